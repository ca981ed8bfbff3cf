"""The collector's map: which cells are live, and where they go.

For each block of cells (as many as a word has bits) the map has two words: a bit for each cell that is live, and, once
they have been counted, the new address of the block's first live cell. The new address of any cell is that one plus the
live cells below it in the block, so cells need no bits and nothing is threaded (the tables of Kermany and Petrank's
Compressor, 2006). The map covers the cells from `w.collect_floor`, `w.collect_size` bytes of them; a distance is an
address minus the floor.

The environments of the local stack have a map of bits only: which slots hold a live word.
"""

from wamjit.kernel.names import CELL_SHIFT, NO_POINTER, POINTER_MASK
from wamjit.subset.lang import WORD, WORD_BITS, Word, inline, kernel, load, mul, reg, store, test, w
from wamjit.subset.words import Sized

BLOCK_SHIFT = Sized(lambda size: 9 if size == 8 else 7)  # a block's cells in bytes
ENTRY_SHIFT = Sized(lambda size: 4 if size == 8 else 3)  # an entry of the map in bytes
BLOCK_BYTES = 1 << BLOCK_SHIFT
ENTRY_BYTES = 1 << ENTRY_SHIFT
BIT_MASK = WORD_BITS - 1

# of a word: every second bit, every second pair, every second half byte, the lowest of each byte
_ALL = Sized(lambda size: (1 << 8 * size) - 1)
EVERY_BIT, EVERY_PAIR, EVERY_HALF, EVERY_BYTE = (_ALL // 3, _ALL // 5, _ALL // 17, _ALL // 255)


@inline
def is_pointer(t: Word) -> bool:
    """Whether a word is an address with a tag."""
    return (t & POINTER_MASK) != NO_POINTER


@inline
def entry_at(marks: Word, distance: Word) -> Word:
    """The entry of the map for a cell."""
    return marks + (distance >> BLOCK_SHIFT << ENTRY_SHIFT)


@inline
def bit_of(distance: Word) -> Word:
    """A cell's bit in its entry."""
    return 1 << (distance >> CELL_SHIFT & BIT_MASK)


@inline
def is_marked(marks: Word, distance: Word) -> bool:
    """Whether a cell is live."""
    return test(load(entry_at(marks, distance)), bit_of(distance))


@inline
def count_ones(bits: Word) -> Word:
    """How many bits are set: sums of two, four, eight bits side by side, then all bytes by one multiplication."""
    n = bits - (bits >> 1 & EVERY_BIT)
    n = (n & EVERY_PAIR) + (n >> 2 & EVERY_PAIR)
    n = n + (n >> 4) & EVERY_HALF
    return mul(n, EVERY_BYTE) >> (WORD_BITS - 8)


@inline
def new_place(marks: Word, distance: Word) -> Word:
    """The new address of a cell: of the first live cell at or above it, if it is not live itself."""
    entry = entry_at(marks, distance)
    lower = bit_of(distance) - 1
    below = load(entry) & lower
    if below == lower:  # everything in front of it lives
        return load(entry, WORD) + (distance & BLOCK_BYTES - 1)
    return load(entry, WORD) + (count_ones(below) << CELL_SHIFT)


@kernel
def moved(t: Word) -> Word:
    """A word as it is after the collection."""
    if is_pointer(t):
        distance = (t & ~POINTER_MASK) - w.collect_floor
        if distance < w.collect_size:
            return new_place(w.collect_marks, distance) + (t & POINTER_MASK)
    return t


@kernel
def moved_top(top: Word) -> Word:
    """A top of the heap that a choice point remembers, as it is after the collection."""
    return new_place(w.collect_marks, top - w.collect_floor)


@inline
def slot_word(slots: Word, distance: Word) -> Word:
    """The word of the local stack's map that a slot's bit is in."""
    return slots + (distance >> BLOCK_SHIFT << CELL_SHIFT)


@inline
def clear(start: Word, end: Word) -> None:
    """Zero the words from start up to end, which may lie a word further."""
    while start <= end:
        store(start, 0, 0)
        start += WORD


@kernel
def clear_maps() -> Word:
    """Nothing is live, in the heap and on the local stack. The entry behind the last block is there too."""
    clear(w.collect_marks, entry_at(w.collect_marks, w.collect_size))
    clear(w.collect_slots, slot_word(w.collect_slots, reg.a - w.collect_local))
    return 0


@kernel
def count_blocks() -> Word:
    """Give each block the new address of its first live cell; the new top of the heap."""
    entry = w.collect_marks
    last = entry_at(entry, w.collect_size)
    place = w.collect_floor
    while entry <= last:
        store(entry, WORD, place)
        place += count_ones(load(entry)) << CELL_SHIFT
        entry += ENTRY_BYTES
    return place
