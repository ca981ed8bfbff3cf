% Queens on a board by an interpreter of clauses that are looked up with clause/2.
% Stresses clause/2 of dynamic predicates, calls of built-ins by call/1 and cuts.

:- dynamic(board/2).
:- dynamic(place/3).
:- dynamic(safe/3).
:- dynamic(choose/3).
:- dynamic(range/3).

bench_once :- queens(6, _).

answer(Queens) :- queens(6, Queens).

small_answer(Queens) :- queens(4, Queens).

bench_size(150).
bench_small(1).

queens(N, Queens) :- solve(board(N, Queens)), !.

solve(true) :- !.
solve((A, B)) :- !, solve(A), solve(B).
solve(Goal) :- built_in(Goal), !, call(Goal).
solve(Goal) :- clause(Goal, Body), solve(Body).

built_in(_ is _).
built_in(_ =\= _).
built_in(_ < _).

board(N, Queens) :- range(1, N, Columns), place(Columns, [], Queens).

range(N, N, [N]).
range(M, N, [M|Ns]) :- M < N, M1 is M + 1, range(M1, N, Ns).

place([], Queens, Queens).
place(Free, Safe, Queens) :- choose(Free, Rest, Q), safe(Safe, Q, 1), place(Rest, [Q|Safe], Queens).

safe([], _, _).
safe([Y|Ys], X, N) :- X =\= Y + N, X =\= Y - N, N1 is N + 1, safe(Ys, X, N1).

choose([X|Xs], Xs, X).
choose([Y|Ys], [Y|Zs], X) :- choose(Ys, Zs, X).
