"""Atoms and text: taking apart, putting together, converting.

In: atoms, numbers, strings, lists of codes or characters. Out: the same. Holds: errors are those of ISO 8.16; a code is
a Unicode code point.
"""

from __future__ import annotations

import math
import re

from wamjit.engine.errors import (
    domain_error,
    error,
    instantiation_error,
    representation_error,
    syntax_error,
    type_error,
)
from wamjit.read.problems import SyntaxProblem
from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var, list_parts, make_list
from wamjit.read.writer import format_float, format_integer


def code_character(code: Term) -> str:
    """The character of a code."""
    if isinstance(code, Var):
        raise instantiation_error()
    if not isinstance(code, int):
        raise type_error("integer", code)
    if not is_code(code):
        raise representation_error("character_code")
    return chr(code)


def is_code(code: int) -> bool:
    """Whether a number is the code of a character; halves of surrogate pairs are none."""
    return 0 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF


def atomic_text(term: Term) -> str | None:
    """The text of an atomic term, None for others."""
    if isinstance(term, Atom):
        return term.name
    if isinstance(term, String):
        return term.text
    if isinstance(term, int):
        return format_integer(term)
    if isinstance(term, float):
        return format_float(term)
    return None


def list_text(term: Term) -> str | None:
    """The text of a proper list of codes or of characters, None for anything else."""
    items, tail = list_parts(term)
    if tail is not NIL:
        return None
    if all(isinstance(item, int) and is_code(item) for item in items):
        return "".join(map(chr, items))
    if all(isinstance(item, Atom) and len(item.name) == 1 for item in items):
        return "".join(item.name for item in items)
    return None


def any_text(term: Term) -> str:
    """The text of anything that has one."""
    if isinstance(term, Var):
        raise instantiation_error()
    found = list_text(term) if isinstance(term, Struct) else atomic_text(term)
    if found is None:
        items, tail = list_parts(term)
        if isinstance(tail, Var) or any(isinstance(item, Var) for item in items):
            raise instantiation_error()
        raise type_error("atomic", term)
    return found


def text_or_nil(term: Term) -> str:
    """As any_text; the empty list is the empty text."""
    return "" if term is NIL else any_text(term)


def atom_text(term: Term) -> str:
    """The text of something atomic that must be there."""
    if isinstance(term, Var):
        raise instantiation_error()
    found = atomic_text(term)
    if found is None:
        raise type_error("atomic", term)
    return found


def name_text(term: Term) -> str:
    """As atom_text, with the error that ISO has where an atom must be; a number or string serves too."""
    if isinstance(term, Struct):
        raise type_error("atom", term)
    return atom_text(term)


def codes(text: str) -> Term:
    """A list of codes."""
    return make_list(map(ord, text))


def chars(text: str) -> Term:
    """A list of characters."""
    return make_list(map(Atom, text))


def listed(term: Term, kind: str) -> str:
    """The text of a list of codes or characters that must be complete."""
    items, tail = list_parts(term)
    if isinstance(tail, Var) or any(isinstance(item, Var) for item in items):
        raise instantiation_error()
    if isinstance(term, String):
        return term.text
    if tail is not NIL:
        raise type_error("list", term)
    return "".join(_item(item, kind) for item in items)


def _item(item: Term, kind: str) -> str:
    if kind == "codes":
        return code_character(item)
    if not isinstance(item, Atom) or len(item.name) != 1:
        raise type_error("character", item)
    return item.name


def check_listed(term: Term, kind: str) -> None:
    """Check what the text of something known will be unified with: a list, perhaps with variables."""
    items, tail = list_parts(term)
    if not isinstance(tail, Var) and tail is not NIL and not isinstance(term, String):
        raise type_error("list", term)
    for item in items:
        if not isinstance(item, Var):
            _item(item, kind)


PLAIN_FLOAT = re.compile(r"[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?")
LEADING = re.compile(r"(?:\s|%[^\n]*\n|/\*(?s:.*?)\*/)*")


