"""A clause of the store against terms on the heap: its head is unified, its body built.

What the variables of the clause stand for is kept in the area `bindings`, one word for each, 0 as long as nothing is
known; the pairs of arguments that are still to be unified lie behind it. Nothing of the store is ever pointed to from
the heap: what a variable of the heap is bound to is built there. Holds: room on the heap for a whole clause is made
sure of before the first cell is built.
"""

from wamjit.kernel.names import CLAUSE, DYNAMIC, LST, STR
from wamjit.kernel.unify import same_box, unify
from wamjit.kernel.words import (
    bind,
    box_words,
    deref,
    functor_arity,
    header_of,
    is_box_header,
    is_constant,
    is_lst,
    is_ref,
    is_str,
    need_heap,
    new_variable,
)
from wamjit.subset.lang import WORD, Word, inline, kernel, load, reg, store, unlikely, unwind_and_jump, w

KIND_MASK = 3


@inline
def bindings_of(clause: Word) -> Word:
    """How many bytes of bindings a clause needs."""
    return load(clause, CLAUSE.info) & ~KIND_MASK


@kernel
def begin_bindings(clause: Word) -> Word:
    """Nothing is known of the clause's variables; room for what is built. Where the bindings end."""
    need_heap(load(clause, CLAUSE.room))
    at = w.bindings
    end = at + bindings_of(clause)
    if unlikely(end > w.bindings_end):
        unwind_and_jump("pdl_full")
    while at < end:
        store(at, 0, 0)
        at += WORD
    return end


@kernel
def build_cells(start: Word, top: Word) -> Word:
    """Make terms of the heap from the store's cells between start and top, and behind them what they lead to."""
    bindings = w.bindings
    while start < top:
        t = load(start)
        if is_constant(t):
            if is_box_header(t):
                start += box_words(t) * WORD
        elif is_ref(t):
            place = bindings + t
            t = load(place)
            if t == 0:
                t = start
                store(place, 0, t)
            store(start, 0, t)
        elif is_lst(t):
            store(start, 0, top + LST)
            store(top, 0, load(t, -LST))
            store(top, WORD, load(t, WORD - LST))
            top += 2 * WORD
        else:
            store(start, 0, top + STR)
            source = t - STR
            header = load(source)
            if is_box_header(header):
                end = source + box_words(header) * WORD
            else:
                end = source + functor_arity(header) * WORD
            while source <= end:
                store(top, 0, load(source))
                source += WORD
                top += WORD
        start += WORD
    reg.h = top
    return 0


@kernel
def build_stored(t: Word) -> Word:
    """A word of the store as a term of the heap."""
    if is_constant(t):
        return t
    if is_ref(t):
        place = w.bindings + t
        value = load(place)
        if value == 0:
            value = new_variable()
            store(place, 0, value)
        return value
    start = reg.h
    top = start
    source = t - LST
    end = source + WORD
    result = start + LST
    if is_str(t):
        result = start + STR
        source = t - STR
        header = load(source)
        if is_box_header(header):
            end = source + box_words(header) * WORD
        else:
            end = source + functor_arity(header) * WORD
    while source <= end:
        store(top, 0, load(source))
        source += WORD
        top += WORD
    build_cells(start, top)
    return result


@inline
def push_rest(top: Word, stored: Word, at: Word, left: Word) -> Word:
    """Remember `left` pairs of arguments; the new top."""
    if unlikely(top + 3 * WORD > w.bindings_end):
        unwind_and_jump("pdl_full")
    store(top, 0, stored)
    store(top, WORD, at)
    store(top, 2 * WORD, left)
    return top + 3 * WORD


@kernel
def match_head(clause: Word, at: Word) -> Word:
    """Unify the arguments of a clause's head with the terms at `at`: 1, or 0 with bindings that backtracking undoes."""
    bottom = begin_bindings(clause)
    top = bottom
    left = load(load(clause, CLAUSE.predicate), DYNAMIC.arity)
    stored = clause + CLAUSE.cells + WORD
    while True:
        if left == 0:
            if top == bottom:
                return 1
            top -= 3 * WORD
            stored = load(top)
            at = load(top, WORD)
            left = load(top, 2 * WORD)
        left -= 1
        s = load(stored)
        t = load(at)
        stored += WORD
        at += WORD
        if is_constant(s):
            t = deref(t)
            if t != s:
                if not is_ref(t):
                    return 0
                bind(t, s)
        elif is_ref(s):
            place = w.bindings + s
            value = load(place)
            if value == 0:
                store(place, 0, t)
            elif unify(value, t) == 0:
                return 0
        else:
            t = deref(t)
            if is_ref(t):
                bind(t, build_stored(s))
            elif is_lst(s):
                if not is_lst(t):
                    return 0
                if left != 0:
                    top = push_rest(top, stored, at, left)
                stored = s - LST
                at = t - LST
                left = 2
            else:
                if not is_str(t):
                    return 0
                header = header_of(s)
                if header != header_of(t):
                    return 0
                if is_box_header(header):
                    if same_box(s, t) == 0:
                        return 0
                else:
                    if left != 0:
                        top = push_rest(top, stored, at, left)
                    stored = s - STR + WORD
                    at = t - STR + WORD
                    left = functor_arity(header)


@kernel
def match_body(clause: Word, body: Word) -> Word:
    """Unify a clause's body, its head is unified already, with a term."""
    return unify(body, build_stored(load(clause, CLAUSE.body)))
