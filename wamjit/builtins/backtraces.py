"""The predicates that a running program is in, for prolog/prolog_stack.pl.

In: the machine as a service finds it. Out: frame(Level, Module:Name/Arity, Place). Holds: a predicate whose last call
has begun is gone, as its environment is; the library's own helpers are not shown.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from wamjit.engine.errors import indicator, instantiation_error, type_error
from wamjit.engine.predicates import SYSTEM
from wamjit.read.terms import Atom, Struct, Var, make_list


def frames(engine, depth, found):
    """'$frames'(+Depth, -List): the innermost first"""
    if not isinstance(depth, int):
        raise instantiation_error() if isinstance(depth, Var) else type_error("integer", depth)
    listed = []
    for predicate in running(engine):
        if len(listed) >= depth:
            break
        if not predicate.name.startswith("$"):
            place = f"{os.path.basename(predicate.file)}:{predicate.line}" if predicate.file else ""
            named = Struct(":", (Atom(predicate.space), indicator(predicate.name, predicate.arity)))
            listed.append(Struct("frame", (len(listed), named, Atom(place))))
    return [(found, make_list(listed))]


def running(engine) -> Iterator:
    """The predicates that calls return to, the innermost first."""
    worker, memory, size = engine.worker, engine.memory, engine.target.word_size
    local = memory.area("local")
    frame, address = worker["frame"], worker["continuation"]
    while True:
        predicate = engine.places.predicate_at(address)
        if predicate is not None and not (predicate.space == SYSTEM and predicate.builtin is None):
            yield predicate
        if not local.start <= frame < worker["stack_top"]:
            return
        older, address = memory.read(frame), memory.read(frame + size)
        if older >= frame:
            return
        frame = older
