"""Random numbers: the generator xoshiro128** (D. Blackman, S. Vigna: Scrambled linear pseudorandom number generators).

In: four words of state that a seed has set (builtins/chance.py). Out: 32 bits, an integer up to a bound, a float.
Holds: the same state gives the same numbers on machines of either word size, and where Python draws them.
"""

from wamjit.kernel.names import CHANCE
from wamjit.kernel.words import new_float
from wamjit.subset.lang import WORD, Double, Word, inline, kernel, load, mul, store, to_double, w

BITS = 32
LOW = (1 << BITS) - 1
HIGH_PART, LOW_PART = 27, 26  # bits of a float that one draw gives, and the other


@inline
def low(x: Word) -> Word:
    """The low 32 bits."""
    if WORD == 8:
        return x & LOW
    return x


@inline
def rotated(x: Word, count: Word) -> Word:
    """32 bits, rotated to the left."""
    return low(x << count) | x >> (BITS - count)


@kernel
def draw() -> Word:
    """The next 32 bits."""
    at = w.chance
    a = load(at, CHANCE.state)
    b = load(at, CHANCE.state + WORD)
    c = load(at, CHANCE.state + 2 * WORD) ^ a
    d = load(at, CHANCE.state + 3 * WORD) ^ b
    store(at, CHANCE.state, a ^ d)
    store(at, CHANCE.state + WORD, b ^ c)
    store(at, CHANCE.state + 2 * WORD, c ^ low(b << 9))
    store(at, CHANCE.state + 3 * WORD, rotated(d, 11))
    return low(mul(rotated(low(mul(b, 5)), 7), 9))


@kernel
def up_to(most: Word) -> Word:
    """An integer from 0 to `most`, each with the same chance: as many bits are drawn until they are not more."""
    mask = most | most >> 1
    mask |= mask >> 2
    mask |= mask >> 4
    mask |= mask >> 8
    mask |= mask >> 16
    if WORD == 8:
        mask |= mask >> BITS
    while True:
        found = draw()
        if WORD == 8:
            if mask > LOW:
                found += draw() << BITS
        found &= mask
        if found <= most:
            return found


@kernel
def draw_float() -> Word:
    """A float between 0 and 1, neither of them, of 53 bits."""
    value: Double = 0.0
    while value == 0.0:
        high = draw() >> (BITS - HIGH_PART)
        value = to_double(high) * to_double(1 << LOW_PART) + to_double(draw() >> (BITS - LOW_PART))
    return new_float(value / to_double(1 << LOW_PART) / to_double(1 << HIGH_PART))
