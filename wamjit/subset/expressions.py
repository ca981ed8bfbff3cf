"""Expressions of the kernel language to operands and instructions.

`expr(node, dest)` gives an operand: a constant, a register or memory word read in place, or a temporary. `dest` is
where the caller will move the result: an operation writes it there at once, as its last step; a value that already
stands somewhere is given as it is.
"""

from __future__ import annotations

import ast
from math import isfinite
from typing import Any

from wamjit.ir.operands import FTemp, Imm, Mem, Operand, Reg, Sym, Temp
from wamjit.ir.table import REGISTERS, row
from wamjit.subset import lang
from wamjit.subset.frame import Translator
from wamjit.subset.words import value_at
from wamjit.table import load_record

_BINARY = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.BitAnd: "and", ast.BitOr: "or", ast.BitXor: "xor",
    ast.LShift: "shl", ast.RShift: "shr",
}  # fmt: skip
_DOUBLE = {"add": "fadd", "sub": "fsub", "mul": "fmul", "div": "fdiv"}
_FOLD = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "and": lambda a, b: a & b,
    "or": lambda a, b: a | b, "xor": lambda a, b: a ^ b, "shl": lambda a, b: a << b,
}  # fmt: skip
_RIGHT_IDENTITY = {"add": 0, "sub": 0, "or": 0, "xor": 0, "shl": 0, "shr": 0, "sar": 0, "mul": 1, "and": -1}


