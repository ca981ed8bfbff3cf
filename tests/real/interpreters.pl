% Interpreters: a Turing machine, the lambda calculus, a Lisp, meta-interpreters for Prolog with proofs and depth limits,
% an expert-system shell that explains itself, type inference for a small functional language, SKI, Forth, Brainf.

:- set_prolog_flag(double_quotes, codes).
:- initialization(main).

:- op(800, xfx, then).
:- op(790, fx, if).
:- op(700, xfx, is_a).
:- op(650, xfy, &).
:- op(660, xfy, v).
:- op(200, xfx, cf).

:- dynamic(known/3).

% ---------------------------------------------------------------------------------------------------------------
% Turing machines: delta(Machine, State, Symbol, NewState, NewSymbol, Move)

delta(increment, start, 0, start, 0, right).
delta(increment, start, 1, start, 1, right).
delta(increment, start, b, carry, b, left).
delta(increment, carry, 1, carry, 0, left).
delta(increment, carry, 0, halt, 1, stay).
delta(increment, carry, b, halt, 1, stay).

delta(beaver, a, 0, b, 1, right).
delta(beaver, a, 1, c, 1, left).
delta(beaver, b, 0, a, 1, left).
delta(beaver, b, 1, b, 1, right).
delta(beaver, c, 0, b, 1, left).
delta(beaver, c, 1, halt, 1, right).

delta(beaver4, a, 0, b, 1, right).
delta(beaver4, a, 1, b, 1, left).
delta(beaver4, b, 0, a, 1, left).
delta(beaver4, b, 1, c, 0, left).
delta(beaver4, c, 0, halt, 1, right).
delta(beaver4, c, 1, d, 1, left).
delta(beaver4, d, 0, d, 1, right).
delta(beaver4, d, 1, a, 0, right).

blank(increment, b).
blank(beaver, 0).
blank(beaver4, 0).

turing(M, halt, Left, Right, Steps, Steps, Tape) :- !, reverse(Left, L), append(L, Right, Tape0), strip(M, Tape0, Tape1), reverse(Tape1, R), strip(M, R, R1), reverse(R1, Tape).
turing(M, State, Left, Right0, Steps0, Steps, Tape) :-
    ( Right0 = [S|Right] -> true ; blank(M, S), Right = [] ),
    delta(M, State, S, State1, S1, Move),
    move_head(Move, M, Left, S1, Right, Left1, Right1),
    Steps1 is Steps0 + 1,
    turing(M, State1, Left1, Right1, Steps1, Steps, Tape).

move_head(right, _, L, S, R, [S|L], R).
move_head(stay, _, L, S, R, L, [S|R]).
move_head(left, _, [A|L], S, R, L, [A,S|R]) :- !.
move_head(left, M, [], S, R, [], [B,S|R]) :- blank(M, B).

strip(M, [B|T], S) :- blank(M, B), !, strip(M, T, S).
strip(_, T, T).

% ---------------------------------------------------------------------------------------------------------------
% Lambda calculus with de Bruijn indices: v(N), l(Body), a(F, X); parsed from \x.x notation

lambda(Codes, T) :- phrase(lam([], T), Codes), !.
lam(Env, l(B)) --> "\\", !, var_name(V), ".", lam([V|Env], B).
lam(Env, T) --> lam_atom(Env, A), lam_apps(Env, A, T).
lam_apps(Env, A, T) --> " ", lam_operand(Env, B), !, lam_apps(Env, a(A, B), T).
lam_apps(_, T, T) --> [].
lam_operand(Env, T) --> lam_atom(Env, T).
lam_operand(Env, l(B)) --> "\\", var_name(V), ".", lam([V|Env], B).
lam_atom(Env, T) --> "(", !, lam(Env, T), ")".
lam_atom(Env, v(N)) --> var_name(V), { position(V, Env, 0, N) }.
var_name(C) --> [C], { C >= 0'a, C =< 0'z }.
position(V, [W|Env], N0, N) :- ( V =:= W -> N = N0 ; N1 is N0 + 1, position(V, Env, N1, N) ).

