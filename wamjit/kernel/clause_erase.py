"""Erasing clauses, and giving their room back when no frame can see them any more.

An erased clause stays in its chains with the generation of its death: a choice point that began to look at an earlier
generation still comes by. When more work has been done with erased clauses than looking at all choice points costs,
the clauses are reclaimed that died before the oldest generation that a choice point looks at: no choice point holds
their addresses, since it keeps those that it sees. What is left waits until the choice point is gone that sees it.
"""

from wamjit.kernel.clause_chain import ALIVE, leave_chains, note_change
from wamjit.kernel.clause_store import give_block, take_block
from wamjit.kernel.copy import address_of
from wamjit.kernel.names import CLAUSE, DYNAMIC, INT_SHIFT, STORE
from wamjit.kernel.words import deref
from wamjit.subset.lang import NODE, WORD, Word, addr_of, inline, kernel, load, reg, store, unlikely, unwind_and_jump, w

NEXT_GENERATION = 1 << INT_SHIFT  # generations count as small integers
LEAST_PATIENCE = 64

# what a choice point of a search keeps in front of the words it is given (kernel/clause_find.py)
KEYED, UNKEYED, GENERATION, GIVEN = 0, WORD, 2 * WORD, 3 * WORD


@inline
def next_generation() -> Word:
    """Count a change; a resource error when all numbers are used up."""
    generation = load(w.store, STORE.generation) + NEXT_GENERATION
    if unlikely(generation < NEXT_GENERATION):
        unwind_and_jump("clauses_full")
    store(w.store, STORE.generation, generation)
    return generation


@inline
def is_search(alternative: Word) -> bool:
    """Whether an alternative is that of a choice point of a search."""
    return (
        alternative == addr_of("dynamic_retry")
        or alternative == addr_of("clause_retry")
        or alternative == addr_of("reference_retry")
        or alternative == addr_of("retract_retry")
    )


@kernel
def oldest_seen() -> Word:
    """The oldest generation that a choice point looks at, ALIVE if there is none; the patience for its cost."""
    oldest = ALIVE
    count = LEAST_PATIENCE
    store(w.store, STORE.blocker, 0)
    b = reg.b
    while b != 0:
        if is_search(load(b, NODE.alt)):
            oldest = load(b, NODE.x + GENERATION)  # older choice points look at older generations
            store(w.store, STORE.blocker, b)
        count += 1
        b = load(b, NODE.prev)
    store(w.store, STORE.patience, count)
    return oldest


@kernel
def reclaim() -> Word:
    """Give back the room of erased clauses that nobody sees."""
    oldest = oldest_seen()
    clause = load(w.store, STORE.erased)
    kept = 0
    count = 0
    while clause != 0:
        following = load(clause, CLAUSE.gone)
        if load(clause, CLAUSE.death) <= oldest:
            leave_chains(clause)
            give_block(clause, load(clause, CLAUSE.room))
        else:
            store(clause, CLAUSE.gone, kept)
            kept = clause
            count += 1
        clause = following
    store(w.store, STORE.erased, kept)
    store(w.store, STORE.steps, 0)
    store(w.store, STORE.patience, load(w.store, STORE.patience) + count)
    return 0


@inline
def reclaim_if_due() -> None:
    """Reclaim if it has been put off for long enough, or what stood in the way is gone."""
    blocker = load(w.store, STORE.blocker)
    if unlikely(load(w.store, STORE.steps) > load(w.store, STORE.patience) or (blocker != 0 and reg.b > blocker)):
        reclaim()


@kernel
def take_room(size: Word) -> Word:
    """A block of a rounded size, or a resource error."""
    reclaim_if_due()
    block = take_block(size)
    if unlikely(block == 0):
        reclaim()
        block = take_block(size)
        if block == 0:
            unwind_and_jump("clauses_full")
    return block


@kernel
def erase_clause(clause: Word) -> Word:
    """Erase a clause that is alive. Its address must not be used afterwards."""
    generation = next_generation()
    at = clause
    while at != 0:
        store(at, CLAUSE.death, generation)
        at = load(at, CLAUSE.entries)
    predicate = load(clause, CLAUSE.predicate)
    store(predicate, DYNAMIC.count, load(predicate, DYNAMIC.count) - 1)
    note_change(predicate)
    store(clause, CLAUSE.gone, load(w.store, STORE.erased))
    store(w.store, STORE.erased, clause)
    store(w.store, STORE.steps, load(w.store, STORE.steps) + 1)
    reclaim_if_due()
    return 0


@kernel
def first_alive(clause: Word) -> Word:
    """The first clause from here in the chain of all that is not erased."""
    while clause != 0:
        if load(clause, CLAUSE.death) == ALIVE:
            break
        clause = load(clause, CLAUSE.next)
    return clause


@kernel
def bi_erase_all() -> Word:
    """'$erase_all'(+Predicate): erase all clauses of the predicate with that record."""
    clause = first_alive(load(address_of(deref(reg.x(0))), DYNAMIC.first))
    while clause != 0:
        following = first_alive(load(clause, CLAUSE.next))  # what is alive keeps its place
        erase_clause(clause)
        clause = following
    return 1
