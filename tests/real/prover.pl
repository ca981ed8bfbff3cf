% Two theorem provers for first-order logic and a decision procedure for propositions.
%
% 1. A tableau prover: formulas are negated, put into negation normal form with Skolem terms, and closed by iterative
%    deepening over the number of free variables that universal formulas may use.
% 2. A resolution prover: clauses, factoring, subsumption, the given-clause loop.
% 3. A sequent calculus (G3) for propositions that prints its derivation.

:- set_prolog_flag(double_quotes, codes).
:- initialization(main).

:- op(950, xfx, <=>).
:- op(940, xfy, =>).
:- op(930, xfy, or).
:- op(920, xfy, and).
:- op(500, fy, ~).
:- op(500, fy, all).
:- op(500, fy, ex).
:- op(500, xfy, :).

% ---------------------------------------------------------------------------------------------------------------
% Problems: problem(Name, Axioms, Conjecture, Limit)

problem(excluded_middle, [], p or ~p, 1).
problem(contraposition, [], (p => q) <=> (~q => ~p), 1).
problem(peirce, [], ((p => q) => p) => p, 1).
problem(de_morgan, [], ~(p and q) <=> (~p or ~q), 1).
problem(pelletier5, [], ((p or q) => (p or r)) => (p or (q => r)), 1).
problem(pelletier12, [], ((p <=> q) <=> r) <=> (p <=> (q <=> r)), 1).
problem(pelletier17, [], ((p and (q => r)) => s) <=> ((~p or q or s) and (~p or ~r or s)), 1).
problem(drinker, [], ex X:(f(X) => all Y:f(Y)), 3).
problem(pelletier19, [], ex X:all Y:all Z:((p(Y) => q(Z)) => (p(X) => q(X))), 4).
problem(pelletier20, [], (all X:all Y:ex Z:all W:((p(X) and q(Y)) => (r(Z) and s(W)))) => (ex X1:ex Y1:(p(X1) and q(Y1)) => ex Z1:r(Z1)), 5).
problem(pelletier21, [ex X:(p => f(X)), ex X1:(f(X1) => p)], ex X2:(p <=> f(X2)), 4).
problem(pelletier24,
        [~(ex X:(s(X) and q(X))), all X1:(p(X1) => (q(X1) or r(X1))), ~(ex X2:p(X2)) => ex X3:q(X3), all X4:((q(X4) or r(X4)) => s(X4))],
        ex X5:(p(X5) and r(X5)), 6).
problem(pelletier25,
        [ex X:p(X), all X1:(f(X1) => (~g(X1) and r(X1))), all X2:(p(X2) => (g(X2) and f(X2))), (all X3:(p(X3) => q(X3))) or ex X4:(p(X4) and r(X4))],
        ex X5:(q(X5) and p(X5)), 6).
problem(pelletier30,
        [all X:((f(X) or g(X)) => ~h(X)), all X1:((g(X1) => ~i(X1)) => (f(X1) and h(X1)))],
        all X2:i(X2), 4).
problem(pelletier31,
        [~(ex X:(f(X) and (g(X) or h(X)))), ex X1:(i(X1) and f(X1)), all X2:(~h(X2) => j(X2))],
        ex X3:(i(X3) and j(X3)), 4).
problem(pelletier32,
        [all X:((f(X) and (g(X) or h(X))) => i(X)), all X1:((i(X1) and h(X1)) => j(X1)), all X2:(k(X2) => h(X2))],
        all X3:((f(X3) and k(X3)) => j(X3)), 5).
problem(pelletier35, [], ex X:ex Y:(p(X, Y) => all X1:all Y1:p(X1, Y1)), 4).
problem(pelletier36,
        [all X:ex Y:f(X, Y), all X1:ex Y1:g(X1, Y1),
         all X2:all Y2:((f(X2, Y2) or g(X2, Y2)) => all Z:((f(Y2, Z) or g(Y2, Z)) => h(X2, Z)))],
        all X3:ex Y3:h(X3, Y3), 7).
