% Tabling: `:- table p/2.` How the comments are read: control.pl.
%
% Each variant of a call has a table of its answers. A table is filled before its first answer is given: all clauses run to
% their end, and a call that is being filled already takes the answers that there are so far. Tables that need each other
% (a strongly connected component) are filled again and again, from the one that was called first, its leader, until
% nothing is new; then they are complete. This is linear tabling (Shen, Yuan, You, Zhou 2001; Zhou, Sato 2003), with Tarjan's
% low-links for the components: each evaluation has a number, and its low-link is the lowest number of an evaluation that its
% answers depend on.
%
% The facts, in the module '$tables' (the first arguments are integers, which the clause store finds at once):
%   variant(Hash, Goal, Table, Predicate)  a call whose variables are numbered
%   state(Table, State, Answers)           complete, fresh, active(Number) or waiting(Round, Low); how many answers
%   answer(Table << 32 + N, Answer)        the N-th answer; '$old' if a better one came
%   seen(Table << 24 + Hash, Answer)       answers once more, to find them
%   best(Table << 24 + Hash, Key, Values, N)  the same where modes choose among answers
% An answer is v(...), what the variables of the call became; with modes Answer-Values.

:- module(tabling, [tnot/1, abolish_all_tables/0, abolish_module_tables/1, abolish_table_subgoals/1]).

%! tnot(:Goal) is semidet.
%  The tabled Goal has no answer. An answer that depends on its own negation is representation_error(tabled_negation).
%  ?- tnot(fail).
%  true
tnot(Goal) :-
    '$tabling',
    nb_getval('$table_low', Low0),
    nb_setval('$table_low', none),
    ( call(Goal) -> Holds = true ; Holds = false ),
    nb_getval('$table_low', Low),
    '$table_lower'(Low0, Low),
    ( Holds == true -> fail
    ; Low == none -> true
    ; throw(error(representation_error(tabled_negation), _))
    ).

%! abolish_all_tables is det.
%  Forgets the answers of all tables that are complete.
%  ?- abolish_all_tables.
%  true
abolish_all_tables :- '$abolish_tables'(_).

%! abolish_module_tables(+Module) is det.
%  Forgets the answers of the tables of a module's predicates.
%  ?- abolish_module_tables(user).
%  true
abolish_module_tables(Module) :- '$abolish_tables'(Module:_).

%! abolish_table_subgoals(:Goal) is det.
%  Forgets the answers of the calls that unify with Goal.
%  ?- abolish_table_subgoals(fail).
%  true
abolish_table_subgoals(Spec) :-
    '$tabling',
    '$split_module'(Spec, Module, Goal),
    ( '$tables':variant(_, Module:Numbered, Table, _),
      '$table_unnumbered'(Numbered, Call),
      \+ Call \= Goal,
      '$abolish_table'(Table),
      fail
    ; true
    ).

% `$abolish_tables_of'(+Module, +Name, +Arity): those of a predicate that is declared again.
'$abolish_tables_of'(Module, Name, Arity) :- '$abolish_tables'(Module:Name/Arity).

'$abolish_tables'(Predicate) :-
    '$tabling',
    ( '$tables':variant(_, _, Table, Predicate), '$abolish_table'(Table), fail ; true ).

'$abolish_table'(Table) :-
    '$tables':state(Table, State, Count),
    ( State = active(_) -> true
    ; State = waiting(_, _) -> true
    ; retract('$tables':state(Table, _, _)),
      retract('$tables':variant(_, _, Table, _)),
      ( between(1, Count, N),
        '$table_key'(Table, N, Key),
        retract('$tables':answer(Key, Answer)),
        Answer \== '$old',
        ( Answer = Found-_ -> true ; Found = Answer ),
        '$table_answer_key'(Table, Found, AnswerKey),
        retractall('$tables':seen(AnswerKey, _)),
        retractall('$tables':best(AnswerKey, _, _, _)),
        fail
      ; true
      )
    ).

% `$table_unnumbered'(+Numbered, -Goal): the variables of a stored call as variables.
'$table_unnumbered'(Numbered, Goal) :- '$table_unnumbered'(Numbered, [], _, Goal).

'$table_unnumbered'('$tabled'(N), Known0, Known, Goal) :- !,
    ( memberchk(N-Found, Known0) -> Goal = Found, Known = Known0 ; Known = [N-Goal|Known0] ).
