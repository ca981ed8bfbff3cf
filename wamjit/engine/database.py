"""Dynamic predicates: their clauses, changes to them, and how they run.

In: clauses as terms. Out: code for a dynamic predicate. Holds: the logical update view. A predicate that changes runs through a
stub, which takes the list of its clauses as they are at the call; one that is called often without changing is compiled
like a static one, and a change sends it back to the stub. Code that runs keeps the clauses that it began with.
"""

from __future__ import annotations

from bisect import bisect_left

from wamjit.engine.errors import indicator, instantiation_error, permission_error, type_error
from wamjit.engine.predicates import SYSTEM, USER, Clause, Predicate
from wamjit.read.terms import TRUE, Atom, Struct, Term, Var

CONTROL = frozenset(((",", 2), (";", 2), ("->", 2), ("*->", 2)))
CALLS_BEFORE_COMPILING = 32  # without a change; more for a predicate with many clauses, whose compilation costs more


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
        self.clock = 0  # counts the clauses that were added

    # running

    def entry_of(self, predicate: Predicate) -> int:
        """The code for the next calls of a dynamic predicate."""
        engine = self.engine
        if not predicate.clauses:
            entry = engine.image.symbols["fail"]
        elif predicate.calls > CALLS_BEFORE_COMPILING + 2 * len(predicate.clauses):
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
        if predicate.calls > CALLS_BEFORE_COMPILING + 2 * len(predicate.clauses):
            self.engine.predicates.reset(predicate)
        return matching(predicate.clauses, goal)

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
        """Put a clause at the end or the beginning; a new list, because whoever goes through the old one keeps it."""
        self.clock += 1
        clause.birth, clause.serial = self.clock, self.clock if last else -self.clock
        predicate.clauses = [*predicate.clauses, clause] if last else [clause, *predicate.clauses]
        self.changed(predicate)

    def find(self, predicate: Predicate, serial: int) -> Clause | None:
        """The clause of that serial number, if it is still there."""
        place = bisect_left(predicate.clauses, serial, key=serial_of)
        found = predicate.clauses[place] if place < len(predicate.clauses) else None
        return found if found is not None and found.serial == serial else None

    def erase(self, predicate: Predicate, clause: Clause) -> bool:
        """Take a clause away; False if somebody else has."""
        if clause.erased:
            return False
        clause.erased = True
        predicate.clauses = [other for other in predicate.clauses if other is not clause]
        self.changed(predicate)
        return True

    def abolish(self, name: str, arity: int) -> None:
        """abolish/1: a dynamic predicate is forgotten."""
        predicate = self.engine.predicates.find(USER, name, arity)
        row = self.engine.registry.find(name, arity)
        if (row is not None and row.protected) or (
            predicate is not None and predicate.defined and not predicate.dynamic
        ):
            raise permission_error("modify", "static_procedure", indicator(name, arity))
        if predicate is not None:
            for clause in predicate.clauses:
                clause.erased = True
            predicate.clauses, predicate.dynamic, predicate.defined = [], False, False
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


def matching(clauses: list[Clause], goal: Term) -> list[Clause]:
    """The clauses whose first argument does not rule out the goal's."""
    if not isinstance(goal, Struct):
        return clauses
    wanted = goal.args[0]
    if isinstance(wanted, Var):
        return clauses
    return [clause for clause in clauses if may_match(clause.head.args[0], wanted)]


def may_match(pattern: Term, term: Term) -> bool:
    """Whether two terms may unify, by their outermost symbols. `term` is no variable."""
    if isinstance(pattern, Var):
        return True
    if isinstance(pattern, Struct):
        return isinstance(term, Struct) and pattern.name == term.name and len(pattern.args) == len(term.args)
    return type(pattern) is type(term) and pattern == term