def parse_number(text: str, signs: str = "-") -> int | float | None:
    """The number that a text is by the reader's rules (layout and a sign in front are allowed), None if it is none."""
    from wamjit.read.parser import Reader

    start = LEADING.match(text).end()
    sign = text[start : start + 1]
    if sign and sign in signs:
        if text[start + 1 : start + 2] == "/":  # a longer symbol, no comment
            return None
        start = LEADING.match(text, start + 1).end()
    digits = text[start:]
    if PLAIN_FLOAT.fullmatch(digits) and (value := float(digits)) < math.inf:  # the reader takes ten times as long
        return -value if sign == "-" else value
    if not digits[:1].isdigit() or digits == "0'" or (digits[-1].isspace() and digits != "0' "):
        return None
    reader = Reader(digits + " .")
    try:
        clause = reader.read()
    except SyntaxProblem:
        return None
    if clause is None or type(clause.term) not in (int, float) or clause.end != len(reader.text):
        return None
    return -clause.term if sign == "-" else clause.term


def number_from(text: str) -> int | float:
    """As parse_number; a syntax error for what is no number."""
    number = parse_number(text)
    if number is None:
        raise syntax_error("illegal_number")
    return number


# conversions


def atom_codes(engine, atom, result):
    """atom_codes/2"""
    if isinstance(atom, Var):
        return [(atom, Atom(listed(result, "codes")))]
    text = name_text(atom)
    check_listed(result, "codes")
    return [(result, codes(text))]


def atom_chars(engine, atom, result):
    """atom_chars/2"""
    if isinstance(atom, Var):
        return [(atom, Atom(listed(result, "chars")))]
    text = name_text(atom)
    check_listed(result, "chars")
    return [(result, chars(text))]


def char_code(engine, char, code):
    """char_code/2"""
    if isinstance(char, Var):
        return [(char, Atom(code_character(code)))]
    if not isinstance(char, Atom) or len(char.name) != 1:
        raise type_error("character", char)
    if not isinstance(code, Var):
        code_character(code)
    return [(code, ord(char.name))]


def number_codes(engine, number, result):
    """number_codes/2"""
    return _number_list(number, result, "codes", codes)


def number_chars(engine, number, result):
    """number_chars/2"""
    return _number_list(number, result, "chars", chars)


def _number_list(number: Term, result: Term, kind: str, make) -> list:
    if not isinstance(number, int | float | Var):
        raise type_error("number", number)
    if isinstance(result, String):
        return [(number, number_from(result.text))]
    items, tail = list_parts(result)
    if tail is NIL and not any(isinstance(item, Var) for item in items):
        return [(number, number_from(listed(result, kind)))]
    if isinstance(number, Var):
        listed(result, kind)
        raise instantiation_error()
    check_listed(result, kind)
    return [(result, make(atom_text(number)))]


def atom_number(engine, atom, number):
    """atom_number/2"""
    if isinstance(atom, Var):
        if isinstance(number, Var):
            raise instantiation_error()
        if not isinstance(number, int | float):
            raise type_error("number", number)
        return [(atom, Atom(atom_text(number)))]
    text = atom_text(atom)
    value = None if text[:1].isspace() else parse_number(text, "+-")
    return False if value is None else [(number, value)]


def atom_length(engine, atom, length):
    """atom_length/2"""
    text = name_text(atom)
    if not isinstance(length, int | Var):
        raise type_error("integer", length)
    if isinstance(length, int) and length < 0:
        raise domain_error("not_less_than_zero", length)
    return [(length, len(text))]


def upper(text: str) -> str:
    """A text in capitals, character by character: one that becomes two stays."""
    return "".join(char if len(char.upper()) != 1 else char.upper() for char in text)


def upcase_atom(engine, text, atom):
    """upcase_atom/2"""
    return [(atom, Atom(upper(any_text(text))))]


def downcase_atom(engine, text, atom):
    """downcase_atom/2"""
    return [(atom, Atom(any_text(text).lower()))]


def text_concat_known(engine, left, right, whole):
    """'$concat'(+, +, -): atom_concat/3 where both parts are known"""
    joined = name_text(left) + name_text(right)
    return [(whole, Atom(joined))] if isinstance(whole, Var) else name_text(whole) == joined


