"""Statements of the kernel language."""

from __future__ import annotations

import ast
from copy import copy

from wamjit.ir.operands import FTemp, Imm, Label, Mem, Operand, Reg, Sym, Temp
from wamjit.subset import lang
from wamjit.subset.builder import Target
from wamjit.subset.calls import Calls
from wamjit.subset.effects import effects_of
from wamjit.subset.frame import changes

MAX_UNROLLED = 300
_TRUE, _FALSE = ast.Constant(1), ast.Constant(0)
_SHORT_TEST = 12  # syntax nodes: a test up to this size stands before and behind its loop


class Statements(Calls):
    """Control flow and assignment."""

    def statements(self, body: list[ast.stmt]) -> None:
        """Translate statements; what control cannot reach is left out."""
        for node in body:
            if not self.code.alive and not self.is_data(node):
                return
            self.statement(node)

    def is_data(self, node: ast.stmt) -> bool:
        """Whether a statement is data, which control does not have to reach."""
        call = node.value if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) else None
        return call is not None and lang.intrinsic_of(self.static(call.func)) == "data_word"

    def statement(self, node: ast.stmt) -> None:
        method = _METHODS.get(type(node))
        if method is None:
            raise self.error(node, f"the kernel language has no {type(node).__name__}")
        method(self, node)

    # --- assignment ---

    def assign(self, node: ast.Assign) -> None:
        if len(node.targets) != 1:
            raise self.error(node, "one target at a time")
        target = node.targets[0]
        if isinstance(target, ast.Tuple):
            self.assign_several(target, node.value)
        else:
            self.assign_one(target, node.value)

    def assign_annotated(self, node: ast.AnnAssign) -> None:
        kind = ast.unparse(node.annotation).rpartition(".")[2]
        if node.value is None or kind not in ("Word", "Double"):
            raise self.error(node, "an annotated variable is a Word or a Double and has a value")
        self.assign_one(node.target, node.value)
        home = self.frame.env.get(node.target.id) if isinstance(node.target, ast.Name) else None
        if (type(home) is FTemp) != (kind == "Double"):
            raise self.error(node, f"the value of {node.target.id} is no {kind}")

    def assign_augmented(self, node: ast.AugAssign) -> None:
        self.assign_one(node.target, _written_out(node))

    def assign_one(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.assign_name(target, value)
            return
        place = self.place(target)
        if type(place) is Mem and changes(effects_of(value, self.frame.source), place.base):
            place = Mem(self.copy(place.base), place.offset)
        self.code.move(place, self.word_expr(value, place))

    def assign_name(self, target: ast.Name, value: ast.expr) -> None:
        home = self.frame.env.get(target.id)
        if home is None or type(home) in (Imm, Sym):
            self.introduce(target, self.expr(value), home)
            return
        operand = self.expr(value, home)
        self.same_kind(target, home, operand)
        self.code.move(home, operand)

    def introduce(self, target: ast.Name, operand: Operand, bound: Operand | None) -> None:
        """Give a variable its first value: a constant stands for itself if the variable has no other value."""
        source = self.frame.source
        if any(name == target.id for name, _ in source.params) and bound is not None:
            raise self.error(target, f"{target.id} is a constant operand and cannot be assigned")
        if type(operand) in (Imm, Sym) and source.assigned[target.id] == 1:
            self.frame.env[target.id] = operand
            return
        if type(operand) not in (Temp, FTemp) or operand in self.owned:
            operand = self.copy(operand)
        self.owned.add(operand)
        self.frame.env[target.id] = operand

    def same_kind(self, node: ast.Name, home: Operand, operand: Operand) -> None:
        if (type(home) is FTemp) != (type(operand) is FTemp):
            raise self.error(node, f"{node.id} is a {'double' if type(home) is FTemp else 'word'}")

    def assign_several(self, target: ast.Tuple, value: ast.expr) -> None:
        """`a, b = b, a`: every value is read before any is assigned."""
        if not isinstance(value, ast.Tuple) or len(value.elts) != len(target.elts):
            raise self.error(target, "as many values as targets, all written out")
        operands = []
        for i, element in enumerate(value.elts):
            operand = self.settled(self.expr(element), value.elts[i + 1 :])
            stays = type(operand) in (Imm, Sym) or type(operand) in (Temp, FTemp) and operand not in self.owned
            operands.append(operand if stays else self.copy(operand))
        for place, operand in zip(target.elts, operands, strict=True):
            if isinstance(place, ast.Name):
                home = self.frame.env.get(place.id)
                if home is None or type(home) in (Imm, Sym):
                    self.introduce(place, operand, home)
                else:
                    self.same_kind(place, home, operand)
                    self.code.move(home, operand)
            else:
                self.code.move(self.place(place), self.word(operand, place))

    def place(self, target: ast.expr) -> Operand:
        """Where an assignment to a register, a field or an element goes."""
        if isinstance(target, ast.Attribute):
            base = self.static(target.value)
            if base is lang.reg or base is lang.w:
                return self.attribute(target)
        elif isinstance(target, ast.Subscript):
            return self.element(target.value, target.slice, target)
        raise self.error(target, f"{ast.unparse(target)} cannot be assigned")

    # --- control ---

    def if_statement(self, node: ast.If) -> None:
        test, hint = self.hint(node.test)
        yes, no, end = self.code.label(), self.code.label(), self.code.label()
        away = self.only_jump(node.body)
        if away is not None:
            self.cond(test, away, no)
            self.code.place(no)
            self.statements(node.orelse)
            return
        self.cond(test, yes, no)
        if hint == "unlikely":
            self.aside(node.body, yes, end)
            self.straight(node.orelse, no)
        elif hint == "likely" and node.orelse:
            self.aside(node.orelse, no, end)
            self.straight(node.body, yes)
        else:
            self.straight(node.body, yes)
            if node.orelse and self.code.alive:
                self.code.jump(end)
            self.straight(node.orelse, no)
        self.code.place(end)

    def straight(self, body: list[ast.stmt], label: Label) -> None:
        """A branch of an if in place."""
        if self.code.place(label):
            self.statements(body)

    def aside(self, body: list[ast.stmt], label: Label, end: Label) -> None:
        """A branch of an if in the cold section."""
        if not self.code.refers(label):
            return
        with self.code.cold():
            self.code.place(label)
            self.statements(body)
            if self.code.alive:
                self.code.jump(end)

    def hint(self, test: ast.expr) -> tuple[ast.expr, str]:
        """A test without `likely` or `unlikely` around it, and which of them it was."""
        if isinstance(test, ast.Call):
            name = lang.intrinsic_of(self.static(test.func))
            if name in ("likely", "unlikely"):
                return self.arguments(test, 1)[0], name
            if name == "unordered":  # a condition without an opposite, and seldom true
                return test, "unlikely"
        return test, ""

    def only_jump(self, body: list[ast.stmt]) -> Target | None:
        """The target of a body that does nothing but jump."""
        if len(body) != 1:
            return None
        node = body[0]
        if isinstance(node, ast.Break | ast.Continue):
            return self.loop_label(node)
        if (
            isinstance(node, ast.Return)
            and node.value is None
            and self.frame.returns == "end"
            and not self.frame.result
        ):
            return self.frame.end
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            return self.jump_target(node.value)
        return None

    def loop_label(self, node: ast.Break | ast.Continue) -> Label:
        if not self.frame.loops:
            raise self.error(node, "break and continue stand in a while loop")
        return self.frame.loops[-1][isinstance(node, ast.Break)]

    def while_statement(self, node: ast.While) -> None:
        """The test stands at the bottom; on top as well if it is short, else a jump leads down to it."""
        if node.orelse:
            raise self.error(node.orelse[0], "no else after while")
        test, statements = _loop_parts(node)
        test, _ = self.hint(test)
        body, bottom, end = self.code.label(), self.code.label(), self.code.label()
        endless = isinstance(test, ast.Constant) and bool(test.value)
        if not endless and _is_short(test):
            entry = self.code.label()
            self.cond(test, entry, end)
            if not self.code.place(entry):
                self.code.place(end)
                return
        elif not endless:
            self.code.jump(bottom)
        self.code.place(body, pinned=True)
        self.frame.loops.append((bottom, end))
        self.statements(statements)
        self.frame.loops.pop()
        if self.code.place(bottom):
            self.cond(test, body, end)
        self.code.place(end)

    def for_statement(self, node: ast.For) -> None:
        """`for i in range(n)` with n known at compile time, unrolled."""
        call, target = node.iter, node.target
        if not (
            isinstance(call, ast.Call) and self.static_or_builtin(call.func) is range and isinstance(target, ast.Name)
        ):
            raise self.error(node, "for goes over range(n) with n known at compile time")
        bounds = [self.word_expr(arg) for arg in self.arguments(call, 1, 2, 3)]
        if not all(type(bound) is Imm for bound in bounds) or node.orelse:
            raise self.error(node, "the bounds of range must be known at compile time")
        if self.frame.source.assigned[target.id] > 1:
            raise self.error(node, f"{target.id} counts this loop and is assigned nowhere else")
        numbers = range(*[bound.value for bound in bounds])
        if len(numbers) > MAX_UNROLLED:
            raise self.error(node, f"more than {MAX_UNROLLED} repetitions: write a while loop")
        end = self.code.label()
        for number in numbers:
            following = self.code.label()
            self.frame.env[target.id] = self.code.immediate(number)
            self.frame.loops.append((following, end))
            self.statements(node.body)
            self.frame.loops.pop()
            if not self.code.place(following):
                break
        self.code.place(end)

    def static_or_builtin(self, node: ast.expr) -> object:
        if isinstance(node, ast.Name) and node.id == "range" and node.id not in self.frame.source.names:
            return range
        return self.static(node)

    def break_or_continue(self, node: ast.Break | ast.Continue) -> None:
        self.code.jump(self.loop_label(node))

    def return_statement(self, node: ast.Return) -> None:
        frame = self.frame
        if frame.returns == "kernel":
            self.return_kernel(node)
        elif frame.returns == "condition":
            if node.value is None:
                raise self.error(node, f"{frame.source.name} is used as a condition")
            self.cond(node.value, *frame.targets)
        elif frame.returns == "value":
            frame.result = self.expr(node.value, frame.result) if node.value is not None else None
            if frame.result is None:
                raise self.error(node, f"{frame.source.name} has to return a value")
        else:
            self.return_inline(node)

    def return_kernel(self, node: ast.Return) -> None:
        wants = self.frame.source.result == "Word"
        if wants != (node.value is not None):
            raise self.error(node, f"{self.frame.source.name} returns {'a word' if wants else 'nothing'}")
        if node.value is None:
            self.code.leave("ret")
            return
        self.return_word(node.value)

    def return_word(self, value: ast.expr) -> None:
        """Return a word from a routine; each outcome of a condition returns by itself."""
        if isinstance(value, ast.IfExp):
            self.return_either(value.test, value.body, value.orelse)
        elif not isinstance(value, ast.Constant) and self.is_condition(value):
            self.return_either(value, _TRUE, _FALSE)
        else:
            self.code.move(Reg("val"), self.word_expr(value, Reg("val")))
            self.code.leave("ret", Reg("val"))

    def return_either(self, test: ast.expr, first: ast.expr, second: ast.expr) -> None:
        yes, no = self.code.label(), self.code.label()
        self.cond(test, yes, no)
        for label, value in ((yes, first), (no, second)):
            if self.code.place(label):
                self.return_word(value)

    def return_inline(self, node: ast.Return) -> None:
        frame = self.frame
        if node.value is not None and frame.result is not None:
            operand = self.expr(node.value, frame.result)
            if (type(operand) is FTemp) != (type(frame.result) is FTemp):
                raise self.error(node, f"{frame.source.name} returns a word here and a double elsewhere: annotate it")
            self.code.move(frame.result, operand)
        elif node.value is not None:
            if frame.source.kind == "rule":
                raise self.error(node, "a rule returns nothing")
            self.expr(node.value)  # called for its effect
        elif frame.result is not None:
            raise self.error(node, f"{frame.source.name} has to return a value")
        self.code.jump(frame.end)

    def pass_statement(self, node: ast.Pass) -> None:
        pass

    def expression_statement(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Call):
            self.call_statement(node.value)
        elif not (isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)):
            raise self.error(node, "an expression without effect")


