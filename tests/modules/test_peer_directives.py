"""What stands at the beginning of programs for other systems: flags, declarations and libraries that mean little here.

They are accepted without a word; what ISO says of flags that nobody knows stays an error, unless the flag iso is false.
"""

from __future__ import annotations

import pytest

from wamjit import Prolog

HEADER = """
:- set_prolog_flag(redefine_warnings, off).
:- set_prolog_flag(float_format, '').
:- set_prolog_flag(encoding, utf8).
:- set_prolog_flag(last_call_optimisation, true).
:- set_prolog_flag(toplevel_prompt, '> ').
:- use_module(library(time)).
:- use_module(library(prolog_stack)).
:- det(p/1).
:- ensure_linked([q/0, r/1]).
:- redefine_system_predicate(print(_, _)).
:- predicate_options(p/2, 2, [quick(boolean)]).
p(1).
"""


@pytest.fixture(scope="module")
def shared():
    """One engine for tests that leave nothing behind."""
    with Prolog() as prolog:
        yield prolog


@pytest.fixture
def prolog():
    """An engine whose flags a test may change."""
    with Prolog() as prolog:
        yield prolog


def test_headers_of_other_systems_are_accepted(prolog, capfd):
    assert prolog.consult(text=HEADER)
    assert capfd.readouterr().err == ""
    assert prolog.query_once("current_prolog_flag(float_format, X)")["X"].name == ""


@pytest.mark.parametrize(
    ("goal", "formal"),
    [
        ("set_prolog_flag(encoding, ebcdic)", "domain_error(flag_value,encoding+ebcdic)"),
        ("set_prolog_flag(bounded, false)", "permission_error(modify,flag,bounded)"),
        ("set_prolog_flag(no_such_flag, 1)", "domain_error(prolog_flag,no_such_flag)"),
        ("current_prolog_flag(no_such_flag, _)", "domain_error(prolog_flag,no_such_flag)"),
    ],
)
def test_what_stays_an_error(shared, goal, formal):
    found = shared.query_once(f"catch({goal}, error(E, _), true), format(atom(A), '~q', [E])")
    assert found["A"].name == formal


def test_flags_of_other_systems_are_unknown_until_they_are_set(shared):
    assert not shared.query_once("current_prolog_flag(xref, _)")


def test_without_iso_programs_have_flags_of_their_own(prolog):
    assert prolog.query_once(
        "set_prolog_flag(iso, false), \\+ current_prolog_flag(mine, _), set_prolog_flag(mine, f(1)),"
        "current_prolog_flag(mine, X), V is 1 << 40, set_prolog_flag(stack_limit, V),"
        "current_prolog_flag(stack_limit, L), L < V"
    )


@pytest.mark.parametrize(
    ("flag", "text"),
    [
        ("single_var_warnings", "p(Once, 1)."),
        ("singleton_warning", "p(Once, 1)."),
        ("discontiguous_warnings", "p(1). pq(1). p(2)."),
    ],
)
def test_flags_leave_out_warnings(prolog, capfd, flag, text):
    texts = [text.replace("p", f"p{number}") for number in range(4)]  # each predicate is reported once
    prolog.consult(text=texts[0])
    assert "Warning" in capfd.readouterr().err
    prolog.consult(text=f":- set_prolog_flag({flag}, off).\n{texts[1]}")
    prolog.consult(text=texts[2])
    assert capfd.readouterr().err == ""
    prolog.consult(text=f":- set_prolog_flag({flag}, on).\n{texts[3]}")
    assert "Warning" in capfd.readouterr().err
