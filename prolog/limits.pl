% Goals that may take so much time, depth or work and no more. How the comments are read: control.pl.
%
% Depth and inferences are counted by running the clauses of the program as data; built-in and library predicates count as one
% step. Time is measured by the system, at full speed.

:- module(limits, [call_with_time_limit/2, call_with_depth_limit/3, call_with_inference_limit/3]).

%! call_with_time_limit(+Seconds, :Goal) is semidet.
%  Goal once, or the exception time_limit_exceeded when it takes longer.
%  ?- catch(call_with_time_limit(0.05, (repeat, fail)), E, true).
%  E = time_limit_exceeded
call_with_time_limit(Seconds, Goal) :-
    Time is Seconds,
    ( Time > 0 -> true ; throw(time_limit_exceeded) ),
    setup_call_cleanup('$start_alarm'(Time, Alarm), once(Goal), '$stop_alarm'(Alarm)).

%! call_with_depth_limit(:Goal, +Limit, -Result) is nondet.
%  Goal, failing where calls are nested deeper than Limit; Result is the depth, or depth_limit_exceeded if it fails for that.
%  ?- call_with_depth_limit(member(_, [a]), 10, R).
%  R = 1
call_with_depth_limit(Goal, Limit, Result) :-
    must_be(integer, Limit),
    '$counter'(Counter),
    (   '$limited'(Goal, 1, depth(Counter, Limit)),
        arg(1, Counter, Result)
    ;   arg(1, Counter, Deepest),
        Deepest > Limit,
        Result = depth_limit_exceeded
    ).

%! call_with_inference_limit(:Goal, +Limit, -Result) is nondet.
%  Goal with at most Limit calls; Result is ! or true (more solutions may follow), or inference_limit_exceeded.
%  ?- call_with_inference_limit((repeat, fail), 100, R).
%  R = inference_limit_exceeded
call_with_inference_limit(Goal, Limit, Result) :-
    must_be(integer, Limit),
    '$counter'(Counter),
    '$barrier'(Before),
    catch('$limited'(Goal, 1, count(Counter, Limit)), Ball, true),
    '$barrier'(After),
    ( var(Ball) -> ( Before == After -> Result = ! ; Result = true )
    ; arg(2, Counter, Serial), Ball == '$too_many'(Serial) -> Result = inference_limit_exceeded
    ; throw(Ball)
    ).

% `$limited'(+Goal, +Depth, +Limit): a goal whose cuts are local.
'$limited'(Goal, Depth, Limit) :- '$barrier'(Cut), '$limited'(Goal, Depth, Limit, Cut).

'$limited'(Goal, _, _, _) :- var(Goal), !, throw(error(instantiation_error, _)).
'$limited'((A, B), D, L, Cut) :- !, '$limited'(A, D, L, Cut), '$limited'(B, D, L, Cut).
'$limited'(!, _, _, Cut) :- !, '$cut_to'(Cut).
'$limited'((A ; B), D, L, Cut) :- !, '$limited_either'(A, B, D, L, Cut).
'$limited'((C -> T), D, L, Cut) :- !, ( '$limited'(C, D, L) -> '$limited'(T, D, L, Cut) ).
'$limited'((C *-> T), D, L, Cut) :- !, '$limited'(C, D, L), '$limited'(T, D, L, Cut).
'$limited'(\+ G, D, L, _) :- !, \+ '$limited'(G, D, L).
'$limited'(M:G, D, L, Cut) :- '$with_module_inside'(G, M, Goal), !, '$limited'(Goal, D, L, Cut).
'$limited'(Goal, D, L, _) :- '$meta_limited'(Goal, D, L, Limited), !, call(Limited).
'$limited'(Goal, D, L, _) :-
    '$step'(L, D),
    ( predicate_property(Goal, number_of_clauses(_)) -> '$limited_clauses'(Goal, D, L) ; call(Goal) ).

% `$with_module_inside'(+Goal, +Module, -Qualified): what takes goals has the module in front of those, others have no Qualified.
'$with_module_inside'(G, _, _) :- var(G), !, throw(error(instantiation_error, _)).
'$with_module_inside'(!, _, !).
'$with_module_inside'((A, B), M, (M:A, M:B)).
'$with_module_inside'((A ; B), M, (Either ; M:B)) :-
    ( nonvar(A), '$is_choosing'(A), '$with_module_inside'(A, M, Either) -> true ; Either = M:A ).
'$with_module_inside'((C -> T), M, (M:C -> M:T)).
'$with_module_inside'((C *-> T), M, (M:C *-> M:T)).
'$with_module_inside'(\+ G, M, \+ M:G).
'$with_module_inside'(M:G, _, M:G).
'$with_module_inside'(call(G), M, call(M:G)).
'$with_module_inside'(once(G), M, once(M:G)).
'$with_module_inside'(ignore(G), M, ignore(M:G)).
'$with_module_inside'(forall(C, A), M, forall(M:C, M:A)).
'$with_module_inside'(findall(T, G, Xs), M, findall(T, M:G, Xs)).

'$is_choosing'((_ -> _)).
'$is_choosing'((_ *-> _)).

'$limited_clauses'(Goal, D, L) :-
    '$barrier'(Cut),
    clause(Goal, Body),
    D1 is D + 1,
    ( Body == true -> true
    ; '$module_of_clauses'(Goal, M) -> '$limited'(M:Body, D1, L, Cut)
    ; '$limited'(Body, D1, L, Cut)
    ).

% `$module_of_clauses'(+Goal, -Module): where the clauses of a qualified goal come from.
'$module_of_clauses'(Goal, M) :-
    Goal = Space:_,
    ( predicate_property(Goal, imported_from(M)) -> true ; M = Space ).

'$limited_either'(A, B, D, L, Cut) :- nonvar(A), A = (C -> T), !,
    ( '$limited'(C, D, L) -> '$limited'(T, D, L, Cut) ; '$limited'(B, D, L, Cut) ).
'$limited_either'(A, B, D, L, Cut) :- nonvar(A), A = (C *-> T), !,
    ( '$limited'(C, D, L) *-> '$limited'(T, D, L, Cut) ; '$limited'(B, D, L, Cut) ).
'$limited_either'(A, _, D, L, Cut) :- '$limited'(A, D, L, Cut).
'$limited_either'(_, B, D, L, Cut) :- '$limited'(B, D, L, Cut).

'$meta_limited'(call(G), D, L, '$limited'(G, D, L)).
'$meta_limited'(once(G), D, L, once('$limited'(G, D, L))).
'$meta_limited'(ignore(G), D, L, ignore('$limited'(G, D, L))).
'$meta_limited'(forall(C, A), D, L, forall('$limited'(C, D, L), '$limited'(A, D, L))).
'$meta_limited'(findall(T, G, Xs), D, L, findall(T, '$limited'(G, D, L), Xs)).

'$step'(depth(Counter, Limit), D) :-
    arg(1, Counter, Deepest),
    ( D > Deepest -> nb_setarg(1, Counter, D) ; true ),
    D =< Limit.
'$step'(count(Counter, Limit), _) :-
    '$count_up'(Counter, N),
    ( N =< Limit -> true ; arg(2, Counter, Serial), throw('$too_many'(Serial)) ).

% `$count_up'(+Counter, -N): count, whatever backtracking undoes; see `$counter'/1.
'$count_up'(Counter, N) :-
    arg(1, Counter, Before),
    Now is Before + 1,
    nb_setarg(1, Counter, Now),
    N = Now.
