"""What the hand-written ceilings share: a placement of the WAM registers, memory areas, assembling and timing.

In: assembly text with register names in braces (`{h}`, `{cp}`) and comments behind `|`. Out: the best and the median of
several timings. Holds: one block of memory carries the worker record, heap, local stack, choice point and trail; words
carry their tag in the low bits (a reference ends in 00, a list in 01, an integer in 011, another constant in 111).
Needs keystone-engine and an x86-64 machine with the System V calling convention; nothing of wamjit is used.
"""

from __future__ import annotations

import ctypes
import mmap
import statistics
import time
from dataclasses import dataclass

from keystone import KS_ARCH_X86, KS_MODE_64, Ks

RUNS = 7

# the placement `sicstus` for x86-64: the SICStus JIT white paper, section 4.1
PLACEMENT = {
    "w": "rbx",  # worker record
    "h": "rsi",  # top of the heap
    "a": "rbp",  # top of the local stack
    "e": "rdi",  # environment
    "cp": "rcx",  # continuation
    "b": "r8",  # newest choice point
    "tr": "r9",  # top of the trail
    "x0": "r12",
    "x1": "r13",
    "x2": "r14",
    "x3": "r15",
    "val": "rax",
    "s": "rdx",
    "arg1": "r10",
    "arg2": "r11",
}

LIST, INTEGER, CONSTANT = 0b01, 0b011, 0b111
NIL = 0 << 3 | CONSTANT
WORD = 8

# areas of the block, as offsets; the local stack lies above the heap, so that younger variables point to older ones
WORKER, HEAP, LOCAL, CHOICE, TRAIL, SIZE = 0, 0x1000, 0x800000, 0xC00000, 0xE00000, 0x1000000
# fields of the worker record
HEAP_WARN, STACK_WARN, STACK_START, COUNTER, START = 0x00, 0x08, 0x10, 0x18, 0x20
# fields of the choice point
NODE_HEAP_TOP, NODE_LOCAL_TOP = 0x08, 0x10

PROLOGUE = """
  push rbx ; push rbp ; push r12 ; push r13 ; push r14 ; push r15
  mov {w},rdi
"""
EPILOGUE = """
  pop r15 ; pop r14 ; pop r13 ; pop r12 ; pop rbp ; pop rbx
  ret
stop:
  int3                              | whatever a compiler would hand to the runtime; the workload never comes here
"""


@dataclass(frozen=True)
class Timed:
    """Seconds for one iteration."""

    best: float
    median: float


class Block:
    """The memory of the abstract machine, read and written as words by their offset."""

    def __init__(self) -> None:
        self._map = mmap.mmap(-1, SIZE)
        self.base = ctypes.addressof(ctypes.c_char.from_buffer(self._map))
        self._words = memoryview(self._map).cast("Q")
        self[WORKER + HEAP_WARN] = self.base + LOCAL - 0x2000
        self[WORKER + STACK_WARN] = self.base + CHOICE - 0x1000
        self[WORKER + STACK_START] = self.base + LOCAL
        self[CHOICE + NODE_LOCAL_TOP] = self.base + LOCAL

    def __getitem__(self, offset: int) -> int:
        return self._words[offset // WORD]

    def __setitem__(self, offset: int, word: int) -> None:
        self._words[offset // WORD] = word

    def set_heap_top(self, offset: int) -> None:
        """Everything below is older than the choice point."""
        self[CHOICE + NODE_HEAP_TOP] = self.base + offset

    def start_with(self, *words: int) -> None:
        """The words that the code finds at `START` of the worker record."""
        for i, word in enumerate(words):
            self[WORKER + START + i * WORD] = word

    def follow(self, word: int) -> int:
        """Dereference: the integer, constant or list at the end of a chain of references."""
        while word & 3 == 0:
            word = self[word - self.base]
        return word


class Routine:
    """Assembled code that takes the address of a block and runs its loop `COUNTER` times."""

    def __init__(self, text: str) -> None:
        whole = PROLOGUE + text + EPILOGUE
        lines = [line.split("|")[0].strip() for line in whole.format(**PLACEMENT).splitlines()]
        self._map = mmap.mmap(-1, 1 << 16)
        address = ctypes.addressof(ctypes.c_char.from_buffer(self._map))
        encoded, statements = Ks(KS_ARCH_X86, KS_MODE_64).asm("\n".join(lines), address, as_bytes=True)
        if not encoded:
            raise ValueError(f"keystone made no code ({statements} statements)")
        self._map[: len(encoded)] = encoded
        protect = ctypes.CDLL(None, use_errno=True).mprotect
        protect.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
        if protect(address, 1 << 16, mmap.PROT_READ | mmap.PROT_EXEC):
            raise OSError(ctypes.get_errno(), "mprotect")
        self._call = ctypes.CFUNCTYPE(None, ctypes.c_uint64)(address)

    def run(self, block: Block, iterations: int) -> float:
        """Seconds for one iteration."""
        block[WORKER + COUNTER] = iterations
        start = time.perf_counter()
        self._call(block.base)
        return (time.perf_counter() - start) / iterations

    def timed(self, block: Block, iterations: int) -> Timed:
        """Best and median of `RUNS` runs."""
        seconds = [self.run(block, iterations) for _ in range(RUNS)]
        return Timed(min(seconds), statistics.median(seconds))
