"""Generated code of this very processor, run by a call: what the two native machines share.

In: an entry and one word. Out: the word that the code returns, or MachineFault. A subclass
says which thunk calls its code; its module says whether this host can run it.
"""

from __future__ import annotations

import ctypes

from wamjit.machine import recovery, thunks
from wamjit.machine.machines import Machine

SIGNAL = thunks.SIGNAL >> 3


class NativeMachine(Machine):
    """Calls code through a thunk that can be left when the code faults. The GIL is free meanwhile.

    One machine may run in several threads at once, and run again inside a run.
    """

    mode = "native"
    thunk = ""  # the label in thunks.CODE_64

    def __init__(self, target, memory, codespace, *, count: bool = False):
        if count:
            raise ValueError("a native machine does not count instructions")
        if not codespace.executable:
            raise RuntimeError("the system does not let this process execute a memory file")
        super().__init__(target, memory, codespace)
        placed = recovery.placed()
        self._local = recovery.thread_local()
        self._call = ctypes.CFUNCTYPE(*[ctypes.c_uint64] * 4)(placed.address[self.thunk])
        self._range = (codespace.exec_base, codespace.exec_base + codespace.size)
        placed.add_range(*self._range)

    def run(self, entry: int, argument: int) -> int:
        """Call the code at entry by the C convention with one word."""
        record = self._local.record
        result = self._call(record.address, entry, argument)
        if record.words[SIGNAL]:
            raise record.fault()
        return result

    def close(self) -> None:
        """Forget the code; memory and code space belong to who made them."""
        if self._range:
            recovery.placed().remove_range(*self._range)
            self._range = None
