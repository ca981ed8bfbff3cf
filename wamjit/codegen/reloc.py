"""Relocations: putting a value that is known at last into the bytes of an instruction or of data.

Knows kinds, not targets: the emitters choose the kinds. Little endian fields end in nothing, big endian ones say `be`.

    rel32       32 bits, value - place: call, jmp, jcc, [rip+x]; the addend accounts for the rest of the instruction
    imm32       32 bits, signed: an immediate or displacement that the processor extends
    abs32       32 bits, either sign          abs64, abs64be   64 bits
    rel24       PPC b, bl                     hilo    PPC lis + ori: signed 32 bits
    imm64be     PPC lis, ori, sldi, oris, ori: 64 bits
    toc         PPC addis + ld/addi: value - TOC base, signed 32 bits, low half adjusted for its sign
"""

from __future__ import annotations

import struct

from wamjit.codegen.errors import CodegenError

_LE32, _ULE32, _LE64, _BE64, _BE32, _BE16 = map(struct.Struct, ("<i", "<I", "<Q", ">Q", ">I", ">H"))
MASK64 = (1 << 64) - 1
TOC_KINDS = frozenset(["toc"])
RELATIVE = frozenset(["rel32", "rel24"])  # kinds for which only the distance counts


def _rel32(buffer: bytearray, offset: int, place: int, value: int) -> None:
    distance = value - place
    if not -0x80000000 <= distance < 0x80000000:
        raise CodegenError(f"a relative address of 32 bits does not reach {value:#x} from {place:#x}")
    _LE32.pack_into(buffer, offset, distance)


def _imm32(buffer: bytearray, offset: int, place: int, value: int) -> None:
    if not -0x80000000 <= value < 0x80000000:
        raise CodegenError(f"{value:#x} is no signed number of 32 bits")
    _LE32.pack_into(buffer, offset, value)


def _abs32(buffer: bytearray, offset: int, place: int, value: int) -> None:
    if not -0x80000000 <= value < 1 << 32:
        raise CodegenError(f"{value:#x} has more than 32 bits")
    _ULE32.pack_into(buffer, offset, value & 0xFFFFFFFF)


def _abs64(buffer: bytearray, offset: int, place: int, value: int) -> None:
    _LE64.pack_into(buffer, offset, value & MASK64)


def _abs64be(buffer: bytearray, offset: int, place: int, value: int) -> None:
    _BE64.pack_into(buffer, offset, value & MASK64)


def _rel24(buffer: bytearray, offset: int, place: int, value: int) -> None:
    distance = value - place
    if not -0x2000000 <= distance < 0x2000000 or distance & 3:
        raise CodegenError(f"a branch at {place:#x} does not reach {value:#x}")
    (word,) = _BE32.unpack_from(buffer, offset)
    _BE32.pack_into(buffer, offset, word & ~0x3FFFFFC | distance & 0x3FFFFFC)


def _hilo(buffer: bytearray, offset: int, place: int, value: int) -> None:
    if not -0x80000000 <= value < 0x80000000:
        raise CodegenError(f"{value:#x} is no signed number of 32 bits")
    _BE16.pack_into(buffer, offset + 2, value >> 16 & 0xFFFF)
    _BE16.pack_into(buffer, offset + 6, value & 0xFFFF)


def _imm64be(buffer: bytearray, offset: int, place: int, value: int) -> None:
    for where, shift in ((2, 48), (6, 32), (14, 16), (18, 0)):  # sldi stands at 8
        _BE16.pack_into(buffer, offset + where, value >> shift & 0xFFFF)


def _toc(buffer: bytearray, offset: int, place: int, value: int) -> None:
    if not -0x80000000 <= value < 0x7FFF8000:
        raise CodegenError(f"{value:#x} is too far from the TOC base")
    _BE16.pack_into(buffer, offset + 2, value + 0x8000 >> 16 & 0xFFFF)
    (low,) = _BE16.unpack_from(buffer, offset + 6)
    _BE16.pack_into(buffer, offset + 6, low & 3 | value & 0xFFFF)  # ld has its extended opcode in the lowest bits


KINDS = {
    "rel32": _rel32,
    "imm32": _imm32,
    "abs32": _abs32,
    "abs64": _abs64,
    "abs64be": _abs64be,
    "rel24": _rel24,
    "hilo": _hilo,
    "imm64be": _imm64be,
    "toc": _toc,
}


def apply_reloc(target: object, kind: str, buffer: bytearray, offset: int, place_address: int, value: int) -> None:
    """Write `value` at buffer[offset], which will lie at `place_address`; for TOC kinds relative to the TOC base."""
    KINDS[kind](buffer, offset, place_address, value)
