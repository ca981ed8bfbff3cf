% Floats: Runge-Kutta, Newton, bisection, Simpson, a Mandelbrot picture, matrices, linear systems, FFT, statistics,
% random walks from one's own generator, and what rounding and comparison of mixed numbers give.

:- initialization(main).

show(X) :- Y is truncate(X * 1000000 + sign(X) * 0.5), write(Y).

runge_kutta(F, T0, Y0, H, N, Y) :-
    (   N =:= 0 -> Y = Y0
    ;   slope(F, T0, Y0, K1),
        T1 is T0 + H / 2, Y1 is Y0 + H / 2 * K1, slope(F, T1, Y1, K2),
        Y2 is Y0 + H / 2 * K2, slope(F, T1, Y2, K3),
        T2 is T0 + H, Y3 is Y0 + H * K3, slope(F, T2, Y3, K4),
        Y4 is Y0 + H / 6 * (K1 + 2 * K2 + 2 * K3 + K4),
        M is N - 1,
        runge_kutta(F, T2, Y4, H, M, Y)
    ).

slope(growth, _, Y, D) :- D is Y.
slope(logistic, _, Y, D) :- D is 2.0 * Y * (1 - Y).
slope(forced, T, Y, D) :- D is cos(T) - Y.

newton(F, X0, N, X) :-
    (   N =:= 0 -> X = X0
    ;   function(F, X0, V), derivative(F, X0, D),
        ( abs(D) < 1.0e-12 -> X = X0 ; X1 is X0 - V / D, M is N - 1, newton(F, X1, M, X) )
    ).

function(square2, X, V) :- V is X * X - 2.
function(cosx, X, V) :- V is cos(X) - X.
function(cubic, X, V) :- V is X ** 3 - 2 * X - 5.
function(gauss, X, V) :- V is exp(-(X * X)).
function(recip, X, V) :- V is 1 / X.
derivative(square2, X, D) :- D is 2 * X.
derivative(cosx, X, D) :- D is -sin(X) - 1.
derivative(cubic, X, D) :- D is 3 * X * X - 2.

bisect(F, A, B, X) :- M is (A + B) / 2, ( B - A < 1.0e-10 -> X = M ; function(F, A, VA), function(F, M, VM), ( VA * VM =< 0 -> bisect(F, A, M, X) ; bisect(F, M, B, X) ) ).

simpson(F, A, B, N, S) :- H is (B - A) / N, simpson(0, N, F, A, H, 0.0, S0), S is S0 * H / 3.
simpson(I, N, F, A, H, S0, S) :-
    X is A + I * H, function(F, X, V),
    ( ( I =:= 0 ; I =:= N ) -> W = 1 ; I mod 2 =:= 1 -> W = 4 ; W = 2 ),
    S1 is S0 + W * V,
    ( I =:= N -> S = S1 ; J is I + 1, simpson(J, N, F, A, H, S1, S) ).

mandelbrot(Rows, Columns, Max) :-
    (   between(1, Rows, R), Y is (R - 0.5) * 2.4 / Rows - 1.2,
        \+ ( between(1, Columns, C), X is (C - 0.5) * 3.2 / Columns - 2.2, \+ ( escape(0.0, 0.0, X, Y, 0, Max, N), dot(N, Max) ) ),
        nl, fail
    ;   true
    ).
escape(X, Y, CX, CY, N0, Max, N) :-
    X2 is X * X, Y2 is Y * Y,
    (   ( N0 >= Max ; X2 + Y2 > 4.0 ) -> N = N0
    ;   X1 is X2 - Y2 + CX, Y1 is 2.0 * X * Y + CY, N1 is N0 + 1, escape(X1, Y1, CX, CY, N1, Max, N)
    ).
dot(N, Max) :- ( N >= Max -> put_char('#') ; N > 8 -> put_char('+') ; N > 4 -> put_char('.') ; put_char(' ') ).

