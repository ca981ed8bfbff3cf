% Facts that are kept in a file, as in SWI-Prolog. How the comments are read: control.pl.
%
% :- persistent fact(name:atom, age:integer). makes fact/2 dynamic and defines assert_fact/2, asserta_fact/2, retract_fact/2 and
% retractall_fact/2, which check types and write each change to the file of db_attach/2. The file holds created(Stamp),
% assert(Fact), asserta(Fact), retract(Fact), retractall(Fact): data, of which only facts of declared predicates are taken.

:- module(persistency, [persistent/1, current_persistent_predicate/1, db_attach/2, db_attached/1, db_detach/0, db_sync/1,
    db_sync_all/1, op(1150, fx, persistent)]).

%! persistent(:Declarations) is det.
%  Declares facts, with a type of must_be/2 for each argument.
%  ?- persistent(docs_kept(x:integer)), assert_docs_kept(1), docs_kept(X).
%  X = 1
persistent(Spec) :- '$split_module'(Spec, Module, Declarations), '$persistent'(Declarations, Module).

'$persistent'(D, _) :- var(D), !, throw(error(instantiation_error, _)).
'$persistent'((A, B), Module) :- !, '$persistent'(A, Module), '$persistent'(B, Module).
'$persistent'(Name/Arity, Module) :- !, functor(Head, Name, Arity), '$persistent_fact'(Head, any, Module).
'$persistent'(Declaration, Module) :- must_be(callable, Declaration), '$persistent_fact'(Declaration, typed, Module).

'$persistent_fact'(Declaration, Typed, Module) :-
    Declaration =.. [Name|Arguments],
    length(Arguments, Arity),
    ( Typed == any -> findall(any, member(_, Arguments), Types) ; '$persistent_types'(Arguments, Types) ),
    dynamic(Module:Name/Arity),
    retractall('$persistent'(Module, Name, Arity, _)),
    assertz('$persistent'(Module, Name, Arity, Types)),
    functor(Fact, Name, Arity),
    Fact =.. [_|Variables],
    forall(member(Change, [assert,asserta,retract,retractall]), '$persistent_changer'(Change, Name, Variables, Module, Fact)).

'$persistent_types'([], []).
'$persistent_types'([A|As], [Type|Types]) :-
    ( nonvar(A), A = _:Type -> must_be(ground, Type) ; Type = any ),
    '$persistent_types'(As, Types).

'$persistent_changer'(Change, Name, Variables, Module, Fact) :-
    atomic_list_concat([Change,Name], '_', Changer),
    Head =.. [Changer|Variables],
    length(Variables, Arity),
    functor(Old, Changer, Arity),
    dynamic(Module:Changer/Arity),
    retractall(Module:Old),
    assertz(Module:( Head :- '$db_change'(Change, Module, Fact) )).

% A change of a fact, which goes to the file too.
'$db_change'(assert, Module, Fact) :- !, '$db_typed'(Module, Fact), assertz(Module:Fact), '$db_write'(Module, assert(Fact)).
'$db_change'(asserta, Module, Fact) :- !, '$db_typed'(Module, Fact), asserta(Module:Fact), '$db_write'(Module, asserta(Fact)).
'$db_change'(retract, Module, Fact) :- !, retract(Module:Fact), '$db_write'(Module, retract(Fact)).
'$db_change'(retractall, Module, Fact) :- retractall(Module:Fact), '$db_write'(Module, retractall(Fact)).

'$db_known'(Module, Fact, Types) :-
    callable(Fact),
    functor(Fact, Name, Arity),
    clause(user:'$persistent'(Module, Name, Arity, Types), true),
    !.

'$db_typed'(Module, Fact) :- '$db_known'(Module, Fact, Types), Fact =.. [_|Arguments], maplist(must_be, Types, Arguments).

'$db_write'(Module, Change) :-
    ( clause(user:'$db_file'(Module, _, Stream), true), Stream \== none ->
        write_term(Stream, Change, [quoted(true),ignore_ops(true),dotlists(false)]),
        write(Stream, '.\n'),
        flush_output(Stream)
    ; true
    ).

%! current_persistent_predicate(:Indicator) is nondet.
%  persistent/1 has declared Indicator.
%  ?- persistent(docs_there(x)), current_persistent_predicate(docs_there/N).
%  N = 1
current_persistent_predicate(Spec) :-
    '$split_module'(Spec, Module, Name/Arity),
    clause(user:'$persistent'(Module, Name, Arity, _), true).

