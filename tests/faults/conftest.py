"""`right`: what an engine that nobody disturbs answers to the goals of injection.py, for each way to run."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from injection import GOALS, opened, outcome


@cache
def undisturbed(way: tuple[str, str]) -> dict[str, str]:
    """The answers."""
    with opened(way) as prolog:
        return {goal: outcome(prolog, goal) for goal in GOALS}


@pytest.fixture(scope="session")
def right():
    """right(way) gives the answers by goal."""
    return undisturbed
