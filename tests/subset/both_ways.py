"""Runs kernel functions under CPython and, compiled, on the IR interpreter, and compares all that they leave behind."""

from __future__ import annotations

import importlib.util
import linecache
import re
from pathlib import Path
from types import ModuleType
from typing import Any

from wamjit.ir.interpret import Interpreter
from wamjit.ir.operands import Fragment, Routine
from wamjit.ir.sparse import SparseMemory
from wamjit.subset.compiler import compile_kernel
from wamjit.subset.sim import Jump, Simulation

WORKER = 0x10000
STATE = ("h", "a", "e", "b", "tr", "cp", "x(0)", "x(1)", "x(3)")


def module_of(text: str, directory: Path, name: str) -> ModuleType:
    """A module with this text."""
    file = directory / f"{name}.py"
    file.write_text(text, encoding="utf-8")
    linecache.checkcache(str(file))
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def start_registers(word_size: int) -> dict[str, int]:
    """Different values in the state registers, aligned so that they can serve as addresses."""
    return {name: 0x20000 + 0x1000 * i for i, name in enumerate(STATE)} | {"w": WORKER}


def simulated(function: Any, args: tuple, word_size: int, words: dict[int, int] | None = None) -> tuple:
    """Result or jump, registers and memory under CPython."""
    memory = SparseMemory(word_size)
    memory.words.update(words or {})
    with Simulation(memory, WORKER) as simulation:
        for name, value in start_registers(word_size).items():
            simulation.write_register(name, value)
        try:
            result: Any = function(*args)
            result = None if result is None else int(result)
        except Jump as jump:
            result = ("jumped", str(jump.target) if isinstance(jump.target, str) else int(jump.target))
        registers = {name: int(simulation.read_register(name)) for name in STATE}
    return result, registers, {place: word for place, word in memory.words.items() if word}


def interpreted(
    program: dict[str, Routine | Fragment], name: str, args: tuple, word_size: int, words: dict[int, int] | None = None
) -> tuple:
    """The same of the compiled function."""
    memory = SparseMemory(word_size)
    memory.words.update(words or {})
    machine = Interpreter(program, memory, WORKER)
    for register, value in start_registers(word_size).items():
        machine.set_register(register, value)
    outcome = machine.run(name, args)
    result: Any = outcome.value
    if outcome.how == "jumped":
        result = ("jumped", outcome.target.removeprefix("code:") if isinstance(outcome.target, str) else outcome.target)
    registers = {register: machine.get_register(register) for register in STATE}
    return result, registers, {place: word for place, word in memory.words.items() if word}


def plain(lines: list[str]) -> str:
    """Instructions as text, labels and temporaries numbered as they come up."""
    names: dict[str, str] = {}

    def number(match: re.Match) -> str:
        letter = match[1]
        same = sum(1 for name in names if name[0] == letter)
        return names.setdefault(match[0], f"{letter}{same}")

    return re.sub(r"\b([Ltf])\d+\b", number, "\n".join(line.strip() for line in lines if line.strip()))


def compare(module: ModuleType, name: str, args: tuple, word_size: int, words: dict[int, int] | None = None) -> Any:
    """Both ways give the same; what the function returned."""
    program = compile_kernel([module], word_size)
    there = simulated(getattr(module, name), args, word_size, words)
    here = interpreted(program, name, args, word_size, words)
    assert here == there
    return here[0]
