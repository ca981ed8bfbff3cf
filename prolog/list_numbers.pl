% Sums, largest and smallest items, ranges. How the comments are read: control.pl.

:- module(list_numbers, [sum_list/2, sumlist/2, max_list/2, min_list/2, max_member/2, min_member/2, numlist/3,
    max_member/3, min_member/3]).

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

%! max_member(:Order, -Max, +List) is semidet.
%  Max is the largest item of List where call(Order, A, B) says that A is not larger than B.
%  ?- max_member(@=<, M, [b,c,a]).
%  M = c
max_member(Order, Max, [X|Xs]) :- '$max_member'(Xs, Order, X, Max).

'$max_member'([], _, Max, Max).
'$max_member'([X|Xs], Order, Max0, Max) :-
    ( call(Order, X, Max0) -> '$max_member'(Xs, Order, Max0, Max) ; '$max_member'(Xs, Order, X, Max) ).

%! min_member(:Order, -Min, +List) is semidet.
%  Min is the smallest item of List where call(Order, A, B) says that A is not larger than B.
%  ?- min_member(@=<, M, [b,c,a]).
%  M = a
min_member(Order, Min, [X|Xs]) :- '$min_member'(Xs, Order, X, Min).

'$min_member'([], _, Min, Min).
'$min_member'([X|Xs], Order, Min0, Min) :-
    ( call(Order, Min0, X) -> '$min_member'(Xs, Order, Min0, Min) ; '$min_member'(Xs, Order, X, Min) ).