'$table_unnumbered'(Term, Known0, Known, Goal) :-
    compound(Term),
    !,
    Term =.. [Name|Arguments0],
    '$table_unnumbered_all'(Arguments0, Known0, Known, Arguments),
    Goal =.. [Name|Arguments].
'$table_unnumbered'(Term, Known, Known, Term).

'$table_unnumbered_all'([], Known, Known, []).
'$table_unnumbered_all'([X|Xs], Known0, Known, [Y|Ys]) :-
    '$table_unnumbered'(X, Known0, Known1, Y),
    '$table_unnumbered_all'(Xs, Known1, Known, Ys).

% `$tabled'(+Modes, +Goal, +Worker): a call of a tabled predicate; Worker is what its clauses are called. Modes is `plain`,
% or has one for each argument.
'$tabled'(plain, Goal, Worker) :-
    !,
    '$table_template'(Goal, Answer),
    '$table_of'(Goal, Table),
    '$tables':state(Table, State, _),
    '$table_call'(State, Table, plain, Answer, Answer, Worker).
'$tabled'(Modes, Module:Head, Module:Worker) :-
    Head =.. [Name|Given],
    Worker =.. [WorkerName|_],
    '$table_moded'(Modes, Given, Arguments, Wanted, Values, Choices),
    Goal =.. [Name|Arguments],
    Call =.. [WorkerName|Arguments],
    term_variables(Goal-Values, All),
    '$table_index_variables'(All, Values, Variables),
    Answer =.. [v|Variables],
    '$table_of'(Module:Goal, Table),
    '$tables':state(Table, State, _),
    '$table_call'(State, Table, Choices, Answer-Values, Answer-Wanted, Module:Call).

'$table_template'(_:Goal, Answer) :- term_variables(Goal, Variables), Answer =.. [v|Variables].

% `$table_moded'(+Modes, +Given, -Arguments, -Wanted, -Values, -Choices): the arguments with modes are variables, Values, in the
% call; its answers for them are unified with Wanted.
'$table_moded'([], [], [], [], [], []).
'$table_moded'([index|Modes], [G|Given], [G|Arguments], Wanted, Values, Choices) :- !,
    '$table_moded'(Modes, Given, Arguments, Wanted, Values, Choices).
'$table_moded'([Mode|Modes], [G|Given], [V|Arguments], [G|Wanted], [V|Values], [Mode|Choices]) :-
    '$table_moded'(Modes, Given, Arguments, Wanted, Values, Choices).

'$table_index_variables'([], _, []).
'$table_index_variables'([V|Vs], Values, Variables) :-
    ( '$table_has'(Values, V) -> Variables = Rest ; Variables = [V|Rest] ),
    '$table_index_variables'(Vs, Values, Rest).

'$table_has'([X|Xs], V) :- ( X == V -> true ; '$table_has'(Xs, V) ).

% `$table_of'(+Goal, -Table): the table of a variant; a new one is fresh.
'$table_of'(Goal, Table) :-
    '$term_hash'(Goal, Hash),
    ( ground(Goal) -> Numbered = Goal ; copy_term(Goal, Numbered), term_variables(Numbered, Vs), '$table_number'(Vs, 0) ),
    ( '$tables':variant(Hash, Numbered, Found, _) -> Table = Found
    ; nb_getval('$table_count', Count),
      Table is Count + 1,
      nb_setval('$table_count', Table),
      Goal = Module:Head,
      functor(Head, Name, Arity),
      assertz('$tables':variant(Hash, Numbered, Table, Module:Name/Arity)),
      assertz('$tables':state(Table, fresh, 0))
    ).

'$table_number'([], _).
'$table_number'(['$tabled'(N)|Vs], N) :- N1 is N + 1, '$table_number'(Vs, N1).

'$table_key'(Table, N, Key) :- Key is Table << 32 + N.
'$table_answer_key'(Table, Answer, Key) :- '$term_hash'(Answer, Hash), Key is Table << 24 + Hash.

% `$table_call'(+State, +Table, +Choices, +Found, +Answer, +Worker): the answers of a table, which are instances of Found.
'$table_call'(complete, Table, _, _, Answer, _) :- !, '$table_answer'(Table, 1, Answer).
'$table_call'(active(Number), Table, _, _, Answer, _) :- !,
    '$table_depends'(Number),
    '$table_growing'(Table, 1, Answer).
