"""Machine words under CPython, and constants that depend on the word size.

`Word` is an unsigned integer that wraps at the word size of the active simulation. `Sized` is a constant such as
`WORD` or `NODE.alt`, known only when the word size is: arithmetic on it gives another `Sized`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, Self


class Word(int):
    """An unsigned machine word. Class attributes hold the word size; the active simulation sets them."""

    size = 8
    bits = 64
    mask = (1 << 64) - 1

    def __new__(cls, value: Any = 0) -> Self:
        return int.__new__(cls, int(value) & cls.mask)

    @classmethod
    def set_size(cls, size: int) -> None:
        """From now on words have this many bytes."""
        cls.size, cls.bits, cls.mask = size, 8 * size, (1 << 8 * size) - 1

    @property
    def signed(self) -> int:
        """The value as a signed number."""
        return int(self) - (self.mask + 1) if int(self) >> (self.bits - 1) else int(self)

    def __neg__(self) -> Word:
        return Word(-int(self))

    def __invert__(self) -> Word:
        return Word(~int(self))

    def __hash__(self) -> int:
        return int.__hash__(self)


def _wrapping(name: str) -> None:
    """Define the operator on words, in both orders."""
    operation = getattr(operator, name)

    def forward(self: Word, other: Any) -> Any:
        return NotImplemented if isinstance(other, float) else Word(operation(int(self), int(other) & self.mask))

    def backward(self: Word, other: Any) -> Any:
        return NotImplemented if isinstance(other, float) else Word(operation(int(other) & self.mask, int(self)))

    setattr(Word, f"__{name.rstrip('_')}__", forward)
    setattr(Word, f"__r{name.rstrip('_')}__", backward)


def _comparing(name: str) -> None:
    """Define an unsigned comparison."""
    operation = getattr(operator, name)

    def compare(self: Word, other: Any) -> Any:
        return operation(int(self), int(other) & self.mask) if hasattr(other, "__int__") else NotImplemented

    setattr(Word, f"__{name}__", compare)


for _name in ("add", "sub", "mul", "and_", "or_", "xor", "lshift", "rshift"):
    _wrapping(_name)
for _name in ("eq", "ne", "lt", "le", "gt", "ge"):
    _comparing(_name)


class Sized:
    """A constant that is a function of the word size."""

    __slots__ = ("at",)

    def __init__(self, at: Callable[[int], int]) -> None:
        self.at = at

    def __int__(self) -> int:
        return int(self.at(Word.size))

    __index__ = __int__

    def __bool__(self) -> bool:
        return bool(self.at(Word.size))

    def __repr__(self) -> str:
        return f"Sized({self.at(4)} or {self.at(8)})"

    def __neg__(self) -> Sized:
        return Sized(lambda size: -self.at(size))

    def __invert__(self) -> Sized:
        return Sized(lambda size: ~self.at(size))

    def __hash__(self) -> int:
        return hash((self.at(4), self.at(8)))


def value_at(constant: int | Sized, size: int) -> int:
    """The value of a constant for a word size in bytes."""
    return constant.at(size) if isinstance(constant, Sized) else constant


def _deferring(name: str) -> None:
    operation = getattr(operator, name)

    def forward(self: Sized, other: Any) -> Any:
        if isinstance(other, Word):
            return operation(Word(int(self)), other)
        if not isinstance(other, int | Sized):
            return NotImplemented
        return Sized(lambda size: operation(self.at(size), value_at(other, size)))

    def backward(self: Sized, other: Any) -> Any:
        if not isinstance(other, int | Sized):
            return NotImplemented
        return Sized(lambda size: operation(value_at(other, size), self.at(size)))

    setattr(Sized, f"__{name.rstrip('_')}__", forward)
    setattr(Sized, f"__r{name.rstrip('_')}__", backward)


for _name in ("add", "sub", "mul", "and_", "or_", "xor", "lshift", "rshift", "floordiv", "mod"):
    _deferring(_name)
for _name in ("eq", "ne", "lt", "le", "gt", "ge"):
    _deferring(_name)
