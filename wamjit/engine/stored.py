"""The clause store as Python sees it (kernel/clause_*.py): it is opened here, and clauses are read as terms.

In: the area `clauses`. Out: a `Stored` for each dynamic predicate: its record, its clauses. Holds: nothing here changes
a clause; changes are the kernel's. What is read are the clauses that are there now, in their order.
"""

from __future__ import annotations

from collections.abc import Iterator

from wamjit.engine.predicates import SYSTEM, USER, Clause
from wamjit.engine.terms import Decoder
from wamjit.read.terms import DOT, Atom, Struct, Term, Var
from wamjit.table import load_record

PATIENCE = 64  # work with erased clauses before they are reclaimed for the first time
CALLS = 1000  # of a predicate without a change before it is compiled for the first time
SCANS = 4  # calls that an index on another argument might have helped before one is thought of for the first time


class Store:
    """The store of one engine."""

    def __init__(self, engine):
        self.engine, self.memory, self.terms = engine, engine.memory, engine.terms
        size = engine.target.word_size
        self.record, self.dynamic, self.clause = (load_record(name, size) for name in ("store", "dynamic", "clause"))
        self.alive = engine.layout.mask
        self._open()
        self.global_values = self.make(2, USER)
        engine.worker["globals_stored"] = self.global_values.record

    def _open(self) -> None:
        worker, area = self.engine.worker, self.memory.area("clauses")
        worker["store"] = area.start
        values = {"top": area.start + self.record.size + 15 & -16, "end": area.end, "patience": PATIENCE}
        for field, value in (
            values | {name: self.engine.layout.int_word(0) for name in ("generation", "counter")}
        ).items():
            self.memory.write(area.start + self.record.offset(field), value)
        bindings = self.memory.area("bindings")
        worker["bindings"], worker["bindings_end"] = bindings.start, bindings.end

    def set_end(self, end: int) -> None:
        """Where the store counts as full."""
        self.memory.write(self.engine.worker["store"] + self.record.offset("end"), end)

    def make(self, arity: int, space: str) -> Stored:
        """The record of a new dynamic predicate of a module."""
        stored = Stored(self, self.engine.codespace.alloc_data(self.dynamic.size, 8))
        module = self.engine.atom_word(Atom(USER if space == SYSTEM else space))
        patience = {"calls": CALLS, "patience": CALLS, "scans": SCANS, "tolerance": SCANS}
        for name, value in ({"arity": arity, "module": module} | patience).items():
            stored.set(name, value)
        first = self.engine.worker["store"] + self.record.offset("predicates")
        stored.set("following", self.memory.read(first))
        self.memory.write(first, stored.record)
        return stored


class Stored:
    """The clauses of a dynamic predicate."""

    def __init__(self, store: Store, record: int):
        self.store, self.record = store, record

    def field(self, name: str) -> int:
        """A field of the record."""
        return self.store.engine.codespace.read(self.record + self.store.dynamic.offset(name))

    def set(self, name: str, value: int) -> None:
        """Write a field of the record."""
        self.store.engine.codespace.write(self.record + self.store.dynamic.offset(name), value)

    @property
    def count(self) -> int:
        """How many clauses there are."""
        return self.field("count")

    @property
    def mark(self) -> int:
        """The record as a number that Prolog may hold."""
        layout = self.store.engine.layout
        return layout.int_value(self.record | layout.int)

    def clauses(self, name: str) -> list[Clause]:
        """The clauses as terms."""
        return [self.read(address, name) for address in self.addresses()]

    def addresses(self) -> Iterator[int]:
        """Where the clauses are."""
        read, offset = self.store.memory.read, self.store.clause.offset
        address = self.field("first")
        while address:
            if read(address + offset("death")) == self.store.alive:
                yield address
            address = read(address + offset("next"))

    def read(self, address: int, name: str) -> Clause:
        """A clause as terms."""
        read, offset = self.store.memory.read, self.store.clause.offset
        arity, size = self.field("arity"), self.store.engine.target.word_size
        cells = address + offset("cells") + (0 if (name, arity) == (DOT, 2) else size)
        words = [read(cells + size * place) for place in range(arity)]
        *args, body = StoredDecoder(self.store.terms).decode([*words, read(address + offset("body"))])
        return Clause(Struct(name, args) if arity else Atom(name), body)


class StoredDecoder(Decoder):
    """Words of one clause to terms: a reference is the number of a variable."""

    def decode(self, words) -> list[Term]:
        """The terms of words."""
        root = list(words)
        pending = [root]
        numbered: dict[int, Var] = {}
        layout, atoms = self.terms.layout, self.terms.atoms.atoms
        while pending:
            cells = pending.pop()
            for index, word in enumerate(cells):
                if not word & 3:
                    cells[index] = numbered.setdefault(word, Var())
                elif word & layout.int_mask == layout.int:
                    cells[index] = layout.int_value(word)
                elif word & layout.atom_mask == layout.atom:
                    cells[index] = atoms[word >> layout.atom_shift]
                else:
                    cells[index] = self._compound(word, pending)
        for made in self.known.values():
            made.args = tuple(made.args)
        return root
