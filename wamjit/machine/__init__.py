"""Memory, code space, and the ways to run generated code. Knows nothing of Prolog.

A target comes in as a record: name, word_size, big_endian. Native machines run code of this processor in this process;
the emulated one runs code of every target under Unicorn, on the same memory at the same addresses.
"""

from wamjit.machine.codespace import CodeSpace, CodeSpaceFull
from wamjit.machine.faults import MachineFault, enable_crash_report
from wamjit.machine.machines import CannotRun, Machine, open_machine, ways
from wamjit.machine.memory import Area, Memory, MemoryFault

__all__ = [
    "Area",
    "CannotRun",
    "CodeSpace",
    "CodeSpaceFull",
    "Machine",
    "MachineFault",
    "Memory",
    "MemoryFault",
    "enable_crash_report",
    "open_machine",
    "ways",
]
