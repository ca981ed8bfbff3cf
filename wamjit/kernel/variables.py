"""term_variables/2: the variables of a term, each once, in the order in which it is written.

In: arguments in x. Out: 1, 0, or an ISO error. Holds: while the walk lasts each variable that was met is bound to [],
so that it is met once; the list that is built knows them all and frees them. Whoever wants attention is served when
they are free, and then the walk begins again.
"""

from wamjit.kernel.links import SEEN, expired, look_around, settle
from wamjit.kernel.names import ATOMS, LST
from wamjit.kernel.typetest import check_partial_list
from wamjit.kernel.unify import unify
from wamjit.kernel.words import compound_arguments, compound_header, deref, functor_arity, is_ref
from wamjit.subset.lang import WORD, Word, gt_s, kernel, load, reg, store, unlikely, unwind_and_jump, w

PDL, HEAP, PENDING = 1, 2, 3  # why a walk was given up


@kernel
def free_variables(first: Word) -> Word:
    """Unbind the variables in the list cells from `first` to h."""
    while first < reg.h:
        v = load(first)
        store(v, 0, v)
        first += 2 * WORD
    return 0


@kernel
def list_variables(t: Word) -> Word:
    """Build the cells of the list at h, with the variables bound: 0, or why not."""
    top = w.pdl_start
    at = 0
    left = 0
    while True:
        t = deref(t)
        if is_ref(t):
            h = reg.h
            if unlikely(gt_s(2 * WORD, w.heap_end - h)):
                return HEAP
            store(h, 0, t)
            store(h, WORD, h + 2 * WORD + LST)
            store(t, 0, ATOMS.nil)
            reg.h = h + 2 * WORD
        else:
            header = compound_header(t)
            if header != 0:
                if left != 0:
                    if unlikely(top + 2 * WORD > w.pdl_end):
                        return PDL
                    store(top, 0, at)
                    store(top, WORD, left)
                    top += 2 * WORD
                left = 0
                steps = w.steps - 1
                w.steps = steps
                seen = 0
                if unlikely(steps == 0):
                    if w.pending != 0:
                        return PENDING
                    seen = expired(t, SEEN, top)
                if seen == 0:
                    at = compound_arguments(t)
                    left = functor_arity(header)
        if left == 0:
            if top == w.pdl_start:
                return 0
            top -= 2 * WORD
            at = load(top)
            left = load(top, WORD)
        left -= 1
        t = load(at)
        at += WORD


@kernel
def variables_of(t: Word) -> Word:
    """The list of the variables of a term."""
    first = reg.h
    while True:
        outcome = list_variables(t)
        free_variables(first)
        if w.rounds != 0:
            settle()
        if outcome == 0:
            break
        reg.h = first
        if outcome == PDL:
            unwind_and_jump("pdl_full")
        if outcome == HEAP:
            unwind_and_jump("heap_full")
        look_around(w.pdl_start)
    if reg.h == first:
        return ATOMS.nil
    store(reg.h, -WORD, ATOMS.nil)
    return first + LST


@kernel
def bi_term_variables() -> Word:
    """term_variables(@Term, -Variables)."""
    if check_partial_list(reg.x(1)) == 0:
        return 0
    return unify(reg.x(1), variables_of(reg.x(0)))
