"""Bodies as the tracer wants them, and the code that stands in front of a traced predicate.

In: clauses on their way to the compiler. Out: clauses whose goals all go through a cell of the module they stand in,
so that nothing is done in place, no call of the predicate itself is a jump, and built-ins can be led elsewhere for
this text alone. Holds: control constructs stay, what is not shown stays.
"""

from __future__ import annotations

from wamjit.engine.bodies import CONTROL, Qualified
from wamjit.engine.predicates import SYSTEM, Clause, Predicate
from wamjit.read.terms import Atom, Struct, Term, Var

HIDDEN = CONTROL | {("!", 0), ("true", 0), ("otherwise", 0), ("call", 1), (":", 2), ("@", 2), ("[]", 0)}
LIBRARIES = frozenset(("trace", "profile"))  # the tracer does not show itself
EVERYTHING = None  # for `through`: all goals, not only some


class Visible(Qualified):
    """The name of a goal that is called through a cell of its module, though it may be a built-in."""

    __slots__ = ()


def is_visible(engine, name: str, arity: int) -> bool:
    """Whether calls of a predicate are ever shown."""
    if name.startswith("$") or (name, arity) in HIDDEN:
        return False
    row = engine.registry.find(name, arity)
    return row is None or row.kind != "prolog" or row.function not in LIBRARIES


def traced_body(engine, home: str, body: Term, through: frozenset | None) -> Term:
    """A body of a predicate of the module `home`; `through`: the goals that go through cells."""
    done: list[Term] = []
    todo: list = [body]
    while todo:  # a goal, or a control construct (in a tuple) whose arguments are done
        goal = todo.pop()
        if isinstance(goal, tuple):
            construct = goal[0]
            count = len(construct.args)
            done[-count:] = [Struct(construct.name, done[-count:])]
        elif isinstance(goal, Struct) and (goal.name, len(goal.args)) in CONTROL:
            todo.append((goal,))
            todo.extend(reversed(goal.args))
        else:
            done.append(traced_goal(engine, home, goal, through))
    return done[0]


def traced_goal(engine, home: str, goal: Term, through: frozenset | None) -> Term:
    """One goal."""
    if isinstance(goal, Var) or not isinstance(goal, Atom | Struct):
        return goal
    arguments = goal.args if isinstance(goal, Struct) else ()
    qualified = isinstance(goal.name, Qualified)
    name, space = (goal.name.plain, goal.name.space) if qualified else (goal.name, home)
    if (
        not is_visible(engine, name, len(arguments))
        or through is not EVERYTHING
        and (name, len(arguments)) not in through
    ):
        return goal
    return Struct(Visible(space, name), arguments)


class Wrapper:
    """What is compiled in front of a traced predicate: prolog/trace.pl runs its code and shows the ports."""

    def __init__(self, predicate: Predicate, inner: Predicate, cell: int):
        self.number, self.name, self.arity = predicate.number, predicate.name, predicate.arity
        self.space = SYSTEM
        self.builtin, self.file, self.dynamic, self.stored = None, None, False, None
        self.clauses = [wrapper_clause(predicate, inner, cell)]


def wrapper_clause(predicate: Predicate, inner: Predicate, cell: int) -> Clause:
    """`p(A, B) :- '$traced'(Cell, Number, p(A, B), '$trace N'(A, B))`."""
    arguments = [Var() for _ in range(predicate.arity)]
    head = called(predicate.name, arguments)
    return Clause(head, Struct("$traced", (cell, predicate.number, head, called(inner.name, arguments))))


def called(name: str, arguments: list[Var]) -> Term:
    """A goal."""
    return Struct(name, arguments) if arguments else Atom(name)
