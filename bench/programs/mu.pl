% Hofstadter's MIU system: a derivation of the string m u i i u from m i, shortest first.
% Stresses non-deterministic list surgery and iterative deepening.

bench_once :- derivation(5, [m,u,i,i,u], _), !.

answer(Steps) :- derivation(5, [m,u,i,i,u], Steps), !.

small_answer(Steps) :- derivation(4, [m,i,u,i,u], Steps), !.

bench_size(20000).
bench_small(1).

derivation(Limit, String, Steps) :-
    upto(0, Limit, Depth),
    derived(Depth, String, [], Steps).

upto(Low, High, Low) :- Low =< High.
upto(Low, High, Number) :- Low < High, Next is Low + 1, upto(Next, High, Number).

% derived(Depth, String, Later, Steps): Depth rules lead from [m,i] to String; Steps is Later behind the strings used.
derived(0, [m,i], Later, [[m,i]|Later]) :- !.
derived(Depth, String, Later, Steps) :-
    Depth > 0,
    Depth1 is Depth - 1,
    derived(Depth1, Before, [String|Later], Steps),
    rule(Before, String).

rule([m|Tail], [m|Longer]) :- add_u(Tail, Longer).
rule([m|Tail], [m|Twice]) :- joined(Tail, Tail, Twice).
rule([m|Tail], [m|Shorter]) :- three_i(Tail, Shorter).
rule([m|Tail], [m|Shorter]) :- two_u(Tail, Shorter).

add_u([i], [i,u]).
add_u([Letter|Tail], [Letter|Longer]) :- add_u(Tail, Longer).

three_i([i,i,i|Tail], [u|Tail]).
three_i([Letter|Tail], [Letter|Shorter]) :- three_i(Tail, Shorter).

two_u([u,u|Tail], Tail).
two_u([Letter|Tail], [Letter|Shorter]) :- two_u(Tail, Shorter).

joined([], List, List).
joined([Item|Front], Back, [Item|Whole]) :- joined(Front, Back, Whole).
