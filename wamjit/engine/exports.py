"""What the files of the library export: the lists of their `:- module` headers.

In: prolog/*.pl and what lies in folders there. Out: for each file that has a header, its exported names and arities.
Holds: a header stands at the beginning of a file, behind comments only, and is read without the reader, since every
start needs it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache

from wamjit.engine.library import library_dir

HEADER = re.compile(r"^:- module\(([^\[]+), \[(.*?)\]\)\.$", re.DOTALL | re.MULTILINE)
INDICATOR = re.compile(r"\(?(?:'((?:[^'\\]|\\.)+)'|([^\s,()/]+|/))\)?(//?)(\d+)")
HEADER_ENDS = 4096  # bytes within which a header stands
SUFFIX = ".pl"
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
    found = {}
    for name, path in sorted(files(str(library_dir()))):
        with open(path, "rb", buffering=0) as file:
            names = exported(file.read(HEADER_ENDS).decode("utf-8", "replace"))
        if names is not None:
            found[name] = names
    return found


def files(folder: str, prefix: str = "") -> Iterator[tuple[str, str]]:
    """The names and paths of the library's files."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(SUFFIX):
                yield prefix + entry.name.removesuffix(SUFFIX), entry.path
            elif entry.is_dir():
                yield from files(entry.path, f"{prefix}{entry.name}/")


def is_autoloaded(library: str) -> bool:
    """Whether a program sees the exports without use_module: those of files in folders it must ask for."""
    return "/" not in library
