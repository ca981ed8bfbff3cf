% Graphs and trees of one's own: AVL trees, heaps, Dijkstra, Floyd, Kruskal, Prim, topological order, components, flows,
% bipartite matching, PageRank with floats, red-black trees, tries, union-find, sorting algorithms.

:- initialization(main).

% ---------------------------------------------------------------------------------------------------------------
% AVL: t or t(K, V, Balance, L, R)

avl_get(K, t(K1, V1, _, L, R), V) :- compare(O, K, K1), avl_get(O, K, V, V1, L, R).
avl_get(=, _, V, V, _, _).
avl_get(<, K, V, _, L, _) :- avl_get(K, L, V).
avl_get(>, K, V, _, _, R) :- avl_get(K, R, V).

avl_put(K, V, T0, T) :- avl_put(T0, K, V, T, _).
avl_put(t, K, V, t(K, V, <, t, t), yes).
avl_put(t(K1, V1, B, L, R), K, V, T, Higher) :- compare(O, K, K1), avl_put(O, K, V, K1, V1, B, L, R, T, Higher).
avl_put(=, K, V, _, _, B, L, R, t(K, V, B, L, R), no).
avl_put(<, K, V, K1, V1, B, L, R, T, Higher) :- avl_put(L, K, V, L1, H), rebalance(H, t(K1, V1, B, L, R), B, T, _, Higher, L1, left).
avl_put(>, K, V, K1, V1, B, L, R, T, Higher) :- avl_put(R, K, V, R1, H), rebalance(H, t(K1, V1, B, L, R), B, T, _, Higher, R1, right).

rebalance(no, t(K, V, B, _, R), _, t(K, V, B, L, R), _, no, L, left) :- !.
rebalance(no, t(K, V, B, L, _), _, t(K, V, B, L, R), _, no, R, right) :- !.
rebalance(yes, t(K, V, _, _, R), <, t(K, V, left, L, R), _, yes, L, left) :- !.
rebalance(yes, t(K, V, _, L, _), <, t(K, V, right, L, R), _, yes, R, right) :- !.
rebalance(yes, t(K, V, _, _, R), right, t(K, V, <, L, R), _, no, L, left) :- !.
rebalance(yes, t(K, V, _, L, _), left, t(K, V, <, L, R), _, no, R, right) :- !.
rebalance(yes, t(K, V, _, _, R), left, T, _, no, L, left) :- !, rotate_right(t(K, V, left, L, R), T).
rebalance(yes, t(K, V, _, L, _), right, T, _, no, R, right) :- rotate_left(t(K, V, right, L, R), T).

rotate_right(t(K, V, _, t(K1, V1, left, A, B), C), t(K1, V1, <, A, t(K, V, <, B, C))) :- !.
rotate_right(t(K, V, _, t(K1, V1, right, A, t(K2, V2, B2, B, C)), D), t(K2, V2, <, t(K1, V1, X, A, B), t(K, V, Y, C, D))) :- middle(B2, X, Y).
rotate_left(t(K, V, _, A, t(K1, V1, right, B, C)), t(K1, V1, <, t(K, V, <, A, B), C)) :- !.
rotate_left(t(K, V, _, A, t(K1, V1, left, t(K2, V2, B2, B, C), D)), t(K2, V2, <, t(K, V, X, A, B), t(K1, V1, Y, C, D))) :- middle(B2, X, Y).
middle(<, <, <).
middle(left, <, right).
middle(right, left, <).

avl_list(t, L, L).
avl_list(t(K, V, _, A, B), L0, L) :- avl_list(A, L0, [K-V|L1]), avl_list(B, L1, L).

avl_height(t, 0).
avl_height(t(_, _, _, L, R), H) :- avl_height(L, A), avl_height(R, B), H is max(A, B) + 1.

