% Symbolic algebra: parsing, simplification, derivation, integration of polynomials, series, polynomials over rationals.
% peers: swipl

:- set_prolog_flag(double_quotes, codes).
:- initialization(main).

% ---------------------------------------------------------------------------------------------------------------
% Rationals as N/D in lowest terms, D > 0; a whole number is N/1

gcd_(A, 0, G) :- !, G is abs(A).
gcd_(A, B, G) :- C is A mod B, gcd_(B, C, G).

rat(N, D, R) :-
    gcd_(N, D, G),
    ( D < 0 -> S = -1 ; S = 1 ),
    A is S * N // G, B is S * D // G,
    R = A/B.

r_add(A/B, C/D, R) :- N is A * D + C * B, M is B * D, rat(N, M, R).
r_sub(A/B, C/D, R) :- N is A * D - C * B, M is B * D, rat(N, M, R).
r_mul(A/B, C/D, R) :- N is A * C, M is B * D, rat(N, M, R).
r_div(A/B, C/D, R) :- C =\= 0, N is A * D, M is B * C, rat(N, M, R).
r_zero(0/_).
r_show(A/1) :- !, write(A).
r_show(A/B) :- write(A), write(/), write(B).

% ---------------------------------------------------------------------------------------------------------------
% Polynomials in one variable: lists of rationals, lowest power first, no zero at the end

p_norm(P, Q) :- reverse(P, R), drop_zeros(R, S), reverse(S, Q).
drop_zeros([0/_|P], Q) :- !, drop_zeros(P, Q).
drop_zeros(P, P).

p_add([], Q, Q) :- !.
p_add(P, [], P) :- !.
p_add([A|P], [B|Q], R) :- r_add(A, B, C), p_add(P, Q, S), p_norm([C|S], R).

p_scale(_, [], []).
p_scale(K, [A|P], [B|Q]) :- r_mul(K, A, B), p_scale(K, P, Q).

p_sub(P, Q, R) :- p_scale(-1/1, Q, S), p_add(P, S, R).

p_mul([], _, []).
p_mul([A|P], Q, R) :- p_scale(A, Q, S0), p_norm(S0, S), p_mul(P, Q, T), ( T == [] -> R = S ; p_add(S, [0/1|T], R) ).

p_divmod(A, B, [], A) :- length(A, N), length(B, M), N < M, !.
p_divmod(A, B, Q, R) :-
    length(A, N), length(B, M), K is N - M,
    append(_, [LA], A), append(_, [LB], B), !,
    r_div(LA, LB, C),
    shift(K, [C], T),
    p_mul(T, B, TB), p_sub(A, TB, A1),
    p_divmod(A1, B, Q1, R),
    p_add(T, Q1, Q).

shift(0, P, P) :- !.
shift(K, P, [0/1|Q]) :- L is K - 1, shift(L, P, Q).

p_gcd(A, [], G) :- !, monic(A, G).
p_gcd(A, B, G) :- p_divmod(A, B, _, R), p_gcd(B, R, G).

monic([], []).
monic(P, Q) :- append(_, [L], P), !, r_div(1/1, L, K), p_scale(K, P, Q).

p_derive([], []).
p_derive([_|P], Q) :- p_derive(P, 1, Q).
p_derive([], _, []).
p_derive([A|P], N, [B|Q]) :- r_mul(N/1, A, B), M is N + 1, p_derive(P, M, Q).

p_integrate(P, [0/1|Q]) :- p_integrate(P, 1, Q).
p_integrate([], _, []).
p_integrate([A|P], N, [B|Q]) :- r_div(A, N/1, B), M is N + 1, p_integrate(P, M, Q).

p_eval([], _, 0/1).
p_eval([A|P], X, V) :- p_eval(P, X, W), r_mul(W, X, U), r_add(U, A, V).

p_power(_, 0, [1/1]) :- !.
p_power(P, N, Q) :- N mod 2 =:= 0, !, M is N // 2, p_power(P, M, H), p_mul(H, H, Q).
p_power(P, N, Q) :- M is N - 1, p_power(P, M, H), p_mul(P, H, Q).

p_show([]) :- !, write(0).
p_show(P) :- length(P, N), reverse(P, R), M is N - 1, p_show(R, M, first).

