% The options of a command line. How the comments are read: control.pl.
%
% A module that defines opt_type(Option, Name, Type) says which options there are: a character is a short option (-v), a longer
% name a long one (--name), and both give Name(Value). Types: boolean, boolean(Default), integer, nonneg, natural, float, number,
% between(Low, High), atom, oneof(Atoms), string, file, file(Access), term, term(Options), A|B. opt_help(Name, Text) and
% opt_meta(Name, Text) are for argv_usage/1, with help(header), help(usage) and help(footer) as names too.

:- module(argv_options, [argv_options/3, argv_options/4, argv_usage/1, cli_parse_debug_options/2,
    cli_enable_development_system/0]).

%! argv_options(:Arguments, -Positional, -Options) is det.
%  Options are the options among Arguments, up to --; Positional are the others. Without opt_type/3, --name=value is
%  name(value), --name is name(true), --no-name is name(false). With it, what is wrong ends the program with status 1.
%  ?- argv_options(['--size=3', file, '--verbose', '--no-color', '--', '--x'], P, O).
%  P = [file,'--x'], O = [size(3),verbose(true),color(false)]
argv_options(Spec, Positional, Options) :-
    '$split_module'(Spec, M, Arguments),
    ( '$cli_defined'(M, opt_type/3) -> argv_options(Spec, Positional, Options, [on_error(halt(1))])
    ; '$untyped_options'(Arguments, Positional, Options)
    ).

%! argv_options(:Arguments, -Positional, -Options, +Parsing) is det.
%  The same by opt_type/3; on_error(halt(Status)) ends the program where it would be an error, options_after_arguments(false)
%  ends the options at the first argument that is none.
%  ?- argv_options(no_such_module:[a,'--b'], P, O, [options_after_arguments(false)]).
%  P = [a,'--b'], O = []
argv_options(Spec, Positional, Options, Parsing) :-
    '$split_module'(Spec, M, Arguments),
    must_be(list, Arguments),
    ( '$cli_asks_help'(Arguments, M) -> argv_usage(M:help), halt(0) ; true ),
    option(options_after_arguments(After), Parsing, true),
    Cli = cli(M, After),
    ( option(on_error(halt(Status)), Parsing) ->
        catch('$cli'(Arguments, Cli, Positional0, Options0), error(Formal, Context), '$cli_failed'(Formal, Context, Status))
    ; '$cli'(Arguments, Cli, Positional0, Options0)
    ),
    Positional = Positional0,
    Options = Options0.

'$cli_failed'(opt_error(What), _, Status) :- !, '$cli_problem'(What, Text), print_message(error, format('~w', [Text])), halt(Status).
'$cli_failed'(Formal, Context, Status) :- print_message(error, error(Formal, Context)), halt(Status).

'$cli_problem'(unknown_option(_:Option), Text) :- format(atom(Text), 'unknown option ~w', [Option]).
'$cli_problem'(missing_value(Option, Type), Text) :- format(atom(Text), 'option ~w: a value is missing (~w)', [Option,Type]).
'$cli_problem'(value_type(Option, Type, Value), Text) :- format(atom(Text), 'option ~w: ~w expected, found ~w', [Option,Type,Value]).
'$cli_problem'(access_file(File, Access), Text) :- format(atom(Text), '~w: no access for ~w', [File,Access]).

'$cli_defined'(M, Indicator) :- current_predicate(M:Indicator), !.

'$cli_type'(M, Option, Name, Type) :- '$cli_defined'(M, opt_type/3), call(M:opt_type(Option, Name, Type)).

'$cli_asks_help'([Argument], M) :-
    ( '$cli_type'(M, Option, help, boolean) -> ( atom_length(Option, 1) -> Dash = (-) ; Dash = (--) ), atom_concat(Dash, Option, Argument)
    ; memberchk(Argument, ['-h','-?','--help'])
    ).

