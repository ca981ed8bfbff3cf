% All solutions: findall, bagof, setof with and without ^, forall, nested and empty ones; sorting; sets of one's own; lists.

:- initialization(main).

age(peter, 7). age(ann, 11). age(pat, 8). age(tom, 5). age(mike, 11). age(ann, 12).
class(a, 1, vow). class(b, 2, con). class(c, 3, con). class(e, 4, vow). class(f, 5, con).
parent(adam, cain). parent(adam, abel). parent(eve, cain). parent(eve, abel). parent(adam, seth). parent(cain, enoch). parent(enoch, irad).
likes(mary, wine). likes(john, food). likes(john, wine). likes(sue, food). likes(sue, X) :- likes(mary, X).
r(1, f(_)). r(2, f(_)). r(1, g(_, _)).

show(G, T) :- copy_term(G-T, G1-T1), ( call(G1), letters(T1, 0, _), writeq(T1), nl, fail ; write('--'), nl ).

letters(T, N0, N) :- var(T), !, T = '$v'(N0), N is N0 + 1.
letters(T, N, N) :- atomic(T), !.
letters(T, N0, N) :- T =.. [_|As], letters_all(As, N0, N).
letters_all([], N, N).
letters_all([A|As], N0, N) :- letters(A, N0, N1), letters_all(As, N1, N).

bags :-
    show(bagof(N, age(N, A), L), A/L),
    show(bagof(N, A ^ age(N, A), L), L),
    show(setof(A-N, age(N, A), L), L),
    show(setof(N, A ^ age(N, A), L), L),
    show(setof(L, C ^ N ^ class(L, N, C), Ls), Ls),
    show(setof(L-N, class(L, N, C), Ls), C/Ls),
    show(setof(C, L ^ N ^ class(L, N, C), Cs), Cs),
    show(bagof(X, member(X, []), L), L),
    show(findall(X, member(X, []), L), L),
    show(bagof(X, member(X, [c, a, b, a]), L), L),
    show(setof(X, member(X, [c, a, b, a]), L), L),
    show(bagof(X-Z, member(X, [c, a]), L), L-Z),
    show(setof(X, member(X, [f(U), g(V), f(W), h(U)]), L), [U, V, W]-L),
    show(bagof(K, V ^ r(K, V), L), L),
    show(bagof(C, parent(P, C), L), P-L),
    show(setof(P-Cs, setof(C, parent(P, C), Cs), L), L),
    show(setof(P-N, Cs ^ ( setof(C, parent(P, C), Cs), length(Cs, N) ), L), L),
    show(setof(W, likes(P, W), L), P-L),
    show(setof(P, likes(P, W), L), W-L),
    show(( setof(P, likes(P, W), L), length(L, N), N >= 3 ), W-N),
    show(bagof(X, ( X = 1 ; X = 2 ; X = 1 ), L), L),
    show(bagof(Y, ( X = 1, Y = a ; X = 2, Y = b ; X = 1, Y = c ), L), X-L),
    show(setof(Y, X ^ ( X = 1, Y = b ; X = 2, Y = a ), L), L),
    show(bagof(f(X, Y), ( X = a ; Y = b ), L), L),
    show(bagof(X, Y ^ ( ( X = 1 ; Y = 1 ) ; ( X = 2, Y = 2 ) ), L), L),
    show(bagof(X, ( X = Y ; X = Z ; Y = 1 ), L), L/Y/Z),
    show(findall(X-Y, ( member(X, [1, 2]), member(Y, [a, b]) ), L), L),
    show(findall(X, ( findall(Y, member(Y, [1, 2, 3]), Ys), member(X, Ys), X > 1 ), L), L),
    show(findall(L0, ( member(N, [1, 2, 3]), findall(N-K, ( member(K, [x, y]) ), L0) ), L), L),
    show(( forall(member(X, [1, 2, 3]), X > 0), Y = yes ), Y),
    show(( \+ forall(member(X, [1, 2, 3]), X > 1), Y = no ), Y),
    show(setof(X, Y ^ Z ^ ( member(X-Y, [b-1, a-2, b-3]), Z = Y ), L), L),
    show(setof(K-Vs, setof(V, member(K-V, [x-3, y-1, x-1, y-1]), Vs), L), L),
    show(aggregate_(count, member(_, [a, b]), N), N), show(aggregate_(sum(X), member(X, [1, 2, 3]), N), N), show(aggregate_(max(X), member(X, [3, 1, 2]), N), N), show(aggregate_(max(X), member(X, []), N), N),
    show(catch(findall(_, _, _), error(E, _), true), E), show(catch(bagof(_, foo_undefined, _), error(E, _), ( E = existence_error(_, _) )), caught), show(catch(findall(X, ( X = 1 ; throw(oops) ), L), B, true), B).

