% Terms as a whole: sizes, generalisation, going through arguments and subterms. How the comments are read: control.pl.

:- module(terms, [(?=)/2, term_size/2, variant/2, subsumes/2, subsumes_chk/2, term_subsumer/3, mapargs/3, mapsubterms/3,
    foldsubterms/4, foldsubterms/5, same_functor/2, same_functor/3, same_functor/4]).

%! ?=(?X, ?Y) is semidet.
%  It is known whether X and Y are equal: they are identical, or they do not unify.
%  ?- ?=(f(X, a), f(Y, b)), \+ ?=(X, Y).
%  true
?=(X, Y) :- ( X == Y -> true ; X \= Y ).

%! term_size(?Term, -Cells) is det.
%  Cells is the number of memory cells that Term takes: none for an atom, a variable or a small integer.
%  ?- term_size(f(a, g(b)), S).
%  S = 5
term_size(Term, Cells) :- '$cells'(Term, 0, Cells).

'$cells'(Term, Cells0, Cells) :-
    ( compound(Term) -> functor(Term, _, Arity), Cells1 is Cells0 + Arity + 1, '$cells'(1, Arity, Term, Cells1, Cells)
    ; Cells = Cells0
    ).

'$cells'(I, Arity, Term, Cells0, Cells) :-
    arg(I, Term, Argument),
    ( I =:= Arity -> '$cells'(Argument, Cells0, Cells)
    ; '$cells'(Argument, Cells0, Cells1), I1 is I + 1, '$cells'(I1, Arity, Term, Cells1, Cells)
    ).

%! variant(?Term, ?Other) is semidet.
%  The terms are equal up to the names of variables.
%  ?- variant(f(X, Y), f(A, B)).
%  true
variant(Term, Other) :- Term =@= Other.

%! subsumes(?General, ?Specific) is semidet.
%  General is made equal to Specific by binding variables of General only.
%  ?- subsumes(f(X), f(a)).
%  X = a
subsumes(General, Specific) :- subsumes_term(General, Specific), General = Specific.

%! subsumes_chk(?General, ?Specific) is semidet.
%  The same as subsumes_term/2.
%  ?- subsumes_chk(f(_), f(a)).
%  true
subsumes_chk(General, Specific) :- subsumes_term(General, Specific).

%! term_subsumer(?Term, ?Other, -General) is det.
%  General is the most specific term of which both are instances.
%  ?- term_subsumer(f(a, b), f(c, b), G).
%  G = f(_,b)
term_subsumer(Term, Other, General) :- '$generalise'(Term, Other, General, [], _).

% A pair of different subterms always gets the same variable.
'$generalise'(X, Y, G, Pairs, Pairs) :- X == Y, !, G = X.
'$generalise'(X, Y, G, Pairs0, Pairs) :-
    compound(X), compound(Y),
    functor(X, Name, Arity), functor(Y, Name, Arity),
    !,
    functor(G, Name, Arity),
    '$generalise'(1, Arity, X, Y, G, Pairs0, Pairs).
'$generalise'(X, Y, G, Pairs0, Pairs) :-
    ( '$known_pair'(Pairs0, X, Y, G0) -> G = G0, Pairs = Pairs0 ; Pairs = [p(X, Y, G)|Pairs0] ).

'$generalise'(I, Arity, X, Y, G, Pairs0, Pairs) :-
    ( I > Arity -> Pairs = Pairs0
    ; arg(I, X, X1), arg(I, Y, Y1), arg(I, G, G1),
      '$generalise'(X1, Y1, G1, Pairs0, Pairs1),
      I1 is I + 1,
      '$generalise'(I1, Arity, X, Y, G, Pairs1, Pairs)
    ).

'$known_pair'([p(X1, Y1, G1)|Pairs], X, Y, G) :-
    ( X1 == X, Y1 == Y -> G = G1 ; '$known_pair'(Pairs, X, Y, G) ).

%! mapargs(:Goal, ?Term, ?Other) is semidet.
%  The terms have the same functor, and Goal succeeds for their arguments.
%  ?- mapargs(succ, p(1, 2), T).
%  T = p(2,3)
mapargs(Goal, Term, Other) :-
    ( nonvar(Term) -> '$like'(Term, Other) ; must_be(nonvar, Other), '$like'(Other, Term) ),
    ( compound(Term) -> functor(Term, _, Arity), '$mapargs'(1, Arity, Goal, Term, Other) ; Term = Other ).

'$like'(Term, Other) :- functor(Term, Name, Arity), functor(Other, Name, Arity).

