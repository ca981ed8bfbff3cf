"""Indexes on other arguments than the first, made for calls that the first argument does not help.

In: a predicate with a table, and the arguments of a call. Out: the state of a search in the shortest chains that an
index has for the call. Holds: an index has an entry for each clause that is alive, in chains like those of the first
argument. A call that leaves many clauses to try, and has another argument bound, is counted; after some of them the
arguments of the next one are compared by how many clauses each leaves, and the best has its index made if it leaves
less than half of what there is without. Who finds none is asked again after twice as many calls.
"""

from wamjit.kernel.clause_chain import ALIVE, ENTRY_SIZE, key_of, key_slot
from wamjit.kernel.clause_enter import enter_key, fill_entry, less_tolerant
from wamjit.kernel.clause_index import SMALLEST_TABLE, new_table
from wamjit.kernel.clause_store import block_size, take_block
from wamjit.kernel.names import CLAUSE, DYNAMIC, STORE
from wamjit.kernel.words import deref, is_ref
from wamjit.subset.lang import WORD, Word, inline, kernel, load, mul, store, w

NEAR, FAR = 8, 64  # so many clauses need no better index; a chain is not followed further to measure it
NONE = FAR + 1  # longer than all: no index at all
ROOM = 40 * WORD  # at most, for the entry of a clause and its part of the tables while they grow


@inline
def is_seen(clause: Word, generation: Word) -> bool:
    """Whether a clause is there at a generation."""
    return load(clause, CLAUSE.birth) <= generation and generation < load(clause, CLAUSE.death)


@inline
def count_step() -> None:
    """Note that a clause was passed by which is not there."""
    store(w.store, STORE.steps, load(w.store, STORE.steps) + 1)


@inline
def settle_chain(clause: Word, generation: Word) -> Word:
    """The first clause from here in the chain of a key, or of those without one, that is seen."""
    while clause != 0:
        if is_seen(clause, generation):
            break
        count_step()
        clause = load(clause, CLAUSE.key_next)
    return clause


@inline
def use_chains(index: Word, key: Word) -> None:
    """Search in the chains of a key, which is not 0."""
    generation = w.find_generation
    w.find_keyed = settle_chain(load(key_slot(index, key), WORD), generation)
    w.find_unkeyed = settle_chain(load(index, DYNAMIC.unkeyed), generation)


@kernel
def chain_length(limit: Word) -> Word:
    """How many clauses the chains of the search have, or the limit."""
    left = limit
    at = w.find_keyed
    while at != 0:
        left -= 1
        if left == 0:
            return limit
        at = load(at, CLAUSE.key_next)
    at = w.find_unkeyed
    while at != 0:
        left -= 1
        if left == 0:
            return limit
        at = load(at, CLAUSE.key_next)
    return limit - left


@kernel
def best_other(predicate: Word, at: Word, length: Word) -> Word:
    """Search in the shortest chains that the other indexes have: their length, or the one given if none is shorter."""
    index = load(predicate, DYNAMIC.others)
    if index != 0 and length == NEAR:
        length = chain_length(FAR)
    keyed = w.find_keyed
    unkeyed = w.find_unkeyed
    while index != 0:
        key = key_of(deref(load(at + load(index, DYNAMIC.argument))))
        if key != 0:
            use_chains(index, key)
            found = chain_length(FAR)
            if found < length:
                length = found
                keyed = w.find_keyed
                unkeyed = w.find_unkeyed
                store(index, DYNAMIC.idle, 0)
        index = load(index, DYNAMIC.others)
    w.find_keyed = keyed
    w.find_unkeyed = unkeyed
    return length


# --- making an index -------------------------------------------------------------------------------------------------


@kernel
def count_matches(predicate: Word, offset: Word, key: Word) -> Word:
    """How many clauses may match a key at an argument."""
    count = 0
    clause = load(predicate, DYNAMIC.first)
    while clause != 0:
        if load(clause, CLAUSE.death) == ALIVE:
            found = key_of(load(clause + CLAUSE.cells + WORD + offset))
            if found == key or found == 0:
                count += 1
        clause = load(clause, CLAUSE.next)
    return count


@kernel
def has_index(predicate: Word, offset: Word) -> Word:
    """Whether there is an index on an argument."""
    if offset == 0:
        return 1
    index = load(predicate, DYNAMIC.others)
    while index != 0:
        if load(index, DYNAMIC.argument) == offset:
            return 1
        index = load(index, DYNAMIC.others)
    return 0


@kernel
def build_index(predicate: Word, offset: Word) -> Word:
    """An index on an argument; there is room."""
    index = take_block(block_size(DYNAMIC.size))
    at = index
    while at < index + DYNAMIC.size:
        store(at, 0, 0)
        at += WORD
    store(index, DYNAMIC.argument, offset)
    new_table(index, SMALLEST_TABLE)
    clause = load(predicate, DYNAMIC.first)
    while clause != 0:
        if load(clause, CLAUSE.death) == ALIVE:
            entry = take_block(block_size(ENTRY_SIZE))
            fill_entry(index, clause, entry)
            enter_key(index, entry, 1)
        clause = load(clause, CLAUSE.next)
    store(index, DYNAMIC.others, load(predicate, DYNAMIC.others))
    store(predicate, DYNAMIC.others, index)
    store(predicate, DYNAMIC.scans, load(predicate, DYNAMIC.tolerance))
    return 1


@kernel
def assess(predicate: Word, at: Word) -> Word:
    """Make the index that helps a call most: 1, or 0 if none would help enough."""
    most = load(predicate, DYNAMIC.count)
    room = mul(most, ROOM) + block_size(DYNAMIC.size)
    best = most
    chosen = 0
    offset = 0
    end = mul(load(predicate, DYNAMIC.arity), WORD)
    while offset < end:
        key = key_of(deref(load(at + offset)))
        if key != 0:
            found = count_matches(predicate, offset, key)
            if has_index(predicate, offset) != 0:
                if found < most:
                    most = found
            elif found < best:
                best = found
                chosen = offset
        offset += WORD
    if chosen != 0 and best << 1 < most and room < load(w.store, STORE.end) - load(w.store, STORE.top):
        return build_index(predicate, chosen)
    less_tolerant(predicate)
    return 0


@kernel
def wants_index(predicate: Word, at: Word) -> Word:
    """A call leaves many clauses to try: whether an index has now been made for it."""
    end = at + mul(load(predicate, DYNAMIC.arity), WORD)
    at += WORD
    start = at
    while start < end:
        if not is_ref(deref(load(start))):
            scans = load(predicate, DYNAMIC.scans) - 1
            store(predicate, DYNAMIC.scans, scans)
            if scans != 0:
                return 0
            return assess(predicate, at - WORD)
        start += WORD
    return 0
