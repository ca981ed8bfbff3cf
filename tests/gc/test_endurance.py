"""Programs that build far more than the heap holds, on every target, and what must survive meanwhile."""

from __future__ import annotations

import pytest
from engines import NATIVE, collections, engine, possible_ways

from wamjit import Atom, PrologError

PROGRAM = """
loop(0, S, S) :- !.
loop(N, s(A, B, _), S) :- N1 is N-1, B1 is A+B, C = [N, f(N, B1)], loop(N1, s(A, B1, C), S).

range(N, N, [N]) :- !.
range(I, N, [I|L]) :- I1 is I+1, range(I1, N, L).
sum([], S, S).
sum([X|L], S0, S) :- S1 is S0+X, sum(L, S1, S).
waste(0) :- !.
waste(N) :- N1 is N-1, waste_more(N1, f(N, [N, N, N], g(N))).
waste_more(N, f(_, [_|_], _)) :- waste(N).

choices(N, X) :- member(X, [1, 2, 3, 4]), waste(N), X > 3.
caught(0) :- !.
caught(N) :- catch(thrower(N), ball(M, L), ( M == N, L = [_|_] )), N1 is N-1, caught(N1).
thrower(N) :- X = [N, N], throw(ball(N, X)).
kept(N, S) :- range(1, 500, L), catch(( waste(N), throw(x) ), x, true), sum(L, 0, S).
answers(N, K-A) :-
    findall(X-f(X), ( member(X, [1, 2, 3]), waste(N) ), L), length(L, K), waste(N), L = [A-f(A)|_].
deep(0, []) :- !.
deep(N, [x(Y)|T]) :- N1 is N-1, waste(3), deep(N1, T), Y = N.
queue(0, q(F, B), K) :- !, length(F, A), length(B, C), K is A+C.
queue(N, Q0, K) :- pop(Q0, X, Q1), Q1 = q(F, B), Y is X+1, N1 is N-1, queue(N1, q(F, [Y|B]), K).
pop(q([X|F], B), X, q(F, B)) :- !.
pop(q([], B), X, q(F, [])) :- reverse(B, [X|F]).
numbers(0, S, S) :- !.
numbers(N, S0, S) :-
    X is N*1000000000000*1000000000000, Y is N*0.5, S1 is S0+X/(Y*1.0e24), N1 is N-1, numbers(N1, S1, S).
changed(0, _) :- !.
changed(N, T) :- setarg(1, T, f(N, [N, N, N])), N1 is N-1, changed(N1, T).
counted(N, T) :- ( between(1, N, _), arg(1, T, c(X)), Y is X+1, nb_setarg(1, T, c(Y)), waste(3), fail ; true ).
bound(N, L) :- length(L, 50), bind_all(L, N), waste(N).
bind_all([], _).
bind_all([X|L], N) :- waste(9), X = g(N), bind_all(L, N).
:- dynamic(fact/2).
stored(0) :- !.
stored(N) :- retractall(fact(_, _)), assertz(fact(N, [N, f(N)])), fact(N, [M|_]), M == N, N1 is N-1, stored(N1).
"""

NATIVE_STEPS, EMULATED_STEPS = 50_000, 25_000

