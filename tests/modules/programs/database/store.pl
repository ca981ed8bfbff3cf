:- module(store, [add/1, item/1, total/1, rule/1, forget/0, stored/1]).
:- dynamic item/1, hidden/1, rule/1.

item(first).
add(X) :- assertz(item(X)), asserta(hidden(X)).
total(N) :- findall(X, hidden(X), L), length(L, N).
stored(L) :- findall(X, item(X), L).
forget :- retractall(item(_)), retract(hidden(_)), !.
helper(1).
helper(2).
