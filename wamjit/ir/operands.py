"""Operands and instructions of the IR. What each instruction means stands in tables/ir.txt; docs/ir.md explains.

Everything here is immutable and compares by value. `str()` of an operand is its text form, which `ir.text` reads back.
"""

from __future__ import annotations

from dataclasses import dataclass

from wamjit.ir.symbols import Sym as Sym


@dataclass(frozen=True, slots=True)
class Reg:
    """A register of the abstract machine, by name: `h`, `x(3)`, `arg0`."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Temp:
    """A word-sized temporary that the allocator places."""

    n: int

    def __str__(self) -> str:
        return f"t{self.n}"


@dataclass(frozen=True, slots=True)
class FTemp:
    """A temporary that holds a double."""

    n: int

    def __str__(self) -> str:
        return f"f{self.n}"


@dataclass(frozen=True, slots=True)
class Imm:
    """An immediate word, as a signed number."""

    value: int

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True, slots=True)
class Mem:
    """The word (or byte, or double) at base + offset; without a base, at a symbol's address."""

    base: Reg | Temp | None
    offset: int | Sym

    def __str__(self) -> str:
        if self.base is None:
            return f"[{self.offset}]"
        if self.offset == 0:
            return f"[{self.base}]"
        return f"[{self.base}{self.offset:+d}]" if isinstance(self.offset, int) else f"[{self.base}+{self.offset}]"


@dataclass(frozen=True, slots=True)
class Label:
    """A place inside one routine or fragment."""

    name: str

    def __str__(self) -> str:
        return self.name


Operand = Reg | Temp | FTemp | Imm | Sym | Mem | Label


@dataclass(frozen=True, slots=True)
class Instr:
    """One instruction: its operation (with condition, `branch.ne`), operands and a note for listings."""

    op: str
    args: tuple[Operand, ...] = ()
    note: str = ""

    def __str__(self) -> str:
        if self.op == "label":
            return f"{self.args[0]}:"
        return f"{self.op} {', '.join(map(str, self.args))}".rstrip()


@dataclass(slots=True)
class Routine:
    """A kernel routine: parameters arrive in arg0.., the result leaves in val."""

    name: str
    nparams: int
    instrs: list[Instr]


@dataclass(slots=True)
class Fragment:
    """A template of a WAM instruction: control falls through at the end of its hot section."""

    name: str
    instrs: list[Instr]
    live_out: frozenset[str] = frozenset()
