"""Large ground terms of clauses (engine/literals.py): each call has a copy of its own, all else is as it was."""

import pytest

from wamjit import Prolog
from wamjit.engine.check_heap import stress
from wamjit.machine import ways
from wamjit.table import load_target, target_names

WAYS = [(name, mode) for name in target_names() for mode, possible, _ in ways(load_target(name)) if possible]
ITEMS = ", ".join(f"p({i}, 'a{i % 50}', {i}.5, [{10**20 + i}], \"s{i}\")" for i in range(300))
TEXT = f"""
:- set_prolog_flag(double_quotes, string).
head([{ITEMS}]).
head([]).
body(X) :- X = [{ITEMS}].
either(N, X) :-
    ( N > 1 -> X = yes([{ITEMS}]) ; N =:= 1, \\+ member(none, [{ITEMS}]) -> X = one ; X = no([{ITEMS}], _) ).
open([{ITEMS}|T], T).
"""


@pytest.fixture(scope="module", params=WAYS, ids="-".join)
def prolog(request):
    """An engine with the clauses."""
    with Prolog(request.param[0], machine=request.param[1]) as prolog:
        assert prolog.consult(text=TEXT)
        yield prolog


@pytest.mark.parametrize(
    ("goal", "wanted"),
    [
        ("head(X), length(X, N)", 300),
        ("head([A|_]), arg(2, A, N)", "a0"),
        ("findall(X, head(X), L), length(L, N)", 2),
        ("head([]), N = 0", 0),
        ("\\+ head([p(1, _, _, _, _)|_]), N = none", "none"),
        ("head(X), body(Y), X == Y, last(Y, Z), arg(3, Z, N)", 299.5),
        ("body(X), nth1(7, X, P), arg(4, P, [N])", 10**20 + 6),
        ("body(X), nth1(7, X, P), arg(5, P, S), atom_string(N, S)", "s6"),
        ("body(X), nth1(7, X, P), setarg(1, P, changed), body(Y), nth1(7, Y, Q), arg(1, Q, N)", 6),
        ("either(2, yes(X)), length(X, N)", 300),
        ("either(1, N)", "one"),
        ("either(0, no(X, Y)), var(Y), length(X, N)", 300),
        ("open(X, [z]), length(X, N)", 301),
    ],
)
def test_answers(prolog, goal, wanted):
    answer = prolog.query_once(goal)["N"]
    assert answer == wanted or str(answer) == wanted


def test_atoms_of_a_block_stay(prolog):
    prolog.query_once("garbage_collect, garbage_collect_atoms, garbage_collect")
    assert str(prolog.query_once("body(X), nth1(50, X, P), arg(2, P, A)")["A"]) == "a49"


def test_equal_terms_have_one_block(prolog):
    goal = "head(X), body(X), either(2, _), open(_, _)"
    assert prolog.query_once(goal) is not None
    blocks = dict(prolog.engine.literals.blocks)
    assert len(blocks) == 4
    prolog.consult(text=TEXT)
    assert prolog.query_once(goal) is not None
    assert prolog.engine.literals.blocks == blocks


def test_under_collections():
    with Prolog() as prolog:
        prolog.consult(text=TEXT + "round(0).\nround(N) :- body(X), head(X), M is N - 1, round(M).\n")
        stress(prolog.engine, 5)
        assert prolog.query_once("round(40)") is not None
