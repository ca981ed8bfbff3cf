"""catch/3 and throw/1.

catch/3 pushes a choice point over its three arguments whose alternative is `catch_fail`, allocates an environment (the
choice point, and the copy area's top, both as opaque words) and calls the goal with `catch_exit` as continuation.

throw/1 copies the ball out, then looks for the newest such choice point whose environment is still on the chain of
environments: one that is not belongs to a catch that has been left. Chain addresses only decrease towards older
environments, and so do the local tops of older choice points, so one walk along both serves. The state is restored as
backtracking does it; if the ball does not unify with the catcher the walk goes on outwards. A binding made on the way
needs no undoing: what the trail of the outer choice points does not know is younger than they are, and gone with their
heap.
"""

from wamjit.kernel.cleanup import clean_up_above
from wamjit.kernel.copy import BALL_RESERVE, BLOCK_SPARE, address_of, block_after, copy_in, copy_out, mark_of
from wamjit.kernel.names import ERR
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, is_ref, raise_error, undo_trail
from wamjit.subset.lang import (
    ENV,
    NODE,
    WORD,
    Word,
    addr_of,
    choice_changed,
    entry,
    inline,
    jump_to,
    kernel,
    load,
    reg,
    store,
    tail_jump,
    unlikely,
    unwind_and_jump,
    w,
)

CHOICE_SIZE = NODE.x + 3 * WORD  # goal, catcher, recovery
ENVIRONMENT_SIZE = ENV.y + 2 * WORD  # y0 the choice point, y1 the copy area's top


@inline
def cut_to(barrier: Word) -> None:
    """Forget the choice points that are newer than the one a barrier stands for."""
    reg.b = address_of(barrier)
    choice_changed()


@inline
def drop_choice(b: Word) -> None:
    """Forget the choice point at b, the newest."""
    reg.b = load(b, NODE.prev)
    choice_changed()


@kernel
def push_catch() -> Word:
    """The choice point and the environment of a catch/3 with its arguments in x0..x2."""
    old = reg.b
    b = (old - CHOICE_SIZE) & ~7
    if unlikely(b < w.choice_limit):
        unwind_and_jump("choice_full")
    a = reg.a
    if unlikely(a + ENVIRONMENT_SIZE > w.local_warn):
        unwind_and_jump("local_full")
    store(b, NODE.alt, addr_of("catch_fail"))
    store(b, NODE.prev, old)
    store(b, NODE.e, reg.e)
    store(b, NODE.cp, reg.cp)
    store(b, NODE.tr, reg.tr)
    store(b, NODE.local_top, a)
    store(b, NODE.global_top, reg.h)
    for i in range(3):
        store(b, NODE.x + i * WORD, reg.x(i))
    store(a, ENV.prev, reg.e)
    store(a, ENV.cp, reg.cp)
    store(a, ENV.y, mark_of(b))
    store(a, ENV.y + WORD, mark_of(w.copy_top))
    reg.e = a
    reg.a = a + ENVIRONMENT_SIZE
    reg.cp = addr_of("catch_exit")
    reg.b = b
    choice_changed()
    return 1


@entry
def catch() -> None:
    """catch(Goal, Catcher, Recovery)."""
    push_catch()
    tail_jump("call_1")


@entry
def catch_exit() -> None:
    """The goal of a catch/3 has succeeded; without choice points of its own the catch's goes too."""
    frame = reg.e
    b = address_of(load(frame, ENV.y))
    if b == reg.b:
        drop_choice(b)
    cp = load(frame, ENV.cp)
    reg.cp = cp
    reg.e = load(frame, ENV.prev)
    if frame >= reg.ab:
        reg.a = frame
    jump_to(cp)


@entry
def catch_fail() -> None:
    """The goal of a catch/3 has failed: so does the catch."""
    drop_choice(reg.b)
    jump_to(load(reg.b, NODE.alt))


@kernel
def restore(b: Word) -> Word:
    """The state that the choice point at b remembers, but for the choice point itself."""
    undo_trail(load(b, NODE.tr))
    reg.e = load(b, NODE.e)
    reg.cp = load(b, NODE.cp)
    reg.a = load(b, NODE.local_top)
    reg.h = load(b, NODE.global_top)
    return 0


@kernel
def first_inside(entered: Word) -> Word:
    """The first block of the copy area that nobody wants any more: of a findall inside of the catch, else the ball.

    `entered` is where the area ended when the catch was entered; findalls around it may have added answers since.
    """
    block = entered
    while address_of(load(block, BLOCK_SPARE)) < entered:
        block = block_after(block)
    return block


@kernel
def caught(b: Word, ball: Word) -> Word:
    """Restore the active catch at b; if its catcher unifies with the block `ball`, put the recovery goal into x0."""
    restore(b)
    drop_choice(b)
    if unify(load(b, NODE.x + WORD), load(copy_in(ball))) == 0:
        return 0
    w.copy_top = first_inside(address_of(load(load(b, NODE.local_top), ENV.y + WORD)))
    reg.x[0] = load(b, NODE.x + 2 * WORD)
    return 1


@kernel
def recover(ball: Word) -> Word:
    """Find who catches the block `ball`.

    1: the state is restored and the recovery goal in x0. 0: nobody does, the state is that of the choice point below
    the query.
    """
    frame = reg.e
    b = reg.b
    while load(b, NODE.alt) != addr_of("stop_fail"):
        if load(b, NODE.alt) == addr_of("catch_fail"):
            mine = load(b, NODE.local_top)
            while frame > mine:
                frame = load(frame, ENV.prev)
            if frame == mine:
                clean_up_above(b, ball)
                if caught(b, ball) != 0:
                    return 1
        b = load(b, NODE.prev)
    clean_up_above(b, ball)
    restore(b)
    reg.b = b
    choice_changed()
    return 0


@entry
def throw() -> None:
    """throw(Ball), and where every error ends up, with the ball in x0."""
    ball = deref(reg.x(0))
    if is_ref(ball):
        raise_error(ERR.instantiation, 0, 0)
    ball = copy_out(ball, w.copy_end + BALL_RESERVE)
    if recover(ball) != 0:
        tail_jump("call_1")
    w.svc[0] = ball
    tail_jump("stop_exception")
