"""The cells of global variables: read, and changed until backtracking.

In: the number of a cell of the area `globals`, a value. Out: 1, or whether the value unifies. Holds: the trail notes
what a cell held, as for setarg/3; the collector knows the cells below `w.globals_size`.
"""

from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, int_value, trail_value
from wamjit.subset.lang import WORD, Word, inline, kernel, load, reg, store, w


@inline
def global_cell() -> Word:
    """The cell whose number is in x0."""
    return w.globals_start + int_value(deref(reg.x(0))) * WORD


@kernel
def bi_global() -> Word:
    """'$global'(+Number, ?Value)."""
    return unify(reg.x(1), load(global_cell()))


@kernel
def bi_set_global() -> Word:
    """'$set_global'(+Number, +Value)."""
    cell = global_cell()
    trail_value(cell)
    store(cell, 0, deref(reg.x(1)))
    return 1
