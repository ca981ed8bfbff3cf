"""The ways to run a kernel function in a world: under CPython, compiled and interpreted, as machine code.

Each has `call(name, *args)` for a routine and `enter(name)` for an entry, which goes on until control leaves the
kernel: it gives the name or address where that is. `depth` is how deep a term a test of depth can afford.
"""

from __future__ import annotations

from typing import Any

import pytest
from world import Raised, World

import wamjit.kernel.slow
from wamjit.ir.interpret import Interpreter
from wamjit.ir.operands import Sym
from wamjit.kernel.modules import image_modules
from wamjit.subset.compiler import compile_kernel
from wamjit.subset.sim import ROUTINES, Jump, Simulation

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
        self.world.state |= (
            self.simulation.held() if hasattr(self.simulation, "held") else self.simulation._registers_held
        )

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
        program = compile_kernel([*image_modules(), wamjit.kernel.slow], world.word_size)
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
