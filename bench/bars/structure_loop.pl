% A tail-recursive loop that passes on a fresh structure at each step and inspects it: memory has to stay constant.
prepare(_, _).

work(loop, N, Answer) :-
    loop(N, state(0, 1, f(0)), Answer).

loop(0, state(A, B, f(C)), [A, B, C]) :-
    !.
loop(N, state(A, B, f(C)), Answer) :-
    D is (A + B) /\ 1023,
    next(D, C, C1),
    N1 is N - 1,
    loop(N1, state(B, D, f(C1)), Answer).

next(0, C, C1) :-
    !,
    C1 is C + 1.
next(_, C, C).
