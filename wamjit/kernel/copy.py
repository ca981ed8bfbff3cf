"""Copying terms: on the heap (copy_term), to the copy area (findall, exceptions), and back from there.

The scan is Cheney's (1970): cells are copied as they are, then the destination is read from front to back, and what a
cell points to is copied behind the last. So depth takes no room, only variables do: each one that was met is bound to
its copy and noted on the pdl, and is unbound again at the end.

A term that contains itself, or shares its parts many times over, would be copied without an end. So a copy that becomes
larger than the heap is given up (HUGE), and done again by `copy_sharing`, which copies each compound term once: that
is a table (kernel/links.py) of what was copied where. Whoever wants attention meanwhile is served when the copy was
given up too (DISTURBED), because variables are bound to their copies while it is made.

A block of the copy area: end address, then the root cell, a spare cell (a mark: of the findall that an answer is
for, of the block itself else), and the cells of the term. All pointers of a block point into it, so that it goes
back to the heap by adding one number to every pointer; and root and spare cell arrive there as a list cell, which
makes findall's list without another pass. Blocks begin at multiples of 8: an address of one is a mark.
"""

from wamjit.kernel.links import begin_links, has_no_room, link, link_slot, look_around, settle
from wamjit.kernel.names import ATOMS, LST, OPAQUE, POINTER_MASK, STR
from wamjit.kernel.words import (
    box_words,
    deref,
    functor_arity,
    is_box_header,
    is_constant,
    is_lst,
    is_ref,
    is_str,
    need_heap,
)
from wamjit.subset.lang import WORD, Word, inline, kernel, likely, load, reg, store, unlikely, unwind_and_jump, w

BLOCK_ROOT = WORD
BLOCK_SPARE = 2 * WORD
BLOCK_CELLS = 3 * WORD

# What of the reserve behind `copy_end` (tables/areas.txt) a ball may use when findall has filled the area.
BALL_RESERVE = 8192


FULL, DISTURBED, HUGE = 0, 1, 2  # how a copy may end, beside its new top
STRIDE = 1 << 18  # bytes of a copy until somebody looks around
SLACK = 1 << 20  # how much larger than the heap a copy of a tree may seem


@inline
def align8(address: Word) -> Word:
    """The next multiple of 8."""
    return (address + 7) & ~7


@kernel
def forget_copies(top: Word) -> Word:
    """Unbind the variables noted on the pdl below `top`."""
    bottom = w.pdl_start
    while top > bottom:
        top -= WORD
        v = load(top)
        store(v, 0, v)
    return 0


@inline
def copy_words(source: Word, to: Word, size: Word) -> None:
    """Copy `size` bytes of whole words."""
    end = source + size
    while source < end:
        store(to, 0, load(source))
        source += WORD
        to += WORD


@kernel
def copy_structure(source: Word, top: Word, limit: Word) -> Word:
    """Copy the cells of the structure or box at `source` to `top`; the new top, or 0 if it would pass `limit`."""
    header = load(source)
    if is_box_header(header):
        size = box_words(header) * WORD
    else:
        size = functor_arity(header) * WORD
    end = source + size
    if unlikely(size + WORD > limit - top):
        return 0
    while source <= end:
        store(top, 0, load(source))
        source += WORD
        top += WORD
    return top


@inline
def next_stop(top: Word, limit: Word) -> Word:
    """How far a copy goes until somebody looks around."""
    soft = top + STRIDE + w.copy_patience
    if soft > limit:
        soft = limit
    return soft


@kernel
def go_further(top: Word, limit: Word, size: Word) -> Word:
    """A copy of that size has passed its stop: the next one, or how it ends here."""
    if w.pending != 0:
        return DISTURBED
    if top + 2 * WORD > limit:
        return FULL
    if size > reg.h - w.heap_start + SLACK and w.copy_shares == 0:
        return HUGE
    return next_stop(top, limit)


@kernel
def copy_cells(start: Word, top: Word, limit: Word) -> Word:
    """Replace what the cells from `start` to `top` hold by copies put at `top`: the new top, or how it has ended."""
    soft = next_stop(top, limit)
    scan = start
    noted = w.pdl_start
    while scan < top:
        t = load(scan)
        if is_constant(t):
            if unlikely(is_box_header(t)):
                scan += box_words(t) * WORD
            scan += WORD
            continue
        t = deref(t)
        if is_ref(t):
            if t >= start and t < top:  # its copy already, or met again
                store(scan, 0, t)
            else:
                if unlikely(noted >= w.pdl_end):
                    forget_copies(noted)
                    unwind_and_jump("pdl_full")
                store(noted, 0, t)
                noted += WORD
                store(t, 0, scan)
                store(scan, 0, scan)
            scan += WORD
            continue
        if is_str(t):
            source = t - STR
            header = load(source)
            end = top + WORD
            if unlikely(is_box_header(header)):
                end += box_words(header) * WORD
            else:
                end += functor_arity(header) * WORD
            if unlikely(end > limit):
                forget_copies(noted)
                return FULL
            store(scan, 0, top + STR)
            store(top, 0, header)
            top += WORD
            while top < end:
                source += WORD
                store(top, 0, load(source))
                top += WORD
        elif is_lst(t):
            if unlikely(top + 2 * WORD > limit):
                forget_copies(noted)
                return FULL
            store(top, 0, load(t, -LST))
            store(top, WORD, load(t, WORD - LST))
            store(scan, 0, top + LST)
            top += 2 * WORD
        else:
            store(scan, 0, t)
        scan += WORD
        if unlikely(top > soft):
            soft = go_further(top, limit, top - start)
            if soft <= HUGE:
                forget_copies(noted)
                return soft
    forget_copies(noted)
    return top


