"""Sorting against an insertion sort in Prolog: items of one functor, mixed ones, duplicates, keys, both directions."""

import pytest

from wamjit import Prolog

PROGRAM = """
items(0, _, _, []) :- !.
items(N, S, Kind, [T|L]) :-
    S1 is (S * 1103515245 + 12345) mod 2147483648,
    A is S1 >> 8 mod 7,
    B is S1 >> 12 mod 50,
    item(Kind, A, B, T),
    M is N - 1,
    items(M, S1, Kind, L).

item(same, A, B, f(A, B)).
item(mixed, A, B, T) :- ( A < 3 -> T = f(A, B) ; A < 5 -> T = f(g(B), A) ; T = f(a, B) ).
item(all, A, B, T) :- ( A < 2 -> T = B ; A < 3 -> T = [B] ; A < 5 -> T = f(B) ; A < 6 -> T = a ; T is B / 7.0 ).
item(numbers, _, B, B).

inserted([], []).
inserted([X|Xs], S) :- inserted(Xs, S0), put(X, S0, S).

put(X, [Y|Ys], [Y|Zs]) :- X @> Y, !, put(X, Ys, Zs).
put(X, Ys, [X|Ys]).

once_each([X, Y|L], R) :- X == Y, !, once_each([Y|L], R).
once_each([X|L], [X|R]) :- !, once_each(L, R).
once_each([], []).

sorted(N, Kind) :-
    items(N, N, Kind, L),
    inserted(L, All),
    once_each(All, Each),
    msort(L, All),
    sort(L, Each),
    sort(0, @=<, L, All),
    sort(0, @>=, L, Down), reverse(Down, All),
    sort(0, @>, L, DownOnce), reverse(DownOnce, Each).

of_key(K, Pairs, Vs) :- findall(V, ( member(K1-V, Pairs), K1 == K ), Vs).

stable(N) :-
    items(N, N, mixed, L),
    findall(K-f(A, K), member(f(A, K), L), Pairs),
    keysort(Pairs, Sorted),
    findall(K, member(K-_, Pairs), Ks),
    sort(Ks, Keys),
    forall(member(K, Keys), ( of_key(K, Pairs, Vs), of_key(K, Sorted, Vs) )),
    findall(K, member(K-_, Sorted), Ks2),
    msort(Ks, Ks2).
"""


@pytest.fixture(scope="module", params=["x86_64", "x86", "ppc64"])
def prolog(request):
    machine = "native" if request.param == "x86_64" else "emulated"
    with Prolog(request.param, machine=machine) as prolog:
        assert prolog.consult(text=PROGRAM)
        yield prolog


@pytest.mark.parametrize("kind", ["same", "mixed", "all", "numbers"])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 64, 100])
def test_as_inserted(prolog, count, kind):
    assert prolog.query_once(f"sorted({count}, {kind})") is not None


@pytest.mark.parametrize("count", [1, 30, 65])
def test_pairs_with_equal_keys_keep_their_order(prolog, count):
    assert prolog.query_once(f"stable({count})") is not None
