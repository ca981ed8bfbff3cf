"""What is known while one clause is compiled: where each variable is, which x registers are free, the code so far.

A variable is *temporary* when it occurs in one chunk only (a chunk ends with a call), else *permanent*: it has an
environment slot, and sometimes a copy in an x register as well. `uses` counts the occurrences still to come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import count

from wamjit.compile.normal import Clause, variables
from wamjit.read.terms import Atom, Struct, Term, Var

MAX_REGISTERS = 250
Location = tuple[str, int]
Instruction = tuple


class TooComplex(Exception):
    """A clause that needs more x registers than there are, or an arity past the limit."""


class Registers:
    """Which x registers are taken. A copy of a permanent variable may be given up at any time."""

    def __init__(self) -> None:
        self.holder: dict[int, object] = {}
        self.copies: set[int] = set()
        self.high = 0

    def take(self, register: int, holder: object, copy: bool = False) -> None:
        """Let `holder` have the register."""
        self.holder[register] = holder
        (self.copies.add if copy else self.copies.discard)(register)
        self.high = max(self.high, register + 1)

    def release(self, register: int) -> None:
        """Nobody has it any more."""
        self.holder.pop(register, None)
        self.copies.discard(register)

    def is_free(self, register: int) -> bool:
        """Whether it can be given away."""
        return register not in self.holder or register in self.copies

    def choose(self, wanted: int | None, avoid: Iterable[int] = ()) -> int:
        """A free register: the wanted one, else the lowest that is not among `avoid`."""
        if wanted is not None and self.is_free(wanted):
            return wanted
        avoid = set(avoid)
        for register in range(MAX_REGISTERS):
            if register not in self.holder and register not in avoid:
                return register
        for register in range(MAX_REGISTERS):
            if self.is_free(register):
                return register
        raise TooComplex("the clause needs more than 250 registers")

    def clear(self) -> None:
        """After a call: all are free."""
        self.holder.clear()
        self.copies.clear()


class ClauseState:
    """The state of one clause's compilation."""

    def __init__(self, clause: Clause, arity: int, emit: Callable[..., None], labels: Iterator[int]) -> None:
        self.clause = clause
        self.arity = arity
        self.emit = emit
        self.labels = labels
        self.tail: list[list[Instruction]] = []
        self.registers = Registers()
        self.location: dict[Var, int] = {}  # variable -> x register
        self.seen: set[Var] = set()
        self.uses = Counter(variables(clause.args))
        self.uses.update(v for goal in clause.goals for v in variables(goal.args))
        if clause.cut is not None:
            self.uses[clause.cut] += 1  # the hidden argument itself
        self.slots, self.slots_after = self._classify()
        self.has_environment = any(goal.ends_chunk for goal in clause.goals[:-1])
        self.allocated = False
        self.targets: dict[Var, int] = {}

    def _classify(self) -> tuple[dict[Var, int], list[int]]:
        """Environment slots of the permanent variables, and how many slots live on after each chunk.

        Variables that are needed longest get the lowest slots, so that the environment can shrink from its end.
        """
        first: dict[Var, int] = {}
        last: dict[Var, int] = {}
        chunk = 0
        hidden = () if self.clause.cut is None else (self.clause.cut,)
        for v in (*variables(self.clause.args), *hidden):
            first.setdefault(v, 0)
            last[v] = 0
        for goal in self.clause.goals:
            for v in variables(goal.args):
                first.setdefault(v, chunk)
                last[v] = chunk
            chunk += goal.ends_chunk
        permanent = sorted((v for v in first if first[v] != last[v]), key=lambda v: -last[v])
        slots = {v: i for i, v in enumerate(permanent)}
        after = [sum(last[v] > k for v in permanent) for k in range(chunk + 1)]
        return slots, after

    def new_label(self) -> tuple[str, str]:
        """A label of the predicate."""
        return "l", f"L{next(self.labels)}"

    # Variables.

    def where(self, var: Var) -> Location:
        """Where a variable's value is now."""
        if var in self.location:
            return "x", self.location[var]
        return "y", self.slots[var]

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

    def place(self, var: Var, register: int) -> None:
        """The variable's value is in x(register)."""
        self.evict(register)
        self.location[var] = register
        self.registers.take(register, var, copy=var in self.slots)

    def evict(self, register: int) -> None:
        """Forget the copy of a permanent variable that sits in a register."""
        holder = self.registers.holder.get(register)
        if register in self.registers.copies and isinstance(holder, Var):
            self.location.pop(holder, None)
            self.registers.release(register)

    def destination(self, var: Var) -> Location:
        """Where the first value of a variable shall go (and from now on is)."""
        if var in self.slots:
            self.seen.add(var)
            return "y", self.slots[var]
        register = self.registers.choose(self.targets.get(var), self.reserved())
        self.evict(register)
        if self.uses[var] > 1:
            self.location[var] = register
            self.registers.take(register, var)
        self.seen.add(var)
        return "x", register

    def reserved(self) -> Iterable[int]:
        """Registers that other variables of this chunk want to end in."""
        return self.targets.values()

    def temporary(self, wanted: int | None = None) -> int:
        """A register for an intermediate value; give it back with `registers.release`."""
        register = self.registers.choose(wanted, self.reserved())
        self.evict(register)
        self.registers.take(register, "temporary")
        return register

    def aim(self, start: int) -> None:
        """Note which argument registers the variables of the chunk from goal `start` are to end in."""
        self.targets = {}
        for goal in self.clause.goals[start:]:
            if goal.kind in ("call", "builtin"):
                for i, arg in enumerate(goal.args):
                    if isinstance(arg, Var):
                        self.targets.setdefault(arg, i)
                if goal.ends_chunk or self.targets:
                    return

    def after_call(self) -> None:
        """Control has come back from a call: only permanent variables are left."""
        self.registers.clear()
        self.location.clear()


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


__all__ = ["Atom", "ClauseState", "Location", "Registers", "TooComplex", "constant", "functor", "is_constant", "is_list"]
