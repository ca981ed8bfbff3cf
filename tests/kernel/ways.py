"""The ways to run a kernel function in a world: under CPython, compiled and interpreted, as machine code.

Each has `call(name, *args)` for a routine and `enter(name)` for an entry, which goes on until control leaves the
kernel: it gives the name or address where that is. `depth` is how deep a term a test of depth can afford.
"""

from __future__ import annotations

from typing import Any

import pytest
from world import Raised, World

from wamjit.codegen import compile_fragment
from wamjit.codegen.link import link_unit
from wamjit.ir.interpret import Interpreter
from wamjit.ir.operands import Fragment, Imm, Instr, Mem, Reg, Sym
from wamjit.jit.compiler import LazySummaries
from wamjit.jit.image import load_data, place
from wamjit.kernel.modules import image_modules
from wamjit.machine import CodeSpace, open_machine
from wamjit.subset.compiler import compile_kernel
from wamjit.subset.sim import ROUTINES, Jump, Simulation
from wamjit.table import load_placement

image_modules()


class Way:
    """What the ways have in common."""

    depth = 3000
    all_in_memory = False  # whether x registers from 16 on are the worker record's

    def __init__(self, world: World):
        self.world = world

    def call(self, name: str, *args: int) -> int:
        """Call a routine: its result."""
        raise NotImplementedError

    def enter(self, name: str) -> str | int:
        """Enter at a code symbol: the symbol outside of the kernel, or the address, that control gets to."""
        raise NotImplementedError

    def address(self, name: str) -> int:
        """The address of a code symbol."""
        raise NotImplementedError

    def outside(self, address: int) -> int:
        """An address that control can go to and that `enter` gives as `address`."""
        return address

    def raises(self, kind: str, error: str, name: str, *args: int) -> Any:
        """Call a routine that must ask for this error or resource error: the culprit."""
        with pytest.raises(Raised) as caught:
            self.call(name, *args)
        assert (caught.value.kind, caught.value.name) == (kind, error)
        return caught.value.culprit


class Simulated(Way):
    """CPython runs the functions as they are."""

    depth = 400

    def __init__(self, world: World):
        super().__init__(world)
        self.simulation = Simulation(world.memory, world.worker, self.serve)

    def publish(self) -> None:
        self.world.state |= self.simulation._registers_held

    def resume(self) -> None:
        for name, value in self.world.state.items():
            self.simulation.write_register(name, value)

    def serve(self, number: int) -> int:
        self.publish()
        answer = self.world.serve(number)
        self.resume()
        return answer

    def call(self, name: str, *args: int) -> int:
        try:
            with self.simulation:
                self.resume()
                result = int(ROUTINES[name](*args))
        except Jump as jump:
            self.enter(jump.target)
            raise AssertionError(f"{name} jumped away to {jump.target}") from None
        self.publish()
        return result

    def enter(self, name: str) -> str | int:
        with self.simulation:
            self.resume()
            while name in ROUTINES:
                try:
                    ROUTINES[name]()
                except Jump as jump:
                    name = jump.target
                    if isinstance(name, int):
                        name = self.symbol_at(name)
        self.publish()
        return name

    def symbol_at(self, address: int) -> str | int:
        with self.simulation:
            known = {int(self.simulation.address_of(name)): name for name in list(ROUTINES)}
        return known.get(int(address), int(address))

    def address(self, name: str) -> int:
        with self.simulation:
            return int(self.simulation.address_of(name))


class Interpreted(Way):
    """Compiled to IR, and run by the IR's interpreter, which destroys what a target may destroy."""

    depth = 300

    def __init__(self, world: World):
        super().__init__(world)
        program = compile_kernel(image_modules(), world.word_size)
        self.interpreter = Interpreter(program, world.memory, world.worker, serve=self.serve)

    def publish(self) -> None:
        self.world.state |= self.interpreter.registers

    def resume(self) -> None:
        for name, value in self.world.state.items():
            self.interpreter.set_register(name, value)

    def serve(self, interpreter: Interpreter, number: int) -> int:
        self.publish()
        answer = self.world.serve(number)
        self.resume()
        interpreter.publish()
        return answer

    def call(self, name: str, *args: int) -> int:
        self.resume()
        outcome = self.interpreter.run(name, args)
        self.publish()
        assert outcome.how == "returned", outcome
        return outcome.value

    def enter(self, name: str) -> str | int:
        self.resume()
        outcome = self.interpreter.run(name)
        self.publish()
        assert outcome.how == "jumped", outcome
        return outcome.target.removeprefix("code:") if isinstance(outcome.target, str) else outcome.target

    def address(self, name: str) -> int:
        return self.interpreter.symbol(Sym("code", name))


