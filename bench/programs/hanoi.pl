% The towers of Hanoi with 10 discs: 1,023 moves, listed and then replayed on three piles, each move checked.
% Stresses recursion with five arguments, open-ended lists, and rebuilding of structures.

bench_once :- solved(10, _, _).

answer(answer(Count, Piles)) :- solved(10, Count, Piles).

small_answer(answer(Count, Piles)) :- solved(4, Count, Piles).

bench_size(1500).
bench_small(1).

solved(Discs, Count, Piles) :-
    moves(Discs, left, middle, right, Moves, []),
    tower(Discs, [], Tower),
    replayed(Moves, piles(Tower, [], []), Piles, 0, Count).

% moves(N, From, Over, To, Moves, Rest): Moves, up to Rest, carry N discs.
moves(0, _, _, _, Moves, Moves) :- !.
moves(N, From, Over, To, Moves, Rest) :-
    N1 is N - 1,
    moves(N1, From, To, Over, Moves, [move(From, To)|Moves1]),
    moves(N1, Over, From, To, Moves1, Rest).

tower(0, Tower, Tower) :- !.
tower(N, Tower0, Tower) :- N1 is N - 1, tower(N1, [N|Tower0], Tower).

replayed([], Piles, Piles, Count, Count).
replayed([move(From, To)|Moves], Piles0, Piles, Count0, Count) :-
    lifted(From, Piles0, Disc, Piles1),
    dropped(To, Piles1, Disc, Piles2),
    Count1 is Count0 + 1,
    replayed(Moves, Piles2, Piles, Count1, Count).

lifted(left, piles([Disc|L], M, R), Disc, piles(L, M, R)).
lifted(middle, piles(L, [Disc|M], R), Disc, piles(L, M, R)).
lifted(right, piles(L, M, [Disc|R]), Disc, piles(L, M, R)).

dropped(left, piles(L, M, R), Disc, piles([Disc|L], M, R)) :- fits(L, Disc).
dropped(middle, piles(L, M, R), Disc, piles(L, [Disc|M], R)) :- fits(M, Disc).
dropped(right, piles(L, M, R), Disc, piles(L, M, [Disc|R])) :- fits(R, Disc).

fits([], _).
fits([Below|_], Disc) :- Disc < Below.
