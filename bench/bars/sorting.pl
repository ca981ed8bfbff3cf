% Sorting.
prepare(_, _).

work(msort, N, Answer) :-
    numbers(N, 1, List),
    msort(List, Sorted),
    Sorted = [Answer|_].
work(sort, N, Answer) :-
    numbers(N, 1, List),
    sort(List, Sorted),
    length(Sorted, Answer).
work(sort_terms, N, Answer) :-
    terms(N, 1, List),
    sort(List, Sorted),
    length(Sorted, Answer).
work(keysort, N, Answer) :-
    pairs(N, 1, List),
    keysort(List, [Answer|_]).

numbers(0, _, []) :-
    !.
numbers(N, X, [Y|List]) :-
    Y is X * 16807 mod 2147483647,
    N1 is N - 1,
    numbers(N1, Y, List).

terms(0, _, []) :-
    !.
terms(N, X, [f(Z, Y)|List]) :-
    Y is X * 16807 mod 2147483647,
    Z is Y /\ 255,
    N1 is N - 1,
    terms(N1, Y, List).

pairs(0, _, []) :-
    !.
pairs(N, X, [Y-N|List]) :-
    Y is X * 16807 mod 2147483647,
    N1 is N - 1,
    pairs(N1, Y, List).