% `$cli'(+Arguments, +Cli, -Positional, -Options)
'$cli'([], _, [], []).
'$cli'([Argument|Rest], Cli, Positional, Options) :-
    ( Argument == (--) -> Positional = Rest, Options = []
    ; atom_concat(--, Long, Argument) -> '$cli_long'(Long, Rest, Rest1, Cli, Option),
      Options = [Option|Options1],
      '$cli'(Rest1, Cli, Positional, Options1)
    ; Argument \== (-), atom_concat(-, Shorts, Argument) ->
      atom_chars(Shorts, Chars),
      '$cli_shorts'(Chars, Rest, Rest1, Cli, Options, Options1),
      '$cli'(Rest1, Cli, Positional, Options1)
    ; arg(2, Cli, false) -> Positional = [Argument|Rest], Options = []
    ; Positional = [Argument|Positional1], '$cli'(Rest, Cli, Positional1, Options)
    ).

'$cli_long'(Text, Rest, Rest, cli(M, _), Option) :-
    sub_atom(Text, Before, 1, After, =),
    !,
    sub_atom(Text, 0, Before, _, Name0),
    sub_atom(Text, _, After, 0, Word),
    '$option_name'(Name0, Name1),
    ( '$cli_type'(M, Name1, Name, Type) -> '$cli_value'(Type, Text, Word, Value) ; '$cli_unknown'(M, Name0) ),
    Option =.. [Name,Value].
'$cli_long'(Text, Rest0, Rest, cli(M, _), Option) :-
    '$option_name'(Text, Long),
    ( '$cli_boolean'(M, Long, Name, Value) -> Rest = Rest0
    ; ( atom_concat(no_, Plain, Long) ; atom_concat(no, Plain, Long) ), '$cli_boolean'(M, Plain, Name, Value0) ->
      '$negated'(Value0, Value),
      Rest = Rest0
    ; '$cli_type'(M, Long, Name, Type) -> '$cli_next'(Type, Long, Rest0, Rest, Value)
    ; '$cli_unknown'(M, Long)
    ),
    Option =.. [Name,Value].

'$cli_shorts'([], Rest, Rest, _, Options, Options).
'$cli_shorts'([Char|Chars], Rest0, Rest, Cli, [Option|Options1], Options) :-
    Cli = cli(M, _),
    ( '$cli_boolean'(M, Char, Name, Value) -> Chars1 = Chars, Rest1 = Rest0
    ; '$cli_type'(M, Char, Name, Type) ->
      ( Chars == [] -> '$cli_next'(Type, Char, Rest0, Rest1, Value)
      ; atom_chars(Word, Chars), '$cli_value'(Type, Char, Word, Value), Rest1 = Rest0
      ),
      Chars1 = []
    ; '$cli_unknown'(M, Char)
    ),
    Option =.. [Name,Value],
    '$cli_shorts'(Chars1, Rest1, Rest, Cli, Options1, Options).

'$cli_unknown'(M, Option) :- throw(error(opt_error(unknown_option(M:Option)), _)).

% `$cli_next'(+Type, +Option, +Arguments, -Rest, -Value): the value is the next argument.
'$cli_next'(Type, Option, [Word|Rest], Rest, Value) :- !, '$cli_value'(Type, Option, Word, Value).
'$cli_next'(Type, Option, [], _, _) :- throw(error(opt_error(missing_value(Option, Type)), _)).

'$cli_boolean'(M, Option, Name, Value) :-
    '$cli_type'(M, Option, Name, Type),
    ( Type == boolean -> Value = true ; Type = boolean(Value) ),
    !.

'$negated'(true, false).
'$negated'(false, true).

'$cli_value'(Type, Option, Word, Value) :-
    ( '$cli_converted'(Type, Word, Value0) -> Value = Value0 ; throw(error(opt_error(value_type(Option, Type, Word)), _)) ).

'$cli_converted'('|'(A, B), Word, Value) :- ( '$cli_converted'(A, Word, Value) -> true ; '$cli_converted'(B, Word, Value) ).
'$cli_converted'((A ; B), Word, Value) :- ( '$cli_converted'(A, Word, Value) -> true ; '$cli_converted'(B, Word, Value) ).
'$cli_converted'(boolean, Word, Value) :- '$cli_truth'(Word, Value).
'$cli_converted'(boolean(_), Word, Value) :- '$cli_truth'(Word, Value).
'$cli_converted'(number, Word, Value) :- atom_number(Word, Value).
'$cli_converted'(integer, Word, Value) :- atom_number(Word, Value), integer(Value).
'$cli_converted'(nonneg, Word, Value) :- '$cli_converted'(integer, Word, Value), Value >= 0.
'$cli_converted'(natural, Word, Value) :- '$cli_converted'(integer, Word, Value), Value >= 1.
'$cli_converted'(float, Word, Value) :- atom_number(Word, Value0), Value is float(Value0).
'$cli_converted'(between(Low, High), Word, Value) :-
    ( ( float(Low) ; float(High) ) -> '$cli_converted'(float, Word, Value) ; '$cli_converted'(integer, Word, Value) ),
    Value >= Low,
    Value =< High.
'$cli_converted'(atom, Word, Word).
'$cli_converted'(oneof(Words), Word, Word) :- memberchk(Word, Words).
'$cli_converted'(string, Word, Value) :- atom_string(Word, Value).
'$cli_converted'(file, Word, Word).
'$cli_converted'(file(Access), Word, Word) :-
    ( ( Word == (-) ; access_file(Word, Access) ) -> true ; throw(error(opt_error(access_file(Word, Access)), _)) ).
'$cli_converted'(term, Word, Value) :- '$cli_term'(Word, Value, _).
'$cli_converted'(term(Options), Word, Value) :-
    '$cli_term'(Word, Term, Names),
    ( memberchk(variable_names(_), Options) -> Value = Term-Names ; Value = Term ).

'$cli_term'(Word, Term, Names) :- catch(atom_to_term(Word, Term, Names), error(syntax_error(_), _), fail).

