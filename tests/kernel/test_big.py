"""Big integers in the kernel (kernel/big.py) against Python's; the service is asked for long products only."""

from __future__ import annotations

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
