"""Calls of procedures that are not there, for list_undefined/0.

In: the clauses that were loaded. Out: caller, callee and clause of each call that would raise an existence error.
Holds: goals that are known only when the program runs are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from wamjit.engine import meta
from wamjit.engine.bodies import CONTROL
from wamjit.engine.predicates import SYSTEM, Clause, Predicate
from wamjit.read.terms import Atom, Struct, Term


def undefined_calls(engine) -> Iterator[tuple[Predicate, str, Clause]]:
    """The calls, each callee once for a caller."""
    for predicate in list(engine.predicates.all):
        if predicate.space == SYSTEM or not predicate.exists:
            continue
        said: set[str] = set()
        for clause in predicate.clauses:
            for space, name, arity in calls(engine, predicate.space, clause.body):
                callee = f"{name}/{arity}" if space == predicate.space else f"{space}:{name}/{arity}"
                if callee not in said and not is_known(engine, space, name, arity):
                    said.add(callee)
                    yield predicate, callee, clause


def is_known(engine, space: str, name: str, arity: int) -> bool:
    """Whether a call finds something."""
    predicate = engine.predicates.find(space, name, arity)
    if predicate is not None and (predicate.multifile or predicate.discontiguous):
        return True
    found = engine.modules.visible(space, name, arity)
    return found is not None and (found.exists or found.builtin is not None)


def calls(engine, space: str, body: Term) -> Iterator[tuple[str, str, int]]:
    """Space, name and arity of each goal of a body, in goals that meta-predicates get too."""
    todo: list[tuple[str, Term, int]] = [(space, body, 0)]
    while todo:
        space, goal, extra = todo.pop()
        space, goal = meta.strip(goal, space)
        if not isinstance(goal, Atom | Struct) or meta.is_qualified(goal):
            continue
        arguments = goal.args if isinstance(goal, Struct) else ()
        if extra == 0 and (goal.name, len(arguments)) in CONTROL:
            todo += [(space, part, 0) for part in reversed(arguments)]
            continue
        space = engine.modules.space_of(space)
        arity = len(arguments) + extra
        yield space, goal.name, arity
        definition = engine.modules.visible(space, goal.name, arity)
        specs = definition.meta if definition is not None else None
        for spec, argument in zip(specs or (), arguments, strict=False):
            if isinstance(spec, int):
                todo.append((space, argument, spec))
            elif spec == "^":
                while isinstance(argument, Struct) and argument.name == "^" and len(argument.args) == 2:
                    argument = argument.args[1]
                todo.append((space, argument, 0))
