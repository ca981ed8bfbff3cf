"""Whether a term contains itself: acyclic_term/1, cyclic_term/1, and for who must not handle such terms.

In: a word. Out: 1 or 0. Holds: a plain walk comes to its end for a tree, whose cells are on the heap but once; only a
walk that does not is done again, with a table that says which compound terms are still being looked at (OPEN), and
which are DONE.
"""

from wamjit.kernel.links import SEEN, begin_links, is_too_long, link, link_slot, look_around, settle
from wamjit.kernel.pdl import push_three, push_two
from wamjit.kernel.words import compound_arguments, compound_header, deref, functor_arity
from wamjit.subset.lang import WORD, Word, inline, kernel, load, reg, store, unlikely, w

OPEN, DONE = SEEN, SEEN + 4


@inline
def is_endless(top: Word) -> bool:
    """Count a step of a walk that cannot use links; whether there were too many."""
    steps = w.steps - 1
    w.steps = steps
    return unlikely(steps == 0) and has_taken_too_long(top) != 0


@kernel
def has_taken_too_long(top: Word) -> Word:
    """The steps of such a walk are used up."""
    look_around(top)
    return is_too_long()


@kernel
def walk_through(t: Word) -> Word:
    """Look at every part of t, so that it has no end if t contains itself: 1, or 2 if that takes too long."""
    top = w.pdl_start
    at = 0
    left = 0
    while True:
        t = deref(t)
        header = compound_header(t)
        if header != 0:
            if left != 0:
                top = push_two(top, at, left)
            if is_endless(top):
                return 2
            at = compound_arguments(t)
            left = functor_arity(header)
        if left == 0:
            if top == w.pdl_start:
                return 1
            top -= 2 * WORD
            at = load(top)
            left = load(top, WORD)
        left -= 1
        t = load(at)
        at += WORD


@kernel
def walk_marking(t: Word) -> Word:
    """Whether a term is acyclic, looking at each compound term once."""
    bottom = w.pdl_start
    begin_links(bottom)
    top = bottom
    at = 0
    left = 0
    term = 0  # whose arguments these are
    while True:
        t = deref(t)
        header = compound_header(t)
        if header != 0:
            slot = link_slot(t)
            if load(slot) == 0:
                if w.pending != 0:
                    look_around(top)
                link(t, OPEN, top)
                top = push_three(top, at, left, term)
                term = t
                at = compound_arguments(t)
                left = functor_arity(header)
            elif load(slot, WORD) == OPEN:
                return 0
        while left == 0:
            if top == bottom:
                return 1
            store(link_slot(term), WORD, DONE)
            top -= 3 * WORD
            at = load(top)
            left = load(top, WORD)
            term = load(top, 2 * WORD)
            if top == bottom:
                return 1
        left -= 1
        t = load(at)
        at += WORD


@kernel
def is_acyclic(t: Word) -> Word:
    """Whether no compound term in t contains itself."""
    result = walk_through(t)
    if unlikely(w.rounds != 0):
        settle()
    if unlikely(result == 2):
        result = walk_marking(t)
        settle()
    return result


@inline
def never_ends(t: Word, top: Word) -> bool:
    """Count a step of a walk that may meet terms again; whether it has come to one that contains itself."""
    steps = w.steps - 1
    w.steps = steps
    return unlikely(steps == 0) and is_circle(t, top) != 0


@kernel
def is_circle(t: Word, top: Word) -> Word:
    """The steps of such a walk are used up."""
    if has_taken_too_long(top) == 0:
        return 0
    start = w.pdl_start
    w.pdl_start = top
    w.rounds = 0
    acyclic = is_acyclic(t)
    w.pdl_start = start
    return 1 - acyclic


@kernel
def bi_acyclic_term() -> Word:
    """acyclic_term(@Term)."""
    return is_acyclic(reg.x(0))


@kernel
def bi_cyclic_term() -> Word:
    """cyclic_term(@Term)."""
    return 1 - is_acyclic(reg.x(0))
