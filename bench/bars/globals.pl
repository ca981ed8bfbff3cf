% Global variables, changed terms, copies.
prepare(_, _).

work(nb_setval, N, Answer) :-
    nb_setval(count, 0),
    up(N),
    nb_getval(count, Answer).
work(b_setval, N, Answer) :-
    b_setval(count, 0),
    up_undone(N),
    b_getval(count, Answer).
work(nb_setval_term, N, Answer) :-
    nb_setval(list, []),
    store(N),
    nb_getval(list, List),
    length(List, Answer).
work(setarg, N, Answer) :-
    T = counter(0),
    change(N, T),
    arg(1, T, Answer).
work(copy_term, N, Answer) :-
    copies(N, f(X, Y, [X, Y, Z], g(Z)), 0, Answer).

up(0) :-
    !.
up(N) :-
    nb_getval(count, C),
    C1 is C + 1,
    nb_setval(count, C1),
    N1 is N - 1,
    up(N1).

up_undone(0) :-
    !.
up_undone(N) :-
    b_getval(count, C),
    C1 is C + 1,
    b_setval(count, C1),
    N1 is N - 1,
    up_undone(N1).

store(0) :-
    !.
store(N) :-
    nb_setval(list, [N, f(N), g(N, N), "text"]),
    N1 is N - 1,
    store(N1).

change(0, _) :-
    !.
change(N, T) :-
    arg(1, T, C),
    C1 is C + 1,
    nb_setarg(1, T, C1),
    N1 is N - 1,
    change(N1, T).

copies(0, _, Sum, Sum) :-
    !.
copies(N, T, Sum0, Sum) :-
    copy_term(T, T1),
    arg(1, T1, N),
    T1 = f(A, _, [B|_], _),
    Sum1 is Sum0 + A - B + 1,
    N1 is N - 1,
    copies(N1, T, Sum1, Sum).
