"""Cleanup goals of setup_call_cleanup/3 whose choice points go without being tried again.

In: the newest choice point that waits (w.cleanup), or the one down to which a query leaves everything. Out: the goals
have run once each, the newest first. Holds: a goal waits no longer when it begins; where an exception is why it runs,
its own do not count.
"""

from __future__ import annotations

from wamjit.engine.errors import PrologError
from wamjit.engine.terms import detach
from wamjit.read.cycles import cut_short
from wamjit.read.terms import Struct, Term
from wamjit.table import load_tags

CLEANUP, OLDER = 1, 2  # arguments of '$call_cleanup'/3
LOW_BITS = 7  # of an opaque word


def none(word_size: int) -> int:
    """What w.cleanup holds when nothing waits: kernel/cleanup.py."""
    return (1 << 8 * word_size) - LOW_BITS - 1


def run_cleanups(engine, barrier: int) -> None:
    """Run the goals of the choice points that are newer than the one at `barrier`, which a query leaves."""
    problem = None
    while engine.worker["cleanup"] < barrier:
        try:
            run_newest(engine, 0)
        except PrologError as found:
            problem = problem or found
    if problem is not None:
        raise problem


def run_newest(engine, raised: int) -> Term | None:
    """Run the goal of the newest choice point that waits for one; its instance if it has bound something.

    `raised`: 0, or the block of the ball that passes; then exceptions of the goal are forgotten.
    """
    worker, size = engine.worker, engine.target.word_size
    places = worker["cleanup"] + engine.choices.record.offset("x")
    words = [engine.memory.read(places + index * size) for index in (CLEANUP, OLDER)]
    goal, older = engine.terms.decode_all(words)
    worker["cleanup"] = engine.layout.int_word(older) - load_tags()["INT"].value
    try:
        found = engine.once(with_reason(engine, goal, raised), goal)
    except PrologError:
        if not raised:
            raise
        return None
    return None if raised or found == goal else found


def with_reason(engine, goal: Term, raised: int) -> Term:
    """A cleanup goal; that of setup_call_catcher_cleanup/4 is told that an exception from elsewhere passes."""
    if raised and isinstance(goal, Struct) and goal.name == "$caught":
        return Struct(goal.name, (Struct("external_exception", (block_term(engine, raised),)), *goal.args[1:]))
    return goal


def block_term(engine, block: int) -> Term:
    """The ball of a block in the copy area: its root cell stands behind the word that says where it ends."""
    root = engine.memory.read(block + engine.target.word_size)
    return detach(cut_short(engine.terms.decode_all((root,), cycles=True)[0]))
