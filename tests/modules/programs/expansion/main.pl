% term_expansion/2 and goal_expansion/2, in a module and in user.
:- use_module(hooks).

say(Goal) :- catch(( Goal -> show_term(Goal) ; show_term(no) ), error(Formal, _), show_term(Formal)), nl.
show_term(Term) :- \+ \+ ( numbervars(Term, 0, _), writeq(Term) ).

user:term_expansion(double(X), [single(X), single(X)]).
user:goal_expansion(plus_one(X, Y), Y is X + 1).
double(7).
make(2).
next(X, Y) :- plus_one(X, Y).
old(here).
all(L) :- findall(Y, plus_one(1, Y), L).

main :-
    say(findall(X, made(X), _)),
    say(findall(X, seen(X), _)),
    say(phrase(grammar, [a, b])),
    say(findall(X, single(X), _)),
    say(make(_)),
    say(next(1, _)),
    say(old(_)),
    say(all(_)),
    say(expand_goal(plus_one(1, _), _)).

:- initialization(main).
