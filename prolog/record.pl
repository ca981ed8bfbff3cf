% Compound terms whose arguments have names, as in SWI-Prolog. How the comments are read: control.pl.
%
% :- record point(x:integer=0, y:integer=0). defines, in the module where it stands, with X for each argument:
%   default_point(R)                        is_point(R)
%   make_point(Fields, R)                   make_point(Fields, R, Rest)          Fields are X(Value)
%   point_X(R, Value)                       point_data(X, R, Value)
%   set_X_of_point(Value, R0, R)            set_X_of_point(Value, R)             nb_set_X_of_point(Value, R)
%   set_point_field(X(Value), R0, R)        set_point_fields(Fields, R0, R)      set_point_fields(Fields, R0, R, Rest)

:- module(record, [record/1, current_record/2, current_record_predicate/2, op(1150, fx, record)]).

%! record(:Records) is det.
%  Defines the predicates of a record, or of several with commas between.
%  ?- record(docs_pair(left:integer=1, right)), make_docs_pair([right(b)], R), docs_pair_left(R, L).
%  R = docs_pair(1,b), L = 1
record(Spec) :- '$split_module'(Spec, Module, Records), '$records'(Records, Module).

'$records'(Records, _) :- var(Records), !, throw(error(instantiation_error, _)).
'$records'((A, B), Module) :- !, '$records'(A, Module), '$records'(B, Module).
'$records'(Record, Module) :-
    must_be(callable, Record),
    Record =.. [Name|Arguments],
    '$record_fields'(Arguments, 1, Fields),
    findall(Clause, '$record_clause'(Name, Fields, Module, Clause), Clauses),
    findall(Indicator, '$record_predicate'(Name, Fields, Indicator), Indicators),
    forall(member(Indicator, Indicators), '$record_new'(Module:Indicator)),
    forall(member(Clause, Clauses), assertz(Module:Clause)),
    retractall('$record'(Name, Module, _, _)),
    assertz('$record'(Name, Module, Record, Fields)).

'$record_new'(Module:Name/Arity) :- dynamic(Module:Name/Arity), functor(Head, Name, Arity), retractall(Module:Head).

% Fields are field(Name, Type, Default, Place).
'$record_fields'([], _, []).
'$record_fields'([Argument|Arguments], Place, [field(Name, Type, Default, Place)|Fields]) :-
    ( nonvar(Argument), Argument = (Typed=Default) -> true ; Typed = Argument ),
    ( nonvar(Typed), Typed = Name:Type -> true ; Name = Typed, Type = any ),
    must_be(atom, Name),
    must_be(ground, Type),
    Place1 is Place + 1,
    '$record_fields'(Arguments, Place1, Fields).

'$record_head'(Parts, Arguments, Head) :- atomic_list_concat(Parts, Name), Head =.. [Name|Arguments].

