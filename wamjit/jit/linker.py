"""From WAM code to a block of machine code: templates with their holes filled, and labels between them.

In: WAM instructions of one piece of code. Out: a `Unit`, and from it a `Block`. Holds: a label is the operand that
names it; a hole is a number, a label, or a symbol (templates.py). A block knows no engine and no address: it can be put
into any code space of its placement, and kept on disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from typing import NamedTuple

from wamjit.codegen.code import Code
from wamjit.codegen.link import Left, lay_out
from wamjit.jit.templates import FAIL, Selector, Symbol, Templates, Use

ENTRY = "entry"
NEW = frozenset("lt")  # kinds of operands that are of one predicate
NEW_EACH_TIME = frozenset(  # the commonest instructions with such operands, and those that make a label
    ("call", "call_direct", "switch", "switch_then_atom", "try", "retry", "jump", "get_list", "get_struct",
     "get_list_write", "get_struct_write", "jump_const", "jump_functor", "hash_const", "hash_functor")
)  # fmt: skip
Piece = tuple[Code, tuple]  # a template, and what stands for its holes


class Unit:
    """Pieces in order, and the hash tables that they need: (entries, size)."""

    __slots__ = ("items", "marks", "tables")

    def __init__(self) -> None:
        self.items: list[tuple] = []
        self.marks: list[tuple] = []  # the WAM instruction of each piece
        self.tables: list[tuple] = []


class Table(NamedTuple):
    """A hash table: its size without what stands behind it; keys, and where they lead, None for failure."""

    size: int
    entries: list[tuple[Symbol, int | None]]


class Named(NamedTuple):
    """An auxiliary predicate that terms name: its name and arity, and its entry."""

    name: str
    arity: int
    entry: int


class Block(NamedTuple):
    """Linked code without an address; places are offsets."""

    code: bytes | bytearray
    left: list[Left]
    tables: list[Table]
    named: list[Named]


class Assembler:
    """Makes units with the templates of one engine, and remembers what instructions became.

    Not remembered are instructions with labels, which are new each time, and with numbers among their constants, which
    may be equal and not the same.
    """

    def __init__(self, templates: Templates, selector: Selector) -> None:
        self.templates, self.selector = templates, selector
        self.known: dict[tuple, Piece] = {}

    def unit(self, instructions: Iterable[tuple]) -> Unit:
        """The unit of a stream of instructions."""
        unit, fresh, known, get = Unit(), count(), self.known, self.templates.get
        items, marks, tables = unit.items, unit.marks, unit.tables
        for instruction in instructions:
            if instruction[0] == "label":
                items.append(instruction[1])
                continue
            plain = instruction[0] not in NEW_EACH_TIME
            piece = known.get(instruction) if plain else None
            if piece is not None:
                items.append(piece)
                marks.append(instruction)
                continue
            for use in self.selector.use(instruction, tables, fresh):
                if use.__class__ is Use:
                    piece = get(use.key), use.symbols
                    items.append(piece)
                    marks.append(instruction)
                else:
                    items.append(use)
            if plain and is_plain(instruction):
                known[instruction] = piece
        return unit

    def block(self, unit: Unit, named: Mapping[tuple[str, int], tuple[str, int]]) -> Block:
        """The unit laid out. `named`: auxiliaries that terms name, as they are named there, and their codes."""
        laid = lay_out(unit.items)
        tables = [
            Table(size, [(self.selector.constant(key)[1], place_of(label, laid.labels)) for key, label in entries])
            for entries, size in unit.tables
        ]
        entries = [Named(name, arity, laid.labels["l", ENTRY, n]) for (_, arity), (name, n) in named.items()]
        return Block(laid.code, laid.left, tables, entries)


def place_of(label: tuple, labels: Mapping) -> int | None:
    """Where a label is; None for failure."""
    return None if label == FAIL else labels[label]


def is_plain(instruction: tuple) -> bool:
    """Whether an instruction always becomes the same."""
    for operand in instruction[1:]:
        if operand.__class__ is tuple:
            kind = operand[0]
            if kind in NEW or kind == "c" and type(operand[1]) in (int, float):
                return False
    return True
