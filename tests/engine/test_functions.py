"""Functions of numbers give the values and the errors of the service `arith`, whoever computes them."""

import math
import random

import pytest

from wamjit import Prolog, PrologError
from wamjit.builtins.arith import FUNCTIONS, checked, operations
from wamjit.engine.c_functions import addresses
from wamjit.machine import ways
from wamjit.read.terms import Struct
from wamjit.table import load_target, target_names

WAYS = [(name, mode) for name in target_names() for mode, possible, _ in ways(load_target(name)) if possible]
BITS = ("gcd", "getbit", "msb", "lsb", "popcount", "succ", "plus", "trunc")
CASES = [key for number, key in operations().items() if number in addresses() or key[0] in BITS]
EDGES = [
    0,
    1,
    -1,
    2,
    3,
    60,
    0.0,
    -0.0,
    0.5,
    -0.5,
    1.0,
    -1.0,
    2.0,
    1e-300,
    1e300,
    -1e300,
    math.pi,
    1 << 59,
    -(1 << 60),
    10**20,
]


@pytest.fixture(scope="module", params=WAYS, ids="-".join)
def prolog(request):
    """An engine; its natively run x86-64 code calls C functions."""
    with Prolog(request.param[0], machine=request.param[1]) as prolog:
        prolog.consult(text="value(E, V) :- catch(V is E, error(V, _), true).\n")
        yield prolog


def arguments(arity: int, seed: int) -> list[tuple]:
    """Numbers of every kind."""
    chosen = random.Random(seed)
    numbers = EDGES + [chosen.uniform(-3, 3) for _ in range(8)] + [chosen.randrange(-1000, 1000) for _ in range(4)]
    if arity == 1:
        return [(number,) for number in numbers]
    return [tuple(chosen.choices(numbers, k=2)) for _ in range(60)]


@pytest.mark.parametrize(("name", "arity"), CASES, ids=lambda value: str(value))
def test_values_and_errors(prolog, name, arity):
    for given in arguments(arity, arity):
        try:
            wanted = checked(FUNCTIONS[name, arity], list(given), prolog.engine)
        except PrologError as problem:
            wanted = problem.term.args[0]
        found = prolog.query_once("value(E, V)", E=Struct(name, given))["V"]
        assert repr(found) == repr(wanted) or str(found) == str(wanted), given


def test_native_code_calls_the_c_library():
    with Prolog() as prolog:
        if prolog.engine.machine.mode != "native":
            pytest.skip("this host does not run x86-64 code")
        prolog.consult(text="f(X, Y) :- Y is sin(X) + pi + e.\n")
        prolog.query_once("f(1.0, _)")
        asked = []
        handlers = prolog.engine.runner.handlers
        number = handlers.index(prolog.engine.services.arith)
        handlers[number] = lambda: asked.append(1)
        assert prolog.query_once("f(1.0, Y)")["Y"] == math.sin(1.0) + math.pi + math.e
        assert not asked
