% Atoms and strings: what has more than one answer. How the comments are read: control.pl.

%! atom_concat(?Left, ?Right, ?Whole) is nondet.
%  Whole is the text of Left followed by that of Right.
%  ?- atom_concat(X, b, ab).
%  X = a
atom_concat(Left, Right, Whole) :-
    ( nonvar(Left), nonvar(Right) -> '$concat'(Left, Right, Whole)
    ; var(Whole) -> throw(error(instantiation_error, _))
    ; '$concat_checked'(Left), '$concat_checked'(Right),
      '$atom_of'(Whole, Text),
      '$concat_split'(Left, Right, Text)
    ).

'$concat_checked'(X) :- ( var(X) -> true ; atomic(X) -> true ; throw(error(type_error(atom, X), _)) ).

'$atom_of'(X, Atom) :- ( var(X) -> true ; '$concat'(X, '', Atom) ).

'$concat_split'(Left, Right, Text) :-
    nonvar(Left), !,
    '$atom_of'(Left, L),
    '$sub_plan'(Text, 0, _, Rest, L, 1),
    '$sub_plan'(Text, _, Rest, 0, Right, 1).
'$concat_split'(Left, Right, Text) :-
    nonvar(Right), !,
    '$atom_of'(Right, R),
    '$sub_plan'(Text, Before, _, 0, R, 1),
    '$sub_plan'(Text, 0, Before, _, Left, 1).
'$concat_split'(Left, Right, Text) :-
    Left == Right, !,  % one answer at most, and no choice point behind it
    atom_length(Text, Length),
    Half is Length // 2,
    '$sub_plan'(Text, 0, Half, _, Left, 1),
    '$sub_plan'(Text, Half, _, 0, Right, 1).
'$concat_split'(Left, Right, Text) :-
    atom_length(Text, Length),
    between(0, Length, Before),
    '$sub_plan'(Text, 0, Before, _, Left, 1),
    '$sub_plan'(Text, Before, _, 0, Right, 1).

%! sub_atom(+Atom, ?Before, ?Length, ?After, ?Sub) is nondet.
%  Sub is the part of Atom with that many characters before, in and after it.
%  ?- sub_atom(abc, B, 2, A, S).
%  B = 0, A = 1, S = ab ; B = 1, A = 0, S = bc
sub_atom(Atom, Before, Length, After, Sub) :-
    '$sub_plan'(Atom, Before, Length, After, Sub, Plan),
    '$sub_run'(Plan, Atom, Before, Length, After, Sub).

% the plans: kernel/text_parts.py
'$sub_run'(0, Atom, Before, Length, After, Sub) :-
    '$sub_atom'(Atom, Before, Length, After, Sub, Solutions),
    '$pick'(Solutions, s(Before, Length, After, Sub)).
'$sub_run'(1, _, _, _, _, _).
'$sub_run'(2, Atom, Before, Length, After, Sub) :-
    '$sub_next'(Atom, Sub, 0, At),
    '$sub_occurrence'(At, Atom, Before, Length, After, Sub, 1).
'$sub_run'(3, Atom, Before, Length, After, Sub) :-
    atom_length(Atom, All),
    Last is All-Length,
    between(0, Last, Start),
    '$sub_at'(Atom, Before, Length, After, Sub, 1, Start, Length).
'$sub_run'(4, Atom, Before, Length, After, Sub) :-
    atom_length(Atom, All),
    Most is All-Before,
    between(0, Most, Size),
    '$sub_at'(Atom, Before, Length, After, Sub, 1, Before, Size).
'$sub_run'(5, Atom, Before, Length, After, Sub) :-
    atom_length(Atom, All),
    Last is All-After,
    between(0, Last, Start),
    Size is Last-Start,
    '$sub_at'(Atom, Before, Length, After, Sub, 1, Start, Size).
'$sub_run'(6, Atom, Before, Length, After, Sub) :-
    atom_length(Atom, All),
    between(0, All, Start),
    Most is All-Start,
    between(0, Most, Size),
    '$sub_at'(Atom, Before, Length, After, Sub, 1, Start, Size).

'$sub_occurrence'(At, Atom, Before, Length, After, Sub, Done) :-
    Next is At+1,
    ( '$sub_next'(Atom, Sub, Next, Then) ->
        ( '$sub_plan'(Atom, At, Length, After, Sub, Done), Before = At
        ; '$sub_occurrence'(Then, Atom, Before, Length, After, Sub, Done)
        )
    ; '$sub_plan'(Atom, At, Length, After, Sub, Done), Before = At
    ).

