"""Queries from Python: answers, order, early ends, nesting, errors, resources, interrupts."""

from __future__ import annotations

import threading
import time

import pytest

from wamjit import Atom, Halt, Prolog, PrologError, String, Struct, Var
from wamjit.read.terms import make_list


def state(prolog) -> dict:
    """What a query must leave as it found it."""
    fields = ("heap_top", "stack_top", "frame", "node", "trail_top", "copy_top", "m_sp0")
    return {field: prolog.engine.worker[field] for field in fields}


def test_answers_are_dicts_of_python_values(prolog):
    assert [a["X"] for a in prolog.query("member(X, [1, a, 2.5, [b, c], f(x), 'A b'])")] == [
        1,
        Atom("a"),
        2.5,
        [Atom("b"), Atom("c")],
        Struct("f", [Atom("x")]),
        Atom("A b"),
    ]


def test_every_kind_of_value(prolog):
    answer = prolog.query_once("X = f(Y, [1|T], [[2], []]), Z is 2 ** 70, atom_string(abc, S), W = -3")
    assert answer["Z"] == 2**70
    assert answer["S"] == String("abc")
    assert answer["W"] == -3
    assert isinstance(answer["Y"], Var)
    partial, nested = answer["X"].args[1:]
    assert partial.name == "." and partial.args[0] == 1 and isinstance(partial.args[1], Var)
    assert nested == [[2], []]


def test_lists_inside_of_partial_lists(prolog):
    answer = prolog.query_once("L = [1, 2], X = [[a], f(L, L)|T], length(Y, 5000), append(Y, Z, W), Y = [_|_]")
    first, rest = answer["X"].args
    assert first == [Atom("a")]
    assert rest.args[0].args == ([1, 2], [1, 2])
    assert isinstance(answer["W"].args[1].args[1], Struct)
    assert len(answer["Y"]) == 5000


def test_a_query_without_variables(prolog):
    assert list(prolog.query("true")) == [{}]
    assert list(prolog.query("fail")) == []
    assert prolog.query_once("fail") is None


def test_bindings_go_in_by_name(prolog):
    answer = prolog.query_once("append(Xs, Ys, Zs)", Xs=[1, "a"], Ys=[2.5, Struct("f", [True])])
    assert answer["Zs"] == [1, Atom("a"), 2.5, Struct("f", [Atom("true")])]


def test_a_goal_may_be_a_term(prolog):
    assert len(list(prolog.query(Struct("member", [Var("X"), make_list([1, 2, 3])])))) == 3


def test_a_query_leaves_nothing_behind(prolog):
    prolog.query_once("member(X, [1])")
    before = state(prolog)
    list(prolog.query("append(X, Y, [1, 2, 3])"))
    prolog.query_once("repeat")
    answers = prolog.query("member(X, [1, 2, 3])")
    next(answers)
    answers.close()
    with pytest.raises(PrologError):
        prolog.query_once("length(L, 100), throw(L)")
    assert state(prolog) == before


def test_queries_inside_queries(prolog):
    pairs = [(a["X"], b["Y"]) for a in prolog.query("member(X, [1, 2])") for b in prolog.query("member(Y, [a, b])")]
    assert pairs == [(x, Atom(y)) for x in (1, 2) for y in "ab"]


def test_going_on_with_an_older_query_ends_the_newer(prolog):
    older, newer = prolog.query("member(X, [1, 2])"), prolog.query("member(X, [a, b])")
    assert next(older)["X"] == 1
    assert next(newer)["X"] == Atom("a")
    assert next(older)["X"] == 2
    with pytest.raises(RuntimeError, match="began before"):
        next(newer)
    assert list(older) == []


def test_an_answer_may_be_used_in_the_next_query(prolog):
    answer = prolog.query_once("X = f(A, B, A)")["X"]
    again = prolog.query_once("X = f(P, Q, R), P = 1", X=answer)
    assert (again["P"], again["R"]) == (1, 1)
    assert isinstance(again["Q"], Var)


def test_errors_carry_the_ball(prolog):
    with pytest.raises(PrologError) as caught:
        prolog.query_once("atom_length(X, Y)")
    assert caught.value.term.args[0] is Atom("instantiation_error")
    with pytest.raises(PrologError) as caught:
        prolog.query_once("X = f(Y), throw(X)")
    assert caught.value.term.name == "f"
    with pytest.raises(PrologError, match="unknown procedure no_such/2"):
        prolog.query_once("no_such(1, 2)")


def test_a_syntax_error_in_a_query(prolog):
    with pytest.raises(PrologError, match="syntax error"):
        prolog.query_once("foo(")
    with pytest.raises(PrologError, match="one goal expected"):
        prolog.query_once("a. b")
    assert prolog.query_once("X = 1. ")["X"] == 1


def test_halt_leaves_the_query_and_not_the_engine(prolog):
    before = state(prolog)
    with pytest.raises(Halt) as caught:
        prolog.query_once("member(X, [1, 2]), X > 1, halt(7)")
    assert caught.value.status == 7
    assert state(prolog) == before
    assert prolog.query_once("X = 1") == {"X": 1}


