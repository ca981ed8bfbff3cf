% '$VAR'(N) for variables, and variables for '$VAR'(N). How the comments are read: control.pl.

:- module(varnumbers, [numbervars/1, numbervars/4, varnumbers/2, varnumbers/3, max_var_number/3]).

%! numbervars(?Term) is det.
%  Binds the variables of Term to '$VAR'(0), '$VAR'(1), ...
%  ?- T = f(X, Y), numbervars(T).
%  T = f('$VAR'(0),'$VAR'(1)), X = '$VAR'(0), Y = '$VAR'(1)
numbervars(Term) :- numbervars(Term, 0, _).

%! numbervars(?Term, +Start, -End, +Options) is det.
%  As numbervars/3; with singletons(true) a variable that occurs once becomes '$VAR'('_'), if Term does not contain itself.
%  ?- T = f(X, Y, X), numbervars(T, 0, E, [singletons(true)]).
%  T = f('$VAR'(0),'$VAR'('_'),'$VAR'(0)), X = '$VAR'(0), Y = '$VAR'('_'), E = 1
numbervars(Term, Start, End, Options) :-
    ( option(singletons(true), Options), acyclic_term(Term) ->
        term_singletons(Term, Singletons),
        '$name_all'(Singletons, '$VAR'('_'))
    ; true
    ),
    numbervars(Term, Start, End).

'$name_all'([], _).
'$name_all'([Name|Variables], Name) :- '$name_all'(Variables, Name).

%! varnumbers(+Term, -Other) is det.
%  Other is Term with a new variable for each '$VAR'(N).
%  ?- varnumbers(f('$VAR'(0), '$VAR'(1), '$VAR'(0)), f(a, b, X)).
%  X = a
varnumbers(Term, Other) :- varnumbers(Term, 0, Other).

%! varnumbers(+Term, +Start, -Other) is det.
%  Other is Term with a new variable for each '$VAR'(N) from Start on.
%  ?- varnumbers(f('$VAR'(0), '$VAR'(1)), 1, T).
%  T = f('$VAR'(0),_)
varnumbers(Term, Start, Other) :-
    must_be(integer, Start),
    empty_assoc(Known),
    '$unnumbered'(Term, Start, Other0, Known, _),
    Other = Other0.

'$unnumbered'(Term, _, Other, Known, Known) :- \+ compound(Term), !, Other = Term.
'$unnumbered'('$VAR'(N), Start, Other, Known0, Known) :-
    integer(N),
    N >= Start,
    !,
    ( get_assoc(N, Known0, Other0) -> Known = Known0 ; put_assoc(N, Known0, Other0, Known) ),
    Other = Other0.
'$unnumbered'(Term, Start, Other, Known0, Known) :-
    Term =.. [Name|Arguments],
    '$unnumbered_all'(Arguments, Start, Others, Known0, Known),
    Other =.. [Name|Others].

'$unnumbered_all'([], _, [], Known, Known).
'$unnumbered_all'([X|Xs], Start, [Y|Ys], Known0, Known) :-
    '$unnumbered'(X, Start, Y, Known0, Known1),
    '$unnumbered_all'(Xs, Start, Ys, Known1, Known).

%! max_var_number(+Term, +Start, -Most) is det.
%  Most is the greatest N of Start and the '$VAR'(N) in Term.
%  ?- max_var_number(f('$VAR'(3), '$VAR'(1)), 0, M).
%  M = 3
max_var_number(Term, Start, Most) :-
    findall(N, ( sub_term(Part, Term), nonvar(Part), Part = '$VAR'(N), integer(N) ), Ns),
    max_list([Start|Ns], Most).
