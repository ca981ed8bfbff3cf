"""A memory for the interpreter and the simulation: any aligned address holds a word, zero until written.

It has the interface of `wamjit.machine.memory.Memory` that those two use.
"""

from __future__ import annotations

import struct


class SparseMemory:
    """Words in a dictionary."""

    def __init__(self, word_size: int = 8, big_endian: bool = False) -> None:
        self.word_size, self.big_endian = word_size, big_endian
        self.words: dict[int, int] = {}
        self._mask = (1 << 8 * word_size) - 1
        self._order = "big" if big_endian else "little"

    def read(self, address: int) -> int:
        """The word at an aligned address."""
        if address % self.word_size:
            raise ValueError(f"read of a word at {address:#x}, which is not aligned")
        return self.words.get(address, 0)

    def write(self, address: int, value: int) -> None:
        """Write a word; the value is masked."""
        if address % self.word_size:
            raise ValueError(f"write of a word at {address:#x}, which is not aligned")
        self.words[address] = value & self._mask

    def read_byte(self, address: int) -> int:
        """One byte."""
        start = address - address % self.word_size
        return self.words.get(start, 0).to_bytes(self.word_size, self._order)[address - start]

    def write_byte(self, address: int, value: int) -> None:
        """Write one byte; the value is masked."""
        start = address - address % self.word_size
        data = bytearray(self.words.get(start, 0).to_bytes(self.word_size, self._order))
        data[address - start] = value & 0xFF
        self.words[start] = int.from_bytes(data, self._order)

    def read_double(self, address: int) -> float:
        """The double at an address that is a multiple of the word size."""
        data = b"".join(
            self.read(address + i).to_bytes(self.word_size, self._order) for i in range(0, 8, self.word_size)
        )
        return struct.unpack(">d" if self.big_endian else "<d", data)[0]

    def write_double(self, address: int, value: float) -> None:
        """Write a double."""
        data = struct.pack(">d" if self.big_endian else "<d", value)
        for i in range(0, 8, self.word_size):
            self.write(address + i, int.from_bytes(data[i : i + self.word_size], self._order))
