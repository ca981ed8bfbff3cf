% Quick sort of 50 numbers, the result built from its end.
% Stresses list splitting by comparison, cuts and first-argument indexing.

bench_once :- fifty(Numbers), ordered(Numbers, [], _).

answer(Ordered) :- fifty(Numbers), ordered(Numbers, [], Ordered).

small_answer(Ordered) :- answer(Ordered).

bench_size(30000).
bench_small(2).

fifty([41,7,93,22,68,15,80,3,57,36,99,12,74,29,50,88,1,63,45,17,
       34,96,8,71,26,59,83,40,11,66,92,5,48,77,30,19,85,54,2,61,
       38,90,24,70,13,47,82,33,56,20]).

% ordered(Items, Tail, Ordered): Ordered is Items in order, followed by Tail.
ordered([], Tail, Tail).
ordered([Pivot|Items], Tail, Ordered) :-
    split(Items, Pivot, Small, Large),
    ordered(Large, Tail, Upper),
    ordered(Small, [Pivot|Upper], Ordered).

split([], _, [], []).
split([Item|Items], Pivot, [Item|Small], Large) :-
    Item < Pivot, !,
    split(Items, Pivot, Small, Large).
split([Item|Items], Pivot, Small, [Item|Large]) :-
    split(Items, Pivot, Small, Large).
