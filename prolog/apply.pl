% Predicates that call a goal for the items of lists. How the comments are read: control.pl.
%
% The list that is known comes first in the helpers, so that indexing leaves no choice point behind its end.

:- module(apply, [maplist/2, maplist/3, maplist/4, maplist/5, maplist/6, maplist/7, maplist/8, include/3, exclude/3,
    partition/4, partition/5, convlist/3, foldl/4, foldl/5, foldl/6, foldl/7, scanlist/4, scanl/4, scanl/5, scanl/6, scanl/7,
    predsort/3]).

%! maplist(:Goal, ?List) is nondet.
%  Goal succeeds for each item.
%  ?- maplist(integer, [1,2]).
%  true
maplist(Goal, List) :- '$maplist'(List, Goal).

'$maplist'([], _).
'$maplist'([A|As], Goal) :- call(Goal, A), '$maplist'(As, Goal).

%! maplist(:Goal, ?List, ?List2) is nondet.
%  Goal succeeds for the items at each place of two lists.
%  ?- maplist(succ, [1,2], L).
%  L = [2,3]
maplist(Goal, List1, List2) :-
    ( var(List1), nonvar(List2) -> '$maplist_second'(List2, List1, Goal) ; '$maplist'(List1, List2, Goal) ).

'$maplist_second'([], [], _).
'$maplist_second'([B|Bs], [A|As], Goal) :- call(Goal, A, B), '$maplist_second'(Bs, As, Goal).

'$maplist'([], [], _).
'$maplist'([A|As], [B|Bs], Goal) :- call(Goal, A, B), '$maplist'(As, Bs, Goal).

%! maplist(:Goal, ?List, ?List2, ?List3) is nondet.
%  The same for three lists.
%  ?- maplist(plus, [1,2], [3,4], L).
%  L = [4,6]
maplist(Goal, List1, List2, List3) :-
    ( nonvar(List1) -> '$maplist'(List1, List2, List3, Goal)
    ; nonvar(List2) -> '$maplist_second'(List2, List1, List3, Goal)
    ; '$maplist_third'(List3, List1, List2, Goal)
    ).

'$maplist_second'([], [], [], _).
'$maplist_second'([B|Bs], [A|As], [C|Cs], Goal) :- call(Goal, A, B, C), '$maplist_second'(Bs, As, Cs, Goal).

'$maplist_third'([], [], [], _).
'$maplist_third'([C|Cs], [A|As], [B|Bs], Goal) :- call(Goal, A, B, C), '$maplist_third'(Cs, As, Bs, Goal).

'$maplist'([], [], [], _).
'$maplist'([A|As], [B|Bs], [C|Cs], Goal) :- call(Goal, A, B, C), '$maplist'(As, Bs, Cs, Goal).

%! maplist(:Goal, ?List, ?List2, ?List3, ?List4) is nondet.
%  The same for four lists.
%  ?- maplist(nth0, [0,1], [[a],[b,c]], X, Y).
%  X = [a,c], Y = [[],[b]]
maplist(Goal, List1, List2, List3, List4) :- '$maplist'(List1, List2, List3, List4, Goal).

'$maplist'([], [], [], [], _).
'$maplist'([A|As], [B|Bs], [C|Cs], [D|Ds], Goal) :- call(Goal, A, B, C, D), '$maplist'(As, Bs, Cs, Ds, Goal).

%! maplist(:Goal, ?List, ?List2, ?List3, ?List4, ?List5) is nondet.
%  The same for five lists.
%  ?- maplist(sub_atom, [ab,cd], [0,1], [1,1], A, S).
%  A = [1,0], S = [a,d]
maplist(Goal, List1, List2, List3, List4, List5) :- '$maplist'(List1, List2, List3, List4, List5, Goal).

'$maplist'([], [], [], [], [], _).
'$maplist'([A|As], [B|Bs], [C|Cs], [D|Ds], [E|Es], Goal) :-
    call(Goal, A, B, C, D, E),
    '$maplist'(As, Bs, Cs, Ds, Es, Goal).

