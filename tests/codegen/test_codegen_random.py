"""Random IR: machine code does what the interpreter does. A failure names its case and seed: `program(seed, word)`."""

import random

import pytest
import random_ir
from ladder import at, case_name, everywhere

from wamjit.codegen import compile_fragment, compile_routine
from wamjit.codegen.check import violations
from wamjit.ir.interpret import Interpreter
from wamjit.ir.verify import verify

BYTES = 0x800
SEEDS = {"native": 30, "emulated": 6}


def seeds(case):
    """More where it is fast, most on the placement that is the mission."""
    return range(100) if case[1:3] == ("native", "sicstus") else range(SEEDS[case[1]])


def interpreted(world, routines, fragment, registers):
    """Registers and memory after the interpreter's run."""
    values = random_ir.symbols(world.word)
    symbols = {f"const:{name}": value for name, value in values.items()} | {"const64:wide": values["wide"]}
    machine = Interpreter({routine.name: routine for routine in routines}, world.memory, world.w, symbols)
    for name, value in {"b": world.choice, **registers}.items():
        machine.set_register(name, value)
    assert machine.run(fragment).how == "fell through"
    return {name: machine.get_register(name) for name in registers}, world.memory.read_bytes(world.data, BYTES)


@pytest.mark.parametrize("case", everywhere(), ids=case_name)
def test_random_programs(case):
    world, placement = at(case)
    for seed in seeds(case):
        routines, fragment = random_ir.program(seed, world.word)
        assert [problem for code in (*routines, fragment) for problem in verify(code)] == [], seed
        registers = random_ir.registers(seed, world.word, world.data)
        start = random.Random(seed).randbytes(BYTES)
        world.memory.write_bytes(world.data, start)
        wanted, memory = interpreted(world, routines, fragment, registers)
        world.memory.write_bytes(world.data, start)
        get = world.run(placement, fragment.instrs, registers, routines, random_ir.symbols(world.word))
        found = {name: get(name) for name in registers}
        assert (case, seed, found) == (case, seed, wanted)
        assert (case, seed, world.memory.read_bytes(world.data, BYTES)) == (case, seed, memory)


@pytest.mark.parametrize("case", [case for case in everywhere() if case[1] == "emulated"], ids=case_name)
def test_random_programs_keep_the_rules_of_the_placement(case):
    world, placement = at(case)
    for seed in range(8):
        routines, fragment = random_ir.program(seed, world.word)
        _, summaries = world.symbols(placement)
        for routine in routines:
            code = compile_routine(routine, placement, summaries)
            summaries[routine.name] = code.summary
            assert (seed, violations(code, routine.instrs, placement)) == (seed, [])
        code = compile_fragment(fragment, placement, summaries)
        assert (seed, violations(code, fragment.instrs, placement)) == (seed, [])
