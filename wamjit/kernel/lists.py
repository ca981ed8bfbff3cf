"""Lists: sorting, lengths.

Sorting is a bottom-up merge sort of linked cells (as Simon Tatham describes it): the items are put into fresh cells on
the heap, whose tails are then relinked, so that nothing is trailed and no other room is used. Stable. A key of 0
compares whole terms, n the n-th arguments.

In: arguments in x. Out: 1, 0, or an ISO error. Holds: the input list is not changed.
"""

from wamjit.kernel.compare import compare
from wamjit.kernel.names import ATOMS, ERR, FUNCTORS, LST
from wamjit.kernel.number import EQUAL, GREATER, LESS, order_signed
from wamjit.kernel.typetest import check_partial_list, list_end
from wamjit.kernel.unify import unify
from wamjit.kernel.words import (
    compound_arguments,
    compound_header,
    deref,
    functor_arity,
    int_value,
    is_int,
    is_lst,
    is_ref,
    make_int,
    need_heap,
    raise_error,
)
from wamjit.subset.lang import WORD, Word, inline, kernel, load, lt_s, reg, store

DESCENDING = 1  # flags of a sort
UNIQUE = 2


@inline
def head(cell: Word) -> Word:
    """The first part of a list cell."""
    return load(cell, -LST)


@inline
def tail(cell: Word) -> Word:
    """The second part of a list cell."""
    return load(cell, WORD - LST)


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
def copy_spine(t: Word) -> Word:
    """A proper list with the same items, dereferenced, in fresh cells that end in []."""
    first = reg.h
    t = deref(t)
    while is_lst(t):
        need_heap(2 * WORD)
        h = reg.h
        store(h, 0, deref(head(t)))
        store(h, WORD, h + 2 * WORD + LST)
        reg.h = h + 2 * WORD
        t = deref(tail(t))
    if reg.h == first:
        return ATOMS.nil
    store(reg.h, -WORD, ATOMS.nil)
    return first + LST


@inline
def key_of(item: Word, key: Word) -> Word:
    """What an item is sorted by."""
    if key == 0:
        return item
    return load(compound_arguments(item) + key * WORD, -WORD)


@kernel
def order_items(a: Word, b: Word, key: Word) -> Word:
    """Compare two dereferenced items by their keys."""
    a = deref(key_of(a, key))
    b = deref(key_of(b, key))
    if is_int(a) and is_int(b):
        return order_signed(a, b)
    return compare(a, b)


@inline
def comes_first(a: Word, b: Word, key: Word, flags: Word) -> bool:
    """Whether the cell a, which stood in front of b, still does."""
    order = order_items(head(a), head(b), key)
    if flags & DESCENDING:
        return order != LESS
    return order != GREATER


@inline
def advance(cell: Word, steps: Word) -> Word:
    """The cell that many steps further, or []."""
    while steps != 0 and cell != ATOMS.nil:
        cell = tail(cell)
        steps -= 1
    return cell


@kernel
def merge_runs(cells: Word, size: Word, key_flags: Word) -> Word:
    """One pass: merge neighbouring runs of `size` cells. The first cell. `key_flags` is the key << 2, and the flags."""
    key = key_flags >> 2
    flags = key_flags & 3
    first = ATOMS.nil
    last = 0
    left = cells
    while left != ATOMS.nil:
        right = advance(left, size)
        rest = advance(right, size)
        middle = right
        while left != middle or right != rest:
            if left == middle:
                cell = right
                right = tail(right)
            elif right == rest or comes_first(left, right, key, flags):
                cell = left
                left = tail(left)
            else:
                cell = right
                right = tail(right)
            if last == 0:
                first = cell
            else:
                store(last, 0, cell)
            last = cell - LST + WORD
        left = rest
    if last != 0:
        store(last, 0, ATOMS.nil)
    return first


@kernel
def drop_duplicates(cells: Word, key: Word) -> Word:
    """Unlink each cell of a sorted list whose key equals that of the cell in front of it."""
    cell = cells
    while cell != ATOMS.nil:
        following = tail(cell)
        while following != ATOMS.nil and order_items(head(cell), head(following), key) == EQUAL:
            following = tail(following)
        store(cell, WORD - LST, following)
        cell = following
    return cells


@kernel
def is_sorted(cells: Word, key_flags: Word) -> Word:
    """Whether the cells are in order as they are."""
    key = key_flags >> 2
    flags = key_flags & 3
    while cells != ATOMS.nil:
        following = tail(cells)
        if following != ATOMS.nil:
            if not comes_first(cells, following, key, flags):
                return 0
        cells = following
    return 1


@kernel
def sort_list(t: Word, key: Word, flags: Word) -> Word:
    """A sorted copy of a proper list, whose items have the key argument."""
    cells = copy_spine(t)
    key_flags = (key << 2) + flags
    if is_sorted(cells, key_flags) == 0:
        bytes_left = reg.h - (cells - LST) - 2 * WORD
        size = 1
        while size * (2 * WORD) <= bytes_left:
            cells = merge_runs(cells, size, key_flags)
            size += size
    if flags & UNIQUE:
        return drop_duplicates(cells, key)
    return cells


@kernel
def check_pairs(t: Word) -> Word:
    """1 if all items of a proper list are pairs, else the ISO error."""
    t = deref(t)
    while is_lst(t):
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
    if check_list(reg.x(0)) == 0:
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
    else:
        raise_error(ERR.domain_order, order, 0)
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
    if flags == 4 or check_list(reg.x(2)) == 0:
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
