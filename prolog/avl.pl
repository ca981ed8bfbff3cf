% AVL trees with SICStus' names; they are those of assoc.pl. How the comments are read: control.pl.

:- module(avl, [empty_avl/1, is_avl/1, avl_to_list/2, avl_domain/2, avl_range/2, avl_size/2, avl_height/2, avl_fetch/2,
    avl_fetch/3, avl_member/2, avl_member/3, avl_store/4, avl_incr/4, avl_change/5, avl_delete/4, avl_del_min/4,
    avl_del_max/4, avl_min/2, avl_min/3, avl_max/2, avl_max/3, avl_next/3, avl_next/4, avl_prev/3, avl_prev/4, avl_map/2,
    avl_map/3, list_to_avl/2, ord_list_to_avl/2, get_next_assoc/4, get_prev_assoc/4]).

%! empty_avl(?Tree) is semidet.
%  Tree is empty.
%  ?- empty_avl(_T), avl_to_list(_T, L).
%  L = []
empty_avl(Tree) :- empty_assoc(Tree).

%! is_avl(?Term) is semidet.
%  Term is a tree that is in order and balanced.
%  ?- list_to_avl([b-2,a-1], _T), is_avl(_T), \+ is_avl(x).
%  true
is_avl(Term) :- is_assoc(Term).

%! avl_to_list(+Tree, -Pairs) is det.
%  Pairs are the Key-Value of Tree in order.
%  ?- list_to_avl([b-2,a-1], _T), avl_to_list(_T, L).
%  L = [a-1,b-2]
avl_to_list(Tree, Pairs) :- assoc_to_list(Tree, Pairs).

%! avl_domain(+Tree, -Keys) is det.
%  Keys are those of Tree in order.
%  ?- list_to_avl([b-2,a-1], _T), avl_domain(_T, L).
%  L = [a,b]
avl_domain(Tree, Keys) :- assoc_to_keys(Tree, Keys).

%! avl_range(+Tree, -Values) is det.
%  Values are those of Tree, without duplicates, in their order.
%  ?- list_to_avl([a-2,b-1,c-2], _T), avl_range(_T, L).
%  L = [1,2]
avl_range(Tree, Values) :- assoc_to_values(Tree, Values0), sort(Values0, Values).

%! avl_size(+Tree, -Count) is det.
%  Tree has Count keys.
%  ?- list_to_avl([a-2,b-1], _T), avl_size(_T, N).
%  N = 2
avl_size(Tree, Count) :- assoc_to_keys(Tree, Keys), length(Keys, Count).

%! avl_height(+Tree, -Height) is det.
%  Height is the length of the longest way from the root to a leaf.
%  ?- list_to_avl([a-2,b-1,c-3], _T), avl_height(_T, H).
%  H = 2
avl_height(t, 0).
avl_height(t(_, _, _, L, R), Height) :- avl_height(L, A), avl_height(R, B), Height is max(A, B) + 1.

%! avl_fetch(+Key, +Tree) is semidet.
%  Tree has Key.
%  ?- list_to_avl([a-1], _T), avl_fetch(a, _T), \+ avl_fetch(b, _T).
%  true
avl_fetch(Key, Tree) :- get_assoc(Key, Tree, _).

%! avl_fetch(+Key, +Tree, ?Value) is semidet.
%  Key has Value.
%  ?- list_to_avl([a-1], _T), avl_fetch(a, _T, V).
%  V = 1
avl_fetch(Key, Tree, Value) :- get_assoc(Key, Tree, Value).

%! avl_member(?Key, +Tree) is nondet.
%  Key is one of Tree, in order.
%  ?- list_to_avl([b-2,a-1], _T), avl_member(K, _T).
%  K = a ; K = b
avl_member(Key, Tree) :- avl_member(Key, Tree, _).

