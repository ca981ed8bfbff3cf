"""The tracer of one engine: whether it runs, what is spied, and where the cells of predicates lead meanwhile.

In: modes, spy points. Out: cells that lead to a wrapper in front of a predicate's code. Holds: nobody pays for a tracer
that is off: it has no object before its first use, and what runs is the code that runs without it. While everything is
shown (`creep`) programs are compiled so that each goal goes through a cell; otherwise only predicates with a spy point
have a wrapper. Both codes of a predicate are kept until its clauses change.

creep: ports are shown.  leap: none is until a predicate with a spy point is called.  skip: none is until a certain
frame is left.  off: spy points wait.
"""

from __future__ import annotations

from wamjit.builtins.globals import UNSET, cell_of
from wamjit.engine.errors import Interrupted
from wamjit.engine.meta import is_transparent
from wamjit.engine.predicates import SYSTEM, USER, Predicate
from wamjit.engine.traced import EVERYTHING, Wrapper, is_visible, traced_body
from wamjit.read.terms import Term

PORTS = ("call", "exit", "redo", "fail", "exception")
OFF, CREEP, LEAP, SKIP = "off", "creep", "leap", "skip"
CELL = "$trace_frame"
NOTHING: frozenset = frozenset()
Form = frozenset | None  # of a predicate's code: the goals that it calls through cells
State = tuple[Form, bool]  # the form, and whether there is a wrapper
PLAIN: State = (NOTHING, False)


class Aborted(Interrupted):
    """The person at the tracer's prompt ends the query."""


