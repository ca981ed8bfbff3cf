"""A search for clauses: which may match, and are there at the generation that the search began with.

The state of a search is in the worker record: the next clause of a key (or of all, where no index helps) and the next
one without a key; the older of the two comes first. Both are clauses that the search sees, or their entries in an index
on another argument, or 0: so a search knows whether what it takes is the last, and leaves no choice point behind then.
A choice point of a search keeps the two, dressed as small integers, the generation, and the words that it is given.
"""

from wamjit.kernel.clause_chain import key_of
from wamjit.kernel.clause_erase import GENERATION, GIVEN, KEYED, UNKEYED
from wamjit.kernel.clause_match import match_body, match_head
from wamjit.kernel.clause_other import (
    NEAR,
    NONE,
    best_other,
    chain_length,
    count_step,
    is_seen,
    settle_chain,
    use_chains,
    wants_index,
)
from wamjit.kernel.clause_reference import make_reference
from wamjit.kernel.links import tick
from wamjit.kernel.names import CLAUSE, DYNAMIC, INT, OPAQUE, STORE
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, undo_trail
from wamjit.subset.lang import (
    NODE,
    WORD,
    WORKER,
    Word,
    choice_changed,
    inline,
    kernel,
    load,
    lt_s,
    mul,
    reg,
    store,
    unlikely,
    unwind_and_jump,
    w,
)

# In the place of the next clause without a key, numbers that are no clause's address: the other one is in the chain of
# all; WHOLE, or FILTERED and more for the argument whose key it must have.
WHOLE, FILTERED, WHOLE_END = 8, 16, 1 << 13
CALL, INSPECT, IDENTIFY = range(3)  # purposes


@kernel
def settle_whole(clause: Word) -> Word:
    """The first clause from here in the chain of all that may match and is seen."""
    key = w.find_key
    place = w.find_place
    generation = w.find_generation
    while clause != 0:
        found = load(clause, CLAUSE.key)
        if place != 0:
            found = key_of(load(clause + place))
        if found == key or found == 0 or key == 0:
            if is_seen(clause, generation):
                break
            count_step()
        clause = load(clause, CLAUSE.next)
    return clause


@inline
def has_clause() -> bool:
    """Whether there is a clause to take."""
    return w.find_keyed != 0 or w.find_unkeyed >= WHOLE_END


@inline
def use_place(offset: Word) -> None:
    """The key that is sought is that of the argument behind so many bytes."""
    w.find_place = 0
    if offset != 0:
        w.find_place = CLAUSE.cells + WORD + offset


@kernel
def search_all(predicate: Word, at: Word) -> Word:
    """Look at all clauses of a predicate; the first argument that is bound says which may match."""
    offset = 0
    key = 0
    end = mul(load(predicate, DYNAMIC.arity), WORD)
    while offset < end:
        key = key_of(deref(load(at + offset)))
        if key != 0:
            break
        offset += WORD
    w.find_key = key
    w.find_unkeyed = WHOLE
    if key != 0:
        w.find_unkeyed = FILTERED + (offset << 1)
    use_place(offset)
    w.find_keyed = settle_whole(load(predicate, DYNAMIC.first))
    return 0


@kernel
def begin_search(predicate: Word, at: Word) -> Word:
    """Look for the clauses of a predicate, with the arguments of the head at `at`."""
    w.find_generation = load(w.store, STORE.generation)
    if load(predicate, DYNAMIC.table) == 0:
        return search_all(predicate, at)
    alone = load(predicate, DYNAMIC.arity) == 1
    length = NONE
    key = key_of(deref(load(at)))
    if key != 0:
        use_chains(predicate, key)
        if alone:
            return 0
        length = chain_length(NEAR)
        if length < NEAR:
            return 0
    if not alone:
        length = best_other(predicate, at, length)
        if length >= NEAR and wants_index(predicate, at) != 0:
            length = best_other(predicate, at, length)
    if length == NONE:
        return search_all(predicate, at)
    return 0


@kernel
def take_clause() -> Word:
    """The next clause of the search; there is one."""
    clause = w.find_keyed
    other = w.find_unkeyed
    if other != 0 and other < WHOLE_END:
        w.find_keyed = settle_whole(load(clause, CLAUSE.next))
        return clause
    if other == 0 or (clause != 0 and lt_s(load(clause, CLAUSE.serial), load(other, CLAUSE.serial))):
        w.find_keyed = settle_chain(load(clause, CLAUSE.key_next), w.find_generation)
    else:
        clause = other
        w.find_unkeyed = settle_chain(load(clause, CLAUSE.key_next), w.find_generation)
    return load(clause, CLAUSE.owner)


