"""help/1 and apropos/1: everything that can be called has its documentation."""

from __future__ import annotations

import re

import pytest

from wamjit import Prolog
from wamjit.builtins.help import entries
from wamjit.builtins.registry import definitions


@pytest.fixture(scope="module")
def prolog():
    with Prolog() as prolog:
        yield prolog


def shown(prolog, capfd, goal: str) -> str:
    """What a goal writes."""
    capfd.readouterr()
    assert prolog.query_once(goal) is not None
    prolog.engine.streams.flush()
    return capfd.readouterr().out


def test_every_predicate_is_documented_once():
    there = {(row.name, row.arity) for row in definitions() if not row.name.startswith("$")}
    documented = [(entry.name, entry.arity) for entry in entries()]
    assert there - set(documented) == set()
    assert [key for key in documented if documented.count(key) > 1] == []
    assert set(documented) - there == set()


def test_modes_and_sentences():
    for entry in entries():
        assert entry.text[0], entry
        if entry.arity and not entry.head.endswith("//"):
            arguments = entry.head[entry.head.index("(", 1) + 1 : -1].split(", ")
            assert all(re.match(r"[-+?:@^]\w", argument) for argument in arguments), entry


def test_help(prolog, capfd):
    text = shown(prolog, capfd, "help(append/3)")
    assert text.startswith("append(?Front, ?Back, ?Whole) is nondet.    library(lists)\n    ")
    assert "?- append(" in text
    assert shown(prolog, capfd, "help(append)").count("library(lists)") == 2
    assert shown(prolog, capfd, "help(atom_length)").startswith(
        "atom_length(+Atom, ?Length) is semidet.\n    Length is"
    )
    assert shown(prolog, capfd, "help((','))").startswith("','(:First, :Second) is nondet.\n")
    assert "help(Name)" in shown(prolog, capfd, "help")


def test_help_for_what_there_is_not(prolog, capfd):
    capfd.readouterr()
    prolog.query_once("help(apend/3)")
    assert capfd.readouterr().err == "Warning: no help for apend; perhaps append/3\n"


def test_help_for_the_programs_own(prolog, capfd):
    prolog.consult(text=":- dynamic mine/1.\nmine(1).\nmine(2).\n")
    assert shown(prolog, capfd, "help(mine)") == "mine/1: dynamic, 2 clause(s)\n"


def test_apropos(prolog, capfd):
    lines = shown(prolog, capfd, "apropos(capital)").splitlines()
    assert [line.split()[0] for line in lines][:2] == ["string_upper/2", "upcase_atom/2"]
    assert "append/3" in shown(prolog, capfd, 'apropos("append")')


@pytest.mark.parametrize("goal", ["help(_)", "apropos(_)"])
def test_errors(prolog, goal):
    with pytest.raises(Exception, match="not sufficiently instantiated"):
        prolog.query_once(goal)
