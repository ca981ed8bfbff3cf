"""Kernel functions as syntax trees, with what a caller must know of them before it expands one.

In: a function that `lang.kernel`, `inline` or `rule` decorated. Out: `Source`, made once per function: its tree,
parameters, which names it assigns, and its effects, which decide what may stay where it is while it runs.
"""

from __future__ import annotations

import ast
import builtins
import linecache
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

OPERAND_TYPES = frozenset({"Loc", "Const", "Label", "Int", "Cell", "Code"})
FUNCTION = "Function"  # the annotation of a parameter that is called


class KernelError(Exception):
    """Something in a kernel function that the language does not have, with its place."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file, self.line, self.message = file, line, message


class Effects(NamedTuple):
    """What running a piece of code may change for the code around it."""

    registers: frozenset[str] = frozenset()
    memory: bool = False
    anything: bool = False  # a call of a routine: every register and all memory

    def __or__(self, other: Effects) -> Effects:
        if other is NOTHING:
            return self
        return Effects(self.registers | other.registers, self.memory or other.memory, self.anything or other.anything)


NOTHING = Effects()
ANYTHING = Effects(frozenset(), True, True)


class Source:
    """A function of the kernel language."""

    def __init__(
        self,
        kind: str,
        name: str,
        file: str,
        node: ast.FunctionDef,
        params: list[tuple[str, str]],  # name, annotation
        result: str,  # annotation: Word, Double, bool, None or "" where there is none
        names: dict[str, Any],  # what the function sees from outside
        assigned: Counter[str],
        reads: Counter[str],
        body: list[ast.stmt],
        returns: list[ast.Return],
    ) -> None:
        self.kind, self.name, self.file, self.node = kind, name, file, node
        self.params, self.result, self.names, self.assigned, self.reads = params, result, names, assigned, reads
        self.local = frozenset(assigned) | {name for name, _ in params}  # parameters and whatever is assigned
        self.body, self.returns = body, returns
        self.only_return = len(returns) == 1 and bool(body) and body[-1] is returns[0]  # it is the last statement
        self.effects: Effects | None = None

    def error(self, node: ast.AST, message: str) -> KernelError:
        """A KernelError at a node."""
        return KernelError(self.file, getattr(node, "lineno", self.node.lineno), message)

    def lookup(self, name: str) -> Any:
        """What a global name stands for; KeyError if nothing."""
        return self.names[name] if name in self.names else vars(builtins)[name]


@cache
def source_of(function: Callable) -> Source:
    """The source of a decorated function; KernelError where it breaks a rule that needs no compiling to see."""
    mark = function.mark
    plain = mark.function
    code = plain.__code__
    node = _definitions(code.co_filename).get((plain.__name__, code.co_firstlineno))
    if node is None:
        raise KernelError(code.co_filename, code.co_firstlineno, f"the source of {plain.__name__} cannot be found")
    arguments = node.args
    if arguments.vararg or arguments.kwarg or arguments.kwonlyargs or arguments.defaults or arguments.posonlyargs:
        raise KernelError(code.co_filename, node.lineno, "only plain parameters")
    params = [(arg.arg, _annotation(arg.annotation)) for arg in arguments.args]
    body = node.body[1:] if _is_docstring(node.body[0]) else node.body
    returns = [inner for inner in ast.walk(node) if isinstance(inner, ast.Return)]
    closure = zip(code.co_freevars, plain.__closure__ or (), strict=True)
    names = plain.__globals__ | {name: cell.cell_contents for name, cell in closure}
    assigned, reads = _count_names(node)
    return Source(
        mark.kind, plain.__name__, code.co_filename, node, params, _annotation(node.returns), names, assigned, reads,
        body, returns,
    )  # fmt: skip


@cache
def _definitions(file: str) -> dict[tuple[str, int], ast.FunctionDef]:
    """The functions of a file by name and first line, decorators included."""
    tree = ast.parse("".join(linecache.getlines(file)), file)
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {(node.name, min([node.lineno, *(d.lineno for d in node.decorator_list)])): node for node in found}


def _annotation(node: ast.expr | None) -> str:
    """The last part of an annotation's name: `Word`, `Double`, `None`."""
    if node is None:
        return ""
    if isinstance(node, ast.Constant):
        return str(node.value)
    return ast.unparse(node).rpartition(".")[2]


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _count_names(node: ast.FunctionDef) -> tuple[Counter[str], Counter[str]]:
    """How often each name is assigned and read. What stands in a loop is read more than once, and what stands under a
    condition in an unrolled loop is assigned more than once."""
    assigned: Counter[str] = Counter()
    reads: Counter[str] = Counter()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name):
            (reads if isinstance(inner.ctx, ast.Load) else assigned)[inner.id] += 1
        if isinstance(inner, ast.AugAssign) and isinstance(inner.target, ast.Name):
            assigned[inner.target.id] += 1
        if isinstance(inner, ast.While | ast.For):
            reads.update(name.id for name in ast.walk(inner) if isinstance(name, ast.Name))
        if isinstance(inner, ast.For):
            nested = [part for part in inner.body if not isinstance(part, ast.Assign)]
            assigned.update(
                name.id
                for part in nested
                for name in ast.walk(part)
                if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
            )
    return assigned, reads
