% assert and retract at work: memo tables, counters, queues, a small relational database with indexes and joins, an event
% simulation, graph closure by saturation (semi-naive), a spreadsheet, a library of books, self-modifying rules.

:- initialization(main).

:- dynamic(memo/2).
:- dynamic(counter/2).
:- dynamic(queue/2).
:- dynamic(employee/4).
:- dynamic(department/2).
:- dynamic(event/3).
:- dynamic(clock/1).
:- dynamic(path/2).
:- dynamic(new_path/2).
:- dynamic(cell/2).
:- dynamic(cached/2).
:- dynamic(book/4).
:- dynamic(loan/3).
:- dynamic(rule/1).
:- dynamic(visited/1).
:- dynamic(stack/1).
:- dynamic(zero/0).
:- dynamic(mixed/1).
:- dynamic(mixed/2).

% ---- memo tables
fib(N, F) :- memo(N, F), !.
fib(N, N) :- N < 2, !.
fib(N, F) :- A is N - 1, B is N - 2, fib(A, FA), fib(B, FB), F is FA + FB, assertz(memo(N, F)).

binomial(N, K, C) :- memo(b(N, K), C), !.
binomial(_, 0, 1) :- !.
binomial(N, N, 1) :- !.
binomial(N, K, C) :- M is N - 1, J is K - 1, binomial(M, J, A), binomial(M, K, B), C is A + B, assertz(memo(b(N, K), C)).

edit(A, B, D) :- memo(e(A, B), D), !.
edit([], B, D) :- !, length(B, D).
edit(A, [], D) :- !, length(A, D).
edit([X|A], [X|B], D) :- !, edit(A, B, D).
edit([X|A], [Y|B], D) :- edit(A, [Y|B], D1), edit([X|A], B, D2), edit(A, B, D3), D is min(D1, min(D2, D3)) + 1, asserta(memo(e([X|A], [Y|B]), D)).

memos :- retractall(memo(_, _)), fib(40, F), write(F), nl, binomial(20, 8, C), write(C), nl, findall(N, memo(N, _), L), length(L, Len), write(Len), nl,
    atom_codes(intention, A), atom_codes(execution, B), edit(A, B, D), write(D), nl, retractall(memo(b(_, _), _)), findall(x, memo(_, _), L2), length(L2, Len2), write(Len2), nl, retractall(memo(_, _)).

% ---- counters
new_counter(C) :- retractall(counter(C, _)), assertz(counter(C, 0)).
increment(C, N) :- retract(counter(C, N0)), !, N is N0 + 1, assertz(counter(C, N)).
count_solutions(G, N) :- new_counter(solutions), ( call(G), increment(solutions, _), fail ; counter(solutions, N) ).
gensym_(Base, A) :- ( retract(counter(Base, N)) -> true ; N = 0 ), M is N + 1, assertz(counter(Base, M)), number_codes(M, Cs), atom_codes(NA, Cs), atom_concat(Base, NA, A).
counters :- count_solutions(( between(1, 50, X), X mod 7 =:= 3 ), N), write(N), nl, retractall(counter(_, _)), gensym_(v, A), gensym_(v, B), gensym_(w, C), gensym_(v, D), write([A, B, C, D]), nl, findall(K-V, counter(K, V), L), msort(L, S), write(S), nl.

% ---- queues and stacks
enqueue(X) :- ( retract(counter(tail, T)) -> true ; T = 0 ), assertz(queue(T, X)), T1 is T + 1, assertz(counter(tail, T1)).
dequeue(X) :- retract(queue(_, X)), !.
push(X) :- asserta(stack(X)).
pop(X) :- retract(stack(X)), !.
queues :- retractall(queue(_, _)), retractall(counter(tail, _)), enqueue(a), enqueue(b), dequeue(X), enqueue(c), dequeue(Y), dequeue(Z), write([X, Y, Z]), ( dequeue(_) -> write(more) ; write(empty) ), nl,
    retractall(stack(_)), push(1), push(2), pop(P), push(3), pop(Q), pop(R), write([P, Q, R]), ( pop(_) -> write(more) ; write(empty) ), nl.

