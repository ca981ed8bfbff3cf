"""What only the emulated machines do: count, pause for signals, hand over the table of contents."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from wamjit.machine import MachineFault


def test_instructions_are_counted(counting):
    function = counting.function("count_down")
    fixed = {"x86_64": 3, "x86": 3, "ppc64": 3}[counting.target.name]
    loop = {"x86_64": 2, "x86": 2, "ppc64": 1}[counting.target.name]
    for turns in (1, 10, 1000):
        before = counting.machine.instructions
        counting.machine.run(function, turns)
        assert counting.machine.instructions - before == fixed + loop * turns


def test_the_count_follows_rewritten_code(counting):
    address = counting.codespace.alloc_code(16)
    counts = []
    for text in ("nop; ", "nop; nop; nop; "):
        counting.codespace.write_code(address, counting.assemble(text + counting.source("one").replace("ret", "ret")))
        before = counting.machine.instructions
        assert counting.machine.run(address, 0) == 1
        counts.append(counting.machine.instructions - before)
    assert counts == [3, 5]


def test_without_count_nothing_is_counted(emulated):
    emulated.machine.run(emulated.function("one"), 0)
    assert emulated.machine.instructions == 0


def test_ctrl_c_ends_the_run(emulated):
    for delay in (0.0, 0.01, 0.05):
        timer = threading.Timer(delay, os.kill, (os.getpid(), signal.SIGINT))
        with pytest.raises(KeyboardInterrupt):
            timer.start()
            emulated.machine.run(emulated.function("count_down"), emulated.mask >> 1)
        timer.join()
        assert emulated.machine.run(emulated.function("increment"), 1) == 2


def test_other_signals_wait_and_change_nothing(emulated, alarms):
    """Unicorn cannot go on where it was stopped: no instruction may be lost or done twice."""
    word = emulated.memory.area("heap").start
    turns = 0x800000
    text = {
        "x86_64": f"mov esi, {turns}; l: inc qword ptr [rdi]; dec rsi; jnz l; ret",
        "x86": f"mov edx, {turns}; mov ecx, [esp + 4]; l: inc dword ptr [ecx]; dec edx; jnz l; ret",
        "ppc64": f"lis 5, {turns >> 16}; mtctr 5; l: ld 6, 0(3); addi 6, 6, 1; std 6, 0(3); bdnz l; blr",
    }[emulated.target.name]
    with alarms(0.004) as got:
        emulated.machine.run(emulated.put(text), word)
    assert emulated.memory.read(word) == turns
    assert got


def test_ctrl_c_with_a_handler_of_its_own_waits(emulated):
    got = []
    previous = signal.signal(signal.SIGINT, lambda *_: got.append(1))
    timer = threading.Timer(0.005, os.kill, (os.getpid(), signal.SIGINT))
    try:
        timer.start()
        assert emulated.machine.run(emulated.function("count_down"), 8_000_000) == 7
        timer.join()
    finally:
        signal.signal(signal.SIGINT, previous)
    assert got == [1]


def test_another_wakeup_descriptor_still_gets_its_bytes(emulated, alarms):
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    before = signal.set_wakeup_fd(writer)
    try:
        with alarms(0.005):
            assert emulated.machine.run(emulated.function("count_down"), 8_000_000) == 7
        assert signal.set_wakeup_fd(writer) == writer
        assert os.read(reader, 1) == bytes([signal.SIGALRM])
    finally:
        signal.set_wakeup_fd(before)
        os.close(reader)
        os.close(writer)


def test_the_table_of_contents(emulated):
    if emulated.target.name != "ppc64":
        pytest.skip("this convention has none")
    function = emulated.put("mr 3, 2; blr")
    emulated.machine.toc = 0x123456789A
    assert emulated.machine.run(function, 0) == 0x123456789A


def test_the_stack_at_the_entry(emulated):
    """sp is aligned as the convention says, and there is room below."""
    text = {
        "x86_64": "push rdi; mov rax, [rsp]; sub rax, rdi; pop rcx; add rax, rsp; ret",
        "x86": "push 1; pop eax; mov eax, esp; ret",
        "ppc64": "std 1, -64(1); ld 3, -64(1); blr",
    }[emulated.target.name]
    sp = emulated.machine.run(emulated.put(text), 5)
    assert sp % 16 == {"x86_64": 8, "x86": 12, "ppc64": 0}[emulated.target.name]


def test_division_by_zero_on_x86(emulated):
    if emulated.target.name == "ppc64":
        pytest.skip("PPC64 does not trap")
    text = "xor ecx, ecx; div ecx; ret"
    function = emulated.put(text)
    with pytest.raises(MachineFault) as caught:
        emulated.machine.run(function, 0)
    assert (caught.value.kind, caught.value.pc) == ("divide", function + 2)


def test_the_register_report_uses_the_names_of_the_target(emulated):
    with pytest.raises(MachineFault) as caught:
        emulated.machine.run(emulated.function("illegal"), 0)
    wanted = {"x86_64": {"rax", "r15"}, "x86": {"eax", "esp"}, "ppc64": {"1", "31", "lr", "ctr"}}
    assert wanted[emulated.target.name] <= set(caught.value.registers)