@kernel
def push_search(alternative: Word, given: Word) -> Word:
    """A choice point for the search, keeping so many words that stand in `w.term`."""
    old = reg.b
    b = (old - NODE.x - GIVEN - given * WORD) & ~7
    if unlikely(b < w.choice_limit):
        unwind_and_jump("choice_full")
    store(b, NODE.alt, alternative)
    store(b, NODE.prev, old)
    store(b, NODE.e, reg.e)
    store(b, NODE.cp, reg.cp)
    store(b, NODE.tr, reg.tr)
    store(b, NODE.local_top, reg.a)
    store(b, NODE.global_top, reg.h)
    store(old, -WORD, INT)  # left over where words have 4 bytes, else written over at once
    store(b, NODE.x + KEYED, OPAQUE)
    store(b, NODE.x + UNKEYED, OPAQUE)
    store(b, NODE.x + GENERATION, w.find_generation)
    to = b + NODE.x + GIVEN
    end = to + given * WORD
    source = reg.w + WORKER.term
    while to < end:
        store(to, 0, load(source))
        to += WORD
        source += WORD
    reg.b = b
    choice_changed()
    return b


@kernel
def resume_search() -> Word:
    """Back to the state of the newest choice point, which is that of a search, and to its search."""
    b = reg.b
    undo_trail(load(b, NODE.tr))
    reg.e = load(b, NODE.e)
    reg.cp = load(b, NODE.cp)
    reg.a = load(b, NODE.local_top)
    reg.h = load(b, NODE.global_top)
    w.find_barrier = load(b, NODE.prev) + OPAQUE
    w.find_keyed = load(b, NODE.x + KEYED) - OPAQUE
    w.find_unkeyed = load(b, NODE.x + UNKEYED) - OPAQUE
    w.find_generation = load(b, NODE.x + GENERATION)
    tick()  # the choice point keeps what the search sees, whatever happens meanwhile
    return b + NODE.x + GIVEN


@inline
def find_key_again(at: Word) -> None:
    """The key of a search that was resumed, if it is needed; the arguments are at `at`."""
    unkeyed = w.find_unkeyed
    if unkeyed >= FILTERED and unkeyed < WHOLE_END:
        offset = (unkeyed - FILTERED) >> 1
        w.find_key = key_of(deref(load(at + offset)))
        use_place(offset)
    else:
        w.find_key = 0


@kernel
def is_found(clause: Word) -> Word:
    """Whether a clause is what the search is for: head and body unify."""
    if match_head(clause, w.find_at) == 0:
        return 0
    if w.find_purpose == CALL:
        return 1
    if match_body(clause, w.find_body) == 0:
        return 0
    if w.find_purpose != IDENTIFY:
        return 1
    return unify(w.find_reference, make_reference(clause))


@kernel
def go_on(clause: Word) -> Word:
    """The next clause that is found, from the one given; 0 if there is none.

    The newest choice point is the search's. It stays if there are clauses left to try.
    """
    b = reg.b
    while has_clause():
        store(b, NODE.x + KEYED, w.find_keyed + OPAQUE)
        store(b, NODE.x + UNKEYED, w.find_unkeyed + OPAQUE)
        if is_found(clause) != 0:
            return clause
        undo_trail(load(b, NODE.tr))
        reg.h = load(b, NODE.global_top)
        tick()
        clause = take_clause()
    reg.b = load(b, NODE.prev)
    choice_changed()
    if is_found(clause) == 0:
        return 0
    return clause


@kernel
def find_first(predicate: Word, alternative: Word, given: Word) -> Word:
    """The first clause that is found, 0 if there is none; with a choice point before it if there are others to try.

    `w.find_at`, `find_body` and `find_purpose` say what is sought, `w.term` holds what the choice point has to keep.
    """
    w.find_barrier = reg.b + OPAQUE
    begin_search(predicate, w.find_at)
    if not has_clause():
        return 0
    clause = take_clause()
    if has_clause():
        push_search(alternative, given)
        return go_on(clause)
    if is_found(clause) == 0:
        return 0
    return clause