%! db_attach(:File, +Options) is det.
%  Takes the facts of File, and writes changes to it from now on; sync(flush) (at once) and others change nothing.
%  ?- persistent(docs_note(t:atom)), tmp_file(docs, _F), db_attach(_F, []), assert_docs_note(a), assert_docs_note(b), retract_docs_note(a), db_detach, retractall(docs_note(_)), db_attach(_F, []), findall(X, docs_note(X), L), db_detach, delete_file(_F).
%  L = [b]
db_attach(Spec, Options) :-
    '$split_module'(Spec, Module, File0),
    must_be(list, Options),
    absolute_file_name(File0, File),
    '$db_detach'(Module),
    ( exists_file(File) -> '$db_load'(File, Module), Mode = append ; Mode = write ),
    open(File, Mode, Stream, [encoding(utf8)]),
    ( Mode == write -> get_time(Now), format(Stream, 'created(~q).~n', [Now]), flush_output(Stream) ; true ),
    assertz('$db_file'(Module, File, Stream)).

'$db_load'(File, Module) :-
    setup_call_cleanup(open(File, read, In, [encoding(utf8)]), '$db_read'(In, Module), close(In)).

'$db_read'(In, Module) :-
    read_term(In, Term, []),
    ( Term == end_of_file -> true ; '$db_taken'(Term, Module), '$db_read'(In, Module) ).

'$db_taken'(created(_), _) :- !.
'$db_taken'(Change, Module) :-
    compound(Change),
    Change =.. [What,Fact],
    memberchk(What, [assert,asserta,retract,retractall]),
    '$db_known'(Module, Fact, _),
    !,
    ( What == assert -> '$db_typed'(Module, Fact), assertz(Module:Fact)
    ; What == asserta -> '$db_typed'(Module, Fact), asserta(Module:Fact)
    ; What == retract -> ignore(retract(Module:Fact))
    ; retractall(Module:Fact)
    ).
'$db_taken'(Term, _) :- throw(error(domain_error(persistent_change, Term), _)).

%! db_attached(:File) is semidet.
%  File is the one of the module's facts.
%  ?- db_attached(_).
%  false
db_attached(Spec) :- '$split_module'(Spec, Module, File), clause(user:'$db_file'(Module, File, _), true).

%! db_detach is det.
%  Changes of the facts of user go to no file any more.
%  ?- db_detach.
%  true
db_detach :- '$db_detach'(user).

'$db_detach'(Module) :-
    forall(clause(user:'$db_file'(Module, _, Stream), true), close(Stream)),
    retractall('$db_file'(Module, _, _)).

%! db_sync(:What) is det.
%  The file of the module has the facts as they are and nothing of how they came to be, for gc and gc(always); reload reads it again.
%  ?- db_sync(nonsense).
%  error(domain_error(db_sync,nonsense))
db_sync(Spec) :-
    '$split_module'(Spec, Module, What),
    ( ( What == gc ; What = gc(_) ) -> ( clause(user:'$db_file'(Module, File, _), true) -> '$db_rewrite'(Module, File) ; true )
    ; What == reload -> ( clause(user:'$db_file'(Module, File, _), true) -> '$db_again'(Module, File) ; true )
    ; memberchk(What, [update,flush,detach]) -> ( What == detach -> '$db_detach'(Module) ; true )
    ; throw(error(domain_error(db_sync, What), _))
    ).

'$db_rewrite'(Module, File) :-
    '$db_detach'(Module),
    atom_concat(File, '.new', New),
    setup_call_cleanup(open(New, write, Out, [encoding(utf8)]), '$db_facts'(Module, Out), close(Out)),
    rename_file(New, File),
    open(File, append, Stream, [encoding(utf8)]),
    assertz('$db_file'(Module, File, Stream)).

'$db_facts'(Module, Out) :-
    get_time(Now),
    format(Out, 'created(~q).~n', [Now]),
    forall(( clause(user:'$persistent'(Module, Name, Arity, _), true), functor(Fact, Name, Arity), clause(Module:Fact, true) ),
           ( write_term(Out, assert(Fact), [quoted(true),ignore_ops(true),dotlists(false)]), write(Out, '.\n') )).

'$db_again'(Module, File) :-
    forall(( clause(user:'$persistent'(Module, Name, Arity, _), true), functor(Fact, Name, Arity) ), retractall(Module:Fact)),
    db_attach(Module:File, []).

%! db_sync_all(+What) is det.
%  db_sync/1 for all modules.
%  ?- db_sync_all(gc).
%  true
db_sync_all(What) :- forall(clause(user:'$db_file'(Module, _, _), true), db_sync(Module:What)).
