% The abstract machine: registers r(1..K) of a frame, frame slots f(N), one memory for globals and frames.
:- module(vm, [run/3, machine_error/1]).
:- use_module(library(lists)).
:- use_module(library(apply)).
:- use_module(library(assoc)).
:- include(ops).

:- meta_predicate counting(0, -).

machine_error(Term) :- throw(error(machine_error(Term), context(vm, _))).

run(mcode(Size, Bodies, _), Limit, Steps) :-
    prepare(Bodies),
    functor(Mem, mem, 4000),
    forall_arg(Mem, 0),
    nb_setval(steps, Limit),
    catch(call_function(main, [], Mem, Size, _), stop(R), ( format("~N! stopped: ~w~n", [R]) )),
    nb_getval(steps, Left),
    Steps is Limit - Left.

forall_arg(T, V) :- functor(T, _, N), foreach_arg(1, N, T, V).
foreach_arg(I, N, _, _) :- I > N, !.
foreach_arg(I, N, T, V) :- arg(I, T, V), I1 is I + 1, foreach_arg(I1, N, T, V).

:- dynamic code_at/3, label_at/3, frame/3.

prepare(Bodies) :-
    retractall(code_at(_, _, _)), retractall(label_at(_, _, _)), retractall(frame(_, _, _)),
    forall(member(mbody(L, NP, F, Is), Bodies),
           (   assertz(frame(L, NP, F)),
               forall(nth0(N, Is, I), ( I = label(X) -> assertz(label_at(X, L, N)), assertz(code_at(L, N, nop)) ; assertz(code_at(L, N, I)) ))
           )).

call_function(builtin(F), Args, _, _, R) :- !, builtin(F, Args, R).
call_function(L, Args, Mem, Base, R) :-
    frame(L, _, F),
    Top is Base + F,
    ( Top >= 4000 -> throw(stop(stack_overflow)) ; true ),
    clear(Base, Top, Mem),
    store_args(Args, Base, Mem),
    functor(Regs, regs, 16),
    exec(0, L, Regs, Mem, Base, Top, R).

clear(B, T, _) :- B >= T, !.
clear(B, T, Mem) :- B1 is B + 1, setarg(B1, Mem, 0), clear(B1, T, Mem).

store_args([], _, _).
store_args([A|As], B, Mem) :- B1 is B + 1, setarg(B1, Mem, A), store_args(As, B1, Mem).

exec(PC, L, Regs, Mem, Base, Top, R) :-
    code_at(L, PC, I),
    nb_getval(steps, S0),
    ( S0 =< 0 -> throw(stop(too_many_steps)) ; S is S0 - 1, nb_setval(steps, S) ),
    step(I, PC, L, Regs, Mem, Base, Top, Next, R),
    (   Next == done -> true ; exec(Next, L, Regs, Mem, Base, Top, R) ).

step(nop, PC, _, _, _, _, _, PC1, _) :- PC1 is PC + 1.
step(jump(X), _, L, _, _, _, _, PC, _) :- label_at(X, L, PC).
step(branch(V, A, B), _, L, Regs, Mem, Base, _, PC, _) :- get(V, Regs, Mem, Base, X), ( X =\= 0 -> label_at(A, L, PC) ; label_at(B, L, PC) ).
step(ret(V), _, _, Regs, Mem, Base, _, done, R) :- ( V == none -> R = 0 ; get(V, Regs, Mem, Base, R) ).
step(nl, PC, _, _, _, _, _, PC1, _) :- nl, PC1 is PC + 1.
step(write(T, V, W), PC, _, Regs, Mem, Base, _, PC1, _) :-
    get(V, Regs, Mem, Base, X),
    ( W == none -> N = 0 ; get(W, Regs, Mem, Base, N) ),
    show(T, X, N), PC1 is PC + 1.
step(mem(A) <- V, PC, _, Regs, Mem, Base, _, PC1, _) :-
    get(A, Regs, Mem, Base, Adr), get(V, Regs, Mem, Base, X), Adr1 is Adr + 1, setarg(Adr1, Mem, X), PC1 is PC + 1.
step(D <- E, PC, L, Regs, Mem, Base, Top, PC1, _) :-
    D \= mem(_),
    compute(E, Regs, Mem, Base, Top, L, X),
    put(D, Regs, Mem, Base, X),
    PC1 is PC + 1.

