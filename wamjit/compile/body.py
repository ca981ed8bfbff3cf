"""Body goals: what is done in place, built-ins, calls and the end of the clause."""

from __future__ import annotations

from collections import Counter

from wamjit.compile.arithmetic import compile_compare, compile_is, occurs
from wamjit.compile.build import Block, operand, put, put_arguments, release_operand
from wamjit.compile.goals import Goal, inline_table
from wamjit.compile.head import get_structure
from wamjit.compile.normal import variables
from wamjit.compile.state import ClauseState, check_arity
from wamjit.read.terms import Struct, Term, Var

FAIL = ("l", "fail")


def compile_inline(state: ClauseState, goal: Goal, label: tuple = FAIL) -> None:
    """A goal that does not leave the clause; where it fails, go to `label` (only tests may have another than fail)."""
    if goal.kind == "test":
        compile_test(state, goal, label)
    elif goal.kind == "compare":
        compile_compare(state, goal, label)
    elif goal.kind == "is":
        compile_is(state, goal)
    elif goal.kind == "unify":
        compile_unify(state, *goal.args)
    elif goal.kind == "builtin":
        compile_builtin(state, goal)
    elif goal.kind == "fail":
        state.emit("fail")
    elif goal.kind == "level":
        state.emit("get_level", state.destination(goal.args[0]))
        state.use(goal.args[0])
    else:
        state.emit({"cut": "cut", "softcut": "soft_cut"}[goal.kind], state.where(goal.args[0]))
        state.use(goal.args[0])
    state.unlock()


def compile_builtin(state: ClauseState, goal: Goal) -> None:
    """A built-in in place: an instruction of its own where its outputs are variables without a value, else its routine
    with arguments in registers."""
    for instruction, outputs in inline_table().output.get((goal.name, len(goal.args)), ()):
        if are_outputs(state, goal, outputs):
            compile_output(state, goal, instruction, outputs)
            return
    result = inline_table().result.get((goal.name, len(goal.args)))
    if result is not None:
        compile_result(state, goal, *result)
        return
    put_arguments(state, goal.args, False)
    state.emit("builtin", ("b", goal.name, len(goal.args)))


def are_outputs(state: ClauseState, goal: Goal, outputs: tuple[int, ...]) -> bool:
    """Whether those arguments are different variables that occur for the first time, and nowhere else in the goal."""
    found = [goal.args[i] for i in outputs]
    if not all(isinstance(var, Var) and state.is_first(var) for var in found):
        return False
    inside = Counter(variables(goal.args))
    return all(inside[var] == 1 for var in found)


def compile_output(state: ClauseState, goal: Goal, instruction: str, outputs: tuple[int, ...]) -> None:
    """Inputs are operands; each output gets a register or slot."""
    inputs = [arg for i, arg in enumerate(goal.args) if i not in outputs]
    operands = [operand(state, arg) for arg in inputs]
    for arg, location in zip(inputs, operands, strict=True):
        release_operand(state, arg, location)
    targets, spare = [], []
    for var in (goal.args[i] for i in outputs):
        if state.is_void(var):
            spare.append(state.temporary())
            targets.append(("x", spare[-1]))
        else:
            targets.append(state.destination(var))
        state.use(var)
    for register in spare:
        state.registers.release(register)
    state.emit(instruction, *targets, *operands)


def compile_result(state: ClauseState, goal: Goal, instruction: str, place: int) -> None:
    """Inputs are operands; what the instruction gives is unified with the argument at `place`."""
    inputs = [arg for i, arg in enumerate(goal.args) if i != place]
    operands = [operand(state, arg) for arg in inputs]
    for arg, location in zip(inputs, operands, strict=True):
        release_operand(state, arg, location)
    register = state.temporary()
    state.emit(instruction, ("x", register), *operands)
    term = goal.args[place]
    if isinstance(term, Struct):
        get_structure(state, term, register, True)
        return
    value = operand(state, term)
    state.emit("get_const" if value[0] == "c" else "get_value", ("x", register), value)
    release_operand(state, term, value)
    state.registers.release(register)


def compile_test(state: ClauseState, goal: Goal, label: tuple) -> None:
    """A type test or an identity test."""
    operands = [operand(state, arg) for arg in goal.args]
    state.emit(inline_table().test[goal.name, len(goal.args)], *operands, label)
    for arg, location in zip(goal.args, operands, strict=True):
        release_operand(state, arg, location)


