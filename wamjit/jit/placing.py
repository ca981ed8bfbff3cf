"""Blocks of code into an engine's code space: what their symbols mean there, and their hash tables.

In: a `Block`. Out: the address where it lies now. Holds: a symbol's number is asked for once for each block, and that
of a constant once for an engine; a block that cannot be placed takes no room.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable
from typing import NamedTuple

from wamjit.codegen.link import look_up, outer, settle
from wamjit.jit.linker import Block, Table
from wamjit.jit.templates import Symbol, signed
from wamjit.read.terms import String, Term
from wamjit.table import hash_shifts, load_tags

STABLE = frozenset(("c", "f", "box"))  # symbols whose numbers never change
TABLE = "t"
HASH_LOW, HASH_SHIFT = hash_shifts()


class Placed(NamedTuple):
    """A block in its place."""

    address: int
    size: int
    tables: list[tuple[int, int]]  # addresses and sizes


class Placer:
    """Places blocks in the code space of one engine."""

    def __init__(self, engine, image) -> None:
        self.engine, self.image, self.codespace = engine, image, engine.codespace
        self.word_size, self.bits = engine.target.word_size, 8 * engine.target.word_size
        self.numbers: dict[Symbol | str, int] = {}
        self.kinds: dict[str, Callable[[tuple], int]] = {
            "c": lambda symbol: signed(engine.atom_word(symbol[1]), self.bits),
            "f": lambda symbol: signed(engine.functor_word(symbol[1], symbol[2]), self.bits),
            "p": lambda symbol: engine.cell_address(symbol[1], symbol[2]),
            "s": lambda symbol: engine.registry.find(symbol[1], symbol[2]).number,
            "box": self.box,
        }

    def place(self, block: Block) -> Placed:
        """Write a block at a new address."""
        symbols = outer(block.left)
        values = {symbol: self.number(symbol) for symbol in symbols if type(symbol) is not tuple or symbol[0] != TABLE}
        rows = [self.rows(table) for table in block.tables]
        tables = [(self.codespace.alloc_data(size), size) for size in map(self.table_size, block.tables)]
        for symbol in symbols - values.keys():
            values[symbol] = signed(tables[symbol[1]][0], self.bits)
        code = bytearray(block.code)
        address = self.codespace.alloc_code(len(code), 16)
        try:
            settle(code, block.left, address, values, self.image.toc)
            for (start, _), table, entries in zip(tables, block.tables, rows, strict=True):
                self.fill_table(start, table.size, entries, address)
        except BaseException:
            self.codespace.release_code(address, len(code))
            for start, size in tables:
                self.codespace.release_data(start, size)
            raise
        self.codespace.write_code(address, code)
        return Placed(address, len(code), tables)

    def place_leadin(self, block: Block, number: int) -> int:
        """The same for the lead-in of a predicate: the block is that of number 0."""
        code = bytearray(block.code)
        address = self.codespace.alloc_code(len(code), 16)
        settle(code, block.left, address, ChainMap({0: number}, self.image.symbols), self.image.toc)
        self.codespace.write_code(address, code)
        return address

    # What symbols mean.

    def number(self, symbol: Symbol | str) -> int:
        """The number of a symbol: a word as a signed number, a cell's address, that of a routine of the kernel."""
        known = self.numbers.get(symbol)
        if known is not None:
            return known
        if type(symbol) is int:
            return symbol
        if type(symbol) is str:
            number = look_up(symbol, self.image.symbols)
        else:
            number = self.kinds[symbol[0]](symbol)
            if symbol[0] not in STABLE:
                return number
        self.numbers[symbol] = number
        return number

    def box(self, symbol: tuple) -> int:
        """The word of a float, big integer or string: a box in the data part, made once."""
        words = self.engine.terms.box(box_term(symbol))
        address = self.codespace.alloc_data(len(words) * self.word_size, 8)
        self.codespace.write_words(address, words)
        return signed(address + load_tags()["STR"].value, self.bits)

    # Hash tables of switches.

    def table_size(self, table: Table) -> int:
        """Bytes of a table that needs no wrapping: an empty pair stands at its end at the latest."""
        return (table.size + len(table.entries) + 1) * 2 * self.word_size

    def rows(self, table: Table) -> list[tuple[int, int | None]]:
        """The words of a table's keys, and where they lead."""
        mask = (1 << self.bits) - 1
        return [(self.number(key) & mask, at) for key, at in table.entries]

    def fill_table(self, start: int, size: int, rows: list[tuple[int, int | None]], code: int) -> None:
        """Enter the keys with the addresses of their code (see `look_up` in kernel/rules_control.py)."""
        fail = self.image.symbols["fail"]
        words = [0] * (2 * (size + len(rows) + 1))
        for word, at in rows:
            place = 2 * ((word >> HASH_LOW ^ word >> HASH_SHIFT) & (size - 1))
            while words[place]:
                place += 2
            words[place : place + 2] = word, fail if at is None else code + at
        self.codespace.write_words(start, words)


def box_term(symbol: tuple) -> Term:
    """The term of the symbol of a box."""
    _, kind, text = symbol
    if kind == "float":
        return float.fromhex(text)
    return int(text, 16) if kind == "int" else String(text)
