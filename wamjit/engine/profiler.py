"""The profiler: exact counts of calls and measured times, for each predicate.

In: a goal that runs between `start` and `stop`. Out: calls and seconds of processor time by predicate. Holds: when it
is off nothing of it is in the code; afterwards every cell leads where it led before, unless the goal has redefined it.

While it is on predicates are compiled with two more instructions: one at the entry counts and notes the predicate as
the one that runs, one notes it again where control comes back, after a call and at the next clause. A thread looks
every millisecond which one that is, and gives it the time that machine code has used since the last look. What Python
serves (built-ins of the kind `service`) is timed exactly and belongs to the built-in; compiling to nobody.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable

from wamjit.engine.predicates import SYSTEM, Predicate

INTERVAL = 0.001
MOST_LATE = 20  # looks in succession that come late and are not counted
COMPILER = 1  # in the place of a record
BACK = frozenset(("call", "call_direct", "retry", "trust"))  # instructions behind which control has come back
ENTRY = "entry"
COMPILES = frozenset(("leadin", "stable", "cell", "module_cell"))  # services that belong to no predicate


class Profiler:
    """One profile."""

    def __init__(self, engine):
        self.engine = engine
        self.codespace = engine.codespace
        self.running = self.new_word()
        self.records: dict[Predicate, int] = {}
        self.owners: dict[int, Predicate] = {}
        self.seconds: dict[int, float] = defaultdict(float)  # by record, or COMPILER; 0: before the goal began
        self.nowhere = self.new_word()
        self.before: dict[Predicate, tuple[int, bool]] = {}  # where cells led
        self.entries: tuple[dict, dict] = ({}, {})
        self.calls: dict[Predicate, int] = {}  # when the profile is done
        self.samples, self.elapsed = 0, 0.0
        self.none = (1 << 8 * engine.target.word_size) - 1  # one less than no calls
        self.tracing: str | None = None  # the tracer's mode, set aside

    def new_word(self) -> int:
        """A word that code can write."""
        address = self.codespace.alloc_data(self.codespace.word_size)
        self.codespace.write(address, 0)
        return address

    def record(self, predicate: Predicate) -> int:
        """Where calls of a predicate are counted."""
        address = self.records.get(predicate)
        if address is None:
            address = self.records[predicate] = self.new_word()
            self.owners[address] = predicate
        return address

    # code

    def counted(self, predicate, instructions) -> list[tuple]:
        """Instructions of a predicate that count its calls and note when it runs."""
        instructions = list(instructions)
        if not isinstance(predicate, Predicate):  # a bridge
            return instructions
        own = self.record(predicate)
        enter, back = ("profile_enter", self.running, own), ("profile_back", self.running, own)
        if instructions[0][0] != "label":  # a built-in, or what enters the clause store
            return [enter, *instructions]
        out: list[tuple] = []
        for instruction in instructions:
            name = instruction[0]
            if name == "builtin":
                out += self.in_place(instruction, back)
                continue
            out.append(instruction)
            if name in BACK:
                out.append(back)
            elif name == "label" and instruction[1][1] == ENTRY:
                first = (
                    instruction[1][2] == 0 and not predicate.dynamic
                )  # a dynamic one has been counted on its way here
                out.append(enter if first else back)
        return out

    def in_place(self, instruction: tuple, back: tuple) -> list[tuple]:
        """A built-in that is called in place."""
        _, name, arity = instruction[1]
        if name.startswith("$"):
            return [instruction]
        builtin = self.engine.system_predicate(name, arity)
        record = self.record(builtin)
        if builtin.builtin.kind == "service":  # only counted: it will be timed, and its caller is what runs
            return [("profile_enter", self.nowhere, record), instruction]
        return [("profile_enter", self.running, record), instruction, back]

    # beginning and end

    def start(self) -> None:
        """Let every predicate be compiled anew at its next call, and look from now on."""
        engine = self.engine
        self.set_tracer_aside()
        engine.profiler = self
        self.entries = engine.database.entries, engine.facts.entries
        engine.database.entries, engine.facts.entries = {}, {}
        engine.predicates.kept.append(self.before)
        for predicate in list(engine.predicates.all):
            if can_be_compiled(predicate):
                self.before[predicate] = engine.codespace.read(predicate.cell), predicate.compiled
        for predicate in self.before:
            engine.predicates.lead(predicate, predicate.leadin, False)
        self.forget_stable()
        self.codespace.write(
            self.record(engine.system_predicate("catch", 3)), self.none
        )  # prolog/profile.pl's own call
        self.sampler = Sampler(self)
        self.sampler.start()

    def stop(self) -> None:
        """Let cells lead where they led."""
        engine = self.engine
        self.sampler.stop()
        engine.profiler = None
        engine.predicates.kept.remove(self.before)
        engine.database.entries, engine.facts.entries = self.entries
        self.forget_stable()
        for predicate in list(engine.predicates.all):
            if predicate in self.before:
                engine.predicates.lead(predicate, *self.before[predicate])
            elif can_be_compiled(predicate):
                engine.predicates.reset(predicate)
        self.calls = {predicate: self.codespace.read(record) for predicate, record in self.records.items()}
        if self.tracing is not None:
            engine.tracer.set_mode(self.tracing)

    def set_tracer_aside(self) -> None:
        """Both would change where cells lead."""
        tracer = self.engine.tracer
        if tracer is not None and tracer.mode != "off":
            self.tracing = tracer.mode
            tracer.set_mode("off")

    def forget_stable(self) -> None:
        """Compiled code of dynamic predicates goes."""
        for stored in self.engine.database.records.values():
            stored.set("code", 0)

    def rows(self) -> list[tuple[Predicate, int, float]]:
        """Predicate, calls, seconds of all that were called or seen; those that took longest first."""
        found = [
            (p, calls, self.seconds[self.records[p]]) for p, calls in self.calls.items() if calls not in (0, self.none)
        ]
        return sorted(found, key=lambda row: (-row[2], -row[1], str(row[0])))


class Sampler(threading.Thread):
    """Divides the processor time of the goal's thread: what is measured belongs to `owner`, else it is sampled.

    Machine code has no owner: its time waits (`waiting`) for the next look that finds machine code running, whose
    predicate gets it. A look that comes late has waited for a service to end and says nothing about the rest.
    """

    def __init__(self, profiler: Profiler):
        super().__init__(daemon=True, name="wamjit profiler")
        self.profiler, self.engine = profiler, profiler.engine
        self.runner = profiler.engine.runner
        self.clock = time.pthread_getcpuclockid(threading.get_ident())
        self.done = threading.Event()
        self.lock = threading.Lock()
        self.owner: int | None = None  # the record of what Python does now
        self.waiting = 0.0
        self.late = 0  # looks in succession that came late

    def now(self) -> float:
        """Processor time of the goal's thread."""
        return time.clock_gettime(self.clock)

    def start(self) -> None:
        """From now on."""
        self.handlers, self.loop = list(self.runner.handlers), self.runner.loop
        handlers = zip(self.runner.names, self.handlers, strict=True)
        self.runner.handlers[:] = [handler and self.timed(name, handler) for name, handler in handlers]
        self.runner.loop = self.inner_loop
        self.began = self.last = self.now()
        super().start()

    def stop(self) -> None:
        """No longer."""
        self.done.set()
        self.join()
        self.pass_time(None)
        self.profiler.seconds[self.running()] += self.waiting
        self.runner.handlers[:] = self.handlers
        del self.runner.loop
        self.profiler.elapsed = self.now() - self.began

    def run(self) -> None:
        """The thread."""
        due = time.monotonic() + INTERVAL
        while not self.done.wait(max(due - time.monotonic(), 0)):
            self.look(time.monotonic() - due)
            due = time.monotonic() + INTERVAL

    def running(self) -> int:
        """The record of the predicate that runs."""
        return self.profiler.codespace.read(self.profiler.running)

    def look(self, late: float) -> None:
        """Give what machine code has used since the last look to the predicate that runs."""
        self.pass_time(self.owner)
        self.profiler.samples += 1
        self.late = self.late + 1 if late > INTERVAL / 2 else 0
        with self.lock:
            if self.owner is None and self.late == 0 or self.late > MOST_LATE:
                self.late = 0
                self.profiler.seconds[self.running()] += self.waiting
                self.waiting = 0.0

    def pass_time(self, owner: int | None) -> None:
        """What has passed belongs to the owner until now; `owner` is the next."""
        with self.lock:
            now = self.now()
            if self.owner is None:
                self.waiting += now - self.last
            else:
                self.profiler.seconds[self.owner] += now - self.last
            self.owner, self.last = owner, now

    def owner_of(self, service: str) -> int:
        """Whose time a service takes."""
        if service in COMPILES:
            return COMPILER
        if service != "builtin":
            return self.running()
        row = self.engine.registry.rows[self.engine.worker.svc(0)]
        if row.name.startswith("$"):  # a part of what runs
            return self.running()
        return self.profiler.record(self.engine.system_predicate(row.name, row.arity))

    def timed(self, service: str, handler: Callable[[], None]) -> Callable[[], None]:
        """A service that is timed."""

        def serve() -> None:
            self.pass_time(self.owner_of(service))
            try:
                handler()
            finally:
                self.pass_time(None)

        return serve

    def inner_loop(self, resume: int) -> str:
        """A service runs a query: machine code again, until that has its answer."""
        owner, running = self.owner, self.running()
        self.pass_time(None)
        try:
            return self.loop(resume)
        finally:
            self.profiler.codespace.write(self.profiler.running, running)
            self.pass_time(owner)


def can_be_compiled(predicate: Predicate) -> bool:
    """Whether the lead-in of a predicate knows how to make its code: not that of a part of another one."""
    if predicate.dynamic or predicate.clause_count:
        return True
    if predicate.space == SYSTEM:
        return predicate.builtin is not None
    return not predicate.name.startswith("$")