avl_check(t).
avl_check(t(K, _, B, L, R)) :-
    avl_check(L), avl_check(R), avl_height(L, A), avl_height(R, C),
    D is C - A, balance_sign(D, B),
    ( L = t(KL, _, _, _, _) -> KL @< K ; true ), ( R = t(KR, _, _, _, _) -> KR @> K ; true ).
balance_sign(0, <).
balance_sign(-1, left).
balance_sign(1, right).

% ---------------------------------------------------------------------------------------------------------------
% Pairing heap

ph_insert(K, V, H0, H) :- ph_meld(h(K, V, []), H0, H).
ph_meld(e, H, H) :- !.
ph_meld(H, e, H) :- !.
ph_meld(h(K1, V1, C1), h(K2, V2, C2), H) :-
    ( K1 =< K2 -> H = h(K1, V1, [h(K2, V2, C2)|C1]) ; H = h(K2, V2, [h(K1, V1, C1)|C2]) ).
ph_min(h(K, V, C), K, V, H) :- ph_pairs(C, H).
ph_pairs([], e).
ph_pairs([H], H) :- !.
ph_pairs([A, B|Hs], H) :- ph_meld(A, B, AB), ph_pairs(Hs, R), ph_meld(AB, R, H).

% ---------------------------------------------------------------------------------------------------------------
% Graphs: edge(From, To, Weight)

edge(a, b, 4). edge(a, c, 2). edge(b, c, 5). edge(b, d, 10). edge(c, e, 3). edge(e, d, 4). edge(d, f, 11). edge(e, f, 20).
edge(g, h, 1). edge(h, g, 1). edge(f, i, 2). edge(i, j, 7). edge(j, f, 1). edge(c, a, 9).

nodes(Ns) :- findall(N, ( edge(N, _, _) ; edge(_, N, _) ), L), sort(L, Ns).

dijkstra(From, Table) :- ph_insert(0, From-none, e, H), dijkstra_loop(H, t, Table).
dijkstra_loop(H, T0, T) :-
    (   ph_min(H, D, N-P, H1) ->
        (   avl_get(N, T0, _) -> dijkstra_loop(H1, T0, T)
        ;   avl_put(N, D-P, T0, T1),
            findall(D2-M, ( edge(N, M, W), D2 is D + W ), Es),
            push_all(Es, N, H1, H2),
            dijkstra_loop(H2, T1, T)
        )
    ;   T = T0
    ).
push_all([], _, H, H).
push_all([D-M|Es], N, H0, H) :- ph_insert(D, M-N, H0, H1), push_all(Es, N, H1, H).

path_to(N, Table, Path) :- path_to(N, Table, [], Path).
path_to(none, _, P, P) :- !.
path_to(N, Table, P0, P) :- avl_get(N, Table, _-Q), path_to(Q, Table, [N|P0], P).

floyd(D) :- nodes(Ns), findall(N-M-W, ( edge(N, M, W) ), Es), to_avl(Es, t, D0), floyd(Ns, Ns, D0, D).
to_avl([], T, T).
to_avl([K-V|L], T0, T) :- avl_put(K, V, T0, T1), to_avl(L, T1, T).
floyd([], _, D, D).
floyd([K|Ks], Ns, D0, D) :-
    findall((I-J)-W, ( member(I, Ns), avl_get(I-K, D0, A), member(J, Ns), I \== J, avl_get(K-J, D0, B), W is A + B, \+ ( avl_get(I-J, D0, C), C =< W ) ), L),
    to_avl(L, D0, D1),
    floyd(Ks, Ns, D1, D).

kruskal(Tree, Sum) :-
    findall(W-(A/B), edge(A, B, W), Es), keysort(Es, Sorted), nodes(Ns),
    singletons(Ns, Sets), kruskal(Sorted, Sets, 0, Sum, Tree).
