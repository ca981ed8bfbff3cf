"""Limits of the areas: options, flags, errors that can be caught, an engine that goes on; pages that come back."""

from __future__ import annotations

import ctypes

import pytest
from injection import DEFAULT, usual_ways

from wamjit import Atom, Prolog, PrologError, Struct
from wamjit.cli.run import add_machine_options
from wamjit.engine import peaks

MIB = 1 << 20
PROGRAM = """
range(N, N, [N]) :- !.
range(I, N, [I|L]) :- I1 is I+1, range(I1, N, L).
deep(0) :- !.
deep(N) :- M is N-1, deep(M), N > 0.
choices(0).
choices(N) :- N > 0, M is N-1, choices(M).
choices(_) :- fail.
trailed(N) :- length(L, N), ( true ; true ), maplist(=(x), L).
terms(0, x) :- !.
terms(N, f(T, a)) :- M is N-1, terms(M, T).
list(0, []) :- !.
list(N, [_|L]) :- M is N-1, list(M, L).
same(N) :- terms(N, T), terms(N, U), T = U.
:- dynamic(fact/2).
facts(N) :- forall(between(1, N, X), assertz(fact(X, f(X, X, X, X)))).
atoms(N) :- forall(between(1, N, X), atom_concat(some_atom_, X, _)).
functors(N) :- forall(between(1, N, X), functor(_, some_functor, X)).
nested(N) :- setup_call_cleanup(true, member(_, [1, 2]), ( M is N-1, nested(M) )), !.
"""
# a goal that needs much of one area, and what it is told
GREEDY = {
    "heap": ("range(1, 10000000, _)", "memory"),
    "local": ("deep(10000000)", "local_stack"),
    "choice": ("choices(10000000)", "choice_points"),
    "trail": ("trailed(40000)", "trail"),
    "copy": ("findall(f(_X), between(1, 10000000, X), _)", "copy_area"),
    "clauses": ("facts(10000000)", "clauses"),
}
STEPS = ("range(1, 100, L), deep(100), choices(50)", "findall(X, between(1, 9, X), L)", "T = f(X), copy_term(T, U)")


