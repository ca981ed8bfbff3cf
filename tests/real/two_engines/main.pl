% peers: swipl
% A Prolog system in Prolog: a reader front end with modules, a compiler to WAM code, its emulator, and a
% meta-interpreter with exceptions and modules beside it; both run the same programs and must agree.

:- module(wam, [main/0]).
:- use_module(library(lists)).
:- use_module(library(assoc)).
:- use_module(library(apply)).
:- use_module(library(gensym), [gensym/2, reset_gensym/0]).
:- ensure_loaded(interp).
:- include('programs.inc').

:- op(1200, xfx, ==>).
:- op(700, xfx, <=).
:- op(600, xfy, @).

:- dynamic code/2, source/3, flag_value/2.
:- discontiguous step/4.
:- initialization(main).

main :-
    forall(program(Name, Clauses, Queries), run_program(Name, Clauses, Queries)),
    disassembly,
    modules_demo,
    partial_evaluation,
    writeln(done).

% ---------------------------------------------------------------- compiler

run_program(Name, Clauses, Queries) :-
    format("~n== ~w ~`=t~60|~n", [Name]),
    retractall(code(_, _)),
    retractall(source(_, _, _)),
    foldl(add_clause, Clauses, 1, _),
    findall(P, source(P, _, _), Ps0), sort(Ps0, Ps),
    maplist(compile_predicate, Ps),
    aggregate_all(sum(L), ( code(_, C), length(C, L) ), Total),
    length(Ps, NP),
    format("~d predicates, ~d instructions~n", [NP, Total]),
    maplist(run_query(Name), Queries).

add_clause(C0, N, N1) :-
    ( C0 = (_ --> _) -> dcg_translate_rule(C0, C) ; C = C0 ),
    ( C = (H :- B) -> true ; H = C, B = true ),
    functor(H, F, A),
    assertz(source(F/A, N, (H :- B))),
    N1 is N + 1.

compile_predicate(F/A) :-
    findall(Cl, source(F/A, _, Cl), Cls),
    maplist(compile_clause, Cls, Codes),
    index_chain(Codes, F/A, Code),
    assertz(code(F/A, Code)).

index_chain([C], _, C) :- !.
index_chain(Cs, _, [switch(Keys)|Body]) :-
    maplist(first_key, Cs, Keys),
    length(Cs, N),
    chain(Cs, 1, N, Parts), append(Parts, Body).
chain([], _, _, []).
chain([C|Cs], I, N, [[Label|C]|Ps]) :-
    ( I =:= 1 -> Label = try(N) ; I =:= N -> Label = trust(I) ; Label = retry(I) ),
    I1 is I + 1, chain(Cs, I1, N, Ps).
first_key([get_constant(C, 1)|_], c(C)) :- !.
first_key([get_structure(F/A, 1)|_], s(F/A)) :- !.
first_key([allocate(_)|Is], K) :- !, first_key(Is, K).
first_key(_, any).

compile_clause((H0 :- B0), Code) :-
    copy_term((H0 :- B0), (H :- B)),
    goals(B, Gs, []),
    term_variables((H :- B), Vs),
    number_vars(Vs, 1, NV),
    empty_assoc(Seen0),
    H =.. [_|As],
    phrase(head_args(As, 1, Seen0, Seen1), HeadCode),
    phrase(body(Gs, Seen1, _), BodyCode),
    ( BodyCode = [] -> append([allocate(NV)|HeadCode], [proceed], Code) ; append([[allocate(NV)], HeadCode, BodyCode, [proceed]], Code) ).

number_vars([], N, N).
number_vars(['$V'(N0)|Vs], N0, N) :- N1 is N0 + 1, number_vars(Vs, N1, N).

goals(true) --> !.
goals((A, B)) --> !, goals(A), goals(B).
goals(G) --> [G].

