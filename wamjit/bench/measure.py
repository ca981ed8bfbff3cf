"""Times the benchmark programs on wamjit itself, and counts what they execute.

In: the name of a program, an engine's target, placement, convention and way to run. Out: a `Timing` as the peers give
it, the size of the program's code, counts of instructions and of memory accesses. Holds: a program whose answer is not
the expected one is not timed: `BenchError` says what came out instead.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass

from wamjit.bench.catalogue import expected_answers, program_path, size_fact
from wamjit.bench.peers import Timing

LOOPS = """
'$loop'(0) :- !.
'$loop'(N) :- \\+ \\+ bench_once, N1 is N-1, '$loop'(N1).

'$empty_loop'(0) :- !.
'$empty_loop'(N) :- \\+ \\+ true, N1 is N-1, '$empty_loop'(N1).
"""
LOOP_NAMES = ("$loop", "$empty_loop")


class BenchError(Exception):
    """A program could not be run, or has another answer than it should."""


@dataclass(frozen=True)
class Configuration:
    """What to run on; None is the default of each."""

    target: str | None = None
    placement: str | None = None
    abi: str | None = None
    machine: str | None = None


@dataclass(frozen=True)
class Counts:
    """What `small_answer/1` of a program executes, the query around it left out."""

    instructions: int
    reads: int
    writes: int


class Session:
    """A program loaded in an engine of its own."""

    def __init__(self, name: str, configuration: Configuration, machine: str | None = None):
        from wamjit.engine.engine import Engine

        self.name, self.path = name, program_path(name)
        c = configuration
        self.engine = Engine(c.target, c.placement, c.abi, machine or c.machine)
        if not self.engine.consult(text=self.path.read_text(encoding="utf-8") + LOOPS):
            self.close()
            raise BenchError(f"{name}: the program does not load")

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the engine back."""
        self.engine.close()

    @property
    def native(self) -> bool:
        """Whether the code runs on this processor."""
        return self.engine.machine.mode == "native"

    def ask(self, goal: str, variable: str | None = None) -> object:
        """The first answer of a goal: the term of a variable, or `true`. BenchError if there is none."""
        from wamjit.engine.errors import PrologError
        from wamjit.machine import MachineFault
        from wamjit.read.parser import Reader
        from wamjit.read.terms import TRUE

        clause = Reader(f"{goal}.", self.engine.operators, self.engine.flags).read()
        assert clause is not None
        try:
            answer = self.engine.once(clause.term, clause.variables[variable] if variable else TRUE)
        except PrologError as problem:
            raise BenchError(f"{self.name}: {goal}: {problem}") from None
        except MachineFault as fault:
            raise BenchError(f"{self.name}: {goal}: {fault.report()}") from None
        if answer is None:
            raise BenchError(f"{self.name}: {goal} fails")
        return answer

    def answer(self, predicate: str) -> str:
        """What writeq shows of the answer of `answer/1` or `small_answer/1`."""
        from wamjit.read.writer import write_term

        return write_term(self.ask(f"{predicate}(X)", "X"), quoted=True, operators=self.engine.operators)

    def check(self) -> None:
        """BenchError unless the program answers what it should; emulated machines compute the small answer only."""
        predicate = "answer" if self.native else "small_answer"
        found, expected = self.answer(predicate), getattr(expected_answers(self.name), predicate)
        if found != expected:
            raise BenchError(f"{self.name}: {predicate}(X) gives {found}, not {expected}")

    def time(self, runs: int) -> Timing:
        """So many timings of the program's loop, minus the loop around nothing."""
        count = size_fact(self.path, "bench_size" if self.native else "bench_small")
        for loop in LOOP_NAMES:  # compile
            self.ask(f"'{loop}'(1)")
        pairs = []
        for _ in range(runs):
            empty = clocked(lambda: self.ask(f"'$empty_loop'({count})"))
            full = clocked(lambda: self.ask(f"'$loop'({count})"))
            pairs.append([max(f - e, 0.0) / count for f, e in zip(full, empty, strict=True)])
        return Timing(self.name, "wamjit", count, *(tuple(pair[i] for pair in pairs) for i in (0, 1)))

    def code_size(self) -> int:
        """Bytes of the program's predicates that have been compiled."""
        from wamjit.engine.predicates import USER
        from wamjit.jit.compiler import compiler_of

        sizes = {
            row.predicate: row.end - row.start
            for row in compiler_of(self.engine).map.values()
            if row.predicate.space == USER and row.predicate.name not in LOOP_NAMES
        }
        return sum(sizes.values())


def clocked(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of user time and of wall time that something takes."""
    user, wall = resource.getrusage(resource.RUSAGE_SELF).ru_utime, time.perf_counter()
    work()
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime - user, time.perf_counter() - wall


def count(name: str, configuration: Configuration) -> Counts:
    """What the small answer of a program takes on the emulator."""
    from wamjit.bench.counting import Counter

    with Session(name, configuration, machine="emulated") as session:
        counter = Counter(session.engine)
        found: list[Counts] = []
        for goal in ("true", "true", "small_answer(_)", "small_answer(_)"):  # the first of each compiles
            before = counter.counts
            session.ask(goal)
            found.append(Counts(*(b - a for a, b in zip(before, counter.counts, strict=True))))
    _, empty, _, full = found
    return Counts(full.instructions - empty.instructions, full.reads - empty.reads, full.writes - empty.writes)