def sub_text(engine, atom, before, length, after, sub, solutions):
    """'$sub_atom'(+Atom, ?B, ?L, ?A, ?Sub, -Solutions): the solutions of sub_atom/5 as s(B, L, A, Sub)"""
    return [(solutions, sub_solutions(atom, before, length, after, sub, Atom))]


def sub_solutions(atom: Term, before: Term, length: Term, after: Term, sub: Term, make) -> Term:
    text = name_text(atom)
    for part in (before, length, after):
        if not isinstance(part, int | Var):
            raise type_error("integer", part)
    if isinstance(sub, Struct) or (make is Atom and isinstance(sub, int | float)):
        raise type_error("atom", sub)
    for part in (before, length, after):
        if isinstance(part, int) and part < 0:
            raise domain_error("not_less_than_zero", part)
    wanted = None if isinstance(sub, Var) else atomic_text(sub)
    places = _known_places(text, wanted) if wanted is not None else _places(len(text), before, length, after)
    fixed = [part if isinstance(part, int) else None for part in (before, length, after)]
    found = []
    for start, size in places:
        place = start, size, len(text) - start - size
        if all(want is None or want == have for want, have in zip(fixed, place, strict=True)):
            found.append(Struct("s", (*place, make(text[start : start + size]))))
    return make_list(found)


def _known_places(text: str, wanted: str):
    start = text.find(wanted)
    while start >= 0:
        yield start, len(wanted)
        start = text.find(wanted, start + 1)


def _places(total: int, before: Term, length: Term, after: Term):
    """Starts and lengths, fewest first where numbers are given."""
    if isinstance(before, int) and isinstance(length, int):
        yield from [(before, length)] if before + length <= total else []
    elif isinstance(before, int) and isinstance(after, int):
        size = total - before - after
        yield from [(before, size)] if size >= 0 else []
    elif isinstance(length, int) and isinstance(after, int):
        start = total - length - after
        yield from [(start, length)] if start >= 0 else []
    elif isinstance(before, int):
        yield from ((before, size) for size in range(total - before + 1))
    elif isinstance(length, int):
        yield from ((start, length) for start in range(total - length + 1))
    elif isinstance(after, int):
        yield from ((start, total - after - start) for start in range(total - after + 1))
    else:
        yield from ((start, size) for start in range(total + 1) for size in range(total - start + 1))


def atomic_list_concat(engine, items, atom):
    """atomic_list_concat/2"""
    parts, tail = list_parts(items)
    if isinstance(tail, Var):
        raise instantiation_error()
    if tail is not NIL:
        raise type_error("list", items)
    return [(atom, Atom("".join(map(atom_text, parts))))]


def atomic_list_concat_3(engine, items, separator, atom):
    """atomic_list_concat/3: joins, or splits when an item is unknown"""
    between = atom_text(separator)
    parts, tail = list_parts(items)
    if tail is NIL and not any(isinstance(part, Var) for part in parts):
        return [(atom, Atom(between.join(map(atom_text, parts))))]
    if tail is not NIL and not isinstance(tail, Var):
        raise type_error("list", items)
    if isinstance(atom, Var):
        raise instantiation_error()
    if not between:
        raise domain_error("non_empty_atom", separator)
    return [(items, make_list(map(Atom, atom_text(atom).split(between))))]


def term_to_atom(engine, term, atom):
    """term_to_atom/2"""
    if isinstance(term, Var) or not isinstance(atom, Var):
        return [(term, parse_term(engine, any_text(atom)))]
    from wamjit.builtins.output import text

    return [(atom, Atom(text(engine, term, quoted=True, numbervars=True)))]


def parse_term(engine, text: str) -> Term:
    """The first term of a text, as read/1 has it: end_of_file where there is none. A Prolog syntax error."""
    from wamjit.read.lexer import only_layout
    from wamjit.read.parser import Reader

    if only_layout(text):
        return Atom("end_of_file")
    engine.syntax.prepare()
    try:
        return Reader(text + "\n.", engine.operators, engine.flags).read().term
    except SyntaxProblem as problem:
        raise error(Struct("syntax_error", (problem.formal,))) from None
