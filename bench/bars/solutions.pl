% All solutions of goals, and loops that are driven by failure.
prepare(_, _).

work(findall, N, Answer) :-
    findall(X-Y, pair(N, X, Y), List),
    length(List, Answer).
work(bagof, N, Answer) :-
    bagof(X, Y^pair(N, X, Y), List),
    length(List, Answer).
work(bagof_groups, N, Answer) :-
    findall(Key-Length, (bagof(X, group(N, Key, X), List), length(List, Length)), Answer).
work(setof, N, Answer) :-
    setof(Y-X, pair(N, X, Y), List),
    List = [First|_],
    length(List, Length),
    Answer = First/Length.
work(between, N, Answer) :-
    \+ odd_one(N),
    Answer = yes.
work(forall, N, Answer) :-
    forall(between(1, N, X), X > 0),
    Answer = yes.

pair(N, X, Y) :-
    between(1, N, X),
    Y is X * 7919 mod 1000003.

group(N, Key, X) :-
    between(1, N, X),
    Key is X mod 10.

odd_one(N) :-
    between(1, N, X),
    X < 0.