'$cli_truth'(Word, Value) :- member(Value-Words, [true-[true,on,'1'],false-[false,off,'0']]), downcase_atom(Word, W), memberchk(W, Words), !.

% Without opt_type/3.
'$untyped_options'([], [], []).
'$untyped_options'([Argument|Arguments], Positional, Options) :-
    ( Argument == (--) -> Positional = Arguments, Options = []
    ; atom_concat(--, Text, Argument) ->
      '$long_option'(Text, Option),
      Options = [Option|Options1],
      '$untyped_options'(Arguments, Positional, Options1)
    ; Positional = [Argument|Positional1],
      '$untyped_options'(Arguments, Positional1, Options)
    ).

'$long_option'(Text, Option) :-
    ( sub_atom(Text, Before, 1, After, =) ->
      sub_atom(Text, 0, Before, _, Name0),
      sub_atom(Text, _, After, 0, Value0),
      ( atom_number(Value0, Value) -> true ; Value = Value0 )
    ; atom_concat('no-', Name0, Text) -> Value = false
    ; Name0 = Text, Value = true
    ),
    '$option_name'(Name0, Name),
    Option =.. [Name,Value].

'$option_name'(Name0, Name) :- atomic_list_concat(Parts, -, Name0), atomic_list_concat(Parts, '_', Name).

%! argv_usage(:Level) is det.
%  Writes what options there are, by opt_type/3 and opt_help/2, to the standard error stream.
%  ?- predicate_property(argv_usage(_), library).
%  true
argv_usage(Spec) :-
    '$split_module'(Spec, M, _),
    ( '$cli_help'(M, help(header), Header) -> format(user_error, '~w~n', [Header]) ; true ),
    ( '$cli_help'(M, help(usage), Usage) -> true ; Usage = ' [options]' ),
    current_prolog_flag(executable, Path),
    file_base_name(Path, Program),
    format(user_error, 'Usage: ~w~w~n~nOptions:~n', [Program,Usage]),
    findall(Left-Text, '$cli_line'(M, Left, Text), Lines),
    foldl('$cli_width', Lines, 4, Width),
    forall(member(Left-Text, Lines), format(user_error, '    ~w~t~*+  ~w~n', [Left,Width,Text])),
    ( '$cli_help'(M, help(footer), Footer) -> format(user_error, '~n~w~n', [Footer]) ; true ).

'$cli_width'(Left-_, Width0, Width) :- atom_length(Left, N), Width is max(Width0, N + 4).

'$cli_help'(M, Name, Text) :- '$cli_defined'(M, opt_help/2), call(M:opt_help(Name, Text)), atomic(Text), !.

'$cli_line'(M, '-h, -?, --help', 'Show this help and exit') :- \+ '$cli_type'(M, _, help, boolean).
'$cli_line'(M, Left, Text) :-
    findall(Name, '$cli_type'(M, _, Name, _), Names0),
    list_to_set(Names0, Names),
    member(Name, Names),
    findall(Option-Type, '$cli_type'(M, Option, Name, Type), Options),
    findall(Shown, ( member(Option-Type, Options), '$cli_shown'(M, Name, Type, Option, Shown) ), Parts),
    atomic_list_concat(Parts, ', ', Left),
    ( '$cli_help'(M, Name, Text) -> true ; Text = '' ).

'$cli_shown'(M, Name, Type, Option, Shown) :-
    ( atom_length(Option, 1) -> Dash = (-), Join = ' ' ; Dash = (--), Join = (=) ),
    atomic_list_concat(Parts, '_', Option),
    atomic_list_concat(Parts, -, Option1),
    ( ( Type == boolean ; Type = boolean(_) ) -> atomic_list_concat([Dash,Option1], Shown)
    ; ( '$cli_defined'(M, opt_meta/2), call(M:opt_meta(Name, Meta)) -> true ; functor(Type, Kind, _), upcase_atom(Kind, Meta) ),
      atomic_list_concat([Dash,Option1,Join,Meta], Shown)
    ).

%! cli_parse_debug_options(+Options, -Rest) is det.
%  Does what debug(Topic), spy(Predicate) among Options say; Rest are the others.
%  ?- cli_parse_debug_options([a(1),debug(docs_topic),b(2)], R), nodebug(docs_topic).
%  R = [a(1),b(2)]
cli_parse_debug_options([], []).
cli_parse_debug_options([Option|Options], Rest) :-
    ( Option = debug(Topic) -> debug(Topic), Rest = Rest1
    ; Option = spy(Text) -> term_to_atom(Predicate, Text), spy(Predicate), Rest = Rest1
    ; Rest = [Option|Rest1]
    ),
    cli_parse_debug_options(Options, Rest1).

%! cli_enable_development_system is det.
%  Changes nothing: all of the system is there in a program too.
%  ?- cli_enable_development_system.
%  true
cli_enable_development_system.
