"""Big integers: sum, difference, product of short ones, quotient by a small divisor. Others: big_division, big_bits.

In: integer words, small or big, at least one big or a result that is. Out: the word of the result, small if it fits.
Holds: a big integer is a box with its sign and its limbs, the least significant first, without a leading zero; the
result is built at h, where there is room for the longest it may be. Long products are the service's: Python has better
algorithms for them than one limb after the other (Knuth, volume 2, 4.3.1).
"""

from __future__ import annotations

from wamjit.kernel.names import BIG_BOX, BOX_SHIFT, INT_BITS, STR
from wamjit.kernel.number import big_limbs, big_sign
from wamjit.kernel.words import int_value, is_int, make_int, need_heap
from wamjit.subset.lang import (
    WORD,
    WORD_BITS,
    WORKER,
    Word,
    div,
    inline,
    kernel,
    load,
    lt_s,
    mul,
    reg,
    rem,
    store,
)

# the record of an operand in the worker: where its limbs are, how many bytes, its sign, the limb of a small one
AT, SIZE, SIGN, LIMB = 0, 1, 2, 3
SIGN_WORD, FIRST_LIMB = 1, 2  # words of a box: header, sign, limbs
HALF = WORD_BITS // 2
HEADER_BYTE = (1 << BOX_SHIFT) // WORD  # what a byte of a box adds to its header
LONGEST_SHORT = 40  # limbs of the shorter factor: more is the service's


@kernel
def take_apart(t: Word, to: Word) -> Word:
    """The record of an integer."""
    if is_int(t):
        value = int_value(t)
        sign = 0
        if lt_s(value, 0):
            value = 0 - value
            sign = 1
        size = WORD
        if value == 0:
            size = 0
        store(to, AT * WORD, to + LIMB * WORD)
        store(to, SIZE * WORD, size)
        store(to, SIGN * WORD, sign)
        store(to, LIMB * WORD, value)
        return 0
    store(to, AT * WORD, t - STR + FIRST_LIMB * WORD)
    store(to, SIZE * WORD, big_limbs(t) * WORD)
    store(to, SIGN * WORD, big_sign(t))
    return 0


@inline
def field_a(field: Word) -> Word:
    """A field of the first operand."""
    return load(reg.w + WORKER.big_a, field * WORD)


@inline
def field_b(field: Word) -> Word:
    """A field of the second operand."""
    return load(reg.w + WORKER.big_b, field * WORD)


@kernel
def finish(size: Word, sign: Word) -> Word:
    """The integer whose limbs, `size` bytes of them, lie behind the two words at h that are still to be written."""
    box = reg.h
    limbs = box + FIRST_LIMB * WORD
    while size != 0 and load(limbs + size, 0 - WORD) == 0:
        size -= WORD
    if size == 0:
        return make_int(0)
    if size == WORD:
        limb = load(limbs)
        if limb < (1 << (INT_BITS - 1)) + sign:  # one more below zero
            if sign != 0:
                limb = 0 - limb
            return make_int(limb)
    store(box, 0, mul(size + WORD, HEADER_BYTE) + BIG_BOX)
    store(box, SIGN_WORD * WORD, sign)
    reg.h = limbs + size
    return box + STR


@kernel
def add_magnitudes() -> Word:
    """The limbs of the sum of two operands, the first not the shorter one, behind h: their bytes."""
    to = reg.h + FIRST_LIMB * WORD
    long = field_a(AT) - to
    short = field_b(AT) - to
    end = to + field_b(SIZE)
    carry = 0
    while to < end:
        limb = load(long + to)
        total = limb + carry
        carry = 0
        if total < limb:
            carry = 1
        limb = load(short + to)
        total += limb
        if total < limb:
            carry += 1
        store(to, 0, total)
        to += WORD
    return carry_on(to, 0, carry)


@kernel
def carry_on(to: Word, borrow: Word, carry: Word) -> Word:
    """The limbs from `to` on that only the first operand has, with what is carried or borrowed: the bytes of all."""
    start = reg.h + FIRST_LIMB * WORD
    end = start + field_a(SIZE)
    long = field_a(AT) - start
    while to < end:
        limb = load(long + to)
        total = limb + carry - borrow
        if total != limb:
            if carry != 0 and total != 0:
                carry = 0
            if borrow != 0 and limb != 0:
                borrow = 0
        store(to, 0, total)
        to += WORD
    store(to, 0, carry)
    return to + WORD - start


@kernel
def subtract_magnitudes() -> Word:
    """The limbs of the first operand without the second, which is not larger, behind h: their bytes."""
    to = reg.h + FIRST_LIMB * WORD
    large = field_a(AT) - to
    small = field_b(AT) - to
    end = to + field_b(SIZE)
    borrow = 0
    while to < end:
        limb = load(large + to)
        rest = limb - borrow
        borrow = 0
        if rest > limb:
            borrow = 1
        limb = load(small + to)
        if rest < limb:
            borrow += 1
        store(to, 0, rest - limb)
        to += WORD
    return carry_on(to, borrow, 0)


@kernel
def is_smaller() -> Word:
    """Whether the magnitude of the first operand is smaller than that of the second."""
    size = field_a(SIZE)
    if size != field_b(SIZE):
        if size < field_b(SIZE):
            return 1
        return 0
    while size != 0:
        size -= WORD
        x = load(field_a(AT) + size)
        y = load(field_b(AT) + size)
        if x != y:
            if x < y:
                return 1
            return 0
    return 0


