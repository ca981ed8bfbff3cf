"""What is known while one clause is compiled: where each variable is, which x registers are free, the code so far.

A variable is *temporary* when it occurs in one chunk only (a chunk ends with a call), else *permanent*: it has an
environment slot, and sometimes a copy in an x register as well. `uses` counts the occurrences still to come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import count

from wamjit.compile.goals import MAX_ARITY
from wamjit.compile.normal import Clause, variables
from wamjit.compile.wam_table import MAPPED_SLOTS
from wamjit.read.terms import Atom, Struct, Term, Var

MAX_REGISTERS = MAX_ARITY + 16
ALL_REGISTERS = (1 << MAX_REGISTERS) - 1
TEMPORARY = "temporary"  # holds a register for an intermediate value
UNCHECKED = 256  # cells that guards, and then a chunk, may write unchecked: a check leaves 1,024, a return at least 512
Location = tuple[str, int]
Instruction = tuple


class TooComplex(Exception):
    """A clause that needs more x registers than there are; for users, an arity past the limit. `limit` says which."""

    def __init__(self, limit: str, text: str) -> None:
        super().__init__(text)
        self.limit = limit


def check_arity(name: str, arity: int) -> None:
    """Refuse what cannot have all of its arguments in registers."""
    if arity > MAX_ARITY:
        raise TooComplex("max_arity", f"{name}/{arity}: no predicate has more than {MAX_ARITY} arguments")


class Registers:
    """Which x registers are taken, as sets of bits. A copy of a permanent variable may be given up, unless it is
    locked: then the goal in hand names it as an operand."""

    def __init__(self) -> None:
        self.holder: dict[int, object] = {}
        self.taken = 0
        self.copies = 0
        self.locked = 0

    def take(self, register: int, holder: object, copy: bool = False) -> None:
        """Let `holder` have the register."""
        bit = 1 << register
        self.holder[register] = holder
        self.taken |= bit
        self.copies = self.copies | bit if copy else self.copies & ~bit

    def release(self, register: int) -> None:
        """Nobody has it any more."""
        if self.holder.pop(register, None) is not None:
            bit = ~(1 << register)
            self.taken &= bit
            self.copies &= bit

    def is_temporary(self, location: tuple) -> bool:
        """Whether a location is a register for an intermediate value."""
        return location[0] == "x" and self.holder.get(location[1]) is TEMPORARY

    def choose(self, wanted: int | None, avoid: int, never: int = 0) -> int:
        """A free register: the wanted one, else the lowest that is not in `avoid`; none in `never`."""
        unusable = (self.taken & ~self.copies) | self.locked | never
        if wanted is not None and not unusable >> wanted & 1:
            return wanted
        for occupied in (self.taken | avoid | never, self.taken | never, unusable):
            free = ~occupied & ALL_REGISTERS
            if free:
                return (free & -free).bit_length() - 1
        raise TooComplex("max_clause_registers", f"the clause needs more than {MAX_REGISTERS} registers")

    def clear(self) -> None:
        """After a call: all are free."""
        self.holder.clear()
        self.taken = self.copies = self.locked = 0


class ClauseState:
    """The state of one clause's compilation."""

    def __init__(
        self, clause: Clause, arity: int, emit: Callable[..., None], labels: Iterator[int], spill: bool = False
    ) -> None:
        self.clause = clause
        self.spill = spill  # few registers: all variables have slots, terms are built and unified
        self.arity = arity
        self.emit = emit
        self.labels = labels
        self.tail: list[list[Instruction]] = []
        self.registers = Registers()
        self.location: dict[Var, int] = {}  # variable -> x register
        self.seen: set[Var] = set()
        self.uses: defaultdict[Var, int] = defaultdict(int)
        self.slots, self.slots_after = self._classify()
        self.has_environment = spill or any(goal.ends_chunk for goal in clause.goals[:-1])
        self.allocated = False
        self.targets: dict[Var, int] = {}
        self.target_bits = 0
        self.written = 0  # cells since the heap was checked last

    def _classify(self) -> tuple[dict[Var, int], list[int]]:
        """Count variables. Environment slots of the permanent ones, and how many slots live on after each chunk.

        Variables that are needed longest get the lowest slots, so that the environment can shrink from its end.
        """
        first: dict[Var, int] = {}
        last: dict[Var, int] = {}
        uses = self.uses
        chunk = 0
        hidden = () if self.clause.cut is None else (self.clause.cut,)
        for v in (*variables(self.clause.args), *hidden):
            first[v] = last[v] = 0
            uses[v] += 1
        for goal in self.clause.goals:
            for v in variables(goal.args):
                first.setdefault(v, chunk)
                last[v] = chunk
                uses[v] += 1
            chunk += goal.ends_chunk
        permanent = [v for v in first if self.spill or first[v] != last[v]]
        if not permanent:
            return {}, [0] * (chunk + 1)
        permanent.sort(key=last.__getitem__, reverse=True)
        ending = Counter(last[v] for v in permanent)
        left = len(permanent)
        after = [left := left - ending[k] for k in range(chunk + 1)]
        return {v: i for i, v in enumerate(permanent)}, after

    def new_label(self) -> tuple[str, str]:
        """A label of the predicate."""
        return "l", f"L{next(self.labels)}"

    # Variables.

    def where(self, var: Var) -> Location:
        """Where a variable's value is now."""
        if var in self.location:
            return "x", self.location[var]
        return "y", self.slots[var]

    def head_place(self, var: Var) -> int:
        """Which argument of the head a variable is: later ones are more likely to be outputs; -1: none."""
        return next((k for k, arg in enumerate(self.clause.args) if arg is var), -1)

    def is_first(self, var: Var) -> bool:
        """Whether the variable has no value yet."""
        return var not in self.seen

    def is_void(self, var: Var) -> bool:
        """Whether this is the variable's only occurrence."""
        return self.uses[var] == 1 and var not in self.seen

    def use(self, var: Var) -> None:
        """One occurrence has been dealt with; free the register after the last one."""
        self.uses[var] -= 1
        self.seen.add(var)
        if self.uses[var] == 0 and var in self.location:
            self.drop(var)

    def drop(self, var: Var) -> None:
        """The variable is in no x register any more."""
        register = self.location.pop(var)
        if self.registers.holder.get(register) is var:
            self.registers.release(register)

    def skip(self, var: Var) -> None:
        """One occurrence asks for nothing; if it was the first, the next one is the first now."""
        if var in self.seen:
            self.use(var)
        else:
            self.uses[var] -= 1

    def skip_all(self, terms: Iterable[Term]) -> None:
        """The variables of terms that are not compiled."""
        for var in variables(terms):
            self.skip(var)

    def evict(self, register: int) -> None:
        """Forget the copy of a permanent variable that sits in a register."""
        if self.registers.copies >> register & 1:
            self.location.pop(self.registers.holder[register], None)
            self.registers.release(register)

    def pick(self, wanted: int | None = None, never: int = 0) -> int:
        """A register that may be overwritten; not taken yet."""
        register = self.registers.choose(wanted, self.target_bits, never)
        self.evict(register)
        return register

    def destination(self, var: Var) -> Location:
        """Where the first value of a variable shall go (and from now on is)."""
        self.seen.add(var)
        if var in self.slots:
            return "y", self.slots[var]
        register = self.pick(self.targets.get(var))
        if self.uses[var] > 1:
            self.location[var] = register
            self.registers.take(register, var)
        return "x", register

    def temporary(self) -> int:
        """A register for an intermediate value; give it back with `registers.release`."""
        register = self.pick()
        self.registers.take(register, TEMPORARY)
        return register

    def lock(self, location: tuple) -> None:
        """The goal in hand names this location: if it is a copy, it must stay until `unlock`."""
        if location[0] == "x":
            self.registers.locked |= self.registers.copies & 1 << location[1]

    def unlock(self) -> None:
        """The goal is done."""
        self.registers.locked = 0

    def aim(self, start: int) -> None:
        """Note which argument registers the variables from goal `start` to the next call or built-in are to end in."""
        self.targets = {}
        self.target_bits = 0
        goals = self.clause.goals
        for n in range(start, len(goals)):
            if goals[n].kind in ("call", "builtin"):
                for i, arg in enumerate(goals[n].args):
                    if isinstance(arg, Var) and arg not in self.targets:
                        self.targets[arg] = i
                        self.target_bits |= 1 << i
                return

    # The heap.

    def room(self, cells: int) -> None:
        """`cells` cells will be written: check for them where the last check does not cover them."""
        self.written += cells
        if self.written > UNCHECKED and cells:
            self.emit("ensure", cells)
            self.written = 0

    def end_of_heap_promise(self) -> None:
        """Before the first write of a chunk that ends with a return: its caller may go on likewise."""
        self.written = UNCHECKED

    def valued(self, live: int) -> int:
        """Which of the first `live` slots have a value, as bits."""
        if len(self.slots) > MAPPED_SLOTS:
            return (1 << live) - 1
        return sum(1 << slot for var, slot in self.slots.items() if slot < live and var in self.seen)

    def after_call(self) -> None:
        """Control has come back from a call: only permanent variables are left."""
        self.registers.clear()
        self.location.clear()
        self.written = 0


def label_counter() -> Iterator[int]:
    """Numbers for the labels of a predicate."""
    return count(1)


def is_constant(term: Term) -> bool:
    """Whether a term is one word (or a literal that lies outside the heap)."""
    return not isinstance(term, Var | Struct)


def functor(term: Struct) -> tuple[str, str, int]:
    """A functor as an operand."""
    return "f", term.name, len(term.args)


def is_list(term: Term) -> bool:
    """Whether a term is a list cell."""
    return isinstance(term, Struct) and term.name == "." and len(term.args) == 2


def constant(term: Term) -> tuple[str, Term]:
    """A constant as an operand."""
    assert not isinstance(term, Var | Struct), term
    return "c", term


__all__ = [
    "Atom",
    "ClauseState",
    "Location",
    "Registers",
    "TooComplex",
    "constant",
    "functor",
    "is_constant",
    "is_list",
]
