"""Lists: what sorting takes and refuses, lengths.

In: arguments in x. Out: 1, 0, or an ISO error. Holds: the input list is not changed.
"""

from wamjit.kernel.links import tick
from wamjit.kernel.names import ATOMS, ERR, FUNCTORS, LST
from wamjit.kernel.sorting import DESCENDING, UNIQUE, head, sort_list, tail
from wamjit.kernel.typetest import check_partial_list, list_end
from wamjit.kernel.unify import unify
from wamjit.kernel.words import (
    compound_header,
    deref,
    functor_arity,
    int_value,
    is_atom,
    is_int,
    is_lst,
    is_ref,
    make_int,
    need_heap,
    raise_error,
)
from wamjit.subset.lang import WORD, Word, kernel, lt_s, reg, store


@kernel
def check_list(t: Word) -> Word:
    """1 if t is a proper list, else the ISO error."""
    end = list_end(t)
    if end == ATOMS.nil:
        return 1
    if end != 0 and is_ref(end):
        return raise_error(ERR.instantiation, 0, 0)
    return raise_error(ERR.type_list, t, 0)


@kernel
def check_pairs(t: Word) -> Word:
    """1 if all items of a proper list are pairs, else the ISO error."""
    t = deref(t)
    while is_lst(t):
        tick()
        item = deref(head(t))
        if is_ref(item):
            return raise_error(ERR.instantiation, 0, 0)
        if compound_header(item) != FUNCTORS.minus:
            return raise_error(ERR.type_pair, item, 0)
        t = deref(tail(t))
    return 1


@kernel
def check_partial_pairs(t: Word) -> Word:
    """1 if t may become a proper list of pairs, else the ISO error."""
    if check_partial_list(t) == 0 or list_end(t) == 0:
        return 0
    t = deref(t)
    while is_lst(t):
        tick()
        item = deref(head(t))
        if not is_ref(item) and compound_header(item) != FUNCTORS.minus:
            return raise_error(ERR.type_pair, item, 0)
        t = deref(tail(t))
    return 1


@kernel
def check_keys(t: Word, key: Word) -> Word:
    """1 if all items of a proper list have that many arguments, else an error."""
    t = deref(t)
    while is_lst(t):
        tick()
        item = deref(head(t))
        if is_ref(item):
            return raise_error(ERR.instantiation, 0, 0)
        header = compound_header(item)
        if header == 0 or functor_arity(header) < key:
            return raise_error(ERR.type_compound, item, 0)
        t = deref(tail(t))
    return 1


@kernel
def bi_msort() -> Word:
    """msort(+List, -Sorted): duplicates stay."""
    if check_list(reg.x(0)) == 0 or check_partial_list(reg.x(1)) == 0:
        return 0
    return unify(reg.x(1), sort_list(reg.x(0), 0, 0))


@kernel
def bi_sort() -> Word:
    """sort(+List, -Sorted): without duplicates."""
    if check_list(reg.x(0)) == 0 or check_partial_list(reg.x(1)) == 0:
        return 0
    return unify(reg.x(1), sort_list(reg.x(0), 0, UNIQUE))


@kernel
def bi_keysort() -> Word:
    """keysort(+Pairs, -Sorted)."""
    if check_list(reg.x(0)) == 0:
        return 0
    if check_pairs(reg.x(0)) == 0 or check_partial_pairs(reg.x(1)) == 0:
        return 0
    return unify(reg.x(1), sort_list(reg.x(0), 1, 0))


@kernel
def sort_flags(order: Word) -> Word:
    """The flags of an order of sort/4, a dereferenced term; 4 after an error."""
    if order == ATOMS.at_less:
        return UNIQUE
    if order == ATOMS.at_less_equal:
        return 0
    if order == ATOMS.at_greater:
        return DESCENDING + UNIQUE
    if order == ATOMS.at_greater_equal:
        return DESCENDING
    if is_ref(order):
        raise_error(ERR.instantiation, 0, 0)
    elif is_atom(order):
        raise_error(ERR.domain_order, order, 0)
    else:
        raise_error(ERR.type_atom, order, 0)
    return 4


@kernel
def bi_sort4() -> Word:
    """sort(+Key, +Order, +List, -Sorted)."""
    key = deref(reg.x(0))
    if is_ref(key):
        return raise_error(ERR.instantiation, 0, 0)
    if not is_int(key):
        return raise_error(ERR.type_integer, key, 0)
    number = int_value(key)
    if lt_s(number, 0):
        return raise_error(ERR.domain_not_negative, key, 0)
    flags = sort_flags(deref(reg.x(1)))
    if flags == 4 or check_list(reg.x(2)) == 0 or check_partial_list(reg.x(3)) == 0:
        return 0
    if number != 0:
        if check_keys(reg.x(2), number) == 0:
            return 0
    return unify(reg.x(3), sort_list(reg.x(2), number, flags))


@kernel
def bi_skip_list() -> Word:
    """'$skip_list'(+List, -Count, -End): how many cells, and what comes behind them; fails for a cyclic list."""
    if list_end(reg.x(0)) == 0:
        return 0
    t = deref(reg.x(0))
    count = 0
    while is_lst(t):
        tick()
        count += 1
        t = deref(tail(t))
    if unify(reg.x(1), make_int(count)) == 0:
        return 0
    return unify(reg.x(2), t)


@kernel
def fresh_list(count: Word) -> Word:
    """A list of that many fresh variables."""
    result = ATOMS.nil
    while count != 0:
        tick()
        need_heap(2 * WORD)
        h = reg.h
        store(h, 0, h)
        store(h, WORD, result)
        reg.h = h + 2 * WORD
        result = h + LST
        count -= 1
    return result


@kernel
def bi_fresh_list() -> Word:
    """'$fresh_list'(+Count, -List): for length/2; the count is a small integer, not negative."""
    return unify(reg.x(1), fresh_list(int_value(deref(reg.x(0)))))
