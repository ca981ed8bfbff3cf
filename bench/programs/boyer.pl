% A prover in the manner of Boyer: rewrites a ground formula by lemmas into nested if/3 and decides whether it is a
% tautology. Stresses functor, arg, indexing on many functors and unification of large ground terms.

bench_once :- conjecture(1, Formula), judged(Formula, _, _).

answer([Verdict1, Verdict2, Verdict3]) :-
    verdict(1, Verdict1),
    verdict(2, Verdict2),
    verdict(3, Verdict3).

small_answer([Verdict]) :- verdict(4, Verdict).

bench_size(50).
bench_small(1).

verdict(Which, verdict(Which, Holds, Size)) :-
    conjecture(Which, Formula),
    judged(Formula, Holds, Size).

judged(Formula, Holds, Size) :-
    normal(Formula, Normal),
    nodes(Normal, 0, Size),
    (   tautology(Normal, [], []) -> Holds = yes ; Holds = no ).

% The formulas: a schema in p, q, r, s with larger formulas put in their places.
conjecture(Which, Formula) :-
    schema(Which, Schema),
    places(Places),
    instance(Schema, Places, Formula).

schema(1, implies(and(implies(p, q), and(implies(q, r), implies(r, s))), implies(p, s))).
schema(2, iff(or(and(p, q), and(p, r)), and(p, or(q, r)))).
schema(3, implies(and(iff(p, q), or(q, r)), or(p, s))).
schema(4, implies(equal(length(append(a, b)), plus(length(b), zero)), or(not(equal(a, b)), equal(b, a)))).

places([
    p = equal(reverse(append(append(a, b), append(c, nil))),
              append(reverse(append(b, c)), reverse(map(f, append(a, nil))))),
    q = less(plus(length(append(a, b)), times(x, plus(y, z))),
             plus(plus(x, length(reverse(a))), times(y, times(x, z)))),
    r = member(x, append(reverse(append(a, b)), insert(y, append(c, cons(z, nil))))),
    s = and(equal(max(times(x, plus(y, zero)), length(sort(append(a, c)))), max(sum(append(a, b)), zero)),
            subset(reverse(append(a, b)), union(append(c, a), sort(b))))
]).

instance(Term, Places, Instance) :-
    atom(Term), !,
    replaced(Places, Term, Instance).
instance(Term, Places, Instance) :-
    functor(Term, Name, Arity),
    functor(Instance, Name, Arity),
    instances(Arity, Term, Places, Instance).

instances(0, _, _, _) :- !.
instances(N, Term, Places, Instance) :-
    arg(N, Term, Argument),
    arg(N, Instance, ArgumentInstance),
    instance(Argument, Places, ArgumentInstance),
    N1 is N - 1,
    instances(N1, Term, Places, Instance).

replaced([], Atom, Atom).
replaced([Atom = Term|_], Atom, Term) :- !.
replaced([_|Places], Atom, Term) :- replaced(Places, Atom, Term).

% normal(Term, Normal): arguments first, then the lemmas until none applies.
normal(Term, Term) :- atomic(Term), !.
normal(Term, Normal) :-
    functor(Term, Name, Arity),
    functor(Inner, Name, Arity),
    normal_arguments(Arity, Term, Inner),
    rewritten(Inner, Normal).

normal_arguments(0, _, _) :- !.
normal_arguments(N, Term, Inner) :-
    arg(N, Term, Argument),
    arg(N, Inner, NormalArgument),
    normal(Argument, NormalArgument),
    N1 is N - 1,
    normal_arguments(N1, Term, Inner).

rewritten(Term, Normal) :- lemma(Term, Simpler), !, normal(Simpler, Normal).
rewritten(Term, Term).

nodes(Term, Size0, Size) :-
    functor(Term, _, Arity),
    Size1 is Size0 + 1,
    nodes(Arity, Term, Size1, Size).

nodes(0, _, Size, Size) :- !.
nodes(N, Term, Size0, Size) :-
    arg(N, Term, Argument),
    nodes(Argument, Size0, Size1),
    N1 is N - 1,
    nodes(N1, Term, Size1, Size).

% tautology(Normal, True, False): Normal holds where all of True hold and none of False does.
tautology(Normal, True, _) :- holds(Normal, True), !.
tautology(Normal, _, False) :- fails(Normal, False), !, fail.
tautology(if(Condition, Then, Else), True, False) :-
    (   holds(Condition, True) -> tautology(Then, True, False)
    ;   fails(Condition, False) -> tautology(Else, True, False)
    ;   tautology(Then, [Condition|True], False),
        tautology(Else, True, [Condition|False])
    ).

holds(t, _) :- !.
holds(Term, True) :- listed(Term, True).

fails(f, _) :- !.
fails(Term, False) :- listed(Term, False).

listed(Term, [Term|_]) :- !.
listed(Term, [_|Terms]) :- listed(Term, Terms).