%! maplist(:Goal, ?List, ?List2, ?List3, ?List4, ?List5, ?List6) is nondet.
%  The same for six lists.
%  ?- maplist(functor, [], [], [], [], [], L).
%  L = []
maplist(Goal, List1, List2, List3, List4, List5, List6) :- '$maplist'(List1, List2, List3, List4, List5, List6, Goal).

'$maplist'([], [], [], [], [], [], _).
'$maplist'([A|As], [B|Bs], [C|Cs], [D|Ds], [E|Es], [F|Fs], Goal) :-
    call(Goal, A, B, C, D, E, F),
    '$maplist'(As, Bs, Cs, Ds, Es, Fs, Goal).

%! maplist(:Goal, ?List, ?List2, ?List3, ?List4, ?List5, ?List6, ?List7) is nondet.
%  The same for seven lists.
%  ?- maplist(functor, [], [], [], [], [], [], L).
%  L = []
maplist(Goal, List1, List2, List3, List4, List5, List6, List7) :- '$maplist'(List1, List2, List3, List4, List5, List6, List7, Goal).

'$maplist'([], [], [], [], [], [], [], _).
'$maplist'([A|As], [B|Bs], [C|Cs], [D|Ds], [E|Es], [F|Fs], [G|Gs], Goal) :-
    call(Goal, A, B, C, D, E, F, G),
    '$maplist'(As, Bs, Cs, Ds, Es, Fs, Gs, Goal).

%! include(:Goal, +List, -Kept) is det.
%  Kept has the items for which Goal succeeds.
%  ?- include(atom, [a,1,b], L).
%  L = [a,b]
include(Goal, List, Kept) :- '$include'(List, Goal, Kept).

'$include'([], _, []).
'$include'([X|Xs], Goal, Kept) :- ( call(Goal, X) -> Kept = [X|Kept1] ; Kept = Kept1 ), '$include'(Xs, Goal, Kept1).

%! exclude(:Goal, +List, -Kept) is det.
%  Kept has the items for which Goal fails.
%  ?- exclude(atom, [a,1,b], L).
%  L = [1]
exclude(Goal, List, Kept) :- '$exclude'(List, Goal, Kept).

'$exclude'([], _, []).
'$exclude'([X|Xs], Goal, Kept) :- ( call(Goal, X) -> Kept = Kept1 ; Kept = [X|Kept1] ), '$exclude'(Xs, Goal, Kept1).

%! partition(:Goal, +List, -Yes, -No) is det.
%  Yes has the items for which Goal succeeds, No the others.
%  ?- partition(atom, [a,1,b], Y, N).
%  Y = [a,b], N = [1]
partition(Goal, List, Yes, No) :- '$partition'(List, Goal, Yes, No).

'$partition'([], _, [], []).
'$partition'([X|Xs], Goal, Yes, No) :-
    ( call(Goal, X) -> Yes = [X|Yes1], No = No1 ; Yes = Yes1, No = [X|No1] ),
    '$partition'(Xs, Goal, Yes1, No1).

%! partition(:Goal, +List, -Less, -Equal, -Greater) is semidet.
%  The items for which call(Goal, Item, Order) gives <, = and >.
%  ?- partition([X,O]>>compare(O, X, 2), [1,2,3], L, E, G).
%  L = [1], E = [2], G = [3]
partition(Goal, List, Less, Equal, Greater) :- '$partition'(List, Goal, Less, Equal, Greater).

'$partition'([], _, [], [], []).
'$partition'([X|Xs], Goal, Less, Equal, Greater) :-
    call(Goal, X, Order),
    must_be(order, Order),
    '$place'(Order, X, Less, Equal, Greater, Less1, Equal1, Greater1),
    '$partition'(Xs, Goal, Less1, Equal1, Greater1).

