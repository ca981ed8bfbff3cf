% Big integers: factorials, Fibonacci, digits of pi and e, powers, primality, factors, RSA, continued fractions, bases.
% peers: swipl

:- initialization(main).

factorial(0, 1) :- !.
factorial(N, F) :- M is N - 1, factorial(M, G), F is N * G.

fib(N, F) :- fib(N, 0, 1, F).
fib(0, A, _, A) :- !.
fib(N, A, B, F) :- M is N - 1, C is A + B, fib(M, B, C, F).

fast_fib(0, 0, 1) :- !.
fast_fib(N, A, B) :-
    K is N // 2, fast_fib(K, C, D),
    E is C * (2 * D - C), F is C * C + D * D,
    ( N mod 2 =:= 0 -> A = E, B = F ; A = F, B is E + F ).

% Gibbons' spigot
pi_digits(N, Ds) :- spigot(N, 1, 0, 1, 1, 3, 3, Ds).
spigot(0, _, _, _, _, _, _, []) :- !.
spigot(N, Q, R, T, K, M, X, Ds) :-
    (   4 * Q + R - T < M * T ->
        Ds = [M|Ds1], N1 is N - 1,
        Q1 is 10 * Q, R1 is 10 * (R - M * T), M1 is (10 * (3 * Q + R)) // T - 10 * M,
        spigot(N1, Q1, R1, T, K, M1, X, Ds1)
    ;   Q1 is Q * K, R1 is (2 * Q + R) * X, T1 is T * X, K1 is K + 1,
        M1 is (Q * (7 * K + 2) + R * X) // (T * X), X1 is X + 2,
        spigot(N, Q1, R1, T1, K1, M1, X1, Ds)
    ).

% e to N digits by its series with scaled integers
e_digits(N, E) :- S is 10 ^ (N + 10), e_sum(S, 1, S, E0), E is E0 // 10 ^ 10.
e_sum(0, _, S, S) :- !.
e_sum(T, K, S0, S) :- T1 is T // K, K1 is K + 1, S1 is S0 + T1, e_sum(T1, K1, S1, S).

