"""The operator table of one module or one reader: what `op/3` changes, and the parser and the writer look up.

`Operators.standard()` is a fresh copy of `tables/operators.txt`. Entries are immutable and replaced on change, so a
copy shares them; `table` may be read directly by the parser and the writer (name -> `Entry`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wamjit.read.terms import NIL, Atom, Struct, Term, Var, list_parts
from wamjit.table.errors import TableError
from wamjit.table.files import read_columns, tables_dir

MAX_PRIORITY = 1200
COMMA_PRIORITY = 1000
ARGUMENT_PRIORITY = 999
_PLACE = {
    "fy": "prefix",
    "fx": "prefix",
    "xfx": "infix",
    "xfy": "infix",
    "yfx": "infix",
    "xf": "postfix",
    "yf": "postfix",
}


class Operator(NamedTuple):
    """One operator: its priority, and the highest priorities that its arguments may have (0 where there is none)."""

    priority: int
    left: int
    right: int
    type: str
    plain: bool = False


class Entry(NamedTuple):
    """What a name is as an operator."""

    prefix: Operator | None = None
    infix: Operator | None = None
    postfix: Operator | None = None


class OperatorError(Exception):
    """A change of the table that ISO forbids; `formal` is the first argument of error/2."""

    def __init__(self, formal: Term) -> None:
        super().__init__(formal)
        self.formal = formal


class Operators:
    """A table of operators. `version` counts its changes."""

    __slots__ = ("table", "version")

    def __init__(self, table: dict[str, Entry] | None = None) -> None:
        self.table: dict[str, Entry] = {} if table is None else table
        self.version = 0

    @classmethod
    def standard(cls) -> Operators:
        """A fresh copy of the table that every module starts with."""
        return _standard().copy()

    def copy(self) -> Operators:
        """A table that can be changed without changing this one."""
        return Operators(dict(self.table))

    def prefix(self, name: str) -> Operator | None:
        """The prefix operator `name`."""
        entry = self.table.get(name)
        return entry.prefix if entry else None

    def infix(self, name: str) -> Operator | None:
        """The infix operator `name`."""
        entry = self.table.get(name)
        return entry.infix if entry else None

    def postfix(self, name: str) -> Operator | None:
        """The postfix operator `name`."""
        entry = self.table.get(name)
        return entry.postfix if entry else None

    def current(self) -> Iterator[tuple[int, str, str]]:
        """All operators as (priority, type, name)."""
        for name, entry in list(self.table.items()):
            for operator in entry:
                if operator is not None:
                    yield operator.priority, operator.type, name

    def add(self, priority: int, type: str, name: str, *, plain: bool = False) -> None:
        """Define, change or (priority 0) remove an operator, after the checks of ISO 8.14.3."""
        self.check(priority, type, name)
        self._store(priority, type, name, plain)

    def define(self, priority: Term, type: Term, names: Term) -> None:
        """op/3 with its arguments as terms: nothing changes unless every name may change."""
        listed = _names(names)
        if isinstance(priority, Var) or isinstance(type, Var) or any(isinstance(name, Var) for name in listed):
            raise OperatorError(Atom("instantiation_error"))
        if not isinstance(priority, int):
            raise OperatorError(Struct("type_error", (Atom("integer"), priority)))
        for atom in (type, *listed):
            if not isinstance(atom, Atom):
                raise OperatorError(Struct("type_error", (Atom("atom"), atom)))
        for atom in listed:
            self.check(priority, type.name, atom.name)
        for atom in listed:
            self.add(priority, type.name, atom.name)

    def check(self, priority: int, type: str, name: str) -> None:
        """Raise OperatorError unless `add` with these arguments is allowed."""
        if not 0 <= priority <= MAX_PRIORITY:
            raise OperatorError(Struct("domain_error", (Atom("operator_priority"), priority)))
        place = _PLACE.get(type)
        if place is None:
            raise OperatorError(Struct("domain_error", (Atom("operator_specifier"), Atom(type))))
        if name == ",":
            raise _permission("modify", name)
        if name in ("[]", "{}") or (name == "|" and (place != "infix" or 0 < priority <= COMMA_PRIORITY)):
            raise _permission("create", name)
        entry = self.table.get(name)
        if entry and priority:
            other = {"infix": entry.postfix, "postfix": entry.infix, "prefix": None}[place]
            if other is not None:
                raise _permission("create", name)

    def _store(self, priority: int, type: str, name: str, plain: bool) -> None:
        entry = self.table.get(name, Entry())
        operator = None
        if priority:
            left = priority - (type[0] != "y") if type[0] != "f" else 0
            right = priority - (type[-1] != "y") if type[-1] != "f" else 0
            operator = Operator(priority, left, right, type, plain)
        entry = entry._replace(**{_PLACE[type]: operator})
        self.version += 1
        if any(entry):
            self.table[name] = entry
        else:
            self.table.pop(name, None)


def _names(names: Term) -> list[Term]:
    """The third argument of op/3 as a list: one atom stands for itself."""
    if isinstance(names, Atom | Var):
        return [names]
    items, end = list_parts(names)
    if isinstance(end, Var):
        return [*items, end]
    if end is not NIL:
        raise OperatorError(Struct("type_error", (Atom("list"), names)))
    return items


def _permission(action: str, name: str) -> OperatorError:
    return OperatorError(Struct("permission_error", (Atom(action), Atom("operator"), Atom(name))))


@cache
def _standard() -> Operators:
    """The operators of the table file. Rows are not checked against ISO: the comma is one of them."""
    operators = Operators()
    path = tables_dir() / "operators.txt"
    for number, row in read_columns(path):
        plain = row[-1] == "(plain)"
        priority, type, *names = row[:-1] if plain else row
        if type not in _PLACE or not priority.isdigit() or not 0 < int(priority) <= MAX_PRIORITY or not names:
            raise TableError(path, f"line {number}", "not `priority type names...`")
        for name in names:
            operators._store(int(priority), type, name, plain)
    return operators
