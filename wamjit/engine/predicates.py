"""Predicates: what they are made of, where their cells are, and which stand for others.

In: names, clauses. Out: `Predicate` entries with a number and a cell that every call jumps through. Holds: a cell
always leads somewhere: to compiled code, or to the lead-in, which asks for the service that compiles the predicate.
Every module has a name space of its own; `system` has the built-ins and that part of the library that is no module, and
`user` what programs without modules define. What a name means that a module does not define, `modules.py` says; a
predicate that stands for another (`source`) has its code in its own cell, so that a call across modules costs what a
call within one does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from wamjit.read.terms import Atom, Term

SYSTEM, USER = "system", "user"


class Clause:
    """One clause: a head, a body (`true` for a fact), the line it began at and the file, where that is known."""

    __slots__ = ("head", "body", "line", "file")

    def __init__(self, head: Term, body: Term, line: int = 0, file: str | None = None):
        self.head, self.body, self.line, self.file = head, body, line, file


class Predicate:
    """A predicate of one name space."""

    __slots__ = (
        "number",
        "name",
        "arity",
        "space",
        "cell",
        "leadin",
        "_static",
        "facts",
        "stored",
        "defined",
        "dynamic",
        "discontiguous",
        "multifile",
        "file",
        "line",
        "builtin",
        "meta",
        "source",
        "imported",
        "dependents",
        "compiled",
    )

    def __init__(self, number: int, name: str, arity: int, space: str, cell: int):
        self.number, self.name, self.arity, self.space, self.cell = number, name, arity, space, cell
        self.leadin = 0  # address of the code that compiles this predicate
        self._static: Collection[Clause] = []  # a list, or what makes them when they are asked for
        self.facts = None  # of a static predicate whose clauses are in the store only: fact_tables.Kept
        self.stored = None  # of a dynamic predicate: where its clauses are (stored.py)
        self.defined = self.dynamic = self.discontiguous = self.multifile = False
        self.file = None  # the file that defines it
        self.line = 0  # where it does
        self.builtin = None  # its row in tables/builtins.txt
        self.meta: tuple | None = None  # what meta_predicate/1 says of its arguments
        self.source: Predicate | None = None  # the predicate that this one stands for
        self.imported = ""  # how it came to do so: weak (all of a module), strong (by name), empty: inherited
        self.dependents: list[Predicate] = []  # the others whose cells lead where this one's does
        self.compiled = False

    def __repr__(self) -> str:
        return f"{self.name}/{self.arity}" if self.space in (USER, SYSTEM) else f"{self.space}:{self.name}/{self.arity}"

    @property
    def static_clauses(self) -> Collection[Clause]:
        """The clauses of a predicate that is not dynamic."""
        if self.facts is not None:
            self._static, self.facts = self.facts.clauses(self.name), None
        return self._static

    @static_clauses.setter
    def static_clauses(self, clauses: Collection[Clause]) -> None:
        self._static, self.facts = clauses, None

    @property
    def clauses(self) -> list[Clause]:
        """The clauses; those of a dynamic predicate are read from the store."""
        if self.stored is not None:
            return self.stored.clauses(self.name)
        if type(self.static_clauses) is not list:
            self.static_clauses = list(self.static_clauses)
        return self.static_clauses

    @clauses.setter
    def clauses(self, clauses: Collection[Clause]) -> None:
        self.static_clauses = clauses

    def each_clause(self) -> Iterable[Clause]:
        """The clauses, to be looked at once: those that are not made yet are not kept."""
        if self.facts is not None:
            return self.facts.clauses(self.name)
        return self._static if self.stored is None else self.stored.clauses(self.name)

    @property
    def clause_count(self) -> int:
        """How many clauses there are."""
        if self.stored is None:
            return len(self._static) if self.facts is None else len(self.facts.lines)
        return self.stored.count

    @property
    def indicator(self) -> tuple[str, int]:
        """Name and arity."""
        return self.name, self.arity

    @property
    def exists(self) -> bool:
        """Whether it is a procedure, if perhaps one without clauses."""
        return self.defined or self.dynamic

    @property
    def definition(self) -> Predicate:
        """The predicate that this one stands for in the end, or itself."""
        predicate = self
        while predicate.source is not None and not predicate.exists:
            predicate = predicate.source
        return predicate


class Predicates:
    """All predicates of an engine, their cells and lead-ins."""

    def __init__(self, codespace, atoms, functors, make_leadin):
        self.codespace, self.atoms, self.functors = codespace, atoms, functors
        self.make_leadin = make_leadin  # predicate number -> address
        self.all: list[Predicate] = []
        self.spaces: dict[str, dict[tuple[str, int], Predicate]] = defaultdict(dict)
        self.kept: list[dict[Predicate, object]] = []  # what others note of a predicate until it is reset
        self.watched: dict[tuple[str, str, int], Callable[[], None]] = {}  # who wants to know when these come to be
        self.met: set[tuple[str, int]] = set()  # what call/N has called

    def find(self, space: str, name: str, arity: int) -> Predicate | None:
        """The entry of that name in one space, if there is one."""
        return self.spaces[space].get((name, arity))

    def ensure(self, space: str, name: str, arity: int, builtin=None, meta=None) -> Predicate:
        """The entry of that name, made at the first use with a cell that leads to its lead-in.

        `builtin` and `meta` belong to a new one: nobody sees it without them, whatever stops who makes it.
        """
        predicate = self.spaces[space].get((name, arity))
        if predicate is None:
            cell = self.codespace.alloc_data(2 * self.codespace.word_size)  # behind it: a dynamic predicate's record
            predicate = Predicate(len(self.all), name, arity, space, cell)
            predicate.builtin, predicate.meta = builtin, meta
            predicate.leadin = self.make_leadin(predicate.number)
            self.reset(predicate)
            self.all.append(predicate)
            self.spaces[space][name, arity] = predicate  # last: what stops the making leaves nothing half made
            if (space, name, arity) in self.watched:
                self.watched[space, name, arity]()
        return predicate

    def reset(self, predicate: Predicate) -> None:
        """Forget the code of a predicate: its next call goes to the lead-in. Code that runs now stays."""
        for notes in self.kept:
            notes.pop(predicate, None)
        self.lead(predicate, predicate.leadin, False)

    def publish(self, predicate: Predicate, entry: int) -> None:
        """Let calls go to `entry` from now on."""
        self.lead(predicate, entry, True)

    def lead(self, predicate: Predicate, entry: int, compiled: bool) -> None:
        """Let the cell of a predicate, and of those that follow it, lead to `entry`."""
        predicate.compiled = compiled
        self.codespace.write(predicate.cell, entry)
        if predicate.dependents:
            size = self.codespace.word_size
            record = self.codespace.read(predicate.cell + size)
            for dependent in predicate.dependents:
                self.codespace.write(dependent.cell + size, record)
                self.lead(dependent, entry, compiled)

    def follow(self, predicate: Predicate, source: Predicate) -> None:
        """Let the cell of `predicate` lead where that of `source` does, now and later."""
        if predicate not in source.dependents:
            source.dependents.append(predicate)
        self.lead(source, self.codespace.read(source.cell), source.compiled)

    def leave(self, predicate: Predicate) -> bool:
        """Let the cell of a predicate follow no other one, though it stands for it; whether it did."""
        source = predicate.source
        if source is None or predicate not in source.definition.dependents:
            return False
        source.definition.dependents.remove(predicate)
        return True

    def release(self, predicate: Predicate) -> None:
        """Let a predicate stand for no other any more."""
        source, predicate.source, predicate.imported = predicate.source, None, ""
        if source is not None:
            if predicate in source.dependents:
                source.dependents.remove(predicate)
                self.codespace.write(predicate.cell + self.codespace.word_size, 0)
            self.reset(predicate)

    def meta_cell(self, name: str, arity: int, cell: int) -> None:
        """Note a cell in the record of the functor or atom, where call/N finds it."""
        self.met.add((name, arity))
        if arity:
            self.functors.set_cell(self.functors.index(name, arity), cell)
        else:
            self.atoms.set_cell(self.atoms.fixed_index(Atom(name)), cell)

    def user(self) -> Iterator[Predicate]:
        """The predicates that programs define, in the order of their making."""
        return (p for p in self.all if p.space != SYSTEM and p.exists and not p.name.startswith("$meta "))
