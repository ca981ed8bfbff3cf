"""Entering a clause in its chains: that of all, that of its key, and those of the indexes on other arguments.

Holds: what may find no room (entries, larger tables) is had before the first chain is changed, so that a clause is in
all of its chains or in none. An index that many clauses were entered in since it was used is dropped, unless a choice
point is there that may look at its entries.
"""

from wamjit.kernel.clause_chain import ENTRY_SIZE, key_of, link_first, link_last, note_change
from wamjit.kernel.clause_erase import is_search, reclaim
from wamjit.kernel.clause_index import FEW, key_chain, make_index
from wamjit.kernel.clause_store import GRAIN_SHIFT, block_size, give_block, take_block
from wamjit.kernel.names import CLAUSE, DYNAMIC
from wamjit.subset.lang import NODE, WORD, Word, inline, kernel, load, reg, store, unlikely, unwind_and_jump

LEAST_IDLE = 1024  # clauses entered without a use, beside twice those that there are, before an index is dropped
MOST_TOLERANCE = 1 << 20


@inline
def fill_entry(index: Word, clause: Word, entry: Word) -> None:
    """The entry of a clause in an index: it is there as long as the clause is, at the same place in the order."""
    store(entry, CLAUSE.serial, load(clause, CLAUSE.serial))
    store(entry, CLAUSE.predicate, index)
    store(entry, CLAUSE.entries, load(clause, CLAUSE.entries))
    store(entry, CLAUSE.owner, clause)
    store(entry, CLAUSE.key, key_of(load(clause + CLAUSE.cells + WORD + load(index, DYNAMIC.argument))))
    store(entry, CLAUSE.birth, load(clause, CLAUSE.birth))
    store(entry, CLAUSE.death, load(clause, CLAUSE.death))
    store(clause, CLAUSE.entries, entry)


@kernel
def drop_entry(clause: Word, index: Word) -> Word:
    """Forget the entry of a clause in an index, if it has one."""
    place = clause + CLAUSE.entries
    entry = load(place)
    while entry != 0:
        if load(entry, CLAUSE.predicate) == index:
            store(place, 0, load(entry, CLAUSE.entries))
            give_block(entry, block_size(ENTRY_SIZE))
            return 1
        place = entry + CLAUSE.entries
        entry = load(place)
    return 0


@kernel
def drop_index(predicate: Word, place: Word) -> Word:
    """Forget the index whose address is kept at a place, and do not be quick to make another."""
    index = load(place)
    store(place, 0, load(index, DYNAMIC.others))
    clause = load(predicate, DYNAMIC.first)
    while clause != 0:
        drop_entry(clause, index)
        clause = load(clause, CLAUSE.next)
    give_block(load(index, DYNAMIC.table), block_size(load(index, DYNAMIC.mask) + 1 << GRAIN_SHIFT))
    give_block(index, block_size(DYNAMIC.size))
    less_tolerant(predicate)
    return 0


@inline
def less_tolerant(predicate: Word) -> None:
    """Look into indexes after twice as many calls as before."""
    tolerance = load(predicate, DYNAMIC.tolerance)
    if tolerance < MOST_TOLERANCE:
        tolerance += tolerance
    store(predicate, DYNAMIC.tolerance, tolerance)
    store(predicate, DYNAMIC.scans, tolerance)


@kernel
def somebody_searches() -> Word:
    """Whether a choice point is that of a search."""
    b = reg.b
    while b != 0:
        if is_search(load(b, NODE.alt)):
            return 1
        b = load(b, NODE.prev)
    return 0


@kernel
def drop_idle(predicate: Word) -> Word:
    """One clause more: drop the indexes that are not worth their keep."""
    place = predicate + DYNAMIC.others
    limit = (load(predicate, DYNAMIC.count) << 1) + LEAST_IDLE
    index = load(place)
    while index != 0:
        idle = load(index, DYNAMIC.idle) + 1
        if unlikely(idle > limit):
            if somebody_searches() == 0:
                drop_index(predicate, place)
                index = load(place)
                continue
            idle = 0
        store(index, DYNAMIC.idle, idle)
        place = index + DYNAMIC.others
        index = load(place)
    return 0


@kernel
def abandon(clause: Word) -> Word:
    """Give back a clause that is in no chain, and its entries, for want of room."""
    entry = load(clause, CLAUSE.entries)
    while entry != 0:
        following = load(entry, CLAUSE.entries)
        give_block(entry, block_size(ENTRY_SIZE))
        entry = following
    give_block(clause, load(clause, CLAUSE.room))
    unwind_and_jump("clauses_full")


@kernel
def prepare_entries(predicate: Word, clause: Word) -> Word:
    """Entries for all indexes, and room for the keys in all tables."""
    drop_idle(predicate)
    key_chain(predicate, load(clause, CLAUSE.key))
    index = load(predicate, DYNAMIC.others)
    while index != 0:
        entry = take_block(block_size(ENTRY_SIZE))
        if unlikely(entry == 0):
            reclaim()
            entry = take_block(block_size(ENTRY_SIZE))
            if entry == 0:
                abandon(clause)
        fill_entry(index, clause, entry)
        key_chain(index, load(entry, CLAUSE.key))
        index = load(index, DYNAMIC.others)
    return 0


@kernel
def enter_key(predicate: Word, clause: Word, at_end: Word) -> Word:
    """Put a clause, or an entry, into the chain of its key."""
    place = key_chain(predicate, load(clause, CLAUSE.key))
    if at_end != 0:
        link_last(place, clause, CLAUSE.key_next, CLAUSE.key_previous)
    else:
        link_first(place, clause, CLAUSE.key_next, CLAUSE.key_previous)
    return 0


@inline
def number_clause(predicate: Word, clause: Word, at_end: Word) -> None:
    """The place of a new clause in the order."""
    first = load(predicate, DYNAMIC.first)
    serial = 0
    if first != 0:
        if at_end != 0:
            serial = load(load(first, CLAUSE.previous), CLAUSE.serial) + 1
        else:
            serial = load(first, CLAUSE.serial) - 1
    store(clause, CLAUSE.serial, serial)


@kernel
def enter_clause(predicate: Word, clause: Word, at_end: Word) -> Word:
    """Put a new clause into the chains of its predicate."""
    number_clause(predicate, clause, at_end)
    store(clause, CLAUSE.key_previous, 0)
    if unlikely(load(predicate, DYNAMIC.others) != 0):
        prepare_entries(predicate, clause)
    if load(predicate, DYNAMIC.table) != 0:
        enter_key(predicate, clause, at_end)
    if at_end != 0:
        link_last(predicate + DYNAMIC.first, clause, CLAUSE.next, CLAUSE.previous)
    else:
        link_first(predicate + DYNAMIC.first, clause, CLAUSE.next, CLAUSE.previous)
    entry = load(clause, CLAUSE.entries)
    while entry != 0:
        enter_key(load(entry, CLAUSE.predicate), entry, at_end)
        entry = load(entry, CLAUSE.entries)
    count = load(predicate, DYNAMIC.count) + 1
    store(predicate, DYNAMIC.count, count)
    note_change(predicate)
    if load(predicate, DYNAMIC.table) == 0 and count > FEW and load(predicate, DYNAMIC.arity) != 0:
        make_index(predicate)
    return 0
