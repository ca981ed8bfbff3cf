"""tables/records.toml: records in machine memory, with offsets computed from the order of their fields."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from wamjit.table.errors import TableError
from wamjit.table.files import check_keys, place_of, read_toml, tables_dir
from wamjit.table.frozen import Frozen

_TYPE = re.compile(r"(word|double)(?:\[(\d*)\])?")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class Field(Frozen):
    """One field. `count` is 1, the length of an array, or 0 for what follows the record without an end.

    `step` is the size of an element, `end` the offset of the first byte behind the field, `others` its other names.
    """

    name: str
    kind: str
    count: int
    array: bool
    offset: int
    step: int
    end: int
    others: tuple[str, ...]


class Record(Frozen):
    """A record for one word size. `fields` is in memory order; `offset` also knows a field by its other names."""

    name: str
    word_size: int
    prefix: str
    base: str
    fields: dict[str, Field]
    size: int
    by_name: dict[str, Field]

    def field(self, name: str) -> Field:
        """A field by its name, or by its other names (the register that it holds); KeyError if there is none."""
        try:
            return self.by_name[name]
        except KeyError:
            raise KeyError(f"record {self.name} has no field {name}") from None

    def offset(self, name: str, index: int = 0) -> int:
        """Byte offset of a field, or of element `index` of an array."""
        field = self.field(name)
        if index < 0 or (index >= field.count and field.count):
            raise IndexError(f"{self.name}.{name} has {field.count} elements, no {index}")
        return field.offset + index * field.step

    def paper(self, name: str, index: int | None = None) -> str:
        """The paper's name of a field: W_NODE, W_TERM7."""
        return f"{self.prefix}{self.field(name).name.upper()}{'' if index is None else index}"

    def find_paper(self, text: str) -> tuple[Field, int | None] | None:
        """Field and index (None if the text has none) of a paper's name; None for an unknown one."""
        if not text.startswith(self.prefix):
            return None
        name = text[len(self.prefix) :].lower()
        if name in self.fields:
            return self.fields[name], None
        plain = name.rstrip("0123456789")
        field = self.fields.get(plain)
        if field is None or not field.array or plain == name or int(name[len(plain) :]) >= field.count:
            return None
        return field, int(name[len(plain) :])


@lru_cache
def load_record(name: str, word_size: int) -> Record:
    """A shipped record by name for a word size of 4 or 8."""
    return _lay_out(tables_dir() / "records.toml", name, _rows(), word_size)


@lru_cache
def record_names() -> tuple[str, ...]:
    """The names of all shipped records."""
    return tuple(_rows())


@lru_cache
def _rows() -> dict:
    return read_toml(tables_dir() / "records.toml")


def read_records(path: Path, word_size: int) -> dict[str, Record]:
    """Reads and checks every record of a file."""
    rows = read_toml(path)
    return {name: _lay_out(path, name, rows, word_size) for name in rows}


def _lay_out(path: Path, name: str, records: dict, word_size: int) -> Record:
    if name not in records:
        raise TableError(path, f"[{name}]", f"no such record (there are {', '.join(records)})")
    rows = records[name]
    if not isinstance(rows, dict):
        raise TableError(path, place_of(path, "", name), "a section expected")
    check_keys(path, name, rows, {"prefix": str, "base": str, "fields": list}, {"round": bool})
    fields: dict[str, Field] = {}
    by_name: dict[str, Field] = {}
    offset = 0
    for row in rows["fields"]:
        field = _field(path, name, row, offset, word_size)
        if any(not previous.count for previous in fields.values()):
            raise _error(path, name, field.name, "only the last field can be without an end")
        for known in (field.name, *field.others):
            if by_name.setdefault(known, field) is not field:
                raise _error(path, name, field.name, f"the name {known} is given twice")
        fields[field.name] = field
        offset = field.end
    size = _round_up(offset, 8 if any(f.kind == "double" for f in fields.values()) else word_size)
    if rows.get("round", False):
        size = 1 << (size - 1).bit_length()
    return Record(
        name=name,
        word_size=word_size,
        prefix=rows["prefix"],
        base=rows["base"],
        fields=fields,
        size=size,
        by_name=by_name,
    )


def _field(path: Path, record: str, row: object, offset: int, word_size: int) -> Field:
    words = row.split() if isinstance(row, str) else []
    if len(words) < 2:
        raise _error(path, record, "fields", f"a field is a text of name, type and other names, not {row!r}")
    match = _TYPE.fullmatch(words[1])
    if match is None:
        raise _error(path, record, words[0], f"unknown type {words[1]} (word, double, word[n], double[n] or word[])")
    for name in (words[0], *words[2:]):
        if not _NAME.fullmatch(name):
            raise _error(path, record, words[0], f"{name} is no name for a field")
    kind, length = match.groups()
    step = 8 if kind == "double" else word_size
    count = 1 if length is None else int(length or 0)
    start = _round_up(offset, step)
    return Field(
        name=words[0],
        kind=kind,
        count=count,
        array=length is not None,
        offset=start,
        step=step,
        end=start + count * step,
        others=tuple(words[2:]),
    )


def _round_up(value: int, step: int) -> int:
    return -(-value // step) * step


def _error(path: Path, record: str, field: str, reason: str) -> TableError:
    return TableError(path, f"[{record}] {field}", reason)
