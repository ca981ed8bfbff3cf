% Association lists: AVL trees, t or t(Key, Value, Balance, Left, Right) with Balance the order of the depths of Left and
% Right. How the comments are read: control.pl.

%! empty_assoc(-Assoc) is det.
%  Assoc has no keys.
%  ?- empty_assoc(A), assoc_to_list(A, L).
%  A = t, L = []
empty_assoc(t).

%! get_assoc(+Key, +Assoc, -Value) is semidet.
%  Key has Value in Assoc.
%  ?- list_to_assoc([a-1,b-2], A), get_assoc(b, A, V), A = t(K, _, _, _, _).
%  A = t(a,1,<,t,t(b,2,=,t,t)), V = 2, K = a
get_assoc(Key, t(K, V, _, Left, Right), Value) :-
    compare(Order, Key, K),
    '$get_assoc'(Order, Key, V, Left, Right, Value).

'$get_assoc'(=, _, Value, _, _, Value).
'$get_assoc'(<, Key, _, Left, _, Value) :- get_assoc(Key, Left, Value).
'$get_assoc'(>, Key, _, _, Right, Value) :- get_assoc(Key, Right, Value).

%! put_assoc(+Key, +Assoc, +Value, -Changed) is det.
%  Changed is Assoc with Value for Key.
%  ?- put_assoc(k, t, 1, A), put_assoc(k, A, 2, B), assoc_to_list(B, L).
%  A = t(k,1,=,t,t), B = t(k,2,=,t,t), L = [k-2]
put_assoc(Key, Assoc, Value, Changed) :- '$put_assoc'(Assoc, Key, Value, Changed, _).

'$put_assoc'(t, Key, Value, t(Key, Value, =, t, t), deeper).
'$put_assoc'(t(K, V, B, L, R), Key, Value, Changed, Deeper) :-
    compare(Order, Key, K),
    '$put_assoc'(Order, Key, Value, K, V, B, L, R, Changed, Deeper).

'$put_assoc'(=, Key, Value, _, _, B, L, R, t(Key, Value, B, L, R), same).
'$put_assoc'(<, Key, Value, K, V, B, L, R, Changed, Deeper) :-
    '$put_assoc'(L, Key, Value, L1, LeftDeeper),
    '$grown_left'(LeftDeeper, B, K, V, L1, R, Changed, Deeper).
'$put_assoc'(>, Key, Value, K, V, B, L, R, Changed, Deeper) :-
    '$put_assoc'(R, Key, Value, R1, RightDeeper),
    '$grown_right'(RightDeeper, B, K, V, L, R1, Changed, Deeper).

'$grown_left'(same, B, K, V, L, R, t(K, V, B, L, R), same).
'$grown_left'(deeper, =, K, V, L, R, t(K, V, >, L, R), deeper).
'$grown_left'(deeper, <, K, V, L, R, t(K, V, =, L, R), same).
'$grown_left'(deeper, >, K, V, L, R, Changed, same) :- '$turn_right'(L, K, V, R, Changed).

'$grown_right'(same, B, K, V, L, R, t(K, V, B, L, R), same).
'$grown_right'(deeper, =, K, V, L, R, t(K, V, <, L, R), deeper).
'$grown_right'(deeper, >, K, V, L, R, t(K, V, =, L, R), same).
'$grown_right'(deeper, <, K, V, L, R, Changed, same) :- '$turn_left'(R, K, V, L, Changed).

'$turn_right'(t(K1, V1, >, L1, R1), K, V, R, t(K1, V1, =, L1, t(K, V, =, R1, R))).
'$turn_right'(t(K1, V1, <, L1, t(K2, V2, B2, L2, R2)), K, V, R,
              t(K2, V2, =, t(K1, V1, BL, L1, L2), t(K, V, BR, R2, R))) :- '$after_turn'(B2, BL, BR).

'$turn_left'(t(K1, V1, <, L1, R1), K, V, L, t(K1, V1, =, t(K, V, =, L, L1), R1)).
'$turn_left'(t(K1, V1, >, t(K2, V2, B2, L2, R2), R1), K, V, L,
             t(K2, V2, =, t(K, V, BL, L, L2), t(K1, V1, BR, R2, R1))) :- '$after_turn'(B2, BL, BR).

'$after_turn'(=, =, =).
'$after_turn'(>, =, <).
'$after_turn'(<, >, =).

%! list_to_assoc(+Pairs, -Assoc) is det.
%  Assoc has the keys and values of Pairs; the last value of a key counts.
%  ?- list_to_assoc([a-1], A).
%  A = t(a,1,=,t,t)
list_to_assoc(Pairs, Assoc) :- '$list_to_assoc'(Pairs, t, Assoc).

'$list_to_assoc'([], Assoc, Assoc).
'$list_to_assoc'([Key-Value|Pairs], Assoc0, Assoc) :-
    put_assoc(Key, Assoc0, Value, Assoc1),
    '$list_to_assoc'(Pairs, Assoc1, Assoc).

%! assoc_to_list(+Assoc, -Pairs) is det.
%  Pairs are the keys and values of Assoc in the order of the keys.
%  ?- list_to_assoc([c-3,a-1,b-2], A), assoc_to_list(A, L).
%  A = t(b,2,=,t(a,1,=,t,t),t(c,3,=,t,t)), L = [a-1,b-2,c-3]
assoc_to_list(Assoc, Pairs) :- '$assoc_pairs'(Assoc, Pairs, []).

'$assoc_pairs'(t, Pairs, Pairs).
'$assoc_pairs'(t(K, V, _, L, R), Pairs, Tail) :- '$assoc_pairs'(L, Pairs, [K-V|Rest]), '$assoc_pairs'(R, Rest, Tail).

%! assoc_to_keys(+Assoc, -Keys) is det.
%  The keys of Assoc in their order.
%  ?- list_to_assoc([b-2,a-1], A), assoc_to_keys(A, K).
%  A = t(b,2,>,t(a,1,=,t,t),t), K = [a,b]
assoc_to_keys(Assoc, Keys) :- assoc_to_list(Assoc, Pairs), pairs_keys(Pairs, Keys).

%! assoc_to_values(+Assoc, -Values) is det.
%  The values of Assoc in the order of the keys.
%  ?- list_to_assoc([a-1], A), assoc_to_values(A, V).
%  A = t(a,1,=,t,t), V = [1]
assoc_to_values(Assoc, Values) :- assoc_to_list(Assoc, Pairs), pairs_values(Pairs, Values).
