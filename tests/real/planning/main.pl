% peers: swipl
/*  PLANNER: search in state spaces, in the dialect of the 1980s: see and seen, recorded facts,
    portray, global counters by retract and assert, tests with not and the cut.
*/

:- op(700, xfx, holds_in).
:- op(900, fy, not).
:- op(500, fx, [the, a]).
:- op(200, xfy, &).

:- ensure_loaded(library(lists)).

:- dynamic problem/2, init/2, goal/2, operator/6, counter/2, best/2, expanded/1, reached/3.
:- dynamic('$queue'/3).

:- initialization(main).

main :-
    prologue,
    load_data('domains.dat'), load_data('problems.dat'),
    tell_counts,
    findall(P-D, problem(P, D), Ps),
    each_problem(Ps),
    report,
    htn_demo,
    fail.
main :- write('end of planning'), nl.

prologue :- put_char('*'), tab(3), write('planner'), tab(3), put_char('*'), nl.

load_data(File) :- data_file(File, Path), see(Path), repeat, read(T), ( T == end_of_file -> !, seen ; store(T), fail ).
data_file(F, F).

store(:- G) :- !, call(G).
store((H :- B)) :- !, assertz((H :- B)).
store(T) :- functor(T, F, N), count(F/N), assertz(T).

count(K) :- retract(counter(K, N)), !, N1 is N + 1, asserta(counter(K, N1)).
count(K) :- asserta(counter(K, 1)).
reset(K) :- retractall(counter(K, _)).
counted(K, N) :- ( counter(K, N) -> true ; N = 0 ).

tell_counts :- setof(K-N, counter(K, N), L), print_list(L), nl.
print_list([]).
print_list([X|Xs]) :- print(X), ( Xs = [] -> true ; write('; ') ), print_list(Xs).

portray(on(X, Y)) :- write(X), put_char('/'), write(Y).
portray(F/N) :- atom(F), integer(N), write(F), write(' of '), write(N).

% ------------------------------------------------------------ states: ordered lists of facts

state(P, S) :- setof(F, init(P, F), S).
goals(P, Gs) :- bagof(G, goal(P, G), Gs).

conditions([], _).
conditions([C|Cs], S) :- condition(C, S), conditions(Cs, S).
condition(X \== Y, _) :- !, X \== Y.
condition(\+ F, S) :- !, \+ member(F, S).
condition(F, S) :- member(F, S).

apply(Add, Del, S0, S) :- remove_all(Del, S0, S1), insert_all(Add, S1, S).
remove_all([], S, S).
remove_all([F|Fs], S0, S) :- remove(F, S0, S1), remove_all(Fs, S1, S).
remove(F, [G|Gs], Rs) :- compare(O, F, G), remove(O, F, G, Gs, Rs).
remove(_, [], []).
remove(=, _, _, Gs, Gs) :- !.
remove(>, F, G, Gs, [G|Rs]) :- !, remove(F, Gs, Rs).
remove(<, _, G, Gs, [G|Gs]).
insert_all([], S, S).
insert_all([F|Fs], S0, S) :- insert(S0, F, S1), insert_all(Fs, S1, S).
insert([], F, [F]).
insert([G|Gs], F, S) :- compare(O, F, G), insert(O, F, G, Gs, S).
insert(=, F, _, Gs, [F|Gs]).
insert(<, F, G, Gs, [F, G|Gs]).
insert(>, F, G, Gs, [G|S]) :- insert(Gs, F, S).

satisfied([], _).
satisfied([G|Gs], S) :- member(G, S), !, satisfied(Gs, S).
unsatisfied(Gs, S, N) :- unsatisfied(Gs, S, 0, N).
unsatisfied([], _, N, N).
unsatisfied([G|Gs], S, N0, N) :- ( member(G, S) -> N1 = N0 ; N1 is N0 + 1 ), unsatisfied(Gs, S, N1, N).

successor(D, S0, A, C, S) :- operator(D, A, Pre, Add, Del, C), conditions(Pre, S0), apply(Add, Del, S0, S).

% ------------------------------------------------------------ breadth first, with recorded states

each_problem([]).
each_problem([P-D|Ps]) :- one_problem(P, D), !, each_problem(Ps).
each_problem([P-_|Ps]) :- write(P), write(': no plan'), nl, each_problem(Ps).

one_problem(P, D) :-
    state(P, S), goals(P, Gs),
    write(P), write(': '), length(S, N), length(Gs, M), write(N), write(' facts, '), write(M), write(' goals'), nl,
    run(depth, P, D, S, Gs), run(best, P, D, S, Gs), run(relaxed, P, D, S, Gs),
    ( N < 9 -> run(breadth, P, D, S, Gs) ; true ).

