% Clauses that are added to and taken from modules.
:- use_module(store).

say(Goal) :- catch(( Goal -> show_term(Goal) ; show_term(no) ), error(Formal, _), show_term(Formal)), nl.
show_term(Term) :- \+ \+ ( numbervars(Term, 0, _), writeq(Term) ).

:- dynamic store:made_here/1, own/1.
own(1).
helper(mine).

main :-
    add(a), add(b),
    say(stored(_)), say(total(_)),
    say(hidden(_)),
    say(store:hidden(_)),
    assertz(store:hidden(c)), say(total(_)),
    assertz(item(d)), say(stored(_)),
    say(findall(X, item(X), _)),
    say(retract(item(a))), say(stored(_)),
    say(retract(store:hidden(b))), say(total(_)),
    assertz(( store:rule(X) :- helper(X) )), say(findall(X, rule(X), _)),
    assertz(store:( rule(X) :- helper(X), X > 1 )), say(findall(X, rule(X), _)),
    retractall(rule(_)),
    assertz(store:( rule(X) :- ( helper(X), X > 1 -> true ; X = none ) )), say(findall(X, rule(X), _)),
    say(clause(store:helper(_), true)),
    say(\+ \+ clause(store:rule(_), _)),
    assertz(store:made_here(1)), say(store:made_here(_)), say(made_here(_)),
    assertz(newmodule:thing(1)), say(newmodule:thing(_)),
    say(newmodule:other),
    say(own(_)),
    assertz(own(2)), say(findall(X, own(X), _)), say(store:own(_)),
    forget, say(stored(_)), say(total(_)),
    say(assertz(store:(foo :- 1))),
    say(assertz((store:add(_) :- true))),
    say(\+ \+ retract(( store:rule(_) :- _ ))), say(store:rule(_)),
    loop(0).

% the logical update view: what is added during the search is not seen by it
loop(_) :- retractall(own(_)), assertz(own(1)), own(X), Y is X + 1, Y < 5, assertz(own(Y)), fail.
loop(_) :- findall(X, own(X), L), writeq(L), nl.

:- initialization(main).