'$place'(<, X, [X|Less], Equal, Greater, Less, Equal, Greater).
'$place'(=, X, Less, [X|Equal], Greater, Less, Equal, Greater).
'$place'(>, X, Less, Equal, [X|Greater], Less, Equal, Greater).

%! convlist(:Goal, +List, -Found) is det.
%  Found has Y for each item X for which call(Goal, X, Y) succeeds.
%  ?- convlist([X,Y]>>(integer(X), Y is X * 2), [1,a,2], L).
%  L = [2,4]
convlist(Goal, List, Found) :- '$convlist'(List, Goal, Found).

'$convlist'([], _, []).
'$convlist'([X|Xs], Goal, Found) :-
    ( call(Goal, X, Y) -> Found = [Y|Found1] ; Found = Found1 ),
    '$convlist'(Xs, Goal, Found1).

%! foldl(:Goal, +List, +Start, -End) is nondet.
%  Goal leads from Start to End through the items.
%  ?- foldl(plus, [1,2,3], 0, S).
%  S = 6
foldl(Goal, List, V0, V) :- '$foldl'(List, Goal, V0, V).

'$foldl'([], _, V, V).
'$foldl'([X|Xs], Goal, V0, V) :- call(Goal, X, V0, V1), '$foldl'(Xs, Goal, V1, V).

%! foldl(:Goal, +List, +List2, +Start, -End) is nondet.
%  The same for the items of two lists.
%  ?- foldl([X,Y,S0,S]>>(S is S0 + X * Y), [1,2], [3,4], 0, V).
%  V = 11
foldl(Goal, List1, List2, V0, V) :- '$foldl'(List1, List2, Goal, V0, V).

'$foldl'([], [], _, V, V).
'$foldl'([X|Xs], [Y|Ys], Goal, V0, V) :- call(Goal, X, Y, V0, V1), '$foldl'(Xs, Ys, Goal, V1, V).

%! foldl(:Goal, +List, +List2, +List3, +Start, -End) is nondet.
%  The same for the items of three lists.
%  ?- foldl([X,Y,Z,S0,S]>>(S is S0 + X * Y * Z), [1,2], [3,4], [5,6], 0, V).
%  V = 63
foldl(Goal, List1, List2, List3, V0, V) :- '$foldl'(List1, List2, List3, Goal, V0, V).

'$foldl'([], [], [], _, V, V).
'$foldl'([X|Xs], [Y|Ys], [Z|Zs], Goal, V0, V) :- call(Goal, X, Y, Z, V0, V1), '$foldl'(Xs, Ys, Zs, Goal, V1, V).

%! foldl(:Goal, +List, +List2, +List3, +List4, +Start, -End) is nondet.
%  The same for the items of four lists.
%  ?- foldl([A,B,C,D,S0,S]>>(S is S0 + A + B + C + D), [1], [2], [3], [4], 0, V).
%  V = 10
foldl(Goal, List1, List2, List3, List4, V0, V) :- '$foldl'(List1, List2, List3, List4, Goal, V0, V).

'$foldl'([], [], [], [], _, V, V).
'$foldl'([X|Xs], [Y|Ys], [Z|Zs], [W|Ws], Goal, V0, V) :- call(Goal, X, Y, Z, W, V0, V1), '$foldl'(Xs, Ys, Zs, Ws, Goal, V1, V).

%! scanlist(:Goal, +List, +Start, -End) is nondet.
%  The same as foldl/4.
%  ?- scanlist(plus, [1,2], 0, S).
%  S = 3
scanlist(Goal, List, V0, V) :- '$foldl'(List, Goal, V0, V).

%! scanl(:Goal, ?List, ?Start, ?Values) is nondet.
%  As foldl/4, with all values from Start on.
%  ?- scanl(plus, [1,2,3], 0, L).
%  L = [0,1,3,6]
scanl(Goal, List, V0, [V0|Values]) :- '$scanl'(List, Goal, V0, Values).

'$scanl'([], _, _, []).
'$scanl'([X|Xs], Goal, V0, [V|Vs]) :- call(Goal, X, V0, V), '$scanl'(Xs, Goal, V, Vs).

