% References to clauses of dynamic predicates, the recorded database, flag/3. How the comments are read: control.pl.
%
% A reference is a term '$ref'(Place, Birth) that means one clause and never another; once the clause is erased, whoever uses the
% reference gets existence_error(db_reference, Reference). clause/3, assertz/2 and erase/1 are the kernel's. A record is a fact
% '$record'(Key, Term) of `user', where Key is a constant, or has variables for arguments.

% clause/3 with a reference that is known; without one, and for a predicate that is not dynamic, only errors are left.
'$clause'(Spec, Body, Reference) :-
    nonvar(Reference),
    !,
    '$referred'(Reference, Address),
    '$clause_at'(Address, Module, Head, Body0, _),
    '$head_of_clause'(Spec, Module, Head),
    Body = Body0.
'$clause'(Spec, Body, _) :-
    '$clauses'(Spec, Body, [_|_]),
    '$split_module'(Spec, _, Head),
    functor(Head, Name, Arity),
    throw(error(permission_error(access, static_procedure, Name/Arity), _)).

% `$head_of_clause'(?Spec, +Module, +Head): Spec means Head of Module; a variable seen from another module says so.
'$head_of_clause'(Spec, Module, Head) :-
    '$split_module'(Spec, From, Plain),
    ( var(Plain), From \== Module -> Plain = Module:Head ; Plain = Head ).

%! nth_clause(:Head, ?Number, ?Reference) is nondet.
%  The clause with that number of the dynamic predicate of Head.
%  ?- assertz(nth_ex(a)), assertz(nth_ex(b)), nth_clause(nth_ex(_), 2, _R), clause(H, true, _R).
%  H = nth_ex(b)
nth_clause(Spec, Number, Reference) :-
    ( nonvar(Reference) ->
        '$referred'(Reference, Address),
        '$clause_at'(Address, Module, Clause, _, _),
        functor(Clause, Name, Arity),
        functor(Head, Name, Arity),
        '$head_of_clause'(Spec, Module, Head),
        '$nth_reference'(Module:Head, Number, References),
        nth1(Number, References, Reference),
        !
    ; '$nth_reference'(Spec, Number, References),
      nth1(Number, References, Reference)
    ).

%! clause_property(+Reference, ?Property) is nondet.
%  Property is fact, predicate(Indicator), module(Module) or size(Bytes).
%  ?- assertz(prop_ex(a), _R), clause_property(_R, predicate(P)).
%  P = user:prop_ex/1
clause_property(Reference, Property) :-
    '$referred'(Reference, Address),
    '$clause_at'(Address, Module, Head, Body, Size),
    functor(Head, Name, Arity),
    findall(P, '$clause_property'(P, Body, Module:Name/Arity, Size), Properties),
    '$pick'(Properties, Property).

'$clause_property'(fact, true, _, _).
'$clause_property'(predicate(P), _, P, _).
'$clause_property'(module(M), _, M:_, _).
'$clause_property'(size(S), _, _, S).

%! recorda(+Key, +Term) is det.
%  Puts a copy of Term in front of the records of Key, of which only name and arity count.
%  ?- recorda(rec_a, 1), recorda(rec_a, 2), findall(X, recorded(rec_a, X), L).
%  L = [2,1]
recorda(Key, Term) :- recorda(Key, Term, _).

%! recorda(+Key, +Term, -Reference) is det.
%  The same, and says which record it is.
%  ?- recorda(rec_b, f(_), _R), instance(_R, T).
%  T = f(_)
recorda(Key, Term, Reference) :- '$new_record_key'(Key, General), asserta('$record'(General, Term), Reference).

%! recordz(+Key, +Term) is det.
%  Puts a copy of Term behind the records of Key.
%  ?- recordz(rec_c(x), 1), recordz(rec_c(y), 2), findall(X, recorded(rec_c(_), X), L).
%  L = [1,2]
recordz(Key, Term) :- recordz(Key, Term, _).

%! recordz(+Key, +Term, -Reference) is det.
%  The same, and says which record it is.
%  ?- recordz(rec_d, a, _R), erase(_R), \+ recorded(rec_d, _).
%  true
recordz(Key, Term, Reference) :- '$new_record_key'(Key, General), assertz('$record'(General, Term), Reference).

%! recorded(?Key, ?Term) is nondet.
%  Term is a record of Key.
%  ?- recordz(rec_e, 1), recordz(rec_e, 2), recorded(rec_e, X).
%  X = 1 ; X = 2
recorded(Key, Term) :- '$record_key'(Key, General), clause('$record'(General, Term), true).

