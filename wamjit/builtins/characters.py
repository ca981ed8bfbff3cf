"""Classes of characters: char_type/2 and code_type/2.

In: a character or code, or a variable; a type, or a variable. Out: all solutions as a list of Char-Type. Holds: an
unknown character is one of ISO 8859-1.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from wamjit.builtins.text import code_character
from wamjit.engine.errors import domain_error, instantiation_error, type_error
from wamjit.read.chars import is_symbol_char
from wamjit.read.terms import Atom, String, Struct, Term, Var, make_list

FEW = 256  # characters that are tried for an unknown one
NO_BREAK = "\xa0\xad"
NO_SPACE = "\x1c\x1d\x1e\x1f\x85\xa0\u2007\u202f"  # layout for Python, not for C
PAIRS = dict(["()", "[]", "{}"])


def char_types(engine, char, kind, solutions):
    """'$char_types'(?Char, ?Type, -List): char_type/2"""
    return [(solutions, make_list(found(char, kind, character_of, Atom)))]


def code_types(engine, code, kind, solutions):
    """'$code_types'(?Code, ?Type, -List): code_type/2"""
    return [(solutions, make_list(found(code, kind, character_of, ord)))]


def character_of(term: Term) -> str:
    """The character that an argument means; -1 and `end_of_file` are the empty one."""
    if isinstance(term, Atom) and len(term.name) == 1:
        return term.name
    if isinstance(term, String) and len(term.text) == 1:
        return term.text
    if term == -1 or term is Atom("end_of_file"):
        return ""
    if isinstance(term, int):
        return code_character(term)
    raise type_error("character", term)


def found(char: Term, kind: Term, character: Callable, make: Callable) -> Iterator[Term]:
    """Char-Type for each solution."""
    if isinstance(char, Var) and isinstance(kind, Var):
        raise instantiation_error()
    if not isinstance(kind, Var):
        name, arity = (kind.name, len(kind.args)) if isinstance(kind, Struct) else (getattr(kind, "name", ""), 0)
        known = (SIMPLE, WITH_VALUE)[arity] if arity < 2 else {}
        if name not in known:
            raise domain_error("char_type", kind)
    for text in map(chr, range(FEW)) if isinstance(char, Var) else [character(char)]:
        shown = make(text) if isinstance(char, Var) else char
        for one in types_of(text, kind, make):
            yield Struct("-", (shown, one))


def types_of(text: str, kind: Term, make: Callable) -> Iterator[Term]:
    """The types of a character among those asked for."""
    for name, test in SIMPLE.items():
        if (isinstance(kind, Var) or kind is Atom(name)) and test(text):
            yield Atom(name)
    for name, value in WITH_VALUE.items():
        if isinstance(kind, Var) or (isinstance(kind, Struct) and kind.name == name):
            result = value(text)
            if result is not None:
                yield Struct(name, (result if isinstance(result, int) else make(result),))


def weight(text: str) -> int | None:
    """The value of a decimal digit."""
    return int(text) if text.isdecimal() and text.isascii() else None


def hexadecimal(text: str) -> int | None:
    """The value of a hexadecimal digit."""
    return int(text, 16) if text and text in "0123456789abcdefABCDEF" else None


def single(text: str, other: str) -> str:
    """The counterpart of a character, or itself where that is no single character."""
    return other if len(other) == 1 else text


def is_alnum(text: str) -> bool:
    """A letter or a decimal digit."""
    return text.isalpha() or text.isdecimal()


def is_graphic(text: str) -> bool:
    """Something that takes ink, and what keeps words together or apart without a line's end, as C libraries have it."""
    return text != "" and (text in NO_BREAK or (text.isprintable() and not text.isspace()))


SIMPLE: dict[str, Callable[[str], bool]] = {
    "alpha": str.isalpha,
    "alnum": is_alnum,
    "csym": lambda c: is_alnum(c) or c == "_",
    "csymf": lambda c: c.isalpha() or c == "_",
    "ascii": lambda c: c != "" and c.isascii(),
    "cntrl": lambda c: c != "" and unicodedata.category(c) == "Cc",
    "digit": str.isdecimal,
    "decimal": str.isdecimal,
    "space": lambda c: c.isspace() and c not in NO_SPACE,
    "white": lambda c: c != "" and c in " \t",
    "end_of_line": lambda c: c != "" and c in "\n\r\v\f",
    "newline": lambda c: c == "\n",
    "period": lambda c: c != "" and c in ".?!",
    "quote": lambda c: c != "" and c in "'\"`",
    "paren": lambda c: c != "" and c in "()[]{}",
    "lower": str.islower,
    "upper": str.isupper,
    "punct": lambda c: is_graphic(c) and not is_alnum(c),
    "graph": is_graphic,
    "print": lambda c: is_graphic(c) or c == " ",
    "end_of_file": lambda c: c == "",
    "prolog_var_start": lambda c: c.isupper() or c == "_",
    "prolog_atom_start": str.islower,
    "prolog_identifier_continue": lambda c: is_alnum(c) or c == "_",
    "prolog_symbol": lambda c: c != "" and is_symbol_char(c),
}
WITH_VALUE: dict[str, Callable[[str], str | int | None]] = {
    "digit": weight,
    "xdigit": hexadecimal,
    "to_lower": lambda c: single(c, c.lower()) if c else None,
    "to_upper": lambda c: single(c, c.upper()) if c else None,
    "upper": lambda c: single(c, c.lower()) if c.isupper() else None,
    "lower": lambda c: single(c, c.upper()) if c.islower() else None,
    "paren": PAIRS.get,
}