%! sub_string(+String, ?Before, ?Length, ?After, ?Sub) is nondet.
%  As sub_atom/5 for strings.
%  ?- sub_string(abc, 1, 1, _, S), atom_string(A, S).
%  S = "b", A = b
sub_string(String, Before, Length, After, Sub) :-
    string(String),
    var(Sub),
    ( var(After) -> '$is_size'(Before), '$is_size'(Length)
    ; var(Length) -> '$is_size'(Before), '$is_size'(After)
    ; var(Before), '$is_size'(Length), '$is_size'(After)
    ),
    !,
    '$string_part'(String, Before, Length, After, Sub).
sub_string(String, Before, Length, After, Sub) :-
    atomic(String),
    '$atom_if_string'(Sub, SubAtom),
    !,
    atom_string(Atom, String),
    sub_atom(Atom, Before, Length, After, SubAtom),
    '$string_if_var'(Sub, SubAtom).
sub_string(String, Before, Length, After, Sub) :-
    '$sub_string'(String, Before, Length, After, Sub, Solutions),
    '$pick'(Solutions, s(Before, Length, After, Sub)).

% A number of characters that is no error.
'$is_size'(N) :- integer(N), N >= 0, N < 0x8000000.

'$atom_if_string'(X, Atom) :- ( var(X) -> true ; atomic(X), atom_string(Atom, X) ).

%! string_concat(?Left, ?Right, ?Whole) is nondet.
%  Whole is Left followed by Right.
%  ?- string_concat(a, b, S).
%  S = "ab"
string_concat(Left, Right, Whole) :-
    ( nonvar(Left), nonvar(Right) -> '$string_concat'(Left, Right, Whole)
    ; atom_string(WholeAtom, Whole),
      '$atom_of'(Left, L), '$atom_of'(Right, R),
      atom_concat(L, R, WholeAtom),
      '$string_if_var'(Left, L), '$string_if_var'(Right, R)
    ).

% A string here may be the other part, if that is the same variable.
'$string_if_var'(X, Atom) :- ( var(X) -> atom_string(Atom, X) ; string(X) -> atom_string(Atom, Same), Same == X ; true ).

%! concat_atom(+Items, -Atom) is det.
%  Atom is the text of all Items.
%  ?- concat_atom([a,1,b], A).
%  A = a1b
concat_atom(Items, Atom) :- atomic_list_concat(Items, Atom).

%! concat_atom(+Items, +Separator, -Atom) is det.
%  Atom is the text of all Items with Separator between them.
%  ?- concat_atom([a,b], -, A).
%  A = 'a-b'
concat_atom(Items, Separator, Atom) :- atomic_list_concat(Items, Separator, Atom).

%! =@=(?Term, ?Other) is semidet.
%  The terms are equal up to the names of variables.
%  ?- f(X, Y) =@= f(A, B).
%  true
X =@= Y :-
    term_variables(X, Xs),
    ( Xs == [] -> X == Y ; term_variables(Y, Ys), copy_term(X-Xs, X1-Zs), copy_term(Y-Ys, Y1-Zs), X1 == Y1 ).

%! \=@=(?Term, ?Other) is semidet.
%  The terms differ in more than the names of variables.
%  ?- f(X, X) \=@= f(A, B).
%  true
X \=@= Y :- \+ X =@= Y.

%! \=(?Term, ?Other) is semidet.
%  The terms do not unify.
%  ?- a \= b.
%  true
X \= Y :- \+ X = Y.

%! subsumes_term(?General, ?Specific) is semidet.
%  General can be made equal to Specific by binding its own variables only.
%  ?- subsumes_term(f(_), f(a)).
%  true
subsumes_term(General, Specific) :-
    \+ \+ ( term_variables(Specific, Before),
            General = Specific,
            term_variables(Before, After),
            Before == After ).

%! term_variables(?Term, -Variables, ?Tail) is det.
%  The variables of Term in front of Tail.
%  ?- term_variables(f(a), L, [x]).
%  L = [x]
term_variables(Term, Variables, Tail) :- term_variables(Term, List), append(List, Tail, Variables).