problem(barber, [], ~(ex X:(all Y:(shaves(X, Y) <=> ~shaves(Y, Y)))), 3).
problem(pelletier40, [ex Y:all X:(f(X, Y) <=> f(X, X))], ~(all X1:ex Y1:all Z:(f(Z, Y1) <=> ~f(Z, X1))), 5).
problem(pelletier42, [], ~(ex Y:all X:(f(X, Y) <=> ~(ex Z:(f(X, Z) and f(Z, X))))), 5).
problem(socrates, [all X:(man(X) => mortal(X)), man(socrates)], mortal(socrates), 2).
problem(grandfather, [all X:all Y:all Z:((parent(X, Y) and parent(Y, Z)) => grandparent(X, Z)), parent(ann, bob), parent(bob, cid)],
        ex W:grandparent(ann, W), 6).
problem(not_a_theorem, [all X:(p(X) => q(X))], all Y:(q(Y) => p(Y)), 4).
problem(not_valid, [], p => q, 1).

% ---------------------------------------------------------------------------------------------------------------
% Negation normal form with Skolem terms

conjunction([], Conjecture, ~Conjecture).
conjunction([A|As], Conjecture, A and F) :- conjunction(As, Conjecture, F).

nnf(F, Free, Count0, Count, N) :- nnf_(F, Free, Count0, Count, N), !.

nnf_(~(~A), V, C0, C, N) :- nnf(A, V, C0, C, N).
nnf_(~(A and B), V, C0, C, N) :- nnf(~A or ~B, V, C0, C, N).
nnf_(~(A or B), V, C0, C, N) :- nnf(~A and ~B, V, C0, C, N).
nnf_(~(A => B), V, C0, C, N) :- nnf(A and ~B, V, C0, C, N).
nnf_(~(A <=> B), V, C0, C, N) :- nnf((A and ~B) or (~A and B), V, C0, C, N).
nnf_(~(all X:A), V, C0, C, N) :- nnf(ex X:(~A), V, C0, C, N).
nnf_(~(ex X:A), V, C0, C, N) :- nnf(all X:(~A), V, C0, C, N).
nnf_(A => B, V, C0, C, N) :- nnf(~A or B, V, C0, C, N).
nnf_(A <=> B, V, C0, C, N) :- nnf((A and B) or (~A and ~B), V, C0, C, N).
nnf_(A and B, V, C0, C, M and N) :- nnf(A, V, C0, C1, M), nnf(B, V, C1, C, N).
nnf_(A or B, V, C0, C, M or N) :- nnf(A, V, C0, C1, M), nnf(B, V, C1, C, N).
nnf_(all X:A, V, C0, C, all Y:N) :- copy_without(X, V, A, Y, B), nnf(B, [Y|V], C0, C, N).
nnf_(ex X:A, V, C0, C, N) :-
    copy_without(X, V, A, Y, B),
    C1 is C0 + 1,
    number_codes(C0, Digits), append("sk", Digits, Codes), atom_codes(Name, Codes),
    Y =.. [Name|V],
    nnf(B, V, C1, C, N).
nnf_(A, _, C, C, A).

% a fresh variable for the bound one, the free ones kept
copy_without(X, V, A, Y, B) :- copy_term(X-V-A, Y-V-B).

% ---------------------------------------------------------------------------------------------------------------
% 1. The tableau prover

prove_tableau(Axioms, Conjecture, Limit, Used) :-
    conjunction(Axioms, Conjecture, F),
    nnf(F, [], 0, _, N),
    upto(1, Limit, Used),
    tableau(N, [], [], [], Used),
    !.

upto(N, Max, N) :- N =< Max.
upto(N, Max, M) :- N < Max, N1 is N + 1, upto(N1, Max, M).