def test_a_python_exception_in_a_service_is_a_prolog_error(prolog, monkeypatch):
    import wamjit.builtins.system as system

    monkeypatch.setattr(system, "getenv", lambda engine, name, value: 1 // 0)
    with pytest.raises(PrologError, match="ZeroDivisionError"):
        prolog.query_once("getenv(a, X)")
    assert prolog.query_once("catch(getenv(a, X), error(system_error, _), true)") is not None


PROGRAM = """
grow(X) :- grow(f(X)).
deep(N) :- M is N + 1, deep(M), atom(M).
choices :- choices.
choices :- choices.
nested(0, a) :- !.
nested(N, f(X)) :- M is N - 1, nested(M, X).
"""


@pytest.mark.parametrize(
    "goal, resource",
    [
        ("grow(a)", "memory"),
        ("length(L, 10000000)", "memory"),
        ("numlist(1, 10000000, L)", "memory"),
        ("atom_codes(A, L), fail ; length(L, 100000), append(L, L, L2), findall(L2, repeat, _)", None),
    ],
)
def test_a_full_heap_is_an_error_and_no_end(prolog, goal, resource):
    prolog.consult(text=PROGRAM)
    before = state(prolog)
    with pytest.raises(PrologError) as caught:
        prolog.query_once(goal)
    formal = caught.value.term.args[0]
    if resource is not None:
        assert formal == Struct("resource_error", [Atom(resource)])
    assert state(prolog) == before
    assert prolog.query_once("numlist(1, 1000, L), sum_list(L, S)")["S"] == 500500


@pytest.mark.parametrize("goal", ["grow(a)", "deep(0)", "choices", "findall(X, repeat, L)"])
def test_programs_catch_resource_errors(goal):
    # the small areas of an emulated machine fill quickly
    with Prolog("x86", heap_limit=16 << 20) as prolog:
        prolog.consult(text=PROGRAM)
        answer = prolog.query_once(f"catch({goal}, error(E, _), true), numlist(1, 1000, L2), sum_list(L2, S)")
        assert answer["E"].name == "resource_error"
        assert answer["S"] == 500500


def test_deep_terms(prolog):
    prolog.consult(text=PROGRAM)
    goal = "nested(300000, X), nested(300000, Y), X == Y, X = Y, copy_term(X, Z), Z == X, findall(X, true, [W]), W = X"
    assert prolog.query_once(f"\\+ \\+ ({goal}, ground(X))") is not None


def test_a_deep_answer_comes_back(prolog):
    prolog.consult(text=PROGRAM)
    term = prolog.query_once("nested(30000, X)")["X"]
    depth = 0
    while isinstance(term, Struct):
        term, depth = term.args[0], depth + 1
    assert depth == 30000


def test_a_cyclic_term_does_not_hang(prolog):
    found = prolog.query_once("X = f(X)")["X"]
    assert found.args[0] is found
    assert prolog.query_once("X = f(X), write(X)")["X"] == found


def test_interrupt_from_another_thread(prolog):
    prolog.consult(text="loop :- loop.")
    timer = threading.Timer(0.1, prolog.interrupt)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        prolog.query_once("loop")
    timer.join()
    assert prolog.query_once("X = 1") == {"X": 1}


def test_engines_side_by_side():
    with Prolog() as one, Prolog() as two:
        one.consult(text="who(one).")
        two.consult(text="who(two). only(2).")
        assert one.query_once("who(X)")["X"] is Atom("one")
        assert two.query_once("who(X)")["X"] is Atom("two")
        with pytest.raises(PrologError):
            one.query_once("only(X)")


def test_engines_in_threads():
    found = {}

    def work(number: int) -> None:
        with Prolog() as prolog:
            prolog.consult(text="len([], 0). len([_|T], N) :- len(T, M), N is M + 1.")
            found[number] = prolog.query_once(f"numlist(1, {number}, L), len(L, N)")["N"]

    threads = [threading.Thread(target=work, args=(number,)) for number in (10, 1000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {10: 10, 1000: 1000}


def test_a_closed_engine_says_so():
    prolog = Prolog()
    answers = prolog.query("member(X, [1, 2])")
    next(answers)
    prolog.close()
    prolog.close()
    with pytest.raises(RuntimeError, match="closed"):
        next(answers)


def test_the_timing_of_statistics_moves_on(prolog):
    first = prolog.query_once("statistics(walltime, [T, _])")["T"]
    time.sleep(0.01)
    assert prolog.query_once("statistics(walltime, [T, _])")["T"] > first


def test_a_query_that_ends_with_much_on_its_trail(prolog):
    """The kernel resets what it has bound, and what setarg/3 has changed, for the queries around it as well."""
    prolog.consult(
        text="""
        inner(L, T) :- ( true ; true ), maplist(=(c), L), change(2000, T), throw(ball).
        change(0, _) :- !.
        change(N, T) :- setarg(1, T, N), M is N - 1, change(M, T).
        """
    )
    before = state(prolog)
    for _ in range(2):
        with pytest.raises(PrologError, match="ball"):
            prolog.query_once("length(L, 5000), inner(L, f(old))")
        assert state(prolog) == before
    outer = prolog.query("length(L, 5000), T = f(old), member(X, [1, 2])")
    assert next(outer)["X"] == 1
    with pytest.raises(PrologError, match="ball"):
        prolog.query_once("length(L, 5000), inner(L, f(old))")
    assert next(outer)["T"] == Struct("f", [Atom("old")])
    half = prolog.query("length(L, 5000), maplist(=(a), L), member(X, [1, 2])")
    assert next(half)["X"] == 1
    half.close()
    outer.close()
    assert state(prolog) == before