run(How, P, D, S, Gs) :-
    reset(nodes),
    ( search(How, D, S, Gs, Plan, Cost) -> true ; Plan = none, Cost = none ),
    counted(nodes, Nodes),
    ( Plan == none -> L = none ; length(Plan, L) ),
    recordz(result, r(P, How, L, Cost, Nodes), _),
    tab(2), write(How), write(': '), write(L), write(' steps, cost '), write(Cost), write(', '), write(Nodes), write(' nodes'), nl,
    ( L \== none, L =< 8 -> tab(4), write_plan(Plan), nl ; true ),
    ( Plan == none -> true ; check(Plan, D, S, Gs) ).

check(Plan, D, S, Gs) :- replay(Plan, D, S, End), satisfied(Gs, End), !.
check(_, _, _, _) :- write('    WRONG'), nl.
replay([], _, S, S).
replay([A|As], D, S0, S) :- successor(D, S0, A, _, S1), !, replay(As, D, S1, S).

write_plan([]).
write_plan([A]) :- !, print(A).
write_plan([A|As]) :- print(A), write(', '), write_plan(As).

search(depth, D, S, Gs, Plan, Cost) :- limit(L), deepen(L, D, S, Gs, Plan, Cost), !.
search(breadth, D, S, Gs, Plan, Cost) :-
    forget(visited), recorda(visited, S, _),
    breadth([n(S, [], 0)|T], T, D, Gs, Plan0, Cost), reverse(Plan0, Plan).
search(best, D, S, Gs, Plan, Cost) :- best_first(D, S, Gs, goals, Plan, Cost).
search(relaxed, D, S, Gs, Plan, Cost) :- best_first(D, S, Gs, relaxed, Plan, Cost).

limit(L) :- member(L, [1, 2, 3, 4, 5, 6]).
deepen(0, _, S, Gs, [], 0) :- !, satisfied(Gs, S).
deepen(L, D, S, Gs, [A|Plan], Cost) :-
    count(nodes), counter(nodes, N), N < 1000,
    successor(D, S, A, C, S1), L1 is L - 1,
    deepen(L1, D, S1, Gs, Plan, C1), Cost is C + C1.

forget(K) :- recorded(K, _, R), erase(R), fail.
forget(_).

breadth(Q, T, _, _, _, _) :- Q == T, !, fail.
breadth([n(S, Plan, C)|_], _, _, Gs, Plan, C) :- satisfied(Gs, S), !.
breadth([n(S, Plan, C)|Q], T, D, Gs, Found, Cost) :-
    count(nodes),
    findall(n(S1, [A|Plan], C2), ( successor(D, S, A, C1, S1), not recorded_state(S1), recorda(visited, S1, _), C2 is C + C1 ), Ns),
    append(Ns, T1, T),
    breadth(Q, T1, D, Gs, Found, Cost).
recorded_state(S) :- recorded(visited, S0, _), S0 == S, !.

% ------------------------------------------------------------ best first, with a heap of pairs

best_first(D, S, Gs, H, Plan, Cost) :-
    estimate(H, D, S, Gs, E),
    empty_heap(Q0), add_to_heap(Q0, E, n(S, [], 0), Q),
    retractall(reached(_, _, _)),
    best_loop(Q, D, Gs, H, Plan0, Cost), reverse(Plan0, Plan).

empty_heap(nil).
add_to_heap(Q0, K, V, Q) :- merge_heaps(h(K, V, nil, nil), Q0, Q).
get_from_heap(h(K, V, L, R), K, V, Q) :- merge_heaps(L, R, Q).
merge_heaps(nil, Q, Q) :- !.
merge_heaps(Q, nil, Q) :- !.
merge_heaps(h(K1, V1, L1, R1), h(K2, V2, L2, R2), h(K, V, L, R)) :-
    ( K1 =< K2 -> K = K1, V = V1, L = R1a, R = L1, merge_heaps(R1, h(K2, V2, L2, R2), R1a)
    ; K = K2, V = V2, L = R2a, R = L2, merge_heaps(R2, h(K1, V1, L1, R1), R2a)
    ).

best_loop(Q0, D, Gs, H, Plan, Cost) :-
    get_from_heap(Q0, _, n(S, Plan0, C0), Q1),
    ( satisfied(Gs, S) -> Plan = Plan0, Cost = C0
    ; count(nodes), counter(nodes, N), N < 150,
      findall(n(S1, [A|Plan0], C), new_state(D, S, C0, A, S1, C), Ns),
      queue_all(Ns, D, Gs, H, Q1, Q2),
      best_loop(Q2, D, Gs, H, Plan, Cost)
    ).

new_state(D, S, C0, A, S1, C) :-
    successor(D, S, A, C1, S1), C is C0 + C1,
    hash_state(S1, K),
    ( reached(K, S1, C2) -> C < C2, retract(reached(K, S1, C2)) ; true ),
    assertz(reached(K, S1, C)).
hash_state(S, K) :- length(S, L), nth_fact(S, F), functor(F, N, _), name(N, Cs), sum(Cs, L, K).
nth_fact([F|_], F).
sum([], K, K).
sum([C|Cs], K0, K) :- K1 is (K0 * 31 + C) mod 1009, sum(Cs, K1, K).

