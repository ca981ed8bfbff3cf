"""Cut barriers as terms, for the part of the system that runs control constructs as data (prolog/control.pl).

In: arguments in x. Out: built-ins. Holds: a barrier is the opaque word of a choice point (docs/contracts.md section
2), good as long as that choice point or an older one is the newest.
"""

from wamjit.kernel.cleanup import clean_up_above
from wamjit.kernel.copy import address_of, mark_of
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref
from wamjit.subset.lang import Word, choice_changed, kernel, reg


@kernel
def bi_barrier() -> Word:
    """'$barrier'(-Barrier): the newest choice point."""
    return unify(reg.x(0), mark_of(reg.b))


@kernel
def bi_cut_to() -> Word:
    """'$cut_to'(+Barrier): forget the choice points that are newer."""
    b = address_of(deref(reg.x(0)))
    clean_up_above(b, 0)
    reg.b = b
    choice_changed()
    return 1
