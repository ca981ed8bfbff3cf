% From the checked tree to three-address code with virtual registers, and its optimisation.
:- module(ir, [lower/2, optimise/2, print_code/1, instruction_count/2]).
:- use_module(library(lists)).
:- use_module(library(apply)).
:- use_module(library(pairs)).
:- use_module(library(ordsets)).
:- use_module(library(dcg/basics), []).

:- op(700, xfx, <-).
:- op(150, fx, ?).
:- op(100, fx, #).

/*  Instructions:  V <- #Const     V <- Op(A, B)     V <- Op(A)    V <- mem(A)   mem(A) <- V
    V <- adr(Level, Slot)    label(L)   jump(L)   branch(V, L1, L2)   V <- call(L, Args)   ret(V)   write(T, V, W)  nl
*/

:- thread_local counter/2.

fresh(Kind, N) :- ( retract(counter(Kind, N0)) -> true ; N0 = 0 ), N is N0 + 1, assertz(counter(Kind, N)).
new_reg(?N) :- fresh(reg, N).
new_label(l(N)) :- fresh(label, N).

lower(checked(_, Size, Fns, Main), code(Size, Bodies)) :-
    retractall(counter(label, _)),
    maplist(lower_function, Fns, Bodies0),
    body(Main, [], MainCode),
    append(Bodies0, [body(main, 0, 0, MainCode)], Bodies).

lower_function(fn(L, NP, Frame, _, Code), body(L, NP, Frame, Instrs)) :- body(Code, [], Instrs).

body(Ss, _, Instrs) :-
    retractall(counter(reg, _)),
    phrase((stmts(Ss, none-none), [ret(none)]), Instrs).

stmts([], _) --> [].
stmts([S|Ss], Loop) --> stmt(S, Loop), stmts(Ss, Loop).

stmt(skip, _) --> [].
stmt(seq(Ss), L) --> stmts(Ss, L).
stmt(assign(LV, X), _) --> address(LV, A), value(X, V), [mem(A) <- V].
stmt(call(none, _), _) --> !.
stmt(call(L, As), _) --> args(As, Vs), { new_reg(R) }, [R <- call(L, Vs)].
stmt(return(none), _) --> !, [ret(none)].
stmt(return(X), _) --> value(X, V), [ret(V)].
stmt(break, B-_) --> [jump(B)].
stmt(continue, _-C) --> [jump(C)].
stmt(if(C, A, skip), L) --> !, { new_label(T), new_label(E) }, condition(C, T, E), [label(T)], stmt(A, L), [jump(E), label(E)].
stmt(if(C, A, B), L) -->
    { maplist(new_label, [T, F, E]) },
    condition(C, T, F), [label(T)], stmt(A, L), [jump(E), label(F)], stmt(B, L), [jump(E), label(E)].
stmt(while(C, B), _) -->
    { new_label(H), new_label(T), new_label(E) },
    [jump(H), label(H)], condition(C, T, E), [label(T)], stmt(B, E-H), [jump(H), label(E)].
stmt(repeat(B, C), _) -->
    { maplist(new_label, [H, N, E]) },
    [jump(H), label(H)], stmt(B, E-N), [jump(N), label(N)], condition(C, E, H), [label(E)].
stmt(for(LV, X, Dir, Y, B), _) -->
    { maplist(new_label, [H, T, N, E]), ( Dir == up -> Op = (=<), Inc = 1 ; Op = (>=), Inc = -1 ), new_reg(K) },
    value(Y, VY), [K <- mov(VY)],
    value(X, VX), address(LV, A0), [mem(A0) <- VX, jump(H), label(H)],
    { new_reg(I), new_reg(C) },
    address(LV, A1), [I <- mem(A1), C <- cmp(Op, I, K), branch(C, T, E), label(T)],
    stmt(B, E-N), [jump(N), label(N)],
    { new_reg(J), new_reg(J1), new_reg(One) },
    address(LV, A2), [J <- mem(A2), One <- #Inc, J1 <- (J + One), mem(A2) <- J1, jump(H), label(E)].
stmt(case(X, As, O), L) --> { new_label(E) }, value(X, V), arms(As, V, L, E), stmt(O, L), [jump(E), label(E)].
stmt(write(Is, NL), _) --> write_items(Is), ( { NL == nl } -> [nl] ; [] ).

arms([], _, _, _) --> [].
arms([arm(Ls, S)|As], V, L, E) -->
    { new_label(T), new_label(N) },
    tests(Ls, V, T, N), [label(T)], stmt(S, L), [jump(E), label(N)], arms(As, V, L, E).

tests([], _, _, N) --> [jump(N)].
tests([A-B|Ls], V, T, N) -->
    { maplist(new_reg, [KA, KB, C1, C2]), maplist(new_label, [M, Next]) },
    [KA <- #A, C1 <- cmp(>=, V, KA), branch(C1, M, Next), label(M), KB <- #B, C2 <- cmp(=<, V, KB), branch(C2, T, Next), label(Next)],
    tests(Ls, V, T, N).

write_items([]) --> [].
write_items([item(X, T, W)|Is]) --> value(X, V), ( { W == none } -> { VW = none } ; value(W, VW) ), [write(T, V, VW)], write_items(Is).

args([], []) --> [].
args([ref(LV)|As], [A|Vs]) --> !, address(LV, A), args(As, Vs).
args([X|As], [V|Vs]) --> value(X, V), args(As, Vs).

address(adr(L, S), R) --> { new_reg(R) }, [R <- adr(L, S)].
address(deref(L, S), R) --> { new_reg(A), new_reg(R) }, [A <- adr(L, S), R <- mem(A)].
address(offset(LV, 0), R) --> !, address(LV, R).
address(offset(LV, Off), R) --> address(LV, A), { new_reg(K), new_reg(R) }, [K <- #Off, R <- (A + K)].
address(index(LV, X, Lo, Hi, Size), R) -->
    address(LV, A), value(X, I),
    { new_reg(C), new_reg(K), new_reg(Z), new_reg(M), new_reg(D), new_reg(R) },
    [C <- check(I, Lo, Hi), K <- #Lo, D <- (C - K), Z <- #Size, M <- D * Z, R <- (A + M)].

value(k(_, V), R) --> { new_reg(R) }, [R <- #V].
value(load(LV), R) --> address(LV, A), { new_reg(R) }, [R <- mem(A)].
value(un(-, _, X), R) --> value(X, V), { new_reg(R) }, [R <- neg(V)].
value(un(float, _, X), R) --> value(X, V), { new_reg(R) }, [R <- float(V)].
value(un(not, _, X), R) --> value(X, V), { new_reg(R), new_reg(K) }, [K <- #1, R <- xor(V, K)].
value(bin(and, _, A, B), R) --> !, short(bin(and, boolean, A, B), R).
value(bin(or, _, A, B), R) --> !, short(bin(or, boolean, A, B), R).
value(bin(Op, T, A, B), R) -->
    value(A, VA), value(B, VB),
    { new_reg(R), ( comparison(Op, C) -> X = cmp(C, VA, VB) ; machine_op(Op, T, M), X =.. [M, VA, VB] ) },
    [R <- X].
value(call(L, As, _), R) --> args(As, Vs), { new_reg(R) }, [R <- call(L, Vs)].

short(X, R) -->
    { maplist(new_label, [T, F, E]), new_reg(R), new_reg(A), new_reg(B) },
    condition(X, T, F),
    [label(T), A <- #1, R <- mov(A), jump(E), label(F), B <- #0, R <- mov(B), jump(E), label(E)].

condition(un(not, _, X), T, F) --> !, condition(X, F, T).
condition(bin(and, _, A, B), T, F) --> !, { new_label(M) }, condition(A, M, F), [label(M)], condition(B, T, F).
condition(bin(or, _, A, B), T, F) --> !, { new_label(M) }, condition(A, T, M), [label(M)], condition(B, T, F).
condition(X, T, F) --> value(X, V), [branch(V, T, F)].

comparison(=, =:=).
comparison(<>, =\=).
comparison(<, <).
comparison(<=, =<).
comparison(>, >).
comparison(>=, >=).

machine_op(+, _, +).
machine_op(-, _, -).
machine_op(*, _, *).
machine_op(/, _, /).
machine_op(div, _, div).
machine_op(mod, _, modulo).
machine_op(shl, _, <<).
machine_op(shr, _, >>).
machine_op(xor, _, xor).

% ------------------------------------------------------------------ optimisation

optimise(code(S, Bs0), code(S, Bs)) :- maplist(optimise_body, Bs0, Bs).

optimise_body(body(N, P, F, I0), body(N, P, F, I)) :- passes(I0, 0, I).

passes(I0, N, I) :-
    N < 10,
    foldl(run_pass, [fold, copies, jumps, unreachable, dead], I0, I1),
    (   I0 == I1 -> I = I1 ; succ(N, N1), passes(I1, N1, I) ).

run_pass(fold, I0, I) :- fold_block(I0, [], I).
run_pass(copies, I0, I) :- cse(I0, [], [], I).
run_pass(jumps, I0, I) :- thread_jumps(I0, I).
run_pass(unreachable, I0, I) :- unreachable(I0, I).
run_pass(dead, I0, I) :- dead(I0, I).

% Constants are known from their definition on: each register but those of short/2 has one definition.

fold_block([], _, []).
fold_block([I0|Is0], K0, [I|Is]) :-
    fold_1(I0, K0, I),
    (   I = (R <- #V), once(single(R, Is0)) -> K = [R-V|K0] ; K = K0 ),
    fold_block(Is0, K, Is).

single(R, Is) :- \+ ( member(R1 <- _, Is), R1 == R ).

fold_1(R <- X, K, R <- Y) :- fold_expr(X, K, Y), !.
fold_1(branch(V, T, F), K, jump(L)) :- memberchk(V-C, K), !, ( C =:= 0 -> L = F ; L = T ).
fold_1(I, _, I).

fold_expr(cmp(Op, A, B), K, #V) :- const(A, K, X), const(B, K, Y), G =.. [Op, X, Y], ( call(G) -> V = 1 ; V = 0 ).
fold_expr(check(A, Lo, Hi), K, #X) :- const(A, K, X), X >= Lo, X =< Hi.
fold_expr(neg(A), K, #V) :- const(A, K, X), V is -X.
fold_expr(float(A), K, #V) :- const(A, K, X), V is float(X).
fold_expr(mov(A), K, #X) :- const(A, K, X).
fold_expr(E, K, #V) :- E =.. [Op, A, B], memberchk(Op, [+, -, *, <<, >>, xor]), const(A, K, X), const(B, K, Y), G =.. [Op, X, Y], V is G.
fold_expr(div(A, B), K, #V) :- const(A, K, X), const(B, K, Y), Y =\= 0, V is X // Y.
fold_expr(A + B, K, mov(A)) :- const(B, K, 0).
fold_expr(A + B, K, mov(B)) :- const(A, K, 0).
fold_expr(A - B, K, mov(A)) :- const(B, K, 0).
fold_expr(A * B, K, mov(A)) :- const(B, K, 1).
fold_expr(_ * B, K, #0) :- const(B, K, 0).
fold_expr(A * B, K, A << sh(N)) :- const(B, K, X), integer(X), X > 1, X =:= 1 << msb(X), N is msb(X).

const(A, K, V) :- memberchk(A-V0, K), number(V0), V = V0.

% Common subexpressions and copies inside basic blocks.

cse([], _, _, []).
cse([I0|Is0], Avail0, Map0, Is) :-
    subst(I0, Map0, I1),
    cse_1(I1, Is0, Avail0, Map0, Is, Avail, Map, Is1),
    cse(Is0, Avail, Map, Is1).

cse_1(label(L), _, _, _, [label(L)|Is], [], [], Is) :- !.
cse_1(R <- mov(A), Rest, Av, Map, [R <- mov(A)|Is], Av, [R-A|Map], Is) :- single(R, Rest), single(A, Rest), !.
cse_1(R <- E, Rest, Av, Map, Is0, Av1, Map1, Is) :- pure(E), !,
    (   member(E0-R0, Av), E0 == E, single(R, Rest)
    ->  Is0 = [R <- mov(R0)|Is], Av1 = Av, Map1 = [R-R0|Map]
    ;   single(R, Rest) -> Is0 = [R <- E|Is], Av1 = [E-R|Av], Map1 = Map
    ;   Is0 = [R <- E|Is], Av1 = [], Map1 = Map
    ).
cse_1(mem(A) <- V, _, Av0, Map, [mem(A) <- V|Is], [mem(A)-V|Av], Map, Is) :- !, exclude([mem(_)-_]>>true, Av0, Av).
cse_1(R <- call(L, As), _, Av0, Map, [R <- call(L, As)|Is], Av, Map, Is) :- !, exclude([mem(_)-_]>>true, Av0, Av).
cse_1(I, _, Av, Map, [I|Is], Av, Map, Is).

pure(E) :- \+ E = call(_, _), \+ E = mov(_).

subst(X, Map, Y) :-
    (   X = ?_ -> ( memberchk(X-Y0, Map) -> Y = Y0 ; Y = X )
    ;   X = (R <- E0), R = ?_ -> Y = (R <- E), subst(E0, Map, E)
    ;   compound(X) -> X =.. [F|As0], maplist([A, B]>>subst(A, Map, B), As0, As), Y =.. [F|As]
    ;   Y = X
    ).

% Jumps to jumps, jumps to the next instruction, labels nobody uses.

thread_jumps(I0, I) :-
    findall(L-M, ( append(_, [label(L), jump(M)|_], I0), L \== M ), Pairs),
    maplist(retarget(Pairs), I0, I1),
    drop_jumps(I1, I2),
    findall(L, ( member(J, I2), target(J, L) ), Ls0),
    sort(Ls0, Ls),
    exclude([label(L)]>>( \+ ord_memberchk(L, Ls) ), I2, I).

target(jump(L), L).
target(branch(_, L, _), L).
target(branch(_, _, L), L).

retarget(Ps, jump(L), jump(M)) :- memberchk(L-M, Ps), !.
retarget(Ps, branch(V, A, B), branch(V, A1, B1)) :- !, redirect(Ps, A, A1), redirect(Ps, B, B1).
retarget(_, I, I).
redirect(Ps, A, B) :- ( memberchk(A-B, Ps) -> true ; A = B ).

drop_jumps([jump(L), label(L)|Is0], [label(L)|Is]) :- !, drop_jumps(Is0, Is).
drop_jumps([branch(_, L, L)|Is0], [jump(L)|Is]) :- !, drop_jumps(Is0, Is).
drop_jumps([I|Is0], [I|Is]) :- drop_jumps(Is0, Is).
drop_jumps([], []).

unreachable([], []).
unreachable([I|Is0], [I|Is]) :-
    (   ends_block(I) -> skip_to_label(Is0, Is1) ; Is1 = Is0 ),
    unreachable(Is1, Is).
ends_block(jump(_)).
ends_block(ret(_)).
ends_block(branch(_, _, _)).
skip_to_label([I|Is], Js) :- \+ I = label(_), !, skip_to_label(Is, Js).
skip_to_label(Is, Is).

dead(I0, I) :-
    findall(N, ( member(J, I0), used(J, ?N) ), Ns0),
    sort(Ns0, Ns),
    exclude(dead_1(Ns), I0, I).
dead_1(Ns, ?N <- E) :- \+ E = call(_, _), \+ E = check(_, _, _), \+ ord_memberchk(N, Ns).

used(?_ <- E, R) :- !, sub(E, R).
used(mem(A) <- V, R) :- !, ( R = A ; R = V ).
used(I, R) :- sub(I, R).
sub(R, R) :- nonvar(R), R = ?_.
sub(T, R) :- compound(T), T \= ?_, argument(T, A), sub(A, R).

instruction_count(code(_, Bs), N) :- aggregate_all(sum(L), ( member(body(_, _, _, Is), Bs), length(Is, L) ), N).

print_code(code(Size, Bs)) :-
    format("globals: ~d~n", [Size]),
    forall(member(body(L, NP, F, Is), Bs),
           ( format("~w/~d (~d):~n", [L, NP, F]), forall(member(I, Is), print_instr(I)) )).

print_instr(label(l(N))) :- !, format("L~d:~n", [N]).
print_instr(A <- B) :- !, print_operand(A, SA), print_operand(B, SB), format("~t~w~10|  <-  ~w~n", [SA, SB]).
print_instr(I) :- print_operand(I, S), format("~12|~w~n", [S]).

print_operand(X, S) :-
    copy_term(X, Y),
    with_output_to(string(S), print(Y)).
argument(T, A) :- functor(T, _, N), between(1, N, I), arg(I, T, A).
