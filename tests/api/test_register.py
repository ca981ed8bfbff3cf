"""Predicates written in Python: tests, functions, generators, errors, queries inside."""

from __future__ import annotations

import pytest

from wamjit import Prolog, PrologError, Struct, Var

WAYS = [("x86_64", None), ("ppc64", "emulated")]


@pytest.fixture(params=WAYS, ids=lambda way: way[0])
def prolog(request):
    """An engine of each way."""
    target, machine = request.param
    with Prolog(target, machine=machine, heap_limit=32 << 20) as prolog:
        yield prolog


def values(prolog, goal, name="X"):
    return [answer[name] for answer in prolog.query(goal)]


def test_a_function_gives_its_result_in_the_last_argument(prolog):
    prolog.register(lambda a, b: a * b, "times", 3)
    assert values(prolog, "times(6, 7, X)") == [42]
    assert prolog.query_once("times(6, 7, 41)") is None
    assert values(prolog, "findall(Y, (member(A, [1, 2, 3]), times(A, A, Y)), X)") == [[1, 4, 9]]


def test_the_arity_follows_from_the_signature(prolog):
    def even(number) -> bool:
        return number % 2 == 0

    def shout(text):
        return text.name.upper()

    prolog.register(even)
    prolog.register(shout)
    assert values(prolog, "member(X, [1, 2, 3, 4]), even(X)") == [2, 4]
    assert str(prolog.query_once("shout(abc, X)")["X"]) == "ABC"


def test_values_of_all_kinds_go_through(prolog):
    prolog.register(lambda value: value, "same", 2)
    goal = "T = t(1, 2.5, [a, \"b\"], 10000000000000000000000, 'λ', []), same(T, S), S == T, arg(4, S, X)"
    assert values(prolog, goal) == [10**22]
    assert values(prolog, "same([1, [2, []]], X)") == [[1, [2, []]]]


def test_an_unbound_argument_is_a_variable_also_when_it_is_the_result_too(prolog):
    prolog.register(lambda value: isinstance(value, Var) and 5, "give", 2)
    assert values(prolog, "give(X, X)") == [5]


def test_several_results(prolog):
    prolog.register(lambda a, b: divmod(a, b), "divmod", 4)
    assert prolog.query_once("divmod(17, 5, Q, R)") == {"Q": 3, "R": 2}


def test_none_is_failure_where_a_result_is_wanted(prolog):
    prolog.register(lambda key: {"a": 1}.get(str(key)), "known", 2)
    assert values(prolog, "member(K, [b, a, c]), known(K, X)") == [1]


def test_a_generator_answers_on_backtracking_and_is_closed(prolog):
    ended = []

    def count(low, high):
        try:
            yield from range(low, high)
        finally:
            ended.append(low)

    prolog.register(count, "count", 3, nondeterministic=True)
    assert values(prolog, "count(1, 4, X)") == [1, 2, 3]
    assert values(prolog, "count(2, 1000000, X), X > 10, !") == [11]
    assert prolog.query_once("count(3, 6, 4), count(7, 9, X), X > 7") == {"X": 8}
    assert sorted(ended) == [1, 2, 3, 7]
    assert prolog.engine.iterators == {}


def test_an_exception_is_a_prolog_error(prolog):
    prolog.register(lambda key: {}[key], "look", 2)
    caught = prolog.query_once("catch(look(1, _), error(python_error(C, M), N/A), true)")
    assert [str(caught[name]) for name in "CMNA"] == ["KeyError", "1", "look", "2"]
    with pytest.raises(PrologError, match="KeyError"):
        prolog.query_once("look(1, _)")


def test_a_prolog_error_and_halt_pass(prolog):
    def refuse():
        raise PrologError(Struct("no", (1,)))

    prolog.register(refuse, "refuse", 0)
    assert values(prolog, "catch(refuse, no(X), true)") == [1]


def test_a_function_may_ask_the_same_prolog(prolog):
    prolog.consult(text="p(1). p(2). p(3).")
    prolog.register(lambda: sum(answer["Y"] for answer in prolog.query("p(Y)")), "total", 1)
    assert values(prolog, "p(Z), total(S), X is Z * S") == [6, 12, 18]


def test_queries_that_a_function_leaves_open_are_ended(prolog):
    prolog.consult(text="p(1). p(2). p(3).")

    def lazy():
        for answer in prolog.query("p(Y)"):
            yield answer["Y"]

    prolog.register(lazy, "lazy", 1, nondeterministic=True)
    assert values(prolog, "lazy(X), !") == [1]
    with pytest.raises(PrologError, match="ended"):
        values(prolog, "lazy(X)")
    assert values(prolog, "p(X)") == [1, 2, 3]


def test_what_cannot_be_a_predicate(prolog):
    with pytest.raises(ValueError, match="built-in"):
        prolog.register(lambda: 1, "atom_length", 2)
    with pytest.raises(ValueError, match="2 parameters"):
        prolog.register(lambda a, b: 1, "few", 1)
    with pytest.raises(TypeError, match="function"):
        prolog.register(5, "five", 1)
    prolog.register(lambda: object(), "thing", 1)
    with pytest.raises(PrologError, match="no Prolog term"):
        prolog.query_once("thing(X)")


def test_registering_again_replaces(prolog):
    prolog.register(lambda: 1, "one", 1)
    prolog.register(lambda: 2, "one", 1)
    assert values(prolog, "one(X)") == [2]
