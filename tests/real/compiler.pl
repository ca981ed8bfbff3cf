% A compiler for a small imperative language, and the stack machine that runs its code.
%
% Lexer and parser are grammars on lists; the checker resolves names and types; an optimiser folds constants and removes
% dead code; the code generator emits instructions with labels, an assembler resolves them, a peephole pass shortens
% them, and the machine executes the result from a tree of instructions. Errors are exceptions with a position.

:- set_prolog_flag(double_quotes, codes).
:- initialization(main).

% ---------------------------------------------------------------------------------------------------------------
% Source programs

program(factorial, "\n\
// factorial and a sum\n\
func fact(n: int): int {\n\
    if (n <= 1) { return 1; }\n\
    return n * fact(n - 1);\n\
}\n\
func main() {\n\
    var i: int = 1;\n\
    while (i <= 12) { print fact(i); i = i + 1; }\n\
}\n\
").
program(primes, "\n\
func is_prime(n: int): bool {\n\
    var d: int = 2;\n\
    while (d * d <= n) {\n\
        if (n % d == 0) { return false; }\n\
        d = d + 1;\n\
    }\n\
    return n > 1;\n\
}\n\
func main() {\n\
    var count: int = 0;\n\
    var n: int = 0;\n\
    while (n < 60) {\n\
        if (is_prime(n)) { print n; count = count + 1; }\n\
        n = n + 1;\n\
    }\n\
    print count;\n\
}\n\
").
program(arrays, "\n\
func fill(a: array, n: int) {\n\
    for i = 0 to n - 1 { a[i] = (i * 37 + 11) % 19; }\n\
}\n\
func sort(a: array, n: int) {\n\
    for i = 1 to n - 1 {\n\
        var x: int = a[i];\n\
        var j: int = i - 1;\n\
        var go: bool = j >= 0;\n\
        while (go) {\n\
            if (a[j] > x) { a[j + 1] = a[j]; j = j - 1; go = j >= 0; } else { go = false; }\n\
        }\n\
        a[j + 1] = x;\n\
    }\n\
}\n\
func main() {\n\
    var a: array = new 12;\n\
    fill(a, 12);\n\
    sort(a, 12);\n\
    for i = 0 to 11 { print a[i]; }\n\
}\n\
").
program(mutual, "\n\
func even(n: int): bool { if (n == 0) { return true; } else { return odd(n - 1); } }\n\
func odd(n: int): bool { if (n == 0) { return false; } else { return even(n - 1); } }\n\
func main() {\n\
    print even(10); print odd(10); print even(7) || odd(7) && !even(3);\n\
    print -(3 + 4) * 2 - -5 / 2;\n\
    print 7 % 3 + 7 / 2 * 2;\n\
    if (false) { print 1; }\n\
    while (1 > 2) { print 2; }\n\
    print 2 * 3 + 4 * 5 == 26;\n\
}\n\
").
program(gcd, "\n\
func gcd(a: int, b: int): int { while (b != 0) { var t: int = a % b; a = b; b = t; } return a; }\n\
func collatz(n: int): int {\n\
    var steps: int = 0;\n\
    while (n != 1) { if (n % 2 == 0) { n = n / 2; } else { n = 3 * n + 1; } steps = steps + 1; }\n\
    return steps;\n\
}\n\
func main() { print gcd(1071, 462); print gcd(17, 5); print collatz(27); }\n\
").
program(ackermann, "\n\
func ack(m: int, n: int): int {\n\
    if (m == 0) { return n + 1; }\n\
    if (n == 0) { return ack(m - 1, 1); }\n\
    return ack(m - 1, ack(m, n - 1));\n\
}\n\
func main() { print ack(2, 3); print ack(1, 5); }\n\
").
program(shadow, "\n\
func main() {\n\
    var x: int = 1;\n\
    { var x: int = 2; print x; { var x: bool = true; print x; } }\n\
    print x;\n\
    for x = 3 to 5 { print x; }\n\
    print x;\n\
}\n\
").
program(bad_token, "func main() { var x: int = 3 $ 4; }").
program(bad_syntax, "func main() {\n  var x: int = ;\n}").
program(bad_type, "func main() {\n  var x: int = 3;\n  if (x) { print 1; }\n}").
program(bad_type2, "func main() { var b: bool = 1 + true; }").
program(bad_name, "func main() { print y; }").
program(bad_call, "func f(a: int): int { return a; }\nfunc main() { print f(1, 2); }").
program(bad_function, "func main() { g(1); }").
program(bad_return, "func f(): int { return true; }\nfunc main() { }").
program(bad_twice, "func main() { var a: int = 1; var a: int = 2; }").
program(division, "func main() { var z: int = 0; print 1 / z; }").
program(bounds, "func main() { var a: array = new 3; a[3] = 1; }").
program(endless, "func f(n: int): int { return f(n + 1); } func main() { print f(0); }").

