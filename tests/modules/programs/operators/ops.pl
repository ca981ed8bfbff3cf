:- module(ops, [op(700, xfx, ===>), op(200, xfy, **>), rule/2, text/1, show/1]).
:- op(700, xfx, <===).

rule(a ===> b, 1).
rule(X, 2) :- X = (c <=== d).
show(X) :- X = (_ <=== _), writeq(yes), nl.
show(_ ===> _) :- writeq(arrow), nl.

:- set_prolog_flag(double_quotes, atom).
text("an atom").
