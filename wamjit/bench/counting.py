"""An emulated machine that counts instructions and the accesses of memory.

In: an engine that runs emulated. Out: its counts so far. Holds: it takes the place of the engine's machine for good.
"""

from __future__ import annotations

from unicorn import unicorn_const as uc_const

from wamjit.machine.emulated import Emulated


class Counting(Emulated):
    """Counts reads and writes too."""

    def _hook(self, count: bool) -> None:
        super()._hook(True)
        self.reads = self.writes = 0
        self._uc.hook_add(uc_const.UC_HOOK_MEM_READ, self._read)
        self._uc.hook_add(uc_const.UC_HOOK_MEM_WRITE, self._write)

    def _read(self, *_: object) -> None:
        self.reads += 1

    def _write(self, *_: object) -> None:
        self.writes += 1


class Counter:
    """The counting machine of an engine."""

    def __init__(self, engine: object) -> None:
        engine.machine.close()  # type: ignore[attr-defined]
        self.machine = Counting(engine.target, engine.memory, engine.codespace)  # type: ignore[attr-defined]
        engine.machine = self.machine  # type: ignore[attr-defined]

    @property
    def counts(self) -> tuple[int, int, int]:
        """Instructions, reads and writes so far."""
        return self.machine.instructions, self.machine.reads, self.machine.writes
