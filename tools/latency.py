"""How long a running program takes to notice that it should stop.

    python tools/latency.py [PART OF A NAME ...]

In: the goals below, most of them one long step of the kernel. Out: for each the milliseconds from the request until the
exception arrives, by `Prolog.interrupt` of another thread, by SIGINT, and by call_with_time_limit/2; the worst of some
rounds. Issue 4 asks for 50 ms, but an operation on big integers may finish first; a goal that ends before it is asked
says so.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import suppress

from wamjit import Prolog, PrologError
from wamjit.read.parser import read_term

SETUP = """
:- dynamic(fact/1).
:- dynamic(kept/1).
many(N) :- forall(between(1, N, X), assertz(fact(X))).
erased([]).
erased([R|Rs]) :- erase(R), erased(Rs).
spin :- spin.
peano(0) :- !.
peano(s(X)) :- peano(X).
twice(N, T) :- ( N =:= 0 -> T = a(_) ; M is N - 1, twice(M, S), T = b(S, S) ).
items(L) :- numlist(1, 300000, L).
"""
CYCLE = "length(L, 99991), maplist(=(a), L), append(L, X, X), length(M, 100003), maplist(=(a), M), append(M, Y, Y)"
# name -> what is prepared, and the goal; both share variables
GOALS = {
    "a loop": ("true", "spin"),
    "repeat, fail": ("true", "repeat, fail"),
    "between": ("true", "between(1, inf, _), fail"),
    "unify": ("items(L), items(M)", "repeat, L = M, fail"),
    "one unification of rational trees": (CYCLE, "repeat, X = Y, fail"),
    "compare": ("items(L), items(M)", "repeat, L == M, compare(=, L, M), fail"),
    "copy_term": ("items(L)", "repeat, copy_term(L, _), fail"),
    "a copy that would not end": ("twice(200, T)", "repeat, copy_term(T, _), T == T, fail"),
    "findall": ("items(L)", "repeat, findall(X, member(X, L), _), fail"),
    "sort": ("numlist(1, 300000, L), reverse(L, M)", "repeat, msort(M, _), fail"),
    "length": ("items(L)", "repeat, length(L, _), fail"),
    "term_variables": ("length(L, 300000)", "repeat, term_variables(L, _), ground(f(a, L)), fail"),
    "clauses": ("numlist(1, 300000, L), forall(member(X, L), assertz(fact(X)))", "repeat, fact(none), fail"),
    "all clauses": ("true", "repeat, fact(_), fail"),
    "undoing": ("true", "repeat, length(L, 300000), ( maplist(=(a), L), fail ; true ), fail"),
    "big integers": ("true", "repeat, _ is 7 ^ 20000, fail"),
    "retractall": ("true", "repeat, many(300000), retractall(fact(_)), fail"),
    "erase": (
        "numlist(1, 300000, L)",
        "repeat, findall(R, ( member(X, L), assertz(fact(X), R) ), Rs), erased(Rs), fail",
    ),
    "abolish": ("true", "repeat, many(300000), abolish(fact/1), dynamic(fact/1), fail"),
    "asserting": ("numlist(1, 300000, L)", "repeat, forall(member(X, L), assertz(fact(X))), retractall(fact(_)), fail"),
    "a huge clause": ("numlist(1, 300000, L)", "repeat, assertz(kept(L)), retractall(kept(_)), fail"),
    "setof with groups": (
        "findall(X-Y, ( between(1, 300, X), between(1, 300, Y) ), L)",
        "repeat, findall(K, setof(Y, member(K-Y, L), _), _), fail",
    ),
    "sort of texts": (
        "findall(A, ( between(1, 100000, X), Y is X*7919 mod 100003, atom_concat(a, Y, A) ), L)",
        "repeat, msort(L, _), fail",
    ),
    "keysort": ("findall(K-x, ( between(1, 300000, X), K is X*7919 mod 300007 ), L)", "repeat, keysort(L, _), fail"),
    "predsort": ("numlist(1, 30000, L)", "repeat, predsort([O, A, B]>>compare(O, B, A), L, _), fail"),
    "digits of a huge integer": ("X is 7 ^ 100000", "repeat, number_codes(X, C), number_codes(_, C), fail"),
    "a power": ("true", "repeat, _ is 7 ^ 400000, fail"),
    "atom_length of codes": (
        "findall(0'a, between(1, 300000, _), L), atom_codes(A, L)",
        "repeat, atom_length(A, _), sub_atom(A, B, 1, 0, _), B > 400000, fail",
    ),
    "atom_concat": ("findall(0'a, between(1, 300000, _), L), atom_codes(A, L)", "repeat, atom_concat(A, A, _), fail"),
    "split_string": (
        "findall(0'a, between(1, 300000, _), L), string_codes(S, L)",
        'repeat, split_string(S, "a", "", _), fail',
    ),
    "atomic_list_concat": ("items(L)", "repeat, atomic_list_concat(L, ',', A), atomic_list_concat(_, ',', A), fail"),
    "term_to_atom": ("numlist(1, 30000, L), term_to_atom(L, A)", "repeat, term_to_atom(_, A), fail"),
    "format": ("items(L)", 'repeat, format(atom(_), "~w~n", [L]), fail'),
    "nb_setval": ("items(L)", "repeat, nb_setval(k, L), nb_getval(k, _), fail"),
    "a ball": ("items(L)", "repeat, catch(throw(L), _, true), fail"),
    "numbervars": ("true", "repeat, length(L, 300000), numbervars(L, 0, _), fail"),
    "subsumes_term": ("length(L, 300000), length(M, 300000)", "repeat, subsumes_term(L, M), L =@= M, fail"),
    "univ": ("length(L, 300000)", "repeat, T =.. [f|L], T =.. _, fail"),
    "listing": ("many(30000)", "repeat, with_output_to(string(_), listing(fact/1)), fail"),
    "writing": ("items(L)", "repeat, with_output_to(string(_), print(L)), fail"),
    "atom_codes": ("findall(0'a, between(1, 300000, _), L)", "repeat, atom_codes(_, L), fail"),
    "assertz": ("items(L)", "repeat, assertz(kept(L)), retract(kept(_)), fail"),
}
DELAY = 0.2  # seconds until the program is asked to stop
ROUNDS = 3


class Run:
    """One goal, and who stops it."""

    def __init__(self, prolog: Prolog, name: str):
        self.prolog = prolog
        self.before, self.goal = GOALS[name]

    def solve(self, goal: str):
        """The solutions of a goal, without the values of its variables: they may be cyclic."""
        engine = self.prolog.engine
        return engine.solve(read_term(goal, engine.operators, engine.flags))

    def milliseconds(self, ask, goal: str) -> float | None:
        """From the request to the exception; None if the goal had ended."""
        asked: list[float] = []

        def stop() -> None:
            asked.append(time.perf_counter())
            ask()

        with suppress(KeyboardInterrupt):  # of a goal that had ended
            self.prolog.query_once("true")
        begun = threading.Event()
        timer = threading.Thread(target=lambda: (begun.wait(), time.sleep(DELAY), stop()))
        answers = self.solve(f"{self.before}, ( true ; {goal} )")
        try:
            next(answers)
            timer.start()
            begun.set()
            next(answers, None)
        except (KeyboardInterrupt, PrologError):
            return 1000 * (time.perf_counter() - asked[0]) if asked else None
        finally:
            if timer.ident is not None:
                timer.join()
            answers.close()
        return None

    def limited(self) -> float | None:
        """How much later than its time limit the goal ends."""
        answers = self.solve(f"{self.before}, ( true ; call_with_time_limit({DELAY}, ({self.goal})) )")
        start = time.perf_counter()
        try:
            next(answers)
            start = time.perf_counter()
            next(answers, None)
        except PrologError:
            return 1000 * (time.perf_counter() - start - DELAY)
        finally:
            answers.close()
        return None


def worst(measure) -> str:
    """The worst of several rounds, as text."""
    found = [measure() for _ in range(ROUNDS)]
    return "ended" if None in found else f"{max(found):.1f}"


def main() -> None:
    """Measure."""
    wanted = [name for name in GOALS if not sys.argv[1:] or any(part in name for part in sys.argv[1:])]
    print(f"{'ms, worst of ' + str(ROUNDS):36s} interrupt   SIGINT    limit")
    with Prolog() as prolog:
        prolog.consult(text=SETUP)
        for name in wanted:
            run = Run(prolog, name)
            columns = (
                worst(lambda run=run: run.milliseconds(prolog.interrupt, run.goal)),
                worst(lambda run=run: run.milliseconds(lambda: os.kill(os.getpid(), signal.SIGINT), run.goal)),
                worst(run.limited),
            )
            print(f"{name:36s} " + " ".join(f"{column:>8s}" for column in columns), flush=True)


if __name__ == "__main__":
    main()
