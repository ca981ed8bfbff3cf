"""Rules of arithmetic in place.

Operands are any terms. The fast path is that of two small integers in dereferenced words; one look behind a
reference stands in the cold section, everything else (floats, big integers, expressions, errors) is left to a
routine of `slow.py` that evaluates both operands first. `*_const` are the variants whose second operand is a small
integer written in the clause: `c` is its word.

The way to the fast path stands once for all operations (`in_place`, `related`); what each does there is an inline
function of two small integers, which is given the slow routine for results that are none.
"""

from wamjit.kernel.evaluate import compare_values, evaluate
from wamjit.kernel.names import INT, INT_BITS
from wamjit.kernel.number import EQUAL, GREATER, LESS
from wamjit.kernel.slow import (
    slow_add,
    slow_bit_and,
    slow_bit_or,
    slow_bit_xor,
    slow_floor_divide,
    slow_int_divide,
    slow_modulo,
    slow_multiply,
    slow_negate,
    slow_remainder,
    slow_shift_left,
    slow_shift_right,
    slow_subtract,
)
from wamjit.kernel.words import deref, int_value, is_int, make_int
from wamjit.subset.lang import (
    Const,
    Function,
    Label,
    Loc,
    Word,
    addo,
    div,
    ge_s,
    goto,
    gt_s,
    inline,
    le_s,
    lt_s,
    mulo,
    overflow,
    rem,
    rule,
    sar,
    subo,
    unlikely,
)

# --- the way to two small integers -----------------------------------------------------------------------------------


@inline
def in_place(a: Loc, b: Loc, fast: Function, slow: Function) -> Word:
    """The result of an operation: fast(t, u, slow) for small integers, slow(t, u) for any others."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            return slow(t, b)
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            return slow(t, u)
    return fast(t, u, slow)


@inline
def related(a: Loc, b: Loc, fast: Function, slow: Function) -> bool:
    """Whether fast(t, u) holds of small integers; for any others whether slow(order) does."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            return slow(compare_values(t, b))
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            return slow(compare_values(t, u))
    return fast(t, u)


@inline
def related_const(a: Loc, c: Const, fast: Function, slow: Function) -> bool:
    """The same with a small integer of the clause."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            return slow(compare_values(t, c))
    return fast(t, c)


# --- small integers --------------------------------------------------------------------------------------------------


@inline
def sum_of(t: Word, u: Word, slow: Function) -> Word:
    """t + u."""
    r = addo(t, u - INT)
    if unlikely(overflow()):
        return slow(t, u)
    return r


@inline
def difference(t: Word, u: Word, slow: Function) -> Word:
    """t - u."""
    r = subo(t, u - INT)
    if unlikely(overflow()):
        return slow(t, u)
    return r


@inline
def product(t: Word, u: Word, slow: Function) -> Word:
    """t * u."""
    r = mulo(t - INT, int_value(u))
    if unlikely(overflow()):
        return slow(t, u)
    return r + INT


@inline
def is_odd_divisor(v: Word) -> bool:
    """Whether v is 0, or -1, which may overflow."""
    return v + 1 <= 1


@inline
def quotient(t: Word, u: Word, slow: Function) -> Word:
    """t // u, truncating."""
    v = int_value(u)
    if unlikely(is_odd_divisor(v)):
        return slow(t, u)
    return make_int(div(int_value(t), v))


@inline
def rest(t: Word, u: Word, slow: Function) -> Word:
    """t rem u."""
    v = int_value(u)
    if unlikely(is_odd_divisor(v)):
        return slow(t, u)
    return make_int(rem(int_value(t), v))


@inline
def modulus(t: Word, u: Word, slow: Function) -> Word:
    """t mod u: the sign of u."""
    v = int_value(u)
    if unlikely(is_odd_divisor(v)):
        return slow(t, u)
    r = rem(int_value(t), v)
    if r != 0 and lt_s(r ^ v, 0):
        r = r + v
    return make_int(r)


@inline
def floored(t: Word, u: Word, slow: Function) -> Word:
    """t div u: rounded down."""
    v = int_value(u)
    if unlikely(is_odd_divisor(v)):
        return slow(t, u)
    x = int_value(t)
    q = div(x, v)
    if q * v != x and lt_s(x ^ v, 0):
        q = q - 1
    return make_int(q)


@inline
def conjunction(t: Word, u: Word, slow: Function) -> Word:
    """The bits that both have."""
    return t & u


@inline
def disjunction(t: Word, u: Word, slow: Function) -> Word:
    """The bits that one of them has."""
    return t | u


@inline
def exclusive(t: Word, u: Word, slow: Function) -> Word:
    """The bits in which they differ."""
    return (t ^ u) + INT


@inline
def shifted_left(t: Word, u: Word, slow: Function) -> Word:
    """t << u."""
    n = int_value(u)
    x = t - INT
    if unlikely(n >= INT_BITS):
        return slow(t, u)
    r = x << n
    if unlikely(sar(r, n) != x):
        return slow(t, u)
    return r + INT


@inline
def shifted_right(t: Word, u: Word, slow: Function) -> Word:
    """t >> u."""
    n = int_value(u)
    if unlikely(n >= INT_BITS):
        return slow(t, u)
    return make_int(sar(int_value(t), n))


@inline
def same(t: Word, u: Word) -> bool:
    """Small integers are equal when their words are."""
    return t == u


@inline
def different(t: Word, u: Word) -> bool:
    """And else not."""
    return t != u


# --- what an order of two values means -------------------------------------------------------------------------------


@inline
def is_less(order: Word) -> bool:
    """<"""
    return order == LESS


