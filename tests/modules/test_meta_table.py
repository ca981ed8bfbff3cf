"""tables/meta.txt: each row is a predicate that there is, and says what its documentation says."""

from __future__ import annotations

import re

import pytest

from wamjit.builtins.registry import definitions
from wamjit.engine.library import library_dir
from wamjit.engine.meta import MODES, QUALIFIED, declared
from wamjit.read.parser import read_term
from wamjit.read.terms import Struct

HEAD = re.compile(r"^%! (.+) is (?:det|semidet|nondet|multi|failure)\.$", re.MULTILINE)
GRAMMAR = 2


def documented() -> list[tuple[str, str, int, list[int]]]:
    """File, name, arity and the places of arguments with `:` of each documented head."""
    found = []
    for file in sorted(library_dir().rglob("*.pl")):
        for head in HEAD.findall(file.read_text("utf-8")):
            grammar = head.endswith("//")
            marked = re.sub(r"(?<=[(, ]):(?=[A-Z])", "'$goal'-", " " + head.removesuffix("//")).strip()
            plain = re.sub(r"(?<=[(, ])[+?-](?=[A-Z])", "", " " + marked).strip()
            term = read_term(plain)
            arguments = term.args if isinstance(term, Struct) else ()
            goals = [
                n
                for n, a in enumerate(arguments)
                if isinstance(a, Struct) and getattr(a.args[0], "name", "") == "$goal"
            ]
            found.append((file.name, term.name, len(arguments) + GRAMMAR * grammar, goals))
    return found


def test_rows_are_of_predicates_that_there_are():
    known = {(row.name, row.arity) for row in definitions()}
    assert set(declared()) - known == set()


def test_specs():
    assert {spec for specs in declared().values() for spec in specs} <= {*QUALIFIED, *MODES}


@pytest.mark.parametrize("file, name, arity, goals", documented(), ids=lambda value: str(value).replace("/", "_"))
def test_arguments_that_are_documented_as_goals_take_their_module_along(file, name, arity, goals):
    specs = declared().get((name, arity), ())
    assert [place for place in goals if place >= len(specs) or specs[place] not in QUALIFIED] == []
