"""The linker: pieces of code, in order, become one block of bytes, and the block goes to its address.

In: codes with what their holes mean, and labels between them; addresses of kernel routines and tables; the address
that the block will have. Out: a bytearray, where the labels are, where each piece lies. All hot sections stand one
after another, so that control falls from piece to piece; all cold sections stand behind them. It runs for each
predicate at run time, in two steps: `lay_out` does what no address is needed for, and lists what is left; `settle`
does that. What stands between them can be kept. The relocations of a code are prepared once (`Code.steps`), a step is
a call of one function of reloc.py.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

from wamjit.codegen.code import SELF, Code
from wamjit.codegen.errors import CodegenError
from wamjit.codegen.reloc import KINDS, RELATIVE, TOC_KINDS

HOT, COLD, PLACE, OUTER = range(4)
HOLE = "hole"
HERE = ""  # the symbol of the block's own address
NOTHING: dict[str, object] = {}
Left = tuple[int, str, Hashable, int]  # offset, kind, symbol, addend


class Laid(NamedTuple):
    """Pieces one after another, without an address. All places are offsets."""

    code: bytearray
    labels: dict[Hashable, int]
    places: list[tuple[int, int]]  # the hot and the cold section of each piece
    left: list[Left]  # relocations that need addresses


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
    laid = lay_out(((item, NOTHING) if isinstance(item, Code) else item for item in items), address)
    values = {symbol: symbol if type(symbol) is int else look_up(symbol, symbols) for symbol in outer(laid.left)}
    settle(laid.code, laid.left, address, values, toc)
    labels = {label: address + offset for label, offset in laid.labels.items()}
    return Linked(laid.code, labels, [(address + hot, address + cold) for hot, cold in laid.places])


def lay_out(items: Iterable[object], address: int = 0) -> Laid:
    """The pieces one after another; an item is (Code, holes), or a label. `address` counts for its alignment only.

    holes may be a tuple too: what stands for `hole0`, `hole1`, ...
    """
    code, labels, pieces, places = _hot(items, address)
    _cold(pieces, address, code, places)
    left: list[Left] = []
    for (piece, holes), (hot, cold) in zip(pieces, places, strict=True):
        steps = piece.steps
        if steps is None:
            steps = piece.steps = prepare(piece)
        numbered = holes.__class__ is tuple
        for in_cold, offset, write, base, name, addend, kind, hole in steps:
            place = (cold if in_cold else hot) + offset
            if base >= PLACE:
                if numbered:
                    symbol = name if hole is None else holes[hole]
                else:
                    symbol = holes.get(name, name)
                if base == OUTER:
                    left.append((place, kind, symbol, addend))
                    continue
                target = labels.get(symbol)
                if target is None:
                    if type(symbol) is not int:
                        raise CodegenError(f"unknown symbol {symbol}")
                    left.append((place, kind, symbol, addend))
                    continue
            else:
                target = cold if base else hot
            if write is None:
                left.append((place, kind, HERE, target + addend))
            else:
                write(code, place, place, target + addend)
    return Laid(code, labels, places, left)


def outer(left: Iterable[Left]) -> set[Hashable]:
    """The symbols of what is left, without the block's own."""
    symbols = {symbol for _, _, symbol, _ in left}
    symbols.discard(HERE)
    return symbols


def settle(code: bytearray, left: Iterable[Left], address: int, values: Mapping, toc: int = 0) -> None:
    """Do what is left of a block that will lie at an address. `values`: of the symbols."""
    for place, kind, symbol, addend in left:
        value = (values[symbol] if symbol != HERE else address) + addend
        KINDS[kind](code, place, address + place, value - toc if kind in TOC_KINDS else value)


def prepare(code: Code) -> list[tuple]:
    """The relocations of a code: (in cold, offset, function, what is added, name, addend, kind, number of the hole).

    The function is None where a place in the same block does not suffice, the number where the name is no hole's.
    """
    steps = []
    for section, offset, kind, sym, addend in code.relocs:
        if sym.kind == SELF:
            base = COLD if sym.name == "cold" else HOT
        else:
            base = PLACE if sym.kind == "label" else OUTER
        write = KINDS[kind] if kind in RELATIVE else None
        hole = int(sym.name[len(HOLE) :]) if sym.name.startswith(HOLE) and sym.name[len(HOLE) :].isdigit() else None
        steps.append((section == "cold", offset, write, base, sym.name, addend, kind, hole))
    return steps


def look_up(name: str, table: Mapping[str, int]) -> int:
    """The address of a symbol."""
    value = table.get(name)
    if value is None:
        raise CodegenError(f"unknown symbol {name}")
    return value


def _hot(items: Iterable, address: int) -> tuple[bytearray, dict, list[tuple], list[tuple[int, int]]]:
    """All hot sections, the labels between them, the pieces, and where the sections begin."""
    code, labels = bytearray(), {}
    pieces: list[tuple] = []
    places: list[tuple[int, int]] = []
    for item in items:
        if type(item) is not tuple or type(item[0]) is not Code:
            labels[item] = len(code)
            continue
        piece = item[0]
        if piece.align > 1:
            _pad(code, address, piece)
        pieces.append(item)
        places.append((len(code), 0))
        code += piece.hot
    return code, labels, pieces, places


def _cold(pieces: list[tuple], address: int, code: bytearray, places: list[tuple[int, int]]) -> None:
    """All cold sections behind them."""
    for n, (piece, _) in enumerate(pieces):
        if piece.cold:
            if piece.align > 1:
                _pad(code, address, piece)
            places[n] = places[n][0], len(code)
            code += piece.cold
        else:
            places[n] = places[n][0], len(code)


def _pad(code: bytearray, address: int, piece: Code) -> None:
    """Fill up to the alignment of a piece with instructions that do nothing."""
    count = -(address + len(code)) % piece.align
    code += piece.nop * (count // len(piece.nop))