% ---------------------------------------------------------------------------------------------------------------
% Lexer: codes to Token@Line

lex(Codes, Tokens) :- phrase(lexemes(1, Tokens), Codes), !.

lexemes(Line, Ts) --> [10], !, { L1 is Line + 1 }, lexemes(L1, Ts).
lexemes(Line, Ts) --> [C], { C =< 32 }, !, lexemes(Line, Ts).
lexemes(Line, Ts) --> "//", !, skip_line, lexemes(Line, Ts).
lexemes(Line, [at(T, Line)|Ts]) --> lexeme(T), !, lexemes(Line, Ts).
lexemes(Line, _) --> [C], { char_code(Char, C), throw(compile_error(Line, unexpected_character(Char))) }.
lexemes(Line, [at(end, Line)]) --> [].

skip_line --> [C], { C =\= 10 }, !, skip_line.
skip_line --> [].

lexeme(num(N)) --> digit(D), !, digits(Ds), { number_codes(N, [D|Ds]) }.
lexeme(T) --> letter(L), !, alnums(Ls), { atom_codes(A, [L|Ls]), ( keyword(A) -> T = A ; T = id(A) ) }.
lexeme(T) --> [C, D], { atom_codes(T, [C, D]), symbol2(T) }, !.
lexeme(T) --> [C], { atom_codes(T, [C]), symbol1(T) }.