p_show([], _, _).
p_show([A/_|P], N, F) :- A =:= 0, !, M is N - 1, p_show(P, M, F).
p_show([A/B|P], N, F) :-
    ( A < 0 -> write(' - '), C is -A ; ( F == first -> true ; write(' + ') ), C = A ),
    ( C/B == 1/1, N > 0 -> true ; r_show(C/B), ( N > 0 -> write(*) ; true ) ),
    ( N =:= 0 -> true ; N =:= 1 -> write(x) ; write(x), write(^), write(N) ),
    M is N - 1,
    p_show(P, M, more).

% rational roots by trying divisors
roots(P, Rs) :- integer_coefficients(P, Is), Is = [C|_], append(_, [L], Is), !,
    divisors(C, Ns), divisors(L, Ds),
    findall(R, ( member(N, Ns), member(D, Ds), member(S, [1, -1]), M is S * N, rat(M, D, R), p_eval(P, R, V), r_zero(V) ), Rs0),
    sort(Rs0, Rs).

integer_coefficients(P, Is) :- common(P, 1, K), scale_to(P, K, Is).
common([], K, K).
common([_/B|P], K0, K) :- gcd_(K0, B, G), K1 is K0 * B // G, common(P, K1, K).
scale_to([], _, []).
scale_to([A/B|P], K, [I|Is]) :- I is A * K // B, scale_to(P, K, Is).

divisors(N, Ds) :- M is abs(N), findall(D, ( between(1, M, D), M mod D =:= 0 ), Ds).

% ---------------------------------------------------------------------------------------------------------------
% Expressions: a parser for text, a simplifier by rewriting to a sum of products

parse(Codes, E) :- phrase(tokens(Ts), Codes), phrase(expression(E), Ts), !.

tokens(Ts) --> " ", !, tokens(Ts).
tokens([N|Ts]) --> digit(D), !, digits(Ds), { number_codes(N, [D|Ds]) }, tokens(Ts).
tokens([id(A)|Ts]) --> letter(L), !, letters(Ls), { atom_codes(A, [L|Ls]) }, tokens(Ts).
tokens([S|Ts]) --> [C], !, { atom_codes(S, [C]) }, tokens(Ts).
tokens([]) --> [].

digits([D|Ds]) --> digit(D), !, digits(Ds).
digits([]) --> [].
digit(D) --> [D], { D >= 0'0, D =< 0'9 }.
letters([D|Ds]) --> letter(D), !, letters(Ds).
letters([]) --> [].
letter(D) --> [D], { D >= 0'a, D =< 0'z }.

expression(E) --> ['-'], !, product(A), { E0 = -A }, expression_rest(E0, E).
expression(E) --> product(A), expression_rest(A, E).
expression_rest(A, E) --> ['+'], !, product(B), expression_rest(A + B, E).
expression_rest(A, E) --> ['-'], !, product(B), expression_rest(A - B, E).
expression_rest(E, E) --> [].
product(E) --> power(A), product_rest(A, E).
product_rest(A, E) --> ['*'], !, power(B), product_rest(A * B, E).
product_rest(A, E) --> ['/'], !, power(B), product_rest(A / B, E).
product_rest(E, E) --> [].
power(E) --> atom_(A), ( ['^'], !, power(B), { E = A ^ B } ; { E = A } ).
atom_(N) --> [N], { integer(N) }, !.
atom_(E) --> [id(F), '('], !, expression(A), [')'], { E =.. [F, A] }.
atom_(A) --> [id(A)], !.
atom_(E) --> ['('], expression(E), [')'].

d(N, _, 0) :- number(N), !.
d(X, X, 1) :- !.
d(A, _, 0) :- atom(A), !.
d(-A, X, -D) :- d(A, X, D).
d(A + B, X, C + D) :- d(A, X, C), d(B, X, D).
d(A - B, X, C - D) :- d(A, X, C), d(B, X, D).
d(A * B, X, C * B + A * D) :- d(A, X, C), d(B, X, D).
d(A / B, X, (C * B - A * D) / B ^ 2) :- d(A, X, C), d(B, X, D).
d(A ^ N, X, N * A ^ M * C) :- integer(N), !, M is N - 1, d(A, X, C).
d(A ^ B, X, A ^ B * (D * log(A) + B * C / A)) :- d(A, X, C), d(B, X, D).
d(sin(A), X, cos(A) * C) :- d(A, X, C).
d(cos(A), X, -(sin(A) * C)) :- d(A, X, C).
d(exp(A), X, exp(A) * C) :- d(A, X, C).
d(log(A), X, C / A) :- d(A, X, C).
d(sqrt(A), X, C / (2 * sqrt(A))) :- d(A, X, C).

