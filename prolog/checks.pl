% Checks and messages that programs of other systems use. How the comments are read: control.pl.

%! must_be(+Type, ?Term) is det.
%  Term is of Type, or there is the error that says why not.
%  ?- must_be(integer, a).
%  error(type_error(integer,a))
must_be(Type, Term) :- '$must_be'(Type, Term), !.
must_be(_, Term) :- var(Term), !, throw(error(instantiation_error, _)).
must_be(Type, Term) :- '$domain'(Type, Base, Term), !, throw(error(domain_error(Base, Term), _)).
must_be(Type, Term) :- throw(error(type_error(Type, Term), _)).

'$must_be'(Type, _) :- var(Type), !, throw(error(instantiation_error, _)).
'$must_be'(any, _).
'$must_be'(var, X) :- var(X).
'$must_be'(integer, X) :- integer(X).
'$must_be'(float, X) :- float(X).
'$must_be'(number, X) :- number(X).
'$must_be'(atom, X) :- atom(X).
'$must_be'(atomic, X) :- atomic(X).
'$must_be'(string, X) :- string(X).
'$must_be'(compound, X) :- compound(X).
'$must_be'(callable, X) :- callable(X).
'$must_be'(ground, X) :- ground(X).
'$must_be'(list, X) :- is_list(X).
'$must_be'(proper_list, X) :- is_list(X).
'$must_be'(boolean, X) :- ( X == true ; X == false ).
'$must_be'(positive_integer, X) :- integer(X), X > 0.
'$must_be'(nonneg, X) :- integer(X), X >= 0.
'$must_be'(between(L, H), X) :- number(X), X >= L, X =< H.
'$must_be'(oneof(L), X) :- nonvar(X), memberchk(X, L).
'$must_be'(list(Type), X) :- is_list(X), '$all_of'(X, Type).

'$all_of'([], _).
'$all_of'([X|Xs], Type) :- must_be(Type, X), '$all_of'(Xs, Type).

'$domain'(positive_integer, not_less_than_one, X) :- integer(X).
'$domain'(nonneg, not_less_than_zero, X) :- integer(X).
'$domain'(between(L, H), between(L, H), X) :- number(X).
'$domain'(oneof(L), oneof(L), _).

%! is_of_type(+Type, ?Term) is semidet.
%  Term is of Type.
%  ?- is_of_type(positive_integer, 3).
%  true
is_of_type(Type, Term) :- '$must_be'(Type, Term), !.

%! assertion(:Goal) is det.
%  Goal succeeds, or there is an error.
%  ?- assertion(1 > 2).
%  error(assertion_failed(1>2))
assertion(Goal) :- \+ \+ call(Goal), !.
assertion(Goal) :- throw(error(assertion_failed(Goal), _)).

%! print_message(+Kind, +Message) is det.
%  Writes an error or a warning on user_error; other messages are not shown.
%  ?- print_message(silent, x).
%  true
print_message(Kind, Message) :-
    ( memberchk(Kind, [error, warning]) -> format(user_error, '~w: ~p~n', [Kind, Message]) ; true ).

%! time(:Goal) is semidet.
%  Goal once; says on user_error how long it took.
%  ?- time(true).
%  true
time(Goal) :-
    statistics(cputime, T0),
    ( catch(Goal, Ball, true) -> Outcome = yes ; Outcome = no ),
    statistics(cputime, T1),
    T is T1 - T0,
    format(user_error, '% ~3f seconds~n', [T]),
    ( nonvar(Ball) -> throw(Ball) ; Outcome == yes ).

%! prolog_flag(?Flag, ?Value) is nondet.
%  The same as current_prolog_flag/2.
%  ?- prolog_flag(bounded, V).
%  V = false
prolog_flag(Flag, Value) :- current_prolog_flag(Flag, Value).

%! char_conversion(+Char, +Other) is det.
%  Accepted; characters are never converted.
%  ?- char_conversion(a, b).
%  true
char_conversion(_, _).

%! current_char_conversion(?Char, ?Other) is nondet.
%  A character and itself.
%  ?- current_char_conversion(a, X).
%  X = a
current_char_conversion(X, X).