% ---- a relational database
load_employees :- retractall(employee(_, _, _, _)), retractall(department(_, _)),
    ( member(department(D, B), [department(sales, 1000), department(tech, 5000), department(hr, 300)]), assertz(department(D, B)), fail ; true ),
    ( member(E, [employee(1, ann, tech, 900), employee(2, bob, sales, 400), employee(3, cid, tech, 1100), employee(4, dan, hr, 300), employee(5, eve, sales, 650), employee(6, fay, tech, 800), employee(7, gus, none, 100)]), assertz(E), fail ; true ).
select_(G, T, L) :- findall(T, G, L).
group_sum(K, V, G, L) :- findall(K-V, G, L0), keysort(L0, L1), sum_groups(L1, L).
sum_groups([], []).
sum_groups([K-V|R], [K-S|T]) :- same_key(R, K, V, S, Rest), sum_groups(Rest, T).
same_key([K2-V|R], K, S0, S, Rest) :- K2 == K, !, S1 is S0 + V, same_key(R, K, S1, S, Rest).
same_key(Rest, _, S, S, Rest).
update(G, New) :- ( retract(G), assertz(New), fail ; true ).
raise(D, P) :- findall(e(I, N, S), employee(I, N, D, S), L), raise_all(L, D, P).
raise_all([], _, _).
raise_all([e(I, N, S)|L], D, P) :- retract(employee(I, N, D, S)), T is S + S * P // 100, assertz(employee(I, N, D, T)), raise_all(L, D, P).
relational :- load_employees, select_(( employee(_, N, D, S), S > 500 ), N-D, L1), write(L1), nl,
    select_(( department(D2, B), employee(_, N2, D2, S2), S2 * 2 < B ), N2/B, L2), write(L2), nl,
    group_sum(D3, S3, employee(_, _, D3, S3), L3), write(L3), nl,
    select_(( employee(_, N4, D4, _), \+ department(D4, _) ), N4, L4), write(L4), nl,
    raise(tech, 10), setof(S5-N5, ( I5, D5 ) ^ employee(I5, N5, D5, S5), L5), write(L5), nl,
    ( setof(N6, I6 ^ S6 ^ employee(I6, N6, D6, S6), L6), write(D6-L6), nl, fail ; true ),
    retract(employee(_, bob, _, _)), ( employee(_, bob, _, _) -> write(still) ; write(fired) ), nl,
    findall(N7, employee(_, N7, _, _), L7), write(L7), nl.

% ---- event simulation: a bank counter; event(Time, Kind, Who)
schedule(T, K, W) :- ( event(T0, _, _), T0 > T -> true ; true ), assertz(event(T, K, W)).
next_event(T, K, W) :- findall(T0-K0-W0, event(T0, K0, W0), L), msort(L, [T-K-W|_]), retract(event(T, K, W)), !.
simulate :- retractall(event(_, _, _)), retractall(clock(_)), retractall(queue(_, _)), retractall(counter(_, _)), assertz(counter(busy, 0)), assertz(counter(served, 0)), assertz(counter(wait, 0)),
    ( member(T-W, [1-a, 2-b, 3-c, 10-d, 11-e, 11-f]), schedule(T, arrive, W), fail ; true ), run_events, counter(served, N), counter(wait, Wt), write(served(N, Wt)), nl.
run_events :- next_event(T, K, W), !, handle(K, T, W), run_events.
run_events.
handle(arrive, T, W) :- counter(busy, B), ( B =:= 0 -> start(T, T, W) ; assertz(queue(T, W)), write(T-wait(W)), write(' ') ).
handle(leave, T, W) :- write(T-leave(W)), write(' '), set(busy, 0), increment(served, _), ( retract(queue(T0, V)) -> start(T, T0, V) ; true ).
start(T, T0, W) :- set(busy, 1), retract(counter(wait, X)), Y is X + T - T0, assertz(counter(wait, Y)), write(T-start(W)), write(' '), E is T + 4, schedule(E, leave, W), !.
set(C, V) :- retractall(counter(C, _)), assertz(counter(C, V)).

