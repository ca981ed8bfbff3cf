% Lists. How the comments are read: control.pl.

%! append(?Front, ?Back, ?Whole) is nondet.
%  Whole is Front followed by Back.
%  ?- append(X, [c], [a,b,c]).
%  X = [a,b]
append([], List, List).
append([X|Front], Back, [X|Whole]) :- append(Front, Back, Whole).

%! append(+Lists, ?Whole) is nondet.
%  Whole is all Lists one after another.
%  ?- append([[a],[],[b,c]], L).
%  L = [a,b,c]
append([], []).
append([List|Lists], Whole) :- append(List, Rest, Whole), append(Lists, Rest).

%! member(?Item, ?List) is nondet.
%  Item is in List.
%  ?- member(X, [a,b]).
%  X = a ; X = b
member(X, [Y|Ys]) :- '$member'(Ys, X, Y).

'$member'(_, X, X).
'$member'([Y|Ys], X, _) :- '$member'(Ys, X, Y).

%! memberchk(?Item, +List) is semidet.
%  Item is in List; only the first place counts.
%  ?- memberchk(X, [a,b]).
%  X = a
memberchk(X, [Y|Ys]) :- ( X = Y -> true ; memberchk(X, Ys) ).

%! length(?List, ?Length) is nondet.
%  List has Length items.
%  ?- length([a,b,c], N).
%  N = 3
length(List, Length) :-
    ( '$skip_list'(List, Count, End) -> '$length'(End, Count, Length, List)
    ; throw(error(type_error(list, List), _))
    ).

'$length'(End, Count, Length, _) :-
    End == [],
    !,
    '$length_argument'(Length),
    Length = Count.
'$length'(End, Count, Length, _) :-
    var(End),
    !,
    '$length_argument'(Length),
    '$longer'(Length, Count, End).
'$length'(_, _, _, List) :- throw(error(type_error(list, List), _)).

'$length_argument'(N) :- var(N), !.
'$length_argument'(N) :- integer(N), !, ( N >= 0 -> true ; throw(error(domain_error(not_less_than_zero, N), _)) ).
'$length_argument'(N) :- throw(error(type_error(integer, N), _)).

'$longer'(Length, Count, End) :-
    integer(Length),
    !,
    More is Length - Count,
    More >= 0,
    '$fresh_list'(More, End).
'$longer'(Length, _, End) :- Length == End, !, throw(error(resource_error(memory), _)).
'$longer'(Length, Count, End) :- '$some_length'(End, Count, Length).

'$some_length'([], Length, Length).
'$some_length'([_|End], Count, Length) :- Count1 is Count + 1, '$some_length'(End, Count1, Length).

%! reverse(+List, -Reversed) is det.
%  Reversed has the items of List from the last to the first.
%  ?- reverse([a,b,c], L).
%  L = [c,b,a]
reverse(List, Reversed) :- '$reverse'(List, [], Reversed).

'$reverse'([], Reversed, Reversed).
'$reverse'([X|Xs], Done, Reversed) :- '$reverse'(Xs, [X|Done], Reversed).

%! nth0(?Index, ?List, ?Item) is nondet.
%  Item is at Index in List, counted from 0.
%  ?- nth0(1, [a,b,c], X).
%  X = b
nth0(Index, List, Item) :- '$nth'(Index, List, Item, 0).

%! nth1(?Index, ?List, ?Item) is nondet.
%  Item is at Index in List, counted from 1.
%  ?- nth1(I, [a,b,a], a).
%  I = 1 ; I = 3
nth1(Index, List, Item) :- '$nth'(Index, List, Item, 1).

'$nth'(Index, List, Item, First) :-
    integer(Index), !,
    Skip is Index - First,
    Skip >= 0,
    '$drop'(Skip, List, [Item|_]).
'$nth'(Index, [X|Xs], Item, First) :-
    var(Index), !,
    '$nth_any'(Xs, X, Item, First, Index).
'$nth'(Index, _, _, _) :- nonvar(Index), throw(error(type_error(integer, Index), _)).

'$nth_any'(_, Item, Item, Index, Index).
'$nth_any'([X|Xs], _, Item, Index0, Index) :- Index1 is Index0 + 1, '$nth_any'(Xs, X, Item, Index1, Index).