% `$record_checked'(+Type, +Value, +Module, -Goal): what must hold of a value that is put in.
'$record_checked'(any, _, _, true) :- !.
'$record_checked'(Type, Value, Module, Goal) :-
    ( '$record_of'(Type, Module, Is) ->
        Test =.. [Is,Value],
        atom_concat(is_, Name, Is),
        Goal = ( Test -> true
               ; var(Value) -> throw(error(instantiation_error, _))
               ; throw(error(type_error(record(Module:Name), Value), _))
               )
    ; Goal = must_be(Type, Value)
    ).

'$record_of'(record(Name), _, Is) :- !, atom_concat(is_, Name, Is).
'$record_of'(Name, Module, Is) :- atom(Name), clause(user:'$record'(Name, Module, _, _), true), atom_concat(is_, Name, Is).

'$record_clause'(Name, Fields, _, Head) :-
    findall(Default, member(field(_, _, Default, _), Fields), Defaults),
    Record =.. [Name|Defaults],
    '$record_head'([default_,Name], [Record], Head).
'$record_clause'(Name, _, _, ( Head :- Goal )) :-
    '$record_head'([make_,Name], [Fields,Record], Head),
    '$record_head'([make_,Name], [Fields,Record,[]], Goal).
'$record_clause'(Name, _, _, ( Head :- Default, Set )) :-
    '$record_head'([make_,Name], [Fields,Record,Rest], Head),
    '$record_head'([default_,Name], [Record0], Default),
    '$record_head'([set_,Name,'_fields'], [Fields,Record0,Record,Rest], Set).
'$record_clause'(Name, _, _, ( Head :- Goal )) :-
    '$record_head'([set_,Name,'_fields'], [Fields,Record0,Record], Head),
    '$record_head'([set_,Name,'_fields'], [Fields,Record0,Record,[]], Goal).
'$record_clause'(Name, _, _, Head) :- '$record_head'([set_,Name,'_fields'], [[],Record,Record,[]], Head).
'$record_clause'(Name, _, _, ( Head :- ( One -> Record1 = Record2, Rest = Rest1 ; Record1 = Record0, Rest = [F|Rest1] ), Others )) :-
    '$record_head'([set_,Name,'_fields'], [[F|Fs],Record0,Record,Rest], Head),
    '$record_head'([set_,Name,'_field'], [F,Record0,Record2], One),
    '$record_head'([set_,Name,'_fields'], [Fs,Record1,Record,Rest1], Others).
'$record_clause'(Name, _, _, ( Head :- var(Record), !, fail )) :- '$record_head'([is_,Name], [Record], Head).
'$record_clause'(Name, Fields, Module, ( Head :- Goal )) :-
    length(Fields, Arity),
    functor(Record, Name, Arity),
    '$record_head'([is_,Name], [Record], Head),
    '$record_tests'(Fields, Record, Module, Goal).
'$record_clause'(Name, Fields, Module, Clause) :-
    length(Fields, Arity),
    member(field(Field, Type, _, Place), Fields),
    functor(Old, Name, Arity),
    arg(Place, Old, OldValue),
    '$record_with'(Old, Place, Value, New),
    '$record_checked'(Type, Value, Module, Check),
    '$record_field_clause'(Name, Field, Place, Old-OldValue, New-Value, Check, Clause).

'$record_with'(Old, Place, Value, New) :-
    Old =.. [Name|Arguments],
    nth1(Place, Arguments, _, Others),
    nth1(Place, Changed, Value, Others),
    New =.. [Name|Changed].

'$record_field_clause'(Name, Field, _, Old-Value, _, _, Head) :- '$record_head'([Name,'_',Field], [Old,Value], Head).
'$record_field_clause'(Name, Field, _, Old-Value, _, _, Head) :- '$record_head'([Name,'_data'], [Field,Old,Value], Head).
'$record_field_clause'(Name, Field, _, Old-_, New-Value, Check, ( Head :- Check )) :-
    '$record_head'([set_,Field,'_of_',Name], [Value,Old,New], Head).
'$record_field_clause'(Name, Field, Place, _, _-Value, Check, ( Head :- Check, setarg(Place, Record, Value) )) :-
    '$record_head'([set_,Field,'_of_',Name], [Value,Record], Head).
'$record_field_clause'(Name, Field, Place, _, _-Value, Check, ( Head :- Check, nb_setarg(Place, Record, Value) )) :-
    '$record_head'([nb_set_,Field,'_of_',Name], [Value,Record], Head).
'$record_field_clause'(Name, Field, _, Old-_, New-Value, Check, ( Head :- Check )) :-
    Term =.. [Field,Value],
    '$record_head'([set_,Name,'_field'], [Term,Old,New], Head).

'$record_tests'([], _, _, true).
'$record_tests'([field(_, Type, _, Place)|Fields], Record, Module, Goal) :-
    arg(Place, Record, Value),
    ( Type == any -> Goal = Goal1
    ; '$record_of'(Type, Module, Is) -> Test =.. [Is,Value], Goal = ( Test, Goal1 )
    ; Goal = ( is_of_type(Type, Value), Goal1 )
    ),
    '$record_tests'(Fields, Record, Module, Goal1).

%! current_record(?Name, :Record) is nondet.
%  Record is what record/1 was given for Name in that module.
%  ?- record(docs_one(a=1)), current_record(docs_one, R).
%  R = docs_one(a=1)
current_record(Name, Spec) :-
    '$split_module'(Spec, Module, Record),
    clause(user:'$record'(Name, Module, Record, _), true).

%! current_record_predicate(?Name, :Indicator) is nondet.
%  Indicator is a predicate that record/1 defined for Name.
%  ?- record(docs_two(a=1)), findall(P, current_record_predicate(docs_two, P), _Ps), memberchk(docs_two_a/2, _Ps), length(_Ps, N).
%  N = 12
current_record_predicate(Name, Spec) :-
    '$split_module'(Spec, Module, Indicator),
    clause(user:'$record'(Name, Module, _, Fields), true),
    '$record_predicate'(Name, Fields, Indicator).

'$record_predicate'(Record, Fields, Name/Arity) :-
    ( member(Parts/Arity, [[is_,Record]/1,[default_,Record]/1,[make_,Record]/2,[make_,Record]/3,[Record,'_data']/3,
          [set_,Record,'_field']/3,[set_,Record,'_fields']/3,[set_,Record,'_fields']/4])
    ; member(field(Field, _, _, _), Fields),
      member(Parts/Arity, [[Record,'_',Field]/2,[set_,Field,'_of_',Record]/3,[set_,Field,'_of_',Record]/2,
          [nb_set_,Field,'_of_',Record]/2])
    ),
    atomic_list_concat(Parts, Name).
