"""Engines for the collector's tests: each way to run, in a small heap, and under stress."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from random_goals import GOALS

from wamjit import Prolog, Struct, Var
from wamjit.engine.check_heap import Watch, stress
from wamjit.machine import ways
from wamjit.table import load_target, target_names

SMALL_HEAP = 1 << 20
NATIVE = "native"


def possible_ways() -> list[tuple[str, str]]:
    """Targets and modes that this host can run."""
    return [(name, mode) for name in target_names() for mode, possible, _ in ways(load_target(name)) if possible]


@contextmanager
def engine(way: tuple[str, str], text: str = "", every: int = 0, heap: int | None = SMALL_HEAP) -> Iterator[Prolog]:
    """A Prolog that has loaded a text; under stress if `every` is not 0."""
    target, mode = way
    with Prolog(target, machine=mode, heap_limit=heap) as prolog:
        assert prolog.consult(text=text)
        if every:
            stress(prolog.engine, every)
        yield prolog


def collections(prolog: Prolog) -> int:
    """How often the heap was collected."""
    return prolog.engine.worker["collections"]


class Stopped(BaseException):
    """A program has come to the end of its budget."""


class Budget(Watch):
    """A watch that stops the program after so many entries of predicates: the same ones, however often it collects."""

    def __init__(self, engine, every: int, entries: int, look: bool):
        super().__init__(engine)
        self.every, self.entries, self.look = every, entries, look

    def collected(self, arity: int) -> None:
        """A collection, and entries without one before it."""
        self.entries -= self.every
        if self.entries <= 0:
            raise Stopped
        if self.look:
            super().collected(arity)


def limit(prolog: Prolog, every: int, entries: int, look: bool = True) -> None:
    """Collect at every n-th entry, stop after `entries`."""
    stress(prolog.engine, every)
    prolog.engine.services.watch = Budget(prolog.engine, every, entries, look)


def answers(way: tuple[str, str], text: str, every: int = 0) -> list[str]:
    """What the goals of a program of random_goals.py answer."""
    with engine(way, text, every, heap=16 << 20) as prolog:
        asked = (Struct("answer", (number, Var("T"))) for number in range(1, GOALS + 1))
        found = (prolog.engine.once(goal, goal.args[1]) for goal in asked)
        return [str(getattr(answer, "name", "none")) for answer in found]
