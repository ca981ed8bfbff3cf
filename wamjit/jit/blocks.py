"""Blocks of code as bytes, and back.

In: a `Block` with what its compilation took for granted. Out: bytes that hold names where an engine has numbers.
Holds: what was no block raises `NoBlock`, whatever it is; nothing is taken from it by then.

An entry is a JSON text with its length in front, then the relocations, then the code:

    [bytes of relocations, symbols, tables, auxiliaries that terms name, what was taken for granted]
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import NamedTuple

from wamjit.codegen.link import HERE
from wamjit.codegen.reloc import KINDS
from wamjit.engine.bodies import Qualified
from wamjit.jit import store
from wamjit.jit.linker import Block, Named, Table
from wamjit.read.terms import Atom

LENGTH = struct.Struct("<I")
RELOCATION = struct.Struct("<IHHi")  # offset, kind, symbol, addend
MOST_SYMBOLS = 1 << 16
KIND_NAMES = tuple(KINDS)
KIND_NUMBERS = {name: number for number, name in enumerate(KIND_NAMES)}
Key = tuple[str, int]


class NoBlock(ValueError):
    """Bytes that are no block."""


class Entry(NamedTuple):
    """A block, and which names its compilation took for built-ins that are called in place, and which not."""

    block: Block
    inline: Mapping[Key, bool]


def pack(entry: Entry, suffix: str) -> bytes | None:
    """An entry as bytes; None for one that is too large. `suffix`: of the names of auxiliaries in it."""
    block, inline = entry
    own = {(name, arity): name.removesuffix(suffix) for name, arity, _ in block.named}
    numbers: dict[object, int] = {}
    number = numbers.setdefault
    relocations = [
        (place, KIND_NUMBERS[kind], number(symbol, len(numbers)), addend) for place, kind, symbol, addend in block.left
    ]
    tables = [[size, [[number(key, len(numbers)), at] for key, at in entries]] for size, entries in block.tables]
    if len(numbers) > MOST_SYMBOLS:
        return None
    packed = b"".join(RELOCATION.pack(*relocation) for relocation in relocations)
    head = [
        len(packed),
        [pack_symbol(symbol, own) for symbol in numbers],
        tables,
        [[own[name, arity], arity, at] for name, arity, at in block.named],
        [[name, arity, answer] for (name, arity), answer in inline.items()],
    ]
    text = json.dumps(head, separators=(",", ":")).encode()
    return LENGTH.pack(len(text)) + text + packed + bytes(block.code)


def pack_symbol(symbol: object, own: Mapping[Key, str]) -> object:
    """A symbol as plain data."""
    if type(symbol) is not tuple:
        return symbol
    kind, *rest = symbol
    if kind == "f":
        return ["own f", own[symbol[1:]], symbol[2]] if symbol[1:] in own else list(symbol)
    if kind == "c":
        name = symbol[1].name
        return ["own c", own[name, 0]] if (name, 0) in own else ["c", name]
    if kind == "p" and type(symbol[1]) is not str:
        return ["p in", symbol[1].space, symbol[1].plain, symbol[2]]
    return [kind, *rest]


def unpack(data: memoryview, suffix: str) -> Entry:
    """An entry from bytes; its auxiliaries get names that end with `suffix`."""
    try:
        (length,) = LENGTH.unpack_from(data)
        start = LENGTH.size + length
        size, symbols, tables, named, inline = json.loads(bytes(data[LENGTH.size : start]))
        code = data[start + size :]
        symbols = [unpack_symbol(symbol, suffix) for symbol in symbols]
        left = [
            (place, KIND_NAMES[kind], symbols[symbol], addend)
            for place, kind, symbol, addend in RELOCATION.iter_unpack(data[start : start + size])
        ]
        block = Block(
            code,
            left,
            [Table(size, [(symbols[key], inside(at, code)) for key, at in entries]) for size, entries in tables],
            [Named(name + suffix, arity, inside(at, code)) for name, arity, at in named],
        )
        return Entry(block, {(name, arity): answer for name, arity, answer in inline})
    except (*store.DAMAGED, struct.error) as problem:
        raise NoBlock(str(problem)) from problem


def unpack_symbol(data: object, suffix: str) -> object:
    """A symbol from plain data."""
    if type(data) is not list:
        if data != HERE and type(data) not in (int, str):
            raise ValueError("no symbol")
        return data
    kind, *rest = data
    if kind == "c":
        return "c", Atom(rest[0])
    if kind == "own c":
        return "c", Atom(rest[0] + suffix)
    if kind == "own f":
        return "f", rest[0] + suffix, rest[1]
    if kind == "p in":
        return "p", Qualified(rest[0], rest[1]), rest[2]
    return kind, *rest


def inside(at: int | None, code: memoryview) -> int | None:
    """A place in the code, or None."""
    if at is not None and not 0 <= at < len(code):
        raise ValueError("a place outside of the code")
    return at
