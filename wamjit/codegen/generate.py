"""The pipeline: one routine or fragment in, its Code out.

place -> linear scan -> legalise -> emit -> assemble -> resolve. The steps are the files of this folder; homes are known
from the placement (facts.py), so placing is a look-up inside the others.
"""

from __future__ import annotations

from collections.abc import Mapping

from wamjit.codegen.allocate import Allocation, allocate
from wamjit.codegen.assemble import Assembler
from wamjit.codegen.code import Code, Summary
from wamjit.codegen.errors import CodegenError
from wamjit.codegen.facts import Facts, facts_of, target_facts
from wamjit.codegen.frame import Frame
from wamjit.codegen.layout import resolve
from wamjit.codegen.legalise import Legaliser
from wamjit.ir.liveness import live_sets
from wamjit.ir.operands import Fragment, FTemp, Instr, Routine, Sym, Temp
from wamjit.table import Placement, Target

_ASSEMBLERS: dict[int, Assembler] = {}


def assembler_of(target: Target) -> Assembler:
    """The assembler of a target, with the memo of this process."""
    found = _ASSEMBLERS.get(id(target))
    if found is None:
        found = _ASSEMBLERS[id(target)] = Assembler(target_facts(target).emitter)
    return found


def compile_routine(routine: Routine, placement: Placement, summaries: Mapping[str, Summary]) -> Code:
    """Machine code of a kernel routine. `summaries`: of every routine that it calls, by name."""
    return _compile(routine.name, routine.instrs, (), placement, summaries, routine.nparams)


def compile_fragment(fragment: Fragment, placement: Placement, summaries: Mapping[str, Summary]) -> Code:
    """Machine code of a template; control falls through at the end of its hot section."""
    return _compile(fragment.name, fragment.instrs, fragment.live_out, placement, summaries, None)


def _compile(name, instrs: list[Instr], live_out, placement, summaries, nparams: int | None) -> Code:
    facts = facts_of(placement)
    legaliser = None
    try:
        callees = _callees(instrs, summaries)
        live = live_sets(instrs, live_out)
        frame = Frame(facts, instrs, summaries, nparams)
        clobbers = {i: summary.clobbers for i, summary in callees.items() if instrs[i].op == "call"}
        words = max((summary.spill_words for summary in callees.values()), default=0)
        doubles = max((summary.fspill_words for summary in callees.values()), default=0)
        first = {Temp: frame.settle(facts, live, words), FTemp: doubles}
        allocation = allocate(facts, instrs, live, clobbers, first, _kept(facts, instrs, live_out), nparams is not None)
        legaliser = Legaliser(facts, allocation, frame)
        items = legaliser.run(instrs)
        unit = resolve(items, legaliser.emitter, assembler_of(placement.target))
    except CodegenError as error:
        at = len(legaliser.marks) - 1 if legaliser is not None else -1
        where = f" at {instrs[at]}" if 0 <= at < len(instrs) else ""
        raise CodegenError(f"{name}{where}: {error}") from error
    summary = _summary(facts, legaliser, allocation, callees, frame, nparams)
    hot, cold = bytes(unit.sections["hot"]), bytes(unit.sections["cold"])
    items = (unit, legaliser.marks, instrs, allocation.opened)
    return Code(name, hot, cold, unit.relocs, summary, unit.align, legaliser.emitter.nop, items)


def _callees(instrs: list[Instr], summaries: Mapping[str, Summary]) -> dict[int, Summary]:
    """What is known of the routine that each call, or jump to a routine that returns, goes to."""
    found = {}
    for i, instr in enumerate(instrs):
        if instr.op in ("call", "jump") and type(instr.args[0]) is Sym and instr.args[0].kind == "code":
            summary = summaries.get(instr.args[0].name)
            if summary is not None:
                found[i] = summary
            elif instr.op == "call":
                raise CodegenError(f"no summary of {instr.args[0].name}: compile callees first")
    return found


def _kept(facts: Facts, instrs: list[Instr], live_out) -> list[str]:
    """Homes that stay live on ways that only the predicate knows: branches to its labels."""
    leaves = any(
        instr.args and type(instr.args[0]) is Sym and instr.args[0].kind == "label" and instr.op != "addr"
        for instr in instrs
    )
    return [facts.homes[name].name for name in live_out if hasattr(facts.homes[name], "name")] if leaves else []


def _summary(facts: Facts, legaliser: Legaliser, allocation: Allocation, callees, frame: Frame, nparams) -> Summary:
    clobbers = (set(allocation.claimed) | legaliser.scratch.used | legaliser.written) & facts.all_clobbers
    for summary in callees.values():
        clobbers |= summary.clobbers
    words = allocation.words + legaliser.scratch.most_words
    doubles = allocation.doubles + legaliser.scratch.most_doubles
    return Summary(frozenset(clobbers), words, doubles, frame.returns, nparams or 0)
