"""Arithmetic in place: `is/2` and comparisons become instructions on x registers.

The instructions take any term as operand (a reference is followed, what is no number evaluated, on their slow
paths), so a variable needs no instruction of its own. What has none of its own is built as a term and evaluated by
the kernel.
"""

from __future__ import annotations

from collections.abc import Callable

from wamjit.compile.build import Block, operand, put, release_operand
from wamjit.compile.goals import Goal, inline_table
from wamjit.compile.reals import Capture, emit_ways, plan_for, real_comparison, real_value
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
            evaluate(state, expression, lambda: location)
            state.registers.release(location[1])
        else:
            evaluate(state, expression, lambda: state.destination(target))
        state.use(target)
        return
    location = ("x", state.temporary())
    evaluate(state, expression, lambda: location)
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
    plan = plan_for(state, goal.args)
    if plan is None:
        compare(state, goal, label)
        return
    with Capture(state, plan) as capture:
        compare(state, goal, label)
        capture.unpin()
    other, test = state.new_label(), inline_table().compare[goal.name, 2]
    reals = real_comparison(plan, test, goal.args, label, other)
    emit_ways(state, plan, capture.instructions, reals, other)


def compare(state: ClauseState, goal: Goal, label: tuple) -> None:
    """The same for any numbers."""
    steps = Steps(state)
    left, right = (steps.value(arg, 0) for arg in goal.args)
    state.emit(inline_table().compare[goal.name, 2], left, right, label)
    steps.done(goal.args[0], left)
    steps.done(goal.args[1], right)


def evaluate(state: ClauseState, expression: Term, place: Callable[[], tuple]) -> None:
    """Bring the value of an expression to the register or slot that `place` names once the operands are read."""
    steps = Steps(state)
    plan = plan_for(state, [expression]) if isinstance(expression, Struct) else None
    if plan is None:
        instruction = steps.top(expression)
        steps.finish(instruction, place())
        return
    with Capture(state, plan) as capture:
        instruction = steps.top(expression)
        capture.unpin()
        location = place()
        steps.finish(instruction, location)
    other = state.new_label()
    emit_ways(state, plan, capture.instructions, real_value(plan, expression, location, other), other)


class Steps:
    """The instructions of one expression, inner ones first."""

    def __init__(self, state: ClauseState) -> None:
        self.state = state

    def top(self, expression: Term) -> tuple:
        """Everything but the last instruction, which `finish` emits once it is known where the result goes."""
        found = self.instruction(expression, 0)
        if found is None:
            location = self.value(expression, 0)
            self.done(expression, location)
            kind = "put_const" if location[0] == "c" else "evaluate" if isinstance(expression, Var) else "move"
            return kind, location
        operands = [self.value(arg, 1) for arg in expression.args]
        for arg, location in zip(expression.args, operands, strict=True):
            self.done(arg, location)
        name, *numbers = found
        return (name, *operands, *numbers)

    def finish(self, instruction: tuple, location: tuple) -> None:
        """Emit the last instruction with its destination."""
        name, *operands = instruction
        self.state.emit(name, location, *operands)

    def instruction(self, expression: Term, depth: int) -> tuple | None:
        """The instruction for an expression's functor, if it has one, and what it needs to know beside its operands."""
        if depth > MAX_DEPTH or not isinstance(expression, Struct):
            return None
        return inline_table().eval.get((expression.name, len(expression.args)))

    def value(self, expression: Term, depth: int) -> tuple:
        """An operand that holds the expression's value, or a term that evaluates to it."""
        state = self.state
        if not isinstance(expression, Var | Struct):
            return self.constant(expression)
        found = self.instruction(expression, depth)
        if found is None:
            if isinstance(expression, Var):
                return operand(state, expression)
            return self.built(expression, depth)
        operands = [self.value(arg, depth + 1) for arg in expression.args]
        for arg, location in zip(expression.args, operands, strict=True):
            self.done(arg, location)
        register = ("x", state.temporary())
        name, *numbers = found
        state.emit(name, register, *operands, *numbers)
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
