% Control: what the compiler does in place when it sees it in a clause, as predicates for call/N; and what is built on it.
%
% Above each predicate stand its modes and how often it succeeds, a sentence, a query, and the answer that
% tests/prolog/test_docs.py expects: bindings with commas, answers with `;`, or true, false, error(Formal).
% `$body'(Goal, Cut) runs a goal as data; a cut in it goes to the barrier Cut, an opaque number for a choice point.

%! true is det.
%  Succeeds.
%  ?- true.
%  true
true.

%! otherwise is det.
%  Succeeds: the last condition of an if-then-else.
%  ?- ( fail -> X = 1 ; otherwise -> X = 2 ).
%  X = 2
otherwise.

%! fail is failure.
%  Fails.
%  ?- fail.
%  false
fail :- fail.

%! false is failure.
%  Fails.
%  ?- false.
%  false
false :- fail.

%! ! is det.
%  Cuts; as a goal on its own there is nothing to cut.
%  ?- G = !, call(G).
%  G = !
! :- true.

%! repeat is multi.
%  Succeeds, and again whenever something behind it fails.
%  ?- repeat, !.
%  true
repeat.
repeat :- repeat.

%! ','(:First, :Second) is nondet.
%  First and then Second.
%  ?- G = (X = 1, Y = 2), call(G).
%  G = (1=1,2=2), X = 1, Y = 2
','(A, B) :- '$goal_body'((A, B), Body), '$barrier'(Cut), '$run'(Body, Cut).

%! ;(:Either, :Or) is nondet.
%  Either, or Or; with -> or *-> on the left the condition decides.
%  ?- G = (X = 1 ; X = 2), findall(X, G, L).
%  G = (X=1;X=2), L = [1,2]
;(A, B) :- '$goal_body'((A ; B), Body), '$barrier'(Cut), '$run'(Body, Cut).

%! '|'(:Either, :Or) is nondet.
%  The same as ;/2.
%  ?- findall(X, call('|'(X = 1, X = 2)), L).
%  L = [1,2]
'|'(A, B) :- '$goal_body'((A ; B), Body), '$barrier'(Cut), '$run'(Body, Cut).

%! ->(:If, :Then) is nondet.
%  Then, once If has succeeded; fails where If fails.
%  ?- G = (member(X, [1,2]) -> true), findall(X, G, L).
%  G = (member(X,[1,2])->true), L = [1]
->(A, B) :- '$goal_body'((A -> B), Body), '$barrier'(Cut), '$run'(Body, Cut).

%! *->(:If, :Then) is nondet.
%  Then, for each solution of If.
%  ?- G = (member(X, [1,2]) *-> true), findall(X, G, L).
%  G = (member(X,[1,2])*->true), L = [1,2]
*->(A, B) :- '$goal_body'((A *-> B), Body), '$barrier'(Cut), '$run'(Body, Cut).

%! \+(:Goal) is semidet.
%  Goal has no solution.
%  ?- \+ member(3, [1,2]).
%  true
\+(G) :- \+ call(G).

%! not(:Goal) is semidet.
%  The same as \+.
%  ?- not(fail).
%  true
not(G) :- \+ call(G).

%! @(:Goal, +Module) is nondet.
%  Goal, with the arguments that it calls seen from Module.
%  ?- '@'(findall(X, member(X, [1,2]), L), lists).
%  L = [1,2]
'@'(Goal, Module) :- '$at'(Goal, Module, Seen), call(Seen).

% `$goal_body'(+Goal, -Body): what runs, with the variables among its goals as call(Variable); an error for what is no body.
'$goal_body'(Goal, Body) :- '$body_kind'(Goal, Kind), '$goal_body'(Kind, Goal, Body).

'$goal_body'(0, Body, Body).
'$goal_body'(1, Goal, Body) :- '$converted'(Goal, Body).
'$goal_body'(2, Goal, _) :- throw(error(type_error(callable, Goal), _)).

'$converted'(G, Body) :- var(G), !, Body = call(G).
'$converted'((A, B), (C, D)) :- !, '$converted'(A, C), '$converted'(B, D).
'$converted'((A ; B), (C ; D)) :- !, '$converted'(A, C), '$converted'(B, D).
'$converted'((A -> B), (C -> D)) :- !, '$converted'(A, C), '$converted'(B, D).
'$converted'((A *-> B), (C *-> D)) :- !, '$converted'(A, C), '$converted'(B, D).
'$converted'(G, G).

'$body'(G, Cut) :- ( var(G) -> call(G) ; '$run'(G, Cut) ).

'$run'((A, B), Cut) :- !, '$body'(A, Cut), '$body'(B, Cut).
'$run'(!, Cut) :- !, '$cut_to'(Cut).
'$run'((A ; B), Cut) :- !, '$disjunction'(A, B, Cut).
'$run'('|'(A, B), Cut) :- !, '$disjunction'(A, B, Cut).
'$run'((C -> T), Cut) :- !, ( '$local'(C) -> '$body'(T, Cut) ).
'$run'((C *-> T), Cut) :- !, '$local'(C), '$body'(T, Cut).
'$run'(\+ G, _) :- !, \+ call(G).
'$run'(M:G, Cut) :- !, '$in'(G, M, Cut).
'$run'(G, _) :- call(G).

