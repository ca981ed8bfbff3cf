% SICStus' trees of labels, and arrays that share what is not changed. How the comments are read: control.pl.
%
% A tree of trees.pl is t or t(Label, Left, Right), complete: label I is the root of labels 2I and 2I+1. An array is
% array(Size, Tree) with Size a power of 4: what changes is copied on the way to it, so that old versions stay.

:- module(trees, [list_to_tree/2, tree_to_list/2, tree_size/2, get_label/3, put_label/4, map_tree/3, gen_label/3,
    new_array/1, is_array/1, aref/3, arefa/3, arefl/3, aset/4, array_to_list/2]).

%! list_to_tree(+List, -Tree) is det.
%  Tree has the items of List as its labels 1, 2, ...
%  ?- list_to_tree([a,b,c], T), get_label(3, T, X).
%  T = t(a,t(b,t,t),t(c,t,t)), X = c
list_to_tree(List, Tree) :- foldl('$tree_add', List, 1-t, _-Tree).

'$tree_add'(X, I-Tree, J-NewTree) :- '$tree_put'(I, Tree, X, NewTree), J is I + 1.

'$tree_put'(1, Tree, X, New) :- !, ( Tree = t(_, L, R) -> New = t(X, L, R) ; New = t(X, t, t) ).
'$tree_put'(I, t(Y, L, R), X, New) :-
    '$tree_way'(I, Way, Rest),
    ( Way =:= 0 -> '$tree_put'(Rest, L, X, L1), New = t(Y, L1, R)
    ; '$tree_put'(Rest, R, X, R1), New = t(Y, L, R1)
    ).

