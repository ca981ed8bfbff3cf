% The type checker: resolves names, evaluates constants, annotates expressions with types; collects all errors.
:- module(types, [check/3, type_size/2, type_name//1]).
:- use_module(library(assoc)).
:- use_module(library(lists)).
:- use_module(library(apply)).
:- use_module(library(error)).
:- use_module(library(pairs)).

:- op(200, xfx, ..).
:- multifile user:message_hook/3.

:- dynamic error_found/2, label_counter/1, next_slot/2.

/*  check(+Program, -Checked, -Errors)
    Checked = checked(Name, Globals, Functions, Main)
    Functions: fn(Label, ParamSlots, FrameSize, Result, Code)
    Environment: an assoc Name -> Entry, chained: scope(Assoc, Outer) or global
    Entry: const(Type, Value) | type(Type) | var(Level, Slot, Type, Mode) | func(Label, Params, Result)
*/

check(program(Name, Decls, Body), checked(Name, Size, Fns, Main), Errors) :-
    retractall(error_found(_, _)),
    retractall(next_slot(_, _)),
    assertz(next_slot(global, 0)),
    predefined(Env0),
    declare_all(Decls, global, Env0, Env, Fns0),
    flatten(Fns0, Fns),
    maplist(check_statement(ctx(global, void, no), Env), Body, Main),
    retract(next_slot(global, Size)),
    findall(P-E, error_found(P, E), Es),
    sort(Es, Errors).

predefined(Env) :-
    list_to_assoc([ abs-builtin(abs, [integer], integer), odd-builtin(odd, [integer], boolean),
                    ord-builtin(ord, [char], integer), chr-builtin(chr, [integer], char),
                    sqr-builtin(sqr, [integer], integer), trunc-builtin(trunc, [real], integer),
                    sqrt-builtin(sqrt, [real], real), maxint-const(integer, 2147483647)
                  ], Assoc),
    Env = [Assoc].

complain(Pos, Error) :- assertz(error_found(Pos, Error)).

lookup(Name, [Scope|Outer], Entry) :-
    (   get_assoc(Name, Scope, Entry0) -> Entry = Entry0 ; lookup(Name, Outer, Entry) ).

declare(Name, Entry, Pos, [S0|Outer], [S|Outer]) :-
    (   get_assoc(Name, S0, _), Outer \== []
    ->  complain(Pos, twice(Name))
    ;   true
    ),
    put_assoc(Name, S0, Entry, S).

slot(Level, Size, Slot) :-
    retract(next_slot(Level, Slot)),
    Next is Slot + Size,
    assertz(next_slot(Level, Next)).

declare_all([], _, Env, Env, []).
declare_all([D|Ds], Level, Env0, Env, Fns) :-
    declaration(D, Level, Env0, Env1, Fns0),
    declare_all(Ds, Level, Env1, Env, Fns1),
    Fns = [Fns0|Fns1].

declaration(const(N, E, P), _, Env0, Env, []) :-
    expression(E, Env0, X, T),
    (   constant(X, V) -> true ; complain(P, not_constant(N)), V = 0 ),
    declare(N, const(T, V), P, Env0, Env).
declaration(type(N, T0, P), _, Env0, Env, []) :-
    resolve(T0, Env0, T),
    declare(N, type(T), P, Env0, Env).
declaration(var(N, T0, P), Level, Env0, Env, []) :-
    resolve(T0, Env0, T),
    type_size(T, Size),
    slot(Level, Size, Slot),
    declare(N, var(Level, Slot, T, val), P, Env0, Env).
declaration(func(N, Ps, R0, Ds, B, P), Level, Env0, Env, [fn(Label, NP, Frame, R, Code)|Inner]) :-
    (   Level == global -> true ; complain(P, nested(N)) ),
    resolve(R0, Env0, R),
    maplist(param_type(Env0), Ps, Types),
    gensym_label(N, Label),
    declare(N, func(Label, Types, R), P, Env0, Env),
    empty_assoc(E0),
    retractall(next_slot(local, _)),
    assertz(next_slot(local, 0)),
    foldl(declare_param, Ps, Types, [E0|Env], Env1),
    length(Ps, NP),
    declare_all(Ds, local, Env1, Env2, Inner),
    maplist(check_statement(ctx(local, R, no), Env2), B, Code),
    (   R \== void, \+ returns(B) -> complain(P, no_return(N)) ; true ),
    retract(next_slot(local, Frame)).

returns(Ss) :- last(Ss, S), returns_1(S).
returns_1(return(_, _)).
returns_1(seq(Ss)) :- returns(Ss).
returns_1(if(_, A, B, _)) :- returns_1(A), returns_1(B).
returns_1(case(_, As, O, _)) :- returns_1(O), forall(member(arm(_, S), As), returns_1(S)).

gensym_label(Name, Label) :-
    (   catch(nb_getval(label_seed, N), error(existence_error(_, _), _), N = 0) -> true ; N = 0 ),
    N1 is N + 1,
    nb_setval(label_seed, N1),
    atomic_list_concat([Name, N1], '_', Label).

param_type(Env, param(_, Mode, T0, _), Mode:T) :- resolve(T0, Env, T).
declare_param(param(N, _, _, P), Mode:T, Env0, Env) :-
    (   Mode == ref -> Size = 1 ; type_size(T, Size) ),
    slot(local, Size, Slot),
    declare(N, var(local, Slot, T, Mode), P, Env0, Env).

resolve(array(L, H, T0), Env, array(Lo, Hi, T)) :- !,
    constant_int(L, Env, Lo), constant_int(H, Env, Hi),
    resolve(T0, Env, T).
resolve(record(Fs0), Env, record(Fs)) :- !,
    resolve_fields(Fs0, 0, Env, Fs).
resolve(named(N, P), Env, T) :- !,
    (   lookup(N, Env, type(T0)) -> T = T0 ; complain(P, unknown_type(N)), T = error ).
resolve(T, _, T).

resolve_fields([], _, _, []).
resolve_fields([field(N, T0)|Fs0], Off, Env, [field(N, Off, T)|Fs]) :-
    resolve(T0, Env, T), type_size(T, S), Off1 is Off + S,
    resolve_fields(Fs0, Off1, Env, Fs).

constant_int(E, Env, V) :- expression(E, Env, X, _), ( constant(X, V), integer(V) -> true ; V = 0 ).

constant(k(_, V), V).
constant(bin(Op, _, A, B), V) :- constant(A, X), constant(B, Y), fold(Op, X, Y, V).
constant(un(-, _, A), V) :- constant(A, X), V is -X.

fold(+, X, Y, V) :- V is X + Y.
fold(-, X, Y, V) :- V is X - Y.
fold(*, X, Y, V) :- V is X * Y.
fold(div, X, Y, V) :- Y =\= 0, V is X // Y.
fold(mod, X, Y, V) :- Y =\= 0, V is X rem Y.

type_size(array(Lo, Hi, T), S) :- !, type_size(T, S0), S is max(0, Hi - Lo + 1) * S0.
type_size(record(Fs), S) :- !, foldl([field(_, _, T), A0, A]>>(type_size(T, Z), A is A0 + Z), Fs, 0, S).
type_size(void, 0) :- !.
type_size(_, 1).

% Statements

check_statement(Ctx, Env, S0, S) :- stmt(S0, Ctx, Env, S), !.
check_statement(_, _, S, skip) :- functor(S, F, A), domain_error(statement, F/A).

stmt(skip, _, _, skip).
stmt(seq(Ss0), C, Env, seq(Ss)) :- maplist(check_statement(C, Env), Ss0, Ss).
stmt(if(E, A0, B0, P), C, Env, if(X, A, B)) :-
    typed(E, Env, boolean, P, X), check_statement(C, Env, A0, A), check_statement(C, Env, B0, B).
stmt(while(E, B0, P), C, Env, while(X, B)) :-
    typed(E, Env, boolean, P, X), in_loop(C, C1), check_statement(C1, Env, B0, B).
stmt(repeat(Ss0, E, P), C, Env, repeat(seq(Ss), X)) :-
    in_loop(C, C1), maplist(check_statement(C1, Env), Ss0, Ss), typed(E, Env, boolean, P, X).
stmt(for(V, A, D, B, S0, P), C, Env, for(LV, X, D, Y, S)) :-
    variable(var(V, P), Env, LV, T), expect(integer, T, P),
    typed(A, Env, integer, P, X), typed(B, Env, integer, P, Y),
    in_loop(C, C1), check_statement(C1, Env, S0, S).
stmt(case(E, As0, O0, P), C, Env, case(X, As, O)) :-
    expression(E, Env, X, T),
    maplist(check_arm(C, Env, T, P), As0, As),
    check_statement(C, Env, O0, O).
stmt(return(none, P), ctx(_, R, _), _, return(none)) :- ( R == void -> true ; complain(P, return_without_value) ).
stmt(return(E, P), ctx(_, R, _), Env, return(X)) :- typed(E, Env, R, P, X).
stmt(break(P), ctx(_, _, L), _, break) :- ( L == loop -> true ; complain(P, outside_loop(break)) ).
stmt(continue(P), ctx(_, _, L), _, continue) :- ( L == loop -> true ; complain(P, outside_loop(continue)) ).
stmt(write(Is, NL, P), _, Env, write(Xs, NL)) :- maplist(write_item(Env, P), Is, Xs).
stmt(assign(D, E, P), _, Env, assign(LV, X)) :- variable(D, Env, LV, T), typed(E, Env, T, P, X).
stmt(call(N, As, P), _, Env, call(L, Xs)) :- call_of(N, As, P, Env, L, Xs, _).

in_loop(ctx(A, B, _), ctx(A, B, loop)).

check_arm(C, Env, T, P, arm(Ls0, S0), arm(Ls, S)) :-
    maplist(check_label(Env, T, P), Ls0, Ls), check_statement(C, Env, S0, S).
check_label(Env, T, P, one(E), V-V) :- typed(E, Env, T, P, X), ( constant(X, V) -> true ; complain(P, label), V = 0 ).
check_label(Env, T, P, range(A, B), V-W) :-
    typed(A, Env, T, P, X), typed(B, Env, T, P, Y),
    ( constant(X, V), constant(Y, W) -> true ; complain(P, label), V = 0, W = 0 ).

write_item(Env, P, width(E, W), item(X, T, Y)) :- !, expression(E, Env, X, T), typed(W, Env, integer, P, Y).
write_item(Env, P, E, item(X, T, none)) :-
    expression(E, Env, X, T),
    ( memberchk(T, [array(_, _, _), record(_), void]) -> complain(P, cannot_write(T)) ; true ).

typed(E, Env, Want, P, X) :-
    expression(E, Env, X0, T),
    (   Want == real, T == integer -> X = un(float, real, X0)
    ;   X = X0, expect(Want, T, P)
    ).

expect(T, T, _) :- !.
expect(error, _, _) :- !.
expect(_, error, _) :- !.
expect(A, B, P) :- complain(P, mismatch(A, B)).

% Variables: adr(Level, Slot) with indices

variable(var(N, P), Env, LV, T) :-
    (   lookup(N, Env, var(Level, Slot, T0, Mode))
    ->  T = T0, ( Mode == ref -> LV = deref(Level, Slot) ; LV = adr(Level, Slot) )
    ;   lookup(N, Env, _) -> complain(P, not_variable(N)), LV = adr(global, 0), T = error
    ;   complain(P, unknown(N)), LV = adr(global, 0), T = error
    ).
variable(index(D, I, P), Env, index(LV, X, Lo, Hi, Size), T) :-
    variable(D, Env, LV, T0),
    typed(I, Env, integer, P, X),
    (   T0 = array(Lo, Hi, T) -> type_size(T, Size)
    ;   ( T0 == error -> true ; complain(P, not_array(T0)) ), Lo = 0, Hi = 0, Size = 1, T = error
    ).
variable(field(D, F, P), Env, offset(LV, Off), T) :-
    variable(D, Env, LV, T0),
    (   T0 = record(Fs), memberchk(field(F, Off, T1), Fs) -> T = T1
    ;   ( T0 == error -> true ; complain(P, no_field(F)) ), Off = 0, T = error
    ).

expression(int(N), _, k(integer, N), integer).
expression(real(N), _, k(real, N), real).
expression(char(C), _, k(char, C), char).
expression(str(A), _, k(string, A), string).
expression(bool(B), _, k(boolean, B), boolean).
expression(un(-, E, P), Env, un(-, T, X), T) :- expression(E, Env, X, T), ( memberchk(T, [integer, real, error]) -> true ; complain(P, operand(-, T)) ).
expression(un(not, E, P), Env, un(not, boolean, X), boolean) :- typed(E, Env, boolean, P, X).
expression(bin(Op, A, B, P), Env, bin(Op, T1, X, Y), T) :-
    expression(A, Env, X0, TA), expression(B, Env, Y0, TB),
    (   operator_type(Op, TA, TB, T1, T) -> coerce(T1, TA, X0, X), coerce(T1, TB, Y0, Y)
    ;   ( memberchk(error, [TA, TB]) -> true ; complain(P, operands(Op, TA, TB)) ), X = X0, Y = Y0, T1 = TA, T = error
    ).
expression(call(N, As, P), Env, call(L, Xs, R), R) :- call_of(N, As, P, Env, L, Xs, R).
expression(var(N, P), Env, X, T) :- lookup(N, Env, Entry), \+ Entry = var(_, _, _, _), !, name_value(Entry, N, P, X, T).
expression(D, Env, load(LV), T) :- variable(D, Env, LV, T).

name_value(const(T, V), _, _, k(T, V), T) :- !.
name_value(func(L, [], R), _, _, call(L, [], R), R) :- !.
name_value(_, N, P, k(integer, 0), error) :- complain(P, not_a_value(N)).

coerce(real, integer, k(integer, N), k(real, F)) :- !, F is float(N).
coerce(real, integer, X, un(float, real, X)) :- !.
coerce(_, _, X, X).

operator_type(Op, integer, integer, integer, integer) :- memberchk(Op, [+, -, *, div, mod, shl, shr]), !.
operator_type(Op, A, B, real, real) :- memberchk(Op, [+, -, *, /]), numeric(A), numeric(B), !.
operator_type(Op, boolean, boolean, boolean, boolean) :- memberchk(Op, [and, or, xor]), !.
operator_type(Op, T, T, T, boolean) :- memberchk(Op, [=, <>, <, <=, >, >=]), memberchk(T, [integer, char, boolean, string, real]), !.
operator_type(Op, A, B, real, boolean) :- memberchk(Op, [=, <>, <, <=, >, >=]), numeric(A), numeric(B).
numeric(integer).
numeric(real).

call_of(N, As, P, Env, L, Xs, R) :-
    (   lookup(N, Env, func(L0, Ts, R0)) -> L = L0, R = R0, arguments(As, Ts, 1, N, P, Env, Xs)
    ;   lookup(N, Env, builtin(F, Ts0, R0)) -> L = builtin(F), R = R0, maplist([T, val:T]>>true, Ts0, Ts),
        arguments(As, Ts, 1, N, P, Env, Xs)
    ;   complain(P, unknown(N)), L = none, Xs = [], R = error
    ).

arguments([], [], _, _, _, _, []) :- !.
arguments([A|As], [M:T|Ts], I, N, P, Env, [X|Xs]) :- !,
    (   M == ref
    ->  ( catch(variable(A, Env, LV, T1), _, fail) -> expect(T, T1, P), X = ref(LV) ; complain(P, reference(N, I)), X = k(integer, 0) )
    ;   typed(A, Env, T, P, X)
    ),
    I1 is I + 1,
    arguments(As, Ts, I1, N, P, Env, Xs).
arguments(As, Ts, I, N, P, _, []) :-
    length(As, LA), length(Ts, LT),
    Given is LA + I - 1, Want is LT + I - 1,
    complain(P, arity(N, Want, Given)).

type_name(array(L, H, T)) --> !, [array(L..H)], type_name(T).
type_name(record(_)) --> !, [record].
type_name(T) --> [T].

