"""The table of built-ins, and how one is found and served.

In: tables/builtins.txt, the headers of the library. Out: a `Row` for each name and arity. Holds: the module of a
service is imported at its first call; the clauses of a library predicate are loaded at the first call of any of its
file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import NamedTuple

from wamjit.compile.goals import CONSTRUCTS
from wamjit.engine.exports import exports, is_autoloaded
from wamjit.engine.meta import declared, is_transparent
from wamjit.engine.predicates import SYSTEM, USER
from wamjit.table import TableError, tables_dir

KINDS = ("kernel", "entry", "service", "prolog")
PROTECTIONS = ("core", "system", "library")
INLINE = ("kernel", "service")
# services that take cyclic terms begin so
CYCLIC = (
    "output.",
    "formatting.",
    "system.variant",
    "system.term_factorized",
    "globals.",
    "embedding.",
    "listing.portray_clause",
    "text.term_to_atom",
    "messages.print_message",
    "messages.message_to_codes",
)
# services after which predicates are what they were: only these, as what was asked about predicates is kept over them
KEEPING = (
    "modules.has_property",
    "modules.is_current",
    "modules.clause_count",
    "modules.check_property",
    "chario.",
    "streamio.",
    "output.",
)


class Definition(NamedTuple):
    """A line of the table."""

    number: int
    name: str
    arity: int
    kind: str
    function: str
    protection: str
    service: str = ""  # of a kernel function that leaves some cases to one


@cache
def definitions() -> tuple[Definition, ...]:
    """The table. A name that starts with # stands in single quotes there: '#'."""
    path = tables_dir() / "builtins.txt"
    found: list[Definition] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        words = line.split()
        if len(words) != 5 or not words[1].isdigit() or words[2] not in KINDS or words[4] not in PROTECTIONS:
            raise TableError(path, f"line {number}", "name, arity, kind, function and protection expected")
        function, _, service = words[3].partition(",")
        number = len(found)
        found.append(Definition(number, words[0], int(words[1]), words[2], function, words[4], service))
    known = {(row.name, row.arity) for row in found}
    for library, names in exports().items():
        for name, arity in names:
            if (name, arity) not in known:  # what two files export is the first one's
                known.add((name, arity))
                found.append(Definition(len(found), name, arity, "prolog", library, "library"))
    return tuple(found)


class Row:
    """A built-in of one engine."""

    __slots__ = (
        "number",
        "name",
        "arity",
        "kind",
        "function",
        "protected",
        "built_in",
        "service",
        "cycles",
        "keeps",
        "_serve",
    )

    def __init__(self, definition: Definition):
        self.number, self.name, self.arity, self.kind, self.function, protection, service = definition
        self.protected, self.built_in = protection == "core", protection != "library"
        self.service = service or self.function
        self.cycles = self.service.startswith(CYCLIC)
        self.keeps = self.service.startswith(KEEPING)
        self._serve: Callable | None = None

    def serve(self, engine, arguments: list):
        """Call the Python function: False fails, None or True succeeds, a list of pairs is to be unified."""
        if self._serve is None:
            module, _, function = self.service.partition(".")
            self._serve = getattr(import_module(f"wamjit.builtins.{module}"), function)
        return self._serve(engine, *arguments)


class Registry:
    """The built-ins as one engine sees them."""

    def __init__(self, engine):
        self.engine = engine
        self.rows = [Row(definition) for definition in definitions()]
        self.by_name = {(row.name, row.arity): row for row in self.rows if is_autoloaded(row.function)}
        self.loaded: set[str] = set()

    def find(self, name: str, arity: int) -> Row | None:
        """The row of a built-in or library predicate."""
        return self.by_name.get((name, arity))

    def inline(self, name: str, arity: int) -> bool:
        """Whether text that is being compiled may do NAME/ARITY in place: a kernel routine, service or construct."""
        row = self.by_name.get((name, arity))
        if row is None or row.kind not in INLINE and (name, arity) not in CONSTRUCTS:
            return False
        space = self.engine.space
        if space == SYSTEM:
            return True
        if space != USER and is_transparent(declared().get((name, arity))):
            return False  # the module must be handed on
        return row.protected or not self.overridden(space, name, arity)

    def overridden(self, space: str, name: str, arity: int) -> bool:
        """Whether a program's predicate hides the built-in NAME/ARITY from the text of a module."""
        spaces = (space,) if space == USER else (space, USER)
        found = [self.engine.predicates.find(one, name, arity) for one in spaces]
        return any(own is not None and (own.exists or own.imported) for own in found)

    def use(self, library: str) -> bool:
        """use_module(library(NAME)): its exports are visible from now on; False where there is no such file."""
        for row in self.rows:
            if row.function == library and row.kind == "prolog":
                self.by_name.setdefault((row.name, row.arity), row)
        return library in exports()

    def load_library(self, name: str) -> None:
        """Define the predicates of prolog/NAME.pl."""
        if name not in self.loaded:
            from wamjit.engine.library import define

            define(self.engine, name)
            self.loaded.add(name)  # now, so that it is done again when something stops it
