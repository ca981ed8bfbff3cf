"""Large clauses and predicates: code grows in step with the source, nothing recurses, registers and heap suffice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.compile.builtin_rules import TestBuiltins
from tests.compile.differential import check_program
from wamjit.compile.predicate import compile_predicate
from wamjit.compile.state import TooComplex
from wamjit.compile.wam import check_wam
from wamjit.read.terms import NIL, TRUE, Atom, Struct, Term, Var, make_list

X, Z = Var("X"), Var("Z")
CUT = Atom("!")
WIDE = 300


def s(name: str, *args: Term) -> Struct:
    return Struct(name, args)


def conjunction(goals: list[Term], operator: str = ",") -> Term:
    result = goals[-1]
    for goal in reversed(goals[:-1]):
        result = s(operator, goal, result)
    return result


def nested(n: int, wrap: Callable[[Term], Term], inner: Term) -> Term:
    for _ in range(n):
        inner = wrap(inner)
    return inner


def names(n: int) -> list[Var]:
    return [Var(f"V{i}") for i in range(n)]


def chain(n: int) -> Term:
    known = names(n + 1)
    return conjunction([s("q", known[i], known[i + 1]) for i in range(n)])


Maker = Callable[[int], list[tuple[Term, Term]]]


def fact(*args: Term) -> tuple[Term, Term]:
    return s("p", *args), TRUE


def rule(body: Term) -> list[tuple[Term, Term]]:
    return [(s("p", X), body)]


LARGE: dict[str, Maker] = {
    "facts of atoms": lambda n: [fact(Atom(f"k{i}"), i) for i in range(n)],
    "facts of structures": lambda n: [fact(s(f"f{i}", i), i) for i in range(n)],
    "facts of one functor": lambda n: [fact(s("f", i), i) for i in range(n)],
    "facts of floats": lambda n: [fact(i + 0.5, i) for i in range(n)],
    "every other a variable": lambda n: [fact(Var() if i % 2 else Atom(f"k{i}"), i) for i in range(n)],
    "guards": lambda n: [(s("p", X), conjunction([s("<", X, i), CUT, s("q", i)])) for i in range(n)],
    "calls": lambda n: rule(conjunction([s("q", X, i) for i in range(2 * n)])),
    "calls with many variables": lambda n: rule(chain(2 * n)),
    "built-ins": lambda n: rule(conjunction([s("length", NIL, i) for i in range(2 * n)])),
    "unifications": lambda n: rule(conjunction([s("=", X, s("f", i)) for i in range(2 * n)])),
    "list in the head": lambda n: [fact(X, make_list(range(n)))],
    "list first in the head": lambda n: [fact(make_list(range(n)))],
    "list of large terms in the head": lambda n: [fact(X, make_list([s("f", s("g", *[i] * 6), X)] * n)) for i in (1,)],
    "list in a goal": lambda n: rule(s("q", make_list(range(2 * n)))),
    "deep term in the head": lambda n: [fact(nested(n, lambda t: s("s", t), X))],
    "deep term in a goal": lambda n: rule(s("q", nested(n, lambda t: s("s", t), X))),
    "wide term": lambda n: [fact(s("f", *range(n)))],
    "long expression": lambda n: rule(s("is", X, nested(n, lambda t: s("+", t, 1), 1))),
    "alternatives": lambda n: rule(conjunction([s("=", X, i) for i in range(n)], ";")),
    "if-then-else chain": lambda n: rule(conjunction([s("->", s("==", X, i), s("q", i)) for i in range(n)], ";")),
    "disjunctions": lambda n: rule(conjunction([s(";", s("=", X, i), s("q", X)) for i in range(n)])),
    "nested negations": lambda n: rule(nested(n // 10, lambda g: s("\\+", g), s("q", X))),
}


def code_of(clauses: list[tuple[Term, Term]]) -> list:
    return compile_predicate("p", len(clauses[0][0].args), clauses, TestBuiltins(), 64)


@pytest.mark.parametrize("name", LARGE)
def test_code_grows_in_step(name: str) -> None:
    small, large = code_of(LARGE[name](1250)), code_of(LARGE[name](2500))
    assert [problem for code in small for problem in check_wam(code)] == []
    sizes = [sum(len(code.instructions) for code in codes) for codes in (small, large)]
    assert sizes[1] < 2.2 * sizes[0]


def test_ten_thousand_goals_and_five_thousand_clauses() -> None:
    assert code_of(LARGE["calls with many variables"](5000))
    assert code_of(LARGE["facts of atoms"](5000))


def register_cases() -> Iterator[tuple[str, dict, list]]:
    """Clauses that need more registers than there are."""
    known, numbers = names(WIDE), list(range(WIDE))
    q = {("q", 3): [(s("q", 1, 2, 3), TRUE)]}
    assignments = [s("=", *pair) for pair in zip(known, numbers, strict=True)]
    pairs = [s("g", v, v) for v in known]
    ask = [[s("f", *numbers)], [Var()], [s("f", 1, 2, 3, *numbers[3:])]]
    yield (
        "variables",
        {("p", 2): [fact(s("f", *known), s("g", *known[::-1]))]},
        [[s("f", *numbers), Var()], [Var(), Var()]],
    )
    yield "values", {("p", 2): [(s("p", s("f", *known), Z), s("=", s("f", *known), Z))]}, [[s("f", *numbers), Var()]]
    yield "nested", {("p", 1): [fact(s("f", *pairs))]}, [[Var()], [s("f", *[s("g", i, i) for i in numbers])]]
    disjunction = s(";", conjunction([*assignments, s("q", *known[:3])]), s("q", *known[:3]))
    yield "disjunction", {("p", 1): [(s("p", s("f", *known)), disjunction)], **q}, ask
    with_cut = s(";", conjunction([assignments[0], CUT, *assignments]), s("q", *known[:3]))
    yield "cut", {("p", 1): [(s("p", s("f", *known)), with_cut), fact(7)], **q}, ask
    temporaries = [s("=", v, s("f", i)) for i, v in enumerate(known)]
    yield "temporaries", {("p", 1): [(s("p", Z), conjunction([*temporaries, s("=", Z, make_list(known))]))]}, [[Var()]]
    guard = conjunction([*[s(">", v, 0) for v in known], CUT, s("q", *known[:3])])
    guarded = [(s("p", s("f", *known)), guard), fact(X)]
    yield "guard", {("p", 1): guarded, **q}, [[s("f", *range(1, WIDE + 1))], [s("f", *numbers)], [7]]
    left = nested(WIDE, lambda t: s("t", t, s("b", *[1] * 9)), Z)
    yield "left-deep", {("p", 2): [fact(left, Z)]}, [[Var(), Var()], [left, Var()]]


@pytest.mark.parametrize(("clauses", "queries"), [pytest.param(*rest, id=name) for name, *rest in register_cases()])
def test_registers_suffice(clauses: dict, queries: list) -> None:
    assert check_program(clauses, [("p", query) for query in queries], 64, "registers") == ""


def test_arity_has_a_limit() -> None:
    assert code_of([(s("p", *names(234)), s("q", *names(234)))])
    with pytest.raises(TooComplex, match="p/235"):
        code_of([fact(*names(235))])
    with pytest.raises(TooComplex, match="q/300"):
        code_of(rule(s("q", *names(300))))


def heap_cases() -> Iterator[tuple[str, dict, list]]:
    """Clauses that write more than the entry check has looked for; the interpreter keeps count."""
    guards = [(s("p", X), conjunction([s("==", X, s("f", *range(i, i + 30))), CUT])) for i in range(60)]
    yield "guards", {("p", 1): [*guards, fact(X)]}, [[1], [s("f", *range(50, 80))]]
    n, rest = Var("N"), Var("Rest")
    body = conjunction([s("is", n, s("-", X, 1)), s("q", n, rest), s("=", Z, s("f", rest, *[1] * 200))])
    yield (
        "returns",
        {("p", 1): [(s("p", Z), s("q", 30, Z))], ("q", 2): [(s("q", 0, NIL), CUT), (s("q", X, Z), body)]},
        [[Var()]],
    )
    yield "head", {("p", 1): [fact(make_list(range(1500)))]}, [[Var()], [make_list(range(1500))]]
    tests = [s("\\==", X, s("f", *range(30))) for _ in range(100)]
    yield "goals", {("p", 1): [(s("p", X), conjunction(tests))]}, [[Var()]]


@pytest.mark.parametrize(("clauses", "queries"), [pytest.param(*rest, id=name) for name, *rest in heap_cases()])
def test_heap_is_checked(clauses: dict, queries: list) -> None:
    assert check_program(clauses, [("p", query) for query in queries], 64, "heap") == ""
