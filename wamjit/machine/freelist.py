"""Blocks of a range that were given back and are given out again.

In: blocks. Out: the same, or parts of them. Holds: neighbours are one block; what is asked for comes from the smallest
block that holds it.
"""

from __future__ import annotations

from bisect import bisect_left


class FreeList:
    """The free blocks, by address."""

    def __init__(self):
        self.starts: list[int] = []
        self.sizes: list[int] = []

    @property
    def total(self) -> int:
        """Bytes that are free."""
        return sum(self.sizes)

    def give(self, start: int, size: int) -> None:
        """Take a block back."""
        at = bisect_left(self.starts, start)
        if at < len(self.starts) and start + size == self.starts[at]:
            size += self.sizes[at]
            del self.starts[at], self.sizes[at]
        if at and self.starts[at - 1] + self.sizes[at - 1] == start:
            self.sizes[at - 1] += size
        else:
            self.starts.insert(at, start)
            self.sizes.insert(at, size)

    def take(self, size: int, align: int) -> int | None:
        """The address of a block of `size` bytes, None if there is none."""
        fits = [(have, at) for at, have in enumerate(self.sizes) if -self.starts[at] % align + size <= have]
        if not fits:
            return None
        _, at = min(fits)
        start, have = self.starts[at], self.sizes[at]
        place = start + -start % align
        del self.starts[at], self.sizes[at]
        for left, room in ((start, place - start), (place + size, start + have - place - size)):
            if room:
                self.give(left, room)
        return place
