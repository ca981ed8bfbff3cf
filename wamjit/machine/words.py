"""Words, doubles and bytes of a range of this process, in the byte order of a target.

In: where the range is, and which spans of it may be touched. Out: fast functions to read and write.
Holds: no access goes outside the spans; one that would raises MemoryFault and touches nothing.
"""

from __future__ import annotations

import struct
import sys
from bisect import bisect_right

from wamjit.machine.mapping import bytes_at

WORD_CODE = {4: "I", 8: "Q"}  # letters of struct and memoryview.cast


class MemoryFault(Exception):
    """An address that belongs to no area, or a word that is not aligned."""

    def __init__(self, address: int):
        super().__init__(f"no word of the machine at {address:#x}")
        self.address = address


class Words:
    """Access to the spans [(start, end), ...] of the range of size bytes at base.

    read and write are closures and no methods: they are called for each word that Python looks at.
    """

    def __init__(self, base: int, size: int, spans: list[tuple[int, int]], word_size: int, big_endian: bool):
        self.base = base
        self.word_size = word_size
        self.order = ">" if big_endian else "<"
        self.mask = (1 << 8 * word_size) - 1
        self.view = bytes_at(base, size)
        # start and end in turn, so that an odd insertion point means inside
        self.bounds = [edge for span in sorted(spans) for edge in span]
        swapped = big_endian != (sys.byteorder == "big")
        # all words by their number, for who minds the bounds itself; None where the order of bytes differs
        self.cells = None if swapped else self.view.cast(WORD_CODE[word_size])
        make = self._swapped if swapped else self._direct
        self.read, self.write = make()

    def _direct(self):
        """Read and write for the byte order of this host."""
        base, bounds, mask, align = self.base, self.bounds, self.mask, self.word_size - 1
        words, shift = self.cells, self.word_size.bit_length() - 1

        def read(address: int) -> int:
            if address & align or not bisect_right(bounds, address) & 1:
                raise MemoryFault(address)
            return words[address - base >> shift]

        def write(address: int, value: int) -> None:
            if address & align or not bisect_right(bounds, address) & 1:
                raise MemoryFault(address)
            words[address - base >> shift] = value & mask

        return read, write

    def _swapped(self):
        """Read and write for the other byte order."""
        base, bounds, mask, align, view = self.base, self.bounds, self.mask, self.word_size - 1, self.view
        word = struct.Struct(self.order + WORD_CODE[self.word_size])
        unpack, pack = word.unpack_from, word.pack_into

        def read(address: int) -> int:
            if address & align or not bisect_right(bounds, address) & 1:
                raise MemoryFault(address)
            return unpack(view, address - base)[0]

        def write(address: int, value: int) -> None:
            if address & align or not bisect_right(bounds, address) & 1:
                raise MemoryFault(address)
            pack(view, address - base, value & mask)

        return read, write

    def offset(self, address: int, size: int) -> int:
        """Where size bytes at address lie in the view; all of them must be in one span."""
        place = bisect_right(self.bounds, address)
        if size < 0 or not place & 1:
            raise MemoryFault(address)
        if address + size > self.bounds[place]:
            raise MemoryFault(self.bounds[place])
        return address - self.base

    def read_words(self, address: int, count: int) -> tuple[int, ...]:
        """count words, the first at address."""
        where = self.offset(address, count * self.word_size)
        return struct.unpack_from(f"{self.order}{count}{WORD_CODE[self.word_size]}", self.view, where)

    def write_words(self, address: int, values) -> None:
        """Write a sequence of words, masked, the first at address."""
        mask = self.mask
        masked = [value & mask for value in values]
        where = self.offset(address, len(masked) * self.word_size)
        struct.pack_into(f"{self.order}{len(masked)}{WORD_CODE[self.word_size]}", self.view, where, *masked)

    def read_bytes(self, address: int, count: int) -> bytes:
        """A copy of count bytes."""
        where = self.offset(address, count)
        return bytes(self.view[where : where + count])

    def write_bytes(self, address: int, data: bytes) -> None:
        """Write all bytes of data."""
        where = self.offset(address, len(data))
        self.view[where : where + len(data)] = data

    def read_byte(self, address: int) -> int:
        """One byte."""
        return self.view[self.offset(address, 1)]

    def write_byte(self, address: int, value: int) -> None:
        """One byte; the value is masked."""
        self.view[self.offset(address, 1)] = value & 0xFF

    def read_double(self, address: int) -> float:
        """An IEEE double in the byte order of the target."""
        return struct.unpack_from(self.order + "d", self.view, self.offset(address, 8))[0]

    def write_double(self, address: int, value: float) -> None:
        """Write an IEEE double in the byte order of the target."""
        struct.pack_into(self.order + "d", self.view, self.offset(address, 8), value)

    def forbid(self) -> None:
        """Refuse every access from now on: the range is about to go away. Who has `cells` gets a ValueError."""
        self.bounds.clear()
        if self.cells is not None:
            self.cells.release()
