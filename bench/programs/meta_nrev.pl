% Naive reverse of 30 elements run by an interpreter of Prolog in Prolog; the program is facts of my_clause/2.
% Stresses unification of terms that are not known at compile time, and indexing on a clause head as first argument.

bench_once :- thirty(List), proved(turned(List, _)), !.

answer(Turned) :- thirty(List), proved(turned(List, Turned)), !.

small_answer(Turned) :- proved(turned([a,b,c,d,e,f,g,h], Turned)), !.

bench_size(12000).
bench_small(1).

thirty([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29]).

proved(true) :- !.
proved((Goal, Goals)) :- !, proved(Goal), proved(Goals).
proved(Goal) :- my_clause(Goal, Body), proved(Body).

my_clause(turned([], []), true).
my_clause(turned([First|Rest], Turned), (turned(Rest, TurnedRest), joined(TurnedRest, [First], Turned))).
my_clause(joined([], List, List), true).
my_clause(joined([Item|Front], Back, [Item|Whole]), joined(Front, Back, Whole)).
