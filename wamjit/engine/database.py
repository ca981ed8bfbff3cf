"""Dynamic predicates: which there are, who may change them, and what Python does to their clauses.

In: clauses as terms. Out: code for a dynamic predicate, its record, and clauses that the kernel can add. Clauses lie in
the clause store (kernel/clause_*.py, `stored.py`), and the kernel adds, finds, runs and erases them; here is what it
asks for when it does not know a predicate, or a body is not as it can be run. Holds: the cell of a dynamic predicate
stands in front of the address of its record.
"""

from __future__ import annotations

from wamjit.engine.errors import PrologError, indicator, instantiation_error, permission_error, type_error
from wamjit.engine.meta import qualify, strip_checked
from wamjit.engine.predicates import SYSTEM, USER, Clause, Predicate
from wamjit.engine.stored import Store, Stored
from wamjit.read.terms import TRUE, Atom, Struct, Term, Var

CONTROL = frozenset(((",", 2), (";", 2), ("->", 2), ("*->", 2)))
RULES = frozenset(((":-", 1), (":-", 2)))  # what clauses and directives look like: nobody may define these (WG17)
CALLS_FOR_EACH_CLAUSE, LARGEST_COMPILED = 100, 200  # about what compiling a clause costs
LESS_PATIENT = 4  # a predicate that has changed in spite of having been compiled must be called more often next time
NEVER = (1 << 28) - 1
ADD, TAKE, CLEAR = range(3)  # what the service `dynamic` is asked for: kernel/clause_add.py, kernel/clause_run.py


