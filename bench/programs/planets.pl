% A star and four planets pull at each other: the energy after some steps, as an integer.
% Stresses floats in structures and longer expressions.

bench_once :- energy_after(20, _).

answer(Energy) :- energy_after(20, Energy).

small_answer(Energy) :- energy_after(1, Energy).

bench_size(400).
bench_small(1).

energy_after(Steps, Energy) :-
    bodies(Bodies0),
    steps(Steps, Bodies0, Bodies),
    energy(Bodies, 0.0, E),
    Energy is truncate(E * 1.0e9).

% body(X, Y, Z, velocities, mass).
bodies([
    body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.5),
    body(4.84, -1.16, -0.1036, 0.606, 2.81, -0.0252, 0.0377),
    body(8.34, 4.12, -0.4035, -1.01, 1.826, 0.00842, 0.01129),
    body(12.9, -15.1, -0.2233, 1.083, 0.8687, -0.01083, 0.001724),
    body(15.4, -25.9, 0.1793, 0.9791, 0.5947, -0.03476, 0.002034)
]).

steps(0, Bodies, Bodies) :- !.
steps(N, Bodies0, Bodies) :-
    pulled(Bodies0, [], Pulled),
    moved(Pulled, [], Bodies1),
    N1 is N - 1,
    steps(N1, Bodies1, Bodies).

% pulled(Bodies, Done, Pulled): each pair once; the order is turned round, and by moved/3 again.
pulled([], Done, Done).
pulled([Body0|Bodies0], Done, Pulled) :-
    pull(Bodies0, Body0, Body, Bodies),
    pulled(Bodies, [Body|Done], Pulled).

pull([], Body, Body, []).
pull([body(X2, Y2, Z2, U2, V2, W2, M2)|Rest0], body(X1, Y1, Z1, U1, V1, W1, M1), Body,
     [body(X2, Y2, Z2, U4, V4, W4, M2)|Rest]) :-
    DX is X1 - X2,
    DY is Y1 - Y2,
    DZ is Z1 - Z2,
    Square is DX * DX + DY * DY + DZ * DZ,
    Pull is 0.01 / (Square * sqrt(Square)),
    U3 is U1 - DX * M2 * Pull,
    V3 is V1 - DY * M2 * Pull,
    W3 is W1 - DZ * M2 * Pull,
    U4 is U2 + DX * M1 * Pull,
    V4 is V2 + DY * M1 * Pull,
    W4 is W2 + DZ * M1 * Pull,
    pull(Rest0, body(X1, Y1, Z1, U3, V3, W3, M1), Body, Rest).

moved([], Bodies, Bodies).
moved([body(X0, Y0, Z0, U, V, W, M)|Rest], Bodies0, Bodies) :-
    X is X0 + 0.01 * U,
    Y is Y0 + 0.01 * V,
    Z is Z0 + 0.01 * W,
    moved(Rest, [body(X, Y, Z, U, V, W, M)|Bodies0], Bodies).

energy([], E, E).
energy([body(X, Y, Z, U, V, W, M)|Bodies], E0, E) :-
    E1 is E0 + 0.5 * M * (U * U + V * V + W * W),
    bound(Bodies, X, Y, Z, M, E1, E2),
    energy(Bodies, E2, E).

bound([], _, _, _, _, E, E).
bound([body(X2, Y2, Z2, _, _, _, M2)|Bodies], X, Y, Z, M, E0, E) :-
    DX is X - X2,
    DY is Y - Y2,
    DZ is Z - Z2,
    E1 is E0 - M * M2 / sqrt(DX * DX + DY * DY + DZ * DZ),
    bound(Bodies, X, Y, Z, M, E1, E).