% ---- transitive closure by saturation
edge(1, 2). edge(2, 3). edge(3, 4). edge(4, 2). edge(5, 6). edge(6, 7).
closure :- retractall(path(_, _)), retractall(new_path(_, _)), ( edge(X, Y), assertz(new_path(X, Y)), fail ; true ), saturate(0, R), findall(X-Y, path(X, Y), L), sort(L, S), length(S, N), write(R-N), nl, write(S), nl.
saturate(R0, R) :- ( new_path(_, _) -> step, R1 is R0 + 1, saturate(R1, R) ; R = R0 ).
step :- findall(X-Y, retract(new_path(X, Y)), New), add_paths(New), ( member(X-Y, New), edge(Y, Z), \+ path(X, Z), \+ new_path(X, Z), assertz(new_path(X, Z)), fail ; true ).
add_paths([]).
add_paths([X-Y|L]) :- ( path(X, Y) -> true ; assertz(path(X, Y)) ), add_paths(L).

% ---- a spreadsheet: formulas, values cached until something changes
set_cell(C, F) :- retractall(cell(C, _)), assertz(cell(C, F)), retractall(cached(_, _)).
value(C, V) :- cached(C, V), !.
value(C, V) :- cell(C, F), eval(F, V), assertz(cached(C, V)).
eval(N, N) :- number(N), !.
eval(A + B, V) :- !, eval(A, X), eval(B, Y), V is X + Y.
eval(A * B, V) :- !, eval(A, X), eval(B, Y), V is X * Y.
eval(sum(Cs), V) :- !, findall(X, ( member(C, Cs), value(C, X) ), Xs), sum(Xs, 0, V).
eval(if(A, B, C), V) :- !, eval(A, X), ( X =\= 0 -> eval(B, V) ; eval(C, V) ).
eval(C, V) :- value(C, V).
sum([], S, S).
sum([X|Xs], S0, S) :- S1 is S0 + X, sum(Xs, S1, S).
sheet :- retractall(cell(_, _)), retractall(cached(_, _)), set_cell(a1, 5), set_cell(a2, a1 * 2), set_cell(a3, a1 + a2), set_cell(b1, sum([a1, a2, a3])), set_cell(b2, if(a1, b1, 0)),
    ( member(C, [a1, a2, a3, b1, b2]), value(C, V), write(C=V), write(' '), fail ; nl ), findall(X, cached(X, _), L), write(L), nl, set_cell(a1, 0), value(b2, V2), value(b1, V3), write(V2/V3), nl.

% ---- books
add_book(I, T, A, Y) :- assertz(book(I, T, A, Y)).
borrow(Who, I, Day) :- ( \+ book(I, _, _, _) -> write(no_such_book(I)) ; loan(I, W, _) -> write(lent_to(W)) ; assertz(loan(I, Who, Day)), write(ok) ), nl.
return_(I, Day) :- ( retract(loan(I, W, D)) -> N is Day - D, ( N > 14 -> Fine is (N - 14) * 10, write(W-fine(Fine)) ; write(W-ok) ) ; write(not_lent) ), nl.
books :- retractall(book(_, _, _, _)), retractall(loan(_, _, _)), add_book(1, 'Sense', austen, 1811), add_book(2, 'Moby', melville, 1851), add_book(3, 'Emma', austen, 1815),
    borrow(ann, 1, 3), borrow(bob, 1, 4), borrow(bob, 9, 4), borrow(bob, 2, 5), return_(1, 20), return_(1, 21), return_(2, 10), borrow(bob, 1, 30),
    findall(T, ( book(I, T, austen, _), \+ loan(I, _, _) ), L), write(L), nl, ( bagof(T, I ^ Y ^ book(I, T, A, Y), Ts), write(A-Ts), nl, fail ; true ).

