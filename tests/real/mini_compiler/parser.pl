% Recursive descent with an operator table, as a DCG over tokens; a syntax error names the furthest token.
:- module(parser, [parse/2, op_level/3]).
:- use_module(lexer).
:- use_module(library(lists)).

:- op(700, xfx, =>).

parse(Tokens, Program) :-
    nb_setval(furthest, 0-none),
    (   phrase(program(Program), Tokens, [])
    ->  true
    ;   nb_getval(furthest, _-Token),
        Token = tok(_, _, Pos),
        token_text(Token, Text),
        throw(syntax_error_at(Pos, Text))
    ).

% Terminals. Each look at a token remembers the furthest one.

t(Kind, Value), [] --> [T], { note(T), T = tok(Kind, Value, _) }.

note(T) :-
    T = tok(_, _, L:C),
    Key is L * 10000 + C,
    nb_getval(furthest, K0-_),
    ( Key > K0 -> nb_setval(furthest, Key-T) ; true ).

kw(K) --> t(kw, K).
sym(S) --> t(sym, S).
id(I) --> t(id, I).
id(I, P) --> look(tok(_, _, P)), t(id, I).
position(P) --> look(tok(_, _, P)).

look(T), [T] --> [T].

program(program(Name, Decls, Body)) -->
    kw(program), id(Name), sym(;), decls(Decls), block(Body), sym('.'), t(eof, _).

decls(Ds) --> decl(D), !, decls(Ds0), { append(D, Ds0, Ds) }.
decls([]) --> [].

decl(Cs) --> kw(const), const_list(Cs).
decl(Ts) --> kw(type), type_list(Ts).
decl(Vs) --> kw(var), var_list(Vs).
decl([func(N, Ps, R, Ds, B, Pos)]) -->
    kw(function), id(N, Pos), params(Ps), sym(:), type(R), sym(;), decls(Ds), block(B), sym(;).
decl([func(N, Ps, void, Ds, B, Pos)]) -->
    kw(procedure), id(N, Pos), params(Ps), sym(;), decls(Ds), block(B), sym(;).

const_list([const(N, E, P)|Cs]) --> id(N, P), sym(=), expr(E), sym(;), ( const_list(Cs), ! ; { Cs = [] } ).
type_list([type(N, T, P)|Ts]) --> id(N, P), sym(=), type(T), sym(;), ( type_list(Ts), ! ; { Ts = [] } ).
var_list(Vs) -->
    id_list(Ns), sym(:), type(T), sym(;),
    { findall(var(N, T, P), member(N-P, Ns), Vs0) },
    ( var_list(Vs1) -> { append(Vs0, Vs1, Vs) } ; { Vs = Vs0 } ).

id_list([N-P|Ns]) --> id(N, P), ( sym(',') -> id_list(Ns) ; { Ns = [] } ).

params(Ps) --> sym('('), !, ( sym(')') -> { Ps = [] } ; param_groups(Ps), sym(')') ).
params([]) --> [].
param_groups(Ps) -->
    ( kw(var) -> { Mode = ref } ; { Mode = val } ),
    id_list(Ns), sym(:), type(T),
    { findall(param(N, Mode, T, P), member(N-P, Ns), Ps0) },
    ( sym(;) -> param_groups(Ps1), { append(Ps0, Ps1, Ps) } ; { Ps = Ps0 } ).

type(integer) --> kw(integer), !.
type(boolean) --> kw(boolean), !.
type(real) --> kw(real), !.
type(char) --> kw(char), !.
type(string) --> kw(string), !.
type(array(Lo, Hi, T)) --> kw(array), !, sym('['), expr(Lo), sym('..'), expr(Hi), sym(']'), kw(of), type(T).
type(record(Fs)) --> kw(record), !, fields(Fs), kw(end).
type(named(N, P)) --> id(N, P).

fields(Fs) --> var_list(Vs), { findall(field(N, T), member(var(N, T, _), Vs), Fs) }.

block(Ss) --> kw(begin), statements(Ss), kw(end).
statements(Ss) --> statement(S), ( sym(;) -> statements(Ss0), { Ss = [S|Ss0] } ; { Ss = [S] } ).

statement(S) --> position(P), statement(P, S).

statement(_, seq(Ss)) --> block(Ss), !.
statement(P, if(C, A, B, P)) -->
    kw(if), !, expr(C), kw(then), statement(A), ( kw(else) -> statement(B) ; { B = skip } ).
