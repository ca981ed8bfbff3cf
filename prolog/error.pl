% Errors of the standard, and tests of types that throw them. How the comments are read: control.pl.

:- module(error, [must_be/2, is_of_type/2, type_error/2, domain_error/2, existence_error/2, existence_error/3,
    permission_error/3, instantiation_error/1, uninstantiation_error/1, representation_error/1, resource_error/1,
    syntax_error/1, is_list_or_partial/1]).

%! type_error(+Type, +Culprit) is failure.
%  Throws a type error.
%  ?- type_error(integer, a).
%  error(type_error(integer,a))
type_error(Type, Culprit) :- throw(error(type_error(Type, Culprit), _)).

%! domain_error(+Domain, +Culprit) is failure.
%  Throws a domain error.
%  ?- domain_error(weekday, x).
%  error(domain_error(weekday,x))
domain_error(Domain, Culprit) :- throw(error(domain_error(Domain, Culprit), _)).

%! existence_error(+Kind, +Culprit) is failure.
%  Throws an existence error.
%  ?- existence_error(key, x).
%  error(existence_error(key,x))
existence_error(Kind, Culprit) :- throw(error(existence_error(Kind, Culprit), _)).

%! existence_error(+Kind, +Culprit, +Where) is failure.
%  Throws an existence error that says where Culprit was looked for.
%  ?- existence_error(key, x, table).
%  error(existence_error(key,x,table))
existence_error(Kind, Culprit, Where) :- throw(error(existence_error(Kind, Culprit, Where), _)).

%! permission_error(+Action, +Kind, +Culprit) is failure.
%  Throws a permission error.
%  ?- permission_error(modify, table, x).
%  error(permission_error(modify,table,x))
permission_error(Action, Kind, Culprit) :- throw(error(permission_error(Action, Kind, Culprit), _)).

%! instantiation_error(?Culprit) is failure.
%  Throws an instantiation error.
%  ?- instantiation_error(_).
%  error(instantiation_error)
instantiation_error(_) :- throw(error(instantiation_error, _)).

%! uninstantiation_error(+Culprit) is failure.
%  Throws the error of an argument that is bound and must not be.
%  ?- uninstantiation_error(x).
%  error(uninstantiation_error(x))
uninstantiation_error(Culprit) :- throw(error(uninstantiation_error(Culprit), _)).

%! representation_error(+Limit) is failure.
%  Throws a representation error.
%  ?- representation_error(max_arity).
%  error(representation_error(max_arity))
representation_error(Limit) :- throw(error(representation_error(Limit), _)).

%! resource_error(+Resource) is failure.
%  Throws a resource error.
%  ?- resource_error(tapes).
%  error(resource_error(tapes))
resource_error(Resource) :- throw(error(resource_error(Resource), _)).

%! syntax_error(+Message) is failure.
%  Throws a syntax error.
%  ?- syntax_error(bad_row).
%  error(syntax_error(bad_row))
syntax_error(Message) :- throw(error(syntax_error(Message), _)).

%! is_list_or_partial(?Term) is semidet.
%  Term is a list, or may become one by binding its tail.
%  ?- is_list_or_partial([a|_]).
%  true
is_list_or_partial(Term) :- '$skip_list'(Term, _, End), ( var(End) -> true ; End == [] ).

%! must_be(+Type, ?Term) is det.
%  Term has the type; an error otherwise: of instantiation where it may yet become so, else of type.
%  ?- must_be(list(integer), [1,a]).
%  error(type_error(integer,a))
must_be(Type, Term) :-
    ( var(Type) -> throw(error(instantiation_error, _))
    ; '$has_type'(Type, Term) -> true
    ; '$type'(Type) -> '$is_not'(Type, Term)
    ; '$is_not_own'(Type, Term)
    ).

