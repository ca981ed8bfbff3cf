% Modules and predicates as a program sees them, and goal_expansion/2. How the comments are read: control.pl.

%! current_module(?Module) is nondet.
%  There is a module of that name.
%  ?- current_module(user).
%  true
current_module(Module) :- '$modules'(List), ( atom(Module) -> memberchk(Module, List) ; '$pick'(List, Module) ).

%! module_property(+Module, ?Property) is nondet.
%  Property is class(C), file(F), line_count(L), exports(Indicators) or exported_operators(Ops).
%  ?- module_property(gensym, exports(L)).
%  L = [gensym/2,reset_gensym/1,reset_gensym/0]
module_property(Module, Property) :-
    ( var(Module) -> current_module(Module) ; true ),
    '$module_properties'(Module, List),
    '$pick'(List, Property).

%! current_predicate(?Indicator) is nondet.
%  A module, `user` unless another stands in front, has or imports a predicate Name/Arity with clauses.
%  ?- assertz(tmp_current(1)), current_predicate(tmp_current/N).
%  N = 1
current_predicate(Spec) :-
    nonvar(Spec),
    '$current_head'(Spec, Head),
    '$property_known'(Head, '$current', Answer),
    !,
    Answer == true.
current_predicate(Spec) :-
    '$module_of'(Spec, Module, Indicator),
    '$indicator_pattern'(Indicator, Name, Arity),
    ( atom(Module), atom(Name), integer(Arity) ->
        ( '$is_current'(Module, Name, Arity) -> Answer = true ; Answer = false ),
        ( '$current_head'(Spec, Head) -> '$note_property'(Head, '$current', Answer) ; true ),
        Answer == true
    ; '$current_predicates'(Module, Name, Arity, List),
      '$pick'(List, Module:(Name/Arity))
    ).

'$current_head'(Name/Arity, Head) :- atom(Name), integer(Arity), Arity >= 0, Arity < 256, functor(Head, Name, Arity).
'$current_head'(Module:Indicator, Module:Head) :- nonvar(Indicator), Indicator = _/_, '$current_head'(Indicator, Head).

'$indicator_pattern'(Indicator, Name, Arity) :- var(Indicator), !, Indicator = Name/Arity.
'$indicator_pattern'(Name/Arity, Name0, Arity0) :-
    ( var(Name) ; atom(Name) ),
    ( var(Arity) ; integer(Arity) ),
    !,
    ( integer(Arity), Arity < 0 -> throw(error(domain_error(not_less_than_zero, Arity), _)) ; true ),
    Name0 = Name,
    Arity0 = Arity.
'$indicator_pattern'(Indicator, _, _) :- throw(error(type_error(predicate_indicator, Indicator), _)).

%! current_predicate(?Name, ?Head) is nondet.
%  The same for a predicate Name with that head.
%  ?- assertz(tmp_head(1)), current_predicate(tmp_head, tmp_head(_)).
%  true
current_predicate(Name, Spec) :-
    '$module_of'(Spec, Module, Head),
    ( nonvar(Head) -> functor(Head, Name, Arity) ; true ),
    '$current_predicates'(Module, Name, Arity, List),
    '$pick'(List, Module:(Name/Arity)),
    functor(Head, Name, Arity).

%! predicate_property(?Head, ?Property) is nondet.
%  Property is visible, defined, static, dynamic, built_in, library, exported, imported_from(M), file(F), line_count(L), multifile, discontiguous, meta_predicate(H), number_of_clauses(N) ...
%  ?- predicate_property(append(_, _, _), imported_from(M)).
%  M = lists
predicate_property(Spec, Property) :-
    atom(Property),
    '$property_known'(Spec, Property, Answer),
    !,
    Answer == true.
predicate_property(Spec, Property) :-
    '$module_of'(Spec, Module, Head),
    ( nonvar(Head), atom(Module) -> '$without_arguments'(Head, Bare), '$property'(Property, Module, Bare)
    ; '$heads'(Module, Heads),
      '$pick'(Heads, Module:Head),
      '$property'(Property, Module, Head)
    ).

'$property'(Property, Module, Head) :- atom(Property), !,
    ( '$has_property'(Module, Head, Property) -> Answer = true ; Answer = false ),
    '$note_property'(Module:Head, Property, Answer),
    Answer == true.
