"""The ways between C and machine code: `enter`, `gate`, `gate_return`, made from a placement and a C convention.

    enter(w)      a C function of one word: keeps what C preserves, w.c_sp = sp, sp = w.m_sp, loads every pinned
    register
                  from its field of the worker, jumps to w.resume
    gate          a routine, arg0 = number of a service: publishes every pinned register, w.service = arg0,
                  w.resume = gate_return, w.m_sp = sp, goes back to c_sp and returns the number to C
    gate_return   goes on behind the call of gate, with the word of w.svc_result in val
    c_call        a routine, arg0 = address of a C function of two doubles, which are in w.c_first and w.c_second: calls
                  it on C's stack, with every pinned register published, and leaves its value in w.c_result

So a service is an exit and an entry: C calls `enter` again to go on, or sets w.resume and w.m_sp to go elsewhere.
"""

from __future__ import annotations

from wamjit.codegen.code import Code, Summary
from wamjit.codegen.facts import Facts, facts_of
from wamjit.codegen.generate import assembler_of
from wamjit.codegen.hardware import M, R
from wamjit.codegen.layout import resolve
from wamjit.ir.operands import Instr, Sym
from wamjit.ir.table import SCRATCH
from wamjit.table import Convention, Hard, Placement


def enter_and_gate(placement: Placement, convention: Convention) -> dict[str, Code]:
    """All of them, by name. The gate's summary counts as the summary of a routine `gate`."""
    facts = facts_of(placement)
    makers = {"enter": _enter, "gate": _gate, "gate_return": _gate_return, "c_call": _c_call}
    return {name: _finish(facts, name, maker(facts, convention)) for name, maker in makers.items()}


def _pinned(facts: Facts) -> list[tuple[R, M]]:
    """Registers that hold state, with the field of the worker where C finds it."""
    skip = {"w", "sp", "toc", *SCRATCH}
    pairs = []
    for name, home in facts.placement.all().items():
        if isinstance(home, Hard) and name not in skip:
            pairs.append((R(home.reg), facts.published(name)))
    return pairs


def _enter(facts: Facts, convention: Convention):
    emitter, sp = facts.emitter.fresh(), R(facts.sp)
    emitter.enter_c(convention, facts.homes["w"])
    emitter.store(facts.field("c_sp"), sp)
    emitter.load(sp, facts.field("m_sp"))
    if "toc" in facts.homes:
        emitter.load(facts.homes["toc"], facts.field("toc"))
    for register, field in _pinned(facts):
        emitter.load(register, field)
    emitter.op("jumpi", facts.field("resume"))
    return emitter


def _gate(facts: Facts, convention: Convention):
    emitter, sp = facts.emitter.fresh(), R(facts.sp)
    _store_service(facts, emitter)
    for register, field in _pinned(facts):
        emitter.store(field, register)
    free = R(facts.parkable[0])  # everything is published
    emitter.symbol(free, Sym("code", "gate_return"))
    emitter.store(facts.field("resume"), free)
    if not emitter.return_on_stack:
        emitter.save_return(facts.slot(0))
    emitter.store(facts.field("m_sp"), sp)
    emitter.load(sp, facts.field("c_sp"))
    emitter.load(R(convention.int_ret_reg), facts.field("service"))
    emitter.leave_c(convention)
    return emitter


def _c_call(facts: Facts, convention: Convention):
    emitter, sp = facts.emitter.fresh(), R(facts.sp)
    if emitter.calls_c:  # elsewhere no function is offered (engine/c_functions.py)
        _store_service(facts, emitter)
        for register, field in _pinned(facts):
            emitter.store(field, register)
        emitter.store(facts.field("m_sp"), sp)
        emitter.load(sp, facts.field("c_sp"))
        parameters = (facts.field("c_first"), facts.field("c_second"))
        emitter.call_c(convention, facts.field("service"), parameters, facts.field("c_result"))
        emitter.load(sp, facts.field("m_sp"))
        for register, field in _pinned(facts):
            emitter.load(register, field)
    emitter.ret()
    return emitter


def _store_service(facts: Facts, emitter) -> None:
    home, field = facts.homes["arg0"], facts.field("service")
    if type(home) is R:
        emitter.store(field, home)
        return
    if "arg0" in facts.on_stack:
        home = M(home.base, home.off + facts.word)  # behind the return address
    emitter.relay_in(home)
    emitter.relay_out(field)


def _gate_return(facts: Facts, convention: Convention):
    emitter, val = facts.emitter.fresh(), facts.homes["val"]
    if not emitter.return_on_stack:
        emitter.restore_return(facts.slot(0))
    if type(val) is R:
        emitter.load(val, facts.field("svc_result"))
    else:
        emitter.relay_in(facts.field("svc_result"))
        emitter.relay_out(val)
    emitter.ret()
    return emitter


def _finish(facts: Facts, name: str, emitter) -> Code:
    unit = resolve(emitter.out, emitter, assembler_of(facts.target))
    summary = Summary(facts.all_clobbers, 1, 0, True, 1)
    items = (unit, [0], [Instr(name)], [])
    return Code(name, bytes(unit.sections["hot"]), b"", unit.relocs, summary, unit.align, emitter.nop, items)