'$drop'(0, List, Rest) :- !, Rest = List.
'$drop'(N, [_|List], Rest) :- N1 is N - 1, '$drop'(N1, List, Rest).

%! nth0(?Index, ?List, ?Item, ?Rest) is nondet.
%  Item is at Index (from 0) in List, and Rest is List without it.
%  ?- nth0(1, [a,b,c], X, R).
%  X = b, R = [a,c]
nth0(Index, List, Item, Rest) :- '$nth'(Index, List, Item, Rest, 0).

%! nth1(?Index, ?List, ?Item, ?Rest) is nondet.
%  Item is at Index (from 1) in List, and Rest is List without it.
%  ?- nth1(1, [a,b,c], X, R).
%  X = a, R = [b,c]
nth1(Index, List, Item, Rest) :- '$nth'(Index, List, Item, Rest, 1).

'$nth'(Index, List, Item, Rest, First) :-
    integer(Index), !,
    Skip is Index - First,
    Skip >= 0,
    '$take_out'(Skip, List, Item, Rest).
'$nth'(Index, List, Item, Rest, First) :- '$take_any'(List, Item, Rest, First, Index).

'$take_out'(0, [Item|Rest], X, Xs) :- !, X = Item, Xs = Rest.
'$take_out'(N, [X|List], Item, [X|Rest]) :- N1 is N - 1, '$take_out'(N1, List, Item, Rest).

'$take_any'([Item|Rest], Item, Rest, Index, Index).
'$take_any'([X|List], Item, [X|Rest], Index0, Index) :- Index1 is Index0 + 1, '$take_any'(List, Item, Rest, Index1, Index).

%! last(?List, ?Last) is nondet.
%  Last is the last item of List.
%  ?- last([a,b,c], X).
%  X = c
last([X|Xs], Last) :- '$last'(Xs, X, Last).

'$last'([], Last, Last).
'$last'([X|Xs], _, Last) :- '$last'(Xs, X, Last).

%! sum_list(+Numbers, -Sum) is det.
%  Sum is the sum of Numbers.
%  ?- sum_list([1,2,3], S).
%  S = 6
sum_list(Numbers, Sum) :- '$sum'(Numbers, 0, Sum).

'$sum'([], Sum, Sum).
'$sum'([X|Xs], Sum0, Sum) :- Sum1 is Sum0 + X, '$sum'(Xs, Sum1, Sum).

%! sumlist(+Numbers, -Sum) is det.
%  The same as sum_list/2.
%  ?- sumlist([1,2], S).
%  S = 3
sumlist(Numbers, Sum) :- '$sum'(Numbers, 0, Sum).

%! max_list(+Numbers, -Max) is semidet.
%  Max is the largest of Numbers.
%  ?- max_list([1,3,2], M).
%  M = 3
max_list([X|Xs], Max) :- '$max'(Xs, X, Max).

'$max'([], Max, Max).
'$max'([X|Xs], Max0, Max) :- Max1 is max(Max0, X), '$max'(Xs, Max1, Max).

%! min_list(+Numbers, -Min) is semidet.
%  Min is the smallest of Numbers.
%  ?- min_list([2,1,3], M).
%  M = 1
min_list([X|Xs], Min) :- '$min'(Xs, X, Min).

'$min'([], Min, Min).
'$min'([X|Xs], Min0, Min) :- Min1 is min(Min0, X), '$min'(Xs, Min1, Min).

%! max_member(-Max, +List) is semidet.
%  Max is the largest item of List in the standard order.
%  ?- max_member(M, [b,a,c(1)]).
%  M = c(1)
max_member(Max, [X|Xs]) :- '$max_member'(Xs, X, Max).

'$max_member'([], Max, Max).
'$max_member'([X|Xs], Max0, Max) :- ( X @> Max0 -> '$max_member'(Xs, X, Max) ; '$max_member'(Xs, Max0, Max) ).

%! min_member(-Min, +List) is semidet.
%  Min is the smallest item of List in the standard order.
%  ?- min_member(M, [b,a,c(1)]).
%  M = a
min_member(Min, [X|Xs]) :- '$min_member'(Xs, X, Min).

'$min_member'([], Min, Min).
'$min_member'([X|Xs], Min0, Min) :- ( X @< Min0 -> '$min_member'(Xs, X, Min) ; '$min_member'(Xs, Min0, Min) ).

