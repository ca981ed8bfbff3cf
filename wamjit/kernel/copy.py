"""Copying terms: on the heap (copy_term), to the copy area (findall, exceptions), and back from there.

The scan is Cheney's (1970): cells are copied as they are, then the destination is read from front to back, and what a
cell points to is copied behind the last. So depth takes no room, only variables do: each one that was met is bound to
its copy and noted on the pdl, and is unbound again at the end.

A block of the copy area: end address, then the root cell, a spare cell, and the cells of the term. All pointers of a
block point into it, so that it goes back to the heap by adding one number to every pointer; and root and spare cell
arrive there as a list cell, which makes findall's list without another pass. Blocks begin at multiples of 8: an
address of one is a mark.
"""

from wamjit.kernel.names import ATOMS, LST, OPAQUE, STR
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
from wamjit.subset.lang import WORD, Word, inline, kernel, load, reg, store, unlikely, unwind_and_jump, w

BLOCK_ROOT = WORD
BLOCK_SPARE = 2 * WORD
BLOCK_CELLS = 3 * WORD

# What of the reserve behind `copy_end` (tables/areas.txt) a ball may use when findall has filled the area.
BALL_RESERVE = 8192


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


@kernel
def copy_cells(start: Word, top: Word, limit: Word) -> Word:
    """Replace what the cells from `start` to `top` hold by copies put at `top`: the new top, 0 if `limit` is passed."""
    scan = start
    noted = w.pdl_start
    while scan < top:
        t = deref(load(scan))
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
        elif is_lst(t):
            if unlikely(top + 2 * WORD > limit):
                forget_copies(noted)
                return 0
            store(top, 0, load(t, -LST))
            store(top, WORD, load(t, WORD - LST))
            store(scan, 0, top + LST)
            top += 2 * WORD
        elif is_str(t):
            store(scan, 0, top + STR)
            top = copy_structure(t - STR, top, limit)
            if unlikely(top == 0):
                forget_copies(noted)
                return 0
        else:
            store(scan, 0, t)
            if is_box_header(t):
                scan += box_words(t) * WORD
        scan += WORD
    forget_copies(noted)
    return top


@kernel
def copy_term(t: Word) -> Word:
    """A copy of t on the heap with fresh variables."""
    t = deref(t)
    if is_constant(t):
        return t
    need_heap(WORD)
    root = reg.h
    store(root, 0, t)
    top = copy_cells(root, root + WORD, w.heap_end)
    if top == 0:
        unwind_and_jump("heap_full")
    reg.h = top
    return load(root)


@kernel
def copy_out(t: Word, limit: Word) -> Word:
    """Copy t to a new block of the copy area, which may reach up to `limit`: its address."""
    block = w.copy_top
    if unlikely(block + BLOCK_CELLS > limit):
        unwind_and_jump("copy_full")
    store(block, BLOCK_ROOT, t)
    store(block, BLOCK_SPARE, ATOMS.nil)
    end = copy_cells(block + BLOCK_ROOT, block + BLOCK_CELLS, limit)
    if end == 0:
        unwind_and_jump("copy_full")
    store(block, 0, end)
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
