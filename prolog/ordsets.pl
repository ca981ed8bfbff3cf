% Sets as lists in the standard order. How the comments are read: control.pl.

:- module(ordsets, [list_to_ord_set/2, ord_subtract/3, ord_memberchk/2, ord_empty/1, is_ordset/1, ord_union/2,
    ord_union/3, ord_union/4, ord_insert/3, ord_add_element/3, ord_del_element/3, ord_selectchk/3, ord_intersection/2,
    ord_intersection/3, ord_intersection/4, ord_intersect/2, ord_disjoint/2, ord_subset/2, ord_seteq/2, ord_symdiff/3, ord_max/2,
    ord_setproduct/3]).

%! list_to_ord_set(+List, -Set) is det.
%  Set is List sorted, without duplicates.
%  ?- list_to_ord_set([b,a,b], S).
%  S = [a,b]
list_to_ord_set(List, Set) :- sort(List, Set).

%! ord_subtract(+Set, +Other, -Rest) is det.
%  The items of a sorted set that are not in the other.
%  ?- ord_subtract([a,b,c], [b], R).
%  R = [a,c]
ord_subtract([], _, []).
ord_subtract([X|Xs], Ys, Rest) :- '$ord_subtract'(Ys, X, Xs, Rest).

'$ord_subtract'([], X, Xs, [X|Xs]).
'$ord_subtract'([Y|Ys], X, Xs, Rest) :- compare(Order, X, Y), '$ord_subtract'(Order, X, Xs, Y, Ys, Rest).

'$ord_subtract'(<, X, Xs, Y, Ys, [X|Rest]) :- ord_subtract(Xs, [Y|Ys], Rest).
'$ord_subtract'(=, _, Xs, _, Ys, Rest) :- ord_subtract(Xs, Ys, Rest).
'$ord_subtract'(>, X, Xs, _, Ys, Rest) :- '$ord_subtract'(Ys, X, Xs, Rest).

%! ord_memberchk(+Item, +Set) is semidet.
%  Item is in a sorted set.
%  ?- ord_memberchk(b, [a,b]).
%  true
ord_memberchk(X, [Y|Ys]) :- compare(Order, X, Y), '$ord_memberchk'(Order, X, Ys).

'$ord_memberchk'(=, _, _).
'$ord_memberchk'(>, X, Ys) :- ord_memberchk(X, Ys).

%! ord_empty(?Set) is semidet.
%  Set is the empty set.
%  ?- ord_empty(S).
%  S = []
ord_empty([]).

%! is_ordset(?Term) is semidet.
%  Term is a list in the standard order without duplicates.
%  ?- is_ordset([b,a]).
%  false
is_ordset(Term) :- is_list(Term), '$is_ordset'(Term).

'$is_ordset'([]).
'$is_ordset'([X|Xs]) :- '$ascending'(Xs, X).

'$ascending'([], _).
'$ascending'([Y|Ys], X) :- X @< Y, '$ascending'(Ys, Y).

%! ord_union(+Sets, -Union) is det.
%  Union has the items of all Sets.
%  ?- ord_union([[a,c],[b],[a]], U).
%  U = [a,b,c]
ord_union(Sets, Union) :- append(Sets, Items), sort(Items, Union).

%! ord_union(+Set, +Other, -Union) is det.
%  Union has the items of both sets.
%  ?- ord_union([a,c], [b,c], U).
%  U = [a,b,c]
ord_union([], Union, Union).
ord_union([X|Xs], Ys, Union) :- '$ord_union'(Ys, X, Xs, Union).

'$ord_union'([], X, Xs, [X|Xs]).
'$ord_union'([Y|Ys], X, Xs, Union) :- compare(Order, X, Y), '$ord_union'(Order, X, Xs, Y, Ys, Union).

'$ord_union'(<, X, Xs, Y, Ys, [X|Union]) :- '$ord_union'(Xs, Y, Ys, Union).
'$ord_union'(=, X, Xs, _, Ys, [X|Union]) :- ord_union(Xs, Ys, Union).
'$ord_union'(>, X, Xs, Y, Ys, [Y|Union]) :- '$ord_union'(Ys, X, Xs, Union).

%! ord_union(+Set, +Other, -Union, -New) is det.
%  Union has the items of both sets, New those of Other that are not in Set.
%  ?- ord_union([a,c], [b,c], U, N).
%  U = [a,b,c], N = [b]
ord_union(Set, Other, Union, New) :- ord_union(Set, Other, Union), ord_subtract(Other, Set, New).

%! ord_insert(+Set, +Item, -Larger) is det.
%  The same as ord_add_element/3.
%  ?- ord_insert([a,c], b, S).
%  S = [a,b,c]
ord_insert(Set, X, Larger) :- ord_union(Set, [X], Larger).

%! ord_add_element(+Set, +Item, -Larger) is det.
%  Larger is Set with Item in it.
%  ?- ord_add_element([a], b, S).
%  S = [a,b]
ord_add_element(Set, X, Larger) :- ord_union(Set, [X], Larger).

%! ord_del_element(+Set, +Item, -Smaller) is det.
%  Smaller is Set without Item.
%  ?- ord_del_element([a,b], b, S).
%  S = [a]
ord_del_element(Set, X, Smaller) :- ord_subtract(Set, [X], Smaller).

%! ord_selectchk(+Item, +Set, -Smaller) is semidet.
%  Item is in Set, and Smaller is Set without it.
%  ?- ord_selectchk(b, [a,b], S).
%  S = [a]
ord_selectchk(X, Set, Smaller) :- ord_memberchk(X, Set), ord_subtract(Set, [X], Smaller).