% The same for a goal of a module.
'$in'(G, M, _) :- var(G), !, call(M:G).
'$in'((A, B), M, Cut) :- !, '$in'(A, M, Cut), '$in'(B, M, Cut).
'$in'(!, _, Cut) :- !, '$cut_to'(Cut).
'$in'((A ; B), M, Cut) :- !, '$disjunction_in'(A, B, M, Cut).
'$in'('|'(A, B), M, Cut) :- !, '$disjunction_in'(A, B, M, Cut).
'$in'((C -> T), M, Cut) :- !, ( '$local'(M:C) -> '$in'(T, M, Cut) ).
'$in'((C *-> T), M, Cut) :- !, '$local'(M:C), '$in'(T, M, Cut).
'$in'(\+ G, M, _) :- !, \+ '$local'(M:G).
'$in'(N:G, _, Cut) :- atom(N), !, '$in'(G, N, Cut).
'$in'(G, M, _) :- call(M:G).

'$disjunction_in'(A, B, M, Cut) :- var(A), !, '$either'(M:A, M:B, Cut).
'$disjunction_in'((C -> T), E, M, Cut) :- !, ( '$local'(M:C) -> '$in'(T, M, Cut) ; '$in'(E, M, Cut) ).
'$disjunction_in'((C *-> T), E, M, Cut) :- !, ( '$local'(M:C) *-> '$in'(T, M, Cut) ; '$in'(E, M, Cut) ).
'$disjunction_in'(A, B, M, Cut) :- '$either'(M:A, M:B, Cut).

% A control construct that a module calls.
'$control_in'(Goal, M) :- '$goal_body'(Goal, Body), '$barrier'(Cut), '$in'(Body, M, Cut).

'$disjunction'(A, B, Cut) :- var(A), !, '$either'(A, B, Cut).
'$disjunction'((C -> T), E, Cut) :- !, ( '$local'(C) -> '$body'(T, Cut) ; '$body'(E, Cut) ).
'$disjunction'((C *-> T), E, Cut) :- !, ( '$local'(C) *-> '$body'(T, Cut) ; '$body'(E, Cut) ).
'$disjunction'(A, B, Cut) :- '$either'(A, B, Cut).

'$either'(A, _, Cut) :- '$body'(A, Cut).
'$either'(_, B, Cut) :- '$body'(B, Cut).

'$local'(G) :- '$barrier'(Cut), '$body'(G, Cut).

