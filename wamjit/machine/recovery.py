"""Leaving generated code that faulted, natively: signal handler, thread records, known ranges of code.

In: ranges of generated code. Out: for each thread a record that the thunks use, and MachineFault in place of the end of
the process. x86-64 Linux only; imported by the native machines and nothing else.
Holds: a fault outside generated code reaches the handler that was there before, or ends the process as it would have.
The handler is machine code (thunks.py): when it runs nothing is known about the stack or the state of Python.
"""

from __future__ import annotations

import ctypes
import threading

from wamjit.machine import mapping, thunks
from wamjit.machine.codespace import CodeSpace
from wamjit.machine.faults import MachineFault

ALTERNATE_STACK = 0x10000  # a frame with AVX-512 and AMX state takes 12 KiB
SIGNALS = (4, 5, 7, 8, 11)  # ILL TRAP BUS FPE SEGV
SA_SIGINFO, SA_ONSTACK, SS_DISABLE = 4, 0x0800_0000, 2

# The order of the registers in the ucontext of x86-64 Linux.
REGISTERS = "r8 r9 r10 r11 r12 r13 r14 r15 rdi rsi rbp rbx rdx rax rcx rsp rip eflags".split()
ERROR_CODE, TRAP_NUMBER, FAULT_ADDRESS = 19, 20, 22

PAGE_FAULT, BREAKPOINT = 14, 3
KINDS = {0: "divide", 3: "trap", 4: "trap", 6: "illegal", 12: "protection", 13: "protection", 16: "float"}
KINDS |= {17: "alignment", 19: "float"}


class _Action(ctypes.Structure):
    """struct sigaction of the C library."""

    _fields_ = [
        ("handler", ctypes.c_void_p),
        ("mask", ctypes.c_uint64 * 16),
        ("flags", ctypes.c_int),
        ("restorer", ctypes.c_void_p),
    ]


class _Stack(ctypes.Structure):
    """stack_t of the C library."""

    _fields_ = [("start", ctypes.c_void_p), ("flags", ctypes.c_int), ("size", ctypes.c_size_t)]


_libc = ctypes.CDLL(None, use_errno=True)


