% Symbolic derivatives of ten expressions in x, without simplification but for constants.
% Stresses indexing on the functor of the first argument, cuts and structure building.

bench_once :- expressions(Expressions), slopes(Expressions, _).

answer(Slopes) :- expressions(Expressions), slopes(Expressions, Slopes).

small_answer(Slopes) :- answer(Slopes).

bench_size(80000).
bench_small(2).

expressions([
    x * x * x,
    (x + 1) * (x + 2) * (x + 3) * (x + 4),
    ((((x / 2) / x) / x) / x) / x,
    x ^ 5 + 4 * x ^ 3 - 7 * x + 12,
    ln(ln(ln(ln(x)))),
    exp(x * x) * sin(x),
    sin(cos(x ^ 2)) / (1 + x ^ 2),
    y * x ^ 2 + y ^ 2 * x + z,
    (x - y) * (x + y) / (x * y),
    exp(exp(exp(x + y)))
]).

slopes([], []).
slopes([Expression|Expressions], [Slope|Slopes]) :-
    slope(Expression, Slope),
    slopes(Expressions, Slopes).

% slope(U, DU): DU is the derivative of U with respect to x.
slope(U + V, DU + DV) :- !, slope(U, DU), slope(V, DV).
slope(U - V, DU - DV) :- !, slope(U, DU), slope(V, DV).
slope(U * V, DU * V + U * DV) :- !, slope(U, DU), slope(V, DV).
slope(U / V, (DU * V - U * DV) / V ^ 2) :- !, slope(U, DU), slope(V, DV).
slope(U ^ N, DU * N * U ^ M) :- integer(N), !, M is N - 1, slope(U, DU).
slope(ln(U), DU / U) :- !, slope(U, DU).
slope(exp(U), exp(U) * DU) :- !, slope(U, DU).
slope(sin(U), cos(U) * DU) :- !, slope(U, DU).
slope(cos(U), 0 - sin(U) * DU) :- !, slope(U, DU).
slope(x, 1) :- !.
slope(_, 0).
