"""Kernel functions to IR: modules of routines, and rules with their operands.

In: Python functions decorated by `subset.lang`. Out: `Routine`s and `Fragment`s that pass `ir.verify`. KernelError
names the file and the line of what the language does not have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any

from wamjit.ir.operands import Fragment, Imm, Operand, Reg, Routine, Sym
from wamjit.ir.verify import verify
from wamjit.subset.calls import MAX_ARGUMENTS
from wamjit.subset.frame import Frame
from wamjit.subset.lang import mark_of
from wamjit.subset.source import KernelError, Source, source_of
from wamjit.subset.statements import Statements
from wamjit.subset.tidy import tidy


def compile_kernel(modules: Iterable[ModuleType], word_size: int) -> dict[str, Routine | Fragment]:
    """Routines, and entries as fragments, by name; KernelError if one is wrong, twice there, or calls itself in the
    end.
    """
    functions: dict[str, Callable] = {}
    for module in modules:
        for function in vars(module).values():
            mark = mark_of(function)
            if mark is None or mark.kind not in ("kernel", "entry") or function.__module__ != module.__name__:
                continue
            name = function.__name__
            if functions.setdefault(name, function) is not function:
                raise _at(source_of(function), f"there are two of the name {name}")
    routines = {name: _compile(function, word_size) for name, function in functions.items()}
    _refuse_cycles(routines, functions)
    return routines


def _compile(function: Callable, word_size: int) -> Routine | Fragment:
    return (compile_entry if source_of(function).kind == "entry" else compile_routine)(function, word_size)


def compile_entry(function: Callable, word_size: int) -> Fragment:
    """One function decorated with `entry`: a fragment that does not fall through."""
    source = source_of(function)
    if source.params or source.kind != "entry":
        raise _at(source, f"{source.name} is no entry, or has parameters")
    translator = Statements(word_size, "entry")
    translator.frames.append(Frame(source, "end", end=translator.code.label()))
    translator.statements(source.body)
    if translator.code.alive or source.returns:
        raise _at(source, f"{source.name} has to jump away at its end")
    fragment = Fragment(source.name, tidy(translator.code.finish()))
    _refuse_problems(source, fragment)
    return fragment


def compile_routine(function: Callable, word_size: int) -> Routine:
    """One function decorated with `kernel`."""
    source = source_of(function)
    if source.kind != "kernel":
        raise _at(source, f"{source.name} is no kernel function")
    if len(source.params) > MAX_ARGUMENTS:
        raise _at(source, f"a routine has at most {MAX_ARGUMENTS} parameters")
    if source.result not in ("Word", "None"):
        raise _at(source, f"{source.name} needs a result annotation: -> Word or -> None")
    for name, kind in source.params:
        if kind != "Word":
            raise _at(source, f"the parameter {name} of a routine is a Word")
    translator = Statements(word_size, "kernel")
    frame = Frame(source, "kernel")
    translator.frames.append(frame)
    for i, (name, _) in enumerate(source.params):
        home = translator.copy(Reg(f"arg{i}"))
        translator.owned.add(home)
        frame.env[name] = home
    translator.statements(source.body)
    if translator.code.alive:
        if source.result == "Word":
            raise _at(source, f"{source.name} does not return a word on every path")
        translator.code.leave("ret")
    routine = Routine(source.name, len(source.params), tidy(translator.code.finish()))
    _refuse_problems(source, routine)
    return routine


def _refuse_problems(source: Source, code: Routine | Fragment) -> None:
    problems = verify(code)
    if problems:
        raise _at(source, f"{source.name}: {'; '.join(problems)}")


def compile_rule(
    function: Callable,
    operands: Mapping[str, Any] | Sequence[Any],
    word_size: int,
    live_out: frozenset[str] = frozenset(),
) -> Fragment:
    """The template of a rule for these operands: IR operands, numbers, or the name of a routine for a Code operand."""
    source = source_of(function)
    if source.kind != "rule":
        raise _at(source, f"{source.name} is no rule")
    given = list(operands.values()) if isinstance(operands, Mapping) else list(operands)
    names = list(operands) if isinstance(operands, Mapping) else [name for name, _ in source.params]
    if sorted(names) != sorted(name for name, _ in source.params) or len(given) != len(names):
        raise _at(source, f"{source.name} takes the operands {', '.join(name for name, _ in source.params)}")
    translator = Statements(word_size, "rule")
    frame = Frame(source, "end", end=translator.code.label())
    translator.frames.append(frame)
    kinds = dict(source.params)
    for name, value in zip(names, given, strict=True):
        frame.env[name] = _bound(value, kinds[name], translator, source)
    translator.statements(source.body)
    translator.code.place(frame.end)
    return Fragment(source.name, tidy(translator.code.finish(), live_out), live_out)


def _bound(value: Any, kind: str, translator: Statements, source: Source) -> Operand:
    if isinstance(value, int):
        return translator.code.immediate(value)
    if isinstance(value, str):
        return Sym("code", value)
    if kind == "Int" and type(value) is not Imm:
        raise _at(source, f"an Int operand is a number, not {value}")
    return value


def _refuse_cycles(routines: dict[str, Routine | Fragment], functions: dict[str, Callable]) -> None:
    """Spill slots are static, so no routine may be active twice."""
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            circle = " -> ".join((*path[path.index(name) :], name))
            raise _at(source_of(functions[name]), f"routines call each other in a circle: {circle}")
        if name in done or name not in routines:
            return
        for instr in routines[name].instrs:
            if instr.op == "call":
                visit(instr.args[0].name, (*path, name))
        done.add(name)

    for name in routines:
        visit(name, ())


def _at(source: Source, message: str) -> KernelError:
    return KernelError(source.file, source.node.lineno, message)
