"""Cleanup goals of setup_call_cleanup/3 whose choice points go without being tried again.

In: the choice point down to which everything goes. Out: the goals have run once each, the newest first. Holds: an
exception of a goal is raised when all have run, unless an exception is why they run.
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


def run_cleanups(engine, barrier: int, raised: int) -> None:
    """Run the goals of the choice points that are newer than the one at `barrier`; `raised`: 0 or a ball's block."""
    worker, memory, size = engine.worker, engine.memory, engine.target.word_size
    arguments = engine.choices.record.offset("x")
    opaque = load_tags()["INT"].value
    problem = None
    while (frame := worker["cleanup"]) < barrier:
        words = [memory.read(frame + arguments + index * size) for index in (CLEANUP, OLDER)]
        goal, older = engine.terms.decode_all(words)
        worker["cleanup"] = engine.layout.int_word(older) - opaque
        try:
            engine.once(with_reason(engine, goal, raised))
        except PrologError as found:
            problem = problem or found
    if problem is not None and not raised:
        raise problem


def with_reason(engine, goal: Term, raised: int) -> Term:
    """A cleanup goal; that of setup_call_catcher_cleanup/4 is told that an exception from elsewhere passes."""
    if raised and isinstance(goal, Struct) and goal.name == "$caught":
        return Struct(goal.name, (Struct("external_exception", (block_term(engine, raised),)), *goal.args[1:]))
    return goal


def block_term(engine, block: int) -> Term:
    """The ball of a block in the copy area: its root cell stands behind the word that says where it ends."""
    root = engine.memory.read(block + engine.target.word_size)
    return detach(cut_short(engine.terms.decode_all((root,), cycles=True)[0]))
