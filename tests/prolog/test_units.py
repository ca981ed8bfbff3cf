"""Unit tests in Prolog: what run_tests says about tests of each kind."""

from __future__ import annotations

import pytest

from wamjit import Prolog
from wamjit.read.terms import Atom

PROGRAM = """
:- use_module(library(plunit)).
:- op(700, xfx, ===>).
:- begin_tests(well).
test(plain) :- X is 1 + 2, X =:= 3.
test(equal, X == 3) :- X is 1 + 2.
test(fails, fail) :- 1 > 2.
test(error, error(type_error(_, _))) :- atom_length(f(x), _).
test(ball, throws(ball)) :- throw(ball).
test(all, all(X == [1,2,3])) :- member(X, [1,2,3]).
test(set, set(X == [1,2])) :- member(X, [2,1,2]).
test(choices, nondet) :- member(_, [1,2]).
test(each, [forall(member(X-Y, [1-2,2-3])), true(Z == Y)]) :- Z is X + 1.
test(around, [setup(nb_setval(unit_key, 1)), cleanup(nb_setval(unit_key, 2)), V == 1]) :- nb_getval(unit_key, V).
test(later, blocked(reason)) :- fail.
test(never, condition(fail)) :- fail.
helper(1).
test(helped) :- helper(1).
test(set_up, [setup(X = 1), X == 1]) :- nonvar(X).
test(cleaned_up, [cleanup(nb_setval(unit_bound, X))]) :- X = bound.
:- end_tests(well).
:- begin_tests(other).
helper(2).
:- dynamic(fact/1).
test(own, all(X == [2])) :- helper(X).
test(own_facts, L == []) :- assertz(fact(1)), seen(L).
test(around, L == [outside]) :- user:assertz(fact(outside)), seen(L).
test(operators, X == a) :- (X ===> b) = (a ===> b).
test(open_end) :- true.
:- end_tests(other).
:- dynamic(fact/1).
seen(L) :- findall(X, fact(X), L).
:- begin_tests(ill).
test(wrong, X == 4) :- X is 1 + 2.
test(succeeds, fail) :- true.
test(other, throws(this)) :- throw(that).
test(more, all(X == [1,2])) :- member(X, [1,2,3]).
test(choices) :- member(_, [1,2]).
test(raises) :- throw(ball).
:- end_tests(ill).
"""
SAID = {
    "wrong": "wrong answer: 3==4",
    "succeeds": "succeeds, which it should not",
    "other": "raises that",
    "more": "wrong answer: [1,2,3]",
    "choices": "succeeds with choice points left",
    "raises": "raises ball",
}


@pytest.fixture(scope="module")
def prolog():
    with Prolog() as prolog:
        assert prolog.consult(text=PROGRAM)
        yield prolog


def test_a_good_unit(prolog, capfd):
    assert prolog.query_once("run_tests(well), nb_getval(unit_key, V)") == {"V": 2}
    assert "14 tests passed, 2 skipped" in capfd.readouterr().err
    assert prolog.query_once("nb_getval(unit_bound, V)") == {"V": Atom("bound")}


def test_what_a_unit_defines_is_its_own(prolog, capfd):
    assert prolog.query_once("run_tests(other)") == {}
    assert "5 tests passed" in capfd.readouterr().err
    assert prolog.query_once("catch(helper(_), error(existence_error(_, _), _), true)") is not None
    assert prolog.query_once("current_module(plunit_other)") == {}


def test_a_bad_unit(prolog, capfd):
    assert prolog.query_once("run_tests(ill)") is None
    said = capfd.readouterr().err
    assert "5 tests failed, 1 passed" in said
    for name, reason in SAID.items():
        assert f"test ill:{name}: {reason}" in said


def test_loading_a_unit_again_replaces_it(prolog, capfd):
    prolog.consult(text=":- begin_tests(ill).\ntest(only) :- true.\n:- end_tests(ill).\n")
    assert prolog.query_once("run_tests(ill)") == {}
    assert "1 tests passed" in capfd.readouterr().err


def test_one_test_by_name(prolog, capfd):
    assert prolog.query_once("run_tests(well:plain)") == {}
    assert "1 tests passed" in capfd.readouterr().err


def test_tests_belong_to_the_module_of_their_text(tmp_path, capfd):
    (tmp_path / "inner.pl").write_text(
        ":- module(inner, []). :- use_module(library(plunit)). twice(X, Y) :- Y is 2 * X.\n"
        "known(3). :- dynamic kept/1.\n"
        ":- begin_tests(inside, [setup(assertz(kept(1)))]).\n"
        "test(body, X == 4) :- twice(2, X).\n"
        "test(kept) :- kept(1).\n"
        "test(options, [setup(twice(1, 2)), forall(known(X)), true(twice(X, 6))]) :- twice(X, 6).\n"
        ":- end_tests(inside).\n",
        "utf-8",
    )
    with Prolog() as prolog:
        prolog.consult(tmp_path / "inner.pl")
        assert prolog.query_once("run_tests(inside)") == {}
    assert "3 tests passed" in capfd.readouterr().err