'$table_call'(waiting(Round, Low), Table, _, _, Answer, _) :-
    nb_getval('$table_round', Round),
    !,
    '$table_depends'(Low),
    '$table_growing'(Table, 1, Answer).
'$table_call'(_, Table, Choices, Found, Answer, Worker) :-
    '$table_fill'(Table, Choices, Found, Worker),
    '$tables':state(Table, State, _),
    ( State == complete -> '$table_answer'(Table, 1, Answer) ; '$table_growing'(Table, 1, Answer) ).

'$table_depends'(Number) :- nb_getval('$table_low', Low), '$table_lower'(Low, Number).

% `$table_lower'(+Low, +Other): the low-link is the lower one.
'$table_lower'(none, Low) :- !, nb_setval('$table_low', Low).
'$table_lower'(Low, none) :- !, nb_setval('$table_low', Low).
'$table_lower'(Low0, Low1) :- Low is min(Low0, Low1), nb_setval('$table_low', Low).

% `$table_answer'(+Table, +N, ?Answer): the answers of a complete table from the N-th on.
'$table_answer'(Table, N, Answer) :-
    '$table_key'(Table, N, Key),
    '$tables':answer(Key, Found),
    !,
    N1 is N + 1,
    '$table_key'(Table, N1, Next),
    ( '$tables':answer(Next, _) -> '$table_answer'(Found, Table, N1, Answer) ; Found \== '$old', Answer = Found ).

'$table_answer'(Answer, _, _, Answer) :- Answer \== '$old'.
'$table_answer'(_, Table, N, Answer) :- '$table_answer'(Table, N, Answer).

% The same for a table that may grow meanwhile.
'$table_growing'(Table, N, Answer) :-
    '$table_key'(Table, N, Key),
    '$tables':answer(Key, Found),
    !,
    N1 is N + 1,
    '$table_growing'(Found, Table, N1, Answer).

'$table_growing'(Answer, _, _, Answer) :- Answer \== '$old'.
'$table_growing'(_, Table, N, Answer) :- '$table_growing'(Table, N, Answer).

% `$table_fill'(+Table, +Choices, +Answer, +Worker): evaluate, until the table is complete or waits for its leader.
'$table_fill'(Table, Choices, Answer, Worker) :-
    nb_getval('$table_low', Low0),
    nb_getval('$table_changed', Changed0),
    nb_getval('$table_number', Number0),
    Number is Number0 + 1,
    nb_setval('$table_number', Number),
    '$tables':state(Table, _, Count),
    '$table_state'(Table, active(Number), Count),
    Counter = count(Count),
    catch('$table_passes'(Number, Table, Choices, Answer, Worker, Counter), Ball,
        '$table_abandon'(Ball, Number, Low0, Changed0, Table, Counter)),
    nb_getval('$table_low', Low),
    arg(1, Counter, End),
    ( Low \== none, Low < Number ->
        nb_getval('$table_round', Round),
        '$table_state'(Table, waiting(Round, Low), End),
        '$table_lower'(Low0, Low),
        nb_getval('$table_changed', Changed),
        Changed1 is Changed0 \/ Changed,
        nb_setval('$table_changed', Changed1)
    ; '$table_state'(Table, complete, End),
      ( Low == none -> true ; '$table_complete'(Number) ),
      nb_setval('$table_low', Low0),
      nb_setval('$table_changed', Changed0)
    ).

'$table_passes'(Number, Table, Choices, Answer, Worker, Counter) :-
    nb_setval('$table_low', none),
    nb_setval('$table_changed', 0),
    '$table_pass'(Table, Choices, Answer, Worker, Counter),
    nb_getval('$table_low', Low),
    nb_getval('$table_changed', Changed),
    ( Changed =:= 1, Low \== none, Low >= Number ->
        nb_getval('$table_round', Round0),
        Round is Round0 + 1,
        nb_setval('$table_round', Round),
        '$table_passes'(Number, Table, Choices, Answer, Worker, Counter)
    ; true
    ).

'$table_pass'(Table, Choices, Answer, Worker, Counter) :-
    call(Worker),
    '$table_add'(Choices, Table, Answer, Counter),
    fail.
'$table_pass'(_, _, _, _, _).

% Tables that were being filled when something was thrown begin anew; the answers that they have are right.
'$table_abandon'(Ball, Number, Low0, Changed0, Table, Counter) :-
    arg(1, Counter, End),
    '$table_state'(Table, fresh, End),
    ( '$tables':state(Other, waiting(_, Low), Count), Low >= Number, '$table_state'(Other, fresh, Count), fail ; true ),
    nb_setval('$table_low', Low0),
    nb_setval('$table_changed', Changed0),
    throw(Ball).

% The tables that waited for a leader are complete with it.
'$table_complete'(Number) :-
    '$tables':state(Table, waiting(_, Low), Count),
    Low >= Number,
    '$table_state'(Table, complete, Count),
    fail.
'$table_complete'(_).

'$table_state'(Table, State, Count) :-
    retract('$tables':state(Table, _, _)),
    !,
    assertz('$tables':state(Table, State, Count)).

% `$table_add'(+Choices, +Table, +Answer, +Counter): keep an answer that is new.
'$table_add'(plain, Table, Answer, Counter) :- !,
    '$table_answer_key'(Table, Answer, Key),
    ( '$tables':seen(Key, Known), '$table_same'(Known, Answer) -> true
    ; assertz('$tables':seen(Key, Answer)),
      '$table_append'(Table, Answer, Counter, _)
    ).