@kernel
def copy_sharing(start: Word, top: Word, limit: Word) -> Word:
    """As copy_cells; each compound term is copied once. The walk has to be settled."""
    scan = start
    noted = w.pdl_start
    begin_links(noted)
    while scan < top:
        t = deref(load(scan))
        if is_ref(t):
            if t < start or t >= top:
                if unlikely(noted >= w.pdl_end):
                    forget_copies(noted)
                    unwind_and_jump("pdl_full")
                store(noted, 0, t)
                noted += WORD
                store(t, 0, scan)
                t = scan
            store(scan, 0, t)
        elif is_constant(t):
            store(scan, 0, t)
            if is_box_header(t):
                scan += box_words(t) * WORD
        else:
            slot = link_slot(t)
            if load(slot) == 0:
                if w.pending != 0:
                    forget_copies(noted)
                    return DISTURBED
                if w.links_left == 0:
                    if unlikely(has_no_room(noted)):
                        forget_copies(noted)
                        unwind_and_jump("pdl_full")
                tag = t & POINTER_MASK
                link(t, top + tag, noted)
                store(scan, 0, top + tag)
                source = t - tag
                if tag == STR:
                    top = copy_structure(source, top, limit)
                elif top + 2 * WORD > limit:
                    top = FULL
                else:
                    copy_words(source, top, 2 * WORD)
                    top += 2 * WORD
                if unlikely(top == FULL):
                    forget_copies(noted)
                    return FULL
            else:
                store(scan, 0, load(slot, WORD))
        scan += WORD
    forget_copies(noted)
    return top


@kernel
def after_copy(outcome: Word) -> Word:
    """A copy has ended before it was done: 1 if it shall be made again, with what `w.copy_shares` says; 0: no room.

    After each disturbance the next look around comes later, so that a copy ends even beside a clock that rings often.
    """
    if w.links != 0:
        settle()
    if outcome == DISTURBED:
        w.copy_patience += w.copy_patience + STRIDE
        shares = w.copy_shares
        w.copy_shares = 0
        look_around(w.pdl_start)
        w.copy_shares = shares
        return 1
    if outcome == HUGE:
        w.copy_shares = 1
        return 1
    end_copy()
    return 0


@kernel
def end_copy() -> Word:
    """The end of a copy that was made more than once."""
    w.copy_patience = 0
    w.copy_shares = 0
    if w.links != 0:
        settle()
    return 0


@kernel
def copy_somehow(start: Word, top: Word, limit: Word) -> Word:
    """As copy_cells with one root cell and perhaps a spare one behind it: the new top, or 0 if there is no room."""
    root = load(start)
    spare = load(start, WORD)
    end = copy_cells(start, top, limit)
    if likely(end > HUGE):
        return end
    while after_copy(end) != 0:
        store(start, 0, root)
        if top > start + WORD:
            store(start, WORD, spare)
        if w.copy_shares == 0:
            end = copy_cells(start, top, limit)
        else:
            end = copy_sharing(start, top, limit)
        if end > HUGE:
            end_copy()
            return end
    return 0


@kernel
def copy_term(t: Word) -> Word:
    """A copy of t on the heap with fresh variables."""
    t = deref(t)
    if is_constant(t):
        return t
    need_heap(WORD)
    root = reg.h
    store(root, 0, t)
    top = copy_somehow(root, root + WORD, w.heap_end)
    if top == 0:
        unwind_and_jump("heap_full")
    reg.h = top
    return load(root)


@inline
def empty_block() -> Word:
    """A new block of the copy area without a term: its address."""
    block = w.copy_top
    end = align8(block + BLOCK_CELLS)
    if unlikely(end > w.copy_end):
        unwind_and_jump("copy_full")
    store(block, 0, end)
    store(block, BLOCK_ROOT, ATOMS.nil)
    store(block, BLOCK_SPARE, mark_of(block))
    w.copy_top = end
    return block


@kernel
def copy_out(t: Word, limit: Word) -> Word:
    """Copy t to a new block of the copy area, which may reach up to `limit`: its address."""
    block = w.copy_top
    if unlikely(block + BLOCK_CELLS > limit):
        unwind_and_jump("copy_full")
    store(block, BLOCK_ROOT, t)
    store(block, BLOCK_SPARE, ATOMS.nil)
    end = copy_somehow(block + BLOCK_ROOT, block + BLOCK_CELLS, limit)
    if end == 0:
        unwind_and_jump("copy_full")
    store(block, 0, end)
    store(block, BLOCK_SPARE, mark_of(block))
    w.copy_top = align8(end)
    return block


@kernel
def copy_in(block: Word) -> Word:
    """Copy a block to the heap: the address of its root cell there."""
    source = block + BLOCK_ROOT
    end = load(block)
    need_heap(end - source)
    root = reg.h
    to = root
    distance = root - source
    while source < end:
        t = load(source)
        if not is_constant(t):
            store(to, 0, t + distance)
        else:
            store(to, 0, t)
            if is_box_header(t):
                size = box_words(t) * WORD
                copy_words(source + WORD, to + WORD, size)
                source += size
                to += size
        source += WORD
        to += WORD
    reg.h = to
    return root


@inline
def block_after(block: Word) -> Word:
    """The block behind a block."""
    return align8(load(block))


@inline
def mark_of(address: Word) -> Word:
    """An address in the copy area as a word that Prolog may hold."""
    return address + OPAQUE


@inline
def address_of(mark: Word) -> Word:
    """The address that a mark or a cut barrier stands for."""
    return mark - OPAQUE
