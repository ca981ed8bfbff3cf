"""Generated code of any target, run by Unicorn on the memory of this process.

In: a target with a section in tables/machines.toml. Memory and code space appear to the code at their own addresses,
and are the same bytes: the host sees every store at once. Out: the word that the code returns, or MachineFault.
Holds: the code can be executed and not written, the rest written and not executed; guards are not mapped.
"""

from __future__ import annotations

import signal

import unicorn
from unicorn import unicorn_const as uc_const

from wamjit.machine import mapping, signals
from wamjit.machine.emulators import load_setup
from wamjit.machine.faults import MachineFault
from wamjit.machine.machines import Machine
from wamjit.machine.memory import Memory

C_STACK = 0x10_0000
READ_WRITE = uc_const.UC_PROT_READ | uc_const.UC_PROT_WRITE
READ_EXECUTE = uc_const.UC_PROT_READ | uc_const.UC_PROT_EXEC

KINDS = {
    uc_const.UC_ERR_READ_UNMAPPED: "read",
    uc_const.UC_ERR_READ_PROT: "read",
    uc_const.UC_ERR_WRITE_UNMAPPED: "write",
    uc_const.UC_ERR_WRITE_PROT: "write",
    uc_const.UC_ERR_FETCH_UNMAPPED: "execute",
    uc_const.UC_ERR_FETCH_PROT: "execute",
    uc_const.UC_ERR_INSN_INVALID: "illegal",
    uc_const.UC_ERR_READ_UNALIGNED: "alignment",
    uc_const.UC_ERR_WRITE_UNALIGNED: "alignment",
    uc_const.UC_ERR_FETCH_UNALIGNED: "alignment",
}


class Emulated(Machine):
    """Code of a target under Unicorn. One run at a time: for two threads, two machines on the same memory.

    toc is the table of contents that the code finds in its register, where the target has one. With count=True,
    instructions grows by the number of instructions executed, which slows the machine down.
    """

    mode = "emulated"

    def __init__(self, target, memory, codespace, *, count: bool = False):
        super().__init__(target, memory, codespace)
        self._setup = load_setup(target.name)
        self.toc = 0
        self.instructions = 0
        self._bad_address: int | None = None
        self._interrupt: int | None = None
        self._counts: dict[int, int] = {}
        areas = [("stack", C_STACK), ("stop", mapping.PAGE)]
        self._own = Memory(target.word_size, target.big_endian, areas, low=target.word_size == 4)
        self._stop = self._own.area("stop").start
        self._uc = self._open()
        self._request = signals.StopRequest(self._uc.emu_stop)
        self._hook(count)
        codespace.on_write.append(self._forget)

    def _open(self):
        """Unicorn with everything mapped."""
        setup = self._setup
        uc = unicorn.Uc(setup.arch, setup.mode)
        uc.ctl_set_tlb_mode(setup.tlb)
        code = self.codespace
        stack, stop = self._own.ranges()
        for start, end in [*self.memory.ranges(), stack, (code.data_base, code.exec_base)]:
            uc.mem_map_ptr(start, end - start, READ_WRITE, start)
        for start, end in [(code.exec_base, code.exec_base + code.size), stop]:
            uc.mem_map_ptr(start, end - start, READ_EXECUTE, start)
        for register, bits in setup.set_bits:
            uc.reg_write(register, uc.reg_read(register) | bits)
        return uc

    def _hook(self, count: bool) -> None:
        """Note what a fault would not tell afterwards; count when asked to."""
        self._uc.hook_add(uc_const.UC_HOOK_MEM_INVALID, self._note_address)
        self._uc.hook_add(uc_const.UC_HOOK_INTR, self._note_interrupt)
        if count:
            self._uc.hook_add(uc_const.UC_HOOK_BLOCK, self._count)

    def _note_address(self, uc, access, address, size, value, user) -> bool:
        self._bad_address = address
        return False

    def _note_interrupt(self, uc, number, user) -> None:
        self._interrupt = number
        uc.emu_stop()

    def _count(self, uc, address, size, user) -> None:
        """A block begins: all its instructions will run, unless one of them faults."""
        count = self._counts.get(address)
        if count is None:
            _, count, _ = uc.ctl_request_cache(address)
            self._counts[address] = count
        self.instructions += count

    def _forget(self, address: int, size: int) -> None:
        """Code was written: drop what Unicorn made of the old code at that place."""
        self._uc.ctl_remove_cache(address, address + size)
        self._counts.clear()

    def run(self, entry: int, argument: int) -> int:
        """Call the code at entry by the target's C convention with one word."""
        setup, uc, own = self._setup, self._uc, self._own
        stack = own.area("stack").end - setup.frame
        uc.reg_write(setup.sp, stack)
        own.write(stack, 0)
        for register, offset, value in (
            (setup.argument, setup.argument_offset, argument),
            (setup.back, setup.back_offset, self._stop),
        ):
            if register is None:
                own.write(stack + offset, value)
            else:
                uc.reg_write(register, value & (1 << 64) - 1)
        if setup.second_argument is not None:
            uc.reg_write(setup.second_argument, argument)
        if setup.toc is not None:
            uc.reg_write(setup.toc, self.toc)
        self._emulate(entry)
        return uc.reg_read(setup.result)

    def _emulate(self, entry: int) -> None:
        """From the entry to the stop address; Ctrl-C ends the run unless somebody attends to signals already."""
        if signals.watched():
            self._emulate_to_stop(entry)
            return
        with signals.Watching(self._attend):
            try:
                self._emulate_to_stop(entry)
            finally:
                self._request.looked()

    def _attend(self, number: int) -> None:
        """In the watching thread: stop when Ctrl-C is going to raise KeyboardInterrupt.

        No other signal may stop Unicorn, because it could not go on: it stops behind a store in the middle of a block
        with the program counter at the block's beginning, and would do the store again (measured on x86).
        """
        if number == signal.SIGINT and signal.getsignal(number) is signal.default_int_handler:
            self._request.ask()

    def _emulate_to_stop(self, entry: int) -> None:
        self._bad_address = self._interrupt = None
        try:
            self._uc.emu_start(entry, self._stop)
        except unicorn.UcError as error:
            raise self._fault(error.errno) from None
        if self._interrupt is not None:
            raise self._fault(uc_const.UC_ERR_EXCEPTION)
        if self._uc.reg_read(self._setup.pc) != self._stop:
            if self._request.looked():
                raise KeyboardInterrupt
            raise self._fault(uc_const.UC_ERR_EXCEPTION)

    def _fault(self, error: int) -> MachineFault:
        """What has happened; a stop that nobody asked for (hlt) is a trap."""
        pc = self._uc.reg_read(self._setup.pc)
        kind = KINDS.get(error, "trap")
        if self._interrupt is not None:
            what = self._setup.interrupts.get(self._interrupt, {"kind": "other", "ahead": 0})
            kind, pc = what["kind"], pc - what["ahead"]
        registers = {name: self._uc.reg_read(register) for name, register in self._setup.reported}
        return MachineFault(kind, pc, self._bad_address, registers)

    def close(self) -> None:
        """Give Unicorn and the stack back; memory and code space belong to who made them."""
        if self._uc is not None:
            self.codespace.on_write.remove(self._forget)
            self._uc = self._request = None
            self._own.close()
