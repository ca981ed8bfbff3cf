"""One clause to WAM code.

A clause has three ways in: `known`, where the switch has found that x(0) is dereferenced and has the functor or
constant of the first head argument, `unbound`, where it is an unbound variable, and `generic`, which tests; those that
nobody uses are left out (`peephole.py`). Its leading tests up to a cut are its *guard*;
where nothing in the head needs unification a guard runs before any choice point exists (see `indexing.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from wamjit.compile.body import compile_call, compile_inline
from wamjit.compile.head import both_streams, branch, get_structure
from wamjit.compile.normal import Clause
from wamjit.compile.state import TEMPORARY, ClauseState, TooComplex, constant, is_constant, is_list
from wamjit.compile.wam_table import MAPPED_SLOTS
from wamjit.read.terms import NIL, Struct, Var

Instructions = list[tuple]


class ClauseCode:
    """`known` is the code after the switch; `generic` the entries that test or bind the first argument (empty: they are
    one)."""

    __slots__ = ("known", "generic")

    def __init__(self) -> None:
        self.known: Instructions = []
        self.generic: Instructions = []


class ClauseCompiler:
    """Compiles one clause of a predicate; `entry` is the predicate's own label, for calls of itself. `inputs`:
    arguments behind the first one that are likely to have values."""

    def __init__(
        self, clause: Clause, name: str, arity: int, labels: Iterator[int], inputs: Collection[int] = ()
    ) -> None:
        self.clause = clause
        self.inputs = inputs
        self.name = name
        self.arity = arity
        self.labels = labels
        self.out: Instructions = []
        self.code = ClauseCode()
        self.state: ClauseState = None  # type: ignore[assignment]

    def emit(self, *instruction: object) -> None:
        """Append an instruction to the stream in hand."""
        self.out.append(instruction)

    def compile(self, known: tuple, generic: tuple, unbound: tuple, entry: tuple) -> ClauseCode:
        """The clause with its three labels."""
        ways = known, generic, unbound
        try:
            return self.attempt(ways, entry, False)
        except TooComplex:
            return self.attempt(ways, entry, True)
        finally:
            self.state = None  # it refers to this compiler: a cycle that Python would have to search for

    def attempt(self, ways: tuple[tuple, tuple, tuple], entry: tuple, spill: bool) -> ClauseCode:
        """The same; `spill` where registers did not suffice."""
        self.code = ClauseCode()
        self.out = self.code.known
        self.state = ClauseState(self.clause, self.arity, self.emit, self.labels, spill)
        self.emit("label", ways[0])
        self.head(*ways)
        self.body(entry)
        for block in self.state.tail:
            self.out.extend(block)
        return self.code

    # Head.

    def head(self, known: tuple, generic: tuple, unbound: tuple) -> None:
        """All head arguments; afterwards every variable of the head is in its place."""
        state = self.state
        state.aim(0)
        repeated = self.place_arguments()
        args = self.clause.args
        mark = len(self.out)
        for i, arg in enumerate(args[1:], 1):
            if is_constant(arg):
                self.emit("get_const", ("x", i), constant(arg))
                state.registers.release(i)
        if args and isinstance(args[0], Struct):
            self.first_structure(args[0], known, generic, unbound, mark)
        elif args and is_constant(args[0]):
            for label, way in ((generic, "get_const"), (unbound, "bind_const")):
                self.code.generic += [("label", label), (way, ("x", 0), constant(args[0])), ("jump", known)]
            state.registers.release(0)
        self.allocate()
        for i, arg in enumerate(args[1:], 1):
            if isinstance(arg, Struct):
                get_structure(state, arg, i, i in self.inputs)
        for var, i in repeated:
            self.emit("get_value", state.where(var), ("x", i))
            state.registers.release(i)
            state.use(var)

    def place_arguments(self) -> list[tuple[Var, int]]:
        """Say what each argument register holds; variables that occur again as arguments come back."""
        state = self.state
        repeated = []
        hidden = () if self.clause.cut is None else (self.clause.cut,)
        for i, arg in enumerate((*self.clause.args, *hidden)):
            if not isinstance(arg, Var):
                state.registers.take(i, TEMPORARY)
            elif arg in state.seen:
                state.registers.take(i, TEMPORARY)
                repeated.append((arg, i))
            elif state.is_void(arg):
                state.use(arg)
            else:
                state.location[arg] = i
                state.registers.take(i, arg)
                state.use(arg)
        return repeated

    def allocate(self) -> None:
        """Make the environment, if the clause needs one, and bring the permanent variables that are known into it."""
        state = self.state
        if state.allocated or not state.has_environment:
            return
        state.allocated = True
        self.emit("allocate", len(state.slots))
        if len(state.slots) > MAPPED_SLOTS:
            for slot in sorted({*state.slots.values()} - {state.slots.get(var) for var in state.location}):
                self.emit("put_const", ("y", slot), constant(NIL))
        for var, register in list(state.location.items()):
            if var in state.slots:
                self.emit("move", ("y", state.slots[var]), ("x", register))
                state.registers.take(register, var, copy=True)

    def first_structure(self, term: Struct, known: tuple, generic: tuple, unbound: tuple, mark: int) -> None:
        """A compound first argument: its read stream stands in line, the test and the write stream in the other
        entries. What was emitted from `mark` on stands in front of both."""
        state = self.state
        self.allocate()
        if state.spill:
            get_structure(state, term, 0, True)
            self.code.generic = [("label", generic), ("label", unbound), ("jump", known)]
            return
        streams = both_streams(state, term, 0)
        state.room(streams.size)
        prologue = self.out[mark:]
        join, write = state.new_label(), state.new_label()
        self.out.extend(streams.read)
        self.emit("label", join)
        get = branch(state, term, 0, streams, False)[0][:-1]
        state.tail.pop()  # both streams have their places already
        self.code.generic = [
            ("label", unbound),
            ("bind_list" if is_list(term) else "bind_struct", ("x", 0)),
            ("label", write),
            *prologue,
            *streams.write,
            ("bump", streams.size),
            ("jump", join),
            ("label", generic),
            (*get, known),
            ("jump", write),
        ]
        for nested, register in streams.later:
            get_structure(state, nested, register, True)

    # Body.

    def body(self, entry: tuple) -> None:
        """The goals, and the way out when the last one is no call."""
        state = self.state
        goals = self.clause.goals
        chunk = 0
        last_call = max((i for i, goal in enumerate(goals) if goal.ends_chunk), default=0)
        for i, goal in enumerate(goals):
            last = i == len(goals) - 1
            if goal.ends_chunk:
                itself = goal.name == self.name and len(goal.args) == self.arity
                compile_call(state, goal, chunk, last, entry if itself else None)
                chunk += 1
                state.aim(i + 1)
                if last:
                    return
                if i >= last_call:
                    state.end_of_heap_promise()
            else:
                compile_inline(state, goal)
                if goal.kind == "fail":
                    return
                if goal.kind == "builtin":
                    state.aim(i + 1)
        if state.allocated:
            self.emit("deallocate")
        self.emit("proceed")