%! ord_intersection(+Sets, -Common) is semidet.
%  Common has the items that are in all Sets, of which there is one at least.
%  ?- ord_intersection([[a,b,c],[b,c],[a,c]], C).
%  C = [c]
ord_intersection([Set|Sets], Common) :- '$ord_intersection'(Sets, Set, Common).

'$ord_intersection'([], Common, Common).
'$ord_intersection'([Set|Sets], Common0, Common) :-
    ord_intersection(Common0, Set, Common1),
    '$ord_intersection'(Sets, Common1, Common).

%! ord_intersection(+Set, +Other, -Common) is det.
%  Common has the items that are in both sets.
%  ?- ord_intersection([a,b,c], [b,c,d], C).
%  C = [b,c]
ord_intersection([], _, []).
ord_intersection([X|Xs], Ys, Common) :- '$ord_common'(Ys, X, Xs, Common).

'$ord_common'([], _, _, []).
'$ord_common'([Y|Ys], X, Xs, Common) :- compare(Order, X, Y), '$ord_common'(Order, X, Xs, Y, Ys, Common).

'$ord_common'(<, _, Xs, Y, Ys, Common) :- '$ord_common'(Xs, Y, Ys, Common).
'$ord_common'(=, X, Xs, _, Ys, [X|Common]) :- ord_intersection(Xs, Ys, Common).
'$ord_common'(>, X, Xs, _, Ys, Common) :- '$ord_common'(Ys, X, Xs, Common).

%! ord_intersect(+Set, +Other) is semidet.
%  The sets have a common item.
%  ?- ord_intersect([a,b], [b,c]).
%  true
ord_intersect([X|Xs], Ys) :- '$ord_intersect'(Ys, X, Xs).

'$ord_intersect'([Y|Ys], X, Xs) :- compare(Order, X, Y), '$ord_intersect'(Order, X, Xs, Y, Ys).

'$ord_intersect'(<, _, Xs, Y, Ys) :- '$ord_intersect'(Xs, Y, Ys).
'$ord_intersect'(=, _, _, _, _).
'$ord_intersect'(>, X, Xs, _, Ys) :- '$ord_intersect'(Ys, X, Xs).

%! ord_disjoint(+Set, +Other) is semidet.
%  The sets have no common item.
%  ?- ord_disjoint([a,b], [c]).
%  true
ord_disjoint(Set, Other) :- \+ ord_intersect(Set, Other).

%! ord_subset(+Some, +All) is semidet.
%  Every item of Some is in All.
%  ?- ord_subset([a,c], [a,b,c]).
%  true
ord_subset([], _).
ord_subset([X|Xs], [Y|Ys]) :- compare(Order, X, Y), '$ord_subset'(Order, X, Xs, Ys).

'$ord_subset'(=, _, Xs, Ys) :- ord_subset(Xs, Ys).
'$ord_subset'(>, X, Xs, [Y|Ys]) :- compare(Order, X, Y), '$ord_subset'(Order, X, Xs, Ys).

%! ord_seteq(+Set, +Other) is semidet.
%  The sets are equal.
%  ?- ord_seteq([a,b], [a,b]).
%  true
ord_seteq(Set, Other) :- Set == Other.

%! ord_symdiff(+Set, +Other, -Difference) is det.
%  Difference has the items that are in one of the sets only.
%  ?- ord_symdiff([a,b], [b,c], D).
%  D = [a,c]
ord_symdiff([], Ys, Ys).
ord_symdiff([X|Xs], Ys, Difference) :- '$ord_symdiff'(Ys, X, Xs, Difference).

'$ord_symdiff'([], X, Xs, [X|Xs]).
'$ord_symdiff'([Y|Ys], X, Xs, Difference) :- compare(Order, X, Y), '$ord_symdiff'(Order, X, Xs, Y, Ys, Difference).

'$ord_symdiff'(<, X, Xs, Y, Ys, [X|Difference]) :- '$ord_symdiff'(Xs, Y, Ys, Difference).
'$ord_symdiff'(=, _, Xs, _, Ys, Difference) :- ord_symdiff(Xs, Ys, Difference).
'$ord_symdiff'(>, X, Xs, Y, Ys, [Y|Difference]) :- '$ord_symdiff'(Ys, X, Xs, Difference).

%! ord_max(+Set, -Max) is semidet.
%  Max is the last item of Set.
%  ?- ord_max([a,b], M).
%  M = b
ord_max([X|Xs], Max) :- last([X|Xs], Last), !, Max = Last.

%! ord_setproduct(+Set, +Other, -Product) is det.
%  Product has X-Y for each X in Set and Y in Other.
%  ?- ord_setproduct([a,b], [1,2], P).
%  P = [a-1,a-2,b-1,b-2]
ord_setproduct([], _, []).
ord_setproduct([X|Xs], Ys, Product) :- '$with_each'(Ys, X, Product, Rest), ord_setproduct(Xs, Ys, Rest).

'$with_each'([], _, Rest, Rest).
'$with_each'([Y|Ys], X, [X-Y|Product], Rest) :- '$with_each'(Ys, X, Product, Rest).

%! ord_intersection(+Set, +Other, -Common, -Rest) is det.
%  Common is what both have, Rest what Other has alone.
%  ?- ord_intersection([a,b], [b,c], C, R).
%  C = [b], R = [c]
ord_intersection(Set, Other, Common, Rest) :- ord_intersection(Set, Other, Common), ord_subtract(Other, Set, Rest).
