% Lists and sets: what SICStus' libraries have beside those of the others. How the comments are read: control.pl.

:- module(sicstus_lists, [nonmember/2, append_length/3, append_length/4, proper_prefix/2, proper_suffix/2,
    proper_prefix_length/3, proper_suffix_length/3, sublist/4, sublist/5, rotate_list/2, rotate_list/3, substitute/4,
    cumlist/4, cumlist/5, cumlist/6, map_product/4, correspond/4, perm2/4, remove_duplicates/2, del_elements/3, disjoint/1,
    intersect/2, intersection/2, union/2, union/4, set_order/3, power_set/2, pairfrom/4, setproduct/3, ord_member/2,
    ord_nonmember/2, ord_disjoint_union/3, ordered/1, ordered/2]).

%! nonmember(?Item, +List) is semidet.
%  Item is none of List.
%  ?- nonmember(c, [a,b]).
%  true
nonmember(Item, List) :- \+ memberchk(Item, List).

%! append_length(?Back, ?List, ?Length) is nondet.
%  List is Length items and Back behind them.
%  ?- append_length(B, [a,b,c], 2).
%  B = [c]
append_length(Back, List, Length) :- append_length(_, Back, List, Length).

%! append_length(?Front, ?Back, ?List, ?Length) is nondet.
%  List is Front, of that length, and Back.
%  ?- append_length(F, B, [a,b,c], 2).
%  F = [a,b], B = [c]
append_length(Front, Back, List, Length) :-
    ( integer(Length) -> length(Front, Length), append(Front, Back, List) ; append(Front, Back, List), length(Front, Length) ).

%! proper_prefix(?Front, ?List) is nondet.
%  Front is a beginning of List, and not all of it.
%  ?- proper_prefix(P, [a,b]).
%  P = [] ; P = [a]
proper_prefix([], [_|_]).
proper_prefix([X|Front], [X|List]) :- proper_prefix(Front, List).

%! proper_suffix(?Back, ?List) is nondet.
%  Back is an end of List, and not all of it.
%  ?- proper_suffix(S, [a,b]).
%  S = [b] ; S = []
proper_suffix(Back, [_|List]) :- '$suffix'(Back, List).

'$suffix'(Back, Back).
'$suffix'(Back, [_|List]) :- '$suffix'(Back, List).

%! proper_prefix_length(?List, ?Front, ?Length) is nondet.
%  Front is the first Length items of List, and not all of it.
%  ?- proper_prefix_length([a,b,c], F, 2).
%  F = [a,b]
proper_prefix_length(List, Front, Length) :- append_length(Front, [_|_], List, Length).

%! proper_suffix_length(+List, ?Back, ?Length) is nondet.
%  Back is the last Length items of List, and not all of it.
%  ?- proper_suffix_length([a,b,c], B, 2).
%  B = [b,c]
proper_suffix_length(List, Back, Length) :- append([_|_], Back, List), length(Back, Length).

%! sublist(+List, ?Part, ?Before, ?Length) is nondet.
%  Part stands in List behind Before items and has Length of them.
%  ?- sublist([a,b,c], P, 1, 2).
%  P = [b,c]
sublist(List, Part, Before, Length) :- sublist(List, Part, Before, Length, _).

%! sublist(+List, ?Part, ?Before, ?Length, ?After) is nondet.
%  The same, with After items behind it.
%  ?- sublist([a,b,c], [b], B, L, A).
%  B = 1, L = 1, A = 1
sublist(List, Part, Before, Length, After) :-
    append_length(_, Rest, List, Before),
    append_length(Part, Back, Rest, Length),
    length(Back, After).

%! rotate_list(?List, ?Rotated) is nondet.
%  Rotated is List with the first item behind the others.
%  ?- rotate_list([a,b,c], R).
%  R = [b,c,a]
rotate_list(List, Rotated) :- rotate_list(1, List, Rotated).

%! rotate_list(+Amount, ?List, ?Rotated) is nondet.
%  The same Amount times; a negative one the other way.
%  ?- rotate_list(-1, [a,b,c], R).
%  R = [c,a,b]
rotate_list(Amount, List, Rotated) :-
    must_be(integer, Amount),
    same_length(List, Rotated),
    length(List, N),
    ( N =:= 0 -> true
    ; Places is Amount mod N,
      length(Front, Places),
      append(Front, Back, List),
      append(Back, Front, Rotated)
    ).

