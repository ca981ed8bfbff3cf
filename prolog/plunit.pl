% Unit tests: running what stands between begin_tests(Unit) and end_tests(Unit). How the comments are read: control.pl.
%
% A test is a clause test(Name) or test(Name, Options). Options: true(Condition) or a comparison, all(T == List), set(T == List),
% bag(T == List), fail, throws(Ball), error(Formal), nondet, setup(G), cleanup(G), forall(G), condition(G), blocked(Why).
% The facts come from wamjit/builtins/unit_tests.py.

:- module(plunit, [run_tests/0, run_tests/1, run_tests/2, current_test_unit/1, set_test_options/1]).

%! run_tests is semidet.
%  Runs all tests, says on user_error which fail, and fails if one does.
%  ?- run_tests.
%  true
run_tests :-
    '$declare_units',
    findall(Unit, '$unit'(Unit, _, _), Units),
    '$run_units'(Units).

%! run_tests(+Units) is semidet.
%  Runs the tests of a unit, of a list of units, or one test as Unit:Name.
%  ?- run_tests(no_such_unit).
%  error(existence_error(unit,no_such_unit))
run_tests(Units) :-
    '$declare_units',
    must_be(ground, Units),
    ( is_list(Units) -> '$run_units'(Units) ; '$run_units'([Units]) ).

%! run_tests(+Units, +Options) is semidet.
%  As run_tests/1; the options are accepted.
%  ?- run_tests([], []).
%  true
run_tests(Units, Options) :- must_be(list, Options), run_tests(Units).

%! current_test_unit(?Unit) is nondet.
%  There are tests of Unit.
%  ?- current_test_unit(no_such_unit).
%  false
current_test_unit(Unit) :- '$declare_units', '$unit'(Unit, _, _).

%! set_test_options(+Options) is det.
%  The options are accepted.
%  ?- set_test_options([silent(true)]).
%  true
set_test_options(Options) :- must_be(list, Options).

'$declare_units' :- dynamic('$unit'/3), dynamic('$unit_test'/5), dynamic('$unit_body'/2).

'$run_units'(Units) :-
    nb_setval('$unit_counts', counts(0, 0, 0)),
    '$run_each_unit'(Units),
    nb_getval('$unit_counts', counts(Passed, Failed, Skipped)),
    '$report'(Failed, Passed, Skipped),
    Failed =:= 0.

'$report'(0, Passed, Skipped) :- !, format(user_error, '% ~d tests passed, ~d skipped~n', [Passed, Skipped]).
'$report'(Failed, Passed, Skipped) :-
    format(user_error, '% ~d tests failed, ~d passed, ~d skipped~n', [Failed, Passed, Skipped]).

'$run_each_unit'([]).
'$run_each_unit'([Unit|Units]) :- '$run_named_unit'(Unit), '$run_each_unit'(Units).

'$run_named_unit'(Unit:Names) :- !,
    ( is_list(Names) -> forall(member(Name, Names), '$run_unit'(Unit, Name)) ; '$run_unit'(Unit, Names) ).
'$run_named_unit'(Unit) :- '$run_unit'(Unit, _).

'$run_unit'(Unit, Name) :-
    ( '$unit'(Unit, Options0, File) -> true ; throw(error(existence_error(unit, Unit), _)) ),
    '$as_list'(Options0, Options),
    ( '$is_left_out'(Options) -> '$count_test'(skipped)
    ; '$prepared'(Options) -> '$run_tests_of'(Unit, Name, File), '$clean_up'(Options)
    ; '$test_failed'(Unit, setup, File, 0, 'the setup of the unit fails')
    ).

'$run_tests_of'(Unit, Name, File) :-
    findall(t(Name, Key, Line, Options), '$unit_test'(Unit, Key, Name, Line, Options), Tests),
    '$run_all_tests'(Tests, Unit, File).

'$run_all_tests'([], _, _).
'$run_all_tests'([t(Name, Key, Line, Options)|Tests], Unit, File) :-
    '$run_test'(test(Unit, Name, File, Line), '$unit_body'(Key, Options), Options),
    '$run_all_tests'(Tests, Unit, File).

'$as_list'(Options, List) :- ( is_list(Options) -> List = Options ; List = [Options] ).

'$is_left_out'(Options) :- memberchk(blocked(_), Options), !.
'$is_left_out'(Options) :- memberchk(fixme(_), Options), !.
'$is_left_out'(Options) :- member(condition(Goal), Options), \+ catch(Goal, _, fail), !.

'$prepared'(Options) :- forall(member(setup(Goal), Options), catch(Goal, _, fail)).

'$clean_up'([]).
'$clean_up'([Option|Options]) :-
    ( nonvar(Option), Option = cleanup(Goal) -> catch(ignore(Goal), _, true) ; true ),
    '$clean_up'(Options).

'$run_test'(Test, Body, Options) :- memberchk(forall(Generator), Options), !,
    forall(catch(Generator, Ball, '$generator_raised'(Test, Ball)), '$run_instance'(Test, Body, Options)).
'$run_test'(Test, Body, Options) :- '$run_instance'(Test, Body, Options).

'$generator_raised'(Test, Ball) :- '$test_failed'(Test, raised(Ball)), fail.

% Nothing that a test binds stays bound.
'$run_instance'(_, _, Options) :- '$is_left_out'(Options), !, '$count_test'(skipped).
'$run_instance'(Test, Body, Options) :-
    \+ '$try'(Test, Body, Options).

