% Compound terms and their variables. How the comments are read: control.pl.

:- module(compounds, [compound_name_arity/3, compound_name_arguments/3, copy_term_nat/2, nonground/2,
    is_most_general_term/1, unifiable/3, term_singletons/2, genarg/3]).

%! compound_name_arity(?Compound, ?Name, ?Arity) is det.
%  Compound has that name and number of arguments; for atoms there is functor/3.
%  ?- compound_name_arity(f(a), N, A), compound_name_arity(T, g, 2).
%  N = f, A = 1, T = g(_,_)
compound_name_arity(Compound, Name, Arity) :- compound(Compound), !, functor(Compound, Name, Arity).
compound_name_arity(Compound, _, _) :- nonvar(Compound), !, throw(error(type_error(compound, Compound), _)).
compound_name_arity(Compound, Name, Arity) :-
    must_be(atom, Name),
    must_be(positive_integer, Arity),
    functor(Compound, Name, Arity).

%! compound_name_arguments(?Compound, ?Name, ?Arguments) is det.
%  Compound has that name and these arguments.
%  ?- compound_name_arguments(f(a,b), N, As), compound_name_arguments(T, g, [c]).
%  N = f, As = [a,b], T = g(c)
compound_name_arguments(Compound, Name, Arguments) :- compound(Compound), !, Compound =.. [Name|Arguments].
compound_name_arguments(Compound, _, _) :- nonvar(Compound), !, throw(error(type_error(compound, Compound), _)).
compound_name_arguments(Compound, Name, Arguments) :-
    must_be(atom, Name),
    must_be(list, Arguments),
    ( Arguments == [] -> throw(error(domain_error(non_empty_list, Arguments), _)) ; true ),
    Compound =.. [Name|Arguments].

%! copy_term_nat(?Term, -Copy) is det.
%  The same as copy_term/2: variables have no attributes here.
%  ?- copy_term_nat(f(X, X, a), T).
%  T = f(_,_,a)
copy_term_nat(Term, Copy) :- copy_term(Term, Copy).

%! nonground(+Term, -Variable) is semidet.
%  Variable is the first of Term, if there is one.
%  ?- nonground(f(a, X), _V), _V == X, \+ nonground(f(a), _).
%  true
nonground(Term, Variable) :- \+ ground(Term), term_variables(Term, [Variable|_]).

%! is_most_general_term(?Term) is semidet.
%  Term is an atom, a compound term whose arguments are different variables, or a list of different variables.
%  ?- is_most_general_term(f(_, _)), \+ is_most_general_term(f(X, X)).
%  true
is_most_general_term(Term) :- atom(Term), !.
is_most_general_term([X|Xs]) :- !, is_list(Xs), '$different_variables'([X|Xs]).
is_most_general_term(Term) :- compound(Term), Term =.. [_|Arguments], '$different_variables'(Arguments).

'$different_variables'(List) :- term_variables(List, Variables), List == Variables.

%! unifiable(?Term, ?Other, -Equations) is semidet.
%  The terms unify, and stay finite; Equations, such as X = a, would do it. Nothing is bound.
%  ?- unifiable(f(X, b), f(a, Y), L).
%  L = [Y=b,X=a]
unifiable(Term, Other, Equations) :-
    term_variables(Term-Other, Variables),
    findall(Variables, Term = Other, [Values]),
    '$representatives'(Values, Variables, Variables),
    '$equations'(Variables, Values, [], Equations).

% Each variable of the values becomes the first variable that has it as its value.
'$representatives'([], [], _).
'$representatives'([Value|Values], [Variable|Variables], All) :-
    ( var(Value), \+ '$occurs'(All, Value) -> Value = Variable ; true ),
    '$representatives'(Values, Variables, All).

'$equations'([], [], Equations, Equations).
'$equations'([Variable|Variables], [Value|Values], Equations0, Equations) :-
    ( Variable == Value -> Equations1 = Equations0 ; Equations1 = [Variable=Value|Equations0] ),
    '$equations'(Variables, Values, Equations1, Equations).

%! term_singletons(+Term, -Variables) is det.
%  Variables are those that occur once in Term.
%  ?- term_singletons(f(X, Y, X, g(Z)), Vs), Vs == [Y, Z].
%  Vs = [Y,Z]
term_singletons(Term, Singletons) :-
    '$variable_list'(Term, All, []),
    msort(All, Sorted),
    '$single'(Sorted, Single),
    term_variables(Term, Variables),
    '$keep_single'(Variables, Single, Singletons).

'$variable_list'(Term, All, Rest) :- var(Term), !, All = [Term|Rest].
'$variable_list'(Term, All, Rest) :- compound(Term), !, Term =.. [_|Arguments], '$variable_lists'(Arguments, All, Rest).
'$variable_list'(_, All, All).

'$variable_lists'([], All, All).
'$variable_lists'([X|Xs], All, Rest) :- '$variable_list'(X, All, All1), '$variable_lists'(Xs, All1, Rest).

'$single'([], []).
'$single'([V|Vs], Single) :- '$behind'(Vs, V, Rest, Again), ( Again == no -> Single = [V|Single1] ; Single = Single1 ),
    '$single'(Rest, Single1).

'$behind'([W|Ws], V, Rest, Again) :- V == W, !, Again = yes, '$behind'(Ws, V, Rest, _).
'$behind'(Rest, _, Rest, no).

'$keep_single'([], _, []).
'$keep_single'([V|Vs], Single, Singletons) :-
    ( '$occurs'(Single, V) -> Singletons = [V|Singletons1] ; Singletons = Singletons1 ),
    '$keep_single'(Vs, Single, Singletons1).

%! genarg(?Place, +Term, ?Argument) is nondet.
%  As arg/3, for every Place where it is not known.
%  ?- genarg(I, f(a, b), b).
%  I = 2
genarg(Place, Term, Argument) :- nonvar(Place), !, arg(Place, Term, Argument).
genarg(Place, Term, Argument) :- functor(Term, _, Arity), between(1, Arity, Place), arg(Place, Term, Argument).