machin(N, Pi) :- S is 10 ^ (N + 10), arctan(5, S, A), arctan(239, S, B), Pi is (16 * A - 4 * B) // 10 ^ 10.
arctan(X, S, A) :- T is S // X, X2 is X * X, arctan(T, X2, 1, 1, 0, A).
arctan(0, _, _, _, A, A) :- !.
arctan(T, X2, K, Sign, A0, A) :- A1 is A0 + Sign * (T // K), T1 is T // X2, K1 is K + 2, Sign1 is -Sign, arctan(T1, X2, K1, Sign1, A1, A).

power_mod(_, 0, _, 1) :- !.
power_mod(B, E, M, R) :-
    ( E mod 2 =:= 0 -> E2 is E // 2, B2 is B * B mod M, power_mod(B2, E2, M, R)
    ; E1 is E - 1, power_mod(B, E1, M, R1), R is R1 * B mod M ).

gcd_ext(A, 0, A, 1, 0) :- !.
gcd_ext(A, B, G, X, Y) :- Q is A // B, R is A mod B, gcd_ext(B, R, G, X1, Y1), X = Y1, Y is X1 - Q * Y1.

inverse(A, M, I) :- gcd_ext(A, M, 1, X, _), I is X mod M.

probable_prime(N) :- N < 4, !, N > 1.
probable_prime(N) :- N mod 2 =:= 1, N1 is N - 1, odd_part(N1, 0, S, D), \+ ( member(A, [2, 3, 5, 7, 11, 13, 17]), A < N, witness(A, N, S, D) ).
odd_part(N, S0, S, D) :- ( N mod 2 =:= 0 -> M is N // 2, S1 is S0 + 1, odd_part(M, S1, S, D) ; S = S0, D = N ).
witness(A, N, S, D) :- power_mod(A, D, N, X), X =\= 1, X =\= N - 1, \+ squares_to(S, X, N).
squares_to(S, X, N) :- S > 1, Y is X * X mod N, ( Y =:= N - 1 -> true ; S1 is S - 1, squares_to(S1, Y, N) ).

next_prime(N, P) :- ( probable_prime(N) -> P = N ; M is N + 1, next_prime(M, P) ).

rho(N, F) :- rho(2, 2, 1, N, 0, F).
rho(X, Y, 1, N, K, F) :- !, K < 5000, X1 is (X * X + 1) mod N, Y1 is (Y * Y + 1) mod N, Y2 is (Y1 * Y1 + 1) mod N, D0 is abs(X1 - Y2), D is gcd(D0, N), K1 is K + 1, rho(X1, Y2, D, N, K1, F).
rho(_, _, D, N, _, D) :- D < N.

factors(1, []) :- !.
factors(N, [N]) :- probable_prime(N), !.
factors(N, Fs) :- N mod 2 =:= 0, !, M is N // 2, factors(M, Gs), Fs = [2|Gs].
factors(N, Fs) :- rho(N, F), !, G is N // F, factors(F, As), factors(G, Bs), append(As, Bs, L), msort(L, Fs).
factors(N, [unfactored(N)]).

rsa(P0, Q0, Message) :-
    next_prime(P0, P), next_prime(Q0, Q), N is P * Q, Phi is (P - 1) * (Q - 1), E = 65537, inverse(E, Phi, D),
    atom_codes(Message, Cs), to_number(Cs, 0, M), power_mod(M, E, N, C), power_mod(C, D, N, M2), to_codes(M2, [], Cs2), atom_codes(Back, Cs2),
    write(n(N)), nl, write(c(C)), nl, write(Back), nl.
to_number([], N, N).
to_number([C|Cs], N0, N) :- N1 is N0 * 256 + C, to_number(Cs, N1, N).
to_codes(0, Cs, Cs) :- !.
to_codes(N, Cs0, Cs) :- C is N mod 256, M is N // 256, to_codes(M, [C|Cs0], Cs).

digit_sum(N, S) :- number_codes(N, Cs), digit_sum(Cs, 0, S).
digit_sum([], S, S).
digit_sum([C|Cs], S0, S) :- S1 is S0 + C - 0'0, digit_sum(Cs, S1, S).

isqrt(N, R) :- X0 is N // 2 + 1, isqrt(N, X0, R).
isqrt(N, X, R) :- Y is (X + N // X) // 2, ( Y >= X -> R = X ; isqrt(N, Y, R) ).

collatz(1, S, S, M, M) :- !.
collatz(N, S0, S, M0, M) :- ( N mod 2 =:= 0 -> N1 is N // 2 ; N1 is 3 * N + 1 ), S1 is S0 + 1, M1 is max(M0, N1), collatz(N1, S1, S, M1, M).

base(N, B, A) :- base_digits(N, B, [], Cs), atom_codes(A, Cs).
base_digits(0, _, Cs, Cs) :- !.
base_digits(N, B, Cs0, Cs) :- D is N mod B, ( D < 10 -> C is D + 0'0 ; C is D - 10 + 0'a ), M is N // B, base_digits(M, B, [C|Cs0], Cs).

ackermann(0, N, R) :- !, R is N + 1.
ackermann(1, N, R) :- !, R is N + 2.
ackermann(2, N, R) :- !, R is 2 * N + 3.
ackermann(M, 0, R) :- !, K is M - 1, ackermann(K, 1, R).
ackermann(M, N, R) :- K is M - 1, N1 is N - 1, ackermann(M, N1, A), ackermann(K, A, R).

edges([X|Xs]) :- write(X), write(': '), ( member(D, [-1, 0, 1]), Y is X + D, Z is Y - X, W is -Y, V is abs(W), U is Y * Y, T is U // Y, S is Y mod 1000, R is Y >> 3, Q is Y << 3, P is Y /\ 255,
    ( integer(Y) -> write(Y) ; write(no) ), write([Z, V, T, S, R, Q, P]), write(' '), fail ; nl ), edges(Xs).
edges([]).

expressions([2 ^ 64, 2 ^ 100, -2 ^ 65, (-2) ^ 65, 7 ^ 77 mod 10 ^ 20, 10 ^ 30 // 7, 10 ^ 30 mod 7, 10 ^ 30 rem -7, gcd(10 ^ 20, 6 ^ 15), 10 ^ 20 - 10 ^ 20, (0 - 10 ^ 30) // 7, (0 - 10 ^ 30) mod 7, (0 - (1 << 70)) >> 68,
    2 ^ 62 - 1 + 2 ^ 62, -(2 ^ 63), 2 ^ 63 - 1, 123456789012345678901234567890 * 987654321098765432109876543210, 1 << 100, (1 << 100) >> 98, (1 << 70) /\ ((1 << 70) - 1),
    (1 << 70) \/ 1, xor(1 << 70, 1 << 69), \ (1 << 70), msb(1 << 70), abs(-(10 ^ 25)), sign(-(10 ^ 25)), max(10 ^ 25, 1.0e30), min(10 ^ 25, 10 ^ 24), float(10 ^ 20), truncate(1.0e20), round(1.5e20),
    integer(1.0e17), 10 ^ 25 + 0.5, sqrt(10 ^ 30), 3 ^ 40]).

compare_things :-
    L = [10 ^ 20, 2 ^ 64, -(2 ^ 64), 0, 2 ^ 60, 2 ^ 61, 3 ^ 50, -(3 ^ 50)],
    findall(V, ( member(E, L), V is E ), Vs), msort(Vs, Sorted), write(Sorted), nl,
    ( member(A, [1.0e300, -1.0e300, 1.0e20, 1.8446744073709552e19|Vs]), member(B, Vs), ( A =:= B -> O = eq ; A < B -> O = lt ; O = gt ), write(O), write(' '), fail ; nl ).

main :-
    factorial(50, F), write(F), nl, factorial(300, F3), digit_sum(F3, DS), write(DS), nl,
    fib(300, Fi), write(Fi), nl, fast_fib(1000, FF, _), write(FF), nl, ( fib(1000, FF) -> write(same) ; write(differ) ), nl,
    pi_digits(120, Ds), write_digits(Ds), nl, e_digits(100, E), write(E), nl, machin(100, Pi), write(Pi), nl,
    ( member(N, [561, 1000003, 2 ^ 61 - 1, 2 ^ 67 - 1, 2 ^ 89 - 1, 10 ^ 18 + 9]), V is N, ( probable_prime(V) -> A = prime ; A = composite ), write(V-A), nl, fail ; true ),
    ( member(N, [600851475143, 2 ^ 32 + 1, 10 ^ 12 + 1, 1234567890]), V is N, factors(V, Fs), write(V-Fs), nl, fail ; true ),
    X1 is 10 ^ 30 + 57, X2 is 10 ^ 31 + 33, rsa(X1, X2, 'attack at dawn'),
    Two is 2 * 10 ^ 80, isqrt(Two, R2), write(R2), nl,
    collatz(27, 0, S, 0, M), write(S-M), nl, Y is 10 ^ 30 + 1, collatz(Y, 0, S2, 0, M2), write(S2-M2), nl,
    Z is 3 ^ 100, base(Z, 16, A16), write(A16), nl, base(Z, 2, A2), atom_length(A2, L2), write(L2), nl,
    ackermann(3, 60, Ack), write(Ack), nl,
    expressions(Es), ( member(Ex, Es), functor(Ex, Fu, _), writeq(Fu), write(' = '), catch(( Val is Ex, writeq(Val) ), error(Er, _), writeq(Er)), nl, fail ; true ),
    E1 is 2 ^ 28, E2 is 2 ^ 29, E3 is 2 ^ 31, E4 is 2 ^ 32, E5 is 2 ^ 60, E6 is 2 ^ 61, E7 is 2 ^ 63, E8 is 2 ^ 64, E9 is -(2 ^ 60), E10 is -(2 ^ 61), E11 is -(2 ^ 28), E12 is -(2 ^ 63),
    edges([E1, E2, E3, E4, E5, E6, E7, E8, E9, E10, E11, E12]),
    compare_things,
    assoc_of_bigs.

:- dynamic(big_memo/2).
assoc_of_bigs :-
    ( between(58, 66, I), K is 2 ^ I, assertz(big_memo(K, I)), fail ; true ),
    ( between(57, 67, I), K is 2 ^ I, ( big_memo(K, J) -> write(J) ; write(none) ), write(' '), fail ; nl ),
    X is 2 ^ 70, Y is 2 ^ 70, ( X == Y -> write(identical) ; write(different) ), nl, copy_term(f(X, V, V), T), T = f(A, 1, B), write(A-B), nl,
    number_codes(X, Cs), atom_codes(At, Cs), atom_length(At, Len), write(At-Len), nl, functor(g(X), G, N), write(G/N), nl,
    findall(P-Q, ( member(P, [3, 1, 2]), Q is P * 10 ^ 25 ), Ps), keysort(Ps, Sorted), write(Sorted), nl.

write_digits([]).
write_digits([D|Ds]) :- write(D), write_digits(Ds).

work :- factorial(1000, F), digit_sum(F, S), write(S), nl, pi_digits(600, Ds), write_digits(Ds), nl, fib(5000, Fi), digit_sum(Fi, S2), write(S2), nl, X1 is 10 ^ 60, X2 is 10 ^ 61, rsa(X1, X2, 'the quick brown fox'), machin(1000, Pi), digit_sum(Pi, S3), write(S3), nl.