% bottom-up rewriting until nothing changes
simplify(E, S) :- pass(E, E1), ( E1 == E -> S = E ; simplify(E1, S) ).

pass(E, E) :- atomic(E), !.
pass(E, S) :- E =.. [F|As], pass_all(As, Bs), E1 =.. [F|Bs], rewrite(E1, S).

pass_all([], []).
pass_all([A|As], [B|Bs]) :- pass(A, B), pass_all(As, Bs).

rewrite(E, S) :- rule(E, S), !.
rewrite(E, E).

rule(A + B, C) :- number(A), number(B), C is A + B.
rule(A - B, C) :- number(A), number(B), C is A - B.
rule(A * B, C) :- number(A), number(B), C is A * B.
rule(A ^ B, C) :- integer(A), integer(B), B >= 0, C is A ^ B.
rule(A / B, C) :- integer(A), integer(B), B =\= 0, A mod B =:= 0, C is A // B.
rule(-A, B) :- number(A), B is -A.
rule(0 + A, A).
rule(A + 0, A).
rule(A - 0, A).
rule(0 - A, -A).
rule(A - A, 0).
rule(0 * _, 0).
rule(_ * 0, 0).
rule(1 * A, A).
rule(A * 1, A).
rule(0 / _, 0).
rule(A / 1, A).
rule(A / A, 1).
rule(_ ^ 0, 1).
rule(A ^ 1, A).
rule(1 ^ _, 1).
rule(-(-A), A).
rule(A + -B, A - B).
rule(A - -B, A + B).
rule(A * N, N * A) :- number(N), \+ number(A).
rule(N * (M * A), K * A) :- number(N), number(M), K is N * M.
rule(A * (N * B), N * (A * B)) :- number(N), \+ number(A).
rule((N * A) * B, N * (A * B)) :- number(N).
rule(A + A, 2 * A).
rule(N * A + A, M * A) :- number(N), M is N + 1.
rule(A + N * A, M * A) :- number(N), M is N + 1.
rule(N * A + M * A, K * A) :- number(N), number(M), K is N + M.
rule(N * A - M * A, K * A) :- number(N), number(M), K is N - M.
rule(A * A, A ^ 2).
rule(A ^ N * A, A ^ M) :- integer(N), M is N + 1.
rule(A * A ^ N, A ^ M) :- integer(N), M is N + 1.
rule(A ^ N * A ^ M, A ^ K) :- integer(N), integer(M), K is N + M.
rule((A ^ N) ^ M, A ^ K) :- integer(N), integer(M), K is N * M.
rule((-A) * B, -(A * B)).
rule(A * (-B), -(A * B)).
rule(log(1), 0).
rule(exp(0), 1).
rule(log(exp(A)), A).
rule(sin(0), 0).
rule(cos(0), 1).
rule(cos(A) ^ 2 + sin(A) ^ 2, 1).
rule(sin(A) ^ 2 + cos(A) ^ 2, 1).
rule(A + N, N + A) :- number(N), \+ number(A).
rule(N + (M + A), K + A) :- number(N), number(M), K is N + M.

size(E, 1) :- atomic(E), !.
size(E, N) :- E =.. [_|As], sizes(As, 1, N).
sizes([], N, N).
sizes([A|As], N0, N) :- size(A, M), N1 is N0 + M, sizes(As, N1, N).

% an expression as a polynomial in x, where it is one
poly(N, P) :- integer(N), !, ( N =:= 0 -> P = [] ; P = [N/1] ).
poly(x, [0/1, 1/1]) :- !.
poly(-A, P) :- poly(A, Q), p_scale(-1/1, Q, P).
poly(A + B, P) :- poly(A, Q), poly(B, R), p_add(Q, R, P).
poly(A - B, P) :- poly(A, Q), poly(B, R), p_sub(Q, R, P).
poly(A * B, P) :- poly(A, Q), poly(B, R), p_mul(Q, R, P).
poly(A / B, P) :- integer(B), B =\= 0, poly(A, Q), rat(1, B, K), p_scale(K, Q, P).
poly(A ^ N, P) :- integer(N), N >= 0, poly(A, Q), p_power(Q, N, P).