%! substitute(?Old, +List, ?New, ?Changed) is det.
%  Changed is List with New in place of what is identical to Old.
%  ?- substitute(a, [a,b,a], c, L).
%  L = [c,b,c]
substitute(_, [], _, []).
substitute(Old, [X|Xs], New, [Y|Ys]) :- ( X == Old -> Y = New ; Y = X ), substitute(Old, Xs, New, Ys).

%! cumlist(:Goal, +List, ?First, ?Results) is nondet.
%  As foldl/4 with call(Goal, Item, Before, After); Results are the values behind each item.
%  ?- cumlist([X,A,B]>>(B is A + X), [1,2,3], 0, L).
%  L = [1,3,6]
cumlist(_, [], _, []).
cumlist(Goal, [X|Xs], V0, [V|Vs]) :- call(Goal, X, V0, V), cumlist(Goal, Xs, V, Vs).

%! cumlist(:Goal, +List, +List2, ?First, ?Results) is nondet.
%  The same over two lists.
%  ?- cumlist([X,Y,A,B]>>(B is A + X * Y), [1,2], [3,4], 0, L).
%  L = [3,11]
cumlist(_, [], [], _, []).
cumlist(Goal, [X|Xs], [Y|Ys], V0, [V|Vs]) :- call(Goal, X, Y, V0, V), cumlist(Goal, Xs, Ys, V, Vs).

%! cumlist(:Goal, +List, +List2, +List3, ?First, ?Results) is nondet.
%  The same over three lists.
%  ?- cumlist([X,Y,Z,A,B]>>(B is A + X * Y * Z), [1], [3], [5], 1, L).
%  L = [16]
cumlist(_, [], [], [], _, []).
cumlist(Goal, [X|Xs], [Y|Ys], [Z|Zs], V0, [V|Vs]) :- call(Goal, X, Y, Z, V0, V), cumlist(Goal, Xs, Ys, Zs, V, Vs).

%! map_product(:Goal, +Xs, +Ys, ?Products) is nondet.
%  Products are the results of Goal for each of Xs with each of Ys.
%  ?- map_product([X,Y,X-Y]>>true, [a,b], [1,2], L).
%  L = [a-1,a-2,b-1,b-2]
map_product(Goal, Xs, Ys, Products) :- '$products'(Xs, Ys, Goal, Products).

'$products'([], _, _, []).
'$products'([X|Xs], Ys, Goal, Products) :- '$products_of'(Ys, X, Goal, Products, Rest), '$products'(Xs, Ys, Goal, Rest).

'$products_of'([], _, _, Rest, Rest).
'$products_of'([Y|Ys], X, Goal, [P|Ps], Rest) :- call(Goal, X, Y, P), '$products_of'(Ys, X, Goal, Ps, Rest).

%! correspond(?X, +Xs, +Ys, ?Y) is semidet.
%  Y stands in Ys where X stands in Xs, the first time.
%  ?- correspond(b, [a,b,c], [1,2,3], Y).
%  Y = 2
correspond(X, [X0|Xs], [Y0|Ys], Y) :- ( X = X0, Y = Y0 -> true ; correspond(X, Xs, Ys, Y) ).

%! perm2(?A, ?B, ?C, ?D) is nondet.
%  A and B are C and D in one order or the other.
%  ?- perm2(1, 2, X, Y).
%  X = 1, Y = 2 ; X = 2, Y = 1
perm2(A, B, A, B).
perm2(A, B, B, A).

%! remove_duplicates(+List, -Set) is det.
%  Set has each item of List once, in the order of first occurrence.
%  ?- remove_duplicates([b,a,b], S).
%  S = [b,a]
remove_duplicates(List, Set) :- list_to_set(List, Set).

%! del_elements(+Items, +Set, -Rest) is det.
%  Rest is Set without Items.
%  ?- del_elements([a,c], [a,b,c,d], R).
%  R = [b,d]
del_elements(Items, Set, Rest) :- subtract(Set, Items, Rest).

%! disjoint(+List) is semidet.
%  No two items of List are the same.
%  ?- disjoint([a,b]), \+ disjoint([a,b,a]).
%  true
disjoint([]).
disjoint([X|Xs]) :- \+ memberchk(X, Xs), disjoint(Xs).

