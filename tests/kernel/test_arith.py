"""Arithmetic: operations on numbers and evaluation of terms, against Python."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from keyword import iskeyword

import pytest
from model import NUMBERS, number
from world import COMPUTE, Raised, round_half_away

from wamjit.kernel.names import ARITH, rows
from wamjit.read.terms import Atom, String, Struct, Var, make_list

INTEGER_ONLY = {"//", "mod", "rem", "div", "<<", ">>", "/\\", "\\/", "xor", "\\"}
DIVIDING = {"//", "mod", "rem", "div"}
# in tests/engine/test_functions.py and test_chance.py
ELSEWHERE = ("gcd", "getbit", "plus", "msb", "lsb", "popcount", "succ", "trunc", "random")
ROWS = [(row[1], int(row[2]), row[3]) for row in rows("arith.txt") if row[3] != "-" and row[1] not in ELSEWHERE]


def same(a, b) -> bool:
    """The same number of the same type; zeros with the same sign."""
    return type(a) is type(b) and (a == b) and (not isinstance(a, float) or math.copysign(1, a) == math.copysign(1, b))


def quotient(a, b) -> float | str:
    """a / b."""
    if b == 0:
        floats = isinstance(a, float) or isinstance(b, float)
        return "evaluation_undefined" if floats and a == 0 else "evaluation_zero_divisor"
    return a / b if abs(Fraction(a) / Fraction(b)) < 2**1024 else "evaluation_overflow"


def rounded(name: str, a):
    if isinstance(a, int):
        return a
    return {"floor": math.floor, "ceiling": math.ceil, "round": round_half_away, "integer": round_half_away}.get(
        name, math.trunc
    )(a)


def pick(name: str, a, b):
    """min and max."""
    if a == b:
        return b if isinstance(b, float) else a
    return (min if name == "min" else max)(a, b)


def expected(name: str, arity: int, a, b):
    """What an operation gives in Python: a number, or the name of the error."""
    if name in INTEGER_ONLY:
        if isinstance(a, float) or (arity == 2 and isinstance(b, float)):
            return "type_integer"
        if name in DIVIDING and b == 0:
            return "evaluation_zero_divisor"
    if arity == 1 and name in ("truncate", "integer", "floor", "ceiling", "round"):
        return rounded(name, a)
    if name == "/":
        return quotient(a, b)
    if name in ("min", "max"):
        return pick(name, a, b)
    if name == "sqrt":
        return "evaluation_undefined" if a < 0 else math.sqrt(a)
    if name == "sign" and isinstance(a, float):
        return math.copysign(1.0, a) if a else a
    if arity == 1 and name == "+":
        return a
    function = next(row[2] for row in ROWS if row[:2] == (name, arity))
    id_ = function.removeprefix("arith_")
    result = COMPUTE[getattr(ARITH, f"{id_}_" if iskeyword(id_) else id_)](a, b)
    return "evaluation_overflow" if isinstance(result, float) and math.isinf(result) else result


def compute(way, function: str, *args):
    """An operation of the kernel on numbers: the number, or the error's name."""
    try:
        return way.world.decode(way.call(function, *[way.world.build(arg) for arg in args]))
    except Raised as raised:
        return raised.name


@pytest.mark.parametrize(("name", "arity", "function"), ROWS)
def test_operations_against_python(way, name, arity, function):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    for _ in range(80):
        way.world.reset()
        a, b = number(source), number(source)
        if name in ("<<", ">>"):
            b = source.choice([0, 1, 5, 28, 29, 31, 32, 60, 61, 63, 64, 100, -1, -40, -70])
        if name in ("**", "^"):
            a, b = source.randint(-20, 20), source.randint(0, 30)
        wanted = expected(name, arity, a, b)
        found = compute(way, function, *[a, b][:arity])
        assert found == wanted if isinstance(wanted, str) else same(found, wanted), (name, a, b, found, wanted)


