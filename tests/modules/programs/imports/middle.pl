:- module(middle, [five/1]).
:- reexport(base, except([three/1])).
five(X) :- one(X).
