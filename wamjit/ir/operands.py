"""Operands and instructions of the IR. What each instruction means stands in tables/ir.txt; docs/ir.md explains.

Everything here is immutable and compares by value. `str()` of an operand is its text form, which `ir.text` reads back.
Operands are tuples whose first item says which: they are made, hashed and compared by the thousand for each template,
and tuples do that without running Python.
"""

from __future__ import annotations

from operator import itemgetter
from typing import NamedTuple

from wamjit.ir.symbols import Sym as Sym


class Reg(tuple):
    """A register of the abstract machine, by name: `h`, `x(3)`, `arg0`."""

    __slots__ = ()
    name = property(itemgetter(1))

    def __new__(cls, name: str) -> Reg:
        return tuple.__new__(cls, ("reg", name))

    def __str__(self) -> str:
        return self[1]


class Temp(tuple):
    """A word-sized temporary that the allocator places."""

    __slots__ = ()
    n = property(itemgetter(1))

    def __new__(cls, n: int) -> Temp:
        return tuple.__new__(cls, ("t", n))

    def __str__(self) -> str:
        return f"t{self[1]}"


class FTemp(tuple):
    """A temporary that holds a double."""

    __slots__ = ()
    n = property(itemgetter(1))

    def __new__(cls, n: int) -> FTemp:
        return tuple.__new__(cls, ("f", n))

    def __str__(self) -> str:
        return f"f{self[1]}"


class Imm(tuple):
    """An immediate word, as a signed number."""

    __slots__ = ()
    value = property(itemgetter(1))

    def __new__(cls, value: int) -> Imm:
        return tuple.__new__(cls, ("imm", value))

    def __str__(self) -> str:
        return str(self[1])


class Mem(tuple):
    """The word (or byte, or double) at base + offset; without a base, at a symbol's address."""

    __slots__ = ()
    base = property(itemgetter(1))
    offset = property(itemgetter(2))

    def __new__(cls, base: Reg | Temp | None, offset: int | Sym) -> Mem:
        return tuple.__new__(cls, ("mem", base, offset))

    def __str__(self) -> str:
        _, base, offset = self
        if base is None:
            return f"[{offset}]"
        if offset == 0:
            return f"[{base}]"
        return f"[{base}{offset:+d}]" if isinstance(offset, int) else f"[{base}+{offset}]"


class Label(tuple):
    """A place inside one routine or fragment."""

    __slots__ = ()
    name = property(itemgetter(1))

    def __new__(cls, name: str) -> Label:
        return tuple.__new__(cls, ("label", name))

    def __str__(self) -> str:
        return self[1]


Operand = Reg | Temp | FTemp | Imm | Sym | Mem | Label


class Instr(NamedTuple):
    """One instruction: its operation (with condition, `branch.ne`), operands and a note for listings."""

    op: str
    args: tuple[Operand, ...] = ()
    note: str = ""

    def __str__(self) -> str:
        if self.op == "label":
            return f"{self.args[0]}:"
        return f"{self.op} {', '.join(map(str, self.args))}".rstrip()


class Routine(NamedTuple):
    """A kernel routine: parameters arrive in arg0.., the result leaves in val."""

    name: str
    nparams: int
    instrs: list[Instr]


class Fragment(NamedTuple):
    """A template of a WAM instruction: control falls through at the end of its hot section."""

    name: str
    instrs: list[Instr]
    live_out: frozenset[str] = frozenset()