def compile_unify(state: ClauseState, left: Term, right: Term) -> None:
    """`Left = Right`."""
    if not isinstance(left, Var) or (isinstance(right, Var) and state.is_first(right)):
        left, right = right, left
    if isinstance(left, Var):
        unify_variable(state, left, right)
    elif isinstance(left, Struct) and isinstance(right, Struct):
        unify_structures(state, left, right)
    elif not same_constant(left, right):
        state.skip_all([left, right])
        state.emit("fail")


def same_constant(left: Term, right: Term) -> bool:
    """Whether two terms are one constant: 1 is not 1.0 and 0.0 not -0.0."""
    if type(left) is not type(right) or isinstance(left, Struct):
        return False
    return repr(left) == repr(right) if isinstance(left, float) else left == right


def unify_structures(state: ClauseState, left: Struct, right: Struct) -> None:
    """Two compound terms that are written in the clause."""
    if left.name == right.name and len(left.args) == len(right.args):
        location = operand(state, left)
        get_structure(state, right, location[1], True)
        return
    state.skip_all([left, right])
    state.emit("fail")


def unify_variable(state: ClauseState, var: Var, term: Term) -> None:
    """A variable and any term."""
    if isinstance(term, Var):
        unify_variables(state, var, term)
    elif state.is_first(var):
        assign_first(state, var, term)
    elif isinstance(term, Struct):
        match_variable(state, var, term)
    else:
        location = in_register(state, var)
        state.emit("get_const", location, ("c", term))
        if state.registers.is_temporary(location):
            state.registers.release(location[1])
        state.use(var)


def unify_variables(state: ClauseState, left: Var, right: Var) -> None:
    """Two variables; `left` is the one without a value, if there is one."""
    if left is right or state.is_void(left) or state.is_void(right):
        state.skip_all([left, right])
        return
    if state.is_first(right):
        make_fresh(state, right)
    if state.is_first(left):
        source = state.where(right)
        target = state.destination(left)
        if target != source:
            state.emit("move", target, source)
    else:
        known, likely = sorted((left, right), key=state.head_place)
        state.emit("get_value", state.where(known), state.where(likely))
    state.use(left)
    state.use(right)


def make_fresh(state: ClauseState, var: Var) -> None:
    """A new unbound variable as the value of `var`."""
    block = Block(state)
    source = block.fresh()
    block.write()
    put(state, state.destination(var), source)
    block.bump()


def assign_first(state: ClauseState, var: Var, term: Term) -> None:
    """The first value of a variable (which may occur in the term itself: a cyclic term)."""
    if state.is_void(var):
        state.skip_all([var, term])
        return
    if isinstance(term, Struct) and occurs(var, term):
        make_fresh(state, var)
        match_variable(state, var, term)
        return
    block = Block(state)
    source = block.term(term) if isinstance(term, Struct) else ("c", term)
    block.write()
    put(state, state.destination(var), source)
    block.bump()
    state.use(var)


def match_variable(state: ClauseState, var: Var, term: Struct) -> None:
    """A variable that has a value, and a compound term."""
    location = in_register(state, var)
    if state.registers.is_temporary(location):
        state.use(var)
        get_structure(state, term, location[1], True)
        return
    state.uses[var] += 1  # the register is needed until all of the term has been matched
    get_structure(state, term, location[1], True)
    state.uses[var] -= 1
    state.use(var)


def in_register(state: ClauseState, var: Var) -> tuple[str, int]:
    """The variable's value in an x register (get instructions dereference it in place)."""
    location = state.where(var)
    if location[0] == "x":
        state.lock(location)
        return location
    register = ("x", state.temporary())
    state.emit("move", register, location)
    return register


def compile_call(state: ClauseState, goal: Goal, chunk: int, last: bool, self_label: tuple | None) -> None:
    """A call; the last one leaves the clause for good."""
    check_arity(goal.name, len(goal.args))
    put_arguments(state, goal.args, True)
    target = ("p", goal.name, len(goal.args))
    if not last:
        live = state.slots_after[chunk]
        if live < (state.slots_after[chunk - 1] if chunk else len(state.slots)):
            state.emit("trim", live)
        state.emit("call", target, live, state.valued(live))
        state.after_call()
        return
    if state.allocated:
        state.emit("deallocate")
    if self_label is not None:
        state.emit("jump", self_label)
    else:
        state.emit("execute", target)
