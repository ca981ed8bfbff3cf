"""Floats as text: the shortest digits that read back as the same double, as Python's repr chooses them.

In: the word of a float. Out: its text as a token (write_tokens.py), or 0 for what is left to Python. Holds: a decimal
of at most 15 digits that is n / 10**k with both exact reads as that quotient, which is rounded once, and no other
decimal of so few digits does (tried first, with doubles alone). All others take exact arithmetic on long integers, the
free-format algorithm of Steele and White (1990) in the form of Burger and Dybvig (1996), with limbs of 32 bits in
words of 64; smaller words leave that to Python. The long integers lie behind what is gathered, and are gone afterwards.
"""

from wamjit.kernel.compare import has_minus, order_unsigned
from wamjit.kernel.names import STR
from wamjit.kernel.number import EQUAL, GREATER, LESS, float_value
from wamjit.kernel.text import put_decimal
from wamjit.kernel.write_gather import put_byte, room
from wamjit.kernel.write_tokens import gap
from wamjit.subset.lang import (
    TAG,
    WORD,
    WORD_BITS,
    Double,
    Word,
    inline,
    kernel,
    load,
    load_byte,
    lt_s,
    mul,
    sar,
    store,
    store_byte,
    to_double,
    to_word,
    unordered,
    w,
)
from wamjit.subset.words import Sized

MINUS, PLUS, POINT, ZERO, EXPONENT = 45, 43, 46, 48, 101
MOST_PLACES = 22  # 10 ** 22 is the last power of ten that is a double
# bits of a double that fills a word
FRACTION_BITS = Sized(lambda size: 52 if size == 8 else 20)
EXPONENT_MASK, EXPONENT_BIAS = 0x7FF, 1075
LIMB_BITS = WORD_BITS // 2
# LOG / 2 ** LOG_BITS is the logarithm of two, too large by 4e-10: no power of two is on the wrong side of one of ten
LOG, LOG_BITS = 323228497, 30
LIMB_MASK = (1 << LIMB_BITS) - 1
# the long integers: the rest, the unit, half the distances to the next double above and below, and one for sums
REST, UNIT, ABOVE, BELOW, SUM = 0, 1, 2, 3, 4
LENGTH = 40 * WORD  # bytes of one, 1280 bits: none has more than 1150
AHEAD = 64  # the text of a float is shorter
DIGITS = 5 * LENGTH  # where digits are gathered, behind the numbers
SCRATCH = AHEAD + DIGITS + AHEAD


# --- long integers: w.float_area says where, w.float_size how many bytes of each are in use --------------------------


@inline
def number(index: Word) -> Word:
    """Where a long integer lies."""
    return w.float_area + index * LENGTH


@kernel
def set_number(at: Word, value: Word, shift: Word) -> Word:
    """Make a long integer value * 2 ** shift."""
    end = at + w.float_size
    place = at
    while place < end:
        store(place, 0, 0)
        place += WORD
    place = at + (shift >> 5) * WORD
    bits = shift & (LIMB_BITS - 1)
    low = (value & LIMB_MASK) << bits
    high = (value >> LIMB_BITS << bits) + (low >> LIMB_BITS)
    store(place, 0, low & LIMB_MASK)
    store(place, WORD, high & LIMB_MASK)
    store(place, 2 * WORD, high >> LIMB_BITS)
    return 0


@kernel
def times(at: Word, factor: Word) -> Word:
    """Multiply a long integer by a small number."""
    end = at + w.float_size
    carry = 0
    while at < end:
        carry += mul(load(at), factor)
        store(at, 0, carry & LIMB_MASK)
        carry = carry >> LIMB_BITS
        at += WORD
    return 0


@kernel
def times_power(at: Word, power: Word) -> Word:
    """Multiply a long integer by a power of ten."""
    while power >= 4:
        times(at, 10000)
        power -= 4
    while power != 0:
        times(at, 10)
        power -= 1
    return 0


@kernel
def order_numbers(a: Word, b: Word) -> Word:
    """Compare two long integers."""
    left = w.float_size
    while left != 0:
        left -= WORD
        x = load(a + left)
        y = load(b + left)
        if x != y:
            return order_unsigned(x, y)
    return EQUAL


