:- module(shapes, [area/2, kind/1]).

area(square(X), A) :- times(X, X, A).
area(circle(R), A) :- times(R, R, S), A = pi(S).

times(X, Y, Z) :- Z is X * Y.

kind(square).
kind(circle).