%! numlist(+Low, +High, -Numbers) is semidet.
%  Numbers are the integers from Low to High.
%  ?- numlist(1, 4, L).
%  L = [1,2,3,4]
numlist(Low, High, Numbers) :-
    '$must_be_integer'(Low),
    '$must_be_integer'(High),
    Low =< High,
    '$numlist'(Low, High, Numbers).

'$numlist'(High, High, List) :- !, List = [High].
'$numlist'(Low, High, [Low|Numbers]) :- Next is Low + 1, '$numlist'(Next, High, Numbers).

%! select(?Item, ?List, ?Rest) is nondet.
%  Rest is List without one occurrence of Item.
%  ?- select(X, [a,b], R).
%  X = a, R = [b] ; X = b, R = [a]
select(X, [Y|Ys], Rest) :- '$select'(Ys, Y, X, Rest).

'$select'(Ys, X, X, Ys).
'$select'([Z|Zs], Y, X, [Y|Rest]) :- '$select'(Zs, Z, X, Rest).

%! selectchk(?Item, +List, -Rest) is semidet.
%  Rest is List without the first occurrence of Item.
%  ?- selectchk(b, [a,b,c,b], R).
%  R = [a,c,b]
selectchk(X, List, Rest) :- select(X, List, Rest0), !, Rest = Rest0.

%! select(?Item, ?List, ?Other, ?Changed) is nondet.
%  Changed is List with one occurrence of Item replaced by Other.
%  ?- select(b, [a,b], x, L).
%  L = [a,x]
select(X, Xs, Y, Ys) :- '$select4'(Xs, X, Y, Ys).

'$select4'([X|Xs], X, Y, [Y|Xs]).
'$select4'([Z|Xs], X, Y, [Z|Ys]) :- '$select4'(Xs, X, Y, Ys).

%! delete(+List, ?Item, -Rest) is det.
%  Rest is List without all items that unify with Item.
%  ?- delete([a,b,a], a, R).
%  R = [b]
delete([], _, []).
delete([X|Xs], Y, Rest) :- ( X \= Y -> Rest = [X|Rest1] ; Rest = Rest1 ), delete(Xs, Y, Rest1).

%! subtract(+List, +Other, -Rest) is det.
%  Rest has the items of List that are not in Other.
%  ?- subtract([a,b,c], [b], R).
%  R = [a,c]
subtract([], _, []).
subtract([X|Xs], Other, Rest) :- ( memberchk(X, Other) -> Rest = Rest1 ; Rest = [X|Rest1] ), subtract(Xs, Other, Rest1).

%! intersection(+List, +Other, -Common) is det.
%  Common has the items of List that are in Other.
%  ?- intersection([a,b,c], [c,a], C).
%  C = [a,c]
intersection([], _, []).
intersection([X|Xs], Other, Common) :-
    ( memberchk(X, Other) -> Common = [X|Common1] ; Common = Common1 ),
    intersection(Xs, Other, Common1).

%! union(+List, +Other, -Union) is det.
%  Union is Other behind the items of List that are not in it.
%  ?- union([a,b], [b,c], U).
%  U = [a,b,c]
union([], Union, Union).
union([X|Xs], Other, Union) :- ( memberchk(X, Other) -> Union = Union1 ; Union = [X|Union1] ), union(Xs, Other, Union1).

%! subset(+Some, +All) is semidet.
%  Every item of Some is in All.
%  ?- subset([a,c], [a,b,c]).
%  true
subset([], _).
subset([X|Xs], All) :- memberchk(X, All), subset(Xs, All).

%! permutation(?List, ?Permuted) is nondet.
%  Permuted has the items of List in any order.
%  ?- permutation([a,b], P).
%  P = [a,b] ; P = [b,a]
permutation(List, Permuted) :-
    '$skip_list'(List, Count, End),
    ( End == [] -> length(Permuted, Count) ; '$skip_list'(Permuted, Count2, []), length(List, Count2) ),
    '$permutation'(List, Permuted).

'$permutation'([], []).
'$permutation'(List, [X|Permuted]) :- select(X, List, Rest), '$permutation'(Rest, Permuted).

