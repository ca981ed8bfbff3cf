% Association lists as AVL trees. How the comments are read: control.pl.
%
% A tree is t, or t(Key, Value, Balance, Left, Right); Balance is < where Left is higher by one, > where Right is, - where
% both have the same height. Insertion and deletion say whether the height changed (G. M. Adelson-Velsky, E. M. Landis 1962).

:- module(assoc, [empty_assoc/1, is_assoc/1, get_assoc/3, get_assoc/5, put_assoc/4, del_assoc/4, del_min_assoc/4,
    del_max_assoc/4, min_assoc/3, max_assoc/3, gen_assoc/3, list_to_assoc/2, ord_list_to_assoc/2, assoc_to_list/2,
    assoc_to_keys/2, assoc_to_values/2, map_assoc/2, map_assoc/3]).

%! empty_assoc(?Assoc) is semidet.
%  Assoc has no keys.
%  ?- empty_assoc(A).
%  A = t
empty_assoc(t).

%! is_assoc(?Term) is semidet.
%  Term is an association list: in order and balanced.
%  ?- is_assoc(foo).
%  false
is_assoc(Term) :- nonvar(Term), '$assoc_height'(Term, none, _, _).

'$assoc_height'(Tree, _, _, _) :- var(Tree), !, fail.
'$assoc_height'(t, Max, Max, 0).
'$assoc_height'(t(K, _, Balance, L, R), Max0, Max, Height) :-
    '$assoc_height'(L, Max0, Max1, HL),
    '$above'(Max1, K),
    '$assoc_height'(R, key(K), Max, HR),
    '$balance'(Balance, HL, HR, Height).

'$above'(none, _).
'$above'(key(K0), K) :- K0 @< K.

'$balance'(Balance, _, _, _) :- var(Balance), !, fail.
'$balance'(-, H, H, Height) :- Height is H + 1.
'$balance'(<, HL, HR, Height) :- HL =:= HR + 1, Height is HL + 1.
'$balance'(>, HL, HR, Height) :- HR =:= HL + 1, Height is HR + 1.

%! get_assoc(+Key, +Assoc, ?Value) is semidet.
%  Key has Value in Assoc.
%  ?- list_to_assoc([a-1,b-2], A), get_assoc(b, A, V), A = t(_, _, _, _, _).
%  A = t(b,2,<,t(a,1,-,t,t),t), V = 2
get_assoc(Key, Assoc, Value) :-
    ( var(Assoc) -> throw(error(instantiation_error, _)) ; '$get_assoc'(Assoc, Key, Value) ).

'$get_assoc'(t(K, V, _, L, R), Key, Value) :- compare(Order, Key, K), '$get_assoc'(Order, Key, V, L, R, Value).

'$get_assoc'(=, _, Value, _, _, Value).
'$get_assoc'(<, Key, _, L, _, Value) :- '$get_assoc'(L, Key, Value).
'$get_assoc'(>, Key, _, _, R, Value) :- '$get_assoc'(R, Key, Value).

%! get_assoc(+Key, +Assoc, ?Value, ?NewAssoc, ?NewValue) is semidet.
%  Key has Value in Assoc and NewValue in NewAssoc, which are the same elsewhere.
%  ?- list_to_assoc([a-1], A), get_assoc(a, A, V, B, w).
%  A = t(a,1,-,t,t), V = 1, B = t(a,w,-,t,t)
get_assoc(Key, t(K, V, Balance, L, R), Value, t(K, V1, Balance, L1, R1), NewValue) :-
    compare(Order, Key, K),
    '$change_assoc'(Order, Key, V, L, R, Value, NewValue, V1, L1, R1).

'$change_assoc'(=, _, Value, L, R, Value, NewValue, NewValue, L, R).
'$change_assoc'(<, Key, V, L, R, Value, NewValue, V, L1, R) :- get_assoc(Key, L, Value, L1, NewValue).
'$change_assoc'(>, Key, V, L, R, Value, NewValue, V, L, R1) :- get_assoc(Key, R, Value, R1, NewValue).

