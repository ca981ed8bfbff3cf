% What programs for SICStus Prolog use: the system, files, numbers one after another, lists.
% How the comments are read: control.pl.

:- module(sicstus, [now/1, datime/1, datime/2, environ/2, current_directory/1, current_directory/2, directory_exists/1,
    simple/1, gen_nat/1, gen_int/1, repeat/1, numlist/2, numlist/5, perm/2, some/2, somechk/2, segment/2, proper_segment/2,
    head/2, tail/2, cons/3, last/3, one_longer/2, shorter_list/2, add_element/3, del_element/3]).

%! now(-Time) is det.
%  Time is in seconds since the beginning of 1970.
%  ?- now(_T), integer(_T), _T > 0.
%  true
now(Time) :- get_time(Stamp), Time is truncate(Stamp).

%! datime(-Date) is det.
%  Date is the local time as datime(Year, Month, Day, Hour, Minute, Second).
%  ?- datime(_D), functor(_D, N, A).
%  N = datime, A = 6
datime(Date) :- now(Time), datime(Time, Date).

%! datime(+Time, -Date) is det.
%  Date is Time, seconds since the beginning of 1970, as local time.
%  ?- datime(86400, _D), arg(1, _D, Y).
%  Y = 1970
datime(Time, Date) :-
    must_be(integer, Time),
    stamp_date_time(Time, date(Year, Month, Day, Hour, Minute, Second0, _, _, _), local),
    Second is truncate(Second0),
    Date = datime(Year, Month, Day, Hour, Minute, Second).

%! environ(+Name, -Value) is semidet.
%  The environment has this Value.
%  ?- setenv('DOCS', x), environ('DOCS', V).
%  V = x
environ(Name, Value) :- must_be(atom, Name), getenv(Name, Value).

%! current_directory(-Directory) is det.
%  Relative names mean files of Directory.
%  ?- current_directory(_D), directory_exists(_D).
%  true
current_directory(Directory) :- working_directory(Directory, Directory).

%! current_directory(-Old, +New) is det.
%  The same as working_directory/2.
%  ?- current_directory(_D, '.').
%  true
current_directory(Old, New) :- working_directory(Old, New).

%! directory_exists(+Directory) is semidet.
%  The same as exists_directory/1.
%  ?- directory_exists('.').
%  true
directory_exists(Directory) :- exists_directory(Directory).

%! simple(?Term) is semidet.
%  Term is a variable or atomic.
%  ?- simple(a), simple(_), \+ simple(f(a)).
%  true
simple(Term) :- \+ compound(Term).

%! gen_nat(?Number) is multi.
%  Number is 0, 1, 2, ...
%  ?- gen_nat(X), X > 1, !.
%  X = 2
gen_nat(Number) :- between(0, inf, Number).

%! gen_int(?Number) is multi.
%  Number is 0, 1, -1, 2, -2, ...
%  ?- gen_int(X), X < -1, !.
%  X = -2
gen_int(Number) :- integer(Number), !.
gen_int(0).
gen_int(Number) :- between(1, inf, N), '$with_negative'(N, Number).

'$with_negative'(N, N).
'$with_negative'(N, M) :- M is -N.

%! repeat(+Count) is nondet.
%  Succeeds Count times.
%  ?- findall(x, repeat(2), L).
%  L = [x,x]
repeat(Count) :- must_be(integer, Count), between(1, Count, _).

%! numlist(+Count, -List) is det.
%  List is 1, 2, ... up to Count.
%  ?- numlist(3, L).
%  L = [1,2,3]
numlist(Count, List) :- ( Count < 1 -> List = [] ; numlist(1, Count, List) ).

