"""Random kernel functions do the same under CPython and compiled, for both word sizes."""

from __future__ import annotations

from pathlib import Path

import pytest
from both_ways import interpreted, module_of, simulated
from random_source import random_module

from wamjit.ir.text import print_ir
from wamjit.subset.compiler import compile_kernel

ARGUMENTS = ((5, 0x80000001, 77), (0, 2**31 - 1, 12))


def check(seed: int, directory: Path) -> None:
    text = random_module(seed)
    module = module_of(text, directory, f"kernel_random_{seed}")
    for word_size in (4, 8):
        program = compile_kernel([module], word_size)
        for args in ARGUMENTS:
            there = simulated(module.main, args, word_size)
            here = interpreted(program, "main", args, word_size)
            shown = f"seed {seed}, words of {word_size} bytes\n{text}\n" + "\n".join(map(print_ir, program.values()))
            assert here == there, shown


@pytest.mark.parametrize("start", range(0, 120, 20))
def test_random_functions_agree(start: int, tmp_path: Path) -> None:
    for seed in range(start, start + 20):
        check(seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(1000, 3000, 100))
def test_many_random_functions_agree(start: int, tmp_path: Path) -> None:
    for seed in range(start, start + 100):
        check(seed, tmp_path)
