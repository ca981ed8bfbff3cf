% Lists: their parts, places and orders. How the comments are read: control.pl.

:- module(lists, [append/3, append/2, member/2, memberchk/2, length/2, reverse/2, nth0/3, nth1/3, nth0/4, nth1/4,
    last/2, select/3, selectchk/3, select/4, selectchk/4, permutation/2, flatten/2, same_length/2, prefix/2,
    sublist/2, proper_length/2, nextto/3, rev/2, suffix/2, prefix_length/3, suffix_length/3, subseq/3, subseq0/2, subseq1/2,
    same_length/3, clumped/2, clumps/2, transpose/2]).

%! append(?Front, ?Back, ?Whole) is nondet.
%  Whole is Front followed by Back.
%  ?- append(X, [c], [a,b,c]).
%  X = [a,b]
append([], List, List).
append([X|Front], Back, [X|Whole]) :- append(Front, Back, Whole).

%! append(+Lists, ?Whole) is nondet.
%  Whole is all Lists one after another.
%  ?- append([[a],[],[b,c]], L).
%  L = [a,b,c]
append(Lists, Whole) :- must_be(list, Lists), '$append_all'(Lists, Whole).

'$append_all'([], []).
'$append_all'([List|Lists], Whole) :- append(List, Rest, Whole), '$append_all'(Lists, Rest).

%! member(?Item, ?List) is nondet.
%  Item is in List.
%  ?- member(X, [a,b]).
%  X = a ; X = b
member(X, [Y|Ys]) :- '$member'(Ys, X, Y).

'$member'(_, X, X).
'$member'([Y|Ys], X, _) :- '$member'(Ys, X, Y).

%! memberchk(?Item, +List) is semidet.
%  Item is in List; only the first place counts.
%  ?- memberchk(X, [a,b]).
%  X = a
memberchk(X, [Y|Ys]) :- ( X = Y -> true ; memberchk(X, Ys) ).

%! length(?List, ?Length) is nondet.
%  List has Length items.
%  ?- length([a,b,c], N).
%  N = 3
length(List, Length) :-
    ( '$skip_list'(List, Count, End) -> '$length'(End, Count, Length, List)
    ; throw(error(type_error(list, List), _))
    ).

'$length'(End, Count, Length, _) :-
    End == [],
    !,
    '$length_argument'(Length),
    Length = Count.
'$length'(End, Count, Length, _) :-
    var(End),
    !,
    '$length_argument'(Length),
    '$longer'(Length, Count, End).
'$length'(_, _, Length, List) :- '$length_argument'(Length), throw(error(type_error(list, List), _)).

'$length_argument'(N) :- var(N), !.
'$length_argument'(N) :- integer(N), !, ( N >= 0 -> true ; throw(error(domain_error(not_less_than_zero, N), _)) ).
'$length_argument'(N) :- throw(error(type_error(integer, N), _)).

'$longer'(Length, Count, End) :-
    integer(Length),
    !,
    More is Length - Count,
    More >= 0,
    '$fresh_list'(More, End).
'$longer'(Length, _, End) :- Length == End, !, throw(error(resource_error(memory), _)).
'$longer'(Length, Count, End) :- '$some_length'(End, Count, Length).

'$some_length'([], Length, Length).
'$some_length'([_|End], Count, Length) :- Count1 is Count + 1, '$some_length'(End, Count1, Length).

%! reverse(+List, -Reversed) is det.
%  Reversed has the items of List from the last to the first.
%  ?- reverse([a,b,c], L).
%  L = [c,b,a]
reverse(List, Reversed) :- is_list(List), !, '$reverse'(List, [], Reversed).
reverse(List, Reversed) :- '$reverse'(List, [], Reversed, Reversed).

'$reverse'([], Reversed, Reversed).
'$reverse'([X|Xs], Done, Reversed) :- '$reverse'(Xs, [X|Done], Reversed).

% The last argument is as long as the list at the most: an end for partial lists.
'$reverse'([], Reversed, Reversed, []).
'$reverse'([X|Xs], Done, Reversed, [_|Longest]) :- '$reverse'(Xs, [X|Done], Reversed, Longest).

%! nth0(?Index, ?List, ?Item) is nondet.
%  Item is at Index in List, counted from 0.
%  ?- nth0(1, [a,b,c], X).
%  X = b
nth0(Index, List, Item) :- '$nth'(Index, List, Item, 0).

