% Takeuchi's function at (18, 12, 6): 63,609 calls.
% Stresses small-integer arithmetic, comparison and calls that are not last calls.

bench_once :- takeuchi(18, 12, 6, _).

answer(Value) :- takeuchi(18, 12, 6, Value).

small_answer(Value) :- takeuchi(9, 6, 3, Value).

bench_size(150).
bench_small(1).

takeuchi(X, Y, Z, Value) :- X =< Y, !, Value = Z.
takeuchi(X, Y, Z, Value) :-
    BelowX is X - 1,
    BelowY is Y - 1,
    BelowZ is Z - 1,
    takeuchi(BelowX, Y, Z, First),
    takeuchi(BelowY, Z, X, Second),
    takeuchi(BelowZ, X, Y, Third),
    takeuchi(First, Second, Third, Value).
