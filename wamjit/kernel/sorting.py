"""Sorting: a bottom-up merge sort of an array on the heap, whose entries are a key and its item.

The entries lie one behind the other, so that each pass reads and writes memory in order; a pass merges runs of an array
into another one of the same size. The sorted list takes the place of the first array, an entry a cell. Stable.

In: a proper list, a key (0 for whole terms, n for the n-th arguments), flags. Out: the sorted list, a new one.
Holds: nothing but the heap above h is changed.
"""

from wamjit.kernel.compare import compare
from wamjit.kernel.links import tick
from wamjit.kernel.names import ATOMS, LST
from wamjit.kernel.number import EQUAL, GREATER, LESS, order_signed
from wamjit.kernel.words import compound_arguments, deref, is_int, is_lst, need_heap
from wamjit.subset.lang import WORD, Word, gt_s, inline, kernel, load, reg, store

DESCENDING = 1  # flags of a sort
UNIQUE = 2
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
def in_place(a: Word, b: Word, descending: Word) -> Word:
    """Whether key a, which stands in front of key b, may stay there."""
    if is_int(a) and is_int(b):
        order = order_signed(a, b)
    else:
        order = compare(a, b)
    if descending != 0:
        return 1 if order != LESS else 0
    return 1 if order != GREATER else 0


@kernel
def is_sorted(entry: Word, end: Word, descending: Word) -> Word:
    """Whether the entries are in order as they are."""
    following = entry + ENTRY
    while following < end:
        tick()
        if in_place(load(entry), load(following), descending) == 0:
            return 0
        entry = following
        following += ENTRY
    return 1


@kernel
def merge_pass(source: Word, to: Word, size_descending: Word) -> Word:
    """Merge neighbouring runs from one array into the other; the arrays lie side by side. The last parameter is the
    size of a run in bytes, and 1 for a descending order."""
    descending = size_descending & 1
    size = size_descending - descending
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
            if is_int(a) and is_int(b) and descending == 0:
                if gt_s(a, b):
                    copy_entry(to, right)
                    right += ENTRY
                else:
                    copy_entry(to, left)
                    left += ENTRY
            elif in_place(a, b, descending) != 0:
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
def sorted_entries(first: Word, descending: Word) -> Word:
    """Sort the entries from `first` to h; where they are then, here or behind."""
    end = reg.h
    total = end - first
    if is_sorted(first, end, descending) != 0:
        return first
    need_heap(total)
    reg.h = end + total  # who is served meanwhile leaves that alone
    source = first
    to = end
    size = ENTRY
    while size < total:
        merge_pass(source, to, size + descending)
        source, to = to, source
        size += size
    reg.h = end
    return source


@kernel
def make_list(first: Word, source: Word, unique: Word) -> Word:
    """Turn the sorted entries from `source` on into a list at `first`, where as many entries end at h, and leave out
    equal keys if `unique`. h ends behind the list."""
    left = reg.h - first
    if source != first:
        reg.h += left  # the entries lie there, and who is served during a comparison leaves them alone
    to = first
    while left != 0:
        key = load(source)
        store(to, 0, load(source, WORD))
        to += ENTRY
        store(to, -WORD, to + LST)
        source += ENTRY
        left -= ENTRY
        if unique != 0:
            while left != 0 and compare(key, load(source)) == EQUAL:
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
    first = fill_entries(t, key)
    return make_list(first, sorted_entries(first, flags & DESCENDING), flags & UNIQUE)
