"""Body goals in normal form, and the table of goals that become instructions.

Normal form knows no control constructs: what `normal.py` hands on is a flat list of `Goal`s.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from wamjit.read.terms import Term
from wamjit.table import tables_dir

MAX_ARITY = 234  # of a predicate that is compiled: its arguments, the barrier and some more have x registers


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal: `kind` is call, builtin, test, compare, is, unify, cut, level, softcut, fail."""

    kind: str
    name: str
    args: tuple[Term, ...]

    @property
    def ends_chunk(self) -> bool:
        """Whether control leaves the clause here, so that x registers are lost."""
        return self.kind == "call"


class Builtins(Protocol):
    """What the compiler asks about built-ins that are called in place."""

    def inline(self, name: str, arity: int) -> bool:
        """Whether NAME/ARITY is a kernel routine or a service, called without leaving the clause."""


@dataclass(frozen=True, slots=True)
class InlineTable:
    """tables/inline.txt: (name, arity) -> instruction, for each kind."""

    test: dict[tuple[str, int], str]
    compare: dict[tuple[str, int], str]
    eval: dict[tuple[str, int], str]


@cache
def inline_table() -> InlineTable:
    """The goals that become instructions."""
    kinds: dict[str, dict[tuple[str, int], str]] = {"test": {}, "compare": {}, "eval": {}}
    for line in (tables_dir() / "inline.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, name, arity, instruction = line.split()
            kinds[kind][name, int(arity)] = instruction
    return InlineTable(**kinds)
