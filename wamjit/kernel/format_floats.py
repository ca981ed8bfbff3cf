"""~Nf of format/2: a number with so many decimals, rounded from its exact value, a tie to the even digit as in C.

In: the word of a number, how many decimals. Out: text; 0 for what is left to Python. Holds: f * 2 ** -d times a power
of ten is a long integer (write_floats.py) over 2 ** d: what stands above bit d, rounded by what stands below. Words of
64 bits only, and products that fit an integer: more digits are rare.
"""

from wamjit.kernel.compare import has_minus
from wamjit.kernel.format_fields import put_grouped, put_repeated
from wamjit.kernel.names import STR
from wamjit.kernel.number import float_value
from wamjit.kernel.words import int_value, is_float, is_int
from wamjit.kernel.write_floats import (
    AHEAD,
    EXPONENT_BIAS,
    LIMB_BITS,
    MINUS,
    POINT,
    REST,
    SCRATCH,
    ZERO,
    exponent_of,
    fraction_of,
    number,
    set_number,
    times_power,
)
from wamjit.kernel.write_gather import put_byte, room
from wamjit.subset.lang import WORD, Double, Word, inline, kernel, load, mul, unordered, w

MOST_PLACES = 15
SIZE = 6 * WORD  # bytes of the long integer: 53 bits times 10 ** 15 have 103, what is looked at lies below bit 160
FAR = 110  # bits below the point, from which on it is less than a half whatever it is


@inline
def limb(index: Word) -> Word:
    """A limb of the long integer."""
    return load(number(REST) + index * WORD)


@kernel
def whole_part(down: Word) -> Word:
    """The long integer without its `down` lowest bits; it fits a word."""
    index = down >> 5
    bits = down & (LIMB_BITS - 1)
    result = (limb(index) >> bits) + (limb(index + 1) << (LIMB_BITS - bits))
    if bits != 0:
        result += limb(index + 2) << (2 * LIMB_BITS - bits)
    return result


@kernel
def rounded_part(down: Word) -> Word:
    """The same, rounded."""
    whole = whole_part(down)
    half = whole_part(down - 1)
    if (half & 1) == 0:
        return whole
    index = (down - 1) >> 5
    mask = (1 << ((down - 1) & (LIMB_BITS - 1))) - 1
    below = limb(index) & mask
    while index != 0:
        index -= 1
        below = below | limb(index)
    if below == 0:
        return whole + (whole & 1)
    return whole + 1


@kernel
def scaled_part(t: Word, places: Word) -> Word:
    """The magnitude of a double times 10 ** places, rounded; it is below 10 ** 18."""
    bits = load(t, WORD - STR)
    fraction = fraction_of(bits)
    exponent = exponent_of(bits)
    if exponent >= EXPONENT_BIAS:
        whole = fraction << (exponent - EXPONENT_BIAS)
        while places != 0:
            whole = mul(whole, 10)
            places -= 1
        return whole
    down = EXPONENT_BIAS - exponent
    if down > FAR:
        return 0
    w.float_area = (w.write_at + AHEAD + WORD) & ~(WORD - 1)
    w.float_size = SIZE
    set_number(number(REST), fraction, 0)
    times_power(number(REST), places)
    return rounded_part(down)


@inline
def fits(t: Word, places: Word) -> bool:
    """Whether a double times 10 ** places is below 10 ** 18."""
    value: Double = float_value(t)
    if value < 0.0:
        value = -value
    limit: Double = 1000000000.0 * 1000000000.0
    left = places
    while left != 0:
        value = value * 10.0
        left -= 1
    return not unordered(value, limit) and value < limit


@kernel
def put_fixed_float(t: Word, places: Word) -> Word:
    """A double with so many decimals."""
    if places > MOST_PLACES or not fits(t, places):
        return 0
    value: Double = float_value(t)
    room(SCRATCH)
    scaled = scaled_part(t, places)
    if has_minus(t, value):
        put_byte(MINUS)
    return put_grouped(scaled, places, 0)


@kernel
def put_fixed(t: Word, places: Word) -> Word:
    """A number with so many decimals."""
    if is_int(t):
        if put_grouped(int_value(t), 0, 0) == 0 or places == 0:
            return 1
        room(1)
        put_byte(POINT)
        return put_repeated(ZERO, places)
    if WORD == 8:
        if is_float(t):
            return put_fixed_float(t, places)
    return 0
