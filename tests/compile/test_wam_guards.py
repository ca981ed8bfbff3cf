"""Clauses chosen by their guards: the cases where that would be wrong, or where it must take the slow way."""

from __future__ import annotations

import pytest

from tests.compile.differential import check_program
from tests.compile.programs import compile_clauses, machine_for, read_clauses
from wamjit.read.parser import read_term

INSIDE = "p([a|_], X) :- !, X = list. p(f(Y, Y), X) :- !, X = same. p(_, other)."
BOUND_BY_OUTPUT = "p(E, f(Y)) :- var(E), !, Y = 1. p(_, none)."
ALIASES = "p(X, 5) :- X > 3, !. p(_, none). q(X, b) :- atom(X), !. q(_, c). r(X, 1 + 2) :- X > 2, !. r(_, no)."
READ_BEFORE = "p(X, [Y|_]) :- Y > X, !. p(_, _)."
ERROR_BEFORE_FAILURE = "p([X|_], [X], _) :- X > a, !. p(_, [], yes)."
OUTPUT = "p([X|L], Y, [X|R]) :- X =< Y, !, p(L, Y, R). p([_|L], Y, R) :- p(L, Y, R). p([], _, [])."
REPEATED = "p(0, X, X) :- !. p(N, X, Y) :- M is N - 1, p(M, [N|X], Y)."
TWO_OUTPUTS = "p(1, [a], [b]) :- !. p(_, _, c)."

CASES = [
    (INSIDE, ["p([a,b], X)", "p([b], X)", "p(f(1,2), X)", "p(f(A,A), X)", "p(A, X)", "p([A], X)"]),
    (BOUND_BY_OUTPUT, ["p(A, A)", "p(A, B)", "p(a, B)", "p(A, f(2))"]),
    (ALIASES, ["p(A, A)", "p(4, A)", "p(1, A)", "q(A, A)", "q(a, A)", "q(1, A)", "r(A, A)", "r(3, A)", "r(1 + A, A)"]),
    (READ_BEFORE, ["p(1, [2])", "p(3, [2])", "p(1, X)", "p(X, X)"]),
    (ERROR_BEFORE_FAILURE, ["p([1], [], X)", "p([1], [1], X)", "p([b], X, Y)", "p([1], X, Y)"]),
    (OUTPUT, ["p([1,5,2], 3, X)", "p([1,5,2], 3, [1,2])", "p([1,5,2], 3, [5|X])", "p([1], 3, [X|Y])", "p(X, 3, [])"]),
    (REPEATED, ["p(2, [], X)", "p(2, [], [1,2])", "p(0, X, Y)", "p(0, a, b)"]),
    (TWO_OUTPUTS, ["p(1, X, Y)", "p(1, X, X)", "p(1, [a], Y)", "p(2, X, Y)"]),
]


@pytest.mark.parametrize(("program", "goals"), CASES)
def test_same_answers(program: str, goals: list[str]) -> None:
    queries = [(term.name, list(term.args)) for term in map(read_term, goals)]
    assert check_program(read_clauses(program), queries, 64, "guards") == ""


def test_no_choice_point_for_an_unbound_output() -> None:
    machine = machine_for(OUTPUT)
    made = []
    new_choice = machine.new_choice
    machine.new_choice = lambda *args: made.append(args) or new_choice(*args)
    for goal, count in [("p([1,5,2], 3, X)", 1), ("p([1,5,2], 3, [1,2])", 4)]:
        made.clear()
        next(machine.solve("p", read_term(goal).args))
        assert len(made) == count  # one is the query's own


def test_long_chains_are_made_once() -> None:
    def size(n: int) -> int:
        text = " ".join(f"p(X, f(Y)) :- X < {i}, !, q(Y)." for i in range(n))
        return sum(len(code.instructions) for code in compile_clauses(read_clauses(text)))

    assert size(200) < 2.2 * size(100)
