"""The kernel language as its authors import it: decorators, types, registers, memory, control.

In a compiled function every name here is a construct that the compiler knows (`subset.compiler`). Under CPython the
same names work on the active `Simulation`, so that a kernel function can be called and debugged like any other.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from math import isnan
from types import FunctionType
from typing import Any, NamedTuple

from wamjit.subset import sim
from wamjit.subset.constants import ATOMREC as ATOMREC
from wamjit.subset.constants import ENV as ENV
from wamjit.subset.constants import FUNCTOR as FUNCTOR
from wamjit.subset.constants import NODE as NODE
from wamjit.subset.constants import TAG as TAG
from wamjit.subset.constants import WORD as WORD
from wamjit.subset.constants import WORD_BITS as WORD_BITS
from wamjit.subset.constants import WORKER as WORKER
from wamjit.subset.constants import Offset as Offset
from wamjit.subset.constants import Record as Record
from wamjit.subset.constants import record_offset
from wamjit.subset.words import Word
from wamjit.table import load_record

Double = float


class Loc:
    """Rule operand: an x or y register, read and assigned like a variable."""


class Const:
    """Rule operand: a word known at link time."""


class Label:
    """Rule operand: a place in the predicate's code."""


class Int:
    """Rule operand: a number known at compile time."""


class Cell:
    """Rule operand: the cell of a predicate, which holds its entry address."""


class Code:
    """Rule operand: a kernel routine."""


class Function:
    """Parameter of an inline function: a routine, an inline function or a construct, named where it is called."""


class Mark(NamedTuple):
    """What a decorator notes: the kind (kernel, entry, inline, rule) and the function as written."""

    kind: str
    function: Callable


def _marked(kind: str, function: Callable) -> Callable:
    @functools.wraps(function)
    def simulated(*args: Any) -> Any:
        result = sim.run(function, args)
        return Word(result) if kind == "kernel" and isinstance(result, bool) else result

    simulated.mark = Mark(kind, function)
    return simulated


def kernel(function: Callable) -> Callable:
    """A routine of the kernel: parameters in arg0.. (at most three), the result in val."""
    simulated = _marked("kernel", function)
    sim.ROUTINES[function.__name__] = simulated
    return simulated


def entry(function: Callable) -> Callable:
    """Code of the kernel that is reached by jumps, outside every routine. No parameters; it ends by jumping away."""
    simulated = _marked("entry", function)
    sim.ROUTINES[function.__name__] = simulated
    return simulated


def inline(function: Callable) -> Callable:
    """A function that dissolves into its caller."""
    return _marked("inline", function)


def rule(function: Callable) -> Callable:
    """The template of a WAM instruction; its parameters are the instruction's operands. Only compiled, never
    simulated.
    """
    return _marked("rule", function)


def intrinsic(function: Callable) -> Callable:
    """A construct of the language: the compiler knows it by name, CPython runs the function given here."""
    function.intrinsic = function.__name__
    return function


def mark_of(value: Any) -> Mark | None:
    """The mark of a decorated function, None for anything else."""
    return getattr(value, "mark", None) if isinstance(value, FunctionType) else None


def intrinsic_of(value: Any) -> str:
    """The name of a construct of the language, "" for anything else."""
    return getattr(value, "intrinsic", "") if isinstance(value, FunctionType) else ""


# --- registers and memory --------------------------------------------------------------------------------------------


class Array:
    """Registers or fields with an index: `reg.x(3)`, `reg.x[3]`; the second form can be assigned."""

    def __init__(self, read: Callable[[Any], Any], write: Callable[[Any, Any], None]) -> None:
        self._read, self._write = read, write

    def __call__(self, index: Any) -> Any:
        return self._read(index)

    __getitem__ = __call__

    def __setitem__(self, index: Any, value: Any) -> None:
        self._write(index, value)


class Registers:
    """The registers of the abstract machine, as attributes."""

    @property
    def x(self) -> Array:
        return Array(lambda i: getattr(self, f"x({int(i)})"), lambda i, v: setattr(self, f"x({int(i)})", v))

    def __getattr__(self, name: str) -> Word:
        return sim.current().read_register(name)

    def __setattr__(self, name: str, value: Any) -> None:
        sim.current().write_register(name, value)


class Worker:
    """The fields of the worker record, as attributes."""

    @staticmethod
    def _address(field: str, index: Any = None) -> Word:
        number = None if index is None else int(index)
        return sim.current().read_register("w") + record_offset("worker", field, number, Word.size)

    def __getattr__(self, field: str) -> Any:
        if load_record("worker", Word.size).field(field).array:
            return Array(lambda i: load(self._address(field, i)), lambda i, v: store(self._address(field, i), 0, v))
        return load(self._address(field))

    def __setattr__(self, field: str, value: Any) -> None:
        store(self._address(field), 0, value)


reg = Registers()
w = Worker()


@intrinsic
def load(address: Any, offset: Any = 0) -> Word:
    """The word at address + offset."""
    return sim.current().load(Word(address) + offset)


@intrinsic
def store(address: Any, offset: Any, value: Any) -> None:
    """Write a word."""
    sim.current().store(Word(address) + offset, Word(value))


@intrinsic
def load_byte(address: Any, offset: Any = 0) -> Word:
    """The byte at address + offset, zero extended."""
    return sim.current().load_byte(Word(address) + offset)


