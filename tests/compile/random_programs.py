"""Random Prolog programs: every head argument kind, nested terms, repeated variables, control constructs, arithmetic,
cuts.

In: a seed. Out: clauses of a few predicates and queries for each. A predicate calls the ones behind it, and seldom
itself, so that most programs end.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.compile.programs import Clauses
from wamjit.read.terms import NIL, TRUE, Atom, String, Struct, Term, Var, make_list

ATOMS = [Atom("a"), Atom("b"), Atom("c"), NIL, Atom("x1"), Atom("[]b"), Atom("don't")]
NUMBERS = [
    0,
    1,
    2,
    -1,
    7,
    1 << 28,
    -(1 << 28) - 1,
    1 << 60,
    (1 << 60) - 1,
    -(1 << 60),
    1 << 70,
    1.5,
    0.0,
    -0.0,
    1e200,
    -2.5,
]
FUNCTORS = [("f", 1), ("g", 2), ("h", 3), ("f", 2), ("k", 6)]
TESTS = ["var", "nonvar", "atom", "integer", "float", "number", "atomic", "compound", "callable"]
OPERATORS = ["+", "-", "*", "/", "+", "-", "*", "//", "mod", "rem", "div", "/\\", "\\/", "xor", "max", "min"]
COMPARISONS = ["<", ">", "=<", ">=", "=:=", "=\\="]


class Generator:
    """Makes one program."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        simple = self.random.random() < 0.6  # few different values, so that much unifies and calls go deep
        self.atoms = ATOMS[:2] if simple else ATOMS
        self.constants = NUMBERS[:2] if simple else NUMBERS
        self.functors = FUNCTORS[:2] if simple else FUNCTORS
        self.variable_chance = 0.72 if simple else 0.5
        self.error_chance = 0.002 if simple else 0.03
        count = self.random.randint(2, 5)
        self.arities = [self.random.randint(i == 0, 4) for i in range(count)]
        self.variables: list[Var] = []
        self.numbers: list[Var] = []

    def program(self) -> Clauses:
        """Its clauses."""
        found: Clauses = {}
        for i, arity in enumerate(self.arities):
            clauses = [self.clause(i, arity) for _ in range(self.random.choice([1, 1, 2, 2, 3, 4, 7]))]
            found[f"p{i}", arity] = clauses
        return found

    def queries(self) -> list[tuple[str, list[Term]]]:
        """Goals: name and arguments."""
        found = []
        for i, arity in enumerate(self.arities):
            for n in range(3 if i else 4):
                self.fresh_variables()
                constants = [Atom(f"q{k}") if self.random.random() < 0.7 else Var("Q") for k in range(arity)]
                found.append((f"p{i}", [self.query_argument() for _ in range(arity)] if n else constants))
        return found

    def query_argument(self) -> Term:
        return Var("Q") if self.random.random() < self.variable_chance else self.term(2)

    def fresh_variables(self) -> None:
        self.variables = [Var(f"V{i}") for i in range(self.random.choice([1, 2, 3, 4, 6, 9]))]
        self.numbers = []

    # Terms.

    def variable(self) -> Var:
        return self.random.choice(self.variables)

    def constant(self) -> Term:
        chance = self.random.random()
        if chance < 0.55:
            return self.random.choice(self.atoms)
        return self.random.choice(self.constants) if chance < 0.97 else String("text")

    def term(self, depth: int) -> Term:
        chance = self.random.random()
        if chance < 0.4:
            return self.variable()
        if chance < 0.62 or not depth:
            return self.constant()
        if chance < 0.64:
            return Var("_")
        if chance < 0.8:
            items = [self.term(depth - 1) for _ in range(self.random.choice([1, 1, 2, 3, 6]))]
            return make_list(items, self.random.choice([NIL, self.variable()]))
        name, arity = self.random.choice(self.functors)
        return Struct(name, [self.term(depth - 1) for _ in range(arity)])

    def argument(self) -> Term:
        return (
            self.variable()
            if self.random.random() < self.variable_chance
            else self.term(self.random.choice([0, 1, 1, 2, 3]))
        )

    # Clauses.

    def clause(self, i: int, arity: int) -> tuple[Term, Term]:
        self.fresh_variables()
        if self.random.random() < 0.2:
            return self.shuffling_clause(i, arity)
        if arity and self.random.random() < 0.25:
            return self.guarded_clause(i, arity)
        args = [self.argument() for _ in range(arity)]
        head = Struct(f"p{i}", args) if args else Atom(f"p{i}")
        if self.random.random() < 0.3:
            return head, TRUE
        return head, self.conjunction(self.goals(i, 2))

    def guarded_clause(self, i: int, arity: int) -> tuple[Term, Term]:
        """A head that is easily matched, tests and a cut."""
        args: list[Term] = [Var(f"A{n}") for n in range(arity)]
        self.variables = [*args, Var("B")]
        if self.random.random() < 0.5:
            inside = [Var("E"), Var("F")]
            args[0] = self.random.choice(
                [Struct("g", inside), Struct(".", inside), Struct("f", inside[:1]), self.constant()]
            )
            self.variables += inside
        if self.random.random() < 0.7:
            args[self.random.randrange(arity)] = self.argument()
        test = self.random.choice([self.test, self.small_comparison])
        tests = [test() for _ in range(self.random.choice([0, 0, 1, 1, 2]))]
        return Struct(f"p{i}", args), self.conjunction([*tests, Atom("!"), *self.goals(i, 2)])

    def small_comparison(self) -> Term:
        """Numbers with a variable that may be one."""
        sides = [
            self.variable() if self.random.random() < 0.3 else self.random.choice(self.constants) for _ in range(2)
        ]
        return Struct(self.random.choice(COMPARISONS), sides)

    def shuffling_clause(self, i: int, arity: int) -> tuple[Term, Term]:
        """Nothing but variables, built-ins and calls: it succeeds, and all depends on which register holds what."""
        args = [Var(f"A{n}") for n in range(arity)]
        self.variables = [*args, Var("B"), Var("C"), Var("D")]
        calls = [
            self.pack,
            self.pack,
            lambda: self.call(i, self.variable),
            lambda: Struct("=", [self.variable(), self.variable()]),
        ]
        goals = [self.random.choice(calls)() for _ in range(self.random.randint(2, 7))]
        return Struct(f"p{i}", args) if args else Atom(f"p{i}"), self.conjunction(goals)

    def pack(self) -> Term:
        return Struct("pack", [self.variable() for _ in range(4)])

    def goals(self, i: int, depth: int) -> list[Term]:
        return [self.goal(i, depth) for _ in range(self.random.choice([1, 1, 2, 2, 3, 5]))]

    def conjunction(self, goals: list[Term]) -> Term:
        result = goals[-1]
        for goal in reversed(goals[:-1]):
            result = Struct(",", [goal, result])
        return result

    def goal(self, i: int, depth: int) -> Term:
        chance = self.random.random()
        if chance < 0.33:
            return self.call(i)
        if chance < 0.5:
            return Struct("=", [self.argument(), self.argument()])
        if chance < 0.58:
            return self.test()
        if chance < 0.64:
            return self.arithmetic()
        if chance < 0.68:
            return Atom("!")
        if chance < 0.76:
            return self.builtin()
        if chance < 0.78:
            return self.random.choice([TRUE, Atom("fail")])
        return self.control(i, depth) if depth else self.call(i)

    def call(self, i: int, argument: Callable[[], Term] | None = None) -> Term:
        argument = argument or self.argument
        later = [j for j in range(len(self.arities)) if j > i or (j == i and self.random.random() < 0.1)]
        if not later:
            return Struct("=", [self.variable(), self.term(1)])
        j = self.random.choice(later)
        args = [argument() for _ in range(self.arities[j])]
        return Struct(f"p{j}", args) if args else Atom(f"p{j}")

    def test(self) -> Term:
        if self.random.random() < 0.6:
            return Struct(self.random.choice(TESTS), [self.argument()])
        return Struct(self.random.choice(["==", "\\=="]), [self.argument(), self.argument()])

    def arithmetic(self) -> Term:
        make = self.plain if self.numbers and self.random.random() < 0.6 else self.expression
        if self.random.random() < 0.4:
            return Struct(self.random.choice(COMPARISONS), [make(2), make(2)])
        expression = make(self.random.choice([0, 1, 2, 3]))
        target = self.variable()
        if self.random.random() < 0.15:
            return Struct("is", [self.constant(), expression])
        self.numbers.append(target)
        return Struct("is", [target, expression])

    def plain(self, depth: int) -> Term:
        """An expression of numbers that may all be floats, or all small integers."""
        chance = self.random.random()
        if not depth or chance < 0.1:
            return self.random.choice([*self.numbers, self.random.choice([1, 2, 3, 2.5, 0.25])])
        if chance < 0.2:
            return Struct(self.random.choice(["-", "sqrt"]), [self.plain(depth - 1)])
        return Struct(self.random.choice(["+", "-", "*", "/"]), [self.plain(depth - 1) for _ in range(2)])

    def expression(self, depth: int) -> Term:
        chance = self.random.random()
        if chance < 0.5 and self.numbers:
            return self.random.choice(self.numbers)
        if chance > 1 - self.error_chance:
            return self.argument()
        if chance < 0.7 or not depth:
            return self.random.choice(NUMBERS)
        if chance < 0.77:
            return Struct(self.random.choice(["-", "-", "abs", "+", "sqrt"]), [self.expression(depth - 1)])
        return Struct(self.random.choice(OPERATORS), [self.expression(depth - 1) for _ in range(2)])

    def builtin(self) -> Term:
        chance = self.random.random()
        if chance < 0.5:
            return Struct(
                "pack", [self.argument() if self.random.random() < 0.2 else self.variable() for _ in range(4)]
            )
        chance = self.random.random()
        if chance < 0.3:
            return Struct("functor", [self.term(2), self.variable(), self.variable()])
        if chance < 0.6:
            name, arity = self.random.choice(self.functors)
            whole = Struct(name, [self.term(1) for _ in range(arity)])
            return Struct("arg", [self.random.randint(1, 3), whole, self.argument()])
        if chance < 0.65:
            return Struct("compare", [self.variable(), self.random.choice(ATOMS[:3]), self.random.choice(ATOMS[:3])])
        if chance < 0.8:
            return Struct("=..", [self.random.choice([self.constant(), Struct("f", [self.term(1)])]), self.argument()])
        return Struct(
            "length", [make_list([self.argument() for _ in range(self.random.randint(0, 3))]), self.argument()]
        )

    def control(self, i: int, depth: int) -> Term:
        def inside() -> Term:
            return self.conjunction(self.goals(i, depth - 1))

        kind = self.random.choice([";", ";", "->;", "->;", "->;", "*->;", "\\+", "->", "*->", "once", "ignore", "more"])
        if kind == ";":
            return Struct(";", [inside(), inside()])
        if kind in ("->;", "*->;"):
            condition = self.test() if self.random.random() < 0.4 else inside()
            otherwise = (
                inside() if self.random.random() < 0.6 else self.control(i, depth - 1) if depth > 1 else inside()
            )
            return Struct(";", [Struct(kind[:-1], [condition, inside()]), otherwise])
        if kind in ("->", "*->"):
            return Struct(kind, [inside(), inside()])
        if kind in ("\\+", "once", "ignore"):
            return Struct(kind, [inside()])
        return self.meta(inside(), inside())

    def meta(self, first: Term, second: Term) -> Term:
        kind = self.random.choice(["findall", "findall", "forall", "call"])
        if kind == "findall":
            return Struct("findall", [self.argument(), first, self.argument()])
        return Struct("forall", [first, second]) if kind == "forall" else Struct("call", [first])
