% Chess: positions from FEN, move generation, perft, evaluation and alpha-beta, mates in two, a short game.
%
% The board is a term of 120 arguments with a frame around it (mailbox); a move makes a new board by copying. Castling,
% en passant and promotion are there; perft numbers are known for small depths, which is how one trusts a generator.

:- set_prolog_flag(double_quotes, codes).
:- initialization(main).

:- dynamic(nodes/1).

% position(Board, Side, CastlingRights, EnPassantSquare, WhiteKing, BlackKing)
% squares: 21..28 is the first rank, 91..98 the eighth; out is the frame, e is empty, else w-Piece or b-Piece as atoms

piece_char(0'P, wp). piece_char(0'N, wn). piece_char(0'B, wb). piece_char(0'R, wr). piece_char(0'Q, wq). piece_char(0'K, wk).
piece_char(0'p, bp). piece_char(0'n, bn). piece_char(0'b, bb). piece_char(0'r, br). piece_char(0'q, bq). piece_char(0'k, bk).

colour(wp, w). colour(wn, w). colour(wb, w). colour(wr, w). colour(wq, w). colour(wk, w).
colour(bp, b). colour(bn, b). colour(bb, b). colour(br, b). colour(bq, b). colour(bk, b).

other(w, b).
other(b, w).

worth(wp, 100). worth(wn, 320). worth(wb, 330). worth(wr, 500). worth(wq, 900). worth(wk, 0).
worth(bp, -100). worth(bn, -320). worth(bb, -330). worth(br, -500). worth(bq, -900). worth(bk, 0).

% ---------------------------------------------------------------------------------------------------------------
% FEN

fen(Codes, position(Board, Side, Rights, EP, WK, BK)) :-
    phrase(fen_parts(Ranks, Side, Rights, EP), Codes),
    functor(Board, board, 120),
    fill_frame(1, Board),
    place_ranks(Ranks, 8, Board),
    find_piece(Board, wk, WK),
    find_piece(Board, bk, BK).

fen_parts(Ranks, Side, Rights, EP) --> ranks(Ranks), " ", side(Side), " ", rights(Rights), " ", en_passant(EP).

ranks([R|Rs]) --> rank(R), ( "/" -> ranks(Rs) ; { Rs = [] } ).

