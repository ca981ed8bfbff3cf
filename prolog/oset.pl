% Ordered sets by Jon Jagger's names; see ordsets.pl. How the comments are read: control.pl.

:- module(oset, [oset_is/1, oset_union/3, oset_int/3, oset_diff/3, oset_dunion/2, oset_dint/2, oset_addel/3, oset_delel/3,
    oset_power/2]).

%! oset_is(?Term) is semidet.
%  Term is an ordered set.
%  ?- oset_is([a,b]), \+ oset_is([b,a]).
%  true
oset_is(Term) :- is_ordset(Term).

%! oset_union(+Set, +Set2, -Union) is det.
%  Union has what either has.
%  ?- oset_union([a,c], [b], U).
%  U = [a,b,c]
oset_union(Set, Set2, Union) :- ord_union(Set, Set2, Union).

%! oset_int(+Set, +Set2, -Common) is det.
%  Common has what both have.
%  ?- oset_int([a,b], [b,c], S).
%  S = [b]
oset_int(Set, Set2, Common) :- ord_intersection(Set, Set2, Common).

%! oset_diff(+Set, +Set2, -Rest) is det.
%  Rest is the first without the second.
%  ?- oset_diff([a,b], [b], S).
%  S = [a]
oset_diff(Set, Set2, Rest) :- ord_subtract(Set, Set2, Rest).

%! oset_dunion(+Sets, -Union) is det.
%  Union has what any of Sets has.
%  ?- oset_dunion([[b],[a,c]], U).
%  U = [a,b,c]
oset_dunion(Sets, Union) :- ord_union(Sets, Union).

%! oset_dint(+Sets, -Common) is semidet.
%  Common has what all of Sets have.
%  ?- oset_dint([[a,b],[b]], S).
%  S = [b]
oset_dint(Sets, Common) :- ord_intersection(Sets, Common).

%! oset_addel(+Set, ?Item, -Larger) is det.
%  Larger has Item too.
%  ?- oset_addel([a,c], b, S).
%  S = [a,b,c]
oset_addel(Set, Item, Larger) :- ord_add_element(Set, Item, Larger).

%! oset_delel(+Set, ?Item, -Smaller) is det.
%  Smaller does not have Item.
%  ?- oset_delel([a,b], b, S).
%  S = [a]
oset_delel(Set, Item, Smaller) :- ord_del_element(Set, Item, Smaller).

%! oset_power(+Set, -Sets) is det.
%  Sets are all subsets, an ordered set of ordered sets.
%  ?- oset_power([a,b], S).
%  S = [[],[a],[a,b],[b]]
oset_power(Set, Sets) :- '$subsets'(Set, Subsets), sort(Subsets, Sets).

'$subsets'([], [[]]).
'$subsets'([X|Xs], Subsets) :-
    '$subsets'(Xs, Without),
    findall([X|S], member(S, Without), With),
    append(Without, With, Subsets).
