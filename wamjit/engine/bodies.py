"""Clauses on their way to the compiler: `Module:Goal` in their bodies, and the code that hands a module on.

In: clauses of a predicate. Out: clauses without `:` among their goals: a goal of another module has a `Qualified`
name. Holds: control constructs, and what the compiler takes for one, are walked through; a goal that means the same
predicate with and without its module has a plain name, so that built-ins stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from wamjit.compile.goals import CONSTRUCTS
from wamjit.engine import meta
from wamjit.engine.predicates import SYSTEM, USER, Clause, Predicate
from wamjit.read.terms import Atom, Struct, Term, Var

CONTROL = frozenset(((",", 2), (";", 2), ("|", 2), ("->", 2), ("*->", 2), ("\\+", 1)))
INLINE = {("once", 1): (0,), ("ignore", 1): (0,), ("forall", 2): (0, 1), ("findall", 3): (1,)}


class Qualified(str):
    """The name of a predicate with its module; equal to no plain name."""

    __slots__ = ("plain", "space")

    def __new__(cls, space: str, plain: str):
        name = super().__new__(cls, f"{space}:{plain}")
        name.space, name.plain = space, plain
        return name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Qualified) and str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((Qualified, str(self)))


def prepared(engine, predicate) -> Iterator[tuple[Term, Term]]:
    """Head and body of each clause, as the compiler wants them."""
    space = predicate.space
    tracer = None if space == SYSTEM else engine.tracer
    for clause in predicate.each_clause() if isinstance(predicate, Predicate) else predicate.clauses:
        body = plain_body(engine, space, clause.body) if has_module(clause.body) else clause.body
        yield engine.literals.lifted(clause.head, body if tracer is None else tracer.body(predicate, body))


def has_module(body: Term) -> bool:
    """Whether a `:` stands among the goals of a body."""
    todo = [body]
    while todo:
        goal = todo.pop()
        if isinstance(goal, Struct):
            key = goal.name, len(goal.args)
            if key == (":", 2):
                return True
            if key in CONTROL:
                todo.extend(goal.args)
            elif key in INLINE:
                todo.extend(goal.args[place] for place in INLINE[key])
    return False


def plain_body(engine, home: str, body: Term) -> Term:
    """A body of a predicate of the module `home`, without `:` among its goals."""
    done: list[Term] = []
    todo: list = [(home, body)]
    while todo:  # a goal in a module, or a construct whose parts are done
        space, goal = todo.pop()
        if space is None:
            construct, places = goal
            args = list(construct.args)
            for place in reversed(places):
                args[place] = done.pop()
            done.append(Struct(construct.name, args))
            continue
        inner_space, inner = meta.strip(goal, space)
        space = engine.modules.space_of(inner_space) if inner is not goal else space
        places = walked(inner)
        if places and not means_own(engine, {home, space}, inner):
            todo.append((None, (inner, places)))
            todo += [(space, inner.args[place]) for place in reversed(places)]
        else:
            done.append(simple_goal(engine, home, space, inner))
    return done[0]


def walked(goal: Term) -> tuple[int, ...]:
    """The places of a goal's arguments that are goals of the same clause."""
    if not isinstance(goal, Struct):
        return ()
    key = goal.name, len(goal.args)
    if key in CONTROL:
        return tuple(range(len(goal.args)))
    places = INLINE.get(key, ())
    if key == ("findall", 3):
        inner = goal.args[1]
        return places if isinstance(inner, Struct) and (inner.name, len(inner.args)) in CONTROL else ()
    return places if all(isinstance(goal.args[place], Atom | Struct) for place in places) else ()


def means_own(engine, spaces: set[str], goal: Struct) -> bool:
    """Whether a goal with the name of a construct is one of a program's predicate in one of these modules."""
    key = goal.name, len(goal.args)
    return key in CONSTRUCTS and any(engine.registry.overridden(space, *key) for space in spaces)


def simple_goal(engine, home: str, space: str, goal: Term) -> Term:
    """A goal of the module `space` in a clause of the module `home`."""
    if meta.is_qualified(goal) or not isinstance(goal, Atom | Struct):  # a module or goal that is not known yet
        return goal if space == home and not meta.is_qualified(goal) else Struct("call", (meta.qualify(space, goal),))
    if space == home or goal.name == "!" and isinstance(goal, Atom):
        return goal
    arity = len(goal.args) if isinstance(goal, Struct) else 0
    modules = engine.modules
    if modules.callee(space, goal.name, arity) is modules.callee(home, goal.name, arity):
        return goal
    return Struct(Qualified(space, goal.name), goal.args if arity else ())


class Bridge:
    """What is compiled for a meta-predicate of another module: it puts this module in front of the arguments."""

    def __init__(self, predicate: Predicate, definition: Predicate, space: str):
        self.number, self.name, self.arity = predicate.number, predicate.name, predicate.arity
        self.space = SYSTEM
        self.builtin, self.file, self.dynamic, self.stored = None, None, False, None
        self.clauses = [bridge_clause(definition, space)]


def bridge_clause(definition: Predicate, space: str) -> Clause:
    """`p(A, B) :- '$qualify'(A, Module, QA), definition(QA, B)`; control constructs are run as data."""
    if is_for_callers(definition):
        return Clause(Atom(definition.name), Struct(meta.CALLERS[definition.indicator], (Atom(space),)))
    heads: list[Term] = [Var() for _ in range(definition.arity)]
    head = Struct(definition.name, heads)
    if (definition.name, definition.arity) in CONTROL - {("\\+", 1)}:
        return Clause(head, Struct("$control_in", (head, Atom(space))))
    handed = [Var() if spec in meta.QUALIFIED else a for spec, a in zip(definition.meta, heads, strict=True)]
    body: Term = Struct(Qualified(definition.space, definition.name), handed)
    for given, qualified, spec in reversed(list(zip(heads, handed, definition.meta, strict=True))):
        if spec == meta.ALWAYS:
            body = Struct(",", (Struct("=", (qualified, Struct(":", (Atom(space), given)))), body))
        elif given is not qualified:
            body = Struct(",", (Struct("$qualify", (given, Atom(space), qualified)), body))
    return Clause(head, body)


def is_for_callers(definition: Predicate) -> bool:
    """Whether a library predicate without arguments does something of the module that calls it."""
    return definition.space == SYSTEM and definition.indicator in meta.CALLERS


def qualifying_space(space: str, definition: Predicate) -> str | None:
    """The module that calls from `space` put in front of a meta-predicate's arguments; None where none is needed."""
    if not (meta.is_transparent(definition.meta) or is_for_callers(definition)) or definition.space == space:
        return None
    if definition.space == SYSTEM and space == USER:
        return None
    return USER if space == SYSTEM else space
