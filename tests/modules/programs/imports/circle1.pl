:- module(circle1, [ping/1]).
:- use_module(circle2).
ping(0) :- !.
ping(N) :- write(ping), nl, M is N - 1, pong(M).
