"""The roots: where marking begins, in the order that lets variables be reset early.

First comes what the program reads if it goes on: the argument registers, global variables, the goal and the
template of the query (below the floor; nb_setarg/3 may have changed them), the environments of the present
continuation, and what the trail names outside of all this. Then the choice points, newest first. Before what a
choice point keeps is marked, the trail's entries that are newer than it are looked at: a cell that is not marked by
then is read by nobody before backtracking to this choice point resets it. So it is reset now, and its entry goes.

In front of a return address stands a word that says which slots of the environment are live (jit/templates.py,
`live_map`). A continuation of the kernel has a zero there, no slots. The chain of environments of a run ends with the
continuation `stop_success`, its choice points with the alternative `stop_fail`.

Holds: everything in a choice point behind its fields, up to the one before it, is a term's word.
"""

from wamjit.kernel.collect_map import bit_of, slot_word
from wamjit.kernel.collect_mark import mark_root
from wamjit.kernel.collect_trail import drop_changes, mark_trail, tidy_trail
from wamjit.kernel.words import box_words, is_box_header
from wamjit.subset.lang import ENV, NODE, WORD, WORKER, Word, addr_of, inline, kernel, load, reg, store, test, w


@kernel
def find_base() -> Word:
    """The choice point below the innermost query, which sets the floor: what is older belongs to somebody else."""
    b = reg.b
    while load(b, NODE.alt) != addr_of("stop_fail"):
        b = load(b, NODE.prev)
    w.collect_floor = load(b, NODE.global_top)
    w.collect_size = reg.h - w.collect_floor
    w.collect_span = reg.h - w.goal_start
    w.collect_local = load(b, NODE.local_top)
    w.collect_missed = 0
    return b


@inline
def mark_range(at: Word, end: Word) -> None:
    """Mark what the words from `at` up to `end` lead to."""
    while at < end:
        mark_root(load(at))
        at += WORD


@kernel
def mark_goal() -> Word:
    """Mark what the cells of the query's goal and template lead to."""
    at = w.goal_start
    while at < w.collect_floor:
        t = load(at)
        if is_box_header(t):
            at += box_words(t) * WORD
        else:
            mark_root(t)
        at += WORD
    return 0


@inline
def note_slot(at: Word) -> bool:
    """Note that a slot is live; false if that is known."""
    distance = at - w.collect_local
    place = slot_word(w.collect_slots, distance)
    bits = load(place)
    bit = bit_of(distance)
    if test(bits, bit):
        return False
    store(place, 0, bits | bit)
    return True


@kernel
def mark_slots(frame: Word, live: Word) -> Word:
    """Mark the live slots of an environment."""
    at = frame + ENV.y
    if live & 1:
        end = at + (live >> 1) * WORD
        while at < end:
            if note_slot(at):
                mark_root(load(at))
            at += WORD
        return 0
    live = live >> 1
    while live != 0:
        if live & 1:
            if note_slot(at):
                mark_root(load(at))
        live = live >> 1
        at += WORD
    return 0


@kernel
def mark_environments(frame: Word, cp: Word) -> Word:
    """Mark the environments of a continuation. The note on an environment's first word says that it was followed."""
    while cp != addr_of("stop_success"):
        live = load(cp, -WORD)
        if live != 0:
            mark_slots(frame, live)
        if not note_slot(frame):
            return 0
        cp = load(frame, ENV.cp)
        frame = load(frame, ENV.prev)
    return 0


@inline
def is_disabled(b: Word) -> bool:
    """Whether a soft cut has disabled a choice point: nothing that it keeps will be read."""
    return load(b, NODE.alt) == addr_of("pop_fail")


@kernel
def mark_choice_points(base: Word) -> Word:
    """Mark what the choice points keep, down to the one below the query."""
    b = reg.b
    end = reg.tr
    while True:
        tr = load(b, NODE.tr)
        tidy_trail(tr, end, load(b, NODE.global_top))
        if b == base:
            return 0
        if not is_disabled(b):
            mark_range(b + NODE.x, load(b, NODE.prev))
            mark_environments(load(b, NODE.e), load(b, NODE.cp))
        end = tr
        b = load(b, NODE.prev)


@kernel
def mark_everything(arity: Word, base: Word) -> Word:
    """Mark all that lives, at an entry with so many arguments."""
    mark_range(reg.w + WORKER.collect_x, reg.w + WORKER.collect_x + arity * WORD)
    mark_range(w.globals_start, w.globals_start + w.globals_size)
    mark_goal()
    mark_environments(reg.e, reg.cp)
    drop_changes(base)
    mark_trail(base)
    mark_choice_points(base)
    return 0
