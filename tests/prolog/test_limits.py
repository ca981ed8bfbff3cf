"""Limits of depth, work and time, on every target."""

from __future__ import annotations

import pytest
from answering import answers

PROGRAM = """
down(0).
down(N) :- N > 0, M is N - 1, down(M).
loop :- loop.
:- dynamic(inner:deep/2), dynamic(outer:all/1), dynamic(outer:some/1).
:- assertz(inner:deep(0, [a,b])), assertz(inner:(deep(N, X) :- N > 0, M is N - 1, deep(M, X))).
:- assertz(outer:(all(Xs) :- findall(X, in(X), Xs))).
:- assertz(outer:(some(X) :- ( in(X), \\+ first(X) -> true ; X = none ))).
:- assertz(outer:in(a)), assertz(outer:in(b)), assertz(outer:first(a)).
"""
ROWS = [
    ("call_with_depth_limit(down(3), 100, R)", "R = 4"),
    ("call_with_depth_limit(down(100), 50, R)", "R = depth_limit_exceeded"),
    ("call_with_depth_limit(true, 0, R)", "R = depth_limit_exceeded"),
    ("call_with_depth_limit(fail, 10, R)", "false"),
    ("call_with_depth_limit(down(1), a, R)", "error(type_error(integer,a))"),
    ("call_with_inference_limit(down(1000000), 200, R)", "R = inference_limit_exceeded"),
    ("call_with_inference_limit(true, 100, R)", "R = !"),
    ("call_with_inference_limit((repeat, fail), 100, R)", "R = inference_limit_exceeded"),
    ("call_with_inference_limit(throw(ball), 100, R)", "throw(ball)"),
    ("call_with_inference_limit(inner:deep(3, X), 100, R)", "X = [a,b], R = true"),
    ("call_with_inference_limit(outer:all(Xs), 200, R)", "Xs = [a,b], R = !"),
    ("call_with_inference_limit(outer:some(X), 200, R)", "X = b, R = !"),
    ("call_with_depth_limit(inner:deep(60, X), 50, R)", "R = depth_limit_exceeded"),
    ("call_with_time_limit(0.05, loop)", "throw(time_limit_exceeded)"),
    ("call_with_time_limit(0.05, (repeat, fail))", "throw(time_limit_exceeded)"),
    ("call_with_time_limit(60, call_with_time_limit(0.05, loop))", "throw(time_limit_exceeded)"),
    ("call_with_time_limit(0, true)", "throw(time_limit_exceeded)"),
    ("call_with_time_limit(60, X = 1)", "X = 1"),
    ("call_with_time_limit(60, member(X, [1,2]))", "X = 1"),
    ("call_with_time_limit(60, fail)", "false"),
    ("call_with_time_limit(_, true)", "error(instantiation_error)"),
]


@pytest.fixture(scope="module")
def loaded(prolog):
    assert prolog.consult(text=PROGRAM)
    return prolog


@pytest.mark.parametrize("query, expected", ROWS)
def test_limits(loaded, query, expected):
    assert answers(loaded, query) == expected
    assert loaded.engine.alarms == {}
