"""Control: branches, calls, entering and leaving a routine, what changes the choice point, and marks in the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wamjit.codegen.hardware import ALIGN, COLD, Deep, M, R, S
from wamjit.ir.operands import Instr
from wamjit.ir.table import condition

if TYPE_CHECKING:
    from wamjit.codegen.legalise import Legaliser


def branch(code: Legaliser, op: str, instr: Instr, o: list) -> None:
    """To a label or out of this code, if a condition holds."""
    target, wanted = o[0], condition(instr.op)
    if type(target) is S:
        code.emitter.far(wanted, target.sym)
    else:
        code.emitter.branch(wanted, target.name)


def jump(code: Legaliser, op: str, instr: Instr, o: list) -> None:
    """To a label, or to a routine that takes over."""
    target = o[0]
    if type(target) is not S:
        return code.emitter.branch("", target.name)
    _bring_back(code)
    if code.frame.is_tail_call(target.sym):
        _pass_on(code, [arg.name for arg in instr.args[1:]])
        _leave(code)
    return code.emitter.far("", target.sym)


def _pass_on(code: Legaliser, names: list[str]) -> None:
    """Stack homes that outlive our frame, parameters of who takes over or results: where our own parameters came."""
    frame = code.frame
    for name in names if frame.size else ():
        if name in code.facts.on_stack:
            home = code.facts.homes[name]
            code.move(M(home.base, home.off + frame.incoming), home)


def jumpi(code: Legaliser, op: str, instr: Instr, o: list) -> None:
    """Nothing can be brought back behind a jump: then the address goes through a slot."""
    target, opened = o[0], code.scratch.allocation.opened
    lost = code.scratch.operands.intersection(opened)
    if (
        lost
        or type(target) is Deep
        and not any(code.scratch.is_free(name) and name not in code.scratch.operands for name in code.facts.pool)
    ):
        slot = code.scratch.slot()
        code.move(slot, target)
        code.scratch.finish()
        target = slot
    _bring_back(code)
    code.emitter.op("jumpi", target if type(target) is R else code.reach(target))


def call(code: Legaliser, op: str, instr: Instr, o: list) -> None:
    """With the registers saved that it changes and that are needed behind it.

    A routine that never returns is entered by a jump: it looks for its parameters where no return address is.
    """
    if not code.frame.comes_back(o[0].sym):
        _bring_back(code)
        return code.emitter.far("", o[0].sym)
    saves = code.scratch.allocation.saves.get(code.scratch.shift >> 1, ())
    for register, slot in saves:
        (code.emitter.store if type(register) is R else code.emitter.fmove)(slot, register)
    _bring_back(code)
    code.emitter.call(o[0].sym)
    _put_aside(code)
    for register, slot in saves:
        (code.emitter.load if type(register) is R else code.emitter.fmove)(register, slot)
    return None


def ret(code: Legaliser, op: str, instr: Instr, o: list) -> None:
    """Back to the caller."""
    _bring_back(code)
    _pass_on(code, [arg.name for arg in instr.args])
    _leave(code)
    code.emitter.ret()


def enter(code: Legaliser, i: int) -> None:
    """The prologue in front of the first instruction; behind the moves of parameters, those that stay on the stack."""
    frame = code.frame
    if i == 0:
        if frame.size:
            code.emitter.adjust_sp(-frame.size)
        if frame.return_slot is not None:
            code.emitter.save_return(frame.return_slot)
        _put_aside(code)
    if i == frame.lead:
        for name in frame.staying:
            home = code.facts.homes[name]
            code.move(home, M(home.base, home.off + frame.incoming))


def _put_aside(code: Legaliser) -> None:
    """The state that temporaries take the registers of goes to the worker."""
    for register in code.scratch.allocation.opened:
        code.emitter.store(code.facts.published(code.facts.state[register][0]), R(register))


def _bring_back(code: Legaliser) -> None:
    """And comes back."""
    for register in code.scratch.allocation.opened:
        code.emitter.load(R(register), code.facts.published(code.facts.state[register][0]))


def _leave(code: Legaliser) -> None:
    """The epilogue."""
    if code.frame.size:
        code.emitter.adjust_sp(code.frame.size)
    if code.frame.return_slot is not None:
        code.emitter.restore_return(code.frame.return_slot)


def newb(code: Legaliser, op: str, instr: Instr, o: list) -> None:
    """Read the caches of the newest choice point again, where they are not its fields."""
    b = code.facts.homes["b"]
    for name, offset in code.facts.base.caches.items():
        field = M(b.name, offset) if type(b) is R else Deep(b, offset)
        code.move(code.facts.homes[name], field)


def unwind(code: Legaliser, op: str, instr: Instr, o: list) -> None:
    """Leave every routine at once."""
    code.emitter.load(R(code.facts.sp), code.facts.field("m_sp0"))


def label(code: Legaliser, op: str, instr: Instr, o: list) -> None:
    """A place."""
    code.emitter.label(o[0].name)


def cold(code: Legaliser, op: str, instr: Instr, o: list) -> None:
    """The cold section begins."""
    code.emitter.out.append((COLD,))


def word(code: Legaliser, op: str, instr: Instr, o: list) -> None:
    """A word of data."""
    code.emitter.data(o[0].sym if type(o[0]) is S else o[0].value)


def align(code: Legaliser, op: str, instr: Instr, o: list) -> None:
    """Fill up to a multiple."""
    code.emitter.out.append((ALIGN, o[0].value))