@pytest.fixture(scope="module", params=usual_ways(), ids="-".join)
def small(request):
    """An engine with small areas."""
    target, mode = request.param
    with Prolog(target, machine=mode, heap_limit=2 * MIB, stack_limit=MIB // 8) as prolog:
        assert prolog.consult(text=PROGRAM)
        assert prolog.query_once("set_prolog_flag(copy_limit, 1000000), set_prolog_flag(clause_limit, 1000000)") == {}
        yield prolog


def usable(prolog) -> bool:
    """Whether everyday goals work."""
    return all(prolog.query_once(goal) is not None for goal in STEPS)


@pytest.mark.parametrize("area", GREEDY)
def test_a_full_area_is_an_error_and_the_engine_goes_on(small, area):
    goal, resource = GREEDY[area]
    for _ in range(2):
        with pytest.raises(PrologError) as caught:
            small.query_once(goal)
        assert caught.value.term.args[0] == Struct("resource_error", (Atom(resource),))
        assert usable(small)
        assert small.query_once("retractall(fact(_, _))") is not None


@pytest.mark.parametrize("area", GREEDY)
def test_it_can_be_caught(small, area):
    goal, resource = GREEDY[area]
    answer = small.query_once(f"catch({goal}, error(resource_error(R), _), true), range(1, 100, L), deep(100)")
    assert answer["R"] == Atom(resource)
    assert small.query_once("retractall(fact(_, _))") is not None


def test_cleanups_inside_cleanups(small):
    """They run in Python's frames, of which there are not infinitely many."""
    with pytest.raises(PrologError):
        small.query_once("nested(1000000)")
    assert usable(small)


# --- flags -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", usual_ways(), ids="-".join)
def test_limits_while_a_program_runs(way):
    query = (
        "current_prolog_flag(heap_limit, Before), set_prolog_flag(heap_limit, 600000),"
        "catch(range(1, 50000, _), error(resource_error(R), _), true),"
        "set_prolog_flag(heap_limit, Before), range(1, 50000, L), current_prolog_flag(heap_limit, After)"
    )
    with Prolog(way[0], machine=way[1], heap_limit=4 * MIB) as prolog:
        prolog.consult(text=PROGRAM)
        answer = prolog.query_once(query)
        assert (answer["R"], len(answer["L"])) == (Atom("memory"), 50000)
        assert answer["Before"] == answer["After"] == 4 * MIB


def test_a_limit_outlives_the_query_that_sets_it():
    with Prolog() as prolog:
        prolog.consult(text=PROGRAM)
        outer = prolog.query("member(X, [1, 2])")
        next(outer)
        assert prolog.query_once("set_prolog_flag(stack_limit, 100000)") is not None
        outer.close()
        for goal in ("deep(100000)", "choices(100000)"):
            with pytest.raises(PrologError):
                prolog.query_once(goal)
        assert prolog.query_once("set_prolog_flag(stack_limit, 100000000), deep(100000), choices(100000)") is not None


@pytest.mark.parametrize(
    "value, formal",
    [("a", "type_error(integer,a)"), ("1000", "domain_error"), ("1 << 60", "type_error"), ("-1", "domain_error")],
)
@pytest.mark.parametrize("flag", ["heap_limit", "stack_limit", "copy_limit", "clause_limit"])
def test_no_limits(flag, value, formal):
    with Prolog(heap_limit=4 * MIB) as prolog:
        before = prolog.query_once(f"current_prolog_flag({flag}, X)")
        answer = prolog.query_once(f"catch(set_prolog_flag({flag}, {value}), error(E, _), true), term_to_atom(E, A)")
        assert str(answer["A"].name).startswith(formal)
        assert prolog.query_once(f"current_prolog_flag({flag}, X)") == before
        huge = prolog.query_once(f"X is 1 << 60, catch(set_prolog_flag({flag}, X), error(domain_error(D, _), _), true)")
        assert huge["D"] == Atom("flag_value")


def test_options_of_the_command_line():
    import argparse

    parser = argparse.ArgumentParser()
    add_machine_options(parser)
    args = parser.parse_args(["--heap-limit", "64m", "--stack-limit", "512k"])
    assert (args.heap_limit, args.stack_limit) == (64 * MIB, MIB // 2)


# --- pages -----------------------------------------------------------------------------------------------------------

_libc = ctypes.CDLL(None, use_errno=True)


def resident(prolog, name: str) -> int:
    """Bytes of an area that have pages."""
    area = prolog.engine.memory.area(name)
    pages = (ctypes.c_ubyte * (area.size // 4096))()
    assert _libc.mincore(ctypes.c_void_p(area.start), ctypes.c_size_t(area.size), pages) == 0
    return 4096 * sum(page & 1 for page in bytes(pages))


PEAKS = {
    "heap": "range(1, 2000000, _L)",
    "local": "deep(1000000)",
    "choice": "choices(400000)",
    "copy": "findall(f(_X), between(1, 1000000, _X), _L)",
}


@pytest.fixture(scope="module")
def large():
    """An engine with room for peaks, but whose areas can be looked at quickly."""
    with Prolog(*DEFAULT[:1], machine=DEFAULT[1], heap_limit=256 * MIB, stack_limit=256 * MIB) as prolog:
        prolog.consult(text=PROGRAM)
        yield prolog


@pytest.mark.parametrize("area", PEAKS)
def test_pages_come_back_at_the_end_of_a_query(large, area):
    answers = large.query(f"{PEAKS[area]}, member(X, [1, 2])")
    next(answers)
    assert area != "heap" or resident(large, area) > 2 * peaks.AT_END
    answers.close()
    assert resident(large, area) <= peaks.AT_END
    assert resident(large, "marks") <= peaks.AT_END


@pytest.mark.parametrize("area, goal", [("local", "deep(4000000)"), ("choice", "( choices(1200000), fail ; true )")])
def test_pages_come_back_while_a_program_runs(large, area, goal):
    answer = large.query_once(f"{goal}, X = 1, garbage_collect, range(1, 10, L)")
    assert answer["X"] == 1
    inner = large.query(f"{goal}, garbage_collect, range(1, 10, L), member(X, [1, 2])")
    next(inner)
    assert resident(large, area) <= peaks.WHILE_RUNNING
    inner.close()
