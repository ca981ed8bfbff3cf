"""The rows of behaviour.py, in their order, on every target: one engine a way, because rows build on earlier ones."""

from __future__ import annotations

import pytest
from answering import answers
from behaviour import GROUPS


@pytest.mark.parametrize("name, program, rows", GROUPS, ids=[group[0] for group in GROUPS])
def test_answers(prolog, name, program, rows):
    if program:
        assert prolog.consult(text=program)
    wrong = []
    for query, expected in rows:
        found = answers(prolog, query)
        if found != expected and expected is not None:
            wrong.append(f"{query}\n    {found}\n    {expected} was expected")
        if expected is None and found in ("false",):
            wrong.append(f"{query} fails")
    assert not wrong, "\n".join(wrong)
