"""Calls whose clauses another argument than the first, or an argument of a compound one, tells apart leave no choice
point; what they answer is the same in every mode."""

import pytest

from wamjit import Prolog

PROGRAM = r"""
lean(even, S, S, higher).
lean(left, left, rotate, same).
lean(left, right, even, same).
lean(right, left, even, same).
lean(right, right, rotate, same).

second(_, a, 1).
second(_, f(_), 2).
second(_, [_|_], 3).
second(_, [], 4).
second(_, 1.5, 5).

last(x, y, z, 1).
last(x, y, z, 2).
last(x, y, z, Z) :- Z == w.

node(n(L, leaf, R), L, R).
node(n(L, red(_), _), L, red).
node(n(L, black, R), R, L).
node(none, none, none).

token([0'a|T], letter_a, T).
token([0'b|T], letter_b, T).
token([X|T], f(X), T) :- X > 0'b.

both(f(a), [1|_], first).
both(f(a), [2|_], second).
both(f(b), [1|_], third).
both(f(X), X, fourth).

cut(_, a, R) :- !, R = 1.
cut(X, b, R) :- X > 1, !, R = 2.
cut(_, b, 3).
cut(_, c, 4).

last_det(G) :- nb_setval(det, no), call_cleanup(G, nb_setval(det, yes)), nb_getval(det, Det), !, Det == yes.
"""

ANSWERS = [
    ("lean(left, right, X, Y)", 1, True),
    ("lean(right, right, X, Y)", 1, True),
    ("lean(left, S, X, Y)", 2, False),
    ("lean(A, left, X, same)", 2, False),
    ("lean(A, B, C, D)", 5, False),
    ("lean(left, middle, X, Y)", 0, None),
    ("second(x, a, X)", 1, True),
    ("second(x, [1], X)", 1, True),
    ("second(x, f(1), X)", 1, True),
    ("second(x, 1.5, X)", 1, True),
    ("second(x, 2.5, X)", 0, None),
    ("second(x, Y, 3)", 1, True),
    ("second(X, Y, Z)", 5, False),
    ("last(x, y, z, 2)", 1, False),
    ("last(x, y, z, w)", 1, True),
    ("last(x, V, z, X)", 2, False),
    ("node(n(1, leaf, 2), X, Y)", 1, True),
    ("node(n(1, red(2), 3), X, Y)", 1, True),
    ("node(n(1, X, 2), Y, Z)", 3, False),
    ("node(n(1, green, 2), X, Y)", 0, None),
    ("node(none, X, Y)", 1, True),
    ("token([0'a, 0'b], X, Y)", 1, False),
    ("token([0'c], X, Y)", 1, True),
    ('token("", X, Y)', 0, None),
    ("both(f(a), [2], X)", 1, False),
    ("both(f(b), [1, 2], X)", 1, False),
    ("both(f(c), c, X)", 1, True),
    ("both(f(X), Y, Z)", 4, False),
    ("cut(0, a, X)", 1, True),
    ("cut(2, b, X)", 1, True),
    ("cut(1, b, X)", 1, True),
    ("cut(1, c, X)", 1, True),
    ("cut(2, Y, X)", 1, True),
]


@pytest.fixture(scope="module", params=["x86_64", "x86", "ppc64"])
def prolog(request):
    machine = "native" if request.param == "x86_64" else "emulated"
    with Prolog(request.param, machine=machine) as prolog:
        assert prolog.consult(text=PROGRAM)
        yield prolog


@pytest.mark.parametrize(("goal", "count", "determinate"), ANSWERS)
def test_answers(prolog, goal, count, determinate):
    assert prolog.query_once(f"findall(x, {goal}, L), length(L, N)")["N"] == count
    if determinate is not None:
        assert (prolog.query_once(f"last_det({goal})") is not None) is determinate
