% Dynamic facts: added, looked up by their first argument, taken away; a predicate that changes while it is used.
:- dynamic(fact/2).
:- dynamic(counter/1).

prepare(Work, N) :-
    retractall(fact(_, _)),
    retractall(counter(_)),
    stored(Work, N).

stored(assertz, _).
stored(lookup, N) :-
    add(1, N).
stored(retract, N) :-
    add(1, N).
stored(scan, N) :-
    add(1, N).
stored(counter, _) :-
    assertz(counter(0)).

work(assertz, N, Answer) :-
    add(1, N),
    fact(N, Answer).
work(lookup, N, Answer) :-
    look(N, 0, Answer).
work(retract, N, Answer) :-
    take(1, N),
    left(Answer).
work(counter, N, Answer) :-
    step(N),
    counter(Answer).
work(scan, N, Answer) :-
    \+ passes,
    fact(N, Answer).

add(I, N) :-
    I > N,
    !.
add(I, N) :-
    X is I * 3,
    assertz(fact(I, X)),
    I1 is I + 1,
    add(I1, N).

look(0, Sum, Sum) :-
    !.
look(I, Sum0, Sum) :-
    fact(I, X),
    Sum1 is Sum0 + X,
    I1 is I - 1,
    look(I1, Sum1, Sum).

take(I, N) :-
    I > N,
    !.
take(I, N) :-
    retract(fact(I, _)),
    !,
    I1 is I + 1,
    take(I1, N).

left(some) :-
    fact(_, _),
    !.
left(none).

step(0) :-
    !.
step(N) :-
    retract(counter(C)),
    C1 is C + 1,
    assertz(counter(C1)),
    N1 is N - 1,
    step(N1).

passes :-
    fact(_, X),
    X < 0.