# query, answer, how many times more natively
QUERIES = [
    ("loop(N, s(1, 0, x), s(_, X, _))", lambda n: n, 10),
    ("choices(N, X)", lambda n: 4, 3),
    ("caught(N), X = 1", lambda n: 1, 1),
    ("kept(N, X)", lambda n: 125250, 5),
    ("answers(N, K-A), X is 10*K+A", lambda n: 31, 5),
    ("K is N//4, deep(K, L), length(L, X)", lambda n: n // 4, 1),
    ("range(1, 300, L), queue(N, q(L, []), X)", lambda n: 300, 5),
    ("numbers(N, 0, S), X is round(S*1000/N)", lambda n: 2000, 1),
    ("T = t(x), changed(N, T), arg(1, T, f(X, _))", lambda n: 1, 5),
    ("T = t(c(0)), counted(N, T), waste(N), arg(1, T, c(X))", lambda n: n, 2),
    ("bound(N, L), L = [g(X)|_]", lambda n: n, 5),
    ("stored(N), X = 1", lambda n: 1, 1),
]


@pytest.fixture(scope="module", params=possible_ways(), ids="-".join)
def prolog(request):
    with engine(request.param, PROGRAM) as prolog:
        prolog.steps = NATIVE_STEPS if request.param[1] == NATIVE else EMULATED_STEPS
        yield prolog


@pytest.mark.parametrize(("query", "expected", "times"), QUERIES, ids=[row[0].split("(")[0] for row in QUERIES])
def test_more_than_the_heap_holds(prolog, query, expected, times):
    n = prolog.steps * (times if prolog.steps > EMULATED_STEPS else 1)
    before = collections(prolog)
    assert prolog.query_once(query, N=n)["X"] == expected(n)
    assert collections(prolog) > before


def test_what_is_alive_and_too_large_is_an_error_and_nothing_is_lost(prolog):
    with pytest.raises(PrologError) as caught:
        prolog.query_once("range(1, 10000000, L)")
    assert "memory" in str(caught.value)
    assert prolog.query_once("kept(N, X)", N=prolog.steps)["X"] == 125250


def test_the_error_can_be_caught_and_the_program_goes_on(prolog):
    query = "catch(range(1, 10000000, _), error(resource_error(R), _), true), waste(N), range(1, 1000, L), sum(L, 0, X)"
    answer = prolog.query_once(query, N=prolog.steps)
    assert (answer["R"], answer["X"]) == (Atom("memory"), 500500)


def test_setarg_in_a_loop_does_not_fill_the_trail(prolog):
    """Of the changes behind one choice point only the first is kept; it brings back what was there."""
    query = (
        "T = t(x), ( member(X, [1, 2]), changed(N, T), garbage_collect, statistics(trailused, U), U < 10000, X > 1 )"
    )
    assert prolog.query_once(query, N=1000)["U"] < 10_000
    assert prolog.query_once("T = t(x), ( changed(N, T), fail ; arg(1, T, X) )", N=prolog.steps)["X"] == Atom("x")


def test_a_query_inside_a_query(prolog):
    """The outer answers are read before and after much has been collected by an inner query."""
    outer = prolog.query("range(1, 200, L), member(X, L), waste(10), sum(L, X, S)")
    assert next(outer)["S"] == 20101
    before = collections(prolog)
    inner = prolog.query("member(Y, [a, b]), waste(N)", N=prolog.steps)
    assert next(inner)["Y"] == Atom("a")
    assert collections(prolog) > before
    inner.close()
    assert [next(outer)["S"] for _ in range(3)] == [20102, 20103, 20104]
    outer.close()


def test_a_query_inside_a_service(prolog, tmp_path):
    """consult/1 runs a directive while the caller's terms wait; they are where they were."""
    (tmp_path / "inner.pl").write_text(f":- waste({prolog.steps}), nb_setval(inner, done).\n")
    query = (
        "range(1, 300, L), K = k(L, V), consult(File), V = L, waste(9), nb_getval(inner, D), K = k(A, A), sum(A, 0, X)"
    )
    answer = prolog.query_once(query, File=str(tmp_path / "inner.pl"))
    assert (answer["X"], answer["D"]) == (45150, Atom("done"))


def test_the_goal_and_its_answer_stay(prolog):
    """What Python built lies below what is collected, and is bound to what is above."""
    query = "waste(N), L = [A, B], A = f(C), waste(N), C = g(B), waste(N), B = 7, waste(N), A == f(g(7))"
    answer = prolog.query_once(query, N=prolog.steps)
    assert answer["L"][1] == answer["B"] == 7


def test_statistics_and_garbage_collect(prolog):
    before = collections(prolog)
    answer = prolog.query_once("waste(1000), garbage_collect, statistics(garbage_collection, [Count, Bytes, _])")
    assert answer["Count"] > before
    assert answer["Bytes"] > 0
