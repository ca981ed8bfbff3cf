"""What a program means by its source: a solver on clauses, simple enough to be believed.

In: clauses and a goal. Out: its solutions in order. A goal is a generator that yields once for each solution and
leaves no binding behind when it is exhausted without one; a cut sets a flag that the clause's goals look at when
they are asked for another solution.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tests.compile.builtin_rules import PURE
from tests.compile.evaluation import COMPARE, Number, PrologError, apply
from tests.compile.programs import Clauses
from wamjit.read.terms import Atom, String, Struct, Term, Var, make_list

MAX_NODES = 5000
MAX_DEPTH = 60


class Frame:
    """One call of a clause; `cut` is set when control comes back to a cut."""

    cut = False


class Solver:
    """Solves goals. TimeoutError when there were more calls than `budget`, or too deep ones."""

    def __init__(self, clauses: Clauses, budget: int) -> None:
        self.clauses = clauses
        self.budget = budget
        self.depth = 0
        self.bindings: dict[Var, Term] = {}
        self.trail: list[Var] = []
        self.control: dict[tuple[str, int], Callable[..., Iterator[None]]] = {
            ("true", 0): self.true,
            ("!", 0): self.cut,
            (",", 2): self.conjunction,
            (";", 2): self.disjunction,
            ("->", 2): lambda frame, c, t: self.if_then_else(frame, c, t, Atom("fail")),
            ("*->", 2): lambda frame, c, t: self.conjunction(frame, Struct("call", [c]), t),
            ("\\+", 1): self.negation,
            ("once", 1): lambda frame, g: self.if_then_else(frame, g, Atom("true"), Atom("fail")),
            ("ignore", 1): lambda frame, g: self.if_then_else(frame, g, Atom("true"), Atom("true")),
            ("forall", 2): lambda frame, g, h: self.negation(frame, Struct(",", [g, Struct("\\+", [h])])),
            ("call", 1): lambda frame, g: self.goal(Frame(), g),
            ("findall", 3): self.findall,
        }
        self.tests: dict[tuple[str, int], Callable[..., bool]] = {
            ("fail", 0): lambda: False,
            ("=", 2): self.unify,
            ("==", 2): self.identical,
            ("\\==", 2): lambda a, b: not self.identical(a, b),
            ("is", 2): lambda a, b: self.unify(a, self.evaluate(b)),
        }
        self.tests.update({(name, 1): partial(self.type_test, test) for name, test in TYPE_TESTS.items()})
        self.tests.update({(name, 2): partial(self.compare, test) for name, test in COMPARE.items()})
        self.tests.update({key: partial(self.pure, function) for key, function in PURE.items()})

    def solve(self, name: str, args: list[Term]) -> Iterator[list[Term]]:
        """The arguments of each solution."""
        for _ in self.goal(Frame(), Struct(name, args) if args else Atom(name)):
            yield self.resolve_all(args)

    # Goals.

    def goal(self, frame: Frame, goal: Term) -> Iterator[None]:
        """The solutions of a goal."""
        goal = self.deref(goal)
        if isinstance(goal, Var):
            raise PrologError("instantiation_error")
        if not isinstance(goal, Atom | Struct):
            raise PrologError("type_error")
        args = goal.args if isinstance(goal, Struct) else ()
        key = goal.name, len(args)
        if key in self.control:
            return self.control[key](frame, *args)
        if key in self.tests:
            return self.once_only(self.tests[key], args)
        if key in self.clauses:
            return self.call(key, args)
        raise PrologError(f"existence_error {key}")

    def call(self, key: tuple[str, int], args: tuple[Term, ...]) -> Iterator[None]:
        """A predicate with clauses."""
        self.budget -= 1
        self.depth += 1
        if self.budget < 0 or self.depth > MAX_DEPTH:
            raise TimeoutError
        for clause in self.clauses[key]:
            head, body = rename(clause, {})
            frame, mark = Frame(), len(self.trail)
            if all(self.unify(a, b) for a, b in zip(args, getattr(head, "args", ()), strict=True)):
                for _ in self.goal(frame, body):
                    self.depth -= 1
                    yield
                    self.depth += 1
            self.undo(mark)
            if frame.cut:
                break
        self.depth -= 1

    def once_only(self, test: Callable[..., bool], args: tuple[Term, ...]) -> Iterator[None]:
        """What has at most one solution."""
        mark = len(self.trail)
        if test(*args):
            yield
        self.undo(mark)

    def true(self, frame: Frame) -> Iterator[None]:
        yield

    def cut(self, frame: Frame) -> Iterator[None]:
        yield
        frame.cut = True

    def conjunction(self, frame: Frame, first: Term, second: Term) -> Iterator[None]:
        for _ in self.goal(frame, first):
            yield from self.goal(frame, second)
            if frame.cut:
                return

    def disjunction(self, frame: Frame, left: Term, right: Term) -> Iterator[None]:
        left = self.deref(left)
        if isinstance(left, Struct) and left.name in ("->", "*->") and len(left.args) == 2:
            branch = self.if_then_else if left.name == "->" else self.soft
            yield from branch(frame, *left.args, right)
            return
        mark = len(self.trail)
        yield from self.goal(frame, left)
        if not frame.cut:
            self.undo(mark)
            yield from self.goal(frame, right)

    def if_then_else(self, frame: Frame, condition: Term, then: Term, otherwise: Term) -> Iterator[None]:
        mark, depth = len(self.trail), self.depth
        for _ in self.goal(Frame(), condition):
            self.depth = depth
            yield from self.goal(frame, then)
            break
        else:
            self.undo(mark)
            yield from self.goal(frame, otherwise)
        self.undo(mark)

    def soft(self, frame: Frame, condition: Term, then: Term, otherwise: Term) -> Iterator[None]:
        found, mark = False, len(self.trail)
        for _ in self.goal(Frame(), condition):
            found = True
            yield from self.goal(frame, then)
            if frame.cut:
                return
        self.undo(mark)
        if not found:
            yield from self.goal(frame, otherwise)

    def negation(self, frame: Frame, goal: Term) -> Iterator[None]:
        mark, depth = len(self.trail), self.depth
        found = any(True for _ in self.goal(Frame(), goal))
        self.depth = depth
        self.undo(mark)
        if not found:
            yield

    def findall(self, frame: Frame, template: Term, goal: Term, result: Term) -> Iterator[None]:
        found = []
        mark = len(self.trail)
        for _ in self.goal(Frame(), goal):
            found.append(rename(self.resolve_all([template])[0], {}))
        self.undo(mark)  # a cut leaves without undoing
        yield from self.once_only(self.unify, (result, make_list(found)))

    # Terms.

    def deref(self, term: Term) -> Term:
        while isinstance(term, Var) and term in self.bindings:
            term = self.bindings[term]
        return term

    def undo(self, mark: int) -> None:
        while len(self.trail) > mark:
            del self.bindings[self.trail.pop()]

    def unify(self, left: Term, right: Term) -> bool:
        todo, seen = [(left, right)], set()
        while todo:
            a, b = (self.deref(term) for term in todo.pop())
            if a is b or (id(a), id(b)) in seen:
                continue
            if not isinstance(a, Var) and isinstance(b, Var):
                a, b = b, a
            if isinstance(a, Var):
                self.bindings[a] = b
                self.trail.append(a)
            elif isinstance(a, Struct) and isinstance(b, Struct):
                seen.add((id(a), id(b)))
                if (a.name, len(a.args)) != (b.name, len(b.args)):
                    return False
                todo.extend(zip(a.args, b.args, strict=True))
            elif not same(a, b):
                return False
        return True

    def identical(self, left: Term, right: Term) -> bool:
        """==."""
        todo, seen = [(left, right)], set()
        while todo:
            a, b = (self.deref(term) for term in todo.pop())
            if a is b or (id(a), id(b)) in seen:
                continue
            if isinstance(a, Struct) and isinstance(b, Struct) and (a.name, len(a.args)) == (b.name, len(b.args)):
                seen.add((id(a), id(b)))
                todo.extend(zip(a.args, b.args, strict=True))
            elif isinstance(a, Var | Struct) or not same(a, b):
                return False
        return True

    def resolve_all(self, terms: list[Term]) -> list[Term]:
        """Terms with their bindings; OverflowError for what may be cyclic."""
        budget = iter(range(MAX_NODES))
        return [self.resolve(term, budget) for term in terms]

    def resolve(self, term: Term, budget: Iterator[int]) -> Term:
        term = self.deref(term)
        if next(budget, None) is None:
            raise OverflowError
        if isinstance(term, Struct):
            return Struct(term.name, [self.resolve(arg, budget) for arg in term.args])
        return term

    def type_test(self, test: Callable[[Term], bool], term: Term) -> bool:
        return test(self.deref(term))

    def compare(self, test: Callable, left: Term, right: Term) -> bool:
        a = self.evaluate(left)
        return test(a, self.evaluate(right))

    def pure(self, function: Callable, *args: Term) -> bool:
        pairs = function(*self.resolve_all(list(args)))
        return pairs is not None and all(self.unify(a, b) for a, b in pairs)

    def evaluate(self, term: Term) -> Number:
        term = self.deref(term)
        if isinstance(term, Var):
            raise PrologError("instantiation_error")
        if isinstance(term, Struct):
            return apply(term.name, [self.evaluate(arg) for arg in term.args])
        if isinstance(term, int | float):
            return term
        raise PrologError("type_error")


def same(a: Term, b: Term) -> bool:
    """Whether two atomic terms are one."""
    return type(a) is type(b) and (repr(a) == repr(b) if isinstance(a, float) else a == b)


def rename(term: Term, known: dict[Var, Var]) -> Term:
    """A copy with new variables; of a clause too, which is a tuple."""
    if isinstance(term, Var):
        return known.setdefault(term, Var(term.name))
    if isinstance(term, Struct):
        return Struct(term.name, [rename(arg, known) for arg in term.args])
    if isinstance(term, tuple):
        return tuple(rename(part, known) for part in term)
    return term


TYPE_TESTS: dict[str, Callable[[Term], bool]] = {
    "var": lambda t: isinstance(t, Var),
    "nonvar": lambda t: not isinstance(t, Var),
    "atom": lambda t: isinstance(t, Atom),
    "integer": lambda t: isinstance(t, int),
    "float": lambda t: isinstance(t, float),
    "number": lambda t: isinstance(t, int | float),
    "atomic": lambda t: isinstance(t, int | float | Atom | String),
    "compound": lambda t: isinstance(t, Struct),
    "callable": lambda t: isinstance(t, Atom | Struct),
}