class Compiled(Way):
    """Machine code of the kernel's image, for a target, on one of its machines.

    A stub of IR calls a routine: it fetches the arguments from svc and leaves the result there with service DONE.
    Entries are entered as they are; the addresses where control leaves the kernel hold a stub that says so.
    """

    all_in_memory = True
    DONE, OUTSIDE = 99, 98
    ARGUMENTS = 12  # svc[12..] holds the arguments of a routine

    def __init__(self, world: World, target: str, mode: str):
        super().__init__(world)
        self.depth = 1_000_000 if mode == "native" else 20_000
        self.placement = load_placement(target, "sicstus")
        self.codespace = CodeSpace(world.word_size, world.memory.big_endian, 4 << 20, 1 << 20, low=world.word_size == 4)
        self.data = load_data(self.placement)
        self.image = place(self.data, self.codespace)
        self.machine = open_machine(self.placement.target, mode, world.memory, self.codespace)
        self.stubs: dict[str, int] = {}

    # the worker's fields

    def registers(self) -> dict[str, int]:
        """Register -> address of its published slot."""
        offset, worker = self.world.record.offset, self.world.worker
        names = {name: worker + offset(name) for name in ("h", "a", "e", "b", "tr", "cp", "ab", "hb")}
        return names | {f"x({i})": worker + offset("x", i) for i in range(32)}

    def publish(self) -> None:
        read = self.world.memory.read
        self.world.state |= {name: read(at) for name, at in self.registers().items()}
        self.world.state |= {
            name: read(self.world.state["b"] + self.world.choice.offset(name)) for name in ("ab", "hb")
        }

    def resume(self) -> None:
        for name, at in self.registers().items():
            self.world.memory.write(at, self.world.state.get(name, 0))

    # stubs

    def stub(self, name: str, instrs: list[Instr]) -> int:
        """Generate code for a fragment of IR: its address."""
        if name not in self.stubs:
            code = compile_fragment(Fragment(name, instrs), self.placement, LazySummaries(self.data["summaries"]))
            address = self.codespace.alloc_code(len(code.hot) + len(code.cold) + 64, 16)
            linked = link_unit([code], address, self.image.symbols, self.image.toc)
            self.codespace.write_code(address, bytes(linked.code))
            self.stubs[name] = address
        return self.stubs[name]

    def ask(self, number: int) -> list[Instr]:
        """Instructions that leave with a service number."""
        return [
            Instr("move", (Reg("arg0"), Imm(number))),
            Instr("call", (Sym("code", "gate"), Reg("arg0"))),
            Instr("jump", (Sym("code", "fail"),)),
        ]

    def svc(self, index: int) -> Mem:
        return Mem(Reg("w"), self.world.record.offset("svc", index))

    def caller(self, name: str, count: int) -> int:
        """The stub that calls a routine."""
        arguments = [Reg(f"arg{i}") for i in range(count)]
        moves = [Instr("move", (register, self.svc(self.ARGUMENTS + i))) for i, register in enumerate(arguments)]
        call = Instr("call", (Sym("code", name), *arguments))
        result = Instr("move", (self.svc(self.ARGUMENTS), Reg("val")))
        return self.stub(f"call {name}", [*moves, call, result, *self.ask(self.DONE)])

    def outside(self, address: int) -> int:
        """An address in the code space that stands for `address`, which is none."""
        store = Instr("move", (self.svc(self.ARGUMENTS), Imm(address)))
        return self.stub(f"outside {address}", [store, *self.ask(self.OUTSIDE)])

    def run(self, resume: int) -> int:
        """Run from an address until DONE or OUTSIDE: what that says."""
        world = self.world
        self.resume()
        world.set_field("resume", resume)
        world.set_field("m_sp", world.field("m_sp0"))
        world.set_field("toc", self.image.toc)
        while True:
            number = self.machine.run(self.image.symbols["enter"], world.worker)
            self.publish()
            if number in (self.DONE, self.OUTSIDE):
                return world.field("svc", self.ARGUMENTS)
            answer = world.serve(number)
            self.resume()
            world.set_field("svc_result", answer)

    def call(self, name: str, *args: int) -> int:
        for i, arg in enumerate(args):
            self.world.set_field("svc", arg, self.ARGUMENTS + i)
        return self.run(self.caller(name, len(args)))

    def enter(self, name: str) -> str | int:
        return self.run(self.image.symbols[name])

    def address(self, name: str) -> int:
        return self.image.symbols[name]
