% Counts how often numbers come, in clauses that are replaced.
% Stresses assertz, retract and look-ups of a dynamic predicate that changes all the time.

:- dynamic(total/1).
:- dynamic(seen/2).

bench_once :- tally(500, _).

answer(Counts) :- tally(500, Counts).

small_answer(Counts) :- tally(50, Counts).

bench_size(50).
bench_small(1).

tally(Steps, counts(Total, Noughts)) :-
    retractall(total(_)),
    retractall(seen(_, _)),
    assertz(total(0)),
    count(Steps),
    total(Total),
    seen(0, Noughts).

count(0) :- !.
count(N) :-
    Key is N * 7 mod 50,
    (   retract(seen(Key, Times)) -> Times1 is Times + 1, assertz(seen(Key, Times1))
    ;   assertz(seen(Key, 1))
    ),
    retract(total(Total)),
    Total1 is Total + 1,
    asserta(total(Total1)),
    N1 is N - 1,
    count(N1).
