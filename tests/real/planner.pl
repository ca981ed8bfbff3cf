% Planning with STRIPS operators: blocks, robot and rooms, logistics, gripper, towers, jugs and a monkey.
%
% Three searches over the same operators: depth-first with iterative deepening, breadth-first with a table of states,
% and best-first (A*) with a heap and the number of goals missing; plans are checked by running them, and shown.

:- initialization(main).

:- dynamic(seen/2).
:- dynamic(counter/2).

% ---------------------------------------------------------------------------------------------------------------
% Domains: operator(Domain, Name, Preconditions, Not, Adds, Deletes); a goal in the preconditions is test(G)

operator(blocks, pick(X), [clear(X), on_table(X), hand_empty], [holding(X)], [clear(X), on_table(X), hand_empty]).
operator(blocks, put(X), [holding(X)], [clear(X), on_table(X), hand_empty], [holding(X)]).
operator(blocks, stack(X, Y), [holding(X), clear(Y), test(X \== Y)], [on(X, Y), clear(X), hand_empty], [holding(X), clear(Y)]).
operator(blocks, unstack(X, Y), [on(X, Y), clear(X), hand_empty], [holding(X), clear(Y)], [on(X, Y), clear(X), hand_empty]).

operator(rooms, go(A, B), [robot(A), test(door(A, B, D)), open(D)], [robot(B)], [robot(A)]).
operator(rooms, open(D), [robot(A), test(door(A, _, D)), closed(D), has_key(D)], [open(D)], [closed(D)]).
operator(rooms, grab(O), [robot(A), at(O, A), free], [carries(O)], [at(O, A), free]).
operator(rooms, drop(O), [robot(A), carries(O)], [at(O, A), free], [carries(O)]).
operator(rooms, take_key(D), [robot(A), key_at(D, A)], [has_key(D)], [key_at(D, A)]).

operator(logistics, load(P, T), [at(T, L), test(vehicle(T)), at(P, L), test(parcel(P))], [in(P, T)], [at(P, L)]).
operator(logistics, unload(P, T), [in(P, T), at(T, L)], [at(P, L)], [in(P, T)]).
operator(logistics, drive(T, A, B), [at(T, A), test((truck(T), road(A, B)))], [at(T, B)], [at(T, A)]).
operator(logistics, fly(T, A, B), [at(T, A), test((plane(T), airport(A), airport(B), A \== B))], [at(T, B)], [at(T, A)]).

operator(gripper, move(A, B), [rob(A), test(other(A, B))], [rob(B)], [rob(A)]).
operator(gripper, pick(B, G), [ball(B, R), rob(R), free(G)], [holds(G, B)], [ball(B, R), free(G)]).
operator(gripper, drop(B, G), [holds(G, B), rob(R)], [ball(B, R), free(G)], [holds(G, B)]).

operator(hanoi, move(D, A, B), [on(D, A), clear(D), clear(B), test((D \== B, smaller(D, B)))], [on(D, B), clear(A)], [on(D, A), clear(B)]).

operator(jugs, fill(J), [jug(J, V), test((capacity(J, C), V < C))], [jug(J, C)], [jug(J, V)]).
operator(jugs, empty(J), [jug(J, V), test(V > 0)], [jug(J, 0)], [jug(J, V)]).
operator(jugs, pour(J, K), [jug(J, V), jug(K, W), test((J \== K, V > 0, capacity(K, C), W < C, pour(V, W, C, V1, W1)))],
         [jug(J, V1), jug(K, W1)], [jug(J, V), jug(K, W)]).

operator(monkey, walk(A, B), [monkey(A, floor), test((place(B), A \== B))], [monkey(B, floor)], [monkey(A, floor)]).
operator(monkey, push(A, B), [monkey(A, floor), box(A), test((place(B), A \== B))], [monkey(B, floor), box(B)], [monkey(A, floor), box(A)]).
operator(monkey, climb(A), [monkey(A, floor), box(A)], [monkey(A, box)], [monkey(A, floor)]).
operator(monkey, grasp, [monkey(A, box), bananas(A)], [has_bananas], [bananas(A)]).

