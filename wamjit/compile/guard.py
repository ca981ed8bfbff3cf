"""Guards: the tests up to a clause's cut, run before any choice point exists.

In: a clause. Out: its `Guard`, if nothing in its head can fail behind the switch, and the code of it. A head
argument that is no new variable, an *output*, cannot fail where the call has an unbound variable there, which is
tested first; there is one at most, as two might be the same variable. Control goes on when the guard holds, to
another label when it does not, to a third one when the output is no variable; argument registers stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from wamjit.compile.body import compile_inline
from wamjit.compile.goals import Goal
from wamjit.compile.normal import Clause, variables
from wamjit.compile.state import ClauseState, is_list
from wamjit.read.terms import Struct, Var

Instructions = list[tuple]
PINNED = 1 << 30  # uses of a variable that a guard must not give up


class Guard(NamedTuple):
    """How many tests stand before the cut, and the argument that is an output, if there is one."""

    length: int
    output: int | None = None


def guard_length(clause: Clause) -> int | None:
    """How many tests stand before the clause's cut; None: it does not start with tests and a cut."""
    for i, goal in enumerate(clause.goals):
        if goal.kind == "cut":
            return i if goal.args[0] is clause.cut else None
        if goal.kind not in ("test", "compare"):
            return None
    return None


def find_guard(clause: Clause, known: bool, constants: Collection[int] = ()) -> Guard | None:
    """The guard by which a clause can be chosen; `known`: x(0) is dereferenced and has the first argument's functor;
    `constants`: arguments whose constants are there."""
    length = guard_length(clause)
    if length is None:
        return None
    plain: set[Var] = set()
    output = None
    for i, arg in enumerate(clause.args):
        if isinstance(arg, Var) and arg not in plain:
            plain.add(arg)
        elif i == 0:
            if not known or not distinct_variables(arg):
                return None
            plain.update(variables([arg]))
        elif i in constants and not isinstance(arg, Var):
            continue
        elif output is None:
            output = i
        else:
            return None
    if output is not None and not early(clause, length, plain):
        return None
    return Guard(length, output)


def distinct_variables(arg: object) -> bool:
    """Whether a compound term has only variables inside, none of them twice; a constant has none."""
    inside = arg.args if isinstance(arg, Struct) else ()
    return all(isinstance(v, Var) for v in inside) and len(set(inside)) == len(inside)


def early(clause: Clause, length: int, plain: set[Var]) -> bool:
    """Whether the tests may run before the output is bound: they read no variable of it, and one look at a variable's
    value shows that it cannot be the output itself (see `settled`)."""
    tests = clause.goals[:length]
    if any(goal.kind == "test" and len(goal.args) != 1 for goal in tests):
        return False
    return plain.issuperset(variables(arg for goal in tests for arg in goal.args))


def settled(tests: list[Goal]) -> dict[Var, str]:
    """For each variable in the tests the instruction that shows that no binding of another one changes them: an
    operand of arithmetic must be a number, what is tested for its type must be no variable."""
    found: dict[Var, str] = {}
    for kind, name in (("test", "test_nonvar"), ("compare", "test_number")):
        found.update(dict.fromkeys(variables(arg for goal in tests if goal.kind == kind for arg in goal.args), name))
    return found


def compile_guard(
    clause: Clause, guard: Guard, arity: int, labels: Iterator[int], otherwise: tuple, slow: tuple, written: int
) -> tuple[Instructions, int, Instructions]:
    """The code of a guard. `written` cells were left on the heap by guards before this one; how many there are now is
    the second result, the third is code that stands elsewhere."""
    out: Instructions = []
    tests = clause.goals[: guard.length]
    state = ClauseState(Clause(clause.args, tests), arity, lambda *i: out.append(i), labels)
    state.written = written
    state.registers.take(arity, "pinned")
    for i, arg in enumerate(clause.args):
        state.registers.take(i, "pinned")
        if isinstance(arg, Var) and arg not in state.seen:
            state.location[arg] = i
            state.seen.add(arg)
            state.uses[arg] += PINNED
    if guard.output is not None:
        state.emit("test_var", ("x", guard.output), slow)
    if clause.args and isinstance(clause.args[0], Struct):
        read_for_guard(state, clause.args[0])
    if guard.output is not None:
        for var, test in settled(tests).items():
            state.emit(test, state.where(var), slow)
    for goal in tests:
        compile_inline(state, goal, otherwise)
    return out, state.written, [instruction for block in state.tail for instruction in block]


def read_for_guard(state: ClauseState, term: Struct) -> None:
    """Load what the tests need of a compound first argument."""
    tag = "list" if is_list(term) else "struct"
    tested = set(variables(arg for goal in state.clause.goals for arg in goal.args))
    needed = [(k, v) for k, v in enumerate(term.args, tag == "struct") if v in tested]
    if not needed:
        return
    state.emit(f"read_{tag}", ("x", 0))
    for k, var in needed:
        state.uses[var] += PINNED
        state.emit("read_var", state.destination(var), k, (tag,))
