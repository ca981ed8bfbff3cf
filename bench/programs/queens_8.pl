% All ways to place 8 queens so that no two attack each other: 92 of them.
% Stresses shallow and deep backtracking, and arithmetic comparison between the choices.

bench_once :- board(8, _), fail.
bench_once.

answer(answer(Count, First, Last)) :- summary(8, Count, First, Last).

small_answer(answer(Count, First, Last)) :- summary(5, Count, First, Last).

bench_size(250).
bench_small(1).

summary(Size, Count, First, Last) :-
    findall(Board, board(Size, Board), Boards),
    Boards = [First|Rest],
    counted(Rest, First, 1, Count, Last).

counted([], Last, Count, Count, Last).
counted([Board|Boards], _, Count0, Count, Last) :-
    Count1 is Count0 + 1,
    counted(Boards, Board, Count1, Count, Last).

% board(Size, Rows): Rows holds the row of the queen of each column, the last column first.
board(Size, Rows) :-
    rows(Size, [], Free),
    placed(Free, [], Rows).

rows(0, Rows, Rows) :- !.
rows(Row, Rows0, Rows) :-
    Row1 is Row - 1,
    rows(Row1, [Row|Rows0], Rows).

placed([], Rows, Rows).
placed([Row|Free], Placed, Rows) :-
    taken(Chosen, [Row|Free], Others),
    peaceful(Placed, Chosen, 1),
    placed(Others, [Chosen|Placed], Rows).

taken(Item, [Item|Items], Items).
taken(Item, [Other|Items], [Other|Left]) :- taken(Item, Items, Left).

peaceful([], _, _).
peaceful([Row|Rows], Chosen, Distance) :-
    Chosen =\= Row + Distance,
    Chosen =\= Row - Distance,
    Further is Distance + 1,
    peaceful(Rows, Chosen, Further).
