"""General unification, with and without occurs check.

In: two words. Out: 1, or 0 with bindings that backtracking undoes. Holds: no depth of terms overflows anything but the
pdl, which is a resource error: the arguments still to be done of a compound term are one entry (address, address,
count), and no entry is made for a last argument, so that lists and operators of either direction in their last
argument take no room.
"""

from wamjit.kernel.acyclic import is_acyclic, is_endless
from wamjit.kernel.links import is_new_pair, settle
from wamjit.kernel.names import LST, STR
from wamjit.kernel.pdl import push_three, push_two
from wamjit.kernel.words import (
    are_constants,
    bind,
    bind_variables,
    box_words,
    compound_arguments,
    compound_header,
    deref,
    functor_arity,
    header_of,
    is_box_header,
    is_lst,
    is_ref,
    is_str,
)
from wamjit.subset.lang import WORD, Word, inline, kernel, load, unlikely, w


@kernel
def same_box(a: Word, b: Word) -> Word:
    """Whether two STR words with equal headers are boxes of the same raw words."""
    a -= STR
    b -= STR
    end = a + box_words(load(a)) * WORD
    while a < end:
        a += WORD
        b += WORD
        if load(a) != load(b):
            return 0
    return 1


@inline
def bound_one(a: Word, b: Word) -> bool:
    """Whether a or b was a variable, which is bound now. Each is asked once whether it is a reference."""
    while is_ref(b):
        u = load(b)
        if u == b:
            while is_ref(a):
                v = load(a)
                if v == a:
                    if a != b:
                        bind_variables(a, b)
                    return True
                a = v
            bind(b, a)
            return True
        b = u
    while is_ref(a):
        v = load(a)
        if v == a:
            bind(a, b)
            return True
        a = v
    return False


@kernel
def unify_terms(a: Word, b: Word) -> Word:
    """Make two different compound terms with the same functor equal, of any depth."""
    top = w.pdl_start
    at_a = 0  # the next pair of arguments, and where those of a end
    at_b = 0
    end = 0
    while True:
        if is_str(a):
            at_a = a - STR
            at_b = b - STR + WORD
            end = at_a + functor_arity(load(at_a)) * WORD + WORD
            at_a += WORD
        else:
            at_a = a - LST
            at_b = b - LST
            end = at_a + 2 * WORD
        if not is_new_pair(a, b, top):
            end = at_a
        while True:
            if at_a == end:
                if top == w.pdl_start:
                    return 1
                top -= 3 * WORD
                at_a = load(top)
                at_b = load(top, WORD)
                end = load(top, 2 * WORD)
            a = load(at_a)
            b = load(at_b)
            at_a += WORD
            at_b += WORD
            if a == b or bound_one(a, b):
                continue
            a = deref(a)
            b = deref(b)
            if a == b:
                continue
            if is_str(a):
                if not is_str(b) or header_of(a) != header_of(b):
                    return 0
                if unlikely(is_box_header(header_of(a))):
                    if same_box(a, b) == 0:
                        return 0
                    continue
            elif not is_lst(a) or not is_lst(b):
                return 0
            if at_a != end:
                top = push_three(top, at_a, at_b, end)
            break


@inline
def differ_in_front(a: Word, b: Word) -> bool:
    """Whether the first arguments of compound terms are different constants, as they often are in a search."""
    return a != b and are_constants(a, b)


@kernel
def unify(a: Word, b: Word) -> Word:
    """Make a and b equal. What needs no loop is done here, with few registers."""
    a = deref(a)
    b = deref(b)
    if a == b:
        return 1
    if is_ref(a):
        if is_ref(b):
            bind_variables(a, b)
        else:
            bind(a, b)
        return 1
    if is_ref(b):
        bind(b, a)
        return 1
    if is_str(a):
        if not is_str(b) or header_of(a) != header_of(b):
            return 0
        if unlikely(is_box_header(header_of(a))):
            return same_box(a, b)
        if differ_in_front(load(a, WORD - STR), load(b, WORD - STR)):
            return 0
    else:
        if not is_lst(a) or not is_lst(b) or differ_in_front(load(a, -LST), load(b, -LST)):
            return 0
    result = unify_terms(a, b)
    if unlikely(w.rounds != 0):
        settle()
    return result


@kernel
def occurs(v: Word, t: Word, bottom: Word) -> Word:
    """Whether the variable v is in the term t; 2 if that takes too long. The pdl is free from `bottom` on."""
    top = bottom
    at = 0
    left = 0
    while True:
        t = deref(t)
        if t == v:
            return 1
        header = compound_header(t)
        if header != 0:
            if left != 0:
                top = push_two(top, at, left)
            if is_endless(top):
                return 2
            at = compound_arguments(t)
            left = functor_arity(header)
        if left == 0:
            if top == bottom:
                return 0
            top -= 2 * WORD
            at = load(top)
            left = load(top, WORD)
        left -= 1
        t = load(at)
        at += WORD


@kernel
def unify_checked(a: Word, b: Word) -> Word:
    """Make a and b equal unless a variable would come to contain itself; 2 if that takes too long."""
    top = w.pdl_start
    at_a = 0
    at_b = 0
    left = 0
    while True:
        a = deref(a)
        b = deref(b)
        if a != b:
            if is_ref(b) and not is_ref(a):
                a, b = b, a
            if is_ref(a):
                if is_ref(b):
                    bind_variables(a, b)
                else:
                    inside = occurs(a, b, top)
                    if inside != 0:
                        return inside & 2
                    bind(a, b)
            else:
                header = compound_header(a)
                if header != compound_header(b):
                    return 0
                if header == 0:  # atomic, and different words: equal if both are boxes
                    if not is_str(a) or not is_str(b):
                        return 0
                    if header_of(a) != header_of(b):
                        return 0
                    if same_box(a, b) == 0:
                        return 0
                else:
                    if left != 0:
                        top = push_three(top, at_a, at_b, left)
                    if is_endless(top):
                        return 2
                    at_a = compound_arguments(a)
                    at_b = compound_arguments(b)
                    left = functor_arity(header)
        if left == 0:
            if top == w.pdl_start:
                return 1
            top -= 3 * WORD
            at_a = load(top)
            at_b = load(top, WORD)
            left = load(top, 2 * WORD)
        left -= 1
        a = load(at_a)
        b = load(at_b)
        at_a += WORD
        at_b += WORD


@kernel
def unify_occurs(a: Word, b: Word) -> Word:
    """unify_with_occurs_check/2. Terms that are cyclic already may be made equal; others must not become so."""
    result = unify_checked(a, b)
    if unlikely(w.rounds != 0):
        settle()
    if unlikely(result == 2):
        acyclic = is_acyclic(a) & is_acyclic(b)
        result = unify(a, b)
        if result != 0 and acyclic != 0:
            result = is_acyclic(a)
    return result
