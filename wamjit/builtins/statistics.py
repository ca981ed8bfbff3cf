"""statistics/2: times in milliseconds or seconds, areas in bytes, how many there are of what.

In: a key. Out: a number, or a list of two or more as SICStus and SWI-Prolog have it for that key: the time and what
has passed since the last call; bytes used and free. Holds: nothing here changes anything but those last times.
There is no key `inferences`: machine code does not count them.
"""

from __future__ import annotations

import os
import time

from wamjit.engine.errors import domain_error, instantiation_error, type_error
from wamjit.read.terms import Atom, Struct, Term, Var, make_list

AREAS = {"global": ("heap", "heap_top"), "local": ("local", "stack_top"), "trail": ("trail", "trail_top")}


def statistics(engine, key, value):
    """statistics/2"""
    if isinstance(key, Var):
        raise instantiation_error()
    if not isinstance(key, Atom):
        raise type_error("atom", key)
    found = KEYS.get(key.name)
    if found is None:
        raise domain_error("statistics_key", key)
    return [(value, found(engine))]


def all_statistics(engine, found):
    """'$statistics'(-List): Key-Value, for statistics/0"""
    return [(found, make_list(Struct("-", (Atom(key), KEYS[key](engine))) for key in SHOWN))]


def since_last(key: str, clock):
    """A time in whole units, and what has passed since the last call."""

    def both(engine) -> Term:
        now, last = int(clock()), engine.statistics.get(key, 0)
        engine.statistics[key] = now
        return make_list([now, now - last])

    return both


def since_start(engine) -> Term:
    """Milliseconds since the engine began, and since the last call."""
    return since_last("walltime", lambda: (time.time() - engine.started_at) * 1000)(engine)


def used(engine, name: str) -> int:
    """Bytes in use of a stack."""
    area, field = AREAS[name]
    return engine.worker[field] - engine.memory.area(area).start


def size(engine, name: str) -> int:
    """Bytes that a stack may grow to."""
    return engine.memory.area(AREAS[name][0]).size


def used_and_free(name: str):
    return lambda engine: make_list([used(engine, name), size(engine, name) - used(engine, name)])


def clause_bytes(engine) -> int:
    """Bytes that the clause store has taken."""
    store = engine.database.store
    start = engine.worker["store"]
    return engine.memory.read(start + store.record.offset("top")) - start


def program(engine) -> int:
    """Bytes of code and clauses."""
    return engine.codespace.code_used + clause_bytes(engine)


def stacks(engine) -> int:
    return sum(used(engine, name) for name in AREAS)


def in_use(engine) -> Term:
    """Bytes in use, and what the stacks may still take."""
    free = sum(size(engine, name) for name in AREAS) - stacks(engine)
    return make_list([stacks(engine) + program(engine), free])


def clauses(engine) -> int:
    """Clauses of the program's predicates."""
    return sum(predicate.clause_count for predicate in list(engine.predicates.all) if predicate.builtin is None)


KEYS = {
    "runtime": since_last("runtime", lambda: time.process_time() * 1000),
    "process_time": since_last("process_time", lambda: time.process_time() * 1000),
    "system_time": since_last("system_time", lambda: os.times().system * 1000),
    "real_time": since_last("real_time", time.time),
    "walltime": since_start,
    "total_runtime": since_last("total_runtime", lambda: time.process_time() * 1000),
    "cputime": lambda engine: time.process_time(),
    "process_cputime": lambda engine: time.process_time(),
    "epoch": lambda engine: engine.started_at,
    "process_epoch": lambda engine: engine.started_at,
    "global_stack": used_and_free("global"),
    "local_stack": used_and_free("local"),
    "trail": used_and_free("trail"),
    "globalused": lambda engine: used(engine, "global"),
    "localused": lambda engine: used(engine, "local"),
    "trailused": lambda engine: used(engine, "trail"),
    "global": lambda engine: used(engine, "global"),
    "local": lambda engine: used(engine, "local"),
    "stack": stacks,
    "stack_limit": lambda engine: sum(size(engine, name) for name in AREAS),
    "memory": in_use,
    "core": in_use,
    "program": lambda engine: make_list([program(engine), 0]),
    "stack_shifts": lambda engine: make_list([0, 0, 0]),  # areas grow where they are
    "atoms": lambda engine: engine.atoms.count(),
    "atom_space": lambda engine: engine.atoms.space,
    "agc": lambda engine: engine.atoms.count("collections"),
    "agc_gained": lambda engine: engine.atoms.count("collected"),
    "functors": lambda engine: len(engine.functors.functors),
    "predicates": lambda engine: len(engine.predicates.all),
    "modules": lambda engine: len(engine.modules.table),
    "clauses": clauses,
    "codes": lambda engine: engine.codespace.code_used,
    "threads": lambda engine: 1,
    "engines": lambda engine: 0,
    "garbage_collection": lambda engine: make_list([engine.worker["collections"], engine.worker["collected"], 0]),
}
SHOWN = ("cputime", "walltime", "memory", "global_stack", "local_stack", "trail", "codes", "atoms", "functors",
         "predicates", "modules", "clauses", "garbage_collection")  # fmt: skip
