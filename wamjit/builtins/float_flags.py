"""What the flags `float_overflow`, `float_zero_div` and `float_undefined` make of an evaluation error.

In: a kind of evaluation error, how the sign of the result goes, the numbers that led to it. Out: the infinity or the
NaN of IEEE 754 that the flags want in its place, None where they want the error. Holds: the kernel leaves each result
that is not finite, and each division by zero, to the service that asks here.
"""

from __future__ import annotations

import math

FLAGS = {"float_overflow": "float_overflow", "zero_divisor": "float_zero_div", "undefined": "float_undefined"}
WHOLE = "whole"  # results are integers: no infinity among them


def instead(engine, kind: str, rule: str, arguments: list) -> float | None:
    """The float that takes the place of an evaluation error."""
    flag = FLAGS.get(kind)
    if flag is None or rule == WHOLE or engine.flags[flag].name == "error":
        return None
    if kind == "undefined":
        return math.nan
    return -math.inf if is_negative(rule, arguments) else math.inf


def is_negative(rule: str, arguments: list) -> bool:
    """Whether an infinite result is below zero, by the rule of its function."""
    signs = [math.copysign(1.0, x) < 0 if isinstance(x, float) else x < 0 for x in arguments]
    if rule == "product":
        return signs[0] != signs[1]
    if rule == "power":
        return signs[0] and arguments[1] % 2 == 1
    if rule == "sum":
        return arguments[0] < -arguments[1]
    if rule == "difference":
        return arguments[0] < arguments[1]
    return rule == "odd" and signs[0]
