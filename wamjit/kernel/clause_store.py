"""The clause store: room for clauses and for tables of keys, taken and given back in blocks.

In: sizes. Out: addresses, multiples of 8. Holds: a block that was given back is taken again for the same size only;
sizes are rounded to a grain, from LARGEST_SMALL on to powers of two, so that there are few.
"""

from wamjit.kernel.names import STORE
from wamjit.subset.lang import WORD, Word, inline, kernel, load, store, unlikely, w
from wamjit.subset.words import Sized

GRAIN_SHIFT = Sized(lambda size: 4 if size == 8 else 3)
GRAIN = 1 << GRAIN_SHIFT
SMALL_SIZES = 64
LARGEST_SMALL = SMALL_SIZES << GRAIN_SHIFT


@kernel
def block_size(size: Word) -> Word:
    """The size of the block that holds so many bytes."""
    size = (size + GRAIN - 1) & ~(GRAIN - 1)
    if unlikely(size > LARGEST_SMALL):
        larger = 2 * LARGEST_SMALL
        while larger < size:
            larger += larger
        return larger
    return size


@inline
def free_list(size: Word) -> Word:
    """Where the first free block of a size is kept."""
    place = w.store + STORE.free + SMALL_SIZES * WORD
    if size <= LARGEST_SMALL:
        place = w.store + STORE.free + (size >> GRAIN_SHIFT) * WORD
    else:
        while size > LARGEST_SMALL:
            size = size >> 1
            place += WORD
    return place


@kernel
def take_block(size: Word) -> Word:
    """A block of a rounded size, 0 if there is no room."""
    place = free_list(size)
    block = load(place)
    if block != 0:
        store(place, 0, load(block))
        return block
    block = load(w.store, STORE.top)
    if unlikely(size > load(w.store, STORE.end) - block):
        return 0
    store(w.store, STORE.top, block + size)
    return block


@kernel
def give_block(block: Word, size: Word) -> Word:
    """Give back a block of a rounded size."""
    place = free_list(size)
    store(block, 0, load(place))
    store(place, 0, block)
    return 0
