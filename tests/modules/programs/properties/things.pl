:- module(things, [pub/1, meta/2, dyn/1]).
:- dynamic dyn/1.
:- multifile multi/1.
:- discontiguous multi/1.
:- meta_predicate meta(0, ?).
pub(1). pub(2).
pub(X) :- priv(X).
priv(3).
meta(G, _) :- call(G).
dyn(1).
multi(1).
