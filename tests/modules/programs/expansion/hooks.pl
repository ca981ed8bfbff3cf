:- module(hooks, [made/1, seen/1, grammar//0]).
:- op(1100, xfx, --->).
term_expansion(make(X), [made(X), made(also(X))]).
term_expansion((:- note(X)), seen(X)).
term_expansion((H ---> B), (H --> B)) .
:- dynamic user:goal_expansion/2.
goal_expansion(old(X), new(X)).
make(1).
:- note(directive).
seen(X) :- old(X).
seen(Y) :- ( fail ; \+ \+ old(_), Y = inside ).
new(expanded).
grammar ---> [a], [b].
