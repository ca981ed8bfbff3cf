"""Marking: from one word, everything that it leads to.

A cell is live or not by itself: a reference into a structure keeps that cell only, a structure its header and all its
arguments, which are marked at once. A cell that is marked has been followed, or waits for that: what is still to be
followed is a stack of ranges of cells on the pdl. The last cell of a range needs no room, so that lists and
right-recursive terms of any length take none. When the pdl is full the range is left out and `w.collect_missed` set:
its cells are found again because they are marked.
"""

from wamjit.kernel.collect_map import BIT_MASK, ENTRY_BYTES, bit_of, entry_at, is_marked, is_pointer
from wamjit.kernel.names import CELL_SHIFT, POINTER_MASK
from wamjit.kernel.words import box_words, functor_arity, is_box_header, is_lst, is_ref
from wamjit.subset.lang import WORD, WORD_BITS, Word, inline, kernel, load, store, test, unlikely, w

ALL_BITS = -1


@inline
def mark_run(marks: Word, distance: Word, count: Word) -> None:
    """Mark so many cells that follow each other."""
    entry = entry_at(marks, distance)
    index = distance >> CELL_SHIFT & BIT_MASK
    while count != 0:
        here = WORD_BITS - index
        if count < here:
            here = count
        store(entry, 0, load(entry) | (ALL_BITS >> (WORD_BITS - here) << index))
        count -= here
        index = 0
        entry += ENTRY_BYTES


@inline
def is_new_pair(marks: Word, distance: Word, bits: Word) -> bool:
    """Whether one of the cells of a list cell is not marked. `bits` are those of the first one's block."""
    bit = bit_of(distance)
    pair = bit + bit + bit
    if unlikely(pair == bit):  # the highest bit: the second one is in the next block
        return not test(bits, bit) or not is_marked(marks, distance + WORD)
    return (bits & pair) != pair


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
            entry = entry_at(marks, distance)
            bits = load(entry)
            stop = start
            if is_lst(t):
                if is_new_pair(marks, distance, bits):
                    mark_run(marks, distance, 2)
                    stop += 2 * WORD
            elif not test(bits, bit_of(distance)):
                count = 1
                if is_ref(t):
                    stop += WORD
                else:
                    header = load(start)
                    if is_box_header(header):
                        count += box_words(header)
                        start = stop
                    else:
                        count += functor_arity(header)
                        stop += count * WORD
                        start += WORD
                mark_run(marks, distance, count)
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
        while True:  # the next cell that points somewhere
            if cell == end:
                if top == w.pdl_start:
                    return 0
                top -= 2 * WORD
                cell = load(top)
                end = load(top, WORD)
            t = load(cell)
            cell += WORD
            if is_pointer(t):
                break


@kernel
def mark_again() -> Word:
    """Follow every cell that is marked: the pdl has not had room for some of them."""
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
        cell += WORD
    return 0


@kernel
def mark_all(t: Word) -> Word:
    """Mark everything that a pointer leads to."""
    mark_word(t)
    while w.collect_missed != 0:
        w.collect_missed = 0
        mark_again()
    return 0


@inline
def mark_root(t: Word) -> None:
    """Mark everything that a word leads to."""
    if is_pointer(t):
        if (t & ~POINTER_MASK) - w.collect_floor < w.collect_size:
            mark_all(t)
