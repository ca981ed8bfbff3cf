% hProlog's lists, as SWI-Prolog has them. How the comments are read: control.pl.

:- module(hprolog, [take/3, drop/3, split_at/4, substitute_eq/4, memberchk_eq/2, intersect_eq/3, list_difference_eq/3,
    max_go_list/2, or_list/2, bounded_sublist/3, chr_delete/3]).

%! take(+Count, +List, -Front) is semidet.
%  Front are the first Count items.
%  ?- take(2, [a,b,c], F), \+ take(2, [a], _).
%  F = [a,b]
take(Count, List, Front) :- split_at(Count, List, Front, _).

%! drop(+Count, +List, -Rest) is semidet.
%  Rest is List without the first Count items.
%  ?- drop(2, [a,b,c], R).
%  R = [c]
drop(Count, List, Rest) :- split_at(Count, List, _, Rest).

%! split_at(+Count, +List, -Front, -Rest) is semidet.
%  Front are the first Count items, Rest the others.
%  ?- split_at(1, [a,b], F, R).
%  F = [a], R = [b]
split_at(0, List, [], List) :- !.
split_at(Count, [X|List], [X|Front], Rest) :- Count1 is Count - 1, split_at(Count1, List, Front, Rest).

%! substitute_eq(?Old, +List, ?New, -Changed) is det.
%  Changed has New for what is identical to Old.
%  ?- substitute_eq(a, [a,b,a], c, L).
%  L = [c,b,c]
substitute_eq(_, [], _, []).
substitute_eq(Old, [X|Xs], New, [Y|Ys]) :- ( X == Old -> Y = New ; Y = X ), substitute_eq(Old, Xs, New, Ys).

%! memberchk_eq(?Item, +List) is semidet.
%  Item is identical to one of List.
%  ?- memberchk_eq(X, [_,X]), \+ memberchk_eq(X, [_]).
%  true
memberchk_eq(Item, [X|Xs]) :- ( X == Item -> true ; memberchk_eq(Item, Xs) ).

%! intersect_eq(+List, +Other, -Common) is det.
%  Common are those of List that are identical to one of Other.
%  ?- intersect_eq([X,Y], [Y], L), X = 1, Y = 2.
%  X = 1, Y = 2, L = [2]
intersect_eq([], _, []).
intersect_eq([X|Xs], Other, Common) :-
    ( memberchk_eq(X, Other) -> Common = [X|Common1] ; Common = Common1 ),
    intersect_eq(Xs, Other, Common1).

%! list_difference_eq(+List, +Other, -Rest) is det.
%  Rest are those of List that are identical to none of Other.
%  ?- list_difference_eq([X,Y], [Y], L), X = 1, Y = 2.
%  X = 1, Y = 2, L = [1]
list_difference_eq([], _, []).
list_difference_eq([X|Xs], Other, Rest) :-
    ( memberchk_eq(X, Other) -> Rest = Rest1 ; Rest = [X|Rest1] ),
    list_difference_eq(Xs, Other, Rest1).

%! max_go_list(+Numbers, -Max) is semidet.
%  Max is the largest of Numbers.
%  ?- max_go_list([1,3,2], M).
%  M = 3
max_go_list(Numbers, Max) :- max_list(Numbers, Max).

%! or_list(+Integers, -Or) is det.
%  Or is all of them with \/ between.
%  ?- or_list([1,2,4], N).
%  N = 7
or_list(Integers, Or) :- foldl([X,Y,Z]>>( Z is X \/ Y ), Integers, 0, Or).

%! bounded_sublist(+Part, +List, +Bound) is semidet.
%  Part stands at the beginning of List, or behind at most Bound of its items.
%  ?- bounded_sublist([b], [a,b,c], 2).
%  true
bounded_sublist(Part, List, Bound) :-
    ( append(Part, _, List) -> true
    ; Bound > 0,
      List = [_|Rest],
      Bound1 is Bound - 1,
      bounded_sublist(Part, Rest, Bound1)
    ).

%! chr_delete(+List, ?Item, -Rest) is det.
%  Rest is List without what is identical to Item.
%  ?- chr_delete([a,b,a], a, R).
%  R = [b]
chr_delete(List, Item, Rest) :- list_difference_eq(List, [Item], Rest).
