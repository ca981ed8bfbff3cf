% The four-port tracer. How the comments are read: control.pl; what a person types at a port: docs/debugging.md.
%
% While the tracer shows everything, or for predicates with a spy point, the cell of a predicate leads to
%     p(A, B) :- '$traced'(Cell, Number, p(A, B), '$trace N'(A, B)).
% where '$trace N' is its code (wamjit/engine/tracer.py). A global cell that backtracking resets holds the frame of the
% goal that runs: '$frame'(Invocation, Depth, Number, Goal, Parent, Mark, Cell); Mark is the choice point of '$trace_loop'/3,
% which is there as long as the goal can be retried.

:- module(trace, [trace/0, notrace/0, tracing/0, debug/0, nodebug/0, debugging/0, spy/1, nospy/1, nospyall/0, leash/1,
    visible/1, break/0]).

%! trace is det.
%  Shows every call, exit, redo, failure and exception from now on.
%  ?- trace, notrace.
%  true
trace :- '$trace_mode'(trace).

%! notrace is det.
%  Shows them no more; spy points stay as they are.
%  ?- notrace.
%  true
notrace :- '$trace_mode'(notrace).

%! tracing is semidet.
%  Every step is shown.
%  ?- tracing.
%  false
tracing :- '$tracing'.

%! debug is det.
%  Runs until a predicate with a spy point is called; shows every step from there.
%  ?- debug, nodebug.
%  true
debug :- '$trace_mode'(debug).

%! nodebug is det.
%  Neither steps nor spy points are shown.
%  ?- nodebug.
%  true
nodebug :- '$trace_mode'(nodebug).

%! debugging is det.
%  Says on user_error what the debugger does, and where spy points are.
%  ?- debugging.
%  true
debugging :- '$debugging'.

%! spy(:Predicates) is det.
%  Spy points on Name, Name/Arity, or those of a list; the debugger is on then.
%  ?- spy(append/3), nospy(append/3), nodebug.
%  true
spy(Predicates) :- '$spy'(Predicates, true).

%! nospy(:Predicates) is det.
%  No spy points there any more.
%  ?- nospy(append/3).
%  true
nospy(Predicates) :- '$spy'(Predicates, false).

%! nospyall is det.
%  No spy points at all.
%  ?- nospyall.
%  true
nospyall :- '$spy'('$all', false).

%! leash(+Ports) is det.
%  Stops only at these ports: call, exit, redo, fail, exception, a list of them, all, half, none; +Port adds, -Port takes away.
%  ?- leash(-exit), leash(all).
%  true
leash(Ports) :- '$leash'(leash, Ports).

%! visible(+Ports) is det.
%  Shows only these ports, given as for leash/1.
%  ?- visible([call, exit]), visible(all).
%  true
visible(Ports) :- '$leash'(visible, Ports).

%! break is det.
%  A toplevel inside the query, where the query was asked at a toplevel; it ends with the end of its input.
%  ?- break.
%  true
break :- '$break'.

'$traced'(Cell, Number, Goal, Inner) :-
    '$global'(Cell, Parent),
    '$trace_depth'(Parent, Depth),
    '$trace_enter'(Invocation),
    Frame = '$frame'(Invocation, Depth, Number, Goal, Parent, _, Cell),
    '$barrier'(Outer),
    '$set_global'(Cell, Frame),
    '$trace_loop'(Frame, Inner, Left),
    ( Left == det -> '$cut_to'(Outer) ; true ),
    '$set_global'(Cell, Parent).

'$trace_depth'('$frame'(_, Depth0, _, _, _, _, _), Depth) :- !, Depth is Depth0 + 1.
'$trace_depth'(_, 1).

'$trace_loop'(Frame, Inner, Left) :-
    arg(6, Frame, Mark),
    '$barrier'(Mark),
    '$trace_port'(call, Frame, Action),
    '$trace_run'(Action, Frame, Inner, Left).
'$trace_loop'(Frame, Inner, Left) :-
    '$trace_port'(fail, Frame, Action),
    Action == retry,
    '$trace_loop'(Frame, Inner, Left).

