% The interface of red-black trees over the AVL trees of assoc.pl: the same times, the same answers. How the comments are
% read: control.pl.

:- module(rbtrees, [rb_new/1, rb_empty/1, is_rbtree/1, rb_lookup/3, rb_insert/4, rb_insert_new/4, rb_update/4,
    rb_update/5, rb_apply/4, rb_delete/3, rb_delete/4, rb_del_min/4, rb_del_max/4, rb_min/3, rb_max/3, rb_next/4,
    rb_previous/4, rb_in/3, rb_visit/2, rb_keys/2, rb_map/2, rb_map/3, rb_fold/4, rb_size/2, list_to_rbtree/2,
    ord_list_to_rbtree/2]).

%! rb_new(-Tree) is det.
%  Tree has no keys.
%  ?- rb_new(T), rb_size(T, N).
%  T = t, N = 0
rb_new(t).

%! rb_empty(?Tree) is semidet.
%  Tree has no keys.
%  ?- rb_empty(T).
%  T = t
rb_empty(t).

%! is_rbtree(?Term) is semidet.
%  Term is a tree.
%  ?- is_rbtree(foo).
%  false
is_rbtree(Term) :- is_assoc(Term).

%! rb_lookup(+Key, ?Value, +Tree) is semidet.
%  Key has Value in Tree.
%  ?- list_to_rbtree([a-1], _T), rb_lookup(a, V, _T).
%  V = 1
rb_lookup(Key, Value, Tree) :- get_assoc(Key, Tree, Value).

%! rb_insert(+Tree, +Key, +Value, -NewTree) is det.
%  NewTree is Tree with Value for Key.
%  ?- rb_new(_T), rb_insert(_T, a, 1, T).
%  T = t(a,1,-,t,t)
rb_insert(Tree, Key, Value, NewTree) :- put_assoc(Key, Tree, Value, NewTree).

%! rb_insert_new(+Tree, +Key, +Value, -NewTree) is semidet.
%  As rb_insert/4; fails where Tree has Key.
%  ?- rb_new(_T), rb_insert(_T, a, 1, _T1), rb_insert_new(_T1, a, 2, _).
%  false
rb_insert_new(Tree, Key, Value, NewTree) :-
    ( get_assoc(Key, Tree, _) -> fail ; put_assoc(Key, Tree, Value, NewTree) ).

%! rb_update(+Tree, +Key, +Value, -NewTree) is semidet.
%  NewTree is Tree with another Value for Key, which it has.
%  ?- list_to_rbtree([a-1], _T), rb_update(_T, a, 2, T).
%  T = t(a,2,-,t,t)
rb_update(Tree, Key, Value, NewTree) :- rb_update(Tree, Key, _, Value, NewTree).

%! rb_update(+Tree, +Key, ?Value, +NewValue, -NewTree) is semidet.
%  NewTree is Tree with NewValue for Key, which had Value.
%  ?- list_to_rbtree([a-1], _T), rb_update(_T, a, V, 2, T).
%  V = 1, T = t(a,2,-,t,t)
rb_update(Tree, Key, Value, NewValue, NewTree) :-
    ( var(Tree) -> throw(error(instantiation_error, _)) ; get_assoc(Key, Tree, Value, NewTree, NewValue) ).

%! rb_apply(+Tree, +Key, :Goal, -NewTree) is semidet.
%  NewTree is Tree with the result of call(Goal, Value, Result) for Key.
%  ?- list_to_rbtree([a-1], _T), rb_apply(_T, a, succ, T).
%  T = t(a,2,-,t,t)
rb_apply(Tree, Key, Goal, NewTree) :-
    get_assoc(Key, Tree, Value),
    call(Goal, Value, NewValue),
    put_assoc(Key, Tree, NewValue, NewTree).

%! rb_delete(+Tree, +Key, -NewTree) is semidet.
%  NewTree is Tree without Key, which it has.
%  ?- list_to_rbtree([a-1,b-2], _T), rb_delete(_T, a, T).
%  T = t(b,2,-,t,t)
rb_delete(Tree, Key, NewTree) :- del_assoc(Key, Tree, _, NewTree).

%! rb_delete(+Tree, +Key, ?Value, -NewTree) is semidet.
%  NewTree is Tree without Key, which had Value.
%  ?- list_to_rbtree([a-1,b-2], _T), rb_delete(_T, a, V, T).
%  V = 1, T = t(b,2,-,t,t)
rb_delete(Tree, Key, Value, NewTree) :- del_assoc(Key, Tree, Value, NewTree).

%! rb_del_min(+Tree, ?Key, ?Value, -NewTree) is semidet.
%  NewTree is Tree without its smallest Key, which had Value.
%  ?- list_to_rbtree([a-1,b-2], _T), rb_del_min(_T, K, V, T).
%  K = a, V = 1, T = t(b,2,-,t,t)
rb_del_min(Tree, Key, Value, NewTree) :- del_min_assoc(Tree, Key, Value, NewTree).

%! rb_del_max(+Tree, ?Key, ?Value, -NewTree) is semidet.
%  NewTree is Tree without its largest Key, which had Value.
%  ?- list_to_rbtree([a-1,b-2], _T), rb_del_max(_T, K, V, T).
%  K = b, V = 2, T = t(a,1,-,t,t)
rb_del_max(Tree, Key, Value, NewTree) :- del_max_assoc(Tree, Key, Value, NewTree).

