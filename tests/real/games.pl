% Games and puzzles: sudoku by plain backtracking, tic-tac-toe by minimax, a knight's tour, queens, magic squares,
% peg solitaire, the river crossing, a maze, life, a text adventure that is driven by a script.

:- initialization(main).

:- dynamic(here/1).
:- dynamic(located/2).
:- dynamic(flag/1).
:- dynamic(moves/1).
:- dynamic(memo/3).

% ---------------------------------------------------------------------------------------------------------------
% Sudoku: rows of numbers, 0 is unknown; the empty cell with the fewest choices first

sudoku_puzzle(easy, [[5,3,0,0,7,0,0,0,0],[6,0,0,1,9,5,0,0,0],[0,9,8,0,0,0,0,6,0],[8,0,0,0,6,0,0,0,3],[4,0,0,8,0,3,0,0,1],
    [7,0,0,0,2,0,0,0,6],[0,6,0,0,0,0,2,8,0],[0,0,0,4,1,9,0,0,5],[0,0,0,0,8,0,0,7,9]]).
sudoku_puzzle(harder, [[0,0,0,2,6,0,7,0,1],[6,8,0,0,7,0,0,9,0],[1,9,0,0,0,4,5,0,0],[8,2,0,1,0,0,0,4,0],[0,0,4,6,0,2,9,0,0],
    [0,5,0,0,0,3,0,2,8],[0,0,9,3,0,0,0,7,4],[0,4,0,0,5,0,0,3,6],[7,0,3,0,1,8,0,0,0]]).
sudoku_puzzle(impossible, [[1,1,0,0,0,0,0,0,0],[0,0,0,0,0,0,0,0,0],[0,0,0,0,0,0,0,0,0],[0,0,0,0,0,0,0,0,0],[0,0,0,0,0,0,0,0,0],
    [0,0,0,0,0,0,0,0,0],[0,0,0,0,0,0,0,0,0],[0,0,0,0,0,0,0,0,0],[0,0,0,0,0,0,0,0,0]]).

sudoku(Rows, Solved) :-
    cells(Rows, 0, Known, [], Empty, []),
    consistent(Known),
    fill(Empty, Known, All),
    sort(All, Sorted),
    rows_of(Sorted, Solved).

cells([], _, K, K, E, E).
cells([R|Rs], I, K0, K, E0, E) :- row_cells(R, I, 0, K0, K1, E0, E1), J is I + 1, cells(Rs, J, K1, K, E1, E).

row_cells([], _, _, K, K, E, E).
row_cells([0|Vs], I, J, K0, K, [I/J|E0], E) :- !, J1 is J + 1, row_cells(Vs, I, J1, K0, K, E0, E).
row_cells([V|Vs], I, J, [c(I, J, V)|K0], K, E0, E) :- J1 is J + 1, row_cells(Vs, I, J1, K0, K, E0, E).

consistent([]).
consistent([c(I, J, V)|Cs]) :- allowed(Cs, I, J, V), consistent(Cs).

allowed([], _, _, _).
allowed([c(I, J, V)|Cs], A, B, W) :- ( V =:= W -> \+ sees(I, J, A, B) ; true ), allowed(Cs, A, B, W).

sees(I, _, I, _) :- !.
sees(_, J, _, J) :- !.
sees(I, J, A, B) :- I // 3 =:= A // 3, J // 3 =:= B // 3.

fill([], All, All).
fill(Empty, Known, All) :-
    Empty = [_|_],
    tightest(Empty, Known, 10, none, [], I/J, Choices),
    remove(I/J, Empty, Rest),
    member(V, Choices),
    fill(Rest, [c(I, J, V)|Known], All).

tightest([], _, _, Cell, Choices, Cell, Choices).
tightest([I/J|Es], Known, N0, Cell0, Choices0, Cell, Choices) :-
    findall(V, ( between(1, 9, V), allowed(Known, I, J, V) ), Vs),
    length(Vs, N),
    (   N < N0 -> tightest(Es, Known, N, I/J, Vs, Cell, Choices)
    ;   tightest(Es, Known, N0, Cell0, Choices0, Cell, Choices)
    ).

remove(X, [X|Xs], Xs) :- !.
remove(X, [Y|Ys], [Y|Zs]) :- remove(X, Ys, Zs).

rows_of([], []).
rows_of(Cs, [R|Rs]) :- take(9, Cs, R, Rest), rows_of(Rest, Rs).

