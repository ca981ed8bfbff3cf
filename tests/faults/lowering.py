"""The limits of an engine's areas, lowered while it runs to what is used by then and a little more.

In: an engine, the name of an area, how many bytes it may still grow. Out: a function that puts the limit back. Holds:
the reserves behind the limits (tables/areas.txt) stay as large as they are in an area that is really full.
"""

from __future__ import annotations

from collections.abc import Callable

from wamjit.machine.codespace import CodeSpaceFull

RECORD = 64  # more bytes than the record of an atom or functor has
LEAST_PDL = 512  # a ball needs some of it
# area -> the worker's fields that hold its limit, the field that holds its top, 1 or -1: how it grows
FIELDS = {
    "local": (("stack_warn",), "stack_top", 1),
    "choice": (("choice_limit",), "node", -1),
    "trail": (("trail_end",), "trail_top", 1),
    "copy": (("copy_end",), "copy_top", 1),
    "bindings": (("bindings_end",), "bindings", 1),
    "pdl": (("pdl_end",), "pdl_start", 1),
    "heap": (("heap_end", "heap_soft", "collect_at"), "heap_top", 1),
}
AREAS = (*FIELDS, "clauses", "atoms", "functors", "text", "code", "data")


def lower(engine, area: str, room: int) -> Callable[[], None]:
    """Leave `room` bytes in an area."""
    if area in FIELDS:
        return lower_field(engine, area, room)
    if area == "clauses":
        return lower_clauses(engine, room)
    if area in ("atoms", "functors"):
        table = getattr(engine, area).records
        return changed(table, "room", len(getattr(getattr(engine, area), area)) + room // RECORD)
    if area == "text":
        return changed(engine.atoms, "_text_end", engine.atoms._text_top + room)
    return changed(engine.codespace, f"alloc_{area}", Miser(engine.codespace, area, room))


def changed(owner: object, name: str, value: object) -> Callable[[], None]:
    """Set an attribute."""
    own = name in vars(owner)
    before = getattr(owner, name)
    setattr(owner, name, value)
    return (lambda: setattr(owner, name, before)) if own else lambda: delattr(owner, name)


def lower_field(engine, area: str, room: int) -> Callable[[], None]:
    """The limit of an area that machine code looks at."""
    worker = engine.worker
    fields, top, sign = FIELDS[area]
    before = {field: worker[field] for field in fields}
    for field in fields:
        worker[field] = worker[top] + sign * (room + (LEAST_PDL if area == "pdl" else 0))
    worker["heap_warn_soft"] = 0

    def back() -> None:
        for field, limit in before.items():
            worker[field] = limit
        worker["heap_warn_soft"] = 0

    return back


def lower_clauses(engine, room: int) -> Callable[[], None]:
    """The end of the clause store."""
    memory, store = engine.memory, engine.database.store.record
    top, end = (engine.worker["store"] + store.offset(field) for field in ("top", "end"))
    before = memory.read(end)
    memory.write(end, min(before, memory.read(top) + room))
    return lambda: memory.write(end, before)


class Miser:
    """Gives room for code or data as the code space does, but not much."""

    def __init__(self, codespace, part: str, room: int):
        self.give, self.part, self.room = getattr(codespace, f"alloc_{part}"), part, room

    def __call__(self, nbytes: int, align: int | None = None) -> int:
        if nbytes > self.room:
            raise CodeSpaceFull(self.part, nbytes, self.room, self.room)
        self.room -= nbytes
        return self.give(nbytes, align or 16)