@kernel
def take_unit() -> Word:
    """Take the unit from the rest."""
    at = number(REST)
    end = at + w.float_size
    borrow = 0
    while at < end:
        x = load(at) - load(at, LENGTH) - borrow
        store(at, 0, x & LIMB_MASK)
        borrow = x >> (WORD * 8 - 1)
        at += WORD
    return 0


@kernel
def order_sum(a: Word, b: Word) -> Word:
    """Compare the sum of two long integers with the unit."""
    to = number(SUM)
    end = to + w.float_size
    carry = 0
    while to < end:
        carry += load(a) + load(b)
        store(to, 0, carry & LIMB_MASK)
        carry = carry >> LIMB_BITS
        a += WORD
        b += WORD
        to += WORD
    return order_numbers(number(SUM), number(UNIT))


# --- digits ---------------------------------------------------------------------------------------------------------


@kernel
def set_up(fraction: Word, exponent: Word) -> Word:
    """The long integers for fraction * 2 ** exponent, all doubled so that half a distance is an integer. A power of two
    is nearer to the double below than to the one above."""
    narrow = 0
    if fraction == 1 << FRACTION_BITS and exponent != 1 - EXPONENT_BIAS:
        narrow = 1
    size = exponent
    if lt_s(exponent, 0):
        size = 0 - exponent
    w.float_size = ((size + 80) >> 5) * WORD + 2 * WORD
    up = exponent
    down = 0
    if lt_s(exponent, 0):
        up = 0
        down = 0 - exponent
    set_number(number(REST), fraction, up + 1 + narrow)
    set_number(number(UNIT), 1, down + 1 + narrow)
    set_number(number(ABOVE), 1, up + narrow)
    set_number(number(BELOW), 1, up)
    return 0


@kernel
def scale(fraction: Word, exponent: Word) -> Word:
    """Divide by a power of ten, so that the number and what reads as it are below one: that power."""
    bits = 0
    rest = fraction >> 1
    while rest != 0:
        rest = rest >> 1
        bits += 1
    power = sar(mul(exponent + bits, LOG), LOG_BITS) + 1  # at most one too small
    if lt_s(power, 0):
        down = 0 - power
        times_power(number(REST), down)
        times_power(number(ABOVE), down)
        times_power(number(BELOW), down)
    else:
        times_power(number(UNIT), power)
    order = order_sum(number(REST), number(ABOVE))
    if order == GREATER or (order == EQUAL and (fraction & 1) == 0):
        times(number(UNIT), 10)
        power += 1
    return power


@kernel
def next_digit() -> Word:
    """The first digit behind the point, taken off."""
    times(number(REST), 10)
    times(number(ABOVE), 10)
    times(number(BELOW), 10)
    digit = 0
    while order_numbers(number(REST), number(UNIT)) != LESS:
        take_unit()
        digit += 1
    return digit


@kernel
def make_digits(even: Word) -> Word:
    """Digits until they tell the double from all others: where they end. `even`: what lies half way reads as it too."""
    to = w.float_area + DIGITS
    while True:
        digit = next_digit()
        order = order_numbers(number(REST), number(BELOW))
        low = order == LESS or (order == EQUAL and even != 0)
        order = order_sum(number(REST), number(ABOVE))
        high = order == GREATER or (order == EQUAL and even != 0)
        if low and high:
            order = order_sum(number(REST), number(REST))
            if order == GREATER or (order == EQUAL and (digit & 1) != 0):
                digit += 1
        elif high:
            digit += 1
        store_byte(to, 0, ZERO + digit)
        to += 1
        if low or high:
            return to


# --- text -----------------------------------------------------------------------------------------------------------


@kernel
def put_some(at: Word, end: Word) -> Word:
    """Digits; where they end."""
    while at < end:
        put_byte(load_byte(at))
        at += 1
    return at


@kernel
def put_zeros(count: Word) -> Word:
    """Zeros."""
    while count != 0:
        put_byte(ZERO)
        count -= 1
    return 0


