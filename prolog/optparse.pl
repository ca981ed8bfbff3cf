% Options of the command line. How the comments are read: control.pl.
%
% A specification is a list with a list for each option: opt(Key), type(boolean, integer, float, atom or term), default(Value),
% shortflags(Letters), longflags(Names), meta(Name of the value in the help), help(Text or lines).

:- module(optparse, [opt_arguments/3, opt_parse/4, opt_parse/5, opt_help/2]).

%! opt_arguments(+Specification, -Options, -Positional) is det.
%  opt_parse/4 of the program's own arguments, the flag argv.
%  ?- predicate_property(opt_arguments(_, _, _), library).
%  true
opt_arguments(Specification, Options, Positional) :-
    current_prolog_flag(argv, Arguments),
    opt_parse(Specification, Arguments, Options, Positional).

%! opt_parse(+Specification, +Arguments, -Options, -Positional) is det.
%  Options is a list of Key(Value): what is not given has its default, or a variable; Positional are the arguments that are no options.
%  ?- opt_parse([[opt(n),type(integer),default(3),shortflags([n]),longflags([num])],[opt(v),type(boolean),longflags([verbose])]], ['-n',5,x,'--verbose'], O, P).
%  O = [n(5),v(true)], P = [x]
opt_parse(Specification, Arguments, Options, Positional) :- opt_parse(Specification, Arguments, Options, Positional, []).

%! opt_parse(+Specification, +Arguments, -Options, -Positional, +Parsing) is det.
%  Parsing may have output_functor(Name), for Name(Key, Value), and duplicated_flags(keepfirst, keeplast or keepall).
%  ?- opt_parse([[opt(n),type(integer),shortflags([n])]], ['-n1','-n2'], O, P, [output_functor(o),duplicated_flags(keepall)]).
%  O = [o(n,1),o(n,2)], P = []
opt_parse(Specification, Arguments0, Options, Positional, Parsing) :-
    must_be(list(list), Specification),
    maplist('$opt_atom', Arguments0, Arguments),
    '$opt_given'(Arguments, Specification, Given, Positional),
    option(duplicated_flags(Keep), Parsing, keeplast),
    must_be(oneof([keepfirst,keeplast,keepall]), Keep),
    '$opt_kept'(Keep, Given, Kept),
    '$opt_defaults'(Specification, Kept, Defaults),
    append(Defaults, Kept, Pairs),
    ( option(output_functor(Functor), Parsing) -> true ; Functor = 'OPTION' ),
    maplist('$opt_shown'(Functor), Pairs, Options).

'$opt_atom'(Argument, Atom) :- ( atom(Argument) -> Atom = Argument ; format(atom(Atom), "~w", [Argument]) ).

'$opt_shown'(Functor, Key-Value, Option) :- ( Functor == 'OPTION' -> Option =.. [Key,Value] ; Option =.. [Functor,Key,Value] ).

% Options that are not given have their default for a value; without one of these, a variable.
'$opt_defaults'([], _, []).
'$opt_defaults'([Spec|Specs], Kept, Defaults) :-
    '$opt_key'(Spec, Key),
    ( memberchk(Key-_, Kept) -> Defaults = Rest
    ; ( memberchk(default(Value), Spec) -> true ; true ), Defaults = [Key-Value|Rest]
    ),
    '$opt_defaults'(Specs, Kept, Rest).

'$opt_key'(Spec, Key) :- ( memberchk(opt(Key0), Spec) -> Key = Key0 ; throw(error(existence_error(opt, Spec), _)) ).

'$opt_kept'(keepall, Pairs, Pairs).
'$opt_kept'(keepfirst, Pairs, Kept) :- '$opt_first'(Pairs, [], Kept).
'$opt_kept'(keeplast, Pairs, Kept) :- reverse(Pairs, Back), '$opt_first'(Back, [], Kept0), reverse(Kept0, Kept).

'$opt_first'([], _, []).
'$opt_first'([Key-Value|Pairs], Seen, Kept) :-
    ( memberchk(Key, Seen) -> Kept = Rest ; Kept = [Key-Value|Rest] ),
    '$opt_first'(Pairs, [Key|Seen], Rest).

% `$opt_given'(+Arguments, +Specification, -Pairs, -Positional)
'$opt_given'([], _, [], []).
'$opt_given'(['--'|Arguments], _, [], Arguments) :- !.
'$opt_given'([Argument|Arguments], Specification, Pairs, Positional) :-
    ( '$opt_flag'(Argument, Specification, Arguments, Found, Rest) ->
        append(Found, Pairs1, Pairs),
        '$opt_given'(Rest, Specification, Pairs1, Positional)
    ; Positional = [Argument|Positional1],
      '$opt_given'(Arguments, Specification, Pairs, Positional1)
    ).

% `$opt_flag'(+Argument, +Specification, +Others, -Pairs, -Rest): an argument that is an option, perhaps with the next as its value.
'$opt_flag'(Argument, Specification, Others, [Key-Value], Rest) :-
    atom_concat('--', Name, Argument),
    !,
    ( sub_atom(Name, Before, 1, _, =) ->
        sub_atom(Name, 0, Before, _, Long),
        After is Before + 1,
        sub_atom(Name, After, _, 0, Text),
        '$opt_long'(Long, Specification, Argument, Spec),
        '$opt_value'(Spec, Argument, Text, Value),
        Rest = Others
    ; '$opt_named'(longflags, Name, Specification, Spec) -> '$opt_next'(Spec, Argument, Others, Value, Rest)
    ; atom_concat('no-', Long, Name), '$opt_named'(longflags, Long, Specification, Spec), '$opt_type'(Spec, boolean) ->
        Value = false,
        Rest = Others
    ; '$opt_long'(Name, Specification, Argument, Spec)
    ),
    '$opt_key'(Spec, Key).