head_args([], _, S, S) --> [].
head_args([A|As], I, S0, S) --> head_arg(A, I, S0, S1), { I1 is I + 1 }, head_args(As, I1, S1, S).
head_arg('$V'(N), I, S0, S) --> !, ( { get_assoc(N, S0, _) } -> [get_value(N, I)], { S = S0 } ; [get_variable(N, I)], { put_assoc(N, S0, y, S) } ).
head_arg(C, I, S, S) --> { atomic(C) }, !, [get_constant(C, I)].
head_arg(T, I, S0, S) --> { functor(T, F, A), T =.. [_|As] }, [get_structure(F/A, I)], unify_args(As, Later, S0, S1), later(Later, S1, S).
unify_args([], [], S, S) --> [].
unify_args(['$V'(N)|As], L, S0, S) --> !, ( { get_assoc(N, S0, _) } -> [unify_value(N)], { S1 = S0 } ; [unify_variable(N)], { put_assoc(N, S0, y, S1) } ), unify_args(As, L, S1, S).
unify_args([C|As], L, S0, S) --> { atomic(C) }, !, [unify_constant(C)], unify_args(As, L, S0, S).
unify_args([T|As], [T-R|L], S0, S) --> { gensym(t, R) }, [unify_temporary(R)], unify_args(As, L, S0, S).
later([], S, S) --> [].
later([T-R|Ls], S0, S) --> { functor(T, F, A), T =.. [_|As] }, [get_structure(F/A, R)], unify_args(As, L, S0, S1), later(L, S1, S2), later(Ls, S2, S).

body([], S, S) --> [].
body([!|Gs], S0, S) --> !, [cut], body(Gs, S0, S).
body([G|Gs], S0, S) -->
    { functor(G, F, A), G =.. [_|As] },
    ( { builtin(F/A) } -> { maplist(build, As, Bs) }, [builtin(F, Bs)], { mark(As, S0, S1) }
    ; put_args(As, 1, S0, S1), [call(F/A)]
    ),
    body(Gs, S1, S).
put_args([], _, S, S) --> [].
put_args([A|As], I, S0, S) --> { build(A, B), mark([A], S0, S1) }, [put(B, I)], { I1 is I + 1 }, put_args(As, I1, S1, S).
build(T, T).
mark(Ts, S0, S) :- term_numbers(Ts, Ns), foldl([N, A, B]>>put_assoc(N, A, y, B), Ns, S0, S).
term_numbers(T, Ns) :- findall(N, sub_number(T, N), Ns0), sort(Ns0, Ns).
sub_number('$V'(N), N) :- !.
sub_number(T, N) :- compound(T), T =.. [_|As], member(A, As), sub_number(A, N).

builtin(is/2). builtin((<)/2). builtin((>)/2). builtin((=<)/2). builtin((>=)/2). builtin((=:=)/2). builtin((=\=)/2).
builtin((=)/2). builtin((\=)/2). builtin((==)/2). builtin(write/1). builtin(nl/0). builtin(functor/3). builtin(arg/3).
builtin((=..)/2). builtin(atom/1). builtin(var/1). builtin(integer/1). builtin(copy_term/2). builtin(fail/0).

% ---------------------------------------------------------------- emulator: frames are terms env/N, choices are Prolog's

wam_solve(G) :- functor(G, F, A), call_pred(F/A, G).

call_pred(P, G) :-
    ( code(P, Code) -> true ; throw(error(existence_error(procedure, P), wam)) ),
    catch(enter(Code, G), cut_fail, fail).

enter([switch(Keys)|Code], G) :- !,
    ( functor(G, _, A), A > 0, arg(1, G, X) -> true ; X = _ ),
    candidates(Keys, 1, X, Is),
    split_clauses(Code, Clauses),
    select_clauses(Is, Clauses, Chosen),
    try_clauses(Chosen, G).
enter(Code, G) :- try_clauses([Code], G).

candidates([], _, _, []).
candidates([K|Ks], I, X, Is) :-
    I1 is I + 1,
    ( may_match(K, X) -> Is = [I|Is1] ; Is = Is1 ),
    candidates(Ks, I1, X, Is1).
may_match(any, _) :- !.
may_match(_, X) :- var(X), !.
may_match(c(C), X) :- X == C.
may_match(s(F/A), X) :- functor(X, F, A), compound(X).