%! avl_member(?Key, +Tree, ?Value) is nondet.
%  Key has Value, in the order of keys.
%  ?- list_to_avl([b-2,a-1], _T), avl_member(K, _T, V).
%  K = a, V = 1 ; K = b, V = 2
avl_member(Key, Tree, Value) :- gen_assoc(Key, Tree, Value).

%! avl_store(+Key, +Tree, ?Value, -NewTree) is det.
%  NewTree has Value for Key.
%  ?- empty_avl(_T), avl_store(a, _T, 1, _U), avl_to_list(_U, L).
%  L = [a-1]
avl_store(Key, Tree, Value, NewTree) :- put_assoc(Key, Tree, Value, NewTree).

%! avl_incr(+Key, +Tree, +Increment, -NewTree) is det.
%  NewTree has a value larger by Increment for Key; 0 where there was none.
%  ?- empty_avl(_T), avl_incr(a, _T, 2, _U), avl_incr(a, _U, 3, _V), avl_to_list(_V, L).
%  L = [a-5]
avl_incr(Key, Tree, Increment, NewTree) :-
    ( get_assoc(Key, Tree, Old) -> New is Old + Increment ; New is Increment ),
    put_assoc(Key, Tree, New, NewTree).

%! avl_change(+Key, +Tree, ?Old, -NewTree, ?New) is semidet.
%  Key has Old in Tree and New in NewTree.
%  ?- list_to_avl([a-1], _T), avl_change(a, _T, O, _U, 2), avl_to_list(_U, L).
%  O = 1, L = [a-2]
avl_change(Key, Tree, Old, NewTree, New) :- get_assoc(Key, Tree, Old, NewTree, New).

%! avl_delete(+Key, +Tree, ?Value, -NewTree) is semidet.
%  NewTree is Tree without Key, which had Value.
%  ?- list_to_avl([a-1,b-2], _T), avl_delete(a, _T, V, _U), avl_to_list(_U, L).
%  V = 1, L = [b-2]
avl_delete(Key, Tree, Value, NewTree) :- del_assoc(Key, Tree, Value, NewTree).

%! avl_del_min(+Tree, -Key, -Value, -NewTree) is semidet.
%  Key is the smallest one, with Value; NewTree is without it.
%  ?- list_to_avl([a-1,b-2], _T), avl_del_min(_T, K, V, _U), avl_to_list(_U, L).
%  K = a, V = 1, L = [b-2]
avl_del_min(Tree, Key, Value, NewTree) :- del_min_assoc(Tree, Key, Value, NewTree).

%! avl_del_max(+Tree, -Key, -Value, -NewTree) is semidet.
%  Key is the greatest one, with Value; NewTree is without it.
%  ?- list_to_avl([a-1,b-2], _T), avl_del_max(_T, K, V, _U), avl_to_list(_U, L).
%  K = b, V = 2, L = [a-1]
avl_del_max(Tree, Key, Value, NewTree) :- del_max_assoc(Tree, Key, Value, NewTree).

%! avl_min(+Tree, -Key) is semidet.
%  Key is the smallest one.
%  ?- list_to_avl([b-2,a-1], _T), avl_min(_T, K).
%  K = a
avl_min(Tree, Key) :- min_assoc(Tree, Key, _).

%! avl_min(+Tree, -Key, -Value) is semidet.
%  Key is the smallest one, with Value.
%  ?- list_to_avl([b-2,a-1], _T), avl_min(_T, K, V).
%  K = a, V = 1
avl_min(Tree, Key, Value) :- min_assoc(Tree, Key, Value).

%! avl_max(+Tree, -Key) is semidet.
%  Key is the greatest one.
%  ?- list_to_avl([b-2,a-1], _T), avl_max(_T, K).
%  K = b
avl_max(Tree, Key) :- max_assoc(Tree, Key, _).

%! avl_max(+Tree, -Key, -Value) is semidet.
%  Key is the greatest one, with Value.
%  ?- list_to_avl([b-2,a-1], _T), avl_max(_T, K, V).
%  K = b, V = 2
avl_max(Tree, Key, Value) :- max_assoc(Tree, Key, Value).

