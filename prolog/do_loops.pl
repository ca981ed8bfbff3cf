% Loops as SICStus 4 and ECLiPSe have them: ( Iterators do Goal ). How the comments are read: control.pl.
%
% :- use_module(library(do_loops)). makes `do' an operator. Iterators, with commas between: foreach(X, List), foreacharg(X, Term),
% foreacharg(X, Term, Place), for(I, Low, High), count(I, First, Last), fromto(First, In, Out, Last), param(X, ...). Variables of
% Goal are new in each round, but those of param. The loop ends as soon as each iterator may end.

:- module(do_loops, [do/2, op(1100, xfy, do)]).

%! do(+Iterators, :Goal) is nondet.
%  Goal in each round.
%  ?- do((foreach(X, [1,2,3]), foreach(Y, L), fromto(0, S0, S, Sum)), ( Y is X * X, S is S0 + X )).
%  L = [1,4,9], Sum = 6
do(Iterators, Goal) :-
    '$do_iterators'(Iterators, States, Locals, Params, []),
    '$do'(States, Locals, Params, Goal).

'$do_iterators'(Iterators, _, _, _, _) :- var(Iterators), !, throw(error(instantiation_error, _)).
'$do_iterators'((A, B), States, Locals, Params0, Params) :- !,
    '$do_iterators'(A, States1, Locals1, Params0, Params1),
    '$do_iterators'(B, States2, Locals2, Params1, Params),
    append(States1, States2, States),
    append(Locals1, Locals2, Locals).
'$do_iterators'(Iterator, [], [], Params0, Params) :-
    compound(Iterator),
    functor(Iterator, param, _),
    !,
    Iterator =.. [_|Shared],
    append(Shared, Params, Params0).
'$do_iterators'(Iterator, [State], [Local], Params, Params) :-
    ( '$do_begin'(Iterator, State, Local) -> true ; throw(error(domain_error(iterator, Iterator), _)) ).

% `$do_begin'(+Iterator, -State, -Local): Local is what a round gives values to.
'$do_begin'(foreach(X, List), list(List), X).
'$do_begin'(foreacharg(X, Term), arguments(1, Arity, Term), X-_) :- must_be(compound, Term), functor(Term, _, Arity).
'$do_begin'(foreacharg(X, Term, Place), arguments(1, Arity, Term), X-Place) :- must_be(compound, Term), functor(Term, _, Arity).
'$do_begin'(for(I, Low0, High), numbers(Low, Stop), I) :- Low is Low0, Stop is max(Low, High + 1).
'$do_begin'(count(I, First, Last), counter(Before, Last), I) :- Before is First - 1.
'$do_begin'(fromto(First, In, Out, Last), value(First, Last), In-Out).

'$do'(States, _, _, _) :- '$do_ended'(States), !.
'$do'(States, Locals, Params, Goal) :-
    copy_term(Params-Locals-Goal, Params-Locals1-Goal1),
    '$do_round'(States, Locals1, States1),
    call(Goal1),
    '$do'(States1, Locals, Params, Goal).

'$do_ended'([]).
'$do_ended'([State|States]) :- '$do_end'(State), '$do_ended'(States).

'$do_end'(list([])).
'$do_end'(arguments(I, Arity, _)) :- I > Arity.
'$do_end'(numbers(Stop, Stop)).
'$do_end'(counter(Last, Last)).
'$do_end'(value(Last, Last)).

'$do_round'([], [], []).
'$do_round'([State|States], [Local|Locals], [State1|States1]) :-
    '$do_step'(State, Local, State1),
    '$do_round'(States, Locals, States1).

'$do_step'(list([X|List]), X, list(List)).
'$do_step'(arguments(I, Arity, Term), X-I, arguments(I1, Arity, Term)) :- arg(I, Term, X), I1 is I + 1.
'$do_step'(numbers(I, Stop), I, numbers(I1, Stop)) :- I1 is I + 1.
'$do_step'(counter(Before, Last), I, counter(I, Last)) :- I is Before + 1.
'$do_step'(value(Now, Last), Now-Out, value(Out, Last)).
