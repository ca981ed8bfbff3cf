"""Arithmetic for the two definitions of what a program means, the WAM interpreter and the reference solver."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable

Number = int | float


class PrologError(Exception):
    """An error term's functor, such as `type_error`."""


def truncating(a: int, b: int) -> int:
    """a // b of Prolog."""
    q = abs(a) // abs(b)
    return q if (a < 0) == (b < 0) else -q


def integers_only(function: Callable, divides: bool = False) -> Callable:
    """A function of integers; the second one must not be 0 where it divides."""

    def checked(a: Number, b: Number) -> Number:
        if isinstance(a, float) or isinstance(b, float):
            raise PrologError("type_error")
        if divides and b == 0:
            raise PrologError("evaluation_error")
        return function(a, b)

    return checked


def shift(a: int, n: int) -> int:
    """a << n, to the right where n is negative."""
    return a << n if n >= 0 else a >> -n


def divide(a: Number, b: Number) -> float:
    """a / b: a float."""
    if b == 0:
        raise PrologError("evaluation_error")
    return a / b


def root(a: Number) -> float:
    """The square root."""
    if a < 0:
        raise PrologError("evaluation_error")
    return math.sqrt(a)


BINARY: dict[str, Callable] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": divide,
    "max": max,
    "min": min,
    "//": integers_only(truncating, True),
    "mod": integers_only(operator.mod, True),
    "rem": integers_only(lambda a, b: a - b * truncating(a, b), True),
    "div": integers_only(operator.floordiv, True),
    "/\\": integers_only(operator.and_),
    "\\/": integers_only(operator.or_),
    "xor": integers_only(operator.xor),
    "<<": integers_only(shift),
    ">>": integers_only(lambda a, n: shift(a, -n)),
}
UNARY: dict[str, Callable] = {"-": operator.neg, "+": operator.pos, "abs": abs, "sqrt": root, "truncate": int}
COMPARE: dict[str, Callable] = {
    "<": operator.lt,
    ">": operator.gt,
    "=<": operator.le,
    ">=": operator.ge,
    "=:=": operator.eq,
    "=\\=": operator.ne,
}


def apply(name: str, args: list[Number]) -> Number:
    """The value of an evaluable functor."""
    table = BINARY if len(args) == 2 else UNARY
    if name not in table:
        raise PrologError("type_error")
    try:
        value = table[name](*args)
    except OverflowError:
        raise PrologError("evaluation_error") from None
    if isinstance(value, float) and (math.isinf(value) or math.isnan(value)):
        raise PrologError("evaluation_error")
    return value