%! avl_next(+Key, +Tree, -Next) is semidet.
%  Next is the smallest key that is greater than Key.
%  ?- list_to_avl([a-1,c-3], _T), avl_next(b, _T, K).
%  K = c
avl_next(Key, Tree, Next) :- get_next_assoc(Key, Tree, Next, _).

%! avl_next(+Key, +Tree, -Next, -Value) is semidet.
%  The same, with its value.
%  ?- list_to_avl([a-1,c-3], _T), avl_next(a, _T, K, V).
%  K = c, V = 3
avl_next(Key, Tree, Next, Value) :- get_next_assoc(Key, Tree, Next, Value).

%! avl_prev(+Key, +Tree, -Previous) is semidet.
%  Previous is the greatest key that is smaller than Key.
%  ?- list_to_avl([a-1,c-3], _T), avl_prev(b, _T, K).
%  K = a
avl_prev(Key, Tree, Previous) :- get_prev_assoc(Key, Tree, Previous, _).

%! avl_prev(+Key, +Tree, -Previous, -Value) is semidet.
%  The same, with its value.
%  ?- list_to_avl([a-1,c-3], _T), avl_prev(c, _T, K, V).
%  K = a, V = 1
avl_prev(Key, Tree, Previous, Value) :- get_prev_assoc(Key, Tree, Previous, Value).

%! avl_map(:Goal, +Tree) is semidet.
%  Goal holds of each value.
%  ?- list_to_avl([a-1,c-3], _T), avl_map(integer, _T).
%  true
avl_map(Goal, Tree) :- map_assoc(Goal, Tree).

%! avl_map(:Goal, +Tree, -NewTree) is semidet.
%  NewTree has the values that Goal gives for those of Tree.
%  ?- list_to_avl([a-1], _T), avl_map(succ, _T, _U), avl_to_list(_U, L).
%  L = [a-2]
avl_map(Goal, Tree, NewTree) :- map_assoc(Goal, Tree, NewTree).

%! list_to_avl(+Pairs, -Tree) is det.
%  Tree has the last value of each key among Pairs.
%  ?- list_to_avl([a-1,b-2,a-3], _T), avl_to_list(_T, L).
%  L = [a-3,b-2]
list_to_avl(Pairs, Tree) :- must_be(list(pair), Pairs), foldl([K-V,T0,T]>>put_assoc(K, T0, V, T), Pairs, t, Tree).

%! ord_list_to_avl(+Pairs, -Tree) is det.
%  The same for pairs that are in order.
%  ?- ord_list_to_avl([a-1,b-2], _T), avl_to_list(_T, L).
%  L = [a-1,b-2]
ord_list_to_avl(Pairs, Tree) :- ord_list_to_assoc(Pairs, Tree).

%! get_next_assoc(+Key, +Assoc, -Next, -Value) is semidet.
%  Next is the smallest key that is greater than Key, with Value.
%  ?- list_to_assoc([a-1,b-2,c-3], _A), get_next_assoc(b, _A, K, V).
%  K = c, V = 3
get_next_assoc(Key, t(K0, V0, _, L, R), Next, Value) :-
    ( K0 @> Key -> ( get_next_assoc(Key, L, K, V) -> Next = K, Value = V ; Next = K0, Value = V0 )
    ; get_next_assoc(Key, R, Next, Value)
    ).

%! get_prev_assoc(+Key, +Assoc, -Previous, -Value) is semidet.
%  Previous is the greatest key that is smaller than Key, with Value.
%  ?- list_to_assoc([a-1,b-2,c-3], _A), get_prev_assoc(b, _A, K, V).
%  K = a, V = 1
get_prev_assoc(Key, t(K0, V0, _, L, R), Previous, Value) :-
    ( K0 @< Key -> ( get_prev_assoc(Key, R, K, V) -> Previous = K, Value = V ; Previous = K0, Value = V0 )
    ; get_prev_assoc(Key, L, Previous, Value)
    ).
