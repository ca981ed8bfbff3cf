"""`way`: each way to run kernel code, in a fresh world, for word sizes 4 and 8."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from ways import Interpreted, Simulated
from world import World

WAYS = {"simulated": Simulated, "interpreted": Interpreted}


@pytest.fixture(scope="session", params=[f"{name}-{size}" for name in WAYS for size in (4, 8)])
def one_way(request):
    """A way, made once for all tests."""
    name, size = request.param.split("-")
    return WAYS[name](World(int(size)))


@pytest.fixture
def way(one_way):
    """A way whose world is empty but for the tables."""
    one_way.world.reset()
    one_way.world.set_alternative(one_way.address("stop_fail"))
    one_way.world.asked.clear()
    return one_way
