"""Comparing numbers by value: small integers, big integers, doubles, exactly in every mixture.

In: two evaluated numbers. Out: EQUAL, LESS, GREATER, or UNORDERED when one is not a number. Holds: no rounding
decides; an integer meets a double by its own digits, never by conversion alone.
"""

from wamjit.kernel.names import INT_BITS, STR
from wamjit.kernel.words import box_words, header_of, int_value, is_float, is_int
from wamjit.subset.lang import (
    WORD,
    WORD_BITS,
    Double,
    Word,
    inline,
    kernel,
    load,
    load_double,
    lt_s,
    to_double,
    to_word,
    unordered,
)

EQUAL = 0
LESS = 1
GREATER = 2
UNORDERED = 3

HALF_BITS = WORD_BITS // 2


@inline
def reversed_order(order: Word) -> Word:
    """What comparing the other way round would have said."""
    if order == LESS:
        return GREATER
    if order == GREATER:
        return LESS
    return order


@inline
def float_value(t: Word) -> Double:
    """The double in a float box."""
    return load_double(t, WORD - STR)


@inline
def big_sign(t: Word) -> Word:
    """1 for a negative big integer, 0 for a positive one."""
    return load(t, WORD - STR)


@inline
def big_limbs(t: Word) -> Word:
    """The number of limbs of a big integer."""
    return box_words(header_of(t)) - 1


@inline
def order_doubles(x: Double, y: Double) -> Word:
    """Compare two doubles."""
    if unordered(x, y):
        return UNORDERED
    if x < y:
        return LESS
    if x > y:
        return GREATER
    return EQUAL


@inline
def order_signed(x: Word, y: Word) -> Word:
    """Compare two signed words."""
    if x == y:
        return EQUAL
    if lt_s(x, y):
        return LESS
    return GREATER


@kernel
def compare_int_float(a: Word, b: Word) -> Word:
    """A small integer with a float: in the range of words by the integer part, and then by the rest."""
    value = int_value(a)
    y: Double = float_value(b)
    if unordered(y, y):
        return UNORDERED
    limit: Double = to_double(1 << (INT_BITS - 1))
    if y >= limit:
        return LESS
    if y < -limit:
        return GREATER
    whole = to_word(y)
    if value != whole:
        return order_signed(value, whole)
    return order_doubles(to_double(whole), y)


@kernel
def order_limb(limb: Word, high: Word, low: Word) -> Word:
    """Compare a limb with the one made of two halves."""
    other = (high << HALF_BITS) + low
    if limb == other:
        return EQUAL
    if limb < other:
        return LESS
    return GREATER


@kernel
def compare_big_float_magnitude(a: Word, b: Word) -> Word:
    """Compare |a| with |b|, a big, b a float that is a number: scale the double to one limb, then peel off its limbs.

    Scaling by powers of two and taking off the integer part are exact in doubles.
    """
    y: Double = float_value(b)
    if y < 0.0:
        y = -y
    half: Double = to_double(1 << HALF_BITS)
    limbs = big_limbs(a)
    count = 1
    while y >= half * half:
        y = y / half / half
        count += 1
        if count > limbs:
            return LESS
    if count < limbs:
        return GREATER
    at = a - STR + (1 + limbs) * WORD
    while count != 0:
        high = to_word(y / half)
        y = y - to_double(high) * half
        low = to_word(y)
        y = (y - to_double(low)) * half * half
        order = order_limb(load(at), high, low)
        if order != EQUAL:
            return order
        at -= WORD
        count -= 1
    if y > 0.0:
        return LESS
    return EQUAL


@kernel
def compare_big_float(a: Word, b: Word) -> Word:
    """A big integer with a float."""
    y: Double = float_value(b)
    if unordered(y, y):
        return UNORDERED
    if big_sign(a) != 0:
        if y >= 0.0:
            return LESS
        return reversed_order(compare_big_float_magnitude(a, b))
    if y < 0.0:
        return GREATER
    return compare_big_float_magnitude(a, b)


@kernel
def compare_bigs(a: Word, b: Word) -> Word:
    """Two big integers."""
    sign = big_sign(a)
    if sign != big_sign(b):
        if sign != 0:
            return LESS
        return GREATER
    if sign != 0:  # both negative: the larger magnitude is less
        a, b = b, a
    limbs = big_limbs(a)
    if limbs != big_limbs(b):
        if limbs < big_limbs(b):
            return LESS
        return GREATER
    at_a = a - STR + (1 + limbs) * WORD
    at_b = b - STR + (1 + limbs) * WORD
    while limbs != 0:
        x = load(at_a)
        y = load(at_b)
        if x != y:
            if x < y:
                return LESS
            return GREATER
        at_a -= WORD
        at_b -= WORD
        limbs -= 1
    return EQUAL


@inline
def order_int_big(b: Word) -> Word:
    """Any small integer with the big integer b: every big one is farther from zero."""
    if big_sign(b) != 0:
        return GREATER
    return LESS


@kernel
def arith_compare(a: Word, b: Word) -> Word:
    """Compare two numbers by value."""
    if is_int(a):
        if is_int(b):
            return order_signed(a, b)
        if is_float(b):
            return compare_int_float(a, b)
        return order_int_big(b)
    if is_int(b):
        if is_float(a):
            return reversed_order(compare_int_float(b, a))
        return reversed_order(order_int_big(a))
    if is_float(a):
        if is_float(b):
            return order_doubles(float_value(a), float_value(b))
        return reversed_order(compare_big_float(b, a))
    if is_float(b):
        return compare_big_float(a, b)
    return compare_bigs(a, b)
