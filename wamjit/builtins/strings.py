"""Strings and kinds of characters.

In: strings, or whatever has a text. Out: strings. Holds: an atom, a number or a list serves as well.
"""

from __future__ import annotations

from wamjit.builtins.text import (
    any_text,
    atom_text,
    chars,
    codes,
    listed,
    parse_number,
    parse_term,
    sub_solutions,
    text_or_nil,
    upper,
)
from wamjit.read.terms import Atom, String, Var


def atom_string(engine, atom, string):
    """atom_string/2"""
    if isinstance(atom, Var):
        return [(atom, Atom(any_text(string)))]
    return [(string, String(any_text(atom)))]


def number_string(engine, number, string):
    """number_string/2"""
    if isinstance(string, Var):
        return [(string, String(atom_text(number)))]
    value = parse_number(any_text(string).strip())
    return False if value is None else [(number, value)]


def string_chars(engine, string, result):
    """string_chars/2"""
    if isinstance(string, Var):
        return [(string, String(listed(result, "chars")))]
    return [(result, chars(any_text(string)))]


def string_codes(engine, string, result):
    """string_codes/2"""
    if isinstance(string, Var):
        return [(string, String(listed(result, "codes")))]
    return [(result, codes(any_text(string)))]


def string_to_atom(engine, string, atom):
    """string_to_atom/2"""
    if isinstance(string, Var):
        return [(string, String(atom_text(atom)))]
    return [(atom, Atom(text_or_nil(string)))]


def string_length(engine, string, length):
    """string_length/2"""
    return [(length, len(any_text(string)))]


def string_concat(engine, left, right, whole):
    """string_concat/3 where both parts are known"""
    return [(whole, String(any_text(left) + any_text(right)))]


def string_lower(engine, string, result):
    """string_lower/2"""
    return [(result, String(any_text(string).lower()))]


def string_upper(engine, string, result):
    """string_upper/2"""
    return [(result, String(upper(any_text(string))))]


def sub_string_text(engine, string, before, length, after, sub, solutions):
    """'$sub_string'(+String, ?B, ?L, ?A, ?Sub, -Solutions)"""
    return [(solutions, sub_solutions(String(any_text(string)), before, length, after, sub, String))]


def term_string(engine, term, string):
    """term_string/2"""
    if isinstance(term, Var) and not isinstance(string, Var):
        return [(term, parse_term(engine, any_text(string)))]
    from wamjit.builtins.output import text

    return [(string, String(text(engine, term, quoted=True, numbervars=True)))]