%! numlist(?From, ?Step, ?To, ?Length, ?List) is det.
%  List has Length numbers: From, From + Step, ... up to To.
%  ?- numlist(1, 2, 7, N, L).
%  N = 4, L = [1,3,5,7]
numlist(From, Step, To, Length, List) :-
    must_be(integer, From),
    must_be(integer, Step),
    ( integer(To) -> must_be(positive_integer, Step), Length0 is max(0, (To - From) // Step + 1), Length = Length0
    ; must_be(integer, Length), To is From + (Length - 1) * Step
    ),
    '$numbers'(Length, From, Step, List).

'$numbers'(0, _, _, List) :- !, List = [].
'$numbers'(N, From, Step, [From|List]) :- N1 is N - 1, Next is From + Step, '$numbers'(N1, Next, Step, List).

%! perm(+List, ?Permutation) is nondet.
%  The same as permutation/2.
%  ?- perm([a,b], L).
%  L = [a,b] ; L = [b,a]
perm(List, Permutation) :- permutation(List, Permutation).

%! some(:Goal, ?List) is nondet.
%  Goal succeeds for an item of List.
%  ?- some([X]>>(X > 1), [1,2,3]).
%  true ; true
some(Goal, List) :- member(X, List), call(Goal, X).

%! somechk(:Goal, ?List) is semidet.
%  The same, once.
%  ?- somechk([X]>>(X > 1), [1,2,3]).
%  true
somechk(Goal, List) :- once(some(Goal, List)).

%! segment(?Segment, +List) is nondet.
%  Segment are items of List that stand one behind the other; the empty list is one of them, once.
%  ?- findall(S, segment(S, [a,b]), L).
%  L = [[],[a],[a,b],[b]]
segment([], _).
segment([X|Xs], List) :- '$segment'(List, X, Xs).

'$segment'([X|List], X, Xs) :- '$begins'(Xs, List).
'$segment'([_|List], X, Xs) :- '$segment'(List, X, Xs).

'$begins'([], _).
'$begins'([X|Xs], [X|List]) :- '$begins'(Xs, List).

%! proper_segment(?Segment, +List) is nondet.
%  The same for segments that are shorter than List.
%  ?- findall(S, proper_segment(S, [a,b]), L).
%  L = [[],[a],[b]]
proper_segment(Segment, List) :- segment(Segment, List), shorter_list(Segment, List).

%! head(?List, ?Item) is semidet.
%  Item is the first one.
%  ?- head([a,b], X).
%  X = a
head([Item|_], Item).

%! tail(?List, ?Rest) is semidet.
%  Rest is List without its first item.
%  ?- tail([a,b], X).
%  X = [b]
tail([_|Rest], Rest).

%! cons(?Item, ?Rest, ?List) is semidet.
%  List is Item in front of Rest.
%  ?- cons(a, [b], L).
%  L = [a,b]
cons(Item, Rest, [Item|Rest]).

%! last(?Front, ?Item, ?List) is nondet.
%  List is Front with Item behind it.
%  ?- last(F, X, [a,b,c]).
%  F = [a,b], X = c
last(Front, Item, List) :- '$front_and_last'(List, Front, Item).

'$front_and_last'([X|Xs], Front, Item) :- '$front_and_last'(Xs, X, Front, Item).

'$front_and_last'([], Item, [], Item).
'$front_and_last'([X|Xs], Before, [Before|Front], Item) :- '$front_and_last'(Xs, X, Front, Item).

%! one_longer(?List, ?Other) is semidet.
%  List has one item more than Other.
%  ?- one_longer([a,b], [c]).
%  true
one_longer([_|Rest], Other) :- same_length(Rest, Other).

%! shorter_list(?List, +Other) is semidet.
%  List has fewer items than Other.
%  ?- shorter_list([a], [b,c]).
%  true
shorter_list([], [_|_]).
shorter_list([_|Xs], [_|Ys]) :- shorter_list(Xs, Ys).

%! add_element(?Item, +Set, -Larger) is det.
%  Larger is Set with Item, in front unless it is there.
%  ?- add_element(a, [b], L).
%  L = [a,b]
add_element(Item, Set, Larger) :- ( memberchk(Item, Set) -> Larger = Set ; Larger = [Item|Set] ).

%! del_element(?Item, +Set, -Smaller) is det.
%  Smaller is Set without Item.
%  ?- del_element(b, [a,b], L).
%  L = [a]
del_element(Item, Set, Smaller) :- ( selectchk(Item, Set, Smaller0) -> Smaller = Smaller0 ; Smaller = Set ).
