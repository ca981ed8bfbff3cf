% The profiler. How the comments are read: control.pl; how it measures: wamjit/engine/profiler.py and docs/debugging.md.

:- module(profile, [profile/1]).

%! profile(:Goal) is semidet.
%  Goal once; then a table on user_error with the calls and the processor time of each predicate.
%  ?- profile(member(X, [a,b])).
%  X = a
profile(Goal) :- setup_call_cleanup('$profile_on', '$profiled'(Goal), '$profile_off').

'$profiled'(Goal) :-
    '$profile_start',
    (   catch(Goal, Ball, true) ->
        '$profile_stop',
        ( nonvar(Ball) -> throw(Ball) ; true )
    ;   '$profile_stop',
        fail
    ).
