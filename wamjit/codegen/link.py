"""The linker: pieces of code, in order, become one block of bytes at its final address.

In: codes with what their holes mean, and labels between them; addresses of kernel routines and tables; the address
that the block will have. Out: a bytearray, where the labels are, where each piece lies. All hot sections stand one
after another, so that control falls from piece to piece; all cold sections stand behind them. It runs for each
predicate at run time: the relocations of a code are prepared once (`Code.steps`), a step is a call of one function of
reloc.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wamjit.codegen.code import SELF, Code
from wamjit.codegen.hardware import CodegenError
from wamjit.codegen.reloc import KINDS, TOC_KINDS

HOT, COLD, PLACE, OUTER = range(4)
NOTHING: dict[str, object] = {}


class Linked(NamedTuple):
    """One block of linked code."""

    code: bytearray
    labels: dict[str, int]  # addresses
    places: list[tuple[int, int]]  # addresses of the hot and the cold section of each piece


def link_unit(
    items: Iterable[str | Code | tuple[Code, Mapping[str, object]]],
    address: int,
    symbols: Mapping[str, int],
    toc: int = 0,
) -> Linked:
    """Lay out and relocate.

    items: a label (a text), a Code, or (Code, holes): holes gives for the name of a symbol a number or the text of a
    label. A symbol `label:` is a hole or a label of this unit, any other one is a hole or in `symbols`, by its name
    without the kind. `toc`: the TOC base, for targets that have one.
    """
    pieces = [item if type(item) is tuple else item if type(item) is str else (item, NOTHING) for item in items]
    code, labels, hot_places = _hot(pieces, address)
    places = _cold(pieces, address, code, hot_places)
    for (piece, holes), (hot, cold) in zip((p for p in pieces if type(p) is tuple), places, strict=True):
        steps = piece.steps
        if steps is None:
            steps = piece.steps = prepare(piece)
        for in_cold, offset, write, base, name, addend, relative in steps:
            if base < PLACE:
                value = cold if base else hot
            else:
                value = holes.get(name, name)
                if type(value) is str:
                    value = _look_up(value, labels if base == PLACE else symbols)
            if relative:
                value -= toc
            place = (cold if in_cold else hot) + offset
            write(code, place - address, place, value + addend)
    return Linked(code, labels, places)


def prepare(code: Code) -> list[tuple]:
    """The relocations of a code: (in cold, offset, function, what is added, name, addend, relative to the TOC base)."""
    steps = []
    for section, offset, kind, sym, addend in code.relocs:
        if sym.kind == SELF:
            base = COLD if sym.name == "cold" else HOT
        else:
            base = PLACE if sym.kind == "label" else OUTER
        steps.append((section == "cold", offset, KINDS[kind], base, sym.name, addend, kind in TOC_KINDS))
    return steps


def _look_up(name: str, table: Mapping[str, int]) -> int:
    value = table.get(name)
    if value is None:
        raise CodegenError(f"unknown symbol {name}")
    return value


def _hot(pieces: list, address: int) -> tuple[bytearray, dict[str, int], list[int]]:
    """All hot sections, the labels between them, and where each section begins."""
    code, labels, places = bytearray(), {}, []
    for piece in pieces:
        if type(piece) is str:
            labels[piece] = address + len(code)
            continue
        piece = piece[0]
        if piece.align > 1:
            _pad(code, address, piece)
        places.append(address + len(code))
        code += piece.hot
    return code, labels, places


def _cold(pieces: list, address: int, code: bytearray, hot_places: list[int]) -> list[tuple[int, int]]:
    """All cold sections behind them."""
    places = []
    numbered = iter(hot_places)
    for piece in pieces:
        if type(piece) is str:
            continue
        piece = piece[0]
        if piece.cold and piece.align > 1:
            _pad(code, address, piece)
        places.append((next(numbered), address + len(code)))
        code += piece.cold
    return places


def _pad(code: bytearray, address: int, piece: Code) -> None:
    """Fill up to the alignment of a piece with instructions that do nothing."""
    count = -(address + len(code)) % piece.align
    code += piece.nop * (count // len(piece.nop))
