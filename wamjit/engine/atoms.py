"""Atoms and functors: Python objects on one side, indexes and records in machine memory on the other.

In: names. Out: tagged words. Holds: index 0 is `[]`; an index never changes its meaning; the record of an atom holds
the address and the length of its text (UTF-8), the record of a functor its name word and arity, both the address of the
cell of the predicate of that name and arity, or 0 as long as nobody asked for it, and the functor's number in
tables/arith.txt.
"""

from __future__ import annotations

from functools import cache

from wamjit.engine.errors import PrologError, resource_error
from wamjit.engine.layout import Layout
from wamjit.read.terms import NIL, Atom
from wamjit.table import tables_dir


class Table:
    """Records of one size in an area of the machine; the index counts up."""

    def __init__(self, memory, area: str, record):
        place = memory.area(area)
        self.memory, self.base, self.record = memory, place.start, record
        self.room = place.size // record.size

    def add(self, index: int) -> int:
        """The address of the record of that index, if there is room for it."""
        if index >= self.room:
            raise resource_error("atoms")
        return self.address(index)

    def address(self, index: int) -> int:
        """Where the record of that index is."""
        return self.base + index * self.record.size


class AtomTable:
    """The atoms of an engine, mirrored in the areas `atoms` and `text`."""

    def __init__(self, memory, layout: Layout, record):
        self.memory, self.layout = memory, layout
        self.records = Table(memory, "atoms", record)
        self._text_offset, self._length_offset = record.offset("text"), record.offset("length")
        self.cell_offset = record.offset("cell")
        text = memory.area("text")
        self._text_top, self._text_end = text.start, text.end
        self._index: dict[Atom, int] = {}
        self.atoms: list[Atom] = []
        self.index(NIL)

    def index(self, atom: Atom) -> int:
        """The index of an atom, given at the first use."""
        index = self._index.get(atom)
        if index is None:
            index = self._add(atom)
        return index

    def word(self, atom: Atom) -> int:
        """The tagged word of an atom."""
        index = self._index.get(atom)
        return self.layout.atom_word(self._add(atom) if index is None else index)

    def find(self, atom: Atom) -> int | None:
        """The index of an atom if the engine has met it."""
        return self._index.get(atom)

    def _add(self, atom: Atom) -> int:
        text = atom.name.encode("utf-8", "surrogatepass")
        where = self._text_top
        if where + len(text) > self._text_end:
            raise resource_error("atoms")
        index = len(self.atoms)
        record = self.records.add(index)
        self.memory.write_bytes(where, text)
        self.memory.write(record + self._text_offset, where)
        self.memory.write(record + self._length_offset, len(text))
        self._text_top = -(-(where + len(text) + 1) // 8) * 8  # a zero byte behind, aligned for words
        self.atoms.append(atom)  # from here on the index is taken, whatever an interrupt prevents
        self._index[atom] = index
        return index

    def set_cell(self, index: int, cell: int) -> None:
        """Remember the cell of NAME/0 in the record."""
        self.memory.write(self.records.address(index) + self.cell_offset, cell)


class FunctorTable:
    """Name and arity -> the header word, mirrored in the area `functors`."""

    def __init__(self, memory, layout: Layout, atoms: AtomTable, record):
        self.memory, self.layout, self.atoms = memory, layout, atoms
        self.records = Table(memory, "functors", record)
        self._name_offset, self._arity_offset = record.offset("name"), record.offset("arity")
        self.cell_offset = record.offset("cell")
        self._arith_offset, self._operations = record.offset("arith"), operations()
        self._index: dict[tuple[str, int], int] = {}
        self.functors: list[tuple[str, int]] = []

    def index(self, name: str, arity: int) -> int:
        """The index of a functor, given at the first use."""
        index = self._index.get((name, arity))
        if index is None:
            index = self._add(name, arity)
        return index

    def word(self, name: str, arity: int) -> int:
        """The header word of a functor."""
        return self.layout.functor_word(self.index(name, arity))

    def find(self, name: str, arity: int) -> int | None:
        """The index of a functor if the engine has met it."""
        return self._index.get((name, arity))

    def _add(self, name: str, arity: int) -> int:
        index = len(self.functors)
        try:
            record = self.records.add(index)
        except PrologError:
            raise resource_error("functors") from None
        self.memory.write(record + self._name_offset, self.atoms.word(Atom(name)))
        self.memory.write(record + self._arity_offset, arity)
        self.memory.write(record + self._arith_offset, self._operations.get((name, arity), 0))
        self.functors.append((name, arity))  # from here on the index is taken
        self._index[name, arity] = index
        return index

    def set_cell(self, index: int, cell: int) -> None:
        """Remember the cell of the predicate in the record."""
        self.memory.write(self.records.address(index) + self.cell_offset, cell)


def table_rows(name: str) -> list[list[str]]:
    """The lines of a table of columns."""
    lines = (tables_dir() / name).read_text("utf-8").splitlines()
    return [line.split() for line in lines if line.strip() and not line.startswith("#")]


@cache
def operations() -> dict[tuple[str, int], int]:
    """The number of each evaluable functor."""
    return {(row[1], int(row[2])): int(row[0]) for row in table_rows("arith.txt") if int(row[0])}


def enter_fixed(atoms: AtomTable, functors: FunctorTable) -> None:
    """Enter what the kernel knows by number, tables/fixed.txt, into new tables."""
    for kind, number, _id, name, *arity in table_rows("fixed.txt"):
        index = atoms.index(Atom(name)) if kind == "atom" else functors.index(name, int(arity[0]))
        if index != int(number):
            raise ValueError(f"tables/fixed.txt: {name} has the number {index}")
