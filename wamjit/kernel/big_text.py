"""The decimal digits of a big integer.

In: a big integer, the place of the next byte. Out: the place behind the last one; 0 for a long one, which is Python's.
Holds: groups of digits come from the end, so they are made behind a gap and moved.
"""

from __future__ import annotations

from wamjit.kernel.big import FIRST_LIMB, HALF
from wamjit.kernel.names import STR
from wamjit.kernel.number import big_limbs, big_sign
from wamjit.subset.lang import WORD, Word, div, kernel, load, load_byte, mul, rem, store, store_byte, w
from wamjit.subset.words import Sized

MINUS, ZERO = 45, 48
MOST_LIMBS = Sized(lambda size: 64 // size)  # 512 bits
MOST_DIGITS = 160
BIG_ROOM = 2 * MOST_DIGITS + 128  # bytes that are written on from the place, at most
# digits that are made at once, and ten to that power: below half of what half a word holds
GROUP = Sized(lambda size: 9 if size == 8 else 4)
GROUP_BASE = Sized(lambda size: 10**9 if size == 8 else 10**4)
LOW = (1 << HALF) - 1


@kernel
def divide_limbs(start: Word, end: Word) -> Word:
    """Divide the limbs between two places by the base of a group: what is left."""
    rest = 0
    while end > start:
        end -= WORD
        limb = load(end)
        upper = (rest << HALF) + (limb >> HALF)
        quotient = div(upper, GROUP_BASE)
        lower = (rem(upper, GROUP_BASE) << HALF) + (limb & LOW)
        store(end, 0, (quotient << HALF) + div(lower, GROUP_BASE))
        rest = rem(lower, GROUP_BASE)
    return rest


@kernel
def put_group(to: Word, group: Word, count: Word) -> Word:
    """So many digits of a number in front of a place; all that it has where `count` is 0."""
    left = count
    while left != 0 or (count == 0 and group != 0):
        rest = div(group, 10)
        to -= 1
        store_byte(to, 0, ZERO + group - mul(rest, 10))
        group = rest
        if left != 0:
            left -= 1
    return to


@kernel
def put_big(at: Word, t: Word) -> Word:
    """A big integer in decimal."""
    limbs = big_limbs(t)
    if limbs > MOST_LIMBS or at + BIG_ROOM > w.heap_end:
        return 0
    start = (at + 2 * MOST_DIGITS + WORD) & ~(WORD - 1)
    end = start
    source = t - STR + FIRST_LIMB * WORD
    while limbs != 0:
        store(end, 0, load(source))
        source += WORD
        end += WORD
        limbs -= 1
    behind = at + 2 * MOST_DIGITS
    to = behind
    while end > start:
        group = divide_limbs(start, end)
        while end > start and load(end, -WORD) == 0:
            end -= WORD
        if end > start:
            to = put_group(to, group, GROUP)
        else:
            to = put_group(to, group, 0)
    if big_sign(t) != 0:
        to -= 1
        store_byte(to, 0, MINUS)
    while to < behind:
        store_byte(at, 0, load_byte(to))
        at += 1
        to += 1
    return at
