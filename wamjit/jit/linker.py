"""From WAM code to what the linker takes: templates with their holes filled, and labels between them.

In: WAM instructions of one piece of code. Out: a `Unit`. Holds: a label is a text, `name.number`; a hole is a
number or such a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count

from wamjit.codegen.code import Code
from wamjit.jit.templates import Selector, Templates, Use

FAIL = ("l", "fail")


@dataclass(slots=True)
class Unit:
    """Pieces in order, room that they take at most, and the hash tables that they need."""

    items: list[str | tuple[Code, dict[str, object]]] = field(default_factory=list)
    marks: list[tuple] = field(default_factory=list)  # the WAM instruction of each piece
    size: int = 0
    tables: list[tuple] = field(default_factory=list)


def label_text(label: tuple) -> str:
    """A label as the linker knows it."""
    return f"{label[1]}.{label[2]}"


def make_unit(
    templates: Templates,
    selector: Selector,
    instructions: Iterable[tuple],
    value: Callable[[tuple], int],
    new_table: Callable[[tuple, int], int],
) -> Unit:
    """The unit of a stream of instructions. `value` gives the number that a symbol stands for."""
    unit = Unit()
    fresh = count()
    tables: list[tuple] = []
    for instruction in instructions:
        for use in selector.use(instruction, tables, fresh):
            if use.__class__ is tuple:
                unit.items.append(label_text(use))
                continue
            while len(unit.tables) < len(tables):
                entries, size = tables[len(unit.tables)]
                unit.tables.append((entries, size, new_table(entries, size)))
            code = templates.get(use.key)
            unit.items.append((code, holes(use, unit, value)))
            unit.marks.append(instruction)
            unit.size += len(code.hot) + len(code.cold) + 2 * (code.align - 1)
    return unit


def holes(use: Use, unit: Unit, value: Callable[[tuple], int]) -> dict[str, object]:
    """What the holes of one use stand for."""
    filled: dict[str, object] = {}
    for index, symbol in enumerate(use.symbols):
        if symbol is None or symbol == FAIL:
            continue
        if symbol[0] == "l":
            filled[f"hole{index}"] = label_text(symbol)
        elif symbol[0] == "t":
            filled[f"hole{index}"] = value(("word", unit.tables[symbol[1]][2]))
        else:
            filled[f"hole{index}"] = value(symbol)
    return filled