% `$tree_way'(+Place, -Way, -Rest): 0 is left; Rest is the place in that subtree.
'$tree_way'(I, Way, Rest) :-
    Top is msb(I),
    Way is I >> (Top - 1) /\ 1,
    Bit is 1 << (Top - 1),
    Rest is I /\ (Bit - 1) \/ Bit.

%! tree_to_list(+Tree, -List) is det.
%  List has the labels in the order of their places.
%  ?- list_to_tree([a,b,c], _T), tree_to_list(_T, L).
%  L = [a,b,c]
tree_to_list(Tree, List) :- '$tree_level'([Tree], List).

'$tree_level'([], []) :- !.
'$tree_level'(Trees, List) :- '$tree_labels'(Trees, List, Rest, Below), '$tree_level'(Below, Rest).

'$tree_labels'([], Rest, Rest, []).
'$tree_labels'([t|Trees], List, Rest, Below) :- '$tree_labels'(Trees, List, Rest, Below).
'$tree_labels'([t(X, L, R)|Trees], [X|List], Rest, [L,R|Below]) :- '$tree_labels'(Trees, List, Rest, Below).

%! tree_size(+Tree, -Size) is det.
%  Tree has Size labels.
%  ?- list_to_tree([a,b,c], _T), tree_size(_T, N).
%  N = 3
tree_size(Tree, Size) :- tree_to_list(Tree, List), length(List, Size).

%! get_label(+Place, +Tree, ?Label) is semidet.
%  Label is the one at Place, from 1 on.
%  ?- list_to_tree([a,b,c,d], _T), get_label(4, _T, X), \+ get_label(5, _T, _).
%  X = d
get_label(1, t(X, _, _), Label) :- !, Label = X.
get_label(Place, t(_, L, R), Label) :-
    Place > 1,
    '$tree_way'(Place, Way, Rest),
    ( Way =:= 0 -> get_label(Rest, L, Label) ; get_label(Rest, R, Label) ).

%! put_label(+Place, +Tree, ?Label, -NewTree) is semidet.
%  NewTree has Label at Place, which is one of Tree.
%  ?- list_to_tree([a,b], _T), put_label(2, _T, x, _U), tree_to_list(_U, L).
%  L = [a,x]
put_label(Place, Tree, Label, NewTree) :-
    must_be(positive_integer, Place),
    get_label(Place, Tree, _),
    '$tree_put'(Place, Tree, Label, NewTree).

%! map_tree(:Goal, +Tree, ?NewTree) is nondet.
%  NewTree has what Goal makes of the labels.
%  ?- list_to_tree([1,2], _T), map_tree(succ, _T, _U), tree_to_list(_U, L).
%  L = [2,3]
map_tree(_, t, t).
map_tree(Goal, t(X, L, R), t(Y, L1, R1)) :- call(Goal, X, Y), map_tree(Goal, L, L1), map_tree(Goal, R, R1).

%! gen_label(?Place, +Tree, ?Label) is nondet.
%  Label is the one at Place.
%  ?- list_to_tree([a,b], _T), gen_label(I, _T, X).
%  I = 1, X = a ; I = 2, X = b
gen_label(Place, Tree, Label) :- tree_to_list(Tree, List), nth1(Place, List, Label).

%! new_array(-Array) is det.
%  Array has no items yet.
%  ?- new_array(_A), array_to_list(_A, L).
%  L = []
new_array(array(4, $(_, _, _, _))).

%! is_array(?Term) is semidet.
%  Term is an array.
%  ?- new_array(_A), is_array(_A), \+ is_array(a).
%  true
is_array(Term) :- nonvar(Term), Term = array(Size, _), integer(Size).

%! aref(+Place, +Array, ?Item) is semidet.
%  Item is the one at Place, from 0 on, if there is one.
%  ?- new_array(_A), aset(5, _A, x, _B), aref(5, _B, X), \+ aref(5, _A, _).
%  X = x
aref(Place, array(Size, Tree), Item) :- '$array_cell'(Place, Size, Tree, Cell), nonvar(Cell), Cell = '$item'(Item).

'$array_cell'(Place, Size, Tree, Cell) :-
    must_be(nonneg, Place),
    Place < Size,
    ( Size =:= 4 -> N is Place + 1, arg(N, Tree, Cell)
    ; Size1 is Size >> 2,
      N is Place // Size1 + 1,
      arg(N, Tree, Tree1),
      nonvar(Tree1),
      Place1 is Place mod Size1,
      '$array_cell'(Place1, Size1, Tree1, Cell)
    ).

%! arefa(+Place, +Array, -Item) is det.
%  The same; an empty array where there is none.
%  ?- new_array(_A), arefa(1, _A, _X), is_array(_X).
%  true
arefa(Place, Array, Item) :- ( aref(Place, Array, Found) -> Item = Found ; new_array(Item) ).

%! arefl(+Place, +Array, -Item) is det.
%  The same; the empty list where there is none.
%  ?- new_array(_A), arefl(1, _A, X).
%  X = []
arefl(Place, Array, Item) :- ( aref(Place, Array, Found) -> Item = Found ; Item = [] ).

%! aset(+Place, +Array, ?Item, -NewArray) is det.
%  NewArray has Item at Place.
%  ?- new_array(_A), aset(100, _A, b, _B), aset(2, _B, a, _C), array_to_list(_C, L).
%  L = [2-a,100-b]
aset(Place, array(Size, Tree), Item, NewArray) :-
    must_be(nonneg, Place),
    ( Place < Size -> NewArray = array(Size, NewTree), '$array_set'(Place, Size, Tree, Item, NewTree)
    ; Size1 is Size << 2, aset(Place, array(Size1, $(Tree, _, _, _)), Item, NewArray)
    ).

'$array_set'(Place, Size, Tree, Item, NewTree) :-
    ( var(Tree) -> Old = $(_, _, _, _) ; Old = Tree ),
    Size1 is Size >> 2,
    N is Place // Size1 + 1,
    Old =.. [Name|Parts],
    nth1(N, Parts, Part, Others),
    nth1(N, NewParts, NewPart, Others),
    NewTree =.. [Name|NewParts],
    ( Size =:= 4 -> NewPart = '$item'(Item) ; Place1 is Place mod Size1, '$array_set'(Place1, Size1, Part, Item, NewPart) ).

%! array_to_list(+Array, -Pairs) is det.
%  Pairs are the Place-Item of Array.
%  ?- new_array(_A), aset(1, _A, a, _B), array_to_list(_B, L).
%  L = [1-a]
array_to_list(array(Size, Tree), Pairs) :- '$array_pairs'(Tree, Size, 0, Pairs, []).

'$array_pairs'(Tree, _, _, Pairs, Pairs) :- var(Tree), !.
'$array_pairs'('$item'(Item), 1, Place, [Place-Item|Rest], Rest) :- !.
'$array_pairs'($(A, B, C, D), Size, Place, Pairs, Rest) :-
    Size1 is Size >> 2,
    P1 is Place + Size1,
    P2 is P1 + Size1,
    P3 is P2 + Size1,
    '$array_pairs'(A, Size1, Place, Pairs, Pairs1),
    '$array_pairs'(B, Size1, P1, Pairs1, Pairs2),
    '$array_pairs'(C, Size1, P2, Pairs2, Pairs3),
    '$array_pairs'(D, Size1, P3, Pairs3, Rest).