%! put_assoc(+Key, +Assoc, +Value, -NewAssoc) is det.
%  NewAssoc is Assoc with Value for Key.
%  ?- put_assoc(a, t, 1, A).
%  A = t(a,1,-,t,t)
put_assoc(Key, Assoc, Value, NewAssoc) :-
    ( var(Assoc) -> throw(error(instantiation_error, _)) ; '$put_assoc'(Assoc, Key, Value, NewAssoc, _) ).

'$put_assoc'(t, Key, Value, t(Key, Value, -, t, t), grown).
'$put_assoc'(t(K, V, B, L, R), Key, Value, Tree, Change) :-
    compare(Order, Key, K),
    '$put_assoc'(Order, K, V, B, L, R, Key, Value, Tree, Change).

'$put_assoc'(=, K, _, B, L, R, _, Value, t(K, Value, B, L, R), same).
'$put_assoc'(<, K, V, B, L, R, Key, Value, Tree, Change) :-
    '$put_assoc'(L, Key, Value, L1, Change1),
    '$left_higher'(Change1, B, K, V, L1, R, Tree, Change).
'$put_assoc'(>, K, V, B, L, R, Key, Value, Tree, Change) :-
    '$put_assoc'(R, Key, Value, R1, Change1),
    '$right_higher'(Change1, B, K, V, L, R1, Tree, Change).

% The left (right) side may have grown by one.
'$left_higher'(same, B, K, V, L, R, t(K, V, B, L, R), same).
'$left_higher'(grown, B, K, V, L, R, Tree, Change) :- '$left_grown'(B, K, V, L, R, Tree, Change).

'$left_grown'(-, K, V, L, R, t(K, V, <, L, R), grown).
'$left_grown'(>, K, V, L, R, t(K, V, -, L, R), same).
'$left_grown'(<, K, V, L, R, Tree, same) :- '$rotate_right'(L, K, V, R, Tree, _).

'$right_higher'(same, B, K, V, L, R, t(K, V, B, L, R), same).
'$right_higher'(grown, B, K, V, L, R, Tree, Change) :- '$right_grown'(B, K, V, L, R, Tree, Change).

'$right_grown'(-, K, V, L, R, t(K, V, >, L, R), grown).
'$right_grown'(<, K, V, L, R, t(K, V, -, L, R), same).
'$right_grown'(>, K, V, L, R, Tree, same) :- '$rotate_left'(R, K, V, L, Tree, _).

% The left side is higher by two; the last argument says whether the tree is lower than that afterwards.
'$rotate_right'(t(K1, V1, B1, L1, R1), K, V, R, Tree, Lower) :- '$rotate_right'(B1, K1, V1, L1, R1, K, V, R, Tree, Lower).

'$rotate_right'(<, K1, V1, L1, R1, K, V, R, t(K1, V1, -, L1, t(K, V, -, R1, R)), shrunk).
'$rotate_right'(-, K1, V1, L1, R1, K, V, R, t(K1, V1, >, L1, t(K, V, <, R1, R)), same).
'$rotate_right'(>, K1, V1, L1, t(K2, V2, B2, L2, R2), K, V, R, Tree, shrunk) :-
    '$share'(B2, BL, BR),
    Tree = t(K2, V2, -, t(K1, V1, BL, L1, L2), t(K, V, BR, R2, R)).

'$rotate_left'(t(K1, V1, B1, L1, R1), K, V, L, Tree, Lower) :- '$rotate_left'(B1, K1, V1, L1, R1, K, V, L, Tree, Lower).

'$rotate_left'(>, K1, V1, L1, R1, K, V, L, t(K1, V1, -, t(K, V, -, L, L1), R1), shrunk).
'$rotate_left'(-, K1, V1, L1, R1, K, V, L, t(K1, V1, <, t(K, V, >, L, L1), R1), same).
'$rotate_left'(<, K1, V1, t(K2, V2, B2, L2, R2), R1, K, V, L, Tree, shrunk) :-
    '$share'(B2, BL, BR),
    Tree = t(K2, V2, -, t(K, V, BL, L, L2), t(K1, V1, BR, R2, R1)).