% matrices: lists of rows
transpose_([], []).
transpose_([[]|_], []) :- !.
transpose_(M, [C|Cs]) :- heads(M, C, R), transpose_(R, Cs).
heads([], [], []).
heads([[X|Xs]|Rs], [X|C], [Xs|R]) :- heads(Rs, C, R).
multiply(A, B, C) :- transpose_(B, T), rows(A, T, C).
rows([], _, []).
rows([R|Rs], T, [S|Ss]) :- row(T, R, S), rows(Rs, T, Ss).
row([], _, []).
row([C|Cs], R, [X|Xs]) :- dot_product(R, C, 0, X), row(Cs, R, Xs).
dot_product([], [], S, S).
dot_product([A|As], [B|Bs], S0, S) :- S1 is S0 + A * B, dot_product(As, Bs, S1, S).
power(M, 1, M) :- !.
power(M, N, P) :- N mod 2 =:= 0, !, K is N // 2, power(M, K, Q), multiply(Q, Q, P).
power(M, N, P) :- K is N - 1, power(M, K, Q), multiply(M, Q, P).

% Gauss with a pivot: rows have their right side at the end
solve([], []).
solve(Rows, [X|Xs]) :-
    pivot(Rows, [P|Ps], Rest),
    eliminate(Rest, P, Ps, Reduced),
    solve(Reduced, Xs),
    append(Cs, [B], Ps), dot_product(Cs, Xs, 0.0, S),
    X is (B - S) / P.
pivot([R|Rs], P, Rest) :- best_row(Rs, R, P, [], Rest).
best_row([], P, P, Rest, Rest).
best_row([[A|As]|Rs], [B|Bs], P, Rest0, Rest) :-
    ( abs(A) > abs(B) -> best_row(Rs, [A|As], P, [[B|Bs]|Rest0], Rest) ; best_row(Rs, [B|Bs], P, [[A|As]|Rest0], Rest) ).
eliminate([], _, _, []).
eliminate([[A|As]|Rs], P, Ps, [Bs|Ss]) :- F is A / P, combine(As, Ps, F, Bs), eliminate(Rs, P, Ps, Ss).
combine([], [], _, []).
combine([A|As], [P|Ps], F, [B|Bs]) :- B is A - F * P, combine(As, Ps, F, Bs).

% FFT of c(Re, Im)
fft([X], [X]) :- !.
fft(Xs, Ys) :- split(Xs, Es, Os), fft(Es, Fs), fft(Os, Gs), length(Xs, N), butterflies(Fs, Gs, 0, N, As, Bs), append(As, Bs, Ys).
split([], [], []).
split([A, B|L], [A|Es], [B|Os]) :- split(L, Es, Os).
butterflies([], [], _, _, [], []).
butterflies([c(A, B)|Fs], [c(C, D)|Gs], K, N, [c(E, F)|As], [c(G, H)|Bs]) :-
    T is -2 * pi * K / N, CT is cos(T), ST is sin(T),
    P is C * CT - D * ST, Q is C * ST + D * CT,
    E is A + P, F is B + Q, G is A - P, H is B - Q,
    K1 is K + 1, butterflies(Fs, Gs, K1, N, As, Bs).
show_complex([]).
show_complex([c(A, B)|Cs]) :- round3(A, X), round3(B, Y), write(X/Y), write(' '), show_complex(Cs).
round3(X, Y) :- Z is round(X * 1000), ( Z =:= 0 -> Y = 0 ; Y = Z ).

lcg(S0, S, X) :- S is (S0 * 16807) mod 2147483647, X is S / 2147483647.0.
samples(0, _, []) :- !.
samples(N, S0, [X|Xs]) :- lcg(S0, S, X), M is N - 1, samples(M, S, Xs).
mean(Xs, M) :- total(Xs, 0.0, 0, S, N), M is S / N.
total([], S, N, S, N).
total([X|Xs], S0, N0, S, N) :- S1 is S0 + X, N1 is N0 + 1, total(Xs, S1, N1, S, N).
variance(Xs, V) :- mean(Xs, M), squares(Xs, M, Ys), mean(Ys, V).
squares([], _, []).
squares([X|Xs], M, [Y|Ys]) :- Y is (X - M) ** 2, squares(Xs, M, Ys).
monte_carlo(0, _, C, C) :- !.
monte_carlo(N, S0, C0, C) :- lcg(S0, S1, X), lcg(S1, S2, Y), ( X * X + Y * Y =< 1.0 -> C1 is C0 + 1 ; C1 = C0 ), M is N - 1, monte_carlo(M, S2, C1, C).