% Fails always: that undoes its bindings. What setup binds the test sees, and cleanup what the test has bound.
'$try'(Test, Body, Options) :-
    ( '$set_up'(Options) -> true ; '$test_failed'(Test, setup_fails), fail ),
    '$expectation'(Options, Expected),
    ( catch('$meets'(Expected, Body, Options, Outcome), Ball, Outcome = raised(Ball)) -> true ; Outcome = failed ),
    '$tell'(Outcome, Test),
    '$clean_up'(Options),
    fail.

'$tell'(ok, _) :- !, '$count_test'(passed).
'$tell'(choice_points, Test) :- !, '$count_test'(passed), '$note'(Test, choice_points).
'$tell'(Outcome, Test) :- '$test_failed'(Test, Outcome).

'$set_up'([]).
'$set_up'([Option|Options]) :-
    ( nonvar(Option), Option = setup(Goal) -> catch(once(Goal), _, fail) ; true ),
    '$set_up'(Options).

'$expectation'([], true).
'$expectation'([Option|Options], Expected) :-
    ( '$expects'(Option, Expected) -> true ; '$expectation'(Options, Expected) ).

'$expects'(Option, _) :- var(Option), !, fail.
'$expects'(fail, fail).
'$expects'(false, fail).
'$expects'(throws(Ball), throws(Ball)).
'$expects'(exception(Ball), throws(Ball)).
'$expects'(error(Formal), throws(error(Formal, _))).
'$expects'(error(Formal, Context), throws(error(Formal, Context))).
'$expects'(all(Comparison), all(Comparison, plain)).
'$expects'(bag(Comparison), all(Comparison, sorted)).
'$expects'(set(Comparison), all(Comparison, set)).

'$meets'(true, Body, Options, Outcome) :-
    '$barrier'(Before),
    call(Body),
    '$barrier'(After),
    !,
    ( '$condition'(Options, Condition), \+ call(Condition) -> Outcome = wrong(Condition)
    ; Before == After -> Outcome = ok
    ; memberchk(nondet, Options) -> Outcome = ok
    ; Outcome = choice_points
    ).
'$meets'(fail, Body, _, Outcome) :- ( call(Body) -> Outcome = succeeded ; Outcome = ok ).
'$meets'(throws(Expected), Body, _, Outcome) :-
    ( catch(Body, Ball, true) ->
      ( var(Ball) -> Outcome = succeeded ; subsumes_term(Expected, Ball) -> Outcome = ok ; Outcome = raised(Ball) )
    ; Outcome = failed
    ).
'$meets'(all(Comparison, How), Body, _, Outcome) :-
    Comparison =.. [Operator, Template, Expected0],
    findall(Template, Body, Found0),
    '$in_order'(How, Found0, Found),
    '$in_order'(How, Expected0, Expected),
    ( call(Operator, Found, Expected) -> Outcome = ok ; Outcome = wrong(Found) ).

'$in_order'(plain, List, List).
'$in_order'(sorted, List, Sorted) :- msort(List, Sorted).
'$in_order'(set, List, Sorted) :- sort(List, Sorted).

'$condition'(Options, Condition) :- member(Option, Options), nonvar(Option), '$is_condition'(Option, Condition).

'$is_condition'(true(Condition), Condition).
'$is_condition'(Condition, Condition) :- functor(Condition, Name, 2), '$is_comparison'(Name).

'$is_comparison'(=).
'$is_comparison'(\=).
'$is_comparison'(==).
'$is_comparison'(\==).
'$is_comparison'(=@=).
'$is_comparison'(\=@=).
'$is_comparison'(=:=).
'$is_comparison'(=\=).
'$is_comparison'(<).
'$is_comparison'(>).
'$is_comparison'(=<).
'$is_comparison'(>=).
'$is_comparison'(@<).
'$is_comparison'(is).

'$test_failed'(test(Unit, Name, File, Line), Outcome) :-
    '$reason'(Outcome, Text, Arguments),
    format(atom(Reason), Text, Arguments),
    '$test_failed'(Unit, Name, File, Line, Reason).

'$test_failed'(Unit, Name, File, Line, Reason) :-
    '$count_test'(failed),
    '$note'(Unit, Name, File, Line, Reason).

'$note'(test(Unit, Name, File, Line), Outcome) :-
    '$reason'(Outcome, Reason, []),
    '$note'(Unit, Name, File, Line, Reason).

'$note'(Unit, Name, File, Line, Reason) :-
    flush_output,
    ( Line =:= 0 -> Place = File ; atomic_list_concat([File, Line], :, Place) ),
    format(user_error, '~w: test ~w:~q: ~w~n', [Place, Unit, Name, Reason]).

'$reason'(failed, 'fails', []).
'$reason'(succeeded, 'succeeds, which it should not', []).
'$reason'(choice_points, 'succeeds with choice points left (option nondet)', []).
'$reason'(setup_fails, 'its setup fails', []).
'$reason'(wrong(Found), 'wrong answer: ~q', [Found]).
'$reason'(raised(Ball), 'raises ~q', [Ball]).

'$count_test'(Kind) :-
    nb_getval('$unit_counts', counts(Passed0, Failed0, Skipped0)),
    '$count_test'(Kind, counts(Passed0, Failed0, Skipped0), Counts),
    nb_setval('$unit_counts', Counts).

'$count_test'(passed, counts(P0, F, S), counts(P, F, S)) :- P is P0 + 1.
'$count_test'(failed, counts(P, F0, S), counts(P, F, S)) :- F is F0 + 1.
'$count_test'(skipped, counts(P, F, S0), counts(P, F, S)) :- S is S0 + 1.
