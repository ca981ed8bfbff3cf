"""The chains that a clause is in: that of all clauses of its predicate, that of its key, and those of its entries.

The key of a clause is what its first argument is by its outermost symbol; clauses with a variable there have none. A
predicate with many clauses has a table of keys, a slot for each (the key, the first clause), and a chain of the clauses
without a key. An index on another argument (`clause_other.py`) has the same, with an entry for each clause. Holds: each
chain is in the order of the clauses; the previous clause of a chain's first is its last.
"""

from wamjit.kernel.clause_store import GRAIN_SHIFT, block_size, give_block
from wamjit.kernel.names import CLAUSE, DYNAMIC, FUNCTORS, HEADER_MASK, INT_SHIFT
from wamjit.kernel.words import header_of, is_box_header, is_lst, is_ref, is_str
from wamjit.subset.lang import WORD, Word, inline, kernel, load, mul, store
from wamjit.subset.words import Sized

ALIVE = Sized(lambda size: (1 << 8 * size) - 1)  # the death of a clause that is not erased
ENTRY_SIZE = CLAUSE.previous
GROUP_MASK = 7  # so many integers in succession, less one, lie side by side: programs count, and caches like it
GROUP_SHIFT = INT_SHIFT + 3
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
    number = mul(key >> GROUP_SHIFT, GOLDEN) >> load(predicate, DYNAMIC.shift)
    number = (number & ~GROUP_MASK) + (key >> INT_SHIFT & GROUP_MASK)
    while True:
        slot = table + (number << GRAIN_SHIFT)
        found = load(slot)
        if found == key or found == 0:
            return slot
        number = number + 1 & mask


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


@inline
def note_change(predicate: Word) -> None:
    """The clauses of a predicate have changed: they are not what was compiled, if they were."""
    store(predicate, DYNAMIC.code, 0)
    store(predicate, DYNAMIC.calls, load(predicate, DYNAMIC.patience))


@kernel
def leave_key(clause: Word) -> Word:
    """Take a clause, or an entry, out of the chain of its key."""
    predicate = load(clause, CLAUSE.predicate)
    key = load(clause, CLAUSE.key)
    place = predicate + DYNAMIC.unkeyed
    if key != 0:
        place = key_slot(predicate, key) + WORD
    unlink(place, clause, CLAUSE.key_next, CLAUSE.key_previous)
    return 0


@kernel
def leave_chains(clause: Word) -> Word:
    """Take a clause that is erased out of all chains."""
    unlink(load(clause, CLAUSE.predicate) + DYNAMIC.first, clause, CLAUSE.next, CLAUSE.previous)
    if load(clause, CLAUSE.key_previous) != 0:
        leave_key(clause)
    entry = load(clause, CLAUSE.entries)
    while entry != 0:
        following = load(entry, CLAUSE.entries)
        leave_key(entry)
        give_block(entry, block_size(ENTRY_SIZE))
        entry = following
    return 0