'$opt_flag'(Argument, Specification, Others, Pairs, Rest) :-
    atom_concat(-, Letters, Argument),
    Letters \== '',
    \+ catch(atom_number(Argument, _), _, fail),
    sub_atom(Letters, 0, 1, _, Letter),
    sub_atom(Letters, 1, _, 0, More),
    ( '$opt_named'(shortflags, Letter, Specification, Spec) -> true ; '$opt_unknown'(Argument) ),
    '$opt_key'(Spec, Key),
    ( More == '' -> Pairs = [Key-Value], '$opt_next'(Spec, Argument, Others, Value, Rest)
    ; '$opt_type'(Spec, boolean) ->
        Pairs = [Key-true|Pairs1],
        atom_concat(-, More, Argument1),
        '$opt_flag'(Argument1, Specification, Others, Pairs1, Rest)
    ; Pairs = [Key-Value], '$opt_value'(Spec, Argument, More, Value), Rest = Others
    ).

'$opt_long'(Name, Specification, Argument, Spec) :-
    ( '$opt_named'(longflags, Name, Specification, Spec) -> true ; '$opt_unknown'(Argument) ).

'$opt_unknown'(Argument) :- throw(error(existence_error(commandline_option, Argument), _)).

'$opt_named'(Kind, Name, Specification, Spec) :-
    Names =.. [Kind,List],
    member(Spec, Specification),
    memberchk(Names, Spec),
    memberchk(Name, List),
    !.

'$opt_type'(Spec, Type) :- ( memberchk(type(Type0), Spec) -> Type = Type0 ; Type = term ).

% The value of an option behind which nothing stands: true, or the next argument.
'$opt_next'(Spec, Argument, Others, Value, Rest) :-
    ( '$opt_type'(Spec, boolean) ->
        ( Others = [Next|Rest0], memberchk(Next, [true,false]) -> Value = Next, Rest = Rest0 ; Value = true, Rest = Others )
    ; Others = [Text|Rest] -> '$opt_value'(Spec, Argument, Text, Value)
    ; throw(error(existence_error(flag_value, Argument), _))
    ).

'$opt_value'(Spec, Argument, Text, Value) :-
    '$opt_type'(Spec, Type),
    ( '$opt_converted'(Type, Text, Found) -> Value = Found ; throw(error(type_error(flag_value(Type, Argument), Text), _)) ).

'$opt_converted'(boolean, Text, Text) :- memberchk(Text, [true,false]).
'$opt_converted'(integer, Text, Value) :- atom_number(Text, Value), integer(Value).
'$opt_converted'(float, Text, Value) :- atom_number(Text, Number), Value is float(Number).
'$opt_converted'(atom, Text, Text).
'$opt_converted'(term, Text, Value) :- catch(term_to_atom(Value, Text), _, fail).

%! opt_help(+Specification, -Help) is det.
%  Help is an atom with a line for each option: its flags, the meta name of its value, its type and default, and the help text.
%  ?- opt_help([[opt(n),type(integer),default(3),shortflags([n]),longflags([num]),meta('N'),help('how many')]], H).
%  H = '--num    -n  N:integer=3    how many\n'
opt_help(Specification, Help) :-
    maplist('$opt_row', Specification, Rows),
    '$opt_width'(Rows, 0, Width),
    with_output_to(atom(Help), forall(member(row(Left, Texts), Rows), '$opt_line'(Width, Left, Texts))).

'$opt_row'(Spec, row(Left, Texts)) :-
    ( memberchk(longflags(Long), Spec) -> true ; Long = [] ),
    ( memberchk(shortflags(Short), Spec) -> true ; Short = [] ),
    findall(F, ( member(L, Long), atom_concat('--', L, F) ), LongFlags),
    findall(F, ( member(S, Short), atom_concat(-, S, F) ), ShortFlags),
    atomic_list_concat(LongFlags, ',', LongText),
    atomic_list_concat(ShortFlags, ',', ShortText),
    '$opt_type'(Spec, Type),
    ( memberchk(meta(Meta), Spec), Meta \== '' -> format(atom(Value), "~w:~w", [Meta, Type]) ; Value = Type ),
    ( memberchk(default(Default), Spec), nonvar(Default) -> format(atom(Shown), "~w=~w", [Value, Default]) ; Shown = Value ),
    format(atom(Left), "~w    ~w  ~w", [LongText, ShortText, Shown]),
    ( memberchk(help(Text), Spec) -> true ; Text = '' ),
    ( is_list(Text) -> Texts = Text ; Texts = [Text] ).

'$opt_width'([], Width, Width).
'$opt_width'([row(Left, _)|Rows], Width0, Width) :-
    atom_length(Left, Length),
    Width1 is max(Length, Width0),
    '$opt_width'(Rows, Width1, Width).

'$opt_line'(Width, Left, Texts) :-
    Column is Width + 4,
    ( Texts = [First|More] -> true ; First = '', More = [] ),
    format("~w~t~*|~w~n", [Left, Column, First]),
    forall(member(Line, More), format("~t~*|~w~n", [Column, Line])).