door(A, B, D) :- door_(A, B, D).
door(A, B, D) :- door_(B, A, D).
door_(hall, kitchen, d1).
door_(hall, study, d2).
door_(study, vault, d3).
door_(kitchen, garden, d4).

truck(t1). truck(t2).
plane(p1).
vehicle(X) :- truck(X).
vehicle(X) :- plane(X).
parcel(a). parcel(b).
airport(ham). airport(muc).
road(A, B) :- road_(A, B).
road(A, B) :- road_(B, A).
road_(ham, port).
road_(muc, village).

other(left, right).
other(right, left).

smaller(_, peg(_)).
smaller(disk(A), disk(B)) :- A < B.

capacity(small, 3).
capacity(big, 5).

pour(V, W, C, V1, W1) :- T is V + W, ( T =< C -> W1 = T, V1 = 0 ; W1 = C, V1 is T - C ).

place(door). place(window). place(middle).

% problem(Name, Domain, Start, Goals)
problem(sussman, blocks, [on(c, a), on_table(a), on_table(b), clear(c), clear(b), hand_empty], [on(a, b), on(b, c)]).
problem(reverse4, blocks, [on(a, b), on(b, c), on(c, d), on_table(d), clear(a), hand_empty], [on(d, c), on(c, b), on(b, a)]).
problem(one_tower, blocks, [on_table(a), on_table(b), on_table(c), clear(a), clear(b), clear(c), hand_empty], [on(a, b), on(b, c)]).
problem(fetch, rooms, [robot(hall), closed(d2), closed(d3), open(d1), open(d4), free, key_at(d2, garden), key_at(d3, kitchen), at(gold, vault)],
        [at(gold, hall)]).
problem(post, logistics, [at(t1, ham), at(t2, muc), at(p1, muc), at(a, port), at(b, ham)], [at(a, village), at(b, muc)]).
problem(balls2, gripper, [rob(left), ball(b1, left), ball(b2, left), free(l), free(r)], [ball(b1, right), ball(b2, right)]).
problem(balls3, gripper, [rob(left), ball(b1, left), ball(b2, left), ball(b3, left), free(l), free(r)],
        [ball(b1, right), ball(b2, right), ball(b3, right)]).
problem(tower3, hanoi, [on(disk(1), disk(2)), on(disk(2), disk(3)), on(disk(3), peg(1)), clear(disk(1)), clear(peg(2)), clear(peg(3))],
        [on(disk(1), disk(2)), on(disk(2), disk(3)), on(disk(3), peg(3))]).
problem(four_litres, jugs, [jug(small, 0), jug(big, 0)], [jug(big, 4)]).
problem(bananas, monkey, [monkey(door, floor), box(window), bananas(middle)], [has_bananas]).
problem(impossible, jugs, [jug(small, 0), jug(big, 0)], [jug(big, 7)]).

% ---------------------------------------------------------------------------------------------------------------
% States are sorted lists

applicable(Domain, State, Action, Next) :-
    operator(Domain, Action, Pre, Adds, Deletes),
    satisfied(Pre, State),
    remove_all(Deletes, State, State1),
    insert_all(Adds, State1, Next).

satisfied([], _).
satisfied([P|Ps], State) :- condition(P, State), satisfied(Ps, State).

condition(test(G), _) :- !, call(G).
condition(P, State) :- member(P, State).

remove_all([], S, S).
remove_all([D|Ds], S0, S) :- remove_one(S0, D, S1), remove_all(Ds, S1, S).

remove_one([X|Xs], Y, Zs) :- ( X == Y -> Zs = Xs ; Zs = [X|Ws], remove_one(Xs, Y, Ws) ).

insert_all([], S, S).
insert_all([A|As], S0, S) :- insert_one(S0, A, S1), insert_all(As, S1, S).

insert_one([], A, [A]).
insert_one([X|Xs], A, Ys) :-
    compare(O, A, X),
    insert_one(O, A, X, Xs, Ys).

insert_one(<, A, X, Xs, [A,X|Xs]).
insert_one(=, _, X, Xs, [X|Xs]).
insert_one(>, A, X, Xs, [X|Ys]) :- insert_one(Xs, A, Ys).

