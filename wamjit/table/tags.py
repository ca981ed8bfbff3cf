"""tables/tags.toml: what the low bits of a word say."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from wamjit.table.errors import TableError
from wamjit.table.files import check_keys, place_of, read_toml, tables_dir
from wamjit.table.frozen import Frozen

NUMBERS = ("boxes", "atoms", "characters")  # the sections of plain numbers


class Tag(Frozen):
    """A word has the tag when `word & mask == value`; the payload starts at bit `shift` (0: it is an address)."""

    name: str
    mask: int
    value: int
    shift: int


class Tags(Frozen):
    """`tags`: REF LST STR INT ATOM HDR; `headers`: FUNCTOR BOX; `boxes`: kind_shift kind_mask FLOAT ...; the others
    are numbers of what the table says."""

    tags: dict[str, Tag]
    headers: dict[str, Tag]
    boxes: dict[str, int]
    atoms: dict[str, int]
    characters: dict[str, int]

    def __getitem__(self, name: str) -> Tag:
        return self.tags[name] if name in self.tags else self.headers[name]


@lru_cache
def load_tags() -> Tags:
    """The shipped tags."""
    return read_tags(tables_dir() / "tags.toml")


def hash_shifts() -> tuple[int, int]:
    """Where the hash of a switch takes its bits: atoms and functors count from bit 4 or 5, integers from bit 3."""
    tags = load_tags()
    return tags["INT"].shift, tags["ATOM"].shift


def read_tags(path: Path) -> Tags:
    """Reads and checks a table of tags."""
    rows = read_toml(path)
    check_keys(path, "", rows, dict.fromkeys(("tags", "headers", *NUMBERS), dict), {})
    tags = _tags(path, "tags", rows["tags"])
    headers = _tags(path, "headers", rows["headers"])
    for section in NUMBERS:
        for name, value in rows[section].items():
            if type(value) is not int or value < 0:
                raise TableError(path, place_of(path, section, name), f"a number expected, not {value!r}")
    return Tags(tags=tags, headers=headers, **{section: rows[section] for section in NUMBERS})


def _tags(path: Path, section: str, rows: dict) -> dict[str, Tag]:
    found: dict[str, Tag] = {}
    for name, row in rows.items():
        where = place_of(path, section, name)
        if not isinstance(row, dict):
            raise TableError(path, where, "{ mask = .., value = .., shift = .. } expected")
        check_keys(path, section, row, {"mask": int, "value": int}, {"shift": int})
        tag = Tag(name=name, mask=row["mask"], value=row["value"], shift=row.get("shift", 0))
        if tag.value & ~tag.mask:
            raise TableError(path, where, f"the value {tag.value:#b} has bits outside its mask {tag.mask:#b}")
        for other in found.values():
            common = tag.mask & other.mask
            if tag.value & common == other.value & common:
                raise TableError(path, where, f"a word can be {name} and {other.name} at once")
        found[name] = tag
    return found
