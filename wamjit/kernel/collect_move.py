"""Moving: every word that points to a live cell gets the cell's new address, and the live cells slide down.

In: the map, counted. Out: roots, trail and heap as they are from now on. Holds: each word is changed once: an argument
register, a slot that is noted in the local stack's map, a word of a choice point, a bound cell below the floor (it is
on the trail once), a cell of the heap while it moves. Cells keep their order, and no cell moves up, so that one pass
over the heap does both.
"""

from wamjit.kernel.collect_map import (
    BLOCK_BYTES,
    ENTRY_BYTES,
    entry_at,
    is_pointer,
    moved,
    moved_top,
    new_place,
)
from wamjit.kernel.collect_roots import is_disabled
from wamjit.kernel.names import POINTER_MASK
from wamjit.kernel.words import OLD_VALUE, box_words, is_box_header
from wamjit.subset.lang import NODE, WORD, WORKER, Word, inline, kernel, load, reg, store, test, w


@inline
def move_range(at: Word, end: Word) -> None:
    """Change the words from `at` up to `end`."""
    while at < end:
        store(at, 0, moved(load(at)))
        at += WORD


@kernel
def move_slots() -> Word:
    """Change the live slots of the environments."""
    place = w.collect_slots
    block = w.collect_local
    while block < reg.a:
        bits = load(place)
        at = block
        while bits != 0:
            if bits & 1:
                store(at, 0, moved(load(at)))
            bits = bits >> 1
            at += WORD
        place += WORD
        block += BLOCK_BYTES
    return 0


@kernel
def count_entries(start: Word, end: Word) -> Word:
    """How many entries of the trail are left, in bytes."""
    size = 0
    while start < end:
        if load(start) != 0:
            size += WORD
        start += WORD
    return size


@kernel
def move_choice_points(base: Word) -> Word:
    """Change what the choice points keep, and where they remember the tops of heap and trail."""
    b = reg.b
    end = reg.tr
    place = load(base, NODE.tr) + count_entries(load(base, NODE.tr), end)
    while b != base:
        if not is_disabled(b):
            move_range(b + NODE.x, load(b, NODE.prev))
        store(b, NODE.global_top, moved_top(load(b, NODE.global_top)))
        tr = load(b, NODE.tr)
        place -= count_entries(tr, end)
        store(b, NODE.tr, place)
        end = tr
        b = load(b, NODE.prev)
    return 0


@kernel
def is_known(cell: Word, start: Word, end: Word) -> Word:
    """Whether these entries of the trail name the cell of an entry of a changed cell. Only cells that are older than
    the query ask, those of terms in its goal: there are few."""
    while start < end:
        entry = load(start)
        if entry == cell or entry == cell - OLD_VALUE:
            return 1
        if test(entry, OLD_VALUE):
            start += 2 * WORD
        start += WORD
    return 0


@kernel
def move_changed(entry: Word, to: Word, start: Word) -> Word:
    """Change the three words of a changed cell's entry, and the cell if it is old and this its first entry."""
    cell = load(entry)
    if cell - w.collect_floor >= w.collect_size and cell - w.globals_start >= w.globals_size:
        if is_known(cell, start, to) == 0:
            store(cell, -OLD_VALUE, moved(load(cell, -OLD_VALUE)))
    cell = moved(cell)
    store(to, WORD, moved(load(entry, WORD)))
    store(to, 0, cell)
    store(to, 2 * WORD, cell)
    return 0


@kernel
def move_trail(base: Word) -> Word:
    """Change the entries of the trail and the old cells that they name; close the gaps."""
    start = load(base, NODE.tr)
    entry = start
    to = entry
    while entry < reg.tr:
        cell = load(entry)
        if test(cell, OLD_VALUE):
            move_changed(entry, to, start)
            to += 3 * WORD
            entry += 2 * WORD
        elif cell != 0:
            if cell - w.collect_floor >= w.collect_size:
                store(cell, 0, moved(load(cell)))
            store(to, 0, moved(cell))
            to += WORD
        entry += WORD
    reg.tr = to
    return 0


@kernel
def slide() -> Word:
    """Move the live cells, each changed on the way."""
    floor = w.collect_floor
    size = w.collect_size
    marks = w.collect_marks
    to = floor
    raw = floor  # what lies below and is still to come are raw words of a box
    last = entry_at(marks, size)
    entry = marks
    block = floor
    while entry <= last:
        bits = load(entry)
        cell = block
        while bits != 0:
            if bits & 1:
                t = load(cell)
                if cell >= raw:
                    if is_pointer(t):
                        distance = (t & ~POINTER_MASK) - floor
                        if distance < size:
                            t = new_place(marks, distance) + (t & POINTER_MASK)
                    elif is_box_header(t):
                        raw = cell + WORD + box_words(t) * WORD
                store(to, 0, t)
                to += WORD
            bits = bits >> 1
            cell += WORD
        entry += ENTRY_BYTES
        block += BLOCK_BYTES
    reg.h = to
    return 0


@kernel
def move_everything(arity: Word, base: Word) -> Word:
    """Change all roots and slide the heap."""
    move_range(reg.w + WORKER.collect_x, reg.w + WORKER.collect_x + arity * WORD)
    move_range(w.globals_start, w.globals_start + w.globals_size)
    move_slots()
    move_choice_points(base)
    move_trail(base)
    slide()
    return 0
