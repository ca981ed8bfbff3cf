% How long points of the plane stay near when they are squared and moved, again and again.
% Stresses arithmetic on floats.

bench_once :- rows(0, 24, 40, _).

answer(Steps) :- rows(0, 24, 40, Steps).

small_answer(Steps) :- rows(0, 3, 5, Steps).

bench_size(60).
bench_small(1).

rows(Y, Height, Width, Steps) :- rows(Y, Height, Width, 0, Steps).

rows(Height, Height, _, Steps, Steps) :- !.
rows(Y, Height, Width, Steps0, Steps) :-
    columns(0, Width, Y, Height, Steps0, Steps1),
    Y1 is Y + 1,
    rows(Y1, Height, Width, Steps1, Steps).

columns(Width, Width, _, _, Steps, Steps) :- !.
columns(X, Width, Y, Height, Steps0, Steps) :-
    Real is 3.0 * X / Width - 2.0,
    Imaginary is 2.0 * Y / Height - 1.0,
    orbit(0.0, 0.0, Real, Imaginary, 0, N),
    Steps1 is Steps0 + N,
    X1 is X + 1,
    columns(X1, Width, Y, Height, Steps1, Steps).

orbit(_, _, _, _, 50, 50) :- !.
orbit(R, I, _, _, N, N) :- R * R + I * I > 4.0, !.
orbit(R, I, CR, CI, N0, N) :-
    R1 is R * R - I * I + CR,
    I1 is 2.0 * R * I + CI,
    N1 is N0 + 1,
    orbit(R1, I1, CR, CI, N1, N).
