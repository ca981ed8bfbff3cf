"""Shapes of the tables in aligned columns that later stages read, so that a slip in one is found with its line.

In: a file. Out: the problems as TableErrors. A stage that reads such a table may take for granted what stands here.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from wamjit.table.errors import TableError
from wamjit.table.files import read_text

NUMBER, NAME, ANY = r"-?\d+", r"[a-z]\w*", r"\S+"


class Shape(NamedTuple):
    """One kind of row: a pattern for each column, whether text may follow, and the columns that are unique together."""

    columns: tuple[str, ...]
    rest: bool
    keys: tuple[tuple[int, ...], ...]
    legend: str


_TYPES = "xfx|xfy|yfx|fy|fx|xf|yf"

SHAPES: dict[str, tuple[Shape, ...]] = {
    "areas.txt": (Shape((NAME, NUMBER, NUMBER, NUMBER), True, ((0,),), "area large small reserve what for"),),
    "arith.txt": (
        Shape((NUMBER, ANY, NUMBER, f"-|{NAME}", f"-|{NAME}"), False, ((0,), (1, 2)), "number name arity function c"),
    ),
    "builtins.txt": (Shape((ANY, NUMBER, NAME, ANY, NAME), False, ((0, 1),), "name arity kind function layer"),),
    "constants.txt": (Shape((NAME, ANY), False, ((0,),), "name value"),),
    "errors.txt": (Shape((NUMBER, NAME, ANY), True, ((0,), (1,)), "number name formal term"),),
    "fixed.txt": (
        Shape(("atom", NUMBER, NAME, ANY), False, ((1,), (2,), (3,)), "atom index id name"),
        Shape(("functor", NUMBER, NAME, ANY, NUMBER), False, ((1,), (2,), (3, 4)), "functor index id name arity"),
    ),
    "inline.txt": (
        Shape(("test|compare|eval", ANY, NUMBER, NAME), False, ((0, 1, 2),), "kind name arity instruction"),
        Shape(
            ("output", ANY, NUMBER, NAME, r"\d+(?:,\d+)*"),
            False,
            ((1, 2, 4), (3,)),
            "output name arity instruction outputs",
        ),
        Shape(("result", ANY, NUMBER, NAME, NUMBER), False, ((1, 2),), "result name arity instruction output"),
    ),
    "operators.txt": (Shape((NUMBER, _TYPES, ANY), True, (), "priority type names"),),
    "services.txt": (
        Shape(("area", NUMBER, NAME), True, ((1,), (2,)), "area number name what"),
        Shape((NUMBER, NAME, ANY, "word|none|run"), True, ((0,), (1,)), "number name svc result what for"),
    ),
}


def check_columns(path: Path) -> list[TableError]:
    """Rows that have no shape of their table, and rows that repeat the key of another."""
    shapes = SHAPES[path.name]
    seen: dict[tuple, int] = {}
    problems = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        words = line.split()
        index = next((i for i, shape in enumerate(shapes) if _fits(shape, words)), None)
        if index is None:
            legends = ", or: ".join(shape.legend for shape in shapes)
            problems.append(TableError(path, f"line {number}", f"a row is: {legends}"))
            continue
        for key in shapes[index].keys:
            values = (index, key, *(words[column] for column in key))
            first = seen.setdefault(values, number)
            if first != number:
                text = " ".join(words[column] for column in key)
                problems.append(TableError(path, f"line {number}", f"{text} stands in line {first} already"))
    return problems


def _fits(shape: Shape, words: list[str]) -> bool:
    if len(words) < len(shape.columns) or (len(words) > len(shape.columns) and not shape.rest):
        return False
    return all(re.fullmatch(pattern, word) for pattern, word in zip(shape.columns, words, strict=False))