digits([D|Ds]) --> digit(D), !, digits(Ds).
digits([]) --> [].
digit(D) --> [D], { D >= 0'0, D =< 0'9 }.
letter(L) --> [L], { ( L >= 0'a, L =< 0'z ; L >= 0'A, L =< 0'Z ; L =:= 0'_ ) -> true }.
alnums([L|Ls]) --> ( letter(L) ; digit(L) ), !, alnums(Ls).
alnums([]) --> [].

keyword(K) :- member(K, [func, var, if, else, while, for, to, return, print, true, false, int, bool, array, new]), !.
symbol2(S) :- member(S, [(<=), (>=), (==), ('!='), (&&), ('||')]), !.
symbol1(S) :- member(S, ['(', ')', '{', '}', '[', ']', (;), (:), (','), (=), (<), (>), (+), (-), (*), (/), ('%'), (!)]), !.

% ---------------------------------------------------------------------------------------------------------------
% Parser: tokens to a syntax tree

parse(Tokens, Functions) :- phrase(functions(Functions), Tokens, Rest), expect_end(Rest).

expect_end([at(end, _)]) :- !.
expect_end([at(T, Line)|_]) :- throw(compile_error(Line, unexpected(T))).

functions([F|Fs]) --> function(F), !, functions(Fs).
functions([]) --> [].

function(func(Name, Params, Type, Body, Line)) -->
    tok(func), !, ident(Name, Line), need('('), params(Params), need(')'), result_type(Type), block(Body).

params([P|Ps]) --> param(P), !, more_params(Ps).
params([]) --> [].
more_params([P|Ps]) --> tok(','), !, ( param(P) -> [] ; syntax_error ), more_params(Ps).
more_params([]) --> [].
param(Name:Type) --> ident(Name, _), need(:), type(Type).

result_type(T) --> tok(:), !, type(T).
result_type(void) --> [].

type(int) --> tok(int), !.
type(bool) --> tok(bool), !.
type(array) --> tok(array), !.
type(_) --> syntax_error.

block(Ss) --> need('{'), statements(Ss), need('}').

statements([S|Ss]) --> statement(S), !, statements(Ss).
statements([]) --> [].

statement(var(Name, Type, E, Line)) --> tok(var), !, ident(Name, Line), need(:), type(Type), need(=), expr(E), need(;).
statement(if(C, T, E, Line)) --> tok_line(if, Line), !, need('('), expr(C), need(')'), block(T), else_part(E).
statement(while(C, B, Line)) --> tok_line(while, Line), !, need('('), expr(C), need(')'), block(B).
statement(for(Name, From, To, B, Line)) --> tok(for), !, ident(Name, Line), need(=), expr(From), need(to), expr(To), block(B).
statement(return(E, Line)) --> tok_line(return, Line), !, return_value(E).
statement(print(E, Line)) --> tok_line(print, Line), !, expr(E), need(;).
statement(block(Ss)) --> peek('{'), !, block(Ss).
statement(S) --> ident(Name, Line), after_name(Name, Line, S).

after_name(Name, Line, assign(Name, E, Line)) --> tok(=), !, expr(E), need(;).
after_name(Name, Line, store(Name, I, E, Line)) --> tok('['), !, expr(I), need(']'), need(=), expr(E), need(;).
after_name(Name, Line, do(call(Name, Args, Line))) --> tok('('), !, arguments(Args), need(')'), need(;).
after_name(_, _, _) --> syntax_error.

else_part(E) --> tok(else), !, block(E).
else_part([]) --> [].

return_value(none) --> tok(;), !.
return_value(E) --> expr(E), need(;).

expr(E) --> or_expr(E).

or_expr(E) --> and_expr(A), or_rest(A, E).
or_rest(A, E) --> tok_line('||', L), !, and_expr(B), or_rest(op(or, A, B, L), E).
or_rest(E, E) --> [].

and_expr(E) --> rel_expr(A), and_rest(A, E).
and_rest(A, E) --> tok_line(&&, L), !, rel_expr(B), and_rest(op(and, A, B, L), E).
and_rest(E, E) --> [].

rel_expr(E) --> sum(A), ( relation(Op, L) -> sum(B), { E = op(Op, A, B, L) } ; { E = A } ).

relation(lt, L) --> tok_line(<, L).
relation(gt, L) --> tok_line(>, L).
relation(le, L) --> tok_line(<=, L).
relation(ge, L) --> tok_line(>=, L).
relation(eq, L) --> tok_line(==, L).
relation(ne, L) --> tok_line('!=', L).

sum(E) --> term(A), sum_rest(A, E).
sum_rest(A, E) --> tok_line(+, L), !, term(B), sum_rest(op(add, A, B, L), E).
sum_rest(A, E) --> tok_line(-, L), !, term(B), sum_rest(op(sub, A, B, L), E).
sum_rest(E, E) --> [].

term(E) --> unary(A), term_rest(A, E).
term_rest(A, E) --> tok_line(*, L), !, unary(B), term_rest(op(mul, A, B, L), E).
term_rest(A, E) --> tok_line(/, L), !, unary(B), term_rest(op(div, A, B, L), E).
term_rest(A, E) --> tok_line('%', L), !, unary(B), term_rest(op(mod, A, B, L), E).
term_rest(E, E) --> [].

unary(neg(E, L)) --> tok_line(-, L), !, unary(E).
unary(not(E, L)) --> tok_line(!, L), !, unary(E).
unary(E) --> primary(E).

primary(int(N)) --> [at(num(N), _)], !.
primary(bool(true)) --> tok(true), !.
primary(bool(false)) --> tok(false), !.
primary(new(E, L)) --> tok_line(new, L), !, unary(E).
primary(E) --> tok('('), !, expr(E), need(')').
primary(E) --> ident(Name, Line), !, name_use(Name, Line, E).
primary(_) --> syntax_error.

name_use(Name, Line, call(Name, Args, Line)) --> tok('('), !, arguments(Args), need(')').
name_use(Name, Line, index(Name, I, Line)) --> tok('['), !, expr(I), need(']').
name_use(Name, Line, name(Name, Line)) --> [].

arguments([]) --> peek(')'), !.
arguments([A|As]) --> expr(A), more_arguments(As).
more_arguments([A|As]) --> tok(','), !, expr(A), more_arguments(As).
more_arguments([]) --> [].

ident(Name, Line) --> [at(id(Name), Line)].
tok(T) --> [at(T, _)].
tok_line(T, Line) --> [at(T, Line)].
peek(T), [at(T, L)] --> [at(T, L)].
need(T) --> tok(T), !.
need(_) --> syntax_error.

syntax_error --> [at(T, Line)], { throw(compile_error(Line, unexpected(T))) }.

% ---------------------------------------------------------------------------------------------------------------
% Checker: names become slots, operators are typed

check(Functions, Checked) :-
    signatures(Functions, [], Sigs),
    ( member(sig(main, [], void), Sigs) -> true ; throw(compile_error(0, no_main)) ),
    check_all(Functions, Sigs, Checked).

signatures([], S, S).
signatures([func(N, Ps, T, _, L)|Fs], S0, S) :-
    ( member(sig(N, _, _), S0) -> throw(compile_error(L, twice(N))) ; true ),
    types(Ps, Ts),
    signatures(Fs, [sig(N, Ts, T)|S0], S).

types([], []).
types([_:T|Ps], [T|Ts]) :- types(Ps, Ts).

check_all([], _, []).
check_all([func(N, Ps, T, B, L)|Fs], Sigs, [func(N, Arity, Size, Body)|Gs]) :-
    length(Ps, Arity),
    bind_params(Ps, 0, Frame),
    Scope = scope([Frame], Arity),
    check_block(B, Scope, ctx(Sigs, T), Body, Arity, Size, L),
    check_all(Fs, Sigs, Gs).

bind_params([], _, []).
bind_params([N:T|Ps], I, [v(N, T, I)|Vs]) :- J is I + 1, bind_params(Ps, J, Vs).

check_block([], _, _, [], Max, Max, _).
check_block([S|Ss], Scope0, Ctx, [R|Rs], Max0, Max, L) :-
    check_statement(S, Scope0, Scope, Ctx, R, Max0, Max1),
    check_block(Ss, Scope, Ctx, Rs, Max1, Max, L).

nested(Ss, scope(Fs, N), Ctx, Rs, Max0, Max) :- check_block(Ss, scope([[]|Fs], N), Ctx, Rs, Max0, Max, 0).

check_statement(var(Name, T, E, L), Scope, Scope1, Ctx, set(Slot, R), Max0, Max) :-
    typed(E, T, Scope, Ctx, L, R),
    declare(Name, T, L, Scope, Scope1, Slot),
    Max is max(Max0, Slot + 1).
check_statement(assign(Name, E, L), Scope, Scope, Ctx, set(Slot, R), Max, Max) :-
    lookup(Name, L, Scope, T, Slot),
    typed(E, T, Scope, Ctx, L, R).
check_statement(store(Name, I, E, L), Scope, Scope, Ctx, store(get(Slot), R, Q), Max, Max) :-
    lookup(Name, L, Scope, T, Slot),
    same_type(T, array, L),
    typed(I, int, Scope, Ctx, L, R),
    typed(E, int, Scope, Ctx, L, Q).
check_statement(if(C, T, E, L), Scope, Scope, Ctx, if(R, Ts, Es), Max0, Max) :-
    typed(C, bool, Scope, Ctx, L, R),
    nested(T, Scope, Ctx, Ts, Max0, Max1),
    nested(E, Scope, Ctx, Es, Max1, Max).
check_statement(while(C, B, L), Scope, Scope, Ctx, while(R, Bs), Max0, Max) :-
    typed(C, bool, Scope, Ctx, L, R),
    nested(B, Scope, Ctx, Bs, Max0, Max).
check_statement(for(Name, From, To, B, L), Scope, Scope, Ctx, for(Slot, Limit, F, T, Bs), Max0, Max) :-
    typed(From, int, Scope, Ctx, L, F),
    typed(To, int, Scope, Ctx, L, T),
    Scope = scope(Fs, N),
    declare(Name, int, L, scope([[]|Fs], N), Scope1, Slot),
    declare('$limit', int, L, Scope1, Scope2, Limit),
    Max1 is max(Max0, Limit + 1),
    nested(B, Scope2, Ctx, Bs, Max1, Max).
check_statement(return(none, L), Scope, Scope, ctx(_, T), return, Max, Max) :- same_type(void, T, L).
check_statement(return(E, L), Scope, Scope, ctx(Sigs, T), return(R), Max, Max) :-
    E \== none,
    typed(E, T, Scope, ctx(Sigs, T), L, R).
check_statement(print(E, L), Scope, Scope, Ctx, print(T, R), Max, Max) :-
    check_expr(E, Scope, Ctx, T, R),
    ( member(T, [int, bool]) -> true ; throw(compile_error(L, cannot_print(T))) ).
check_statement(block(Ss), Scope, Scope, Ctx, block(Rs), Max0, Max) :- nested(Ss, Scope, Ctx, Rs, Max0, Max).
check_statement(do(Call), Scope, Scope, Ctx, do(T, R), Max, Max) :- check_expr(Call, Scope, Ctx, T, R).

declare(Name, T, L, scope([F|Fs], N), scope([[v(Name, T, N)|F]|Fs], N1), N) :-
    ( Name \== '$limit', member(v(Name, _, _), F) -> throw(compile_error(L, twice(Name))) ; true ),
    N1 is N + 1.

lookup(Name, _, scope(Fs, _), T, Slot) :- member(F, Fs), member(v(Name, T, Slot), F), !.
lookup(Name, L, _, _, _) :- throw(compile_error(L, unknown_variable(Name))).

typed(E, T, Scope, Ctx, L, R) :- check_expr(E, Scope, Ctx, T1, R), same_type(T1, T, L).

same_type(T, T, _) :- !.
same_type(T1, T2, L) :- throw(compile_error(L, type(T1, T2))).

check_expr(int(N), _, _, int, int(N)).
check_expr(bool(true), _, _, bool, int(1)).
check_expr(bool(false), _, _, bool, int(0)).
check_expr(name(Name, L), Scope, _, T, get(Slot)) :- lookup(Name, L, Scope, T, Slot).
check_expr(index(Name, I, L), Scope, Ctx, int, index(get(Slot), R)) :-
    lookup(Name, L, Scope, T, Slot), same_type(T, array, L), typed(I, int, Scope, Ctx, L, R).
check_expr(new(E, L), Scope, Ctx, array, new(R)) :- typed(E, int, Scope, Ctx, L, R).
check_expr(neg(E, L), Scope, Ctx, int, op(sub, int(0), R)) :- typed(E, int, Scope, Ctx, L, R).
check_expr(not(E, L), Scope, Ctx, bool, not(R)) :- typed(E, bool, Scope, Ctx, L, R).
check_expr(op(Op, A, B, L), Scope, Ctx, T, R) :-
    operator_type(Op, TA, T),
    typed(A, TA, Scope, Ctx, L, RA), typed(B, TA, Scope, Ctx, L, RB),
    R = op(Op, RA, RB).
check_expr(call(Name, Args, L), Scope, Ctx, T, call(Name, N, Rs)) :-
    Ctx = ctx(Sigs, _),
    ( member(sig(Name, Ts, T0), Sigs) -> T = T0 ; throw(compile_error(L, unknown_function(Name))) ),
    length(Args, N), length(Ts, M),
    ( N =:= M -> true ; throw(compile_error(L, arguments(Name, N, M))) ),
    check_args(Args, Ts, Scope, Ctx, L, Rs).

check_args([], [], _, _, _, []).
check_args([A|As], [T|Ts], Scope, Ctx, L, [R|Rs]) :- typed(A, T, Scope, Ctx, L, R), check_args(As, Ts, Scope, Ctx, L, Rs).

operator_type(Op, int, int) :- member(Op, [add, sub, mul, div, mod]), !.
operator_type(Op, int, bool) :- member(Op, [lt, gt, le, ge, eq, ne]), !.
operator_type(Op, bool, bool) :- member(Op, [and, or]), !.

% ---------------------------------------------------------------------------------------------------------------
% Optimiser

optimise([], []).
optimise([func(N, A, S, B0)|Fs], [func(N, A, S, B)|Gs]) :- opt_block(B0, B), optimise(Fs, Gs).

opt_block([], []).
opt_block([S|Ss], Rs) :- opt(S, R), opt_rest(R, Ss, Rs).

opt_rest(block(Xs), Ss, Rs) :- !, opt_block(Ss, Qs), append(Xs, Qs, Rs).
opt_rest(return(E), _, [return(E)]) :- !.
opt_rest(return, _, [return]) :- !.
opt_rest(S, Ss, [S|Rs]) :- opt_block(Ss, Rs).

opt(set(S, E), set(S, F)) :- fold(E, F).
opt(store(A, I, E), store(A, J, F)) :- fold(I, J), fold(E, F).
opt(if(C, T, E), R) :- fold(C, D), opt_block(T, T1), opt_block(E, E1), opt_if(D, T1, E1, R).
opt(while(C, B), R) :- fold(C, D), opt_block(B, B1), ( D == int(0) -> R = block([]) ; R = while(D, B1) ).
opt(for(S, L, F, T, B), for(S, L, F1, T1, B1)) :- fold(F, F1), fold(T, T1), opt_block(B, B1).
opt(return(E), return(F)) :- fold(E, F).
opt(return, return).
opt(print(T, E), print(T, F)) :- fold(E, F).
opt(block(Ss), block(Rs)) :- opt_block(Ss, Rs).
opt(do(T, E), do(T, F)) :- fold(E, F).

opt_if(int(1), T, _, block(T)) :- !.
opt_if(int(0), _, E, block(E)) :- !.
opt_if(C, T, E, if(C, T, E)).

fold(op(Op, A, B), R) :- !, fold(A, C), fold(B, D), fold_op(Op, C, D, R).
fold(not(A), R) :- !, fold(A, B), ( B = int(N) -> M is 1 - N, R = int(M) ; R = not(B) ).
fold(call(F, N, As), call(F, N, Bs)) :- !, fold_all(As, Bs).
fold(index(A, I), index(A, J)) :- !, fold(I, J).
fold(new(E), new(F)) :- !, fold(E, F).
fold(E, E).

fold_all([], []).
fold_all([A|As], [B|Bs]) :- fold(A, B), fold_all(As, Bs).

fold_op(Op, int(A), int(B), int(C)) :- \+ ( member(Op, [div, mod]), B =:= 0 ), compute(Op, A, B, C), !.
fold_op(add, E, int(0), E) :- !.
fold_op(add, int(0), E, E) :- !.
fold_op(sub, E, int(0), E) :- !.
fold_op(mul, E, int(1), E) :- !.
fold_op(mul, int(1), E, E) :- !.
fold_op(and, int(0), _, int(0)) :- !.
fold_op(and, int(1), E, E) :- !.
fold_op(or, int(1), _, int(1)) :- !.
fold_op(or, int(0), E, E) :- !.
fold_op(Op, A, B, op(Op, A, B)).

compute(add, A, B, C) :- C is A + B.
compute(sub, A, B, C) :- C is A - B.
compute(mul, A, B, C) :- C is A * B.
compute(div, A, B, C) :- C is A // B.
compute(mod, A, B, C) :- C is A rem B.
compute(lt, A, B, C) :- ( A < B -> C = 1 ; C = 0 ).
compute(gt, A, B, C) :- ( A > B -> C = 1 ; C = 0 ).
compute(le, A, B, C) :- ( A =< B -> C = 1 ; C = 0 ).
compute(ge, A, B, C) :- ( A >= B -> C = 1 ; C = 0 ).
compute(eq, A, B, C) :- ( A =:= B -> C = 1 ; C = 0 ).
compute(ne, A, B, C) :- ( A =\= B -> C = 1 ; C = 0 ).
compute(and, A, B, C) :- C is A /\ B.
compute(or, A, B, C) :- C is A \/ B.

% ---------------------------------------------------------------------------------------------------------------
% Code generation: a difference list of instructions, labels are variables until the assembler binds them

generate(Functions, Code) :- phrase(gen_functions(Functions, Labels), Code), Labels = [_|_].

gen_functions(Fs, Labels) -->
    { function_labels(Fs, Labels), member(main-Main, Labels) },
    [call(Main, 0), halt],
    gen_each(Fs, Labels).

function_labels([], []).
function_labels([func(N, _, _, _)|Fs], [N-_|Ls]) :- function_labels(Fs, Ls).

gen_each([], _) --> [].
gen_each([func(N, Arity, Size, Body)|Fs], Labels) -->
    { member(N-Label, Labels), !, Extra is Size - Arity },
    [label(Label), enter(Extra)],
    gen_block(Body, Labels),
    [push(0), return],
    gen_each(Fs, Labels).

gen_block([], _) --> [].
gen_block([S|Ss], Ls) --> gen(S, Ls), gen_block(Ss, Ls).

gen(set(Slot, E), Ls) --> gen_expr(E, Ls), [set(Slot)].
gen(store(A, I, E), Ls) --> gen_expr(A, Ls), gen_expr(I, Ls), gen_expr(E, Ls), [astore].
gen(if(C, T, []), Ls) --> !, gen_expr(C, Ls), [jump_if_not(End)], gen_block(T, Ls), [label(End)].
gen(if(C, T, E), Ls) --> gen_expr(C, Ls), [jump_if_not(Else)], gen_block(T, Ls), [jump(End), label(Else)], gen_block(E, Ls), [label(End)].
gen(while(C, B), Ls) --> [jump(Test), label(Start)], gen_block(B, Ls), [label(Test)], gen_expr(C, Ls), [jump_if(Start)].
gen(for(S, L, F, T, B), Ls) -->
    gen_expr(F, Ls), [set(S)], gen_expr(T, Ls), [set(L), jump(Test), label(Start)],
    gen_block(B, Ls),
    [get(S), push(1), op(add), set(S), label(Test), get(S), get(L), op(le), jump_if(Start)].
gen(return, _) --> [push(0), return].
gen(return(E), Ls) --> gen_expr(E, Ls), [return].
gen(print(T, E), Ls) --> gen_expr(E, Ls), [print(T)].
gen(block(Ss), Ls) --> gen_block(Ss, Ls).
gen(do(_, E), Ls) --> gen_expr(E, Ls), [pop].

gen_expr(int(N), _) --> [push(N)].
gen_expr(get(S), _) --> [get(S)].
gen_expr(op(and, A, B), Ls) --> !, gen_expr(A, Ls), [jump_if_not(False)], gen_expr(B, Ls), [jump(End), label(False), push(0), label(End)].
gen_expr(op(or, A, B), Ls) --> !, gen_expr(A, Ls), [jump_if(True)], gen_expr(B, Ls), [jump(End), label(True), push(1), label(End)].
gen_expr(op(Op, A, B), Ls) --> gen_expr(A, Ls), gen_expr(B, Ls), [op(Op)].
gen_expr(not(A), Ls) --> gen_expr(A, Ls), [not].
gen_expr(index(A, I), Ls) --> gen_expr(A, Ls), gen_expr(I, Ls), [aload].
gen_expr(new(E), Ls) --> gen_expr(E, Ls), [new].
gen_expr(call(F, N, As), Ls) --> gen_args(As, Ls), { member(F-L, Ls), ! }, [call(L, N)].

gen_args([], _) --> [].
gen_args([A|As], Ls) --> gen_expr(A, Ls), gen_args(As, Ls).

% shorter sequences for the same
peephole([], []).
peephole([get(A), push(1), op(add), set(A)|Is], [inc(A)|Js]) :- !, peephole(Is, Js).
peephole([get(A), push(N), op(Op)|Is], [get_op(A, N, Op)|Js]) :- !, peephole(Is, Js).
peephole([push(N), op(Op)|Is], [push_op(N, Op)|Js]) :- !, peephole(Is, Js).
peephole([not, jump_if(L)|Is], Js) :- !, peephole([jump_if_not(L)|Is], Js).
peephole([not, jump_if_not(L)|Is], Js) :- !, peephole([jump_if(L)|Is], Js).
peephole([return, push(0), return|Is], [return|Js]) :- !, peephole(Is, Js).
peephole([jump(L), label(M)|Is], [label(M)|Js]) :- L == M, !, peephole(Is, Js).
peephole([I|Is], [I|Js]) :- peephole(Is, Js).

assemble(Code, Image) :- addresses(Code, 0, Plain, Count), list_to_tree(Count, Plain, [], Image).

addresses([], N, [], N).
addresses([label(N)|Is], N, Js, Count) :- !, addresses(Is, N, Js, Count).
addresses([I|Is], N, [I|Js], Count) :- M is N + 1, addresses(Is, M, Js, Count).

% a balanced tree: node(Size of the left part, Left, Right), leaf(Instruction)
list_to_tree(0, L, L, nil) :- !.
list_to_tree(1, [I|L], L, leaf(I)) :- !.
list_to_tree(N, L0, L, node(A, Left, Right)) :-
    A is N // 2, B is N - A,
    list_to_tree(A, L0, L1, Left), list_to_tree(B, L1, L, Right).

fetch(leaf(I), 0, I).
fetch(node(A, L, R), N, I) :- ( N < A -> fetch(L, N, I) ; M is N - A, fetch(R, M, I) ).

% ---------------------------------------------------------------------------------------------------------------
% The machine: state(Stack, Locals, Frames, Heap, NextArray, Steps)

run(Image, Limit) :- step(0, Image, [], [], [], heap([], 0), Limit).

step(PC, Image, Stack, Locals, Frames, Heap, Limit) :-
    ( Limit =< 0 -> throw(machine_error(PC, too_many_steps)) ; true ),
    fetch(Image, PC, I),
    !,
    Limit1 is Limit - 1,
    PC1 is PC + 1,
    exec(I, PC1, Image, Stack, Locals, Frames, Heap, Limit1).

exec(halt, _, _, _, _, _, _, _).
exec(push(N), PC, Im, S, L, F, H, C) :- step(PC, Im, [N|S], L, F, H, C).
exec(pop, PC, Im, [_|S], L, F, H, C) :- step(PC, Im, S, L, F, H, C).
exec(get(I), PC, Im, S, L, F, H, C) :- nth_local(I, L, V), step(PC, Im, [V|S], L, F, H, C).
exec(set(I), PC, Im, [V|S], L, F, H, C) :- set_local(I, L, V, L1), step(PC, Im, S, L1, F, H, C).
exec(inc(I), PC, Im, S, L, F, H, C) :- nth_local(I, L, V), W is V + 1, set_local(I, L, W, L1), step(PC, Im, S, L1, F, H, C).
exec(op(Op), PC, Im, [B,A|S], L, F, H, C) :- operate(Op, A, B, PC, V), step(PC, Im, [V|S], L, F, H, C).
exec(push_op(B, Op), PC, Im, [A|S], L, F, H, C) :- operate(Op, A, B, PC, V), step(PC, Im, [V|S], L, F, H, C).
exec(get_op(I, B, Op), PC, Im, S, L, F, H, C) :- nth_local(I, L, A), operate(Op, A, B, PC, V), step(PC, Im, [V|S], L, F, H, C).
exec(not, PC, Im, [A|S], L, F, H, C) :- V is 1 - A, step(PC, Im, [V|S], L, F, H, C).
exec(jump(T), _, Im, S, L, F, H, C) :- step(T, Im, S, L, F, H, C).
exec(jump_if(T), PC, Im, [V|S], L, F, H, C) :- ( V =:= 0 -> step(PC, Im, S, L, F, H, C) ; step(T, Im, S, L, F, H, C) ).
exec(jump_if_not(T), PC, Im, [V|S], L, F, H, C) :- ( V =:= 0 -> step(T, Im, S, L, F, H, C) ; step(PC, Im, S, L, F, H, C) ).
exec(call(T, N), PC, Im, S, L, F, H, C) :-
    split_args(N, S, [], Args, S1),
    length(F, Depth),
    ( Depth > 200 -> throw(machine_error(PC, stack_overflow)) ; true ),
    step(T, Im, S1, Args, [frame(PC, L)|F], H, C).
exec(enter(N), PC, Im, S, L, F, H, C) :- extend(N, L, L1), step(PC, Im, S, L1, F, H, C).
exec(return, _, Im, S, _, [frame(PC, L)|F], H, C) :- step(PC, Im, S, L, F, H, C).
exec(print(int), PC, Im, [V|S], L, F, H, C) :- write(V), write(' '), step(PC, Im, S, L, F, H, C).
exec(print(bool), PC, Im, [V|S], L, F, H, C) :- ( V =:= 1 -> write(true) ; write(false) ), write(' '), step(PC, Im, S, L, F, H, C).
exec(new, PC, Im, [N|S], L, F, heap(As, K), C) :-
    zeros(N, Zs), Array =.. [a|Zs], K1 is K + 1,
    step(PC, Im, [ref(K)|S], L, F, heap([K-Array|As], K1), C).
exec(aload, PC, Im, [I,ref(K)|S], L, F, H, C) :-
    H = heap(As, _), array(K, As, A), J is I + 1, bounds(J, A, PC), arg(J, A, V),
    step(PC, Im, [V|S], L, F, H, C).
exec(astore, PC, Im, [V,I,ref(K)|S], L, F, heap(As, N), C) :-
    array(K, As, A), J is I + 1, bounds(J, A, PC), replace_arg(J, A, V, B), replace_array(As, K, B, As1),
    step(PC, Im, S, L, F, heap(As1, N), C).

operate(div, _, 0, PC, _) :- !, throw(machine_error(PC, division_by_zero)).
operate(mod, _, 0, PC, _) :- !, throw(machine_error(PC, division_by_zero)).
operate(Op, A, B, _, V) :- compute(Op, A, B, V), !.

bounds(J, A, PC) :- functor(A, _, N), ( J >= 1, J =< N -> true ; throw(machine_error(PC, index(J))) ).

array(K, [N-A|As], B) :- ( K =:= N -> B = A ; array(K, As, B) ).

replace_array([N-A|As], K, B, Cs) :- ( K =:= N -> Cs = [N-B|As] ; Cs = [N-A|Ds], replace_array(As, K, B, Ds) ).

replace_arg(J, A, V, B) :- A =.. [F|Xs], replace_nth(J, Xs, V, Ys), B =.. [F|Ys].

replace_nth(1, [_|Xs], V, [V|Xs]) :- !.
replace_nth(N, [X|Xs], V, [X|Ys]) :- M is N - 1, replace_nth(M, Xs, V, Ys).

nth_local(0, [V|_], V) :- !.
nth_local(N, [_|L], V) :- M is N - 1, nth_local(M, L, V).

set_local(0, [_|L], V, [V|L]) :- !.
set_local(N, [X|L], V, [X|R]) :- M is N - 1, set_local(M, L, V, R).

split_args(0, S, Args, Args, S) :- !.
split_args(N, [A|S], As, Args, S1) :- M is N - 1, split_args(M, S, [A|As], Args, S1).

extend(0, L, L) :- !.
extend(N, [], [0|L]) :- !, M is N - 1, extend(M, [], L).
extend(N, [X|Xs], [X|L]) :- extend(N, Xs, L).

zeros(0, []) :- !.
zeros(N, [0|Zs]) :- M is N - 1, zeros(M, Zs).

% ---------------------------------------------------------------------------------------------------------------

compile(Codes, Code) :-
    lex(Codes, Tokens),
    parse(Tokens, Tree),
    check(Tree, Checked),
    optimise(Checked, Optimised),
    generate(Optimised, Code0),
    peephole(Code0, Code), !.

show_code(Code) :- copy_term(Code, Copy), assemble(Copy, _), show_instructions(Copy, 0).

show_instructions([], _).
show_instructions([label(N)|Is], N) :- !, write(N), write(:), nl, show_instructions(Is, N).
show_instructions([I|Is], N) :- write('    '), writeq(I), nl, M is N + 1, show_instructions(Is, M).

build_and_run(Name, Limit) :-
    program(Name, Source),
    write(Name), write(': '),
    catch(
        ( compile(Source, Code), length(Code, N), write(N), write(' instructions; '), assemble(Code, Image), run(Image, Limit) ),
        Error,
        ( write(error), write(' '), writeq(Error) )
    ),
    nl.

main :-
    forall(program(Name, _), build_and_run(Name, 20000)),
    program(arrays, Source), lex(Source, Tokens), length(Tokens, Count), write(tokens(Count)), nl,
    program(mutual, Source2), lex(Source2, Tokens2), write(Tokens2), nl,
    parse(Tokens2, Tree), writeq(Tree), nl,
    compile(Source2, Code), show_code(Code),
    compile(Source, Code2), show_code(Code2).

work :- work(4).
work(0) :- !.
work(N) :- forall(( program(Name, _), Name \== endless ), build_and_run(Name, 200000)), M is N - 1, work(M).
