"""`way`: each way to run kernel code, in a world with the collector's maps, for word sizes 4 and 8."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "kernel"))
sys.path.insert(0, str(Path(__file__).parent))

from ways import Compiled, Interpreted, Simulated
from world import World

from wamjit.machine import ways
from wamjit.table import load_target

WAYS = {
    "simulated-4": lambda: Simulated(World(4)),
    "simulated-8": lambda: Simulated(World(8)),
    "interpreted-8": lambda: Interpreted(World(8)),
    "x86_64-native": lambda: Compiled(World(8), "x86_64", "native"),
    "x86-native": lambda: Compiled(World(4), "x86", "native"),
    "ppc64-emulated": lambda: Compiled(World(8, big_endian=True), "ppc64", "emulated"),
}


@pytest.fixture(scope="session", params=WAYS)
def one_way(request):
    """A way, made once for all tests."""
    target, mode = request.param.split("-")
    if mode == "native":
        possible, reason = {way[0]: way[1:] for way in ways(load_target(target))}[mode]
        if not possible:
            pytest.skip(reason)
    return WAYS[request.param]()


@pytest.fixture
def way(one_way):
    """A way whose world is empty but for the tables, at an entry of a query's first predicate."""
    world = one_way.world
    world.reset()
    world.asked.clear()
    world.set_alternative(one_way.address("stop_fail"))
    world.state["cp"] = one_way.address("stop_success")
    maps = world.memory.area("copy")
    world.set_field("collect_marks", maps.start)
    world.set_field("collect_slots", maps.start + maps.size // 2)
    world.set_field("heap_soft", world.memory.area("heap").end - 3 * 65536)
    return one_way
