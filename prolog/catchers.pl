% Exceptions and what has to be done in the end, as other systems have it. How the comments are read: control.pl.
%
% setup_call_catcher_cleanup/4 is setup_call_cleanup/3 of control.pl with a reason: its frame holds the goal for the case
% that a cut removes it, which wamjit/engine/cleanup.py changes into that for an exception.

:- module(catchers, [setup_call_catcher_cleanup/4, call_cleanup/3, setup_and_call_cleanup/3, setup_and_call_cleanup/4,
    catch_with_backtrace/3, on_exception/3, raise_exception/1, abort/0]).

%! setup_call_catcher_cleanup(:Setup, :Goal, ?Catcher, :Cleanup) is nondet.
%  As setup_call_cleanup/3, if Catcher unifies with why Goal is done: exit, fail, !, exception(Ball), external_exception(Ball).
%  ?- setup_call_catcher_cleanup(true, member(X, [1,2]), W, (write(user_error, ''), true)), X = 2.
%  X = 2, W = exit
setup_call_catcher_cleanup(Setup, Goal, Catcher, Cleanup) :-
    once(Setup),
    '$must_be_callable'(Cleanup),
    '$cleanup_older'(Older),
    '$call_catcher'(Goal, '$caught'(!, Catcher, Cleanup), Older, Catcher, Cleanup).

% The choice point of this predicate is what cuts and exceptions look for: wamjit/kernel/cleanup.py.
'$call_catcher'(Goal, _, Older, Catcher, Cleanup) :-
    '$cleanup_here'(Frame),
    catch(Goal, Ball, '$cleanup_raised'(Ball, '$caught'(exception(Ball), Catcher, Cleanup), Older)),
    '$barrier'(Newest),
    ( Newest == Frame -> '$cleanup_off'(Older), !, '$caught'(exit, Catcher, Cleanup) ; true ).
'$call_catcher'(Goal, _, Older, Catcher, Cleanup) :-
    '$cleanup_failed'(Goal, '$caught'(fail, Catcher, Cleanup), Older).

'$caught'(Reason, Catcher, Cleanup) :- ( Catcher = Reason -> ignore(Cleanup) ; true ).

%! call_cleanup(:Goal, ?Catcher, :Cleanup) is nondet.
%  As setup_call_catcher_cleanup/4 without a setup.
%  ?- call_cleanup(true, W, true).
%  W = exit
call_cleanup(Goal, Catcher, Cleanup) :- setup_call_catcher_cleanup(true, Goal, Catcher, Cleanup).

%! setup_and_call_cleanup(:Setup, :Goal, :Cleanup) is semidet.
%  Setup once, Goal once, then Cleanup.
%  ?- setup_and_call_cleanup(true, member(X, [1,2]), true).
%  X = 1
setup_and_call_cleanup(Setup, Goal, Cleanup) :- setup_call_cleanup(Setup, once(Goal), Cleanup).

%! setup_and_call_cleanup(:Setup, :Goal, ?Catcher, :Cleanup) is semidet.
%  Setup once, Goal once, then Cleanup if Catcher unifies with why it is done.
%  ?- setup_and_call_cleanup(true, member(X, [1,2]), W, true).
%  X = 1, W = exit
setup_and_call_cleanup(Setup, Goal, Catcher, Cleanup) :-
    setup_call_catcher_cleanup(Setup, once(Goal), Catcher, Cleanup).

%! catch_with_backtrace(:Goal, ?Catcher, :Recovery) is nondet.
%  The same as catch/3: an error says where it was raised anyway.
%  ?- catch_with_backtrace(throw(a), X, true).
%  X = a
catch_with_backtrace(Goal, Catcher, Recovery) :- catch(Goal, Catcher, Recovery).

%! on_exception(?Ball, :Goal, :Recovery) is nondet.
%  catch/3 with the arguments in another order.
%  ?- on_exception(X, throw(a), Y = caught).
%  X = a, Y = caught
on_exception(Ball, Goal, Recovery) :- catch(Goal, Ball, Recovery).

%! raise_exception(+Ball) is failure.
%  The same as throw/1.
%  ?- catch(raise_exception(a), X, true).
%  X = a
raise_exception(Ball) :- throw(Ball).

%! abort is failure.
%  Gives up what runs and goes back to the toplevel: throws '$aborted'.
%  ?- catch(abort, X, true).
%  X = '$aborted'
abort :- throw('$aborted').
