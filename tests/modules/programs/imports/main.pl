% Import lists, reexport, modules that use each other, files that are no modules.
:- use_module(middle).
:- use_module(narrow).
:- use_module(circle1).
:- ensure_loaded(plain).
:- ensure_loaded(plain).
:- use_module(base, [three/1 as drei, four//1]).

say(Goal) :- catch(( Goal -> show_term(Goal) ; show_term(no) ), error(Formal, _), show_term(Formal)), nl.
show_term(Term) :- \+ \+ ( numbervars(Term, 0, _), writeq(Term) ).

main :-
    say(one(_)), say(two(_)), say(three(_)), say(drei(_)), say(zwei(_)), say(five(_)), say(six(_)),
    say(hidden(_)), say(base:hidden(_)),
    say(phrase(four(x), [x])),
    X = (a ~> b), writeq(X), nl,
    ping(3),
    say(plain(_)),
    say(predicate_property(one(_), imported_from(_))),
    say(middle:three(_)), say(middle:base:three(_)).

:- initialization(main).