tableau(A and B, Todo, Lits, Free, Limit) :- !, tableau(A, [B|Todo], Lits, Free, Limit).
tableau(A or B, Todo, Lits, Free, Limit) :- !, tableau(A, Todo, Lits, Free, Limit), tableau(B, Todo, Lits, Free, Limit).
tableau(all X:A, Todo, Lits, Free, Limit) :- !,
    length(Free, Count), Count < Limit,
    copy_term(X-A-Free, Y-B-Free),
    append(Todo, [all X:A], Todo1),
    tableau(B, Todo1, Lits, [Y|Free], Limit).
tableau(Lit, _, Lits, _, _) :-
    complement(Lit, Neg),
    member(L, Lits),
    unify_with_occurs_check(L, Neg).
tableau(Lit, [Next|Todo], Lits, Free, Limit) :- tableau(Next, Todo, [Lit|Lits], Free, Limit).

complement(~A, A) :- !.
complement(A, ~A).

% ---------------------------------------------------------------------------------------------------------------
% 2. Resolution

clausify(N, Clauses) :- drop_quantifiers(N, M), clauses_of(M, Cs), findall(D, ( member(C, Cs), tidy(C, D) ), Clauses).

drop_quantifiers(all _:A, B) :- !, drop_quantifiers(A, B).
drop_quantifiers(A and B, C and D) :- !, drop_quantifiers(A, C), drop_quantifiers(B, D).
drop_quantifiers(A or B, C or D) :- !, drop_quantifiers(A, C), drop_quantifiers(B, D).
drop_quantifiers(A, A).

clauses_of(A and B, Cs) :- !, clauses_of(A, C1), clauses_of(B, C2), append(C1, C2, Cs).
clauses_of(A or B, Cs) :- !, clauses_of(A, C1), clauses_of(B, C2), products(C1, C2, Cs).
clauses_of(L, [[L]]).

products([], _, []).
products([C|Cs], Ds, Es) :- product(Ds, C, Es, Rest), products(Cs, Ds, Rest).

product([], _, Es, Es).
product([D|Ds], C, [E|Es], Rest) :- append(C, D, E), product(Ds, C, Es, Rest).

% no tautologies, no literal twice
tidy(C, D) :- sort(C, D), \+ tautology(D).

tautology(C) :- member(~A, C), member(B, C), A == B, !.

prove_resolution(Axioms, Conjecture, MaxGiven, Given) :-
    conjunction(Axioms, Conjecture, F),
    nnf(F, [], 0, _, N),
    clausify(N, Clauses),
    keyed(Clauses, Keyed),
    keysort(Keyed, Passive),
    given_clause(Passive, [], 0, MaxGiven, Given).

keyed([], []).
keyed([C|Cs], [W-C|Ws]) :- weight(C, W), keyed(Cs, Ws).

weight(T, 1) :- var(T), !.
weight(T, 1) :- atomic(T), !.
weight(T, W) :- T =.. [_|As], weights(As, 1, W).

weights([], W, W).
weights([A|As], W0, W) :- weight(A, X), W1 is W0 + X, weights(As, W1, W).

given_clause([_-[]|_], _, N, _, N) :- !.
given_clause([_-C|Passive], Active, N, Max, Given) :-
    N < Max,
    N1 is N + 1,
    (   subsumed(C, Active) -> given_clause(Passive, Active, N1, Max, Given)
    ;   findall(W-R, ( resolvent(C, Active, R0), tidy(R0, R), weight(R, W), W < 40 ), New0),
        keysort(New0, New),
        merge_passive(New, Passive, Passive1),
        append(Active, [C], Active1),
        given_clause(Passive1, Active1, N1, Max, Given)
    ).

merge_passive([], P, P) :- !.
merge_passive(P, [], P) :- !.
merge_passive([A-C|As], [B-D|Bs], [A-C|Cs]) :- A < B, !, merge_passive(As, [B-D|Bs], Cs).
merge_passive(As, [B|Bs], [B|Cs]) :- merge_passive(As, Bs, Cs).

resolvent(C0, Active, R) :-
    ( member(D0, Active) ; D0 = C0 ),
    copy_term(C0, C), copy_term(D0, D),
    select(L, C, C1),
    complement(L, M),
    select(K, D, D1),
    unify_with_occurs_check(K, M),
    append(C1, D1, R).
