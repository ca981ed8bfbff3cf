"""What native machines owe to the process they run in."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from wamjit.machine import MachineFault, native32

ROOT = Path(__file__).parents[2]
CALLBACK = ctypes.CFUNCTYPE(ctypes.c_uint64, ctypes.c_uint64)

# Code that calls a C function: from 32-bit mode by a far call into 64-bit code, which aligns the stack and calls on.
CALL_64 = "push rbp; mov rbp, rsp; and rsp, -16; mov rax, {target:#x}; call rax; mov rsp, rbp; pop rbp; ret"
CALL_FROM_32 = (
    "mov eax, [esp + 4]; push edi; push esi; .byte 0x9a; .long {bridge:#x}; .short 0x33; pop esi; pop edi; ret"
)
BRIDGE = (
    "push rbp; mov rbp, rsp; and rsp, -16; mov edi, eax; mov rax, {target:#x}; call rax; mov rsp, rbp; pop rbp; retf"
)


def caller_of(lab, function) -> int:
    """Code of the lab's target that hands its word to a ctypes function."""
    target = ctypes.cast(function, ctypes.c_void_p).value
    if lab.word_size == 8:
        return lab.put(CALL_64.format(target=target))
    import keystone

    bridge, _ = keystone.Ks(keystone.KS_ARCH_X86, keystone.KS_MODE_64).asm(BRIDGE.format(target=target), as_bytes=True)
    address = lab.codespace.alloc_code(len(bridge))
    lab.codespace.write_code(address, bridge)
    return lab.put(CALL_FROM_32.format(bridge=address))


def test_a_run_inside_a_run(native):
    increment = native.function("increment")
    levels = []

    @CALLBACK
    def inner(value):
        levels.append(value)
        if value == 0:
            return native.machine.run(increment, 100)
        return native.machine.run(outer, value - 1) + 1

    outer = caller_of(native, inner)
    assert native.machine.run(outer, 5) == 106
    assert levels == [5, 4, 3, 2, 1, 0]


def test_a_fault_ends_only_the_innermost_run(native):
    load, heap = native.function("load"), native.memory.area("heap")
    found = []

    @CALLBACK
    def inner(value):
        try:
            native.machine.run(load, heap.end)
        except MachineFault as error:
            found.append(error.address)
        return value + 1

    outer = caller_of(native, inner)
    assert native.machine.run(outer, 7) == 8
    assert found == [heap.end]
    with pytest.raises(MachineFault):
        native.machine.run(load, heap.end)


def test_nesting_too_deep_is_an_error_and_no_crash(native):
    if native.word_size == 8:
        pytest.skip("64-bit runs nest on the C stack")
    found = []

    @CALLBACK
    def inner(value):
        try:
            return native.machine.run(outer, value + 1)
        except RecursionError:
            found.append(value)
            return value

    outer = caller_of(native, inner)
    depth = native.machine.run(outer, 0)
    assert found == [depth]
    assert depth == (native32.STACK - native32.ROOM) // 0x40000 - 1


def test_a_fault_with_a_wild_stack_pointer(native):
    """The handler has its own stack; the code may have used sp for anything."""
    sp = "rsp" if native.word_size == 8 else "esp"
    for text in (f"mov {sp}, 16; push 1", f"xor {sp}, {sp}; ud2", f"mov {sp}, 64; ret"):
        with pytest.raises(MachineFault):
            native.machine.run(native.put(text), 0)
    assert native.machine.run(native.function("increment"), 1) == 2


def test_a_fault_leaves_the_floating_point_state_as_it_was(native):
    word = native.memory.area("heap").start
    a = "rax" if native.word_size == 8 else "eax"
    spoil = (
        f"mov {a}, {word:#x}; mov dword ptr [{a}], 0x7fbf; ldmxcsr dword ptr [{a}]; "
        f"mov word ptr [{a}], 0x0c7f; fldcw word ptr [{a}]; fldz; fldz; fldz; fldz; fldz; fldz; fldz; fldz; std; ud2"
    )
    before = [1 / 3, 2**0.5, float(int(2.5)), ctypes.c_longdouble(1.1).value]
    with pytest.raises(MachineFault):
        native.machine.run(native.put(spoil), 0)
    assert [1 / 3, 2**0.5, float(int(2.5)), ctypes.c_longdouble(1.1).value] == before
    assert f"{1 / 3:.30f}" == "0.333333333333333314829616256247"


