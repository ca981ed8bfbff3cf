"""Functions of the C library that machine code calls: their addresses, by operation of tables/arith.txt.

In: an engine. Out: addresses in `w.c_functions`; 0 where there is no such function, or where the engine's code cannot
call it: on an emulator, from 32-bit code, under another convention than the host's. Holds: they are the functions that
Python's `math` calls, so that the service `arith` gives the same values.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache

from wamjit.table import tables_dir

HOST_ABI = "ms" if sys.platform == "win32" else "sysv"
LIBRARY = "ucrtbase" if sys.platform == "win32" else None  # None: what the process has anyway


@cache
def addresses() -> dict[int, int]:
    """The address of each operation's function."""
    try:
        library = ctypes.CDLL(LIBRARY)
    except OSError:
        return {}
    found = {}
    for line in (tables_dir() / "arith.txt").read_text("utf-8").splitlines():
        row = line.split()
        if row and not line.startswith("#") and row[4] != "-":
            function = getattr(library, row[4], None)
            if function is not None:
                found[int(row[0])] = ctypes.cast(function, ctypes.c_void_p).value
    return found


def offer(engine) -> None:
    """Let the kernel of an engine call them, if it can."""
    able = engine.machine.mode == "native" and engine.target.word_size == ctypes.sizeof(ctypes.c_void_p)
    if able and engine.placement.abi == HOST_ABI:
        for operation, address in addresses().items():
            engine.worker.set_item("c_functions", operation, address)
