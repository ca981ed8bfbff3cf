% Naive reverse of a list of 30 elements: 496 calls of user predicates.
% Stresses list construction, first-argument indexing and last calls.

bench_once :- thirty(List), turned(List, _).

answer(Turned) :- thirty(List), turned(List, Turned).

small_answer(Turned) :- answer(Turned).

bench_size(60000).
bench_small(3).

thirty([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29]).

turned([], []).
turned([First|Rest], Turned) :-
    turned(Rest, TurnedRest),
    joined(TurnedRest, [First], Turned).

joined([], List, List).
joined([Item|Front], Back, [Item|Whole]) :- joined(Front, Back, Whole).
