"""The chains that a clause is in: that of all clauses of its predicate, and that of its key.

The key of a clause is what its first argument is by its outermost symbol; clauses with a variable there have none. A
predicate with more than FEW clauses has a table of keys, a slot for each (the key, the first clause), and a chain of
the clauses without a key. Holds: each chain is in the order of the clauses; a slot whose chain has become empty is used
again for its key, and dropped when the table is made anew; the table is at most half full.
"""

from wamjit.kernel.clause_store import GRAIN_SHIFT, block_size, give_block, take_block
from wamjit.kernel.names import CLAUSE, DYNAMIC, FUNCTORS, HEADER_MASK
from wamjit.kernel.words import header_of, is_box_header, is_lst, is_ref, is_str
from wamjit.subset.lang import WORD, WORD_BITS, Word, inline, kernel, load, mul, store
from wamjit.subset.words import Sized

FEW = 8
SMALLEST_TABLE = 32  # entries
ALIVE = Sized(lambda size: (1 << 8 * size) - 1)  # the death of a clause that is not erased
GOLDEN = Sized(lambda size: 0x9E3779B97F4A7C15 if size == 8 else 0x9E3779B9)  # Fibonacci hashing (Knuth 6.4)


@inline
def box_key(t: Word) -> Word:
    """What a float, big integer or string is known by: a word that is no other term's key, by its low bits."""
    header = header_of(t)
    key = header
    at = t
    while header >= (1 << 8):
        at += WORD
        header -= 1 << 8
        key = mul(key ^ header_of(at), GOLDEN)
    return key | HEADER_MASK


@kernel
def key_of(t: Word) -> Word:
    """The key of a dereferenced term, or of one in the store."""
    if is_ref(t):
        return 0
    if is_lst(t):
        return FUNCTORS.dot
    if is_str(t):
        if is_box_header(header_of(t)):
            return box_key(t)
        return header_of(t)
    return t


@kernel
def key_slot(predicate: Word, key: Word) -> Word:
    """The slot of a key in the table, or the empty one that it would get."""
    table = load(predicate, DYNAMIC.table)
    mask = load(predicate, DYNAMIC.mask)
    number = mul(key, GOLDEN) >> load(predicate, DYNAMIC.shift)
    while True:
        slot = table + (number << GRAIN_SHIFT)
        found = load(slot)
        if found == key or found == 0:
            return slot
        number = number + 1 & mask


@kernel
def new_table(predicate: Word, size: Word) -> Word:
    """An empty table of so many entries, a power of two."""
    bytes_used = block_size(size << GRAIN_SHIFT)
    table = take_block(bytes_used)
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


@inline
def link_last(place: Word, clause: Word, following: Word, previous: Word) -> None:
    """Put a clause at the end of the chain that begins at `place`; the others are offsets of the links."""
    first = load(place)
    store(clause + following, 0, 0)
    if first == 0:
        store(place, 0, clause)
        store(clause + previous, 0, clause)
    else:
        last = load(first + previous)
        store(last + following, 0, clause)
        store(clause + previous, 0, last)
        store(first + previous, 0, clause)


@inline
def link_first(place: Word, clause: Word, following: Word, previous: Word) -> None:
    """Put a clause at the beginning of a chain."""
    first = load(place)
    store(clause + following, 0, first)
    if first == 0:
        store(clause + previous, 0, clause)
    else:
        store(clause + previous, 0, load(first + previous))
        store(first + previous, 0, clause)
    store(place, 0, clause)


@inline
def unlink(place: Word, clause: Word, following: Word, previous: Word) -> None:
    """Take a clause out of a chain."""
    after = load(clause + following)
    before = load(clause + previous)
    first = load(place)
    if first == clause:
        store(place, 0, after)
        first = after
    else:
        store(before + following, 0, after)
    if after != 0:
        store(after + previous, 0, before)
    elif first != 0:
        store(first + previous, 0, before)


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


@kernel
def enter_key(predicate: Word, clause: Word, at_end: Word) -> Word:
    """Put a clause into the chain of its key."""
    place = key_chain(predicate, load(clause, CLAUSE.key))
    if at_end != 0:
        link_last(place, clause, CLAUSE.key_next, CLAUSE.key_previous)
    else:
        link_first(place, clause, CLAUSE.key_next, CLAUSE.key_previous)
    return 0


@kernel
def enter_clause(predicate: Word, clause: Word, at_end: Word) -> Word:
    """Put a new clause into the chains of its predicate."""
    first = load(predicate, DYNAMIC.first)
    serial = 0
    if first != 0:
        if at_end != 0:
            serial = load(load(first, CLAUSE.previous), CLAUSE.serial) + 1
        else:
            serial = load(first, CLAUSE.serial) - 1
    store(clause, CLAUSE.serial, serial)
    if at_end != 0:
        link_last(predicate + DYNAMIC.first, clause, CLAUSE.next, CLAUSE.previous)
    else:
        link_first(predicate + DYNAMIC.first, clause, CLAUSE.next, CLAUSE.previous)
    store(clause, CLAUSE.key_previous, 0)
    count = load(predicate, DYNAMIC.count) + 1
    store(predicate, DYNAMIC.count, count)
    if load(predicate, DYNAMIC.table) != 0:
        enter_key(predicate, clause, at_end)
    elif count > FEW and load(predicate, DYNAMIC.arity) != 0:
        make_index(predicate)
    return 0


@kernel
def leave_chains(clause: Word) -> Word:
    """Take a clause that is erased out of all chains."""
    predicate = load(clause, CLAUSE.predicate)
    unlink(predicate + DYNAMIC.first, clause, CLAUSE.next, CLAUSE.previous)
    if load(clause, CLAUSE.key_previous) != 0:
        key = load(clause, CLAUSE.key)
        place = predicate + DYNAMIC.unkeyed
        if key != 0:
            place = key_slot(predicate, key) + WORD
        unlink(place, clause, CLAUSE.key_next, CLAUSE.key_previous)
    return 0
