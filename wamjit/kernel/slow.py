"""What the WAM instructions call when they leave their fast path, and what runs a Python built-in.

The arithmetic routines take any terms: both are evaluated first. The `*_full` entries are jumped to at depth 0 and
do not come back.
"""

from wamjit.kernel.arith import (
    arith_add,
    arith_and,
    arith_idiv,
    arith_intdiv,
    arith_mod,
    arith_mul,
    arith_neg,
    arith_or,
    arith_rem,
    arith_shl,
    arith_shr,
    arith_sub,
    arith_xor,
    float_result,
)
from wamjit.kernel.evaluate import apply_one, apply_two, evaluate
from wamjit.kernel.names import AREA, ARITH, SVC
from wamjit.kernel.number import float_value
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, exhausted, is_float
from wamjit.subset.lang import NODE, WORD, WORKER, Word, choice_changed, entry, fail, gate, inline, kernel, load, reg, w


@inline
def both_floats(a: Word, b: Word) -> bool:
    """The case that is done at once."""
    return is_float(a) and is_float(b)


@kernel
def slow_add(a: Word, b: Word) -> Word:
    """a + b."""
    b = deref(b)
    if both_floats(a, b):
        return float_result(float_value(a) + float_value(b), ARITH.add, a, b)
    t = evaluate(a)
    return arith_add(t, evaluate(b))


@kernel
def slow_subtract(a: Word, b: Word) -> Word:
    """a - b."""
    b = deref(b)
    if both_floats(a, b):
        return float_result(float_value(a) - float_value(b), ARITH.sub, a, b)
    t = evaluate(a)
    return arith_sub(t, evaluate(b))


@kernel
def slow_multiply(a: Word, b: Word) -> Word:
    """a * b."""
    b = deref(b)
    if both_floats(a, b):
        return float_result(float_value(a) * float_value(b), ARITH.mul, a, b)
    t = evaluate(a)
    return arith_mul(t, evaluate(b))


@kernel
def slow_one(operation: Word, a: Word) -> Word:
    """Any operation on one number."""
    return apply_one(operation, evaluate(a))


@kernel
def slow_two(operation: Word, a: Word, b: Word) -> Word:
    """Any operation on two numbers."""
    t = evaluate(a)
    return apply_two(operation, t, evaluate(b))


@kernel
def slow_int_divide(a: Word, b: Word) -> Word:
    """a // b."""
    t = evaluate(a)
    return arith_idiv(t, evaluate(b))


@kernel
def slow_modulo(a: Word, b: Word) -> Word:
    """a mod b."""
    t = evaluate(a)
    return arith_mod(t, evaluate(b))


@kernel
def slow_remainder(a: Word, b: Word) -> Word:
    """a rem b."""
    t = evaluate(a)
    return arith_rem(t, evaluate(b))


@kernel
def slow_floor_divide(a: Word, b: Word) -> Word:
    """a div b."""
    t = evaluate(a)
    return arith_intdiv(t, evaluate(b))


@kernel
def slow_bit_and(a: Word, b: Word) -> Word:
    """a /\\ b."""
    t = evaluate(a)
    return arith_and(t, evaluate(b))


@kernel
def slow_bit_or(a: Word, b: Word) -> Word:
    """a \\/ b."""
    t = evaluate(a)
    return arith_or(t, evaluate(b))


@kernel
def slow_bit_xor(a: Word, b: Word) -> Word:
    """a xor b."""
    t = evaluate(a)
    return arith_xor(t, evaluate(b))


@kernel
def slow_shift_left(a: Word, b: Word) -> Word:
    """a << b."""
    t = evaluate(a)
    return arith_shl(t, evaluate(b))


@kernel
def slow_shift_right(a: Word, b: Word) -> Word:
    """a >> b."""
    t = evaluate(a)
    return arith_shr(t, evaluate(b))


@kernel
def slow_negate(a: Word) -> Word:
    """-a."""
    return arith_neg(evaluate(a))


@kernel
def serve(number: Word) -> Word:
    """Run a built-in that is a Python service: 0 or 1. What it wants unified stands in pairs from svc[2]."""
    w.svc[0] = number
    if gate(SVC.builtin) == 0:
        return 0
    pair = reg.w + WORKER.svc(2)
    end = pair + w.svc(1) * (2 * WORD)
    while pair < end:
        if unify(load(pair), load(pair, WORD)) == 0:
            return 0
        pair += 2 * WORD
    return 1


@entry
def pop_fail() -> None:
    """The alternative of a choice point that a soft cut has disabled: drop it and fail on."""
    reg.b = load(reg.b, NODE.prev)
    choice_changed()
    fail()


@entry
def trail_full() -> None:
    """No room on the trail."""
    exhausted(AREA.trail)
    fail()


@entry
def local_full() -> None:
    """No room for an environment."""
    exhausted(AREA.local)
    fail()


@entry
def choice_full() -> None:
    """No room for a choice point."""
    exhausted(AREA.choice)
    fail()


@entry
def heap_full() -> None:
    """No room for what a clause builds."""
    exhausted(AREA.heap)
    fail()