@pytest.mark.parametrize("size_edge", [28, 60])
def test_edges_of_small_integers(way, size_edge):
    edge = 2**size_edge
    for a in (edge, edge - 1, -edge, -edge - 1):
        for name, arity, function in ROWS:
            for b in (1, -1, 2, edge):
                if name in ("**", "^", "<<") and b == edge or name == "**" and b < 0 or name == "^" and b < 0:
                    continue
                way.world.reset()
                wanted = expected(name, arity, a, b)
                found = compute(way, function, *[a, b][:arity])
                assert found == wanted if isinstance(wanted, str) else same(found, wanted), (name, a, b, found, wanted)


def test_small_results_ask_no_service(way):
    world = way.world
    for function, a, b, wanted in (
        ("arith_add", 2, 3, 5), ("arith_sub", 2, 3, -1), ("arith_mul", -4, 3, -12), ("arith_add", 0.5, 1, 1.5),
        ("arith_power", 3, 7, 2187), ("arith_mod", -7, 3, 2), ("arith_intdiv", -7, 3, -3), ("arith_idiv", -7, 3, -2),
        ("arith_rem", -7, 3, -1), ("arith_div", 7, 2, 3.5), ("arith_shl", 1, 20, 2**20), ("arith_shr", -5, 1, -3),
    ):  # fmt: skip
        assert same(compute(way, function, a, b), wanted)
    assert world.asked == []


def expression(source: random.Random, depth: int):
    """A random expression of additions, subtractions and products, and its value."""
    if depth == 0 or source.random() < 0.2:
        leaf = source.choice([value for value in NUMBERS if isinstance(value, int)])
        return leaf, leaf
    name = source.choice(["+", "-", "*", "neg", "list", "max"])
    left, x = expression(source, depth - 1)
    if name == "neg":
        return Struct("-", (left,)), -x
    if name == "list":
        return make_list([left]), x
    right, y = expression(source, depth - 1)
    return Struct(name, (left, right)), {"+": x + y, "-": x - y, "*": x * y, "max": max(x, y)}[name]


def evaluated(way, term, known=None):
    """evaluate: the number, or the error and its culprit."""
    try:
        return way.world.decode(way.call("evaluate", way.world.build(term, known)))
    except Raised as raised:
        return raised.name, raised.culprit


def test_random_expressions(way):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    for _ in range(60):
        way.world.reset()
        term, value = expression(source, 5)
        assert same(evaluated(way, term), value), term


def test_deep_expressions(way):
    world, depth = way.world, way.depth
    zero = world.build(0)
    left, right = world.chain(depth, 0, zero, "+"), world.chain(depth, 1, zero, "+")
    assert world.decode(way.call("evaluate", left)) == depth
    assert world.decode(way.call("evaluate", right)) == depth
    world.set_field("pdl_end", world.field("pdl_start") + 20 * world.word_size)
    way.raises("resource", "pdl", "evaluate", left)
    way.raises("resource", "pdl", "evaluate", right)


def test_what_cannot_be_evaluated(way):
    foo = Atom("foo")
    assert evaluated(way, Var()) == ("instantiation", None)
    assert evaluated(way, Struct("+", (1, Var()))) == ("instantiation", None)
    assert evaluated(way, Struct("foo", (1,))) == ("type_evaluable", foo)
    assert evaluated(way, Struct("foo", (1, 2, 3))) == ("type_evaluable", foo)
    assert evaluated(way, Struct("+", (1, Struct("bar", (Var(),))))) == ("type_evaluable", Atom("bar"))
    assert evaluated(way, make_list([1, 2])) == ("type_evaluable", Atom("."))
    assert evaluated(way, make_list([], String("a")))[0] == "type_evaluable"
    assert evaluated(way, foo) == ("type_evaluable", foo)
    assert evaluated(way, Struct("//", (1, 0))) == ("evaluation_zero_divisor", None)
    assert same(evaluated(way, Atom("pi")), math.pi)


def test_is_and_comparison_evaluate(way):
    world = way.world
    world.fill_x(world.build(Var()), world.build(Struct("+", (1, Struct("*", (2, 3))))))
    assert way.call("bi_is") == 1
    assert world.decode(world.state["x(0)"]) == 7
    world.fill_x(world.build(8), world.state["x(1)"])
    assert way.call("bi_is") == 0
    assert way.call("bi_gt") == 1
    assert way.call("compare_values", world.build(Struct("-", (3,))), world.build(-3)) == 0
