"""Blocks of a range that were given back and are given out again.

In: blocks. Out: the same, or parts of them. Holds: neighbours are one block; what is asked for comes from the smallest
block that holds it. Both are found by halving, so that thousands of blocks are no burden.
"""

from __future__ import annotations

from bisect import bisect_left, insort


class FreeList:
    """The free blocks."""

    def __init__(self):
        self.starts: list[int] = []  # by address
        self.sizes: dict[int, int] = {}
        self.by_size: list[tuple[int, int]] = []  # sizes and starts
        self.total = 0  # bytes that are free

    def give(self, start: int, size: int) -> None:
        """Take a block back."""
        at = bisect_left(self.starts, start)
        behind = self.starts[at] if at < len(self.starts) else None
        before = self.starts[at - 1] if at else None
        if behind == start + size:
            size += self._remove(behind)
        if before is not None and before + self.sizes[before] == start:
            start, size = before, size + self._remove(before)
        self._add(start, size)

    def take(self, size: int, align: int) -> int | None:
        """The address of a block of `size` bytes, None if there is none."""
        for at in range(bisect_left(self.by_size, (size, 0)), len(self.by_size)):
            have, start = self.by_size[at]
            place = start + -start % align
            if place - start + size <= have:
                break
        else:
            return None
        self._remove(start)
        for left, room in ((start, place - start), (place + size, start + have - place - size)):
            if room:
                self._add(left, room)  # its neighbours are given out
        return place

    def _add(self, start: int, size: int) -> None:
        insort(self.starts, start)
        insort(self.by_size, (size, start))
        self.sizes[start] = size
        self.total += size

    def _remove(self, start: int) -> int:
        size = self.sizes.pop(start)
        del self.starts[bisect_left(self.starts, start)]
        del self.by_size[bisect_left(self.by_size, (size, start))]
        self.total -= size
        return size