%! is_of_type(+Type, ?Term) is semidet.
%  Term has the type: atom, integer, nonneg, positive_integer, between(L,H), oneof(Items), list(Type), callable, text, ...
%  ?- is_of_type(positive_integer, 0).
%  false
is_of_type(Type, Term) :-
    ( var(Type) -> throw(error(instantiation_error, _))
    ; '$type'(Type) -> '$has_type'(Type, Term)
    ; '$own_type'(Type, Term)
    ).

% A program may define types of its own as clauses of has_type/2, or of error:has_type/2 as SWI-Prolog has it.
'$own_type'(Type, Term) :- '$own_types'(Module), call(Module:has_type(Type, Term)), !.

'$own_types'(user) :- current_predicate(has_type/2).
'$own_types'(system) :- predicate_property(system:has_type(_, _), number_of_clauses(_)).

'$is_not_own'(Type, Term) :- '$own_type'(Type, Term), !.
'$is_not_own'(Type, Term) :- \+ '$own_types'(_), !, throw(error(existence_error(type, Type), Term)).
'$is_not_own'(_, Term) :- var(Term), !, throw(error(instantiation_error, _)).
'$is_not_own'(Type, Term) :- throw(error(type_error(Type, Term), _)).

'$has_type'(any, _).
'$has_type'(atom, X) :- atom(X).
'$has_type'(symbol, X) :- atom(X).
'$has_type'(atomic, X) :- atomic(X).
'$has_type'(integer, X) :- integer(X).
'$has_type'(nonneg, X) :- integer(X), X >= 0.
'$has_type'(positive_integer, X) :- integer(X), X >= 1.
'$has_type'(negative_integer, X) :- integer(X), X < 0.
'$has_type'(float, X) :- float(X).
'$has_type'(rational, X) :- integer(X).
'$has_type'(number, X) :- number(X).
'$has_type'(var, X) :- var(X).
'$has_type'(nonvar, X) :- nonvar(X).
'$has_type'(callable, X) :- callable(X).
'$has_type'(compound, X) :- compound(X).
'$has_type'(ground, X) :- ground(X).
'$has_type'(acyclic, X) :- acyclic_term(X).
'$has_type'(cyclic, X) :- cyclic_term(X).
'$has_type'(boolean, X) :- nonvar(X), '$boolean'(X).
'$has_type'(bool, X) :- nonvar(X), '$boolean'(X).
'$has_type'(order, X) :- nonvar(X), '$order'(X).
'$has_type'(pair, X) :- nonvar(X), X = _-_.
'$has_type'(char, X) :- '$is_char'(X).
'$has_type'(code, X) :- '$is_code'(X).
'$has_type'(string, X) :- string(X).
'$has_type'(text, X) :- '$is_text'(X).
'$has_type'(chars, X) :- is_list(X), '$all_of_type'(X, char).
'$has_type'(codes, X) :- is_list(X), '$all_of_type'(X, code).
'$has_type'(list, X) :- is_list(X).
'$has_type'(proper_list, X) :- is_list(X).
'$has_type'(list_or_partial, X) :- is_list_or_partial(X).
'$has_type'(list(Type), X) :- is_list(X), '$all_of_type'(X, Type).
'$has_type'(list_of(Type), X) :- is_list(X), '$all_of_type'(X, Type).
'$has_type'(oneof(Items), X) :- nonvar(X), memberchk(X, Items).
'$has_type'(between(Low, High), X) :- number(X), '$is_between'(Low, High, X).
'$has_type'(predicate_indicator, X) :- nonvar(X), '$is_indicator'(X).
'$has_type'(stream, X) :- nonvar(X), '$is_stream'(X).
'$has_type'(encoding, X) :- atom(X), '$encoding'(X).
'$has_type'(dict, _) :- fail.
'$has_type'(type, X) :- ground(X), '$type'(X).

'$all_of_type'([], _).
'$all_of_type'([X|Xs], Type) :- ( is_of_type(Type, X) -> '$all_of_type'(Xs, Type) ).