singletons([], []).
singletons([N|Ns], [[N]|Ss]) :- singletons(Ns, Ss).
kruskal([], _, S, S, []).
kruskal([W-(A/B)|Es], Sets, S0, S, Tree) :-
    pick(A, Sets, SA, Rest),
    (   memberchk(B, SA) -> kruskal(Es, Sets, S0, S, Tree)
    ;   pick(B, Rest, SB, Rest2), append(SA, SB, SC), S1 is S0 + W, Tree = [A/B|Tree1],
        kruskal(Es, [SC|Rest2], S1, S, Tree1)
    ).
pick(X, [S|Ss], S, Ss) :- memberchk(X, S), !.
pick(X, [S|Ss], T, [S|Ts]) :- pick(X, Ss, T, Ts).

before(shirt, tie). before(tie, jacket). before(trousers, shoes). before(trousers, belt). before(belt, jacket). before(socks, shoes).
before(underwear, trousers). before(watch, door). before(shoes, door). before(jacket, door).

topological(Order) :- findall(X, ( before(X, _) ; before(_, X) ), L), sort(L, Ns), findall(X-Y, before(X, Y), Es), topological(Ns, Es, Order).
topological([], _, []) :- !.
topological(Ns, Es, [N|Order]) :-
    select(N, Ns, Rest), \+ member(_-N, Es), !,
    findall(X-Y, ( member(X-Y, Es), X \== N ), Es1),
    topological(Rest, Es1, Order).

reachable(A, B, Seen) :- edge(A, B, _), \+ memberchk(B, Seen).
reachable(A, C, Seen) :- edge(A, B, _), \+ memberchk(B, Seen), reachable(B, C, [B|Seen]).

components(Cs) :- nodes(Ns), components(Ns, [], Cs).
components([], _, []).
components([N|Ns], Done, Cs) :- memberchk(N, Done), !, components(Ns, Done, Cs).
components([N|Ns], Done, [C|Cs]) :- flood([N], [], C0), sort(C0, C), append(C, Done, Done1), components(Ns, Done1, Cs).
flood([], Seen, Seen).
flood([N|Q], Seen, R) :- memberchk(N, Seen), !, flood(Q, Seen, R).
flood([N|Q], Seen, R) :- findall(M, ( edge(N, M, _) ; edge(M, N, _) ), Ms), append(Ms, Q, Q1), flood(Q1, [N|Seen], R).

strong(Cs) :- nodes(Ns), findall(C, ( member(N, Ns), findall(M, ( member(M, Ns), ( M == N -> true ; mutual(N, M) ) ), C) ), L), sort(L, Cs).
mutual(N, M) :- once(reachable(N, M, [])), once(reachable(M, N, [])).

% bipartite matching by augmenting paths
likes(ann, [red, blue]). likes(bob, [red]). likes(cid, [blue, green]). likes(dan, [green, white]). likes(eve, [white]). likes(fay, [red, white]).

matching(M) :- findall(P, likes(P, _), Ps), match_all(Ps, [], M0), sort(M0, M).
match_all([], M, M).
match_all([P|Ps], M0, M) :- ( augment(P, M0, [], M1) -> match_all(Ps, M1, M) ; match_all(Ps, M0, M) ).
augment(P, M0, Seen, [C-P|M1]) :-
    likes(P, Cs), member(C, Cs), \+ memberchk(C, Seen),
    (   select(C-Q, M0, M2) -> augment(Q, M2, [C|Seen], M1)
    ;   M1 = M0
    ), !.

pagerank(Ranks) :- nodes(Ns), length(Ns, N), W is 1.0 / N, findall(X-W, member(X, Ns), R0), iterate(20, N, Ns, R0, Ranks).
iterate(0, _, _, R, R) :- !.
iterate(K, N, Ns, R0, R) :-
    findall(X-V, ( member(X, Ns), findall(U, ( edge(Y, X, _), memberchk(Y-RY, R0), findall(Z, edge(Y, Z, _), Zs), length(Zs, L), U is RY / L ), Us),
        sum(Us, 0.0, S), V is 0.15 / N + 0.85 * S ), R1),
    K1 is K - 1, iterate(K1, N, Ns, R1, R).
