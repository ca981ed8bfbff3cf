"""What code generation returns: machine code with relocations, and what callers must know of it."""

from __future__ import annotations

from typing import NamedTuple

from wamjit.ir.symbols import Sym

SELF = "self"  # kind of the symbols `self:hot` and `self:cold`: the beginning of the code's own sections


class Reloc(NamedTuple):
    """The field at `offset` of a section takes sym + addend, in the way of `kind` (see reloc.py)."""

    section: str
    offset: int
    kind: str
    sym: Sym
    addend: int


class Summary(NamedTuple):
    """What a caller of a routine must know."""

    clobbers: frozenset[str] = frozenset()  # hardware registers without state that may change
    spill_words: int = 0  # slots spill[0 ..] that it and all it calls use
    fspill_words: int = 0
    returns: bool = True  # False: never returns, entered by a jump at any depth
    nparams: int = 0


class Code:
    """The machine code of one routine or fragment."""

    __slots__ = ("name", "hot", "cold", "relocs", "summary", "align", "nop", "items", "steps")

    def __init__(
        self,
        name: str,
        hot: bytes,
        cold: bytes,
        relocs: list[Reloc],
        summary: Summary,
        align: int = 1,  # of the address of the hot section
        nop: bytes = b"\x90",  # one instruction that does nothing, to fill up with
        items: object = None,  # for `listing`: dropped by pickling
    ) -> None:
        self.name, self.hot, self.cold, self.relocs, self.summary = name, hot, cold, relocs, summary
        self.align, self.nop, self.items = align, nop, items
        self.steps: object = None  # the relocations as the linker wants them, made by it

    def __repr__(self) -> str:
        return f"<Code {self.name}>"

    @property
    def listing(self) -> list[tuple[str, int, int, str, str]]:
        """(section, offset, length, IR text, assembly text) of each machine instruction; made on demand."""
        if self.items is None:
            return []
        from wamjit.codegen.listing import make_listing

        return make_listing(self.items)

    def __getstate__(self):
        return self.name, self.hot, self.cold, self.relocs, self.summary, self.align, self.nop

    def __setstate__(self, state):
        self.name, self.hot, self.cold, self.relocs, self.summary, self.align, self.nop = state
        self.items = self.steps = None
