"""The areas of a machine: how large they are, and the limits that compiled code compares with.

In: tables/areas.txt, a target, the way to run. Out: a Memory, a CodeSpace, and the limits in the worker record. Holds:
nothing is larger than its area; another size of the heap and of the stacks can be asked for.
"""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple

from wamjit.machine import CodeSpace, Memory
from wamjit.table import tables_dir

KIB = 1024
SHARE = 4  # no area is larger than this part of the machine's memory, because a runaway program fills it
CODE_SPACE = ("code", "data")
LEAST = 64 * KIB  # bytes of an area whose limit can be set


class Row(NamedTuple):
    """A row of the table, in bytes."""

    large: int
    small: int
    reserve: int


@cache
def rows() -> dict[str, Row]:
    """The table."""
    found = {}
    for line in (tables_dir() / "areas.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, large, small, reserve = line.split()[:4]
            found[name] = Row(int(large) * KIB, int(small) * KIB, int(reserve) * KIB)
    return found


def physical_memory() -> int:
    """Bytes of memory that this machine has."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def heap_map_size(heap: int, word_size: int) -> int:
    """The collector's map of the heap: two words for as many cells as a word has bits, and one more entry."""
    return heap // (4 * word_size) + 2 * KIB & -KIB


def local_map_size(local: int, word_size: int) -> int:
    """The collector's map of the local stack: a bit for each word."""
    return local // (8 * word_size) + 2 * KIB & -KIB


class Areas:
    """Memory and code space of one engine."""

    def __init__(self, target, native: bool, heap_limit: int | None = None, stack_limit: int | None = None):
        low = target.word_size == 4
        column = "large" if native and not low else "small"
        most = physical_memory() // SHARE
        sizes = {name: min(getattr(row, column), max(row.small, most)) for name, row in rows().items()}
        asked = {"heap": heap_limit, "local": stack_limit, "choice": stack_limit, "trail": stack_limit}
        sizes |= {name: max(limit, self.least(name)) for name, limit in asked.items() if limit is not None}
        sizes["marks"] = heap_map_size(sizes["heap"], target.word_size) + local_map_size(
            sizes["local"], target.word_size
        )
        self.slots_map = heap_map_size(sizes["heap"], target.word_size)  # where it begins in the area
        order = [(name, size) for name, size in sizes.items() if name not in CODE_SPACE]
        big_endian = target.big_endian
        self.memory = Memory(target.word_size, big_endian, order, low=low)
        self.codespace = CodeSpace(target.word_size, big_endian, sizes["code"], sizes["data"], low=low)
        self.sizes = sizes  # how much of each area may be used: engine/limits.py

    def least(self, name: str) -> int:
        """The smallest size of an area with which the system runs."""
        return max(4 * rows()[name].reserve, LEAST)

    def reserved(self, name: str) -> int:
        """The largest."""
        return self.memory.area(name).size

    def end(self, name: str) -> int:
        """Where an area that grows up is really full: behind its reserve."""
        return self.memory.area(name).start + self.sizes[name]

    def limit(self, name: str) -> int:
        """Where an area that grows up counts as full."""
        return self.end(name) - rows()[name].reserve

    @property
    def heap_soft(self) -> int:
        """Where the entry check of a predicate speaks up."""
        return self.limit("heap") - rows()["heap"].reserve

    @property
    def choice_limit(self) -> int:
        """Where the choice stack, which grows down, counts as full."""
        return self.memory.area("choice").end - self.sizes["choice"] + rows()["choice"].reserve

    def close(self) -> None:
        """Give everything back."""
        self.memory.close()
        self.codespace.close()