aggregate_(count, G, N) :- findall(x, G, L), length(L, N).
aggregate_(sum(X), G, N) :- findall(X, G, L), sum(L, 0, N).
aggregate_(max(X), G, N) :- findall(X, G, [Y|Ys]), max_(Ys, Y, N).
sum([], S, S).
sum([X|Xs], S0, S) :- S1 is S0 + X, sum(Xs, S1, S).
max_([], M, M).
max_([X|Xs], M0, M) :- M1 is max(X, M0), max_(Xs, M1, M).

sorts :-
    L = [c, 1, b, 2, 'A', f(x), g, [1, 2], f(a, b), 1.0, 2, z(1), 3, f(b), a, [1], 0.5, f(_), 'hello world', 1],
    msort(L, M), show_sorted(M), sort(L, S), length(S, N), write(N), nl,
    keysort([b-1, a-2, c-3, a-1, b-0, a-2], K), writeq(K), nl,
    sort([3-c, 1-a, 2-b, 1-a], S2), writeq(S2), nl,
    findall(A-B, ( member(A, [a, f(x), 1, 1.0, [q], s]), member(B, [a, f(x), 1, 1.0, [q], s]), A @< B ), Ls), length(Ls, LN), write(LN), nl,
    ( member(A/B, [a/b, 1/1.0, 1.0/1, f(a)/g(a), f(a, b)/g(a), f(b)/f(a), [a]/[b], [a]/[a, b], z/f(a), 10/9, 'B'/a, f(1, 2)/f(1, 3), 1.5/2, 2/1.5]), compare(O, A, B), writeq(A), write(O), writeq(B), write(' '), fail ; nl ),
    permutations, list_things.
show_sorted([]) :- nl.
show_sorted([X|Xs]) :- ( var(X) -> write('_') ; letters(X, 0, _), writeq(X) ), write(' '), show_sorted(Xs).

permutations :- findall(P, permutation([1, 2, 3], P), Ps), writeq(Ps), nl, findall(S, subseq_([a, b, c], S), Ss), writeq(Ss), nl, findall(X-R, select(X, [a, b, c], R), Rs), writeq(Rs), nl, findall(A+B, append(A, B, [1, 2]), As), writeq(As), nl.
subseq_([], []).
subseq_([X|Xs], [X|Ys]) :- subseq_(Xs, Ys).
subseq_([_|Xs], Ys) :- subseq_(Xs, Ys).

