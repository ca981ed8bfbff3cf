"""Random numbers: the published values of the generator, and the same ones whoever draws them, on every machine."""

import pytest

from wamjit import Prolog
from wamjit.machine import ways
from wamjit.table import load_target, target_names

WAYS = [(name, mode) for name in target_names() for mode, possible, _ in ways(load_target(name)) if possible]
# of xoshiro128** from the state 1, 2, 3, 4, as its authors' program prints them
PUBLISHED = [
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
]  # fmt: skip
BOUNDS = [(0, 0), (1, 6), (-5, 5), (0, 255), (0, (1 << 28) - 1), (-(10**9), 10**9), (0, 1 << 40), (5, 10**30)]
PROGRAM = """
draws(Count, Low, High, L) :- findall(X, (between(1, Count, _), random_between(Low, High, X)), L).
floats(Count, L) :- findall(X, (between(1, Count, _), random(X)), L).
"""


@pytest.fixture(scope="module", params=WAYS, ids="-".join)
def prolog(request):
    """An engine."""
    with Prolog(request.param[0], machine=request.param[1]) as prolog:
        prolog.consult(text=PROGRAM)
        yield prolog


def test_the_published_values(prolog):
    generator = prolog.engine.generator
    generator.begin(b"".join(word.to_bytes(4, "little") for word in (1, 2, 3, 4)))
    assert prolog.query_once("draws(10, 0, 4294967295, L)")["L"] == PUBLISHED


@pytest.mark.parametrize("bounds", BOUNDS, ids=str)
def test_python_and_machine_code_draw_the_same(prolog, bounds):
    generator = prolog.engine.generator
    drawn = prolog.query_once(f"set_random(seed(7)), draws(40, {bounds[0]}, {bounds[1]}, L)")["L"]
    generator.seed(7)
    assert drawn == [bounds[0] + generator.up_to(bounds[1] - bounds[0]) for _ in range(40)]
    assert min(drawn) >= bounds[0] and max(drawn) <= bounds[1]


def test_floats(prolog):
    drawn = prolog.query_once("set_random(seed(seven)), floats(40, L), X is random_float, Y is random(1000)")
    generator = prolog.engine.generator
    generator.seed("seven")
    assert drawn["L"] == [generator.float() for _ in range(40)]
    assert (drawn["X"], drawn["Y"]) == (generator.float(), generator.below(1000))
    assert all(0 < x < 1 for x in drawn["L"])


def test_a_state_of_zeros_is_none(prolog):
    prolog.engine.generator.begin(bytes(16))
    assert len(set(prolog.query_once("draws(20, 1, 1000000, L)")["L"])) > 10
