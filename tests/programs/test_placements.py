"""The benchmark programs with every placement other than the default one, x86-64 natively and the others emulated.

`make test` runs a tenth of all pairs of placement and program, drawn with a seed (WAMJIT_SEED, else 1) so that each
placement has at least one; `make test-all` runs them all.
"""

from __future__ import annotations

import os
import random

import pytest

from wamjit.bench.catalogue import expected_answers, program_names
from wamjit.bench.measure import Configuration, Session
from wamjit.machine import ways
from wamjit.table import load_target, placement_names

SEED = int(os.environ.get("WAMJIT_SEED", "1"))
TARGETS = ("x86_64", "x86", "ppc64")
SLOW_WHEN_EMULATED = ("zebra",)  # seconds: not in the tenth


def cases() -> list:
    """All combinations, those outside of the tenth marked slow."""
    draw = random.Random(SEED)
    names = program_names()
    found = []
    for target in TARGETS:
        default = load_target(target).default_placement
        quick = [name for name in names if name not in SLOW_WHEN_EMULATED]
        for placement in placement_names(target):
            if placement == default:
                continue
            drawn = draw.sample(quick, max(1, round(len(names) / 10)))
            for name in names:
                marks = [] if name in drawn else [pytest.mark.slow]
                found.append(pytest.param(target, placement, name, marks=marks, id=f"{target}-{placement}-{name}"))
    return found


@pytest.mark.parametrize(("target", "placement", "name"), cases())
def test_placement(target, placement, name):
    native = target == "x86_64" and ways(load_target(target))[0][1]
    with Session(name, Configuration(target, placement, machine="native" if native else "emulated")) as session:
        assert session.answer("small_answer") == expected_answers(name).small_answer, f"seed {SEED}"
