"""~Ne and ~Ng of format/2, with small and capital letters: so many digits of the exact value, ties as C has them.

In: the word of a number, how many digits. Out: text; 0 for what is left to Python. Holds: the digits come from the long
integers of write_floats.py, which hold the value between a tenth and one as a quotient. Words of 64 bits only.
"""

from wamjit.kernel.names import STR
from wamjit.kernel.number import EQUAL, GREATER, LESS, float_value
from wamjit.kernel.text import put_decimal
from wamjit.kernel.words import int_value, is_float, is_int
from wamjit.kernel.write_floats import (
    AHEAD,
    DIGITS,
    EXPONENT_BIAS,
    MINUS,
    PLUS,
    POINT,
    REST,
    SCRATCH,
    UNIT,
    ZERO,
    exponent_of,
    fraction_of,
    number,
    order_numbers,
    order_sum,
    put_some,
    put_zeros,
    scale,
    set_up,
    take_unit,
    times,
)
from wamjit.kernel.write_gather import put_byte, room
from wamjit.subset.lang import (
    WORD,
    WORKER,
    Double,
    Word,
    inline,
    kernel,
    load,
    load_byte,
    lt_s,
    reg,
    store_byte,
    store_double,
    to_double,
    unordered,
    w,
)

MOST = 30  # digits that are asked for here
SIGN_BITS = 1  # of a double
NINE = ZERO + 9
SMALL_E, SMALL_G, CASE = 101, 103, 32
LOWEST_FIXED = 4  # ~g: from ten to minus this power on there is no exponent


@kernel
def next_exact() -> Word:
    """The first digit behind the point, taken off."""
    times(number(REST), 10)
    digit = 0
    while order_numbers(number(REST), number(UNIT)) != LESS:
        take_unit()
        digit += 1
    return digit


@kernel
def carry_one(start: Word, at: Word) -> Word:
    """Add one to the digits between two places: 1 if they have become a one and zeros, of the next power of ten."""
    while at != start:
        at -= 1
        digit = load_byte(at)
        if digit != NINE:
            store_byte(at, 0, digit + 1)
            return 0
        store_byte(at, 0, ZERO)
    store_byte(start, 0, ZERO + 1)
    return 1


@kernel
def exact_digits(bits: Word, count: Word) -> Word:
    """So many digits of a double that is not zero, gathered and rounded: the power of ten of the first one."""
    fraction = fraction_of(bits)
    exponent = exponent_of(bits) - EXPONENT_BIAS
    set_up(fraction, exponent)
    power = scale(fraction, exponent) - 1
    start = w.float_area + DIGITS
    digit = next_exact()
    if digit == 0:  # what lies half way to the next double needs one more
        digit = next_exact()
        power -= 1
    at = start
    end = start + count
    while True:
        store_byte(at, 0, ZERO + digit)
        at += 1
        if at == end:
            break
        digit = next_exact()
    order = order_sum(number(REST), number(REST))
    if order == GREATER or (order == EQUAL and (digit & 1) != 0):
        power += carry_one(start, end)
    return power


@kernel
def find_digits(bits: Word, count: Word) -> Word:
    """The same for any double; zero has zeros."""
    if bits << SIGN_BITS != 0:
        return exact_digits(bits, count)
    at = w.float_area + DIGITS
    while count != 0:
        store_byte(at, 0, ZERO)
        at += 1
        count -= 1
    return 0


@kernel
def put_exponent(power: Word, letter: Word) -> Word:
    """The exponent: its sign and at least two digits."""
    put_byte(letter)
    if lt_s(power, 0):
        put_byte(MINUS)
        power = 0 - power
    else:
        put_byte(PLUS)
    if power < 10:
        put_byte(ZERO)
    w.write_at = put_decimal(w.write_at, power)
    return 1


@kernel
def put_with_exponent(count: Word, power: Word, letter: Word) -> Word:
    """The gathered digits with a point behind the first, and the exponent."""
    at = w.float_area + DIGITS
    put_byte(load_byte(at))
    if count != 1:
        put_byte(POINT)
        put_some(at + 1, at + count)
    return put_exponent(power, letter)


@kernel
def put_without_exponent(count: Word, power: Word) -> Word:
    """The gathered digits with the point where it belongs."""
    at = w.float_area + DIGITS
    if lt_s(power, 0):
        put_byte(ZERO)
        put_byte(POINT)
        put_zeros(0 - power - 1)
        put_some(at, at + count)
        return 1
    if count <= power + 1:
        put_some(at, at + count)
        put_zeros(power + 1 - count)
        return 1
    put_some(at, at + power + 1)
    put_byte(POINT)
    put_some(at + power + 1, at + count)
    return 1


@kernel
def put_shorter(count: Word, power: Word, letter: Word) -> Word:
    """~g: without zeros at the end, and without an exponent if that is not far from zero."""
    asked = count
    while count != 1 and load_byte(w.float_area + DIGITS + count, -1) == ZERO:
        count -= 1
    if lt_s(power, 0 - LOWEST_FIXED) or not lt_s(power, asked):
        return put_with_exponent(count, power, letter - 2)
    return put_without_exponent(count, power)


@kernel
def bits_of_number(t: Word) -> Word:
    """The bits of a number as a double."""
    if is_int(t):
        store_double(reg.w, WORKER.c_first, to_double(int_value(t)))
        return load(reg.w, WORKER.c_first)
    return load(t, WORD - STR)


@inline
def is_finite(t: Word) -> bool:
    """Whether a number is no infinity, and one at all."""
    finite = 1
    if is_float(t):
        value: Double = float_value(t)
        difference: Double = value - value
        if unordered(difference, difference):
            finite = 0
    return finite != 0


@kernel
def put_digits_of(t: Word, count: Word, letter: Word) -> Word:
    """A finite number in the way of a letter."""
    bits = bits_of_number(t)
    room(SCRATCH)
    w.float_area = (w.write_at + AHEAD + WORD) & ~(WORD - 1)
    if lt_s(bits, 0):
        put_byte(MINUS)
    if letter | CASE == SMALL_E:
        return put_with_exponent(count + 1, find_digits(bits, count + 1), letter)
    if count == 0:
        count = 1
    return put_shorter(count, find_digits(bits, count), letter)


@kernel
def put_in_exponents(t: Word, count: Word, letter: Word) -> Word:
    """~e ~E ~g ~G of a number."""
    if WORD == 8:
        if count <= MOST and (is_int(t) or is_float(t)):
            if is_finite(t):
                return put_digits_of(t, count, letter)
    return 0
