"""Marking: from one word, everything that it leads to.

A cell is live or not by itself: a reference into a structure keeps that cell only, a structure its header and all its
arguments. What is still to be done is a stack of ranges of cells on the pdl; the last cell of a range needs no room, so
that lists and right-recursive terms of any length take none. When the pdl is full the range is left out and
`w.collect_missed` set: it is found again from the marked cells.
"""

from wamjit.kernel.collect_map import bit_of, entry_at, is_marked, is_pointer
from wamjit.kernel.names import HEADER, HEADER_MASK, POINTER_MASK
from wamjit.kernel.words import box_words, functor_arity, is_box_header, is_lst, is_str
from wamjit.subset.lang import WORD, Word, inline, kernel, load, store, test, unlikely, w


@inline
def mark_raw(marks: Word, distance: Word, count: Word) -> None:
    """Mark the raw words of a box behind its header."""
    while count != 0:
        distance += WORD
        count -= 1
        entry = entry_at(marks, distance)
        store(entry, 0, load(entry) | bit_of(distance))


@inline
def mark_header(at: Word, marks: Word, distance: Word) -> Word:
    """Mark the header at an address: where the arguments end that are still to be marked."""
    entry = entry_at(marks, distance)
    bit = bit_of(distance)
    bits = load(entry)
    end = at + WORD
    if not test(bits, bit):
        store(entry, 0, bits | bit)
        header = load(at)
        if is_box_header(header):
            mark_raw(marks, distance, box_words(header))
        else:
            end += functor_arity(header) * WORD
    return end


@kernel
def mark_word(t: Word) -> Word:
    """Mark what a pointer leads to, as far as the pdl reaches."""
    floor = w.collect_floor
    size = w.collect_size
    marks = w.collect_marks
    top = w.pdl_start
    cell = 0
    end = 0
    while True:
        start = t & ~POINTER_MASK
        distance = start - floor
        if distance < size:
            stop = start + WORD
            if is_lst(t):
                stop += WORD
            elif is_str(t):
                stop = mark_header(start, marks, distance)
                start += WORD
            if start != stop:
                if cell != end:
                    if unlikely(top + 2 * WORD > w.pdl_end):
                        w.collect_missed = 1
                    else:
                        store(top, 0, cell)
                        store(top, WORD, end)
                        top += 2 * WORD
                cell = start
                end = stop
        while True:  # the next cell that is not marked and points somewhere
            if cell == end:
                if top == w.pdl_start:
                    return 0
                top -= 2 * WORD
                cell = load(top)
                end = load(top, WORD)
            distance = cell - floor
            entry = entry_at(marks, distance)
            bit = bit_of(distance)
            bits = load(entry)
            cell += WORD
            if not test(bits, bit):
                store(entry, 0, bits | bit)
                t = load(cell, -WORD)
                if is_pointer(t):
                    break


@kernel
def mark_again() -> Word:
    """Mark what the cells that are marked point to: the pdl has not had room for some of it."""
    floor = w.collect_floor
    cell = floor
    top = floor + w.collect_size
    while cell < top:
        t = load(cell)
        if is_marked(w.collect_marks, cell - floor):
            if is_pointer(t):
                mark_word(t)
            elif is_box_header(t):
                cell += box_words(t) * WORD
            elif is_functor(t):
                end = cell + functor_arity(t) * WORD
                argument = cell
                while argument < end:
                    argument += WORD
                    mark_word(argument)  # as a reference to that cell
        cell += WORD
    return 0


@inline
def is_functor(t: Word) -> bool:
    """A header of arguments."""
    return (t & HEADER_MASK) == HEADER


@kernel
def mark_all(t: Word) -> Word:
    """Mark everything that a pointer leads to."""
    mark_word(t)
    while w.collect_missed != 0:
        w.collect_missed = 0
        mark_again()
        mark_word(t)
    return 0


@inline
def mark_root(t: Word) -> None:
    """Mark everything that a word leads to."""
    if is_pointer(t):
        if (t & ~POINTER_MASK) - w.collect_floor < w.collect_size:
            mark_all(t)
