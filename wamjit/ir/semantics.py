"""What the operations of the IR compute, as functions of numbers. The interpreter adds operands and control.

Words come in and go out as unsigned numbers below 2**bits; what is not defined raises UndefinedResult.
"""

from __future__ import annotations

import math
from collections.abc import Callable


class UndefinedResult(Exception):
    """The IR does not say what the result is: a program that gets here is wrong."""


def signed(value: int, bits: int) -> int:
    """The signed number that a word stands for."""
    half = 1 << (bits - 1)
    return (value ^ half) - half


def wrap(value: int, bits: int) -> int:
    """A number as a word."""
    return value & ((1 << bits) - 1)


def _shift_count(n: int, bits: int) -> int:
    if n >= bits:
        raise UndefinedResult(f"shift by {n} in a word of {bits} bits")
    return n


def divide(a: int, b: int) -> tuple[int, int]:
    """Quotient rounded towards zero, and remainder, of signed numbers."""
    quotient = abs(a) // abs(b)
    if (a < 0) != (b < 0):
        quotient = -quotient
    return quotient, a - b * quotient


def _divided(a: int, b: int, bits: int) -> tuple[int, int]:
    a, b = signed(a, bits), signed(b, bits)
    if b == 0 or b == -1 and a == -1 << (bits - 1):
        raise UndefinedResult(f"{a} divided by {b}")
    return divide(a, b)


WORD_OPERATIONS: dict[str, Callable[[int, int, int], int]] = {
    "add": lambda a, b, bits: wrap(a + b, bits),
    "sub": lambda a, b, bits: wrap(a - b, bits),
    "and": lambda a, b, bits: a & b,
    "or": lambda a, b, bits: a | b,
    "xor": lambda a, b, bits: a ^ b,
    "mul": lambda a, b, bits: wrap(a * b, bits),
    "shl": lambda a, n, bits: wrap(a << _shift_count(n, bits), bits),
    "shr": lambda a, n, bits: a >> _shift_count(n, bits),
    "sar": lambda a, n, bits: wrap(signed(a, bits) >> _shift_count(n, bits), bits),
    "div": lambda a, b, bits: wrap(_divided(a, b, bits)[0], bits),
    "rem": lambda a, b, bits: wrap(_divided(a, b, bits)[1], bits),
}

OVERFLOW_OPERATIONS: dict[str, Callable[[int, int], int]] = {  # exact, of signed numbers
    "addo": lambda a, b: a + b,
    "subo": lambda a, b: a - b,
    "mulo": lambda a, b: a * b,
}


def double_division(a: float, b: float) -> float:
    """IEEE division."""
    if b != 0:
        return a / b
    if a == 0 or math.isnan(a):
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


def square_root(a: float) -> float:
    """IEEE square root."""
    return math.sqrt(a) if a >= 0 else math.nan


def truncated(a: float, bits: int) -> int:
    """A double truncated to a word."""
    if not math.isfinite(a) or not -(1 << (bits - 1)) <= int(a) < 1 << (bits - 1):
        raise UndefinedResult(f"{a!r} does not fit a word")
    return wrap(int(a), bits)


DOUBLE_OPERATIONS: dict[str, Callable[[float, float], float]] = {
    "fadd": lambda a, b: a + b,
    "fsub": lambda a, b: a - b,
    "fmul": lambda a, b: a * b,
    "fdiv": double_division,
}

_ORDER: dict[str, Callable[[float, float], bool]] = {
    "e": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "l": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "g": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
}


def holds(condition: str, a: float, b: float) -> bool:
    """Whether a condition holds after a comparison of a with b (words as the comparison takes them, or doubles).

    After addo and its kin a is the exact result and b the wrapped one; after test a is the common bits and b is 0.
    """
    if condition in ("o", "no"):
        return (a != b) == (condition == "o")
    unordered = math.isnan(a) or math.isnan(b)
    if condition == "un":
        return unordered
    if unordered:
        raise UndefinedResult(f"condition {condition} of unordered doubles: test un first")
    return _ORDER[condition.removesuffix("u")](a, b)