'$mapargs'(I, Arity, Goal, Term, Other) :-
    ( I > Arity -> true
    ; arg(I, Term, X), arg(I, Other, Y),
      call(Goal, X, Y),
      I1 is I + 1,
      '$mapargs'(I1, Arity, Goal, Term, Other)
    ).

%! mapsubterms(:Goal, +Term, -Changed) is det.
%  Changed is Term with each subterm X replaced by Y where call(Goal, X, Y) succeeds, the outer ones first.
%  ?- mapsubterms([a,b]>>true, f(a, g(a)), T).
%  T = f(b,g(b))
mapsubterms(Goal, Term, Changed) :-
    ( var(Term) -> Changed = Term
    ; call(Goal, Term, Term1) -> Changed = Term1
    ; compound(Term) ->
      functor(Term, Name, Arity),
      functor(Changed, Name, Arity),
      '$mapsubterms'(1, Arity, Goal, Term, Changed)
    ; Changed = Term
    ).

'$mapsubterms'(I, Arity, Goal, Term, Changed) :-
    ( I > Arity -> true
    ; arg(I, Term, X), arg(I, Changed, Y),
      mapsubterms(Goal, X, Y),
      I1 is I + 1,
      '$mapsubterms'(I1, Arity, Goal, Term, Changed)
    ).

%! foldsubterms(:Goal, +Term, +Start, -End) is semidet.
%  Goal leads from Start to End through the subterms for which it succeeds; inside of these it is not tried.
%  ?- foldsubterms([X,S0,S]>>(integer(X), S is S0 + X), f(1, g(2)), 0, S).
%  S = 3
foldsubterms(Goal, Term, S0, S) :-
    ( nonvar(Term), call(Goal, Term, S0, S1) -> S = S1
    ; compound(Term) -> functor(Term, _, Arity), '$foldsubterms'(1, Arity, Goal, Term, S0, S)
    ; S = S0
    ).

'$foldsubterms'(I, Arity, Goal, Term, S0, S) :-
    ( I > Arity -> S = S0
    ; arg(I, Term, X),
      foldsubterms(Goal, X, S0, S1),
      I1 is I + 1,
      '$foldsubterms'(I1, Arity, Goal, Term, S1, S)
    ).

%! foldsubterms(:Goal, +Term, -Changed, +Start, -End) is semidet.
%  As foldsubterms/4, with call(Goal, X, Y, S0, S) replacing X by Y as mapsubterms/3 does.
%  ?- foldsubterms([X,i,S0,S]>>(integer(X), S is S0 + X), f(1, g(2)), T, 0, S).
%  S = 3, T = f(i,g(i))
foldsubterms(Goal, Term, Changed, S0, S) :-
    ( nonvar(Term), call(Goal, Term, Changed1, S0, S1) -> Changed = Changed1, S = S1
    ; compound(Term) ->
      functor(Term, Name, Arity),
      functor(Changed, Name, Arity),
      '$foldsubterms'(1, Arity, Goal, Term, Changed, S0, S)
    ; Changed = Term, S = S0
    ).

'$foldsubterms'(I, Arity, Goal, Term, Changed, S0, S) :-
    ( I > Arity -> S = S0
    ; arg(I, Term, X), arg(I, Changed, Y),
      foldsubterms(Goal, X, Y, S0, S1),
      I1 is I + 1,
      '$foldsubterms'(I1, Arity, Goal, Term, Changed, S1, S)
    ).

%! same_functor(?Term, ?Other) is semidet.
%  The terms have the same name and arity.
%  ?- same_functor(f(a), T).
%  T = f(_)
same_functor(Term, Other) :- same_functor(Term, Other, _, _).

%! same_functor(?Term, ?Other, ?Arity) is semidet.
%  The terms have the same name, and Arity.
%  ?- same_functor(f(a), f(b), A).
%  A = 1
same_functor(Term, Other, Arity) :- same_functor(Term, Other, _, Arity).

%! same_functor(?Term, ?Other, ?Name, ?Arity) is semidet.
%  The terms have Name and Arity.
%  ?- same_functor(f(a), f(b), N, A).
%  N = f, A = 1
same_functor(Term, Other, Name, Arity) :-
    ( nonvar(Term) -> functor(Term, Name, Arity), functor(Other, Name, Arity)
    ; nonvar(Other) -> functor(Other, Name, Arity), functor(Term, Name, Arity)
    ; functor(Other, Name, Arity), functor(Term, Name, Arity)
    ).
