"""Everything that is wrong with a table, or with all tables of this package, for `wamjit tables check`.

In: a file. Out: the problems as TableErrors. What kind of table it is shows in its rows, so that a copy can be checked
anywhere. Tables of later stages are read by those stages.
"""

from __future__ import annotations

from pathlib import Path

from wamjit.table.convention import load_convention, read_convention
from wamjit.table.errors import TableError
from wamjit.table.files import read_toml, tables_dir
from wamjit.table.placement import examine, problem_error
from wamjit.table.record import read_records
from wamjit.table.registers import read_registers
from wamjit.table.tags import read_tags
from wamjit.table.target import load_target, read_target

# A row that only this kind of table has, and who reads it.
_KINDS = {
    "placements": "target",
    "registers": "target",
    "int_param_regs": "convention",
    "preserved_regs": "convention",
    "tags": "tags",
    "worker": "records",
}


def is_ours(path: Path) -> bool:
    """Whether a file is one of the tables that this package reads."""
    return path.name == "registers.txt" or (path.suffix == ".toml" and _kind(path) != "")


def our_tables() -> list[Path]:
    """All shipped tables that this package reads."""
    root = tables_dir()
    single = [root / name for name in ("registers.txt", "records.toml", "tags.toml")]
    return single + sorted((root / "conventions").glob("*.toml")) + sorted((root / "targets").glob("*.toml"))


def check_file(path: Path) -> list[TableError]:
    """What is wrong with one table."""
    try:
        if path.name == "registers.txt":
            read_registers(path)
            return []
        kind = _kind(path)
        if not kind:
            return [TableError(path, "", "no target, convention, records or tags")]
        return _READERS[kind](path)
    except TableError as error:
        return [error]


def _kind(path: Path) -> str:
    rows = read_toml(path)
    return next((kind for row, kind in _KINDS.items() if row in rows), "")


def _check_target(path: Path) -> list[TableError]:
    """All placements under all ABIs; a row that several placements inherit is reported once."""
    target = load_target(path.stem) if path == tables_dir() / "targets" / path.name else read_target(path)
    found: dict[tuple[str, str, str], TableError] = {}
    for name in target.sections:
        for abi in target.abis:
            for problem in examine(target, name, abi)[1]:
                found.setdefault(problem, problem_error(target, name, problem))
    return list(found.values())


def _check_convention(path: Path) -> list[TableError]:
    if path.parent == tables_dir() / "conventions":
        load_convention(path.stem)
    else:
        read_convention(path)
    return []


def _check_records(path: Path) -> list[TableError]:
    for word_size in (4, 8):
        read_records(path, word_size)
    return []


def _check_tags(path: Path) -> list[TableError]:
    read_tags(path)
    return []


_READERS = {
    "target": _check_target,
    "convention": _check_convention,
    "records": _check_records,
    "tags": _check_tags,
}