rank(Ps) --> [C], { C >= 0'1, C =< 0'8 }, !, { N is C - 0'0 }, empties(N, Ps, Qs), rank(Qs).
rank([P|Ps]) --> [C], { piece_char(C, P) }, !, rank(Ps).
rank([]) --> [].

empties(0, Ps, Ps) --> !.
empties(N, [e|Ps], Qs) --> { M is N - 1 }, empties(M, Ps, Qs).

side(w) --> "w".
side(b) --> "b".

rights([]) --> "-", !.
rights([R|Rs]) --> [C], { member(C-R, [0'K-wks, 0'Q-wqs, 0'k-bks, 0'q-bqs]) }, !, rights_rest(Rs).
rights_rest([R|Rs]) --> [C], { member(C-R, [0'K-wks, 0'Q-wqs, 0'k-bks, 0'q-bqs]) }, !, rights_rest(Rs).
rights_rest([]) --> [].

en_passant(none) --> "-", !.
en_passant(S) --> [F, R], { S is (R - 0'1) * 10 + 20 + F - 0'a + 1 }.

fill_frame(121, _) :- !.
fill_frame(N, Board) :-
    F is N mod 10,
    ( N >= 21, N =< 98, F >= 1, F =< 8 -> true ; arg(N, Board, out) ),
    M is N + 1,
    fill_frame(M, Board).

place_ranks([], 0, _).
place_ranks([R|Rs], N, Board) :- S is N * 10 + 11, place_rank(R, S, Board), M is N - 1, place_ranks(Rs, M, Board).

place_rank([], _, _).
place_rank([P|Ps], S, Board) :- arg(S, Board, P), T is S + 1, place_rank(Ps, T, Board).

find_piece(Board, P, S) :- square(S), arg(S, Board, P), !.

square(S) :- between(2, 9, R), between(1, 8, F), S is R * 10 + F.

square_name(S, Name) :- F is S mod 10 + 0'a - 1, R is S // 10 - 2 + 0'1, atom_codes(Name, [F, R]).

show_board(position(Board, Side, Rights, EP, _, _)) :-
    show_ranks(8, Board),
    ( EP == none -> N = none ; square_name(EP, N) ),
    write(side(Side)), write(' '), write(Rights), write(' '), write(N), nl.

show_ranks(0, _) :- !.
show_ranks(R, Board) :- write(R), write(' '), show_files(1, R, Board), nl, Q is R - 1, show_ranks(Q, Board).

show_files(9, _, _) :- !.
show_files(F, R, Board) :-
    S is R * 10 + 10 + F, arg(S, Board, P),
    ( P == e -> write(' .') ; piece_char(C, P), char_code(A, C), write(' '), write(A) ),
    G is F + 1, show_files(G, R, Board).

% ---------------------------------------------------------------------------------------------------------------
% Moves: m(From, To, Kind), Kind one of quiet, capture, double, ep, castle(RookFrom, RookTo), promote(Piece)

pseudo_move(position(Board, Side, Rights, EP, _, _), Move) :-
    square(S), arg(S, Board, P), colour(P, Side),
    piece_move(P, S, Board, Side, Rights, EP, Move).

piece_move(wp, S, Board, _, _, EP, M) :- pawn_move(S, 10, 4, 8, w, Board, EP, M).
piece_move(bp, S, Board, _, _, EP, M) :- pawn_move(S, -10, 9, 3, b, Board, EP, M).
piece_move(wn, S, Board, Side, _, _, M) :- knight_step(D), leap(S, D, Board, Side, M).
piece_move(bn, S, Board, Side, _, _, M) :- knight_step(D), leap(S, D, Board, Side, M).
piece_move(wk, S, Board, Side, Rights, _, M) :- king_move(S, Board, Side, Rights, M).
piece_move(bk, S, Board, Side, Rights, _, M) :- king_move(S, Board, Side, Rights, M).
piece_move(wb, S, Board, Side, _, _, M) :- diagonal(D), ride(S, S, D, Board, Side, M).
piece_move(bb, S, Board, Side, _, _, M) :- diagonal(D), ride(S, S, D, Board, Side, M).
piece_move(wr, S, Board, Side, _, _, M) :- straight(D), ride(S, S, D, Board, Side, M).
piece_move(br, S, Board, Side, _, _, M) :- straight(D), ride(S, S, D, Board, Side, M).
piece_move(wq, S, Board, Side, _, _, M) :- ( straight(D) ; diagonal(D) ), ride(S, S, D, Board, Side, M).
piece_move(bq, S, Board, Side, _, _, M) :- ( straight(D) ; diagonal(D) ), ride(S, S, D, Board, Side, M).

straight(1). straight(-1). straight(10). straight(-10).
diagonal(9). diagonal(11). diagonal(-9). diagonal(-11).
knight_step(8). knight_step(12). knight_step(19). knight_step(21).
knight_step(-8). knight_step(-12). knight_step(-19). knight_step(-21).

leap(S, D, Board, Side, m(S, T, Kind)) :- T is S + D, arg(T, Board, Q), landing(Q, Side, Kind).

landing(e, _, quiet) :- !.
landing(Q, Side, capture) :- other(Side, O), colour(Q, O).

ride(From, S, D, Board, Side, M) :-
    T is S + D, arg(T, Board, Q),
    (   Q == e -> ( M = m(From, T, quiet) ; ride(From, T, D, Board, Side, M) )
    ;   landing(Q, Side, capture), M = m(From, T, capture)
    ).

king_move(S, Board, Side, _, M) :- ( straight(D) ; diagonal(D) ), leap(S, D, Board, Side, M).
king_move(S, Board, Side, Rights, m(S, T, castle(RF, RT))) :-
    castling(Side, Right, S, T, RF, RT, Empty, Safe),
    memberchk(Right, Rights),
    all_empty(Empty, Board),
    other(Side, O),
    none_attacked(Safe, O, Board).

castling(w, wks, 25, 27, 28, 26, [26,27], [25,26,27]).
castling(w, wqs, 25, 23, 21, 24, [24,23,22], [25,24,23]).
castling(b, bks, 95, 97, 98, 96, [96,97], [95,96,97]).
castling(b, bqs, 95, 93, 91, 94, [94,93,92], [95,94,93]).

all_empty([], _).
all_empty([S|Ss], Board) :- arg(S, Board, e), all_empty(Ss, Board).

none_attacked([], _, _).
none_attacked([S|Ss], By, Board) :- \+ attacked(S, By, Board), none_attacked(Ss, By, Board).

pawn_move(S, D, Start, Before, _, Board, _, M) :-
    T is S + D, arg(T, Board, e),
    ( advance(S, T, Before, quiet, M) ; double_step(S, T, D, Start, Board, M) ).
pawn_move(S, D, _, Before, Side, Board, EP, M) :-
    ( E = 1 ; E = -1 ),
    T is S + D + E, arg(T, Board, Q),
    (   Q == e -> T == EP, M = m(S, T, ep)
    ;   landing(Q, Side, capture), advance(S, T, Before, capture, M)
    ).

advance(S, T, Before, Kind, M) :-
    Rank is S // 10,
    ( Rank =:= Before, last_step(S, T) -> member(P, [q,r,b,n]), M = m(S, T, promote(P)) ; M = m(S, T, Kind) ).

% the rank before the last one, seen from the side that moves up or down the board
last_step(S, T) :- R is T // 10, ( R =:= 9 -> true ; R =:= 2 ), S =\= T.

double_step(S, T, D, Start0, Board, m(S, U, double)) :-
    Start is Start0 - 1, R is S // 10,
    ( D > 0 -> R =:= Start ; R =:= Start ),
    U is T + D, arg(U, Board, e).

attacked(S, By, Board) :- attack(By, S, Board), !.

attack(w, S, Board) :- ( T is S - 9 ; T is S - 11 ), arg(T, Board, wp).
attack(b, S, Board) :- ( T is S + 9 ; T is S + 11 ), arg(T, Board, bp).
attack(By, S, Board) :- knight(By, N), knight_step(D), T is S + D, arg(T, Board, N).
attack(By, S, Board) :- king(By, K), ( straight(D) ; diagonal(D) ), T is S + D, arg(T, Board, K).
attack(By, S, Board) :- straight(D), first_piece(S, D, Board, P), rider(By, straight, P).
attack(By, S, Board) :- diagonal(D), first_piece(S, D, Board, P), rider(By, diagonal, P).

first_piece(S, D, Board, P) :- T is S + D, arg(T, Board, Q), ( Q == e -> first_piece(T, D, Board, P) ; P = Q ).

knight(w, wn). knight(b, bn).
king(w, wk). king(b, bk).
rider(w, straight, wr). rider(w, straight, wq). rider(w, diagonal, wb). rider(w, diagonal, wq).
rider(b, straight, br). rider(b, straight, bq). rider(b, diagonal, bb). rider(b, diagonal, bq).

% ---------------------------------------------------------------------------------------------------------------
% Making a move

make(position(Board, Side, Rights, _, WK, BK), m(S, T, Kind), position(Board2, Other, Rights2, EP, WK2, BK2)) :-
    other(Side, Other),
    arg(S, Board, P),
    changes(Kind, S, T, P, Side, Changes, EP),
    sort(Changes, Sorted),
    Board =.. [board|Old],
    change(Sorted, 1, Old, New),
    Board2 =.. [board|New],
    king_square(P, T, WK, BK, WK2, BK2),
    keep_rights(Rights, S, T, Rights2),
    in_order(Side, WK2, BK2, K),
    \+ attacked(K, Other, Board2).

in_order(w, K, _, K).
in_order(b, _, K, K).

changes(quiet, S, T, P, _, [S-e, T-P], none).
changes(capture, S, T, P, _, [S-e, T-P], none).
changes(double, S, T, P, _, [S-e, T-P], EP) :- EP is (S + T) // 2.
changes(ep, S, T, P, Side, [S-e, T-P, C-e], none) :- ( Side == w -> C is T - 10 ; C is T + 10 ).
changes(castle(RF, RT), S, T, P, Side, [S-e, T-P, RF-e, RT-R], none) :- ( Side == w -> R = wr ; R = br ).
changes(promote(K), S, T, _, Side, [S-e, T-Q], none) :- atom_concat(Side, K, Q).

change([], _, L, L).
change([S-P|Cs], N, [X|Xs], [Y|Ys]) :-
    M is N + 1,
    ( N =:= S -> Y = P, change(Cs, M, Xs, Ys) ; Y = X, change([S-P|Cs], M, Xs, Ys) ).

king_square(wk, T, _, BK, T, BK) :- !.
king_square(bk, T, WK, _, WK, T) :- !.
king_square(_, _, WK, BK, WK, BK).

keep_rights([], _, _, []).
keep_rights([R|Rs], S, T, Qs) :-
    ( ( lost(S, R) ; lost(T, R) ) -> Qs = Qs1 ; Qs = [R|Qs1] ),
    keep_rights(Rs, S, T, Qs1).

lost(25, wks). lost(25, wqs). lost(28, wks). lost(21, wqs).
lost(95, bks). lost(95, bqs). lost(98, bks). lost(91, bqs).

legal(Pos, Move, Next) :- pseudo_move(Pos, Move), make(Pos, Move, Next).

in_check(position(Board, Side, _, _, WK, BK)) :- in_order(Side, WK, BK, K), other(Side, O), attacked(K, O, Board).

move_text(m(S, T, Kind), Text) :-
    square_name(S, A), square_name(T, B), atom_concat(A, B, AB),
    ( Kind = promote(P) -> atom_concat(AB, P, Text) ; Text = AB ).

% ---------------------------------------------------------------------------------------------------------------
% perft: the number of leaves

perft(0, _, 1) :- !.
perft(D, Pos, N) :-
    E is D - 1,
    findall(M, ( legal(Pos, _, Next), perft(E, Next, M) ), Ms),
    sum(Ms, 0, N).

sum([], N, N).
sum([X|Xs], N0, N) :- N1 is N0 + X, sum(Xs, N1, N).

divide(D, Pos) :-
    E is D - 1,
    findall(Text-N, ( legal(Pos, M, Next), move_text(M, Text), perft(E, Next, N) ), L0),
    sort(L0, L),
    write(L), nl.

% ---------------------------------------------------------------------------------------------------------------
% Evaluation and alpha-beta (fail-soft negamax), moves ordered by what they capture

evaluate(position(Board, Side, _, _, _, _), Value) :-
    Board =.. [board|Ps],
    material(Ps, 0, 1, V),
    ( Side == w -> Value = V ; Value is -V ).

material([], V, _, V).
material([P|Ps], V0, N, V) :-
    ( worth(P, W) -> placement(P, N, B), V1 is V0 + W + B ; V1 = V0 ),
    M is N + 1,
    material(Ps, V1, M, V).

placement(P, N, B) :-
    F is N mod 10, R is N // 10 - 1,
    centre(F, CF), centre(R, CR),
    ( memberchk(P, [wp, wn, wb]) -> B is CF + CR + R ; memberchk(P, [bp, bn, bb]) -> B is -(CF + CR + 9 - R) ; B = 0 ).

centre(X, C) :- C is 4 - abs(2 * X - 9) // 2.

search(0, Pos, _, _, Value, []) :- !, tick, evaluate(Pos, Value).
search(D, Pos, Alpha, Beta, Value, Line) :-
    tick,
    findall(K-(M-Next), ( legal(Pos, M, Next), order_key(Pos, M, K) ), L0),
    keysort(L0, L),
    (   L == [] -> ( in_check(Pos) -> Value is -100000 - D ; Value = 0 ), Line = []
    ;   E is D - 1,
        best(L, E, Alpha, Beta, -1000000, [], Value, Line)
    ).

best([], _, _, _, V, L, V, L).
best([_-(M-Next)|Ms], D, Alpha, Beta, V0, L0, V, L) :-
    Alpha1 is -Beta, Beta1 is -Alpha,
    search(D, Next, Alpha1, Beta1, W0, Line),
    W is -W0,
    ( W > V0 -> V1 = W, L1 = [M|Line] ; V1 = V0, L1 = L0 ),
    A is max(Alpha, V1),
    ( A >= Beta -> V = V1, L = L1 ; best(Ms, D, A, Beta, V1, L1, V, L) ).

order_key(position(Board, _, _, _, _, _), m(S, T, Kind), K) :-
    arg(T, Board, Q),
    (   Q \== e -> worth(Q, W), arg(S, Board, P), worth(P, U), K is abs(U) // 10 - abs(W)
    ;   Kind = promote(_) -> K = -800
    ;   K = 1000
    ).

tick :- retract(nodes(N)), !, M is N + 1, assertz(nodes(M)).

analyse(Title, Fen, Depth) :-
    write(Title), nl,
    fen(Fen, Pos),
    show_board(Pos),
    retractall(nodes(_)), assertz(nodes(0)),
    search(Depth, Pos, -1000000, 1000000, Value, Line),
    findall(T, ( member(M, Line), move_text(M, T) ), Texts),
    nodes(N),
    write(depth(Depth)), write(' '), write(value(Value)), write(' '), write(Texts), write(' nodes '), write(N), nl.

play(0, _, []) :- !.
play(N, Pos, [T|Ts]) :-
    retractall(nodes(_)), assertz(nodes(0)),
    search(1, Pos, -1000000, 1000000, _, [M|_]),
    move_text(M, T), make(Pos, M, Next), K is N - 1, play(K, Next, Ts).

start("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq -").
tricky("r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq -").
endgame("8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - -").
promotions("n1n5/PPPk4/8/8/8/8/4Kppp/5N1N b - -").

main :-
    start(F1), fen(F1, P1), show_board(P1),
    findall(T, ( legal(P1, M, _), move_text(M, T) ), Ts), write(Ts), nl,
    perft(1, P1, A1), perft(2, P1, A2), write([A1, A2]), nl,
    tricky(F2), fen(F2, P2), show_board(P2), perft(1, P2, B1), write(B1), nl, divide(1, P2),
    endgame(F3), fen(F3, P3), perft(1, P3, C1), perft(2, P3, C2), write([C1, C2]), nl, divide(2, P3),
    promotions(F4), fen(F4, P4), perft(1, P4, D1), perft(2, P4, D2), write([D1, D2]), nl,
    analyse('back rank', "6k1/5ppp/8/8/8/8/8/R3K3 w Q -", 2),
    analyse('mate in two', "kbK5/pp6/1P6/8/8/8/8/R7 w - -", 3),
    analyse('fork', "8/8/8/3k3q/8/4N3/8/4K3 w - -", 3),
    play(6, P1, Game), write(Game), nl.

work :- start(F), fen(F, P), perft(3, P, A), write(A), nl,
    tricky(F2), fen(F2, P2), perft(2, P2, B), write(B), nl,
    analyse('work', F2, 2).
