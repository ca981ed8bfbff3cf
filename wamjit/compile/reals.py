"""Expressions whose values are likely to be all floats, or all small integers, without a box or a look in between.

In: expressions, and the instructions that compute them for any numbers. Out: instructions that do the likely case in
line and leave the rest to those, in the clause's tail. Holds: the likely case changes no register but the result's,
and temporaries that nobody else has, so that everything can be computed again; only what surely is an operation on
floats is taken for one (an integer beside a float is converted, two integers are not).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from wamjit.compile.state import ClauseState, constant
from wamjit.read.terms import Struct, Term, Var

OPERATIONS = {
    ("+", 2): "real_add",
    ("-", 2): "real_subtract",
    ("*", 2): "real_multiply",
    ("/", 2): "real_divide",
    ("-", 1): "real_negate",
    ("sqrt", 1): "real_sqrt",
}
FAILING = frozenset({"real_divide"})
SMALL = {"add": "small_add", "subtract": "small_subtract", "multiply": "small_multiply"}
MANY = 2  # operations with two arguments that are worth a way of their own where nothing says that they are on floats
MOST = 24  # operations of an expression: what its accumulators are above h may not matter
EXACT = 1 << 53  # integers up to here are doubles
PINNED = 1 << 29  # uses that keep a variable where it is while its expression is compiled

Instructions = list[tuple]


class Plan:
    """What is known of the expressions of one goal."""

    __slots__ = ("operations", "pairs", "certain", "uses", "strict", "places")

    def __init__(self) -> None:
        self.operations = 0
        self.pairs = 0  # operations with two arguments
        self.certain = False  # something says that there are floats
        self.uses: Counter[Var] = Counter()
        self.strict: set[Var] = set()  # variables that have to be floats, not integers
        self.places: dict[Var, tuple] = {}


def plan_for(state: ClauseState, expressions: Sequence[Term]) -> Plan | None:
    """A plan for the expression, or the two that are compared, of a goal, if a way of their own is worth it and
    possible."""
    plan = Plan()
    if not survey(state, expressions, plan):
        return None
    if not plan.uses or (plan.pairs < MANY and not plan.certain):
        return None
    if len(expressions) > 1:
        plan.strict.update(term for term in expressions if isinstance(term, Var))
    if not all(is_real(term, plan) for term in expressions if isinstance(term, Struct)):
        return None
    plan.places = {var: state.where(var) for var in plan.uses}
    return plan


def survey(state: ClauseState, expressions: Sequence[Term], plan: Plan) -> bool:
    """Count what there is; whether all of it can be done with floats."""
    todo, divides = list(expressions), False
    while todo:
        term = todo.pop()
        if isinstance(term, Var):
            if state.is_first(term):
                return False
            plan.uses[term] += 1
        elif isinstance(term, Struct):
            if (term.name, len(term.args)) not in OPERATIONS or plan.operations == MOST:
                return False
            plan.operations += 1
            plan.pairs += len(term.args) == 2
            divides = divides or term.name == "/"
            plan.certain = plan.certain or term.name == "sqrt"
            todo.extend(term.args)
        elif isinstance(term, float):
            plan.certain = True
        elif type(term) is not int or abs(term) > EXACT:
            return False
    plan.certain = plan.certain or (divides and plan.operations >= MANY)
    return True


def is_real(term: Term, plan: Plan) -> bool:
    """Whether a term's value is a float if those variables are floats that are noted as `strict` on the way: both
    arguments of an operation, where neither is a float anyhow."""
    if not isinstance(term, Struct):
        return isinstance(term, float)
    found = [is_real(arg, plan) for arg in term.args]
    if not any(found):
        variables = [arg for arg in term.args if isinstance(arg, Var)]
        plan.strict.update(variables)
        return bool(variables)
    return True


class Accumulators:
    """Computes with floats: a value is the number of the accumulator that holds it. Variables that are used several
    times keep one; the others are used as a stack. 0 is for the result."""

    def __init__(self, plan: Plan, other: tuple) -> None:
        self.plan, self.other = plan, other
        self.out: Instructions = []
        self.kept: dict[Var, int] = {}
        self.top = 1
        for var, uses in plan.uses.items():
            if uses > 1:
                self.kept[var] = self.load(var, self.top)
                self.top += 1

    def load(self, var: Var, n: int) -> int:
        """Bring a variable to an accumulator."""
        name = "real_load" if var in self.plan.strict else "real_number"
        self.out.append((name, n, self.plan.places[var], self.other))
        return n

    def value(self, term: Term, n: int) -> int:
        """The accumulator that holds a term's value: n, or one that is kept. From n on they are free."""
        if isinstance(term, Var):
            return self.kept[term] if term in self.kept else self.load(term, n)
        if not isinstance(term, Struct):
            self.out.append(("real_const", n, constant(float(term))))
            return n
        self.operation(term, n, n)
        return n

    def operation(self, term: Struct, target: int, n: int) -> None:
        """The value of an operation to accumulator `target`; from n on they are free."""
        name = OPERATIONS[term.name, len(term.args)]
        operands = []
        for arg in term.args:
            found = self.value(arg, n)
            operands.append(found)
            n += found == n
        self.out.append((name, target, *operands, *([self.other] if name in FAILING else [])))


