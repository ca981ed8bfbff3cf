"""Dynamic predicates: their clauses, changes to them, and how they run.

In: clauses as terms. Out: code for a dynamic predicate. Holds: the logical update view. A predicate that changes runs
through a stub, which takes the list of its clauses as they are at the call; one that is called often without changing
is compiled like a static one, and a change sends it back to the stub. Code that runs keeps the clauses that it began
with.
"""

from __future__ import annotations

from bisect import bisect_left

from wamjit.engine.errors import indicator, instantiation_error, permission_error, type_error
from wamjit.engine.predicates import SYSTEM, USER, Clause, Predicate
from wamjit.read.terms import TRUE, Atom, Struct, Term, Var

CONTROL = frozenset(((",", 2), (";", 2), ("->", 2), ("*->", 2)))
CALLS_BEFORE_COMPILING, CALLS_FOR_EACH_CLAUSE = 32, 8  # without a change: about what compiling costs
INDEXED = 8  # clauses from which on they are kept by their first argument


class Stub:
    """What is compiled for a dynamic predicate that still changes: `p(A, B) :- '$run_clauses'(p(A, B))`."""

    def __init__(self, predicate: Predicate):
        self.number, self.name, self.arity = predicate.number, predicate.name, predicate.arity
        self.space = SYSTEM
        self.builtin, self.file, self.dynamic = None, None, True
        head = (
            Struct(predicate.name, [Var() for _ in range(predicate.arity)]) if predicate.arity else Atom(predicate.name)
        )
        self.clauses = [Clause(head, Struct("$run_clauses", (head,)))]


class Database:
    """The dynamic predicates of one engine."""

    def __init__(self, engine):
        self.engine = engine
        self.stubs: dict[int, int] = {}  # entry of the stub by number of the predicate
        self.indexes: dict[Predicate, FirstArgument] = {}
        self.clock = 0  # counts the clauses that were added

    # running

    def entry_of(self, predicate: Predicate) -> int:
        """The code for the next calls of a dynamic predicate."""
        engine = self.engine
        if not predicate.clauses:
            entry = engine.image.symbols["fail"]
        elif self.is_stable(predicate):
            return engine.compile(predicate, USER)
        else:
            entry = self.stubs.get(predicate.number)
            if entry is None:
                entry = self.stubs[predicate.number] = engine.compile(predicate, SYSTEM, Stub(predicate))
        engine.predicates.publish(predicate, entry)
        return entry

    def alternatives(self, goal: Term) -> list[Clause]:
        """The clauses that may match a goal now, for the stub."""
        predicate = self._of(goal)
        if predicate is None:
            return []
        predicate.calls += 1
        if self.is_stable(predicate):
            self.engine.predicates.reset(predicate)
        return self.candidates(predicate, goal)

    def is_stable(self, predicate: Predicate) -> bool:
        """Whether a dynamic predicate was called so often without a change that compiling it pays."""
        return predicate.calls > CALLS_BEFORE_COMPILING + CALLS_FOR_EACH_CLAUSE * len(predicate.clauses)

    def candidates(self, predicate: Predicate, head: Term) -> list[Clause]:
        """The clauses whose first argument does not rule out that of `head`; to be used before anything changes."""
        clauses = predicate.clauses
        wanted = key_of(head)
        if wanted is None:
            return clauses
        index = self.indexes.get(predicate)
        if index is None:
            if len(clauses) < INDEXED:
                return [clause for clause in clauses if key_of(clause.head) in (None, wanted)]
            index = self.indexes[predicate] = FirstArgument(clauses)
        return index.find(wanted)

    def _of(self, goal: Term) -> Predicate | None:
        name, arity = functor_of(goal)
        return self.engine.predicates.find(USER, name, arity)

    def changed(self, predicate: Predicate) -> None:
        """A clause came or went."""
        predicate.calls = 0
        if predicate.compiled:
            self.engine.predicates.reset(predicate)

    # changing

    def dynamic(self, name: str, arity: int) -> Predicate:
        """Make a predicate dynamic."""
        predicate = self.writable("modify", name, arity)
        if not predicate.dynamic:
            predicate.dynamic = True
            self.engine.predicates.reset(predicate)
        return predicate

    def declare(self, name: str, arity: int) -> Predicate:
        """dynamic/1: clauses that are there already become dynamic too."""
        row = self.engine.registry.find(name, arity)
        if row is not None and row.protected:
            raise permission_error("modify", "static_procedure", indicator(name, arity))
        predicate = self.engine.predicates.ensure(USER, name, arity)
        if not predicate.dynamic:
            predicate.dynamic = True
            self.engine.predicates.reset(predicate)
            for clause in predicate.clauses:
                self.clock += 1
                clause.birth = clause.serial = self.clock
        return predicate

    def writable(self, action: str, name: str, arity: int) -> Predicate:
        """A predicate of the user's whose clauses may change; a permission error for others."""
        row = self.engine.registry.find(name, arity)
        if row is not None and row.protected:
            raise permission_error(action, "static_procedure", indicator(name, arity))
        predicate = self.engine.predicates.ensure(USER, name, arity)
        if predicate.defined and not predicate.dynamic and predicate.clauses:
            raise permission_error(action, "static_procedure", indicator(name, arity))
        return predicate

    def add(self, clause: Term, *, last: bool) -> None:
        """assertz/1, asserta/1."""
        head, body = split(clause)
        check_clause(head, body)
        predicate = self.dynamic(*functor_of(head))
        self.insert(predicate, Clause(head, body), last=last)

    def insert(self, predicate: Predicate, clause: Clause, *, last: bool) -> None:
        """Put a clause at the end or the beginning."""
        self.clock += 1
        clause.birth, clause.serial = self.clock, self.clock if last else -self.clock
        predicate.clauses.insert(len(predicate.clauses) if last else 0, clause)
        if predicate in self.indexes:
            self.indexes[predicate].insert(clause, last)
        self.changed(predicate)

    def find(self, predicate: Predicate, serial: int) -> Clause | None:
        """The clause of that serial number, if it is still there."""
        place = place_of(predicate.clauses, serial)
        found = predicate.clauses[place] if place < len(predicate.clauses) else None
        return found if found is not None and found.serial == serial else None

    def erase(self, predicate: Predicate, clause: Clause) -> bool:
        """Take a clause away; False if somebody else has."""
        if clause.erased:
            return False
        clause.erased = True
        remove(predicate.clauses, clause)
        if predicate in self.indexes:
            self.indexes[predicate].remove(clause)
        self.changed(predicate)
        return True

    def erase_all(self, predicate: Predicate) -> None:
        """Take all clauses away."""
        for clause in predicate.clauses:
            clause.erased = True
        predicate.clauses = []
        self.indexes.pop(predicate, None)
        self.changed(predicate)

    def abolish(self, name: str, arity: int) -> None:
        """abolish/1: a dynamic predicate is forgotten."""
        predicate = self.engine.predicates.find(USER, name, arity)
        row = self.engine.registry.find(name, arity)
        if (row is not None and row.protected) or (
            predicate is not None and predicate.defined and not predicate.dynamic
        ):
            raise permission_error("modify", "static_procedure", indicator(name, arity))
        if predicate is not None:
            self.erase_all(predicate)
            predicate.dynamic = predicate.defined = False
            self.engine.predicates.reset(predicate)


