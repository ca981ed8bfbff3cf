% Lambda expressions: Params>>Goal and Free/Params>>Goal, called with arguments. How the comments are read: control.pl.
%
% A call copies the expression first, so that its variables are new; those of Free are shared with the context, and so is
% what is bound already. Arguments that have no parameter are added to Goal.

:- module(yall, [(>>)/2, (>>)/3, (>>)/4, (>>)/5, (>>)/6, (>>)/7, (>>)/8, (>>)/9, (/)/2, (/)/3, (/)/4, (/)/5, (/)/6,
    (/)/7, (/)/8, (/)/9, is_lambda/1]).

%! >>(+Params, :Goal) is nondet.
%  Goal, with new variables.
%  ?- call([]>>(X = 1)).
%  true
>>(Params, Goal) :- '$lambda'(Params, Goal, [], Call), call(Call).

%! >>(+Params, :Goal, ?A1) is nondet.
%  Goal for one argument.
%  ?- call([X]>>(Y = X), 1), var(Y).
%  true
>>(Params, Goal, A1) :- '$lambda'(Params, Goal, [A1], Call), call(Call).

%! >>(+Params, :Goal, ?A1, ?A2) is nondet.
%  Goal for two arguments.
%  ?- call([X,Y]>>(Y is X + 1), 1, Z).
%  Z = 2
>>(Params, Goal, A1, A2) :- '$lambda'(Params, Goal, [A1, A2], Call), call(Call).

%! >>(+Params, :Goal, ?A1, ?A2, ?A3) is nondet.
%  Goal for three arguments.
%  ?- call([X1,X2,R]>>(R = s(X1,X2)), 1, 2, S).
%  S = s(1,2)
>>(Params, Goal, A1, A2, A3) :- '$lambda'(Params, Goal, [A1, A2, A3], Call), call(Call).

%! >>(+Params, :Goal, ?A1, ?A2, ?A3, ?A4) is nondet.
%  Goal for four arguments.
%  ?- call([X1,X2,X3,R]>>(R = s(X1,X2,X3)), 1, 2, 3, S).
%  S = s(1,2,3)
>>(Params, Goal, A1, A2, A3, A4) :- '$lambda'(Params, Goal, [A1, A2, A3, A4], Call), call(Call).

%! >>(+Params, :Goal, ?A1, ?A2, ?A3, ?A4, ?A5) is nondet.
%  Goal for five arguments.
%  ?- call([X1,X2,X3,X4,R]>>(R = s(X1,X2,X3,X4)), 1, 2, 3, 4, S).
%  S = s(1,2,3,4)
>>(Params, Goal, A1, A2, A3, A4, A5) :- '$lambda'(Params, Goal, [A1, A2, A3, A4, A5], Call), call(Call).

%! >>(+Params, :Goal, ?A1, ?A2, ?A3, ?A4, ?A5, ?A6) is nondet.
%  Goal for six arguments.
%  ?- call([X1,X2,X3,X4,X5,R]>>(R = s(X1,X2,X3,X4,X5)), 1, 2, 3, 4, 5, S).
%  S = s(1,2,3,4,5)
>>(Params, Goal, A1, A2, A3, A4, A5, A6) :- '$lambda'(Params, Goal, [A1, A2, A3, A4, A5, A6], Call), call(Call).

%! >>(+Params, :Goal, ?A1, ?A2, ?A3, ?A4, ?A5, ?A6, ?A7) is nondet.
%  Goal for seven arguments.
%  ?- call([X1,X2,X3,X4,X5,X6,R]>>(R = s(X1,X2,X3,X4,X5,X6)), 1, 2, 3, 4, 5, 6, S).
%  S = s(1,2,3,4,5,6)
>>(Params, Goal, A1, A2, A3, A4, A5, A6, A7) :- '$lambda'(Params, Goal, [A1, A2, A3, A4, A5, A6, A7], Call), call(Call).

%! /(?Free, :Goal) is nondet.
%  Goal, with new variables except for those of Free.
%  ?- call(X/(X = 1, Y = 2)), var(Y).
%  X = 1
/(Free, Goal) :- copy_term(Free-Goal, Free-Call), call(Call).

%! /(?Free, :Goal, ?A1) is nondet.
%  Goal, with new variables except for those of Free, for one argument more.
%  ?- call(Y/[X]>>(Y = X), 1).
%  Y = 1
/(Free, Goal, A1) :- copy_term(Free-Goal, Free-Call), call(Call, A1).

