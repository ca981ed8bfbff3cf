"""A look at the clause store: whether the chains of a predicate are what they must be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial


def check_chains(engine, name: str, arity: int) -> int:
    """Walk all chains of a user's predicate; how many clauses are not erased."""
    stored = engine.predicates.find("user", name, arity).stored
    return Chains(engine, stored).check()


class Chains:
    """The chains of one predicate."""

    def __init__(self, engine, stored):
        self.engine, self.stored, self.store = engine, stored, stored.store
        self.read, self.offset = engine.memory.read, stored.store.clause.offset
        self.size = engine.target.word_size

    def field(self, clause: int, name: str) -> int:
        return self.read(clause + self.offset(name))

    def chain(self, first: int, following: str, previous: str) -> list[int]:
        """The clauses of a chain, whose links must agree with each other and with the order of the clauses."""
        found = []
        clause = first
        while clause:
            before = found[-1] if found else None
            if before is not None:
                assert self.field(clause, previous) == before
                assert self.serial(before) < self.serial(clause)
            found.append(clause)
            clause = self.field(clause, following)
        if found:
            assert self.field(found[0], previous) == found[-1]
        return found

    def serial(self, clause: int) -> int:
        return self.engine.layout.signed(self.field(clause, "serial"))

    def check(self) -> int:
        stored = self.stored
        every = self.chain(stored.field("first"), "next", "previous")
        alive = [clause for clause in every if self.field(clause, "death") == self.store.alive]
        assert len(alive) == stored.count
        if stored.field("table"):
            self.check_keys(alive, stored.field)
        self.check_others(alive)
        return len(alive)

    def others(self) -> Iterator[int]:
        """The indexes on other arguments."""
        index = self.stored.field("others")
        while index:
            yield index
            index = self.read(index + self.store.dynamic.offset("others"))

    def entries(self, clause: int) -> dict[int, int]:
        """The entries of a clause, by their indexes."""
        found = {}
        entry = self.field(clause, "entries")
        while entry:
            assert self.field(entry, "owner") == clause
            for name in ("serial", "birth", "death"):
                assert self.field(entry, name) == self.field(clause, name)
            found[self.field(entry, "predicate")] = entry
            entry = self.field(entry, "entries")
        return found

    def check_others(self, alive: list[int]) -> None:
        """Every clause that is alive has an entry in each index."""
        entries = [self.entries(clause) for clause in alive]
        for index in self.others():
            self.check_keys([found[index] for found in entries], partial(self.index_field, index))

    def index_field(self, index: int, name: str) -> int:
        return self.read(index + self.store.dynamic.offset(name))

    def check_keys(self, alive: list[int], field: Callable[[str], int]) -> None:
        """Every clause that is alive is in the chain of its key, and no other."""
        keyed: dict[int, list[int]] = {0: self.chain(field("unkeyed"), "key_next", "key_previous")}
        table, slot = field("table"), 2 * self.size
        for at in range(table, table + slot * (field("mask") + 1), slot):
            key, first = self.read(at), self.read(at + self.size)
            assert key not in keyed or key == 0 == first
            if key:
                keyed[key] = self.chain(first, "key_next", "key_previous")
        for key, clauses in keyed.items():
            assert all(self.field(clause, "key") == key for clause in clauses)
        for clause in alive:
            assert clause in keyed[self.field(clause, "key")]
