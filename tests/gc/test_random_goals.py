"""Random programs of many kinds answer the same whether the heap is collected at every entry or not, on every target.

`python tools/random_goals.py` holds them against swipl.
"""

from __future__ import annotations

from functools import cache

import pytest
from engines import NATIVE, answers, possible_ways
from random_goals import KINDS, RandomGoals

DEFAULT = ("x86_64", NATIVE)


@cache
def expected(seed: int, kinds: tuple[str, ...] = KINDS) -> tuple[str, list[str]]:
    """A program, and what it answers natively without the stress mode."""
    text = RandomGoals(seed, kinds).program()
    return text, answers(DEFAULT, text)


def check(way: tuple[str, str], every: int, seed: int, kinds: tuple[str, ...] = KINDS) -> None:
    """The same answers."""
    text, right = expected(seed, kinds)
    assert answers(way, text, every) == right, f"seed {seed}, {kinds}"


def some(few: int, many: int) -> list:
    """Seeds; those behind the first few are for `make test-all`."""
    return [seed if seed < few else pytest.param(seed, marks=pytest.mark.slow) for seed in range(many)]


@pytest.mark.parametrize("seed", some(6, 60))
def test_under_stress(seed):
    check(DEFAULT, 1, seed)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_under_stress(kind):
    check(DEFAULT, 1, 500, (kind,))


@pytest.mark.parametrize("way", [way for way in possible_ways() if way != DEFAULT], ids="-".join)
@pytest.mark.parametrize("seed", some(1, 8))
def test_elsewhere(seed, way):
    check(way, 3, seed)