split_clauses([], []).
split_clauses([I|Is], [C|Cs]) :- starts(I), until_start(Is, C, Rest), split_clauses(Rest, Cs).
starts(try(_)). starts(retry(_)). starts(trust(_)).
until_start([I|Is], [], [I|Is]) :- starts(I), !.
until_start([I|Is], [I|C], Rest) :- until_start(Is, C, Rest).
until_start([], [], []).
select_clauses([], _, []).
select_clauses([I|Is], Cs, [C|Ds]) :- nth1(I, Cs, C), select_clauses(Is, Cs, Ds).

try_clauses(Cs, G) :-
    Flag = cut(no),
    member(C, Cs),
    ( Flag = cut(yes) -> !, fail ; true ),
    exec(C, G, Flag).

exec([allocate(N)|Is], G, Flag) :- functor(Env, env, N), run(Is, m(G, Env, [], t), Flag).

run([], _, _).
run([proceed], _, _) :- !.
run([cut|Is], M, Flag) :- !, nb_setarg(1, Flag, yes), run_after_cut(Is, M, Flag).
run([I|Is], M, Flag) :- step(I, M, M1, Flag), run(Is, M1, Flag).
run_after_cut(Is, M, Flag) :- run(Is, M, Flag).

var_of(N, env_of(E), V) :- arg(N, E, V).
step(get_variable(N, I), m(G, E, S, T), m(G, E, S, T), _) :- arg(I, G, A), arg(N, E, A).
step(get_value(N, I), m(G, E, S, T), m(G, E, S, T), _) :- arg(I, G, A), arg(N, E, A).
step(get_constant(C, I), m(G, E, S, T), m(G, E, S, T), _) :- arg(I, G, C).
step(get_structure(F/A, R), m(G, E, _, T), m(G, E, As, T), _) :-
    ( integer(R) -> arg(R, G, X) ; temp(T, R, X) ),
    functor(X, F, A), X =.. [_|As].
step(unify_variable(N), m(G, E, [A|S], T), m(G, E, S, T), _) :- arg(N, E, A).
step(unify_value(N), m(G, E, [A|S], T), m(G, E, S, T), _) :- arg(N, E, A).
step(unify_constant(C), m(G, E, [C|S], T), m(G, E, S, T), _).
step(unify_temporary(R), m(G, E, [A|S], T), m(G, E, S, t(R, A, T)), _).
step(put(B, I), m(G, E, S, T), m(G, E, S, a(I, X, T)), _) :- instantiate(B, E, X).
step(builtin(F, Bs), m(G, E, S, T), m(G, E, S, T), _) :- maplist(instantiate_in(E), Bs, As), Goal =.. [F|As], call(Goal).
step(call(F/A), m(G, E, S, T0), m(G, E, S, T), _) :- take_args(A, T0, [], As, T), Goal =.. [F|As], call_pred(F/A, Goal).

temp(t(R0, X0, T), R, X) :- ( R == R0 -> X = X0 ; temp(T, R, X) ).
temp(a(_, _, T), R, X) :- temp(T, R, X).
take_args(0, T, As, As, T) :- !.
take_args(N, a(N, X, T0), As0, As, T) :- N1 is N - 1, take_args(N1, T0, [X|As0], As, T).
instantiate_in(E, B, X) :- instantiate(B, E, X).
instantiate('$V'(N), E, X) :- !, arg(N, E, X).
instantiate(T, E, X) :- compound(T), !, T =.. [F|As], maplist(instantiate_in(E), As, Bs), X =.. [F|Bs].
instantiate(C, _, C).

% ---------------------------------------------------------------- queries: both engines

run_query(Name, query(G, Vs, Max)) :-
    copy_term(G-Vs, G1-Vs1), copy_term(G-Vs, G2-Vs2),
    solutions(Max, Vs1, wam:wam_solve(G1), A1),
    solutions(Max, Vs2, interp:solve(Name, G2), A2),
    \+ \+ ( numbervars(G, 0, _), format("?- ~p.~n", [G]) ),
    ( A1 = A2, A1 =@= A2 -> print_answers(A1) ; format("   DIFFER ~q ~q~n", [A1, A2]) ).

