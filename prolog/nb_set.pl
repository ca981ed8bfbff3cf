% Sets that are changed in place and not by backtracking. How the comments are read: control.pl.
%
% A set is nb_set(Table): an assoc from the hashes of terms to lists of them, put in its place by nb_setarg/3.

:- module(nb_set, [empty_nb_set/1, add_nb_set/2, add_nb_set/3, gen_nb_set/2, size_nb_set/2, nb_set_to_list/2]).

%! empty_nb_set(-Set) is det.
%  Set has no members.
%  ?- empty_nb_set(_S), size_nb_set(_S, N).
%  N = 0
empty_nb_set(nb_set(Table, 0)) :- empty_assoc(Table).

%! add_nb_set(+Term, +Set) is det.
%  Set has a copy of Term, also after backtracking.
%  ?- empty_nb_set(_S), ( add_nb_set(a, _S), fail ; nb_set_to_list(_S, L) ).
%  L = [a]
add_nb_set(Term, Set) :- add_nb_set(Term, Set, _).

%! add_nb_set(+Term, +Set, ?New) is semidet.
%  New is whether Set had no variant of Term yet.
%  ?- empty_nb_set(_S), add_nb_set(f(_), _S, A), add_nb_set(f(_), _S, B).
%  A = true, B = false
add_nb_set(Term, Set, New) :-
    arg(1, Set, Table0),
    '$term_hash'(Term, Hash),
    ( get_assoc(Hash, Table0, Same) -> true ; Same = [] ),
    ( '$has_variant'(Same, Term) -> New = false
    ; New = true,
      put_assoc(Hash, Table0, [Term|Same], Table),
      arg(2, Set, Size0),
      Size is Size0 + 1,
      nb_setarg(1, Set, Table),
      nb_setarg(2, Set, Size)
    ).

'$has_variant'([X|Xs], Term) :- ( X =@= Term -> true ; '$has_variant'(Xs, Term) ).

%! gen_nb_set(+Set, -Member) is nondet.
%  The members of Set in the standard order.
%  ?- empty_nb_set(_S), add_nb_set(b, _S), add_nb_set(a, _S), gen_nb_set(_S, X).
%  X = a ; X = b
gen_nb_set(Set, Member) :- nb_set_to_list(Set, Members), member(Member, Members).

%! size_nb_set(+Set, -Size) is det.
%  Size is the number of members.
%  ?- empty_nb_set(_S), add_nb_set(a, _S), size_nb_set(_S, N).
%  N = 1
size_nb_set(nb_set(_, Size), Size).

%! nb_set_to_list(+Set, -Members) is det.
%  Members is the list of members in the standard order.
%  ?- empty_nb_set(_S), add_nb_set(b, _S), add_nb_set(a, _S), nb_set_to_list(_S, L).
%  L = [a,b]
nb_set_to_list(nb_set(Table, _), Members) :-
    assoc_to_values(Table, Lists),
    append(Lists, All),
    msort(All, Members).
