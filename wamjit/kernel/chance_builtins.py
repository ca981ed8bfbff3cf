"""Built-ins that draw random numbers.

In: arguments in x. Out: 1 or 0. Holds: bounds that are no small integers are the service's, which draws from the same
generator (builtins/chance.py).
"""

from wamjit.kernel.chance import draw_float, up_to
from wamjit.kernel.names import ROW
from wamjit.kernel.slow import serve
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, int_value, is_int, make_int
from wamjit.subset.lang import Word, kernel, lt_s, reg


@kernel
def bi_random() -> Word:
    """random(-Float)."""
    return unify(reg.x(0), draw_float())


@kernel
def bi_random_integer() -> Word:
    """'$random_integer'(+Low, +High, -Value)."""
    low = deref(reg.x(0))
    high = deref(reg.x(1))
    if not is_int(low) or not is_int(high):
        return serve(ROW.bi_random_integer)
    if lt_s(high, low):
        return 0
    return unify(reg.x(2), make_int(int_value(low) + up_to(int_value(high) - int_value(low))))
