:- module(other, [kind/1, twice/2]).

kind(other).
twice(X, Y) :- times(2, X, Y).
times(X, Y, X-Y).
