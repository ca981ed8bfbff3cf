% A multiplication puzzle where only the parity of each digit is known (o odd, e even, no leading zero):
%       o e e  *  e e  with the partial products  e o e e  and  e o e  and the result  o o e e.
% Finds every solution. Stresses generate and test, integer division and remainders.

bench_once :- puzzle(_, _, _), fail.
bench_once.

answer(Solutions) :- findall(product(A, B, C), puzzle(A, B, C), Solutions).

small_answer(Solutions) :- findall(partial(A, U), small_puzzle(A, U), Solutions).

bench_size(1500).
bench_small(1).

puzzle(Upper, Lower, Product) :-
    number_like([o,e,e], 0, Upper),
    leading(e, Units),
    Partial1 is Upper * Units,
    has_shape([e,e,o,e], Partial1),
    leading(e, Tens),
    Partial2 is Upper * Tens,
    has_shape([e,o,e], Partial2),
    Lower is 10 * Tens + Units,
    Product is Partial1 + 10 * Partial2,
    has_shape([e,e,o,o], Product).

small_puzzle(Upper, Units) :-
    number_like([o,e], 0, Upper),
    leading(e, Units),
    Partial is Upper * Units,
    has_shape([e,o,e], Partial).

% number_like(Parities, Front, Number): Number continues the digits of Front by digits of these parities.
number_like([], Number, Number).
number_like([Parity|Parities], Front, Number) :-
    digit(Parity, Digit),
    Front * 10 + Digit > 0,
    Longer is Front * 10 + Digit,
    number_like(Parities, Longer, Number).

% has_shape(Parities, Number): the digits of Number, the last one first, have these parities.
has_shape([Parity], Number) :- !,
    Number > 0,
    Number < 10,
    parity(Number, Parity).
has_shape([Parity|Parities], Number) :-
    Digit is Number mod 10,
    parity(Digit, Parity),
    Rest is Number // 10,
    has_shape(Parities, Rest).

parity(Number, Parity) :- Bit is Number mod 2, named(Bit, Parity).

named(0, e).
named(1, o).

leading(Parity, Digit) :- digit(Parity, Digit), Digit > 0.

digit(o, 1).
digit(o, 3).
digit(o, 5).
digit(o, 7).
digit(o, 9).
digit(e, 0).
digit(e, 2).
digit(e, 4).
digit(e, 6).
digit(e, 8).
