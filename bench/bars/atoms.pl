% Atoms that are made and dropped, and text built from pieces.
prepare(_, _).

work(atoms, N, Answer) :-
    make(N, 0, Answer).
work(concat, N, Answer) :-
    pieces(N, 0, Answer).
work(codes, N, Answer) :-
    spelled(N, 0, Answer).

make(0, Sum, Sum) :-
    !.
make(N, Sum0, Sum) :-
    number_codes(N, Codes),
    atom_codes(Atom, [0'a, 0'_|Codes]),
    atom_length(Atom, L),
    Sum1 is Sum0 + L,
    N1 is N - 1,
    make(N1, Sum1, Sum).

pieces(0, Sum, Sum) :-
    !.
pieces(N, Sum0, Sum) :-
    K is N /\ 1023,
    atom_concat(item_, K, Atom),
    sub_atom(Atom, 5, _, 0, End),
    atom_length(End, L),
    Sum1 is Sum0 + L,
    N1 is N - 1,
    pieces(N1, Sum1, Sum).

spelled(0, Sum, Sum) :-
    !.
spelled(N, Sum0, Sum) :-
    atom_codes(abcdefghij, Codes),
    number_codes(N, Digits),
    number_codes(M, Digits),
    Codes = [First|_],
    Sum1 is Sum0 + First + M - N,
    N1 is N - 1,
    spelled(N1, Sum1, Sum).