take(0, Cs, [], Cs) :- !.
take(N, [c(_, _, V)|Cs], [V|Vs], Rest) :- M is N - 1, take(M, Cs, Vs, Rest).

solve_sudoku(Name) :-
    sudoku_puzzle(Name, P), write(Name), nl,
    ( sudoku(P, S) -> show_rows(S) ; write(unsolvable), nl ).

show_rows([]).
show_rows([R|Rs]) :- show_row(R), nl, show_rows(Rs).
show_row([]).
show_row([X|Xs]) :- write(X), write(' '), show_row(Xs).

% ---------------------------------------------------------------------------------------------------------------
% Tic-tac-toe

line(1, 2, 3). line(4, 5, 6). line(7, 8, 9). line(1, 4, 7). line(2, 5, 8). line(3, 6, 9). line(1, 5, 9). line(3, 5, 7).

won(P, B) :- line(I, J, K), arg(I, B, X), X == P, arg(J, B, Y), Y == P, arg(K, B, Z), Z == P, !.

full(B) :- B =.. [_|L], \+ member('.', L).

opponent(x, o).
opponent(o, x).

ttt_move(B, P, I, C) :- between(1, 9, I), arg(I, B, '.'), B =.. [b|L], replace(I, L, P, M), C =.. [b|M].

replace(1, [_|L], X, [X|L]) :- !.
replace(N, [Y|L], X, [Y|M]) :- K is N - 1, replace(K, L, X, M).

value(B, P, V) :- memo(B, P, V), !.
value(B, P, V) :-
    opponent(P, Q),
    (   won(Q, B) -> V = -1
    ;   full(B) -> V = 0
    ;   findall(W, ( ttt_move(B, P, _, C), value(C, Q, U), W is -U ), Ws), max_of(Ws, V)
    ),
    assertz(memo(B, P, V)).

max_of([X], X) :- !.
max_of([X|Xs], M) :- max_of(Xs, N), M is max(X, N).

best_move(B, P, I, V) :-
    opponent(P, Q),
    findall(W-I0, ( ttt_move(B, P, I0, C), value(C, Q, U), W is U ), L),
    keysort(L, [V0-I|_]), V is -V0.

play_ttt(B, P) :-
    B = b(A1, A2, A3, A4, A5, A6, A7, A8, A9),
    write([A1, A2, A3]), nl, write([A4, A5, A6]), nl, write([A7, A8, A9]), nl,
    opponent(P, Q),
    (   won(Q, B) -> write(winner(Q)), nl
    ;   full(B) -> write(draw), nl
    ;   best_move(B, P, I, V), write(P-I-V), nl, B =.. [b|L], replace(I, L, P, M), C =.. [b|M], play_ttt(C, Q)
    ).

% ---------------------------------------------------------------------------------------------------------------
% A knight's tour by Warnsdorff's rule

tour(N, Path) :- functor(Seen, seen, 0), M is N * N, walk(1, M, N, 1/1, [1/1], Seen, Path).

walk(M, M, _, _, Path, _, Path) :- !.
walk(K, M, N, Pos, Path, S, Full) :-
    findall(D-Next, ( jump(N, Pos, Path, Next), degree(N, Next, [Next|Path], D) ), L0),
    keysort(L0, L),
    member(_-Next, L),
    K1 is K + 1,
    walk(K1, M, N, Next, [Next|Path], S, Full).

jump(N, X/Y, Path, U/V) :-
    member(DX/DY, [1/2, 2/1, 2/(-1), 1/(-2), (-1)/(-2), (-2)/(-1), (-2)/1, (-1)/2]),
    U is X + DX, V is Y + DY, U >= 1, U =< N, V >= 1, V =< N,
    \+ memberchk(U/V, Path).

degree(N, Pos, Path, D) :- findall(x, jump(N, Pos, Path, _), L), length(L, D).

show_tour(N, Path) :-
    reverse(Path, P),
    ( between(1, N, Y), nl, between(1, N, X), index(X/Y, P, 1, I), ( I < 10 -> write('  ') ; write(' ') ), write(I), fail ; nl ).

index(X, [X|_], I, I) :- !.
index(X, [_|L], I0, I) :- I1 is I0 + 1, index(X, L, I1, I).

% ---------------------------------------------------------------------------------------------------------------
% Queens and magic squares

