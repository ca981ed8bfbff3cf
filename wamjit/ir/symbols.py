"""Symbols: the operands of the IR that are known when code is linked.

Apart from the other operands because whoever only links needs no more of the IR than this.
"""

from __future__ import annotations

from typing import NamedTuple


class Sym(NamedTuple):
    """A word that the linker knows: kinds code, label, const, const64, cell."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"