% Two nodes take over the sides of a third: their balances by its own.
'$share'(<, -, >).
'$share'(-, -, -).
'$share'(>, <, -).

%! del_assoc(+Key, +Assoc, ?Value, -NewAssoc) is semidet.
%  Key has Value in Assoc, and NewAssoc is Assoc without Key.
%  ?- list_to_assoc([a-1,b-2], A), del_assoc(a, A, V, B).
%  A = t(b,2,<,t(a,1,-,t,t),t), V = 1, B = t(b,2,-,t,t)
del_assoc(Key, Assoc, Value, NewAssoc) :-
    ( var(Assoc) -> throw(error(instantiation_error, _)) ; '$del_assoc'(Assoc, Key, Value, NewAssoc, _) ).

'$del_assoc'(t(K, V, B, L, R), Key, Value, Tree, Change) :-
    compare(Order, Key, K),
    '$del_assoc'(Order, K, V, B, L, R, Key, Value, Tree, Change).

'$del_assoc'(=, _, Value, B, L, R, _, Value, Tree, Change) :- '$join'(L, R, B, Tree, Change).
'$del_assoc'(<, K, V, B, L, R, Key, Value, Tree, Change) :-
    '$del_assoc'(L, Key, Value, L1, Change1),
    '$left_lower'(Change1, B, K, V, L1, R, Tree, Change).
'$del_assoc'(>, K, V, B, L, R, Key, Value, Tree, Change) :-
    '$del_assoc'(R, Key, Value, R1, Change1),
    '$right_lower'(Change1, B, K, V, L, R1, Tree, Change).

% The sides of a node that is gone: the next key of the higher side takes its place, the largest on the left where they are
% equal. So trees have the shapes that SWI-Prolog's have.
'$join'(t, R, _, R, shrunk) :- !.
'$join'(L, t, _, L, shrunk) :- !.
'$join'(L, R, >, Tree, Change) :-
    !,
    '$del_min'(R, K, V, R1, Change1),
    '$right_lower'(Change1, >, K, V, L, R1, Tree, Change).
'$join'(L, R, B, Tree, Change) :-
    '$del_max'(L, K, V, L1, Change1),
    '$left_lower'(Change1, B, K, V, L1, R, Tree, Change).

% The left (right) side may have shrunk by one.
'$left_lower'(same, B, K, V, L, R, t(K, V, B, L, R), same).
'$left_lower'(shrunk, B, K, V, L, R, Tree, Change) :- '$left_shrunk'(B, K, V, L, R, Tree, Change).

'$left_shrunk'(-, K, V, L, R, t(K, V, >, L, R), same).
'$left_shrunk'(<, K, V, L, R, t(K, V, -, L, R), shrunk).
'$left_shrunk'(>, K, V, L, R, Tree, Change) :- '$rotate_left'(R, K, V, L, Tree, Change).

'$right_lower'(same, B, K, V, L, R, t(K, V, B, L, R), same).
'$right_lower'(shrunk, B, K, V, L, R, Tree, Change) :- '$right_shrunk'(B, K, V, L, R, Tree, Change).

'$right_shrunk'(-, K, V, L, R, t(K, V, <, L, R), same).
'$right_shrunk'(>, K, V, L, R, t(K, V, -, L, R), shrunk).
'$right_shrunk'(<, K, V, L, R, Tree, Change) :- '$rotate_right'(L, K, V, R, Tree, Change).

%! del_min_assoc(+Assoc, ?Key, ?Value, -NewAssoc) is semidet.
%  Key is the smallest one of Assoc, and NewAssoc is Assoc without it.
%  ?- list_to_assoc([a-1,b-2], A), del_min_assoc(A, K, V, B).
%  A = t(b,2,<,t(a,1,-,t,t),t), K = a, V = 1, B = t(b,2,-,t,t)
del_min_assoc(Assoc, Key, Value, NewAssoc) :- '$del_min'(Assoc, Key, Value, NewAssoc, _).

