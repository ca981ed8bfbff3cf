"""Strings and other text: splitting, spaces, conversion to strings and terms.

In: text in any form. Out: strings, atoms, terms. Holds: nothing here writes.
"""

from __future__ import annotations

from wamjit.builtins.text import any_text, text_or_nil
from wamjit.engine.errors import domain_error, instantiation_error, type_error
from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var, list_parts, make_list


def text_string(term: Term) -> str:
    """The text of an atom, a string or a list; no numbers."""
    if isinstance(term, int | float):
        raise type_error("text", term)
    if isinstance(term, Struct) and term.name != ".":
        raise type_error("text", term)
    return text_or_nil(term)


def text_to_string(engine, text, string):
    """text_to_string/2"""
    return [(string, String(text_string(text)))]


def split_string(engine, string, separators, pad, parts):
    """split_string/4: separators that are padding too count once"""
    text, between, around = text_or_nil(string), text_or_nil(separators), text_or_nil(pad)
    rest = text.strip(around) if around else text
    found, start, at = [], 0, 0
    while at < len(rest):
        if rest[at] in between:
            found.append(rest[start:at])
            start = at if rest[at] in around else at + 1
            while at < len(rest) and rest[at] in around:
                at = start = at + 1
            at = start
        else:
            at += 1
    found.append(rest[start:])
    return [(parts, make_list(String(part.strip(around) if around else part) for part in found))]


def normal_space(engine, text, normal):
    """'$normal_space'(+Text, -String): words with one space between, for normalize_space/2"""
    return [(normal, String(" ".join(text_or_nil(text).split())))]


def sub_atom_icasechk(engine, atom, start, sub):
    """sub_atom_icasechk/3"""
    text, wanted = any_text(atom).lower(), any_text(sub).lower()
    if isinstance(start, int):
        return text.startswith(wanted, start)
    place = text.find(wanted)
    return [(start, place)] if place >= 0 else False


def string_code(engine, index, string, code):
    """string_code/3, get_string_code/3"""
    if isinstance(index, Var):
        raise instantiation_error()
    if not isinstance(index, int):
        raise type_error("integer", index)
    if index < 0:
        raise domain_error("not_less_than_zero", index)
    text = text_or_nil(string)
    return [(code, ord(text[index - 1]))] if 1 <= index <= len(text) else False


def atomics_to_string(engine, items, string):
    """atomics_to_string/2"""
    parts, tail = list_parts(items)
    if isinstance(tail, Var):
        raise instantiation_error()
    if tail is not NIL:
        raise type_error("list", items)
    return [(string, String("".join(map(any_text, parts))))]


def atom_to_term(engine, atom, term, bindings):
    """atom_to_term/3"""
    from wamjit.builtins.text import SyntaxProblem, error
    from wamjit.read.parser import Reader

    engine.syntax.prepare()
    text = text_or_nil(atom)
    if not text.strip():
        return [(term, Atom("end_of_file")), (bindings, NIL)]
    try:
        clause = Reader(text + " .", engine.operators, engine.flags).read()
    except SyntaxProblem as problem:
        raise error(Struct("syntax_error", (problem.formal,))) from None
    pairs = [Struct("=", (Atom(name), value)) for name, value in clause.variables.items() if name != "_"]
    return [(term, clause.term), (bindings, make_list(pairs))]
