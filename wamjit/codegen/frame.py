"""The stack frame of a routine, where there is one: homes relative to sp, and the return address.

In: the instructions, the placement's homes on the stack, the summaries of callees. Out: `Frame`. A parameter whose
home is OFF(sp) lies at OFF above the sp of who calls. A routine that returns finds it behind its return address
(where calls push one) and its own frame; it has a frame of its own only if it passes such parameters on. A routine
that never returns is entered by a jump: it uses the frame of whoever was there. Where the return address arrives in a
register, a routine that calls keeps it in a spill slot.
"""

from __future__ import annotations

from collections.abc import Mapping

from wamjit.codegen.code import Summary
from wamjit.codegen.facts import Facts
from wamjit.codegen.hardware import CodegenError, M
from wamjit.ir.liveness import Live
from wamjit.ir.operands import Instr, Reg, Sym


class Frame:
    """`size` bytes below the return address; `incoming`: what to add to a home to find a parameter at entry."""

    def __init__(self, facts: Facts, instrs: list[Instr], summaries: Mapping[str, Summary], nparams: int | None):
        """nparams: None for a fragment."""
        self.instrs, self.summaries = instrs, summaries
        self.lead = -1  # index of the first instruction that is no move of a parameter from the stack
        self.size = self.incoming = 0
        self.return_slot: M | None = None
        self.staying: list[str] = []
        self.calls = any(instr.op == "call" for instr in instrs)
        self.returns = nparams is not None and any(instr.op == "ret" or self._is_tail(instr) for instr in instrs)
        self.saves_return = self.returns and self.calls and not facts.emitter.return_on_stack
        if nparams is None and any(map(self._is_tail, instrs)):
            raise CodegenError("a fragment jumps to a routine that returns: there is nowhere to return to")
        if not self.returns:
            return
        self.lead = self._leading(facts)
        if facts.emitter.return_on_stack:
            passed = self._passed(facts)
            own = {f"arg{k}" for k in range(nparams)}  # the words of our parameters are ours, those above them are not
            if passed and (self.calls or self._leaves_for_good() or not own.issuperset(passed)):
                self.size = max(facts.on_stack[name] for name in passed) + facts.word
            self.incoming = self.size + facts.word

    def _is_tail(self, instr: Instr) -> bool:
        """A jump to a routine that returns, to our caller then."""
        return instr.op == "jump" and type(instr.args[0]) is Sym and self._returns(instr.args[0])

    def _returns(self, sym: Sym) -> bool:
        found = self.summaries.get(sym.name) if sym.kind == "code" else None
        return found is not None and found.returns

    def comes_back(self, sym: Sym) -> bool:
        """Whether a call of this symbol returns."""
        found = self.summaries.get(sym.name)
        return found is None or found.returns

    def is_tail_call(self, sym: Sym) -> bool:
        """Whether a jump to this symbol leaves our frame."""
        return self.returns and self._returns(sym)

    def _leaves_for_good(self) -> bool:
        """Whether there is a jump to a routine that never returns, with parameters at the bottom of our frame."""
        return any(
            instr.op == "jump"
            and type(instr.args[0]) is Sym
            and not self._returns(instr.args[0])
            and len(instr.args) > 1
            for instr in self.instrs
        )

    def _leading(self, facts: Facts) -> int:
        for i, instr in enumerate(self.instrs):
            if instr.op != "move" or type(instr.args[1]) is not Reg or instr.args[1].name not in facts.on_stack:
                return i
        return len(self.instrs)

    def _passed(self, facts: Facts) -> list[str]:
        """Stack homes that are used behind the moves at entry."""
        return [
            arg.name
            for instr in self.instrs[self.lead :]
            for arg in instr.args
            if type(arg) is Reg and arg.name in facts.on_stack
        ]

    def settle(self, facts: Facts, live: Live, first_slot: int) -> int:
        """Fix the slot of the return address; the first slot that is left."""
        if self.size and self.lead < len(self.instrs):
            before = live.before[self.lead]
            self.staying = [name for name in facts.on_stack if before & live.bits[Reg(name)]]
        if not self.saves_return:
            return first_slot
        self.return_slot = facts.slot(first_slot)
        return first_slot + 1

    def shift(self, i: int) -> int:
        """What to add to a stack home that instruction i names."""
        return self.incoming if not self.size or i < self.lead else 0
