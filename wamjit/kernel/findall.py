"""findall's parts: remember where answers begin, add one, turn them into a list.

In: arguments in x. Out: built-ins. Holds: between start and collect the copy area holds nothing but an empty block
at the start and blocks of answers (an inner findall or a ball has given back what it took). Each block says to
which findall it belongs, for an exception gives back those of findalls that began inside of the catch: answers of
one around it may stand behind the place where the area ended when the catch was entered, since the goal of a catch
can be left and come back to.
"""

from wamjit.kernel.copy import BLOCK_SPARE, address_of, block_after, copy_in, copy_out, empty_block, mark_of
from wamjit.kernel.links import tick
from wamjit.kernel.names import LST
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, make_int
from wamjit.subset.lang import WORD, Word, kernel, reg, store, w


@kernel
def collect_answers(mark: Word, tail: Word) -> Word:
    """The list of the answers since `mark`, ending in `tail`; the copy area is given back."""
    start = address_of(mark)
    block = block_after(start)
    result = tail
    last = 0
    while block < w.copy_top:
        tick()
        pair = copy_in(block)
        if last == 0:
            result = pair + LST
        else:
            store(last, 0, pair + LST)
        last = pair + WORD
        store(last, 0, tail)
        block = block_after(block)
    w.copy_top = start
    return result


@kernel
def count_answers(mark: Word) -> Word:
    """How many answers there are since `mark`."""
    block = block_after(address_of(mark))
    count = 0
    while block < w.copy_top:
        tick()
        count += 1
        block = block_after(block)
    return count


@kernel
def bi_findall_start() -> Word:
    """'$findall_start'(-Mark)."""
    return unify(reg.x(0), mark_of(empty_block()))


@kernel
def bi_findall_add() -> Word:
    """'$findall_add'(+Mark, +Answer)."""
    block = copy_out(reg.x(1), w.copy_end)
    store(block, BLOCK_SPARE, deref(reg.x(0)))
    return 1


@kernel
def bi_findall_collect() -> Word:
    """'$findall_collect'(+Mark, -List, +Tail)."""
    return unify(reg.x(1), collect_answers(deref(reg.x(0)), deref(reg.x(2))))


@kernel
def bi_findall_count() -> Word:
    """'$findall_count'(+Mark, -Count): for aggregate_all(count, ..) and forall-like loops; the answers stay."""
    return unify(reg.x(1), make_int(count_answers(deref(reg.x(0)))))
