"""The kernel as a whole: whatever a routine calls or jumps to is there, and none calls itself by way of others."""

from __future__ import annotations

import pytest

from wamjit.ir.operands import Sym
from wamjit.kernel.evaluate import UNARY
from wamjit.kernel.modules import image_modules
from wamjit.kernel.names import ARITH, rows
from wamjit.subset.compiler import compile_kernel

WAYS_OUT = {"gate", "c_call"}  # made by codegen/gate.py


@pytest.fixture(scope="module", params=[4, 8])
def program(request):
    return compile_kernel(image_modules(), request.param)


def symbols(unit) -> set[str]:
    """The code symbols that a routine or entry mentions."""
    return {arg.name for instr in unit.instrs for arg in instr.args if isinstance(arg, Sym) and arg.kind == "code"}


def test_every_symbol_is_defined(program):
    missing = {name: symbols(unit) - program.keys() - WAYS_OUT for name, unit in program.items()}
    assert not {name: left for name, left in missing.items() if left}


def test_no_routine_is_active_twice(program):
    """Spill slots are static: the graph of calls must have no circle."""
    calls = {
        name: {instr.args[0].name for instr in unit.instrs if instr.op == "call"} - WAYS_OUT
        for name, unit in program.items()
    }
    while calls:
        leaves = {name for name, called in calls.items() if not called & calls.keys()}
        assert leaves, f"a circle among {sorted(calls)}"
        calls = {name: called for name, called in calls.items() if name not in leaves}


def test_the_arithmetic_table_names_routines(program):
    functions = [row[3] for row in rows("arith.txt") if row[3] != "-"]
    assert set(functions) <= program.keys()
    assert len(vars(ARITH)) == len(functions) + 1  # and `constant`
    for row in rows("arith.txt"):
        if row[3] != "-":
            assert program[row[3]].nparams == int(row[2]), row
        if row[2] != "0":
            assert (int(row[0]) >= UNARY) == (row[2] == "1"), row


def test_the_kernel_built_ins_are_there(program):
    names = [row[3].split(",")[0] for row in rows("builtins.txt") if row[2] in ("kernel", "entry")]
    assert len(names) > 40
    assert not set(names) - program.keys()
