"""Choice points of setup_call_cleanup/3: who removes them, other than by backtracking, runs their cleanup goals first.

In: the choice point of '$call_cleanup'/3, whose saved arguments are the goal, the cleanup goal and the next older one.
Out: built-ins for prolog/control.pl, and the check for cuts and exceptions. Holds: w.cleanup is the newest such choice
point that is still there, or a word above every address; so one comparison tells a cut that there is nothing to do.
"""

from wamjit.kernel.copy import address_of, mark_of
from wamjit.kernel.names import SVC
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, undo_trail
from wamjit.subset.lang import NODE, WORD, Word, choice_changed, gate, inline, kernel, load, reg, unlikely, w

GOAL = 1  # which argument of '$call_cleanup'/3 the cleanup goal is


@inline
def go_back(b: Word) -> None:
    """Undo what was bound behind a choice point."""
    reg.b = b
    choice_changed()
    undo_trail(load(b, NODE.tr))


@kernel
def run_cleanups(b: Word, raised: Word) -> Word:
    """Run the cleanup goals of the choice points newer than b, the newest first; `raised`: 0, or the ball's block.

    A cut keeps what they bind. An exception goes back to each choice point first: a goal sees nothing newer.
    """
    while w.cleanup < b:
        node = w.cleanup
        if raised != 0:
            go_back(node)
        w.svc[0] = raised
        found = gate(SVC.cleanup)
        if found != 0:
            unify(load(node, NODE.x + GOAL * WORD), found)
    return 1


@inline
def clean_up_above(b: Word, raised: Word) -> None:
    """Everything newer than b is about to go."""
    if unlikely(w.cleanup < b):
        run_cleanups(b, raised)


@kernel
def bi_cleanup_older() -> Word:
    """'$cleanup_older'(-Older): the newest choice point that waits for a cleanup, opaque."""
    return unify(reg.x(0), mark_of(w.cleanup))


@kernel
def bi_cleanup_here() -> Word:
    """'$cleanup_here'(-Frame): the newest choice point waits for a cleanup from now on."""
    w.cleanup = reg.b
    return unify(reg.x(0), mark_of(reg.b))


@kernel
def bi_cleanup_off() -> Word:
    """'$cleanup_off'(+Older): it waits no longer."""
    w.cleanup = address_of(deref(reg.x(0)))
    return 1
