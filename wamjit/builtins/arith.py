"""Arithmetic that the kernel leaves to Python: big integers, transcendental functions, and every kind of error.

In: the number of an operation of tables/arith.txt and its arguments. Out: an int or a float, or the ISO error. Holds:
the value is what the kernel would compute where both can.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import cache

from wamjit.builtins.float_flags import FLAGS, WHOLE, instead
from wamjit.engine.errors import (
    domain_error,
    evaluation_error,
    indicator,
    instantiation_error,
    resource_error,
    type_error,
)
from wamjit.read.terms import DOT, NIL, Atom, String, Struct, Term, Var
from wamjit.table import constants, tables_dir

Number = int | float
MAX_BITS = 1 << 30  # of an integer, so that 2**(2**100) is an error and not the end of the machine


@cache
def operations() -> dict[int, tuple[str, int]]:
    """Name and arity by number."""
    lines = (tables_dir() / "arith.txt").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return {int(row[0]): (row[1], int(row[2])) for row in rows}


def evaluate(number: int, argument: Callable[[int], Term], engine) -> Number:
    """Operation `number` of the arguments 1 and 2 (asked for as far as there are any)."""
    if number == 0:
        return constant(argument(1), engine)
    name, arity = operations()[number]
    return checked(function_of(name, arity, engine), [argument(index) for index in range(1, arity + 1)], engine)


def function_of(name: str, arity: int, engine) -> Callable | None:
    """The function of an evaluable functor. `**` gives integers for integers where the flag `iso` is off."""
    if name == "**" and arity == 2 and engine.flags["iso"] is Atom("false"):
        return whole_power
    if name == "random" and arity == 1:
        return integers(lambda count: engine.generator.below(positive(count)))
    return FUNCTIONS.get((name, arity))


class PowerOfZero(ZeroDivisionError):
    """Zero to a negative power: what float_zero_div is for, but as an error undefined (ISO 9.3.1.3, Cor.2 9.3.10.3)."""


def value(term: Term, engine) -> Number:
    """The value of an expression, for built-ins that take one. Recurses over its depth."""
    if isinstance(term, int | float):
        return term
    if isinstance(term, Struct) and not (term.name == DOT and term.args[1] is NIL):
        function = function_of(term.name, len(term.args), engine)
        if function is None:
            raise type_error("evaluable", indicator(term.name, len(term.args)))
        return checked(function, [value(argument, engine) for argument in term.args], engine)
    return constant(term, engine)


def checked(function: Callable, arguments: list[Number], engine) -> Number:
    """Call a function of numbers: its value, or what flags want in place of an evaluation error, or the error."""
    said = ""
    try:
        result = function(*arguments)
    except PowerOfZero:
        kind, said = "zero_divisor", "undefined"
    except ZeroDivisionError:
        kind = "zero_divisor"
    except OverflowError:
        kind = "float_overflow"
    except ValueError:
        kind = "undefined"
    else:
        if not isinstance(result, float) or math.isfinite(result):
            return result
        if any(isinstance(x, float) and not math.isfinite(x) for x in arguments):
            return result
        kind = "undefined" if math.isnan(result) else "float_overflow"
        if engine.flags[FLAGS[kind]].name != "error":
            return result
    found = instead(engine, kind, SIGN_RULES.get(function, ""), arguments)
    if found is None:
        raise evaluation_error(said or kind)
    return found


def constant(term: Term, engine) -> Number:
    """The value of an atom, of a string or list of one character, or the error."""
    if isinstance(term, Var):
        raise instantiation_error()
    if isinstance(term, Atom):
        if term.name in constants():
            return constants()[term.name]
        if term.name in ("random", "random_float"):
            return engine.generator.float()
        found = CONSTANTS.get(term.name)
        if term.name in ("max_tagged_integer", "min_tagged_integer"):
            return engine.flags[term.name]
        if found is None:
            raise type_error("evaluable", indicator(term.name, 0))
        return found()
    if isinstance(term, String) and len(term.text) == 1:
        return ord(term.text)
    if isinstance(term, Struct) and term.name == DOT and len(term.args) == 2 and term.args[1] is NIL:
        return value(term.args[0], engine)
    if isinstance(term, int | float):
        return term
    raise type_error("evaluable", term)


def integers(function: Callable) -> Callable:
    """A function that takes integers only."""

    def check(*arguments):
        for argument in arguments:
            if not isinstance(argument, int):
                raise type_error("integer", argument)
        return function(*arguments)

    check.whole = True
    return check


def truncated(a: int, b: int) -> int:
    """Quotient rounded towards zero."""
    quotient = abs(a) // abs(b)
    return quotient if (a < 0) == (b < 0) else -quotient


def divide(a: Number, b: Number) -> float:
    """`/`: always a float."""
    if b == 0 and (isinstance(a, float) or isinstance(b, float)):
        raise ValueError if a == 0 else ZeroDivisionError
    return a / b


def shift_left(a: int, count: int) -> int:
    """`<<`; a negative count shifts the other way."""
    if count < 0:
        return a >> -count
    if a and a.bit_length() + count > MAX_BITS:
        raise resource_error("memory")
    return a << count


def shift_right(a: int, count: int) -> int:
    """`>>`, arithmetic."""
    return shift_left(a, -count) if count < 0 else a >> count


def integer_power(a: int, b: int) -> int:
    """An integer to an integer; a negative exponent has a value for 1 and -1 only."""
    if b < 0:
        if a == 0:
            raise PowerOfZero
        if a not in (1, -1):
            raise type_error("float", a)
        return 1 if a == 1 or b % 2 == 0 else -1
    if a.bit_length() > 1 and a.bit_length() * b > MAX_BITS:
        raise resource_error("memory")
    return a**b


def power(a: Number, b: Number) -> Number:
    """`^`: an integer for two integers."""
    if isinstance(a, int) and isinstance(b, int):
        return integer_power(a, b)
    return float_power(a, b)


def float_power(a: Number, b: Number) -> float:
    """`**`: always a float (ISO 9.3.1)."""
    if a == 0 and b < 0:
        raise PowerOfZero
    result = float(a) ** float(b)
    if isinstance(result, complex):
        raise ValueError
    return result


def whole_power(a: Number, b: Number) -> Number:
    """`**` where the flag `iso` is off: an integer for integers whose power is one."""
    if isinstance(a, int) and isinstance(b, int) and (b >= 0 or a in (1, -1)):
        return integer_power(a, b)
    return float_power(a, b)


def to_integer(round_off: Callable) -> Callable:
    """A function from a float to an integer; infinity and NaN have none."""

    def convert(x: Number) -> int:
        if isinstance(x, int):
            return x
        if not math.isfinite(x):
            raise ValueError
        return round_off(x)

    convert.whole = True
    return convert


def round_half_away(x: float) -> int:
    """round/1: the nearest integer, halves away from zero."""
    whole = math.trunc(x)
    return whole + (1 if x > 0 else -1) if abs(x - whole) >= 0.5 else whole


def sign(x: Number) -> Number:
    """sign/1, of the type of its argument."""
    return (x > 0) - (x < 0) if isinstance(x, int) else math.copysign(x and 1.0, x)


def logarithm(x: Number) -> float:
    """log/1; of zero it is an evaluation error."""
    if x <= 0:
        raise ValueError
    return math.log(x)


def logarithm_of_two(x: Number) -> float:
    """log2/1."""
    if x <= 0:
        raise ValueError
    return math.log2(x)


def logarithm_of_ten(x: Number) -> float:
    """log10/1."""
    if x <= 0:
        raise ValueError
    return math.log10(x)


def smaller(a: Number, b: Number) -> Number:
    """min/2 by value."""
    return b if b < a else a


def larger(a: Number, b: Number) -> Number:
    """max/2 by value."""
    return b if b > a else a


def atan2(y: Number, x: Number) -> float:
    """atan2/2; undefined where both are zero integers or floats."""
    if x == 0 and y == 0:
        raise ValueError
    return math.atan2(y, x)


def successor(x: int) -> int:
    """succ/1: x + 1."""
    return x + 1


def positive(x: int) -> int:
    """x, which must be positive."""
    if x <= 0:
        raise domain_error("not_less_than_one", x)
    return x


def most_significant(x: int) -> int:
    """msb/1: the place of the highest bit."""
    return positive(x).bit_length() - 1


def least_significant(x: int) -> int:
    """lsb/1: the place of the lowest bit."""
    return (positive(x) & -x).bit_length() - 1


def set_bits(x: int) -> int:
    """popcount/1: how many bits are set; of a negative number there is no end of them."""
    if x < 0:
        raise domain_error("not_less_than_zero", x)
    return x.bit_count()


def defined(function: Callable) -> Callable:
    """A function whose poles have no value."""

    def check(x: Number) -> float:
        try:
            return function(float(x))
        except ZeroDivisionError:
            raise ValueError from None

    return check


CONSTANTS: dict[str, Callable[[], Number]] = {
    "max_integer": lambda: (1 << 63) - 1,
    "min_integer": lambda: -(1 << 63),
    "cputime": time.process_time,
    "realtime": lambda: int(time.time()),
}


FUNCTIONS: dict[tuple[str, int], Callable] = {
    ("+", 2): lambda a, b: a + b,
    ("-", 2): lambda a, b: a - b,
    ("*", 2): lambda a, b: a * b,
    ("//", 2): integers(truncated),
    ("mod", 2): integers(lambda a, b: a % b),
    ("rem", 2): integers(lambda a, b: a - b * truncated(a, b)),
    ("div", 2): integers(lambda a, b: a // b),
    ("/", 2): divide,
    ("/\\", 2): integers(lambda a, b: a & b),
    ("\\/", 2): integers(lambda a, b: a | b),
    ("xor", 2): integers(lambda a, b: a ^ b),
    ("<<", 2): integers(shift_left),
    (">>", 2): integers(shift_right),
    ("min", 2): smaller,
    ("max", 2): larger,
    ("**", 2): float_power,
    ("^", 2): power,
    ("-", 1): lambda a: -a,
    ("+", 1): lambda a: a,
    ("abs", 1): abs,
    ("\\", 1): integers(lambda a: ~a),
    ("sign", 1): sign,
    ("float", 1): float,
    ("sqrt", 1): math.sqrt,
    ("truncate", 1): to_integer(math.trunc),
    ("integer", 1): to_integer(round_half_away),
    ("floor", 1): to_integer(math.floor),
    ("ceiling", 1): to_integer(math.ceil),
    ("round", 1): to_integer(round_half_away),
    ("atan2", 2): atan2,
    ("atan", 2): atan2,
    ("copysign", 2): math.copysign,
    ("gcd", 2): integers(math.gcd),
    ("log", 2): lambda base, x: logarithm(x) / logarithm(base),
    ("sin", 1): math.sin,
    ("cos", 1): math.cos,
    ("tan", 1): math.tan,
    ("asin", 1): math.asin,
    ("acos", 1): math.acos,
    ("atan", 1): math.atan,
    ("exp", 1): math.exp,
    ("log", 1): logarithm,
    ("log2", 1): logarithm_of_two,
    ("sinh", 1): math.sinh,
    ("cosh", 1): math.cosh,
    ("tanh", 1): math.tanh,
    ("asinh", 1): math.asinh,
    ("acosh", 1): math.acosh,
    ("atanh", 1): math.atanh,
    ("float_integer_part", 1): lambda x: float(math.trunc(x)) if isinstance(x, float) else x,
    ("float_fractional_part", 1): lambda x: x - math.trunc(x) if isinstance(x, float) else 0,
    ("msb", 1): integers(most_significant),
    ("succ", 1): integers(successor),
    ("cot", 1): defined(lambda x: 1 / math.tan(x)),
    ("acot", 1): lambda x: math.atan(1 / x) if x else math.pi / 2,
    ("coth", 1): defined(lambda x: 1 / math.tanh(x)),
    ("acoth", 1): defined(lambda x: math.atanh(1 / x)),
    ("nexttoward", 2): lambda x, y: math.nextafter(float(x), float(y)),
    ("hypot", 2): math.hypot,
    ("lcm", 2): integers(math.lcm),
    ("getbit", 2): integers(lambda x, bit: x >> bit & 1),
    ("plus", 2): lambda a, b: a + b,
    ("lsb", 1): integers(least_significant),
    ("popcount", 1): integers(set_bits),
    ("trunc", 1): to_integer(math.trunc),
    ("erf", 1): math.erf,
    ("erfc", 1): math.erfc,
    ("lgamma", 1): math.lgamma,
    ("log10", 1): logarithm_of_ten,
    ("exp10", 1): lambda x: 10.0 ** float(x),
    ("exp", 2): float_power,
    ("ceil", 1): to_integer(math.ceil),
    ("eval", 1): lambda x: x,
    ("inc", 1): lambda x: x + 1,
    ("dec", 1): lambda x: x - 1,
}
SIGN_RULES = {
    FUNCTIONS[row]: rule
    for rule, rows in {
        "product": [("*", 2), ("/", 2)],
        "power": [("**", 2), ("^", 2)],
        "sum": [("+", 2), ("plus", 2)],
        "difference": [("-", 2)],
        "odd": [("float", 1), ("sinh", 1), ("sqrt", 1), ("inc", 1), ("dec", 1), ("sign", 1)],
        WHOLE: [row for row, function in FUNCTIONS.items() if getattr(function, "whole", False)],
    }.items()
    for row in rows
} | {whole_power: "power"}
