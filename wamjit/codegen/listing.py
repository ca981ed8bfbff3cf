"""Listings: each machine instruction with the IR instruction that it comes from."""

from __future__ import annotations

from wamjit.codegen.hardware import BRANCH, RAW, TEXT
from wamjit.codegen.layout import Layout
from wamjit.ir.operands import Instr


def make_listing(items: tuple[Layout, list[int], list[Instr], list[str]]) -> list[tuple[str, int, int, str, str]]:
    """(section, offset, length, IR text, assembly text) in the order of emission."""
    unit, marks, instrs, _ = items
    rows = []
    owner = -1
    for i, item in enumerate(unit.items):
        while owner + 1 < len(marks) and marks[owner + 1] <= i:
            owner += 1
        text = _text(unit, item)
        if text:
            section = "hot" if i < unit.border else "cold"
            rows.append((section, unit.starts[i], _length(unit, i), str(instrs[owner]), text))
    return rows


def _text(unit: Layout, item: tuple) -> str:
    if item[0] == TEXT:
        holes = ", ".join(f"{sym}{addend:+d}" if addend else str(sym) for _, _, sym, addend in item[2])
        return f"{item[1]}  ; {holes}" if holes else item[1]
    if item[0] == RAW:
        return item[3]
    return unit.emitter.branch_text(item[1], item[2]) if item[0] == BRANCH else ""


def _length(unit: Layout, i: int) -> int:
    """Up to the next item of the section."""
    section = "hot" if i < unit.border else "cold"
    last = unit.border if section == "hot" else len(unit.items)
    end = unit.starts[i + 1] if i + 1 < last else len(unit.sections[section])
    return end - unit.starts[i]
