"""Limits that a program may change while it runs: the flags heap_limit, stack_limit, copy_limit and clause_limit.

In: the name of a flag, bytes. Out: areas that count as full there, from the next check of machine code on. Holds: a
limit lies within what was reserved when the engine was made; one below what is in use gives a resource error as soon as
more is wanted, which frees what the goal has built.
"""

from __future__ import annotations

from wamjit.engine.errors import domain_error, type_error
from wamjit.read.terms import Atom, Struct, Term

# flag -> the areas that it holds for, each
LIMITS = {
    "heap_limit": ("heap",),
    "stack_limit": ("local", "choice", "trail"),
    "copy_limit": ("copy",),
    "clause_limit": ("clauses",),
}


def values(areas) -> dict[str, int]:
    """The limits as they are."""
    return {flag: areas.sizes[names[0]] for flag, names in LIMITS.items()}


def set_limit(engine, flag: str, value: Term) -> int:
    """Change a limit, which is what comes back; the errors of set_prolog_flag/2 for what is no size, too small or not
    reserved. While the flag iso is false, more than was reserved means all of it: programs ask for many gigabytes."""
    if not isinstance(value, int):
        raise type_error("integer", value)
    areas = engine.areas
    if engine.flags.loose:
        value = min(value, *(areas.reserved(area) for area in LIMITS[flag]))
    if not all(areas.least(area) <= value <= areas.reserved(area) for area in LIMITS[flag]):
        raise domain_error("flag_value", Struct("+", (Atom(flag), value)))
    for area in LIMITS[flag]:
        areas.sizes[area] = value
    publish(engine)
    return value


def fields(engine) -> dict[str, int]:
    """The worker's fields that hold limits."""
    areas = engine.areas
    return {
        "heap_soft": areas.heap_soft,
        "heap_end": areas.limit("heap"),
        "stack_warn": areas.limit("local"),
        "trail_end": areas.limit("trail"),
        "choice_limit": areas.choice_limit,
        "copy_end": areas.limit("copy"),
    }


def publish(engine) -> None:
    """Tell machine code the limits: now, and when the queries that run have ended and what was before comes back."""
    worker, now = engine.worker, fields(engine)
    now["collect_at"] = min(worker["collect_at"], now["heap_soft"])
    for field, word in now.items():
        worker[field] = word
    for query in engine.queries:
        query.saved = worker.patched(query.saved, now)
    engine.database.store.set_end(engine.areas.limit("clauses"))
    worker["heap_warn_soft"] = 0  # look at the next entry