list_things :- length(L, 2), letters(L, 0, _), writeq(L), nl, reverse([a, b, c], R), writeq(R), nl, ( nth_(1, [a, b, c], X), writeq(X), nl ; true ), last([1, 2, 3], La), writeq(La), nl, sum_list([1, 2, 3.5], S), writeq(S), nl, max_list([3, 9, 2], Mx), min_list([3, 9, 2], Mn), writeq(Mx/Mn), nl,
    delete([a, b, a, c], a, D), writeq(D), nl, subtract([a, b, c, d], [b, d], Sb), writeq(Sb), nl, ( memberchk(b, [a, b]) -> writeq(yes) ; writeq(no) ), nl, findall(I-E, nth_(I, [p, q, r], E), IE), writeq(IE), nl, flatten_([a, [b, [c, []], d]], F), writeq(F), nl,
    ( length(Q, N), N >= 3, ! , letters(Q, 0, _), writeq(Q-N) ; true ), nl, maplist(succ_, [1, 2, 3], M), writeq(M), nl, ( maplist(pos, [1, 2, 3]) -> write(all_pos) ; write(no) ), nl, numlist_(3, 7, NL), writeq(NL), nl, sumsq(NL, 0, SS), writeq(SS), nl, exclude_(pos, [-1, 2, -3], Ex), writeq(Ex), nl,
    pairs_([a, b], [1, 2], Ps), writeq(Ps), nl, msort([b-2, a-1], Ms), writeq(Ms), nl, atom_list.
atom_list :- findall(A, ( member(X, [abc, de, f]), atom_length(X, N), N > 1, atom_concat(X, '!', A) ), L), writeq(L), nl.
nth_(I, L, X) :- nth_from(L, 1, I, X).
nth_from([X|_], I, I, X).
nth_from([_|L], I0, I, X) :- I1 is I0 + 1, nth_from(L, I1, I, X).
flatten_([], []) :- !.
flatten_([X|Xs], F) :- !, flatten_(X, A), flatten_(Xs, B), append(A, B, F).
flatten_(X, [X]).
succ_(X, Y) :- Y is X + 1.
pos(X) :- X > 0.
numlist_(A, B, []) :- A > B, !.
numlist_(A, B, [A|L]) :- C is A + 1, numlist_(C, B, L).
sumsq([], S, S).
sumsq([X|Xs], S0, S) :- S1 is S0 + X * X, sumsq(Xs, S1, S).
exclude_(_, [], []).
exclude_(P, [X|Xs], Ys) :- ( call(P, X) -> Ys = Zs ; Ys = [X|Zs] ), exclude_(P, Xs, Zs).
pairs_([], [], []).
pairs_([A|As], [B|Bs], [A-B|Cs]) :- pairs_(As, Bs, Cs).

pythagoras(N, L) :- setof(A-B-C, ( between(1, N, A), between(A, N, B), C2 is A * A + B * B, C is truncate(sqrt(C2)), C =< N, C * C =:= C2 ), L).
anagrams(Ws, Gs) :- findall(K-W, ( member(W, Ws), atom_chars(W, Cs), msort(Cs, K) ), L0), setof(G, K ^ ( bagof(W, member(K-W, L0), G) ), Gs).
histogram(L, H) :- findall(X-N, bagof_count(X, L, N), H).
bagof_count(X, L, N) :- bagof(y, member(X, L), Ys), length(Ys, N).

main :- bags, sorts, pythagoras(30, P), write(P), nl, anagrams([listen, silent, enlist, google, elgoog, abc, cab, rat], G), write(G), nl, histogram([a, b, a, c, b, a], H), write(H), nl.

work :- findall(X, between(1, 200000, X), L), length(L, N), write(N), nl, msort(L, M), length(M, N2), write(N2), nl,
    findall(K-V, ( member(V, L), K is V * 7919 mod 10007 ), KV), keysort(KV, S), S = [F|_], write(F), nl, setof(K, V ^ member(K-V, KV), Ks), length(Ks, KN), write(KN), nl,
    pythagoras(150, P), length(P, PN), write(PN), nl, w(3000), findall(X, ( between(1, 300, X), setof(Y, ( between(1, 5, Z), Y is Z mod 3 ), _) ), L3), length(L3, N3), write(N3), nl.
w(0) :- !.
w(N) :- findall(X, member(X, [1, 2, 3]), _), setof(C, L ^ K ^ class(L, K, C), _), ( bagof(C, parent(_, C), _), fail ; true ), M is N - 1, w(M).
