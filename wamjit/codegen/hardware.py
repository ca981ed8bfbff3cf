"""Operands of the hardware, and what an emitter leaves behind: the currency between allocation, legaliser and emitters.

Nothing here knows WAM registers. A register is a text (`rsi`, `r14`, `xmm3`), as the target's table spells it.
"""

from __future__ import annotations

from typing import NamedTuple

from wamjit.codegen.errors import CodegenError as CodegenError
from wamjit.ir.symbols import Sym


class R(NamedTuple):
    """A general register."""

    name: str


class F(NamedTuple):
    """A register for doubles."""

    name: str


class M(NamedTuple):
    """Memory at base + off (+ the value of sym); without a base at sym."""

    base: str | None
    off: int
    sym: Sym | None = None


class Deep(NamedTuple):
    """Memory at (the word in `inner`) + off (+ sym): a base that is itself in memory."""

    inner: object  # M or Deep
    off: int
    sym: Sym | None = None


class I(NamedTuple):  # noqa: E742
    """An immediate word, signed."""

    value: int


class S(NamedTuple):
    """A word that the linker knows."""

    sym: Sym


# What an emitter appends to its list. Every item is a tuple that begins with one of these.
TEXT, RAW, LABEL, BRANCH, ALIGN, COLD = range(6)
# (TEXT, text, holes)          one instruction as assembly text
# (RAW, bytes, holes, text)    bytes as they are
# (LABEL, name)                (BRANCH, condition or "", label name)
# (ALIGN, n)                   (COLD,)
# A hole is (field, kind, Sym or Label, addend); field: an offset, or a name that the emitter's `hole` finds.

# Placeholders: 32-bit fields that force the wide form and that `layout` finds again in the bytes.
DISPLACEMENT, IMMEDIATE, WIDE = 0x7BADF00D, 0x7BAD0BAD, 0x7BADF00D7BAD0BAD