shift(v(N), C, D, v(M)) :- ( N >= C -> M is N + D ; M = N ).
shift(l(B), C, D, l(E)) :- C1 is C + 1, shift(B, C1, D, E).
shift(a(F, X), C, D, a(G, Y)) :- shift(F, C, D, G), shift(X, C, D, Y).

subst(v(N), K, S, T) :- ( N =:= K -> shift(S, 0, K, T) ; N > K -> M is N - 1, T = v(M) ; T = v(N) ).
subst(l(B), K, S, l(E)) :- K1 is K + 1, subst(B, K1, S, E).
subst(a(F, X), K, S, a(G, Y)) :- subst(F, K, S, G), subst(X, K, S, Y).

% normal order, counting steps
step(a(l(B), X), T) :- !, subst(B, 0, X, T).
step(a(F, X), a(G, X)) :- step(F, G), !.
step(a(F, X), a(F, Y)) :- step(X, Y).
step(l(B), l(C)) :- step(B, C).

normal(T, N0, N, Limit, R) :- N0 < Limit, step(T, T1), !, N1 is N0 + 1, normal(T1, N1, N, Limit, R).
normal(T, N, N, Limit, R) :- ( N < Limit -> R = T ; R = gave_up ).

church(N, l(l(B))) :- church_body(N, B).
church_body(0, v(0)) :- !.
church_body(N, a(v(1), B)) :- M is N - 1, church_body(M, B).
unchurch(l(l(B)), N) :- unchurch_body(B, N).
unchurch_body(v(0), 0) :- !.
unchurch_body(a(v(1), B), N) :- unchurch_body(B, M), N is M + 1.

lambda_tests :-
    lambda("\\m.\\n.\\f.\\x.m f (n f x)", Plus), lambda("\\m.\\n.\\f.m (n f)", Times), lambda("\\m.\\n.n m", Power),
    lambda("\\n.\\f.\\x.n (\\g.\\h.h (g f)) (\\u.x) (\\u.u)", Pred), lambda("(\\x.x x) (\\x.x x)", Omega),
    lambda("\\f.(\\x.f (x x)) (\\x.f (x x))", Y), lambda("\\n.n (\\x.\\t.\\f.f) (\\t.\\f.t)", IsZero),
    write(Plus), nl, write(Y), nl, write(IsZero), nl,
    church(3, C3), church(4, C4), church(2, C2),
    apply2(Plus, C3, C4, 7), apply2(Times, C3, C4, 12), apply2(Power, C2, C4, 16),
    normal(a(Pred, C4), 0, N, 1000, P), unchurch(P, PN), write(pred(PN, N)), nl,
    normal(Omega, 0, _, 50, O), write(O), nl,
    normal(a(IsZero, C2), 0, N2, 100, Z), write(Z-N2), nl.
apply2(F, A, B, Expected) :- normal(a(a(F, A), B), 0, N, 5000, R), unchurch(R, V), write(V-N), ( V =:= Expected -> true ; write(wrong) ), nl.

% ---------------------------------------------------------------------------------------------------------------
% A Lisp: reader, environment, closures

