"""Liveness, instruction by instruction, on code whose live sets are known by hand."""

from __future__ import annotations

from wamjit.ir.liveness import live_sets
from wamjit.ir.operands import Fragment, FTemp, Instr, Reg, Routine, Temp
from wamjit.ir.random_ir import random_program
from wamjit.ir.table import SCRATCH, reads, writes
from wamjit.ir.text import parse_ir


def before(text: str) -> list[str]:
    """What is live before each instruction, as text in order of name."""
    code: Routine | Fragment = parse_ir(text)[0]
    live = live_sets(code.instrs, code.live_out if isinstance(code, Fragment) else ())
    return [" ".join(sorted(map(str, live.members(mask)))) for mask in live.before]


def test_a_loop() -> None:
    text = """
    routine f 2
        move t0, arg0
        move t1, arg1
        move t2, 0
    L1:
        add t2, t2, [t0]
        add t0, t0, 8
        cmpu t0, t1
        branch.lu L1
        move val, t2
        ret val
    """
    loop = "t0 t1 t2"
    assert before(text) == ["arg0 arg1", "arg1 t0", "t0 t1", loop, loop, loop, loop, loop, "t2", "val"]


def test_calls_destroy_scratch_registers() -> None:
    text = """
    routine f 1
        move t0, arg0
        move arg1, 5
        call code:g, arg0, arg1
        add val, val, t0
        ret val
    """
    assert before(text) == ["arg0", "arg0 t0", "arg0 arg1 t0", "t0 val", "val"]


def test_the_cold_section_and_live_out() -> None:
    text = """
    fragment f live s
        move t0, x(1)
        i2f f0, 3
        cmpu t0, h
        branch.e L1
        add s, t0, 1
    L2:
        cold
    L1:
        move s, [t0]
        jump L2
    """
    assert before(text) == ["", "t0", "t0", "t0", "t0", "s", "s", "t0", "t0", "s"]


def test_memory_operands_and_cmove_read() -> None:
    text = """
    routine f 1
        move t1, 8
        move t0, arg0
        move [t0+8], 1
        test t0, 1
        cmove.e t1, [t0]
        move val, t1
        ret val
    """
    assert before(text) == ["arg0", "arg0 t1", "t0 t1", "t0 t1", "t0 t1", "t1", "val"]


def test_against_a_search_over_paths() -> None:
    """A value is live if some path reads it before it is written: looked for path by path in random routines."""
    for seed in range(6):
        for routine in random_program(seed, 8).values():
            live = live_sets(routine.instrs)
            for i in range(0, len(routine.instrs), 7):
                found = {str(operand) for operand in live.members(live.before[i])}
                candidates = {str(operand): operand for operand in live.bits}
                for name in sorted(candidates)[::3]:
                    assert (name in found) == _read_later(routine.instrs, i, candidates[name]), (seed, i, name)


def _read_later(instrs: list[Instr], start: int, value: Reg | Temp | FTemp) -> bool:
    labels = {instr.args[0]: i for i, instr in enumerate(instrs) if instr.op == "label"}
    seen, waiting = set(), [start]
    while waiting:
        i = waiting.pop()
        if i in seen:
            continue
        seen.add(i)
        instr = instrs[i]
        if value in reads(instr):
            return True
        lost = instr.op == "call" and isinstance(value, Reg) and value.name in SCRATCH
        if value in writes(instr) or lost or instr.op == "ret":
            continue
        if instr.op.startswith("branch"):
            waiting.append(labels[instr.args[0]])
        waiting.append(i + 1)
    return False
