"""Division of big integers by integers of any length: quotient, remainder, greatest common divisor.

In: integer words, the divisor not 0. Out: the word of the result, or 0, which is no number, where the operands are so
long that Python is faster. Holds: the digits are half limbs, a word for each, above the place of the result at h
(Knuth, volume 2, 4.3.1, algorithm D); no service is called meanwhile.
"""

from __future__ import annotations

from wamjit.kernel.big import (
    AT,
    FIRST_LIMB,
    HALF,
    SIGN,
    SIZE,
    absolute,
    field_a,
    field_b,
    finish,
    one_more,
    subtract_magnitudes,
    take_apart,
)
from wamjit.kernel.names import INT
from wamjit.kernel.number import big_limbs
from wamjit.kernel.words import fits_int, int_value, is_int, make_int, need_heap
from wamjit.subset.lang import WORD, WORKER, Word, div, inline, kernel, load, lt_s, mul, reg, rem, store, w
from wamjit.subset.words import Sized

LOW = (1 << HALF) - 1
# where the digits are, in w.divide: dividend (then remainder), divisor, quotient, and where each ends; the shift
DIVIDEND, REST_END, DIVISOR, DIVISOR_END, QUOTIENT, QUOTIENT_END, SHIFT = 0, 1, 2, 3, 4, 5, 6
MOST_WORK = 1024  # limbs of one times limbs of the other
LONGEST_COMMON = Sized(lambda size: 64 // size)  # limbs whose greatest common divisor is found here


@kernel
def spread(at: Word, size: Word, to: Word) -> Word:
    """Write the digits of some limbs, without leading zeros: where they end."""
    end = at + size
    while at < end:
        limb = load(at)
        store(to, 0, limb & LOW)
        store(to, WORD, limb >> HALF)
        at += WORD
        to += 2 * WORD
    while load(to, -WORD) == 0:
        to -= WORD
    return to


@kernel
def shift_up(at: Word, end: Word, count: Word) -> Word:
    """Shift digits to the left by less than a digit: what comes out."""
    carry = 0
    while at < end:
        digit = (load(at) << count) + carry
        store(at, 0, digit & LOW)
        carry = digit >> HALF
        at += WORD
    return carry


@kernel
def shift_down(start: Word, end: Word, count: Word) -> Word:
    """Shift digits to the right by less than a digit."""
    carry = 0
    while end > start:
        end -= WORD
        digit = load(end) + (carry << HALF)
        store(end, 0, digit >> count)
        carry = digit & ((1 << count) - 1)
    return 0


@kernel
def pack(at: Word, end: Word) -> Word:
    """The limbs of digits, where those of a result lie: their bytes."""
    to = reg.h + FIRST_LIMB * WORD
    start = to
    while at < end:
        limb = load(at)
        if at + WORD < end:
            limb += load(at, WORD) << HALF
        store(to, 0, limb)
        to += WORD
        at += 2 * WORD
    return to - start


@kernel
def divided(number: Word, divisor: Word) -> Word:
    """A word, unsigned, divided by a divisor below half of all words (H. S. Warren: Hacker's Delight, 9-3)."""
    quotient = div(number >> 1, divisor) << 1
    if number - mul(quotient, divisor) >= divisor:
        quotient += 1
    return quotient


@kernel
def estimate(top: Word) -> Word:
    """The quotient's digit for the digits of the dividend that end with `top`, at most one too large."""
    end = w.divide(DIVISOR_END)
    first = load(end, -WORD)
    number = (load(top) << HALF) + load(top, -WORD)
    digit = divided(number, first)
    rest = number - mul(digit, first)
    several = end - w.divide(DIVISOR) > WORD
    while rest <= LOW:
        if digit <= LOW:
            if several == 0 or mul(digit, load(end, -2 * WORD)) <= (rest << HALF) + load(top, -2 * WORD):
                break
        digit -= 1
        rest += first
    return digit


@kernel
def take_off(at: Word, digit: Word) -> Word:
    """Subtract the divisor, times a digit, from the dividend from `at` on; 1 if that was once too often."""
    divisor = w.divide(DIVISOR)
    end = w.divide(DIVISOR_END)
    carry = 0
    while divisor < end:
        product = mul(digit, load(divisor)) + carry
        carry = product >> HALF
        product = product & LOW
        found = load(at)
        if found < product:
            found += 1 << HALF
            carry += 1
        store(at, 0, found - product)
        at += WORD
        divisor += WORD
    found = load(at)
    store(at, 0, (found - carry) & LOW)
    return found < carry


@kernel
def add_back(at: Word) -> Word:
    """Add the divisor to the dividend from `at` on."""
    divisor = w.divide(DIVISOR)
    end = w.divide(DIVISOR_END)
    carry = 0
    while divisor < end:
        total = load(at) + load(divisor) + carry
        store(at, 0, total & LOW)
        carry = total >> HALF
        at += WORD
        divisor += WORD
    store(at, 0, (load(at) + carry) & LOW)
    return 0


@kernel
def spread_both() -> Word:
    """Write the digits of dividend and divisor above the place of the result."""
    at = reg.h + FIRST_LIMB * WORD + field_a(SIZE) + 2 * WORD
    w.divide[DIVIDEND] = at
    w.divide[REST_END] = spread(field_a(AT), field_a(SIZE), at)
    at += 2 * field_a(SIZE) + WORD
    w.divide[DIVISOR] = at
    w.divide[DIVISOR_END] = spread(field_b(AT), field_b(SIZE), at)
    at += 2 * field_b(SIZE)
    w.divide[QUOTIENT] = at
    w.divide[QUOTIENT_END] = at
    w.divide[SHIFT] = 0
    return 1


@kernel
def divide_digits() -> Word:
    """Digits of quotient and remainder; the dividend has at least as many as the divisor."""
    start = w.divide(DIVIDEND)
    top = w.divide(REST_END)
    size = w.divide(DIVISOR_END) - w.divide(DIVISOR)
    shift = 0
    first = load(w.divide(DIVISOR_END), -WORD)
    while first >> (HALF - 1) == 0:
        first = first << 1
        shift += 1
    w.divide[SHIFT] = shift
    shift_up(w.divide(DIVISOR), w.divide(DIVISOR_END), shift)
    store(top, 0, shift_up(start, top, shift))
    to = w.divide(QUOTIENT) + (top - start - size)
    w.divide[QUOTIENT_END] = to + WORD
    while top >= start + size:
        digit = estimate(top)
        if take_off(top - size, digit) != 0:
            digit -= 1
            add_back(top - size)
        store(to, 0, digit)
        to -= WORD
        top -= WORD
    w.divide[REST_END] = start + size
    return 1


@kernel
def divide_long(a: Word, b: Word) -> Word:
    """The digits of |a| divided by |b|, and of what is left; 0 if that is too much work."""
    take_apart(a, reg.w + WORKER.big_a)
    take_apart(b, reg.w + WORKER.big_b)
    long = field_a(SIZE)
    short = field_b(SIZE)
    if long > MOST_WORK * WORD or short > MOST_WORK * WORD:
        return 0
    if mul(div(long, WORD), div(short, WORD)) > MOST_WORK:
        return 0
    need_heap(5 * long + 2 * short + (FIRST_LIMB + 6) * WORD)
    spread_both()
    if w.divide(REST_END) - w.divide(DIVIDEND) >= w.divide(DIVISOR_END) - w.divide(DIVISOR):
        divide_digits()
    return 1


@kernel
def rest_size() -> Word:
    """The bytes of the remainder's limbs, where those of a result lie, without leading zeros."""
    shift_down(w.divide(DIVIDEND), w.divide(REST_END), w.divide(SHIFT))
    size = pack(w.divide(DIVIDEND), w.divide(REST_END))
    limbs = reg.h + FIRST_LIMB * WORD
    while size != 0 and load(limbs + size, -WORD) == 0:
        size -= WORD
    return size


@kernel
def quotient_long(a: Word, b: Word, down: Word) -> Word:
    """a divided by b: truncated, or rounded down where `down` is 1."""
    if a == INT:
        return a
    if divide_long(a, b) == 0:
        return 0
    sign = field_a(SIGN) ^ field_b(SIGN)
    more = 0
    if down != 0 and sign != 0:
        more = rest_size()
    size = pack(w.divide(QUOTIENT), w.divide(QUOTIENT_END))
    if more != 0:
        size = one_more(size)
    return finish(size, sign)


@kernel
def rest_long(a: Word, b: Word, modulo: Word) -> Word:
    """What a leaves when it is divided by b: with the sign of a, or of b for `modulo`."""
    if a == INT:
        return a
    if divide_long(a, b) == 0:
        return 0
    sign = field_a(SIGN)
    size = rest_size()
    if modulo != 0 and size != 0 and sign != field_b(SIGN):
        sign = field_b(SIGN)
        take_apart(b, reg.w + WORKER.big_a)
        store(reg.w + WORKER.big_b, AT * WORD, reg.h + FIRST_LIMB * WORD)
        store(reg.w + WORKER.big_b, SIZE * WORD, size)
        size = subtract_magnitudes()
    return finish(size, sign)


# --- greatest common divisor -----------------------------------------------------------------------------------------


@kernel
def common_small(a: Word, b: Word) -> Word:
    """The greatest common divisor of two small integers."""
    left = int_value(a)
    right = int_value(b)
    if lt_s(left, 0):
        left = 0 - left
    if lt_s(right, 0):
        right = 0 - right
    while right != 0:
        left, right = right, rem(left, right)
    return left


@inline
def is_common_size(t: Word) -> bool:
    """Whether an integer is short enough."""
    return is_int(t) or big_limbs(t) <= LONGEST_COMMON


@kernel
def common_divisor(a: Word, b: Word) -> Word:
    """The greatest common divisor of two integers, at least one of them big; 0 if they are long."""
    if not is_common_size(a) or not is_common_size(b):
        return 0
    while not is_int(a) or not is_int(b):
        if b == INT:
            return absolute(a)
        if a == INT:
            return absolute(b)
        a, b = b, rest_long(a, b, 0)
    found = common_small(a, b)
    if not fits_int(found):
        return 0
    return make_int(found)
