"""Atoms and functors: Python objects on one side, indexes and records in machine memory on the other.

In: names. Out: tagged words. Holds: index 0 is `[]`; the record of an atom holds the address and the length of its text
(UTF-8), the record of a functor its name word and arity, both the address of the cell of the predicate of that name and
arity, or 0 as long as nobody asked for it, and the functor's number in tables/arith.txt.

The kernel enters atoms too (kernel/atom_store.py) and collects those that nobody refers to (kernel/collect_atoms.py):
an index that is not `fixed` keeps its meaning only as long as the machine's memory has a word with it. What Python
knows of atoms is a mirror, filled when it meets them.
"""

from __future__ import annotations

import zlib
from functools import cache

from wamjit.engine.errors import PrologError, resource_error
from wamjit.engine.layout import Layout
from wamjit.read.terms import NIL, Atom
from wamjit.table import load_record, load_tags, tables_dir

BUCKETS = 16384  # to begin with
FIRST_COLLECTION = 100_000  # atoms
ALL_ONES = 0xFFFFFFFF  # what zlib's CRC begins with and is inverted with; the kernel does neither
GIVE_BACK = 1 << 25  # so many bytes of texts less than before: their pages go back to the system
FREE, NEW, FIXED = (load_tags().atoms[name] for name in ("FREE", "NEW", "FIXED"))
COLLECT, GROW = (load_tags().atoms[name] for name in ("COLLECT", "GROW"))
# the first fields of the record of all atoms; entering an atom changes those in the first line
READ = (
    *("top", "free", "count", "made", "text_top", "due"),
    *("made_at", "text_at", "end", "text_start", "text_end", "states", "buckets", "mask", "most"),
)


class Table:
    """Records of one size in an area of the machine; the index counts up."""

    def __init__(self, memory, area: str, record):
        place = memory.area(area)
        self.memory, self.base, self.record = memory, place.start, record
        self.room = place.size // record.size

    def add(self, index: int) -> int:
        """The address of the record of that index, if there is room for it."""
        if index >= self.room:
            raise resource_error("functors")
        return self.address(index)

    def address(self, index: int) -> int:
        """Where the record of that index is."""
        return self.base + index * self.record.size


class Mirror(dict):
    """The atoms that Python has met, by their indexes; others are read when they are asked for."""

    def __init__(self, table: AtomTable):
        self.table = table

    def __missing__(self, index: int) -> Atom:
        return self.table.meet(index)