def _is_short(test: ast.expr) -> bool:
    """Whether a test may stand twice."""
    known = getattr(test, "is_short", None)
    if known is None:
        known = test.is_short = sum(1 for _ in ast.walk(test)) <= _SHORT_TEST
    return known


def _loop_parts(node: ast.While) -> tuple[ast.expr, list[ast.stmt]]:
    """Test and body of a loop; `while True` with `if c: break` on top is `while not c`."""
    first = node.body[0]
    endless = isinstance(node.test, ast.Constant) and bool(node.test.value)
    if not (endless and isinstance(first, ast.If) and not first.orelse and isinstance(first.body[0], ast.Break)):
        return node.test, node.body
    turned = getattr(first, "turned", None)
    if turned is None:
        turned = ast.copy_location(ast.UnaryOp(ast.Not(), first.test), first)
        first.turned = turned
    return turned, node.body[1:]


def _written_out(node: ast.AugAssign) -> ast.BinOp:
    """`a + b` of `a += b`, made once."""
    made = getattr(node, "written_out", None)
    if made is None:
        target = copy(node.target)
        target.ctx = ast.Load()
        made = ast.copy_location(ast.BinOp(target, node.op, node.value), node)
        node.written_out = made
    return made


_METHODS = {
    ast.Assign: Statements.assign,
    ast.AnnAssign: Statements.assign_annotated,
    ast.AugAssign: Statements.assign_augmented,
    ast.If: Statements.if_statement,
    ast.While: Statements.while_statement,
    ast.For: Statements.for_statement,
    ast.Break: Statements.break_or_continue,
    ast.Continue: Statements.break_or_continue,
    ast.Return: Statements.return_statement,
    ast.Pass: Statements.pass_statement,
    ast.Expr: Statements.expression_statement,
}
