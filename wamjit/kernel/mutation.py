"""Changing terms in place: setarg/3, undone by backtracking, and nb_setarg/3, which is not.

In: arguments in x. Out: 1, 0, or an ISO error. Holds: setarg/3 notes the cell and what it held on the trail. The
value of nb_setarg/3 is a copy on the heap; the choice points of the query then remember a heap that ends behind it,
so that backtracking leaves it where it is (bindings in what they keep thereby are trailed from now on).
"""

from wamjit.kernel.construct import is_negative_big
from wamjit.kernel.copy import copy_term
from wamjit.kernel.names import ERR, FUNCTORS, INT_SHIFT, STORE, STR
from wamjit.kernel.typetest import is_integer
from wamjit.kernel.unify import unify
from wamjit.kernel.words import (
    compound_arguments,
    compound_header,
    deref,
    functor_arity,
    int_value,
    is_constant,
    is_int,
    is_ref,
    make_int,
    need_heap,
    raise_error,
    trail_value,
)
from wamjit.subset.lang import (
    NODE,
    WORD,
    Word,
    addr_of,
    choice_changed,
    kernel,
    load,
    lt_s,
    reg,
    store,
    w,
)


@kernel
def argument_cell() -> Word:
    """The cell of argument x0 of the compound term x1, 0 if it has none."""
    n = deref(reg.x(0))
    t = deref(reg.x(1))
    if is_ref(n) or is_ref(t):
        return raise_error(ERR.instantiation, 0, 0)
    if not is_integer(n):
        return raise_error(ERR.type_integer, n, 0)
    header = compound_header(t)
    if header == 0:
        return raise_error(ERR.type_compound, t, 0)
    if not is_int(n):
        if is_negative_big(n):
            return raise_error(ERR.domain_not_negative, n, 0)
        return 0
    number = int_value(n)
    if lt_s(number, 0):
        return raise_error(ERR.domain_not_negative, n, 0)
    if number == 0 or number > functor_arity(header):
        return 0
    return compound_arguments(t) + (number - 1) * WORD


@kernel
def bi_setarg() -> Word:
    """setarg(+N, +Term, +Value)."""
    cell = argument_cell()
    if cell == 0:
        return 0
    value = deref(reg.x(2))
    if cell < reg.hb:
        trail_value(cell)
    store(cell, 0, value)
    return 1


@kernel
def keep_heap() -> Word:
    """Let backtracking within the query leave the heap up to its present top as it is."""
    b = reg.b
    while load(b, NODE.alt) != addr_of("stop_fail"):
        store(b, NODE.global_top, reg.h)
        b = load(b, NODE.prev)
    choice_changed()
    return 1


@kernel
def bi_nb_setarg() -> Word:
    """nb_setarg(+N, +Term, +Value)."""
    cell = argument_cell()
    if cell == 0:
        return 0
    value = deref(reg.x(2))
    if is_constant(value):
        store(cell, 0, value)
        return 1
    copy = copy_term(value)
    store(cell, 0, copy)
    return keep_heap()


@kernel
def bi_counter() -> Word:
    """'$counter'(-Counter): '$count'(0, Serial): a term of its own to count in ('$count_up'/2), a number of its own."""
    need_heap(3 * WORD)
    serial = load(w.store, STORE.counter) + (1 << INT_SHIFT)
    store(w.store, STORE.counter, serial)
    h = reg.h
    store(h, 0, FUNCTORS.count)
    store(h, WORD, make_int(0))
    store(h, 2 * WORD, serial)
    reg.h = h + 3 * WORD
    return unify(reg.x(0), h + STR)