class Thunks:
    """The placed thunks of this process: one object, made at the first native machine and never given back."""

    def __init__(self):
        self.space = CodeSpace(8, False, 2 * mapping.PAGE, thunks.DATA_SIZE, low=True)
        self.lock = threading.Lock()
        self.ranges: list[tuple[int, int]] = []
        self._records: list[int] = []  # of threads that have ended
        start = self._place(thunks.CODE_64)
        self.address = {name: start + offset for name, offset in thunks.labels(thunks.CODE_64).items()}
        enter = self._place(thunks.CODE_32)
        self._set(thunks.FAR_POINTER, thunks.SELECTOR_32 << 32 | enter)
        self._pointer = ctypes.CFUNCTYPE(ctypes.c_uint64)(self.address["pointer"])
        self._installed = False
        self.add_range(self.space.exec_base, self.space.exec_base + self.space.size)

    def _place(self, listing: str) -> int:
        code = thunks.encoded(listing)
        start = self.space.alloc_code(len(code))
        self.space.write_code(start, code)
        return start

    def _set(self, offset: int, value: int) -> None:
        self.space.write(self.space.data_base + offset, value)

    def install(self) -> None:
        """Put our handler in front of those that are there, unless it is there already.

        One that was put in front of ours (faulthandler, enabled late) may come back to ours when it is done: so it is
        entered once, and after it the one that we found first.
        """
        ours = self.address["handler"]
        for signal in SIGNALS:
            found = _Action()
            action = _Action(handler=ours, flags=SA_SIGINFO | SA_ONSTACK)
            if _libc.sigaction(signal, None, ctypes.byref(found)):
                raise OSError(ctypes.get_errno(), "sigaction")
            before = found.handler or 0
            if before == ours:
                continue
            self._set(thunks.PREVIOUS + 8 * signal, before)
            if not self._installed:
                self._set(thunks.OLDER + 8 * signal, before)
            if _libc.sigaction(signal, ctypes.byref(action), None):
                raise OSError(ctypes.get_errno(), "sigaction")
        self._installed = True

    def add_range(self, start: int, end: int) -> None:
        """Faults in this range are ours from now on, even when another handler was put in front of ours meanwhile."""
        with self.lock:
            self.install()
            place = thunks.RANGES + 16 * len(self.ranges)
            if place + 32 > thunks.DATA_SIZE:
                raise MemoryError("too many code spaces are open")
            self.ranges.append((start, end))
            self._set(place + 8, end)
            self._set(place, start)  # the handler looks at the end only when the start is there

    def remove_range(self, start: int, end: int) -> None:
        """Faults in this range are no longer ours: the last range takes its place."""
        with self.lock:
            place = self.ranges.index((start, end))
            last = self.ranges.pop()
            if place < len(self.ranges):
                self.ranges[place] = last
                self._set(thunks.RANGES + 16 * place, 1 << 63)  # matches nothing while the two words change
                self._set(thunks.RANGES + 16 * place + 8, last[1])
                self._set(thunks.RANGES + 16 * place, last[0])
            self._set(thunks.RANGES + 16 * len(self.ranges), 0)

    def thread_record(self) -> int:
        """The address of a record for the calling thread, linked where the handler finds it."""
        with self.lock:
            address = self._records.pop() if self._records else self._new_record()
        words = mapping.bytes_at(address, thunks.RECORD_SIZE).cast("Q")
        words[thunks.THREAD >> 3] = self._pointer()
        stack = _Stack()
        _libc.sigaltstack(None, ctypes.byref(stack))
        if stack.flags & SS_DISABLE:  # a stack that another part of the process has set serves as well
            own = _Stack(start=address - ALTERNATE_STACK, size=ALTERNATE_STACK)
            if _libc.sigaltstack(ctypes.byref(own), None):
                raise OSError(ctypes.get_errno(), "sigaltstack")
        return address

    def _new_record(self) -> int:
        """A record behind a signal stack, at the head of the list."""
        start = mapping.reserve(ALTERNATE_STACK + mapping.PAGE)
        words = mapping.bytes_at(start + ALTERNATE_STACK, thunks.RECORD_SIZE).cast("Q")
        words[thunks.NEXT >> 3] = self.space.read(self.space.data_base)
        self._set(0, start + ALTERNATE_STACK)
        return start + ALTERNATE_STACK

    def give_back(self, record: int) -> None:
        """The thread of this record has ended. Called from a finalizer, so without the lock."""
        self._records.append(record)


class Record:
    """The record of one thread: its address for the thunks, its words for Python."""

    def __init__(self):
        self._thunks = placed()
        self.address = self._thunks.thread_record()
        self.words = mapping.bytes_at(self.address, thunks.RECORD_SIZE).cast("Q")

    def __del__(self):
        if hasattr(self, "words"):
            self._thunks.give_back(self.address)

    def fault(self) -> MachineFault:
        """What the handler noted, as an exception; the record is ready for the next run."""
        noted = self.words[thunks.REGISTERS >> 3 : thunks.RECORD_SIZE >> 3].tolist()
        self.words[thunks.SIGNAL >> 3] = 0
        registers = dict(zip(REGISTERS, noted, strict=False))
        trap, error, pc = noted[TRAP_NUMBER], noted[ERROR_CODE], registers["rip"]
        if trap == PAGE_FAULT:
            kind = "execute" if error & 16 else "write" if error & 2 else "read"
            return MachineFault(kind, pc, noted[FAULT_ADDRESS], registers)
        if trap == BREAKPOINT:
            pc -= 1  # the processor reports the instruction after it
        return MachineFault(KINDS.get(trap, "other"), pc, None, registers)


class _Local(threading.local):
    """Makes the record of a thread at its first run."""

    def __init__(self):
        self.record = Record()


_placed: Thunks | None = None
_placing = threading.Lock()
local: _Local | None = None


def placed() -> Thunks:
    """The thunks of this process."""
    global _placed
    if _placed is None:
        with _placing:
            if _placed is None:
                _placed = Thunks()
    return _placed


def thread_local() -> _Local:
    """The object whose attribute record is the record of the calling thread."""
    global local
    with _placing:
        if local is not None:
            return local
    made = _Local()  # makes the record of this thread, and with it the thunks: not while the lock is held
    with _placing:
        if local is None:
            local = made
    return local
