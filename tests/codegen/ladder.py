"""What the tests of code generation share: run IR on any machine and placement, see registers and memory afterwards.

A program is a fragment; behind its last instruction it calls the gate, so that every state register is published. The
routines that it calls come with it, callees first.
"""

from functools import cache

from wamjit.codegen import compile_fragment, compile_routine, enter_and_gate
from wamjit.codegen.link import link_unit
from wamjit.ir.operands import Fragment, Imm, Instr, Label, Mem, Reg, Routine, Sym, Temp
from wamjit.machine import CodeSpace, Memory, open_machine, ways
from wamjit.table import Slot, load_placement, load_record, load_target, placement_names, target_names

STATE = ("a", "h", "e", "b", "tr", "cp", "ab", "hb")
EXIT = [Instr("move", (Reg("arg0"), Imm(77))), Instr("call", (Sym("code", "gate"), Reg("arg0")))]
CODE_SIZE, DATA_SIZE = 0x400000, 0x40000


class World:
    """One machine with its memory; every placement of the target can be used on it."""

    def __init__(self, target_name: str, mode: str):
        self.target = load_target(target_name)
        self.word = self.target.word_size
        low = self.word == 4
        areas = [("worker", 0x8000), ("data", 0x10000), ("stack", 0x10000)]
        self.memory = Memory(self.word, self.target.big_endian, areas, low=low)
        self.space = CodeSpace(self.word, self.target.big_endian, CODE_SIZE, DATA_SIZE, low=low)
        self.machine = open_machine(self.target, mode, self.memory, self.space)
        self.worker = load_record("worker", self.word)
        self.w = self.memory.area("worker").start
        self.data = self.memory.area("data").start
        self.choice = self.data + 0xF000
        self.toc = self.space.data_base + 0x8000
        self.gates = {}

    def place(self, items, symbols):
        """Link and write; the Linked block."""
        size = 15 + sum(len(item.hot) + len(item.cold) for item in items)
        address = self.space.alloc_code(size)
        linked = link_unit(items, address, symbols, self.toc)
        self.space.write_code(address, bytes(linked.code))
        return address, linked

    def symbols(self, placement):
        """Addresses of enter, gate and gate_return of a placement, and their summaries."""
        if placement.key not in self.gates:
            codes = enter_and_gate(placement, placement.convention)
            symbols = {}
            for name in ("gate_return", "gate", "enter"):
                symbols[name], _ = self.place([codes[name]], symbols)
            if placement.abi == "ms":
                symbols["enter"] = self.bridge(symbols["enter"])
            self.gates[placement.key] = symbols, {"gate": codes["gate"].summary}
        symbols, summaries = self.gates[placement.key]
        return dict(symbols), dict(summaries)

    def bridge(self, enter):
        """A System V function that calls one of Microsoft's convention: mov rcx, rdi and the shadow store."""
        address = self.space.alloc_code(24)
        code = bytes.fromhex("4889f94883ec28e8") + (enter - address - 12).to_bytes(4, "little", signed=True)
        self.space.write_code(address, code + bytes.fromhex("4883c428c3"))
        return address

    def field(self, name, index=0):
        return self.w + self.worker.offset(name, index)

    def register_address(self, placement, name):
        """Where a state register can be read and written while machine code does not run."""
        home = placement.home(name)
        if isinstance(home, Slot) and home.base == "b":
            return self.memory.read(self.field("b")) + home.offset
        return self.field("x", int(name[2:-1])) if name.startswith("x(") else self.field(name)

    def run(self, placement, instrs, registers=None, routines=(), extra=None, serve=None):
        """Run a program; the state registers afterwards, by a function of their name."""
        symbols, summaries = self.symbols(placement)
        symbols |= extra or {}
        for routine in routines:
            code = compile_routine(routine, placement, summaries)
            summaries[routine.name] = code.summary
            symbols[routine.name], _ = self.place([code], symbols)
        cut = next((i for i, instr in enumerate(instrs) if instr.op == "cold"), len(instrs))
        program = Fragment("program", [*instrs[:cut], *EXIT, *instrs[cut:]])
        code = compile_fragment(program, placement, summaries)
        address, _ = self.place([code], symbols)
        self.start(placement, registers or {})
        self.memory.write(self.field("resume"), address)
        while (service := self.machine.run(symbols["enter"], self.w)) != 77:
            serve[service]()
        return lambda name: self.memory.read(self.register_address(placement, name))

    def start(self, placement, registers):
        """Put the registers where enter finds them."""
        write = self.memory.write
        stack = self.memory.area("stack").end - 0x400
        write(self.field("m_sp0"), stack)
        write(self.field("m_sp"), stack)
        write(self.field("toc"), self.toc)
        if hasattr(self.machine, "toc"):
            self.machine.toc = self.toc
        write(self.field("b"), self.choice)
        for name, value in {"b": self.choice, **registers}.items():
            write(self.register_address(placement, name), value & (1 << 8 * self.word) - 1)


@cache
def world(target_name, mode):
    return World(target_name, mode)


def machines():
    """Target and mode of everything that runs on this host."""
    return [(name, mode) for name in target_names() for mode, possible, _ in ways(load_target(name)) if possible]


def everywhere():
    """Target, mode, placement, ABI: all of them."""
    return [
        (name, mode, placement, abi)
        for name, mode in machines()
        for placement in placement_names(name)
        for abi in load_target(name).abis
    ]


def at(case):
    """World and placement of one of `everywhere`."""
    name, mode, placement, abi = case
    return world(name, mode), load_placement(name, placement, abi)


def case_name(case):
    """For the name of a test."""
    return "-".join(case)


# -- short ways to write IR -------------------------------------------------------------------------------------------


def i(op, *args):
    """An instruction; numbers are immediates, texts registers, `tN` temporaries, `L..` labels, `kind:name` symbols."""
    return Instr(op, tuple(map(_operand, args)))


def _operand(arg):
    if isinstance(arg, int):
        return Imm(arg)
    if not isinstance(arg, str):
        return arg
    if arg[0] == "t" and arg[1:].isdigit():
        return Temp(int(arg[1:]))
    if arg[0] == "L":
        return Label(arg)
    if ":" in arg:
        return Sym(*arg.split(":"))
    return Reg(arg)


def mem(base, offset=0):
    return Mem(_operand(base) if base is not None else None, offset)


def routine(name, nparams, *instrs):
    return Routine(name, nparams, list(instrs))
