% Balls are thrown through catches that do not want them, and caught further out.
% Stresses catch/3 that is left in all ways, and throw/1.

bench_once :- rescued(200, _).

answer(Sum) :- rescued(200, Sum).

small_answer(Sum) :- rescued(5, Sum).

bench_size(100).
bench_small(1).

rescued(N, Sum) :- rescued(N, 0, Sum).

rescued(0, Sum, Sum) :- !.
rescued(N, Sum0, Sum) :-
    catch(deep(10, N), found(X, _), true),
    catch(fine(N), _, fail),
    Sum1 is Sum0 + X,
    N1 is N - 1,
    rescued(N1, Sum1, Sum).

deep(0, N) :- !, Rest is N mod 7, throw(found(Rest, context(N, [a, b, c]))).
deep(Depth, N) :-
    Depth1 is Depth - 1,
    catch(deep(Depth1, N), other(_), true),
    fine(N).

fine(_).
