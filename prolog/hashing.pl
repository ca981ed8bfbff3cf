% Numbers and texts for terms. How the comments are read: control.pl.

:- module(hashing, [term_hash/2, term_hash/4, variant_hash/2, variant_sha1/2]).

%! term_hash(?Term, -Hash) is det.
%  Hash is an integer that is the same for terms that are equal; it stays a variable if Term is not ground.
%  ?- term_hash(f(a, "b", 1.5), _X), term_hash(f(a, "b", 1.5), _Y), _X =:= _Y, _X >= 0, term_hash(f(_), _H), var(_H).
%  true
term_hash(Term, Hash) :- ( ground(Term) -> '$term_hash'(Term, Hash) ; true ).

%! term_hash(?Term, +Depth, +Range, -Hash) is det.
%  Hash is from 0 to Range - 1, and only what is not deeper in Term than Depth counts: 1 is its name, 0 nothing, -1 all.
%  ?- term_hash(f(a), 1, 100, _X), term_hash(f(b), 1, 100, _X), term_hash(f(_), 2, 100, _H), var(_H).
%  true
term_hash(Term, Depth, Range, Hash) :-
    must_be(integer, Depth),
    must_be(positive_integer, Range),
    ( Depth < 0 -> Cut = Term ; '$cut_deep'(Term, Depth, Cut) ),
    ( ground(Cut) -> '$term_hash'(Cut, Hash0), Hash is Hash0 mod Range ; true ).

'$cut_deep'(_, 0, '$deep') :- !.
'$cut_deep'(Term, Depth, Cut) :-
    compound(Term),
    !,
    Deeper is Depth - 1,
    Term =.. [Name|Arguments0],
    '$cut_all'(Arguments0, Deeper, Arguments),
    Cut =.. [Name|Arguments].
'$cut_deep'(Term, _, Term).

'$cut_all'([], _, []).
'$cut_all'([X|Xs], Depth, [Y|Ys]) :- '$cut_deep'(X, Depth, Y), '$cut_all'(Xs, Depth, Ys).

%! variant_hash(+Term, -Hash) is det.
%  Hash is an atom of hexadecimal digits, the same for terms that are equal up to the names of variables.
%  ?- variant_hash(f(_, a), _X), variant_hash(f(_, a), _Y), _X == _Y, atom_length(_X, N).
%  N = 24
variant_hash(Term, Hash) :- variant_sha1(Term, Long), sub_atom(Long, 0, 24, _, Hash).

%! variant_sha1(+Term, -Hash) is det.
%  The same with 40 digits: the SHA-1 of the term's text.
%  ?- variant_sha1(f(X, _, X), _A), variant_sha1(f(P, Q, P), _B), _A == _B, variant_sha1(f(P, P, Q), _C), _C \== _A.
%  true
variant_sha1(Term, Hash) :-
    ( acyclic_term(Term) -> true ; throw(error(type_error(acyclic_term, Term), _)) ),
    '$variant_sha1'(Term, Hash).
