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
from typing import NamedTuple

from wamjit.engine.library import library_dir

HEADER = re.compile(r"^:- module\(([^\[]+), \[(.*?)\]\)\.$", re.DOTALL | re.MULTILINE)
INDICATOR = re.compile(r"\(?(?:'((?:[^'\\]|\\.)+)'|([^\s,()/]+|/))\)?(//?)(\d+)")
OPERATOR = re.compile(r"\bop\((\d+), (\w+), (\w+)\)")
HEADER_ENDS = 4096  # bytes within which a header stands
SUFFIX = ".pl"
GRAMMAR = 2  # arguments more that a grammar rule has


class Header(NamedTuple):
    """What a file of the library exports."""

    names: tuple[tuple[str, int], ...]
    operators: tuple[tuple[int, str, str], ...]  # priority, type, name


def exported(text: str) -> Header | None:
    """What a text exports; None where it has no header."""
    header = HEADER.search(text)
    if header is None:
        return None
    found, operators = INDICATOR.findall(header[2]), OPERATOR.findall(header[2]) if "op(" in header[2] else ()
    return Header(
        tuple((quoted or plain, int(arity) + GRAMMAR * (slash == "//")) for quoted, plain, slash, arity in found),
        tuple((int(priority), type, name) for priority, type, name in operators),
    )


@cache
def headers() -> dict[str, Header]:
    """The headers by the name of the library: `lists`, `dcg/basics`."""
    found = {}
    for name, path in sorted(files(str(library_dir()))):
        with open(path, "rb", buffering=0) as file:
            header = exported(file.read(HEADER_ENDS).decode("utf-8", "replace"))
        if header is not None:
            found[name] = header
    return found


@cache
def exports() -> dict[str, tuple[tuple[str, int], ...]]:
    """The exported names and arities by the name of the library."""
    return {name: header.names for name, header in headers().items()}


def exported_operators(library: str) -> tuple[tuple[int, str, str], ...]:
    """The operators that a library exports: who says use_module has them."""
    return headers()[library].operators if library in headers() else ()


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