% ---- rules that change while they run; clauses with bodies, variables shared, big terms
self_modifying :- retractall(rule(_)), assertz(( rule(N) :- N > 0, write(N), write(' '), M is N - 1, ( M =:= 2 -> retract(( rule(0) :- true )), asserta(( rule(K) :- K < 3, !, write(stopped) )) ; true ), rule(M) )), assertz(rule(0)),
    ( rule(5) -> true ; write(failed) ), nl, findall(B, clause(rule(_), B), L), length(L, N2), write(N2), nl, retractall(rule(_)),
    big_term(200, T), assertz(mixed(T)), mixed(T2), ( T == T2 -> write(same) ; write(different) ), nl, assertz(mixed(f(X, Y, X, Y, _))), retract(mixed(f(A, B2, C, D, _))), ( A == C, B2 == D, A \== B2 -> write(shared) ; write(lost) ), nl,
    X = 1, Y = 2, assertz(mixed(X, Y)), findall(P-Q, mixed(P, Q), L2), write(L2), nl, assertz(zero), ( zero -> write(zero) ; true ), retract(zero), ( zero -> write(zero) ; write(gone) ), nl,
    assertz(( mixed(V, W) :- V = W, ! )), assertz(( mixed(V2, _) :- ( V2 == a ; V2 == b ), \+ V2 = c )), findall(Z, mixed(Z, q), L3), write(L3), nl, ( mixed(b, r) -> write(yes) ; write(no) ), nl,
    abolish_all.
abolish_all :- retractall(mixed(_)), retractall(mixed(_, _)), findall(X, ( mixed(X) ; mixed(X, _) ), L), write(L), nl.
big_term(0, end) :- !.
big_term(N, n(N, [N, a, 'X y', 1.5], T)) :- M is N - 1, big_term(M, T).

% ---- many facts: found by key, in order, after holes were made
many(N) :- retractall(visited(_)), fill(1, N), ( between(1, N, I), I mod 3 =:= 0, retract(visited(v(I, _))), fail ; true ), findall(I, visited(v(I, _)), L), length(L, Len), sum(L, 0, S), write(Len-S), nl,
    ( visited(v(K, sq)), K > 90, !, write(K) ; true ), nl, ( visited(v(99, _)) -> write(there) ; write(not_there) ), nl, findall(I, ( visited(v(I, odd)), I < 20 ), L2), write(L2), nl.
fill(I, N) :- I > N, !.
fill(I, N) :- ( is_square(I) -> K = sq ; I mod 2 =:= 0 -> K = even ; K = odd ), assertz(visited(v(I, K))), J is I + 1, fill(J, N).
is_square(I) :- S is truncate(sqrt(I) + 0.5), S * S =:= I.

main :- memos, counters, queues, relational, simulate, nl, closure, sheet, books, self_modifying, many(100).

work :- retractall(memo(_, _)), w(20), count_solutions(between(1, 100000, _), N), write(N), nl, retractall(memo(_, _)), fill_keys(30000), sum_keys(30000, 0, S), write(S), nl, sieve(3000, P), write(P), nl.
w(0) :- !.
w(N) :- retractall(memo(_, _)), fib(80, _), binomial(24, 12, _), load_employees, raise(tech, 10), M is N - 1, w(M).
fill_keys(0) :- !.
fill_keys(N) :- K is N * 7919 mod 30011, assertz(memo(K, N)), M is N - 1, fill_keys(M).
sum_keys(0, S, S) :- !.
sum_keys(N, S0, S) :- K is N * 7919 mod 30011, memo(K, V), !, S1 is S0 + V, M is N - 1, sum_keys(M, S1, S).
sieve(N, C) :- retractall(visited(_)), ( between(2, N, I), assertz(visited(I)), fail ; true ), ( between(2, N, I), visited(I), J is I * I, J =< N, mark(J, I, N), fail ; true ), findall(I, visited(I), L), length(L, C).
mark(J, _, N) :- J > N, !.
mark(J, I, N) :- ( retract(visited(J)) -> true ; true ), K is J + I, mark(K, I, N).
