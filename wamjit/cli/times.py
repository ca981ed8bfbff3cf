"""What `wamjit run --time` shows: a line for the start, for each file, each goal, and all of it.

In: an engine and the steps of a run. Out: lines on standard error. Holds: times are of the processor (all threads of
the process), with those of the clock behind; compiling is what predicates cost at their first call, reading the
library's text for them included; nothing is measured unless it is asked for.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from wamjit.engine.profiler import COMPILES

MEGABYTE = 1 << 20


class Times:
    """The times of one run."""

    def __init__(self, engine, started: tuple[float, float]):
        """The engine has just been opened: say how long that took; from now on, time its compilations."""
        self.engine = engine
        self.first = started
        self.compiling = 0.0
        self.depth = 0  # of services that compile, one inside the other
        self.say("start", *since(self.first))
        runner = engine.runner
        handlers = zip(runner.names, runner.handlers, strict=True)
        runner.handlers[:] = [self.timed(handler) if name in COMPILES else handler for name, handler in handlers]

    def timed(self, handler):
        """A service whose time counts as compiling."""

        def serve() -> None:
            start = time.process_time()
            self.depth += 1
            try:
                handler()
            finally:
                self.depth -= 1
                if self.depth == 0:
                    self.compiling += time.process_time() - start

        return serve

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Load a file or run a goal; however it ends, its line is shown."""
        start, compiling, before = now(), self.compiling, self.collections()
        try:
            yield
        finally:
            parts = [f"{self.compiling - compiling:.3f} s of it compiling"]
            number, freed = (after - since for after, since in zip(self.collections(), before, strict=True))
            if number:
                parts.append(f"{number} collections freed {freed / MEGABYTE:.1f} MB")
            self.say(title, *since(start), *parts)

    def collections(self) -> tuple[int, int]:
        """How many collections there were, and the bytes that they freed."""
        worker = self.engine.worker
        return worker["collections"], worker["collected"]

    def say(self, title: str, processor: float, clock: float, *more: str) -> None:
        """A line."""
        self.engine.streams.flush()
        times = f"{processor:.3f} s ({clock:.3f} s by the clock)"
        print(f"% {title}: {', '.join((times, *more))}", file=sys.stderr)

    def end(self) -> None:
        """The line for everything."""
        self.say("in all", *since(self.first), f"{self.compiling:.3f} s of it compiling")


def now() -> tuple[float, float]:
    """Processor time of the process, and the clock."""
    return time.process_time(), time.perf_counter()


def since(start: tuple[float, float]) -> tuple[float, float]:
    """What has passed."""
    processor, clock = now()
    return processor - start[0], clock - start[1]