get(r(N), Regs, _, _, X) :- arg(N, Regs, X).
get(f(S), _, Mem, Base, X) :- A is Base + S + 1, arg(A, Mem, X).
put(r(0), _, _, _, _) :- !.
put(r(N), Regs, _, _, X) :- setarg(N, Regs, X).
put(f(S), _, Mem, Base, X) :- A is Base + S + 1, setarg(A, Mem, X).

compute(#V, _, _, _, _, _, V) :- !.
compute(adr(global, S), _, _, _, _, _, S) :- !.
compute(adr(local, S), _, _, Base, _, _, A) :- !, A is Base + S.
compute(mem(A), Regs, Mem, Base, _, _, X) :- !, get(A, Regs, Mem, Base, Adr), Adr1 is Adr + 1, arg(Adr1, Mem, X).
compute(call(F, Vs), Regs, Mem, Base, Top, _, X) :- !,
    maplist([V, Y]>>get(V, Regs, Mem, Base, Y), Vs, Ys),
    call_function(F, Ys, Mem, Top, X).
compute(check(A, Lo, Hi), Regs, Mem, Base, _, L, X) :- !,
    get(A, Regs, Mem, Base, X),
    (   X >= Lo, X =< Hi -> true ; throw(stop(index(L, X, Lo, Hi))) ).
compute(cmp(Op, A, B), Regs, Mem, Base, _, _, V) :- !,
    get(A, Regs, Mem, Base, X), get(B, Regs, Mem, Base, Y),
    (   number(X) -> ( compare_numbers(Op, X, Y) -> V = 1 ; V = 0 )
    ;   compare(O, X, Y), ( agrees(Op, O) -> V = 1 ; V = 0 )
    ).
compute(E, Regs, Mem, Base, _, L, V) :-
    E =.. [Op|As],
    maplist([A, X]>>( A = sh(X) -> true ; get(A, Regs, Mem, Base, X) ), As, Xs),
    (   operate(Op, Xs, V) -> true ; throw(stop(arithmetic(L, Op, Xs))) ).

compare_numbers(=:=, X, Y) :- X =:= Y.
compare_numbers(=\=, X, Y) :- X =\= Y.
compare_numbers(<, X, Y) :- X < Y.
compare_numbers(=<, X, Y) :- X =< Y.
compare_numbers(>, X, Y) :- X > Y.
compare_numbers(>=, X, Y) :- X >= Y.
agrees(=:=, =). agrees(=\=, <). agrees(=\=, >). agrees(<, <). agrees(=<, <). agrees(=<, =). agrees(>, >). agrees(>=, >). agrees(>=, =).

operate(+, [X, Y], V) :- V is X + Y.
operate(-, [X, Y], V) :- V is X - Y.
operate(*, [X, Y], V) :- V is X * Y.
operate(/, [X, Y], V) :- Y =\= 0, V is X / Y.
operate(div, [X, Y], V) :- Y =\= 0, V is X // Y.
operate(modulo, [X, Y], V) :- Y =\= 0, V is X rem Y.
operate(<<, [X, Y], V) :- V is X << Y.
operate(>>, [X, Y], V) :- V is X >> Y.
operate(xor, [X, Y], V) :- V is X xor Y.
operate(neg, [X], V) :- V is -X.
operate(float, [X], V) :- V is float(X).
operate(mov, [X], X).
operate(float, [X], V) :- V is float(X).

builtin(abs, [X], Y) :- Y is abs(X).
builtin(odd, [X], Y) :- Y is X /\ 1.
builtin(ord, [X], X).
builtin(chr, [X], X).
builtin(sqr, [X], Y) :- Y is X * X.
builtin(trunc, [X], Y) :- Y is truncate(X).
builtin(sqrt, [X], Y) :- ( X < 0 -> throw(stop(sqrt(X))) ; Y is sqrt(X) ).

show(integer, X, W) :- format(atom(A), "~d", [X]), atom_length(A, N), ( N < W -> P is W - N, format("~*c~w", [P, 0' , A]) ; write(A) ), !.
show(T, X, W) :- T \== integer, show_text(T, X, A), atom_length(A, N), ( N < W -> P is W - N, format("~*c~w", [P, 0' , A]) ; write(A) ), !.
show(_, _, _).

show_text(boolean, 0, false).
show_text(boolean, 1, true).
show_text(char, C, A) :- char_code(A, C).
show_text(string, A, A).
show_text(real, X, A) :- format(atom(A), "~4f", [X]).
show_text(void, _, '').
show_text(error, _, '?').
