"""What every machine does the same: one test, each target in each way."""

from __future__ import annotations

import threading
import time

import pytest

from wamjit.machine import MachineFault, signals


def test_argument_and_result(lab):
    function = lab.function("increment")
    for value in (0, 41, lab.mask >> 1, lab.mask):
        assert lab.machine.run(function, value) == value + 1 & lab.mask


def test_the_code_sees_the_words_of_the_host(lab):
    word = lab.memory.area("heap").start + 64
    value = 0x0123456789ABCDEF & lab.mask
    lab.memory.write(word, value)
    assert lab.machine.run(lab.function("load"), word) == value
    lab.machine.run(lab.function("store"), word)
    assert lab.memory.read(word) == 77


def test_the_code_sees_the_data_part(lab):
    cell = lab.codespace.alloc_data(lab.word_size)
    lab.codespace.write(cell, 1234)
    assert lab.machine.run(lab.function("load"), cell) == 1234
    lab.machine.run(lab.function("store"), cell)
    assert lab.codespace.read(cell) == 77


def test_doubles(lab):
    word = lab.memory.area("heap").start
    lab.memory.write_double(word, 1.25)
    lab.machine.run(lab.function("double"), word)
    assert lab.memory.read_double(word) == 2.5


def test_rewritten_code_is_what_runs(lab):
    address = lab.codespace.alloc_code(16)
    for _ in range(3):
        for name, result in (("one", 1), ("two", 2)):
            lab.codespace.write_code(address, lab.assemble(lab.source(name)))
            assert lab.machine.run(address, 0) == result


def fault(lab, function: int, argument: int = 0) -> MachineFault:
    with pytest.raises(MachineFault) as caught:
        lab.machine.run(function, argument)
    assert lab.machine.run(lab.function("increment"), 1) == 2  # the machine still works
    return caught.value


def test_guards_fault(lab):
    load, store = lab.function("load"), lab.function("store")
    heap, trail = lab.memory.area("heap"), lab.memory.area("trail")
    for address in (heap.start - lab.word_size, heap.end, trail.start - lab.word_size, trail.end):
        found = fault(lab, load, address)
        assert (found.kind, found.address) == ("read", address)
        assert load <= found.pc < load + 16
        found = fault(lab, store, address)
        assert (found.kind, found.address) == ("write", address)


def test_code_cannot_be_written_and_data_cannot_be_executed(lab):
    found = fault(lab, lab.function("store"), lab.codespace.exec_base)
    assert (found.kind, found.address) == ("write", lab.codespace.exec_base)
    for place in (lab.memory.area("heap").start, lab.codespace.data_base):
        found = fault(lab, lab.function("jump"), place)
        assert (found.kind, found.pc, found.address) == ("execute", place, place)


def test_a_jump_to_nowhere_is_reported(lab):
    found = fault(lab, lab.function("jump"), 16)
    assert (found.kind, found.pc) == ("execute", 16)


def test_illegal_instruction_and_trap(lab):
    for name in ("illegal", "trap"):
        function = lab.function(name)
        found = fault(lab, function)
        assert found.kind == name
        assert found.pc == function + len(lab.assemble("nop"))


def test_a_fault_carries_the_registers(lab):
    argument = lab.memory.area("heap").end
    found = fault(lab, lab.function("load"), argument)
    assert argument in found.registers.values()
    assert f"{argument:#018x}" in found.report()


def test_two_threads_run_at_once(lab):
    """Each waits for what the other writes, which ends well only when both run."""
    meet = lab.function("meet")
    pair = lab.memory.area("heap").start
    other = lab.machine if lab.mode == "native" else lab.open()
    results = [None, None]

    def work(which, machine):
        results[which] = machine.run(meet, pair + which * lab.word_size)

    thread = threading.Thread(target=work, args=(1, other))
    thread.start()
    work(0, lab.machine)
    thread.join()
    if other is not lab.machine:
        other.close()
    assert results == [1, 1]


def test_threads_fault_each_for_itself(lab):
    machine = lab.machine if lab.mode == "native" else lab.open()
    load, heap = lab.function("load"), lab.memory.area("heap")
    found = []

    def work():
        for turn in range(20):
            try:
                machine.run(load, heap.end + turn * lab.word_size)
            except MachineFault as error:
                found.append(error.address)

    thread = threading.Thread(target=work)
    thread.start()
    for turn in range(20):
        with pytest.raises(MachineFault) as caught:
            lab.machine.run(load, heap.start - (turn + 1) * lab.word_size)
        assert caught.value.address == heap.start - (turn + 1) * lab.word_size
    thread.join()
    if machine is not lab.machine:
        machine.close()
    assert found == [heap.end + turn * lab.word_size for turn in range(20)]


def test_a_closed_machine_leaves_memory_and_code_alone(lab):
    word = lab.memory.area("heap").start
    lab.memory.write(word, 5)
    function = lab.function("load")
    lab.machine.close()
    assert lab.memory.read(word) == 5
    lab.codespace.write_code(function, lab.assemble(lab.source("load")))
    lab.machine = lab.open()
    assert lab.machine.run(function, word) == 5


def test_who_watches_signals_is_called_while_the_code_runs(lab, alarms):
    """As an engine does it: what the watcher stores makes the code come back."""
    pair = lab.memory.area("heap").start
    seen = []

    def attend(number):
        seen.append(number)
        lab.memory.write(pair + lab.word_size, 1)

    with signals.Watching(attend), alarms(0.01) as got:
        assert lab.machine.run(lab.function("meet"), pair) == 1
        deadline = time.monotonic() + 10
        while not got and time.monotonic() < deadline:  # Python's own handler comes when it comes
            time.sleep(0.001)
    assert got and set(seen) == {14}
    assert not signals.watched()


def test_nobody_is_watched_in_another_thread(lab):
    results = []

    def work():
        with signals.Watching(results.append):
            results.append(lab.machine.run(lab.function("increment"), 1))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert results == [2]
