% Division with remainder, and whole roots. How the comments are read: control.pl.

:- module(integers, [divmod/4, nth_integer_root_and_remainder/4]).

%! divmod(+Dividend, +Divisor, -Quotient, -Remainder) is det.
%  Quotient is Dividend div Divisor, Remainder is Dividend mod Divisor.
%  ?- divmod(-7, 2, Q, R).
%  Q = -4, R = 1
divmod(Dividend, Divisor, Quotient, Remainder) :-
    must_be(integer, Dividend),
    must_be(integer, Divisor),
    Quotient is Dividend div Divisor,
    Remainder is Dividend mod Divisor.

%! nth_integer_root_and_remainder(+N, +Integer, -Root, -Remainder) is det.
%  Root ^ N + Remainder is Integer: Root is the exact root without its fraction.
%  ?- nth_integer_root_and_remainder(2, 10, R, M), nth_integer_root_and_remainder(3, -10, S, N).
%  R = 3, M = 1, S = -2, N = -2
nth_integer_root_and_remainder(N, Integer, Root, Remainder) :-
    must_be(integer, N),
    ( N < 1 -> throw(error(type_error(not_less_than_one, N), _)) ; true ),
    must_be(integer, Integer),
    ( Integer < 0, N /\ 1 =:= 0 -> throw(error(evaluation_error(undefined), _)) ; true ),
    '$integer_root'(Integer, N, Root0),
    Root = Root0,
    Remainder is Integer - Root ^ N.

'$integer_root'(0, _, Root) :- !, Root = 0.
'$integer_root'(Integer, 1, Root) :- !, Root = Integer.
'$integer_root'(Integer, N, Root) :-
    Size is abs(Integer),
    Start is 1 << (msb(Size) // N + 1),
    '$newton_root'(Start, N, Size, Root0),
    Root is sign(Integer) * Root0.

% Newton's steps from above: they fall until the root is reached.
'$newton_root'(Guess, N, Size, Root) :-
    Next is ((N - 1) * Guess + Size // Guess ^ (N - 1)) // N,
    ( Next < Guess -> '$newton_root'(Next, N, Size, Root) ; Root = Guess ).
