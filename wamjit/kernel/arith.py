"""Operations on evaluated numbers.

In: number words (small integers, float boxes, big integers). Out: a number word, or an evaluation or type error.
Holds: small integers and doubles are done here; what overflows, what is big and what is rare goes to the service
`arith` under the same operation number (tables/arith.txt), so that a result does not depend on who computed it.
Infinities and what is not a number never come out: they are evaluation errors.
"""

from wamjit.kernel.big import (
    absolute,
    add_integers,
    is_short_divisor,
    multiply_integers,
    quotient_short,
    rest_short,
)
from wamjit.kernel.big_bits import AND, OR, XOR, combine, power_long, shift_left_long, shift_long
from wamjit.kernel.big_division import quotient_long, rest_long
from wamjit.kernel.names import ARITH, ERR, INT, INT_BITS, INT_MASK, SVC
from wamjit.kernel.number import GREATER, LESS, arith_compare, float_value
from wamjit.kernel.words import fits_int, int_value, is_big, is_float, is_int, make_int, new_float, raise_error
from wamjit.subset.lang import (
    Double,
    Word,
    addo,
    div,
    gate,
    ge_s,
    inline,
    kernel,
    lt_s,
    mulo,
    overflow,
    rem,
    sar,
    subo,
    test,
    to_double,
    to_word,
    unlikely,
    unordered,
    w,
)


@kernel
def arith_service(operation: Word, a: Word, b: Word) -> Word:
    """Let Python compute."""
    w.svc[0] = operation
    w.svc[1] = a
    w.svc[2] = b
    return gate(SVC.arith)


@inline
def both_int(a: Word, b: Word) -> bool:
    """Whether two numbers are small integers: the other numbers are STR words, whose lowest bit is clear."""
    return test(a & b, 1)


@inline
def is_simple(a: Word) -> bool:
    """A number that is no big integer."""
    return is_int(a) or is_float(a)


@inline
def simple_value(a: Word) -> Double:
    """A small integer or float as a double."""
    if is_int(a):
        return to_double(int_value(a))
    return float_value(a)


@inline
def float_result(value: Double, operation: Word, a: Word, b: Word) -> Word:
    """The float box of a result; the service says what one that is not finite is: of finite operands, an error."""
    zero: Double = value - value  # not a number if value is infinite or is none
    if unlikely(unordered(zero, zero)):
        return arith_service(operation, a, b)
    return new_float(value)


@kernel
def refuse_float(a: Word, b: Word) -> Word:
    """The type error of an operation on integers, one of whose operands is a float."""
    if is_float(a):
        return raise_error(ERR.type_integer, a, 0)
    return raise_error(ERR.type_integer, b, 0)


@inline
def integer_service(operation: Word, a: Word, b: Word) -> Word:
    """An operation on integers, not both small."""
    if is_float(a) or is_float(b):
        return refuse_float(a, b)
    return arith_service(operation, a, b)


@inline
def or_service(result: Word, operation: Word, a: Word, b: Word) -> Word:
    """A result on big integers; 0 is for the service."""
    if result != 0:
        return result
    return arith_service(operation, a, b)


# --- two operands ----------------------------------------------------------------------------------------------------


@kernel
def arith_add(a: Word, b: Word) -> Word:
    """a + b."""
    if both_int(a, b):
        result = addo(a - INT, b)
        if overflow():
            return add_integers(a, b, 0)
        return result
    if is_simple(a) and is_simple(b):
        return float_result(simple_value(a) + simple_value(b), ARITH.add, a, b)
    if is_float(a) or is_float(b):
        return arith_service(ARITH.add, a, b)
    return add_integers(a, b, 0)


@kernel
def arith_sub(a: Word, b: Word) -> Word:
    """a - b."""
    if both_int(a, b):
        result = subo(a, b - INT)
        if overflow():
            return add_integers(a, b, 1)
        return result
    if is_simple(a) and is_simple(b):
        return float_result(simple_value(a) - simple_value(b), ARITH.sub, a, b)
    if is_float(a) or is_float(b):
        return arith_service(ARITH.sub, a, b)
    return add_integers(a, b, 1)


@kernel
def arith_mul(a: Word, b: Word) -> Word:
    """a * b."""
    if both_int(a, b):
        result = mulo(a - INT, int_value(b))
        if overflow():
            return multiply_integers(a, b)
        return result + INT
    if is_simple(a) and is_simple(b):
        return float_result(simple_value(a) * simple_value(b), ARITH.mul, a, b)
    if is_float(a) or is_float(b):
        return arith_service(ARITH.mul, a, b)
    result = multiply_integers(a, b)
    if result == 0:
        return arith_service(ARITH.mul, a, b)
    return result


