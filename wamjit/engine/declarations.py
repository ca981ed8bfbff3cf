"""Directives of SICStus whose names are operators there, and here only for them: `:- mode p(+, -).` `:- block q(-, ?).`

In: the text of something that could not be read. Out: the directive, if it is one of these. Holds: elsewhere `mode` and
`block` are names like others.
"""

from __future__ import annotations

import re

from wamjit.read.operators import Operators
from wamjit.read.terms import Struct, Term

NAMES = ("mode", "block")
PRIORITY, TYPE = 1150, "fx"
BEGIN = re.compile(r"(?:\s|%[^\n]*\n|/\*.*?\*/)*:-\s*(?:mode|block)\b", re.DOTALL)


def declaration(text: str, operators: Operators, flags) -> Term | None:
    """What a directive declares."""
    from wamjit.read.parser import Reader, SyntaxProblem

    if BEGIN.match(text) is None:
        return None
    extended = operators.copy()
    for name in NAMES:
        extended.add(PRIORITY, TYPE, name, plain=True)
    try:
        clause = Reader(text, extended, flags).read()
    except SyntaxProblem:
        return None
    term = None if clause is None else clause.term
    is_directive = isinstance(term, Struct) and term.name == ":-" and len(term.args) == 1
    return term.args[0] if is_directive else None
