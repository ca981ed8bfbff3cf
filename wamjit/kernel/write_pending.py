"""What is still to be done while a term is written: on the pdl, four words each, a kind and three more.

In: the parts of a term that wait for what stands in front of them. Out: the newest of them lies below `w.write_top`.
Holds: every term counts a step, so that a long text is left in time (kernel/links.py).
"""

from wamjit.kernel.links import PATIENCE
from wamjit.kernel.names import SVC
from wamjit.kernel.write_gather import ask
from wamjit.subset.lang import WORD, Word, inline, kernel, store, unlikely, unwind_and_jump, w

# what is to be done: the kind, and what its three words are
TERM = 0  # a term, its place (below), its depth
ARGUMENTS = 1  # the address of the next one, how many there are, the depth of the term
TAIL = 2  # what follows an element, how many elements there were, their depth
RIGHT = 3  # a term of an infix operator whose left argument is written, the place of the right one, its depth
NAME = 4  # a postfix operator
BYTE = 5  # a closing bracket
SIZE = 4 * WORD
# the place of a term: the highest priority it may have, and
OPERAND = 1 << 12  # an atom that is an operator gets brackets
CLOSED = 1 << 13  # of RIGHT: a bracket is to be closed behind
HIGHEST, ARGUMENT = 1200, 999
PRIORITY_MASK = OPERAND - 1


@inline
def push(kind: Word, a: Word, b: Word, c: Word) -> None:
    """Leave something to do."""
    top = w.write_top
    if unlikely(top + SIZE > w.pdl_end):
        unwind_and_jump("pdl_full")
    store(top, 0, kind)
    store(top, WORD, a)
    store(top, 2 * WORD, b)
    store(top, 3 * WORD, c)
    w.write_top = top + SIZE


@kernel
def pause() -> Word:
    """The steps are used up: look whether somebody wants attention."""
    w.steps = PATIENCE
    if w.pending != 0:
        w.svc[0] = 0
        ask(SVC.event)
    return 0


@inline
def step() -> None:
    """Count a term."""
    left = w.steps - 1
    w.steps = left
    if unlikely(left == 0):
        pause()
