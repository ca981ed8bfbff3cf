% Control: cuts in all places, if-then-else, negation, catch and throw, backtracking into and out of everything.

:- initialization(main).

:- dynamic(count/1).
:- dynamic(fact/1).
:- dynamic(log_/1).

t(1). t(2). t(3).

% ---- cuts
cut1(X) :- t(X), !.
cut1(9).
cut2(X, Y) :- t(X), !, t(Y).
cut2(8, 8).
cut3(X) :- ( t(X), ! ; X = 7 ).
cut3(6).
cut4(X) :- ( true ; X = 5 ), t(X), X > 1, !.
cut5(X) :- \+ \+ ( t(X), ! ), t(X).
cut6(X) :- call(( t(X), ! )).
cut6(4).
cut7(X) :- G = ( t(X), ! ), G.
cut7(3).
cut8(X) :- ( t(X), X >= 2 -> true ; X = none ).
cut8(last).
cut9(X) :- ( fail -> X = a ; X = b, ! ; X = c ).
cut9(d).
cut10(X) :- ( t(X) -> ! ; true ).
cut10(z).
cut11(X, Y) :- once(t(X)), findall(Z, ( t(Z), ! ), Y).
cut12 :- !, fail.
cut12.
cut13(X) :- t(Y), ( Y =:= 2, !, X = two ; X = other(Y) ).
cut13(never).
cut14(X) :- forall(t(X), X > 0), X = unbound_before.
cut15(X) :- ( ( t(X), X > 2, ! ; X = a ) ; X = b ).
cut15(c).
cut16(X) :- a_cut(X), t(_).
a_cut(X) :- t(X), !.
cut17(L) :- findall(X-Y, ( t(X), ( X =:= 1 -> Y = one ; X =:= 2 -> ( Y = two ; Y = zwei ) ; Y = many ) ), L).
cut18(X) :- t(X), \+ ( t(Y), Y > X, ! ).
cut19(X, L) :- ( L == [] -> X = empty ; L = [_] -> X = one ; L = [_, _|_], ! , X = more ; X = no_list ).
cut19(other, _).

all(T, G, Name) :- findall(T, G, L), write(Name), write(' '), writeq(L), nl.

cuts :-
    all(X, cut1(X), cut1), all(X-Y, cut2(X, Y), cut2), all(X, cut3(X), cut3), all(X, cut4(X), cut4), all(X, cut5(X), cut5),
    all(X, cut6(X), cut6), all(X, cut7(X), cut7), all(X, cut8(X), cut8), all(X, cut9(X), cut9), all(X, cut10(X), cut10),
    all(X-Y, cut11(X, Y), cut11), all(x, cut12, cut12), all(X, cut13(X), cut13), all(x, cut14(X), cut14), all(X, cut15(X), cut15),
    all(X, cut16(X), cut16), cut17(L), write(L), nl, all(X, cut18(X), cut18),
    all(X, cut19(X, []), cut19a), all(X, cut19(X, [a]), cut19b), all(X, cut19(X, [a, b]), cut19c), all(X, cut19(X, foo), cut19d).

% ---- if-then-else, nested; the condition's bindings and choice points
ite(X, R) :- ( X < 0 -> R = negative ; X =:= 0 -> R = zero ; X < 10 -> ( X mod 2 =:= 0 -> R = even_digit ; R = odd_digit ) ; R = large ).
ite2(R) :- ( t(X), X > 1 -> R = X ; R = none ).
ite3(R) :- ( t(X) -> ( t(Y), Y > X, R = X-Y ) ; R = none ).
ite4(R) :- ( \+ t(5) -> ( t(R) ; R = end ) ; R = found ).
ite5(R) :- ( ( t(X), X > 2 ; X = 0 ) -> R = X ; R = no ).
ite6(X, R) :- ( var(X) -> R = var ; atom(X) -> R = atom ; compound(X) -> ( X = [_|_] -> R = list ; R = compound ) ; number(X) -> R = number ).
ite7(R) :- ( true ; R = second ), ( nonvar(R) -> true ; R = first ).
ite8 :- ( true -> fail ; true ).
ite9(R) :- ( fail -> R = a ), R = b.
ite10(R) :- ( t(R), R >= 2 -> true ), true.
ite11(R) :- ( A = 1, B = 2, A < B -> R = A-B ; R = A+B ).
ite12(R) :- not_(fail, R1), not_(true, R2), R = R1/R2.
not_(G, R) :- ( \+ G -> R = yes ; R = no ).

ites :-
    ( member(X, [-5, 0, 4, 7, 10]), ite(X, R), write(R), write(' '), fail ; nl ),
    all(R, ite2(R), ite2), all(R, ite3(R), ite3), all(R, ite4(R), ite4), all(R, ite5(R), ite5),
    ( member(X, [_, a, [b], f(c), 1, 2.5]), ( ite6(X, R) -> write(R) ; write(none) ), write(' '), fail ; nl ),
    all(R, ite7(R), ite7), all(x, ite8, ite8), all(R, ite9(R), ite9), all(R, ite10(R), ite10), all(R, ite11(R), ite11), all(R, ite12(R), ite12).