'$table_add'(Choices, Table, Answer-Values, Counter) :-
    '$table_answer_key'(Table, Answer, Key),
    ( '$tables':best(Key, Known, Old, N), '$table_same'(Known, Answer) ->
        '$table_choose'(Choices, Old, Values, New, Quiet),
        ( New == Old -> true
        ; Quiet == true -> '$table_replace'(Table, Key, N, Answer, New, N)
        ; '$table_key'(Table, N, Place),
          retract('$tables':answer(Place, _)),
          assertz('$tables':answer(Place, '$old')),
          '$table_append'(Table, Answer-New, Counter, N1),
          '$table_best'(Key, N, Answer, New, N1)
        )
    ; '$table_append'(Table, Answer-Values, Counter, N),
      assertz('$tables':best(Key, Answer, Values, N))
    ).

'$table_replace'(Table, Key, N, Answer, New, N) :-
    '$table_key'(Table, N, Place),
    retract('$tables':answer(Place, _)),
    assertz('$tables':answer(Place, Answer-New)),
    '$table_best'(Key, N, Answer, New, N).

'$table_best'(Key, N0, Answer, New, N) :-
    retract('$tables':best(Key, _, _, N0)),
    !,
    assertz('$tables':best(Key, Answer, New, N)).

'$table_same'(Known, Answer) :- ( Known == Answer -> true ; \+ ground(Answer), Known =@= Answer ).

'$table_append'(Table, Answer, Counter, N) :-
    arg(1, Counter, N0),
    N is N0 + 1,
    nb_setarg(1, Counter, N),
    '$table_key'(Table, N, Key),
    assertz('$tables':answer(Key, Answer)),
    nb_setval('$table_changed', 1).

% `$table_choose'(+Choices, +Old, +Values, -New, -Quiet): what becomes of each argument with a mode; Quiet is true if only `last`
% changed something, which is no reason for another pass.
'$table_choose'([], [], [], [], true).
'$table_choose'([Choice|Choices], [Old|Olds], [Value|Values], [New|News], Quiet) :-
    once('$table_chosen'(Choice, Old, Value, New)),
    ( ( Choice == last ; New == Old ) -> Quiet = Quiet1 ; Quiet = false ),
    '$table_choose'(Choices, Olds, Values, News, Quiet1).

'$table_chosen'(min, Old, Value, New) :- ( Value @< Old -> New = Value ; New = Old ).
'$table_chosen'(max, Old, Value, New) :- ( Value @> Old -> New = Value ; New = Old ).
'$table_chosen'(first, Old, _, Old).
'$table_chosen'(last, _, New, New).
'$table_chosen'(lattice(Join), Old, Value, New) :- call(Join, Old, Value, New).
'$table_chosen'(po(Better), Old, Value, New) :- ( call(Better, Old, Value) -> New = Value ; New = Old ).
