"""An engine: one memory, one machine, and everything that a running Prolog knows.

In: a target, a placement, a convention, the way to run. Out: `consult`, `solve`, and the small set of questions that
the JIT asks while it compiles (`atom_word`, `functor_word`, `cell_address`, ...). Holds: engines share nothing but
immutable tables, so a process may have many; after `close` an engine must not be used.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from wamjit.builtins.chance import Generator
from wamjit.builtins.port import Port
from wamjit.builtins.registry import Registry
from wamjit.builtins.streams import Streams
from wamjit.engine import c_functions, kept_runs, peaks
from wamjit.engine.alarms import Alarm, ring, stop_all
from wamjit.engine.answers import Answers
from wamjit.engine.areas import Areas
from wamjit.engine.atoms import AtomTable, FunctorTable, enter_fixed
from wamjit.engine.bodies import Qualified
from wamjit.engine.cleanup import none as no_cleanup
from wamjit.engine.database import Database
from wamjit.engine.errors import Halt, Interrupted, PrologError, existence_error, indicator
from wamjit.engine.fact_tables import FactTables
from wamjit.engine.flags import Flags
from wamjit.engine.imports import Imports
from wamjit.engine.layout import Layout
from wamjit.engine.literals import Literals
from wamjit.engine.meta import declared, is_transparent
from wamjit.engine.modules import Modules
from wamjit.engine.places import Places
from wamjit.engine.predicates import SYSTEM, USER, Clause, Predicate, Predicates
from wamjit.engine.query import end_inner, solve
from wamjit.engine.reporting import Reporter
from wamjit.engine.run import Runner
from wamjit.engine.services import Services, service_names
from wamjit.engine.source_reader import Window
from wamjit.engine.syntax import Syntax
from wamjit.engine.terms import Terms
from wamjit.engine.traced import Visible
from wamjit.engine.worker import ChoiceFrames, HostWorker, Worker
from wamjit.engine.writing import Writing
from wamjit.machine import open_machine, ways
from wamjit.read.operators import Operators
from wamjit.read.terms import TRUE, Atom, Struct, Term
from wamjit.table import load_placement, load_record, load_target

DEFAULT_TARGET = "x86_64"
OLD_VALUE = 1  # marks the entries of changed cells on the trail (docs/contracts.md 2)
FIRST_COLLECTION = 1 << 20  # bytes of heap
STRESS = "WAMJIT_GC_STRESS"  # collect at every n-th entry of a predicate


class Engine:
    """One Prolog."""

    def __init__(
        self,
        target: str | None = None,
        placement: str | None = None,
        abi: str | None = None,
        machine: str | None = None,
        heap_limit: int | None = None,
        jit=None,
        stack_limit: int | None = None,
    ):
        self.target = load_target(target or DEFAULT_TARGET)
        name = placement or self.target.default_placement
        self.placement = load_placement(self.target.name, name, abi=abi or self.target.default_abi)
        self.closed = self.debug = self.interrupted = False
        self.queries: list = []
        self.peaks_looked_at = 0.0  # when: engine/peaks.py
        self.alarms: dict[int, Alarm] = {}  # by their numbers, those that have not rung
        self.last_alarm = 0
        self.areas = Areas(self.target, self._runs_natively(machine), heap_limit, stack_limit)
        self.memory, self.codespace = self.areas.memory, self.areas.codespace
        self._open_tables()
        self._open_worker()
        self.answers = Answers.of(self)
        self.jit = jit or load_jit()
        self.image = self.jit.load_image(self.placement, self.codespace, self)
        self.machine = open_machine(self.target, machine, self.memory, self.codespace)
        c_functions.offer(self)
        self.predicates = Predicates(self.codespace, self.atoms, self.functors, self._make_leadin)
        self.writing = Writing(self)
        self.registry = self.builtins = Registry(self)
        self.space = USER  # the name space of the text that is being compiled
        self.syntax = Syntax(self)
        self.modules = Modules(self)
        self.imports = Imports(self)
        self.flags = Flags(self)
        self.streams = Streams()
        self.tracer = None  # made when it is used: engine/tracer.py
        self.profiler = None  # while profile/1 runs a goal: engine/profiler.py
        self.dialogue = None  # what break/0 starts, where there is a toplevel
        self.reporter = Reporter(self)
        self.streams.port = Port(self)
        self.generator = Generator(self)
        self.streams.tell_current()
        self.database = Database(self)
        self.facts = FactTables(self)
        self.window = Window(self)
        self.literals = Literals(self)
        self.globals: dict[str, Term] = {}  # nb_setval/2
        self.format_predicates: dict[str, tuple[str, Term]] = {}  # of format_predicate/2: module and head
        self.tabled: dict[tuple[str, str, int], Predicate] = {}  # what the clauses of tabled predicates belong to
        self.global_cells: dict[str, int] = {}  # b_setval/2
        self.started_at = time.time()
        self.statistics: dict[str, int] = {}  # times of the last call of statistics/2, by key
        self.foreign: list = []  # functions that are predicates: builtins/embedding.py
        self.iterators: dict[int, tuple] = {}  # of those that are answering
        self.loads: list = []  # what is being loaded, innermost last
        self.sources: dict = {}  # what was loaded: a SourceFile for each path
        self.end_goals: list = []  # of at_halt/1
        self.main_goals: list = []  # of initialization(Goal, main)
        self.source_cache = getattr(self.jit, "source_cache", None)
        self.unwritten_texts: list = []  # what it will get: engine/kept_runs.py
        self.services = Services(self)
        self.places = Places(self)
        self.runner = Runner(self, service_names())
        if os.environ.get(STRESS):
            from wamjit.engine.check_heap import stress

            stress(self, int(os.environ[STRESS]))

    def _runs_natively(self, machine: str | None) -> bool:
        return machine != "emulated" and any(mode == "native" and can for mode, can, _ in ways(self.target))

    def _open_tables(self) -> None:
        size = self.target.word_size
        self.layout = Layout(size)
        self.atoms = AtomTable(self.memory, self.layout, load_record("atom", size))
        self.functors = FunctorTable(self.memory, self.layout, self.atoms, load_record("functor", size))
        enter_fixed(self.atoms, self.functors)
        self.terms = Terms(self.memory, self.layout, self.atoms, self.functors, self.codespace)

    def _open_worker(self) -> None:
        """The worker record of an empty machine."""
        memory, areas, size = self.memory, self.areas, self.target.word_size
        kind = Worker if memory.cells is None else HostWorker
        self.worker = worker = kind(memory, load_record("worker", size), memory.area("worker").start)
        self.choices = ChoiceFrames(memory, load_record("choice", size))
        start = {name: memory.area(name).start for name in ("heap", "local", "trail", "copy", "pdl")}
        worker["heap_top"], worker["stack_top"] = start["heap"], start["local"]
        worker["frame"], worker["trail_top"] = start["local"], start["trail"]
        worker["node"] = memory.area("choice").end - 64
        worker["local_uncond"], worker["global_uncond"] = start["local"], start["heap"]
        worker["m_sp0"] = worker["m_sp"] = memory.area("mstack").end - 256
        worker["heap_soft"], worker["heap_end"] = areas.heap_soft, areas.limit("heap")
        worker["collect_at"] = min(start["heap"] + FIRST_COLLECTION, (start["heap"] + areas.heap_soft) // 2)
        worker["heap_warn_soft"] = worker["collect_at"]
        worker["collect_marks"] = memory.area("marks").start
        worker["collect_slots"] = worker["collect_marks"] + areas.slots_map
        worker["stack_warn"], worker["trail_end"] = areas.limit("local"), areas.limit("trail")
        worker["choice_limit"] = areas.choice_limit
        worker["cleanup"] = no_cleanup(size)
        worker["steps"] = 1
        worker["pdl_start"], worker["pdl_end"] = start["pdl"], areas.limit("pdl")
        worker["copy_top"], worker["copy_end"] = start["copy"], areas.limit("copy")
        worker["functor_table"], worker["atom_table"] = self.functors.records.base, self.atoms.base
        worker["atom_store"], self.atoms.worker = self.atoms.store, worker
        for name in ("heap", "local", "trail", "copy"):
            worker[f"{name}_start"] = start[name]
        worker["choice_end"], worker["mstack_end"] = memory.area("choice").end, memory.area("mstack").end
        worker["globals_start"] = memory.area("globals").start
        worker["functor_cache"] = memory.area("cache").start
        worker["properties_start"] = memory.area("properties").start
        worker["module_cells"] = memory.area("cells").start
        worker["names_start"], worker["names_end"] = memory.area("names").start, memory.area("names").end

    @property
    def operators(self) -> Operators:
        """The operators of the module that is being loaded, else of the toplevel's."""
        return self.modules.operators(self.modules.source)

    # what the JIT asks

    def atom_word(self, atom: Atom) -> int:
        """The tagged word of an atom, for code and tables: it is never collected."""
        return self.atoms.fixed_word(atom)

    def functor_word(self, name: str, arity: int) -> int:
        """The header word of a functor."""
        return self.functors.word(name, arity)

    def small_int_word(self, value: int) -> int | None:
        """The tagged word of an integer, None for one that needs a box."""
        return self.layout.int_word(value) if self.layout.is_small(value) else None

    def cell_address(self, name: str, arity: int) -> int:
        """The cell of the predicate that a call of NAME/ARITY means in the text that is being compiled."""
        return self.callee(name, arity).cell

    def _make_leadin(self, number: int) -> int:
        return self.jit.make_leadin(self, number)

    # predicates

    def callee(self, name: str, arity: int) -> Predicate:
        """The predicate that a call means in the module of the text that is being compiled."""
        if isinstance(name, Visible):
            return self.tracer.callee(name.space, name.plain, arity)
        if isinstance(name, Qualified):
            return self.modules.callee(name.space, name.plain, arity)
        return self.modules.callee(self.space, name, arity)

    def user_callee(self, name: str, arity: int) -> Predicate:
        """The predicate that a meta-call means."""
        return self.meta_callee(USER, name, arity)

    def meta_callee(self, space: str, name: str, arity: int) -> Predicate:
        """The predicate that a meta-call of `space:name` means; the tracer may stand in front of it."""
        find = self.modules.callee if self.tracer is None else self.tracer.callee
        return find(space, name, arity)

    def system_predicate(self, name: str, arity: int) -> Predicate | None:
        """The built-in or library predicate of that name; library files are loaded when it is called."""
        predicate = self.predicates.find(SYSTEM, name, arity)
        if predicate is None or predicate.builtin is None:
            row = self.registry.find(name, arity)
            if row is None:
                return predicate
            meta = declared().get((name, arity))
            predicate = self.predicates.ensure(SYSTEM, name, arity, builtin=row, meta=meta)
            predicate.meta, predicate.builtin = meta, row
        return predicate

    def entry_of(self, predicate: Predicate) -> int | None:
        """The address that calls of a predicate go to, its code compiled now if it must be; None for an unknown one."""
        entry = self.code_of(predicate)
        if entry is None or self.tracer is None or self.profiler is not None:
            return entry
        return self.tracer.entry(predicate, entry)

    def code_of(self, predicate: Predicate) -> int | None:
        """The address of a predicate's code, compiled now if it must be; None for an unknown predicate."""
        if predicate.dynamic:
            return self.database.entry_of(predicate)
        if not predicate.defined:
            if predicate.space != SYSTEM or predicate.builtin is None:
                target = self.modules.target(predicate)
                return None if target is None else self.modules.link(predicate, target)
            if predicate.builtin.kind == "prolog":
                self.registry.load_library(predicate.builtin.function)
                if not predicate.defined:
                    return None
        if predicate.discontiguous and not predicate.clause_count:
            return self.image.symbols["fail"]
        entry = self.facts.entry(predicate) if self.facts.wants(predicate) else self.compile(predicate, predicate.space)
        if predicate.space == SYSTEM or not is_transparent(predicate.meta):
            return entry
        return self.modules.guard(predicate, entry)

    def compile(self, predicate: Predicate, space: str, source=None) -> int:
        """Compile and publish a predicate; `source` is what to compile in its place."""
        self.jit.spare(self)
        with self.compiling(space):
            entry = self.jit.compile_predicate(self, source or predicate)
        self.predicates.publish(predicate, entry)
        return entry

    @contextmanager
    def compiling(self, space: str) -> Iterator[None]:
        """Names mean what they mean in `space`."""
        outer, self.space = self.space, space
        try:
            yield
        finally:
            self.space = outer

    def unknown(self, predicate: Predicate) -> int:
        """What a call of an undefined predicate does: an existence error, or failure if the flag `unknown` says so."""
        wanted, predicate = self.flags["unknown"], predicate.definition
        from wamjit.engine.expansion import is_shared_hook

        if is_shared_hook(predicate.space, predicate.name, predicate.arity):
            return self.image.symbols["fail"]
        culprit = indicator(predicate.name, predicate.arity)
        if predicate.space not in (USER, SYSTEM):
            culprit = Struct(":", (Atom(predicate.space), culprit))
        if wanted is Atom("error"):
            raise existence_error("procedure", culprit, culprit)
        if wanted is Atom("warning"):
            self.reporter.say("warning", f"unknown procedure {predicate}")
        return self.image.symbols["fail"]

    def add_clause(self, predicate: Predicate, clause: Clause) -> None:
        """A clause of a text that is being loaded."""
        if predicate.dynamic:
            self.database.insert(predicate, clause, last=True)
            return
        predicate.clauses.append(clause)
        if predicate.compiled:
            self.predicates.reset(predicate)

    # queries

    def call_entry(self) -> int:
        """Where code of call/1 begins."""
        predicate = self.system_predicate("call", 1)
        return self.codespace.read(predicate.cell) if self.profiler is None else self.profiler.before[predicate][0]

    def solve(self, goal: Term, template: Term = TRUE, values: bool = False) -> Iterator:
        """The instances of `template`, or the Python values of its arguments, for each solution of `goal`."""
        return solve(self, goal, template, values)

    def once(self, goal: Term, template: Term = TRUE) -> Term | None:
        """The instance of `template` for the first solution, None if there is none."""
        answers = self.solve(goal, template)
        try:
            return next(answers, None)
        finally:
            answers.close()

    def undo(self, start: int, end: int) -> None:
        """Reset the variables, and the changed cells, of the trail entries from `start` to `end`."""
        read, write, size = self.memory.read, self.memory.write, self.target.word_size
        while end > start:
            end -= size
            cell = read(end)
            if cell & OLD_VALUE:
                write(cell - OLD_VALUE, read(end - size))
                end -= 2 * size
            else:
                write(cell, cell)

    def give_back(self) -> None:
        """Return pages that a peak has filled to the system."""
        peaks.give_back(self, peaks.AT_END)

    def attention(self) -> None:
        """The program has stopped at an entry because somebody asked for it.

        A signal did, whose handler runs now that Python does, or `interrupt`, or the collector has seen a peak.
        """
        peaks.give_back(self, peaks.WHILE_RUNNING)
        self.look_around()

    def look_around(self) -> None:
        """Raise what another thread or an alarm has asked for."""
        if self.interrupted:
            self.interrupted = False
            raise Interrupted
        if self.alarms:
            ring(self)

    def wake(self) -> None:
        """Make the running program stop at the next entry of a predicate and look around. For other threads."""
        self.worker["pending"] = 1
        self.worker["heap_warn_soft"] = 0

    def interrupt(self) -> None:
        """Make the running program raise KeyboardInterrupt. For other threads."""
        self.interrupted = True
        self.wake()

    # text

    def consult(self, path=None, text: str | None = None) -> bool:
        """Load a file or a text; whether everything in it went well."""
        from wamjit.engine.sources import consult

        return consult(self, path, text)

    def run_end_goals(self) -> None:
        """What at_halt/1 was asked for, once."""
        while self.end_goals:
            goal = self.end_goals.pop(0)
            try:
                self.once(goal)
            except PrologError as problem:
                self.reporter.error("warning", "Goal (at_halt) raised ", problem.term)
            except Halt:  # it is ending
                pass

    def close(self) -> None:
        """End all queries, close files, give the memory back."""
        if self.closed:
            return
        end_inner(self, 0)
        self.run_end_goals()
        stop_all(self)
        kept_runs.write_all(self)
        self.closed = True
        self.jit.keep(self)
        self.streams.close_all()
        self.machine.close()
        self.answers = None
        self.areas.close()


def load_jit():
    """The compiler."""
    from wamjit import jit

    return jit
