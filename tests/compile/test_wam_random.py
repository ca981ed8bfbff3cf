"""Random programs: compiled code gives the answers of the reference solver. A failure shows seed and program."""

from __future__ import annotations

import pytest

from tests.compile.differential import check_seed
from wamjit.compile import state

BATCH = 20


@pytest.mark.parametrize("first", range(0, 240, BATCH))
def test_same_answers(first: int) -> None:
    for seed in range(first, first + BATCH):
        assert check_seed(seed) == ""


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1000, 5000, 200))
def test_same_answers_of_many(first: int) -> None:
    for seed in range(first, first + 200):
        assert check_seed(seed) == ""


@pytest.mark.parametrize("registers", [9, 12, 15])
def test_few_registers(registers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies are given up, and clauses that do not fit put their variables into the environment."""
    monkeypatch.setattr(state, "ALL_REGISTERS", (1 << registers) - 1)
    compiled = 0
    for seed in range(registers * 1000, registers * 1000 + BATCH):
        try:
            assert check_seed(seed) == ""
            compiled += 1
        except state.TooComplex:  # not even the arguments fit
            pass
    assert compiled > BATCH // 2
