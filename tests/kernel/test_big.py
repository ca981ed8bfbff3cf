"""Big integers in the kernel (kernel/big.py) against Python's; the service is asked for long products only."""

from __future__ import annotations

import math
import random

import pytest

OPERATIONS = {
    "arith_add": lambda a, b: a + b,
    "arith_sub": lambda a, b: a - b,
    "arith_mul": lambda a, b: a * b,
    "arith_neg": lambda a: -a,
}
DIVISIONS = {
    "arith_idiv": lambda a, b: abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1),
    "arith_intdiv": lambda a, b: a // b,
    "arith_mod": lambda a, b: a % b,
    "arith_rem": lambda a, b: a - b * (abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)),
}
EDGES = [0, 1, 2**28, 2**29, 2**60, 2**61, 2**32, 2**64, 2**96, 2**128, 2**192]


def big(source: random.Random) -> int:
    """An integer of any length, often all ones or a one with zeros, and near them."""
    choice = source.random()
    if choice < 0.5:
        value = source.choice(EDGES) * source.choice([1, 1, 3]) + source.randint(-2, 2)
    elif choice < 0.7:
        value = (1 << source.randrange(1, 400)) - source.randint(0, 1)
    else:
        value = source.getrandbits(source.randrange(1, 900))
    return -value if source.random() < 0.5 else value


def check(way, function: str, wanted: int, *arguments: int) -> None:
    """The result of a kernel routine, without a service."""
    way.world.reset()
    way.world.asked.clear()
    found = way.world.decode(way.call(function, *map(way.world.build, arguments)))
    assert (found, way.world.asked) == (wanted, []), (function, arguments)


@pytest.mark.parametrize("function", OPERATIONS)
def test_sums_and_products(way, function):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    for _ in range(120):
        arguments = [big(source) for _ in range(1 if function == "arith_neg" else 2)]
        check(way, function, OPERATIONS[function](*arguments), *arguments)


@pytest.mark.parametrize("function", DIVISIONS)
def test_division_by_short_integers(way, function):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    most = 1 << (8 * way.world.layout.word_size // 2 - 1)
    for _ in range(100):
        dividend = big(source) + 2**70 * source.choice([-1, 1])
        divisor = source.choice([1, 2, 3, 7, 10, most - 1, source.randrange(1, most)]) * source.choice([-1, 1])
        if abs(dividend) < 2**61:
            continue
        check(way, function, DIVISIONS[function](dividend, divisor), dividend, divisor)


def test_long_products_are_the_services(way):
    long = 3**2000
    way.world.asked.clear()
    assert way.world.decode(way.call("arith_mul", way.world.build(long), way.world.build(long))) == long * long
    assert way.world.asked


def shifted(a: int, count: int) -> int:
    return a << count if count >= 0 else a >> -count


LONG = {
    **DIVISIONS,
    "arith_gcd": lambda a, b: math.gcd(a, b),
    "arith_shl": lambda a, b: shifted(a, b),
    "arith_shr": lambda a, b: shifted(a, -b),
    "arith_and": lambda a, b: a & b,
    "arith_or": lambda a, b: a | b,
    "arith_xor": lambda a, b: a ^ b,
    "arith_power": lambda a, b: a**b,
}
UNARY = {"arith_abs": abs, "arith_float": float}


def operands(source: random.Random, function: str) -> tuple[int, int]:
    """Two integers that the kernel takes for an operation, one of them big as a rule."""
    a, b = big(source), big(source)
    if function in ("arith_shl", "arith_shr"):
        return a, source.choice([0, 1, 3, 31, 32, 33, 60, 63, 64, 65, 100, 128, 500, 1000]) * source.choice([-1, 1])
    if function == "arith_power":
        return source.choice([-3, -2, -1, 0, 1, 2, 3, 7, 10, 2**40 + 1, -(2**65)]), source.randrange(18)
    if function in ("arith_and", "arith_or", "arith_xor"):
        return abs(a), abs(b)
    if function == "arith_gcd":
        common = source.getrandbits(40) + 1
        return (a >> 700) * common * source.choice([1, 2**64]), (b >> 700) * common * 6
    if source.random() < 0.3:  # a quotient with digits of all ones, and near them
        b = source.choice([2**32 - 1, 2**63 + 1, 2**64 - 1, 2**96 - 2**32, 2**128 - 1]) * source.choice([-1, 1])
        a = b * source.choice([2**32 - 1, 2**64, 2**64 - 2**32, 2**96 - 1]) + source.randint(-2, 2)
    return a, b or 1


@pytest.mark.parametrize("function", LONG)
def test_long_operands(way, function):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    for _ in range(40):
        arguments = operands(source, function)
        check(way, function, LONG[function](*arguments), *arguments)


@pytest.mark.parametrize("function", UNARY)
def test_one_long_operand(way, function):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    for _ in range(40):
        bits = source.choice([54, 60, 61, 64, 65, 100, 113, 114, 127, 128, 129, 700, 1000, 1023])
        value = source.getrandbits(bits) | 1 << bits  # with ties, and what is next to them
        value = source.choice([value, value >> 54 << 54, (value >> 54 << 54) + (1 << max(bits - 53, 0)), value | 1])
        value = min(max(value, 2**61), 2**1023) * source.choice([-1, 1])
        if function == "arith_float" and way.world.word_size == 4:
            continue  # the service's
        check(way, function, UNARY[function](value), value)


def test_what_is_too_long_is_the_services(way):
    for function, a, b in (("arith_mod", 3**3000, 7**1000), ("arith_and", -(2**70), 5), ("arith_shl", 1, 10**6)):
        way.world.asked.clear()
        assert way.world.decode(way.call(function, way.world.build(a), way.world.build(b))) == LONG[function](a, b)
        assert way.world.asked