lemma(and(P, Q), if(P, if(Q, t, f), f)).
lemma(or(P, Q), if(P, t, if(Q, t, f))).
lemma(not(P), if(P, f, t)).
lemma(implies(P, Q), if(P, if(Q, t, f), t)).
lemma(iff(P, Q), and(implies(P, Q), implies(Q, P))).
lemma(if(if(A, B, C), D, E), if(A, if(B, D, E), if(C, D, E))).
lemma(if(t, P, _), P).
lemma(if(f, _, P), P).
lemma(greater(X, Y), less(Y, X)).
lemma(at_most(X, Y), not(less(Y, X))).
lemma(at_least(X, Y), not(less(X, Y))).
lemma(different(X, Y), not(equal(X, Y))).
lemma(equal(X, X), t).
lemma(equal(plus(X, Y), plus(X, Z)), equal(Y, Z)).
lemma(equal(plus(X, Y), X), equal(Y, zero)).
lemma(equal(plus(X, Y), zero), and(equal(X, zero), equal(Y, zero))).
lemma(equal(append(A, B), append(A, C)), equal(B, C)).
lemma(equal(append(A, B), nil), and(equal(A, nil), equal(B, nil))).
lemma(equal(reverse(A), reverse(B)), equal(A, B)).
lemma(equal(reverse(A), nil), equal(A, nil)).
lemma(equal(cons(X, A), cons(Y, B)), and(equal(X, Y), equal(A, B))).
lemma(equal(cons(_, _), nil), f).
lemma(equal(succ(X), succ(Y)), equal(X, Y)).
lemma(equal(succ(_), zero), f).
lemma(equal(length(A), zero), equal(A, nil)).
lemma(equal(times(X, Y), zero), or(equal(X, zero), equal(Y, zero))).
lemma(less(X, X), f).
lemma(less(_, zero), f).
lemma(less(plus(X, Y), plus(X, Z)), less(Y, Z)).
lemma(less(X, plus(X, Y)), not(equal(Y, zero))).
lemma(less(succ(X), succ(Y)), less(X, Y)).
lemma(less(zero, succ(_)), t).
lemma(less(length(A), length(cons(_, A))), t).
lemma(plus(zero, X), X).
lemma(plus(X, zero), X).
lemma(plus(succ(X), Y), succ(plus(X, Y))).
lemma(plus(plus(X, Y), Z), plus(X, plus(Y, Z))).
lemma(times(zero, _), zero).
lemma(times(_, zero), zero).
lemma(times(succ(X), Y), plus(Y, times(X, Y))).
lemma(times(X, plus(Y, Z)), plus(times(X, Y), times(X, Z))).
lemma(times(times(X, Y), Z), times(X, times(Y, Z))).
lemma(difference(X, X), zero).
lemma(difference(plus(X, Y), X), Y).
lemma(difference(X, zero), X).
lemma(max(X, X), X).
lemma(max(X, zero), X).
lemma(max(zero, X), X).
lemma(max(succ(X), succ(Y)), succ(max(X, Y))).
lemma(min(X, X), X).
lemma(min(_, zero), zero).
lemma(min(zero, _), zero).
lemma(even(plus(X, X)), t).
lemma(even(succ(succ(X))), even(X)).
lemma(odd(X), not(even(X))).
lemma(append(nil, A), A).
lemma(append(A, nil), A).
lemma(append(cons(X, A), B), cons(X, append(A, B))).
lemma(append(append(A, B), C), append(A, append(B, C))).
lemma(reverse(nil), nil).
lemma(reverse(reverse(A)), A).
lemma(reverse(append(A, B)), append(reverse(B), reverse(A))).
lemma(reverse(cons(X, A)), append(reverse(A), cons(X, nil))).
lemma(length(nil), zero).
lemma(length(cons(_, A)), succ(length(A))).
lemma(length(append(A, B)), plus(length(A), length(B))).
lemma(length(reverse(A)), length(A)).
lemma(length(map(_, A)), length(A)).
lemma(length(sort(A)), length(A)).
lemma(length(insert(_, A)), succ(length(A))).
lemma(member(_, nil), f).
lemma(member(X, cons(Y, A)), or(equal(X, Y), member(X, A))).
lemma(member(X, append(A, B)), or(member(X, A), member(X, B))).
lemma(member(X, union(A, B)), or(member(X, A), member(X, B))).
lemma(member(X, meet(A, B)), and(member(X, A), member(X, B))).
lemma(member(X, reverse(A)), member(X, A)).
lemma(member(X, sort(A)), member(X, A)).
lemma(member(X, insert(Y, A)), or(equal(X, Y), member(X, A))).
lemma(subset(nil, _), t).
lemma(subset(A, A), t).
lemma(subset(append(A, B), C), and(subset(A, C), subset(B, C))).
lemma(subset(cons(X, A), B), and(member(X, B), subset(A, B))).
lemma(subset(reverse(A), B), subset(A, B)).
lemma(subset(A, union(A, _)), t).
lemma(union(nil, A), A).
lemma(union(A, A), A).
lemma(meet(nil, _), nil).
lemma(meet(A, A), A).
lemma(map(_, nil), nil).
lemma(map(F, cons(X, A)), cons(apply(F, X), map(F, A))).
lemma(map(F, append(A, B)), append(map(F, A), map(F, B))).
lemma(map(F, reverse(A)), reverse(map(F, A))).
lemma(sum(nil), zero).
lemma(sum(cons(X, A)), plus(X, sum(A))).
lemma(sum(append(A, B)), plus(sum(A), sum(B))).
lemma(sum(reverse(A)), sum(A)).
lemma(sum(sort(A)), sum(A)).
lemma(sort(sort(A)), sort(A)).
lemma(sort(reverse(A)), sort(A)).
lemma(sort(nil), nil).
lemma(insert(X, nil), cons(X, nil)).
lemma(head(cons(X, _)), X).
lemma(tail(cons(_, A)), A).
