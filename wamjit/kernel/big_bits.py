"""Big integers as rows of bits: shifts, bitwise operations, powers, the nearest double.

In: integer words. Out: the word of the result, or 0, which is no number, for what is left to the service: negative
operands of bitwise operations, and what would be very long. Holds: as in kernel/big.py.
"""

from __future__ import annotations

from wamjit.kernel.big import (
    AT,
    FIRST_LIMB,
    SIGN,
    SIZE,
    field_a,
    field_b,
    finish,
    multiply_integers,
    one_more,
    take_apart,
)
from wamjit.kernel.names import CELL_SHIFT, STR
from wamjit.kernel.number import big_limbs, big_sign
from wamjit.kernel.words import int_value, is_int, make_int, need_heap
from wamjit.subset.lang import (
    WORD,
    WORD_BITS,
    WORKER,
    Double,
    Word,
    inline,
    kernel,
    load,
    lt_s,
    mul,
    reg,
    store,
    test,
    to_double,
)

BIT_SHIFT = CELL_SHIFT + 3  # of the bits of a word
AND, OR, XOR = 0, 1, 2
LONGEST = 1 << 14  # bytes of a result
LONGEST_POWER = 40 * WORD_BITS  # bits of one: its factors are multiplied here
EXACT_BITS = 60  # more than a double has; the last one says whether there are others
STEP = 32  # bits by which a double is scaled
LARGEST_DOUBLE = 17  # limbs: longer ones are no doubles


@inline
def load_limb(at: Word, end: Word) -> Word:
    """A limb; behind the end there are zeros."""
    limb = 0
    if at < end:
        limb = load(at)
    return limb


@kernel
def combine(a: Word, b: Word, operation: Word) -> Word:
    """A bitwise operation on two integers that are not negative."""
    take_apart(a, reg.w + WORKER.big_a)
    take_apart(b, reg.w + WORKER.big_b)
    if (field_a(SIGN) | field_b(SIGN)) != 0:
        return 0
    size = field_a(SIZE)
    if size < field_b(SIZE):
        size = field_b(SIZE)
    need_heap(size + FIRST_LIMB * WORD)
    end_a = field_a(AT) + field_a(SIZE)
    end_b = field_b(AT) + field_b(SIZE)
    to = reg.h + FIRST_LIMB * WORD
    at = 0
    while at < size:
        first = load_limb(field_a(AT) + at, end_a)
        second = load_limb(field_b(AT) + at, end_b)
        if operation == AND:
            first = first & second
        elif operation == OR:
            first = first | second
        else:
            first = first ^ second
        store(to + at, 0, first)
        at += WORD
    return finish(size, 0)


@kernel
def is_odd_part(end: Word, bits: Word) -> Word:
    """Whether a limb of the first operand in front of `end`, or the low `bits` of the one there, is not zero."""
    at = field_a(AT)
    while at < end:
        if load(at) != 0:
            return 1
        at += WORD
    return load(end) & ((1 << bits) - 1) != 0


@kernel
def shift_right_long(a: Word, count: Word) -> Word:
    """A big integer shifted right by a positive count, rounded down."""
    take_apart(a, reg.w + WORKER.big_a)
    size = field_a(SIZE)
    sign = field_a(SIGN)
    skipped = (count >> BIT_SHIFT) * WORD
    if skipped >= size:
        return make_int(0 - sign)
    bits = count & (WORD_BITS - 1)
    need_heap(size + (FIRST_LIMB + 1) * WORD)
    from_ = field_a(AT) + skipped
    end = field_a(AT) + size
    to = reg.h + FIRST_LIMB * WORD
    more = sign
    if sign != 0:
        more = is_odd_part(from_, bits)
    size -= skipped
    while from_ < end:
        limb = load(from_) >> bits
        if bits != 0:
            limb |= load_limb(from_ + WORD, end) << (WORD_BITS - bits)
        store(to, 0, limb)
        from_ += WORD
        to += WORD
    if more != 0:
        size = one_more(size)
    return finish(size, sign)


@kernel
def shift_left_long(a: Word, count: Word) -> Word:
    """An integer shifted left by a positive count."""
    if count > LONGEST * 8:
        return 0
    take_apart(a, reg.w + WORKER.big_a)
    skipped = (count >> BIT_SHIFT) * WORD
    size = field_a(SIZE)
    if size > LONGEST:
        return 0
    bits = count & (WORD_BITS - 1)
    need_heap(size + skipped + (FIRST_LIMB + 1) * WORD)
    to = reg.h + FIRST_LIMB * WORD
    start = to
    while to < start + skipped:
        store(to, 0, 0)
        to += WORD
    at = field_a(AT)
    end = at + size
    carry = 0
    while at < end:
        limb = load(at)
        store(to, 0, (limb << bits) + carry)
        if bits != 0:
            carry = limb >> (WORD_BITS - bits)
        at += WORD
        to += WORD
    store(to, 0, carry)
    return finish(to + WORD - start, field_a(SIGN))


@kernel
def shift_long(a: Word, b: Word, right: Word) -> Word:
    """a >> b where `right` is 1, else a << b; a negative b shifts the other way."""
    if not is_int(b):
        return 0
    count = int_value(b)
    if lt_s(count, 0):
        count = 0 - count
        right = right ^ 1
    if right != 0 and not is_int(a):
        return shift_right_long(a, count)
    if right != 0:
        return 0
    return shift_left_long(a, count)


@kernel
def bit_length(limb: Word) -> Word:
    """How many bits a word needs."""
    length = 0
    while limb != 0:
        limb = limb >> 1
        length += 1
    return length


@kernel
def bits_of(t: Word) -> Word:
    """How many bits the magnitude of an integer needs."""
    if is_int(t):
        value = int_value(t)
        if lt_s(value, 0):
            value = 0 - value
        return bit_length(value)
    limbs = big_limbs(t)
    return (limbs - 1) * WORD_BITS + bit_length(load(t, FIRST_LIMB * WORD - STR + (limbs - 1) * WORD))


@kernel
def power_long(a: Word, b: Word) -> Word:
    """a ^ b, where b is a small integer and not negative."""
    count = int_value(b)
    if count > LONGEST_POWER:
        return 0
    if mul(bits_of(a), count) > LONGEST_POWER:
        return 0
    result = make_int(1)
    while True:
        if test(count, 1):
            result = multiply_integers(result, a)
        count = count >> 1
        if count == 0:
            return result
        a = multiply_integers(a, a)


@kernel
def leading_bits(t: Word) -> Word:
    """The highest bits of a big integer, the last one set if there are others behind them; for words of 64 bits."""
    take_apart(t, reg.w + WORKER.big_a)
    last = field_a(AT) + field_a(SIZE) - WORD
    top = load(last)
    length = bit_length(top)
    if length >= EXACT_BITS:
        rest = is_odd_part(last, length - EXACT_BITS)
        return top >> (length - EXACT_BITS) | rest
    missing = EXACT_BITS - length
    below = load(last, -WORD)
    rest = is_odd_part(last - WORD, WORD_BITS - missing)
    return top << missing | below >> (WORD_BITS - missing) | rest


@inline
def nearest_double(t: Word) -> Double:
    """The double nearest to a big integer; infinite for one that is too large."""
    value: Double = to_double(leading_bits(t))
    scale = bits_of(t) - EXACT_BITS
    while scale >= STEP:
        value = value * to_double(1 << STEP)
        scale -= STEP
    value = value * to_double(1 << scale)
    if big_sign(t) != 0:
        value = -value
    return value