queens(N, Qs) :- range(1, N, Ns), place(Ns, 1, [], Qs).
range(N, N, [N]) :- !.
range(I, N, [I|L]) :- J is I + 1, range(J, N, L).
place([], _, Qs, Qs).
place(Ns, I, Placed, Qs) :- select(Q, Ns, Rest), safe(Placed, Q, 1), J is I + 1, place(Rest, J, [Q|Placed], Qs).
safe([], _, _).
safe([P|Ps], Q, D) :- P - Q =\= D, Q - P =\= D, E is D + 1, safe(Ps, Q, E).

magic([A, B, C, D, E, F, G, H, I]) :-
    range(1, 9, L0),
    select(A, L0, L1), select(B, L1, L2), C is 15 - A - B, select(C, L2, L3),
    select(D, L3, L4), G is 15 - A - D, select(G, L4, L5), E is 15 - C - G, select(E, L5, L6),
    F is 15 - D - E, select(F, L6, L7), H is 15 - B - E, select(H, L7, [I]),
    15 =:= A + E + I, 15 =:= G + H + I, 15 =:= C + F + I.

% ---------------------------------------------------------------------------------------------------------------
% The river: farmer, wolf, goat, cabbage; and missionaries and cannibals

river_move(s(F, F, G, C), wolf, s(T, T, G, C)) :- across(F, T).
river_move(s(F, W, F, C), goat, s(T, W, T, C)) :- across(F, T).
river_move(s(F, W, G, F), cabbage, s(T, W, G, T)) :- across(F, T).
river_move(s(F, W, G, C), alone, s(T, W, G, C)) :- across(F, T).
across(left, right).
across(right, left).
safe_bank(s(F, W, G, C)) :- ( F == G -> true ; W \== G, G \== C ).

cross(S, S, _, []).
cross(S, End, Seen, [M|Ms]) :- river_move(S, M, T), safe_bank(T), \+ member(T, Seen), cross(T, End, [T|Seen], Ms).

mc(m(0, 0, right), _, []) :- !.
mc(S, Seen, [M-C|Ms]) :- mc_move(S, M, C, T), mc_ok(T), \+ member(T, Seen), mc(T, [T|Seen], Ms).
mc_move(m(M, C, left), A, B, m(M1, C1, right)) :- boat(A, B), M >= A, C >= B, M1 is M - A, C1 is C - B.
mc_move(m(M, C, right), A, B, m(M1, C1, left)) :- boat(A, B), M1 is M + A, C1 is C + B, M1 =< 3, C1 =< 3.
boat(2, 0). boat(1, 1). boat(0, 2). boat(1, 0). boat(0, 1).
mc_ok(m(M, C, _)) :- ( M =:= 0 -> true ; M >= C ), N is 3 - M, D is 3 - C, ( N =:= 0 -> true ; N >= D ).

% ---------------------------------------------------------------------------------------------------------------
% Life on a set of cells

life(Cells, Next) :-
    findall(P, ( member(C, Cells), around(C, P) ), Ps), msort(Ps, Sorted), counts(Sorted, Counts),
    findall(P, ( member(N-P, Counts), ( N =:= 3 -> true ; N =:= 2, memberchk(P, Cells) ) ), Next).
around(X/Y, U/V) :- member(DX, [-1, 0, 1]), member(DY, [-1, 0, 1]), \+ ( DX =:= 0, DY =:= 0 ), U is X + DX, V is Y + DY.
counts([], []).
counts([P|Ps], [N-P|Cs]) :- count_same(Ps, P, 1, N, Rest), counts(Rest, Cs).
count_same([Q|Qs], P, N0, N, Rest) :- Q == P, !, N1 is N0 + 1, count_same(Qs, P, N1, N, Rest).
count_same(Rest, _, N, N, Rest).
generations(0, Cells) :- !, write(Cells), nl.
generations(N, Cells) :- length(Cells, L), write(L), write(' '), life(Cells, Next), M is N - 1, generations(M, Next).

% ---------------------------------------------------------------------------------------------------------------
% The adventure

exit_(hall, north, library). exit_(library, south, hall). exit_(hall, east, kitchen). exit_(kitchen, west, hall).
exit_(kitchen, down, cellar) :- flag(light). exit_(cellar, up, kitchen). exit_(library, secret, vault) :- flag(book_moved).
exit_(vault, out, library).

