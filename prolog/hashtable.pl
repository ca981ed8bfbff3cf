% Hash tables that are changed in place, until backtracking, as in SWI-Prolog. How the comments are read: control.pl.
%
% A table is ht(Count, Buckets); Buckets is a term whose arguments are lists of Key-Value. Keys are compared with ==.

:- module(hashtable, [ht_new/1, ht_is_hashtable/1, ht_size/2, ht_put/3, ht_put/5, ht_put_new/3, ht_update/4, ht_del/3,
    ht_get/3, ht_gen/3, ht_pairs/2, ht_keys/2, ht_values/2]).

%! ht_new(-Table) is det.
%  Table is a new, empty one.
%  ?- ht_new(_T), ht_size(_T, N).
%  N = 0
ht_new(Table) :- '$ht_new'(8, Table).

'$ht_new'(Size, ht(0, Buckets)) :- length(Lists, Size), '$ht_empty'(Lists), Buckets =.. [buckets|Lists].

'$ht_empty'([]).
'$ht_empty'([[]|Lists]) :- '$ht_empty'(Lists).

%! ht_is_hashtable(?Term) is semidet.
%  Term is a hash table.
%  ?- ht_new(_T), ht_is_hashtable(_T), \+ ht_is_hashtable(a).
%  true
ht_is_hashtable(Term) :- nonvar(Term), Term = ht(Count, Buckets), integer(Count), functor(Buckets, buckets, _).

%! ht_size(+Table, -Count) is det.
%  Table has Count keys.
%  ?- ht_pairs(_T, [a-1,b-2]), ht_size(_T, N).
%  N = 2
ht_size(ht(Count, _), Count).

