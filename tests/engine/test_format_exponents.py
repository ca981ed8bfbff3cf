"""~e ~E ~g ~G of format/2 in machine code (kernel/format_exponents.py): the digits that C, and Python, give."""

import random
import struct

import pytest

from wamjit import Prolog
from wamjit.machine import ways
from wamjit.table import load_target, target_names

WAYS = [(name, mode) for name in target_names() for mode, possible, _ in ways(load_target(name)) if possible]
EDGES = [
    0.0, -0.0, 1.0, 1.5, 2.5, 0.5, 9.5, 99.5, 9.999999999999999e22, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 1.25,
    1.7976931348623157e308, 123456.5, 1234567.0, 999999.5, 0.00001, 0.0001, 0.00012345, 1e15, 1e16, 0.1, 0.3, 100.0,
    -12.5, 3, -7, 0, 1 << 58, -(1 << 60),
]  # fmt: skip


@pytest.fixture(scope="module", params=WAYS, ids="-".join)
def prolog(request):
    """An engine."""
    with Prolog(request.param[0], machine=request.param[1]) as prolog:
        prolog.consult(
            text="texts(C, Ps, As) :- findall(A, (member(N-X, Ps), format(atom(A), [0'~, 0'*, C], [N, X])), As).\n"
        )
        yield prolog


def number(source: random.Random) -> float:
    """Any finite double, or one of few digits."""
    if source.random() < 0.4:
        return round(source.uniform(-1000, 1000), source.randrange(4))
    found = struct.unpack("<d", struct.pack("<Q", source.getrandbits(64)))[0]
    return found if abs(found) < float("inf") else 1.5


@pytest.mark.parametrize("letter", "eEgG")
def test_digits(prolog, letter):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    pairs = [(source.choice([0, 1, 2, 5, 6, 10, 17, 25, 30]), x) for x in EDGES + [number(source) for _ in range(40)]]
    text = ",".join(f"{places}-({exact(value)})" for places, value in pairs)
    found = prolog.query_once(f"texts(0'{letter}, [{text}], L)")["L"]
    wanted = [f"{float(value):.{places}{letter}}" for places, value in pairs]
    assert [str(atom.name) for atom in found] == wanted


def exact(value: float) -> str:
    """A float as Prolog reads it: with a point in front of the exponent."""
    mantissa, mark, exponent = repr(value).partition("e")
    return repr(value) if not mark else f"{mantissa if '.' in mantissa else mantissa + '.0'}e{exponent}"


def test_what_was_not_said_is_six(prolog):
    assert str(prolog.query_once("format(atom(A), '~e ~g', [1.5, 1.5])")["A"].name) == "1.500000e+00 1.5"
