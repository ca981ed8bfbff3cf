"""setup_call_cleanup/3 on every target: the cleanup runs once, when the goal is done, however that comes about."""

from __future__ import annotations

import pytest

PROGRAM = """
t(exit) :- setup_call_cleanup(w(setup), w(goal), w(cleanup)), w(after).
t(redo) :- setup_call_cleanup(w(setup), member(X, [1,2,3]), w(cleanup)), w(X), fail.
t(redo) :- w(end).
t(cut) :- setup_call_cleanup(w(setup), member(X, [1,2,3]), w(cleanup)), w(X), !, w(after).
t(ball) :- catch(setup_call_cleanup(w(setup), throw(oops), w(cleanup)), E, w(E)).
t(later) :- catch((setup_call_cleanup(w(setup), member(X, [1,2]), w(cleanup)), w(X), throw(ball)), E, w(E)).
t(once) :- once(setup_call_cleanup(w(setup), member(_, [1,2]), w(cleanup))), w(end).
t(condition) :- ( setup_call_cleanup(w(setup), member(_, [1,2]), w(cleanup)) -> w(then) ; w(else) ).
t(negation) :- \\+ setup_call_cleanup(w(setup), member(_, [1,2]), w(cleanup)) ; w(end).
t(nested) :- call_cleanup(call_cleanup(member(X, [1,2]), w(inner)), w(outer)), w(X), !, w(end).
t(failure) :- catch(setup_call_cleanup(true, fail, throw(cleanup)), E, w(E)).
t(both) :- catch(setup_call_cleanup(true, throw(goal), throw(cleanup)), E, w(E)).
t(error) :- catch(setup_call_cleanup(true, true, throw(cleanup)), E, w(E)).
t(fails) :- setup_call_cleanup(true, true, fail), w(end).
t(cut_error) :- catch((member(X, [1,2]), call_cleanup(member(_, [a,b]), throw(cleanup)), w(X), !), E, w(E)).
t(bindings) :- setup_call_cleanup(S = 1, member(G, [2,3]), w(S-G)), w(G), !.
t(collected) :- findall(X, setup_call_cleanup(true, member(X, [1,2]), w(cleanup)), L), w(L).
t(deep) :- setup_call_cleanup(true, (w(a) ; w(b)), w(cleanup)), n(3), !, w(end).
t(two) :- catch(q, E, w(E)).
t(called) :- G = (call_cleanup(member(X, [1,2,3]), w(cleanup)), w(X), X >= 2, !, w(z)), call(G), w(end).
t(why_exit) :- why(true), w(end).
t(why_fail) :- why(fail) ; w(end).
t(why_cut) :- why(member(X, [1,2])), !, w(X).
t(why_ball) :- catch(why(throw(oops)), _, w(end)).
t(why_later) :- catch((why(member(X, [1,2])), throw(late(X))), _, w(end)).
t(why_redo) :- catch(why((true ; throw(again))), _, w(end)), fail ; w(failed).
t(why_not) :- setup_call_catcher_cleanup(true, fail, exit, w(no)) ; w(end).
why(G) :- setup_call_catcher_cleanup(true, G, Why, w(Why)).
t(undone) :- catch((setup_call_cleanup(S = 1, member(G, [2,3]), seen(S-G-B)), B = 4, throw(x)), E, w(E)).
t(undone_twice) :- catch(r, E, w(E)).
t(not_raised) :- setup_call_cleanup(S = 1, member(G, [2,3]), seen(S-G-B)), B = 4, !.
t(bound) :- call_cleanup(call_cleanup(member(X, [1,2]), Y = f(X, Z)), U = [Y|T]), !, Z = 5, T = [], w(X-U).
t(why_bound) :- setup_call_catcher_cleanup(true, member(X, [1,2]), Why, Y = X), !, w(Why-Y).
t(by_setup) :- setup_call_cleanup(X = w(cleanup), true, X).
t(setup_fails) :- setup_call_cleanup(fail, true, 1) ; w(end).
r :- call_cleanup(member(X, [1,2]), seen(X-Y)), call_cleanup(member(Y, [a,b]), seen(X-Y)), n(50), X = 1, throw(f(X, Y)).
seen(T) :- \\+ \\+ ( numbervars(T, 0, _), print(T), write(' ') ).
q :- call_cleanup(member(X, [1,2]), w(c1)), call_cleanup(member(Y, [1,2]), w(c2)), w(X-Y), throw(ball).
n(0) :- !.
n(N) :- M is N - 1, n(M).
w(X) :- write(X), write(' ').
"""
EXPECTED = {
    "exit": "setup goal cleanup after",
    "redo": "setup 1 2 cleanup 3 end",
    "cut": "setup 1 cleanup after",
    "ball": "setup cleanup oops",
    "later": "setup 1 cleanup ball",
    "once": "setup cleanup end",
    "condition": "setup cleanup then",
    "negation": "setup cleanup end",
    "nested": "1 inner outer end",
    "failure": "cleanup",
    "both": "goal",
    "error": "cleanup",
    "fails": "end",
    "cut_error": "1 cleanup",
    "bindings": "2 1-2",
    "collected": "cleanup [1,2]",
    "deep": "a cleanup end",
    "two": "1-1 c2 c1 ball",
    "called": "1 2 cleanup z end",
    "why_exit": "exit end",
    "why_fail": "fail end",
    "why_cut": "! 1",
    "why_ball": "exception(oops) end",
    "why_later": "external_exception(late(1)) end",
    "why_redo": "exception(again) end failed",
    "why_not": "end",
    "undone": "1-A-B x",
    "undone_twice": "1-A A-B f(1,a)",
    "not_raised": "1-2-4",
    "bound": "1-[f(1,5)]",
    "why_bound": "!-1",
    "by_setup": "cleanup",
    "setup_fails": "end",
}


@pytest.fixture(scope="module")
def loaded(prolog):
    assert prolog.consult(text=PROGRAM)
    return prolog


def test_cleanup(loaded):
    found = {}
    for name in EXPECTED:
        goal = f"with_output_to(atom(A), t({name}))"
        found[name] = next(iter(loaded.query(goal)))["A"].name.strip()
    assert found == EXPECTED


def test_a_query_that_ends_early_cleans_up(loaded):
    answers = loaded.query("nb_setval(state, open), call_cleanup(member(X, [1,2]), nb_setval(state, closed))")
    assert next(answers)["X"] == 1
    answers.close()
    assert loaded.query_once("nb_getval(state, S)")["S"].name == "closed"
