% The tenth power of 1 + x + y + z.
% A polynomial is an integer or poly(Variable, Terms): Terms are Exponent-Coefficient, exponents ascending, and a
% coefficient is a polynomial in later variables.
% Stresses recursion over structures, comparison of atoms and integers.

bench_once :- base(Base), power(10, Base, _).

answer(Answer) :- base(Base), power(10, Base, Power), described(Power, Answer).

small_answer(Answer) :- base(Base), power(3, Base, Power), described(Power, Answer).

bench_size(500).
bench_small(1).

base(Base) :-
    sum(poly(x, [1-1]), 1, P1),
    sum(poly(y, [1-1]), P1, P2),
    sum(poly(z, [1-1]), P2, Base).

% The number of monomials, the value where every variable is 1, and the largest coefficient.
described(Power, power(Monomials, Value, Largest)) :-
    coefficients(Power, [], Coefficients),
    measured(Coefficients, 0, Monomials, 0, Value, 0, Largest).

coefficients(Number, Rest, [Number|Rest]) :- integer(Number), !.
coefficients(poly(_, Terms), Rest, All) :- term_coefficients(Terms, Rest, All).

term_coefficients([], Rest, Rest).
term_coefficients([_-Coefficient|Terms], Rest, All) :-
    term_coefficients(Terms, Rest, Later),
    coefficients(Coefficient, Later, All).

measured([], Count, Count, Sum, Sum, Max, Max).
measured([Number|Numbers], Count0, Count, Sum0, Sum, Max0, Max) :-
    Count1 is Count0 + 1,
    Sum1 is Sum0 + Number,
    larger(Number, Max0, Max1),
    measured(Numbers, Count1, Count, Sum1, Sum, Max1, Max).

larger(X, Y, X) :- X > Y, !.
larger(_, Y, Y).

power(0, _, 1) :- !.
power(1, Base, Base) :- !.
power(N, Base, Power) :-
    Half is N // 2,
    power(Half, Base, Root),
    product(Root, Root, Square),
    Odd is N mod 2,
    completed(Odd, Base, Square, Power).

completed(0, _, Square, Square).
completed(1, Base, Square, Power) :- product(Base, Square, Power).

sum(P, Q, Sum) :- integer(P), !, number_sum(Q, P, Sum).
sum(P, Q, Sum) :- integer(Q), !, number_sum(P, Q, Sum).
sum(poly(V, Terms1), poly(W, Terms2), Sum) :-
    compare(Order, V, W),
    ordered_sum(Order, V, Terms1, W, Terms2, Sum).

ordered_sum(=, V, Terms1, _, Terms2, poly(V, Terms)) :- merged(Terms1, Terms2, Terms).
ordered_sum(<, V, Terms1, W, Terms2, poly(V, Terms)) :- merged(Terms1, [0-poly(W, Terms2)], Terms).
ordered_sum(>, V, Terms1, W, Terms2, poly(W, Terms)) :- merged(Terms2, [0-poly(V, Terms1)], Terms).

number_sum(P, Number, Sum) :- integer(P), !, Sum is P + Number.
number_sum(poly(V, Terms0), Number, poly(V, Terms)) :- merged(Terms0, [0-Number], Terms).

merged([], Terms, Terms) :- !.
merged(Terms, [], Terms) :- !.
merged([E-P|Terms1], [F-Q|Terms2], Terms) :-
    compare(Order, E, F),
    merged(Order, E, P, Terms1, F, Q, Terms2, Terms).

merged(=, E, P, Terms1, _, Q, Terms2, [E-Sum|Terms]) :-
    sum(P, Q, Sum),
    merged(Terms1, Terms2, Terms).
merged(<, E, P, Terms1, F, Q, Terms2, [E-P|Terms]) :- merged(Terms1, [F-Q|Terms2], Terms).
merged(>, E, P, Terms1, F, Q, Terms2, [F-Q|Terms]) :- merged([E-P|Terms1], Terms2, Terms).

product(P, Q, Product) :- integer(P), !, scaled(Q, P, Product).
product(P, Q, Product) :- integer(Q), !, scaled(P, Q, Product).
product(poly(V, Terms1), poly(W, Terms2), Product) :-
    compare(Order, V, W),
    ordered_product(Order, V, Terms1, W, Terms2, Product).

ordered_product(=, V, Terms1, _, Terms2, poly(V, Terms)) :- terms_product(Terms1, Terms2, Terms).
ordered_product(<, V, Terms1, W, Terms2, poly(V, Terms)) :- coefficient_product(Terms1, 0, poly(W, Terms2), Terms).
ordered_product(>, V, Terms1, W, Terms2, poly(W, Terms)) :- coefficient_product(Terms2, 0, poly(V, Terms1), Terms).

scaled(P, Number, Scaled) :- integer(P), !, Scaled is P * Number.
scaled(poly(V, Terms0), Number, poly(V, Terms)) :- coefficient_product(Terms0, 0, Number, Terms).

terms_product([], _, []).
terms_product([E-P|Terms1], Terms2, Terms) :-
    coefficient_product(Terms2, E, P, Terms3),
    terms_product(Terms1, Terms2, Terms4),
    merged(Terms3, Terms4, Terms).

% Each term times Coefficient * Variable ^ Shift.
coefficient_product([], _, _, []).
coefficient_product([E-P|Terms0], Shift, Coefficient, [F-Q|Terms]) :-
    F is E + Shift,
    product(P, Coefficient, Q),
    coefficient_product(Terms0, Shift, Coefficient, Terms).
