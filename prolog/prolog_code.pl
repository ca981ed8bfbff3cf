% Goals, heads and indicators as terms. How the comments are read: control.pl.

:- module(prolog_code, [comma_list/2, semicolon_list/2, mkconj/3, mkdisj/3, is_predicate_indicator/1, pi_head/2,
    head_name_arity/3, most_general_goal/2, extend_goal/3, is_control_goal/1, body_term_calls/2, predicate_label/2]).

%! comma_list(?Conjunction, ?List) is det.
%  List has the goals of Conjunction, flattened.
%  ?- comma_list((a, b, c), L), comma_list(C, [x, y]).
%  L = [a,b,c], C = (x,y)
comma_list(Conjunction, List) :- '$joined_list'(Conjunction, ',', List).

%! semicolon_list(?Disjunction, ?List) is det.
%  List has the goals of Disjunction, flattened.
%  ?- semicolon_list((a ; b), L).
%  L = [a,b]
semicolon_list(Disjunction, List) :- '$joined_list'(Disjunction, ;, List).

'$joined_list'(Joined, Name, List) :- nonvar(Joined), !, '$parts'(Joined, Name, List0, []), List = List0.
'$joined_list'(Joined, Name, List) :- is_list(List), !, '$join'(List, Name, Joined).
'$joined_list'(_, _, List) :- must_be(list, List).

'$parts'(Term, Name, [Term|Rest], Rest) :- \+ '$pair_of'(Term, Name, _, _), !.
'$parts'(Term, Name, List, Rest) :-
    '$pair_of'(Term, Name, A, B),
    '$parts'(A, Name, List, List1),
    '$parts'(B, Name, List1, Rest).

'$pair_of'(Term, Name, A, B) :- compound(Term), Term =.. [Name, A, B].

'$join'([X], _, Joined) :- !, Joined = X.
'$join'([X|Xs], Name, Joined) :- Joined =.. [Name, X, Rest], '$join'(Xs, Name, Rest).

%! mkconj(?A, ?B, -Conjunction) is det.
%  Conjunction is (A, B), without a side that is true.
%  ?- mkconj(a, true, X), mkconj((a, b), c, Y).
%  X = a, Y = (a,b,c)
mkconj(A, B, Conjunction) :-
    ( A == true -> Conjunction = B
    ; B == true -> Conjunction = A
    ; '$parts'(A, ',', List, [B]), '$join'(List, ',', Conjunction)
    ).

%! mkdisj(?A, ?B, -Disjunction) is det.
%  Disjunction is (A ; B), without a side that fails.
%  ?- mkdisj(fail, a, X), mkdisj(a, b, Y).
%  X = a, Y = (a;b)
mkdisj(A, B, Disjunction) :-
    ( '$failing'(A) -> Disjunction = B
    ; '$failing'(B) -> Disjunction = A
    ; '$parts'(A, ;, List, [B]), '$join'(List, ;, Disjunction)
    ).

'$failing'(X) :- X == fail, !.
'$failing'(X) :- X == false.

%! is_predicate_indicator(?Term) is semidet.
%  Term is Name/Arity or Name//Arity, with or without a module.
%  ?- is_predicate_indicator(m:a/1), \+ is_predicate_indicator(a).
%  true
is_predicate_indicator(Term) :- var(Term), !, throw(error(instantiation_error, _)).
is_predicate_indicator(M:Term) :- !, atom(M), is_predicate_indicator(Term).
is_predicate_indicator(Name/Arity) :- atom(Name), integer(Arity), Arity >= 0.
is_predicate_indicator(Name//Arity) :- atom(Name), integer(Arity), Arity >= 0.

%! pi_head(?Indicator, ?Head) is det.
%  Head has the name and arity that Indicator says, and its module.
%  ?- pi_head(m:foo/1, H), pi_head(P, bar(a)), pi_head(s//1, G).
%  H = m:foo(_), P = bar/1, G = s(_,_,_)
pi_head(Indicator, Head) :- var(Indicator), var(Head), !, throw(error(instantiation_error, _)).
pi_head(M:Indicator, M:Head) :- !, pi_head(Indicator, Head).
pi_head(Name//Arity, Head) :- nonvar(Arity), !, Arity2 is Arity + 2, functor(Head, Name, Arity2).
pi_head(Name/Arity, Head) :- head_name_arity(Head, Name, Arity).

%! head_name_arity(?Head, ?Name, ?Arity) is det.
%  The same as functor/3.
%  ?- head_name_arity(H, f, 2).
%  H = f(_,_)
head_name_arity(Head, Name, Arity) :- functor(Head, Name, Arity).

%! most_general_goal(+Goal, -General) is det.
%  General calls the predicate of Goal with different variables.
%  ?- most_general_goal(m:f(a), G).
%  G = m:f(_)
most_general_goal(Goal, _) :- var(Goal), !, throw(error(instantiation_error, _)).
most_general_goal(M:Goal, General) :- !, General = M:General1, most_general_goal(Goal, General1).
most_general_goal(Goal, General) :- functor(Goal, Name, Arity), functor(General, Name, Arity).

%! extend_goal(+Goal, +Arguments, -Extended) is det.
%  Extended is Goal with more arguments.
%  ?- extend_goal(m:f(a), [b], G).
%  G = m:f(a,b)
extend_goal(Goal, Arguments, Extended) :- nonvar(Goal), Goal = M:Plain, !, Extended = M:Plain1, extend_goal(Plain, Arguments, Plain1).
extend_goal(Goal, Arguments, Extended) :- Goal =.. List0, append(List0, Arguments, List), Extended =.. List.

%! is_control_goal(?Goal) is semidet.
%  Goal is a variable, or a control construct that has goals: , ; -> *-> \+
%  ?- is_control_goal((a, b)), \+ is_control_goal(a).
%  true
is_control_goal(Goal) :- var(Goal), !.
is_control_goal((_, _)).
is_control_goal((_ ; _)).
is_control_goal((_ -> _)).
is_control_goal((_ *-> _)).
is_control_goal(\+ _).

%! body_term_calls(:Body, -Called) is nondet.
%  Called is Body or one of the goals in it, those of meta-predicates included.
%  ?- body_term_calls((a, \+ b), G).
%  G = (a,\+b) ; G = a ; G = (\+b) ; G = b
body_term_calls(Body, Called) :- '$split_module'(Body, M, Plain), '$called'(Plain, M, Called).

'$called'(Body, _, Body).
'$called'(Body, M, Called) :-
    callable(Body),
    functor(Body, Name, Arity),
    functor(General, Name, Arity),
    predicate_property(M:General, meta_predicate(Specs)),
    !,
    genarg(I, Specs, 0),
    arg(I, Body, Part),
    '$called'(Part, M, Called).

%! predicate_label(+Indicator, -Label) is det.
%  Label is Name/Arity as an atom, with the module unless it is user's or the library's.
%  ?- predicate_label(lists:append/3, A), predicate_label(m:p/1, B).
%  A = 'append/3', B = 'm:p/1'
predicate_label(M:Indicator, Label) :- !,
    ( '$hidden_module'(M, Indicator) -> predicate_label(Indicator, Label) ; format(atom(Label), '~q:~q', [M, Indicator]) ).
predicate_label(Indicator, Label) :- format(atom(Label), '~q', [Indicator]).

'$hidden_module'(user, _) :- !.
'$hidden_module'(M, Indicator) :- pi_head(Indicator, Head), predicate_property(M:Head, built_in), !.
'$hidden_module'(M, Indicator) :- pi_head(Indicator, Head), predicate_property(M:Head, library).
