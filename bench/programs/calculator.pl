% Text of sums and products to tokens to its value, by grammars.
% Stresses grammar rules over lists of codes, cuts and tests of codes, number_codes and atom_codes.

bench_once :- value_of(100, _).

answer(Value) :- value_of(100, Value).

small_answer(Value) :- value_of(1, Value).

bench_size(100).
bench_small(1).

value_of(N, Value) :-
    text(N, Codes),
    tokens(Tokens, Codes, []),
    sum(Value, Tokens, []), !.

text(0, [0'1]) :- !.
text(N, Codes) :-
    atom_codes('(12 + 3 * 45) - 7*(some + 8) + ', Front),
    N1 is N - 1,
    text(N1, Rest),
    join(Front, Rest, Codes).

join([], Ys, Ys).
join([X|Xs], Ys, [X|Zs]) :- join(Xs, Ys, Zs).

tokens([Token|Tokens]) --> blanks, token(Token), !, tokens(Tokens).
tokens([]) --> blanks.

blanks --> [C], { C =< 32 }, !, blanks.
blanks --> [].

token(number(N)) --> digit(D), digits(Ds), { number_codes(N, [D|Ds]) }.
token(name(A)) --> letter(C), letters(Cs), { atom_codes(A, [C|Cs]) }.
token(sign(C)) --> [C].

digits([D|Ds]) --> digit(D), !, digits(Ds).
digits([]) --> [].

digit(D) --> [D], { D >= 0'0, D =< 0'9 }.

letters([C|Cs]) --> letter(C), !, letters(Cs).
letters([]) --> [].

letter(C) --> [C], { C >= 0'a, C =< 0'z }.

sum(Value) --> product(X), more_of_sum(X, Value).

more_of_sum(X, Value) --> [sign(0'+)], !, product(Y), { Z is X + Y }, more_of_sum(Z, Value).
more_of_sum(X, Value) --> [sign(0'-)], !, product(Y), { Z is X - Y }, more_of_sum(Z, Value).
more_of_sum(Value, Value) --> [].

product(Value) --> factor(X), more_of_product(X, Value).

more_of_product(X, Value) --> [sign(0'*)], !, factor(Y), { Z is X * Y }, more_of_product(Z, Value).
more_of_product(Value, Value) --> [].

factor(N) --> [number(N)], !.
factor(5) --> [name(_)], !.
factor(Value) --> [sign(0'()], sum(Value), [sign(0'))].
