"""Functions of numbers: those of the C library for doubles, and those that look at the bits of integers.

In: number words. Out: a number word, or what the service says. Holds: the C functions are the very ones that Python
calls, so it does not matter who computes; they are there where machine code and they share a convention, and
`w.c_functions` says so (engine/c_functions.py). What is not finite is left to the service, which knows the errors.
"""

from __future__ import annotations

from wamjit.kernel.arith import arith_add, arith_service, both_int, float_result, is_simple, simple_value
from wamjit.kernel.big_division import common_divisor
from wamjit.kernel.chance import up_to
from wamjit.kernel.names import ARITH, INT_BITS
from wamjit.kernel.rounding import arith_truncate
from wamjit.kernel.words import int_value, is_float, is_int, make_int
from wamjit.subset.lang import (
    WORD,
    WORKER,
    Double,
    Word,
    call,
    kernel,
    load,
    load_double,
    lt_s,
    reg,
    sar,
    store_double,
)

UNARY = 64  # operations from here on have one argument


@kernel
def by_c(operation: Word, a: Word, b: Word) -> Word:
    """An operation that the C library may have; of two zeros it is the service's (atan2/2 has no value there)."""
    function = load(reg.w + operation * WORD, WORKER.c_functions)
    if function == 0 or not is_simple(a) or not is_simple(b):
        return arith_service(operation, a, b)
    first: Double = simple_value(a)
    second: Double = simple_value(b)
    if operation < UNARY and first == 0.0 and second == 0.0:
        return arith_service(operation, a, b)
    store_double(reg.w, WORKER.c_first, first)
    store_double(reg.w, WORKER.c_second, second)
    call("c_call", function)
    result: Double = load_double(reg.w, WORKER.c_result)
    return float_result(result, operation, a, b)


@kernel
def arith_pow(a: Word, b: Word) -> Word:
    """a ** b: a float, but for integers where the flag `iso` is off. A power of zero may have no value."""
    if both_int(a, b) or not is_simple(a):
        return arith_service(ARITH.pow, a, b)
    base: Double = simple_value(a)
    if base == 0.0:
        return arith_service(ARITH.pow, a, b)
    return by_c(ARITH.pow, a, b)


@kernel
def arith_sum(a: Word, b: Word) -> Word:
    """plus(a, b)."""
    return arith_add(a, b)


@kernel
def arith_succ(a: Word) -> Word:
    """The next integer."""
    if is_int(a):
        return arith_add(a, make_int(1))
    return arith_service(ARITH.succ, a, a)


@kernel
def arith_trunc(a: Word) -> Word:
    """The integer towards zero."""
    return arith_truncate(a)


@kernel
def arith_gcd(a: Word, b: Word) -> Word:
    """The greatest common divisor."""
    if is_float(a) or is_float(b):
        return arith_service(ARITH.gcd, a, b)
    found = common_divisor(a, b)
    if found != 0:
        return found
    return arith_service(ARITH.gcd, a, b)


@kernel
def arith_getbit(a: Word, b: Word) -> Word:
    """Bit b of a."""
    if both_int(a, b) and int_value(b) < INT_BITS:
        return make_int(sar(int_value(a), int_value(b)) & 1)
    return arith_service(ARITH.getbit, a, b)


@kernel
def arith_msb(a: Word) -> Word:
    """The place of the highest bit."""
    if not is_int(a) or lt_s(int_value(a), 1):
        return arith_service(ARITH.msb, a, a)
    rest = int_value(a) >> 1
    place = 0
    while rest != 0:
        rest = rest >> 1
        place += 1
    return make_int(place)


@kernel
def arith_lsb(a: Word) -> Word:
    """The place of the lowest bit."""
    if not is_int(a) or lt_s(int_value(a), 1):
        return arith_service(ARITH.lsb, a, a)
    rest = int_value(a)
    place = 0
    while rest & 1 == 0:
        rest = rest >> 1
        place += 1
    return make_int(place)


@kernel
def arith_popcount(a: Word) -> Word:
    """How many bits are set."""
    if not is_int(a) or lt_s(int_value(a), 0):
        return arith_service(ARITH.popcount, a, a)
    rest = int_value(a)
    count = 0
    while rest != 0:
        rest = rest & (rest - 1)
        count += 1
    return make_int(count)


@kernel
def arith_random(a: Word) -> Word:
    """An integer from 0 on below a."""
    if is_int(a) and lt_s(0, int_value(a)):
        return make_int(up_to(int_value(a) - 1))
    return arith_service(ARITH.random, a, a)
