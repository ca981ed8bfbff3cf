% New atoms with a number behind a name. How the comments are read: control.pl.

:- module(gensym, [gensym/2, reset_gensym/1, reset_gensym/0]).

%! gensym(+Base, -Atom) is det.
%  Atom is Base followed by a number that it did not have yet.
%  ?- reset_gensym(node), gensym(node, A), gensym(node, B).
%  A = node1, B = node2
gensym(Base, Atom) :-
    must_be(atomic, Base),
    '$gensym_key'(Base, Key),
    ( clause('$gensym_count'(Key, N0), true) -> true ; N0 = 0 ),
    N is N0 + 1,
    retractall('$gensym_count'(Key, _)),
    assertz('$gensym_count'(Key, N)),
    atomic_list_concat([Base, N], Atom).

%! reset_gensym(+Base) is det.
%  The next atom for Base has the number 1.
%  ?- gensym(leaf, _), reset_gensym(leaf), gensym(leaf, A).
%  A = leaf1
reset_gensym(Base) :-
    must_be(atomic, Base),
    '$gensym_key'(Base, Key),
    retractall('$gensym_count'(Key, _)).

%! reset_gensym is det.
%  The next atoms for all names have the number 1.
%  ?- gensym(twig, _), reset_gensym, gensym(twig, A).
%  A = twig1
reset_gensym :- retractall('$gensym_count'(_, _)).

'$gensym_key'(Base, Key) :- ( atom(Base) -> Key = Base ; atomic_list_concat([Base], Key) ).
