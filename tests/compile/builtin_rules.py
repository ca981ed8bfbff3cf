"""The built-ins that test programs use, once for the WAM interpreter and the reference solver.

`PURE` maps (name, arity) to a function of resolved Python terms: None fails, a list of pairs is to be unified. What
runs goals stands in `machine_builtins` for the interpreter; the reference solver has its own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from zlib import crc32

from tests.compile.evaluation import PrologError
from tests.compile.wam_interpreter import TRANSFERRED, Machine, Word
from wamjit.compile.goals import CONSTRUCTS
from wamjit.compile.normal import variables
from wamjit.compile.predicate import compile_predicate
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, list_parts, make_list
from wamjit.read.writer import write_term

Pairs = list[tuple[Term, Term]] | None
MOST_ARGUMENTS = 1000  # what a random program computes may be any number


def functor(term: Term, name: Term, arity: Term) -> Pairs:
    """functor/3."""
    if isinstance(term, Struct):
        return [(name, Atom(term.name)), (arity, len(term.args))]
    if not isinstance(term, Var):
        return [(name, term), (arity, 0)]
    if isinstance(name, Var) or isinstance(arity, Var):
        raise PrologError("instantiation_error")
    if arity == 0:
        return [(term, name)]
    if not isinstance(name, Atom) or not isinstance(arity, int):
        raise PrologError("type_error")
    if not 0 < arity <= MOST_ARGUMENTS:
        raise PrologError("representation_error")
    return [(term, Struct(name.name, [Var() for _ in range(arity)]))]


def argument(n: Term, term: Term, value: Term) -> Pairs:
    """arg/3 with a given number."""
    if isinstance(n, Var) or isinstance(term, Var):
        raise PrologError("instantiation_error")
    if not isinstance(n, int) or not isinstance(term, Struct):
        raise PrologError("type_error")
    return [(value, term.args[n - 1])] if 1 <= n <= len(term.args) else None


def univ(term: Term, parts: Term) -> Pairs:
    """=../2."""
    if isinstance(term, Struct):
        return [(parts, make_list([Atom(term.name), *term.args]))]
    if not isinstance(term, Var):
        return [(parts, make_list([term]))]
    items, tail = list_parts(parts)
    if tail is not NIL or isinstance(items[0], Var):
        raise PrologError("instantiation_error")
    return [(term, Struct(items[0].name, items[1:]) if items[1:] else items[0])]


def length(items: Term, n: Term) -> Pairs:
    """length/2 where list or number is known."""
    known, tail = list_parts(items)
    if tail is NIL:
        return [(n, len(known))]
    if not isinstance(tail, Var) or not isinstance(n, int):
        raise PrologError("instantiation_error")
    return [(tail, make_list([Var() for _ in range(n - len(known))]))] if n >= len(known) else None


def order_key(term: Term) -> tuple:
    """The standard order of atomic terms; compound ones by arity, name and arguments."""
    if isinstance(term, int | float):
        return (1 + isinstance(term, int), term)
    if isinstance(term, Atom):
        return (3, term.name)
    assert isinstance(term, Struct), term
    return (5, len(term.args), term.name, *map(order_key, term.args))


def compare(order: Term, left: Term, right: Term) -> Pairs:
    """compare/3 of ground terms."""
    a, b = order_key(left), order_key(right)
    return [(order, Atom("<" if a < b else ">" if a > b else "="))]


def pack(first: Term, second: Term, third: Term, packed: Term) -> Pairs:
    """No built-in of Prolog: an atom that depends on three terms. It has many arguments, makes no errors and succeeds,
    which shows what happens to registers around a built-in."""
    names: dict[Var, str] = {}
    name = lambda var: names.setdefault(var, f"_{len(names)}")  # noqa: E731
    text = write_term(Struct("packed", (first, second, third)), quoted=True, var_name=name)
    return [(packed, Atom(f"packed{crc32(text.encode())}"))] if isinstance(packed, Var) else []


PURE: dict[tuple[str, int], Callable[..., Pairs]] = {
    ("functor", 3): functor,
    ("arg", 3): argument,
    ("=..", 2): univ,
    ("length", 2): length,
    ("compare", 3): compare,
    ("pack", 4): pack,
}


class TestBuiltins:
    """What the compiler asks: which built-ins are called in place."""

    __test__ = False

    def inline(self, name: str, arity: int) -> bool:
        return (name, arity) in PURE or (name, arity) in CONSTRUCTS


def run_pure(function: Callable[..., Pairs], machine: Machine, *words: Word) -> bool:
    """A pure built-in on the machine."""
    known: dict[int, Var] = {}
    pairs = function(*machine.export(words, known))
    if pairs is None:
        return False
    back = {var: ("ref", address) for address, var in known.items()}
    return all(machine.unify(machine.build(left, back), machine.build(right, back)) for left, right in pairs)


def findall(machine: Machine, template: Word, goal: Word, result: Word) -> bool:
    """findall/3, on a machine of its own."""
    template_term, goal_term = machine.export([template, goal])
    inner = Machine([], machine.builtins, machine.budget - machine.steps, machine.word_bits)
    inner.predicates = machine.predicates
    name, args = prepared(inner, goal_term)
    found = [answer[-1] for answer in inner.solve(name, args, [template_term])]
    machine.steps += inner.steps
    return machine.unify(machine.build(make_list(found), {}), result)


def prepared(machine: Machine, goal: Term) -> tuple[str, list[Term]]:
    """Name and arguments of what to run for a goal: a clause made for it, if it is no plain call of a predicate."""
    if isinstance(goal, Var):
        raise PrologError("instantiation_error")
    if not isinstance(goal, Atom | Struct):
        raise PrologError("type_error")
    args = goal.args if isinstance(goal, Struct) else ()
    if machine.knows(goal.name, len(args)):
        return goal.name, list(args)
    inside = list(dict.fromkeys(variables([goal])))
    head = Struct("$call", inside) if inside else Atom("$call")
    machine.add(compile_predicate("$call", len(inside), [(head, goal)], TestBuiltins(), machine.word_bits))
    return "$call", inside


def call(machine: Machine, goal: Word, *more: Word) -> object:
    """call/N."""
    known: dict[int, Var] = {}
    (term,) = machine.export([goal], known)
    extra = [Var() for _ in more]
    if extra and isinstance(term, Atom | Struct):
        term = Struct(term.name, [*getattr(term, "args", ()), *extra])
    name, args = prepared(machine, term)
    back = {var: ("ref", address) for address, var in known.items()} | dict(zip(extra, more, strict=True))
    machine.x[: len(args)] = [machine.build(arg, back) for arg in args]
    machine.enter(name, len(args))
    return TRANSFERRED


def machine_builtins() -> dict[tuple[str, int], Callable]:
    """All of them, for the interpreter."""
    found: dict[tuple[str, int], Callable] = {key: partial(run_pure, function) for key, function in PURE.items()}
    found["findall", 3] = findall
    found.update({("call", n): call for n in range(1, 8)})
    return found
