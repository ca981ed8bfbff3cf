% Twelve queens that leave each other in peace, and the board drawn:  wamjit run examples/queens_board.pl

:- initialization(main).

main :-
    Size = 12,
    queens(Size, Queens), !,
    rule(Size),
    draw(Queens, Size, 0),
    rule(Size).

% queens(Size, Columns): the column of the queen in each row.
queens(Size, Columns) :-
    numbers(1, Size, Free),
    place(Free, [], Columns).

numbers(Low, High, []) :- Low > High, !.
numbers(Low, High, [Low|Numbers]) :- Next is Low + 1, numbers(Next, High, Numbers).

place([], Columns, Columns).
place([Column|Free], Placed, Columns) :-
    take(Chosen, [Column|Free], Others),
    safe(Placed, Chosen, 1),
    place(Others, [Chosen|Placed], Columns).

take(Item, [Item|Items], Items).
take(Item, [Other|Items], [Other|Left]) :- take(Item, Items, Left).

safe([], _, _).
safe([Column|Columns], Chosen, Distance) :-
    abs(Column - Chosen) =\= Distance,
    Further is Distance + 1,
    safe(Columns, Chosen, Further).

draw([], _, _).
draw([Column|Columns], Size, Row) :-
    write('|'),
    squares(1, Size, Column, Row),
    write(' |'), nl,
    Below is Row + 1,
    draw(Columns, Size, Below).

squares(Square, Size, _, _) :- Square > Size, !.
squares(Square, Size, Column, Row) :-
    write(' '),
    square(Square, Column, Row),
    Next is Square + 1,
    squares(Next, Size, Column, Row).

square(Column, Column, _) :- !, write('Q').
square(Square, _, Row) :- (Square + Row) mod 2 =:= 0, !, write(':').
square(_, _, _) :- write('.').

rule(Size) :-
    write('+'),
    dashes(Size),
    write('-+'), nl.

dashes(0) :- !.
dashes(N) :- write('--'), N1 is N - 1, dashes(N1).
