"""Words in either byte order, bounds, guards, giving pages back."""

from __future__ import annotations

import random
import struct

import pytest

from wamjit.machine import Memory, MemoryFault
from wamjit.machine.memory import GUARD

FORMATS = {(4, False): "<I", (8, False): "<Q", (4, True): ">I", (8, True): ">Q"}


@pytest.fixture(params=FORMATS, ids=lambda p: f"{p[0]}-{'big' if p[1] else 'little'}")
def memory(request):
    made = Memory(*request.param, [("heap", 0x5000), ("trail", 100)], low=request.param[0] == 4)
    yield made
    made.close()


def test_words_round_trip_in_the_byte_order_of_the_target(memory):
    seed = random.randrange(1 << 32)
    print("seed", seed)
    chance = random.Random(seed)
    area, size = memory.area("heap"), memory.word_size
    form = FORMATS[size, memory.big_endian]
    for _ in range(200):
        address = area.start + chance.randrange(area.size // size) * size
        value = chance.getrandbits(8 * size)
        memory.write(address, value)
        assert memory.read(address) == value
        assert memory.read_bytes(address, size) == struct.pack(form, value)


def test_write_masks(memory):
    start, size = memory.area("heap").start, memory.word_size
    memory.write(start, -1)
    assert memory.read(start) == (1 << 8 * size) - 1
    memory.write_words(start, [-2, 1 << 8 * size | 5])
    assert memory.read_words(start, 2) == ((1 << 8 * size) - 2, 5)
    memory.write_byte(start, 0x1FF)
    assert memory.read_byte(start) == 0xFF


def test_doubles_and_bytes(memory):
    start = memory.area("heap").start + 4
    memory.write_double(start, -1.5)
    assert memory.read_double(start) == -1.5
    assert memory.read_bytes(start, 8) == struct.pack(">d" if memory.big_endian else "<d", -1.5)
    memory.write_bytes(start, b"atom")
    assert [memory.read_byte(start + i) for i in range(4)] == list(b"atom")


def test_areas_are_in_order_page_aligned_and_apart(memory):
    heap, trail = memory.area("heap"), memory.area("trail")
    assert memory.ranges() == [(heap.start, heap.end), (trail.start, trail.end)]
    assert heap.start % 4096 == trail.start % 4096 == 0
    assert (heap.size, trail.size) == (0x5000, 4096)
    assert trail.start - heap.end == GUARD
    assert memory.area_of(trail.start) is trail and memory.area_of(heap.end) is None


def test_low_memory_is_below_four_gigabytes():
    memory = Memory(4, False, [("heap", 1 << 24)], low=True)
    assert memory.area("heap").end <= 1 << 32
    memory.close()


def outside(memory) -> list[int]:
    heap, trail = memory.area("heap"), memory.area("trail")
    size = memory.word_size
    return [0, heap.start - size, heap.end, trail.start - size, trail.end, trail.end + GUARD, 1 << 70, -size]


def test_addresses_outside_every_area_are_refused(memory):
    for address in outside(memory):
        for access, *rest in (
            (memory.read,),
            (memory.write, 1),
            (memory.read_byte,),
            (memory.write_byte, 1),
            (memory.read_bytes, 1),
            (memory.write_bytes, b"x"),
            (memory.read_double,),
            (memory.write_double, 1.0),
            (memory.read_words, 1),
            (memory.write_words, [1]),
        ):
            with pytest.raises(MemoryFault) as caught:
                access(address, *rest)
            assert caught.value.address == address


def test_an_access_that_ends_outside_is_refused_and_writes_nothing(memory):
    heap, size = memory.area("heap"), memory.word_size
    last = heap.end - size
    for access in (
        lambda: memory.write_words(last, [1, 2]),
        lambda: memory.write_bytes(last, bytes([1]) * (size + 1)),
        lambda: memory.write_double(heap.end - 4, 1.0),
        lambda: memory.read_words(last, 2),
        lambda: memory.read_bytes(heap.start, -1),
    ):
        with pytest.raises(MemoryFault):
            access()
    assert memory.read(last) == 0


def test_words_are_aligned(memory):
    with pytest.raises(MemoryFault):
        memory.read(memory.area("heap").start + 1)
    with pytest.raises(MemoryFault):
        memory.write(memory.area("heap").start + 2, 0)


def test_released_pages_read_as_zero(memory):
    heap = memory.area("heap")
    memory.write(heap.start, 1)
    memory.write(heap.end - memory.word_size, 2)
    memory.release("heap", heap.start + 1)
    assert (memory.read(heap.start), memory.read(heap.end - memory.word_size)) == (1, 0)
    memory.release("heap")
    assert memory.read(heap.start) == 0
    with pytest.raises(MemoryFault):
        memory.release("heap", heap.end + 4096)


def test_a_large_reservation_costs_nothing():
    memory = Memory(8, False, [("heap", 1 << 38)])
    heap = memory.area("heap")
    memory.write(heap.end - 8, 42)
    assert memory.read(heap.end - 8) == 42
    memory.close()


def test_after_close_every_access_is_refused(memory):
    start = memory.area("heap").start
    memory.close()
    memory.close()
    with pytest.raises(MemoryFault):
        memory.read(start)


def test_two_areas_of_one_name_are_refused():
    with pytest.raises(ValueError, match="heap"):
        Memory(8, False, [("heap", 1), ("heap", 1)])