class Database:
    """The dynamic predicates of one engine."""

    def __init__(self, engine):
        self.engine = engine
        self.store = Store(engine)
        self.records: dict[Predicate, Stored] = {}
        self.entries: dict[Predicate, int] = {}
        self.owners: dict[int, Predicate] = {}  # by the address of the record

    def code_addresses(self) -> list[int]:
        """Where calls of predicates in the store may enter, besides what their cells say."""
        compiled = [stored.field("code") for stored in self.records.values()]
        return [*self.entries.values(), *self.engine.facts.entries.values(), *compiled]

    # what the kernel asks

    def entry_of(self, predicate: Predicate) -> int:
        """The code for calls of a dynamic predicate: it enters the kernel's search."""
        entry = self.entries.get(predicate)
        if entry is None:
            entry = self.entries[predicate] = self.engine.jit.dynamic_entry(
                self.engine, predicate, predicate.stored.record
            )
        self.engine.predicates.publish(predicate, entry)
        return entry

    def stable(self, record: int) -> int:
        """Where calls of a predicate go on that was called often without a change.

        It is compiled if it is small enough for that to pay: the kernel finds the clauses of a large one as fast, and
        by other arguments than the first where calls have asked for that. A change makes the kernel forget the code.
        """
        predicate, stored = self.owners[record], self.owners[record].stored
        if stored is None:  # static: fact_tables.py
            self.never_compile(self.records[predicate])
            return self.engine.facts.entries[predicate]
        wanted = CALLS_FOR_EACH_CLAUSE * stored.count
        if stored.count > LARGEST_COMPILED or stored.field("others") != 0:
            self.never_compile(stored)
            return self.entries[predicate]
        tracer = self.engine.tracer
        if stored.field("patience") < wanted or tracer is not None and tracer.mode != "off":
            stored.set("calls", wanted)  # what would be compiled for the tracer is not what should stay
            return self.entries[predicate]
        stored.set("patience", min(stored.field("patience") * LESS_PATIENT, NEVER))
        try:
            with self.engine.compiling(predicate.space):
                code = self.engine.jit.stable_entry(self.engine, predicate)
        except PrologError:  # too complex a clause for the compiler is none for the kernel
            self.never_compile(stored)
            return self.entries[predicate]
        stored.set("code", code)
        return code

    def never_compile(self, stored: Stored) -> None:
        """Let calls find the clauses in the store, however many come."""
        stored.set("calls", NEVER)

    def prepare(self, clause: Term, purpose: int) -> tuple[Predicate | None, Term, Term]:
        """The dynamic predicate that is to be changed, or None if there is none; head and body as they can be run."""
        space, clause = strip_checked(clause, USER)
        head, body = (clause, TRUE) if purpose == CLEAR else split(clause)
        owner, head = strip_checked(head, space)
        name, arity = functor_of(head)
        if purpose == TAKE:
            predicate = self.changeable(name, arity, owner)
            if not isinstance(body, Var):
                functor_of(body)
            return predicate, head, body
        body = as_body(body)
        predicate = self.dynamic(name, arity, owner)
        if predicate.space != space and body is not TRUE:
            body = qualify(space, body)
        return predicate, head, body

    def changeable(self, name: str, arity: int, space: str = USER) -> Predicate | None:
        """The predicate whose clauses retract/1 may take; None for an unknown one."""
        predicate = self.known("modify", "static_procedure", name, arity, space)
        if predicate is None or predicate.dynamic:
            return predicate
        if predicate.clause_count:
            raise permission_error("modify", "static_procedure", culprit(space, name, arity))
        return None  # declared only

    def known(self, action: str, kind: str, name: str, arity: int, space: str = USER) -> Predicate | None:
        """The program's predicate that a name means in a module; a permission error for a built-in one."""
        predicate = self.engine.modules.visible(self.engine.modules.space_of(space), name, arity)
        if predicate is not None and predicate.exists and predicate.space != SYSTEM:
            return predicate
        row = self.engine.registry.find(name, arity)
        if row is not None and row.protected:
            raise permission_error(action, kind, indicator(name, arity))
        return None

    # predicates

    def dynamic(self, name: str, arity: int, space: str = USER) -> Predicate:
        """Make a predicate dynamic."""
        predicate = self.writable("modify", name, arity, space)
        self.make_dynamic(predicate)
        return predicate

    def is_fixed(self, name: str, arity: int) -> bool:
        """Whether no program may define a predicate of that name: the control constructs and what is core."""
        row = self.engine.registry.find(name, arity)
        return (row is not None and row.protected) or (name, arity) in RULES

    def own(self, action: str, name: str, arity: int, space: str) -> Predicate:
        """The predicate that a name means where a module changes it: its own, or what it imports."""
        engine = self.engine
        if self.is_fixed(name, arity):
            raise permission_error(action, "static_procedure", indicator(name, arity))
        space = engine.modules.space_of(space)
        engine.modules.ensure(space)
        predicate = engine.predicates.ensure(space, name, arity)
        if predicate.imported:
            return predicate.definition
        engine.predicates.release(predicate)
        return predicate

    def declare(self, name: str, arity: int, space: str = USER) -> Predicate:
        """dynamic/1: clauses that are there already become dynamic too."""
        predicate = self.own("modify", name, arity, space)
        self.make_dynamic(predicate)
        return predicate

    def make_dynamic(self, predicate: Predicate) -> None:
        """Give a predicate a record, and put its clauses into the store."""
        engine = self.engine
        if predicate.stored is None:
            clauses = predicate.clauses
            predicate.stored = self.own_record(predicate)
            self.erase_stored(predicate.stored)  # of a static predicate that was kept so
            predicate.dynamic = True
            engine.codespace.write(predicate.cell + engine.target.word_size, predicate.stored.record)
            engine.predicates.reset(predicate)
            for clause in clauses:
                self.insert(predicate, clause, last=True)
        if predicate.space == USER:
            engine.predicates.meta_cell(predicate.name, predicate.arity, predicate.cell)

    def own_record(self, predicate: Predicate) -> Stored:
        """The record of a predicate in the store."""
        stored = self.records.get(predicate)
        if stored is None:
            stored = self.records[predicate] = self.store.make(predicate.arity, predicate.space)
            self.owners[stored.record] = predicate
        return stored

    def writable(self, action: str, name: str, arity: int, space: str = USER) -> Predicate:
        """A predicate of the program's whose clauses may change; a permission error for others."""
        predicate = self.own(action, name, arity, space)
        if predicate.defined and not predicate.dynamic and predicate.clause_count:
            raise permission_error(action, "static_procedure", culprit(space, name, arity))
        return predicate

    def abolish(self, name: str, arity: int, space: str = USER) -> None:
        """abolish/1: a dynamic predicate is forgotten."""
        engine = self.engine
        predicate = self.own("modify", name, arity, space)
        if predicate.defined and not predicate.dynamic and predicate.clause_count:
            raise permission_error("modify", "static_procedure", culprit(space, name, arity))
        self.erase_all(predicate)
        predicate.stored = None
        predicate.dynamic = predicate.defined = False
        engine.codespace.write(predicate.cell + engine.target.word_size, 0)
        engine.predicates.reset(predicate)

    # clauses

    def add(self, clause: Term, *, last: bool) -> None:
        """assertz/1, asserta/1, for Python."""
        predicate, head, body = self.prepare(clause, ADD)
        self.insert(predicate, Clause(head, body), last=last)

    def insert(self, predicate: Predicate, clause: Clause, *, last: bool) -> None:
        """Put a clause at the end or the beginning."""
        arguments = (predicate.stored.mark, clause.head, as_body(clause.body), int(last))
        self.engine.once(Struct("$add_clause", arguments))

    def erase_all(self, predicate: Predicate) -> None:
        """Take all clauses away."""
        if predicate.stored is not None:
            self.erase_stored(predicate.stored)

    def erase_stored(self, stored: Stored) -> None:
        """Take all clauses of a record away."""
        if stored.count:
            self.engine.once(Struct("$erase_all", (stored.mark,)))


def culprit(space: str, name: str, arity: int) -> Struct:
    """A predicate in an error: with its module, unless that is `user`."""
    plain = indicator(name, arity)
    return plain if space == USER else Struct(":", (Atom(space), plain))


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


def check_body(body: Term, whole: Term) -> None:
    """A type error unless `body` can be run; variables become calls."""
    todo = [body]
    while todo:
        goal = todo.pop()
        if isinstance(goal, Struct) and (goal.name, len(goal.args)) in CONTROL:
            todo.extend(goal.args)
        elif not isinstance(goal, Atom | Struct | Var):
            raise type_error("callable", whole)


def as_body(body: Term) -> Term:
    """A body as ISO 7.6.2 has it: variables among its goals become calls; a type error for what is no body."""
    check_body(body, body)
    done: list[Term] = []
    todo: list = [body]
    while todo:  # a goal, or a control construct whose two arguments are done
        part = todo.pop()
        if isinstance(part, tuple):
            right, left = done.pop(), done.pop()
            construct = part[0]
            same = left is construct.args[0] and right is construct.args[1]
            done.append(construct if same else Struct(construct.name, (left, right)))
        elif isinstance(part, Struct) and (part.name, len(part.args)) in CONTROL:
            todo += [(part,), part.args[1], part.args[0]]
        else:
            done.append(Struct("call", (part,)) if isinstance(part, Var) else part)
    return done[0]
