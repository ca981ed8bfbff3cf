"""Rules of arithmetic in place.

Operands are any terms. The fast path is that of two small integers in dereferenced words; one look behind a
reference stands in the cold section, everything else (floats, big integers, expressions, errors) is left to a
routine of `slow.py` that evaluates both operands first. `*_const` are the variants whose second operand is a small
integer written in the clause: `c` is its word.
"""

from wamjit.kernel.evaluate import compare_values, evaluate
from wamjit.kernel.names import INT, INT_BITS
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
    Label,
    Loc,
    addo,
    div,
    ge_s,
    goto,
    gt_s,
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
from wamjit.subset.lang import Word as Word


@rule
def evaluate_term(d: Loc, a: Loc):
    """d := the value of a."""
    t = a
    if unlikely(not is_int(t)):
        t = evaluate(t)
    d = t


@rule
def add(d: Loc, a: Loc, b: Loc):
    """d := a + b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_add(t, b)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            d = slow_add(t, u)
            return
    r = addo(t, u - INT)
    if unlikely(overflow()):
        d = slow_add(t, u)
        return
    d = r


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
def subtract(d: Loc, a: Loc, b: Loc):
    """d := a - b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_subtract(t, b)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            d = slow_subtract(t, u)
            return
    r = subo(t, u - INT)
    if unlikely(overflow()):
        d = slow_subtract(t, u)
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
def multiply(d: Loc, a: Loc, b: Loc):
    """d := a * b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_multiply(t, b)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            d = slow_multiply(t, u)
            return
    r = mulo(t - INT, int_value(u))
    if unlikely(overflow()):
        d = slow_multiply(t, u)
        return
    d = r + INT


@rule
def int_divide(d: Loc, a: Loc, b: Loc):
    """d := a // b, truncating."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_int_divide(t, b)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            d = slow_int_divide(t, u)
            return
    v = int_value(u)
    if unlikely(v + 1 <= 1):  # 0, or -1 that may overflow
        d = slow_int_divide(t, u)
        return
    d = make_int(div(int_value(t), v))


@rule
def remainder(d: Loc, a: Loc, b: Loc):
    """d := a rem b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_remainder(t, b)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            d = slow_remainder(t, u)
            return
    v = int_value(u)
    if unlikely(v + 1 <= 1):
        d = slow_remainder(t, u)
        return
    d = make_int(rem(int_value(t), v))


@rule
def modulo(d: Loc, a: Loc, b: Loc):
    """d := a mod b: the sign of b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_modulo(t, b)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            d = slow_modulo(t, u)
            return
    v = int_value(u)
    if unlikely(v + 1 <= 1):
        d = slow_modulo(t, u)
        return
    r = rem(int_value(t), v)
    if r != 0 and lt_s(r ^ v, 0):
        r = r + v
    d = make_int(r)


@rule
def floor_divide(d: Loc, a: Loc, b: Loc):
    """d := a div b: rounded down."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_floor_divide(t, b)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            d = slow_floor_divide(t, u)
            return
    v = int_value(u)
    if unlikely(v + 1 <= 1):
        d = slow_floor_divide(t, u)
        return
    x = int_value(t)
    q = div(x, v)
    if q * v != x and lt_s(x ^ v, 0):
        q = q - 1
    d = make_int(q)


@rule
def bit_and(d: Loc, a: Loc, b: Loc):
    """d := a /\\ b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_bit_and(t, b)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            d = slow_bit_and(t, u)
            return
    d = t & u


@rule
def bit_or(d: Loc, a: Loc, b: Loc):
    """d := a \\/ b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_bit_or(t, b)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            d = slow_bit_or(t, u)
            return
    d = t | u


@rule
def bit_xor(d: Loc, a: Loc, b: Loc):
    """d := a xor b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_bit_xor(t, b)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            d = slow_bit_xor(t, u)
            return
    d = (t ^ u) + INT