def serial_of(clause: Clause) -> int:
    """The order of the clauses of a dynamic predicate."""
    return clause.serial


def functor_of(term: Term) -> tuple[str, int]:
    """Name and arity of a callable term; the error for others."""
    if isinstance(term, Struct):
        return term.name, len(term.args)
    if isinstance(term, Atom):
        return term.name, 0
    if isinstance(term, Var):
        raise instantiation_error()
    raise type_error("callable", term)


def split(clause: Term) -> tuple[Term, Term]:
    """Head and body of a clause."""
    if isinstance(clause, Struct) and clause.name == ":-" and len(clause.args) == 2:
        return clause.args[0], clause.args[1]
    return clause, TRUE


def check_clause(head: Term, body: Term) -> None:
    """The errors of ISO 8.9 for a clause to be added."""
    functor_of(head)
    check_body(body, body)


def check_body(body: Term, whole: Term) -> None:
    """A type error unless `body` can be run; variables become calls."""
    todo = [body]
    while todo:
        goal = todo.pop()
        if isinstance(goal, Struct) and (goal.name, len(goal.args)) in CONTROL:
            todo.extend(goal.args)
        elif not isinstance(goal, Atom | Struct | Var):
            raise type_error("callable", whole)


class FirstArgument:
    """Clauses by what their first argument is. Those with a variable there belong to every key."""

    def __init__(self, clauses: list[Clause]):
        self.by_key: dict[tuple, list[Clause]] = {}
        self.unbound: list[Clause] = []
        for clause in clauses:
            self.insert(clause, last=True)

    def find(self, key: tuple) -> list[Clause]:
        """The clauses that a key does not rule out, in their order."""
        keyed = self.by_key.get(key, [])
        return sorted([*keyed, *self.unbound], key=serial_of) if self.unbound else keyed

    def insert(self, clause: Clause, last: bool) -> None:
        """Enter a clause at the end or the beginning."""
        key = key_of(clause.head)
        clauses = self.unbound if key is None else self.by_key.setdefault(key, [])
        clauses.insert(len(clauses) if last else 0, clause)

    def remove(self, clause: Clause) -> None:
        """Forget a clause."""
        key = key_of(clause.head)
        remove(self.unbound if key is None else self.by_key[key], clause)


def place_of(clauses: list[Clause], serial: int) -> int:
    """Where a clause of that serial number is, or would be."""
    return bisect_left(clauses, serial, key=serial_of)


def remove(clauses: list[Clause], clause: Clause) -> None:
    """Take a clause out of a list."""
    del clauses[place_of(clauses, clause.serial)]


def key_of(head: Term) -> tuple | None:
    """What the first argument of a head is, by its outermost symbol; None where it says nothing."""
    if not isinstance(head, Struct):
        return None
    first = head.args[0]
    if isinstance(first, Var):
        return None
    if isinstance(first, Struct):
        return first.name, len(first.args)
    return type(first), first
