"""Compiled expressions give what the same expressions give as terms: floats, integers, mixtures and errors alike."""

from __future__ import annotations

EXPRESSIONS = [
    "X*X+Y*Y",
    "X*Y-X*2+Y",
    "(X+1)*(Y-1)",
    "2.0*X",
    "X+Y/4.0",
    "1.0/(X*Y)",
    "X/Y+Y/X",
    "3.0*X/Y-2.0",
    "-(X+1.5)*Y",
    "sqrt(X*X+Y*Y)",
    "sqrt(X)+sqrt(Y)",
    "sqrt(2)*X",
    "(3-1)*X+Y",
    "3-1+X",
    "2+(5-7)*3",
    "(4/2)*X*Y",
    "X*Y*1.0e300*X*Y*1.0e300",
    "1.0/(X*1.0e308*10.0)",
    "sin(X)*2.0+cos(Y)",
    "max(X,Y)+abs(X)*2.5",
    "X*9007199254740993*1.0",
    "min(X, Y) ** 2",
    "truncate(X+0.5)",
    "gcd(2, 4)+X*Y*X",
]
COMPARISONS = ["X*X+Y*Y > 4.0", "X+Y*2 < Y*X+1", "X =:= 1.0", "X >= 2.5", "X*2.0 =< Y", "X*Y-Y =\\= X+X+X", "Y > X"]
VALUES = "[0, 1, -3, 2.5, -0.0, 0.5, 1.0e200, 1152921504606846975, -1152921504606846976, 1180591620717411303424, a, _]"


def program() -> str:
    """A predicate for each expression and comparison, with the same as a term beside."""
    lines = [":- discontiguous(case/5). :- discontiguous(term/4). :- discontiguous(test/4). :- discontiguous(goal/4)."]
    lines += [":- style_check(-singleton)."]
    for n, text in enumerate(EXPRESSIONS):
        lines.append(f"case({n}, X, Y, R, E) :- r{n}(X, Y, R), E = ({text}).\nr{n}(X, Y, R) :- R is {text}.")
        lines.append(f"term({n}, X, Y, {text}).")
    for n, text in enumerate(COMPARISONS):
        lines.append(f"test({n}, X, Y, yes) :- {text}, !.\ntest({n}, _, _, no).\ngoal({n}, X, Y, ({text})).")
    lines.append("""
value(X) :- values(Vs), member(X, Vs).
other(A, B, _, _) :- A == B, !, fail.
other(error(_), error(_), X, Y) :- \\+ (number(X), number(Y)), !, fail.  % which operand is to blame is not said
other(_, _, _, _).
outcome(Goal, R, O) :- catch((Goal -> O = value(R) ; O = fails), error(E, _), O = error(E)).
differs(N, X, Y, A, B) :-
    term(N, X, Y, E), value(X), value(Y),
    outcome(case(N, X, Y, R, _), R, A), outcome(S is E, S, B), other(A, B, X, Y).
differs(N, X, Y, A, B) :-
    goal(N, X, Y, G), value(X), value(Y),
    outcome(test(N, X, Y, R), R, A), outcome((call(G) -> S = yes ; S = no), S, B), other(A, B, X, Y).
""")
    return f"values({VALUES}).\n" + "\n".join(lines)


def test_as_terms(prolog) -> None:
    assert prolog.consult(text=program())
    found = prolog.query_once("findall(N-X-Y-A-B, differs(N, X, Y, A, B), L)")
    assert str(found["L"]) == "[]"


LOOP = """
walk(0, S, S) :- !.
walk(N, S0, S) :- S1 is S0 + 1.0/(N*1.0*N), T is S1*S1 - S1, T > 0.0 - 1.0, N1 is N-1, walk(N1, S1, S).
"""


def test_many_boxes(prolog) -> None:
    """Collections in between: boxes stand behind accumulators."""
    assert prolog.consult(text=LOOP)
    count = 100_000 if prolog.engine.machine.mode == "native" else 3_000
    found = prolog.query_once(f"walk({count}, 0.0, S)")["S"]
    value = 0.0
    for n in range(count, 0, -1):
        value += 1.0 / (n * 1.0 * n)
    assert found == value
