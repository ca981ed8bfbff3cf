"""The instructions of one routine or template while they are made.

Instructions behind a jump are dropped until a label that something refers to. Blocks that are seldom reached are
collected apart and come after one `cold` marker.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from wamjit.ir.operands import FTemp, Imm, Instr, Label, Operand, Sym, Temp

Target = Label | Sym


class Builder:
    """Instructions, labels and temporaries."""

    def __init__(self, word_size: int) -> None:
        self.word_size = word_size
        self.bits = 8 * word_size
        self.out: list[Instr] = []
        self.alive = True
        self._cold: list[list[Instr]] = []
        self._referred: set[str] = set()
        self._labels = 0
        self._temps = 0
        self._ftemps = 0

    def emit(self, op: str, *args: Operand) -> None:
        """Append an instruction, unless control cannot get here."""
        if self.alive:
            self.out.append(Instr(op, args))

    def data(self, word: Operand) -> None:
        """A word of data, behind an instruction that control does not go on from."""
        self.out.append(Instr("word", (word,)))

    def move(self, dest: Operand, source: Operand) -> None:
        """A move of a word or double, none if it would change nothing."""
        if dest != source:
            double = type(dest) is FTemp or type(source) is FTemp
            self.emit("fmove" if double else "move", dest, source)

    def temp(self) -> Temp:
        """A new temporary."""
        self._temps += 1
        return Temp(self._temps - 1)

    def ftemp(self) -> FTemp:
        """A new temporary for a double."""
        self._ftemps += 1
        return FTemp(self._ftemps - 1)

    def immediate(self, value: int) -> Imm:
        """A number as a word: signed, wrapped."""
        half = 1 << (self.bits - 1)
        return Imm((value + half & 2 * half - 1) - half)

    def label(self) -> Label:
        """A new label, not placed yet."""
        self._labels += 1
        return Label(f"L{self._labels}")

    def place(self, label: Target, pinned: bool = False) -> bool:
        """Put a label here; true if control can get here. Pinned: something will refer to it later."""
        if label.name in self._referred or pinned:
            self.out.append(Instr("label", (label,)))
            self.alive = True
        return self.alive

    def refers(self, label: Target) -> bool:
        """Whether something jumps to the label so far."""
        return label.name in self._referred

    def jump(self, target: Target) -> None:
        """Go to a label or symbol."""
        self._refer(target)
        self.emit("jump", target)
        self.alive = False

    def branch(self, condition: str, target: Target) -> None:
        """Go to a label or symbol on a condition."""
        self._refer(target)
        self.emit(f"branch.{condition}", target)

    def _refer(self, target: Target) -> None:
        if self.alive and type(target) is Label:
            self._referred.add(target.name)

    def leave(self, op: str, *args: Operand) -> None:
        """An instruction after which control does not go on."""
        self.emit(op, *args)
        self.alive = False

    @contextmanager
    def cold(self) -> Iterator[None]:
        """What is emitted inside goes to the cold section; control gets there by labels only."""
        out, alive = self.out, self.alive
        self.out, self.alive = [], False
        yield
        self._cold.append(self.out)
        self.out, self.alive = out, alive

    def finish(self) -> list[Instr]:
        """All instructions, the cold ones at the end."""
        cold = [instr for block in self._cold for instr in block]
        return [*self.out, Instr("cold"), *cold] if cold else self.out