describe(hall, 'You are in a draughty hall.').
describe(library, 'Shelves up to the ceiling; one book stands out.').
describe(kitchen, 'Something smells. A trapdoor leads down.').
describe(cellar, 'Barrels and cobwebs.').
describe(vault, 'Gold glitters.').

start_adventure :-
    retractall(here(_)), retractall(located(_, _)), retractall(flag(_)), retractall(moves(_)),
    assertz(here(hall)), assertz(moves(0)),
    forall(member(O-P, [lamp-kitchen, matches-hall, key-cellar, gold-vault, book-library]), assertz(located(O, P))).

command(look) :- here(P), describe(P, T), write(T), nl,
    findall(O, located(O, P), Os), write(things(Os)), nl, findall(D, exit_(P, D, _), Ds), write(exits(Ds)), nl.
command(go(D)) :- here(P), ( exit_(P, D, Q) -> retract(here(P)), assertz(here(Q)), write(ok(Q)) ; write('You cannot go that way.') ), nl.
command(take(O)) :- here(P), ( located(O, P) -> take_object(O) ; located(O, me) -> write('You have it already.') ; write('There is none here.') ), nl.
command(drop(O)) :- here(P), ( retract(located(O, me)) -> assertz(located(O, P)), write(dropped) ; write('You do not have it.') ), nl.
command(inventory) :- findall(O, located(O, me), Os), write(carrying(Os)), nl.
command(light(lamp)) :- ( located(lamp, me), located(matches, me) -> assertz(flag(light)), write('The lamp burns.') ; write('With what?') ), nl.
command(move(book)) :- here(library), !, ( flag(book_moved) -> write('Nothing more happens.') ; assertz(flag(book_moved)), write('A wall swings open.') ), nl.
command(move(_)) :- write('You push in vain.'), nl.
command(unlock) :- ( located(key, me), here(vault) -> write('The chest opens.'), assertz(flag(won)) ; write('Nothing to unlock, or no key.') ), nl.

take_object(gold) :- \+ flag(won), !, write('The chest is locked.').
take_object(O) :- retract(located(O, _)), !, assertz(located(O, me)), write(taken(O)).

perform(C) :-
    retract(moves(N)), M is N + 1, assertz(moves(M)),
    write('> '), write(C), nl,
    ( catch(command(C), E, ( write(caught(E)), nl )) -> true ; write('I do not know how.'), nl ).

script([look, go(up), take(matches), take(gold), go(east), look, go(down), light(lamp), take(lamp), inventory, light(lamp), go(down), take(key), dance,
    go(up), go(west), go(north), go(secret), move(book), move(book), go(secret), take(gold), unlock, take(gold), take(gold), drop(lamp), drop(lamp), inventory, look]).

adventure :- start_adventure, script(S), perform_all(S), moves(N), write(moves(N)), nl, findall(O-P, located(O, P), L), write(L), nl.
perform_all([]).
perform_all([C|Cs]) :- perform(C), perform_all(Cs).

% ---------------------------------------------------------------------------------------------------------------

main :-
    solve_sudoku(easy), solve_sudoku(harder), solve_sudoku(impossible),
    play_ttt(b(x, '.', '.', '.', o, '.', '.', '.', x), o),
    tour(6, P), show_tour(6, P),
    queens(8, Q), write(Q), nl, findall(x, queens(6, _), L6), length(L6, N6), write(N6), nl,
    findall(M, magic(M), Ms), length(Ms, NM), Ms = [M1|_], write(NM-M1), nl,
    ( cross(s(left, left, left, left), s(right, right, right, right), [s(left, left, left, left)], R), write(R), nl, fail ; true ),
    ( mc(m(3, 3, left), [m(3, 3, left)], MC) -> write(MC), nl ; true ),
    generations(8, [1/1, 1/2, 1/3, 2/1, 3/2]),
    adventure.

work :-
    ( sudoku_puzzle(N, P), N \== impossible, sudoku(P, S), S = [R|_], write(R), nl, fail ; true ),
    retractall(memo(_, _, _)), value(b('.', '.', '.', '.', '.', '.', '.', '.', '.'), x, V), write(V), nl,
    tour(8, T), length(T, TL), write(TL), nl,
    findall(x, queens(8, _), L), length(L, QL), write(QL), nl,
    generations(30, [1/1, 1/2, 1/3, 2/1, 3/2]).