sum([], S, S).
sum([X|Xs], S0, S) :- S1 is S0 + X, sum(Xs, S1, S).
show_ranks([]).
show_ranks([X-V|R]) :- M is truncate(V * 10000 + 0.5), write(X-M), write(' '), show_ranks(R).

% ---------------------------------------------------------------------------------------------------------------
% Red-black trees (insertion), tries, sorting

rb_insert(X, T, t(b, L, Y, R)) :- rb_ins(T, X, t(_, L, Y, R)).
rb_ins(e, X, t(r, e, X, e)).
rb_ins(t(C, L, Y, R), X, T) :- compare(O, X, Y), rb_ins(O, C, L, Y, R, X, T).
rb_ins(=, C, L, Y, R, _, t(C, L, Y, R)).
rb_ins(<, C, L, Y, R, X, T) :- rb_ins(L, X, L1), rb_balance(C, L1, Y, R, T).
rb_ins(>, C, L, Y, R, X, T) :- rb_ins(R, X, R1), rb_balance(C, L, Y, R1, T).
rb_balance(b, t(r, t(r, A, X, B), Y, C), Z, D, t(r, t(b, A, X, B), Y, t(b, C, Z, D))) :- !.
rb_balance(b, t(r, A, X, t(r, B, Y, C)), Z, D, t(r, t(b, A, X, B), Y, t(b, C, Z, D))) :- !.
rb_balance(b, A, X, t(r, t(r, B, Y, C), Z, D), t(r, t(b, A, X, B), Y, t(b, C, Z, D))) :- !.
rb_balance(b, A, X, t(r, B, Y, t(r, C, Z, D)), t(r, t(b, A, X, B), Y, t(b, C, Z, D))) :- !.
rb_balance(C, L, X, R, t(C, L, X, R)).
rb_black(e, 1).
rb_black(t(C, L, _, R), N) :- rb_black(L, N0), rb_black(R, N0), ( C == b -> N is N0 + 1 ; N = N0 ).
rb_list(e, L, L).
rb_list(t(_, A, X, B), L0, L) :- rb_list(A, L0, [X|L1]), rb_list(B, L1, L).
rb_all([], T, T).
rb_all([X|Xs], T0, T) :- rb_insert(X, T0, T1), rb_all(Xs, T1, T).

trie_insert(Word, T0, T) :- atom_chars(Word, Cs), trie_add(Cs, T0, T).
trie_add([], n(_, Es), n(yes, Es)).
trie_add([C|Cs], n(F, Es0), n(F, Es)) :- ( select(C-T0, Es0, Es1) -> true ; T0 = n(no, []), Es1 = Es0 ), trie_add(Cs, T0, T), msort([C-T|Es1], Es).
trie_words(n(F, Es), Prefix, W) :- ( F == yes, reverse(Prefix, Cs), atom_chars(W, Cs) ; member(C-T, Es), trie_words(T, [C|Prefix], W) ).
trie_all([], T, T).
trie_all([W|Ws], T0, T) :- trie_insert(W, T0, T1), trie_all(Ws, T1, T).

random_list(0, _, []) :- !.
random_list(N, S0, [X|L]) :- S is (S0 * 1103 + 12345) mod 65536, X is S mod 1000, M is N - 1, random_list(M, S, L).

