"""The library: `prolog/*.pl`, defined when one of its predicates is called first.

In: the name of a file. Out: predicates of the space `system`. Holds: a file is read once in a process, or comes from
the cache; its clauses are shared by all engines and never changed.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path

from wamjit.engine.database import functor_of, split
from wamjit.engine.meta import declared
from wamjit.engine.predicates import SYSTEM, Clause
from wamjit.engine.source import RUN, LoadedFile, clauses, read_items
from wamjit.read.operators import Operators

_PACKAGE = Path(__file__).resolve().parent.parent
_read: dict[str, LoadedFile] = {}


@cache
def library_dir() -> Path:
    """The folder of the library: in a checkout beside the package, in an installed wheel inside it."""
    for folder in (_PACKAGE.parent / "prolog", _PACKAGE / "_prolog"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the library prolog/ is missing: reinstall wamjit")


class LibraryText:
    """What reading a library file needs of an engine: operators and flags as they are at the beginning."""

    class flags:
        """Flags of the reader."""

        double_quotes = back_quotes = "codes"

    def __init__(self):
        self.operators = Operators.standard()


def load_file(engine, name: str) -> LoadedFile:
    """The items of a library file."""
    if name not in _read:
        path = library_dir() / f"{name}.pl"
        text = path.read_text("utf-8")
        source, cache = LibraryText(), engine.source_cache
        key = cache.key(source, str(path), text) if cache is not None else None
        kept = cache.find(key, str(path)) if cache is not None else None
        if kept is None:
            kept = LoadedFile(str(path), list(read_items(source, text, str(path))))
            if cache is not None:
                cache.store(key, kept)
        _read[name] = kept
    return _read[name]


def define(engine, name: str) -> None:
    """Define the predicates of a library file in an engine.

    Each is given all its clauses at once, and those that a program can call come last: while one of them is not there,
    a call of it does all this again, which is right after an interrupt.
    """
    loaded = load_file(engine, name)
    found: dict[tuple[str, int], Collection[Clause]] = {}
    lines: dict[tuple[str, int], int] = {}
    for item in loaded.items:
        if item.kind == RUN and item.term.key not in found:
            found[item.term.key], lines[item.term.key] = item.term.clauses(None), item.line
            continue
        for term, line in clauses([item]):
            head, body = split(term)
            key = functor_of(head)
            found[key] = [*found.get(key, ()), Clause(head, body, line)]
            lines.setdefault(key, line)
    rows = {key: engine.registry.find(*key) for key in found}
    for key in sorted(found, key=lambda key: rows[key] is not None):
        defining, predicate = found[key], engine.predicates.ensure(SYSTEM, *key)
        if predicate.builtin is None:
            predicate.meta = declared().get(key)
            predicate.builtin = rows[key]
        predicate.clauses, predicate.file, predicate.line = defining, loaded.path, lines[key]
        predicate.defined = True
