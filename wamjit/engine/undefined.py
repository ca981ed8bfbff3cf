"""Calls of procedures that are not there, for list_undefined/0 and for the toplevel when it has loaded something.

In: the clauses that were loaded. Out: caller, callee and clause of each call that would raise an existence error.
Holds: goals that are known only when the program runs are not looked at; a procedure whose clauses the program adds is
there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wamjit.engine import meta
from wamjit.engine.bodies import CONTROL
from wamjit.engine.database import functor_of, split
from wamjit.engine.expansion import is_shared_hook
from wamjit.engine.nearest import near
from wamjit.engine.predicates import SYSTEM, Clause, Predicate
from wamjit.read.terms import Atom, Struct, Term

ADDING = frozenset(("assert", "asserta", "assertz", "retract", "retractall", "abolish", "dynamic"))


class Call(NamedTuple):
    """A call of a procedure that is not there."""

    caller: Predicate
    clause: Clause
    space: str
    name: str
    arity: int

    @property
    def callee(self) -> str:
        """The procedure's indicator, with its module where that is another than the caller's."""
        plain = f"{self.name}/{self.arity}"
        return plain if self.space == self.caller.space else f"{self.space}:{plain}"


def report_undefined(engine, files: set[str] | None = None) -> None:
    """A warning for each call in files, or anywhere."""
    for call in undefined_calls(engine):
        file = call.clause.file or call.caller.file
        if files is None or file in files:
            hint = near(engine, call.name, call.arity)
            text = f"{call.callee} is called by {call.caller} and is not defined{f' ({hint})' if hint else ''}"
            said = Struct("undefined_procedure", (Struct("/", (Atom(call.name), call.arity)),))
            engine.reporter.say("warning", text, said, file, call.clause.line)


def undefined_calls(engine) -> Iterator[Call]:
    """The calls, each callee once for a caller."""
    predicates = [p for p in engine.predicates.all if p.space != SYSTEM and p.exists]
    found, added = [], set()
    for predicate in predicates:
        said: set[tuple[str, str, int]] = set()
        for clause in predicate.each_clause() if predicate.facts is None else ():  # facts call nothing
            for space, name, arity, goal in calls(engine, predicate.space, clause.body):
                if name in ADDING and isinstance(goal, Struct) and len(goal.args) == 1:
                    added |= set(changed(engine, space, goal.args[0]))
                key = (space, name, arity)
                if key not in said and not is_known(engine, *key):
                    said.add(key)
                    found.append(Call(predicate, clause, *key))
    yield from (call for call in found if (call.space, call.name, call.arity) not in added)


def changed(engine, space: str, term: Term) -> Iterator[tuple[str, str, int]]:
    """The procedure of a clause that a goal adds or takes."""
    space, term = meta.strip(term, space)
    head = split(term)[0] if isinstance(term, Struct) and term.name == ":-" and len(term.args) == 2 else term
    space, head = meta.strip(head, space)
    if isinstance(head, Struct) and head.name == "/" and len(head.args) == 2 and isinstance(head.args[1], int):
        yield engine.modules.space_of(space), getattr(head.args[0], "name", ""), head.args[1]
    elif isinstance(head, Atom | Struct):
        yield engine.modules.space_of(space), *functor_of(head)


def is_known(engine, space: str, name: str, arity: int) -> bool:
    """Whether a call finds something."""
    predicate = engine.predicates.find(space, name, arity)
    if predicate is not None and (predicate.multifile or predicate.discontiguous) or is_shared_hook(space, name, arity):
        return True
    found = engine.modules.visible(space, name, arity)
    return found is not None and (found.exists or found.builtin is not None)


def calls(engine, space: str, body: Term) -> Iterator[tuple[str, str, int, Term]]:
    """Space, name, arity and term of each goal of a body, in goals that meta-predicates get too."""
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
        yield space, goal.name, arity, goal
        definition = engine.modules.visible(space, goal.name, arity)
        specs = definition.meta if definition is not None else None
        for spec, argument in zip(specs or (), arguments, strict=False):
            if isinstance(spec, int):
                todo.append((space, argument, spec))
            elif spec == "^":
                while isinstance(argument, Struct) and argument.name == "^" and len(argument.args) == 2:
                    argument = argument.args[1]
                todo.append((space, argument, 0))
