"""Registers for the inside of one instruction: what the legaliser borrows when operands do not fit a pattern.

In: the allocation (which registers hold something at which moment). Out: names of registers that may be written.
First come registers that nothing live is in; then, around this instruction, a register that holds something is parked
in a spill slot. So there is always one: never w, sp, TOC or reserved registers, never a register of the instruction's
operands.
"""

from __future__ import annotations

from wamjit.codegen.allocate import Allocation
from wamjit.codegen.facts import Facts
from wamjit.codegen.hardware import CodegenError, F, M, R


class Scratch:
    """What is borrowed at the moment. `start` begins an instruction, `finish` brings parked registers back."""

    def __init__(self, facts: Facts, allocation: Allocation, emitter):
        self.facts, self.allocation, self.emitter = facts, allocation, emitter
        self.taken: set[str] = set()  # borrowed for this instruction
        self.operands: set[str] = set()  # registers of its operands
        self.released: list[str] = []
        self.parked: list[tuple[str, M]] = []
        self.used: set[str] = set()  # in any instruction: part of the clobber set
        self.shift, self.index = 0, 0
        self.word_slots = self.double_slots = 0  # beyond those of the allocation
        self.most_words = self.most_doubles = 0

    def start(self, index: int, operands: set[str]) -> None:
        """An instruction begins."""
        self.shift, self.operands = 2 * index, operands
        if self.taken or self.released:
            self.taken.clear()
            self.released.clear()
        self.word_slots = self.double_slots = 0

    def finish(self) -> None:
        """Bring parked registers back. Moves only: the conditions stay."""
        for name, slot in reversed(self.parked):
            if name in self.facts.base.reg:
                self.emitter.load(R(name), slot)
            else:
                self.emitter.fmove(F(name), slot)
        self.parked.clear()

    def is_free(self, name: str) -> bool:
        """Whether nothing live is in a register while this instruction works."""
        return not self.allocation.busy[name] >> self.shift & 3

    def register(self, among: frozenset[str] | None = None) -> str:
        """A general register to write, one of `among` if given."""
        for name in self.released:
            if among is None or name in among:
                self.released.remove(name)
                return name
        for name in self.allocation.pool:
            if self._usable(name, among) and self.is_free(name):
                self.taken.add(name)
                self.used.add(name)
                return name
        for name in self.facts.parkable:
            if self._usable(name, among):
                slot = self.slot()
                self.emitter.store(slot, R(name))
                self.parked.append((name, slot))
                self.taken.add(name)
                return name
        raise CodegenError("every register is an operand of one instruction")

    def double(self) -> str:
        """A register for doubles to write."""
        for name in self.facts.fpool:
            if self._usable(name, None) and self.is_free(name):
                self.taken.add(name)
                self.used.add(name)
                return name
        for name in self.facts.fpool:
            if self._usable(name, None):
                slot = self.double_slot()
                self.emitter.fmove(slot, F(name))
                self.parked.append((name, slot))
                self.taken.add(name)
                return name
        raise CodegenError("every double register is an operand of one instruction")

    def _usable(self, name: str, among: frozenset[str] | None) -> bool:
        return name not in self.operands and name not in self.taken and (among is None or name in among)

    def release(self, name: str | None) -> None:
        """A borrowed register is no longer needed in this instruction."""
        if name in self.taken and name not in self.released and name in self.facts.base.reg:
            self.released.append(name)

    def claim(self, name: str, needed: bool) -> None:
        """The instruction writes this register behind its sources: park what is live in it, or still needed."""
        self.taken.add(name)
        if not needed and name in self.allocation.busy and not self.allocation.busy[name] >> self.shift + 1 & 1:
            self.used.add(name)
            return
        slot = self.slot()
        self.emitter.store(slot, R(name))
        self.parked.append((name, slot))

    def slot(self) -> M:
        """A slot for a word, until the instruction ends."""
        number = self.allocation.words + self.word_slots
        self.word_slots += 1
        self.most_words = max(self.most_words, self.word_slots)
        if number >= self.facts.spill_count:
            raise CodegenError(f"more than {self.facts.spill_count} spill slots along a chain of calls")
        return self.facts.slot(number)

    def double_slot(self) -> M:
        """A slot for a double, until the instruction ends."""
        number = self.allocation.doubles + self.double_slots
        self.double_slots += 1
        self.most_doubles = max(self.most_doubles, self.double_slots)
        if number >= self.facts.fspill_count:
            raise CodegenError(f"more than {self.facts.fspill_count} slots for doubles along a chain of calls")
        return self.facts.fslot(number)
