"""What predicate_property/2 and current_predicate/1 have answered is kept (kernel/properties.py) while it is right."""

import pytest

from wamjit import Prolog
from wamjit.machine import ways
from wamjit.table import load_target, target_names

WAYS = [(name, mode) for name in target_names() for mode, possible, _ in ways(load_target(name)) if possible]
WAYS = [way for way in WAYS if way in (("x86_64", "native"), ("ppc64", "emulated"))]
PROGRAM = """
:- dynamic(d/1).
d(1). d(2).
s(1). s(2). s(3).
property(P) :- member(P, [defined, dynamic, static, built_in, tabled, multifile]).
known(H, L) :- findall(P, (property(P), predicate_property(H, P)), L).
count(H, N) :- ( predicate_property(H, number_of_clauses(N0)) -> N = N0 ; N = none ).
now(Name/Arity, [C, L, N]) :-
    functor(H, Name, Arity),
    ( current_predicate(Name/Arity) -> C = yes ; C = no ),
    known(H, L),
    count(H, N).
twice(PI, A) :- now(PI, A), now(PI, B), ( A == B -> true ; throw(differs(A, B)) ).
steps([], _, []).
steps([Goal|Goals], PI, [A|As]) :- ( call(Goal) -> true ; true ), twice(PI, A), steps(Goals, PI, As).
"""
NONE, DYNAMIC = ["no", [], "none"], ["defined", "dynamic"]
CASES = [
    ("d/1", "[true, assertz(d(3)), retract(d(1)), retractall(d(_))]",
     [["yes", DYNAMIC, n] for n in (2, 3, 2, 0)]),
    ("new/1", "[true, assertz(new(1)), assertz(new(2)), abolish(new/1)]",
     [NONE, ["yes", DYNAMIC, 1], ["yes", DYNAMIC, 2], NONE]),
    ("later/2", "[true, dynamic(later/2), assertz(later(1, 2))]", [NONE, ["yes", DYNAMIC, 0], ["yes", DYNAMIC, 1]]),
    ("atom_length/2", "[true, true]", [["no", ["defined", "static", "built_in"], "none"]] * 2),
    ("m/0", "[true, multifile(m/0)]", None),
]  # fmt: skip


@pytest.fixture(scope="module", params=WAYS, ids="-".join)
def prolog(request):
    """An engine."""
    with Prolog(request.param[0], machine=request.param[1]) as prolog:
        prolog.consult(text=PROGRAM)
        yield prolog


def plain(term):
    """Atoms as text."""
    return [plain(item) for item in term] if isinstance(term, list) else getattr(term, "name", term)


@pytest.mark.parametrize(("indicator", "goals", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_answers_follow_changes(prolog, indicator, goals, wanted):
    found = plain(prolog.query_once(f"steps({goals}, {indicator}, L)")["L"])
    if wanted is None:
        assert found[0] == NONE and "multifile" in found[1][1]
    else:
        assert found == wanted


def test_texts_that_are_loaded(prolog):
    ask = "twice(loaded/1, A)"
    assert plain(prolog.query_once(ask)["A"]) == NONE
    prolog.consult(text="loaded(1).\nloaded(2).\n")
    assert plain(prolog.query_once(ask)["A"]) == ["yes", ["defined", "static"], 2]
    prolog.consult(text=":- table loaded/1.\nloaded(1).\n:- twice(loaded/1, _).\nloaded(3).\nloaded(4).\n")
    assert plain(prolog.query_once(ask)["A"]) == ["yes", ["defined", "static", "tabled"], 3]


def test_answers_between_solutions(prolog):
    answers = prolog.query("between(1, 3, _), twice(between_them/0, A)")
    assert plain(next(answers)["A"]) == NONE
    prolog.consult(text="between_them.\n")
    assert plain(next(answers)["A"]) == ["yes", ["defined", "static"], 1]
    answers.close()


def test_many_predicates_and_modules(prolog):
    names = [f"p{n}" for n in range(200)]
    prolog.consult(text="".join(f"{name}({n}).\n" for n, name in enumerate(names)))
    goal = "findall(N, (between(0, 199, N), atom_concat(p, N, P), functor(H, P, 1), predicate_property(H, static)), L)"
    for _ in range(2):
        assert prolog.query_once(goal)["L"] == list(range(200))
    assert prolog.query_once("predicate_property(lists:append(_, _, _), dynamic)") is None
    assert prolog.query_once("predicate_property(append(_, _, _), static)") is not None
    assert prolog.query_once("predicate_property(s(_), dynamic)") is None
    assert prolog.query_once("predicate_property(d(_), dynamic)") is not None
