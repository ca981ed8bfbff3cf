"""The table of keys of a predicate with more than FEW clauses, or of an index on another argument.

Holds: the table is at most half full; a slot whose chain has become empty is used again for its key, and dropped when
the table is made anew.
"""

from wamjit.kernel.clause_chain import ALIVE, key_slot, link_last
from wamjit.kernel.clause_erase import take_room
from wamjit.kernel.clause_store import GRAIN_SHIFT, block_size, give_block
from wamjit.kernel.names import CLAUSE, DYNAMIC
from wamjit.subset.lang import WORD, WORD_BITS, Word, inline, kernel, load, store

FEW = 8
SMALLEST_TABLE = 32  # entries


@kernel
def new_table(predicate: Word, size: Word) -> Word:
    """An empty table of so many entries, a power of two."""
    bytes_used = block_size(size << GRAIN_SHIFT)
    table = take_room(bytes_used)
    at = table
    while at < table + bytes_used:
        store(at, 0, 0)
        at += WORD
    shift = WORD_BITS
    left = size
    while left > 1:
        left = left >> 1
        shift -= 1
    store(predicate, DYNAMIC.table, table)
    store(predicate, DYNAMIC.mask, size - 1)
    store(predicate, DYNAMIC.shift, shift)
    store(predicate, DYNAMIC.keys, 0)
    return table


@inline
def new_key(predicate: Word, slot: Word, key: Word) -> None:
    """Enter a key in an empty slot."""
    store(slot, 0, key)
    store(predicate, DYNAMIC.keys, load(predicate, DYNAMIC.keys) + 1)


@kernel
def count_chains(table: Word, end: Word) -> Word:
    """How many keys of a table have clauses."""
    count = 0
    while table < end:
        if load(table, WORD) != 0:
            count += 1
        table += 2 * WORD
    return count


@kernel
def grow_table(predicate: Word) -> Word:
    """Make the table anew: large enough for twice the keys that have clauses."""
    table = load(predicate, DYNAMIC.table)
    room = load(predicate, DYNAMIC.mask) + 1 << GRAIN_SHIFT
    end = table + room
    size = SMALLEST_TABLE
    wanted = count_chains(table, end) << 2
    while size < wanted:
        size += size
    new_table(predicate, size)
    slot = table
    while slot < end:
        if load(slot, WORD) != 0:
            to = key_slot(predicate, load(slot))
            new_key(predicate, to, load(slot))
            store(to, WORD, load(slot, WORD))
        slot += 2 * WORD
    give_block(table, block_size(room))
    return 0


@kernel
def key_chain(predicate: Word, key: Word) -> Word:
    """Where the first clause of a key is kept; there is a table."""
    if key == 0:
        return predicate + DYNAMIC.unkeyed
    slot = key_slot(predicate, key)
    if load(slot) == 0:
        if load(predicate, DYNAMIC.keys) + 1 << 1 > load(predicate, DYNAMIC.mask):
            grow_table(predicate)
            slot = key_slot(predicate, key)
        new_key(predicate, slot, key)
    return slot + WORD


@kernel
def make_index(predicate: Word) -> Word:
    """The first table of a predicate, for the clauses that are there: just more than FEW."""
    new_table(predicate, SMALLEST_TABLE)
    clause = load(predicate, DYNAMIC.first)
    while clause != 0:
        if load(clause, CLAUSE.death) == ALIVE:
            key = load(clause, CLAUSE.key)
            place = predicate + DYNAMIC.unkeyed
            if key != 0:
                slot = key_slot(predicate, key)
                if load(slot) == 0:
                    new_key(predicate, slot, key)
                place = slot + WORD
            link_last(place, clause, CLAUSE.key_next, CLAUSE.key_previous)
        clause = load(clause, CLAUSE.next)
    return 0