def real_value(plan: Plan, expression: Struct, location: tuple, other: tuple) -> Instructions:
    """The value of an expression, as a float, to a location."""
    reals = Accumulators(plan, other)
    reals.operation(expression, 0, reals.top)
    return [*reals.out, ("real_result", location, other)]


def real_comparison(plan: Plan, test: str, args: Iterable[Term], label: tuple, other: tuple) -> Instructions:
    """A comparison of two floats that goes to `label` when it does not hold."""
    reals = Accumulators(plan, other)
    n, operands = reals.top, []
    for arg in args:
        found = reals.value(arg, n)
        operands.append(found)
        n += found == n
    return [*reals.out, (test.replace("test", "real"), *operands, label, other)]


class Capture:
    """Takes the instructions that a state emits, with the variables of a plan kept where they are."""

    def __init__(self, state: ClauseState, plan: Plan) -> None:
        self.state, self.plan = state, plan
        self.instructions: Instructions = []

    def __enter__(self) -> Capture:
        self.emit = self.state.emit
        self.state.emit = lambda *instruction: self.instructions.append(instruction)
        for var, place in self.plan.places.items():
            self.state.uses[var] += PINNED
            self.state.lock(place)
        return self

    def unpin(self) -> None:
        """All operands have been read: the registers of those that are not used again are free."""
        for var in self.plan.places:
            self.state.uses[var] -= PINNED
            if self.state.uses[var] == 0 and var in self.state.location:
                self.state.drop(var)

    def __exit__(self, *_: object) -> None:
        self.state.emit = self.emit


def emit_ways(state: ClauseState, plan: Plan, any_way: Instructions, reals: Instructions, other: tuple) -> None:
    """Emit the likely way in line, and the rest behind the clause: floats with what is `certain`, else small integers,
    then floats, then any numbers. `other` is the label that `reals` goes to."""
    join, cells = state.new_label(), result_cells(reals)
    last = [("label", other), *any_way, ("jump", join)]
    if plan.certain:
        state.room(cells)
        first = reals
    else:
        label = state.new_label()
        first = [(SMALL[i[0]], *i[1:], label) if i[0] in SMALL else i for i in any_way]
        ensured = [("ensure", cells)] if cells else []
        last = [("label", label), *ensured, *reals, ("jump", join), *last]
    for instruction in first:
        state.emit(*instruction)
    state.emit("label", join)
    state.tail.append(last)


def result_cells(reals: Instructions) -> int:
    """Cells that a float takes, where words have four bytes."""
    return 3 if reals[-1][0] == "real_result" else 0