@inline
def is_exact(value: Word) -> bool:
    """Whether a small integer is a double."""
    return to_word(to_double(value)) == value


@kernel
def arith_div(a: Word, b: Word) -> Word:
    """a / b: a float. Integers that are no doubles are divided by the service, which rounds once; it also says what a
    division by zero is."""
    if both_int(a, b) and not (is_exact(int_value(a)) and is_exact(int_value(b))):
        return arith_service(ARITH.div, a, b)
    if not is_simple(a) or not is_simple(b):
        return arith_service(ARITH.div, a, b)
    x: Double = simple_value(a)
    y: Double = simple_value(b)
    if y == 0.0:
        return arith_service(ARITH.div, a, b)
    return float_result(x / y, ARITH.div, a, b)


@inline
def is_zero(b: Word) -> bool:
    """The small integer 0."""
    return b == INT


@inline
def small_or_service(value: Word, operation: Word, a: Word, b: Word) -> Word:
    """A result that fits, else let the service compute it again."""
    if fits_int(value):
        return make_int(value)
    return arith_service(operation, a, b)


@kernel
def arith_idiv(a: Word, b: Word) -> Word:
    """a // b, truncated towards zero."""
    if is_zero(b):
        if is_float(a):
            return refuse_float(a, b)
        return raise_error(ERR.evaluation_zero_divisor, 0, 0)
    if both_int(a, b):
        return small_or_service(div(int_value(a), int_value(b)), ARITH.idiv, a, b)
    if is_big(a) and is_short_divisor(b) != 0:
        return quotient_short(a, b, 0)
    if is_float(a) or is_float(b):
        return refuse_float(a, b)
    return or_service(quotient_long(a, b, 0), ARITH.idiv, a, b)


@kernel
def arith_rem(a: Word, b: Word) -> Word:
    """a rem b, with the sign of a."""
    if is_zero(b):
        if is_float(a):
            return refuse_float(a, b)
        return raise_error(ERR.evaluation_zero_divisor, 0, 0)
    if both_int(a, b):
        return make_int(rem(int_value(a), int_value(b)))
    if is_big(a) and is_short_divisor(b) != 0:
        return rest_short(a, b, 0)
    if is_float(a) or is_float(b):
        return refuse_float(a, b)
    return or_service(rest_long(a, b, 0), ARITH.rem, a, b)


@kernel
def arith_mod(a: Word, b: Word) -> Word:
    """a mod b, with the sign of b."""
    if is_zero(b):
        if is_float(a):
            return refuse_float(a, b)
        return raise_error(ERR.evaluation_zero_divisor, 0, 0)
    if both_int(a, b):
        divisor = int_value(b)
        rest = rem(int_value(a), divisor)
        if rest != 0 and lt_s(rest ^ divisor, 0):
            rest += divisor
        return make_int(rest)
    if is_big(a) and is_short_divisor(b) != 0:
        return rest_short(a, b, 1)
    if is_float(a) or is_float(b):
        return refuse_float(a, b)
    return or_service(rest_long(a, b, 1), ARITH.mod, a, b)


@kernel
def arith_intdiv(a: Word, b: Word) -> Word:
    """a div b, rounded down."""
    if is_zero(b):
        if is_float(a):
            return refuse_float(a, b)
        return raise_error(ERR.evaluation_zero_divisor, 0, 0)
    if both_int(a, b):
        dividend = int_value(a)
        divisor = int_value(b)
        quotient = div(dividend, divisor)
        if lt_s(dividend ^ divisor, 0) and quotient * divisor != dividend:
            quotient -= 1
        return small_or_service(quotient, ARITH.intdiv, a, b)
    if is_big(a) and is_short_divisor(b) != 0:
        return quotient_short(a, b, 1)
    if is_float(a) or is_float(b):
        return refuse_float(a, b)
    return or_service(quotient_long(a, b, 1), ARITH.intdiv, a, b)


@kernel
def arith_min(a: Word, b: Word) -> Word:
    """The smaller one; the float if an integer and a float are equal."""
    order = arith_compare(a, b)
    if order == LESS:
        return a
    if order == GREATER or is_float(b):
        return b
    return a


@kernel
def arith_max(a: Word, b: Word) -> Word:
    """The larger one; the float if an integer and a float are equal."""
    order = arith_compare(a, b)
    if order == GREATER:
        return a
    if order == LESS or is_float(b):
        return b
    return a


@inline
def shifted_right(a: Word, count: Word) -> Word:
    """A small integer, shifted right arithmetically."""
    if count >= INT_BITS:
        count = INT_BITS - 1
    return make_int(sar(int_value(a), count))


