:- module(narrow, [six/1]).
:- reexport(base, [two/1 as zwei]).
six(X) :- zwei(X).
