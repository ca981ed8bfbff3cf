"""The memory of an engine: one reservation, divided in named areas with guards between them.

In: word size, byte order, and the areas with their sizes. Out: words, doubles and bytes at addresses.
Holds: an area costs only what was touched; before the first and after each lie 64 KiB without access, so that code
that runs past an area faults; an address outside every area raises MemoryFault here and harms nothing.
"""

from __future__ import annotations

from wamjit.machine import mapping
from wamjit.machine.words import MemoryFault, Words

__all__ = ["GUARD", "Area", "Memory", "MemoryFault"]

GUARD = 0x10000
# Areas that stay on small pages, because they grow slowly and for good: a virtual machine gives a small page that was
# used before, but lets the host find a large one (a million clauses: 0.22 s against 0.6 s).
SMALL_PAGED = frozenset(("clauses",))
SMALL_PAGES = 0x20_0000  # the beginning of an area stays on small pages: most programs need no more


class Area:
    """A named range of addresses: start is in it, end is not."""

    __slots__ = ("name", "start", "end")

    def __init__(self, name: str, start: int, end: int):
        self.name, self.start, self.end = name, start, end

    @property
    def size(self) -> int:
        """Bytes in the area."""
        return self.end - self.start

    def __repr__(self) -> str:
        return f"Area({self.name!r}, {self.start:#x}, {self.end:#x})"


class Memory:
    """Areas [(name, bytes), ...] in the given order; low puts them below 4 GiB."""

    def __init__(self, word_size: int, big_endian: bool, areas: list[tuple[str, int]], low: bool = False):
        self.word_size, self.big_endian = word_size, big_endian
        sizes = [(name, mapping.round_up(size, mapping.PAGE)) for name, size in areas]
        self._size = GUARD + sum(size + GUARD for _, size in sizes)
        self._base = mapping.reserve(self._size, low)
        self._areas: dict[str, Area] = {}
        self._divide(sizes)
        words = Words(self._base, self._size, self.ranges(), word_size, big_endian)
        self._words = words
        self.base, self.cells = words.base, words.cells
        self.read, self.write = words.read, words.write
        self.read_words, self.write_words = words.read_words, words.write_words
        self.read_bytes, self.write_bytes = words.read_bytes, words.write_bytes
        self.read_byte, self.write_byte = words.read_byte, words.write_byte
        self.read_double, self.write_double = words.read_double, words.write_double

    def _divide(self, sizes: list[tuple[str, int]]) -> None:
        """Place the areas and take all access from the guards."""
        place = self._base
        mapping.protect(place, GUARD, mapping.NONE)
        place += GUARD
        for name, size in sizes:
            if name in self._areas:
                raise ValueError(f"two areas are named {name!r}")
            self._areas[name] = Area(name, place, place + size)
            mapping.protect(place + size, GUARD, mapping.NONE)
            if name not in SMALL_PAGED:
                mapping.prefer_huge_pages(place + SMALL_PAGES, place + size)
            place += size + GUARD

    def area(self, name: str) -> Area:
        """The area of that name."""
        return self._areas[name]

    def areas(self) -> list[Area]:
        """All areas, in the order of their addresses."""
        return list(self._areas.values())

    def ranges(self) -> list[tuple[int, int]]:
        """Start and end of each area, for who maps them elsewhere."""
        return [(area.start, area.end) for area in self._areas.values()]

    def area_of(self, address: int) -> Area | None:
        """The area that an address lies in, if any."""
        return next((area for area in self._areas.values() if area.start <= address < area.end), None)

    def beyond(self, address: int) -> str:
        """In words, between which areas an address in a guard lies: empty for one anywhere else."""
        below = next((area.name for area in self._areas.values() if area.end <= address < area.end + GUARD), "")
        above = next((area.name for area in self._areas.values() if area.start - GUARD <= address < area.start), "")
        places = [f"behind the area {below}"] * bool(below) + [f"in front of the area {above}"] * bool(above)
        return " and ".join(places)

    def release(self, name: str, start: int | None = None, end: int | None = None) -> None:
        """Give the pages between start and end (else the area's) back; they read as zero afterwards."""
        area = self._areas[name]
        first = area.start if start is None else mapping.round_up(start, mapping.PAGE)
        last = area.end if end is None else end & -mapping.PAGE
        if not area.start <= first <= area.end or last > area.end:
            raise MemoryFault(first)
        if first < last:
            mapping.give_back(first, last - first)

    def close(self) -> None:
        """End the reservation. Every later access raises MemoryFault."""
        if self._size:
            self._words.forbid()
            self._areas.clear()
            mapping.unmap(self._base, self._size)
            self._size = 0

    def __del__(self):
        if getattr(self, "_words", None) is not None:
            self.close()
