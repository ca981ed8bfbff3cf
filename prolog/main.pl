% Programs that are run from the command line. How the comments are read: control.pl.

:- module(main, [main/0]).

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