queue_all([], _, _, _, Q, Q).
queue_all([n(S, P, C)|Ns], D, Gs, H, Q0, Q) :-
    estimate(H, D, S, Gs, E), K is C + 3 * E,
    add_to_heap(Q0, K, n(S, P, C), Q1),
    queue_all(Ns, D, Gs, H, Q1, Q).

estimate(goals, _, S, Gs, E) :- unsatisfied(Gs, S, E).
estimate(relaxed, D, S, Gs, E) :- relaxed_levels(D, S, Gs, 0, E).

% levels of the graph without deletes until all goals are there
relaxed_levels(_, S, Gs, N, N) :- satisfied(Gs, S), !.
relaxed_levels(D, S, Gs, N, E) :-
    findall(F, ( operator(D, _, Pre, Add, _, _), conditions(Pre, S), member(F, Add), not member(F, S) ), Fs0),
    sort(Fs0, Fs),
    ( Fs = [] -> E = 99
    ; append(S, Fs, S1), N1 is N + 1, relaxed_levels(D, S1, Gs, N1, E)
    ).

% ------------------------------------------------------------ the table of results

report :-
    nl, heading, fail.
report :-
    recorded(result, r(P, H, L, C, N), _),
    column(P, 14), column(H, 10), column(L, 7), column(C, 7), write(N), nl, fail.
report :-
    findall(L-P, ( recorded(result, r(P, best, L, _, _), _), integer(L) ), Ls0), keysort(Ls0, Ls),
    last_of(Ls, Longest), write(longest(Longest)), nl,
    ( setof(H-T, total(H, T), Ts) -> write(Ts), nl ; true ).
total(H, T) :- bagof(N, P^L^C^R^recorded(result, r(P, H, L, C, N), R), Ns), sumlist_of(Ns, T).
sumlist_of([], 0).
sumlist_of([N|Ns], T) :- sumlist_of(Ns, T0), T is T0 + N.
last_of([X], X) :- !.
last_of([_|Xs], X) :- last_of(Xs, X).
heading :- column(problem, 14), column(search, 10), column(steps, 7), column(cost, 7), write(nodes), nl.
column(X, W) :- write(X), name(X, Cs), length(Cs, N), P is max(1, W - N), tab(P).

% ------------------------------------------------------------ hierarchical tasks

htn_demo :-
    nl, write('tasks'), nl,
    ( seek([travel(me, home, park)], [at(me, home), cash(me, 20), distance(home, park, 8), weather(good)], Plan, _) -> print(Plan), nl ; write(no), nl ),
    ( seek([travel(me, home, park)], [at(me, home), cash(me, 3), distance(home, park, 8), weather(good)], Plan2, _) -> print(Plan2), nl ; write(no), nl ),
    ( seek([travel(me, home, park)], [at(me, home), cash(me, 0), distance(home, park, 2), weather(good)], Plan3, S) -> print(Plan3), nl, print(S), nl ; write(no), nl ),
    findall(H, seek([move_tower(3, l, r, m)], [], H, _), Hs), print(Hs), nl.

seek([], S, [], S).
seek([T|Ts], S0, [T|Plan], S) :- primitive(T, Pre, Add, Del), conditions(Pre, S0), apply_unordered(Add, Del, S0, S1), seek(Ts, S1, Plan, S).
seek([T|Ts], S0, Plan, S) :- method(T, Pre, Sub), tests(Pre, S0), append(Sub, Ts, Ts1), seek(Ts1, S0, Plan, S).

tests([], _).
tests([{G}|Cs], S) :- !, call(G), tests(Cs, S).
tests([C|Cs], S) :- member(C, S), tests(Cs, S).
apply_unordered(Add, Del, S0, S) :- delete_all(Del, S0, S1), append(Add, S1, S).
delete_all([], S, S).
delete_all([D|Ds], S0, S) :- select(D, S0, S1), !, delete_all(Ds, S1, S).

primitive(walk(P, A, B), [at(P, A)], [at(P, B)], [at(P, A)]).
primitive(call_taxi(_, A), [], [at(taxi, A)], []).
primitive(ride(P, A, B), [at(P, A), at(taxi, A)], [at(P, B), at(taxi, B)], [at(P, A), at(taxi, A)]).
primitive(pay(P, F), [cash(P, C0)], [cash(P, C)], [cash(P, C0)]) :- nonvar(F), integer(F), C0 = C0, C = paid(F).
primitive(move(D, A, B), [], [moved(D, A, B)], []).

method(travel(P, A, B), [at(P, A), distance(A, B, D), weather(good), {D =< 3}], [walk(P, A, B)]).
method(travel(P, A, B), [distance(A, B, D), cash(P, C), {C >= 2 + D}], [call_taxi(P, A), ride(P, A, B), pay(P, F)]) :- F = 10.
method(move_tower(0, _, _, _), [], []).
method(move_tower(N, A, B, C), [{N > 0}, {M is N - 1}], [move_tower(M, A, C, B), move(N, A, B), move_tower(M, C, B, A)]).
