"""Static predicates of many facts: they are found in the clause store, as those of dynamic predicates are.

In: a predicate whose clauses have to run. Out: the address where its calls enter. Holds: such a predicate is static
for everybody: `predicate.stored` stays None and the word behind its cell 0, so assertz/1 does not find the record.

Compiling a clause costs about 0.3 ms of Python, adding a fact to the store a hundredth of that, and the store's index
finds a fact about as fast as compiled code does: only a small predicate repays its compilation.
"""

from __future__ import annotations

from itertools import islice

from wamjit.engine.predicates import Predicate
from wamjit.read.terms import TRUE, Struct, make_list

FEWEST = 500  # clauses: fewer are compiled
AT_ONCE = 256  # facts that are added in one go


class FactTables:
    """The predicates of one engine that are kept so."""

    def __init__(self, engine):
        self.engine = engine
        self.entries: dict[Predicate, int] = {}

    def wants(self, predicate: Predicate) -> bool:
        """Whether a predicate is better kept than compiled."""
        clauses = predicate.static_clauses
        return predicate.arity > 0 and len(clauses) >= FEWEST and all(clause.body is TRUE for clause in clauses)

    def entry(self, predicate: Predicate) -> int:
        """Put the clauses as they are now in the place of those before; where calls enter."""
        database, engine = self.engine.database, self.engine
        stored = database.own_record(predicate)
        database.erase_stored(stored)
        add_facts(engine, stored, (clause.head for clause in predicate.static_clauses))
        database.never_compile(stored)
        entry = self.entries.get(predicate)
        if entry is None:
            entry = self.entries[predicate] = engine.jit.dynamic_entry(engine, predicate, stored.record)
        engine.predicates.publish(predicate, entry)
        return entry


def add_facts(engine, stored, heads) -> None:
    """Put facts at the end of a predicate's clauses."""
    heads = iter(heads)
    while some := list(islice(heads, AT_ONCE)):
        engine.once(Struct("$add_facts", (stored.mark, make_list(some))))
