% Lists of options, Name(Value) or Name = Value. How the comments are read: control.pl.

:- module(option, [option/2, option/3, select_option/3, select_option/4, merge_options/3, meta_options/3]).

%! option(?Option, +Options) is semidet.
%  Option is the first one of its name in Options.
%  ?- option(size(S), [name(x), size = 3]).
%  S = 3
option(Option, Options) :-
    '$must_be_options'(Options),
    '$option_pattern'(Option, Pattern),
    '$find_option'(Options, Pattern),
    !,
    Pattern = Option.

%! option(?Option, +Options, +Default) is semidet.
%  As option/2, with Default as the value if there is none.
%  ?- option(size(S), [name(x)], 5).
%  S = 5
option(Option, Options, Default) :-
    '$must_be_options'(Options),
    '$option_pattern'(Option, Pattern),
    ( '$find_option'(Options, Pattern) -> Pattern = Option ; arg(1, Option, Default) ).

%! select_option(?Option, +Options, -Rest) is semidet.
%  As option/2, and Rest are the other Options.
%  ?- select_option(size(S), [name(x), size(3)], R).
%  S = 3, R = [name(x)]
select_option(Option, Options, Rest) :-
    '$must_be_options'(Options),
    '$option_pattern'(Option, Pattern),
    '$take_option'(Options, Pattern, Rest0),
    !,
    Pattern = Option,
    Rest = Rest0.

%! select_option(?Option, +Options, -Rest, +Default) is semidet.
%  As select_option/3, with Default as the value if there is none.
%  ?- select_option(size(S), [name(x)], R, 5).
%  S = 5, R = [name(x)]
select_option(Option, Options, Rest, Default) :-
    '$must_be_options'(Options),
    '$option_pattern'(Option, Pattern),
    ( '$take_option'(Options, Pattern, Rest0) -> Pattern = Option, Rest = Rest0
    ; arg(1, Option, Default), Rest = Options
    ).

%! merge_options(+New, +Old, -Merged) is det.
%  Merged has the options of New and those of Old whose names are not in New, as Name(Value), sorted.
%  ?- merge_options([a = 1], [b(2), a(3)], M).
%  M = [a(1),b(2)]
merge_options(New, Old, Merged) :-
    '$canonical_options'(New, New1),
    '$canonical_options'(Old, Old1),
    sort(New1, Sorted),
    '$other_options'(Old1, Sorted, Others),
    append(Others, Sorted, All),
    sort(All, Merged).

%! meta_options(:IsGoal, :Options, -Qualified) is det.
%  Qualified are Options with the module they came from in front of the values of those whose names make IsGoal true.
%  ?- meta_options(==(call), m:[call(p), depth(1)], Os).
%  Os = [call(m:p),depth(1)]
meta_options(IsGoal, Options, Qualified) :-
    strip_module(Options, Module, Plain),
    '$must_be_options'(Plain),
    '$meta_options'(Plain, IsGoal, Module, Qualified).

'$meta_options'([], _, _, []).
'$meta_options'([X|Xs], IsGoal, Module, [Y|Ys]) :-
    ( '$meta_option'(X, IsGoal, Module, Y) -> true ; Y = X ),
    '$meta_options'(Xs, IsGoal, Module, Ys).

'$meta_option'(Name = Value, IsGoal, Module, Name = Owner:Goal) :- !, call(IsGoal, Name), strip_module(Module:Value, Owner, Goal).
'$meta_option'(Option, IsGoal, Module, Qualified) :-
    compound(Option), Option =.. [Name, Value], call(IsGoal, Name),
    strip_module(Module:Value, Owner, Goal),
    Qualified =.. [Name, Owner:Goal].

'$must_be_options'(Options) :- is_list(Options), !.
'$must_be_options'(Options) :- must_be(list, Options).

'$option_pattern'(Option, Pattern) :- must_be(callable, Option), functor(Option, Name, Arity), functor(Pattern, Name, Arity).

'$find_option'([X|Xs], Pattern) :- ( '$is_option'(X, Pattern) -> true ; '$find_option'(Xs, Pattern) ).

'$take_option'([X|Xs], Pattern, Rest) :-
    ( '$is_option'(X, Pattern) -> Rest = Xs ; Rest = [X|Rest1], '$take_option'(Xs, Pattern, Rest1) ).

'$is_option'(X, Pattern) :- X = Pattern, !.
'$is_option'(Name = Value, Pattern) :- functor(Pattern, Name, 1), arg(1, Pattern, Value).

'$canonical_options'([], []).
'$canonical_options'([X|Xs], [Y|Ys]) :- '$canonical_option'(X, Y), '$canonical_options'(Xs, Ys).

'$canonical_option'(Name = Value, Option) :- !, Option =.. [Name, Value].
'$canonical_option'(Option, Option).

'$other_options'([], _, []).
'$other_options'([X|Xs], New, Others) :-
    functor(X, Name, Arity),
    functor(Pattern, Name, Arity),
    ( memberchk(Pattern, New) -> Others = Others1 ; Others = [X|Others1] ),
    '$other_options'(Xs, New, Others1).