@kernel
def add_integers(a: Word, b: Word, negate: Word) -> Word:
    """a + b, or a - b where `negate` is 1."""
    take_apart(a, reg.w + WORKER.big_a)
    take_apart(b, reg.w + WORKER.big_b)
    need_heap(field_a(SIZE) + field_b(SIZE) + (FIRST_LIMB + 1) * WORD)
    sign = field_a(SIGN)
    other = field_b(SIGN) ^ negate
    if is_smaller() != 0:
        take_apart(b, reg.w + WORKER.big_a)
        take_apart(a, reg.w + WORKER.big_b)
        sign, other = other, sign
    if sign == other:
        return finish(add_magnitudes(), sign)
    return finish(subtract_magnitudes(), sign)


@kernel
def absolute(t: Word) -> Word:
    """The absolute value of a big integer."""
    if big_sign(t) == 0:
        return t
    return add_integers(make_int(0), t, 1)


@kernel
def multiply_row(to: Word, end: Word, factor: Word) -> Word:
    """Add the limbs of the first operand, times a limb, to those from `to` to `end`; the limb that comes out."""
    at = field_a(AT)
    low_factor = factor & ((1 << HALF) - 1)
    high_factor = factor >> HALF
    carry = 0
    while to < end:
        limb = load(at)
        low = limb & ((1 << HALF) - 1)
        high = limb >> HALF
        lowest = mul(low, low_factor)
        left = mul(high, low_factor)
        right = mul(low, high_factor)
        middle = (lowest >> HALF) + (left & ((1 << HALF) - 1)) + (right & ((1 << HALF) - 1))
        upper = mul(high, high_factor) + (left >> HALF) + (right >> HALF) + (middle >> HALF)
        lower = (lowest & ((1 << HALF) - 1)) + (middle << HALF)
        total = lower + carry
        if total < lower:
            upper += 1
        lower = load(to)
        total += lower
        if total < lower:
            upper += 1
        store(to, 0, total)
        carry = upper
        at += WORD
        to += WORD
    return carry


@kernel
def multiply_integers(a: Word, b: Word) -> Word:
    """a * b; 0, which is no word of a number, if both are long."""
    take_apart(a, reg.w + WORKER.big_a)
    take_apart(b, reg.w + WORKER.big_b)
    size = field_a(SIZE)
    if size > LONGEST_SHORT * WORD and field_b(SIZE) > LONGEST_SHORT * WORD:
        return 0
    total = size + field_b(SIZE)
    need_heap(total + FIRST_LIMB * WORD)
    to = reg.h + FIRST_LIMB * WORD
    at = to
    while at < to + total:
        store(at, 0, 0)
        at += WORD
    at = 0
    while at < field_b(SIZE):
        store(to + at + size, 0, multiply_row(to + at, to + at + size, load(field_b(AT) + at)))
        at += WORD
    return finish(total, field_a(SIGN) ^ field_b(SIGN))


@kernel
def is_short_divisor(b: Word) -> Word:
    """Whether a big integer can be divided by an integer half a limb at a time."""
    if not is_int(b):
        return 0
    value = int_value(b)
    if lt_s(value, 0):
        value = 0 - value
    if value != 0 and value < 1 << (HALF - 1):
        return 1
    return 0


@kernel
def divide_short(a: Word, divisor: Word) -> Word:
    """The limbs of |a| divided by a short positive divisor, behind h; the rest of |a|."""
    take_apart(a, reg.w + WORKER.big_a)
    size = field_a(SIZE)
    need_heap(size + (FIRST_LIMB + 1) * WORD)
    to = reg.h + FIRST_LIMB * WORD
    rest = 0
    while size != 0:
        size -= WORD
        limb = load(field_a(AT) + size)
        upper = (rest << HALF) + (limb >> HALF)
        quotient = div(upper, divisor)
        rest = rem(upper, divisor)
        lower = (rest << HALF) + (limb & ((1 << HALF) - 1))
        store(to + size, 0, (quotient << HALF) + div(lower, divisor))
        rest = rem(lower, divisor)
    return rest


@kernel
def magnitude(b: Word) -> Word:
    """The magnitude of a small integer."""
    value = int_value(b)
    if lt_s(value, 0):
        return 0 - value
    return value


@kernel
def quotient_short(a: Word, b: Word, down: Word) -> Word:
    """A big integer divided by a short one: truncated, or rounded down where `down` is 1."""
    rest = divide_short(a, magnitude(b))
    sign = field_a(SIGN)
    if lt_s(int_value(b), 0):
        sign = sign ^ 1
    size = field_a(SIZE)
    if down != 0 and sign != 0 and rest != 0:
        size = one_more(size)
    return finish(size, sign)


@kernel
def one_more(size: Word) -> Word:
    """Add 1 to the limbs behind h: their bytes."""
    to = reg.h + FIRST_LIMB * WORD
    at = 0
    while at < size:
        limb = load(to + at) + 1
        store(to + at, 0, limb)
        if limb != 0:
            return size
        at += WORD
    store(to + at, 0, 1)
    return size + WORD


@kernel
def rest_short(a: Word, b: Word, modulo: Word) -> Word:
    """What a big integer leaves when it is divided by a short one: with the sign of a, or of b for `modulo`."""
    rest = divide_short(a, magnitude(b))
    if field_a(SIGN) != 0:
        rest = 0 - rest
    divisor = int_value(b)
    if modulo != 0 and rest != 0 and lt_s(rest ^ divisor, 0):
        rest += divisor
    return make_int(rest)
