% Programs that are run from the command line. How the comments are read: control.pl.

:- module(main, [main/0, argv_options/3]).

%! main is det.
%  Calls main/1 of the module that calls it with the arguments of the command line, then ends: with status 1 if that
%  fails, with 2 if it throws.
%  ?- predicate_property(main, library).
%  true
main :- '$main'(user).

'$main'(Module) :-
    current_prolog_flag(argv, Arguments),
    ( catch(Module:main(Arguments), Ball, '$main_raised'(Ball)) -> halt ; halt(1) ).

'$main_raised'(Ball) :- print_message(error, Ball), halt(2).

%! argv_options(+Arguments, -Positional, -Options) is det.
%  Options are the --name=value, --name and --no-name among Arguments as Name(Value), up to --; Positional are the others.
%  ?- argv_options(['--size=3', file, '--verbose', '--no-color', '--', '--x'], P, O).
%  P = [file,'--x'], O = [size(3),verbose(true),color(false)]
argv_options([], [], []).
argv_options([Argument|Arguments], Positional, Options) :-
    ( Argument == '--' -> Positional = Arguments, Options = []
    ; atom_concat('--', Text, Argument) ->
      '$long_option'(Text, Option),
      Options = [Option|Options1],
      argv_options(Arguments, Positional, Options1)
    ; Positional = [Argument|Positional1],
      argv_options(Arguments, Positional1, Options)
    ).

'$long_option'(Text, Option) :-
    ( sub_atom(Text, Before, 1, After, =) ->
      sub_atom(Text, 0, Before, _, Name0),
      sub_atom(Text, _, After, 0, Value0),
      ( atom_number(Value0, Value) -> true ; Value = Value0 )
    ; atom_concat('no-', Name0, Text) -> Value = false
    ; Name0 = Text, Value = true
    ),
    atomic_list_concat(Parts, -, Name0),
    atomic_list_concat(Parts, '_', Name),
    Option =.. [Name, Value].
