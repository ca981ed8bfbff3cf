"""Body goals in normal form, and the table of goals that become instructions.

Normal form knows no control constructs: what `normal.py` hands on is a flat list of `Goal`s.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, Protocol

from wamjit.read.terms import Term
from wamjit.table import tables_dir

MAX_ARITY = 234  # of a predicate that is compiled: its arguments, the barrier and some more have x registers


class Goal(NamedTuple):
    """One goal: `kind` is call, builtin, test, compare, is, unify, cut, level, softcut, fail."""

    kind: str
    name: str
    args: tuple[Term, ...]

    @property
    def ends_chunk(self) -> bool:
        """Whether control leaves the clause here, so that x registers are lost."""
        return self.kind == "call"


# what the compiler writes out where no predicate of the program has that name; once/1 and findall/3 none can have
CONSTRUCTS = frozenset((("ignore", 1), ("forall", 2)))


class Builtins(Protocol):
    """What the compiler asks about built-ins that are called in place."""

    def inline(self, name: str, arity: int) -> bool:
        """Whether NAME/ARITY is a kernel routine or a service, called without leaving the clause, or a construct."""


class InlineTable(NamedTuple):
    """tables/inline.txt: (name, arity) -> instruction, for each kind; an evaluable functor that is not there has the
    instruction for all that have its arity, with its number in tables/arith.txt."""

    test: dict[tuple[str, int], str]
    compare: dict[tuple[str, int], str]
    eval: dict[tuple[str, int], tuple]
    output: dict[tuple[str, int], list[tuple[str, tuple[int, ...]]]]
    result: dict[tuple[str, int], tuple[str, int]]


@cache
def inline_table() -> InlineTable:
    """The goals that become instructions."""
    kinds: dict[str, dict[tuple[str, int], str]] = {"test": {}, "compare": {}, "eval": {}}
    output: dict[tuple[str, int], list[tuple[str, tuple[int, ...]]]] = {}
    result: dict[tuple[str, int], tuple[str, int]] = {}
    for kind, name, arity, instruction, *numbers in table_rows("inline.txt"):
        if kind == "result":
            result[name, int(arity)] = instruction, int(numbers[0]) - 1
        elif kind == "output":
            places = tuple(int(number) - 1 for number in numbers[0].split(","))
            output.setdefault((name, int(arity)), []).append((instruction, places))
        else:
            kinds[kind][name, int(arity)] = instruction
    functions: dict[tuple[str, int], tuple] = {}
    for number, name, arity, *_ in table_rows("arith.txt"):
        if arity != "0":
            functions[name, int(arity)] = ("function_one" if arity == "1" else "function_two", int(number))
    functions.update((key, (instruction,)) for key, instruction in kinds["eval"].items())
    return InlineTable(kinds["test"], kinds["compare"], functions, output, result)


def table_rows(name: str) -> list[list[str]]:
    """The words of each line of a table."""
    lines = (tables_dir() / name).read_text("utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]
