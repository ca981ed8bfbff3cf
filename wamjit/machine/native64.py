"""x86-64 code in this process, on an x86-64 Linux host."""

from __future__ import annotations

import os

from wamjit.machine.native import NativeMachine


def available() -> tuple[bool, str]:
    """Whether this host runs 64-bit code of this kind, and why or why not."""
    host = os.uname()
    if (host.sysname, host.machine) != ("Linux", "x86_64"):
        return False, f"needs an x86-64 Linux host, this is {host.sysname} on {host.machine}"
    return True, "runs in this process"


class Native64(NativeMachine):
    """Calls 64-bit code of the System V convention."""

    thunk = "run64"


MACHINE = Native64