goals_hold([], _).
goals_hold([G|Gs], State) :- memberchk(G, State), goals_hold(Gs, State).

missing([], _, N, N).
missing([G|Gs], State, N0, N) :- ( memberchk(G, State) -> N1 = N0 ; N1 is N0 + 1 ), missing(Gs, State, N1, N).

% ---------------------------------------------------------------------------------------------------------------
% Depth-first, deeper and deeper

deepening(Domain, Start, Goals, Max, Plan) :-
    count_to(0, Max, Depth),
    depth_first(Depth, Domain, Start, Goals, [Start], Plan),
    !.

count_to(N, M, N) :- N =< M.
count_to(N, M, K) :- N < M, N1 is N + 1, count_to(N1, M, K).

depth_first(_, _, State, Goals, _, []) :- goals_hold(Goals, State).
depth_first(D, Domain, State, Goals, Path, [A|As]) :-
    D > 0, D1 is D - 1,
    applicable(Domain, State, A, Next),
    \+ memberchk(Next, Path),
    depth_first(D1, Domain, Next, Goals, [Next|Path], As).

% ---------------------------------------------------------------------------------------------------------------
% Breadth-first over asserted states

breadth_first(Domain, Start, Goals, Plan, Count) :-
    retractall(seen(_, _)),
    retractall(counter(_, _)),
    assertz(counter(expanded, 0)),
    note(Start),
    breadth([node(Start, [])|Tail], Tail, Domain, Goals, Reversed),
    counter(expanded, Count),
    reverse(Reversed, Plan).

breadth(Queue, Tail, Domain, Goals, Plan) :-
    Queue \== Tail,
    Queue = [node(State, Path)|Rest],
    (   goals_hold(Goals, State) -> Plan = Path
    ;   count(expanded),
        findall(node(Next, [A|Path]), ( applicable(Domain, State, A, Next), fresh(Next) ), Nodes),
        add_tail(Nodes, Tail, Tail1),
        breadth(Rest, Tail1, Domain, Goals, Plan)
    ).

add_tail([], T, T).
add_tail([N|Ns], [N|T0], T) :- add_tail(Ns, T0, T).

fresh(State) :- hash_state(State, H), \+ seen(H, State), assertz(seen(H, State)).

note(State) :- hash_state(State, H), assertz(seen(H, State)).

count(Name) :- retract(counter(Name, N)), !, M is N + 1, assertz(counter(Name, M)).

hash_state(State, H) :- hash_state(State, 7, H).

hash_state([], H, H).
hash_state([T|Ts], H0, H) :- hash_term(T, X), H1 is (H0 * 31 + X) mod 65521, hash_state(Ts, H1, H).

hash_term(T, H) :- atom(T), !, atom_codes(T, Cs), hash_codes(Cs, 0, H).
hash_term(T, T) :- integer(T), !.
hash_term(T, H) :- T =.. L, hash_state(L, 3, H).

hash_codes([], H, H).
hash_codes([C|Cs], H0, H) :- H1 is (H0 * 17 + C) mod 4093, hash_codes(Cs, H1, H).

% ---------------------------------------------------------------------------------------------------------------
% Best-first: a leftist heap of Cost-Node, a binary tree of closed states

best_first(Domain, Start, Goals, Plan, Count) :-
    missing(Goals, Start, 0, H),
    heap_insert(nil, H-node(Start, 0, []), Heap),
    best(Heap, empty, Domain, Goals, 0, Count, Reversed),
    reverse(Reversed, Plan).

best(Heap, Closed, Domain, Goals, N0, N, Plan) :-
    heap_least(Heap, _-node(State, Cost, Path), Rest),
    (   goals_hold(Goals, State) -> Plan = Path, N = N0
    ;   tree_insert(Closed, State, Closed1, New),
        (   New == no -> best(Rest, Closed1, Domain, Goals, N0, N, Plan)
        ;   Cost1 is Cost + 1,
            findall(F-node(Next, Cost1, [A|Path]),
                    ( applicable(Domain, State, A, Next), missing(Goals, Next, 0, H), F is Cost1 + H ),
                    Nodes),
            heap_insert_all(Nodes, Rest, Heap1),
            N1 is N0 + 1,
            best(Heap1, Closed1, Domain, Goals, N1, N, Plan)
        )
    ).

