% Lists as sets: items are found by unification, except where a sentence says otherwise. How the comments are read: control.pl.

:- module(list_sets, [delete/3, subtract/3, intersection/3, union/3, subset/2, delete/4, list_to_set/2, remove_dups/2,
    is_set/1, no_doubles/1, disjoint/2, seteq/2, symdiff/3]).

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

%! delete(+List, ?Item, +Count, -Rest) is det.
%  Rest is List without the first Count items that are identical to Item.
%  ?- delete([a,b,a,a], a, 2, R).
%  R = [b,a]
delete(List, Item, Count, Rest) :- '$delete'(List, Item, Count, Rest).

'$delete'([], _, _, []).
'$delete'([X|Xs], Item, Count, Rest) :-
    ( Count =< 0 -> Rest = [X|Xs]
    ; X == Item -> Count1 is Count - 1, '$delete'(Xs, Item, Count1, Rest)
    ; Rest = [X|Rest1], '$delete'(Xs, Item, Count, Rest1)
    ).

%! list_to_set(+List, -Set) is det.
%  Set has the items of List, each at its first place only.
%  ?- list_to_set([a,b,a], S).
%  S = [a,b]
list_to_set(List, Set) :-
    must_be(list, List),
    '$numbered'(List, 0, Numbered),
    keysort(Numbered, Grouped),
    '$first_places'(Grouped, Places),
    keysort(Places, Ordered),
    pairs_values(Ordered, Set).

'$numbered'([], _, []).
'$numbered'([X|Xs], N, [X-N|Pairs]) :- N1 is N + 1, '$numbered'(Xs, N1, Pairs).

'$first_places'([], []).
'$first_places'([X-N|Pairs], [N-X|Places]) :- '$skip_equal'(Pairs, X, Rest), '$first_places'(Rest, Places).

'$skip_equal'([Y-_|Pairs], X, Rest) :- Y == X, !, '$skip_equal'(Pairs, X, Rest).
'$skip_equal'(Rest, _, Rest).

%! remove_dups(+List, -Set) is det.
%  Set is List sorted, without duplicates.
%  ?- remove_dups([b,a,b], S).
%  S = [a,b]
remove_dups(List, Set) :- sort(List, Set).

%! is_set(?Term) is semidet.
%  Term is a list without equal items.
%  ?- is_set([a,b,a]).
%  false
is_set(Term) :-
    '$skip_list'(Term, Count, End),
    End == [],
    sort(Term, Sorted),
    length(Sorted, Count).

%! no_doubles(+List) is semidet.
%  List has no equal items.
%  ?- no_doubles([a,b,a]).
%  false
no_doubles(List) :- is_set(List).

%! disjoint(+List, +Other) is semidet.
%  No item of List is in Other.
%  ?- disjoint([a,b], [c,d]).
%  true
disjoint([], _).
disjoint([X|Xs], Other) :- ( memberchk(X, Other) -> fail ; disjoint(Xs, Other) ).

%! seteq(+List, +Other) is semidet.
%  Each item of one list is in the other.
%  ?- seteq([a,b,a], [b,a]).
%  true
seteq(List, Other) :- subset(List, Other), subset(Other, List).

%! symdiff(+List, +Other, -Difference) is det.
%  Difference has the items that are in one of the lists only.
%  ?- symdiff([a,b], [b,c], D).
%  D = [a,c]
symdiff(List, Other, Difference) :-
    subtract(List, Other, Left),
    subtract(Other, List, Right),
    append(Left, Right, Difference).