resolvent(C0, _, R) :-
    copy_term(C0, C),
    select(L, C, R),
    member(K, R),
    unify_with_occurs_check(L, K).

subsumed(C, Active) :- member(D, Active), subsumes(D, C), !.

subsumes(D, C) :-
    length(D, N), length(C, M), N =< M,
    \+ \+ ( ground_copy(C, G), copy_term(D, E), covered(E, G) ).

ground_copy(C, G) :- copy_term(C, G), freeze_variables(G, 0, _).

freeze_variables(V, N0, N) :- var(V), !, V = '$frozen'(N0), N is N0 + 1.
freeze_variables(A, N, N) :- atomic(A), !.
freeze_variables('$frozen'(_), N, N) :- !.
freeze_variables(T, N0, N) :- T =.. [_|As], freeze_list(As, N0, N).

freeze_list([], N, N).
freeze_list([A|As], N0, N) :- freeze_variables(A, N0, N1), freeze_list(As, N1, N).

covered([], _).
covered([L|Ls], C) :- member(L, C), covered(Ls, C).

% ---------------------------------------------------------------------------------------------------------------
% 3. Sequents: derive(Left, Right, Derivation)

derive(Left, Right, axiom(A)) :- member(A, Left), atomic(A), member(B, Right), A == B, !.
derive(Left, Right, left_not(A, D)) :- take(~A, Left, Rest), !, derive(Rest, [A|Right], D).
derive(Left, Right, right_not(A, D)) :- take(~A, Right, Rest), !, derive([A|Left], Rest, D).
derive(Left, Right, left_and(A, B, D)) :- take(A and B, Left, Rest), !, derive([A,B|Rest], Right, D).
derive(Left, Right, right_or(A, B, D)) :- take(A or B, Right, Rest), !, derive(Left, [A,B|Rest], D).
derive(Left, Right, right_imp(A, B, D)) :- take(A => B, Right, Rest), !, derive([A|Left], [B|Rest], D).
derive(Left, Right, right_and(A, B, D, E)) :- take(A and B, Right, Rest), !, derive(Left, [A|Rest], D), derive(Left, [B|Rest], E).
derive(Left, Right, left_or(A, B, D, E)) :- take(A or B, Left, Rest), !, derive([A|Rest], Right, D), derive([B|Rest], Right, E).
derive(Left, Right, left_imp(A, B, D, E)) :- take(A => B, Left, Rest), !, derive(Rest, [A|Right], D), derive([B|Rest], Right, E).
derive(Left, Right, right_iff(D)) :- take(A <=> B, Right, Rest), !, derive(Left, [(A => B) and (B => A)|Rest], D).
derive(Left, Right, left_iff(D)) :- take(A <=> B, Left, Rest), !, derive([(A => B) and (B => A)|Rest], Right, D).

take(X, [Y|Ys], Ys) :- nonvar(Y), X = Y, !.
take(X, [Y|Ys], [Y|Zs]) :- take(X, Ys, Zs).

show(D, Depth) :-
    D =.. [Rule|Parts],
    indent(Depth), write(Rule),
    split(Parts, Formulas, Derivations),
    show_formulas(Formulas), nl,
    Depth1 is Depth + 1,
    show_all(Derivations, Depth1).

show_all([], _).
show_all([D|Ds], Depth) :- show(D, Depth), show_all(Ds, Depth).

split([], [], []).
split([P|Ps], Fs, [P|Ds]) :- derivation(P), !, split(Ps, Fs, Ds).
split([P|Ps], [P|Fs], Ds) :- split(Ps, Fs, Ds).

derivation(P) :-
    functor(P, Name, _),
    member(Name, [axiom, left_not, right_not, left_and, right_and, left_or, right_or, left_imp, right_imp, left_iff, right_iff]), !.

show_formulas([]).
show_formulas([F|Fs]) :- write(' '), writeq(F), show_formulas(Fs).

indent(0) :- !.
indent(N) :- write('  '), M is N - 1, indent(M).

