"""tables/ir.txt as Python values: what each instruction takes, reads, writes and does to conditions.

In: the table's text. Out: `row(op)` and what is derived from a row: `reads(instr)`, `writes(instr)`, `targets(instr)`.
The verifier, liveness and the interpreter know of an instruction what stands here and nothing else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from wamjit.ir.operands import FTemp, Imm, Instr, Label, Mem, Operand, Reg, Sym, Temp
from wamjit.table import Registers, load_registers, tables_dir

KIND = {Reg: "r", Temp: "t", Mem: "m", Imm: "i", Sym: "y", Label: "l", FTemp: "f"}


class IrTableError(Exception):
    """A line of the table that does not follow its legend."""


class Spec(NamedTuple):
    """One operand: its role (d written, s read, u both) and the kinds that it may be."""

    role: str
    kinds: frozenset[str]
    many: bool = False


class Row(NamedTuple):
    """One instruction of the table."""

    op: str
    operands: tuple[Spec, ...]
    sets: str  # the set of conditions that may be tested next, "" for none
    uses: bool  # takes a condition
    reads: frozenset[str]  # registers beside the operands
    writes: frozenset[str]
    flags: frozenset[str]

    @property
    def ends(self) -> bool:
        return "end" in self.flags

    @property
    def jumps(self) -> bool:
        return "jumps" in self.flags

    @property
    def mark(self) -> bool:
        return "mark" in self.flags

    @property
    def memory(self) -> bool:
        return "memory" in self.flags

    def specs(self, count: int) -> list[Spec]:
        """One spec for each of `count` operands; fewer or more than `count` when that number does not fit."""
        fixed = [spec for spec in self.operands if not spec.many]
        rest = [spec for spec in self.operands if spec.many]
        return fixed + rest * (count - len(fixed))


class IrTable(NamedTuple):
    """The whole table."""

    rows: dict[str, Row]
    conditions: dict[str, frozenset[str]]  # set -> names
    registers: frozenset[str]
    state: frozenset[str]  # always live
    scratch: tuple[str, ...]  # live only where an instruction names them


def parse_ir_table(text: str, registers: Registers, file: str = "ir.txt") -> IrTable:
    """Read the table; IrTableError names the line that is wrong."""
    names = registers.names()
    classes = {kind: tuple(name for name in names if registers.kind(name) == kind) for kind in ("state", "scratch")}
    conditions: dict[str, frozenset[str]] = {}
    rows: dict[str, Row] = {}
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split("#")[0].split()
        if not words:
            continue
        try:
            if words[0] == "condition":
                conditions[words[1]] = frozenset(words[2:])
                continue
            row = _parse_row(words, {**classes, **{name: (name,) for name in names}}, conditions)
            if row.op in rows:
                raise ValueError(f"{row.op} stands twice")
            rows[row.op] = row
        except (ValueError, IndexError) as error:
            raise IrTableError(f"{file}:{number}: {error}") from error
    return IrTable(rows, conditions, frozenset(names), frozenset(classes["state"]), classes["scratch"])


def _parse_row(words: list[str], classes: dict[str, tuple[str, ...]], conditions: dict[str, frozenset[str]]) -> Row:
    if len(words) != 6:
        raise ValueError(f"six columns expected, {len(words)} found")
    op, operands, condition, reads, writes, flags = words
    sets = condition.removeprefix("sets:") if condition.startswith("sets:") else ""
    if sets and sets not in conditions or not sets and condition not in ("uses", "-"):
        raise ValueError(f"unknown condition column {condition}")
    specs = tuple(_parse_spec(text) for text in _items(operands))
    unknown = set(_items(flags)) - {"end", "jumps", "memory", "mark", "commutes"}
    if unknown:
        raise ValueError(f"unknown flag {', '.join(sorted(unknown))}")
    return Row(
        op, specs, sets, condition == "uses", _names(reads, classes), _names(writes, classes), frozenset(_items(flags))
    )


def _items(text: str) -> list[str]:
    return [] if text == "-" else text.split(",")


def _parse_spec(text: str) -> Spec:
    role, kinds = text.split(":")
    many = kinds.endswith("*")
    kinds = kinds.rstrip("*")
    if role not in ("d", "s", "u") or not set(kinds) <= set(KIND.values()):
        raise ValueError(f"bad operand {text}")
    return Spec(role, frozenset(kinds), many)


def _names(text: str, classes: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The registers of a column: names of registers and of classes."""
    for item in _items(text):
        if item not in classes:
            raise ValueError(f"unknown register {item}")
    return frozenset(name for item in _items(text) for name in classes[item])


@lru_cache(maxsize=1)
def ir_table() -> IrTable:
    """The table of this installation."""
    path = tables_dir() / "ir.txt"
    return parse_ir_table(path.read_text(encoding="utf-8"), load_registers(), str(path))


_TABLE = ir_table()
ROWS = _TABLE.rows
STATE = _TABLE.state
SCRATCH = _TABLE.scratch
REGISTERS = _TABLE.registers
CONDITIONS = _TABLE.conditions
OPPOSITE = {
    "e": "ne", "ne": "e", "g": "le", "le": "g", "l": "ge", "ge": "l", "o": "no", "no": "o",
    "gu": "leu", "leu": "gu", "lu": "geu", "geu": "lu",
}  # fmt: skip


_BY_NAME = dict(ROWS)  # grows by the names with a condition


def base_op(op: str) -> str:
    """The operation without its condition: `branch` of `branch.ne`."""
    return op.partition(".")[0]


def condition(op: str) -> str:
    """The condition of an operation, "" if it has none."""
    return op.partition(".")[2]


def row(op: str) -> Row:
    """The row of an operation, given with or without its condition; KeyError if there is none."""
    found = _BY_NAME.get(op)
    if found is None:
        found = _BY_NAME[op] = ROWS[base_op(op)]
    return found


def reads(instr: Instr) -> list[Operand]:
    """The operands whose value the instruction uses; registers and temporaries in addresses are listed after them."""
    result: list[Operand] = []
    bases: list[Operand] = []
    for spec, arg in zip(row(instr.op).specs(len(instr.args)), instr.args, strict=False):
        if spec.role != "d":
            result.append(arg)
        if type(arg) is Mem and arg.base is not None:
            bases.append(arg.base)
    return result + bases


def writes(instr: Instr) -> list[Operand]:
    """The operands that the instruction assigns."""
    specs = row(instr.op).specs(len(instr.args))
    return [arg for spec, arg in zip(specs, instr.args, strict=False) if spec.role != "s" and type(arg) is not Label]


def target(instr: Instr) -> Label | Sym | None:
    """Where a jump or branch may go, beside the next instruction."""
    return instr.args[0] if row(instr.op).jumps else None
