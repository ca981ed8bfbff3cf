"""Predicates: what they are made of, where their cells are, and who may change them.

In: names, clauses. Out: `Predicate` entries with a number and a cell that every call jumps through. Holds: a cell
always leads somewhere: to compiled code, or to the lead-in, which asks for the service that compiles the predicate.
There are two name spaces, `system` (built-ins and the library) and `user`. A call in user text means the user's
predicate of that name, else the system's; a call in a system text means the system's, else the user's. So a user file
may define `delete/3` for itself and the library goes on with its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wamjit.read.terms import Atom, Term

SYSTEM, USER = "system", "user"


@dataclass(slots=True)
class Clause:
    """One clause: a head, a body (`true` for a fact) and the line it began at."""

    head: Term
    body: Term
    line: int = 0


class Predicate:
    """A predicate of one name space."""

    __slots__ = (
        "number",
        "name",
        "arity",
        "space",
        "cell",
        "leadin",
        "static_clauses",
        "stored",
        "defined",
        "dynamic",
        "discontiguous",
        "multifile",
        "file",
        "builtin",
        "compiled",
    )

    def __init__(self, number: int, name: str, arity: int, space: str, cell: int):
        self.number, self.name, self.arity, self.space, self.cell = number, name, arity, space, cell
        self.leadin = 0  # address of the code that compiles this predicate
        self.static_clauses: list[Clause] = []
        self.stored = None  # of a dynamic predicate: where its clauses are (stored.py)
        self.defined = self.dynamic = self.discontiguous = self.multifile = False
        self.file = None  # the file that defines it
        self.builtin = None  # its row in tables/builtins.txt
        self.compiled = False

    def __repr__(self) -> str:
        return f"{self.name}/{self.arity}"

    @property
    def clauses(self) -> list[Clause]:
        """The clauses; those of a dynamic predicate are read from the store."""
        return self.static_clauses if self.stored is None else self.stored.clauses(self.name)

    @clauses.setter
    def clauses(self, clauses: list[Clause]) -> None:
        self.static_clauses = clauses

    @property
    def clause_count(self) -> int:
        """How many clauses there are."""
        return len(self.static_clauses) if self.stored is None else self.stored.count

    @property
    def indicator(self) -> tuple[str, int]:
        """Name and arity."""
        return self.name, self.arity


class Predicates:
    """All predicates of an engine, their cells and lead-ins."""

    def __init__(self, codespace, atoms, functors, make_leadin):
        self.codespace, self.atoms, self.functors = codespace, atoms, functors
        self.make_leadin = make_leadin  # predicate number -> address
        self.all: list[Predicate] = []
        self.spaces: dict[str, dict[tuple[str, int], Predicate]] = {SYSTEM: {}, USER: {}}

    def find(self, space: str, name: str, arity: int) -> Predicate | None:
        """The entry of that name in one space, if there is one."""
        return self.spaces[space].get((name, arity))

    def ensure(self, space: str, name: str, arity: int) -> Predicate:
        """The entry of that name, made at the first use with a cell that leads to its lead-in."""
        predicate = self.spaces[space].get((name, arity))
        if predicate is None:
            cell = self.codespace.alloc_data(2 * self.codespace.word_size)  # behind it: a dynamic predicate's record
            predicate = Predicate(len(self.all), name, arity, space, cell)
            self.all.append(predicate)
            self.spaces[space][name, arity] = predicate
            predicate.leadin = self.make_leadin(predicate.number)
            self.reset(predicate)
        return predicate

    def reset(self, predicate: Predicate) -> None:
        """Forget the code of a predicate: its next call goes to the lead-in. Code that runs now stays."""
        predicate.compiled = False
        self.codespace.write(predicate.cell, predicate.leadin)

    def publish(self, predicate: Predicate, entry: int) -> None:
        """Let calls go to `entry` from now on."""
        predicate.compiled = True
        self.codespace.write(predicate.cell, entry)

    def meta_cell(self, name: str, arity: int, cell: int) -> None:
        """Note a cell in the record of the functor or atom, where call/N finds it."""
        if arity:
            self.functors.set_cell(self.functors.index(name, arity), cell)
        else:
            self.atoms.set_cell(self.atoms.index(Atom(name)), cell)

    def user(self) -> Iterator[Predicate]:
        """The predicates that user text defines, in the order of their making."""
        return (
            predicate for predicate in self.all if predicate.space == USER and (predicate.defined or predicate.dynamic)
        )
