% Priority queues as pairing heaps (M. L. Fredman and others 1986). How the comments are read: control.pl.
%
% A heap is heap(Tree, Size); a tree is nil, or t(Key, Priority, Trees) with the smallest priority on top.

:- module(heaps, [empty_heap/1, singleton_heap/3, add_to_heap/4, get_from_heap/4, delete_from_heap/4, min_of_heap/3,
    min_of_heap/5, heap_size/2, list_to_heap/2, heap_to_list/2, merge_heaps/3, is_heap/1]).

%! empty_heap(?Heap) is semidet.
%  Heap has no items.
%  ?- empty_heap(H).
%  H = heap(nil,0)
empty_heap(heap(nil, 0)).

%! singleton_heap(?Heap, ?Priority, ?Key) is semidet.
%  Heap has the one item Key with Priority.
%  ?- singleton_heap(H, 1, a).
%  H = heap(t(a,1,[]),1)
singleton_heap(heap(t(Key, Priority, []), 1), Priority, Key).

%! add_to_heap(+Heap, +Priority, ?Key, -NewHeap) is det.
%  NewHeap has Key with Priority more.
%  ?- empty_heap(_H0), add_to_heap(_H0, 1, a, _H), heap_size(_H, N).
%  N = 1
add_to_heap(heap(Tree0, Size0), Priority, Key, heap(Tree, Size)) :-
    '$meld'(Tree0, t(Key, Priority, []), Tree),
    Size is Size0 + 1.

%! get_from_heap(+Heap, ?Priority, ?Key, -Rest) is semidet.
%  Key has the smallest priority in Heap, and Rest is Heap without it.
%  ?- list_to_heap([2-b,1-a], _H), get_from_heap(_H, P, K, _R).
%  P = 1, K = a
get_from_heap(heap(t(Key, Priority, Trees), Size0), Priority, Key, heap(Tree, Size)) :-
    '$meld_pairs'(Trees, Tree),
    Size is Size0 - 1.

%! delete_from_heap(+Heap, ?Priority, +Key, -Rest) is semidet.
%  Heap has Key with Priority, and Rest is Heap without it.
%  ?- list_to_heap([2-b,1-a], _H), delete_from_heap(_H, P, b, _R).
%  P = 2
delete_from_heap(heap(Tree0, Size0), Priority, Key, heap(Tree, Size)) :-
    '$delete_from_tree'(Tree0, Priority, Key, Tree),
    !,
    Size is Size0 - 1.

'$delete_from_tree'(t(Key, Priority, Trees), Priority, Key, Tree) :- '$meld_pairs'(Trees, Tree).
'$delete_from_tree'(t(K, P, Trees0), Priority, Key, t(K, P, Trees)) :-
    select(Tree0, Trees0, Others),
    '$delete_from_tree'(Tree0, Priority, Key, Tree),
    ( Tree == nil -> Trees = Others ; Trees = [Tree|Others] ).

%! min_of_heap(+Heap, ?Priority, ?Key) is semidet.
%  Key has the smallest priority in Heap.
%  ?- list_to_heap([2-b,1-a], _H), min_of_heap(_H, P, K).
%  P = 1, K = a
min_of_heap(heap(t(Key, Priority, _), _), Priority, Key).

%! min_of_heap(+Heap, ?Priority1, ?Key1, ?Priority2, ?Key2) is semidet.
%  The keys have the two smallest priorities in Heap.
%  ?- list_to_heap([2-b,1-a,3-c], _H), min_of_heap(_H, P, K, P2, K2).
%  P = 1, K = a, P2 = 2, K2 = b
min_of_heap(Heap, P1, K1, P2, K2) :- get_from_heap(Heap, P1, K1, Rest), min_of_heap(Rest, P2, K2).

%! heap_size(+Heap, -Size) is det.
%  Heap has Size items.
%  ?- list_to_heap([2-b,1-a], _H), heap_size(_H, N).
%  N = 2
heap_size(heap(_, Size), Size).

%! list_to_heap(+Pairs, -Heap) is det.
%  Heap has the items of Pairs, which are Priority-Key.
%  ?- list_to_heap([2-b,1-a], _H), heap_to_list(_H, L).
%  L = [1-a,2-b]
list_to_heap(Pairs, Heap) :- must_be(list, Pairs), empty_heap(Heap0), '$add_all'(Pairs, Heap0, Heap).

'$add_all'([], Heap, Heap).
'$add_all'([Priority-Key|Pairs], Heap0, Heap) :- add_to_heap(Heap0, Priority, Key, Heap1), '$add_all'(Pairs, Heap1, Heap).

%! heap_to_list(+Heap, -Pairs) is det.
%  Pairs are the Priority-Key of Heap, by ascending priorities.
%  ?- list_to_heap([2-b,1-a,3-c], _H), heap_to_list(_H, L).
%  L = [1-a,2-b,3-c]
heap_to_list(heap(Tree, _), Pairs) :- '$tree_pairs'(Tree, Pairs).

'$tree_pairs'(nil, []).
'$tree_pairs'(t(Key, Priority, Trees), [Priority-Key|Pairs]) :- '$meld_pairs'(Trees, Tree), '$tree_pairs'(Tree, Pairs).

%! merge_heaps(+Heap, +Other, -Both) is det.
%  Both has the items of both heaps.
%  ?- singleton_heap(_A, 1, a), singleton_heap(_B, 2, b), merge_heaps(_A, _B, _C), heap_to_list(_C, L).
%  L = [1-a,2-b]
merge_heaps(heap(Tree1, Size1), heap(Tree2, Size2), heap(Tree, Size)) :-
    '$meld'(Tree1, Tree2, Tree),
    Size is Size1 + Size2.

%! is_heap(?Term) is semidet.
%  Term is a heap.
%  ?- is_heap(foo).
%  false
is_heap(Term) :-
    nonvar(Term),
    Term = heap(Tree, Size),
    integer(Size),
    Size >= 0,
    nonvar(Tree),
    ( Tree = nil -> Size =:= 0 ; Tree = t(_, Priority, _), '$is_heap_tree'(Tree, Priority) ).

'$is_heap_tree'(Tree, Least) :- nonvar(Tree), Tree = t(_, Priority, Trees), Least @=< Priority, is_list(Trees),
    '$are_heap_trees'(Trees, Priority).

'$are_heap_trees'([], _).
'$are_heap_trees'([Tree|Trees], Least) :- '$is_heap_tree'(Tree, Least), '$are_heap_trees'(Trees, Least).

'$meld'(nil, Tree, Tree).
'$meld'(t(K1, P1, Ts1), Tree, Both) :- '$meld'(Tree, K1, P1, Ts1, Both).

'$meld'(nil, K, P, Ts, t(K, P, Ts)).
'$meld'(t(K2, P2, Ts2), K1, P1, Ts1, Both) :-
    ( P1 @< P2 -> Both = t(K1, P1, [t(K2, P2, Ts2)|Ts1]) ; Both = t(K2, P2, [t(K1, P1, Ts1)|Ts2]) ).

'$meld_pairs'([], nil).
'$meld_pairs'([Tree|Trees], Both) :- '$meld_pairs'(Trees, Tree, Both).

'$meld_pairs'([], Tree, Tree).
'$meld_pairs'([Tree2|Trees], Tree1, Both) :-
    '$meld'(Tree1, Tree2, Pair),
    '$meld_pairs'(Trees, Rest),
    '$meld'(Pair, Rest, Both).
