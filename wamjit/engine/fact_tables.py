"""Static predicates of many facts: they are found in the clause store, as those of dynamic predicates are.

In: a predicate whose clauses have to run. Out: the address where its calls enter. Holds: such a predicate is static
for everybody: `predicate.stored` stays None and the word behind its cell 0, so assertz/1 does not find the record.

Compiling a clause costs about 0.3 ms of Python, adding a fact to the store a hundredth of that, and the store's index
finds a fact about as fast as compiled code does: only a small predicate repays its compilation. So the loader puts runs
of facts into the store while it reads (`take_facts`); terms of them are made only if somebody wants to see clauses.
"""

from __future__ import annotations

from itertools import islice

from wamjit.engine.expansion import HOOKS, hooks
from wamjit.engine.predicates import Clause, Predicate
from wamjit.engine.source import MESSAGE, Item, singleton_message
from wamjit.read.terms import TRUE, Struct, make_list

MANY = 250  # facts that were read one by one: then more may follow, which need not become terms
FEWEST = 500  # clauses: fewer are compiled
AT_ONCE = 256  # facts that are added in one go


class FactTables:
    """The predicates of one engine that are kept so."""

    def __init__(self, engine):
        self.engine = engine
        self.entries: dict[Predicate, int] = {}

    def wants(self, predicate: Predicate) -> bool:
        """Whether a predicate is better kept than compiled."""
        if predicate.facts is not None and predicate.clause_count >= FEWEST:
            return True
        clauses = predicate.static_clauses
        return predicate.arity > 0 and len(clauses) >= FEWEST and all(clause.body is TRUE for clause in clauses)

    def entry(self, predicate: Predicate) -> int:
        """Put the clauses as they are now in the place of those before; where calls enter."""
        engine = self.engine
        if predicate.facts is None:
            self.fill(predicate)
        stored = engine.database.own_record(predicate)
        engine.database.never_compile(stored)
        entry = self.entries.get(predicate)
        if entry is None:
            entry = self.entries[predicate] = engine.jit.dynamic_entry(engine, predicate, stored.record)
        engine.predicates.publish(predicate, entry)
        return entry

    def fill(self, predicate: Predicate) -> None:
        """Put the clauses as they are now into the store."""
        stored = self.engine.database.own_record(predicate)
        self.engine.database.erase_stored(stored)
        add_facts(self.engine, stored, (clause.head for clause in predicate.static_clauses))

    def keep(self, predicate: Predicate, file: str | None) -> bool:
        """Have the clauses of a predicate in the store only, so that more can be added there; whether that is right:
        all of them are facts of one file."""
        if predicate.facts is not None:
            return predicate.facts.file == file
        clauses = predicate.static_clauses
        if predicate.multifile or any(clause.body is not TRUE or clause.file != file for clause in clauses):
            return False
        self.fill(predicate)
        lines = [clause.line for clause in clauses]
        predicate.clauses = []
        predicate.facts = Kept(self.engine.database.own_record(predicate), file, lines)
        return True

    def has_room_for(self, predicate: Predicate, file: str | None, line: int) -> bool:
        """Whether a fact that was read is for the store; then its line is noted."""
        if predicate.facts is None or predicate.facts.file != file:
            return False
        self.extend(predicate, [line])
        return True

    def extend(self, predicate: Predicate, lines: list[int]) -> None:
        """There are more facts of a predicate in the store, or will be at once."""
        predicate.facts.lines += lines
        if predicate.compiled:
            self.engine.predicates.reset(predicate)

    def drop(self, predicate: Predicate) -> None:
        """Forget facts of a predicate that were in the store only."""
        stored = self.engine.database.records.get(predicate)
        if stored is not None and not predicate.dynamic:
            self.engine.database.erase_stored(stored)


class Kept:
    """Facts of one file that are in the store only, with their lines. A list of clauses is made when it is wanted."""

    def __init__(self, stored, file: str | None, lines: list[int]):
        self.stored, self.file, self.lines = stored, file, lines

    def clauses(self, name: str) -> list[Clause]:
        """The clauses as terms; an interrupt may have left some without their line."""
        found = self.stored.clauses(name)
        lines = self.lines + [0] * (len(found) - len(self.lines))
        return [Clause(c.head, c.body, line, file=self.file) for c, line in zip(found, lines, strict=False)]


def add_facts(engine, stored, heads) -> None:
    """Put facts at the end of a predicate's clauses."""
    heads = iter(heads)
    while some := list(islice(heads, AT_ONCE)):
        engine.once(Struct("$add_facts", (stored.mark, make_list(some))))


def take_facts(load, reader) -> bool:
    """Let the kernel put facts that come next in a text into the store, if they are of the predicate of its last item.

    `load` is the text's Load, `reader` its SourceReader. Whether there were any. What somebody else may want to see, of
    tests or of hooks, is not for the kernel. A text for which this was done is not kept on disk: reading it is as fast.
    """
    predicate, head, engine = load.last, load.fact, load.engine
    if not isinstance(head, Struct) or predicate.clause_count + len(load.waiting) < MANY:
        return False
    if load.unit is not None or any(hooks(engine, load.module, name) for name in sorted(HOOKS)):
        return False
    if not predicate.dynamic and not engine.facts.keep(predicate, load.name):
        return False
    load.add_waiting()
    lines, single = reader.read_facts(engine.database.own_record(predicate).mark, head)
    if not predicate.dynamic:
        engine.facts.extend(predicate, lines)
    for line, names in single:
        load.item(Item(MESSAGE, singleton_message(head, names), line))
    return bool(lines)