@intrinsic
def store_byte(address: Any, offset: Any, value: Any) -> None:
    """Write the low byte of a word."""
    sim.current().store_byte(Word(address) + offset, Word(value))


@intrinsic
def load_double(address: Any, offset: Any = 0) -> float:
    """The double at address + offset."""
    return sim.current().load_double(Word(address) + offset)


@intrinsic
def store_double(address: Any, offset: Any, value: float) -> None:
    """Write a double."""
    sim.current().store_double(Word(address) + offset, value)


@intrinsic
def choice_changed() -> None:
    """After an assignment of `reg.b`: refresh ab and hb."""
    sim.current().choice_changed()


# --- arithmetic and conditions ---------------------------------------------------------------------------------------


@intrinsic
def sar(a: Any, n: Any) -> Word:
    """Arithmetic shift right."""
    return Word(Word(a).signed >> int(n))


@intrinsic
def mul(a: Any, b: Any) -> Word:
    """The low word of the product."""
    return Word(a) * b


@intrinsic
def div(a: Any, b: Any) -> Word:
    """Signed quotient, truncated; b is not 0 and the quotient fits."""
    return Word(sim.truncating_division(Word(a).signed, Word(b).signed)[0])


@intrinsic
def rem(a: Any, b: Any) -> Word:
    """Remainder of the truncated signed division; it has the sign of a."""
    return Word(sim.truncating_division(Word(a).signed, Word(b).signed)[1])


@intrinsic
def addo(a: Any, b: Any) -> Word:
    """Signed sum; `overflow()` tells at once afterwards whether it wrapped."""
    return sim.current().overflowing(Word(a).signed + Word(b).signed)


@intrinsic
def subo(a: Any, b: Any) -> Word:
    """Signed difference; see addo."""
    return sim.current().overflowing(Word(a).signed - Word(b).signed)


@intrinsic
def mulo(a: Any, b: Any) -> Word:
    """Signed product; see addo."""
    return sim.current().overflowing(Word(a).signed * Word(b).signed)


@intrinsic
def overflow() -> bool:
    """Whether the addo, subo or mulo just before wrapped."""
    return sim.current().take_overflow()


@intrinsic
def lt_s(a: Any, b: Any) -> bool:
    """Signed a < b."""
    return Word(a).signed < Word(b).signed


@intrinsic
def le_s(a: Any, b: Any) -> bool:
    """Signed a <= b."""
    return Word(a).signed <= Word(b).signed


@intrinsic
def gt_s(a: Any, b: Any) -> bool:
    """Signed a > b."""
    return Word(a).signed > Word(b).signed


@intrinsic
def ge_s(a: Any, b: Any) -> bool:
    """Signed a >= b."""
    return Word(a).signed >= Word(b).signed


@intrinsic
def test(a: Any, b: Any) -> bool:
    """Whether a and b have a bit in common."""
    return Word(a) & b != 0


@intrinsic
def unlikely(condition: Any) -> Any:
    """The condition; what follows it goes to the cold section."""
    return condition


@intrinsic
def likely(condition: Any) -> Any:
    """The condition; the other branch goes to the cold section."""
    return condition


@intrinsic
def sqrt(a: float) -> float:
    """Square root of a double that is not negative."""
    return math.sqrt(a)


@intrinsic
def unordered(a: float, b: float) -> bool:
    """Whether one of two doubles is not a number; ask before any other comparison of doubles."""
    return isnan(a) or isnan(b)


@intrinsic
def to_double(a: Any) -> float:
    """A signed word as a double."""
    return float(Word(a).signed)


@intrinsic
def to_word(a: float) -> Word:
    """A double truncated to a signed word; it is in range."""
    return Word(int(a))


# --- control ---------------------------------------------------------------------------------------------------------


@intrinsic
def call(routine: Any, *args: Any) -> Word:
    """Call a routine given by name or as a Code operand."""
    return sim.ROUTINES[str(routine)](*args)


@intrinsic
def gate(service: Any) -> Word:
    """Ask Python for a service by number; parameters and results beside this one are in the worker record."""
    return Word(sim.current().serve(int(service)))


@intrinsic
def tail_jump(name: str, *args: Any) -> None:
    """Leave for a code symbol; it gets the arguments as a routine does."""
    raise sim.Jump(name, tuple(args))


@intrinsic
def unwind_and_jump(name: str, *args: Any) -> None:
    """Leave every routine, then jump to a code symbol."""
    raise sim.Jump(name, tuple(args), unwound=True)


@intrinsic
def fail() -> None:
    """In a rule or entry: backtrack."""
    raise sim.Jump("fail", ())


@intrinsic
def goto(label: Any) -> None:
    """In a rule: continue at a label of the predicate."""
    raise sim.Jump(str(label), ())


@intrinsic
def jump_to(address: Any) -> None:
    """Continue at the address in a word."""
    raise sim.Jump(Word(address), ())


@intrinsic
def call_cell(cell: Any) -> None:
    """Continue at the entry of the predicate whose cell this is."""
    raise sim.Jump(str(cell), ())


@intrinsic
def data_word(word: Any) -> None:
    """In a rule, behind a jump: a word of data at the end of the code."""


@intrinsic
def addr_of(place: Any) -> Word:
    """The address of a label operand or of a routine by name."""
    return sim.current().address_of(str(place))
