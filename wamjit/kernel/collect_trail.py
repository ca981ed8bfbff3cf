"""The collector and the trail: which entries are still needed, and what they name.

An entry is the address of a bound cell, or three words around what a changed cell (setarg/3, b_setval/2) has held.
What a choice point does not need is cleared (0) while the roots are marked, and left out while they move: - the
entry of a cell that is younger than the choice point: a cut has left it there; - a change of a cell that was
changed before behind the same choice point: the first one knows what to bring back; - the binding of a cell that
nobody reads before it is undone: the cell is reset at once.

Cells outside of what the collector looks at are the variables of an outer run, and global variables: the first are
bound once and never changed, the second are roots of their own.
"""

from wamjit.kernel.collect_map import is_marked, moved
from wamjit.kernel.collect_mark import mark_root
from wamjit.kernel.words import OLD_VALUE
from wamjit.subset.lang import NODE, WORD, Word, inline, kernel, load, reg, store, test, w

SEEN = 15  # a header: no cell that can be changed holds one


@inline
def clear_change(entry: Word) -> None:
    """Forget a change."""
    store(entry, 0, 0)
    store(entry, WORD, 0)
    store(entry, 2 * WORD, 0)


@kernel
def note_changes(start: Word, end: Word, top: Word) -> Word:
    """Clear changes of cells from `top` on, and all but the first of each cell. What a cell holds goes to the third
    word of its entry for a while.
    """
    while start < end:
        cell = load(start)
        if test(cell, OLD_VALUE):
            held = load(cell, -OLD_VALUE)
            if cell - w.collect_floor < w.collect_size and cell >= top:
                clear_change(start)
            elif held == SEEN:
                clear_change(start)
            else:
                store(start, 2 * WORD, held)
                store(cell, -OLD_VALUE, SEEN)
            start += 2 * WORD
        start += WORD
    return 0


@kernel
def drop_changes(base: Word) -> Word:
    """Clear the changes that the choice points do not need."""
    b = reg.b
    end = reg.tr
    while True:
        start = load(b, NODE.tr)
        note_changes(start, end, load(b, NODE.global_top))
        entry = start
        while entry < end:
            cell = load(entry)
            if test(cell, OLD_VALUE):
                store(cell, -OLD_VALUE, load(entry, 2 * WORD))
                store(entry, 2 * WORD, cell)
                entry += 2 * WORD
            entry += WORD
        if b == base:
            return 0
        end = start
        b = load(b, NODE.prev)


@inline
def is_outer(cell: Word) -> bool:
    """Whether a cell is a variable of an outer run, or global. Such a cell holds no more than one entry names."""
    return cell - w.goal_start >= w.collect_span


@kernel
def mark_trail(base: Word) -> Word:
    """Mark what outer variables are bound to, changed cells, and what these have held."""
    entry = load(base, NODE.tr)
    while entry < reg.tr:
        cell = load(entry)
        if test(cell, OLD_VALUE):
            mark_root(cell - OLD_VALUE)
            mark_root(load(entry, WORD))
            entry += 2 * WORD
        elif is_outer(cell) and cell != 0:
            mark_root(load(cell))
        entry += WORD
    return 0


@kernel
def tidy_trail(start: Word, end: Word, top: Word) -> Word:
    """Clear the bindings from `start` up to `end` that the choice point in front of them, whose heap ends at `top`,
    does not need.
    """
    while start < end:
        cell = load(start)
        distance = cell - w.collect_floor
        if test(cell, OLD_VALUE):
            start += 2 * WORD
        elif distance < w.collect_size:
            if cell >= top:
                store(start, 0, 0)
            elif not is_marked(w.collect_marks, distance):
                store(cell, 0, cell)
                store(start, 0, 0)
        start += WORD
    return 0


@kernel
def count_entries(start: Word, end: Word) -> Word:
    """How much of the trail is left, in bytes."""
    size = 0
    while start < end:
        if load(start) != 0:
            size += WORD
        start += WORD
    return size


@kernel
def move_trail(base: Word) -> Word:
    """Change the entries of the trail and what outer variables are bound to; close the gaps."""
    entry = load(base, NODE.tr)
    to = entry
    while entry < reg.tr:
        cell = load(entry)
        if test(cell, OLD_VALUE):
            held = moved(load(entry, WORD))
            cell = moved(cell)
            store(to, 0, cell)
            store(to, WORD, held)
            store(to, 2 * WORD, cell)
            to += 3 * WORD
            entry += 2 * WORD
        elif cell != 0:
            if is_outer(cell):
                store(cell, 0, moved(load(cell)))
            store(to, 0, moved(cell))
            to += WORD
        entry += WORD
    reg.tr = to
    return 0