% `$ht_bucket'(+Table, +Key, -Place, -List)
'$ht_bucket'(Table, Key, Place, List) :-
    must_be(nonvar, Key),
    arg(2, Table, Buckets),
    functor(Buckets, _, Size),
    ( term_hash(Key, Hash), nonvar(Hash) -> true ; variant_hash(Key, Text), term_hash(Text, Hash) ),
    Place is Hash mod Size + 1,
    arg(Place, Buckets, List).

'$ht_found'([Pair|Pairs], Key, Found) :- Pair = Key0-_, ( Key0 == Key -> Found = Pair ; '$ht_found'(Pairs, Key, Found) ).

'$ht_add'(Table, Place, List, Key, Value) :-
    Table = ht(Count, Buckets),
    setarg(Place, Buckets, [Key-Value|List]),
    Count1 is Count + 1,
    setarg(1, Table, Count1),
    functor(Buckets, _, Size),
    ( Count1 > 2 * Size -> '$ht_grow'(Table, Size) ; true ).

'$ht_grow'(Table, Size0) :-
    ht_pairs(Table, Pairs),
    Size is 4 * Size0,
    '$ht_new'(Size, New),
    '$ht_fill'(Pairs, New),
    arg(2, New, Buckets),
    setarg(2, Table, Buckets).

'$ht_fill'([], _).
'$ht_fill'([Key-Value|Pairs], Table) :- ht_put(Table, Key, Value), '$ht_fill'(Pairs, Table).

%! ht_put(+Table, +Key, ?Value) is det.
%  Value is that of Key from now on.
%  ?- ht_new(_T), ht_put(_T, a, 1), ht_put(_T, a, 2), ht_pairs(_T, Ps).
%  Ps = [a-2]
ht_put(Table, Key, Value) :-
    '$ht_bucket'(Table, Key, Place, List),
    ( '$ht_found'(List, Key, Pair) -> setarg(2, Pair, Value) ; '$ht_add'(Table, Place, List, Key, Value) ).

%! ht_put(+Table, +Key, ?Value, ?IfNew, -Old) is det.
%  The same; Old is the value before, IfNew where there was none.
%  ?- ht_new(_T), ht_put(_T, a, N, 0, O), N is O + 1, ht_get(_T, a, V).
%  N = 1, O = 0, V = 1
ht_put(Table, Key, Value, IfNew, Old) :-
    '$ht_bucket'(Table, Key, Place, List),
    ( '$ht_found'(List, Key, Pair) -> arg(2, Pair, Old0), setarg(2, Pair, Value), Old = Old0
    ; '$ht_add'(Table, Place, List, Key, Value), Old = IfNew
    ).

%! ht_put_new(+Table, +Key, ?Value) is semidet.
%  Value is that of Key, which had none.
%  ?- ht_new(_T), ht_put_new(_T, a, 1), \+ ht_put_new(_T, a, 2).
%  true
ht_put_new(Table, Key, Value) :-
    '$ht_bucket'(Table, Key, Place, List),
    \+ '$ht_found'(List, Key, _),
    '$ht_add'(Table, Place, List, Key, Value).

%! ht_update(+Table, +Key, ?Old, ?New) is semidet.
%  Key had the value Old and has New.
%  ?- ht_pairs(_T, [a-1]), ht_update(_T, a, O, 2), ht_get(_T, a, V).
%  O = 1, V = 2
ht_update(Table, Key, Old, New) :-
    '$ht_bucket'(Table, Key, _, List),
    '$ht_found'(List, Key, Pair),
    arg(2, Pair, Old),
    setarg(2, Pair, New).

%! ht_del(+Table, +Key, -Value) is semidet.
%  Key had Value and is gone.
%  ?- ht_pairs(_T, [a-1,b-2]), ht_del(_T, a, V), ht_keys(_T, Ks).
%  V = 1, Ks = [b]
ht_del(Table, Key, Value) :-
    '$ht_bucket'(Table, Key, Place, List),
    '$ht_found'(List, Key, Pair),
    arg(2, Pair, Value),
    '$ht_without'(List, Key, List1),
    Table = ht(Count, Buckets),
    setarg(Place, Buckets, List1),
    Count1 is Count - 1,
    setarg(1, Table, Count1).

'$ht_without'([Pair|Pairs], Key, Rest) :-
    Pair = Key0-_,
    ( Key0 == Key -> Rest = Pairs ; Rest = [Pair|Rest1], '$ht_without'(Pairs, Key, Rest1) ).

%! ht_get(+Table, +Key, -Value) is semidet.
%  Key has Value.
%  ?- ht_pairs(_T, [a-1,b-2]), ht_get(_T, b, V).
%  V = 2
ht_get(Table, Key, Value) :- '$ht_bucket'(Table, Key, _, List), '$ht_found'(List, Key, _-Value0), Value = Value0.

%! ht_gen(+Table, ?Key, ?Value) is nondet.
%  Key has Value.
%  ?- ht_pairs(_T, [a-1]), ht_gen(_T, K, V).
%  K = a, V = 1
ht_gen(Table, Key, Value) :- ht_pairs(Table, Pairs), member(Key-Value, Pairs).

%! ht_pairs(?Table, ?Pairs) is det.
%  Pairs are the Key-Value of Table, in no order.
%  ?- ht_pairs(_T, [a-1,b-2]), ht_pairs(_T, _Ps), msort(_Ps, L).
%  L = [a-1,b-2]
ht_pairs(Table, Pairs) :-
    ( var(Table) -> must_be(list(pair), Pairs), ht_new(Table0), '$ht_fill'(Pairs, Table0), Table = Table0
    ; arg(2, Table, Buckets), Buckets =.. [_|Lists], append(Lists, Shared), '$ht_copied'(Shared, Pairs)
    ).

% What a later change must not change.
'$ht_copied'([], []).
'$ht_copied'([Key-Value|Pairs], [Key-Value|Copies]) :- '$ht_copied'(Pairs, Copies).

%! ht_keys(+Table, -Keys) is det.
%  The keys of Table, in no order.
%  ?- ht_pairs(_T, [a-1]), ht_keys(_T, Ks).
%  Ks = [a]
ht_keys(Table, Keys) :- ht_pairs(Table, Pairs), pairs_keys(Pairs, Keys).

%! ht_values(+Table, -Values) is det.
%  The values of Table, in no order.
%  ?- ht_pairs(_T, [a-1]), ht_values(_T, Vs).
%  Vs = [1]
ht_values(Table, Values) :- ht_pairs(Table, Pairs), pairs_values(Pairs, Values).
