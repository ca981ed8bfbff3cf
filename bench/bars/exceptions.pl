% Exceptions: many small ones, and one with a large ball.
prepare(_, _).

work(catch, N, Answer) :-
    caught(N, 0, Answer).
work(catch_deep, N, Answer) :-
    caught_below(N, 0, Answer).
work(catch_nothing, N, Answer) :-
    quiet(N, 0, Answer).
work(large_ball, N, Answer) :-
    Cells is N,
    cells(Cells, List),
    catch(throw(ball(List)), ball(Caught), true),
    length(Caught, Answer).

caught(0, Sum, Sum) :-
    !.
caught(N, Sum0, Sum) :-
    catch(thrower(N), problem(X), true),
    Sum1 is Sum0 + X /\ 7,
    N1 is N - 1,
    caught(N1, Sum1, Sum).

thrower(N) :-
    throw(problem(N)).

% the ball passes ten frames and a catch/3 that does not want it
caught_below(0, Sum, Sum) :-
    !.
caught_below(N, Sum0, Sum) :-
    catch(catch(below(10, N), other, true), problem(X), true),
    Sum1 is Sum0 + X /\ 7,
    N1 is N - 1,
    caught_below(N1, Sum1, Sum).

below(0, N) :-
    throw(problem(N)).
below(D, N) :-
    D > 0,
    D1 is D - 1,
    below(D1, N),
    true(D).

true(_).

quiet(0, Sum, Sum) :-
    !.
quiet(N, Sum0, Sum) :-
    catch(same(N, X), _, true),
    Sum1 is Sum0 + X /\ 7,
    N1 is N - 1,
    quiet(N1, Sum1, Sum).

same(N, N).

cells(0, []) :-
    !.
cells(N, [N|List]) :-
    N1 is N - 1,
    cells(N1, List).
