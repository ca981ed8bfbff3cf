"""Everything that is wrong with a table, or with all tables of this package, for `wamjit tables check`.

In: a file. Out: the problems as TableErrors. What kind of table a TOML file is shows in its rows, so that a copy can be
checked anywhere; a table in columns is known by its name. tables/ir.txt is read and checked by `wamjit.ir.table`.
"""

from __future__ import annotations

from pathlib import Path

from wamjit.table.columns import SHAPES, check_columns
from wamjit.table.convention import load_convention, read_convention
from wamjit.table.errors import TableError
from wamjit.table.files import check_keys, place_of, read_toml, tables_dir
from wamjit.table.own import with_own_sections
from wamjit.table.placement import examine, problem_error
from wamjit.table.record import read_records
from wamjit.table.registers import read_registers
from wamjit.table.tags import read_tags
from wamjit.table.target import Target, load_target, read_target, target_names

# A row that only this kind of table has, and who reads it.
_KINDS = {
    "registers": "target",
    "placements": "own",
    "int_param_regs": "convention",
    "preserved_regs": "convention",
    "tags": "tags",
    "worker": "records",
}


def our_tables() -> list[Path]:
    """All shipped tables that `check_file` knows."""
    root = tables_dir()
    single = [root / name for name in ("registers.txt", "records.toml", "tags.toml", "machines.toml", *SHAPES)]
    single = [path for path in single if path.is_file()]
    return single + sorted((root / "conventions").glob("*.toml")) + sorted((root / "targets").glob("*.toml"))


def check_file(path: Path) -> list[TableError]:
    """What is wrong with one table."""
    try:
        if path.name == "registers.txt":
            read_registers(path)
            return []
        if path.name in SHAPES:
            return check_columns(path)
        kind = _kind(path)
        if not kind:
            return [TableError(path, "", "no table that I know: no target, convention, records, tags or machines")]
        return _READERS[kind](path)
    except TableError as error:
        return [error]


def _kind(path: Path) -> str:
    rows = read_toml(path)
    if any(isinstance(row, dict) and "arch" in row for row in rows.values()):
        return "machines"
    return next((kind for row, kind in _KINDS.items() if row in rows), "")


def _check_target(path: Path) -> list[TableError]:
    """All placements under all ABIs; a row that several placements inherit is reported once."""
    target = load_target(path.stem) if path == tables_dir() / "targets" / path.name else read_target(path)
    return _check_placements(target, list(target.sections))


def _check_own(path: Path) -> list[TableError]:
    return _check_placements(*with_own_sections(path))


def _check_placements(target: Target, names: list[str]) -> list[TableError]:
    found: dict[tuple[str, str, str], TableError] = {}
    for name in names:
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


def _check_machines(path: Path) -> list[TableError]:
    from wamjit.machine import emulators  # who reads the table says what its rows are

    for name, rows in read_toml(path).items():
        if not isinstance(rows, dict) or name not in target_names():
            raise TableError(path, place_of(path, name, ""), f"no section for a target ({', '.join(target_names())})")
        check_keys(path, name, rows, emulators.ROWS, emulators.OPTIONAL)
    return []


_READERS = {
    "machines": _check_machines,
    "target": _check_target,
    "own": _check_own,
    "convention": _check_convention,
    "records": _check_records,
    "tags": _check_tags,
}
