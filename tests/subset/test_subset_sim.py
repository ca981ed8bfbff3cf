"""Words, constants and the simulation under CPython."""

from __future__ import annotations

import operator
import random
from collections.abc import Callable

import pytest

from wamjit.ir.sparse import SparseMemory
from wamjit.subset.lang import ENV, NODE, TAG, WORD, WORD_BITS, load, load_byte, reg, store, w
from wamjit.subset.sim import Jump, Simulation
from wamjit.subset.words import Sized, Word, value_at


def simulation(word_size: int = 8, **options: Callable) -> Simulation:
    return Simulation(SparseMemory(word_size), 0x10000, **options)


@pytest.mark.parametrize("size", [4, 8])
def test_word_arithmetic_wraps(size: int) -> None:
    bits = 8 * size
    mask = (1 << bits) - 1
    source = random.Random(size)
    with simulation(size):
        for _ in range(200):
            a, b = source.getrandbits(bits), source.getrandbits(bits)
            for name in ("add", "sub", "mul", "and_", "or_", "xor"):
                operation = getattr(operator, name)
                assert operation(Word(a), Word(b)) == operation(a, b) & mask
                assert operation(Word(a), b) == operation(a, Word(b)) == operation(a, b) & mask
                assert type(operation(a, Word(b))) is Word
            assert Word(a) >> 5 == a >> 5 and Word(a) << 5 == (a << 5) & mask
            assert ~Word(a) == a ^ mask and -Word(a) == -a & mask
            assert (Word(a) < Word(b)) == (a < b) and (Word(a) >= b) == (a >= b)
        assert Word(-1) > 5 and Word(-1) == -1 and Word(3) < -1
        assert Word(-2).signed == -2 and Word(2).signed == 2


def test_sized_constants() -> None:
    offset = (WORD * 3 + 1 << 2) - 5 // WORD
    assert [value_at(offset, size) for size in (4, 8)] == [51, 100]
    assert value_at(-WORD, 8) == -8 and value_at(2 - WORD, 4) == -2
    assert value_at(WORD_BITS == 64, 8) is True and value_at(WORD_BITS == 64, 4) is False
    assert isinstance(NODE.cp, Sized) and value_at(ENV.y(3), 8) == 5 * 8 and value_at(ENV.y(3), 4) == 5 * 4
    with simulation(4):
        assert Word(1) + WORD == 5 and WORD + Word(1) == 5 and Word(-1) - WORD == 2**32 - 5


def test_tags() -> None:
    assert (TAG.REF, TAG.LST, TAG.INT, TAG.INT_SHIFT, TAG.ATOM_MASK, TAG.NIL) == (0, 1, 3, 3, 15, 0)
    with pytest.raises(AttributeError):
        _ = TAG.NOTHING


def test_registers_fields_and_memory() -> None:
    with simulation() as active:
        reg.h = 40
        reg.h += 8
        reg.x[5] = reg.h - 50
        assert reg.h == 48 and reg.x(5) == 2**64 - 2
        w.pending = 7
        w.term[3] = reg.x[5]
        assert w.pending == 7 and w.term(3) == -2
        store(reg.h, 16, 0x0102)
        assert load(64) == 0x0102 and load_byte(65) == 1
        assert active.memory.read(64) == 0x0102
        with pytest.raises(KeyError):
            _ = reg.nothing


def test_simulations_nest() -> None:
    with simulation(8):
        reg.h = -1
        with simulation(4):
            reg.h = -1
            assert reg.h == 2**32 - 1
        assert reg.h == 2**64 - 1
    with pytest.raises(RuntimeError):
        _ = reg.h


def test_big_endian_bytes() -> None:
    with Simulation(SparseMemory(8, big_endian=True), 0x10000):
        store(32, 0, 0x0102)
        assert (load_byte(39), load_byte(38)) == (2, 1)


def test_control(define: Callable) -> None:
    module = define(
        """
@kernel
def leave(a: Word) -> Word:
    if a == 1:
        unwind_and_jump("elsewhere", a + 1)
    if a == 2:
        return call("other", 4) + gate(9)
    reg.b = 0x20000
    choice_changed()
    return a < 5

@kernel
def other(a: Word) -> Word:
    return a * 2

@entry
def out() -> None:
    jump_to(load(reg.b))
"""
    )
    with simulation(serve=lambda number: number * 100) as active:
        active.memory.write(0x20000, 0x4444)
        active.memory.write(0x20000 + value_at(NODE.local_top, 8), 0x333)
        with pytest.raises(Jump) as caught:
            module.leave(1)
        assert (caught.value.target, caught.value.args_given, caught.value.unwound) == ("elsewhere", (2,), True)
        assert module.leave(2) == 908
        assert module.leave(3) == 1 and type(module.leave(3)) is Word
        assert reg.ab == 0x333
        with pytest.raises(Jump) as caught:
            module.out()
        assert caught.value.target == 0x4444


def test_overflow_is_asked_at_once(define: Callable) -> None:
    module = define(
        """
@kernel
def good(a: Word, b: Word) -> Word:
    r = mulo(a, b)
    if overflow():
        return 0
    return r

@kernel
def bad(a: Word) -> Word:
    return overflow()
"""
    )
    with simulation():
        assert module.good(-3, 5) == -15
        assert module.good(1 << 62, 2) == 0
        with pytest.raises(RuntimeError):
            module.bad(1)