'$boolean'(true).
'$boolean'(false).

'$order'(<).
'$order'(=).
'$order'(>).

'$is_char'(X) :- atom(X), atom_length(X, 1).

'$is_code'(X) :- integer(X), X >= 0, X =< 0x10ffff.

'$is_text'(X) :- atom(X), !.
'$is_text'(X) :- string(X), !.
'$is_text'(X) :- is_list(X), ( '$all_of_type'(X, code) -> true ; '$all_of_type'(X, char) ).

'$is_between'(Low, High, X) :-
    ( integer(Low), integer(High) -> integer(X) ; must_be(number, Low), must_be(number, High) ),
    X >= Low,
    X =< High.

'$is_indicator'(Name/Arity) :- atom(Name), integer(Arity), Arity >= 0.
'$is_indicator'(Name//Arity) :- atom(Name), integer(Arity), Arity >= 0.

'$is_stream'(X) :- catch(stream_property(X, mode(_)), error(_, _), fail), !.
'$is_stream'(X) :- atom(X), stream_property(_, alias(X)), !.

'$encoding'(X) :- memberchk(X, [octet, ascii, iso_latin_1, text, utf8, unicode_be, unicode_le, utf16be, utf16le, wchar_t]).

'$type'(any).
'$type'(atom).
'$type'(symbol).
'$type'(atomic).
'$type'(integer).
'$type'(nonneg).
'$type'(positive_integer).
'$type'(negative_integer).
'$type'(float).
'$type'(rational).
'$type'(number).
'$type'(var).
'$type'(nonvar).
'$type'(callable).
'$type'(compound).
'$type'(ground).
'$type'(acyclic).
'$type'(cyclic).
'$type'(boolean).
'$type'(bool).
'$type'(order).
'$type'(pair).
'$type'(char).
'$type'(code).
'$type'(string).
'$type'(text).
'$type'(chars).
'$type'(codes).
'$type'(list).
'$type'(proper_list).
'$type'(list_or_partial).
'$type'(list(_)).
'$type'(list_of(_)).
'$type'(oneof(_)).
'$type'(between(_, _)).
'$type'(predicate_indicator).
'$type'(stream).
'$type'(encoding).
'$type'(dict).
'$type'(type).

'$is_not'(var, X) :- !, throw(error(uninstantiation_error(X), _)).
'$is_not'(acyclic, X) :- !, throw(error(domain_error(acyclic_term, X), _)).
'$is_not'(cyclic, X) :- !, throw(error(domain_error(cyclic_term, X), _)).
'$is_not'(Type, X) :- '$item_type'(Type, Of), !, '$is_not_list'(Of, Type, X).
'$is_not'(Type, X) :- '$may_become'(Type, X), !, throw(error(instantiation_error, _)).
'$is_not'(Type, X) :- throw(error(type_error(Type, X), _)).

'$item_type'(list(Of), Of).
'$item_type'(list_of(Of), Of).
'$item_type'(chars, char).
'$item_type'(codes, code).

'$is_not_list'(Of, Type, X) :-
    ( '$skip_list'(X, _, End), '$is_partial_end'(End, Of, X) -> true
    ; throw(error(type_error(Type, X), _))
    ).

'$is_partial_end'(End, Of, X) :- % fails where there is no list, as one without an end has none
    ( var(End) -> throw(error(instantiation_error, _)) ; End == [], '$must_all_be'(X, Of) ).

'$must_all_be'([X|Xs], Of) :- must_be(Of, X), '$must_all_be'(Xs, Of).

'$may_become'(_, X) :- var(X), !.
'$may_become'(ground, _) :- !.
'$may_become'(list, X) :- !, '$skip_list'(X, _, End), var(End).
'$may_become'(text, X) :- !, '$skip_list'(X, Count, End), Count > 0, ( var(End) -> true ; \+ ground(X) ).
'$may_become'(between(_, _), X) :- var(X).
