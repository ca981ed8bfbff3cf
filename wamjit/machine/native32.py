"""x86 code in this process: a far call through Linux's selector for 32-bit programs enters the processor's 32-bit mode.

Code and stack lie below 4 GiB; ds and es are loaded before and restored after; the thunk (thunks.py: run32, cross,
enter) keeps the 64-bit stack pointer and all registers that C preserves. Each thread has one 32-bit stack, of which
every nested run takes a slice.
"""

from __future__ import annotations

import os

from wamjit.machine import mapping, native64, thunks
from wamjit.machine.codespace import CodeSpace
from wamjit.machine.faults import MachineFault
from wamjit.machine.native import NativeMachine

STACK = 0x40_0000
LOW_STACK, LOW_END = thunks.LOW_STACK >> 3, thunks.LOW_END >> 3
ROOM = 64  # above the first top: the thunk keeps the 64-bit stack pointer there
COMPLEMENT = bytes.fromhex("8b442404 f7d0 c3")  # mov eax, [esp + 4]; not eax; ret
PROBE_SECONDS = 2

_answer: tuple[bool, str] | None = None


class Native32(NativeMachine):
    """Calls 32-bit code of the cdecl convention."""

    thunk = "run32"

    def __init__(self, target, memory, codespace, *, count: bool = False):
        if codespace.exec_base + codespace.size > 1 << 32:
            raise ValueError("32-bit code must lie below 4 GiB")
        super().__init__(target, memory, codespace, count=count)

    def run(self, entry: int, argument: int) -> int:
        """Call the 32-bit code at entry by cdecl with one word."""
        record = self._local.record
        words = record.words
        if words[LOW_STACK] - words[LOW_END] < thunks.SLICE:
            _give_stack(words)
        result = self._call(record.address, entry, argument)
        if words[thunks.SIGNAL >> 3]:
            raise record.fault()
        return result


def _give_stack(words: memoryview) -> None:
    """The stack of a thread, made at its first run and kept as long as its record."""
    if words[LOW_STACK]:
        raise RecursionError("runs of 32-bit code are nested too deep for their stack")
    start = mapping.reserve(STACK, low=True)
    words[LOW_END] = start
    words[LOW_STACK] = start + STACK - ROOM


def available() -> tuple[bool, str]:
    """Whether this kernel lets a 64-bit process enter 32-bit mode: tried once, in a child, as a refusal may kill."""
    global _answer
    if _answer is None:
        possible, reason = native64.available()
        if possible:
            possible = _probe()
            reason = "runs in this process, in 32-bit mode" if possible else "the kernel refuses 32-bit mode"
        _answer = possible, reason
    return _answer


def _probe() -> bool:
    """Run three instructions in a child."""
    try:
        codespace = CodeSpace(4, False, mapping.PAGE, mapping.PAGE, low=True)
        entry = codespace.alloc_code(len(COMPLEMENT))
        codespace.write_code(entry, COMPLEMENT)
        machine = Native32(None, None, codespace)
    except (OSError, MemoryError, RuntimeError):  # no low memory, or no executable memory file
        return False
    child = os.fork()
    if child == 0:
        _try(machine, entry)
    _, status = os.waitpid(child, 0)
    machine.close()
    codespace.close()
    return status == 0


def _try(machine: Native32, entry: int) -> None:
    """In the child: end with status 0 when 32-bit code gave the right answer. Nothing of the parent is cleaned up."""
    status = 1
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (PROBE_SECONDS, PROBE_SECONDS))
        if machine.run(entry, 0x1234) == 0xFFFF_EDCB:
            status = 0
    except MachineFault:
        status = 1
    finally:
        os._exit(status)


MACHINE = Native32