% ---- negation
naf(X) :- \+ X = 1.
naf2(X) :- \+ \+ X = 1, var(X).
bachelor(X) :- male(X), \+ married(X).
male(tom). male(bob). male(jim).
married(bob).
disjoint(A, B) :- \+ ( member(X, A), member(X, B) ).
subset_of(A, B) :- \+ ( member(X, A), \+ member(X, B) ).

negations :-
    all(X, ( member(X, [1, 2]), naf(X) ), naf), all(x, naf2(_), naf2), all(X, bachelor(X), bachelor),
    ( disjoint([a, b], [c]) -> write(yes) ; write(no) ), ( disjoint([a, b], [c, b]) -> write(yes) ; write(no) ),
    ( subset_of([a], [b, a]) -> write(yes) ; write(no) ), ( subset_of([a, c], [b, a]) -> write(yes) ; write(no) ), nl.

% ---- exceptions
safe(G) :- catch(( G -> write(yes) ; write(no) ), E, report(E)), nl.
report(error(E, _)) :- !, write(error(E)).
report(E) :- write(ball(E)).

thrower(N) :- ( N =:= 0 -> throw(bottom) ; M is N - 1, thrower(M), true ).
cleanup(X) :- catch(( t(X), X > 1, throw(found(X)) ), found(Y), ( X = Y )).
rethrow :- catch(catch(throw(inner), outer, write(wrong)), inner, ( write(caught_inner), throw(again) )).
nested(R) :- catch(( catch(throw(a(_)), b(_), R = wrong) ), a(X), ( X = 1, R = right(X) )).
choice_in_catch(X) :- catch(t(X), _, true).
choice_in_recovery(X) :- catch(throw(oops), oops, t(X)).
unbind(X, Y) :- catch(( X = 1, throw(ball(X)) ), ball(Y), true).
cut_in_catch(X) :- catch(( t(X), ! ), _, true).
cut_in_catch(4).
deep_ball :- catch(make_and_throw(50), big(L), ( length(L, N), write(N) )).
make_and_throw(N) :- range(1, N, L), throw(big(L)).
range(N, N, [N]) :- !.
range(I, N, [I|L]) :- J is I + 1, range(J, N, L).
loop_catch(0) :- !.
loop_catch(N) :- catch(( N mod 2 =:= 0 -> throw(even) ; true ), even, true), M is N - 1, loop_catch(M).
catch_depth(0) :- throw(deep).
catch_depth(N) :- N > 0, M is N - 1, catch(catch_depth(M), never, true).
backtrack_past_catch(R) :- ( catch(member(X, [1, 2, 3]), _, true), X > 2, R = X ; R = none ).
error_in_recovery :- catch(throw(one), one, throw(two)).

