% Size: long lists, deep terms, deep recursion that is no tail call, many choice points, long loops that make garbage,
% large answers of findall, long atoms, big clauses in the database, heaps that grow and shrink.

:- initialization(main).

:- dynamic(store/1).
:- dynamic(long/2).

range(N, N, [N]) :- !.
range(I, N, [I|L]) :- J is I + 1, range(J, N, L).

len([], 0).
len([_|L], N) :- len(L, M), N is M + 1.

sum([], 0).
sum([X|Xs], S) :- sum(Xs, T), S is X + T.

app([], L, L).
app([X|Xs], L, [X|Ys]) :- app(Xs, L, Ys).

rev([], R, R).
rev([X|Xs], A, R) :- rev(Xs, [X|A], R).

nest(0, leaf) :- !.
nest(N, s(T)) :- M is N - 1, nest(M, T).

unnest(leaf, N, N).
unnest(s(T), N0, N) :- N1 is N0 + 1, unnest(T, N1, N).

left(0, zero) :- !.
left(N, T + N) :- M is N - 1, left(M, T).

eval(zero, 0) :- !.
eval(A + B, V) :- eval(A, X), V is X + B.

tree(0, nil) :- !.
tree(N, t(L, N, R)) :- M is N - 1, tree(M, L), tree(M, R).

count(nil, 0).
count(t(L, _, R), N) :- count(L, A), count(R, B), N is A + B + 1.

flip(nil, nil).
flip(t(L, N, R), t(R1, N, L1)) :- flip(L, L1), flip(R, R1).

% many choice points that stay
points(0) :- !.
points(N) :- ( true ; fail ), M is N - 1, points(M).

pick(N, X) :- X = N.
pick(N, X) :- N > 0, M is N - 1, pick(M, X).

% a loop that makes garbage and keeps a little
churn(0, Keep, Keep) :- !.
churn(N, Keep0, Keep) :-
    range(1, 20, L), rev(L, [], R), T = f(R, N, g(N, L)), T = f([X|_], _, _),
    ( N mod 1000 =:= 0 -> Keep1 = [X-N|Keep0] ; Keep1 = Keep0 ),
    M is N - 1,
    churn(M, Keep1, Keep).

% garbage with bindings of older variables that the trail must know
older(0, _) :- !.
older(N, V) :- ( V = f(N, _), fail ; true ), M is N - 1, older(M, V).

% updates of a term through copies
turn(0, T, T) :- !.
turn(N, q(A, B, C, D), T) :- M is N - 1, X is (A + N) mod 97, turn(M, q(B, C, D, X), T).

% floats and big terms as garbage
floats(0, S, S) :- !.
floats(N, S0, S) :- S1 is S0 + 1.0 / N, M is N - 1, floats(M, S1, S).

queue_loop(0, _, _) :- !.
queue_loop(N, [X|Q], [X|T]) :- M is N - 1, queue_loop(M, Q, T).

cyclic_free(N) :- length(L, N), L = [a|_], last_(L, z), copy_term(L, C), C = [_, b|_], ( L = C -> write(unified) ; write(different) ), nl.
last_([X], X) :- !.
last_([_|L], X) :- last_(L, X).

atoms(0, A, A) :- !.
atoms(N, A0, A) :- atom_concat(A0, x, A1), M is N - 1, atoms(M, A1, A).

big_clause(N) :- range(1, N, L), T =.. [data|L], assertz(store(T)), store(U), functor(U, F, K), arg(N, U, X), write(F/K/X), nl, retract(store(_)).

mutual_even(0) :- !.
mutual_even(N) :- M is N - 1, mutual_odd(M).
mutual_odd(N) :- N > 0, M is N - 1, mutual_even(M).

hanoi(0, _, _, _, 0) :- !.
hanoi(N, A, B, C, M) :- K is N - 1, hanoi(K, A, C, B, M1), hanoi(K, C, B, A, M2), M is M1 + M2 + 1.

caught(N, R) :- catch(deep_throw(N), done(X), R = X).
deep_throw(0) :- throw(done(bottom)).
deep_throw(N) :- M is N - 1, deep_throw(M), true.

catches(0) :- !.
catches(N) :- catch(M is N - 1, _, fail), catches(M).

strings(0, L, L) :- !.
strings(N, L0, L) :- number_codes(N, Cs), atom_codes(A, Cs), atom_length(A, K), ( N mod 500 =:= 0 -> L1 = [A/K|L0] ; L1 = L0 ), M is N - 1, strings(M, L1, L).

go(N) :-
    range(1, N, L), len(L, A), sum(L, B), write(A/B), nl,
    app(L, [end], L1), rev(L1, [], [E|_]), write(E), nl,
    nest(N, T), unnest(T, 0, D), write(D), nl, copy_term(T, T2), ( T == T2 -> write(same) ; write(different) ), nl, T = T2, compare(O, T, T2), write(O), nl,
    left(N, Sum), eval(Sum, V), write(V), nl,
    assertz(store(T)), store(T3), ( T3 == T -> write(stored) ; write(changed) ), nl, retract(store(_)), findall(T, member(_, [1, 2]), [F1, F2]), ( F1 == F2 -> write(found) ; true ), nl,
    points(N), write(points), nl, findall(X, pick(100, X), Xs), sum(Xs, SX), write(SX), nl,
    K is N // 10, churn(K, [], Keep), len(Keep, KL), write(KL), nl, older(N, _), write(older), nl, turn(N, q(1, 2, 3, 4), Q), write(Q), nl,
    floats(N, 0.0, Fl), FI is truncate(Fl * 1000000), write(FI), nl, Q0 = [a|QT], M is N // 2, queue_loop(M, Q0, QT), write(queue), nl,
    mutual_even(N), write(even), nl, caught(N, C), write(C), nl, catches(K), write(catches), nl, strings(K, [], Ss), write(Ss), nl,
    msort(L1, [F|_]), write(F), nl, ( length(L1, LN), write(LN), nl ; true ), functor(Fu, f, 200), arg(200, Fu, last), ( Fu = Fu2, arg(200, Fu2, La), write(La), nl ; true ), !.

main :-
    go(20000), tree(11, Tr), count(Tr, N), write(N), nl, flip(Tr, Fl), flip(Fl, Tr2), ( Tr == Tr2 -> write(flipped) ; write(wrong) ), nl,
    cyclic_free(1000), atoms(300, '', A), atom_length(A, AL), write(AL), nl, big_clause(100), hanoi(10, a, b, c, H), write(H), nl,
    findall(X-Y, ( member(X, [1, 2, 3]), range(1, 2000, Y) ), L), len(L, LL), write(LL), nl, go(1000).

work :- go(500000), tree(17, Tr), count(Tr, N), write(N), nl, flip(Tr, Fl), flip(Fl, Tr2), ( Tr == Tr2 -> write(flipped) ; write(wrong) ), nl, hanoi(18, a, b, c, H), write(H), nl.
