"""A check that is missing: the guard behind the area stops the code, and the query ends with an error and a report.

The limits that machine code compares with are put far behind the areas' ends, so that nothing but the guards is left.
"""

from __future__ import annotations

import pytest
from injection import usual_ways

from wamjit import Prolog, PrologError
from wamjit.engine.limits import publish

MIB = 1 << 20
PROGRAM = """
deep(0) :- !.
deep(N) :- M is N-1, deep(M), N > 0.
choices(0).
choices(N) :- N > 0, M is N-1, choices(M).
choices(_) :- fail.
trailed(N) :- length(L, N), ( true ; true ), maplist(=(x), L).
range(N, N, [N]) :- !.
range(I, N, [I|L]) :- I1 is I+1, range(I1, N, L).
"""
FAR = 1 << 28
# area -> the goal that runs through it, the limits to move, where it stops
CASES = {
    "local": ("deep(10000000)", {"stack_warn": FAR}, "behind the area local"),
    "choice": ("choices(10000000)", {"choice_limit": -FAR}, "in front of the area choice"),
    "trail": ("trailed(60000)", {"trail_end": FAR}, "behind the area trail"),
    "heap": ("range(1, 10000000, _)", {"heap_end": FAR, "heap_soft": FAR, "collect_at": FAR}, "behind the area heap"),
    "copy": ("findall(X, between(1, 10000000, X), _)", {"copy_end": FAR}, "behind the area copy"),
}


@pytest.fixture(scope="module", params=usual_ways(), ids="-".join)
def prolog(request):
    """An engine with small areas."""
    target, mode = request.param
    with Prolog(target, machine=mode, heap_limit=2 * MIB, stack_limit=MIB // 8) as prolog:
        prolog.consult(text=PROGRAM)
        yield prolog


@pytest.mark.parametrize("area", CASES)
def test_the_guard_behind_an_area(prolog, area):
    if area == "copy" and (prolog.engine.target.name, prolog.engine.machine.mode) != ("x86", "native"):
        pytest.skip("filling this area takes too long here")
    goal, moved, where = CASES[area]
    worker = prolog.engine.worker
    for field, distance in moved.items():
        worker[field] = worker[field] + distance
    worker["heap_warn_soft"] = worker["collect_at"]
    with pytest.raises(PrologError) as caught:
        prolog.query_once(goal)
    assert where in str(caught.value) and "generated code faulted: write" in str(caught.value)
    assert "system_error" in repr(caught.value.term) and where in repr(caught.value.term)
    publish(prolog.engine)
    worker["collect_at"] = worker["heap_top"] + MIB // 2
    assert prolog.query_once("range(1, 100, _), deep(100), choices(50), findall(Y, between(1, 9, Y), L)")["L"][-1] == 9