%! nth1(?Index, ?List, ?Item) is nondet.
%  Item is at Index in List, counted from 1.
%  ?- nth1(I, [a,b,a], a).
%  I = 1 ; I = 3
nth1(Index, List, Item) :- '$nth'(Index, List, Item, 1).

'$nth'(Index, List, Item, First) :-
    integer(Index), !,
    '$not_negative'(Index),
    Skip is Index - First,
    Skip >= 0,
    '$drop'(Skip, List, [Item|_]).
'$nth'(Index, [X|Xs], Item, First) :-
    var(Index), !,
    '$nth_any'(Xs, X, Item, First, Index).
'$nth'(Index, _, _, _) :- nonvar(Index), throw(error(type_error(integer, Index), _)).

'$not_negative'(Index) :- ( Index < 0 -> throw(error(domain_error(not_less_than_zero, Index), _)) ; true ).

'$nth_any'(_, Item, Item, Index, Index).
'$nth_any'([X|Xs], _, Item, Index0, Index) :- Index1 is Index0 + 1, '$nth_any'(Xs, X, Item, Index1, Index).

'$drop'(0, List, Rest) :- !, Rest = List.
'$drop'(N, [_|List], Rest) :- N1 is N - 1, '$drop'(N1, List, Rest).

%! nth0(?Index, ?List, ?Item, ?Rest) is nondet.
%  Item is at Index (from 0) in List, and Rest is List without it.
%  ?- nth0(1, [a,b,c], X, R).
%  X = b, R = [a,c]
nth0(Index, List, Item, Rest) :- '$nth'(Index, List, Item, Rest, 0).

%! nth1(?Index, ?List, ?Item, ?Rest) is nondet.
%  Item is at Index (from 1) in List, and Rest is List without it.
%  ?- nth1(1, [a,b,c], X, R).
%  X = a, R = [b,c]
nth1(Index, List, Item, Rest) :- '$nth'(Index, List, Item, Rest, 1).

'$nth'(Index, List, Item, Rest, First) :-
    integer(Index), !,
    '$not_negative'(Index),
    Skip is Index - First,
    Skip >= 0,
    '$take_out'(Skip, List, Item, Rest).
'$nth'(Index, List, Item, Rest, First) :- '$take_any'(List, Item, Rest, First, Index).

'$take_out'(0, [Item|Rest], X, Xs) :- !, X = Item, Xs = Rest.
'$take_out'(N, [X|List], Item, [X|Rest]) :- N1 is N - 1, '$take_out'(N1, List, Item, Rest).

'$take_any'([Item|Rest], Item, Rest, Index, Index).
'$take_any'([X|List], Item, [X|Rest], Index0, Index) :- Index1 is Index0 + 1, '$take_any'(List, Item, Rest, Index1, Index).

%! last(?List, ?Last) is nondet.
%  Last is the last item of List.
%  ?- last([a,b,c], X).
%  X = c
last([X|Xs], Last) :- '$last'(Xs, X, Last).

'$last'([], Last, Last).
'$last'([X|Xs], _, Last) :- '$last'(Xs, X, Last).

%! select(?Item, ?List, ?Rest) is nondet.
%  Rest is List without one occurrence of Item.
%  ?- select(X, [a,b], R).
%  X = a, R = [b] ; X = b, R = [a]
select(X, [Y|Ys], Rest) :- '$select'(Ys, Y, X, Rest).

'$select'(Ys, X, X, Ys).
'$select'([Z|Zs], Y, X, [Y|Rest]) :- '$select'(Zs, Z, X, Rest).

%! selectchk(?Item, +List, -Rest) is semidet.
%  Rest is List without the first occurrence of Item.
%  ?- selectchk(b, [a,b,c,b], R).
%  R = [a,c,b]
selectchk(X, List, Rest) :- select(X, List, Rest0), !, Rest = Rest0.

%! selectchk(?Item, ?List, ?Other, ?Changed) is semidet.
%  Changed is List with Other in place of the first occurrence of Item.
%  ?- selectchk(a, [b,a,a], x, L).
%  L = [b,x,a]
selectchk(X, List, Y, Changed) :- select(X, List, Y, Changed), !.

