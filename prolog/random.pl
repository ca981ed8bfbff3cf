% Random numbers, items and orders, from a generator that a seed sets. How the comments are read: control.pl.

:- module(random, [random/3, random_between/3, random_member/2, random_select/3, random_permutation/2, random_perm2/4,
    random_subseq/3, randseq/3, randset/3, maybe/0, maybe/1, maybe/2, setrand/1, getrand/1]).

%! random(+Low, +High, -Value) is det.
%  Low =< Value < High: an integer between integers, else a float.
%  ?- random(3, 4, X).
%  X = 3
random(Low, High, Value) :-
    must_be(number, Low),
    must_be(number, High),
    ( integer(Low), integer(High) -> Last is High - 1, '$random_integer'(Low, Last, Value)
    ; random(Part), Value is Low + (High - Low) * Part
    ).

%! random_between(+Low, +High, -Value) is semidet.
%  Value is an integer from Low to High; fails where there is none.
%  ?- random_between(3, 3, X).
%  X = 3
random_between(Low, High, Value) :-
    must_be(integer, Low),
    must_be(integer, High),
    '$random_integer'(Low, High, Value).

%! random_member(-Item, +List) is semidet.
%  Item is one of List, each with the same chance.
%  ?- random_member(X, [a]).
%  X = a
random_member(Item, List) :-
    must_be(list, List),
    length(List, Count),
    Count > 0,
    '$random_integer'(1, Count, N),
    nth1(N, List, Item).

%! random_select(?Item, +List, -Rest) is semidet.
%  Item is one of List, each with the same chance, and Rest are the others.
%  ?- random_select(X, [a], R).
%  X = a, R = []
random_select(Item, List, Rest) :-
    ( nonvar(List) ->
      length(List, Count),
      Count > 0,
      '$random_integer'(1, Count, N),
      nth1(N, List, Item, Rest)
    ; length(Rest, Count),
      N0 is Count + 1,
      '$random_integer'(1, N0, N),
      nth1(N, List, Item, Rest)
    ).

%! random_permutation(?List, ?Permuted) is det.
%  Permuted has the items of List in a random order.
%  ?- random_permutation([a], P).
%  P = [a]
random_permutation(List, Permuted) :-
    ( is_list(List) -> '$shuffle'(List, Permuted) ; must_be(list, Permuted), '$shuffle'(Permuted, List) ).

'$shuffle'(List, Permuted) :-
    '$with_random_keys'(List, Keyed),
    keysort(Keyed, Sorted),
    pairs_values(Sorted, Permuted).

'$with_random_keys'([], []).
'$with_random_keys'([X|Xs], [Key-X|Keyed]) :- random(Key), '$with_random_keys'(Xs, Keyed).

%! random_perm2(?A, ?B, -X, -Y) is det.
%  X and Y are A and B, or B and A.
%  ?- random_perm2(a, a, X, Y).
%  X = a, Y = a
random_perm2(A, B, X, Y) :- ( maybe -> X = A, Y = B ; X = B, Y = A ).

%! random_subseq(+List, -Some, -Others) is det.
%  Some has a random part of List, Others the rest, both in its order.
%  ?- random_subseq([], S, O).
%  S = [], O = []
random_subseq([], [], []).
random_subseq([X|Xs], Some, Others) :-
    ( maybe -> Some = [X|Some1], Others = Others1 ; Some = Some1, Others = [X|Others1] ),
    random_subseq(Xs, Some1, Others1).

%! randseq(+Count, +Range, -Values) is det.
%  Values are Count different integers from 1 to Range in a random order.
%  ?- randseq(1, 1, L).
%  L = [1]
randseq(Count, Range, Values) :- randset(Count, Range, Set), '$shuffle'(Set, Values).

%! randset(+Count, +Range, -Set) is det.
%  Set has Count different integers from 1 to Range, sorted.
%  ?- randset(3, 3, S).
%  S = [1,2,3]
randset(Count, Range, Set) :-
    must_be(nonneg, Count),
    must_be(nonneg, Range),
    ( Count =< Range -> true ; throw(error(domain_error(not_greater_than(Range), Count), _)) ),
    '$randset'(1, Count, Range, Set).

% Each number is taken with the chance of what is still wanted among what is left (D. E. Knuth, vol. 2, algorithm S).
'$randset'(N, Count, Range, Set) :-
    ( Count =:= 0 -> Set = []
    ; Left is Range - N + 1,
      '$random_integer'(1, Left, Place),
      N1 is N + 1,
      ( Place =< Count -> Set = [N|Set1], Count1 is Count - 1 ; Set = Set1, Count1 = Count ),
      '$randset'(N1, Count1, Range, Set1)
    ).

%! maybe is semidet.
%  Succeeds half of the time.
%  ?- repeat, maybe, !.
%  true
maybe :- '$random_integer'(0, 1, 1).

%! maybe(+Probability) is semidet.
%  Succeeds with that probability.
%  ?- maybe(1.0).
%  true
maybe(Probability) :- must_be(number, Probability), random(X), X < Probability.

%! maybe(+Count, +Of) is semidet.
%  Succeeds Count times Of.
%  ?- maybe(2, 2).
%  true
maybe(Count, Of) :- must_be(positive_integer, Of), '$random_integer'(1, Of, X), X =< Count.

%! setrand(+Seed) is det.
%  The generator begins anew with Seed, an integer or another term without variables.
%  ?- setrand(7), random(_X), setrand(7), random(_Y), _X =:= _Y.
%  true
setrand(Seed) :-
    must_be(ground, Seed),
    ( atomic(Seed) -> set_random(seed(Seed)) ; term_to_atom(Seed, Atom), set_random(seed(Atom)) ).

%! getrand(-Seed) is det.
%  Seed is one with which setrand/1 leads to the numbers that follow now.
%  ?- getrand(_S), random(_X), setrand(_S), random(_Y), _X =:= _Y.
%  true
getrand(Seed) :- '$new_seed'(Seed).