@kernel
def put_positional(at: Word, end: Word, point: Word) -> Word:
    """Digits with a point behind the first `point` of them."""
    if lt_s(point, 1):
        put_byte(ZERO)
        put_byte(POINT)
        put_zeros(0 - point)
        put_some(at, end)
        return 1
    if point >= end - at:
        zeros = point - (end - at)
        put_some(at, end)
        put_zeros(zeros)
        put_byte(POINT)
        put_byte(ZERO)
        return 1
    put_some(at, at + point)
    put_byte(POINT)
    put_some(at + point, end)
    return 1


@kernel
def put_scientific(at: Word, end: Word, exponent: Word) -> Word:
    """Digits with a point behind the first, and an exponent with its sign."""
    put_byte(load_byte(at))
    put_byte(POINT)
    if end - at == 1:
        put_byte(ZERO)
    put_some(at + 1, end)
    put_byte(EXPONENT)
    if not lt_s(exponent, 0):
        put_byte(PLUS)
    w.write_at = put_decimal(w.write_at, exponent)
    return 1


@kernel
def put_digits(end: Word, point: Word) -> Word:
    """The digits that were gathered, the point being behind the first `point` of them."""
    at = w.float_area + DIGITS
    if lt_s(point, 0 - 3) or lt_s(16, point) or (point == 16 and end - at <= 16):
        return put_scientific(at, end, point - 1)
    return put_positional(at, end, point)


# --- floats ---------------------------------------------------------------------------------------------------------


@kernel
def put_short(t: Word) -> Word:
    """A float of few digits: 1, or 0 if it is none. Its sign is written."""
    value: Double = float_value(t)
    if value < 0.0:
        value = -value
    limit: Double = 1000000000.0
    if WORD == 8:
        limit = limit * 1000000.0
    if value == 0.0:
        put_byte(ZERO)
        put_byte(POINT)
        put_byte(ZERO)
        return 1
    power: Double = 1.0
    places = 0
    scaled: Double = value
    while scaled < limit and places <= MOST_PLACES:
        whole = to_word(scaled + 0.5)
        quotient: Double = to_double(whole) / power
        if quotient == value and scaled < limit - 1.0:
            return put_quotient(whole, places)
        power = power * 10.0
        places += 1
        scaled = value * power
    return 0


@kernel
def put_quotient(whole: Word, places: Word) -> Word:
    """whole / 10 ** places."""
    start = w.float_area + DIGITS
    end = put_decimal(start, whole)
    return put_digits(end, end - start - places)


@inline
def exponent_of(bits: Word) -> Word:
    """The exponent of a double that is finite, with its bias."""
    exponent = bits >> FRACTION_BITS & EXPONENT_MASK
    if exponent == 0:
        exponent = 1
    return exponent


@inline
def fraction_of(bits: Word) -> Word:
    """The digits of a double that is finite, the first of which is not written if it is 1."""
    fraction = bits & ((1 << FRACTION_BITS) - 1)
    if (bits >> FRACTION_BITS & EXPONENT_MASK) != 0:
        fraction += 1 << FRACTION_BITS
    return fraction


@kernel
def put_long(t: Word) -> Word:
    """A float of many digits, without its sign."""
    bits = load(t, WORD - STR)
    fraction = fraction_of(bits)
    exponent = exponent_of(bits)
    exponent -= EXPONENT_BIAS
    set_up(fraction, exponent)
    point = scale(fraction, exponent)
    return put_digits(make_digits(1 - (fraction & 1)), point)


@kernel
def put_float(t: Word) -> Word:
    """A float as a token: 1, or 0 for one that Python has to write."""
    value: Double = float_value(t)
    difference: Double = value - value
    if unordered(difference, difference):  # infinite, or no number
        return 0
    room(SCRATCH)
    start = w.write_at
    last = w.write_last
    w.float_area = (start + AHEAD + WORD) & ~(WORD - 1)
    if has_minus(t, value):
        gap(TAG.SYMBOL_CLASS)
        put_byte(MINUS)
    else:
        gap(TAG.WORD_CLASS)
    done = put_short(t)
    if WORD == 8:
        if done == 0:
            done = put_long(t)
    if done == 0:
        w.write_at = start
        w.write_last = last
        return 0
    w.write_last = TAG.WORD_CLASS
    return 1
