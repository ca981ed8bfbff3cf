"""A predicate and its auxiliaries become one stream of WAM instructions.

In: the instructions of each of them, labels and calls as the compiler of WAM code made them. Out: the same with labels
that no two of them share, and jumps where one calls another.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from wamjit.compile.wam_table import wam_table
from wamjit.jit.linker import ENTRY
from wamjit.read.terms import Atom


@cache
def with_names() -> frozenset[str]:
    """The instructions that may have labels, predicates, or what could name an auxiliary among their operands."""
    return frozenset(op for op, row in wam_table().items() if any(spec.kinds & set("ltpfc") for spec in row.operands))


class Joiner:
    """Gives labels the number of their code, and turns calls between the codes of one unit into jumps."""

    def __init__(self, local: dict[tuple[str, int], int], suffix: str) -> None:
        self.local = local
        self.suffix = suffix
        self.named: set[tuple[str, int]] = set()

    def rename(self, instructions: Iterable[tuple], n: int) -> list[tuple]:
        """The instructions of code n."""
        naming = with_names()
        return [self.instruction(i, n) if i[0] in naming else i for i in instructions]

    def instruction(self, instruction: tuple, n: int) -> tuple:
        """One instruction."""
        name = instruction[0]
        operands = [
            operand
            if operand.__class__ is not tuple or operand[0] == "x"
            else (operand if operand[1] == "fail" else ("l", operand[1], n))
            if operand[0] == "l"
            else self.operand(operand, n)
            for operand in instruction[1:]
        ]
        if (name == "execute" or name == "call") and operands[0][0] == "l":
            return ("call_direct" if name == "call" else "jump", *operands)
        return (name, *operands)

    def operand(self, operand: tuple, n: int) -> object:
        """An operand that is no register."""
        kind = operand[0]
        if kind == "l":
            return operand if operand[1] == "fail" else ("l", operand[1], n)
        if kind == "p" and operand[1:] in self.local:
            return ("l", ENTRY, self.local[operand[1:]])
        if kind == "t":
            return ("t", tuple((key, self.operand(label, n)) for key, label in operand[1]))
        if kind == "f" and operand[1:] in self.local and operand[1].startswith("$"):
            self.named.add(operand[1:])
            return ("f", operand[1] + self.suffix, operand[2])
        if kind == "c" and isinstance(operand[1], Atom) and (operand[1].name, 0) in self.local:
            if operand[1].name.startswith("$"):
                self.named.add((operand[1].name, 0))
                return ("c", Atom(operand[1].name + self.suffix))
        return operand


def through_cell(code) -> list[tuple]:
    """The instructions of a predicate, where its last calls of itself are jumps, with these as other calls are."""
    itself = ("execute", ("p", code.name, code.arity))
    return [itself if instruction == ("jump", ("l", ENTRY)) else instruction for instruction in code.instructions]


def fall_through(instructions: list[tuple]) -> list[tuple]:
    """A switch whose code for atoms stands right behind it needs no jump to it."""
    for i, instruction in enumerate(instructions[:-1]):
        if instruction[0] == "switch" and instructions[i + 1] == ("label", instruction[3]):
            instructions[i] = ("switch_then_atom", *instruction[1:3], *instruction[4:])
    return instructions
