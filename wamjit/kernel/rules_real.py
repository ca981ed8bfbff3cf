"""Rules of expressions whose values are all floats, or all small integers; anything else goes to a label.

Floats that an expression has on its way are not boxed: accumulator n is a double above h, n doubles behind where the
box of a result has its value. Nothing is checked between operations but divisors: what is infinite, or no number,
stays so until the result is looked at, and then everything is computed again by the instructions that raise errors.
"""

from wamjit.kernel.names import FLOAT_HEADER, INT, STR
from wamjit.kernel.number import float_value
from wamjit.kernel.slow import slow_one, slow_two
from wamjit.kernel.words import deref, header_of, int_value, is_int, is_str
from wamjit.subset.lang import (
    WORD,
    Const,
    Double,
    Function,
    Int,
    Label,
    Loc,
    Word,
    addo,
    goto,
    inline,
    load_double,
    mulo,
    overflow,
    reg,
    rule,
    sqrt,
    store,
    store_double,
    subo,
    to_double,
    unlikely,
    unordered,
)

DOUBLE = 8


@rule
def function_one(d: Loc, a: Loc, operation: Int):
    """d := the value of a function without an instruction of its own."""
    d = slow_one(operation, a)


@rule
def function_two(d: Loc, a: Loc, b: Loc, operation: Int):
    """The same with two arguments."""
    d = slow_two(operation, a, b)


# --- small integers --------------------------------------------------------------------------------------------------


@inline
def small(a: Loc, other: Label) -> Word:
    """a, a small integer."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            goto(other)
    return t


@inline
def leave_on_overflow(other: Label) -> None:
    """What the instruction before has computed must have fitted."""
    if unlikely(overflow()):
        goto(other)


@rule
def small_add(d: Loc, a: Loc, b: Loc, other: Label):
    """d := a + b."""
    t = small(a, other)
    r = addo(t, small(b, other) - INT)
    leave_on_overflow(other)
    d = r


@rule
def small_add_const(d: Loc, a: Loc, c: Const, other: Label):
    """d := a + the constant."""
    r = addo(small(a, other), c)
    leave_on_overflow(other)
    d = r


@rule
def small_subtract(d: Loc, a: Loc, b: Loc, other: Label):
    """d := a - b."""
    t = small(a, other)
    r = subo(t, small(b, other) - INT)
    leave_on_overflow(other)
    d = r


@rule
def small_subtract_const(d: Loc, a: Loc, c: Const, other: Label):
    """d := a - the constant."""
    r = subo(small(a, other), c)
    leave_on_overflow(other)
    d = r


@rule
def small_multiply(d: Loc, a: Loc, b: Loc, other: Label):
    """d := a * b."""
    t = small(a, other)
    r = mulo(t - INT, int_value(small(b, other)))
    leave_on_overflow(other)
    d = r + INT


# --- floats ----------------------------------------------------------------------------------------------------------


@inline
def real(n: Int) -> Double:
    """What accumulator n holds."""
    return load_double(reg.h, WORD + n * DOUBLE)


@inline
def set_real(n: Int, value: Double) -> None:
    """Accumulator n := value."""
    store_double(reg.h, WORD + n * DOUBLE, value)


@rule
def real_load(n: Int, a: Loc, other: Label):
    """Accumulator n := a, a float."""
    t = a
    if unlikely(not is_str(t)):
        t = deref(t)
        if not is_str(t):
            goto(other)
    if header_of(t) != FLOAT_HEADER:
        goto(other)
    set_real(n, float_value(t))


@rule
def real_number(n: Int, a: Loc, other: Label):
    """Accumulator n := a, a float or a small integer."""
    t = a
    if unlikely(not is_str(t)):
        t = deref(t)
        if is_int(t):
            set_real(n, to_double(int_value(t)))
            return
        if not is_str(t):
            goto(other)
    if header_of(t) != FLOAT_HEADER:
        goto(other)
    set_real(n, float_value(t))


@rule
def real_const(n: Int, c: Const):
    """Accumulator n := a float of the clause."""
    set_real(n, float_value(c))


@rule
def real_add(n: Int, a: Int, b: Int):
    """Accumulator n := a + b."""
    set_real(n, real(a) + real(b))


@rule
def real_subtract(n: Int, a: Int, b: Int):
    """Accumulator n := a - b."""
    set_real(n, real(a) - real(b))


@rule
def real_multiply(n: Int, a: Int, b: Int):
    """Accumulator n := a * b."""
    set_real(n, real(a) * real(b))


@rule
def real_divide(n: Int, a: Int, b: Int, other: Label):
    """Accumulator n := a / b; not by 0, nor by what would hide that it is infinite."""
    y: Double = real(b)
    if y == 0.0:
        goto(other)
    zero: Double = y - y
    if unordered(zero, zero):
        goto(other)
    set_real(n, real(a) / y)


@rule
def real_negate(n: Int, a: Int):
    """Accumulator n := -a."""
    set_real(n, -real(a))


@rule
def real_sqrt(n: Int, a: Int):
    """Accumulator n := the root of a; no number if a is negative."""
    set_real(n, sqrt(real(a)))


@rule
def real_result(d: Loc, other: Label):
    """d := accumulator 0, which becomes a float box, if it is finite."""
    x: Double = real(0)
    zero: Double = x - x
    if unordered(zero, zero):
        goto(other)
    store(reg.h, 0, FLOAT_HEADER)
    d = reg.h + STR
    reg.h += WORD + DOUBLE


@inline
def relation(a: Int, b: Int, holds: Function, otherwise: Label, other: Label) -> None:
    """Go on if it holds of two accumulators. Whether what is no number should have been an error is asked elsewhere."""
    x: Double = real(a)
    y: Double = real(b)
    zero: Double = (x - x) + (y - y)
    if unordered(zero, zero):
        goto(other)
    if not holds(x, y):
        goto(otherwise)


@inline
def below(x: Double, y: Double) -> bool:
    """x < y."""
    return x < y


@inline
def above(x: Double, y: Double) -> bool:
    """x > y."""
    return x > y


@inline
def at_most(x: Double, y: Double) -> bool:
    """x =< y."""
    return x <= y


@inline
def at_least(x: Double, y: Double) -> bool:
    """x >= y."""
    return x >= y


@inline
def same(x: Double, y: Double) -> bool:
    """x =:= y."""
    return x == y


@inline
def different(x: Double, y: Double) -> bool:
    """x =\\= y."""
    return x != y


@rule
def real_lt(a: Int, b: Int, otherwise: Label, other: Label):
    """Go on if a < b."""
    relation(a, b, below, otherwise, other)


@rule
def real_gt(a: Int, b: Int, otherwise: Label, other: Label):
    """Go on if a > b."""
    relation(a, b, above, otherwise, other)


@rule
def real_le(a: Int, b: Int, otherwise: Label, other: Label):
    """Go on if a =< b."""
    relation(a, b, at_most, otherwise, other)


@rule
def real_ge(a: Int, b: Int, otherwise: Label, other: Label):
    """Go on if a >= b."""
    relation(a, b, at_least, otherwise, other)


@rule
def real_eq(a: Int, b: Int, otherwise: Label, other: Label):
    """Go on if a =:= b."""
    relation(a, b, same, otherwise, other)


@rule
def real_ne(a: Int, b: Int, otherwise: Label, other: Label):
    """Go on if a =\\= b."""
    relation(a, b, different, otherwise, other)
