% Sums, counts and extremes over the solutions of a goal. How the comments are read: control.pl.
%
% A specification is count, sum(E), max(E), min(E), max(E, W), min(E, W) with a witness W, bag(T), set(T), or a compound term
% of such, as in r(count, max(X)).

:- module(aggregate, [aggregate_all/3, aggregate_all/4, aggregate/3, aggregate/4, foreach/2]).

%! aggregate_all(+Spec, :Goal, -Result) is semidet.
%  Result is what Spec says over all solutions of Goal; fails for the max or min of none.
%  ?- aggregate_all(r(count,max(X)), member(X, [1,3,2]), R).
%  R = r(3,3)
aggregate_all(Spec, Goal, Result) :-
    '$aggregate_spec'(Spec),
    '$aggregate_all'(Spec, Goal, Result).

'$aggregate_all'(count, Goal, Count) :- !,
    functor(Counter, count, 1),
    nb_setarg(1, Counter, 0),
    ( call(Goal), '$count_one'(Counter), fail ; arg(1, Counter, Found) ),
    Count = Found.
'$aggregate_all'(bag(T), Goal, List) :- !, findall(T, Goal, List).
'$aggregate_all'(Spec, Goal, Result) :-
    '$aggregate_template'(Spec, Template),
    findall(Template, Goal, List),
    '$aggregate'(Spec, List, Result).

'$count_one'(Counter) :- arg(1, Counter, Before), Now is Before + 1, nb_setarg(1, Counter, Now).

%! aggregate_all(+Spec, ?Discriminator, :Goal, -Result) is semidet.
%  As aggregate_all/3, with solutions of equal Discriminator counted once.
%  ?- aggregate_all(count, X, member(X, [a,b,a]), C).
%  C = 2
aggregate_all(Spec, Discriminator, Goal, Result) :-
    '$aggregate_spec'(Spec),
    '$aggregate_template'(Spec, Template),
    findall(Discriminator-Template, Goal, Pairs),
    sort(Pairs, Sorted),
    pairs_values(Sorted, List),
    '$aggregate'(Spec, List, Result).

%! aggregate(+Spec, :Goal, -Result) is nondet.
%  As aggregate_all/3 for each binding of the free variables of Goal; V^Goal leaves V out. Fails where there is no solution.
%  ?- aggregate(sum(X), member(X-Y, [1-a,2-b,3-a]), S).
%  Y = a, S = 4 ; Y = b, S = 2
aggregate(Spec, Goal, Result) :-
    '$aggregate_spec'(Spec),
    '$aggregate_template'(Spec, Template),
    bagof(Template, Goal, List),
    '$aggregate'(Spec, List, Result).

%! aggregate(+Spec, ?Discriminator, :Goal, -Result) is nondet.
%  As aggregate/3, with solutions of equal Discriminator counted once.
%  ?- aggregate(count, X, member(X, [a,b,a]), C).
%  C = 2
aggregate(Spec, Discriminator, Goal, Result) :-
    '$aggregate_spec'(Spec),
    '$aggregate_template'(Spec, Template),
    setof(Discriminator-Template, Goal, Pairs),
    pairs_values(Pairs, List),
    '$aggregate'(Spec, List, Result).

%! foreach(:Generator, :Goal) is nondet.
%  The conjunction of Goal for all solutions of Generator: their common variables differ, others are shared.
%  ?- foreach(member(X, [1,2]), X > 0).
%  true
foreach(Generator, Goal) :-
    term_variables(Generator, Variables1),
    term_variables(Goal, Variables2),
    '$shared'(Variables2, Variables1, Common, Others),
    findall(Common, Generator, Instances),
    '$foreach'(Instances, Common, Others, Goal).

'$foreach'([], _, _, _).
'$foreach'([Instance|Instances], Common, Others, Goal) :-
    copy_term(Common/Others/Goal, Instance/Others/Goal1),
    call(Goal1),
    '$foreach'(Instances, Common, Others, Goal).

'$shared'([], _, [], []).
'$shared'([V|Vs], Known, Common, Others) :-
    ( '$occurs'(Known, V) -> Common = [V|Common1], Others = Others1 ; Common = Common1, Others = [V|Others1] ),
    '$shared'(Vs, Known, Common1, Others1).