%! scanl(:Goal, ?List, ?List2, ?Start, ?Values) is nondet.
%  As foldl/5, with all values from Start on.
%  ?- scanl([X,Y,V0,V]>>(V is V0 + X*Y), [1,2], [3,4], 0, L).
%  L = [0,3,11]
scanl(Goal, List, List2, V0, [V0|Values]) :- '$scanl'(List, List2, Goal, V0, Values).

'$scanl'([], [], _, _, []).
'$scanl'([X|Xs], [Y|Ys], Goal, V0, [V|Vs]) :- call(Goal, X, Y, V0, V), '$scanl'(Xs, Ys, Goal, V, Vs).

%! scanl(:Goal, ?List, ?List2, ?List3, ?Start, ?Values) is nondet.
%  As foldl/6, with all values from Start on.
%  ?- scanl([X,Y,Z,V0,V]>>(V is V0 + X*Y*Z), [1,2], [3,4], [1,1], 0, L).
%  L = [0,3,11]
scanl(Goal, List, List2, List3, V0, [V0|Values]) :- '$scanl'(List, List2, List3, Goal, V0, Values).

'$scanl'([], [], [], _, _, []).
'$scanl'([X|Xs], [Y|Ys], [Z|Zs], Goal, V0, [V|Vs]) :- call(Goal, X, Y, Z, V0, V), '$scanl'(Xs, Ys, Zs, Goal, V, Vs).

%! scanl(:Goal, ?List, ?List2, ?List3, ?List4, ?Start, ?Values) is nondet.
%  As foldl/7, with all values from Start on.
%  ?- scanl([X,Y,Z,W,V0,V]>>(V is V0 + X*Y*Z*W), [1,2], [3,4], [1,1], [1,1], 0, L).
%  L = [0,3,11]
scanl(Goal, List, List2, List3, List4, V0, [V0|Values]) :- '$scanl'(List, List2, List3, List4, Goal, V0, Values).

'$scanl'([], [], [], [], _, _, []).
'$scanl'([X|Xs], [Y|Ys], [Z|Zs], [W|Ws], Goal, V0, [V|Vs]) :-
    call(Goal, X, Y, Z, W, V0, V),
    '$scanl'(Xs, Ys, Zs, Ws, Goal, V, Vs).

%! predsort(:Compare, +List, -Sorted) is semidet.
%  List sorted by call(Compare, Order, A, B); items for which Order is = are left out.
%  ?- predsort(compare, [c,a,b,a], L).
%  L = [a,b,c]
predsort(Compare, List, Sorted) :-
    length(List, Count),
    '$predsort'(Count, Compare, List, [], Sorted0),
    !,
    Sorted = Sorted0.

'$predsort'(0, _, Rest, Rest, []) :- !.
'$predsort'(1, _, [X|Rest], Rest, [X]) :- !.
'$predsort'(Count, Compare, List, Rest, Sorted) :-
    Half is Count // 2,
    Other is Count - Half,
    '$predsort'(Half, Compare, List, Middle, Left),
    '$predsort'(Other, Compare, Middle, Rest, Right),
    '$merge'(Left, Right, Compare, Sorted).

'$merge'([], Right, _, Right) :- !.
'$merge'(Left, [], _, Left) :- !.
'$merge'([X|Xs], [Y|Ys], Compare, Sorted) :-
    call(Compare, Order, X, Y),
    '$merge'(Order, X, Xs, Y, Ys, Compare, Sorted).

'$merge'(<, X, Xs, Y, Ys, Compare, [X|Sorted]) :- '$merge'(Xs, [Y|Ys], Compare, Sorted).
'$merge'(=, X, Xs, _, Ys, Compare, Sorted) :- '$merge'([X|Xs], Ys, Compare, Sorted).
'$merge'(>, X, Xs, Y, Ys, Compare, [Y|Sorted]) :- '$merge'([X|Xs], Ys, Compare, Sorted).
