"""The stack of walks over terms: parts that wait in the area `pdl`.

In: its top, words. Out: the new top. Holds: what has no room leaves every routine for `pdl_full`. Popping is two or
three loads below the top.
"""

from wamjit.subset.lang import WORD, Word, inline, store, unlikely, unwind_and_jump, w


@inline
def push_two(top: Word, a: Word, b: Word) -> Word:
    """Two words more."""
    if unlikely(top + 2 * WORD > w.pdl_end):
        unwind_and_jump("pdl_full")
    store(top, 0, a)
    store(top, WORD, b)
    return top + 2 * WORD


@inline
def push_three(top: Word, a: Word, b: Word, c: Word) -> Word:
    """Three words more."""
    if unlikely(top + 3 * WORD > w.pdl_end):
        unwind_and_jump("pdl_full")
    store(top, 0, a)
    store(top, WORD, b)
    store(top, 2 * WORD, c)
    return top + 3 * WORD
