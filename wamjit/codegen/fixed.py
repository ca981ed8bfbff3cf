"""Instructions that the hardware binds to registers: shifts by a variable count, divisions.

The rows of [fixed] in the target's table name the registers; a target without a row takes them by pattern. What is
live in such a register is parked, or waits in the vector register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wamjit.codegen.hardware import Deep, I, M, R, S
from wamjit.codegen.moves import base_of, roots
from wamjit.ir.operands import Instr

if TYPE_CHECKING:
    from wamjit.codegen.legalise import Legaliser


def shift(code: Legaliser, op: str, instr: Instr, o: list) -> None:
    """shl, shr, sar."""
    constraint = code.facts.target.constraints.get("shift")
    if constraint is None or type(o[2]) is I:
        return code.general(op, instr, o)
    code.wrote(o[0])
    return _shift_by(code, op, R(constraint.input), o)


def _shift_by(code: Legaliser, op: str, count: R, o: list) -> None:
    """The count goes to its register; what is in there waits in the vector register."""
    d, a, b = o
    place = d if type(d) is R and d != count and d != b and base_of(b) != d.name else None
    if place is None:
        code.scratch.operands.add(count.name)
        place = R(code.scratch.register())
    code.move(place, a)
    if b != count:
        kept = not _dead(code, count.name) and d != count
        m = code.reach(b) if type(b) in (M, Deep) else b
        if kept:
            code.emitter.stash(count.name)
        else:
            code.scratch.used.add(count.name)
        code.move_to_register(count, m, True)
        code.emitter.op(op, place, place, count)
        if kept:
            code.emitter.unstash(count.name)
    else:
        code.emitter.op(op, place, place, count)
    code.move(d, place)


def _dead(code: Legaliser, name: str) -> bool:
    """Whether a register holds nothing at this instruction, borrowed or live."""
    return name in code.scratch.allocation.busy and code.scratch.is_free(name) and name not in code.scratch.taken


def divide(code: Legaliser, op: str, instr: Instr, o: list) -> None:
    """div, rem."""
    constraint = code.facts.target.constraints.get(op)
    code.wrote(o[0])
    if constraint is None:
        return code.general(op, instr, o)
    return _divide_in(code, constraint, o)


def _divide_in(code: Legaliser, constraint, o: list) -> None:
    """Dividend and results in their registers: what is in there is parked, unless it is the destination."""
    d, a, b = o
    low, result = R(constraint.input), R(constraint.output)
    fixed = {low.name, result.name, *constraint.clobber}
    code.scratch.operands |= fixed
    if type(b) in (I, S) or type(b) is R and b.name in fixed or type(b) is not R and roots(b) & fixed:
        b = code.load("r", b, None)
    elif type(b) is not R:
        b = code.reach(b)
    needed = roots(d)
    for name in sorted(fixed):
        if d != R(name):
            code.scratch.claim(name, name in needed)
    code.move(low, a)
    code.emitter.divide(b)
    if d == result:
        return
    if type(d) is R:
        code.move(d, result)
    else:
        _store_result(code, d, result, fixed)


def _store_result(code: Legaliser, d: M | Deep, result: R, fixed: set[str]) -> None:
    """To memory whose base may be one of the parked registers."""
    if roots(d) & fixed:
        kept = code.scratch.slot()
        code.move(kept, result)
        code.scratch.finish()
        result = kept
    code.move(d, result)