% a random formula from a seed, for a comparison of the sequent calculus with truth tables
random_formula(0, S0, S, P) :- !, S is (S0 * 137 + 29) mod 1009, K is S mod 3, nth_symbol(K, P).
random_formula(N, S0, S, F) :-
    S1 is (S0 * 137 + 29) mod 1009, K is S1 mod 5, M is N - 1,
    random_formula(M, S1, S2, A),
    random_formula(M, S2, S, B),
    combine(K, A, B, F).

nth_symbol(0, p).
nth_symbol(1, q).
nth_symbol(2, r).

combine(0, A, B, A and B).
combine(1, A, B, A or B).
combine(2, A, B, A => B).
combine(3, A, B, A <=> B).
combine(4, A, _, ~A).

value(p, v(X, _, _), X).
value(q, v(_, X, _), X).
value(r, v(_, _, X), X).
value(~A, V, X) :- value(A, V, Y), X is 1 - Y.
value(A and B, V, X) :- value(A, V, Y), value(B, V, Z), X is Y * Z.
value(A or B, V, X) :- value(A, V, Y), value(B, V, Z), X is max(Y, Z).
value(A => B, V, X) :- value(A, V, Y), value(B, V, Z), ( Y =< Z -> X = 1 ; X = 0 ).
value(A <=> B, V, X) :- value(A, V, Y), value(B, V, Z), ( Y =:= Z -> X = 1 ; X = 0 ).

valid(F) :- \+ ( bit(A), bit(B), bit(C), value(F, v(A, B, C), 0) ).

bit(0).
bit(1).

compare_formulas(N, N, Valid, Valid, []) :- !.
compare_formulas(I, N, V0, Valid, Wrong) :-
    Depth is I mod 4 + 1,
    random_formula(Depth, I, _, F),
    ( valid(F) -> T = yes, V1 is V0 + 1 ; T = no, V1 = V0 ),
    ( derive([], [F], _) -> D = yes ; D = no ),
    ( T == D -> Wrong = Rest ; Wrong = [F|Rest] ),
    I1 is I + 1,
    compare_formulas(I1, N, V1, Valid, Rest).

% ---------------------------------------------------------------------------------------------------------------

main :-
    forall(problem(Name, Axioms, Conjecture, Limit), attempt(Name, Axioms, Conjecture, Limit)),
    sequents,
    compare_formulas(1, 200, 0, Valid, Wrong),
    write(valid(Valid)), nl, write(wrong(Wrong)), nl,
    skolem_forms.

attempt(Name, Axioms, Conjecture, Limit) :-
    write(Name),
    ( prove_tableau(Axioms, Conjecture, Limit, Used) -> write(': tableau '), write(Used) ; write(': no tableau') ),
    ( prove_resolution(Axioms, Conjecture, 40, Given) -> write(', resolution '), write(Given) ; write(', no resolution') ),
    nl.

sequents :-
    forall(( member(Name, [excluded_middle, contraposition, peirce, de_morgan, pelletier5, not_valid]), problem(Name, _, F, _) ),
           ( writeq(F), nl, ( derive([], [F], D) -> show(D, 1) ; write('  not derivable'), nl ) )).

skolem_forms :-
    forall(member(F, [all X:ex Y:all Z:ex W:p(X, Y, Z, W), ~(all X:p(X) => ex Y:q(Y)), (ex X:p(X)) <=> all Y:q(Y)]),
           ( nnf(F, [], 0, _, N), freeze_variables(N, 0, _), write_canonical(N), nl )).

work :- work(5), compare_formulas(1, 1000, 0, Valid, _), write(Valid), nl.
work(0) :- !.
work(N) :-
    ( problem(Name, Axioms, Conjecture, Limit), Name \== pelletier42,
      ( prove_tableau(Axioms, Conjecture, Limit, _) -> true ; true ),
      ( prove_resolution(Axioms, Conjecture, 30, _) -> true ; true ), fail ; true ),
    M is N - 1, work(M).