%! flatten(+Nested, -Flat) is det.
%  Flat has the items of Nested and of the lists in it.
%  ?- flatten([a,[b,[c]],[]], F).
%  F = [a,b,c]
flatten(Nested, Flat) :- '$flatten'(Nested, [], Flat0), !, Flat = Flat0.

'$flatten'(X, Tail, [X|Tail]) :- var(X), !.
'$flatten'([], Tail, Tail) :- !.
'$flatten'([X|Xs], Tail, Flat) :- !, '$flatten'(X, Rest, Flat), '$flatten'(Xs, Tail, Rest).
'$flatten'(X, Tail, [X|Tail]).

%! list_to_set(+List, -Set) is det.
%  Set has the items of List, each at its first place only.
%  ?- list_to_set([a,b,a], S).
%  S = [a,b]
list_to_set(List, Set) :- '$to_set'(List, [], Set).

'$to_set'([], _, []).
'$to_set'([X|Xs], Seen, Set) :-
    ( '$occurs_in'(Seen, X) -> Set = Set1 ; Set = [X|Set1] ),
    '$to_set'(Xs, [X|Seen], Set1).

'$occurs_in'([Y|Ys], X) :- ( X == Y -> true ; '$occurs_in'(Ys, X) ).

%! is_set(+List) is semidet.
%  List is a list without equal items.
%  ?- is_set([a,b,a]).
%  false
is_set(List) :- is_list(List), list_to_set(List, Set), length(List, N), length(Set, N).

%! same_length(?List, ?Other) is nondet.
%  Both lists have the same number of items.
%  ?- same_length([a,b], L), L = [x|_].
%  L = [x,_]
same_length([], []).
same_length([_|Xs], [_|Ys]) :- same_length(Xs, Ys).

%! prefix(?Front, ?List) is nondet.
%  List begins with Front.
%  ?- prefix(P, [a]).
%  P = [] ; P = [a]
prefix([], _).
prefix([X|Xs], [X|Ys]) :- prefix(Xs, Ys).

%! sublist(?Part, +List) is nondet.
%  Part is a run of items of List.
%  ?- sublist([b,c], [a,b,c,d]).
%  true
sublist(Part, List) :- once(( append(_, Back, List), append(Part, _, Back) )).

%! pairs_keys_values(?Pairs, ?Keys, ?Values) is det.
%  Pairs are Key-Value, from the lists of both.
%  ?- pairs_keys_values(P, [a,b], [1,2]).
%  P = [a-1,b-2]
pairs_keys_values([], [], []).
pairs_keys_values([K-V|Pairs], [K|Keys], [V|Values]) :- pairs_keys_values(Pairs, Keys, Values).

%! pairs_keys(?Pairs, ?Keys) is det.
%  The keys of Key-Value pairs.
%  ?- pairs_keys([a-1,b-2], K).
%  K = [a,b]
pairs_keys([], []).
pairs_keys([K-_|Pairs], [K|Keys]) :- pairs_keys(Pairs, Keys).

%! pairs_values(?Pairs, ?Values) is det.
%  The values of Key-Value pairs.
%  ?- pairs_values([a-1,b-2], V).
%  V = [1,2]
pairs_values([], []).
pairs_values([_-V|Pairs], [V|Values]) :- pairs_values(Pairs, Values).

%! list_to_ord_set(+List, -Set) is det.
%  Set is List sorted, without duplicates.
%  ?- list_to_ord_set([b,a,b], S).
%  S = [a,b]
list_to_ord_set(List, Set) :- sort(List, Set).

%! ord_union(+Set, +Other, -Union) is det.
%  The union of two sorted sets.
%  ?- ord_union([a,c], [b,c], U).
%  U = [a,b,c]
ord_union(A, B, Union) :- append(A, B, AB), sort(AB, Union).

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

%! ord_add_element(+Set, +Item, -Larger) is det.
%  Larger is a sorted set with Item in it.
%  ?- ord_add_element([a], b, S).
%  S = [a,b]
ord_add_element(Set, X, Larger) :- ord_union(Set, [X], Larger).

%! ord_del_element(+Set, +Item, -Smaller) is det.
%  Smaller is a sorted set without Item.
%  ?- ord_del_element([a,b], b, S).
%  S = [a]
ord_del_element(Set, X, Smaller) :- ord_subtract(Set, [X], Smaller).
