"""The state of one function while it is expanded, and what all parts of the translator share."""

from __future__ import annotations

import ast
from typing import Any

from wamjit.ir.operands import FTemp, Imm, Label, Mem, Operand, Reg, Sym, Temp
from wamjit.ir.table import SCRATCH
from wamjit.subset.builder import Builder, Target
from wamjit.subset.effects import effects_of
from wamjit.subset.source import Effects, KernelError, Source

SCRATCH_NAMES = frozenset(SCRATCH)


class Frame:
    """One expansion of a function: its variables and where `return` goes.

    `returns` says what a return does: kernel (ret), end (jump to `end`, storing in `result` if there is one), value
    (the only return, at the end: its operand is kept in `result`), condition (jump to one of `targets`).
    """

    __slots__ = ("source", "returns", "env", "functions", "end", "result", "targets", "loops")

    def __init__(
        self,
        source: Source,
        returns: str,
        end: Label | None = None,
        result: Operand | None = None,
        targets: tuple[Target, Target] | None = None,
    ) -> None:
        self.source, self.returns, self.end, self.result, self.targets = source, returns, end, result, targets
        self.env: dict[str, Operand] = {}
        self.functions: dict[str, Any] = {}  # what its Function parameters stand for
        self.loops: list[tuple[Label, Label]] = []  # continue, break


class Translator:
    """What expressions, conditions, calls and statements have in common."""

    def __init__(self, word_size: int, root: str) -> None:
        self.code = Builder(word_size)
        self.root = root  # kind of the function being compiled: kernel or rule
        self.frames: list[Frame] = []
        self.owned: set[Operand] = set()  # temporaries that are the home of a variable

    @property
    def frame(self) -> Frame:
        return self.frames[-1]

    def error(self, node: ast.AST, message: str) -> KernelError:
        """A KernelError at a node of the function being expanded."""
        return self.frame.source.error(node, message)

    def word(self, operand: Operand, node: ast.AST) -> Operand:
        """The operand, which must be a word."""
        if type(operand) is FTemp:
            raise self.error(node, "a word is needed here, not a double")
        return operand

    def copy(self, operand: Operand) -> Operand:
        """A temporary of its own for a value."""
        home = self.code.ftemp() if type(operand) is FTemp else self.code.temp()
        self.code.move(home, operand)
        return home

    def in_temp(self, operand: Operand) -> Operand:
        """The operand if it is a register or temporary, else a temporary with its value."""
        return operand if type(operand) in (Temp, Reg, FTemp) else self.copy(operand)

    def settled(self, operand: Operand, later: list[ast.expr]) -> Operand:
        """An operand that still has its value after the later expressions were evaluated."""
        if type(operand) in (Imm, Sym, Temp, FTemp):
            return operand
        for node in later:
            if changes(effects_of(node, self.frame.source), operand):
                return self.copy(operand)
        return operand


def changes(effects: Effects, operand: Operand) -> bool:
    """Whether code with these effects may change the value of an operand."""
    if effects.anything:
        return type(operand) in (Reg, Mem)
    if type(operand) is Reg:
        return operand.name in effects.registers
    if type(operand) is Mem:
        return effects.memory or type(operand.base) is Reg and operand.base.name in effects.registers
    return False


def is_scratch(operand: Operand) -> bool:
    """Whether the operand reads a scratch register, which a call of a routine destroys."""
    register = operand.base if type(operand) is Mem else operand
    return type(register) is Reg and register.name in SCRATCH_NAMES
