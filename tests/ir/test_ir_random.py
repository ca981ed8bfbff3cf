"""Random programs: sound, the same for the same seed, and with everything in them."""

from __future__ import annotations

import pytest

from wamjit.ir.interpret import Interpreter
from wamjit.ir.random_ir import REGISTERS, random_program, random_routine
from wamjit.ir.sparse import SparseMemory
from wamjit.ir.table import ROWS, base_op
from wamjit.ir.text import print_ir

# what needs a frame, leaves the routine, or depends on where code lies
LEFT_OUT = {"newb", "unwind", "jump", "jumpi", "addr", "cold", "word", "align"}


def run(seed: int, word_size: int) -> tuple[int | None, dict[int, int]]:
    machine = Interpreter(random_program(seed, word_size), SparseMemory(word_size), 0x10000)
    for i, name in enumerate(REGISTERS):
        machine.set_register(name, 0x9E3779B97F4A7C15 * (i + 1))
    return machine.run("main", (seed, 7)).value, machine.memory.words


@pytest.mark.parametrize("word_size", [4, 8])
def test_random_programs_run(word_size: int) -> None:
    """The interpreter refuses whatever is undefined, so an end is a proof that nothing was."""
    results = []
    for seed in range(60):
        try:
            results.append(run(seed, word_size))
        except Exception as error:
            text = "\n".join(map(print_ir, random_program(seed, word_size).values()))
            pytest.fail(f"seed {seed}: {error}\n{text}")
    assert len({value for value, _ in results}) > 50


def test_the_same_seed_gives_the_same_program() -> None:
    assert print_ir(random_routine(5, 8)) == print_ir(random_routine(5, 8)) != print_ir(random_routine(6, 8))


def test_every_operation_comes_up() -> None:
    used = {base_op(i.op) for seed in range(40) for r in random_program(seed, 8).values() for i in r.instrs}
    assert used == set(ROWS) - LEFT_OUT