'$aggregate_spec'(Spec) :- var(Spec), !, throw(error(instantiation_error, _)).
'$aggregate_spec'(Spec) :- '$plain_spec'(Spec), !.
'$aggregate_spec'(Spec) :- compound(Spec), !, Spec =.. [_|Specs], '$aggregate_specs'(Specs).
'$aggregate_spec'(Spec) :- throw(error(domain_error(aggregate_template, Spec), _)).

'$aggregate_specs'([]).
'$aggregate_specs'([Spec|Specs]) :- '$aggregate_spec'(Spec), '$aggregate_specs'(Specs).

'$plain_spec'(count).
'$plain_spec'(count(_)).
'$plain_spec'(sum(_)).
'$plain_spec'(max(_)).
'$plain_spec'(min(_)).
'$plain_spec'(max(_, _)).
'$plain_spec'(min(_, _)).
'$plain_spec'(bag(_)).
'$plain_spec'(set(_)).

'$aggregate_template'(count, x) :- !.
'$aggregate_template'(Spec, Template) :- '$plain_spec'(Spec), !, Spec =.. [_|Parts], '$template'(Parts, Template).
'$aggregate_template'(Spec, Templates) :- Spec =.. [_|Specs], '$aggregate_templates'(Specs, Templates).

'$template'([T], T).
'$template'([E, W], E-W).

'$aggregate_templates'([], []).
'$aggregate_templates'([Spec|Specs], [T|Ts]) :- '$aggregate_template'(Spec, T), '$aggregate_templates'(Specs, Ts).

'$aggregate'(count, List, Count) :- !, length(List, Found), Count = Found.
'$aggregate'(count(_), List, Count) :- !, length(List, Count).
'$aggregate'(sum(_), List, Sum) :- !, sum_list(List, Sum).
'$aggregate'(max(_), List, Max) :- !, '$extreme'(List, >, Max).
'$aggregate'(min(_), List, Min) :- !, '$extreme'(List, <, Min).
'$aggregate'(max(_, _), List, max(Max, W)) :- !, '$witness'(List, >, Max, W).
'$aggregate'(min(_, _), List, min(Min, W)) :- !, '$witness'(List, <, Min, W).
'$aggregate'(bag(_), List, List) :- !.
'$aggregate'(set(_), List, Set) :- !, sort(List, Set).
'$aggregate'(Spec, Lists, Result) :-
    Spec =.. [Name|Specs],
    '$columns'(Specs, Lists, Results),
    Result =.. [Name|Results].

'$columns'([], _, []).
'$columns'([Spec|Specs], Lists, [Result|Results]) :-
    '$heads_tails'(Lists, Heads, Tails),
    '$aggregate'(Spec, Heads, Result),
    '$columns'(Specs, Tails, Results).

'$heads_tails'([], [], []).
'$heads_tails'([[X|Xs]|Lists], [X|Heads], [Xs|Tails]) :- '$heads_tails'(Lists, Heads, Tails).

'$extreme'([E|Es], Order, Best) :- V is E, '$extreme'(Es, Order, V, Best).

'$extreme'([], _, Best, Best).
'$extreme'([E|Es], Order, V0, Best) :-
    V is E,
    ( '$compare_numbers'(Order, V, V0) -> '$extreme'(Es, Order, V, Best) ; '$extreme'(Es, Order, V0, Best) ).

'$witness'([E-W|Pairs], Order, Best, Witness) :- V is E, '$witness'(Pairs, Order, V, W, Best, Witness).

'$witness'([], _, Best, Witness, Best, Witness).
'$witness'([E-W|Pairs], Order, V0, W0, Best, Witness) :-
    V is E,
    ( '$compare_numbers'(Order, V, V0) -> '$witness'(Pairs, Order, V, W, Best, Witness)
    ; '$witness'(Pairs, Order, V0, W0, Best, Witness)
    ).

'$compare_numbers'(<, X, Y) :- X < Y.
'$compare_numbers'(>, X, Y) :- X > Y.