exceptions :-
    safe(throw(my)), safe(( X = 1, throw(f(X)), X = 2 )), safe(thrower(20)), safe(cleanup(_)), safe(rethrow), safe(( nested(R), write(R) )),
    all(Y, choice_in_catch(Y), choice), all(Y, choice_in_recovery(Y), recovery), all(A-B, ( unbind(A, B), ( var(A) -> A = unbound ; true ) ), unbind),
    all(Y, cut_in_catch(Y), cut_in_catch), safe(deep_ball), safe(loop_catch(2000)), safe(catch_depth(300)), all(Z, backtrack_past_catch(Z), past), safe(error_in_recovery),
    safe(( _ is foo + 1 )), safe(( _ is 1 / 0 )), safe(( _ is 1 // 0 )), safe(( _ is 1 mod 0 )), safe(( _ is a )), safe(( _ is _ + 1 )), safe(( 1 < a )), safe(call(1)), safe(call(_)), safe(call(( foo, 1 ))),
    safe(atom_length(_, _)), safe(atom_length(abc, foo)), safe(arg(x, f(a), _)), safe(functor(_, _, _)), safe(functor(_, foo, -1)), safe(functor(_, f(x), 1)),
    safe(_ =.. _), safe(_ =.. [foo|bar]), safe(_ =.. [_, a]), safe(_ =.. [f(x), a]), safe(atom_codes(_, _)), safe(atom_chars(_, [a|_])), safe(atom_chars(_, [a, f(b)])), safe(number_codes(_, _)),
    safe(char_code(_, _)), safe(char_code(ab, _)), safe(sub_atom(_, _, _, _, _)), safe(assertz(( foo :- 4 ))), safe(assertz(( atom(_) :- true ))), safe(asserta(_)), safe(retract(( x :- in_ ))),
    safe(undefined_predicate_here(1)), safe(atom_to_nothing), safe(throw(_)), safe(catch(true, _, true)), safe(( copy_term(f(X1, X1, _), C), C = f(1, Q, _), write(Q) )), safe(succ_or_fail(3)).
succ_or_fail(X) :- X > 3.

% ---- backtracking over side effects, and state
counting :- retractall(count(_)), assertz(count(0)), ( t(_), t(_), retract(count(N)), M is N + 1, assertz(count(M)), fail ; count(N), write(N), nl ).
update_view :- retractall(fact(_)), assertz(fact(1)), assertz(fact(2)), ( fact(X), Y is X + 10, assertz(fact(Y)), fail ; true ), findall(X, fact(X), L), write(L), nl,
    ( fact(X), retract(fact(X)), write(X), write(' '), fail ; nl ), findall(X, fact(X), L2), write(L2), nl.
retract_while_running :- retractall(fact(_)), ( t(X), assertz(fact(X)), fail ; true ), ( retract(fact(X)), write(X), X >= 2, ! ; true ), nl, findall(X, fact(X), L), write(L), nl.
clause_bodies :- assertz(( fact(X) :- X > 5, ! )), assertz(( fact(X) :- X = z ; X = y )), ( clause(fact(_), B), B \== true, copy_term(B, C), ( C = ( _ > 5, ! ) -> write(first) ; C = ( _ ; _ ) -> write(second) ; write(C) ), nl, fail ; true ), ( fact(7) -> write(yes) ; write(no) ), nl,
    ( catch(fact(a), error(E, _), ( write(E), nl )) -> true ; write(no) ), nl, retractall(fact(_)), ( fact(_) -> write(still) ; write(gone) ), nl.

logged(X) :- assertz(log_(X)).
order_of_effects :- retractall(log_(_)), ( logged(a), ( logged(b) ; logged(c) ), logged(d), fail ; logged(e) ), findall(X, log_(X), L), write(L), nl.

% ---- repeat, between, recursion through call
loops :- retractall(count(_)), assertz(count(0)), repeat, retract(count(N)), M is N + 1, assertz(count(M)), M >= 5, !, write(M), nl,
    findall(X-Y, ( between(1, 3, X), between(X, 3, Y) ), L), write(L), nl,
    ( between(1, 3, Z), write(Z), Z >= 2, ! ; true ), nl.
meta :- P = t, Q =.. [P, X], findall(X, Q, L), write(L), nl, G = ( t(A), A > 1 ), findall(A, G, L2), write(L2), nl, maplist_(double, [1, 2, 3], L3), write(L3), nl, call(( write(a), ( fail ; write(b) ), nl )),
    R = call(write), call(R, x), nl, findall(D, call(plus_(1), 2, D), L4), write(L4), nl, fold([1, 2, 3, 4], plus_, 0, S), write(S), nl.
double(X, Y) :- Y is X * 2.
plus_(X, Y, Z) :- Z is X + Y.
maplist_(_, [], []).
maplist_(P, [X|Xs], [Y|Ys]) :- call(P, X, Y), maplist_(P, Xs, Ys).
fold([], _, S, S).
fold([X|Xs], P, S0, S) :- call(P, X, S0, S1), fold(Xs, P, S1, S).

% ---- indexing: the first argument of every kind, no choice point left where there is one clause
kind(X, variable) :- var(X), !.
kind([], nil).
kind([_|_], list).
kind(a, atom_a).
kind(b, atom_b).
kind(1, one).
kind(2, two).
kind(1.5, float).
kind(-1, minus_one).
kind(f(_), f1).
kind(f(_, _), f2).
kind(g(_), g1).
kind(f(1), f1_again).
kind(a, atom_a_again).
kind(X, any(X)) :- atomic(X).
indexing :- ( member(X, [_, [], [x], a, b, c, 1, 2, 3, 1.5, 2.5, -1, f(1), f(2), f(1, 2), g(0), h(0), 'a b']), findall(K, kind(X, K), L), write(L), nl, fail ; true ).
det(X) :- member(X, [a]).
many(foo, 1). many(bar, 2). many(baz, 3). many(foo, 4). many(Z, 5) :- Z = qux. many(bar, 6). many(foo, 7). many(f(_), 8). many([_], 9). many(f(a), 10). many(10, 11). many(10, 12).
indexing2 :- ( member(X, [foo, bar, baz, qux, f(a), f(b), [1], [1, 2], 10, 11]), findall(N, many(X, N), L), write(X-L), nl, fail ; true ), findall(X-N, ( many(X, N), atom(X) ), L2), write(L2), nl.

main :- cuts, ites, negations, exceptions, counting, update_view, retract_while_running, clause_bodies, order_of_effects, loops, meta, indexing, indexing2.

work :- loop_catch(200000), w1(20000), w2(2000).
w1(0) :- !.
w1(N) :- cut1(_), ite(N, _), naf2(_), cut13(_), cut15(_), kind(a, _), kind(f(1), _), cut6(_), once(cut7(_)), M is N - 1, w1(M).
w2(0) :- !.
w2(N) :- catch(thrower(30), bottom, true), retractall(fact(_)), assertz(fact(N)), ( fact(_), fail ; true ), M is N - 1, w2(M).
