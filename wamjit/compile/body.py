"""Body goals: what is done in place, built-ins, calls and the end of the clause."""

from __future__ import annotations

from wamjit.compile.arithmetic import compile_compare, compile_is
from wamjit.compile.build import Block, operand, put, put_arguments, release_operand
from wamjit.compile.goals import Goal, inline_table
from wamjit.compile.head import get_structure
from wamjit.compile.state import ClauseState, is_constant
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
        put_arguments(state, goal.args, False)
        state.emit("builtin", ("b", goal.name, len(goal.args)))
    elif goal.kind == "fail":
        state.emit("fail")
    elif goal.kind == "level":
        state.emit("get_level", state.destination(goal.args[0]))
        state.use(goal.args[0])
    else:
        state.emit({"cut": "cut", "softcut": "soft_cut"}[goal.kind], state.where(goal.args[0]))
        state.use(goal.args[0])


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
    elif not (is_constant(left) and is_constant(right) and type(left) is type(right) and left == right):
        release_all(state, left, right)
        state.emit("fail")


def unify_structures(state: ClauseState, left: Struct, right: Struct) -> None:
    """Two compound terms that are written in the clause."""
    if left.name == right.name and len(left.args) == len(right.args):
        location = operand(state, left)
        get_structure(state, right, location[1], True)
        return
    release_all(state, left, right)
    state.emit("fail")


def release_all(state: ClauseState, *terms: Term) -> None:
    """Account for the variables of terms that are not compiled."""
    from wamjit.compile.normal import variables

    for var in variables(terms):
        state.use(var)


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
        done_register(state, var, location)


def unify_variables(state: ClauseState, left: Var, right: Var) -> None:
    """Two variables; `left` is the one without a value, if there is one."""
    if left is right:
        if state.is_first(left) and state.uses[left] > 2:
            location = operand(state, left)  # makes it
            del location
        state.use(left)
        state.use(left)
        return
    if state.is_first(left) and state.is_first(right):
        make_fresh(state, right)
    if state.is_first(left):
        source = state.where(right) if not state.is_void(right) else None
        if not state.is_void(left) and source is not None:
            state.emit("move", state.destination(left), source)
    else:
        state.emit("get_value", state.where(left), state.where(right))
    state.use(left)
    state.use(right)


def make_fresh(state: ClauseState, var: Var) -> None:
    """A new unbound variable as the value of `var`."""
    if state.is_void(var):
        return
    block = Block(state)
    source = block.fresh()
    block.write()
    put(state, state.destination(var), source)
    block.bump()


def assign_first(state: ClauseState, var: Var, term: Term) -> None:
    """The first value of a variable (which may occur in the term itself: a cyclic term)."""
    from wamjit.compile.arithmetic import occurs

    if state.is_void(var):
        release_all(state, term)
        state.use(var)
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
    if state.registers.holder.get(location[1]) == "temporary":
        state.use(var)
        get_structure(state, term, location[1], True)
        return
    state.uses[var] -= 1
    get_structure(state, term, location[1], True)
    state.uses[var] += 1
    state.use(var)


def in_register(state: ClauseState, var: Var) -> tuple[str, int]:
    """The variable's value in an x register (get instructions dereference it in place)."""
    location = state.where(var)
    if location[0] == "x":
        return location
    register = ("x", state.temporary())
    state.emit("move", register, location)
    return register


def done_register(state: ClauseState, var: Var, location: tuple[str, int]) -> None:
    """Give back what `in_register` took and count the use."""
    if state.registers.holder.get(location[1]) == "temporary":
        state.registers.release(location[1])
    state.use(var)


def compile_call(state: ClauseState, goal: Goal, chunk: int, last: bool, self_label: tuple | None) -> None:
    """A call; the last one leaves the clause for good."""
    put_arguments(state, goal.args, True)
    target = ("p", goal.name, len(goal.args))
    if not last:
        live = state.slots_after[chunk]
        if live < (state.slots_after[chunk - 1] if chunk else len(state.slots)):
            state.emit("trim", live)
        state.emit("call", target, live)
        state.after_call()
        return
    if state.allocated:
        state.emit("deallocate")
    if self_label is not None:
        state.emit("jump", self_label)
    else:
        state.emit("execute", target)