'$del_min'(t(K, V, B, L, R), Key, Value, Tree, Change) :-
    ( L == t -> Key = K, Value = V, Tree = R, Change = shrunk
    ; '$del_min'(L, Key, Value, L1, Change1),
      '$left_lower'(Change1, B, K, V, L1, R, Tree, Change)
    ).

%! del_max_assoc(+Assoc, ?Key, ?Value, -NewAssoc) is semidet.
%  Key is the largest one of Assoc, and NewAssoc is Assoc without it.
%  ?- list_to_assoc([a-1,b-2], A), del_max_assoc(A, K, V, B).
%  A = t(b,2,<,t(a,1,-,t,t),t), K = b, V = 2, B = t(a,1,-,t,t)
del_max_assoc(Assoc, Key, Value, NewAssoc) :- '$del_max'(Assoc, Key, Value, NewAssoc, _).

'$del_max'(t(K, V, B, L, R), Key, Value, Tree, Change) :-
    ( R == t -> Key = K, Value = V, Tree = L, Change = shrunk
    ; '$del_max'(R, Key, Value, R1, Change1),
      '$right_lower'(Change1, B, K, V, L, R1, Tree, Change)
    ).

%! min_assoc(+Assoc, ?Key, ?Value) is semidet.
%  Key is the smallest one of Assoc.
%  ?- list_to_assoc([a-1,b-2], A), min_assoc(A, K, V), A = t(_, _, _, _, _).
%  A = t(b,2,<,t(a,1,-,t,t),t), K = a, V = 1
min_assoc(t(K, V, _, L, _), Key, Value) :- ( L == t -> Key = K, Value = V ; min_assoc(L, Key, Value) ).

%! max_assoc(+Assoc, ?Key, ?Value) is semidet.
%  Key is the largest one of Assoc.
%  ?- list_to_assoc([a-1,b-2], A), max_assoc(A, K, V).
%  A = t(b,2,<,t(a,1,-,t,t),t), K = b, V = 2
max_assoc(t(K, V, _, _, R), Key, Value) :- ( R == t -> Key = K, Value = V ; max_assoc(R, Key, Value) ).

%! gen_assoc(?Key, +Assoc, ?Value) is nondet.
%  Key has Value in Assoc, by ascending keys.
%  ?- list_to_assoc([a-1,b-2], _A), gen_assoc(K, _A, V).
%  K = a, V = 1 ; K = b, V = 2
gen_assoc(Key, Assoc, Value) :-
    must_be(nonvar, Assoc),
    ( ground(Key) -> get_assoc(Key, Assoc, Value) ; '$gen_assoc'(Assoc, Key, Value) ).

'$gen_assoc'(t(K, V, _, L, R), Key, Value) :- '$gen_assoc'(L, K, V, R, Key, Value).

'$gen_assoc'(L, _, _, _, Key, Value) :- '$gen_assoc'(L, Key, Value).
'$gen_assoc'(_, Key, Value, t, Key, Value) :- !.
'$gen_assoc'(_, Key, Value, _, Key, Value).
'$gen_assoc'(_, _, _, R, Key, Value) :- '$gen_assoc'(R, Key, Value).

%! list_to_assoc(+Pairs, -Assoc) is det.
%  Assoc has the Key-Value of Pairs, whose keys differ.
%  ?- list_to_assoc([b-1,a-2], A).
%  A = t(b,1,<,t(a,2,-,t,t),t)
list_to_assoc(Pairs, Assoc) :-
    '$must_be_pairs'(Pairs),
    keysort(Pairs, Sorted),
    ( '$keys_ascend'(Sorted) -> true ; throw(error(domain_error(unique_key_pairs, Pairs), _)) ),
    '$from_sorted'(Sorted, Assoc).

