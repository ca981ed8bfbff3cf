% Messages, times and others that programs of other systems use. How the comments are read: control.pl.

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

%! prolog_flag(?Flag, -Old, +New) is det.
%  The value of Flag was Old and is New from now on.
%  ?- prolog_flag(double_quotes, O, atom), prolog_flag(double_quotes, N, O).
%  O = codes, N = atom
prolog_flag(Flag, Old, New) :- current_prolog_flag(Flag, Old0), Old = Old0, set_prolog_flag(Flag, New).

%! current_char_conversion(?Char, ?Other) is nondet.
%  What char_conversion/2 said of Char; itself for other characters.
%  ?- current_char_conversion(a, X).
%  X = a
current_char_conversion(X, Y) :-
    '$character_or_var'(X),
    '$character_or_var'(Y),
    '$conversions'(Pairs),
    ( nonvar(X) -> ( memberchk(X-Z, Pairs) -> Y = Z ; Y = X )
    ; member(X-Y, Pairs)
    ; '$unchanged'(X, Y), \+ memberchk(X-_, Pairs)
    ).

'$character_or_var'(X) :- ( var(X) -> true ; atom(X), atom_length(X, 1) -> true ; throw(error(type_error(character, X), _)) ).

'$unchanged'(X, Y) :- ( var(Y) -> between(0, 255, Code), char_code(X, Code), Y = X ; X = Y ).

%! statistics is det.
%  Writes times, the use of memory and some counts to user_error, in the form of statistics/2.
%  ?- statistics.
%  true
statistics :- '$statistics'(List), '$shown_statistics'(List).

'$shown_statistics'([]).
'$shown_statistics'([Key-Value|Rest]) :- format(user_error, "~w~t~24|~w~n", [Key, Value]), '$shown_statistics'(Rest).