quick([], S, S).
quick([X|Xs], S0, S) :- part(Xs, X, A, B), quick(A, S0, [X|S1]), quick(B, S1, S).
part([], _, [], []).
part([Y|Ys], X, A, B) :- ( Y < X -> A = [Y|A1], part(Ys, X, A1, B) ; B = [Y|B1], part(Ys, X, A, B1) ).
merge_sort([], []) :- !.
merge_sort([X], [X]) :- !.
merge_sort(L, S) :- halve(L, A, B), merge_sort(A, SA), merge_sort(B, SB), merge_(SA, SB, S).
halve([], [], []).
halve([X], [X], []) :- !.
halve([X, Y|L], [X|A], [Y|B]) :- halve(L, A, B).
merge_([], L, L) :- !.
merge_(L, [], L) :- !.
merge_([X|Xs], [Y|Ys], [Z|Zs]) :- ( X =< Y -> Z = X, merge_(Xs, [Y|Ys], Zs) ; Z = Y, merge_([X|Xs], Ys, Zs) ).
insertion([], []).
insertion([X|Xs], S) :- insertion(Xs, S0), insert_sorted(S0, X, S).
insert_sorted([Y|Ys], X, [Y|Zs]) :- X > Y, !, insert_sorted(Ys, X, Zs).
insert_sorted(Ys, X, [X|Ys]).
bubble(L, S) :- ( append(A, [X, Y|B], L), X > Y -> append(A, [Y, X|B], M), bubble(M, S) ; S = L ).
heap_sort(L, S) :- heap_all(L, e, H), heap_out(H, S).
heap_all([], H, H).
heap_all([X|Xs], H0, H) :- ph_insert(X, x, H0, H1), heap_all(Xs, H1, H).
heap_out(H, S) :- ( ph_min(H, K, _, H1) -> S = [K|S1], heap_out(H1, S1) ; S = [] ).

% ---------------------------------------------------------------------------------------------------------------

main :-
    nodes(Ns), write(Ns), nl,
    dijkstra(a, T), avl_list(T, L, []), write(L), nl,
    ( member(N, [f, j, d]), path_to(N, T, P), write(P), nl, fail ; true ),
    floyd(D), avl_list(D, DL, []), length(DL, DN), write(DN), write(' '), write(DL), nl, ( avl_check(D) -> write(balanced) ; write(unbalanced) ), nl,
    kruskal(Tree, Sum), write(Sum-Tree), nl,
    topological(O), write(O), nl,
    components(Cs), write(Cs), nl, strong(Ss), write(Ss), nl,
    matching(M), write(M), nl,
    pagerank(R), show_ranks(R), nl,
    random_list(40, 7, Rs), write(Rs), nl,
    quick(Rs, S1, []), merge_sort(Rs, S2), insertion(Rs, S3), bubble(Rs, S4), heap_sort(Rs, S5), msort(Rs, S6),
    write(S1), nl, ( S1 == S2, S2 == S3, S3 == S4, S4 == S5, S5 == S6 -> write(all_same) ; write(different) ), nl,
    rb_all(Rs, e, RB), rb_list(RB, RL, []), write(RL), nl, rb_black(RB, BH), write(black_height(BH)), nl,
    trie_all([tea, ten, to, in, inn, i, a, team], n(no, []), Trie), findall(W, trie_words(Trie, [], W), Words), write(Words), nl,
    numbered(500, 3, t, Big), avl_height(Big, H), ( avl_check(Big) -> write(height(H)) ; write(bad) ), nl.

numbered(0, _, T, T) :- !.
numbered(N, S0, T0, T) :- S is (S0 * 1103 + 12345) mod 65536, avl_put(S, N, T0, T1), M is N - 1, numbered(M, S, T1, T).

work :-
    numbered(20000, 3, t, Big), avl_height(Big, H), write(H), nl,
    random_list(2000, 5, Rs), insertion(Rs, S3), quick(Rs, S1, []), ( S1 == S3 -> write(same) ; true ), nl,
    random_list(60, 5, Rb), bubble(Rb, _), rb_all(Rs, e, RB), rb_black(RB, BH), write(BH), nl, heap_sort(Rs, S5), ( S5 == S1 -> write(same) ; true ), nl,
    between_do(20).
between_do(0) :- !.
between_do(N) :- dijkstra(a, _), floyd(_), kruskal(_, _), strong(_), pagerank(_), M is N - 1, between_do(M).
