"""Terms changed in place, and global variables that backtracking restores, while the heap is collected often."""

import pytest

from wamjit import Prolog
from wamjit.engine.check_heap import stress

PROGRAM = """
fill(0, _) :- !.
fill(N, T) :- functor(C, cell, 3), setarg(1, C, N), setarg(2, C, [N|T]), I is N mod 5 + 1, setarg(I, T, C),
    M is N - 1, fill(M, T).
kept(N, T) :- functor(T, t, 5), fill(N, T).
undone(N) :- T = t(a, b, c, d, e), ( between(1, N, I), J is I mod 5 + 1, setarg(J, T, f(I)), fail ; true ),
    T == t(a, b, c, d, e).
nested(N) :- T = t(0, x), levels(N, T), arg(1, T, 0).
levels(0, _) :- !.
levels(N, T) :- arg(1, T, Old),
    \\+ \\+ ( setarg(1, T, N), setarg(1, T, g(N)), M is N - 1, levels(M, T), arg(1, T, g(N)) ),
    arg(1, T, Old).
count(N, C) :- T = count(0, []), ( between(1, N, I), arg(1, T, C0), C1 is C0 + 1, nb_setarg(1, T, C1),
    arg(2, T, L), keep(L, I, K), nb_setarg(2, T, K), fail ; true ), arg(1, T, C), arg(2, T, K), K = [N|_].
keep([A, B|_], I, [I, A, B]) :- !.
keep(L, I, [I|L]).
globals(N, V) :- b_setval(acc, []), pushes(N), b_getval(acc, L), length(L, V).
both(0) :- !.
both(N) :- b_getval(s, S), b_getval(t, T), S1 is S + 1, T1 is T + 1, b_setval(s, S1),
    b_setval(t, T1), M is N - 1, both(M).
many(0, []) :- !.
many(N, [V|L]) :- atom_number(A, N), nb_setval(A, N), nb_getval(A, V), M is N - 1, many(M, L).
pushes(0) :- !.
pushes(N) :- b_getval(acc, L), ( N mod 3 =:= 0 -> true ; ( b_setval(acc, [wrong|L]), fail ; true ) ),
    b_setval(acc, [f(N, _)|L]), M is N - 1, pushes(M).
"""


@pytest.fixture(scope="module", params=["x86_64", "ppc64"])
def prolog(request):
    machine = "native" if request.param == "x86_64" else "emulated"
    with Prolog(request.param, machine=machine) as prolog:
        assert prolog.consult(text=PROGRAM)
        stress(prolog.engine, 3)
        yield prolog


@pytest.mark.parametrize(
    "goal",
    [
        "\\+ \\+ ( kept(60, T), arg(1, T, C), arg(1, C, N), integer(N) )",
        "undone(60)",
        "nested(25)",
        "count(60, 60)",
        "globals(40, 40)",
        "b_setval(v, 1), \\+ ( b_setval(v, 2), kept(30, _), fail ), b_getval(v, 1)",
        "nb_setval(n, 1), \\+ ( b_setval(n, 2), b_getval(n, 2), kept(9, _), fail ), nb_getval(n, 1)",
        "b_setval(m, 1), nb_setval(m, 2), nb_getval(m, 2), kept(9, _), nb_getval(m, 2)",
        "\\+ ( b_setval(p, a), nb_setval(p, b), fail ), nb_getval(p, b)",
        "nb_setval(q, f(_)), nb_getval(q, f(1)), nb_setval(q, c), kept(9, _), nb_getval(q, c)",
        "nb_setval(r, c), \\+ ( nb_setval(r, d), fail ), nb_getval(r, d), nb_setval(r, 1.5), nb_getval(r, 1.5)",
        "b_setval(s, 0), b_setval(t, 0), both(300), b_getval(s, 300), b_getval(t, 300)",
        "many(99, A), many(99, B), A == B, A = [99, 98|_]",
        "nb_setval(5, x), nb_getval(5, x)",
        "nb_setval(z1, 0), nb_setval(z1, f(X, X, _, 2.5)), kept(9, _), nb_getval(z1, f(Y, Z, 1, 2.5)), Y == Z",
        "nb_setval(z2, 0), \\+ ( nb_setval(z2, f(a, [1, 2])), fail ), nb_getval(z2, f(a, L)), L == [1, 2]",
        "nb_setval(z3, 0), nb_setval(z3, f(1)), \\+ ( b_setval(z3, g(2)), fail ), nb_getval(z3, f(1)), "
        "nb_setval(z3, h), nb_getval(z3, h), \\+ nb_getval(z3, f(1))",
        "nb_setval('6', 0), nb_setval('6', f(1)), nb_setval(6, f(2)), nb_getval('6', f(2)), nb_setval('6', f(3)), "
        "nb_getval(6, f(3))",
        "nb_setval(z4, 0), nb_setval(z4, f(_)), nb_setval(z4, g(_)), nb_setval(z4, 1), nb_getval(z4, 1)",
        "catch(nb_getval(never, _), error(existence_error(variable, K), _), true), K == never",
        "T = f(a, b), setarg(1, T, g(_)), kept(30, _), setarg(1, T, h), setarg(2, T, [x]), kept(30, _), T == f(h, [x])",
        "T = f(X), setarg(1, T, Y), ( kept(20, _), Y = 1, fail ; true ), var(X), var(Y)",
    ],
)
def test_what_changes_survives_collections(prolog, goal):
    assert prolog.query_once(goal) is not None
