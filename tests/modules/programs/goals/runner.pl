:- module(runner, [twice/1, apply_to/3, show/1, each/2, first/2, collect/3, guarded/1, here/1, keep/2, local_call/0]).
:- use_module(library(lists)).
:- use_module(library(apply)).

:- meta_predicate twice(0), apply_to(1, ?, -), show(:), each(2, +), first(^, -), collect(?, 0, -), guarded(0), keep(//, -).

twice(Goal) :- call(Goal), call(Goal).

apply_to(Closure, X, ok(X)) :- call(Closure, X).

show(Module:Thing) :- writeq(Module-Thing), nl.

each(Closure, List) :- maplist(Closure, List, Out), writeq(Out), nl.

first(Goal, X) :- bagof(Y, Goal, [X|_]), ( var(Y) -> true ; true ).

collect(Template, Goal, List) :- findall(Template, Goal, List).

guarded(Goal) :- catch(Goal, Ball, ( writeq(caught(Ball)), nl )).

keep(Body, Rest) :- phrase(Body, [a, b, c], Rest).

here(X) :- secret(X).

local_call :- show(inside), twice(secret_line), maplist(double, [1, 2], L), writeq(L), nl.

secret(runner).
secret_line :- write(runner_line), nl.
double(X, Y) :- Y is 2 * X.
