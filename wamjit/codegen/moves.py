"""Operands as the hardware has them, and moves between any two of them.

In: operands of the IR, where each temporary is, the homes of WAM registers. Out: hardware operands, and the emitter's
items for moves. Memory whose base is itself in memory, or that is too far away, is reached through a borrowed
register.
"""

from __future__ import annotations

from wamjit.codegen.allocate import Allocation
from wamjit.codegen.facts import Facts
from wamjit.codegen.frame import Frame
from wamjit.codegen.hardware import CodegenError, Deep, F, I, M, R, S
from wamjit.codegen.scratch import Scratch
from wamjit.ir.operands import FTemp, Imm, Mem, Reg, Sym, Temp


class Mover:
    """What every instruction of one routine or fragment is lowered with."""

    def __init__(self, facts: Facts, allocation: Allocation, frame: Frame):
        self.facts, self.forms, self.frame = facts, facts.forms, frame
        self.where = allocation.where
        self.emitter = facts.emitter.fresh()
        self.scratch = Scratch(facts, allocation, self.emitter)
        self.written: set[str] = set()
        self.bits = facts.word * 8

    # -- operands ------------------------------------------------------------------------------------------------

    def operand(self, arg: object, i: int) -> object:
        """An IR operand as a hardware operand."""
        kind = type(arg)
        if kind is Temp or kind is FTemp:
            return self.where[arg]
        if kind is Reg:
            home = self.facts.homes.get(arg.name)
            if home is None:
                raise CodegenError(f"{arg.name} has no home on {self.facts.target.name}")
            if arg.name in self.facts.on_stack:
                return M(home.base, home.off + self.frame.shift(i))
            return home
        if kind is Imm:
            value = arg.value & (1 << self.bits) - 1
            return I(value - (1 << self.bits) if value >> self.bits - 1 else value)
        if kind is Sym:
            return S(arg)
        return self._memory(arg, i) if kind is Mem else arg

    def _memory(self, arg: Mem, i: int) -> M | Deep:
        off, sym = (arg.offset, None) if type(arg.offset) is int else (0, arg.offset)
        if arg.base is None:
            return M(None, off, sym)
        base = self.operand(arg.base, i)
        return M(base.name, off, sym) if type(base) is R else Deep(base, off, sym)

    def reach(self, m: M | Deep, whole_word: bool = True, into: str = "") -> M:
        """The memory operand that an instruction can have; its base may be a borrowed register, or `into`."""
        if type(m) is Deep:
            inner = self.reach(m.inner, True, into)
            base = into or (inner.base if inner.base in self.scratch.taken else self.scratch.register())
            self.emitter.load(R(base), inner)
            m = M(base, m.off, m.sym)
        if self.emitter.addressable(m, whole_word):
            return m
        return self.emitter.near(into if into and into != m.base else self.scratch.register(), m)

    def done(self, m: M) -> None:
        """The base of a memory operand is no longer needed."""
        self.scratch.release(m.base)

    # -- moves ---------------------------------------------------------------------------------------------------

    def move(self, d: object, s: object, quiet: bool = True) -> None:
        """One word from anywhere to anywhere; quiet keeps the conditions."""
        if d == s:
            return
        if type(d) is R:
            self.move_to_register(d, s, quiet)
        elif type(s) is R:
            m = self.reach(d)
            self.emitter.store(m, s)
            self.done(m)
        elif type(s) in (M, Deep):
            m = self.reach(s)
            self.emitter.relay_in(m)
            self.done(m)
            m = self.reach(d)
            self.emitter.relay_out(m)
            self.done(m)
        elif self._stores_directly(s):
            m = self.reach(d)
            self.emitter.store_constant(m, s)
            self.done(m)
        else:
            r = R(self.scratch.register())
            self.move_to_register(r, s, quiet)
            self.move(d, r)
            self.scratch.release(r.name)

    def _stores_directly(self, s: I | S) -> bool:
        """Whether a constant can be stored as it is."""
        found = self.forms.classify(s)
        return any(row[0] == "m" and found & self.forms.bits.get(row[1], 0) for row in self.forms.patterns["move"])

    def move_to_register(self, d: R, s: object, quiet: bool) -> None:
        kind = type(s)
        if kind is R:
            self.emitter.copy(d, s)
        elif kind is I:
            if s.value == 0 and not quiet:
                self.emitter.zero(d)
            else:
                self.emitter.number(d, s.value)
        elif kind is S:
            self.emitter.symbol(d, s.sym)
        else:
            m = self.reach(s, True, d.name)
            self.emitter.load(d, m)
            if m.base != d.name:
                self.done(m)

    def fmove(self, d: object, s: object) -> None:
        """One double from anywhere to anywhere."""
        if d == s:
            return
        if type(d) is F:
            self.emitter.fmove(d, s if type(s) is F else self.reach(s))
        elif type(s) is F:
            self.emitter.fmove(self.reach(d), s)
        else:
            m = self.reach(s)
            self.emitter.frelay_in(m)
            self.done(m)
            self.emitter.frelay_out(self.reach(d))

    def wrote(self, d: object) -> None:
        if type(d) is R or type(d) is F:
            self.written.add(d.name)


def base_of(s: object) -> str | None:
    """The register that a memory operand begins from."""
    while type(s) is Deep:
        s = s.inner
    return s.base if type(s) is M else None


def roots(s: object) -> set[str]:
    base = base_of(s)
    return {base} if base else set()


def registers(operands: list) -> set[str]:
    """The registers that operands name."""
    found = set()
    for o in operands:
        if type(o) is R or type(o) is F:
            found.add(o.name)
        else:
            base = base_of(o)
            if base is not None:
                found.add(base)
    return found