expressions([7 // 2, -7 // 2, 7 mod 2, -7 mod 2, 7 mod -2, -7 rem 2, 7 rem -2, 7 / 2.0, 2 ** 3.0, 2 ** -1.0, 2.0 ** 0.5, max(1, 2.0), min(3, 2), abs(-5), abs(-5.5), sign(-3), sign(2.5),
    truncate(3.75), truncate(-3.75), round(3.5), round(-3.5), round(3.25), ceiling(2.25), ceiling(-2.25), floor(2.75), floor(-2.75), float(3), float_integer_part(3.75), float_integer_part(-3.75),
    float_fractional_part(3.75), 5 /\ 3, 5 \/ 3, \ 5, 1 << 10, 1024 >> 3, -17 >> 2, sqrt(16), sqrt(2.25), 1.0e10, 0.78125e-2, 1.0e100, 123456.789, 0.5 + 0.25, 1.0 / 4.0, 100000.0 * 10, 1.0e14, 1.0e20,
    atan2(1, 1) * 4 - pi, exp(0), log(1), sin(0), cos(0), -3 + 5, + (3) + 1, 3 - -3, 2 * 3 + 4 * 5 - 6, (1 + 2) * (3 + 4), 10 mod 3 * 2, 2 ^ 10, 3 * 1.5, 1 + 1.0, 5.0, -0.0 + 0, 17.0 / 4, -1.0e100]).

comparisons([1 < 2, 1 < 1.0, 1 =:= 1.0, 1.0 =:= 1, 2 > 1.5, 1 >= 1.0, 1 =< 0.5, 3 =\= 3.0, 0.5 + 0.25 =:= 0.75, 1 == 1.0, 1 @< 1.0, 1.0 @< 1, 2 @< 1.5, 0.5 @< 1, a @< 1, 1 @< a, 1.5 @< a]).

main :-
    runge_kutta(growth, 0.0, 1.0, 0.1, 10, E), show(E), nl,
    runge_kutta(logistic, 0.0, 0.1, 0.05, 100, L), show(L), nl,
    runge_kutta(forced, 0.0, 0.0, 0.01, 500, Fo), show(Fo), nl,
    ( member(F-X0, [square2-1.0, cosx-0.5, cubic-2.0]), newton(F, X0, 20, X), show(X), nl, fail ; true ),
    bisect(cosx, 0.0, 1.0, B), show(B), nl,
    simpson(gauss, 0.0, 2.0, 100, G), show(G), nl, simpson(recip, 1.0, 2.0, 50, R), show(R), nl,
    mandelbrot(16, 50, 60),
    multiply([[1, 2], [3, 4]], [[5, 6], [7, 8]], M), write(M), nl, power([[1, 1], [1, 0]], 60, P), write(P), nl,
    solve([[2.0, 1.0, -1.0, 8.0], [-3.0, -1.0, 2.0, -11.0], [-2.0, 1.0, 2.0, -3.0]], S), ( member(V, S), show(V), write(' '), fail ; nl ),
    fft([c(1.0, 0.0), c(2.0, 0.0), c(3.0, 0.0), c(4.0, 0.0), c(0.0, 1.0), c(0.0, 0.0), c(-1.0, 0.0), c(0.5, 0.5)], FT), show_complex(FT), nl,
    samples(1000, 42, Xs), mean(Xs, Mean), variance(Xs, Var), show(Mean), write(' '), show(Var), nl,
    monte_carlo(2000, 7, 0, C), write(C), nl,
    expressions(Es), ( member(Ex, Es), writeq(Ex), write(' = '), catch(( Val is Ex, writeq(Val) ), error(Er, _), writeq(Er)), nl, fail ; true ),
    comparisons(Cs), ( member(Co, Cs), writeq(Co), ( call(Co) -> write(' yes') ; write(' no') ), nl, fail ; true ).

work :- runge_kutta(logistic, 0.0, 0.1, 0.0001, 50000, L), show(L), nl, simpson(gauss, 0.0, 2.0, 50000, G), show(G), nl,
    mandelbrot(30, 100, 200), monte_carlo(100000, 7, 0, C), write(C), nl,
    samples(20000, 1, Xs), variance(Xs, V), show(V), nl, power([[0.5, 0.5], [0.25, 0.75]], 5000, [[A|_]|_]), show(A), nl.
