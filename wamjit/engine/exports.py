"""What the files of the library export: the lists of their `:- module` headers.

In: prolog/*.pl and prolog/*/*.pl. Out: for each file that has a header, its exported names and arities. Holds: a header
stands at the beginning of a file, behind comments only, and is read without the reader, since every start needs it.
"""

from __future__ import annotations

import re
from functools import cache

from wamjit.engine.library import library_dir

HEADER = re.compile(r"^:- module\(([^\[]+), \[(.*?)\]\)\.$", re.DOTALL | re.MULTILINE)
INDICATOR = re.compile(r"\(?(?:'((?:[^'\\]|\\.)+)'|([^\s,()/]+|/))\)?(//?)(\d+)")
HEADER_ENDS = 8192  # characters within which a header stands
GRAMMAR = 2  # arguments more that a grammar rule has


def exported(text: str) -> tuple[tuple[str, int], ...] | None:
    """The names and arities that a text exports; None where it has no header."""
    header = HEADER.search(text)
    if header is None:
        return None
    found = INDICATOR.findall(header[2])
    return tuple((quoted or plain, int(arity) + GRAMMAR * (slash == "//")) for quoted, plain, slash, arity in found)


@cache
def exports() -> dict[str, tuple[tuple[str, int], ...]]:
    """The exports by the name of the library: `lists`, `dcg/basics`."""
    folder = library_dir()
    found = {}
    for path in sorted([*folder.glob("*.pl"), *folder.glob("*/*.pl")]):
        with path.open(encoding="utf-8") as file:
            names = exported(file.read(HEADER_ENDS))
        if names is not None:
            found[path.relative_to(folder).with_suffix("").as_posix()] = names
    return found


def is_autoloaded(library: str) -> bool:
    """Whether a program sees the exports without use_module: those of files in folders it must ask for."""
    return "/" not in library
