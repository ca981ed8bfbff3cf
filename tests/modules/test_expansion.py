"""What texts make of themselves: term_expansion, goal_expansion, grammar rules, conditional compilation, style_check/1.

Natively, and emulated for one other target.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from wamjit import Prolog

WAYS = [("x86_64", "native"), ("ppc64", "emulated")]


@pytest.fixture(params=WAYS, ids="-".join)
def prolog(request, tmp_path, monkeypatch):
    """An engine in an empty folder."""
    monkeypatch.chdir(tmp_path)
    target, machine = request.param
    with Prolog(target, machine=machine) as prolog:
        yield prolog


def text(prolog, template: str, goal: str) -> str:
    """All instances of a template, as Prolog writes them."""
    return prolog.query_once(f"findall({template}, ({goal}), L), format(atom(A), '~q', [L])")["A"].name


def errors(capfd) -> list[str]:
    return capfd.readouterr().err.splitlines()


TERMS = """
term_expansion(gen(N), Facts) :- findall(g(I), between(1, N, I), Facts).
term_expansion(nothing, []).
term_expansion(mixed, [m(1), (:- assertz(said(here))), m(2), (m(X) --> [X])]).
term_expansion((:- mine(X)), (:- assertz(said(X)))).
term_expansion(four(X), Pos, [f(X, a), f(X, b)], Pos).
term_expansion(end_of_file, [last(1), end_of_file, last(2)]).
:- dynamic said/1.
gen(3).
nothing.
mixed.
:- mine(it).
four(1).
"""


def test_a_term_becomes_clauses_directives_rules_or_nothing(prolog):
    assert prolog.consult(text=TERMS)
    assert text(prolog, "X", "g(X)") == "[1,2,3]"
    assert text(prolog, "X", "m(X)") == "[1,2]"
    assert text(prolog, "X", "said(X)") == "[here,it]"
    assert text(prolog, "S", "phrase(m(a), S)") == "[[a]]"
    assert text(prolog, "X-Y", "f(X, Y)") == "[1-a,1-b]"
    assert text(prolog, "X", "last(X)") == "[1,2]"
    assert text(prolog, "X", "expand_term(four(2), X)") == "[[f(2,a),f(2,b)]]"
    assert text(prolog, "N", "expand_term(mixed, [_, _, _, (X :- _)]), functor(X, _, N)") == "[3]"


PIPES = {
    "one.pl": ":- module(one, [p/1]).\nterm_expansion(a(X), [b(X), b(0)]).\nuser:term_expansion(b(X), c(X)).\n"
    "a(1).\np(X) :- c(X).\n",
    "two.pl": ":- module(two, [r/1]).\nuser:term_expansion(d(X), q(X)).\nd(5).\nb(6).\nr(X) :- c(X) ; q(X).\n",
}


def test_what_hooks_of_a_module_make_goes_on_to_those_of_user(prolog, capfd):
    """And texts add to the hooks of `user` without a declaration."""
    for name, contents in PIPES.items():
        Path(name).write_text(contents, "utf-8")
    assert prolog.consult(text=":- use_module(one).\n:- use_module(two).\nb(7).\n")
    assert text(prolog, "X", "p(X)") == "[1,0]"
    assert text(prolog, "X", "r(X)") == "[6,5]"
    assert text(prolog, "X", "c(X)") == "[7]"
    assert text(prolog, "X", "expand_term(one:a(2), X)") == "[[c(2),c(0)]]"
    assert errors(capfd) == []


GOALS = """
goal_expansion(old(X), new(X)).
goal_expansion(twice(X), (old(X), old(X))).
goal_expansion(other(X), P, X = other, P).
goal_expansion(rename(A, X), new_name(A, X)).
goal_expansion(odd(X), (new(X), true)).
:- dynamic seen/1.
new(X) :- assertz(seen(X)).
new_name(A, X) :- assertz(seen(A-X)).
odd(X) :- assertz(seen(odd(X))).
t1 :- twice(1), \\+ \\+ old(2), forall(old(3), true), ( old(4) -> true ; old(5) ), findall(x, old(6), _).
t2(X) :- other(X).
goal_expansion(first(X), (X -> true)).
t4(X) :- ( first(X = 1) ; X = 2 ).
t5(X) :- ( first(fail) -> X = 1 ; X = 2 ).
:- meta_predicate mine(0).
t6 :- mine(old(7)).
mine(G) :- G.
t3 :- maplist(old, [a, b]), maplist(rename(n), [c]), maplist(odd, [d]).
:- old(directive).
"""


def test_goals_and_closures_are_expanded_where_they_are_called(prolog):
    assert prolog.consult(text=GOALS)
    assert text(prolog, "X", "seen(X)") == "[directive]"
    prolog.query_once("retractall(seen(_)), t1")
    assert text(prolog, "X", "seen(X)") == "[1,1,2,3,4,6]"
    assert text(prolog, "X", "t2(X)") == "[other]"
    prolog.query_once("retractall(seen(_)), t3")
    assert text(prolog, "X", "seen(X)") == "[a,b,n-c,odd(d)]"
    assert text(prolog, "X", "t4(X)") == "[1,2]"
    assert text(prolog, "X", "t5(X)") == "[2]"
    prolog.query_once("retractall(seen(_)), t6")
    assert text(prolog, "X", "seen(X)") == "[7]"
    assert text(prolog, "X", "expand_goal((old(1), old(2)), X)") == "[(new(1),new(2))]"


CONDITIONS = """
:- if(true). c(1). :- if(fail). c(x1). :- else. c(2). :- endif. :- elif(true). c(x2). :- else. c(x3). :- endif.
:- if(fail). c(x4). :- if(no_such_condition). c(x5). :- else. c(x6). :- endif.
:- elif(fail). c(x7). :- elif(1 < 2). c(3). :- else. c(x8). :- endif.
:- if(no_such_condition). c(x9). :- else. c(4). :- endif.
:- else.
:- endif.
c(5).
"""


def test_conditional_compilation(prolog, capfd):
    prolog.consult(text=CONDITIONS)
    assert text(prolog, "X", "c(X)") == "[1,2,3,4,5]"
    found = errors(capfd)
    assert len(found) == 3
    assert "no_such_condition/0" in found[0]
    assert [line.partition(":- ")[2] for line in found[1:]] == ["else without :- if", "endif without :- if"]


STYLES = """
:- style_check(-singleton).
a(X).
:- style_check([+singleton, -discontiguous]).
b(1).
a(2).
b(Y).
"""


def test_style_check_leaves_out_warnings(prolog, capfd):
    prolog.consult(text=STYLES)
    found = errors(capfd)
    assert len(found) == 1
    assert "Y" in found[0]
    prolog.consult(text="z(1). y(Z). z(2).")
    assert len(errors(capfd)) == 2


CONTEXT = """:- dynamic at/2.
:- prolog_load_context(term_position, P), stream_position_data(line_count, P, N), assertz(at(line, N)).
:- source_location(F, N), file_base_name(F, B), assertz(at(B, N)).
:- prolog_load_context(file, F), file_base_name(F, B), assertz(at(file, B)).
:- prolog_load_context(directory, F), assertz(at(script, F)), retract(at(script, _)).
"""


def test_a_directive_knows_where_it_stands(prolog):
    Path("context.pl").write_text(CONTEXT, "utf-8")
    assert prolog.consult("context.pl")
    assert text(prolog, "X-Y", "at(X, Y)") == "[line-2,'context.pl'-3,file-'context.pl']"


GRAMMARS = [
    ("a, [x] --> [y].", "S", "phrase(a, [y, z], S)", "[[x,z]]"),
    ("a, [] --> [y].", "S", "phrase(a, [y, z], S)", "[[z]]"),
    ("a --> {X = 1}, !, [X].\na --> [2].", "S", "phrase(a, S)", "[[1]]"),
    (
        "a --> call(b, 1), \\+ [z], ( [q] -> [r] ; [s] ).\nb(X, [X|T], T).",
        "S",
        "member(S, [[1, q, r], [1, s], [1, q, s]]), phrase(a, S)",
        "[[1,q,r],[1,s]]",
    ),
    ("a --> X, [c], { true }.\nb(X) --> X.", "S", "phrase(b([1, 2]), S)", "[[1,2]]"),
    (':- set_prolog_flag(double_quotes, codes).\na --> "ab".', "S", "phrase(a, S)", "[[97,98]]"),
    (':- set_prolog_flag(double_quotes, chars).\na --> "ab".', "S", "phrase(a, S)", "[[a,b]]"),
    (':- set_prolog_flag(double_quotes, atom).\na --> "ab".\nab --> [z].', "S", "phrase(a, S)", "[[z]]"),
    (':- set_prolog_flag(double_quotes, string).\na --> "ab".', "S", "phrase(a, S)", "[[97,98]]"),
]


@pytest.mark.parametrize("rules, template, goal, expected", GRAMMARS)
def test_grammar_rules(prolog, rules, template, goal, expected):
    prolog.consult(text=rules)
    assert text(prolog, template, goal) == expected


def test_text_of_a_stream_is_loaded_in_the_place_of_a_file(prolog, capfd):
    goal = 'open_string("s(1). :- assertz(t(2)). s(X) :- t(X). u(X).", S), load_files(some_name, [stream(S)])'
    assert prolog.query_once(goal)
    assert text(prolog, "X", "s(X)") == "[1,2]"
    assert "some_name:1: singleton variables in u/1: X" in errors(capfd)[0]
    prolog.query_once('open_string("v(1).", S), load_files(m:some_other, [if(true), stream(S)])')
    assert text(prolog, "X", "m:v(X)") == "[1]"
    assert prolog.query_once("catch(load_files(x, [stream(no_stream)]), error(existence_error(K, _), _), true)")