%! intersect(+Set, +Set2) is semidet.
%  The two have something in common.
%  ?- intersect([a,b], [c,b]).
%  true
intersect([X|Xs], Set) :- ( memberchk(X, Set) -> true ; intersect(Xs, Set) ).

%! intersection(+Sets, -Set) is det.
%  Set is what all Sets, at least one, have in common.
%  ?- intersection([[a,b,c],[c,a],[d,c]], S).
%  S = [c]
intersection([Set|Sets], Common) :- foldl([S,Old,New]>>intersection(Old, S, New), Sets, Set, Common).

%! union(+Sets, -Set) is det.
%  Set is what at least one of Sets has.
%  ?- union([[a,b],[b,c]], S).
%  S = [a,b,c]
union(Sets, Set) :- append(Sets, List), list_to_set(List, Set).

%! union(+Set, +More, -Union, -New) is det.
%  Union is Set with New behind it, what of More is not in Set.
%  ?- union([a,b], [b,c], U, N).
%  U = [a,b,c], N = [c]
union(Set, More, Union, New) :- subtract(More, Set, New), append(Set, New, Union).

%! set_order(+Set, +Set2, -Order) is semidet.
%  Order is <, = or > as the first is a subset of the second, the same set, a superset.
%  ?- set_order([a], [b,a], O).
%  O = <
set_order(Set, Set2, Order) :-
    ( subset(Set, Set2) -> ( subset(Set2, Set) -> Order = (=) ; Order = (<) ) ; subset(Set2, Set), Order = (>) ).

%! power_set(+Set, -Subsets) is det.
%  Subsets are all subsets of Set.
%  ?- power_set([a,b], S).
%  S = [[],[b],[a],[a,b]]
power_set([], [[]]).
power_set([X|Xs], Subsets) :-
    power_set(Xs, Without),
    findall([X|S], member(S, Without), With),
    append(Without, With, Subsets).

%! pairfrom(+List, ?First, ?Second, ?Rest) is nondet.
%  First stands in front of Second in List; Rest is without them.
%  ?- pairfrom([a,b,c], X, Y, R).
%  X = a, Y = b, R = [c] ; X = a, Y = c, R = [b] ; X = b, Y = c, R = [a]
pairfrom([X|Xs], X, Y, Rest) :- select(Y, Xs, Rest).
pairfrom([Z|Xs], X, Y, [Z|Rest]) :- pairfrom(Xs, X, Y, Rest).

%! setproduct(+Set, +Set2, -Product) is det.
%  Product are all pairs X-Y of them.
%  ?- setproduct([a,b], [1,2], P).
%  P = [a-1,a-2,b-1,b-2]
setproduct(Set, Set2, Product) :- findall(X-Y, ( member(X, Set), member(Y, Set2) ), Product).

%! ord_member(?Item, +Set) is semidet.
%  Item is identical to one of an ordered set.
%  ?- ord_member(b, [a,b]).
%  true
ord_member(Item, Set) :- ord_memberchk(Item, Set).

%! ord_nonmember(?Item, +Set) is semidet.
%  Item is identical to none of an ordered set.
%  ?- ord_nonmember(c, [a,b]).
%  true
ord_nonmember(Item, Set) :- \+ ord_memberchk(Item, Set).

%! ord_disjoint_union(+Set, +Set2, -Union) is semidet.
%  Union is that of two ordered sets that have nothing in common.
%  ?- ord_disjoint_union([a,c], [b], U), \+ ord_disjoint_union([a], [a], _).
%  U = [a,b,c]
ord_disjoint_union(Set, Set2, Union) :- ord_disjoint(Set, Set2), ord_union(Set, Set2, Union).

%! ordered(+List) is semidet.
%  No item of List comes before one in front of it, in the standard order.
%  ?- ordered([a,a,b]), \+ ordered([b,a]).
%  true
ordered(List) :- ordered(@=<, List).

%! ordered(:Order, +List) is semidet.
%  Order holds between each two neighbours of List.
%  ?- ordered(<, [1,2]), \+ ordered(<, [1,1]).
%  true
ordered(_, []) :- !.
ordered(Order, [X|Xs]) :- '$ordered'(Xs, X, Order).

'$ordered'([], _, _).
'$ordered'([Y|Ys], X, Order) :- call(Order, X, Y), '$ordered'(Ys, Y, Order).
