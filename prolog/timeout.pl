% Time limits as SICStus has them. How the comments are read: control.pl.

:- module(timeout, [time_out/3]).

%! time_out(:Goal, +Milliseconds, -Result) is semidet.
%  Goal once; Result is success, or time_out if it takes longer.
%  ?- time_out((repeat, fail), 50, R).
%  R = time_out
time_out(Goal, Milliseconds, Result) :-
    must_be(positive_integer, Milliseconds),
    Seconds is Milliseconds / 1000,
    catch(( call_with_time_limit(Seconds, Goal), Outcome = success ), time_limit_exceeded, Outcome = time_out),
    Result = Outcome.
