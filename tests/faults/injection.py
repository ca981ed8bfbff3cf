"""Faults put into a running engine at a chosen moment, and the program and queries that suffer them.

In: an engine, the entry of a predicate (or the call of a service) at which it shall happen. Out: the fault has happened
or the query was over before. Holds: an entry is counted as the collector's stress mode counts, natively and emulated
alike, and the heap is collected there and checked; what a fault changes is put back by `undone`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from wamjit import Prolog, PrologError
from wamjit.engine.check_heap import check_heap
from wamjit.machine import ways
from wamjit.read.terms import Struct
from wamjit.read.writer import write_term
from wamjit.table import load_target, target_names

DEFAULT = ("x86_64", "native")
OTHERS = (("x86", "native"), ("x86", "emulated"), ("ppc64", "emulated"))
ONCE = 1 << 24  # entries until the stress mode counts again: never, here
HEAP = 8 << 20

PROGRAM = """
:- dynamic(fact/2).
nrev([], []).
nrev([X|L], R) :- nrev(L, M), append(M, [X], R).
range(N, N, [N]) :- !.
range(I, N, [I|L]) :- I1 is I+1, range(I1, N, L).
color(red). color(green). color(blue).
map(A, B, C) :- color(A), color(B), A \\== B, color(C), B \\== C, A \\== C.
deep(0) :- !.
deep(N) :- M is N-1, deep(M), N > 0.
many(N) :- between(1, N, X), X >= N.
caught(N, R) :- catch(thrower(N), ball(R, _), true).
thrower(0) :- range(1, 9, L), throw(ball(L, _)).
thrower(N) :- M is N-1, catch(thrower(M), other, true), true.
store(N) :- retractall(fact(_, _)), forall(between(1, N, X), assertz(fact(X, f(X, Y, Y)))).
taken(L) :- findall(X, retract(fact(X, _)), L).
cleaned(X) :- setup_call_cleanup(true, member(X, [1, 2]), nb_setval(cleaned, X)).
big(0, B, B) :- !.
big(N, B0, B) :- B1 is B0*1000003+7, M is N-1, big(M, B1, B).
nested(0, z) :- !.
nested(N, s(T, [N])) :- M is N-1, nested(M, T).
"""

# Goals whose answers are known from an engine that nobody disturbs. Each leaves nothing behind that changes another.
GOALS = (
    "range(1, 12, L), nrev(L, R)",
    "findall(A-B-C, map(A, B, C), L), sort(L, S), length(S, N)",
    "deep(40), many(30)",
    "caught(6, R)",
    "store(8), taken(L), aggregate_all(count, fact(_, _), N)",
    "findall(X, cleaned(X), L)",
    'big(12, 1, B), atom_length(abc, N), atom_codes(A, "xyz"), atom_concat(A, N, C)',
    "nested(9, T), copy_term(T-V, U), T-W = U, T == T, msort([T, U, a, 1.5, g(V)], [X|_])",
    "setof(K-Vs, setof(V, member(K-V, [b-1, a-2, b-0]), Vs), L)",
    "catch(atom_length(_, _), error(E, _), true), catch(undefined_one, error(F, _), true)",
    "T = t(0), ( between(1, 9, I), nb_setarg(1, T, I), fail ; true ), b_setval(v, T), b_getval(v, X)",
    "term_to_atom(f(x, 'a b', [c]), A), atom_to_term('p(Q, R, Q)', T, B), sub_atom(hello, 1, 3, _, S)",
    "length(L, 5), maplist(=(a), L), foldl([X,S0,S1]>>(S1 = [X|S0]), L, [], R)",
    "numlist(1, 60, L), sum_list(L, S), last(L, Z), nb_setval(k, L), nb_getval(k, M), length(M, N)",
)


def possible_ways() -> list[tuple[str, str]]:
    """Targets and modes that this host can run, the default one first."""
    found = [(name, mode) for name in target_names() for mode, can, _ in ways(load_target(name)) if can]
    return sorted(found, key=lambda way: way != DEFAULT)


def usual_ways() -> list:
    """Parameters for tests: the native ways and one emulated target; the others are for `make test-all`."""
    usual = [way for way in possible_ways() if way[1] == "native" or way == OTHERS[-1]]
    return [pytest.param(way, marks=() if way in usual else pytest.mark.slow) for way in possible_ways()]


@contextmanager
def opened(way: tuple[str, str]) -> Iterator[Prolog]:
    """A Prolog that has loaded the program."""
    with Prolog(way[0], machine=way[1], heap_limit=HEAP) as prolog:
        assert prolog.consult(text=PROGRAM)
        yield prolog


def outcome(prolog: Prolog, goal: str) -> str:
    """The first answers of a goal, or how it ends."""
    found = []
    try:
        term, names = prolog._read(goal)
        template = Struct("v", tuple(names.values())) if names else term
        for answer in prolog.engine.solve(term, template):
            found.append(write_term(answer, quoted=True, var_name=lambda variable: "_"))
            if len(found) == 3:
                break
    except PrologError as problem:
        found.append(f"error {write_term(problem.term, quoted=True, var_name=lambda variable: '_')}")
    except KeyboardInterrupt:
        found.append("interrupted")
    return " ; ".join(found) or "false"


class Strike:
    """A watch of the stress mode that looks at the heap, then does something, once."""

    def __init__(self, engine, act: Callable[[], None]):
        self.engine, self.act, self.struck = engine, act, False

    def collected(self, arity: int) -> None:
        """The entry has come."""
        check_heap(self.engine, arity)
        self.engine.worker["collect_every"] = 0
        self.struck = True
        self.act()


def at_entry(engine, number: int, act: Callable[[], None]) -> Strike:
    """Collect and do something at the n-th entry of a predicate from now on."""
    worker = engine.worker
    worker["collect_every"], worker["collect_left"] = ONCE, number
    worker["heap_warn_soft"] = 0
    engine.services.watch = strike = Strike(engine, act)
    return strike


def calm(engine) -> None:
    """No strike any more."""
    engine.worker["collect_every"] = 0
    engine.interrupted = False


def looked_at(prolog: Prolog) -> None:
    """Collect and check while some things are alive."""
    strike = at_entry(prolog.engine, 3, lambda: None)
    prolog.query_once("range(1, 9, L), nrev(L, R), nested(3, T)")
    assert strike.struck
    calm(prolog.engine)


class Saboteur:
    """Stands in front of the services of an engine: the n-th call raises, before or after the service does its work."""

    def __init__(self, engine, number: int, make: Callable[[], BaseException], late: bool):
        self.engine, self.left, self.make, self.late, self.struck = engine, number, make, late, False
        self.handlers = engine.runner.handlers
        engine.runner.handlers = [handler and self.around(handler) for handler in self.handlers]

    def around(self, handler: Callable[[], None]) -> Callable[[], None]:
        """A service with the saboteur in front."""

        def served() -> None:
            self.left -= 1
            if self.late:
                handler()
            if self.left == 0:
                self.struck = True
                raise self.make()
            if not self.late:
                handler()

        return served

    def leave(self) -> None:
        """The services are as they were."""
        self.engine.runner.handlers = self.handlers


class Line:
    """Raises at the n-th line of wamjit's Python code that is run in a `with`: an interrupt or no memory, anywhere, or
    in one of its files."""

    def __init__(self, number: int, problem: type[BaseException], file: str = ""):
        self.left, self.problem, self.place = number, problem, ""
        self.part = f"{os.sep}wamjit{os.sep}{file}"

    def trace(self, frame, event: str, argument: object):
        """Called by Python for each call, then for each line."""
        if self.part not in frame.f_code.co_filename:
            return None
        if event == "line":
            self.left -= 1
            if self.left == 0:
                self.place = f"{frame.f_code.co_filename}:{frame.f_lineno}"
                sys.settrace(None)
                raise self.problem
        return self.trace

    def __enter__(self) -> Line:
        self.outer = sys.gettrace()
        sys.settrace(self.trace)
        return self

    def __exit__(self, *_) -> None:
        sys.settrace(self.outer)