%! /(?Free, :Goal, ?A1, ?A2) is nondet.
%  Goal, with new variables except for those of Free, for two arguments more.
%  ?- N = 5, call(f(N)/plus(N), 1, R).
%  N = 5, R = 6
/(Free, Goal, A1, A2) :- copy_term(Free-Goal, Free-Call), call(Call, A1, A2).

%! /(?Free, :Goal, ?A1, ?A2, ?A3) is nondet.
%  Goal, with new variables except for those of Free, for three arguments more.
%  ?- call(F/[X1,X2,X3]>>(F = s(X1,X2,X3)), 1, 2, 3).
%  F = s(1,2,3)
/(Free, Goal, A1, A2, A3) :- copy_term(Free-Goal, Free-Call), call(Call, A1, A2, A3).

%! /(?Free, :Goal, ?A1, ?A2, ?A3, ?A4) is nondet.
%  Goal, with new variables except for those of Free, for four arguments more.
%  ?- call(F/[X1,X2,X3,X4]>>(F = s(X1,X2,X3,X4)), 1, 2, 3, 4).
%  F = s(1,2,3,4)
/(Free, Goal, A1, A2, A3, A4) :- copy_term(Free-Goal, Free-Call), call(Call, A1, A2, A3, A4).

%! /(?Free, :Goal, ?A1, ?A2, ?A3, ?A4, ?A5) is nondet.
%  Goal, with new variables except for those of Free, for five arguments more.
%  ?- call(F/[X1,X2,X3,X4,X5]>>(F = s(X1,X2,X3,X4,X5)), 1, 2, 3, 4, 5).
%  F = s(1,2,3,4,5)
/(Free, Goal, A1, A2, A3, A4, A5) :- copy_term(Free-Goal, Free-Call), call(Call, A1, A2, A3, A4, A5).

%! /(?Free, :Goal, ?A1, ?A2, ?A3, ?A4, ?A5, ?A6) is nondet.
%  Goal, with new variables except for those of Free, for six arguments more.
%  ?- call(F/[X1,X2,X3,X4,X5,X6]>>(F = s(X1,X2,X3,X4,X5,X6)), 1, 2, 3, 4, 5, 6).
%  F = s(1,2,3,4,5,6)
/(Free, Goal, A1, A2, A3, A4, A5, A6) :- copy_term(Free-Goal, Free-Call), call(Call, A1, A2, A3, A4, A5, A6).

%! /(?Free, :Goal, ?A1, ?A2, ?A3, ?A4, ?A5, ?A6, ?A7) is nondet.
%  Goal, with new variables except for those of Free, for seven arguments more.
%  ?- call(F/[X1,X2,X3,X4,X5,X6,X7]>>(F = s(X1,X2,X3,X4,X5,X6,X7)), 1, 2, 3, 4, 5, 6, 7).
%  F = s(1,2,3,4,5,6,7)
/(Free, Goal, A1, A2, A3, A4, A5, A6, A7) :- copy_term(Free-Goal, Free-Call), call(Call, A1, A2, A3, A4, A5, A6, A7).

% `$lambda'(+Params, +Goal, +Arguments, -Call): what a call with these arguments runs.
'$lambda'(Params, Goal, Arguments, Call) :-
    '$fresh_lambda'(Params, Goal, Params1, Goal1),
    '$bind_parameters'(Params1, Arguments, Rest),
    '$more_arguments'(Rest, Goal1, Call).

'$fresh_lambda'(Params, Goal, Params1, Goal1) :-
    ( nonvar(Params), Params = Free/Params0 -> copy_term(Free/Params0>>Goal, Free/Params1>>Goal1)
    ; copy_term(Params>>Goal, Params1>>Goal1)
    ).

'$bind_parameters'(Params, Arguments, Rest) :-
    ( Arguments = [X|Xs], nonvar(Params), Params = [Y|Ys] -> X = Y, '$bind_parameters'(Ys, Xs, Rest)
    ; Rest = Arguments
    ).

'$more_arguments'([], Goal, Goal) :- !.
'$more_arguments'(Rest, Goal, Call) :-
    nonvar(Goal), Goal = Module:Plain,
    !,
    Call = Module:More,
    '$more_arguments'(Rest, Plain, More).
'$more_arguments'(Rest, Goal, Call) :- Goal =.. Parts, append(Parts, Rest, Whole), Call =.. Whole.

%! is_lambda(?Term) is semidet.
%  Term is Params>>Goal or Free/Params>>Goal.
%  ?- is_lambda([X]>>true), \+ is_lambda(a).
%  true
is_lambda(Term) :- compound(Term), Term = (_ >> _).
