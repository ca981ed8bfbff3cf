"""Homes of WAM registers, and the notation of the paper for them: `rsi`, `28(esp)`, `W_NODE(w)`."""

from __future__ import annotations

import re
from typing import NamedTuple


class Hard(NamedTuple):
    """A hardware register."""

    reg: str


class Slot(NamedTuple):
    """A word in memory, `offset` bytes from the register `base` (sp, w or b). `field` is the paper's name, if any."""

    base: str
    field: str
    offset: int


Home = Hard | Slot

_SLOT = re.compile(r"(?:(-?\d+)|([A-Z][A-Z0-9_]*))\(([a-z][a-z0-9]*)\)")


def split_slot(text: str) -> tuple[int | None, str, str] | None:
    """Offset (None if a field is named), field and base of `28(esp)` or `W_NODE(w)`; None for another text."""
    match = _SLOT.fullmatch(text)
    if match is None:
        return None
    number, field, base = match.groups()
    return (None if number is None else int(number)), field or "", base


def home_text(home: Home, sp: str) -> str:
    """The home in the paper's notation; `sp` is the hardware's name of the stack pointer."""
    if isinstance(home, Hard):
        return home.reg
    base = sp if home.base == "sp" else home.base
    return f"{home.field or home.offset}({base})"
