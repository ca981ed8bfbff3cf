"""Calls: of routines, of inline functions (expanded here) and of the language's own constructs."""

from __future__ import annotations

import ast
from typing import Any

from wamjit.ir.operands import FTemp, Imm, Label, Mem, Operand, Reg, Sym, Temp
from wamjit.subset.builder import Target
from wamjit.subset.conditions import Conditions, returns_condition
from wamjit.subset.effects import effects_of, function_effects
from wamjit.subset.frame import Frame, changes, is_scratch
from wamjit.subset.lang import Offset, intrinsic_of, mark_of
from wamjit.subset.source import FUNCTION, OPERAND_TYPES, Source, source_of
from wamjit.subset.words import Word

MAX_DEPTH = 40  # of inline functions in one another
MAX_ARGUMENTS = 3
_WORD_OPERATIONS = {"sar": "sar", "mul": "mul", "div": "div", "rem": "rem"}
_OVERFLOWING = frozenset({"addo", "subo", "mulo"})


class Calls(Conditions):
    """Calls in expressions, in conditions and as statements."""

    def call_value(self, node: ast.Call, dest: Operand | None) -> Operand:
        """The value of a call."""
        function = self.called(node)
        if isinstance(function, str):
            return self.element(node.func, self.arguments(node, 1)[0], node)
        name = intrinsic_of(function)
        if name:
            value = self.construct(name, node, dest)
            if value is None:
                raise self.error(node, f"{name} has no value")
            return value
        if mark_of(function):
            source = source_of(function)
            if source.kind == "inline":
                return self.inline_value(node, source, dest)
            if source.kind == "kernel":
                if source.result != "Word":
                    raise self.error(node, f"{source.name} returns nothing")
                self.call_routine(node, source)
                return Reg("val")
        if function is Word:  # a number as a word: tells CPython what is no news here
            return self.word_expr(self.arguments(node, 1)[0], dest)
        if isinstance(function, Offset):  # an element of a record: NODE.x(2)
            index = self.word_expr(self.arguments(node, 1)[0])
            if type(index) is not Imm:
                raise self.error(
                    node, "the index must be known at compile time: load the element with load(base + i * WORD, ..)"
                )
            return self.static_operand(function(index.value), node, ast.unparse(node))
        raise self.error(node, f"{ast.unparse(node.func)} is no function of the kernel language")

    def called(self, node: ast.Call) -> Any:
        """What is called: a Python object, or a text for registers and fields with an index."""
        func = node.func
        function = self.static(func)
        if function is None and isinstance(func, ast.Attribute) and self.static(func.value) is not None:
            return func.attr
        return function

    def call_statement(self, node: ast.Call) -> None:
        """A call for its effect."""
        function = self.called(node)
        name = intrinsic_of(function)
        if name:
            self.construct(name, node, None)
            return
        if mark_of(function):
            source = source_of(function)
            if source.kind == "inline":
                self.inline_effect(node, source)
                return
            if source.kind == "kernel":
                self.call_routine(node, source)
                return
            raise self.error(node, f"{source.name} is not called: leave for it with tail_jump")
        self.call_value(node, None)

    # --- routines ---

    def call_routine(self, node: ast.Call, source: Source) -> None:
        """Call a routine of the kernel."""
        arguments = self.arguments(node, len(source.params))
        self.call_symbol(Sym("code", source.name), arguments)

    def call_symbol(self, symbol: Operand, arguments: list[ast.expr]) -> None:
        self.code.emit("call", symbol, *self.pass_arguments(arguments))

    def pass_arguments(self, arguments: list[ast.expr]) -> list[Reg]:
        """Evaluate the arguments and move them to arg0..; the registers that carry them."""
        if len(arguments) > MAX_ARGUMENTS:
            raise self.error(arguments[MAX_ARGUMENTS], f"a routine has at most {MAX_ARGUMENTS} parameters")
        registers = [Reg(f"arg{i}") for i in range(len(arguments))]
        self.move_arguments(self.argument_operands(arguments, registers), registers)
        return registers

    def argument_operands(self, arguments: list[ast.expr], registers: list[Reg]) -> list[Operand]:
        """The values of arguments, none in a scratch register that the moves to arg0.. might overwrite before."""
        operation = [not isinstance(arg, ast.Name | ast.Constant | ast.Attribute) for arg in arguments]
        operands: list[Operand] = []
        for i, arg in enumerate(arguments):
            # a single operation may leave its result in place: nothing else is computed afterwards
            alone = sum(operation) == 1 and operation[i] and not effects_of(arg, self.frame.source).anything
            operands.append(self.settled(self.word_expr(arg, registers[i] if alone else None), arguments[i + 1 :]))
        if len(arguments) > 1:
            first = [Reg("val"), *registers[1:]]  # a result goes to arg0 before anything else is moved
            operands = [
                self.copy(operand) if is_scratch(operand) and operand not in (registers[i], first[i]) else operand
                for i, operand in enumerate(operands)
            ]
        return operands

    def move_arguments(self, operands: list[Operand], registers: list[Reg]) -> None:
        for register, operand in zip(registers, operands, strict=True):
            self.code.move(register, operand)

    # --- inline functions ---

    def inline_value(self, node: ast.Call, source: Source, dest: Operand | None) -> Operand:
        """Expand an inline function for its value."""
        if not source.returns or source.result == "None":
            raise self.error(node, f"{source.name} returns nothing")
        if source.only_return:
            frame = Frame(source, "value", result=dest)
            self.expand(node, frame)
            return frame.result if frame.result is not None else Imm(0)  # None: control never gets here
        if source.result == "Double":
            home: Operand = self.new_dest(dest, True)
        else:
            home = self.new_dest(dest)
        frame = Frame(source, "end", end=self.code.label(), result=home)
        self.expand(node, frame)
        if self.code.alive:
            raise source.error(source.node, f"{source.name} does not return a value on every path")
        self.code.place(frame.end)
        return home

    def inline_effect(self, node: ast.Call, source: Source) -> None:
        """Expand an inline function for its effect."""
        frame = Frame(source, "end", end=self.code.label())
        self.expand(node, frame)
        self.code.place(frame.end)

    def inline_condition(self, node: ast.Call, function: Any, yes: Target, no: Target) -> None:
        """Expand an inline function whose result decides where to go."""
        source = source_of(function)
        if not returns_condition(function) and source.only_return:
            self.not_zero(self.word(self.inline_value(node, source, None), node), yes, no)
            return
        self.expand(node, Frame(source, "condition", targets=(yes, no)))
        if self.code.alive:
            raise source.error(source.node, f"{source.name} does not return on every path")

    def expand(self, node: ast.Call, frame: Frame) -> None:
        """Bind the parameters and translate the body in place."""
        source = frame.source
        if len(self.frames) > MAX_DEPTH:
            raise self.error(node, f"inline functions more than {MAX_DEPTH} deep: does {source.name} call itself?")
        given = list(zip(self.arguments(node, len(source.params)), source.params, strict=True))
        frame.functions = {name: self.function(arg) for arg, (name, kind) in given if kind == FUNCTION}
        values = [(arg, param) for arg, param in given if param[1] != FUNCTION]
        arguments = [arg for arg, _ in values]
        operands = [
            self.settled(self.argument(arg, kind), arguments[i + 1 :]) for i, (arg, (_, kind)) in enumerate(values)
        ]
        for (_, (name, kind)), operand in zip(values, operands, strict=True):
            if kind == "Double" and type(operand) is not FTemp or kind == "Word" and type(operand) is FTemp:
                raise self.error(node, f"the parameter {name} of {source.name} is a {kind}")
            frame.env[name] = self.bind(source, name, kind, operand)
        self.frames.append(frame)
        self.statements(source.body)
        self.frames.pop()

    def function(self, node: ast.expr) -> Any:
        """What a Function parameter stands for."""
        found = self.static(node)
        if mark_of(found) is None and not intrinsic_of(found):
            raise self.error(node, f"{ast.unparse(node)} is no function of the kernel language")
        return found

    def argument(self, node: ast.expr, kind: str) -> Operand:
        return self.operand(node) if kind in OPERAND_TYPES else self.expr(node)

    def bind(self, source: Source, name: str, kind: str, operand: Operand) -> Operand:
        """What a parameter stands for: the argument itself where nothing can tell the difference, else a copy."""
        if kind in OPERAND_TYPES:
            return operand
        double = type(operand) in (Temp, FTemp)
        if name in source.assigned:
            if double and operand not in self.owned:
                self.owned.add(operand)
                return operand
            home = self.copy(operand)
            self.owned.add(home)
            return home
        if double:
            self.owned.add(operand)
            return operand
        if type(operand) in (Reg, Mem) and not self.lasts(source, name, operand):
            home = self.copy(operand)
            self.owned.add(home)
            return home
        return operand

    def lasts(self, source: Source, name: str, operand: Operand) -> bool:
        """Whether a register or memory word can be read in place for as long as the inline function runs."""
        if changes(function_effects(source), operand):
            return False
        if type(operand) is Mem or is_scratch(operand):
            return source.reads[name] <= 1
        return True

    # --- the language's own ---

    def construct(self, name: str, node: ast.Call, dest: Operand | None) -> Operand | None:
        """One of the names of `subset.lang`; None if it has no value."""
        if name in _WORD_OPERATIONS:
            left, right = self.arguments(node, 2)
            a = self.settled(self.word_expr(left), [right])
            return self.arithmetic(_WORD_OPERATIONS[name], a, self.word_expr(right), dest, node)
        if name in _OVERFLOWING:
            left, right = self.arguments(node, 2)
            a = self.settled(self.word_expr(left), [right])
            b = self.word_expr(right)
            result = self.new_dest(None if type(dest) is Mem else dest)
            self.code.emit(name, result, a, b)
            return result
        return getattr(self, f"construct_{name}", self.condition_value)(node, dest)

    def condition_value(self, node: ast.Call, dest: Operand | None) -> Operand:
        if self.is_condition(node):
            return self.materialised(node, dest)
        raise self.error(node, f"{ast.unparse(node.func)} cannot stand here")

    def construct_load(self, node: ast.Call, dest: Operand | None) -> Operand:
        return self.place_of(node, 1)

    def place_of(self, node: ast.Call, least: int) -> Mem:
        """The memory operand of a load: address and, if it is given, offset."""
        arguments = self.arguments(node, least, least + 1)
        return self.address(arguments[0], arguments[1] if len(arguments) > 1 else None)

    def target_of(self, node: ast.Call) -> tuple[Mem, ast.expr]:
        """Memory operand and value expression of a store: the address is evaluated first."""
        address, offset, value = self.arguments(node, 3)
        place = self.address(address, offset)
        if changes(effects_of(value, self.frame.source), place.base):
            place = Mem(self.copy(place.base), place.offset)
        return place, value

    def construct_store(self, node: ast.Call, dest: Operand | None) -> None:
        place, value = self.target_of(node)
        self.code.move(place, self.word_expr(value, place))

    def construct_load_byte(self, node: ast.Call, dest: Operand | None) -> Operand:
        place = self.place_of(node, 1)
        result = self.new_dest(None if type(dest) is Mem else dest)
        self.code.emit("ldb", result, place)
        return result

    def construct_store_byte(self, node: ast.Call, dest: Operand | None) -> None:
        place, value = self.target_of(node)
        operand = self.word_expr(value)
        self.code.emit("stb", place, self.copy(operand) if type(operand) in (Mem, Sym) else operand)

    def construct_load_double(self, node: ast.Call, dest: Operand | None) -> Operand:
        place = self.place_of(node, 1)
        result = self.new_dest(dest, True)
        self.code.emit("fmove", result, place)
        return result

    def construct_store_double(self, node: ast.Call, dest: Operand | None) -> None:
        place, value = self.target_of(node)
        self.code.emit("fmove", place, self.double(value))

    def double(self, node: ast.expr) -> Operand:
        operand = self.expr(node)
        if type(operand) is not FTemp:
            raise self.error(node, "a double is needed here, not a word")
        return operand

    def construct_sqrt(self, node: ast.Call, dest: Operand | None) -> Operand:
        operand = self.double(self.arguments(node, 1)[0])
        result = self.new_dest(dest, True)
        self.code.emit("fsqrt", result, operand)
        return result

    def construct_to_double(self, node: ast.Call, dest: Operand | None) -> Operand:
        operand = self.word_expr(self.arguments(node, 1)[0])
        result = self.new_dest(dest, True)
        self.code.emit("i2f", result, self.copy(operand) if type(operand) is Sym else operand)
        return result

    def construct_to_word(self, node: ast.Call, dest: Operand | None) -> Operand:
        operand = self.double(self.arguments(node, 1)[0])
        result = self.new_dest(dest)
        self.code.emit("f2i", result, operand)
        return result

    def construct_choice_changed(self, node: ast.Call, dest: Operand | None) -> None:
        self.arguments(node, 0)
        self.code.emit("newb")

    # --- control ---

    def construct_call(self, node: ast.Call, dest: Operand | None) -> Operand:
        self.arguments(node, *range(1, MAX_ARGUMENTS + 2))
        self.call_symbol(self.symbol(node.args[0]), node.args[1:])
        return Reg("val")

    def construct_gate(self, node: ast.Call, dest: Operand | None) -> Operand:
        self.call_symbol(Sym("code", "gate"), self.arguments(node, 1))
        return Reg("val")

    def construct_tail_jump(self, node: ast.Call, dest: Operand | None) -> None:
        self.arguments(node, *range(1, MAX_ARGUMENTS + 2))
        registers = self.pass_arguments(node.args[1:])
        if registers:
            self.code.leave("jump", self.symbol(node.args[0]), *registers)
        else:
            self.code.jump(self.symbol(node.args[0]))

    def construct_unwind_and_jump(self, node: ast.Call, dest: Operand | None) -> None:
        self.arguments(node, *range(1, MAX_ARGUMENTS + 2))
        arguments = node.args[1:]
        registers = [Reg(f"arg{i}") for i in range(len(arguments))]
        operands = [
            self.in_temp(self.settled(self.word_expr(arg), arguments[i + 1 :])) for i, arg in enumerate(arguments)
        ]
        operands = [self.copy(operand) if is_scratch(operand) else operand for operand in operands]
        self.code.emit("unwind")  # the homes of arg0.. are those of depth 0 from here on
        self.move_arguments(operands, registers)
        self.code.leave("jump", self.symbol(node.args[0]), *registers)

    def symbol(self, node: ast.expr) -> Sym:
        """A routine by name or as an operand."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return Sym("code", node.value)
        operand = self.operand(node)
        if type(operand) is not Sym:
            raise self.error(node, "a routine's name or a Code operand is needed here")
        return operand

    def operand(self, node: ast.expr) -> Operand:
        """An operand of a rule, unevaluated."""
        bound = self.frame.env.get(node.id) if isinstance(node, ast.Name) else None
        return bound if bound is not None else self.expr(node)

    def jump_target(self, node: ast.Call) -> Target | None:
        """Where a call goes that does nothing but jump there; None for any other."""
        name = intrinsic_of(self.static(node.func))
        if name == "goto":
            target = self.operand(self.arguments(node, 1)[0])
            if type(target) not in (Sym, Label):
                raise self.error(node, "goto takes a Label operand")
            return target
        if name == "fail":
            if self.root == "kernel":
                raise self.error(node, 'fail() is for rules and entries: a routine leaves with unwind_and_jump("fail")')
            return Sym("code", "fail")
        if name == "tail_jump" and len(node.args) == 1:
            return self.symbol(node.args[0])
        return None

    def construct_goto(self, node: ast.Call, dest: Operand | None) -> None:
        self.code.jump(self.jump_target(node))

    construct_fail = construct_goto

    def construct_jump_to(self, node: ast.Call, dest: Operand | None) -> None:
        self.code.leave("jumpi", self.jumpable(self.word_expr(self.arguments(node, 1)[0])))

    def construct_call_cell(self, node: ast.Call, dest: Operand | None) -> None:
        cell = self.operand(self.arguments(node, 1)[0])
        if type(cell) is not Mem:
            raise self.error(node, "call_cell takes a Cell operand")
        self.code.leave("jumpi", cell)

    def construct_data_word(self, node: ast.Call, dest: Operand | None) -> None:
        self.code.data(self.operand(self.arguments(node, 1)[0]))

    def jumpable(self, operand: Operand) -> Operand:
        return self.copy(operand) if type(operand) in (Imm, Sym) else operand

    def construct_addr_of(self, node: ast.Call, dest: Operand | None) -> Operand:
        symbol = self.symbol(self.arguments(node, 1)[0])
        result = self.new_dest(dest)
        self.code.emit("addr", result, symbol)
        return result
