"""tables/registers.txt: the registers of the abstract machine, their kinds, and which of them may share a home."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from wamjit.table.errors import TableError
from wamjit.table.files import read_columns, tables_dir
from wamjit.table.frozen import Frozen

X_COUNT = 256
KINDS = ("machine", "state", "scratch", "field", "shared")
X_NAMES = tuple(f"x({i})" for i in range(X_COUNT))


class Registers(Frozen):
    """`kinds` by name, with `x` for all of x(0) .. x(255); `aliases` are the pairs that interfere on every target."""

    kinds: dict[str, str]
    meanings: dict[str, str]
    aliases: frozenset[frozenset[str]]

    def kind(self, name: str) -> str:
        """Kind of a register; KeyError for an unknown one."""
        return self.kinds["x" if name.startswith("x(") else name]

    def names(self, absent: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Every register but the absent ones, x(i) written out."""
        plain = tuple(name for name in self.kinds if name != "x" and name not in absent)
        return plain + X_NAMES


@lru_cache
def load_registers() -> Registers:
    """The shipped table."""
    return read_registers(tables_dir() / "registers.txt")


def read_registers(path: Path) -> Registers:
    """Reads and checks a table of registers."""
    kinds: dict[str, str] = {}
    meanings: dict[str, str] = {}
    pairs = []
    for number, words in read_columns(path):
        where = f"{words[0]}, line {number}"
        if len(words) < 3:
            raise TableError(path, where, "a row is: name kind meaning, or: alias name name reason")
        if words[0] == "alias":
            pairs.append((where, words[1], words[2]))
            continue
        if words[1] not in KINDS:
            raise TableError(path, where, f"unknown kind {words[1]} (one of {', '.join(KINDS)})")
        if words[0] in kinds:
            raise TableError(path, where, f"{words[0]} has two rows")
        kinds[words[0]] = words[1]
        meanings[words[0]] = " ".join(words[2:])
    for where, one, other in pairs:
        if one == other or one not in kinds or other not in kinds:
            raise TableError(path, where, f"an alias row needs two registers of this table, not {one} and {other}")
    aliases = frozenset(frozenset(pair[1:]) for pair in pairs)
    return Registers(kinds=kinds, meanings=meanings, aliases=aliases)
