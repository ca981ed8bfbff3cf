"""tables/wam.txt as Python values: what operands each WAM instruction takes.

In: the table's text. Out: `wam_table()`, a row for each instruction. The verifier and the text form know of an
instruction what stands there and nothing else.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from wamjit.table import TableError, tables_dir

KINDS = frozenset("xycflpbntk")
FLAGS = frozenset({"end", "call"})
MAPPED_SLOTS = 31  # slots of which a call says which are live; of larger environments all get a value at once


class Spec(NamedTuple):
    """One operand: d written, s read, u both, `` neither; and the kinds that it may be."""

    role: str
    kinds: frozenset[str]


class Row(NamedTuple):
    """One instruction."""

    op: str
    operands: tuple[Spec, ...]
    flags: frozenset[str]
    meaning: str

    @property
    def ends(self) -> bool:
        """Whether control never goes on to the next instruction."""
        return "end" in self.flags


def parse_row(line: str) -> Row:
    """A line of the table; ValueError says what is wrong with it."""
    words = line.split(None, 3)
    if len(words) < 3:
        raise ValueError("op, operands and flags expected")
    op, operands, flags, *meaning = words
    specs = tuple(parse_spec(text) for text in operands.split(",")) if operands != "-" else ()
    found = frozenset(flags.split(",")) if flags != "-" else frozenset()
    if found - FLAGS:
        raise ValueError(f"unknown flag {', '.join(sorted(found - FLAGS))}")
    return Row(op, specs, found, " ".join(meaning))


def parse_spec(text: str) -> Spec:
    """ROLE:KINDS or KINDS."""
    role, colon, kinds = text.rpartition(":")
    if (colon and role not in ("d", "s", "u")) or not kinds or set(kinds) - KINDS:
        raise ValueError(f"unknown operand {text}")
    return Spec(role, frozenset(kinds))


def parse_wam_table(text: str) -> dict[str, Row]:
    """All rows by name, or TableError with the line."""
    path = tables_dir() / "wam.txt"
    rows: dict[str, Row] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            row = parse_row(line)
        except ValueError as error:
            raise TableError(path, f"line {number}", str(error)) from None
        if row.op in rows:
            raise TableError(path, f"line {number}", f"{row.op} stands twice")
        rows[row.op] = row
    return rows


@cache
def wam_table() -> dict[str, Row]:
    """The instructions."""
    return parse_wam_table((tables_dir() / "wam.txt").read_text("utf-8"))
