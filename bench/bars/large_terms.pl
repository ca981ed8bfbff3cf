% Long lists and deep recursion. Sums instead of the terms themselves are the answers.
prepare(_, _).

work(list, N, Answer) :-
    integers(1, N, List),
    sum(List, 0, Answer).
work(deep, N, Answer) :-
    depth(N, Answer).
work(deep_choices, N, Answer) :-
    leave_choices(N, Answer).
work(append, N, Answer) :-
    integers(1, N, List),
    append(List, [x], Longer),
    length(Longer, L1),
    append(Longer, Longer, Twice),
    length(Twice, L2),
    Answer is L1 + L2.

integers(I, N, []) :-
    I > N,
    !.
integers(I, N, [I|List]) :-
    I1 is I + 1,
    integers(I1, N, List).

sum([], Sum, Sum).
sum([X|List], Sum0, Sum) :-
    Sum1 is Sum0 + X,
    sum(List, Sum1, Sum).

depth(0, 0) :-
    !.
depth(N, D) :-
    N1 is N - 1,
    depth(N1, D1),
    D is D1 + 1.

% each step leaves a choice point
leave_choices(0, 0).
leave_choices(N, D) :-
    N > 0,
    N1 is N - 1,
    leave_choices(N1, D1),
    D is D1 + 1.
leave_choices(N, -1) :-
    N < 0.
