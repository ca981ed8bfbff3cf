"""Room for generated code, and in front of it the words that the code reaches by its own address.

In: bytes of code, words of data. Out: their addresses. One contiguous range: the data part (read and write, never
executable), then the code (read and execute). The code is a memory file, mapped a second time at another place where
Python writes it.
Holds: no page is writable and executable in one mapping; data and code are within 2 GiB, so that a 32-bit displacement
reaches from any instruction to any data; room is given back by who knows that nobody can reach it.
The memory file is shared by a forked child: a child that generates code makes a CodeSpace of its own.
"""

from __future__ import annotations

import mmap
import os

from wamjit.machine import mapping
from wamjit.machine.freelist import FreeList
from wamjit.machine.words import MemoryFault, Words

__all__ = ["CodeSpace", "CodeSpaceFull", "MemoryFault"]

REACH = 1 << 31
MFD_CLOEXEC, MFD_EXEC = 1, 0x10


class CodeSpaceFull(MemoryError):
    """A part of the code space has no room for what is wanted."""

    def __init__(self, part: str, wanted: int, free: int, size: int):
        super().__init__(f"the {part} part of the code space is full: {wanted} bytes wanted, {free} of {size} free")
        self.part, self.wanted, self.free, self.size = part, wanted, free, size


class CodeSpace:
    """size bytes for code behind data_size bytes of data; low puts both below 4 GiB."""

    def __init__(self, word_size: int, big_endian: bool, size: int, data_size: int, low: bool = False):
        self.word_size, self.big_endian, self.low = word_size, big_endian, low
        self.size = mapping.round_up(size, mapping.PAGE)
        self.data_size = mapping.round_up(data_size, mapping.PAGE)
        if self.size + self.data_size > REACH:
            raise ValueError("code and data together must stay within 2 GiB")
        self.data_base = mapping.reserve(self.size + self.data_size, low)
        self.exec_base = self.data_base + self.data_size
        self._code_top, self._data_top = self.exec_base, self.data_base
        self.free_code, self.free_data = FreeList(), FreeList()
        self._map_code()
        code_end = self.exec_base + self.size
        data, code = (self.data_base, self.exec_base), (self.exec_base, code_end)
        self._readable = Words(self.data_base, code_end - self.data_base, [data, code], word_size, big_endian)
        self._writable = Words(self.data_base, self.data_size, [data], word_size, big_endian)
        self.read, self.write = self._readable.read, self._writable.write
        self.read_words, self.write_words = self._readable.read_words, self._writable.write_words
        self.read_bytes, self.write_bytes = self._readable.read_bytes, self._writable.write_bytes
        self.read_double = self._readable.read_double
        self.on_write: list = []  # called with (address, number of bytes) after each change of code

    def _map_code(self) -> None:
        """Map the memory file twice; where the system forbids execution, the code can still be emulated."""
        descriptor = _memory_file()
        try:
            os.ftruncate(descriptor, self.size)
            self._writer = mmap.mmap(descriptor, self.size)
            try:
                mapping.map_file(self.exec_base, self.size, descriptor, mapping.READ | mapping.EXECUTE)
                self.executable = True
            except OSError:
                mapping.map_file(self.exec_base, self.size, descriptor, mapping.READ)
                self.executable = False
        finally:
            os.close(descriptor)

    @property
    def code_used(self) -> int:
        """Bytes of code given out."""
        return self._code_top - self.exec_base - self.free_code.total

    @property
    def data_used(self) -> int:
        """Bytes of data given out."""
        return self._data_top - self.data_base - self.free_data.total

    def alloc_code(self, nbytes: int, align: int = 16) -> int:
        """Room for nbytes of code."""
        found = self.free_code.take(nbytes, align)
        if found is not None:
            return found
        start = mapping.round_up(self._code_top, align)
        end = self.exec_base + self.size
        if start + nbytes > end:
            raise CodeSpaceFull("code", nbytes, max(end - start, 0), self.size)
        self._code_top = start + nbytes
        return start

    def alloc_data(self, nbytes: int, align: int | None = None) -> int:
        """Room for nbytes of data, aligned for a word unless told otherwise; it reads as zero."""
        found = self.free_data.take(nbytes, align or self.word_size)
        if found is not None:
            self.write_bytes(found, bytes(nbytes))
            return found
        start = mapping.round_up(self._data_top, align or self.word_size)
        if start + nbytes > self.exec_base:
            raise CodeSpaceFull("data", nbytes, max(self.exec_base - start, 0), self.data_size)
        self._data_top = start + nbytes
        return start

    def release_code(self, start: int, nbytes: int) -> None:
        """Code that nobody can reach any more: its room is given out again."""
        self.free_code.give(start, nbytes)

    def release_data(self, start: int, nbytes: int) -> None:
        """Data that nobody can reach any more."""
        self.free_data.give(start, nbytes)

    def write_code(self, address: int, code: bytes) -> None:
        """Put code at an address of the code part, seen at once by whoever executes it."""
        where = address - self.exec_base
        if where < 0 or where + len(code) > self.size:
            raise MemoryFault(address)
        self._writer[where : where + len(code)] = code
        for written in self.on_write:
            written(address, len(code))

    def read_code(self, address: int, nbytes: int) -> bytes:
        """A copy of code."""
        where = address - self.exec_base
        if where < 0 or nbytes < 0 or where + nbytes > self.size:
            raise MemoryFault(address)
        return self._writer[where : where + nbytes]

    def contains(self, address: int) -> bool:
        """Whether an address lies in the code part."""
        return self.exec_base <= address < self.exec_base + self.size

    def close(self) -> None:
        """Unmap everything. Every later access raises an error."""
        if self.size:
            self._readable.forbid()
            self._writable.forbid()
            self._writer.close()
            mapping.unmap(self.data_base, self.size + self.data_size)
            self.size = self.data_size = 0

    def __del__(self):
        if hasattr(self, "on_write"):
            self.close()


def _memory_file() -> int:
    """A new memory file that may be mapped executable."""
    try:
        return os.memfd_create("wamjit-code", MFD_CLOEXEC | MFD_EXEC)
    except OSError:  # kernels before 6.3 do not know MFD_EXEC, and need no permission
        return os.memfd_create("wamjit-code", MFD_CLOEXEC)
