"""Sorting: of an array on the heap, whose entries are a key and its item, by digits or by merging.

The entries lie one behind the other, so that each pass reads and writes memory in order, from one array to another one
of the same size. The sorted list takes the place of the first array, an entry a cell. Stable.
Small integers are sorted by their digits (kernel/digits.py) where that takes no more passes than merging runs does,
bottom-up. Terms of one functor have their first argument as the key, and their others are looked at only where keys are
equal; if all arguments are small integers, the terms are sorted by the last one first, and by the first one last.

In: a proper list, a key (0 for whole terms, n for the n-th arguments), flags. Out: the sorted list, a new one.
Holds: nothing but the heap above h is changed.
"""

from wamjit.kernel.compare import compare
from wamjit.kernel.digits import DOWN, ENTRY, NO_SPAN, ROOM, copy_entry, distribute, key_range, passes_for
from wamjit.kernel.links import tick
from wamjit.kernel.names import ATOMS, LST
from wamjit.kernel.number import EQUAL, GREATER, LESS, order_signed
from wamjit.kernel.words import (
    are_constants,
    compound_arguments,
    compound_header,
    deref,
    functor_arity,
    is_int,
    is_lst,
    need_heap,
)
from wamjit.subset.lang import WORD, Word, gt_s, inline, kernel, load, reg, store

DESCENDING = 1  # flags of a sort
UNIQUE = 2
TIES = 4  # entries with equal keys are ordered by the other arguments of their items
MANY = 256  # entries that are worth a table of digits
MOST_ARGUMENTS = 4  # arguments by which terms are sorted one after another


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
def compare_behind(a: Word, b: Word) -> Word:
    """The order of two terms with the same functor and the same first argument."""
    at_a = compound_arguments(a) + WORD
    at_b = compound_arguments(b) + WORD
    end = at_a + (functor_arity(compound_header(a)) - 1) * WORD
    while at_a < end:
        t = deref(load(at_a))
        u = deref(load(at_b))
        if t != u:
            if is_int(t) and is_int(u):
                return order_signed(t, u)
            order = compare(t, u)
            if order != EQUAL:
                return order
        at_a += WORD
        at_b += WORD
    return EQUAL


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
        order = compare_behind(load(left, WORD), load(right, WORD))
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
def merged(source: Word, to: Word, flags: Word) -> Word:
    """Sort the entries of one array with the help of the other one; where they are then."""
    total = to - source if source < to else source - to
    size = ENTRY
    while size < total:
        merge_pass(source, to, size + flags)
        source, to = to, source
        size += size
    return source


@kernel
def key_by(source: Word, to: Word, number: Word) -> Word:
    """The arguments of that number are the keys of the entries now. The second array lies beside."""
    end = source + (to - source if source < to else source - to)
    while source < end:
        tick()
        store(source, 0, key_of(load(source, WORD), number))
        source += ENTRY
    return 0


@kernel
def arguments_to_sort(first: Word, end: Word) -> Word:
    """How many arguments the items have if these are few, and all small integers in all of them; else 0."""
    number = functor_arity(compound_header(load(first, WORD)))
    if number > MOST_ARGUMENTS:
        return 0
    while first < end:
        tick()
        at = compound_arguments(load(first, WORD))
        last = at + number * WORD
        while at < last:
            if not is_int(deref(load(at))):
                return 0
            at += WORD
        first += ENTRY
    return number


@inline
def passes_of(total: Word) -> Word:
    """How many passes it takes to merge entries of so many bytes."""
    count = 0
    size = ENTRY
    while size < total:
        size += size
        count += 1
    return count


@kernel
def by_digits(first: Word, end: Word, flags: Word) -> Word:
    """Sort by digits if all keys, or arguments, are small integers with few digits; where the entries are then. 0 if
    they are not sorted, but at `first`, in another order perhaps: which of equal terms comes first cannot be seen."""
    total = end - first
    number = 1
    if flags & TIES:
        number = arguments_to_sort(first, end)
    left = passes_of(total)
    turn = DOWN if flags & DESCENDING else 0
    source = first
    to = end
    while number != 0:
        if flags & TIES:
            key_by(source, to, number)
        span = key_range(source, to, turn)
        passes = passes_for(span)
        if span == NO_SPAN or passes > left:
            break
        left -= passes
        if distribute(source, to, span) != source:
            source, to = to, source
        number -= 1
        if number == 0:
            return source
    if source != first:
        while to < end:
            copy_entry(to, source)
            to += ENTRY
            source += ENTRY
    if flags & TIES:
        key_by(first, end, 1)
    return 0


@kernel
def sorted_entries(first: Word, flags: Word) -> Word:
    """Sort the entries from `first` to h; where they are then, here or behind."""
    end = reg.h
    total = end - first
    if is_sorted(first, end, flags) != 0:
        return first
    need_heap(total + ROOM)
    reg.h = end + total + ROOM  # who is served meanwhile leaves that alone
    source = 0
    if total >= MANY * ENTRY:
        source = by_digits(first, end, flags)
    if source == 0:
        source = merged(first, end, flags)
    reg.h = end
    return source


@inline
def is_same(key: Word, item: Word, entry: Word, flags: Word) -> bool:
    """Whether the entry behind another one, with that key and item, is equal to it."""
    t = load(entry)
    if key != t:
        if are_constants(key, t) or compare(key, t) != EQUAL:
            return False
    return not flags & TIES or compare_behind(item, load(entry, WORD)) == EQUAL


@kernel
def make_list(first: Word, source: Word, flags: Word) -> Word:
    """Turn the sorted entries from `source` on into a list at `first`, where as many entries end at h, and leave out
    equal ones if `flags` say so. h ends behind the list."""
    left = reg.h - first
    if source != first:
        reg.h += left  # the entries lie there, and who is served during a comparison leaves them alone
    to = first
    while left != 0:
        key = load(source)
        item = load(source, WORD)
        store(to, 0, item)
        to += ENTRY
        store(to, -WORD, to + LST)
        source += ENTRY
        left -= ENTRY
        if flags & UNIQUE:
            while left != 0 and is_same(key, item, source, flags):
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
