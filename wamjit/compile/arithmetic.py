"""Arithmetic in place: `is/2` and comparisons become instructions on x registers.

The instructions take any term as operand (a reference is followed, what is no number evaluated, on their slow
paths), so a variable needs no instruction of its own. What has none of its own is built as a term and evaluated by
the kernel.
"""

from __future__ import annotations

from wamjit.compile.build import Block, operand, put, release_operand
from wamjit.compile.goals import Goal, inline_table
from wamjit.compile.state import ClauseState, constant
from wamjit.read.terms import Atom, Struct, Term, Var
from wamjit.table import constants

MAX_DEPTH = 40  # of expressions compiled in place; deeper ones are evaluated by the kernel, which needs no stack


def compile_is(state: ClauseState, goal: Goal) -> None:
    """`Target is Expression`."""
    target, expression = goal.args
    if isinstance(target, Var) and state.is_first(target) and not occurs(target, expression):
        if state.is_void(target):
            location: tuple = ("x", state.temporary())
            evaluate(state, expression, location)
            state.registers.release(location[1])
        else:
            steps = Steps(state)
            operands = steps.top(expression)
            location = state.destination(target)
            steps.finish(operands, location)
        state.use(target)
        return
    location = ("x", state.temporary())
    evaluate(state, expression, location)
    value = operand(state, target)
    state.emit("get_const" if value[0] == "c" else "get_value", location, value)
    release_operand(state, target, value)
    state.registers.release(location[1])


def occurs(var: Var, term: Term) -> bool:
    """Whether the variable occurs in the term."""
    todo = [term]
    while todo:
        part = todo.pop()
        if part is var:
            return True
        if isinstance(part, Struct):
            todo.extend(part.args)
    return False


def compile_compare(state: ClauseState, goal: Goal, label: tuple) -> None:
    """A comparison that goes to `label` when it does not hold."""
    steps = Steps(state)
    left, right = (steps.value(arg, 0) for arg in goal.args)
    state.emit(inline_table().compare[goal.name, 2], left, right, label)
    steps.done(goal.args[0], left)
    steps.done(goal.args[1], right)


def evaluate(state: ClauseState, expression: Term, location: tuple) -> None:
    """Bring the value of an expression to a register or slot."""
    steps = Steps(state)
    steps.finish(steps.top(expression), location)


class Steps:
    """The instructions of one expression, inner ones first."""

    def __init__(self, state: ClauseState) -> None:
        self.state = state

    def top(self, expression: Term) -> tuple:
        """Everything but the last instruction, which `finish` emits once it is known where the result goes."""
        name = self.instruction(expression, 0)
        if name is None:
            location = self.value(expression, 0)
            self.done(expression, location)
            kind = "put_const" if location[0] == "c" else "evaluate" if isinstance(expression, Var) else "move"
            return kind, location
        operands = [self.value(arg, 1) for arg in expression.args]
        for arg, location in zip(expression.args, operands, strict=True):
            self.done(arg, location)
        return (name, *operands)

    def finish(self, instruction: tuple, location: tuple) -> None:
        """Emit the last instruction with its destination."""
        name, *operands = instruction
        self.state.emit(name, location, *operands)

    def instruction(self, expression: Term, depth: int) -> str | None:
        """The instruction for an expression's functor, if it has one."""
        if depth > MAX_DEPTH or not isinstance(expression, Struct):
            return None
        return inline_table().eval.get((expression.name, len(expression.args)))

    def value(self, expression: Term, depth: int) -> tuple:
        """An operand that holds the expression's value, or a term that evaluates to it."""
        state = self.state
        if not isinstance(expression, Var | Struct):
            return self.constant(expression)
        name = self.instruction(expression, depth)
        if name is None:
            if isinstance(expression, Var):
                return operand(state, expression)
            return self.built(expression, depth)
        operands = [self.value(arg, depth + 1) for arg in expression.args]
        for arg, location in zip(expression.args, operands, strict=True):
            self.done(arg, location)
        register = ("x", state.temporary())
        state.emit(name, register, *operands)
        return register

    def constant(self, term: Term) -> tuple:
        """A number as it stands, or as an atom names it (`pi`); other atoms are evaluated by the kernel."""
        if isinstance(term, Atom):
            term = constants().get(term.name, term)
        if isinstance(term, int | float):
            return constant(term)
        register = ("x", self.state.temporary())
        self.state.emit("put_const", register, constant(term))
        self.state.emit("evaluate", register, register)
        return register

    def built(self, expression: Struct, depth: int) -> tuple:
        """A function without an instruction: the term is built and evaluated."""
        state = self.state
        block = Block(state)
        source = block.term(expression)
        block.write()
        register = ("x", state.temporary())
        put(state, register, source)
        block.bump()
        state.emit("evaluate", register, register)
        return register

    def done(self, expression: Term, location: tuple) -> None:
        """An operand has been read."""
        release_operand(self.state, expression, location)