statement(P, while(C, B, P)) --> kw(while), !, expr(C), kw(do), statement(B).
statement(P, repeat(Ss, C, P)) --> kw(repeat), !, statements(Ss), kw(until), expr(C).
statement(P, for(V, A, Dir, B, S, P)) -->
    kw(for), !, id(V), sym(:=), expr(A), ( kw(to), { Dir = up } | kw(downto), { Dir = down } ), expr(B), kw(do),
    statement(S).
statement(P, case(E, As, O, P)) -->
    kw(case), !, expr(E), kw(of), arms(As), ( kw(otherwise) -> statement(O), opt_semi ; { O = skip } ), kw(end).
statement(P, return(E, P)) --> kw(return), !, ( expr(E), ! ; { E = none } ).
statement(P, break(P)) --> kw(break), !.
statement(P, continue(P)) --> kw(continue), !.
statement(P, write(Es, nl, P)) --> kw(writeln), !, write_args(Es).
statement(P, write(Es, no, P)) --> kw(write), !, write_args(Es).
statement(P, S) -->
    id(N), designator(var(N, P), D),
    (   sym(:=) -> expr(E), { S = assign(D, E, P) }
    ;   sym('(') -> args(As), { S = call(N, As, P) }
    ;   { S = call(N, [], P) }
    ).
statement(_, skip) --> [].

opt_semi --> sym(;), !.
opt_semi --> [].

arms([arm(Ls, S)|As]) --> labels(Ls), sym(:), statement(S), sym(;), ( arms(As), ! ; { As = [] } ).
labels([L|Ls]) --> label(L), ( sym(',') -> labels(Ls) ; { Ls = [] } ).
label(L) --> expr(A), ( sym('..') -> expr(B), { L = range(A, B) } ; { L = one(A) } ).

write_args(Es) --> sym('('), !, ( sym(')') -> { Es = [] } ; items(Es), sym(')') ).
write_args([]) --> [].
items([I|Is]) --> expr(E), ( sym(:) -> expr(W), { I = width(E, W) } ; { I = E } ), ( sym(',') -> items(Is) ; { Is = [] } ).

args(As) --> ( sym(')') -> { As = [] } ; arg_list(As), sym(')') ).
arg_list([A|As]) --> expr(A), ( sym(',') -> arg_list(As) ; { As = [] } ).

designator(D0, D) --> sym('['), !, position(P), arg_list(Is), sym(']'), { index_all(Is, P, D0, D1) }, designator(D1, D).
designator(D0, D) --> sym('.'), position(P), id(F), !, designator(field(D0, F, P), D).
designator(D, D) --> [].

index_all([], _, D, D).
index_all([I|Is], P, D0, D) :- index_all(Is, P, index(D0, I, P), D).

% Expressions by precedence climbing over a table of levels.

op_level(or, 1, kw). op_level(xor, 1, kw).
op_level(and, 2, kw).
op_level(=, 3, sym). op_level(<>, 3, sym). op_level(<, 3, sym). op_level(<=, 3, sym). op_level(>, 3, sym). op_level(>=, 3, sym).
op_level(+, 4, sym). op_level(-, 4, sym).
op_level(*, 5, sym). op_level(/, 5, sym). op_level(div, 5, kw). op_level(mod, 5, kw). op_level(shl, 5, kw). op_level(shr, 5, kw).

expr(E) --> expr(1, E).

expr(6, E) --> !, unary(E).
expr(L, E) --> { L1 is L + 1 }, expr(L1, E0), expr_rest(L, E0, E).

expr_rest(L, E0, E) -->
    position(P), t(Kind, Op), { op_level(Op, L, Kind) }, !,
    { L1 is L + 1 },
    expr(L1, E1),
    expr_rest(L, bin(Op, E0, E1, P), E).
expr_rest(_, E, E) --> [].

unary(un(-, E, P)) --> position(P), sym(-), !, unary(E).
unary(un(not, E, P)) --> position(P), kw(not), !, unary(E).
unary(E) --> sym(+), !, unary(E).
unary(E) --> primary(E).

primary(int(N)) --> t(int, N), !.
primary(real(N)) --> t(real, N), !.
primary(S) --> t(str, A), !, { atom_length(A, 1) -> char_code(A, C), S = char(C) ; S = str(A) }.
primary(bool(1)) --> kw(true), !.
primary(bool(0)) --> kw(false), !.
primary(E) --> sym('('), !, expr(E), sym(')').
primary(E) --> id(N, P), ( sym('(') -> args(As), { E = call(N, As, P) } ; designator(var(N, P), E) ).
