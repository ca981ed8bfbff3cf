"""The numbers of the tables as kernel functions name them: word size, tags, offsets in records.

In: tables/tags.toml and tables/records.toml. Out: ints, and `Sized` constants where a number depends on the word size.
"""

from __future__ import annotations

from functools import lru_cache

from wamjit.subset.words import Sized
from wamjit.table import load_record, load_tags

WORD = Sized(lambda size: size)
WORD_BITS = Sized(lambda size: 8 * size)


@lru_cache(maxsize=1000)
def record_offset(record: str, field: str, index: int | None, size: int) -> int:
    """Offset of a record's field; the field `size` is the record's size."""
    loaded = load_record(record, size)
    if field == "size" and index is None:
        return loaded.size
    return loaded.offset(field) if index is None else loaded.offset(field, index)


class Offset(Sized):
    """Offset of a record's field; `ENV.y(3)` is that of an element."""

    __slots__ = ("field", "record")

    def __init__(self, record: str, field: str) -> None:
        super().__init__(lambda size: record_offset(record, field, None, size))
        self.record, self.field = record, field

    def __call__(self, index: int | Sized) -> Sized:
        return Sized(lambda size: record_offset(self.record, self.field, int(index), size))


class Record:
    """The offsets of a record of tables/records.toml, as attributes."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, field: str) -> Offset:
        if field.startswith("_"):
            raise AttributeError(field)
        return Offset(self._name, field)


WORKER = Record("worker")
NODE = Record("choice")
ENV = Record("environment")
FUNCTOR = Record("functor")
ATOMREC = Record("atom")


class Tags:
    """The numbers of tables/tags.toml: `TAG.INT` and its `TAG.INT_MASK`, `TAG.INT_SHIFT`."""

    def __getattr__(self, name: str) -> int:
        numbers = tag_numbers()
        if name not in numbers:
            raise AttributeError(f"tables/tags.toml has no {name}")
        return numbers[name]


@lru_cache(maxsize=1)
def tag_numbers() -> dict[str, int]:
    """Every number of the tag table under a name of its own."""
    tags = load_tags()
    numbers = {
        **tags.atoms,
        **tags.characters,
        **{name.upper(): value for name, value in tags.boxes.items()},
    }
    for name, tag in (tags.tags | tags.headers).items():
        numbers |= {name: tag.value, f"{name}_MASK": tag.mask, f"{name}_SHIFT": tag.shift}
    return numbers


TAG = Tags()