'$trace_run'(go, Frame, Inner, Left) :-
    '$barrier'(Before),
    catch(Inner, Ball, '$trace_raised'(Ball, Frame)),
    '$barrier'(After),
    ( Before == After -> Left = det ; Left = nondet ),
    '$trace_left'(Left, Frame).
'$trace_run'(ignore, Frame, _, det) :- '$trace_left'(det, Frame).

'$trace_left'(det, Frame) :- '$trace_port'(exit, Frame, _).
'$trace_left'(nondet, Frame) :- '$trace_port'(nondet_exit, Frame, _).
'$trace_left'(nondet, Frame) :- '$trace_port'(redo, Frame, _), fail.

'$trace_raised'(Ball, Frame) :-
    '$trace_port'(exception(Ball), Frame, _),
    throw(Ball).

% `$trace_port'(+Port, +Frame, -Action): go, retry (the fail port only) or ignore (the call port only).
'$trace_port'(Port, Frame, Action) :-
    Frame = '$frame'(Invocation, Depth, Number, Goal, Parent, _, _),
    '$trace_number'(Parent, Above),
    '$trace_shown'(Port, Goal, Name, Shown),
    '$trace_look'(Name, Invocation, Depth, Number, Above, Look),
    '$trace_look'(Look, Port, Frame, Name, Invocation-Above, Shown, Action).

'$trace_number'('$frame'(Invocation, _, _, _, _, _, _), Number) :- !, Number = Invocation.
'$trace_number'(_, 0).

'$trace_shown'(exception(Ball), Goal, exception, '$raised'(Goal, Ball)) :- !.
'$trace_shown'(Port, Goal, Port, Goal).

'$trace_look'(hide, _, _, _, _, _, go).
'$trace_look'(retry, _, _, _, _, _, retry).
'$trace_look'(show, Port, Frame, Name, Numbers, Shown, Action) :-
    arg(2, Frame, Depth),
    arg(3, Frame, Number),
    '$trace_show'(Name, Numbers, Depth, Number, Shown, Answer),
    '$trace_answer'(Answer, Port, Frame, Action).

'$trace_answer'(go, _, _, go).
'$trace_answer'(ignore, Port, _, Action) :- ( Port == call -> Action = ignore ; Action = go ).
'$trace_answer'(ancestors, Port, Frame, Action) :-
    arg(5, Frame, Parent),
    '$trace_ancestors'(Parent),
    '$trace_port'(Port, Frame, Action).
'$trace_answer'(retry(Invocation), Port, Frame, Action) :- '$trace_again'(Invocation, retry, Port, Frame, Action).
'$trace_answer'(fail(Invocation), Port, Frame, Action) :- '$trace_again'(Invocation, fail, Port, Frame, Action).

'$trace_ancestors'('$frame'(Invocation, Depth, Number, Goal, Parent, _, _)) :- !,
    '$trace_ancestors'(Parent),
    '$trace_ancestor'(Invocation, Depth, Number, Goal).
'$trace_ancestors'(_).

% A frame fails, and is called again if that is what is wanted. At its own fail port there is no choice point any more.
'$trace_again'(Invocation, What, Port, Frame, Action) :-
    '$trace_find'(Frame, Invocation, Found),
    ( arg(1, Frame, Invocation), Port == fail -> ( What == retry -> Action = retry ; Action = go )
    ; arg(1, Frame, Invocation), Port == call, What == retry -> Action = go
    ; arg(6, Found, Mark),
      arg(1, Found, Number),
      '$trace_want'(Number, What, Mark) ->
      '$cut_to'(Mark),
      fail
    ; Action = go
    ).

'$trace_find'(Frame, Invocation, Found) :-
    Frame = '$frame'(Number, _, _, _, Parent, _, _),
    ( Number == Invocation -> Found = Frame
    ; '$trace_number'(Parent, 0) -> Found = Frame
    ; '$trace_find'(Parent, Invocation, Found)
    ).
