% Goals that one module hands to another; control constructs and cuts in them.
:- use_module(runner).
:- use_module(library(lists)).
:- use_module(library(apply)).

say(Goal) :- catch(( Goal -> show_term(Goal) ; show_term(no) ), error(Formal, _), show_term(Formal)), nl.
show_term(Term) :- \+ \+ ( numbervars(Term, 0, _), writeq(Term) ).

secret(user).
line :- write(user_line), nl.
double(X, Y) :- Y = X+X.
fact(1). fact(2). fact(3).
ab --> [a], b.
b --> [b].
pick(X) :- runner:(secret(X) ; X = else).
pick2(X) :- runner:(secret(Y), ! , X = Y ; X = else).
if(X) :- ( runner:secret(user) -> X = yes ; X = no ).
neg :- \+ runner:secret(user).
all(L) :- findall(X, runner:secret(X), L).
all2(L) :- findall(X, ( runner:secret(X) ; secret(X) ), L).
goal_in(Module, Goal) :- Module:Goal.
call_in(Module, Goal) :- call(Module:Goal).

main :-
    twice(line),
    say(apply_to(secret, user, _)),
    say(apply_to(runner:secret, runner, _)),
    show(thing),
    show(m:thing),
    show(n:m:thing),
    show(runner:n:1:thing),
    runner:show(thing),
    each(double, [1, 2]),
    each(runner:double, [1, 2]),
    say(collect(X, fact(X), _)),
    say(collect(X, ( fact(X), X > 1 ; X = none ), _)),
    guarded(( write(before), nl, throw(ball) )),
    say(keep(ab, _)),
    say(here(_)),
    local_call,
    say(secret(_)),
    findall(P, pick(P), Ps), writeq(Ps), nl,
    findall(P, pick2(P), Ps2), writeq(Ps2), nl,
    say(if(_)),
    say(neg),
    say(all(_)),
    say(all2(_)),
    say(goal_in(runner, secret(_))),
    say(call_in(runner, ( secret(S), S == runner ))),
    say(call(runner:double, 4, _)),
    say(maplist(runner:double, [1, 2, 3], _)),
    say(foldl([A, B0, B]>>(B is A + B0), [1, 2, 3], 0, _)),
    say(runner:forall(secret(R), R == runner)),
    say(forall(runner:secret(R1), R1 == runner)),
    say(runner:findall(Q, secret(Q), _)),
    say(runner:call(secret, _)),
    say(runner:(secret(user) -> true ; secret(_))),
    say(@(secret(_), runner)),
    say(@(collect(Z, secret(Z), _), runner)),
    say(setof(N, runner:secret(N), _)),
    say(runner:setof(N1, W^( secret(W), N1 = W ), _)),
    say(strip_module(runner:f(x), _, _)),
    say(call((runner:secret(V), V = user))),
    say(once(runner:secret(_))),
    say(ignore(runner:fail)),
    say(runner:undefined_here),
    say(runner:call(1)),
    say(_:a).

:- initialization(main).
