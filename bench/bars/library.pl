% Predicates of the library that GNU Prolog has not.
prepare(_, _).

work(aggregate, N, Answer) :-
    aggregate_all(count, between(1, N, _), Count),
    aggregate_all(sum(X), between(1, N, X), Sum),
    aggregate_all(max(X), between(1, N, X), Max),
    Answer = [Count, Sum, Max].
work(predsort, N, Answer) :-
    numbers(N, 1, List),
    predsort(by_size, List, Sorted),
    length(Sorted, Answer).
work(assoc, N, Answer) :-
    empty_assoc(Empty),
    assoc(N, 1, Empty, Assoc),
    get_assoc(16807, Assoc, Answer).

by_size(Order, A, B) :-
    compare(Order, A, B).

numbers(0, _, []) :-
    !.
numbers(N, X, [Y|List]) :-
    Y is X * 16807 mod 2147483647,
    N1 is N - 1,
    numbers(N1, Y, List).

assoc(0, _, Assoc, Assoc) :-
    !.
assoc(N, X, Assoc0, Assoc) :-
    Y is X * 16807 mod 2147483647,
    put_assoc(Y, Assoc0, N, Assoc1),
    N1 is N - 1,
    assoc(N1, Y, Assoc1, Assoc).
