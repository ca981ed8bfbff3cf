% What can be asked about predicates and modules.
:- use_module(things).

say(Goal) :- catch(( Goal -> show_term(Goal) ; show_term(no) ), error(Formal, _), show_term(Formal)), nl.
show_term(Term) :- \+ \+ ( numbervars(Term, 0, _), writeq(Term) ).
yes(Goal) :- catch(( Goal -> writeq(yes) ; writeq(no) ), error(Formal, _), writeq(Formal)), nl.

main :-
    say(predicate_property(pub(_), imported_from(_))),
    say(predicate_property(things:pub(_), number_of_clauses(_))),
    say(predicate_property(things:pub(_), number_of_rules(_))),
    say(predicate_property(things:pub(_), line_count(_))),
    yes(predicate_property(things:pub(_), exported)),
    yes(predicate_property(things:priv(_), exported)),
    yes(predicate_property(things:priv(_), defined)),
    yes(predicate_property(priv(_), defined)),
    yes(predicate_property(pub(_), static)),
    yes(predicate_property(pub(_), dynamic)),
    yes(predicate_property(dyn(_), dynamic)),
    yes(predicate_property(things:multi(_), multifile)),
    yes(predicate_property(things:multi(_), discontiguous)),
    say(predicate_property(meta(_, _), meta_predicate(_))),
    yes(predicate_property(atom_length(_, _), built_in)),
    yes(predicate_property(append(_, _, _), built_in)),
    say(predicate_property(append(_, _, _), imported_from(_))),
    yes(( predicate_property(things:pub(_), file(F)), atom_concat(_, 'things.pl', F) )),
    yes(predicate_property(no_such_thing(_), _)),
    yes(current_predicate(pub/1)),
    yes(current_predicate(things:priv/1)),
    yes(current_predicate(priv/1)),
    yes(current_predicate(things:nope/_)),
    say(current_predicate(foo, _)),
    say(setof(N/A, ( current_predicate(things:N/A), \+ sub_atom(N, 0, 1, _, $) ), _)),
    yes(current_module(things)),
    yes(current_module(no_such_module)),
    ( module_property(things, exports(L)), msort(L, Sorted), say(Sorted = _) ),
    yes(( module_property(things, file(F1)), atom_concat(_, 'things.pl', F1) )),
    say(module_property(things, class(_))),
    say(current_predicate(1)),
    say(current_predicate(foo/a)).

:- initialization(main).
