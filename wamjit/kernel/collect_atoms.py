"""Collection of atoms: those that nobody refers to give their records and their texts back.

When enough new atoms have been made the heap is collected, and then every word that may be an atom is looked at: the
heap, both stacks, the trail, the copy area, global variables, the worker record, the machine stack of runs that wait
for a service, the clauses, and what Python keeps (service `atom_roots`: the worker records of the queries that wait).
This is conservative: a raw word that looks like an atom keeps that atom. Atoms in code, names of functors, predicates,
modules, flags are FIXED (engine/atoms.py) and need no look.

Dead atoms leave their buckets, the living texts slide down over theirs (the only addresses of texts are in the
records), the records are linked for use again, lowest first, or given back at the end of the table. Service
`atoms_swept` has Python forget them.
"""

from wamjit.kernel.atom_store import FIXED, FREE, LIVE, NEW, RECORD_SHIFT, record_number, text_size
from wamjit.kernel.clause_erase import reclaim
from wamjit.kernel.copy import copy_words
from wamjit.kernel.names import ATOM, ATOM_MASK, ATOM_SHIFT, ATOMSTORE, CLAUSE, DYNAMIC, STORE, SVC, TEXT
from wamjit.subset.lang import (
    ATOMREC,
    WORD,
    WORKER,
    Word,
    gate,
    inline,
    kernel,
    load,
    load_byte,
    reg,
    store,
    store_byte,
    w,
)
from wamjit.subset.words import Sized

LEAST_ATOMS = 100_000  # new ones until it is time
LEAST_TEXT = 1 << 24  # bytes
HEAP_SHIFT = Sized(lambda size: 8 if size == 8 else 7)  # a look at 32 words costs less than making an atom


@kernel
def mark_words(at: Word, end: Word) -> Word:
    """Mark the atoms among the words from `at` up to `end`."""
    states = load(w.atom_store, ATOMSTORE.states)
    count = record_number(load(w.atom_store, ATOMSTORE.top))
    while at < end:
        t = load(at)
        at += WORD
        if (t & ATOM_MASK) == ATOM:
            number = t >> ATOM_SHIFT
            if number < count:
                if load_byte(states, number) == NEW:
                    store_byte(states, number, LIVE)
    return 0


@kernel
def mark_clauses() -> Word:
    """Mark the atoms of all clauses that somebody may still see."""
    predicate = load(w.store, STORE.predicates)
    while predicate != 0:
        clause = load(predicate, DYNAMIC.first)
        while clause != 0:
            mark_words(clause + CLAUSE.body, clause + load(clause, CLAUSE.room))
            clause = load(clause, CLAUSE.next)
        predicate = load(predicate, DYNAMIC.following)
    return 0


@kernel
def mark_memory() -> Word:
    """Mark the atoms in all areas; the argument registers are in the worker record."""
    mark_words(w.heap_start, reg.h)
    mark_words(w.local_start, reg.a)
    mark_words(reg.b, w.choice_end)
    mark_words(w.trail_start, reg.tr)
    mark_words(w.copy_start, w.copy_top)
    mark_words(w.globals_start, w.globals_start + w.globals_size)
    mark_words(reg.w, reg.w + WORKER.size)
    mark_words(w.m_sp0, w.mstack_end)
    mark_clauses()
    return 0


@inline
def state_of(record: Word) -> Word:
    """The address of the state of an atom."""
    return load(w.atom_store, ATOMSTORE.states) + record_number(record)


@kernel
def empty_buckets() -> Word:
    """Take the dead atoms out of the chains of their buckets."""
    bucket = load(w.atom_store, ATOMSTORE.buckets)
    end = bucket + (load(w.atom_store, ATOMSTORE.mask) + 1) * WORD
    while bucket < end:
        place = bucket
        record = load(bucket)
        while record != 0:
            if load_byte(state_of(record)) == NEW:
                store(place, 0, load(record, ATOMREC.next))
            else:
                place = record + ATOMREC.next
            record = load(place)
        bucket += WORD
    return 0


@kernel
def slide_texts() -> Word:
    """Move the living texts together. The dead atoms are free then, the others NEW again, if they are not FIXED."""
    at = load(w.atom_store, ATOMSTORE.text_start)
    end = load(w.atom_store, ATOMSTORE.text_top)
    to = at
    while at < end:
        record = load(at, TEXT.atom)
        size = text_size(load(record, ATOMREC.length))
        state = load_byte(state_of(record))
        if state == NEW:
            store_byte(state_of(record), 0, FREE)
        else:
            if state != FIXED:
                store_byte(state_of(record), 0, NEW)
            if at != to:
                copy_words(at, to, size)
                store(record, ATOMREC.text, to + TEXT.bytes)
            to += size
        at += size
    store(w.atom_store, ATOMSTORE.text_top, to)
    return 0


@kernel
def link_records() -> Word:
    """Link the records that are free, lowest first, and give those at the end back: how many atoms there are."""
    top = load(w.atom_store, ATOMSTORE.top)
    record = top
    free = 0
    count = 0
    while record > w.atom_table:
        record -= 1 << RECORD_SHIFT
        if load_byte(state_of(record)) != FREE:
            count += 1
        elif count == 0:
            top = record
        else:
            store(record, ATOMREC.next, free)
            free = record
    store(w.atom_store, ATOMSTORE.top, top)
    store(w.atom_store, ATOMSTORE.free, free)
    return count


@inline
def at_most(value: Word, limit: Word) -> Word:
    """The smaller one."""
    if limit < value:
        value = limit
    return value


@inline
def at_least(value: Word, limit: Word) -> Word:
    """The larger one."""
    if value < limit:
        value = limit
    return value


@kernel
def set_atoms_due() -> Word:
    """When the next collection is due: as many new atoms as there are, or as are worth it, but while there is room."""
    count = load(w.atom_store, ATOMSTORE.count)
    free = record_number(load(w.atom_store, ATOMSTORE.end)) - count
    wanted = at_least(at_least(count, LEAST_ATOMS), (reg.h - w.heap_start) >> HEAP_SHIFT)
    store(w.atom_store, ATOMSTORE.made_at, at_most(wanted, (free >> 1) + 1))
    top = load(w.atom_store, ATOMSTORE.text_top)
    free = load(w.atom_store, ATOMSTORE.text_end) - top
    wanted = at_least(top - load(w.atom_store, ATOMSTORE.text_start), LEAST_TEXT)
    store(w.atom_store, ATOMSTORE.text_at, top + at_most(wanted, (free >> 1) + 1))
    store(w.atom_store, ATOMSTORE.made, 0)
    store(w.atom_store, ATOMSTORE.due, 0)
    return 0


@kernel
def collect_atoms() -> Word:
    """Collect the atoms, at an entry whose argument registers are in the worker record."""
    reclaim()
    gate(SVC.atom_roots)
    mark_words(w.svc(0), w.svc(1))
    mark_memory()
    empty_buckets()
    slide_texts()
    before = load(w.atom_store, ATOMSTORE.count)
    count = link_records()
    store(w.atom_store, ATOMSTORE.count, count)
    store(w.atom_store, ATOMSTORE.collections, load(w.atom_store, ATOMSTORE.collections) + 1)
    store(w.atom_store, ATOMSTORE.collected, load(w.atom_store, ATOMSTORE.collected) + before - count)
    set_atoms_due()
    gate(SVC.atoms_swept)
    return 0