lisp_read(Codes, Xs) :- phrase(sexps(Xs), Codes), !.
sexps(Xs) --> blank_, !, sexps(Xs).
sexps([X|Xs]) --> sexp(X), !, sexps(Xs).
sexps([]) --> [].
blank_ --> [C], { C =< 32 }.
sexp([quote, X]) --> "'", !, sexp(X).
sexp(Xs) --> "(", !, sexps(Xs), ")".
sexp(A) --> symbol_chars(Cs), { Cs = [_|_], ( catch(number_codes(A, Cs), _, fail) -> true ; atom_codes(A, Cs) ) }.
symbol_chars([C|Cs]) --> [C], { C > 32, C =\= 0'(, C =\= 41, C =\= 39 }, !, symbol_chars(Cs).
symbol_chars([]) --> [].

eval(N, _, _, N) :- integer(N), !.
eval([], _, _, []) :- !.
eval(A, E, G, V) :- atom(A), !, ( memberchk(A-V0, E) -> V = V0 ; memberchk(A-V0, G) -> V = V0 ; A == t -> V = t ; throw(lisp(unbound(A))) ).
eval([quote, X], _, _, X) :- !.
eval([if, C, T|F], E, G, V) :- !, eval(C, E, G, B), ( B == [] -> ( F = [X] -> eval(X, E, G, V) ; V = [] ) ; eval(T, E, G, V) ).
eval([lambda, Ps, B], E, _, closure(Ps, B, E)) :- !.
eval([let, Bs, B], E, G, V) :- !, let_env(Bs, E, G, E, E1), eval(B, E1, G, V).
eval([cond|Cs], E, G, V) :- !, eval_cond(Cs, E, G, V).
eval([F|As], E, G, V) :- eval_args(As, E, G, Vs), ( atom(F), primitive(F, Vs, V0) -> V = V0 ; eval(F, E, G, C), apply_(C, Vs, G, V) ).

let_env([], _, _, E, E).
let_env([[X, B]|Bs], E, G, E0, E1) :- eval(B, E, G, V), let_env(Bs, E, G, [X-V|E0], E1).
eval_cond([], _, _, []).
eval_cond([[C, X]|Cs], E, G, V) :- eval(C, E, G, B), ( B == [] -> eval_cond(Cs, E, G, V) ; eval(X, E, G, V) ).
eval_args([], _, _, []).
eval_args([A|As], E, G, [V|Vs]) :- eval(A, E, G, V), eval_args(As, E, G, Vs).
apply_(closure(Ps, B, E), Vs, G, V) :- !, bind_all(Ps, Vs, E, E1), eval(B, E1, G, V).
apply_(C, _, _, _) :- throw(lisp(not_a_function(C))).
bind_all([], [], E, E) :- !.
bind_all([P|Ps], [V|Vs], E0, E) :- !, bind_all(Ps, Vs, [P-V|E0], E).
bind_all(_, _, _, _) :- throw(lisp(arguments)).

primitive(+, Vs, V) :- add_all(Vs, 0, V).
primitive(*, [A, B], V) :- V is A * B.
primitive(-, [A, B], V) :- V is A - B.
primitive(=, [A, B], V) :- ( A == B -> V = t ; V = [] ).
primitive(<, [A, B], V) :- ( A < B -> V = t ; V = [] ).
primitive(car, [[X|_]], X).
primitive(cdr, [[_|X]], X).
primitive(cons, [A, B], [A|B]).
primitive(null, [A], V) :- ( A == [] -> V = t ; V = [] ).
primitive(atom, [A], V) :- ( A = [_|_] -> V = [] ; V = t ).
primitive(list, Vs, Vs).
add_all([], S, S).
add_all([X|Xs], S0, S) :- S1 is S0 + X, add_all(Xs, S1, S).

toplevel([], _).
toplevel([[define, N, X]|Fs], G) :- !, eval(X, [], G, V), write(defined(N)), nl, toplevel(Fs, [N-V|G]).
toplevel([X|Fs], G) :- catch(( eval(X, [], G, V), write(V) ), lisp(E), ( write(error(E)) )), nl, toplevel(Fs, G).

lisp_source("(define fact (lambda (n) (if (= n 0) 1 (* n (fact (- n 1)))))) (fact 10) (define map (lambda (f l) (if (null l) '() (cons (f (car l)) (map f (cdr l)))))) (map fact '(1 2 3 4 5)) (map (lambda (x) (+ x x 1)) '(10 20)) (let ((x 3) (y 4)) (* x y)) (define fib (lambda (n) (cond ((< n 2) n) (t (+ (fib (- n 1)) (fib (- n 2))))))) (fib 12) (define compose (lambda (f g) (lambda (x) (f (g x))))) ((compose fact fib) 5) (car '()) (undefined 1) ((lambda (x) x)) '(a (b . c) \"d\") (define rev (lambda (l a) (if (null l) a (rev (cdr l) (cons (car l) a))))) (rev '(1 2 (3 4) 5) '())").

% ---------------------------------------------------------------------------------------------------------------
% Meta-interpreters

rule_(app([], L, L), true).
rule_(app([X|A], B, [X|C]), app(A, B, C)).
rule_(nrev([], []), true).
rule_(nrev([X|A], B), ( nrev(A, C), app(C, [X], B) )).
rule_(memb(X, [X|_]), true).
rule_(memb(X, [_|L]), memb(X, L)).
rule_(anc(X, Y), par(X, Y)).
rule_(anc(X, Z), ( par(X, Y), anc(Y, Z) )).
rule_(par(a, b), true).
rule_(par(b, c), true).
rule_(par(b, d), true).
rule_(par(c, e), true).
rule_(loop(X), loop(X)).
rule_(max(X, Y, Z), ( X >= Y -> Z = X ; Z = Y )).
rule_(first(X, L), ( memb(X, L), ! )).
rule_(none(P, L), \+ ( memb(X, L), call(P, X) )).

prove(true, true) :- !.
prove(( A, B ), ( P, Q )) :- !, prove(A, P), prove(B, Q).
prove(G, built_in(G)) :- builtin_(G), !, call(G).
prove(G, ( G :- P )) :- rule_(G, B), prove(B, P).

builtin_(_ = _). builtin_(_ is _). builtin_(_ < _). builtin_(_ >= _). builtin_(write(_)).

bounded(_, true) :- !.
bounded(D, ( A, B )) :- !, bounded(D, A), bounded(D, B).
bounded(D, ( C -> A ; B )) :- !, ( bounded(D, C) -> bounded(D, A) ; bounded(D, B) ).
bounded(D, ( A ; B )) :- !, ( bounded(D, A) ; bounded(D, B) ).
bounded(D, \+ A) :- !, \+ bounded(D, A).
bounded(D, call(P, X)) :- !, P =.. L, append(L, [X], M), G =.. M, bounded(D, G).
bounded(_, G) :- builtin_(G), !, call(G).
bounded(D, _) :- D =< 0, !, throw(depth_exceeded).
bounded(D, G) :- E is D - 1, rule_(G, B), ( has_cut(B, Before) -> once(bounded(E, Before)) ; bounded(E, B) ).

has_cut(( A, ! ), A).

show_proof(true, _) :- !.
show_proof(( A, B ), N) :- !, show_proof(A, N), show_proof(B, N).
show_proof(built_in(G), N) :- !, spaces(N), writeq(G), nl.
show_proof(( G :- P ), N) :- spaces(N), writeq(G), nl, M is N + 2, show_proof(P, M).
spaces(0) :- !.
spaces(N) :- put_char(' '), M is N - 1, spaces(M).

% ---------------------------------------------------------------------------------------------------------------
% Expert-system shell: certainty factors, how and why

rule(1, if gives_milk & has_hair then mammal cf 95).
rule(2, if lays_eggs & flies then bird cf 80).
rule(3, if has_feathers then bird cf 99).
rule(4, if mammal & eats_meat then carnivore cf 95).
rule(5, if mammal & (pointed_teeth v claws) then carnivore cf 80).
rule(6, if carnivore & tawny & stripes then tiger cf 90).
rule(7, if carnivore & tawny & spots then cheetah cf 90).
rule(8, if bird & swims & not(flies) then penguin cf 95).
rule(9, if mammal & swims then whale cf 50).

ask_about([gives_milk, has_hair, lays_eggs, flies, has_feathers, eats_meat, pointed_teeth, claws, tawny, stripes, spots, swims]).

case_(tiger_like, [gives_milk-100, has_hair-90, eats_meat-60, pointed_teeth-100, claws-80, tawny-90, stripes-100]).
case_(bird_like, [has_feathers-100, swims-100, lays_eggs-100]).
case_(odd, [gives_milk-100, has_hair-100, swims-70, lays_eggs-100]).

conclude(Case, Goal, CF, Proof) :-
    (   known(Case, Goal, CF-Proof) -> true
    ;   findall(C-because(N, P), ( rule(N, if Cond then Goal cf R), certain(Case, Cond, C0, P), C0 >= 20, C is C0 * R // 100 ), L),
        combine(L, 0, CF), Proof = derived(Goal, CF, L),
        assertz(known(Case, Goal, CF-Proof))
    ).
combine([], CF, CF).
combine([C-_|L], CF0, CF) :- CF1 is CF0 + C * (100 - CF0) // 100, combine(L, CF1, CF).

certain(Case, A & B, C, and(P, Q)) :- !, certain(Case, A, CA, P), certain(Case, B, CB, Q), C is min(CA, CB).
certain(Case, A v B, C, or(P, Q)) :- !, certain(Case, A, CA, P), certain(Case, B, CB, Q), C is max(CA, CB).
certain(Case, not(A), C, not(P)) :- !, certain(Case, A, CA, P), C is 100 - CA.
certain(Case, F, C, told(F, C)) :- ask_about(Fs), memberchk(F, Fs), !, case_(Case, Facts), ( memberchk(F-C0, Facts) -> C = C0 ; C = 0 ).
certain(Case, H, C, P) :- conclude(Case, H, C, P).

explain(derived(G, CF, L), N) :- spaces(N), write(G), write(' '), write(CF), nl, M is N + 2, explain_all(L, M).
explain(told(F, C), N) :- spaces(N), write(F), write(' told '), write(C), nl.
explain(and(P, Q), N) :- explain(P, N), explain(Q, N).
explain(or(P, Q), N) :- spaces(N), write(either), nl, M is N + 2, explain(P, M), explain(Q, M).
explain(not(P), N) :- spaces(N), write(not), nl, M is N + 2, explain(P, M).
explain_all([], _).
explain_all([C-because(R, P)|L], N) :- spaces(N), write(rule(R)), write(' gives '), write(C), nl, M is N + 2, explain(P, M), explain_all(L, N).

consult_expert(Case) :-
    retractall(known(_, _, _)),
    write(Case), nl,
    findall(C-H, ( member(H, [tiger, cheetah, penguin, whale]), conclude(Case, H, C, _) ), L0), msort(L0, L1), reverse(L1, L), write(L), nl,
    L = [_-Best|_], conclude(Case, Best, _, Proof), explain(Proof, 2).

% ---------------------------------------------------------------------------------------------------------------
% Types: Hindley-Milner with let, by unification; generalisation copies the variables that the environment does not have

type(_, int(_), int).
type(_, bool(_), bool).
type(Env, var(X), T) :- ( memberchk(X-S, Env) -> instance(S, Env, T) ; throw(unbound(X)) ).
type(Env, lam(X, B), ( A -> R )) :- type([X-mono(A)|Env], B, R).
type(Env, app(F, X), R) :- type(Env, F, TF), type(Env, X, A), ( unify_with_occurs_check(TF, ( A -> R )) -> true ; throw(mismatch) ).
type(Env, let(X, E, B), T) :- type(Env, E, TE), type([X-poly(TE, Env)|Env], B, T).
type(Env, rec(F, E), T) :- type([F-mono(T)|Env], E, T1), ( unify_with_occurs_check(T, T1) -> true ; throw(mismatch) ).
type(Env, if(C, A, B), T) :- type(Env, C, TC), expect(TC, bool), type(Env, A, T), type(Env, B, TB), expect(TB, T).
type(Env, op(O, A, B), T) :- op_type(O, TA, T), type(Env, A, T1), expect(T1, TA), type(Env, B, T2), expect(T2, TA).
type(Env, pair(A, B), T * U) :- type(Env, A, T), type(Env, B, U).
type(Env, cons(A, B), list(T)) :- type(Env, A, T), type(Env, B, U), expect(U, list(T)).
type(_, nil, list(_)).

op_type(+, int, int). op_type(-, int, int). op_type(*, int, int). op_type(<, int, bool). op_type(=, int, bool).
expect(A, B) :- ( unify_with_occurs_check(A, B) -> true ; throw(mismatch) ).

instance(mono(T), _, T).
instance(poly(T, Env), _, U) :- monos(Env, Fixed), copy_term(Fixed-T, Fixed-U).
monos([], []).
monos([_-mono(T)|E], [T|Ts]) :- !, monos(E, Ts).
monos([_|E], Ts) :- monos(E, Ts).

typed_example(lam(x, var(x))).
typed_example(lam(f, lam(g, lam(x, app(var(f), app(var(g), var(x))))))).
typed_example(let(id, lam(x, var(x)), pair(app(var(id), int(1)), app(var(id), bool(true))))).
typed_example(app(lam(id, pair(app(var(id), int(1)), app(var(id), bool(true)))), lam(x, var(x)))).
typed_example(lam(x, app(var(x), var(x)))).
typed_example(rec(f, lam(n, if(op(<, var(n), int(2)), int(1), op(*, var(n), app(var(f), op(-, var(n), int(1)))))))).
typed_example(lam(x, let(y, var(x), pair(var(y), var(y))))).
typed_example(lam(p, lam(l, rec(h, lam(k, if(app(var(p), var(k)), cons(var(k), var(l)), nil)))))).
typed_example(op(+, int(1), bool(true))).
typed_example(var(nowhere)).
typed_example(let(s, lam(f, lam(g, lam(x, app(app(var(f), var(x)), app(var(g), var(x)))))), let(k, lam(a, lam(b, var(a))), app(app(var(s), var(k)), var(k))))).
typed_example(cons(int(1), cons(int(2), nil))).
typed_example(cons(nil, cons(cons(bool(true), nil), nil))).

show_type(E) :- catch(( type([], E, T), name_variables(T, 0, _), write(T) ), Ball, write(Ball)), nl.
name_variables(T, N0, N) :- var(T), !, nth_letter(N0, T), N is N0 + 1.
name_variables(T, N, N) :- atomic(T), !.
name_variables(T, N0, N) :- T =.. [_|As], name_all(As, N0, N).
name_all([], N, N).
name_all([A|As], N0, N) :- name_variables(A, N0, N1), name_all(As, N1, N).
nth_letter(N, A) :- C is 0'a + N, atom_codes(A, [0'_, C]).

% ---------------------------------------------------------------------------------------------------------------
% SKI reduction, a Forth, Brainf

ski(((s * X) * Y) * Z, (X * Z) * (Y * Z)) :- !.
ski((k * X) * _, X) :- !.
ski(i * X, X) :- !.
ski(A * B, C * B) :- ski(A, C), !.
ski(A * B, A * C) :- ski(B, C).
ski_normal(T, N0, N, R) :- N0 < 200, ski(T, T1), !, N1 is N0 + 1, ski_normal(T1, N1, N, R).
ski_normal(T, N, N, T).

forth(Ws, S) :- forth(Ws, [], [], S).
forth([], _, S, S).
forth([:, Name|Ws], D, S0, S) :- !, append(Body, [;|Rest], Ws), !, forth(Rest, [Name-Body|D], S0, S).
forth([W|Ws], D, S0, S) :- memberchk(W-B, D), !, append(B, Ws, Ws1), forth(Ws1, D, S0, S).
forth([W|Ws], D, S0, S) :- integer(W), !, forth(Ws, D, [W|S0], S).
forth([W|Ws], D, S0, S) :- word(W, S0, S1), !, forth(Ws, D, S1, S).
forth([W|_], _, S, S) :- write(unknown(W)), nl.
word(+, [B, A|S], [C|S]) :- C is A + B.
word(-, [B, A|S], [C|S]) :- C is A - B.
word(*, [B, A|S], [C|S]) :- C is A * B.
word(dup, [A|S], [A, A|S]).
word(swap, [A, B|S], [B, A|S]).
word(over, [A, B|S], [B, A, B|S]).
word(drop, [_|S], S).
word(rot, [C, B, A|S], [A, C, B|S]).
word('.', [A|S], S) :- write(A), write(' ').

bf_parse(Codes, Prog) :- phrase(bf(Prog), Codes), !.
bf([loop(B)|P]) --> "[", !, bf(B), "]", bf(P).
bf([I|P]) --> [C], { bf_instruction(C, I) }, !, bf(P).
bf([]) --> [].
bf_instruction(0'+, inc). bf_instruction(0'-, dec). bf_instruction(0'>, right). bf_instruction(0'<, left). bf_instruction(0'., out).
bf_run([], T, T).
bf_run([I|P], T0, T) :- bf_step(I, T0, T1), bf_run(P, T1, T).
bf_step(inc, t(L, C, R), t(L, D, R)) :- D is (C + 1) mod 256.
bf_step(dec, t(L, C, R), t(L, D, R)) :- D is (C + 255) mod 256.
bf_step(right, t(L, C, []), t([C|L], 0, [])) :- !.
bf_step(right, t(L, C, [D|R]), t([C|L], D, R)).
bf_step(left, t([D|L], C, R), t(L, D, [C|R])).
bf_step(out, t(L, C, R), t(L, C, R)) :- char_code(A, C), put_char(A).
bf_step(loop(B), T0, T) :- T0 = t(_, C, _), ( C =:= 0 -> T = T0 ; bf_run(B, T0, T1), bf_step(loop(B), T1, T) ).

bf_hello("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.").

% ---------------------------------------------------------------------------------------------------------------

main :-
    ( member(Tape, [[1, 0, 1, 1], [1, 1, 1], []]), turing(increment, start, [], Tape, 0, N, T), write(N-T), nl, fail ; true ),
    turing(beaver, a, [], [], 0, NB, TB), write(NB-TB), nl,
    turing(beaver4, a, [], [], 0, NB4, TB4), write(NB4-TB4), nl,
    lambda_tests,
    lisp_source(L), lisp_read(L, Forms), toplevel(Forms, []),
    ( member(G, [nrev([1, 2, 3], _), anc(a, e), anc(b, _), max(3, 4, _)]), ( prove(G, P) -> show_proof(P, 0) ; G =.. [GN|_], write(no(GN)), nl ), fail ; true ),
    ( member(G, [anc(a, X), first(X, [p, q]), loop(X), none(<(3), [4, 5]), none(<(3), [1, 2]), max(3, 9, X)]),
      catch(( findall(X, bounded(20, G), Xs), length(Xs, XN), ( XN > 0, Xs = [X1|_], atomic(X1) -> write(Xs) ; write(XN) ) ), Ball, write(Ball)), nl, fail ; true ),
    ( case_(Case, _), consult_expert(Case), fail ; true ),
    ( typed_example(E), show_type(E), fail ; true ),
    ski_normal(((s * k) * k) * x, 0, SN, S), write(SN-S), nl,
    ski_normal((((s * (k * (s * i))) * k) * a) * b, 0, SN2, S2), write(SN2-S2), nl,
    ski_normal((s * i * i) * (s * i * i), 0, SN3, _), write(SN3), nl,
    forth([:, sq, dup, *, ;, :, cube, dup, sq, *, ;, 3, sq, '.', 3, cube, '.', 1, 2, over, swap, rot, nonsense], FS), write(FS), nl,
    bf_hello(BF), bf_parse(BF, Prog), bf_run(Prog, t([], 0, []), _).

work :-
    lambda("\\m.\\n.n m", Power), church(2, C2), church(6, C6), normal(a(a(Power, C2), C6), 0, N, 100000, R), unchurch(R, V), write(V-N), nl,
    lisp_read("(define fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))) (fib 17)", Forms), toplevel(Forms, []),
    range(1, 60, L), prove(nrev(L, _), P), size(P, S), write(S), nl, bounded(1000, nrev(L, _)),
    repeat_types(200), repeat_experts(100),
    bf_hello(BF), bf_parse(BF, Prog), bf_run(Prog, t([], 0, []), _).
range(N, N, [N]) :- !.
range(I, N, [I|L]) :- J is I + 1, range(J, N, L).
size(T, 1) :- atomic(T), !.
size(T, 1) :- var(T), !.
size(T, N) :- T =.. [_|As], sizes(As, 1, N).
sizes([], N, N).
sizes([A|As], N0, N) :- size(A, M), N1 is N0 + M, sizes(As, N1, N).
repeat_types(0) :- !.
repeat_types(N) :- ( typed_example(E), catch(type([], E, _), _, true), fail ; true ), M is N - 1, repeat_types(M).
repeat_experts(0) :- !.
repeat_experts(N) :- ( case_(Case, _), retractall(known(_, _, _)), conclude(Case, tiger, _, _), conclude(Case, penguin, _, _), fail ; true ), M is N - 1, repeat_experts(M).
