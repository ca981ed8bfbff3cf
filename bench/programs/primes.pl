% The primes below 400 by sifting: every prime removes its multiples from the candidates that are left.
% Stresses list filtering, remainders and if-then-else.

bench_once :- primes(400, _).

answer(Primes) :- primes(400, Primes).

small_answer(Primes) :- primes(60, Primes).

bench_size(3000).
bench_small(1).

primes(Limit, Primes) :-
    candidates(2, Limit, Candidates),
    sifted(Candidates, Primes).

candidates(Number, Limit, []) :- Number >= Limit, !.
candidates(Number, Limit, [Number|Numbers]) :-
    Next is Number + 1,
    candidates(Next, Limit, Numbers).

sifted([], []).
sifted([Prime|Candidates], [Prime|Primes]) :-
    without_multiples(Candidates, Prime, Others),
    sifted(Others, Primes).

without_multiples([], _, []).
without_multiples([Number|Numbers], Prime, Others) :-
    (   Number mod Prime =:= 0
    ->  Others = Rest
    ;   Others = [Number|Rest]
    ),
    without_multiples(Numbers, Prime, Rest).