heap_insert_all([], H, H).
heap_insert_all([X|Xs], H0, H) :- heap_insert(H0, X, H1), heap_insert_all(Xs, H1, H).

heap_insert(H0, X, H) :- heap_merge(h(1, X, nil, nil), H0, H).

heap_least(h(_, X, L, R), X, H) :- heap_merge(L, R, H).

heap_merge(nil, H, H) :- !.
heap_merge(H, nil, H) :- !.
heap_merge(h(_, K-X, L, R), H2, H) :-
    H2 = h(_, K2-_, _, _), K =< K2, !,
    heap_merge(R, H2, R1), heap_make(K-X, L, R1, H).
heap_merge(H1, h(_, X, L, R), H) :- heap_merge(H1, R, R1), heap_make(X, L, R1, H).

heap_make(X, L, R, H) :-
    rank(L, A), rank(R, B),
    ( A >= B -> N is B + 1, H = h(N, X, L, R) ; N is A + 1, H = h(N, X, R, L) ).

rank(nil, 0).
rank(h(N, _, _, _), N).

tree_insert(empty, K, t(K, empty, empty), yes).
tree_insert(t(K0, L, R), K, T, New) :-
    compare(O, K, K0),
    tree_insert(O, K0, L, R, K, T, New).

tree_insert(=, K0, L, R, _, t(K0, L, R), no).
tree_insert(<, K0, L, R, K, t(K0, L1, R), New) :- tree_insert(L, K, L1, New).
tree_insert(>, K0, L, R, K, t(K0, L, R1), New) :- tree_insert(R, K, R1, New).

% ---------------------------------------------------------------------------------------------------------------
% A plan is right when it can be run and ends with the goals

run_plan([], _, State, State).
run_plan([A|As], Domain, State0, State) :- applicable(Domain, State0, A, State1), run_plan(As, Domain, State1, State).

check(Domain, Start, Goals, Plan, Verdict) :-
    ( run_plan(Plan, Domain, Start, State), goals_hold(Goals, State) -> Verdict = right ; Verdict = wrong ).

% ---------------------------------------------------------------------------------------------------------------

solve(Name) :-
    problem(Name, Domain, Start0, Goals),
    sort(Start0, Start),
    format("~w (~w)~n", [Name, Domain]),
    (   breadth_first(Domain, Start, Goals, Plan, Count) ->
        length(Plan, Length),
        check(Domain, Start, Goals, Plan, Verdict),
        format("  breadth-first: ~d steps, ~d expanded, ~w~n", [Length, Count, Verdict]),
        show_plan(Plan, 1)
    ;   counter(expanded, Count),
        format("  breadth-first: no plan, ~d expanded~n", [Count])
    ),
    (   best_first(Domain, Start, Goals, Plan2, Count2) ->
        length(Plan2, Length2),
        check(Domain, Start, Goals, Plan2, Verdict2),
        format("  best-first: ~d steps, ~d expanded, ~w~n", [Length2, Count2, Verdict2])
    ;   format("  best-first: no plan~n", [])
    ),
    (   Name \== tower3, Name \== post, Name \== reverse4, deepening(Domain, Start, Goals, 7, Plan3) ->
        format("  deepening: ~w~n", [Plan3])
    ;   format("  deepening: nothing within its depth~n", [])
    ).

show_plan([], _).
show_plan([A|As], N) :- format("    ~d. ~q~n", [N, A]), M is N + 1, show_plan(As, M).

problems([sussman, reverse4, one_tower, fetch, balls2, balls3, tower3, four_litres, bananas, impossible]).

main :-
    problems(Ps),
    solve_all(Ps).

solve_all([]).
solve_all([P|Ps]) :- solve(P), solve_all(Ps).

work :-
    member(Name, [post, reverse4, balls3, tower3]),
    problem(Name, Domain, Start0, Goals), sort(Start0, Start),
    breadth_first(Domain, Start, Goals, Plan, Count), best_first(Domain, Start, Goals, Plan2, Count2),
    length(Plan, L), length(Plan2, L2), write(Name-Count-Count2-L-L2), nl, fail.
work.
