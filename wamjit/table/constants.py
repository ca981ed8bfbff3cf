"""tables/constants.txt: the atoms that are numbers in an expression.

In: the table's text. Out: their values by name.
"""

from __future__ import annotations

from functools import cache

from wamjit.table.files import read_text, tables_dir


@cache
def constants() -> dict[str, float]:
    """The value of each constant."""
    rows = (line.split() for line in read_text(tables_dir() / "constants.txt").splitlines() if not line.startswith("#"))
    return {name: float(value) for name, value in rows}