@rule
def shift_left(d: Loc, a: Loc, b: Loc):
    """d := a << b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_shift_left(t, b)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            d = slow_shift_left(t, u)
            return
    n = int_value(u)
    x = t - INT
    if unlikely(n >= INT_BITS):
        d = slow_shift_left(t, u)
        return
    r = x << n
    if unlikely(sar(r, n) != x):
        d = slow_shift_left(t, u)
        return
    d = r + INT


@rule
def shift_right(d: Loc, a: Loc, b: Loc):
    """d := a >> b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            d = slow_shift_right(t, b)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            d = slow_shift_right(t, u)
            return
    n = int_value(u)
    if unlikely(n >= INT_BITS):
        d = slow_shift_right(t, u)
        return
    d = make_int(sar(int_value(t), n))


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
def test_lt(a: Loc, b: Loc, otherwise: Label):
    """Go on if a < b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            r = compare_values(t, b)
            if r != 1:
                goto(otherwise)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            r = compare_values(t, u)
            if r != 1:
                goto(otherwise)
            return
    if ge_s(t, u):
        goto(otherwise)


@rule
def test_lt_const(a: Loc, c: Const, otherwise: Label):
    """Go on if a < b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            r = compare_values(t, c)
            if r != 1:
                goto(otherwise)
            return
    if ge_s(t, c):
        goto(otherwise)


@rule
def test_gt(a: Loc, b: Loc, otherwise: Label):
    """Go on if a > b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            r = compare_values(t, b)
            if r != 2:
                goto(otherwise)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            r = compare_values(t, u)
            if r != 2:
                goto(otherwise)
            return
    if le_s(t, u):
        goto(otherwise)


@rule
def test_gt_const(a: Loc, c: Const, otherwise: Label):
    """Go on if a > b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            r = compare_values(t, c)
            if r != 2:
                goto(otherwise)
            return
    if le_s(t, c):
        goto(otherwise)


@rule
def test_le(a: Loc, b: Loc, otherwise: Label):
    """Go on if a =< b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            r = compare_values(t, b)
            if r > 1:
                goto(otherwise)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            r = compare_values(t, u)
            if r > 1:
                goto(otherwise)
            return
    if gt_s(t, u):
        goto(otherwise)


@rule
def test_le_const(a: Loc, c: Const, otherwise: Label):
    """Go on if a =< b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            r = compare_values(t, c)
            if r > 1:
                goto(otherwise)
            return
    if gt_s(t, c):
        goto(otherwise)


@rule
def test_ge(a: Loc, b: Loc, otherwise: Label):
    """Go on if a >= b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            r = compare_values(t, b)
            if r != 0 and r != 2:
                goto(otherwise)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            r = compare_values(t, u)
            if r != 0 and r != 2:
                goto(otherwise)
            return
    if lt_s(t, u):
        goto(otherwise)


@rule
def test_ge_const(a: Loc, c: Const, otherwise: Label):
    """Go on if a >= b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            r = compare_values(t, c)
            if r != 0 and r != 2:
                goto(otherwise)
            return
    if lt_s(t, c):
        goto(otherwise)


@rule
def test_eq(a: Loc, b: Loc, otherwise: Label):
    """Go on if a =:= b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            r = compare_values(t, b)
            if r != 0:
                goto(otherwise)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            r = compare_values(t, u)
            if r != 0:
                goto(otherwise)
            return
    if t != u:
        goto(otherwise)


@rule
def test_eq_const(a: Loc, c: Const, otherwise: Label):
    """Go on if a =:= b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            r = compare_values(t, c)
            if r != 0:
                goto(otherwise)
            return
    if t != c:
        goto(otherwise)


@rule
def test_ne(a: Loc, b: Loc, otherwise: Label):
    """Go on if a =\\= b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            r = compare_values(t, b)
            if r == 0:
                goto(otherwise)
            return
    u = b
    if unlikely(not is_int(u)):
        u = deref(u)
        if not is_int(u):
            r = compare_values(t, u)
            if r == 0:
                goto(otherwise)
            return
    if t == u:
        goto(otherwise)


@rule
def test_ne_const(a: Loc, c: Const, otherwise: Label):
    """Go on if a =\\= b."""
    t = a
    if unlikely(not is_int(t)):
        t = deref(t)
        if not is_int(t):
            r = compare_values(t, c)
            if r == 0:
                goto(otherwise)
            return
    if t == c:
        goto(otherwise)