% Taylor series at 0 by derivatives, values as rationals where they are
taylor(E, N, Cs) :- taylor(0, N, E, 1, Cs).
taylor(N, N, _, _, []) :- !.
taylor(I, N, E, F, [C|Cs]) :-
    substitute(E, x, 0, E0), simplify(E0, V),
    ( integer(V) -> rat(V, F, C) ; C = V ),
    d(E, x, D), simplify(D, E1),
    J is I + 1, G is F * J,
    taylor(J, N, E1, G, Cs).

substitute(E, X, V, V) :- E == X, !.
substitute(E, _, _, E) :- atomic(E), !.
substitute(E, X, V, F) :- E =.. [N|As], substitute_all(As, X, V, Bs), F =.. [N|Bs].
substitute_all([], _, _, []).
substitute_all([A|As], X, V, [B|Bs]) :- substitute(A, X, V, B), substitute_all(As, X, V, Bs).

% ---------------------------------------------------------------------------------------------------------------

inputs(["x^2 + 3*x - 5", "(x + 1)*(x - 1)", "sin(x^2)", "exp(2*x)*cos(x)", "log(x^2 + 1)", "x / (x + 1)", "(x^2 + 1)^5",
        "sqrt(x) * x", "x^x", "2*3*x + 4*x - 10*x", "sin(x)^2 + cos(x)^2", "-x - (-x)", "((x))", "a*x^3 + b*x^2 + c*x + 7"]).

polys(["(x - 1)*(x - 2)*(x - 3)", "x^4 - 1", "(x + 1)^7", "x^3/3 - x/2 + 1", "(2*x - 1)*(3*x + 2)^2", "x - x", "6*x^2 + x - 2"]).

main :-
    inputs(Is), show_inputs(Is),
    polys(Ps), show_polys(Ps),
    gcds,
    series,
    big.

show_inputs([]).
show_inputs([I|Is]) :-
    parse(I, E), writeq(E), nl,
    simplify(E, S), write('  simple: '), writeq(S), nl,
    d(E, x, D), size(D, N), simplify(D, T), size(T, M), write('  d/dx:   '), writeq(T), write(' '), write(N-M), nl,
    show_inputs(Is).

show_polys([]).
show_polys([I|Is]) :-
    parse(I, E), poly(E, P), p_show(P), nl,
    p_derive(P, D), write('  d: '), p_show(D), nl,
    p_integrate(P, J), write('  int: '), p_show(J), nl,
    ( P = [C|_], \+ r_zero(C) -> roots(P, Rs), write('  roots: '), writeq(Rs), nl ; true ),
    p_eval(P, 3/2, V), write('  at 3/2: '), r_show(V), nl,
    show_polys(Is).

gcds :-
    member(A-B, ["(x - 1)*(x + 2)^2"-"(x + 2)*(x - 5)", "x^6 - 1"-"x^4 - 1", "x^2 + 1"-"x + 1"]),
    parse(A, E), parse(B, F), poly(E, P), poly(F, Q),
    p_gcd(P, Q, G), p_show(G), write(' from '), p_show(P), write(' and '), p_show(Q), nl,
    p_divmod(P, Q, D, R), write('  quotient '), p_show(D), write(' rest '), p_show(R), nl,
    fail.
gcds.

series :-
    member(I, ["exp(x)", "sin(x)", "cos(x)", "1/(1 - x)", "log(1 + x)", "exp(x)*sin(x)"]),
    parse(I, E), taylor(E, 6, Cs), writeq(E), write(': '), writeq(Cs), nl,
    fail.
series.

big :-
    parse("(x + 1)^40", E), poly(E, P), nth_from(20, P, A/_), write(A), nl,
    p_eval(P, 1/3, V), r_show(V), nl,
    p_power([1/2, 1/3], 12, Q), p_show(Q), nl.

nth_from(0, [X|_], X) :- !.
nth_from(N, [_|L], X) :- M is N - 1, nth_from(M, L, X).

work :-
    parse("(x + 1)^60*(x - 1)^20", E), poly(E, P), p_derive(P, D), p_gcd(P, D, G), length(G, N), write(N), nl,
    parse("exp(x)*sin(x)", F), taylor(F, 9, Cs), writeq(Cs), nl.
