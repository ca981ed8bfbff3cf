"""Conditions: compiled to compares and branches, never to a value unless the text asks for one.

`cond(node, yes, no)` goes to one of two targets and never falls through; `subset.tidy` removes the jumps that were
not needed.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from wamjit.ir.operands import FTemp, Imm, Operand, Sym, Temp
from wamjit.subset.builder import Target
from wamjit.subset.expressions import Expressions
from wamjit.subset.lang import intrinsic_of, mark_of
from wamjit.subset.source import Source, source_of

_UNSIGNED = {ast.Eq: "e", ast.NotEq: "ne", ast.Lt: "lu", ast.LtE: "leu", ast.Gt: "gu", ast.GtE: "geu"}
_SIGNED = {"lt_s": "l", "le_s": "le", "gt_s": "g", "ge_s": "ge"}
_MIRRORED = {
    "e": "e",
    "ne": "ne",
    "lu": "gu",
    "gu": "lu",
    "leu": "geu",
    "geu": "leu",
    "l": "g",
    "g": "l",
    "le": "ge",
    "ge": "le",
}
_INTRINSIC_CONDITIONS = frozenset({*_SIGNED, "test", "overflow", "unordered", "likely", "unlikely"})
_FOLD = {
    "e": lambda a, b: a == b, "ne": lambda a, b: a != b, "l": lambda a, b: a < b, "le": lambda a, b: a <= b,
    "g": lambda a, b: a > b, "ge": lambda a, b: a >= b,
}  # fmt: skip


class Conditions(Expressions):
    """Control by conditions."""

    def cond(self, node: ast.expr, yes: Target, no: Target) -> None:
        """Go to `yes` if the condition holds, else to `no`."""
        kind = type(node)
        if kind is ast.Compare:
            self.comparison(node, yes, no)
        elif kind is ast.BoolOp:
            self.connected(node, yes, no)
        elif kind is ast.UnaryOp and type(node.op) is ast.Not:
            self.cond(node.operand, no, yes)
        elif kind is ast.Constant:
            self.code.jump(yes if node.value else no)
        elif kind is ast.Call:
            self.call_condition(node, yes, no)
        else:
            self.not_zero(self.word_expr(node), yes, no)

    def not_zero(self, operand: Operand, yes: Target, no: Target) -> None:
        self.compare("cmpu", "ne", operand, Imm(0), yes, no)

    def connected(self, node: ast.BoolOp, yes: Target, no: Target) -> None:
        """`and`, `or`: each part but the last goes on to the next one or decides."""
        for part in node.values[:-1]:
            following = self.code.label()
            if type(node.op) is ast.And:
                self.cond(part, following, no)
            else:
                self.cond(part, yes, following)
            if not self.code.place(following):
                return
        self.cond(node.values[-1], yes, no)

    def comparison(self, node: ast.Compare, yes: Target, no: Target) -> None:
        if len(node.ops) != 1:
            raise self.error(node, "one comparison at a time")
        condition = _UNSIGNED.get(type(node.ops[0]))
        if condition is None:
            raise self.error(node, f"the kernel language has no {type(node.ops[0]).__name__}")
        self.compare_expressions("cmpu", condition, node.left, node.comparators[0], yes, no)

    def compare_expressions(
        self, op: str, condition: str, left: ast.expr, right: ast.expr, yes: Target, no: Target
    ) -> None:
        a = self.settled(self.expr(left), [right])
        b = self.expr(right)
        if type(a) is FTemp or type(b) is FTemp:
            if type(a) is not type(b) or op == "cmps":
                raise self.error(left, "a double is compared with another double, with == != < <= > >=")
            op = "fcmp"
        self.compare(op, condition, a, b, yes, no)

    def compare(self, op: str, condition: str, a: Operand, b: Operand, yes: Target, no: Target) -> None:
        """Compare two operands and branch; constants are compared here and now."""
        if type(a) is Imm and type(b) is Imm:
            self.code.jump(yes if self.holds(condition, a.value, b.value) else no)
            return
        if type(a) in (Imm, Sym) and type(b) not in (Imm, Sym):
            a, b, condition = b, a, _MIRRORED[condition]
        if b == Imm(0) and condition in ("e", "ne"):
            bits = self.undo_and(a)
            if bits is not None:
                op, (a, b) = "test", bits
        self.code.emit(op, a, b)
        self.branch(condition, yes, no)

    def holds(self, condition: str, a: int, b: int) -> bool:
        """A comparison of two constants."""
        if condition.endswith("u"):
            mask = (1 << self.code.bits) - 1
            a, b, condition = a & mask, b & mask, condition[:-1]
        return _FOLD[condition](a, b)

    def undo_and(self, operand: Operand) -> tuple[Operand, ...] | None:
        """Take back an `and` that was made just now for this value alone: its operands."""
        out = self.code.out
        if type(operand) is Temp and operand not in self.owned and self.code.alive and out:
            last = out[-1]
            if last.op == "and" and last.args[0] == operand:
                out.pop()
                return last.args[1:]
        return None

    def branch(self, condition: str, yes: Target, no: Target) -> None:
        self.code.branch(condition, yes)
        self.code.jump(no)

    # --- calls as conditions ---

    def call_condition(self, node: ast.Call, yes: Target, no: Target) -> None:
        function = self.static(node.func)
        name = intrinsic_of(function)
        mark = mark_of(function)
        if name in _SIGNED:
            left, right = self.arguments(node, 2)
            self.compare_expressions("cmps", _SIGNED[name], left, right, yes, no)
        elif name == "test":
            left, right = self.arguments(node, 2)
            a = self.settled(self.word_expr(left), [right])
            self.test_bits(a, self.word_expr(right), yes, no)
        elif name in ("likely", "unlikely"):
            self.cond(self.arguments(node, 1)[0], yes, no)
        elif name == "overflow":
            self.overflowed(node, yes, no)
        elif name == "unordered":
            left, right = self.arguments(node, 2)
            a, b = self.expr(left), self.expr(right)
            if type(a) is not FTemp or type(b) is not FTemp:
                raise self.error(node, "unordered takes two doubles")
            self.code.emit("fcmp", a, b)
            self.branch("un", yes, no)
        elif mark is not None and mark.kind == "inline":
            self.inline_condition(node, function, yes, no)
        else:
            self.not_zero(self.word_expr(node), yes, no)

    def test_bits(self, a: Operand, b: Operand, yes: Target, no: Target) -> None:
        if type(a) is Imm and type(b) is Imm:
            self.code.jump(yes if a.value & b.value else no)
            return
        if type(a) in (Imm, Sym):
            a, b = b, a
        self.code.emit("test", a, b)
        self.branch("ne", yes, no)

    def overflowed(self, node: ast.Call, yes: Target, no: Target) -> None:
        self.arguments(node, 0)
        if self.code.alive and not (self.code.out and self.code.out[-1].op in ("addo", "subo", "mulo")):
            raise self.error(node, "overflow() must follow addo, subo or mulo into a local variable at once")
        self.branch("o", yes, no)

    def arguments(self, node: ast.Call, *counts: int) -> list[ast.expr]:
        """The arguments of a call, which takes one of these numbers of them."""
        if node.keywords or any(isinstance(arg, ast.Starred) for arg in node.args) or len(node.args) not in counts:
            wanted = " or ".join(map(str, counts))
            raise self.error(node, f"{ast.unparse(node.func)} takes {wanted} plain arguments")
        return node.args

    def is_condition(self, node: ast.expr) -> bool:
        """Whether an expression is a condition by its form."""
        return _is_condition(node, self.frame.source)


def _is_condition(node: ast.expr, source: Source) -> bool:
    kind = type(node)
    if kind is ast.Compare:
        return True
    if kind is ast.BoolOp:
        return all(_is_condition(part, source) for part in node.values)
    if kind is ast.UnaryOp:
        return type(node.op) is ast.Not and _is_condition(node.operand, source)
    if kind is ast.Constant:
        return isinstance(node.value, bool)
    if kind is ast.Call and isinstance(node.func, ast.Name):
        function = source.names.get(node.func.id)
        if intrinsic_of(function) in _INTRINSIC_CONDITIONS:
            return True
        mark = mark_of(function)
        return mark is not None and mark.kind == "inline" and returns_condition(function)
    return False


_returns_condition: dict[object, bool] = {}


def returns_condition(function: Callable) -> bool:
    """Whether all results of an inline function are conditions."""
    if function not in _returns_condition:
        _returns_condition[function] = False  # for one that calls itself; expanding it is refused
        source = source_of(function)
        values = [node.value for node in source.returns]
        conditions = bool(values) and all(value is not None and _is_condition(value, source) for value in values)
        _returns_condition[function] = source.result == "bool" or conditions
    return _returns_condition[function]
