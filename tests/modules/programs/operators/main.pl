% Operators: what is exported is seen here, what is not is not.
:- set_prolog_flag(double_quotes, codes).
:- use_module(ops).

say(Goal) :- catch(( Goal -> show_term(Goal) ; show_term(no) ), error(Formal, _), show_term(Formal)), nl.
show_term(Term) :- \+ \+ ( numbervars(Term, 0, _), writeq(Term) ).

main :-
    say(rule(x ===> y, _)),
    say(rule(_ ===> _, _)),
    say(rule(<===(_, _), _)),
    show(<===(1, 2)), show(1 ===> 2),
    say(text(_)),
    X = "ab", writeq(X), nl,
    say(current_op(_, _, ===>)),
    say(current_op(_, xfx, <===)),
    say(current_op(_, xfx, ops:(<===))),
    op(700, xfx, here), say(current_op(_, _, ops:here)),
    op(700, xfx, ops:there), say(current_op(_, _, there)).

:- initialization(main).
