"""Room for code and data, its limits, and that nothing is writable and executable."""

from __future__ import annotations

import re

import pytest

from wamjit.machine import CodeSpace, CodeSpaceFull, MemoryFault


@pytest.fixture(params=[(4, False, True), (8, False, False), (8, True, False)], ids=["x86", "x86_64", "ppc64"])
def space(request):
    word_size, big_endian, low = request.param
    made = CodeSpace(word_size, big_endian, 0x3000, 0x1000, low)
    yield made
    made.close()


def mappings() -> list[tuple[int, int, str]]:
    """Start, end and permissions of everything that is mapped."""
    with open("/proc/self/maps") as lines:
        found = [re.match(r"(\w+)-(\w+) (\S+)", line).groups() for line in lines]
    return [(int(start, 16), int(end, 16), permissions) for start, end, permissions in found]


def permissions(address: int) -> str:
    return next(allowed for start, end, allowed in mappings() if start <= address < end)


def test_code_is_executable_and_not_writable_data_the_other_way_round(space):
    assert permissions(space.exec_base) == "r-xs"
    assert permissions(space.exec_base + space.size - 1) == "r-xs"
    assert permissions(space.data_base)[:3] == permissions(space.exec_base - 1)[:3] == "rw-"


def test_the_file_is_nowhere_writable_and_executable(space):
    with open("/proc/self/maps") as lines:
        ours = [line.split()[1] for line in lines if "wamjit-code" in line]
    assert len(ours) >= 2
    assert not [allowed for allowed in ours if "w" in allowed and "x" in allowed]


def test_data_lies_in_front_of_the_code(space):
    assert space.data_base + 0x1000 == space.exec_base
    assert space.contains(space.exec_base) and not space.contains(space.data_base)


def test_code_reads_back_from_both_sides(space):
    address = space.alloc_code(5)
    space.write_code(address, b"12345")
    assert space.read_code(address, 5) == space.read_bytes(address, 5) == b"12345"


def test_writers_are_told(space):
    told = []
    space.on_write.append(lambda address, size: told.append((address, size)))
    address = space.alloc_code(8)
    space.write_code(address + 2, b"abc")
    assert told == [(address + 2, 3)]


def test_allocation_is_aligned_and_counted(space):
    first, second, third = space.alloc_code(3), space.alloc_code(3, 64), space.alloc_code(1, 1)
    assert (first, second, third) == (space.exec_base, space.exec_base + 64, space.exec_base + 67)
    assert space.code_used == 68
    space.alloc_data(1)
    assert space.alloc_data(8) == space.data_base + space.word_size
    assert space.alloc_data(8, 32) % 32 == 0


def test_a_full_part_says_so(space):
    space.alloc_code(0x2FF8)
    with pytest.raises(CodeSpaceFull, match=r"code part.*32 bytes wanted, 0 of 12288 free"):
        space.alloc_code(32)
    assert space.alloc_code(8, 8) == space.exec_base + 0x2FF8
    space.alloc_data(0xFF0)
    with pytest.raises(CodeSpaceFull, match=r"data part.*17 bytes wanted, 16 of 4096 free"):
        space.alloc_data(17)


def test_words_of_data_and_of_code(space):
    cell = space.alloc_data(space.word_size)
    space.write(cell, -3)
    assert space.read(cell) == (1 << 8 * space.word_size) - 3
    code = space.alloc_code(space.word_size)
    space.write_code(code, (258).to_bytes(space.word_size, "big" if space.big_endian else "little"))
    assert space.read(code) == 258


def test_writing_outside_is_refused(space):
    for access in (
        lambda: space.write(space.exec_base, 1),
        lambda: space.write(space.data_base - space.word_size, 1),
        lambda: space.read(space.exec_base + space.size),
        lambda: space.write_code(space.data_base, b"x"),
        lambda: space.write_code(space.exec_base + space.size - 1, b"xx"),
        lambda: space.read_code(space.exec_base, space.size + 1),
    ):
        with pytest.raises(MemoryFault):
            access()


def test_low_space_and_reach():
    low = CodeSpace(4, False, 1 << 20, 1 << 20, low=True)
    assert low.exec_base + low.size <= 1 << 32
    low.close()
    with pytest.raises(ValueError, match="2 GiB"):
        CodeSpace(8, False, 1 << 31, 4096)


def test_closed_space_refuses(space):
    address = space.data_base
    space.close()
    space.close()
    with pytest.raises(MemoryFault):
        space.read(address)
