"""Moving: every word that points to a live cell gets the cell's new address, and the live cells slide down.

In: the map, counted. Out: roots, trail and heap as they are from now on. Holds: each word is changed once: an
argument register, a global variable, a cell of the goal, a slot that is noted in the local stack's map, a word of a
choice point, what an entry of the trail names, a cell of the heap while it moves. Cells keep their order, and no
cell moves up, so that one pass over the heap does both.
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
from wamjit.kernel.collect_trail import count_entries, move_trail
from wamjit.kernel.names import POINTER_MASK
from wamjit.kernel.words import box_words, is_box_header
from wamjit.subset.lang import NODE, WORD, WORKER, Word, inline, kernel, load, reg, store, w


@inline
def move_range(at: Word, end: Word) -> None:
    """Change the words from `at` up to `end`."""
    while at < end:
        store(at, 0, moved(load(at)))
        at += WORD


@kernel
def move_goal() -> Word:
    """Change the cells of the query's goal and template."""
    at = w.goal_start
    while at < w.collect_floor:
        t = load(at)
        if is_box_header(t):
            at += box_words(t) * WORD
        else:
            store(at, 0, moved(t))
        at += WORD
    return 0


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
    move_goal()
    move_slots()
    move_choice_points(base)
    move_trail(base)
    slide()
    return 0