'$property'(Property, Module, Head) :- nonvar(Property), Property = number_of_clauses(N), !,
    ( '$dynamic_count'(Module:Head, Count) -> true
    ; '$property_known'(Module:Head, '$clauses', Known) -> Count = Known
    ; '$clauses_of'(Module, Head, Count)
    ),
    integer(Count),
    N = Count.
'$property'(Property, Module, Head) :-
    '$properties'(Module, Head, List),
    ( '$pick'(List, Property) *-> true ; nonvar(Property), '$check_property'(Property) ).

% What does not change is noted: the clauses of a static predicate, and that there are none to be counted.
'$clauses_of'(Module, Head, Count) :-
    ( '$clause_count'(Module, Head, Found) ->
        Count = Found,
        ( '$has_property'(Module, Head, static) -> '$note_property'(Module:Head, '$clauses', Count) ; true )
    ; Count = none,
      '$note_property'(Module:Head, '$clauses', Count)
    ).

% A service gets a whole term: what stands in the arguments of a head is not its business.
'$without_arguments'(Head, Bare) :- ( compound(Head) -> functor(Head, Name, Arity), functor(Bare, Name, Arity) ; Bare = Head ).

% As '$split_module'/3, which is asked only where a module in front is not a plain one.
'$module_of'(Spec, Module, Plain) :-
    ( nonvar(Spec), \+ Spec = _:_ -> Module = user, Plain = Spec
    ; nonvar(Spec), Spec = Module0:Plain0, atom(Module0), nonvar(Plain0), \+ Plain0 = _:_ -> Module = Module0, Plain = Plain0
    ; '$split_module'(Spec, Module, Plain)
    ).

%! source_file(?File) is nondet.
%  File was loaded.
%  ?- source_file(no_such_file).
%  false
source_file(File) :- '$source_files'(List), '$pick'(List, file(File, _)).

%! source_file(+Head, ?File) is semidet.
%  The predicate of Head was loaded from File.
%  ?- source_file(no_such_predicate(_), _).
%  false
source_file(Head, File) :- predicate_property(Head, file(File)), \+ predicate_property(Head, library), !.

%! exists_source(+File) is semidet.
%  There is Prolog text of that name.
%  ?- exists_source(library(lists)), \+ exists_source(library(no_such_library)).
%  true
exists_source(File) :- absolute_file_name(File, [file_type(prolog), access(read), file_errors(fail)], _).

%! expand_term(+Term, -Clauses) is det.
%  Clauses are what Term means in a text: by term_expansion/2 or 4, or as a grammar rule.
%  ?- expand_term((a --> b), (a(1, 2) :- G)).
%  G = b(1,2)
expand_term(Spec, Clauses) :-
    '$split_module'(Spec, Module, Term),
    ( var(Term) -> Expanded = Term ; '$hooks'(Module, term_expansion, Hooks), '$through_hooks'(Hooks, Term, Expanded) ),
    '$expand_rules'(Expanded, Clauses).

