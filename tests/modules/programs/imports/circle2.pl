:- module(circle2, [pong/1]).
:- use_module(circle1).
pong(0) :- !.
pong(N) :- write(pong), nl, M is N - 1, ping(M).
