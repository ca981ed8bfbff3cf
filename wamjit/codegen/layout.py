"""From the emitter's items to bytes: labels, short and long branches, alignment, relocations.

In: items (hardware.py), the emitter, the assembler. Out: the hot and the cold section and the relocations.
Branches inside a section are resolved and short where they reach; a branch to the other section is a relocation against
`self:hot` or `self:cold`, since the linker moves the sections apart.
"""

from __future__ import annotations

from wamjit.codegen.code import SELF, Reloc
from wamjit.codegen.hardware import ALIGN, BRANCH, COLD, LABEL, RAW, TEXT, CodegenError
from wamjit.ir.operands import Label, Sym

SECTIONS = ("hot", "cold")
_SELF = {name: Sym(SELF, name) for name in SECTIONS}


class Layout:
    """What is known of a unit while it is laid out."""

    __slots__ = ("emitter", "items", "codes", "starts", "labels", "long", "border", "align", "sections", "relocs")

    def __init__(self, emitter: object, items: list[tuple]) -> None:
        self.emitter, self.items = emitter, items
        self.codes: list[bytes | None] = []  # bytes of an item; None: depends on its place
        self.starts: list[int] = []
        self.labels: dict[str, tuple[str, int]] = {}  # name -> section, offset
        self.long: set[int] = set()
        self.border = 0  # index of the first item of the cold section
        self.align = 1
        self.sections: dict[str, bytearray] = {}
        self.relocs: list[Reloc] = []


def resolve(items: list[tuple], emitter, assembler) -> Layout:
    """Lay out one unit of code."""
    unit = Layout(emitter, items)
    _encode(unit, assembler)
    _place(unit)
    while _lengthen(unit):
        _place(unit)
    unit.sections = {"hot": bytearray(), "cold": bytearray()}
    for i, item in enumerate(items):
        _put(unit, i, item, "hot" if i < unit.border else "cold")
    return unit


def _encode(unit: Layout, assembler) -> None:
    unit.border = len(unit.items)
    section = "hot"
    for i, item in enumerate(unit.items):
        kind = item[0]
        code = None
        if kind == TEXT:
            code = assembler.code(item[1])
        elif kind == RAW:
            code = item[1]
        elif kind == LABEL:
            code = b""
            unit.labels[item[1]] = (section, 0)
        elif kind == COLD:
            code = b""
            section = "cold"
            unit.border = i
        elif kind == BRANCH and _goes_on(unit.items, i, item[2]):
            code = b""
        elif kind == ALIGN:
            unit.align = max(unit.align, item[1])
        unit.codes.append(code)


def _goes_on(items: list[tuple], i: int, name: str) -> bool:
    """Whether a branch leads to what comes next anyway."""
    for item in items[i + 1 :]:
        if item[0] != LABEL:
            return False
        if item[1] == name:
            return True
    return False


def _place(unit: Layout) -> None:
    """Give every item its offset, with branches as long as is known so far."""
    offset, emitter = 0, unit.emitter
    section = "hot"
    starts = unit.starts = []
    for i, (item, code) in enumerate(zip(unit.items, unit.codes, strict=True)):
        if i == unit.border:
            offset, section = 0, "cold"
        starts.append(offset)
        if code is not None:
            offset += len(code)
            if item[0] == LABEL:
                unit.labels[item[1]] = (section, offset)
        elif item[0] == BRANCH:
            if _crosses(unit, item[2], section):
                offset += len(emitter.far_code(item[1])[0])
            else:
                offset += emitter.branch_size(item[1], i in unit.long)
        else:
            offset += -offset % item[1]


def _crosses(unit: Layout, name: str, section: str) -> bool:
    found = unit.labels.get(name)
    if found is None:
        raise CodegenError(f"no label {name}")
    return found[0] != section


def _lengthen(unit: Layout) -> bool:
    """Find branches that do not reach; True if there are new ones."""
    grown = False
    for i, item in enumerate(unit.items):
        if item[0] == BRANCH and i not in unit.long and unit.codes[i] is None:
            section, target = unit.labels[item[2]]
            if section == ("hot" if i < unit.border else "cold") and not unit.emitter.branch_reaches(
                target - unit.starts[i]
            ):
                unit.long.add(i)
                grown = True
    return grown


def _put(unit: Layout, i: int, item: tuple, section: str) -> None:
    """Append the bytes of an item and record its relocations."""
    out, code, kind = unit.sections[section], unit.codes[i], item[0]
    if code is not None:
        if kind in (TEXT, RAW) and item[2]:
            code = _fill(unit, i, code, section, len(out))
        out += code
    elif kind == BRANCH:
        out += _branch(unit, i, item, section, len(out))
    elif kind == ALIGN:
        out += unit.emitter.padding(-len(out) % item[1])


def _branch(unit: Layout, i: int, item: tuple, section: str, offset: int) -> bytes:
    condition, name = item[1:3]
    where, target = unit.labels[name]
    if where == section:
        return unit.emitter.branch_code(condition, target - offset, i in unit.long)
    code, hole, kind, addend = unit.emitter.far_code(condition)
    unit.relocs.append(Reloc(section, offset + hole, kind, _SELF[where], target + addend))
    return code


def _fill(unit: Layout, i: int, code: bytes, section: str, offset: int) -> bytes:
    """Record the holes of an instruction; addresses inside its own section are known when they are relative."""
    for name, kind, sym, addend in unit.items[i][2]:
        if type(name) is int:
            hole, rest = name, 0
        else:
            hole, rest = unit.emitter.hole(code, name)
        if kind == "rel32":
            addend += rest
        if type(sym) is Label:
            if sym.name not in unit.labels:
                raise CodegenError(f"no label {sym.name}")
            where, target = unit.labels[sym.name]
            if where == section and kind == "rel32":
                value = (target + addend - offset - hole) & 0xFFFFFFFF
                code = code[:hole] + value.to_bytes(4, "little") + code[hole + 4 :]
                continue
            sym, addend = _SELF[where], target + addend
        unit.relocs.append(Reloc(section, offset + hole, kind, sym, addend))
        if kind in ZEROED:
            size = ZEROED[kind]
            code = code[:hole] + bytes(size) + code[hole + size :]
    return code


ZEROED = {"rel32": 4, "imm32": 4, "abs32": 4, "abs64": 8}  # placeholders do not stay in the bytes
