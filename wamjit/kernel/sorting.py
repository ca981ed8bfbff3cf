"""Sorting: a bottom-up merge sort of an array on the heap, whose entries are a key and its item.

The entries lie one behind the other, so that each pass reads and writes memory in order; a pass merges runs of an array
into another one of the same size. The sorted list takes the place of the first array, an entry a cell. Stable.
Terms of one functor have their first argument as the key, and are looked at themselves only where keys are equal.

In: a proper list, a key (0 for whole terms, n for the n-th arguments), flags. Out: the sorted list, a new one.
Holds: nothing but the heap above h is changed.
"""

from wamjit.kernel.compare import compare
from wamjit.kernel.links import tick
from wamjit.kernel.names import ATOMS, LST
from wamjit.kernel.number import EQUAL, GREATER, LESS, order_signed
from wamjit.kernel.words import are_constants, compound_arguments, compound_header, deref, is_int, is_lst, need_heap
from wamjit.subset.lang import WORD, Word, gt_s, inline, kernel, load, reg, store

DESCENDING = 1  # flags of a sort
UNIQUE = 2
TIES = 4  # entries with equal keys are ordered by their items
ENTRY = 2 * WORD


@inline
def head(cell: Word) -> Word:
    """The first part of a list cell."""
    return load(cell, -LST)


@inline
def tail(cell: Word) -> Word:
    """The second part of a list cell."""
    return load(cell, WORD - LST)


@inline
def key_of(item: Word, key: Word) -> Word:
    """What an item is sorted by."""
    if key == 0:
        return item
    return deref(load(compound_arguments(item) + key * WORD, -WORD))


@inline
def copy_entry(to: Word, source: Word) -> None:
    """Copy one entry."""
    store(to, 0, load(source))
    store(to, WORD, load(source, WORD))


@kernel
def fill_entries(t: Word, key: Word) -> Word:
    """Put the entries of a proper list at h; h moves behind them. Their address."""
    first = reg.h
    t = deref(t)
    while is_lst(t):
        tick()
        need_heap(ENTRY)
        item = deref(head(t))
        h = reg.h
        store(h, WORD, item)
        store(h, 0, key_of(item, key))
        reg.h = h + ENTRY
        t = deref(tail(t))
    return first


@kernel
def same_functor(t: Word) -> Word:
    """Whether the items of a proper list are compound terms of one functor."""
    t = deref(t)
    header = 0
    while is_lst(t):
        tick()
        found = compound_header(deref(head(t)))
        if found == 0 or (found != header and header != 0):
            return 0
        header = found
        t = deref(tail(t))
    return header


@kernel
def in_place(left: Word, right: Word, flags: Word) -> Word:
    """Whether the entry `left`, which stands in front of the entry `right`, may stay there."""
    a = load(left)
    b = load(right)
    if is_int(a) and is_int(b):
        order = order_signed(a, b)
    else:
        order = compare(a, b)
    if order == EQUAL and flags & TIES:
        order = compare(load(left, WORD), load(right, WORD))
    if flags & DESCENDING:
        return 1 if order != LESS else 0
    return 1 if order != GREATER else 0


@kernel
def is_sorted(entry: Word, end: Word, flags: Word) -> Word:
    """Whether the entries are in order as they are."""
    following = entry + ENTRY
    while following < end:
        tick()
        if in_place(entry, following, flags) == 0:
            return 0
        entry = following
        following += ENTRY
    return 1


@kernel
def merge_pass(source: Word, to: Word, size_flags: Word) -> Word:
    """Merge neighbouring runs from one array into the other; the arrays lie side by side. The last parameter is the
    size of a run in bytes, and the flags."""
    flags = size_flags & (DESCENDING + TIES)
    size = size_flags - flags
    if source < to:
        end = to
    else:
        end = source + (source - to)
    while source < end:
        left = source
        right = left + size if size < end - left else end
        middle = right
        source = middle + size if size < end - middle else end
        while left < middle and right < source:
            tick()
            a = load(left)
            b = load(right)
            if is_int(a) and is_int(b) and (flags == 0 or (flags == TIES and a != b)):
                if gt_s(a, b):
                    copy_entry(to, right)
                    right += ENTRY
                else:
                    copy_entry(to, left)
                    left += ENTRY
            elif in_place(left, right, flags) != 0:
                copy_entry(to, left)
                left += ENTRY
            else:
                copy_entry(to, right)
                right += ENTRY
            to += ENTRY
        while left < middle:
            copy_entry(to, left)
            left += ENTRY
            to += ENTRY
        while right < source:
            copy_entry(to, right)
            right += ENTRY
            to += ENTRY
    return to


@kernel
def sorted_entries(first: Word, flags: Word) -> Word:
    """Sort the entries from `first` to h; where they are then, here or behind."""
    end = reg.h
    total = end - first
    if is_sorted(first, end, flags) != 0:
        return first
    need_heap(total)
    reg.h = end + total  # who is served meanwhile leaves that alone
    source = first
    to = end
    size = ENTRY
    while size < total:
        merge_pass(source, to, size + flags)
        source, to = to, source
        size += size
    reg.h = end
    return source


@inline
def are_equal(a: Word, b: Word) -> bool:
    """Whether two items are the same term."""
    return a == b or (not are_constants(a, b) and compare(a, b) == EQUAL)


@kernel
def make_list(first: Word, source: Word, flags: Word) -> Word:
    """Turn the sorted entries from `source` on into a list at `first`, where as many entries end at h, and leave out
    equal ones if `flags` say so. h ends behind the list."""
    left = reg.h - first
    if source != first:
        reg.h += left  # the entries lie there, and who is served during a comparison leaves them alone
    to = first
    compared = WORD if flags & TIES else 0
    while left != 0:
        kept = load(source + compared)
        store(to, 0, load(source, WORD))
        to += ENTRY
        store(to, -WORD, to + LST)
        source += ENTRY
        left -= ENTRY
        if flags & UNIQUE:
            while left != 0 and are_equal(kept, load(source + compared)):
                source += ENTRY
                left -= ENTRY
    reg.h = to
    if to == first:
        return ATOMS.nil
    store(to, -WORD, ATOMS.nil)
    return first + LST


@kernel
def sort_list(t: Word, key: Word, flags: Word) -> Word:
    """A sorted copy of a proper list, whose items have the key argument."""
    if key == 0:
        if same_functor(t) != 0:
            key = 1
            flags += TIES
    first = fill_entries(t, key)
    return make_list(first, sorted_entries(first, flags & (DESCENDING + TIES)), flags)