class Expressions(Translator):
    """Values."""

    def expr(self, node: ast.expr, dest: Operand | None = None) -> Operand:
        """The value of an expression; see above for `dest`."""
        kind = type(node)
        if kind is ast.Name:
            return self.name(node)
        if kind is ast.Call:
            return self.call_value(node, dest)
        if kind is ast.BinOp:
            return self.binary(node, dest)
        if kind is ast.Constant:
            return self.constant(node)
        if kind is ast.Attribute:
            return self.attribute(node)
        if kind is ast.UnaryOp and type(node.op) is not ast.Not:
            return self.unary(node, dest)
        if kind is ast.IfExp:
            return self.choice(node, dest)
        if kind in (ast.Compare, ast.BoolOp, ast.UnaryOp):
            return self.materialised(node, dest)
        if kind is ast.Subscript:
            return self.element(node.value, node.slice, node)
        raise self.error(node, f"the kernel language has no {kind.__name__}")

    def word_expr(self, node: ast.expr, dest: Operand | None = None) -> Operand:
        """The value of an expression that must be a word."""
        return self.word(self.expr(node, dest), node)

    def new_dest(self, dest: Operand | None, double: bool = False) -> Operand:
        """The destination of an operation: the wanted one if it fits, else a new temporary."""
        if dest is not None and (type(dest) is FTemp) == double:
            return dest
        return self.code.ftemp() if double else self.code.temp()

    # --- leaves ---

    def constant(self, node: ast.Constant) -> Operand:
        value = node.value
        if isinstance(value, int):
            return self.code.immediate(int(value))
        if isinstance(value, float):
            return self.double_constant(value, node)
        raise self.error(node, f"{value!r} is no word")

    def double_constant(self, value: float, node: ast.AST) -> FTemp:
        """A double as a quotient of two integers: the IR has no literal doubles."""
        if not isfinite(value):
            raise self.error(node, f"{value!r} cannot be written as a constant")
        above, below = value.as_integer_ratio()
        if abs(above) >= 1 << 31 or below >= 1 << 31:
            raise self.error(node, f"the constant {value!r} is no quotient of two 32-bit integers")
        result = self.code.ftemp()
        self.code.emit("i2f", result, self.code.immediate(above))
        if below != 1:
            divisor = self.code.ftemp()
            self.code.emit("i2f", divisor, self.code.immediate(below))
            self.code.emit("fdiv", result, result, divisor)
        return result

    def name(self, node: ast.Name) -> Operand:
        bound = self.frame.env.get(node.id)
        if bound is not None:
            return bound
        source = self.frame.source
        if node.id in source.local:
            raise self.error(node, f"{node.id} is read before it is assigned")
        try:
            value = source.lookup(node.id)
        except KeyError:
            raise self.error(node, f"{node.id} is not defined") from None
        return self.static_operand(value, node, node.id)

    def static_operand(self, value: Any, node: ast.AST, name: str) -> Operand:
        """A Python value from outside the function as an operand."""
        number = value_at(value, self.code.word_size)
        if isinstance(number, float):
            return self.double_constant(number, node)
        if not isinstance(number, int):
            raise self.error(node, f"{name} is no word: {type(value).__name__}")
        return self.code.immediate(int(number))

    def static(self, node: ast.expr) -> Any:
        """The Python object that a global name, an attribute of one or a Function parameter means, else None."""
        if type(node) is ast.Name:
            source = self.frame.source
            if node.id in source.local:
                return self.frame.functions.get(node.id)
            return source.names.get(node.id)
        if type(node) is ast.Attribute:
            base = self.static(node.value)
            if base is None or base is lang.reg or base is lang.w:
                return None
            return getattr(base, node.attr, None)
        return None

    def attribute(self, node: ast.Attribute) -> Operand:
        base = self.static(node.value)
        if base is lang.reg:
            return self.register(node.attr, node)
        if base is lang.w:
            return self.field(node.attr, None, node)
        value = getattr(base, node.attr, None) if base is not None else None
        if value is None:
            raise self.error(node, f"{ast.unparse(node)} is not defined")
        try:
            return self.static_operand(value, node, ast.unparse(node))
        except KeyError as error:
            raise self.error(node, str(error.args[0])) from None

    def register(self, name: str, node: ast.AST) -> Reg:
        if name not in REGISTERS:
            raise self.error(node, f"there is no register {name}")
        return Reg(name)

    def field(self, name: str, index: int | None, node: ast.AST) -> Mem:
        """A field of the worker record."""
        try:
            record = load_record("worker", self.code.word_size)
            if record.field(name).array != (index is not None):
                raise self.error(node, f"w.{name} {'needs an' if index is None else 'has no'} index")
            return Mem(Reg("w"), record.offset(name, index or 0))
        except (KeyError, IndexError) as error:
            raise self.error(node, str(error.args[0])) from None

    def element(self, array: ast.expr, index: ast.expr, node: ast.AST) -> Operand:
        """`reg.x(3)`, `w.term[4]`, `w.term[i]`."""
        base = self.static(array.value) if isinstance(array, ast.Attribute) else None
        number = self.word_expr(index)
        if base is lang.reg and array.attr == "x":
            if type(number) is not Imm:
                raise self.error(node, "reg.x needs an index known at compile time")
            return self.register(f"x({number.value})", node)
        if base is not lang.w:
            raise self.error(node, f"{ast.unparse(array)} is no array")
        if type(number) is Imm:
            return self.field(array.attr, number.value, node)
        start = self.field(array.attr, 0, node)
        scaled = self.arithmetic("mul", number, self.code.immediate(self.code.word_size), None, node)
        address = self.arithmetic("add", scaled, Reg("w"), None, node)
        return Mem(address, start.offset)

    # --- operations ---

    def unary(self, node: ast.UnaryOp, dest: Operand | None) -> Operand:
        if type(node.op) is ast.USub:
            value = self.expr(node.operand)
            if type(value) is FTemp:
                result = self.new_dest(dest, True)
                self.code.emit("fneg", result, value)
                return result
            return self.arithmetic("sub", Imm(0), value, dest, node)
        if type(node.op) is ast.Invert:
            return self.arithmetic("xor", self.word_expr(node.operand), Imm(-1), dest, node)
        return self.word_expr(node.operand, dest)

    def binary(self, node: ast.BinOp, dest: Operand | None) -> Operand:
        op = _BINARY.get(type(node.op))
        left = self.settled(self.expr(node.left), [node.right])
        right = self.expr(node.right)
        if type(left) is FTemp or type(right) is FTemp:
            return self.double_binary(_DOUBLE.get(op or "div"), left, right, dest, node)
        if op is None:
            raise self.error(node, f"no {type(node.op).__name__} of words: use div, rem or a shift")
        return self.arithmetic(op, left, right, dest, node)

    def double_binary(
        self, op: str | None, left: Operand, right: Operand, dest: Operand | None, node: ast.BinOp
    ) -> Operand:
        if op is None or type(node.op) in (ast.FloorDiv, ast.Mod, ast.Pow) or type(left) is not type(right):
            raise self.error(node, "doubles take + - * / with another double")
        result = self.new_dest(dest, True)
        self.code.emit(op, result, left, right)
        return result

    def arithmetic(self, op: str, a: Operand, b: Operand, dest: Operand | None, node: ast.AST) -> Operand:
        """A binary operation on words, folded where it can be."""
        if type(a) is Imm and type(b) is Imm:
            folded = self.fold(op, a.value, b.value)
            if folded is not None:
                return folded
        if type(a) in (Imm, Sym) and type(b) not in (Imm, Sym) and "commutes" in row(op).flags:
            a, b = b, a
        if type(b) is Imm:
            if op in ("add", "sub"):
                a, extra = self.undo_sum(a)
                b = self.code.immediate(b.value + extra if op == "add" else b.value - extra)
                if b.value < 0 and extra:
                    op, b = ("sub", "add")[op == "sub"], self.code.immediate(-b.value)
            if op in ("shl", "shr", "sar") and not 0 <= b.value < self.code.bits:
                raise self.error(node, f"shift by {b.value} in a word of {self.code.bits} bits")
            if _RIGHT_IDENTITY.get(op) == b.value:
                return a
            if op == "mul" and b.value > 0 and b.value & (b.value - 1) == 0:
                op, b = "shl", Imm(b.value.bit_length() - 1)
        result = self.new_dest(dest)
        self.code.emit(op, result, a, b)
        return result

    def fold(self, op: str, a: int, b: int) -> Imm | None:
        """The value of an operation on constants, None where it is left to run time."""
        mask = (1 << self.code.bits) - 1
        if op in _FOLD and (op != "shl" or 0 <= b < self.code.bits):
            return self.code.immediate(_FOLD[op](a, b))
        if op in ("shr", "sar") and 0 <= b < self.code.bits:
            return self.code.immediate((a & mask if op == "shr" else a) >> b)
        return None

    def choice(self, node: ast.IfExp, dest: Operand | None) -> Operand:
        """`a if c else b`, by branches."""
        first, second, end = self.code.label(), self.code.label(), self.code.label()
        self.cond(node.test, first, second)
        result = None
        values: list[tuple[ast.expr, Any]] = [(node.body, first), (node.orelse, second)]
        if not (self.code.refers(first) and self.code.refers(second)):  # known at compile time
            chosen, label = values[0] if self.code.refers(first) else values[1]
            self.code.place(label)
            return self.expr(chosen, dest)
        for value, label in values:
            self.code.place(label)
            operand = self.expr(value, result or dest)
            result = result or self.result_home(operand, dest)
            if (type(result) is FTemp) != (type(operand) is FTemp):
                raise self.error(node, "one value is a word, the other a double")
            self.code.move(result, operand)
            if label is first:
                self.code.jump(end)
        self.code.place(end)
        return result

    def result_home(self, operand: Operand, dest: Operand | None) -> Operand:
        """Where a value with several sources is kept: the wanted place, a temporary that holds it already, or a new
        one.
        """
        if dest is None and type(operand) in (Temp, FTemp) and operand not in self.owned:
            return operand
        return self.new_dest(dest, type(operand) is FTemp)

    def materialised(self, node: ast.expr, dest: Operand | None) -> Operand:
        """A condition as a word, 1 or 0."""
        if not self.is_condition(node):
            raise self.error(node, "and, or and not of words have no value: compare with 0")
        yes, no, end = self.code.label(), self.code.label(), self.code.label()
        self.cond(node, yes, no)
        if not (self.code.refers(yes) and self.code.refers(no)):
            value = Imm(int(self.code.refers(yes)))
            self.code.place(yes)
            self.code.place(no)
            return value
        result = self.new_dest(dest)
        self.code.place(yes)
        self.code.move(result, Imm(1))
        self.code.jump(end)
        self.code.place(no)
        self.code.move(result, Imm(0))
        self.code.place(end)
        return result

    # --- addresses ---

    def address(self, base: ast.expr, offset: ast.expr | None) -> Mem:
        """The memory operand for base + offset; a constant that was just added to the base goes into the offset."""
        place, extra = self.undo_sum(self.word_expr(base))
        number: Operand = Imm(0)
        if offset is not None:
            place = self.settled(place, [offset])
            number = self.word_expr(offset)
        if type(number) is not Imm:
            place, number = self.arithmetic("add", place, number, None, base), Imm(0)
        if type(place) not in (Temp, Reg):
            place = self.copy(place)
        return Mem(place, number.value + extra)

    def undo_sum(self, place: Operand) -> tuple[Operand, int]:
        """Take back a constant addition that was made just now for this value alone: what it was added to, and the
        constant.
        """
        out = self.code.out
        if type(place) is Temp and place not in self.owned and self.code.alive and out:
            last = out[-1]
            if last.op in ("add", "sub") and last.args[0] == place and type(last.args[2]) is Imm:
                base, number = last.args[1], last.args[2].value
                if type(base) in (Temp, Reg) and base != place:
                    out.pop()
                    return base, number if last.op == "add" else -number
        return place, 0