%! rb_min(+Tree, ?Key, ?Value) is semidet.
%  Key is the smallest one of Tree.
%  ?- list_to_rbtree([a-1,b-2], _T), rb_min(_T, K, V).
%  K = a, V = 1
rb_min(Tree, Key, Value) :- min_assoc(Tree, Key, Value).

%! rb_max(+Tree, ?Key, ?Value) is semidet.
%  Key is the largest one of Tree.
%  ?- list_to_rbtree([a-1,b-2], _T), rb_max(_T, K, V).
%  K = b, V = 2
rb_max(Tree, Key, Value) :- max_assoc(Tree, Key, Value).

%! rb_next(+Tree, +Key, ?Next, ?Value) is semidet.
%  Next is the smallest key of Tree above Key.
%  ?- list_to_rbtree([a-1,b-2], _T), rb_next(_T, a, K, V).
%  K = b, V = 2
rb_next(Tree, Key, Next, Value) :- '$rb_next'(Tree, Key, none, found(Next, Value)).

'$rb_next'(t, _, Best, Best).
'$rb_next'(t(K, V, _, L, R), Key, Best, Found) :-
    ( K @> Key -> '$rb_next'(L, Key, found(K, V), Found) ; '$rb_next'(R, Key, Best, Found) ).

%! rb_previous(+Tree, +Key, ?Previous, ?Value) is semidet.
%  Previous is the largest key of Tree below Key.
%  ?- list_to_rbtree([a-1,b-2], _T), rb_previous(_T, b, K, V).
%  K = a, V = 1
rb_previous(Tree, Key, Previous, Value) :- '$rb_previous'(Tree, Key, none, found(Previous, Value)).

'$rb_previous'(t, _, Best, Best).
'$rb_previous'(t(K, V, _, L, R), Key, Best, Found) :-
    ( K @< Key -> '$rb_previous'(R, Key, found(K, V), Found) ; '$rb_previous'(L, Key, Best, Found) ).

%! rb_in(?Key, ?Value, +Tree) is nondet.
%  Key has Value in Tree, by ascending keys.
%  ?- list_to_rbtree([a-1,b-2], _T), rb_in(K, V, _T).
%  K = a, V = 1 ; K = b, V = 2
rb_in(Key, Value, Tree) :- gen_assoc(Key, Tree, Value).

%! rb_visit(+Tree, -Pairs) is det.
%  Pairs are the Key-Value of Tree, by ascending keys.
%  ?- list_to_rbtree([b-1,a-2], _T), rb_visit(_T, L).
%  L = [a-2,b-1]
rb_visit(Tree, Pairs) :- assoc_to_list(Tree, Pairs).

%! rb_keys(+Tree, -Keys) is det.
%  Keys are those of Tree, ascending.
%  ?- list_to_rbtree([b-1,a-2], _T), rb_keys(_T, L).
%  L = [a,b]
rb_keys(Tree, Keys) :- assoc_to_keys(Tree, Keys).

%! rb_map(+Tree, :Goal) is semidet.
%  Goal succeeds for each value.
%  ?- list_to_rbtree([b-1,a-2], _T), rb_map(_T, integer).
%  true
rb_map(Tree, Goal) :- map_assoc(Goal, Tree).

%! rb_map(+Tree, :Goal, -NewTree) is semidet.
%  NewTree has the same keys, with the results of call(Goal, Value, Result).
%  ?- list_to_rbtree([a-1], _T), rb_map(_T, succ, T).
%  T = t(a,2,-,t,t)
rb_map(Tree, Goal, NewTree) :- map_assoc(Goal, Tree, NewTree).

%! rb_fold(:Goal, +Tree, +Start, -End) is nondet.
%  Goal leads from Start to End through the Key-Value of Tree.
%  ?- list_to_rbtree([b-1,a-2], _T), rb_fold([_-V,S0,S1]>>(S1 is S0 + V), _T, 0, S).
%  S = 3
rb_fold(Goal, Tree, Start, End) :- assoc_to_list(Tree, Pairs), foldl(Goal, Pairs, Start, End).

%! rb_size(+Tree, -Size) is det.
%  Tree has Size keys.
%  ?- list_to_rbtree([b-1,a-2], _T), rb_size(_T, N).
%  N = 2
rb_size(Tree, Size) :- assoc_to_list(Tree, Pairs), length(Pairs, Size).

%! list_to_rbtree(+Pairs, -Tree) is det.
%  Tree has the Key-Value of Pairs, the last ones of equal keys.
%  ?- list_to_rbtree([a-1], T).
%  T = t(a,1,-,t,t)
list_to_rbtree(Pairs, Tree) :- must_be(list, Pairs), '$rb_insert_all'(Pairs, t, Tree).

'$rb_insert_all'([], Tree, Tree).
'$rb_insert_all'([K-V|Pairs], Tree0, Tree) :- put_assoc(K, Tree0, V, Tree1), '$rb_insert_all'(Pairs, Tree1, Tree).

%! ord_list_to_rbtree(+Pairs, -Tree) is det.
%  Tree has the Key-Value of Pairs, whose keys ascend.
%  ?- ord_list_to_rbtree([a-1], T).
%  T = t(a,1,-,t,t)
ord_list_to_rbtree(Pairs, Tree) :- ord_list_to_assoc(Pairs, Tree).