%! ord_list_to_assoc(+Pairs, -Assoc) is det.
%  Assoc has the Key-Value of Pairs, whose keys ascend.
%  ?- ord_list_to_assoc([a-1,b-2], A).
%  A = t(b,2,<,t(a,1,-,t,t),t)
ord_list_to_assoc(Pairs, Assoc) :-
    '$must_be_pairs'(Pairs),
    ( '$keys_ascend'(Pairs) -> true ; throw(error(domain_error(key_ordered_pairs, Pairs), _)) ),
    '$from_sorted'(Pairs, Assoc).

'$must_be_pairs'(Pairs) :- must_be(list, Pairs), must_be(list(pair), Pairs).

'$keys_ascend'([]).
'$keys_ascend'([K-_|Pairs]) :- '$keys_ascend'(Pairs, K).

'$keys_ascend'([], _).
'$keys_ascend'([K-_|Pairs], K0) :- K0 @< K, '$keys_ascend'(Pairs, K).

'$from_sorted'(Pairs, Assoc) :- length(Pairs, Count), '$from_sorted'(Count, Pairs, [], Assoc, _).

'$from_sorted'(0, Rest, Rest, t, 0) :- !.
'$from_sorted'(Count, Pairs, Rest, t(K, V, Balance, L, R), Height) :-
    Left is Count // 2,
    Right is Count - 1 - Left,
    '$from_sorted'(Left, Pairs, [K-V|Pairs1], L, HL),
    '$from_sorted'(Right, Pairs1, Rest, R, HR),
    ( HL > HR -> Balance = (<) ; Balance = (-) ),
    Height is HL + 1.

%! assoc_to_list(+Assoc, -Pairs) is det.
%  Pairs are the Key-Value of Assoc, by ascending keys.
%  ?- list_to_assoc([b-1,a-2], _A), assoc_to_list(_A, L).
%  L = [a-2,b-1]
assoc_to_list(Assoc, Pairs) :- must_be(nonvar, Assoc), '$assoc_pairs'(Assoc, Pairs, []).

'$assoc_pairs'(t, Rest, Rest).
'$assoc_pairs'(t(K, V, _, L, R), Pairs, Rest) :- '$assoc_pairs'(L, Pairs, [K-V|Pairs1]), '$assoc_pairs'(R, Pairs1, Rest).

%! assoc_to_keys(+Assoc, -Keys) is det.
%  Keys are those of Assoc, ascending.
%  ?- list_to_assoc([b-1,a-2], _A), assoc_to_keys(_A, L).
%  L = [a,b]
assoc_to_keys(Assoc, Keys) :- assoc_to_list(Assoc, Pairs), pairs_keys(Pairs, Keys).

%! assoc_to_values(+Assoc, -Values) is det.
%  Values are those of Assoc, by ascending keys.
%  ?- list_to_assoc([b-1,a-2], _A), assoc_to_values(_A, L).
%  L = [2,1]
assoc_to_values(Assoc, Values) :- assoc_to_list(Assoc, Pairs), pairs_values(Pairs, Values).

%! map_assoc(:Goal, +Assoc) is semidet.
%  Goal succeeds for each value.
%  ?- list_to_assoc([b-1,a-2], _A), map_assoc(integer, _A).
%  true
map_assoc(Goal, Assoc) :- must_be(nonvar, Assoc), '$map_assoc'(Assoc, Goal).

'$map_assoc'(t, _).
'$map_assoc'(t(_, V, _, L, R), Goal) :- '$map_assoc'(L, Goal), call(Goal, V), '$map_assoc'(R, Goal).

%! map_assoc(:Goal, +Assoc, ?Other) is semidet.
%  Other has the same keys, and Goal succeeds for the values of both.
%  ?- list_to_assoc([a-1], _A), map_assoc(succ, _A, B).
%  B = t(a,2,-,t,t)
map_assoc(Goal, Assoc, Other) :- must_be(nonvar, Assoc), '$map_assoc'(Assoc, Goal, Other).

'$map_assoc'(t, _, t).
'$map_assoc'(t(K, V, B, L, R), Goal, t(K, W, B, L1, R1)) :-
    '$map_assoc'(L, Goal, L1),
    call(Goal, V, W),
    '$map_assoc'(R, Goal, R1).
