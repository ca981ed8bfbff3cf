% Names that the system has beyond the standard: a program, or one of its modules, may have predicates of its own so called.

:- use_module(tools).

print(Where, What) :- write(Where), write(': '), write(What), nl.
tab(N) :- print(tab, N).
format(Shape, Things) :- print(format, Shape+Things).
is_list(T) :- print(is_list, T).
string(T) :- print(string, T).
ignore(G) :- print(ignore, G).
msort(A, B) :- print(msort, A+B).

:- dynamic(statistics/2).
statistics(colour, red).

direct :-
    tab(3), format('~w~n', [x]), is_list(a), string(b), msort([b, a], c),
    ignore(other:goal), ignore((fail, write(unseen))), ignore(unseen).

as_data :- member(G, [ignore(tree), tab(4), is_list(5)]), call((G, write(called), nl)), fail.
as_data.

:- direct, as_data, maplist(string, [c, d]).
:- statistics(colour, C), print(colour, C), assertz(statistics(colour, blue)), findall(X, statistics(_, X), L), print(colours, L).
:- tools:twice(ignore(fox)), each(member(X, [1, 2]), write(X)), nl.

% the standard's own cannot be defined; the library does not see what a program calls its own
once(_) :- write(unseen).
:- once(write(seen)), nl.
:- split_string("b,a", ",", "", L0), length(L0, N), print(parts, N), sumlist([1, 2], S), print(sum, S).
:- forall(member(X, [1, 2]), (write(X), nl)).