@inline
def shifted_left(operation: Word, a: Word, b: Word, count: Word) -> Word:
    """A small integer, shifted left; a big one, if bits would be lost."""
    if count < INT_BITS:
        bits = a - INT
        result = bits << count
        if sar(result, count) == bits:
            return result + INT
    return or_service(shift_left_long(a, count), operation, a, b)


@kernel
def arith_shl(a: Word, b: Word) -> Word:
    """a << b; a negative b shifts right."""
    if both_int(a, b):
        count = int_value(b)
        if lt_s(count, 0):
            return shifted_right(a, -count)
        return shifted_left(ARITH.shl, a, b, count)
    if is_float(a) or is_float(b):
        return refuse_float(a, b)
    return or_service(shift_long(a, b, 0), ARITH.shl, a, b)


@kernel
def arith_shr(a: Word, b: Word) -> Word:
    """a >> b, arithmetically; a negative b shifts left."""
    if both_int(a, b):
        count = int_value(b)
        if lt_s(count, 0):
            return shifted_left(ARITH.shr, a, b, -count)
        return shifted_right(a, count)
    if is_float(a) or is_float(b):
        return refuse_float(a, b)
    return or_service(shift_long(a, b, 1), ARITH.shr, a, b)


@kernel
def bitwise(operation: Word, a: Word, b: Word) -> Word:
    """An operation on the bits of two integers, not both small."""
    if is_float(a) or is_float(b):
        return refuse_float(a, b)
    result = combine(a, b, operation)
    if result != 0:
        return result
    if operation == AND:
        return arith_service(ARITH.and_, a, b)
    if operation == OR:
        return arith_service(ARITH.or_, a, b)
    return arith_service(ARITH.xor, a, b)


@kernel
def arith_and(a: Word, b: Word) -> Word:
    """Bitwise and."""
    if both_int(a, b):
        return a & b
    return bitwise(AND, a, b)


@kernel
def arith_or(a: Word, b: Word) -> Word:
    """Bitwise or."""
    if both_int(a, b):
        return a | b
    return bitwise(OR, a, b)


@kernel
def arith_xor(a: Word, b: Word) -> Word:
    """Bitwise exclusive or."""
    if both_int(a, b):
        return (a ^ b) + INT
    return bitwise(XOR, a, b)


@inline
def small_power(a: Word, b: Word) -> Word:
    """Two small integers, b not negative, by squaring; 0 where a product does not fit."""
    base = int_value(a)
    count = int_value(b)
    result = 1
    while count != 0:
        if test(count, 1):
            result = mulo(result, base)
            if overflow():
                return 0
        count = count >> 1
        if count != 0:
            base = mulo(base, base)
            if overflow():
                return 0
    if fits_int(result):
        return make_int(result)
    return 0


@kernel
def arith_power(a: Word, b: Word) -> Word:
    """a ^ b."""
    if is_int(b) and ge_s(b, 0) and not is_float(a):
        if is_int(a):
            found = small_power(a, b)
            if found != 0:
                return found
        return or_service(power_long(a, b), ARITH.power, a, b)
    return arith_service(ARITH.power, a, b)


# --- one operand -----------------------------------------------------------------------------------------------------


@kernel
def arith_neg(a: Word) -> Word:
    """- a."""
    if is_int(a):
        result = subo(INT + INT, a)
        if overflow():
            return add_integers(make_int(0), a, 1)
        return result
    if is_float(a):
        return new_float(-float_value(a))
    return add_integers(make_int(0), a, 1)


@kernel
def arith_plus(a: Word) -> Word:
    """+ a."""
    return a


@kernel
def arith_abs(a: Word) -> Word:
    """The absolute value."""
    if is_int(a):
        if ge_s(a, 0):
            return a
        result = subo(INT + INT, a)
        if overflow():
            return add_integers(make_int(0), a, 1)
        return result
    if is_float(a):
        value: Double = float_value(a)
        if value > 0.0:
            return a
        return new_float(0.0 - value)
    return absolute(a)


@kernel
def arith_not(a: Word) -> Word:
    """Bitwise complement."""
    if is_int(a):
        return a ^ ~INT_MASK
    return integer_service(ARITH.not_, a, a)


@kernel
def arith_sign(a: Word) -> Word:
    """-1, 0 or 1, of the operand's type."""
    if is_int(a):
        value = int_value(a)
        if value == 0:
            return a
        if lt_s(value, 0):
            return make_int(-1)
        return make_int(1)
    if is_float(a):
        x: Double = float_value(a)
        if x == 0.0:
            return a
        if x < 0.0:
            return new_float(-1.0)
        return new_float(1.0)
    return arith_service(ARITH.sign, a, a)