%! recorded(?Key, ?Term, ?Reference) is nondet.
%  The same, and says which record it is, or takes the one that Reference says.
%  ?- recordz(rec_f, 1, _R), recorded(K, X, _R).
%  K = rec_f, X = 1
recorded(Key, Term, Reference) :-
    nonvar(Reference),
    !,
    '$is_record'(Reference),
    '$record_key'(Key, General),
    clause('$record'(General, Term), true, Reference).
recorded(Key, Term, Reference) :- '$record_key'(Key, General), clause('$record'(General, Term), true, Reference).

'$is_record'(Reference) :- '$referred'(Reference, Address), '$clause_at'(Address, user, '$record'(_, _), _, _).

% What a key is known by, to look for it and to make a record.
'$record_key'(Key, General) :- compound(Key), !, functor(Key, Name, Arity), functor(General, Name, Arity).
'$record_key'(Key, Key).

'$new_record_key'(Key, _) :- var(Key), !, throw(error(instantiation_error, _)).
'$new_record_key'(Key, General) :- '$record_key'(Key, General).

%! instance(+Reference, ?Term) is semidet.
%  Term is a copy of the record, or of the clause as Head :- Body.
%  ?- assertz((inst_ex(X) :- atom(X)), _R), instance(_R, (inst_ex(a) :- B)).
%  B = atom(a)
instance(Reference, Term) :- '$is_record'(Reference), !, '$recorded_term'(Reference, Term).
instance(Reference, (Head :- Body)) :- clause(Head, Body, Reference).

%! current_key(?Key) is nondet.
%  There are records of Key.
%  ?- recordz(rec_g(1), x), current_key(rec_g(_)).
%  true
current_key(Key) :-
    '$record_key'(Key, General),
    findall(Sign, ( clause('$record'(General, _), true), '$key_sign'(General, Sign) ), Signs),
    sort(Signs, Different),
    '$pick'(Different, One),
    '$key_sign'(Key, One).

'$key_sign'(Key, Sign) :- nonvar(Sign), !, ( Sign = constant(C) -> Key = C ; Sign = Name/Arity, functor(Key, Name, Arity) ).
'$key_sign'(Key, Name/Arity) :- compound(Key), !, functor(Key, Name, Arity).
'$key_sign'(Key, constant(Key)).

%! current_key(?Name, ?Key) is nondet.
%  There are records of Key, whose name is Name.
%  ?- recordz(rec_h(1), x), current_key(rec_h, K).
%  K = rec_h(_)
current_key(Name, Key) :- current_key(Key), ( compound(Key) -> functor(Key, Name, _) ; Name = Key ).

%! flag(+Key, -Old, +New) is det.
%  Old is the number kept under Key, at first 0; the value of New is kept from now on.
%  ?- flag(flag_ex, N, N + 5), flag(flag_ex, M, M * 2), flag(flag_ex, X, X).
%  N = 0, M = 5, X = 10
flag(Key, Old, New) :-
    '$new_record_key'(Key, General),
    ( clause('$flag_value'(General, Value), true) -> true ; Value = 0 ),
    Old = Value,
    Next is New,
    retractall('$flag_value'(General, _)),
    assertz('$flag_value'(General, Next)).

%! copy_predicate_clauses(:From, :To) is det.
%  Adds the clauses of From to those of the dynamic predicate To, which has as many arguments.
%  ?- assertz(cpc_a(1)), assertz((cpc_a(X) :- X = 2)), dynamic(cpc_b/1), copy_predicate_clauses(cpc_a/1, cpc_b/1), findall(Y, cpc_b(Y), L).
%  L = [1,2]
copy_predicate_clauses(FromSpec, ToSpec) :-
    '$split_module'(FromSpec, FromModule, From),
    '$split_module'(ToSpec, ToModule, To),
    must_be(callable, From),
    must_be(callable, To),
    From = FromName/Arity,
    To = ToName/ToArity,
    ( Arity == ToArity -> true ; throw(error(domain_error(arity_mismatch, FromName/Arity/ToName/ToArity), _)) ),
    functor(FromHead, FromName, Arity),
    FromHead =.. [_|Arguments],
    ToHead =.. [ToName|Arguments],
    findall((ToHead :- Body), clause(FromModule:FromHead, Body), Clauses),
    '$copied_clauses'(Clauses, ToModule).

'$copied_clauses'([], _).
'$copied_clauses'([Clause|Clauses], Module) :- assertz(Module:Clause), '$copied_clauses'(Clauses, Module).