%! select(?Item, ?List, ?Other, ?Changed) is nondet.
%  Changed is List with one occurrence of Item replaced by Other.
%  ?- select(b, [a,b], x, L).
%  L = [a,x]
select(X, Xs, Y, Ys) :- '$select4'(Xs, X, Y, Ys).

'$select4'([X|Xs], X, Y, [Y|Xs]).
'$select4'([Z|Xs], X, Y, [Z|Ys]) :- '$select4'(Xs, X, Y, Ys).

%! permutation(?List, ?Permuted) is nondet.
%  Permuted has the items of List in any order.
%  ?- permutation([a,b], P).
%  P = [a,b] ; P = [b,a]
permutation(List, Permuted) :-
    '$skip_list'(List, Count, End),
    ( End == [] -> length(Permuted, Count)
    ; '$skip_list'(Permuted, Count2, End2), End2 == [] -> length(List, Count2)
    ; length(List, Any), length(Permuted, Any)
    ),
    '$permutation'(List, Permuted).

'$permutation'([], []).
'$permutation'(List, [X|Permuted]) :- select(X, List, Rest), '$permutation'(Rest, Permuted).

%! flatten(+Nested, -Flat) is det.
%  Flat has the items of Nested and of the lists in it.
%  ?- flatten([a,[b,[c]],[]], F).
%  F = [a,b,c]
flatten(Nested, Flat) :- '$flatten'(Nested, [], Flat0), !, Flat = Flat0.

'$flatten'(X, Tail, [X|Tail]) :- var(X), !.
'$flatten'([], Tail, Tail) :- !.
'$flatten'([X|Xs], Tail, Flat) :- !, '$flatten'(X, Rest, Flat), '$flatten'(Xs, Tail, Rest).
'$flatten'(X, Tail, [X|Tail]).

%! same_length(?List, ?Other) is nondet.
%  Both lists have the same number of items.
%  ?- same_length([a,b], L), L = [x|_].
%  L = [x,_]
same_length([], []).
same_length([_|Xs], [_|Ys]) :- same_length(Xs, Ys).

%! prefix(?Front, ?List) is nondet.
%  List begins with Front.
%  ?- prefix(P, [a]).
%  P = [] ; P = [a]
prefix([], _).
prefix([X|Xs], [X|Ys]) :- prefix(Xs, Ys).

%! sublist(?Part, +List) is nondet.
%  The items of Part stand in List in this order, others perhaps between them.
%  ?- findall(L, sublist(L, [a,b,c]), Ls).
%  Ls = [[a,b,c],[a,b],[a,c],[a],[b,c],[b],[c],[]]
sublist(Part, List) :- '$sublist'(List, Part).

'$sublist'([], []).
'$sublist'([X|Xs], Part) :- '$sublist'(Part, X, Xs).

'$sublist'([X|Ys], X, Xs) :- '$sublist'(Xs, Ys).
'$sublist'(Ys, _, Xs) :- '$sublist'(Xs, Ys).

%! proper_length(?List, ?Length) is semidet.
%  List is a proper list with Length items.
%  ?- proper_length([a|_], N).
%  false
proper_length(List, Length) :- '$skip_list'(List, Count, End), End == [], Length = Count.

%! nextto(?First, ?Second, ?List) is nondet.
%  Second stands right behind First in List.
%  ?- nextto(X, Y, [a,b,c]).
%  X = a, Y = b ; X = b, Y = c
nextto(X, Y, [Z|Zs]) :- '$nextto'(Zs, Z, X, Y).

'$nextto'([Y|_], X, X, Y).
'$nextto'([Z|Zs], _, X, Y) :- '$nextto'(Zs, Z, X, Y).

%! rev(+List, -Reversed) is det.
%  The same as reverse/2.
%  ?- rev([a,b], L).
%  L = [b,a]
rev(List, Reversed) :- '$reverse'(List, [], Reversed).

%! suffix(?Back, ?List) is nondet.
%  List ends with Back.
%  ?- suffix(S, [a]).
%  S = [a] ; S = []
suffix(List, List).
suffix(Back, [_|List]) :- suffix(Back, List).

%! prefix_length(?List, ?Front, ?Length) is nondet.
%  List begins with the Length items of Front.
%  ?- prefix_length([a,b,c], F, 2).
%  F = [a,b]
prefix_length(List, Front, Length) :-
    ( nonvar(Length) -> length(Front, Length), append(Front, _, List)
    ; append(Front, _, List), length(Front, Length)
    ).

