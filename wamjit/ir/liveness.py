"""Liveness of temporaries and scratch registers, derived from the rows of the instruction table.

In: a list of instructions and the scratch registers that stay live where the hot section falls through. Out: `Live`,
two bitsets (Python ints) for each instruction. State registers are always live and so have no bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from wamjit.ir.operands import FTemp, Instr, Mem, Operand, Reg, Temp
from wamjit.ir.table import SCRATCH, Row, row

SCRATCH_BITS = {Reg(name): 1 << bit for bit, name in enumerate(SCRATCH)}
ALL_SCRATCH = (1 << len(SCRATCH)) - 1
_SCRATCH_SET = frozenset(SCRATCH)


class Live(NamedTuple):
    """What is live before and after each instruction. The lowest bits are the scratch registers, as in the table."""

    bits: dict[Operand, int]  # temporary or scratch register -> its bit (a mask, not a number)
    values: list[Operand]  # bit number -> temporary or scratch register
    before: list[int]
    after: list[int]
    uses: list[int]  # read by the instruction, addresses included
    defs: list[int]  # written or destroyed by it

    def members(self, mask: int) -> Iterator[Operand]:
        """The temporaries and registers in a bitset."""
        while mask:
            low = mask & -mask
            yield self.values[low.bit_length() - 1]
            mask ^= low


def live_sets(instrs: list[Instr], live_out: Iterable[str] = ()) -> Live:
    """Liveness of a routine or fragment: one backward pass, and one more for each level of loops."""
    bits: dict[Operand, int] = dict(SCRATCH_BITS)
    uses, defs = _effects(instrs, bits)
    rows = [row(instr.op) for instr in instrs]
    live = Live(bits, list(bits), [0] * len(instrs), [0] * len(instrs), uses, defs)
    out = sum(SCRATCH_BITS[Reg(name)] for name in live_out)
    at_label: dict[Operand, int] = {}
    while _backward(instrs, rows, live, out, at_label):
        pass
    return live


def _backward(instrs: list[Instr], rows: list[Row], live: Live, out: int, at_label: dict[Operand, int]) -> bool:
    """One pass from the end; true when a label's set has grown, so that another pass is due."""
    grown = False
    current = out
    before, after, uses, defs = live.before, live.after, live.uses, live.defs
    for i in range(len(instrs) - 1, -1, -1):
        instr, facts = instrs[i], rows[i]
        if facts.ends:
            current = 0
        elif instr.op == "cold":
            current = out
        if facts.jumps:
            current |= at_label.get(instr.args[0], 0)
        after[i] = current
        current = current & ~defs[i] | uses[i]
        before[i] = current
        if instr.op == "label" and at_label.get(instr.args[0], 0) != current:
            at_label[instr.args[0]] = current
            grown = True
    return grown


def _effects(instrs: list[Instr], bits: dict[Operand, int]) -> tuple[list[int], list[int]]:
    """For each instruction the bits that it reads and those that it writes; new temporaries get their bits here."""
    uses, defs = [], []
    for instr in instrs:
        args = instr.args
        use, define, roles = _shape(instr.op, len(args))
        for role, arg in zip(roles, args, strict=True):
            kind = type(arg)
            if kind is Mem:
                use |= _bit(arg.base, bits)
            elif kind is Temp or kind is FTemp or kind is Reg:
                bit = _bit(arg, bits)
                if role != "d":
                    use |= bit
                if role != "s":
                    define |= bit
        uses.append(use)
        defs.append(define)
    return uses, defs


@cache
def _shape(op: str, count: int) -> tuple[int, int, tuple[str, ...]]:
    """The scratch registers that an operation reads and writes beside its operands, and the roles of these."""
    facts = row(op)
    use, define = (
        sum(SCRATCH_BITS[Reg(name)] for name in names & _SCRATCH_SET) for names in (facts.reads, facts.writes)
    )
    return use, define, tuple(spec.role for spec in facts.specs(count))


def _bit(operand: Operand | None, bits: dict[Operand, int]) -> int:
    """The bit of a temporary or scratch register, 0 for any other operand."""
    kind = type(operand)
    if kind is Temp or kind is FTemp:
        if operand not in bits:
            bits[operand] = 1 << len(bits)
        return bits[operand]
    return bits.get(operand, 0) if kind is Reg else 0
