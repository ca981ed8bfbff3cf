"""Answers as Python values: the fast way through the heap and the general one say the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wamjit import Atom, Prolog, String, Struct, Var
from wamjit.read.terms import NIL

TARGETS = ["x86_64", "x86", "ppc64"]


@pytest.fixture(scope="module", params=TARGETS)
def prolog(request):
    with Prolog(request.param) as opened:
        yield opened


@pytest.fixture(scope="module")
def native():
    with Prolog() as opened:
        yield opened


simple = st.one_of(
    st.integers(-(2**70), 2**70),
    st.integers(-100, 100),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([Atom("a"), Atom("'"), Atom("{}")]),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=5).map(String),
)
values = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.lists(inner, max_size=5),
        st.tuples(st.sampled_from(["f", "-", "g h"]), st.lists(inner, min_size=1, max_size=4)).map(
            lambda parts: Struct(*parts)
        ),
    ),
    max_leaves=20,
)


def same(left, right):
    """Equality that tells 1 from 1.0 and -0.0 from 0.0."""
    return repr(left) == repr(right)


@settings(max_examples=150, deadline=None)
@given(values)
def test_what_goes_in_comes_out(native, value):
    assert same(native.query_once("X = Y", Y=value)["X"], value)


@settings(max_examples=100, deadline=None)
@given(values)
def test_both_ways_agree(native, value):
    fast, answers = native.query_once("X = Y", Y=value)["X"], native.engine.answers
    native.engine.answers = None
    try:
        assert same(native.query_once("X = Y", Y=value)["X"], fast)
    finally:
        native.engine.answers = answers


GOALS = [
    "X = f([a|T], [b], T)",
    "X = [1.5, \"s\", 'b c', 123456789012345678901234567890]",
    "X = [_, Y, Y, []]",
    "numlist(1, 300, X)",
    "length(X, 2), X = [f(X1), X1]",
]


def shown(value, names):
    """A value as text and lists of it, variables numbered in the order in which they come."""
    if isinstance(value, Var):
        return f"V{names.setdefault(id(value), len(names))}"
    if isinstance(value, list):
        return [shown(item, names) for item in value]
    if isinstance(value, Struct):
        return value.name, [shown(item, names) for item in value.args]
    return repr(value)


@pytest.mark.parametrize("goal", GOALS)
def test_the_same_on_every_target(prolog, native, goal):
    ours, natives = prolog.query_once(goal), native.query_once(goal)
    assert shown(list(ours.values()), {}) == shown(list(natives.values()), {})


def test_shared_variables_are_one_object(prolog):
    first, (second, third) = prolog.query_once("X = f(A, [A, B])")["X"].args
    assert first is second and first is not third


def test_shared_structures_cost_no_more_than_they_are(prolog):
    """A term of 2 ** 200 parts if nothing were shared."""
    prolog.consult(text="double(0, T, T) :- !. double(N, T, R) :- M is N - 1, double(M, f(T, T), R).")
    value, depth = prolog.query_once("double(200, x, X)")["X"], 0
    while isinstance(value, Struct):
        value, depth = value.args[0], depth + 1
    assert depth == 200


def test_deep_terms(prolog):
    prolog.consult(text="deep(0, T, T) :- !. deep(N, T, R) :- M is N - 1, deep(M, [s(T)], R).")
    value, depth = prolog.query_once("deep(3000, x, X)")["X"], 0
    while isinstance(value, list):
        (inner,) = value
        value, depth = inner.args[0], depth + 1
    assert depth == 3000 and value == Atom("x")


def test_the_text_of_a_query_means_what_operators_say_now(prolog):
    assert prolog.query_once("X = (a , b)")["X"] == Struct(",", (Atom("a"), Atom("b")))
    text = 'X = "ab"'
    assert prolog.query_once(text)["X"] == [97, 98]
    prolog.query_once("set_prolog_flag(double_quotes, atom)")
    assert prolog.query_once(text)["X"] == Atom("ab")
    prolog.query_once("set_prolog_flag(double_quotes, codes)")
    text = "X = (1 plus_it 2)"
    prolog.query_once("op(500, xfx, plus_it)")
    assert prolog.query_once(text)["X"] == Struct("plus_it", (1, 2))
    prolog.query_once("op(0, xfx, plus_it)")
    with pytest.raises(Exception, match="operator expected"):
        prolog.query_once(text)


def test_bindings_of_one_query_do_not_stay(prolog):
    assert prolog.query_once("Y = 1", X=5) == {"Y": 1, "X": 5}
    assert prolog.query_once("Y = 1") == {"Y": 1}


def test_empty_list_and_nothing(prolog):
    assert prolog.query_once("X = []")["X"] == []
    assert prolog.query_once("true") == {}
    assert prolog.query_once("X = Y", Y=[])["X"] == []
    assert prolog.query_once("X = Y", Y=[[], [[]]])["X"] == [[], [[]]]
    assert prolog.query_once("X == []", X=NIL) == {"X": []}