def test_python_signals_during_a_run(native, alarms):
    """The C part of Python's handler interrupts generated code, also in 32-bit mode; Python's part comes afterwards."""
    with alarms(0.002) as got:
        for _ in range(10):
            assert native.machine.run(native.function("count_down"), 20_000_000) == 7
    assert got


def test_a_forked_child_runs(native):
    increment, load = native.function("increment"), native.function("load")
    child = os.fork()
    if child == 0:
        status = 1
        try:
            native.machine.run(load, 16)
        except MachineFault:
            status = 0 if native.machine.run(increment, 1) == 2 else 2
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0


def test_many_threads_come_and_go(native):
    increment, load = native.function("increment"), native.function("load")
    results = []

    def work(value):
        results.append(native.machine.run(increment, value))
        with pytest.raises(MachineFault):
            native.machine.run(load, 8)

    for turn in range(30):
        threads = [threading.Thread(target=work, args=(turn,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(results) == sorted(turn + 1 for turn in range(30) for _ in range(3))


PREPARE = """
import ctypes, faulthandler, os, signal, sys
from types import SimpleNamespace
from wamjit.machine import CodeSpace, Memory, MachineFault, open_machine
def machine():
    target = SimpleNamespace(name="x86_64", word_size=8, big_endian=False)
    space = CodeSpace(8, False, 4096, 4096)
    space.write_code(space.alloc_code(2), b"\\x0f\\x0b")
    space.write_code(space.alloc_code(2), b"\\xff\\xe7")
    made = open_machine(target, "native", Memory(8, False, [("heap", 4096)]), space)
    try:
        made.run(space.exec_base, 0)
        print("no fault")
    except MachineFault as error:
        print("caught", error.kind)
    sys.stdout.flush()
    return made
"""


def child(text: str) -> subprocess.CompletedProcess:
    """Run Python text after PREPARE."""
    command = [sys.executable, "-c", PREPARE + text]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60)


needs_native = pytest.mark.skipif(not native32.native64.available()[0], reason="no x86-64 Linux host")


@needs_native
def test_a_fault_elsewhere_ends_the_process_as_before():
    done = child("machine(); ctypes.string_at(16)")
    assert (done.stdout, done.returncode) == ("caught illegal\n", -signal.SIGSEGV)


@needs_native
@pytest.mark.parametrize(
    "order", ["faulthandler.enable(); machine()", "m = machine(); faulthandler.enable(); machine()"]
)
def test_a_fault_elsewhere_reaches_the_handler_that_was_there(order):
    done = child(order + "; ctypes.string_at(16)")
    assert done.stdout.startswith("caught illegal\n")
    assert done.returncode == -signal.SIGSEGV
    assert done.stderr.count("Fatal Python error: Segmentation fault") == 1


@needs_native
def test_a_handler_that_comes_back_is_entered_each_time():
    done = child(
        "got = []\n"
        "signal.signal(signal.SIGTRAP, lambda *_: got.append(1))\n"
        "machine()\n"
        "for _ in range(3): os.kill(os.getpid(), signal.SIGTRAP)\n"
        "print(len(got))"
    )
    assert (done.stdout, done.returncode) == ("caught illegal\n3\n", 0)


@needs_native
@pytest.mark.parametrize("name", ["SIGSEGV", "SIGTRAP", "SIGFPE"])
def test_a_signal_that_was_sent_has_its_default_effect(name):
    done = child(f"machine(); os.kill(os.getpid(), signal.{name}); print('still here')")
    assert (done.stdout, done.returncode) == ("caught illegal\n", -getattr(signal, name))


@needs_native
def test_a_native_start_loads_little_and_makes_no_page_writable_and_executable():
    done = child(
        "machine()\n"
        "print([name for name in ('unicorn', 'keystone', 'capstone', 'tomllib', 'typing') if name in sys.modules])\n"
        "print([line for line in open('/proc/self/maps') if 'wx' in line.split()[1]])"
    )
    assert (done.stdout, done.stderr) == ("caught illegal\n[]\n[]\n", "")


def test_the_ranges_of_closed_machines_are_forgotten(native):
    from wamjit.machine import recovery

    before = list(recovery.placed().ranges)
    machines = [native.open() for _ in range(5)]
    for machine in (machines[2], machines[0], machines[4], machines[1], machines[3]):
        machine.close()
        machine.close()
    assert sorted(recovery.placed().ranges) == sorted(before)
    with pytest.raises(MachineFault):
        native.machine.run(native.function("load"), 8)
