"""When the heap is collected, and the frame around it: the collector as the rest of the system sees it.

An entry finds h at or above `heap_warn_soft` and calls `handle_event`: somebody wants attention, or h has passed
`collect_at`. That lies above what was live by twice the size of what the collector had to look at, if that is not too
much or too little to be sensible, so that collecting costs a constant factor. A collection needs to know what is live:
it happens at entries of predicates only, and touches nothing that is older than the innermost query. What Python holds
while a query runs inside a service is older than that.

Atoms are collected when enough new ones were made, behind a collection of the heap, which leaves few words to look at.

While the collector runs the argument registers are in `w.collect_x`; h and tr are what they were until all is marked.
"""

from wamjit.kernel.atom_store import grow_if_due
from wamjit.kernel.collect_atoms import collect_atoms
from wamjit.kernel.collect_map import clear_maps, count_blocks
from wamjit.kernel.collect_move import move_everything
from wamjit.kernel.collect_roots import find_base, mark_everything
from wamjit.kernel.names import AREA, ATOMSTORE, SVC
from wamjit.kernel.words import exhausted
from wamjit.subset.lang import (
    TAG,
    WORD,
    Word,
    choice_changed,
    entry,
    gate,
    gt_s,
    inline,
    jump_to,
    kernel,
    load,
    reg,
    test,
    unlikely,
    w,
)

X_LOADED = 16  # x registers below may have a hardware home in some placement; the others always are in w.term
LEAST_GROWTH = 1 << 22
MOST_AHEAD = 1 << 26  # bytes of growth beyond the size of what was looked at
LEAST_ROOM = 1 << 14
FAR = 1 << 26  # a peak is what lies more bytes behind the top of an area
LOOK = 8  # words
THRASHING = 3  # a collection must leave room for 1/8 of what is live


@kernel
def save_arguments(arity: Word) -> Word:
    """Bring the live argument registers to where the collector changes them."""
    for i in range(X_LOADED):
        w.collect_x[i] = reg.x(i)
    number = X_LOADED
    while number < arity:
        w.collect_x[number] = w.term[number]
        number += 1
    return 0


@kernel
def load_arguments_again(arity: Word) -> Word:
    """And back."""
    for i in range(X_LOADED):
        reg.x[i] = w.collect_x(i)
    number = X_LOADED
    while number < arity:
        w.term[number] = w.collect_x[number]
        number += 1
    return 0


@kernel
def set_threshold(base: Word) -> Word:
    """After a collection: when the next one is due. A resource error if there is no room until then."""
    live = reg.h - w.collect_floor
    growth = live + (w.collect_floor - w.goal_start) + (reg.a - w.collect_local) + (base - reg.b)
    growth += growth if growth < MOST_AHEAD else MOST_AHEAD
    if growth < LEAST_GROWTH:
        growth = LEAST_GROWTH
    room = w.heap_soft - reg.h
    least = (live >> THRASHING) + LEAST_ROOM
    if unlikely(reg.h >= w.heap_soft or room < least):
        w.collect_at = w.heap_soft
        return 0
    if growth > room >> 1:  # the other half is for what a built-in may need at once
        growth = room >> 1
    w.collect_at = reg.h + growth
    return 1


@inline
def filled(at: Word) -> Word:
    """Whether words hold something, and so their page has been used."""
    found = load(at)
    for i in range(1, LOOK):
        found = found | load(at, i * WORD)
    return found


@kernel
def look_for_peaks() -> Word:
    """Ask for attention if far more of an area is resident than is in use: engine/peaks.py gives it back."""
    found = 0
    if gt_s(w.stack_warn - reg.a, FAR + LOOK * WORD):
        found = filled(reg.a + FAR)
    if gt_s(reg.b - w.choice_limit, FAR + LOOK * WORD):
        found = found | filled(reg.b - FAR - LOOK * WORD)
    if gt_s(w.trail_end - reg.tr, FAR + LOOK * WORD):
        found = found | filled(reg.tr + FAR)
    if gt_s(w.copy_end - w.copy_top, FAR + LOOK * WORD):
        found = found | filled(w.copy_top + FAR)
    if gt_s(w.heap_end - w.collect_at, FAR + LOOK * WORD):
        found = found | filled((w.collect_at & ~7) + FAR)
    if found != 0:
        w.pending = 1
    return 0


@kernel
def collect(arity: Word) -> Word:
    """Collect the heap of the innermost query, at an entry with so many arguments."""
    save_arguments(arity)
    base = find_base()
    before = reg.h
    clear_maps()
    mark_everything(arity, base)
    count_blocks()
    move_everything(arity, base)
    w.collections += 1
    w.collected += before - reg.h
    enough = set_threshold(base)
    load_arguments_again(arity)
    choice_changed()
    look_for_peaks()
    if unlikely(enough == 0):
        exhausted(AREA.heap)
    return 0


@kernel
def collect_all(arity: Word) -> Word:
    """Collect the heap, then the atoms."""
    collect(arity)
    save_arguments(arity)
    collect_atoms()
    return 0


@kernel
def stressed(arity: Word) -> Word:
    """The stress mode: at each entry, count; at each n-th collect, and have Python check the result."""
    w.heap_warn_soft = 0
    left = w.collect_left - 1
    w.collect_left = left
    if left == 0:
        w.collect_left = w.collect_every
        if load(w.atom_store, ATOMSTORE.made) != 0:
            collect_all(arity)
        else:
            collect(arity)
        w.svc[0] = arity
        gate(SVC.collected)
    return 0


@kernel
def handle_event(arity: Word) -> Word:
    """At an entry with so many arguments, h has passed heap_warn_soft, or somebody has lowered that.

    Who wants attention sets `pending` first; here `pending` is looked at last.
    """
    if test(load(w.atom_store, ATOMSTORE.due), TAG.GROW):
        grow_if_due()
    if test(load(w.atom_store, ATOMSTORE.due), TAG.COLLECT):
        collect_all(arity)
    elif reg.h >= w.collect_at:
        collect(arity)
    w.heap_warn_soft = w.collect_at
    if unlikely(w.collect_every != 0):
        stressed(arity)
    if w.pending != 0:
        w.svc[0] = arity
        gate(SVC.event)
    return 0


@inline
def return_to_program() -> None:
    """Proceed behind a collection that the program asked for."""
    w.heap_warn_soft = w.collect_at
    if w.pending != 0 or w.collect_every != 0:
        w.heap_warn_soft = 0
    jump_to(reg.cp)


@entry
def garbage_collect() -> None:
    """garbage_collect."""
    collect(0)
    return_to_program()


@entry
def garbage_collect_atoms() -> None:
    """garbage_collect_atoms."""
    collect_all(0)
    return_to_program()
