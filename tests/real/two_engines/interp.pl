:- module(interp, [solve/2, in_module/1]).
:- use_module(library(lists)).
:- op(600, xfy, @).

% A meta-interpreter with cuts (by barrier terms), exceptions, negation, all solutions and modules.

solve(Program, G) :- user_program(Program, G).

user_program(Name, G) :- wam:program(Name, Clauses, _), goal(G, Clauses, _, 0).

goal(G, _, _, _) :- var(G), !, throw(error(instantiation_error, interp)).
goal(true, _, _, _) :- !.
goal((A, B), P, Cut, D) :- !, goal(A, P, Cut, D), goal(B, P, Cut, D).
goal((C -> A ; B), P, Cut, D) :- !, ( goal(C, P, _, D) -> goal(A, P, Cut, D) ; goal(B, P, Cut, D) ).
goal((A ; B), P, Cut, D) :- !, ( goal(A, P, Cut, D) ; goal(B, P, Cut, D) ).
goal(\+ A, P, _, D) :- !, \+ goal(A, P, _, D).
goal(findall(T, G, L), P, _, D) :- !, findall(T, goal(G, P, _, D), L).
goal(catch(G, B, R), P, Cut, D) :- !, catch(goal(G, P, _, D), B, goal(R, P, Cut, D)).
goal(throw(B), _, _, _) :- !, throw(B).
goal(call(G), P, _, D) :- !, goal(G, P, _, D).
goal(!, _, Cut, _) :- !, ( true ; Cut = cut ).
goal(G, _, _, _) :- functor(G, F, A), wam:builtin(F/A), !, call(G).
goal(G, P, _, D) :-
    functor(G, F, A),
    ( \+ ( member(C, P), head_of(C, H), functor(H, F, A) ) -> throw(error(existence_error(procedure, F/A), interp)) ; true ),
    D1 is D + 1,
    clauses_for(G, P, Cs),
    clauses(Cs, G, P, Cut, D1, Cut).

clauses_for(G, P, Cs) :- functor(G, F, A), findall(H-B, ( member(C, P), clause_parts(C, H, B), functor(H, F, A) ), Cs).

clauses([H-B|Cs], G, P, _, D, _) :-
    (   G = H, goal(B, P, Cut, D), ( Cut == cut -> !, fail ; true )
    ;   clauses(Cs, G, P, _, D, _)
    ).

clause_parts(C0, H, B) :- ( C0 = (_ --> _) -> dcg_translate_rule(C0, C) ; C = C0 ), ( C = (H :- B) -> true ; H = C, B = true ).
head_of(C, H) :- clause_parts(C, H, _).

% modules: an object level with exports

mod(lib, [greet/1], [(greet(X) :- (secret(Y), X = hello(Y))), (secret(world) :- true), (secret(moon) :- true)]).
mod(app_mod, [run/1], [(run(X) :- (lib@greet(Y), X = got(Y))), (secret(none) :- true)]).

in_module(M@G) :- atom(M), \+ mod(M, _, _), !, throw(error(existence_error(module, M), G)).
in_module(_@(M@G)) :- !, in_module(M@G).
in_module(M@G) :- mod(M, Exports, Clauses), functor(G, F, A), ( memberchk(F/A, Exports) -> true ; throw(error(permission_error(access, private, M:F/A), _)) ), inside(G, M, Clauses).
inside((A, B), M, Cs) :- !, inside(A, M, Cs), inside(B, M, Cs).
inside(M1@G, _, _) :- !, in_module(M1@G).
inside(X = Y, _, _) :- !, X = Y.
inside(true, _, _) :- !.
inside(G, M, Cs) :- copy_term(Cs, Ds), member((G :- B), Ds), inside(B, M, Cs).
