% Lists of Key-Value. How the comments are read: control.pl.

:- module(pairs, [pairs_keys_values/3, pairs_keys/2, pairs_values/2, transpose_pairs/2, map_list_to_pairs/3,
    keys_and_values/3, keyclumped/2, group_pairs_by_key/2]).

%! pairs_keys_values(?Pairs, ?Keys, ?Values) is det.
%  Pairs are Key-Value, from the lists of both.
%  ?- pairs_keys_values(P, [a,b], [1,2]).
%  P = [a-1,b-2]
pairs_keys_values([], [], []).
pairs_keys_values([K-V|Pairs], [K|Keys], [V|Values]) :- pairs_keys_values(Pairs, Keys, Values).

%! pairs_keys(?Pairs, ?Keys) is det.
%  The keys of Key-Value pairs.
%  ?- pairs_keys([a-1,b-2], K).
%  K = [a,b]
pairs_keys([], []).
pairs_keys([K-_|Pairs], [K|Keys]) :- pairs_keys(Pairs, Keys).

%! pairs_values(?Pairs, ?Values) is det.
%  The values of Key-Value pairs.
%  ?- pairs_values([a-1,b-2], V).
%  V = [1,2]
pairs_values([], []).
pairs_values([_-V|Pairs], [V|Values]) :- pairs_values(Pairs, Values).

%! transpose_pairs(+Pairs, -Transposed) is det.
%  Transposed has Value-Key for each Key-Value, sorted by the new keys.
%  ?- transpose_pairs([a-2,b-1], T).
%  T = [1-b,2-a]
transpose_pairs(Pairs, Transposed) :- '$flip_pairs'(Pairs, Flipped), keysort(Flipped, Transposed).

'$flip_pairs'([], []).
'$flip_pairs'([K-V|Pairs], [V-K|Flipped]) :- '$flip_pairs'(Pairs, Flipped).

%! map_list_to_pairs(:Goal, +List, -Keyed) is semidet.
%  Keyed has Key-Item for each item, where call(Goal, Item, Key).
%  ?- map_list_to_pairs(atom_length, [aa,b], P).
%  P = [2-aa,1-b]
map_list_to_pairs(Goal, List, Keyed) :- '$map_to_pairs'(List, Goal, Keyed).

'$map_to_pairs'([], _, []).
'$map_to_pairs'([X|Xs], Goal, [Key-X|Keyed]) :- call(Goal, X, Key), '$map_to_pairs'(Xs, Goal, Keyed).

%! keys_and_values(?Pairs, ?Keys, ?Values) is det.
%  The same as pairs_keys_values/3.
%  ?- keys_and_values([a-1], K, V).
%  K = [a], V = [1]
keys_and_values(Pairs, Keys, Values) :- pairs_keys_values(Pairs, Keys, Values).

%! keyclumped(+Pairs, -Groups) is det.
%  Groups has Pairs cut into the longest runs with equal keys.
%  ?- keyclumped([a-1,a-2,b-3], G).
%  G = [[a-1,a-2],[b-3]]
keyclumped([], []).
keyclumped([K-V|Pairs], [[K-V|Run]|Groups]) :- '$key_run'(Pairs, K, Run, Rest), keyclumped(Rest, Groups).

'$key_run'([K1-V|Pairs], K, Run, Rest) :- K1 == K, !, Run = [K1-V|Run1], '$key_run'(Pairs, K, Run1, Rest).
'$key_run'(Rest, _, [], Rest).

%! group_pairs_by_key(+Pairs, -Groups) is det.
%  Groups has Key-Values for each run of equal keys.
%  ?- group_pairs_by_key([a-1,a-2,b-3], G).
%  G = [a-[1,2],b-[3]]
group_pairs_by_key([], []).
group_pairs_by_key([K-V|Pairs], [K-[V|Values]|Groups]) :-
    '$same_key'(Pairs, K, Values, Rest),
    group_pairs_by_key(Rest, Groups).

'$same_key'([K1-V|Pairs], K, Values, Rest) :- K1 == K, !, Values = [V|Values1], '$same_key'(Pairs, K, Values1, Rest).
'$same_key'(Rest, _, [], Rest).
