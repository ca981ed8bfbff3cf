% Where terms and variables occur in a term. How the comments are read: control.pl.

:- module(occurs, [sub_term/2, contains_term/2, contains_var/2, free_of_term/2, free_of_var/2, occurrences_of_term/3,
    occurrences_of_var/3, sub_term_shared_variables/3, sub_var/2]).

%! sub_term(?Sub, +Term) is nondet.
%  Sub is Term or a part of it.
%  ?- sub_term(X, f(a, g(b))).
%  X = f(a,g(b)) ; X = a ; X = g(b) ; X = b
sub_term(X, X).
sub_term(X, Term) :- compound(Term), functor(Term, _, Arity), '$sub_term'(1, Arity, X, Term).

'$sub_term'(Arity, Arity, X, Term) :- !, arg(Arity, Term, Argument), sub_term(X, Argument).
'$sub_term'(I, _, X, Term) :- arg(I, Term, Argument), sub_term(X, Argument).
'$sub_term'(I, Arity, X, Term) :- I1 is I + 1, '$sub_term'(I1, Arity, X, Term).

%! contains_term(+Sub, +Term) is semidet.
%  Term has a part that unifies with Sub; nothing is bound.
%  ?- contains_term(b, f(a, g(b))).
%  true
contains_term(X, Term) :- \+ free_of_term(X, Term).

%! contains_var(+Sub, +Term) is semidet.
%  Term has a part that is identical to Sub.
%  ?- contains_var(X, f(X)).
%  true
contains_var(X, Term) :- \+ free_of_var(X, Term).

%! free_of_term(+Sub, +Term) is semidet.
%  No part of Term unifies with Sub.
%  ?- free_of_term(c, f(a, g(b))).
%  true
free_of_term(X, Term) :- \+ ( sub_term(Part, Term), Part = X ).

%! free_of_var(+Sub, +Term) is semidet.
%  No part of Term is identical to Sub.
%  ?- free_of_var(X, f(Y)).
%  true
free_of_var(X, Term) :- \+ ( sub_term(Part, Term), Part == X ).

%! occurrences_of_term(+Sub, +Term, -Count) is det.
%  Count parts of Term are instances of Sub or unify with it.
%  ?- occurrences_of_term(a, f(a, g(a)), N).
%  N = 2
occurrences_of_term(X, Term, Count) :- aggregate_all(count, ( sub_term(Part, Term), subsumes_term(X, Part) ), Count).

%! occurrences_of_var(+Sub, +Term, -Count) is det.
%  Count parts of Term are identical to Sub.
%  ?- occurrences_of_var(X, f(X, g(X)), N).
%  N = 2
occurrences_of_var(X, Term, Count) :- aggregate_all(count, ( sub_term(Part, Term), Part == X ), Count).

%! sub_term_shared_variables(+Sub, +Term, -Variables) is det.
%  Variables are those of Sub that also occur in Term outside of it.
%  ?- sub_term_shared_variables(f(X, Y), g(f(X, Y), X), V), V == [X].
%  V = [X]
sub_term_shared_variables(Sub, Term, Variables) :-
    term_variables(Sub, Inside),
    '$without'(Term, Sub, Outside),
    term_variables(Outside, Others),
    '$both'(Inside, Others, Variables).

% Term with the parts identical to Sub left out.
'$without'(Term, Sub, x) :- Term == Sub, !.
'$without'(Term, Sub, Rest) :- compound(Term), !, Term =.. [_|Arguments], '$without_all'(Arguments, Sub, Rest).
'$without'(Term, _, Term).

'$without_all'([], _, []).
'$without_all'([X|Xs], Sub, [Y|Ys]) :- '$without'(X, Sub, Y), '$without_all'(Xs, Sub, Ys).

'$both'([], _, []).
'$both'([V|Vs], Others, Variables) :-
    ( '$occurs'(Others, V) -> Variables = [V|Variables1] ; Variables = Variables1 ),
    '$both'(Vs, Others, Variables1).

%! sub_var(+Sub, +Term) is semidet.
%  The same as contains_var/2.
%  ?- sub_var(X, f(X)).
%  true
sub_var(Sub, Term) :- contains_var(Sub, Term).
