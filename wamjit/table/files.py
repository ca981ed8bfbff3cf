"""Where the tables are, and reading them as text: TOML, aligned columns, and the line of a row for a message."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from wamjit.table.errors import TableError

_PACKAGE = Path(__file__).resolve().parent.parent


@lru_cache
def tables_dir() -> Path:
    """The folder of the tables: in a checkout beside the package, in an installed wheel inside it."""
    for folder in (_PACKAGE.parent / "tables", _PACKAGE / "_tables"):
        if (folder / "targets").is_dir():
            return folder
    raise TableError(_PACKAGE / "_tables", "", "the tables are missing: reinstall wamjit")


def read_text(path: Path) -> str:
    """The text of a table, or TableError."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise TableError(path, "", "not UTF-8 text") from None
    except OSError as error:
        raise TableError(path, "", (error.strerror or str(error)).lower()) from None


def read_toml(path: Path) -> dict:
    """The rows of a TOML table, or TableError with the line."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise TableError(path, "", f"not TOML: {error}") from None


def read_columns(path: Path) -> list[tuple[int, list[str]]]:
    """Line number and words of each row of a table in columns. `#` opens a comment."""
    rows = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        words = line.partition("#")[0].split()
        if words:
            rows.append((number, words))
    return rows


def place_of(path: Path, section: str, key: str) -> str:
    """`[section] key, line N`: the row as a message names it. The line is left out where it cannot be found."""
    name = f"[{section}] {key}".strip() if section else key
    line = _line_of(path, section, key)
    return f"{name}, line {line}" if line else name


def _line_of(path: Path, section: str, key: str) -> int:
    """The line that opens the row, or the section if the row has none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    current, section_line = "", 0
    for number, line in enumerate(lines, 1):
        code = line.partition("#")[0].strip()
        if code.startswith("["):
            current = code.strip("[] ")
            section_line = number if current == section else section_line
        elif current == section and code.partition("=")[0].strip().strip('"') == key and "=" in code:
            return number
    return section_line


def check_keys(path: Path, section: str, rows: dict, wanted: dict[str, type], optional: dict[str, type]) -> None:
    """Refuses a missing row, an unknown row and a value of the wrong type."""
    for key in wanted:
        if key not in rows:
            raise TableError(path, place_of(path, section, key), f"the row {key} is missing")
    known = wanted | optional
    for key, value in rows.items():
        kind = known.get(key)
        if kind is None:
            raise TableError(path, place_of(path, section, key), f"unknown row {key}")
        if type(value) is not kind:
            reason = f"{_KINDS[kind]} expected, not {value!r}"
            raise TableError(path, place_of(path, section, key), reason)


_KINDS = {str: "a text", int: "a number", bool: "true or false", list: "a list", dict: "a section"}