%! suffix_length(+List, ?Back, ?Length) is nondet.
%  List ends with the Length items of Back.
%  ?- suffix_length([a,b,c], B, 2).
%  B = [b,c]
suffix_length(List, Back, Length) :-
    length(List, All),
    ( nonvar(Length) -> Skip is All - Length, Skip >= 0, '$drop'(Skip, List, Back)
    ; suffix(Back, List), length(Back, Length)
    ).

%! subseq(?List, ?Some, ?Others) is nondet.
%  Some and Others are the items of List that are taken and left out, each in their order.
%  ?- subseq([a,b], S, O).
%  S = [], O = [a,b] ; S = [b], O = [a] ; S = [a], O = [b] ; S = [a,b], O = []
subseq([], [], []).
subseq([X|Xs], Some, Others) :- '$subseq'(Some, Others, X, Xs).

'$subseq'(Some, [X|Others], X, Xs) :- subseq(Xs, Some, Others).
'$subseq'([X|Some], Others, X, Xs) :- subseq(Xs, Some, Others).

%! subseq0(+List, ?Some) is nondet.
%  Some has items of List in their order.
%  ?- subseq0([a,b], S).
%  S = [a,b] ; S = [b] ; S = [] ; S = [a]
subseq0(List, List).
subseq0(List, Some) :- subseq1(List, Some).

%! subseq1(+List, ?Some) is nondet.
%  Some has items of List in their order, but not all.
%  ?- subseq1([a,b], S).
%  S = [b] ; S = [] ; S = [a]
subseq1([_|List], Some) :- subseq0(List, Some).
subseq1([X|List], [X|Some]) :- subseq1(List, Some).

%! same_length(?List, ?Other, ?Length) is nondet.
%  Both lists have Length items.
%  ?- same_length([a,b], L, N), L = [x|_].
%  L = [x,_], N = 2
same_length(List, Other, Length) :- same_length(List, Other), length(List, Length).

%! clumped(+List, -Counts) is det.
%  Counts has Item-Count for each run of equal items of List.
%  ?- clumped([a,a,b,a], C).
%  C = [a-2,b-1,a-1]
clumped(Items, Counts) :- '$clumped'(Items, Counts).

'$clumped'([], []).
'$clumped'([Key|Items], [Key-Count|Counts]) :- '$clump'(Items, Key, 1, Count, Rest), '$clumped'(Rest, Counts).

'$clump'([Key1|Items], Key, Count0, Count, Rest) :-
    Key1 == Key,
    !,
    Count1 is Count0 + 1,
    '$clump'(Items, Key, Count1, Count, Rest).
'$clump'(Rest, _, Count, Count, Rest).

%! clumps(+List, -Runs) is det.
%  Runs are the longest runs of equal items of List.
%  ?- clumps([a,a,b,a], R).
%  R = [[a,a],[b],[a]]
clumps([], []).
clumps([X|Xs], [[X|Run]|Runs]) :- '$run_of'(Xs, X, Run, Rest), clumps(Rest, Runs).

'$run_of'([Y|Ys], X, Run, Rest) :- Y == X, !, Run = [Y|Run1], '$run_of'(Ys, X, Run1, Rest).
'$run_of'(Rest, _, [], Rest).

%! transpose(+Rows, -Columns) is semidet.
%  Columns has the first items of all Rows, then the second ones, and so on.
%  ?- transpose([[1,2,3],[4,5,6]], C).
%  C = [[1,4],[2,5],[3,6]]
transpose([], []).
transpose([Row|Rows], Columns) :- '$transpose'(Row, [Row|Rows], Columns).

'$transpose'([], Rows, []) :- '$all_empty'(Rows).
'$transpose'([_|Row], Rows, [Column|Columns]) :-
    '$first_column'(Rows, Column, Rests),
    '$transpose'(Row, Rests, Columns).

'$all_empty'([]).
'$all_empty'([[]|Rows]) :- '$all_empty'(Rows).

'$first_column'([], [], []).
'$first_column'([[X|Xs]|Rows], [X|Column], [Xs|Rests]) :- '$first_column'(Rows, Column, Rests).
