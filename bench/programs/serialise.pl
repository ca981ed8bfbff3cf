% Replaces each letter of a text by its rank among the different letters of that text.
% Pairs of letter and unknown rank go into a search tree; a walk through the tree then fills in the ranks.
% Stresses unification with variables deep in structures, comparison of integers, and trees.

bench_once :- text(Codes), ranked(Codes, _).

answer(Ranks) :- text(Codes), ranked(Codes, Ranks).

small_answer(Ranks) :- answer(Ranks).

bench_size(30000).
bench_small(2).

% "a machine that pins registers"
text([97,32,109,97,99,104,105,110,101,32,116,104,97,116,32,112,105,110,115,32,114,101,103,105,115,116,101,114,115]).

ranked(Codes, Ranks) :-
    paired(Codes, Ranks, Pairs),
    planted(Pairs, empty, Tree),
    numbered(Tree, 1, _).

paired([], [], []).
paired([Code|Codes], [Rank|Ranks], [Code-Rank|Pairs]) :- paired(Codes, Ranks, Pairs).

planted([], Tree, Tree).
planted([Code-Rank|Pairs], Tree0, Tree) :-
    inserted(Tree0, Code, Rank, Tree1),
    planted(Pairs, Tree1, Tree).

inserted(empty, Code, Rank, tree(empty, Code, Rank, empty)).
inserted(tree(Left, Key, KeyRank, Right), Code, Rank, Tree) :-
    compare(Order, Code, Key),
    inserted(Order, Left, Key, KeyRank, Right, Code, Rank, Tree).

inserted(=, Left, Key, Rank, Right, _, Rank, tree(Left, Key, Rank, Right)).
inserted(<, Left0, Key, KeyRank, Right, Code, Rank, tree(Left, Key, KeyRank, Right)) :-
    inserted(Left0, Code, Rank, Left).
inserted(>, Left, Key, KeyRank, Right0, Code, Rank, tree(Left, Key, KeyRank, Right)) :-
    inserted(Right0, Code, Rank, Right).

numbered(empty, Rank, Rank).
numbered(tree(Left, _, Middle, Right), Rank0, Rank) :-
    numbered(Left, Rank0, Middle),
    After is Middle + 1,
    numbered(Right, After, Rank).
