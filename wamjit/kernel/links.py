"""Long walks over terms: attention while they last, and an end for those that would have none.

A walk counts compound terms in `w.steps` and calls `expired` when these are used up. It looks whether somebody wants
attention, so a walk of any length is left within milliseconds. Terms without sharing have no more cells than the heap:
a walk of more steps than that meets again what it has seen, because a term contains itself or shares its parts many
times over. From then on each pair of terms that is about to be walked through is entered in a table of links, and a
pair that is linked already is passed by: equal so far as it was looked at (union-find, as Huet 1976 and Jaffar 1984
have it for rational trees). A walk over one term links what it has seen to SEEN. So the usual case costs a count, and
nothing is ever written into the terms.

In: the words of two dereferenced compound terms, and where the pdl is in use. Out: 1 for a pair that is linked. Holds:
between walks `w.rounds` is 0; who has finished one calls `settle` if it is not. The table lies at the end of the pdl,
whose limit is in front of it meanwhile; a service that raises out of a walk leaves that to `Runner.throw`. Queries that
handlers run while somebody pays attention find a pdl between what the walk uses.
"""

from wamjit.kernel.clause_chain import GOLDEN
from wamjit.kernel.names import SVC
from wamjit.subset.lang import (
    WORD,
    WORD_BITS,
    Word,
    gate,
    inline,
    kernel,
    load,
    mul,
    reg,
    store,
    unlikely,
    unwind_and_jump,
    w,
)

PATIENCE = 1 << 14  # steps; a few ns each, some 100 ns where each touches a page for the first time
SEEN = 3  # no address, no link to an address
LEAST_ROUNDS = 8
ROUND_SHIFT = 17  # bytes of heap for each round: no walk over terms without sharing needs more
FIRST_BITS = 10  # entries of the first table


@kernel
def look_around(top: Word) -> Word:
    """Serve who wants attention; the pdl is in use below `top`. Does not come back if that raises."""
    w.steps = PATIENCE
    if w.pending != 0:
        start = w.pdl_start
        w.pdl_start = top
        w.svc[0] = 0
        gate(SVC.event)
        w.pdl_start = start
    return 0


@inline
def tick() -> None:
    """A step of a loop that leaves nothing on the pdl and moves nothing that a query would disturb."""
    left = w.steps - 1
    w.steps = left
    if unlikely(left == 0):
        look_around(w.pdl_start)


@kernel
def is_too_long() -> Word:
    """Count a round of a walk: whether there were more than any walk needs over terms without sharing."""
    rounds = w.rounds + 1
    w.rounds = rounds
    if rounds > ((reg.h - w.heap_start) >> ROUND_SHIFT) + LEAST_ROUNDS:
        return 1
    return 0


@kernel
def place_links(bits: Word, top: Word) -> Word:
    """An empty table of 2 ** bits entries in front of what the pdl ends with now."""
    end = w.pdl_end
    size = (2 * WORD) << bits
    if unlikely(size > end - top):
        unwind_and_jump("pdl_full")
    table = end - size
    at = table
    while at < end:
        store(at, 0, 0)
        at += 2 * WORD
    w.pdl_end = table
    w.links = table
    w.links_shift = WORD_BITS - bits
    w.links_mask = size - 1
    w.links_left = (1 << bits) >> 1
    return 0


@kernel
def link_slot(key: Word) -> Word:
    """The entry of a word, or the free one where it belongs."""
    table = w.links
    mask = w.links_mask
    at = (mul(key >> 2, GOLDEN) >> w.links_shift) * (2 * WORD)
    while True:
        found = load(table + at)
        if found == key or found == 0:
            return table + at
        at = at + 2 * WORD & mask


@kernel
def grow_links(top: Word) -> Word:
    """Enter all links in a table of twice the size."""
    old = w.links
    end = old + w.links_mask + 1
    place_links(WORD_BITS - w.links_shift + 1, top)
    while old < end:
        key = load(old)
        if key != 0:
            slot = link_slot(key)
            store(slot, 0, key)
            store(slot, WORD, load(old, WORD))
            w.links_left -= 1
        old += 2 * WORD
    return 0


@inline
def has_no_room(top: Word) -> bool:
    """Whether a table of twice the size would not fit."""
    return (w.links_mask + 1) * 2 > w.links - top


@kernel
def link(key: Word, to: Word, top: Word) -> Word:
    """Enter a link; there is none yet for the key."""
    if w.links_left == 0:
        grow_links(top)
    slot = link_slot(key)
    store(slot, 0, key)
    store(slot, WORD, to)
    w.links_left -= 1
    return 0


@kernel
def root_of(key: Word) -> Word:
    """What a word is linked to in the end; the way there is shorter next time."""
    first = key
    while True:
        slot = link_slot(key)
        if load(slot) == 0:
            break
        key = load(slot, WORD)
    slot = link_slot(first)
    if load(slot) != 0:
        store(slot, WORD, key)
    return key


@kernel
def begin_links(top: Word) -> Word:
    """From now on pairs are linked."""
    w.links_base = w.pdl_end
    place_links(FIRST_BITS, top)
    return 0


@kernel
def expired(a: Word, b: Word, top: Word) -> Word:
    """The steps are used up: 1 if the pair, which is about to be walked through, is linked already."""
    if w.links == 0:
        look_around(top)
        if is_too_long() == 0:
            return 0
        begin_links(top)
    elif w.pending != 0:
        look_around(top)
    w.steps = 1  # each step comes here
    a = root_of(a)
    b = root_of(b)
    if a == b:
        return 1
    link(a, b, top)
    return 0


@kernel
def settle() -> Word:
    """The end of a walk that took its time."""
    w.rounds = 0
    w.steps = PATIENCE
    if w.links != 0:
        w.links = 0
        w.pdl_end = w.links_base
    return 0


@inline
def is_new(t: Word, top: Word) -> bool:
    """Count a step of a walk over one term; whether a compound term has to be walked through."""
    w.steps -= 1
    if unlikely(w.steps == 0):  # the call stands in the cold section, so that the walk may use all registers
        if expired(t, SEEN, top) != 0:
            return False
    return True


@inline
def is_new_pair(a: Word, b: Word, top: Word) -> bool:
    """The same for a walk over two terms."""
    w.steps -= 1
    if unlikely(w.steps == 0):
        if expired(a, b, top) != 0:
            return False
    return True
