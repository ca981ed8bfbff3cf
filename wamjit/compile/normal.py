"""Clauses in normal form: control constructs become auxiliary predicates, a cut names its barrier.

In: the head and body of a clause as the reader made them. Out: a `Clause` whose body is a flat list of `Goal`s, and
the auxiliary predicates that its disjunctions, if-then-elses and negations became. A predicate whose clauses cut
has one hidden argument more, the barrier: `Clause.cut` is the variable that stands for it.

`( C -> T ; E )` becomes an auxiliary predicate `aux(Vs) :- C, !, T.  aux(Vs) :- E.` whose variables are those
shared with the rest of the clause. Conditions that are plain tests cost no choice point there: see `indexing.py`.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wamjit.compile.goals import CONSTRUCTS, MAX_ARITY, Builtins, Goal, inline_table
from wamjit.read.terms import TRUE, Atom, Struct, Term, Var

FAIL = Goal("fail", "fail", ())
Branch = tuple[str, Term, Term | None]  # (`->` or `*->`, condition, then), (`not`, goal, None), (`else`, goal, None)


class Clause(NamedTuple):
    """A clause in normal form."""

    args: tuple[Term, ...]
    goals: list[Goal]
    cut: Var | None = None


class Predicate(NamedTuple):
    """Clauses of one name and arity."""

    name: str
    arity: int
    clauses: list[Clause]

    @property
    def has_cut(self) -> bool:
        """Whether calls need the hidden barrier."""
        return any(clause.cut is not None for clause in self.clauses)


def variables(terms: Iterable[Term]) -> list[Var]:
    """Each occurrence of a variable in `terms`, left to right."""
    found: list[Var] = []
    todo = list(terms)[::-1]
    while todo:
        term = todo.pop()
        if term.__class__ is Struct:
            todo.extend(term.args[::-1])
        elif isinstance(term, Var):
            found.append(term)
    return found


class Normalizer:
    """Turns the clauses of one predicate into normal form and collects its auxiliary predicates."""

    def __init__(self, name: str, arity: int, builtins: Builtins) -> None:
        self.name = name
        self.arity = arity
        self.builtins = builtins
        self.auxiliaries: list[Predicate] = []
        self.waiting: deque[tuple[Predicate, Branch, tuple[Term, ...], Var | None]] = deque()

    def predicate(self, clauses: Iterable[tuple[Term, Term]]) -> Predicate:
        """All clauses (head, body) of the predicate."""
        result = Predicate(self.name, self.arity, [self.clause(head, body) for head, body in clauses])
        while self.waiting:  # a queue, so that control constructs may be nested as deep as they like
            auxiliary, *branch = self.waiting.popleft()
            auxiliary.clauses.append(self.branch(*branch))
        return result

    def clause(self, head: Term, body: Term) -> Clause:
        """One clause."""
        args = head.args if isinstance(head, Struct) else ()
        return _Body(self, args, body).clause()

    def branch(self, branch: Branch, args: tuple[Term, ...], cut: Var | None) -> Clause:
        """One clause of an auxiliary predicate; `cut` is what `!` in it cuts to, if that is not the clause itself."""
        kind, first, second = branch
        body = _Body(self, args, Struct(",", (first, TRUE if second is None else second)), cut)
        if kind == "else":
            body.conjunction(first)
        else:
            body.condition(kind, first)
            if kind == "not":
                body.goals.append(FAIL)
            else:
                body.conjunction(second)
        return Clause(args, body.goals, body.own_cut)

    def new_auxiliary(self, arity: int) -> Predicate:
        """An empty auxiliary predicate with a name of its own."""
        name = f"${self.name}/{self.arity}.{len(self.auxiliaries) + 1}"
        auxiliary = Predicate(name, arity, [])
        self.auxiliaries.append(auxiliary)
        return auxiliary


class _Body:
    """The translation of one clause body (of the source or of an auxiliary clause)."""

    def __init__(self, owner: Normalizer, args: tuple[Term, ...], body: Term, outer_cut: Var | None = None) -> None:
        self.owner = owner
        self.args = args
        self.body = body
        self.goals: list[Goal] = []
        self.own_cut: Var | None = None  # the hidden argument, when something cuts to it
        self.cut_target = outer_cut  # what `!` in the source cuts to; None: this clause's own barrier
        self.occurrences: Counter[Var] | None = None

    @property
    def uses(self) -> Counter[Var]:
        """How often each variable occurs in the clause; counted when a control construct asks for it."""
        if self.occurrences is None:
            self.occurrences = Counter(variables([*self.args, self.body]))
        return self.occurrences

    def clause(self) -> Clause:
        """The clause in normal form."""
        self.conjunction(self.body)
        return Clause(self.args, self.goals, self.own_cut)

    def barrier(self) -> Var:
        """The variable that holds what `!` cuts to."""
        if self.cut_target is None:
            self.cut_target = self.own_barrier()
        return self.cut_target

    def own_barrier(self) -> Var:
        """The hidden argument of this clause."""
        if self.own_cut is None:
            self.own_cut = Var("$cut")
        return self.own_cut

    def conjunction(self, body: Term) -> None:
        """Append the goals of `body`."""
        todo = [body]
        while todo:
            goal = todo.pop()
            if isinstance(goal, Struct) and goal.name == "," and len(goal.args) == 2:
                todo.extend((goal.args[1], goal.args[0]))
            else:
                self.goal(goal)

    def goal(self, goal: Term) -> None:
        """Append one goal that is no conjunction."""
        if isinstance(goal, Atom):
            self.atom_goal(goal.name)
        elif isinstance(goal, Struct):
            self.compound_goal(goal)
        else:
            self.goals.append(Goal("call", "call", (goal,)))

    def atom_goal(self, name: str) -> None:
        """true, fail, ! or a call without arguments."""
        if name == "true":
            return
        if name == "!":
            self.goals.append(Goal("cut", "!", (self.barrier(),)))
        elif name in ("fail", "false"):
            self.goals.append(FAIL)
        else:
            self.plain_goal(name, ())

    def compound_goal(self, goal: Struct) -> None:
        """A control construct, or a goal with arguments."""
        key = goal.name, len(goal.args)
        if key in ((";", 2), ("->", 2), ("*->", 2), ("|", 2)):
            self.auxiliary(goal, alternatives(goal))
        elif key == ("\\+", 1):
            self.auxiliary(goal, [("not", goal.args[0], None), ("else", TRUE, None)])
        elif key == ("once", 1) and callable_now(goal.args[0]):
            self.auxiliary(goal, [("->", goal.args[0], TRUE)], opaque=True)
        elif key in CONSTRUCTS and not self.owner.builtins.inline(*key):
            self.plain_goal(goal.name, goal.args)
        elif key == ("ignore", 1) and callable_now(goal.args[0]):
            self.auxiliary(goal, [("->", goal.args[0], TRUE), ("else", TRUE, None)], opaque=True)
        elif key == ("forall", 2) and all(map(callable_now, goal.args)):
            negation = Struct(",", (goal.args[0], Struct("\\+", (goal.args[1],))))
            self.auxiliary(goal, [("not", negation, None), ("else", TRUE, None)])
        elif key == ("findall", 3) and isinstance(goal.args[1], Struct) and callable_now(goal.args[1]):
            self.findall(goal)
        else:
            self.plain_goal(goal.name, goal.args)

    def plain_goal(self, name: str, args: tuple[Term, ...]) -> None:
        """A unification, a test, arithmetic, a built-in called in place, or a call."""
        key = name, len(args)
        table = inline_table()
        if key == ("=", 2):
            kind = "unify"
        elif key == ("is", 2):
            kind = "is"
        elif key in table.test:
            kind = "test"
        elif key in table.compare:
            kind = "compare"
        else:
            kind = "builtin" if key not in CONSTRUCTS and self.owner.builtins.inline(*key) else "call"
        self.goals.append(Goal(kind, name, args))

    def findall(self, goal: Struct) -> None:
        """The goal of findall/3 as a compiled auxiliary, when it is a control construct."""
        template, inner, result = goal.args
        if (inner.name, len(inner.args)) not in ((",", 2), (";", 2), ("->", 2), ("*->", 2), ("\\+", 1)):
            self.plain_goal(goal.name, goal.args)
            return
        mark = len(self.goals)
        self.auxiliary(inner, [("else", inner, None)], opaque=True, also=[template])
        call = self.goals.pop()
        assert mark == len(self.goals)
        self.plain_goal("findall", (template, Struct(call.name, call.args) if call.args else Atom(call.name), result))

    def auxiliary(
        self,
        goal: Struct,
        branches: list[Branch],
        opaque: bool = False,
        also: Iterable[Term] = (),
    ) -> None:
        """Append a call of an auxiliary predicate with one clause for each of `branches`."""
        inside = Counter(variables([goal]))
        uses = self.uses
        shared = [v for v in inside if uses[v] > inside[v]]
        for v in variables(also):
            if v in inside and v not in shared:
                shared.append(v)
        cut = None
        if not opaque and any(has_cut(body) for body in cut_transparent(branches)):
            cut = self.barrier()
        args = packed(shared, cut)
        auxiliary = self.owner.new_auxiliary(len(args))
        self.owner.waiting.extend((auxiliary, branch, args, cut) for branch in branches)
        self.goals.append(Goal("call", auxiliary.name, args))

    def condition(self, kind: str, condition: Term) -> None:
        """The goals of a condition and the cut that commits to it."""
        outer, self.cut_target = self.cut_target, None
        level = None
        if kind == "*->" or has_cut(condition):
            level = Var("$level")
            self.goals.append(Goal("level", "level", (level,)))
            self.cut_target = level  # a cut inside a condition is local to it
        self.conjunction(condition)
        self.cut_target = outer
        if kind == "*->":
            self.goals.append(Goal("softcut", "*->", (level,)))
        else:
            self.goals.append(Goal("cut", "!", (self.own_barrier(),)))


def packed(shared: list[Var], cut: Var | None) -> tuple[Term, ...]:
    """The arguments of an auxiliary predicate: variables, in one term if they are too many, and the barrier."""
    variables = tuple(shared) if len(shared) < MAX_ARITY else (Struct("$shared", shared),)
    return variables if cut is None else (*variables, cut)


def callable_now(term: Term) -> bool:
    """Whether `term` is known to be a goal while the clause is compiled."""
    return isinstance(term, Atom | Struct)


def cut_transparent(branches: list[Branch]) -> Iterator[Term]:
    """The parts of branches in which `!` cuts the enclosing clause."""
    for kind, first, second in branches:
        if kind == "else":
            yield first
        elif second is not None:
            yield second


def alternatives(goal: Term) -> list[Branch]:
    """The branches of a disjunction: (`->`, condition, then), (`*->`, condition, then) or (`else`, goal, None)."""
    branches: list[Branch] = []
    while True:
        if isinstance(goal, Struct) and goal.name in (";", "|") and len(goal.args) == 2:
            branches.append(alternative(goal.args[0]))
            goal = goal.args[1]
        else:
            last = alternative(goal)
            if last[0] == "*->":  # nothing follows it: an ordinary conjunction
                last = ("else", Struct(",", (opaque_cut(last[1]), last[2])), None)
            branches.append(last)
            return branches


def opaque_cut(condition: Term) -> Term:
    """A condition whose cuts, if it has any, stay inside."""
    return Struct("call", (condition,)) if has_cut(condition) else condition


def alternative(goal: Term) -> Branch:
    """One branch of a disjunction."""
    if isinstance(goal, Struct) and goal.name in ("->", "*->") and len(goal.args) == 2:
        return goal.name, goal.args[0], goal.args[1]
    return "else", goal, None


def has_cut(body: Term) -> bool:
    """Whether a `!` in `body` cuts the clause that `body` stands in."""
    todo = [body]
    while todo:
        goal = todo.pop()
        if isinstance(goal, Atom) and goal.name == "!":
            return True
        if isinstance(goal, Struct) and len(goal.args) == 2:
            if goal.name in (",", ";", "|"):
                todo.extend(goal.args)
            elif goal.name in ("->", "*->"):
                todo.append(goal.args[1])
    return False