% `$through_hooks'(+Hooks, +Term, -Expanded): the hooks of one module after those of another; the first that succeeds for each.
'$through_hooks'([], Term, Term).
'$through_hooks'([M-N|Hooks], Term, Expanded) :-
    ( '$call_hook'(N, M, term_expansion, Term, Term1) ->
        '$other_hooks'(Hooks, M, Others),
        ( is_list(Term1) -> '$through_hooks_all'(Term1, Others, Lists), append(Lists, Expanded)
        ; '$through_hooks'(Others, Term1, Expanded)
        )
    ; '$through_hooks'(Hooks, Term, Expanded)
    ).

'$through_hooks_all'([], _, []).
'$through_hooks_all'([Term|Terms], Hooks, [List|Lists]) :-
    '$through_hooks'(Hooks, Term, Expanded),
    ( is_list(Expanded) -> List = Expanded ; List = [Expanded] ),
    '$through_hooks_all'(Terms, Hooks, Lists).

'$other_hooks'([M-_|Hooks], M, Others) :- !, '$other_hooks'(Hooks, M, Others).
'$other_hooks'(Hooks, _, Hooks).

'$call_hook'(2, M, Name, Term, Result) :- call(M:Name, Term, Result).
'$call_hook'(4, M, Name, Term, Result) :- call(M:Name, Term, _, Result, _).

'$expand_rules'(Term, Term) :- var(Term), !.
'$expand_rules'((Head --> Body), Clause) :- !, dcg_translate_rule((Head --> Body), Clause).
'$expand_rules'([Term|Terms], [Clause|Clauses]) :- !, '$expand_rules'(Term, Clause), '$expand_rules'(Terms, Clauses).
'$expand_rules'(Term, Term).

%! expand_goal(+Goal, -Expanded) is det.
%  Expanded is Goal with goal_expansion/2 or 4 applied to what it calls, closures included.
%  ?- expand_goal(true, G).
%  G = true
expand_goal(Spec, Expanded) :- '$split_module'(Spec, Module, Goal), '$expand_body'(Goal, Module, Expanded).

% `$expand_body'(+Body, +Module, -Expanded)
'$expand_body'(Goal, _, Goal) :- var(Goal), !.
'$expand_body'((A, B), M, (A1, B1)) :- !, '$expand_body'(A, M, A1), '$expand_body'(B, M, B1).
'$expand_body'((A ; B), M, (A2 ; B1)) :- !, '$expand_body'(A, M, A1), '$expand_body'(B, M, B1), '$left_of_or'(A1, A, A2).
'$expand_body'((A -> B), M, (A1 -> B1)) :- !, '$expand_body'(A, M, A1), '$expand_body'(B, M, B1).
'$expand_body'((A *-> B), M, (A1 *-> B1)) :- !, '$expand_body'(A, M, A1), '$expand_body'(B, M, B1).
'$expand_body'(\+ A, M, \+ A1) :- !, '$expand_body'(A, M, A1).
'$expand_body'(N:A, _, N:A1) :- atom(N), !, '$expand_body'(A, N, A1).
'$expand_body'(Goal, M, Expanded) :-
    callable(Goal),
    '$hooks'(M, goal_expansion, Hooks),
    '$pick'(Hooks, Hook-N),
    '$call_hook'(N, Hook, goal_expansion, Goal, Goal1),
    Goal1 \== Goal,
    !,
    '$expand_body'(Goal1, M, Expanded).
'$expand_body'(Goal, M, Expanded) :-
    compound(Goal),
    '$meta_specs'(M, Goal, Specs),
    !,
    Goal =.. [Name|Arguments],
    '$expand_arguments'(Specs, Arguments, M, Arguments1),
    Expanded =.. [Name|Arguments1].
'$expand_body'(Goal, _, Goal).

% `$left_of_or'(+Expanded, +Written, -Goal): a condition that a hook has put there is not one of this disjunction.
'$left_of_or'(Expanded, Written, Goal) :-
    ( '$is_condition_of_or'(Expanded), \+ '$is_condition_of_or'(Written) -> Goal = (Expanded ; fail) ; Goal = Expanded ).

'$is_condition_of_or'(Goal) :- nonvar(Goal), ( Goal = (_ -> _) -> true ; Goal = (_ *-> _) ).

'$expand_arguments'([], [], _, []).
'$expand_arguments'([Spec|Specs], [A|As], M, [B|Bs]) :-
    ( Spec == 0 -> '$expand_body'(A, M, B)
    ; Spec == (^) -> '$expand_carets'(A, M, B)
    ; integer(Spec), callable(A), '$expand_closure'(Spec, A, M, B) -> true
    ; B = A
    ),
    '$expand_arguments'(Specs, As, M, Bs).

'$expand_carets'(Goal, M, Expanded) :-
    ( nonvar(Goal), Goal = V^Inner -> Expanded = V^Inner1, '$expand_carets'(Inner, M, Inner1)
    ; '$expand_body'(Goal, M, Expanded)
    ).

% A closure is expanded as the goal that it becomes, if what comes out is a closure again.
'$expand_closure'(N, Closure, M, Expanded) :-
    '$hooks'(M, goal_expansion, [_|_]),
    length(Extra, N),
    '$with_arguments'(Closure, Extra, Goal),
    '$expand_body'(Goal, M, Goal1),
    Goal1 \== Goal,
    callable(Goal1),
    Goal1 =.. [Name|Arguments],
    append(Fewer, Last, Arguments),
    Last == Extra,
    Expanded =.. [Name|Fewer],
    term_variables(Expanded, Variables),
    \+ ( member(V, Extra), '$occurs'(Variables, V) ).

'$with_arguments'(M:Closure, Extra, M:Goal) :- !, '$with_arguments'(Closure, Extra, Goal).
'$with_arguments'(Closure, Extra, Goal) :- Closure =.. List, append(List, Extra, All), Goal =.. All.
