"""Sorting by digits: entries whose keys are all small integers, stable and without comparing them.

The entries lie in one of two arrays of the same size, side by side; a pass distributes them to the other one by eight
bits of their keys' distances from the least key (or from the largest one downwards), beginning with the lowest bits, as
in Knuth, The Art of Computer Programming, volume 3, 5.2.5.

In: the arrays, and room behind them. Out: the array in which the sorted entries are. Holds: nothing else is changed.
"""

from wamjit.kernel.links import tick
from wamjit.kernel.names import INT_SHIFT
from wamjit.kernel.words import is_int
from wamjit.subset.lang import WORD, Word, gt_s, inline, kernel, load, lt_s, store

ENTRY = 2 * WORD
BITS = 8
PLACES = WORD << BITS  # where the entries of each digit go
NO_SPAN = 1  # the words of small integers lie multiples of a power of two apart
DOWN = -1  # all bits turned: the order is the other way round
ROOM = 2 * WORD + PLACES  # behind the arrays: what keys are turned by, what is subtracted then, the places


@inline
def copy_entry(to: Word, source: Word) -> None:
    """Copy one entry."""
    store(to, 0, load(source))
    store(to, WORD, load(source, WORD))


@inline
def room_behind(source: Word, to: Word) -> Word:
    """What lies behind both arrays."""
    if source < to:
        return to + (to - source)
    return source + (source - to)


@kernel
def key_range(source: Word, to: Word, turn: Word) -> Word:
    """How far the keys lie apart, and how they are to be changed for that; NO_SPAN if one is no small integer.
    `turn`: 0, or DOWN for the largest first."""
    room = room_behind(source, to)
    end = to if source < to else room
    at = source
    least = load(at)
    most = least
    while at < end:
        tick()
        key = load(at)
        if not is_int(key):
            return NO_SPAN
        if lt_s(key, least):
            least = key
        if gt_s(key, most):
            most = key
        at += ENTRY
    store(room, 0, turn)
    store(room, WORD, (least if turn == 0 else most) ^ turn)
    return most - least


@kernel
def digit_pass(source: Word, to: Word, shift: Word) -> Word:
    """Distribute the entries by the digit at `shift`; 0 if they all have the same one, and stay where they are."""
    room = room_behind(source, to)
    end = to if source < to else room
    turn = load(room)
    least = load(room, WORD)
    places = room + 2 * WORD
    slot = places
    while slot < places + PLACES:
        store(slot, 0, 0)
        slot += WORD
    at = source
    while at < end:
        tick()
        slot = places + (((load(at) ^ turn) - least) >> shift & (1 << BITS) - 1) * WORD
        store(slot, 0, load(slot) + ENTRY)
        at += ENTRY
    if load(slot) == end - source:
        return 0
    slot = places
    place = to
    while slot < places + PLACES:
        size = load(slot)
        store(slot, 0, place)
        place += size
        slot += WORD
    at = source
    while at < end:
        tick()
        slot = places + (((load(at) ^ turn) - least) >> shift & (1 << BITS) - 1) * WORD
        place = load(slot)
        copy_entry(place, at)
        store(slot, 0, place + ENTRY)
        at += ENTRY
    return 1


@inline
def passes_for(span: Word) -> Word:
    """How many digits keys so far apart have."""
    count = 0
    span = span >> INT_SHIFT
    while span != 0:
        span = span >> BITS
        count += 1
    return count


@kernel
def distribute(source: Word, to: Word, span: Word) -> Word:
    """Sort entries whose keys lie so far apart; where they are then."""
    shift = INT_SHIFT
    left = span >> INT_SHIFT
    while left != 0:
        if digit_pass(source, to, shift) != 0:
            source, to = to, source
        shift += BITS
        left = left >> BITS
    return source
