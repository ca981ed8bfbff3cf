"""Which machine is opened for whom, and what is said when there is none; messages about faults."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from wamjit.machine import (
    CannotRun,
    CodeSpace,
    MachineFault,
    Memory,
    enable_crash_report,
    native32,
    native64,
    open_machine,
    ways,
)
from wamjit.machine.emulators import emulator_names, load_setup
from wamjit.table import TableError

X86_64 = SimpleNamespace(name="x86_64", word_size=8, big_endian=False)
PPC64 = SimpleNamespace(name="ppc64", word_size=8, big_endian=True)


@pytest.fixture
def rooms():
    memory, space = Memory(8, False, [("heap", 4096)]), CodeSpace(8, False, 4096, 4096)
    yield memory, space
    space.close()
    memory.close()


def test_ways_are_mode_possible_and_reason():
    for name, native in (("x86_64", native64), ("x86", native32)):
        found = ways(SimpleNamespace(name=name))
        assert found[0] == ("native", *native.available())
        assert [mode for mode, _, _ in found] == ["native", "emulated"]
        assert all(isinstance(possible, bool) and reason for _, possible, reason in found)
    assert ways(PPC64)[0] == ("native", False, "no host runs ppc64 code natively")


def test_a_mode_that_is_not_possible_is_refused(rooms):
    with pytest.raises(CannotRun, match="ppc64 code cannot run natively"):
        open_machine(PPC64, "native", *rooms)
    with pytest.raises(CannotRun, match="no section for vax"):
        open_machine(SimpleNamespace(name="vax"), None, *rooms)
    with pytest.raises(ValueError, match="'fast'"):
        open_machine(X86_64, "fast", *rooms)


def test_the_best_way_is_taken(rooms):
    wanted = "native" if native64.available()[0] else "emulated"
    with open_machine(X86_64, None, *rooms) as machine:
        assert machine.mode == wanted
    with open_machine(X86_64, None, *rooms, count=True) as machine:
        assert machine.mode == "emulated"


def test_no_native_machine_where_memory_files_cannot_be_executed(rooms):
    rooms[1].executable = False
    with open_machine(X86_64, None, *rooms) as machine:
        assert machine.mode == "emulated"
    with pytest.raises(CannotRun, match="memory file"):
        open_machine(X86_64, "native", *rooms)


def test_32_bit_code_must_be_low():
    memory, space = Memory(4, False, [("heap", 4096)]), CodeSpace(4, False, 4096, 4096)
    with pytest.raises(ValueError, match="4 GiB"):
        native32.Native32(None, memory, space)


def test_a_describer_names_the_code():
    fault = MachineFault("read", 0x1000, 0x20, {"rax": 5})
    assert str(fault) == "generated code faulted: read of 0x20 at 0x1000"
    try:
        enable_crash_report(lambda address: f"append/3 + {address - 0xFF0}")
        assert str(fault) == "generated code faulted: read of 0x20 at 0x1000 (append/3 + 16)"
        assert fault.report().splitlines()[1].split() == ["rax", "0x0000000000000005"]
        enable_crash_report(lambda address: {}[address])
        assert "KeyError(4096)" in str(fault)
        enable_crash_report(lambda address: "")
        assert str(fault) == "generated code faulted: read of 0x20 at 0x1000"
    finally:
        enable_crash_report(None)
    assert str(MachineFault("illegal", 16)) == "generated code faulted: illegal at 0x10"


def section(**changes) -> str:
    """A table with one section, some rows changed; None leaves a row out."""
    rows = {"arch": '"X86"', "modes": '["64"]', "tlb": '"CPU"', "pc": '"RIP"', "sp": '"RSP"', "result": '"RAX"'}
    rows |= {
        "argument_register": '"RDI"',
        "return_offset": "0",
        "frame": "24",
        "reported": '["RAX"]',
        "interrupts": "{}",
    }
    rows |= changes
    return "\n".join(["[toy]", *[f"{key} = {value}" for key, value in rows.items() if value is not None]])


def test_a_good_section_is_read(tmp_path):
    path = tmp_path / "machines.toml"
    path.write_text(section())
    setup = load_setup("toy", path)
    assert setup.back is None and setup.back_offset == 0 and setup.argument is not None and setup.toc is None


@pytest.mark.parametrize(
    "changes, reason",
    [
        ({"arch": '"VAX"'}, "Unicorn has no UC_ARCH_VAX"),
        ({"modes": '["65"]'}, "Unicorn has no UC_MODE_65"),
        ({"pc": '"PC"'}, "Unicorn has no UC_X86_REG_PC"),
        ({"reported": '["RAX", "R99"]'}, "Unicorn has no UC_X86_REG_R99"),
        ({"frame": None}, "the row frame is missing"),
        ({"frame": '"big"'}, "a number expected"),
        ({"colour": '"red"'}, "unknown row colour"),
        ({"argument_offset": "4"}, "either argument_register or argument_offset"),
        ({"return_offset": None}, "either return_register or return_offset"),
    ],
)
def test_a_bad_section_is_refused_with_its_place(tmp_path, changes, reason):
    path = tmp_path / "machines.toml"
    path.write_text(section(**changes))
    with pytest.raises(TableError) as caught:
        load_setup("toy", path)
    assert reason in caught.value.reason
    assert caught.value.file == str(path) and "[toy]" in caught.value.where


def test_every_section_of_the_table_is_good():
    assert {"x86", "x86_64", "ppc64"} <= emulator_names()
    for name in emulator_names():
        assert load_setup(name).reported
