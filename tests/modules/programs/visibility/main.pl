% What a module shows and what it keeps to itself.
:- use_module(shapes).
:- use_module(other, [twice/2]).

say(Goal) :- catch(( Goal -> show_term(Goal) ; show_term(no) ), error(Formal, _), show_term(Formal)), nl.
show_term(Term) :- \+ \+ ( numbervars(Term, 0, _), writeq(Term) ).

times(X, Y, Z) :- Z = mine(X, Y).
local(X) :- times(X, X, Y), writeq(Y), nl.

main :-
    say(area(square(3), _)),
    say(area(circle(2), _)),
    local(1),
    say(twice(a, _)),
    say(shapes:times(2, 3, _)),
    say(other:times(2, 3, _)),
    say(other:kind(_)),
    say(findall(K, kind(K), _)),
    say(shapes:nothing),
    say(nothing),
    say(nowhere:nothing(1)),
    say(shapes:(times(1, 2, X), times(X, 5, _))),
    say((shapes:kind(K1), K1 \== square)),
    say(lists:append([1], [2], _)),
    say(shapes:append([1], [2], _)),
    say(shapes:local(3)),
    say(user:times(1, 2, _)).

:- initialization(main).
