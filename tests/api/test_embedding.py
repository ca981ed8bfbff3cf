"""What an embedder does wrong or by halves: closed engines, overtaken queries, interrupts, bad arguments."""

from __future__ import annotations

import threading

import pytest

from wamjit import Atom, Prolog, PrologError, Struct

FACTS = "n(1). n(2). n(3)."


@pytest.fixture
def prolog():
    """An engine with some facts."""
    with Prolog(heap_limit=32 << 20) as prolog:
        prolog.consult(text=FACTS)
        yield prolog


def test_a_closed_prolog_says_so(prolog):
    answers = prolog.query("n(X)")
    next(answers)
    prolog.close()
    prolog.close()
    prolog.interrupt()
    with pytest.raises(RuntimeError, match="closed"):
        next(answers)
    for use in (lambda: prolog.query_once("true"), lambda: prolog.consult(text="a."), prolog.__enter__):
        with pytest.raises(RuntimeError, match="closed"):
            use()


def test_an_overtaken_query_does_not_end_as_if_it_had_no_more_answers(prolog):
    outer, inner = prolog.query("n(X)"), prolog.query("n(X)")
    assert [next(outer)["X"], next(inner)["X"], next(outer)["X"]] == [1, 1, 2]
    with pytest.raises(RuntimeError, match="began before"):
        next(inner)
    assert next(outer)["X"] == 3


def test_a_query_that_its_user_closes_just_ends(prolog):
    answers = prolog.query("n(X)")
    next(answers)
    answers.close()
    assert list(answers) == []


def test_leaving_a_query_runs_all_its_cleanup_goals(prolog):
    prolog.consult(text=":- dynamic(done/1). w(X) :- setup_call_cleanup(true, repeat, assertz(done(X))).")
    assert prolog.query_once("w(1), w(2), w(3)") == {}
    assert prolog.query_once("findall(X, done(X), L)")["L"] == [3, 2, 1]


def test_an_interrupt_stops_what_runs_and_nothing_later(prolog):
    timer = threading.Timer(0.2, prolog.interrupt)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        prolog.query_once("repeat, fail")
    timer.join()
    prolog.interrupt()
    assert prolog.query_once("X = 1") == {"X": 1}


def test_an_interrupt_ends_sleep(prolog):
    timer = threading.Timer(0.1, prolog.interrupt)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        prolog.query_once("sleep(60)")
    timer.join()
    assert prolog.query_once("X = 1") == {"X": 1}


def test_an_interrupt_in_the_last_step_of_a_query_is_that_query_s(prolog):
    prolog.register(lambda: prolog.interrupt(), "last_step", 1)
    with pytest.raises(KeyboardInterrupt):
        prolog.query_once("last_step(_)")
    assert prolog.query_once("X is 2 ** 100, n(Y)") == {"X": 2**100, "Y": 1}


def test_a_time_limit_ends_sleep(prolog):
    goal = "catch(call_with_time_limit(0.05, sleep(60)), E, true)"
    assert str(prolog.query_once(goal)["E"]) == "time_limit_exceeded"


def test_deep_terms_can_be_shown():
    deep = Struct("z", [[]])
    for _ in range(20_000):
        deep = Struct("f", [[Atom("a"), deep], 1])
    text = "Struct('f', ([Atom('a'), " * 20_000 + "Struct('z', ([],))" + "], 1))" * 20_000
    assert repr(deep) == text
    shared = Struct("s", [1])
    assert repr(Struct("t", [shared, [shared]])) == "Struct('t', (Struct('s', (1,)), [Struct('s', (1,))]))"
    assert repr(Struct("empty", [])) == "Struct('empty', ())"


@pytest.mark.parametrize("limits", [{"heap_limit": -5}, {"heap_limit": "1g"}, {"stack_limit": 0}])
def test_limits_are_numbers_of_bytes(limits):
    with pytest.raises(ValueError, match="positive number of bytes"):
        Prolog(**limits)


def test_wrong_arguments_are_named(prolog):
    with pytest.raises(TypeError, match="a path"):
        prolog.consult()
    with pytest.raises(TypeError, match="a text or a term"):
        prolog.query_once(None)


def test_a_prolog_runs_in_another_thread(prolog):
    found: list = []
    thread = threading.Thread(target=lambda: found.extend(prolog.query("n(X)")))
    thread.start()
    thread.join(timeout=20)
    assert found == [{"X": 1}, {"X": 2}, {"X": 3}]


def test_cyclic_terms_are_values_that_contain_themselves(prolog):
    found = prolog.query_once("X = f(X, Y), Y = [1, X], Z = [a|Z]")
    x, items, rest = found["X"], found["Y"], found["Z"]
    assert x.args[0] is x and x.args[1] is items and items[1] is x
    assert rest.args[1] is rest  # no proper list: a Struct
    assert x == prolog.query_once("X = f(X, [1, X])")["X"]
    assert x != prolog.query_once("X = f(X, [2, X])")["X"]
    assert repr(rest) == "Struct('.', (Atom('a'), ...))"


def test_cyclic_values_are_terms(prolog):
    loop = [1]
    loop.append(loop)
    given = prolog.query_once("X = f(X)")["X"]
    assert prolog.query_once("L = [1, L], G = f(G)", L=loop, G=given) is not None
    assert prolog.query_once("L = [2|_]", L=loop) is None
    prolog.register(lambda value: value, "same", 2)
    assert prolog.query_once("X = g(X), same(X, Y), Y == X") is not None
    prolog.register(lambda: loop, "own", 1)
    assert prolog.query_once("own(L), L = [1, M], L == M") is not None


def test_an_error_about_a_cyclic_term_has_a_text(prolog):
    with pytest.raises(PrologError, match="type error: list expected, found"):
        prolog.query_once("X = [a|X], length(X, _)")
