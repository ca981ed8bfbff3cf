% Ways to call a goal that other systems have. How the comments are read: control.pl.
%
% There is one thread here: what guards a goal against other threads and signals calls it once.

:- module(calling, [if/3, call_dcg/3, with_mutex/2, thread_self/1, notrace/1, sig_atomic/1]).

%! if(:Condition, :Then, :Else) is nondet.
%  Then for each solution of Condition; Else if there is none.
%  ?- if(member(X, [1,2]), Y = X, Y = none).
%  X = 1, Y = 1 ; X = 2, Y = 2
if(Condition, Then, Else) :- ( call(Condition) *-> call(Then) ; call(Else) ).

%! call_dcg(:Body, ?State, ?Next) is nondet.
%  As phrase/3; the states need not be lists.
%  ?- call_dcg({ X = 1 }, s, S).
%  X = 1, S = s
call_dcg(Body, State, Next) :-
    '$must_be_callable'(Body),
    functor(Body, Name, _),
    ( '$grammar_control'(Name) ->
        '$dcg_body'(Body, S0, S, Goal),
        S0 = State,
        S = Next,
        call(Goal)
    ; call(Body, State, Next)
    ).

%! with_mutex(+Mutex, :Goal) is semidet.
%  Goal once.
%  ?- with_mutex(m, member(X, [1,2])).
%  X = 1
with_mutex(Mutex, Goal) :- must_be(atom, Mutex), once(Goal).

%! thread_self(-Thread) is det.
%  Thread is the one that there is.
%  ?- thread_self(T).
%  T = main
thread_self(main).

%! notrace(:Goal) is semidet.
%  Goal once.
%  ?- notrace(member(X, [1,2])).
%  X = 1
notrace(Goal) :- once(Goal).

%! sig_atomic(:Goal) is semidet.
%  Goal once.
%  ?- sig_atomic(member(X, [1,2])).
%  X = 1
sig_atomic(Goal) :- once(Goal).