class AtomTable:
    """The atoms of an engine, in the areas `atoms`, `text`, `states` and `symbols`."""

    def __init__(self, memory, layout: Layout, record):
        self.memory, self.layout, self.record = memory, layout, record
        self.base = memory.area("atoms").start
        self.store = memory.area("symbols").start
        self.head = load_record("text", layout.word_size).size
        self.fields = load_record("atomstore", layout.word_size)
        self._cell, self._text, self._next = (record.offset(name) for name in ("cell", "text", "next"))
        self._first = self.store + self.fields.offset(READ[0])
        self._index: dict[Atom, int] = {}
        self._fixed: set[int] = set()
        self.atoms = Mirror(self)
        self.worker = None
        self.highest = 0  # the end of the texts before the last collection
        self._open()
        self.fixed_index(NIL)

    def _open(self) -> None:
        """The record of an empty table."""
        memory, area, size = self.memory, self.memory.area, self.layout.word_size
        most = 1
        while 2 * most * size <= area("symbols").size - self.fields.size:
            most *= 2
        room = min(area("atoms").size // self.record.size, area("states").size)
        values = {
            "top": self.base,
            "end": self.base + room * self.record.size,
            "text_top": area("text").start,
            "text_start": area("text").start,
            "text_end": area("text").end,
            "states": area("states").start,
            "buckets": self.store + self.fields.size,
            "mask": min(BUCKETS, most) - 1,
            "most": most,
            "made_at": min(FIRST_COLLECTION, room // 2),
            "text_at": area("text").start + area("text").size // 4,
        }
        for name, value in values.items():
            memory.write(self._field(name), value)
        memory.write_words(self._field("crc"), [crc(bytes([byte])) for byte in range(256)])

    def _field(self, name: str, index: int = 0) -> int:
        return self.store + self.fields.offset(name, index)

    def count(self, name: str = "count") -> int:
        """A number that the record of the table holds."""
        return self.memory.read(self._field(name))

    @property
    def space(self) -> int:
        """Bytes of the texts and records in use."""
        texts = self.count("text_top") - self.count("text_start")
        return texts + self.count() * self.record.size

    # atoms to words

    def index(self, atom: Atom) -> int:
        """The index of an atom, which is good until the machine runs."""
        index = self._index.get(atom)
        return self._meet_atom(atom) if index is None else index

    def word(self, atom: Atom) -> int:
        """The tagged word of an atom, which is good until the machine runs, or as long as its memory has it."""
        index = self._index.get(atom)
        return self.layout.atom_word(self._meet_atom(atom) if index is None else index)

    def fixed_index(self, atom: Atom) -> int:
        """The index of an atom that is never collected, because code or a table has it."""
        index = self.index(atom)
        if index not in self._fixed:
            self._fixed.add(index)
            self.memory.write_byte(self.count("states") + index, FIXED)
        return index

    def fixed_word(self, atom: Atom) -> int:
        """The tagged word of an atom that is never collected."""
        return self.layout.atom_word(self.fixed_index(atom))

    def _meet_atom(self, atom: Atom) -> int:
        """The index of an atom that the mirror does not have: the kernel may have made it."""
        memory, text, size = self.memory, atom.name.encode("utf-8", "surrogatepass"), self.layout.word_size
        top, free, count, made, block, due, *known = memory.read_words(self._first, len(READ))
        made_at, text_at, end, _, text_end, states, buckets, mask, most = known
        bucket = buckets + (crc(text) & mask) * size
        record = self._find(text, bucket) if count != len(self.atoms) else 0
        if record:
            index = (record - self.base) // self.record.size
        else:
            text_top = block + self.head + (len(text) + 8 & -8)
            if text_top > text_end or (not free and top >= end):
                raise resource_error("atoms")
            record = free or top
            index = (record - self.base) // self.record.size
            free, top = (memory.read(free + self._next), top) if free else (0, top + self.record.size)
            if made + 1 >= made_at or text_top >= text_at:
                due |= COLLECT
            if count > mask < most - 1:
                due |= GROW
            # in this order, so that an interrupt leaves a record that is not used, at worst
            memory.write_words(block, (record, len(atom.name)))
            memory.write_bytes(block + self.head, text + bytes(8 - len(text) % 8))
            memory.write_words(record, (0, block + self.head, len(text)))
            memory.write_byte(states + index, NEW)
            memory.write_words(self._first, (top, free, count + 1, made + 1, text_top, due))
            memory.write(record + self._next, memory.read(bucket))
            memory.write(bucket, record)
            if due and self.worker is not None:
                self.worker["heap_warn_soft"] = 0
        self.atoms[index] = atom
        self._index[atom] = index
        return index

    def _number(self, record: int) -> int:
        return (record - self.base) // self.record.size

    def _find(self, text: bytes, bucket: int) -> int:
        """The record of the atom of a text, 0 if there is none."""
        memory = self.memory
        record = memory.read(bucket)
        while record:
            _, where, length, following = memory.read_words(record, 4)
            if length == len(text) and memory.read_bytes(where, length) == text:
                return record
            record = following
        return 0

    # words to atoms

    def meet(self, index: int) -> Atom:
        """The atom of an index that the mirror does not have."""
        memory = self.memory
        if not self.exists(index):
            raise KeyError(index)
        _, where, length, _ = memory.read_words(self.base + index * self.record.size, 4)
        atom = Atom(memory.read_bytes(where, length).decode("utf-8", "surrogatepass"))
        self._index[atom] = index
        self.atoms[index] = atom
        return atom

    def exists(self, index: int) -> bool:
        """Whether there is an atom with that index."""
        if self.base + index * self.record.size >= self.count("top"):
            return False
        return self.memory.read_byte(self.count("states") + index) != FREE

    def keep(self, index: int) -> Atom:
        """The atom of an index, which is never collected from now on."""
        atom = self.atoms[index]
        self.fixed_index(atom)
        return atom

    def swept(self) -> None:
        """There was a collection: forget what is gone."""
        memory = self.memory
        top, text_top = self.count("top"), self.count("text_top")
        states = memory.read_bytes(self.count("states"), self._number(top))
        gone = [index for index in self.atoms if index >= len(states) or states[index] == FREE]
        for index in gone:
            del self._index[self.atoms.pop(index)]
        if self.highest - text_top > GIVE_BACK:
            memory.release("text", text_top)
            memory.release("atoms", top)

    def set_cell(self, index: int, cell: int) -> None:
        """Remember the cell of NAME/0 in the record."""
        self.memory.write(self.base + index * self.record.size + self._cell, cell)


def crc(text: bytes) -> int:
    """The hash of a text."""
    return zlib.crc32(text, ALL_ONES) ^ ALL_ONES


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
        self.memory.write(record + self._name_offset, self.atoms.fixed_word(Atom(name)))
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
        index = atoms.fixed_index(Atom(name)) if kind == "atom" else functors.index(name, int(arity[0]))
        if index != int(number):
            raise ValueError(f"tables/fixed.txt: {name} has the number {index}")
