% Sorting that keeps equal items, by the standard order or by a goal. How the comments are read: control.pl.

:- module(samsort, [samsort/2, samsort/3]).

%! samsort(+List, -Sorted) is det.
%  List in the standard order, equal items in their places.
%  ?- samsort([b,a,b], L).
%  L = [a,b,b]
samsort(List, Sorted) :- msort(List, Sorted).

%! samsort(:Before, +List, -Sorted) is det.
%  List in an order: call(Before, X, Y) says that X may stand before Y; where both may, they keep their places.
%  ?- samsort(@>=, [a,c,b,c], L).
%  L = [c,c,b,a]
samsort(Before, List, Sorted) :-
    must_be(list, List),
    length(List, Count),
    '$samsort'(Count, Before, List, [], Sorted0),
    !,
    Sorted = Sorted0.

'$samsort'(0, _, Rest, Rest, []) :- !.
'$samsort'(1, _, [X|Rest], Rest, [X]) :- !.
'$samsort'(Count, Before, List, Rest, Sorted) :-
    Half is Count // 2,
    Other is Count - Half,
    '$samsort'(Half, Before, List, Middle, Left),
    '$samsort'(Other, Before, Middle, Rest, Right),
    '$sammerge'(Left, Right, Before, Sorted).

'$sammerge'([], Right, _, Right).
'$sammerge'([X|Xs], Right, Before, Sorted) :- '$sammerge'(Right, X, Xs, Before, Sorted).

'$sammerge'([], X, Xs, _, [X|Xs]).
'$sammerge'([Y|Ys], X, Xs, Before, Sorted) :-
    ( call(Before, X, Y) -> Sorted = [X|Sorted1], '$sammerge'(Xs, [Y|Ys], Before, Sorted1)
    ; Sorted = [Y|Sorted1], '$sammerge'(Ys, X, Xs, Before, Sorted1)
    ).
