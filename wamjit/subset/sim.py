"""Kernel functions under CPython: registers and memory that `reg`, `w`, `load` and `store` reach.

In: a memory (`machine.memory.Memory` or `ir.sparse.SparseMemory`) and the address of the worker record. Out: with
`with Simulation(memory, address) as s:` kernel functions can be called; a jump out of them is raised as `Jump`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

from wamjit.subset.words import Word
from wamjit.table import load_record, load_registers

ROUTINES: dict[str, Callable] = {}
_ACTIVE: list[Simulation] = []


class Jump(Exception):
    """Control left the simulated function: for a code symbol, a label, or an address."""

    def __init__(self, target: str | Word, args: tuple = (), unwound: bool = False) -> None:
        super().__init__(str(target))
        self.target, self.args_given, self.unwound = target, args, unwound


class Simulation:
    """Registers and memory; active between `with` and its end. Simulations can be nested, the innermost one counts."""

    def __init__(self, memory: Any, worker: int, serve: Callable[[int], int] | None = None) -> None:
        self.serve = serve or no_service
        self.memory = memory
        self.word_size: int = memory.word_size
        self._registers = load_registers()
        self._registers_held: dict[str, int] = {"w": worker}
        self._choice = load_record("choice", self.word_size)
        self._overflow: bool | None = None
        self._addresses: dict[str, int] = {}

    def __enter__(self) -> Self:
        _ACTIVE.append(self)
        Word.set_size(self.word_size)
        return self

    def __exit__(self, *_: object) -> None:
        _ACTIVE.remove(self)
        if _ACTIVE:
            Word.set_size(_ACTIVE[-1].word_size)

    def read_register(self, name: str) -> Word:
        """A register's value; one that was never written is 0."""
        self._registers.kind(name)
        return Word(self._registers_held.get(name, 0))

    def write_register(self, name: str, value: Any) -> None:
        """Assign a register, wrapping to the word size."""
        self._registers.kind(name)
        self._registers_held[name] = int(Word(value))

    def load(self, address: Word) -> Word:
        return Word(self.memory.read(int(address)))

    def store(self, address: Word, value: Word) -> None:
        self.memory.write(int(address), int(value))

    def load_byte(self, address: Word) -> Word:
        return Word(self.memory.read_byte(int(address)))

    def store_byte(self, address: Word, value: Word) -> None:
        self.memory.write_byte(int(address), int(value) & 0xFF)

    def load_double(self, address: Word) -> float:
        return self.memory.read_double(int(address))

    def store_double(self, address: Word, value: float) -> None:
        self.memory.write_double(int(address), value)

    def choice_changed(self) -> None:
        """ab and hb from the newest choice point."""
        for name, field in (("ab", "local_top"), ("hb", "global_top")):
            self.write_register(name, self.load(self.read_register("b") + self._choice.offset(field)))

    def overflowing(self, exact: int) -> Word:
        """The wrapped result; whether it wrapped is kept for `take_overflow`."""
        result = Word(exact)
        self._overflow = result.signed != exact
        return result

    def take_overflow(self) -> bool:
        """What the operation just before left; there is nothing to take twice."""
        if self._overflow is None:
            raise RuntimeError("overflow() does not follow addo, subo or mulo")
        taken, self._overflow = self._overflow, None
        return taken

    def address_of(self, name: str) -> Word:
        """An invented address for a code symbol or label, the same each time."""
        return Word(self._addresses.setdefault(name, 0x7FF00000 + 16 * len(self._addresses)))


def no_service(number: int) -> int:
    """What a simulation without services does when one is asked for."""
    raise Jump("gate", (number,))


def current() -> Simulation:
    """The active simulation."""
    if not _ACTIVE:
        raise RuntimeError("a kernel function runs inside `with Simulation(memory, worker):` only")
    return _ACTIVE[-1]


def run(function: Callable, args: tuple) -> Any:
    """Call a function of the kernel language: integers go in as words and come out as words."""
    current()
    result = function(*[Word(arg) if isinstance(arg, int) and type(arg) is not bool else arg for arg in args])
    return Word(result) if type(result) is int else result


def truncating_division(a: int, b: int) -> tuple[int, int]:
    """Quotient and remainder, the quotient rounded towards zero."""
    quotient = abs(a) // abs(b)
    quotient = quotient if (a < 0) == (b < 0) else -quotient
    return quotient, a - b * quotient
