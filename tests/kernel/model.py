"""What kernel code should do, in plain Python on the reader's terms; and random terms to do it with."""

from __future__ import annotations

import random
from typing import Any

from wamjit.read.terms import NIL, Atom, String, Struct, Var, make_list

NAMES = ["a", "b", "ab", "", "é", "zz", "[]", "+"]


def canonical(*terms: Any) -> Any:
    """Terms as nested tuples, variables by the order in which they appear: equal for variants."""
    numbers: dict[Var, int] = {}

    def visit(term: Any) -> Any:
        if isinstance(term, Var):
            return ("var", numbers.setdefault(term, len(numbers)))
        if isinstance(term, Struct):
            return (term.name, *[visit(arg) for arg in term.args])
        if isinstance(term, float):
            return ("float", term.hex())
        if isinstance(term, int):
            return ("int", term)
        return (type(term).__name__, str(getattr(term, "name", getattr(term, "text", None))))

    return [visit(term) for term in terms]


class Bindings(dict):
    """Variables to terms."""

    def walk(self, term: Any) -> Any:
        while isinstance(term, Var) and term in self:
            term = self[term]
        return term

    def occurs(self, variable: Var, term: Any) -> bool:
        term = self.walk(term)
        if isinstance(term, Struct):
            return any(self.occurs(variable, arg) for arg in term.args)
        return term is variable

    def unify(self, a: Any, b: Any) -> bool:
        """With occurs check."""
        a, b = self.walk(a), self.walk(b)
        if a is b:
            return True
        if isinstance(b, Var) and not isinstance(a, Var):
            a, b = b, a
        if isinstance(a, Var):
            if self.occurs(a, b):
                raise RecursionError
            self[a] = b
            return True
        if isinstance(a, Struct) and isinstance(b, Struct):
            same = a.name == b.name and len(a.args) == len(b.args)
            return same and all(self.unify(x, y) for x, y in zip(a.args, b.args, strict=True))
        return canonical(a) == canonical(b)

    def resolve(self, term: Any) -> Any:
        term = self.walk(term)
        return Struct(term.name, [self.resolve(arg) for arg in term.args]) if isinstance(term, Struct) else term


def order(a: Any, b: Any, addresses: dict[Var, int]) -> int:
    """-1, 0 or 1: the standard order of terms."""
    left, right = _rank(a), _rank(b)
    if left != right:
        return _sign(left, right)
    if isinstance(a, Var):
        return _sign(addresses[a], addresses[b])
    if left in (1, 2):
        return _sign(a, b) or _sign(str(a), str(b))  # two zeros: "-0.0" before "0.0"
    if left in (3, 4):
        return _sign(_text(a), _text(b))
    heads = _sign((len(a.args), a.name), (len(b.args), b.name))
    return heads or next(filter(None, (order(x, y, addresses) for x, y in zip(a.args, b.args, strict=True))), 0)


def _rank(term: Any) -> int:
    kinds = (Var, float, int, String, Atom, Struct)
    return next(i for i, kind in enumerate(kinds) if isinstance(term, kind))


def _text(term: Any) -> bytes:
    return (term.name if isinstance(term, Atom) else term.text).encode()


def _sign(x: Any, y: Any) -> int:
    return (x > y) - (x < y)


# fmt: off
NUMBERS = [
    0, 1, -1, 2, 7, -8, 2**28, -(2**28), 2**28 - 1, 2**31, 2**53, 2**53 + 1, 2**60 - 1, 2**60, -(2**60),
    -(2**60) - 1, 2**61, 2**63, 2**64, -(2**64), 2**64 + 1, 2**70, 10**30, -(10**30), 0.0, -0.0, 1.0, -1.0, 0.5,
    -8.25, 2.0**28, -(2.0**28), 2.0**53, 2.0**60, -(2.0**60), 2.0**61, 2.0**63, 2.0**64, 2.0**70, 1e30, -1e30,
    1e300, -1e300, 1e-300, 268435455.5, 4294967296.5, -4294967296.5, 1152921504606846977, 1.5e19,
]
# fmt: on


def number(source: random.Random) -> int | float:
    """A number, often one at an edge."""
    choice = source.random()
    if choice < 0.6:
        return source.choice(NUMBERS)
    if choice < 0.8:
        return source.randint(-100, 100)
    return source.randint(-(2**90), 2**90) if choice < 0.9 else source.uniform(-1e20, 1e20)


def term(source: random.Random, variables: list[Var], depth: int = 4) -> Any:
    """A random term over some variables."""
    choice = source.random()
    if depth == 0 or choice < 0.35:
        leaf = source.random()
        if leaf < 0.35 and variables:
            return source.choice(variables)
        if leaf < 0.6:
            return Atom(source.choice(NAMES))
        if leaf < 0.65:
            return String(source.choice(["", "a", "abcdefgh", "xyzé"]))
        return number(source) if leaf < 0.8 else source.randint(0, 3)
    if choice < 0.55:
        items = [term(source, variables, depth - 1) for _ in range(source.randint(1, 3))]
        return make_list(items, NIL if source.random() < 0.7 else term(source, variables, 0))
    arity = source.randint(1, 3)
    return Struct(source.choice(["f", "g", "+", "."] if arity != 2 else ["f", "g", "+"]),
                  [term(source, variables, depth - 1) for _ in range(arity)])  # fmt: skip


def mutated(source: random.Random, term_: Any, variables: list[Var]) -> Any:
    """The term with some subterms replaced: a partner that often unifies."""
    if source.random() < 0.15:
        return source.choice(variables)
    if source.random() < 0.03:
        return term(source, variables, 2)
    if isinstance(term_, Struct):
        return Struct(term_.name, [mutated(source, arg, variables) for arg in term_.args])
    return term_