@inline
def is_greater(order: Word) -> bool:
    """>"""
    return order == GREATER


@inline
def is_at_most(order: Word) -> bool:
    """=<"""
    return order <= LESS


@inline
def is_at_least(order: Word) -> bool:
    """>="""
    return order == EQUAL or order == GREATER


@inline
def is_equal(order: Word) -> bool:
    """=:="""
    return order == EQUAL


@inline
def is_unequal(order: Word) -> bool:
    """=\\="""
    return order != EQUAL


# --- rules -----------------------------------------------------------------------------------------------------------


@rule
def evaluate_term(d: Loc, a: Loc):
    """d := the value of a."""
    t = a
    if unlikely(not is_int(t)):
        t = evaluate(t)
    d = t


@rule
def add_const(d: Loc, a: Loc, c: Const):
    """d := a + the constant."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_add(t, c + INT)
            return
    r = addo(t, c)
    if unlikely(overflow()):
        d = slow_add(t, c + INT)
        return
    d = r


@rule
def subtract_const(d: Loc, a: Loc, c: Const):
    """d := a - the constant."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_subtract(t, c + INT)
            return
    r = subo(t, c)
    if unlikely(overflow()):
        d = slow_subtract(t, c + INT)
        return
    d = r


@rule
def negate(d: Loc, a: Loc):
    """d := -a."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_negate(t)
            return
    r = subo(0, t - INT)
    if unlikely(overflow()):
        d = slow_negate(t)
        return
    d = r + INT


@rule
def add(d: Loc, a: Loc, b: Loc):
    """d := a + b."""
    d = in_place(a, b, sum_of, slow_add)


@rule
def subtract(d: Loc, a: Loc, b: Loc):
    """d := a - b."""
    d = in_place(a, b, difference, slow_subtract)


@rule
def multiply(d: Loc, a: Loc, b: Loc):
    """d := a * b."""
    d = in_place(a, b, product, slow_multiply)


@rule
def int_divide(d: Loc, a: Loc, b: Loc):
    """d := a // b, truncating."""
    d = in_place(a, b, quotient, slow_int_divide)


@rule
def remainder(d: Loc, a: Loc, b: Loc):
    """d := a rem b."""
    d = in_place(a, b, rest, slow_remainder)


@rule
def modulo(d: Loc, a: Loc, b: Loc):
    """d := a mod b: the sign of b."""
    d = in_place(a, b, modulus, slow_modulo)


@rule
def floor_divide(d: Loc, a: Loc, b: Loc):
    """d := a div b: rounded down."""
    d = in_place(a, b, floored, slow_floor_divide)


@rule
def bit_and(d: Loc, a: Loc, b: Loc):
    """d := a /\\ b."""
    d = in_place(a, b, conjunction, slow_bit_and)


@rule
def bit_or(d: Loc, a: Loc, b: Loc):
    """d := a \\/ b."""
    d = in_place(a, b, disjunction, slow_bit_or)


@rule
def bit_xor(d: Loc, a: Loc, b: Loc):
    """d := a xor b."""
    d = in_place(a, b, exclusive, slow_bit_xor)


@rule
def shift_left(d: Loc, a: Loc, b: Loc):
    """d := a << b."""
    d = in_place(a, b, shifted_left, slow_shift_left)


@rule
def shift_right(d: Loc, a: Loc, b: Loc):
    """d := a >> b."""
    d = in_place(a, b, shifted_right, slow_shift_right)


@rule
def test_lt(a: Loc, b: Loc, otherwise: Label):
    """Go on if a < b."""
    if not related(a, b, lt_s, is_less):
        goto(otherwise)


@rule
def test_lt_const(a: Loc, c: Const, otherwise: Label):
    """Go on if a < the constant."""
    if not related_const(a, c, lt_s, is_less):
        goto(otherwise)


@rule
def test_gt(a: Loc, b: Loc, otherwise: Label):
    """Go on if a > b."""
    if not related(a, b, gt_s, is_greater):
        goto(otherwise)


@rule
def test_gt_const(a: Loc, c: Const, otherwise: Label):
    """Go on if a > the constant."""
    if not related_const(a, c, gt_s, is_greater):
        goto(otherwise)


@rule
def test_le(a: Loc, b: Loc, otherwise: Label):
    """Go on if a =< b."""
    if not related(a, b, le_s, is_at_most):
        goto(otherwise)


@rule
def test_le_const(a: Loc, c: Const, otherwise: Label):
    """Go on if a =< the constant."""
    if not related_const(a, c, le_s, is_at_most):
        goto(otherwise)


@rule
def test_ge(a: Loc, b: Loc, otherwise: Label):
    """Go on if a >= b."""
    if not related(a, b, ge_s, is_at_least):
        goto(otherwise)


@rule
def test_ge_const(a: Loc, c: Const, otherwise: Label):
    """Go on if a >= the constant."""
    if not related_const(a, c, ge_s, is_at_least):
        goto(otherwise)


@rule
def test_eq(a: Loc, b: Loc, otherwise: Label):
    """Go on if a =:= b."""
    if not related(a, b, same, is_equal):
        goto(otherwise)


@rule
def test_eq_const(a: Loc, c: Const, otherwise: Label):
    """Go on if a =:= the constant."""
    if not related_const(a, c, same, is_equal):
        goto(otherwise)


@rule
def test_ne(a: Loc, b: Loc, otherwise: Label):
    """Go on if a =\\= b."""
    if not related(a, b, different, is_unequal):
        goto(otherwise)


@rule
def test_ne_const(a: Loc, c: Const, otherwise: Label):
    """Go on if a =\\= the constant."""
    if not related_const(a, c, different, is_unequal):
        goto(otherwise)
