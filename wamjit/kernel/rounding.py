"""Operations between integers and floats: conversion, rounding, square root.

In: a number word. Out: a number word, or an evaluation error. Holds: as in `arith`; what does not round to a small
integer goes to the service.
"""

from wamjit.kernel.arith import arith_service, float_result, is_simple, simple_value
from wamjit.kernel.big_bits import LARGEST_DOUBLE, nearest_double
from wamjit.kernel.names import ARITH, INT_BITS
from wamjit.kernel.number import big_limbs, float_value
from wamjit.kernel.words import int_value, is_float, is_int, make_int, new_float
from wamjit.subset.lang import WORD, Double, Word, inline, kernel, sqrt, to_double, to_word


@kernel
def arith_float(a: Word) -> Word:
    """As a float."""
    if is_float(a):
        return a
    if is_int(a):
        return new_float(to_double(int_value(a)))
    if WORD == 8:
        if big_limbs(a) <= LARGEST_DOUBLE:
            return float_result(nearest_double(a), ARITH.float, a, a)
    return arith_service(ARITH.float, a, a)


@kernel
def arith_sqrt(a: Word) -> Word:
    """Square root, a float."""
    if not is_simple(a):
        return arith_service(ARITH.sqrt, a, a)
    value: Double = simple_value(a)
    if value < 0.0:
        return arith_service(ARITH.sqrt, a, a)
    return new_float(sqrt(value))


@inline
def has_small_part(value: Double) -> bool:
    """Whether a double rounds, in any way, to a small integer."""
    limit: Double = to_double((1 << (INT_BITS - 1)) - 1)
    return value < limit and value > -limit


@kernel
def arith_truncate(a: Word) -> Word:
    """The integer towards zero."""
    if is_float(a):
        value: Double = float_value(a)
        if has_small_part(value):
            return make_int(to_word(value))
        return arith_service(ARITH.truncate, a, a)
    return a


@kernel
def arith_floor(a: Word) -> Word:
    """The largest integer that is not greater."""
    if is_float(a):
        value: Double = float_value(a)
        if has_small_part(value):
            whole = to_word(value)
            if to_double(whole) > value:
                whole -= 1
            return make_int(whole)
        return arith_service(ARITH.floor, a, a)
    return a


@kernel
def arith_ceiling(a: Word) -> Word:
    """The smallest integer that is not less."""
    if is_float(a):
        value: Double = float_value(a)
        if has_small_part(value):
            whole = to_word(value)
            if to_double(whole) < value:
                whole += 1
            return make_int(whole)
        return arith_service(ARITH.ceiling, a, a)
    return a


@kernel
def arith_round(a: Word) -> Word:
    """The nearest integer; halves go away from zero."""
    if is_float(a):
        value: Double = float_value(a)
        if has_small_part(value):
            whole = to_word(value)
            rest: Double = value - to_double(whole)
            if rest >= 0.5:
                whole += 1
            elif rest <= -0.5:
                whole -= 1
            return make_int(whole)
        return arith_service(ARITH.round, a, a)
    return a


@kernel
def arith_integer(a: Word) -> Word:
    """integer(a): the nearest integer, as round has it."""
    return arith_round(a)
