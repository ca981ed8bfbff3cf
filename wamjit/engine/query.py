"""Queries: a goal, run inside whatever runs already, and its answers one after another.

In: a goal and a template. Out: the template's instances as Python terms. Holds: a query leaves the machine as it found
it, bindings undone, however it ends; queries end in the reverse of the order in which they began, and one that is asked
while a later one is open ends that one first.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext, suppress

from wamjit.engine.cleanup import block_term, run_cleanups
from wamjit.engine.errors import PrologError, resource_error, system_error
from wamjit.engine.terms import detach
from wamjit.engine.values import to_python_all
from wamjit.machine import MachineFault, MemoryFault
from wamjit.read.terms import Struct, Term

FEW_ENTRIES = 1000  # of the trail, which Python undoes
STACK_GAP = 256  # bytes of machine stack between the frames of a run and those of a run inside it


class Query:
    """One goal that runs. `next` gives the next answer; `close` ends it early.

    Answers are instances of the template; with `values`, Python values of its arguments. They may be cyclic terms if
    `cycles` says so.
    """

    def __init__(self, engine, goal: Term, template: Term, cycles: bool = False, values: bool = False):
        self.engine, self.cycles = engine, cycles
        self.answer = self.values if values else self.instance
        while engine.queries and engine.queries[-1].was_stopped():
            engine.queries[-1].close()
        self.saved = engine.worker.snapshot()
        self.open, self.overtaken = True, False
        self.started = self.closing = self.cleaning = self.faulted = False
        self.trail_end: int | None = None
        self.frame: int | None = None
        self.captures = engine.streams.captures.depth  # open pieces of output that is caught
        if not engine.queries:
            engine.interrupted = False  # whom that was meant for has ended
            if engine.tracer is not None:
                engine.tracer.begin()
        engine.queries.append(self)
        try:
            self._begin(goal, template)
        except BaseException:
            self.close()
            raise

    def _begin(self, goal: Term, template: Term) -> None:
        engine, worker = self.engine, self.engine.worker
        symbols = engine.image.symbols
        if engine.runner.inside:
            worker["m_sp0"] = worker["m_sp"] - STACK_GAP & -64
        # the template first: its variables are then as old as their names stand in it
        words, top = engine.terms.build_all([template, goal], worker["heap_top"], engine.areas.heap_soft, True)
        # goal and template lie below what the choice point remembers: the collector leaves them where they are
        worker["goal_start"], worker["heap_top"] = worker["heap_top"], top
        frame = engine.choices.push(worker, symbols["stop_fail"], engine.areas.choice_limit)
        if frame is None:
            raise resource_error("choice_points")
        self.frame, self.template = frame, words[0]
        worker["continuation"] = symbols["stop_success"]
        worker.set_x(0, words[1])

    def next(self) -> Term | None:
        """The next answer as a list of one term, or None when there are no more."""
        engine = self.engine
        if self.overtaken:
            raise RuntimeError("this query was ended: one that began before it went on, or the Prolog was closed")
        if not self.open:
            return None
        if engine.queries[-1] is not self:
            end_inner(engine, engine.queries.index(self) + 1)
        start = engine.image.symbols["fail"] if self.started else engine.call_entry()
        self.started = True
        try:
            outcome = engine.runner.run(start)
            if outcome == "exception":
                raise PrologError(block_term(engine, engine.worker.svc(0)))
            if engine.interrupted:  # behind the last entry at which the program would have seen that
                engine.look_around()
            answer = [self.answer()] if outcome == "success" else None
        except MachineFault as fault:
            self.faulted = True
            problem = Faulted(engine, fault)
            engine.streams.captures.leave(self.captures)
            self.close()
            raise problem from fault
        except BaseException:
            engine.streams.captures.leave(self.captures)
            self.close()
            raise
        if answer is None or engine.worker["node"] == self.frame:
            self.close()
        return answer

    def instance(self) -> Term:
        """The template as it is now."""
        return detach(self.engine.terms.decode_all((self.template,), self.cycles)[0])

    def values(self) -> list:
        """What the arguments of the template are now, as Python values."""
        answers = self.engine.answers
        found = None if answers is None else answers.arguments(self.template)
        return to_python_all(self.instance().args) if found is None else found

    def close(self) -> None:
        """End the query: undo its bindings and give its room back. What stops this half way can do it again."""
        engine = self.engine
        if self.open:
            while engine.queries[-1] is not self:
                engine.queries[-1].close()
            if not self.closing:
                self.closing = True
                self.clean_up()
            if not engine.closed:
                self.restore()
            self.open = False
        if engine.queries and engine.queries[-1] is self:
            engine.queries.pop()
            if not engine.queries and not engine.closed:
                engine.give_back()
                engine.jit.spare(engine)

    def restore(self) -> None:
        """The machine as it was before the query."""
        worker = self.engine.worker
        if self.trail_end is None:
            self.trail_end = worker["trail_top"]
        if self.frame is not None and not self.faulted:
            self.undo_in_kernel(self.engine.choices.field(self.frame, "tr"))
        worker.restore(self.saved)
        # a trail that is wrong must not hide a fault
        with suppress(MemoryFault) if self.faulted else nullcontext():
            self.engine.undo(worker["trail_top"], self.trail_end)

    def undo_in_kernel(self, start: int) -> None:
        """Reset what the trail names from `start` on, if that is much: Python takes a microsecond for each entry."""
        engine = self.engine
        if self.trail_end - start > FEW_ENTRIES * engine.target.word_size:
            engine.worker["trail_top"] = self.trail_end
            engine.worker.set_svc(0, [start])
            engine.runner.run(engine.image.symbols["undo_query"])
            self.trail_end = start

    def clean_up(self) -> None:
        """Run the cleanup goals of the choice points that the query leaves."""
        frame, engine = self.frame, self.engine
        if frame is None or engine.closed or engine.worker["cleanup"] >= frame:
            return
        self.cleaning = True
        try:
            run_cleanups(engine, frame)
        except PrologError as problem:
            engine.reporter.error("warning", "cleanup raised ", problem.term)
        finally:
            self.cleaning = False

    def was_stopped(self) -> bool:
        """Whether something has stopped its `close`; a query that its cleanup goals begin finds it at work."""
        return self.closing and not self.cleaning


class Faulted(PrologError):
    """Machine code did what it must not, and has been left: an error of wamjit itself. As text it is a report."""

    def __init__(self, engine, fault: MachineFault):
        beyond = "" if fault.address is None else engine.memory.beyond(fault.address)
        super().__init__(system_error(f"{fault}, {beyond}" if beyond else str(fault)).term)
        self.report = f"{beyond}\n{fault.report()}".lstrip("\n")

    def __str__(self) -> str:
        return self.report


def end_inner(engine, count: int) -> None:
    """End all open queries but the oldest `count`; who asks them for more is told so."""
    while len(engine.queries) > count:
        engine.queries[-1].overtaken = engine.queries[-1].open
        engine.queries[-1].close()


def is_resource_error(ball: Term) -> bool:
    """Whether a ball says that an area is full."""
    formal = ball.args[0] if isinstance(ball, Struct) and ball.name == "error" and len(ball.args) == 2 else None
    return isinstance(formal, Struct) and formal.name == "resource_error"


def solve(engine, goal: Term, template: Term, values: bool = False) -> Iterator:
    """The instances of `template` for the solutions of `goal`, or the values of its arguments.

    Closing the iterator ends the query.
    """
    query = Query(engine, goal, template, cycles=values, values=values)
    try:
        while (answer := query.next()) is not None:
            yield answer[0]
    finally:
        query.close()
