% Solutions that share a large term with variables are collected, counted and copied once more.
% Stresses copying terms, findall and unification of large terms.

bench_once :- work(7, 10, _).

answer(Sum) :- work(7, 10, Sum).

small_answer(Sum) :- work(2, 3, Sum).

bench_size(200).
bench_small(1).

work(Depth, Count, Sum) :-
    tree(Depth, Tree),
    numbers(1, Count, Numbers),
    findall(Tree - X, one_of(X, Numbers), Pairs),
    findall(X, one_of(_ - X, Pairs), Found),
    sum(Found, 0, Sum),
    copy_term(Pairs, Copy),
    Copy = Pairs.

tree(0, leaf(_)) :- !.
tree(N, node(Left, N, Right)) :-
    N1 is N - 1,
    tree(N1, Left),
    tree(N1, Right).

numbers(N, Count, []) :- N > Count, !.
numbers(N, Count, [N|Numbers]) :- N1 is N + 1, numbers(N1, Count, Numbers).

one_of(X, [X|_]).
one_of(X, [_|Xs]) :- one_of(X, Xs).

sum([], Sum, Sum).
sum([X|Xs], Sum0, Sum) :- Sum1 is Sum0 + X, sum(Xs, Sum1, Sum).