% `$pick'(+List, ?Item): the items of a list, without a choice point behind the last.
'$pick'([X|Xs], Y) :- '$pick'(Xs, X, Y).
'$pick'([], X, X).
'$pick'([_|_], X, X).
'$pick'([X|Xs], _, Y) :- '$pick'(Xs, X, Y).

%! once(:Goal) is semidet.
%  The first solution of Goal.
%  ?- once(member(X, [a,b])).
%  X = a
once(G) :- call(G), !.

%! ignore(:Goal) is det.
%  The first solution of Goal, or nothing.
%  ?- ignore(fail).
%  true
ignore(G) :- ( call(G) -> true ; true ).

%! forall(:Condition, :Action) is semidet.
%  Action succeeds for every solution of Condition.
%  ?- forall(member(X, [1,2]), X > 0).
%  true
forall(C, A) :- \+ ( call(C), \+ call(A) ).

%! apply(:Goal, +Arguments) is nondet.
%  Goal with a list of arguments more.
%  ?- apply(plus(1), [2,X]).
%  X = 3
apply(G, Arguments) :-
    '$split_module'(G, M, Plain),
    '$must_be_callable'(Plain),
    Plain =.. L0,
    append(L0, Arguments, L),
    Goal =.. L,
    call(M:Goal).

%! setup_call_cleanup(:Setup, :Goal, :Cleanup) is nondet.
%  Setup once, then Goal; Cleanup runs once when Goal is done: after its last solution, failure, an exception or a cut.
%  ?- setup_call_cleanup(true, member(X, [1,2]), Y = done), X = 1.
%  X = 1
setup_call_cleanup(Setup, Goal, Cleanup) :-
    once(Setup),
    '$must_be_callable'(Cleanup),
    '$cleanup_older'(Older),
    '$call_cleanup'(Goal, Cleanup, Older).

% The choice point of this predicate is what cuts and exceptions look for: wamjit/kernel/cleanup.py.
'$call_cleanup'(Goal, Cleanup, Older) :-
    '$cleanup_here'(Frame),
    catch(Goal, Ball, '$cleanup_raised'(Ball, Cleanup, Older)),
    '$barrier'(Newest),
    ( Newest == Frame -> '$cleanup_off'(Older), !, ignore(Cleanup) ; true ).
'$call_cleanup'(Goal, Cleanup, Older) :- '$cleanup_failed'(Goal, Cleanup, Older).

'$cleanup_raised'(Ball, Cleanup, Older) :-
    '$cleanup_off'(Older),
    ( catch(Cleanup, _, true) -> true ; true ),
    throw(Ball).

'$cleanup_failed'(_, Cleanup, Older) :-
    '$cleanup_off'(Older),
    ignore(Cleanup),
    fail.

%! call_cleanup(:Goal, :Cleanup) is nondet.
%  As setup_call_cleanup/3 without a setup.
%  ?- call_cleanup(X = 1, true).
%  X = 1
call_cleanup(Goal, Cleanup) :- setup_call_cleanup(true, Goal, Cleanup).

%! between(+Low, +High, ?Value) is nondet.
%  Value is an integer from Low to High; High may be inf.
%  ?- between(1, 3, X).
%  X = 1 ; X = 2 ; X = 3
between(Low, High, Value) :-
    '$must_be_integer'(Low),
    ( High == inf -> true ; High == infinite -> true ; '$must_be_integer'(High) ),
    ( var(Value) -> '$between'(High, Low, Value)
    ; '$must_be_integer'(Value),
      Value >= Low,
      ( integer(High) -> Value =< High ; true )
    ).

'$between'(High, Low, Value) :- integer(High), !, Low =< High, '$count'(Low, High, Value).
'$between'(_, Low, Value) :- '$count'(Low, Value).

'$count'(High, High, Value) :- !, Value = High.
'$count'(Low, _, Low).
'$count'(Low, High, Value) :- Next is Low + 1, '$count'(Next, High, Value).

'$count'(Low, Low).
'$count'(Low, Value) :- Next is Low + 1, '$count'(Next, Value).

'$must_be_integer'(X) :- integer(X), !.
'$must_be_integer'(X) :- var(X), !, throw(error(instantiation_error, _)).
'$must_be_integer'(X) :- throw(error(type_error(integer, X), _)).

%! succ(?Number, ?Next) is det.
%  Next is Number + 1, both natural numbers.
%  ?- succ(X, 4).
%  X = 3
succ(X, Y) :- integer(X), !, '$natural'(X), '$natural_or_var'(Y), Y is X + 1.
succ(X, Y) :- var(X), !, ( var(Y) -> throw(error(instantiation_error, _)) ; true ), '$must_be_integer'(Y), '$natural'(Y),
    Y > 0, X is Y - 1.
succ(X, _) :- throw(error(type_error(integer, X), _)).

'$natural'(X) :- X >= 0, !.
'$natural'(X) :- throw(error(domain_error(not_less_than_zero, X), _)).

'$natural_or_var'(X) :- var(X), !.
'$natural_or_var'(X) :- '$must_be_integer'(X), '$natural'(X).

%! plus(?A, ?B, ?C) is det.
%  C is A + B, all integers, with two of the three known.
%  ?- plus(1, X, 3).
%  X = 2
plus(A, B, C) :- integer(A), integer(B), ( var(C) ; integer(C) ), !, C is A + B.
plus(A, B, C) :- integer(A), integer(C), var(B), !, B is C - A.
plus(A, B, C) :- integer(B), integer(C), var(A), !, A is C - B.
plus(A, B, C) :-
    ( member(X, [A, B, C]), nonvar(X), \+ integer(X) -> '$must_be_integer'(X) ; throw(error(instantiation_error, _)) ).

%! phrase(:Body, ?List) is nondet.
%  The grammar body describes List.
%  ?- phrase(([a], [X]), [a,b]).
%  X = b
phrase(Body, List) :- phrase(Body, List, []).

%! phrase(:Body, ?List, ?Rest) is nondet.
%  The grammar body describes List up to Rest.
%  ?- phrase([a], [a,b,c], R).
%  R = [b,c]
phrase(Body, List, Rest) :-
    '$must_be_callable'(Body),
    '$must_be_partial_list'(List),
    '$must_be_partial_list'(Rest),
    functor(Body, Name, _),
    ( '$grammar_control'(Name) ->
        '$dcg_body'(Body, S0, S, Goal),
        S0 = List,
        S = Rest,
        call(Goal)
    ; call(Body, List, Rest)
    ).

% Names that begin more than a plain non-terminal: these bodies are translated.
'$grammar_control'([]).
'$grammar_control'('.').
'$grammar_control'(!).
'$grammar_control'(',').
'$grammar_control'(;).
'$grammar_control'('|').
'$grammar_control'(->).
'$grammar_control'(*->).
'$grammar_control'({}).
'$grammar_control'(\+).
'$grammar_control'(call).
'$grammar_control'(:).

'$must_be_callable'(X) :- callable(X), !.
'$must_be_callable'(X) :- var(X), !, throw(error(instantiation_error, _)).
'$must_be_callable'(X) :- throw(error(type_error(callable, X), _)).

'$must_be_partial_list'(X) :- '$skip_list'(X, _, End), ( var(End) ; End == [] ), !.
'$must_be_partial_list'(X) :- throw(error(type_error(list, X), _)).
