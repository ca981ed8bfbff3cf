"""Every benchmark program gives its expected answer on every target: natively where this host can, and emulated.

Native x86-64 computes the full answer; the others the answer of the smaller size.
"""

from __future__ import annotations

import pytest

from wamjit.bench.catalogue import expected_answers, program_names
from wamjit.bench.measure import Configuration, Session
from wamjit.machine import ways
from wamjit.table import load_target

TARGETS = ("x86_64", "x86", "ppc64")
NATIVE = tuple(target for target in TARGETS if ways(load_target(target))[0][1])


@pytest.mark.parametrize("target", NATIVE)
@pytest.mark.parametrize("name", program_names())
def test_native(name, target):
    with Session(name, Configuration(target, machine="native")) as session:
        assert session.answer("small_answer") == expected_answers(name).small_answer
        assert session.answer("answer") == expected_answers(name).answer


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", program_names())
def test_emulated(name, target):
    with Session(name, Configuration(target, machine="emulated")) as session:
        assert session.answer("small_answer") == expected_answers(name).small_answer


@pytest.mark.parametrize("target", TARGETS)
def test_again_in_the_same_engine(target):
    """The second time finds the code compiled, the trail and the stacks as they were."""
    with Session("queens_8", Configuration(target)) as session:
        tops = [session.engine.worker[top] for top in ("heap_top", "trail_top", "stack_top", "node")]
        answers = [session.answer("small_answer") for _ in range(3)]
        assert answers == [expected_answers("queens_8").small_answer] * 3
        assert tops == [session.engine.worker[top] for top in ("heap_top", "trail_top", "stack_top", "node")]


@pytest.mark.parametrize("machine", [mode for mode, can, _ in ways(load_target("x86_64")) if can])
@pytest.mark.parametrize("name", ["nreverse", "circuit", "poly_10"])
def test_with_the_convention_of_windows(name, machine):
    with Session(name, Configuration("x86_64", abi="ms", machine=machine)) as session:
        assert session.answer("small_answer") == expected_answers(name).small_answer
