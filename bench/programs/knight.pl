% A knight visits all squares of a small board, each once.
% Stresses deep backtracking, and negation of a search through a list of structures.

bench_once :- tour(5, 3 / 3, _), !.

answer(Path) :- tour(5, 3 / 3, Path), !.

small_answer(Path) :- tour(4, 2, 1 / 1, Path), !.

bench_size(2).
bench_small(1).

tour(Size, Start, Path) :-
    Squares is Size * Size,
    tour(Size, Squares, Start, Path).

tour(Size, Squares, Start, Path) :- visit(1, Squares, Size, Start, [Start], Path).

visit(Squares, Squares, _, _, Path, Path) :- !.
visit(N, Squares, Size, Square, Done, Path) :-
    jump(Square, Size, Next),
    \+ visited(Next, Done),
    N1 is N + 1,
    visit(N1, Squares, Size, Next, [Next|Done], Path).

jump(X0 / Y0, Size, X / Y) :-
    step(DX, DY),
    X is X0 + DX, X >= 1, X =< Size,
    Y is Y0 + DY, Y >= 1, Y =< Size.

step(1, 2).
step(2, 1).
step(2, -1).
step(1, -2).
step(-1, -2).
step(-2, -1).
step(-2, 1).
step(-1, 2).

visited(Square, [Square|_]) :- !.
visited(Square, [_|Done]) :- visited(Square, Done).