class Tracer:
    """The tracer's state."""

    def __init__(self, engine):
        self.engine = engine
        self.mode = OFF
        self.spied: dict[Predicate, None] = {}
        self.leashed = set(PORTS)
        self.visible = set(PORTS)
        self.busy = False  # what runs now is not to be shown
        self.asks = True  # whether there is still somebody who answers
        self.last = 0  # number of the last invocation
        self.target = (0, 0)  # skip: the frame and its depth
        self.wanted: tuple[int, str] | None = None  # a frame that is to be retried or to fail
        self.through: Form = NOTHING  # goals that all code compiled now calls through cells
        self.codes: dict[Predicate, dict[Form, int]] = {}
        self.wrappers: dict[Predicate, int] = {}
        self.states: dict[Predicate, State] = {}  # what the cells of predicates lead to, where that is not plain code
        engine.predicates.kept.append(self.codes)
        for predicate in engine.predicates.all:
            if predicate.compiled and self.is_traceable(predicate) and keeps_code(predicate):
                self.codes[predicate] = {NOTHING: engine.codespace.read(predicate.cell)}

    @property
    def cell(self) -> int:
        """The number of the global cell that holds the frame of the goal that runs."""
        size = self.engine.target.word_size
        return (cell_of(self.engine, CELL) - self.engine.memory.area("globals").start) // size

    def begin(self) -> None:
        """A query begins that is inside of no other one."""
        self.last, self.wanted = 0, None
        if self.mode == SKIP:
            self.set_mode(CREEP)
        self.engine.memory.write(cell_of(self.engine, CELL), self.engine.atom_word(UNSET))

    # modes and spy points

    def set_mode(self, mode: str) -> None:
        """From now on."""
        self.mode = mode
        self.apply()

    def spy(self, predicate: Predicate, wanted: bool) -> None:
        """Set a spy point or take it away."""
        if wanted:
            self.spied[predicate] = None
        else:
            self.spied.pop(predicate, None)
        self.apply()

    def apply(self) -> None:
        """Let the cells lead where mode and spy points want them to."""
        before, self.through = self.through, self.wanted_through()
        if self.through != before:
            self.forget_meta_calls()
            for stored in self.engine.database.records.values():
                stored.set("code", 0)
        for predicate in list(self.engine.predicates.all):
            if (predicate.compiled or predicate in self.codes) and self.is_traceable(predicate):
                self.lead(predicate)

    def wanted_through(self) -> Form:
        """The goals that are not done in place: all, or the built-ins with a spy point."""
        if self.mode == CREEP:
            return EVERYTHING
        if self.mode == OFF:
            return NOTHING
        return frozenset(p.indicator for p in self.spied if p.definition.space == SYSTEM or not p.definition.exists)

    def state(self, predicate: Predicate) -> State:
        """What the cell of a predicate should lead to. With a spy point it calls itself through its cell."""
        if self.mode == CREEP:
            return EVERYTHING, True
        spied = self.mode != OFF and predicate in self.spied
        return (self.through | {predicate.indicator} if spied else self.through), spied

    def is_traceable(self, predicate: Predicate) -> bool:
        """Whether a predicate may get one: programs' predicates, and what stands for a built-in in a program."""
        if predicate.space == SYSTEM or not is_visible(self.engine, *predicate.indicator):
            return False
        return predicate.exists or self.stands_for_builtin(predicate)

    @staticmethod
    def stands_for_builtin(predicate: Predicate) -> bool:
        """Whether a name in a module means a built-in."""
        return not predicate.exists and predicate.source is not None and predicate.definition.space == SYSTEM

    # codes and cells

    def callee(self, space: str, name: str, arity: int) -> Predicate:
        """As `modules.callee`, but a module has a predicate of its own for what is shown."""
        predicate = self.engine.modules.callee(space, name, arity)
        if predicate.space == SYSTEM and space != SYSTEM and is_visible(self.engine, name, arity):
            if self.through is EVERYTHING or (name, arity) in self.through:
                return self.engine.predicates.ensure(space, name, arity)
        return predicate

    def body(self, predicate: Predicate, body: Term) -> Term:
        """A body for the compiler."""
        form, _ = self.state(predicate)
        return body if form == NOTHING else traced_body(self.engine, predicate.space, body, form)

    def entry(self, predicate: Predicate, code: int) -> int:
        """A predicate has been compiled and published: where its calls go."""
        if not self.is_traceable(predicate):
            return code
        self.states[predicate] = form, wrapped = self.state(predicate)
        if keeps_code(predicate):
            self.codes.setdefault(predicate, {})[form] = code
        return self.wrap(predicate, code) if wrapped else code

    def lead(self, predicate: Predicate) -> None:
        """Let the cell of a predicate lead to its code, or to its wrapper."""
        predicates, wanted = self.engine.predicates, self.state(predicate)
        if wanted == self.states.get(predicate, PLAIN):
            return
        self.states[predicate] = wanted
        code = self.known_code(predicate)
        if code is None:
            predicates.leave(predicate)
            predicates.lead(predicate, predicate.leadin, False)
        elif wanted[1]:
            self.wrap(predicate, code)
        else:
            predicates.publish(predicate, code)

    def known_code(self, predicate: Predicate) -> int | None:
        """The code of a predicate as it is wanted now, if there is some."""
        codes = self.codes.get(predicate, {})
        if codes and (predicate.dynamic or self.engine.facts.wants(predicate)):  # the clause store: one code for all
            return next(iter(codes.values()))
        return codes.get(self.state(predicate)[0])

    def wrap(self, predicate: Predicate, code: int) -> int:
        """Put a wrapper in front of code: its entry."""
        predicates = self.engine.predicates
        inner = predicates.ensure(USER, f"$trace {predicate.number}", predicate.arity)
        if predicates.leave(predicate):  # it followed a built-in; now its inner predicate does
            predicates.follow(inner, predicate.source.definition)
        else:
            predicates.publish(inner, code)
        entry = self.wrappers.get(predicate)
        if entry is None:
            entry = self.engine.compile(predicate, SYSTEM, Wrapper(predicate, inner, self.cell))
            self.wrappers[predicate] = entry
        else:
            predicates.publish(predicate, entry)
        return entry

    def forget_meta_calls(self) -> None:
        """The cells of built-ins that call/N has found are not those that it should find from now on."""
        engine = self.engine
        engine.modules.forget_cells()
        for name, arity in engine.predicates.met:
            row = engine.registry.find(name, arity)
            if row is not None and row.protected and is_visible(engine, name, arity):
                engine.predicates.meta_cell(name, arity, 0)

    # ports

    def shows(self, port: str, frame: int, depth: int, number: int) -> bool:
        """Whether a port is shown now; a port that ends a leap or a skip does."""
        if self.busy or self.mode == OFF:
            return False
        port = "exit" if port == "nondet_exit" else port
        spied = self.engine.predicates.all[number] in self.spied
        if self.mode == LEAP and not spied:
            return False
        if self.mode == SKIP:
            target, level = self.target
            if not (frame == target and port in ("exit", "fail", "exception") or depth < level):
                return False
        if self.mode != CREEP:
            self.set_mode(CREEP)
        return port in self.visible


def keeps_code(predicate: Predicate) -> bool:
    """Whether the code of a predicate is kept while its cell leads elsewhere."""
    return predicate.exists and not is_transparent(predicate.meta)


def tracer_of(engine) -> Tracer:
    """The engine's tracer, made at its first use."""
    if engine.tracer is None:
        engine.tracer = Tracer(engine)
    return engine.tracer