solutions(Max, Vs, G, As) :-
    catch(( findnsols_list(Max, Vs, G, L), As = answers(L) ), E, ( E = error(Er, _) -> As = raised(Er) ; As = ball(E) )).
findnsols_list(Max, T, G, L) :-
    Counter = count(0), Bag = bag([]),
    ( call(G), arg(1, Counter, N0), N is N0 + 1, nb_setarg(1, Counter, N),
      arg(1, Bag, B0), nb_setarg(1, Bag, [T|B0]), N >= Max -> true ; true ),
    arg(1, Bag, B), reverse(B, L).

print_answers(answers([])) :- !, writeln('   no').
print_answers(answers(L)) :- !, forall(nth1(I, L, A), ( numbervars(A, 0, _), format("   ~d: ~p~n", [I, A]) )).
print_answers(X) :- format("   ~q~n", [X]).

disassembly :-
    nl,
    forall(( member(P, [app/3, qsort/2, fact/2]), program(_, Cls, _), member(C, Cls), ( C = (H :- _) -> true ; H = C ), functor(H, F, A), P = F/A ),
           ( retractall(source(_, _, _)), assertz(source(P, 1, C)), reset_gensym, compile_clause_of(P, Code), format("~q:~n", [P]), foldl(show_instr, Code, 0, _) )).
compile_clause_of(P, Code) :- source(P, _, Cl), !, ( Cl = (_ :- _) -> compile_clause(Cl, Code) ; compile_clause((Cl :- true), Code) ).
show_instr(I, N, N1) :- I =.. [Op|As], format("~t~d~4|  ~w~t~24|", [N, Op]), show_args(As), nl, N1 is N + 1.
show_args([]).
show_args([A|As]) :- ( A = F/2, [_|_] =.. [F|_] -> write(list) ; format("~q", [A]) ), ( As == [] -> true ; write(', ') ), show_args(As).

% ---------------------------------------------------------------- partial evaluation by unfolding

partial_evaluation :-
    nl, writeln('partial evaluation'),
    Program = [ (power(_, 0, 1) :- true), (power(X, N, Y) :- (N > 0, (M is N - 1, (power(X, M, Z), Y is X * Z)))),
                (map([], _, []) :- true), (map([A|As], F, [B|Bs]) :- (apply2(F, A, B), map(As, F, Bs))),
                (apply2(double, P, Q) :- Q is 2 * P), (apply2(succ, P1, Q1) :- Q1 is P1 + 1) ],
    forall(member(G-Vs, [power(_, 3, _)-[], map([_, _, _], double, _)-[], map([1, 2], succ, _)-[]]),
           ( Vs = [], unfold(G, Program, Body), simplify(Body, B1), ( B1 == true -> portray_clause(G) ; portray_clause((G :- B1)) ) )).

unfold(true, _, true) :- !.
unfold((A, B), P, (A1, B1)) :- !, unfold(A, P, A1), unfold(B, P, B1).
unfold(X is E, _, true) :- ground(E), !, X is E.
unfold(X is E, _, X is E) :- !.
unfold(A > B, _, true) :- ground(A > B), !, A > B.
unfold(A > B, _, A > B) :- !.
unfold(G, P, B1) :- findall(G-B, ( member(C, P), copy_term(C, (G :- B)), static_ok(B) ), [G-B]), !, unfold(B, P, B1).
unfold(G, _, G).
static_ok((A > B, _)) :- ground(A > B), !, A > B.
static_ok(_).
simplify((A, B), C) :- !, simplify(A, A1), simplify(B, B1), ( A1 == true -> C = B1 ; B1 == true -> C = A1 ; conj(A1, B1, C) ).
simplify(G, G).
conj((A, B), C, (A, D)) :- !, conj(B, C, D).
conj(A, B, (A, B)).

modules_demo :-
    nl, writeln('modules'),
    forall(member(G, [lib@greet(X), app_mod@run(X), app_mod@secret(X), lib@secret(X), nomod@foo, app_mod@lib@greet(X)]),
           ( catch(findall(X, interp:in_module(G), L), E, ( E = error(L, _) -> true ; L = ball(E) )), \+ \+ ( numbervars(G, 0, _), format("~p: ~p~n", [G, L]) ) )).
