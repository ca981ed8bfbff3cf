"""The loop that runs machine code: enter, serve what it asks for, enter again.

In: where to resume, in the worker record. Out: the name of the service that ends a run: success, failed or exception.
Holds: an exception of a service becomes a Prolog exception at `code:throw`, except for those that leave the engine:
`Halt`, KeyboardInterrupt and other BaseExceptions.
"""

from __future__ import annotations

from wamjit.engine import errors
from wamjit.engine.errors import PrologError
from wamjit.machine.codespace import CodeSpaceFull
from wamjit.machine.signals import Watching

FINAL = frozenset(("success", "failed", "exception"))


class Runner:
    """Runs the code of one engine."""

    def __init__(self, engine, service_names: list[str]):
        self.engine, self.worker = engine, engine.worker
        self.enter = engine.image.symbols["enter"]
        self.names = service_names
        services = engine.services
        self.handlers = [None if not name or name in FINAL else getattr(services, name) for name in service_names]
        self.builtin = services.builtin
        self.inside = False
        self.bounds = (0, 0)  # of the pdl, for the innermost run

    def run(self, resume: int) -> str:
        """Run from `resume` until the goal has ended; signals are served meanwhile."""
        if self.inside:
            return self.loop(resume)
        with Watching(lambda _signal: self.engine.wake()):
            return self.loop(resume)

    def loop(self, resume: int) -> str:
        """Enter, serve, enter again."""
        worker, machine = self.worker, self.engine.machine
        worker["resume"] = resume
        worker["m_sp"] = worker["m_sp0"]
        run, enter, base, handlers = machine.run, self.enter, worker.base, self.handlers
        outer, self.inside = self.inside, True
        worker["properties"] = 0  # predicates may have changed since
        bounds, self.bounds = self.bounds, (worker["pdl_start"], worker["pdl_end"])
        try:
            while True:
                number = run(enter, base)
                handler = handlers[number]
                if handler is None:
                    return self.names[number]
                self.serve(handler)
        finally:
            self.inside, self.bounds = outer, bounds

    def serve(self, handler) -> None:
        """Call a service; a built-in says itself whether predicates may be others afterwards."""
        if handler is not self.builtin:
            self.worker["properties"] = 0
        try:
            handler()
        except PrologError as problem:
            self.throw(problem.term)
        except CodeSpaceFull:
            self.throw(errors.resource_error("code_space").term)
        except MemoryError:
            self.throw(errors.resource_error("memory").term)
        except Exception as problem:  # whatever a service raises becomes a Prolog error with its text
            if self.engine.debug:
                raise
            self.throw(errors.system_error(f"{type(problem).__name__}: {problem}").term)

    def throw(self, ball) -> None:
        """Go on at `code:throw` with a ball."""
        engine, worker = self.engine, self.worker
        engine.places.note(ball)
        self.end_walk()
        end = engine.areas.end("heap")
        try:
            word, top = engine.terms.build_ball(ball, worker["heap_top"], end)
        except PrologError as full:  # not even the reserve holds it
            word, top = engine.terms.build(full.term, engine.areas.limit("heap"), end)
        engine.terms.originals = {}
        worker["heap_top"] = top
        worker.set_x(0, word)
        self.resume(engine.image.symbols["throw"])

    def end_walk(self) -> None:
        """Forget a walk over terms that is left (kernel/links.py)."""
        worker = self.worker
        worker["rounds"] = worker["links"] = worker["copy_patience"] = worker["copy_shares"] = 0
        worker["steps"] = 1
        worker["pdl_start"], worker["pdl_end"] = self.bounds

    def resume(self, address: int) -> None:
        """Let the next entry begin at `address`, outside of every routine."""
        self.worker["resume"] = address
        self.worker["m_sp"] = self.worker["m_sp0"]
