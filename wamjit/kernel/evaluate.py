"""Evaluation of a term as an arithmetic expression.

In: any word. Out: a number word, or a type or instantiation error. Holds: the functor's record says which operation it
is (field `arith`, 0 for none); depth is kept on the pdl, one entry (operation, waiting) for each open functor: waiting
is the address of the second argument, or the first argument's number once the second one is being evaluated (`SECOND`
is set in the operation).
"""

from wamjit.kernel.acyclic import never_ends
from wamjit.kernel.arith import (
    arith_abs,
    arith_add,
    arith_and,
    arith_div,
    arith_idiv,
    arith_intdiv,
    arith_max,
    arith_min,
    arith_mod,
    arith_mul,
    arith_neg,
    arith_not,
    arith_or,
    arith_plus,
    arith_power,
    arith_rem,
    arith_service,
    arith_shl,
    arith_shr,
    arith_sign,
    arith_sub,
    arith_xor,
)
from wamjit.kernel.chance import draw_float
from wamjit.kernel.functions import (
    arith_gcd,
    arith_getbit,
    arith_lsb,
    arith_msb,
    arith_popcount,
    arith_pow,
    arith_random,
    arith_succ,
    arith_sum,
    arith_trunc,
    by_c,
)
from wamjit.kernel.names import ARITH, ATOMS, ERR, FUNCTORS, LST, STR
from wamjit.kernel.number import arith_compare, float_value, order_doubles
from wamjit.kernel.pdl import push_two
from wamjit.kernel.rounding import (
    arith_ceiling,
    arith_float,
    arith_floor,
    arith_integer,
    arith_round,
    arith_sqrt,
    arith_truncate,
)
from wamjit.kernel.unify import unify
from wamjit.kernel.words import (
    deref,
    functor_arity,
    functor_name,
    functor_record,
    header_of,
    is_box_header,
    is_float,
    is_int,
    is_lst,
    is_ref,
    is_str,
    is_string,
    make_int,
    raise_error,
)
from wamjit.subset.lang import FUNCTOR, WORD, Word, kernel, load, reg, store, w

UNARY = 64  # operations from here on have one argument, those below two
SECOND = 1 << 16  # the second argument is being evaluated


@kernel
def apply_two(operation: Word, a: Word, b: Word) -> Word:
    """An operation on two numbers."""
    if operation <= ARITH.mod:
        if operation == ARITH.add:
            return arith_add(a, b)
        if operation == ARITH.sub:
            return arith_sub(a, b)
        if operation == ARITH.mul:
            return arith_mul(a, b)
        if operation == ARITH.idiv:
            return arith_idiv(a, b)
        return arith_mod(a, b)
    if operation <= ARITH.shr:
        if operation == ARITH.div:
            return arith_div(a, b)
        if operation == ARITH.and_:
            return arith_and(a, b)
        if operation == ARITH.or_:
            return arith_or(a, b)
        if operation == ARITH.shl:
            return arith_shl(a, b)
        return arith_shr(a, b)
    if operation == ARITH.rem:
        return arith_rem(a, b)
    if operation == ARITH.intdiv:
        return arith_intdiv(a, b)
    if operation == ARITH.min:
        return arith_min(a, b)
    if operation == ARITH.max:
        return arith_max(a, b)
    if operation == ARITH.xor:
        return arith_xor(a, b)
    if operation == ARITH.pow:
        return arith_pow(a, b)
    if operation == ARITH.power:
        return arith_power(a, b)
    if operation == ARITH.gcd:
        return arith_gcd(a, b)
    if operation == ARITH.getbit:
        return arith_getbit(a, b)
    if operation == ARITH.sum:
        return arith_sum(a, b)
    return by_c(operation, a, b)


@kernel
def apply_one(operation: Word, a: Word) -> Word:
    """An operation on one number."""
    if operation == ARITH.neg:
        return arith_neg(a)
    if operation == ARITH.plus:
        return arith_plus(a)
    if operation == ARITH.abs:
        return arith_abs(a)
    if operation == ARITH.not_:
        return arith_not(a)
    if operation == ARITH.sign:
        return arith_sign(a)
    if operation == ARITH.float:
        return arith_float(a)
    if operation == ARITH.sqrt:
        return arith_sqrt(a)
    if operation == ARITH.truncate:
        return arith_truncate(a)
    if operation == ARITH.integer:
        return arith_integer(a)
    if operation == ARITH.floor:
        return arith_floor(a)
    if operation == ARITH.ceiling:
        return arith_ceiling(a)
    if operation == ARITH.round:
        return arith_round(a)
    return bit_operation(operation, a)


@kernel
def bit_operation(operation: Word, a: Word) -> Word:
    """The rarer operations on one number."""
    if operation == ARITH.msb:
        return arith_msb(a)
    if operation == ARITH.lsb:
        return arith_lsb(a)
    if operation == ARITH.popcount:
        return arith_popcount(a)
    if operation == ARITH.succ:
        return arith_succ(a)
    if operation == ARITH.trunc:
        return arith_trunc(a)
    if operation == ARITH.random:
        return arith_random(a)
    return by_c(operation, a, a)


@kernel
def evaluate_constant(t: Word) -> Word:
    """The value of a dereferenced term that is neither a number nor a compound term."""
    if is_ref(t):
        return raise_error(ERR.instantiation, 0, 0)
    if t == ATOMS.random or t == ATOMS.random_float:
        return draw_float()
    return arith_service(ARITH.constant, t, t)


@kernel
def not_evaluable(header: Word) -> Word:
    """The type error for a functor that is no operation."""
    return raise_error(ERR.type_evaluable, functor_name(header), make_int(functor_arity(header)))


@kernel
def single_element(t: Word) -> Word:
    """The X of the list [X], which evaluates as X does."""
    if deref(load(t, WORD - LST)) != ATOMS.nil:
        return not_evaluable(FUNCTORS.dot)
    return load(t, -LST)


@kernel
def evaluate(t: Word) -> Word:
    """The number that a term stands for."""
    top = w.pdl_start
    while True:
        t = deref(t)
        if not is_int(t):
            if is_str(t):
                if not is_box_header(header_of(t)):
                    operation = load(functor_record(header_of(t)), FUNCTOR.arith)
                    if operation == 0 or never_ends(t, top):
                        return not_evaluable(header_of(t))
                    top = push_two(top, operation, t - STR + 2 * WORD)
                    t = load(t, WORD - STR)
                    continue
                if is_string(t):
                    t = evaluate_constant(t)
            elif is_lst(t):
                if never_ends(t, top):
                    return not_evaluable(FUNCTORS.dot)
                t = single_element(t)
                continue
            else:
                t = evaluate_constant(t)
        while True:  # t is a number
            if top == w.pdl_start:
                return t
            top -= 2 * WORD
            operation = load(top)
            if operation >= SECOND:
                t = apply_two(operation - SECOND, load(top, WORD), t)
            elif operation >= UNARY:
                t = apply_one(operation, t)
            else:
                at = load(top, WORD)
                store(top, 0, operation + SECOND)
                store(top, WORD, t)
                top += 2 * WORD
                t = load(at)
                break


@kernel
def bi_is() -> Word:
    """-Result is @Expression."""
    return unify(reg.x(0), evaluate(reg.x(1)))


@kernel
def compare_values(a: Word, b: Word) -> Word:
    """Evaluate two expressions and compare them: as `arith_compare`."""
    a = deref(a)
    b = deref(b)
    if is_float(a) and is_float(b):
        return order_doubles(float_value(a), float_value(b))
    x = evaluate(a)
    y = evaluate(b)
    return arith_compare(x, y)
