% All solutions of a goal: findall, bagof, setof. How the comments are read: control.pl.

%! findall(?Template, :Goal, -List) is det.
%  List has a copy of Template for each solution of Goal.
%  ?- findall(X-Y, (member(X, [1,2]), Y = a), L).
%  L = [1-a,2-a]
findall(Template, Goal, List) :- findall(Template, Goal, List, []).

%! findall(?Template, :Goal, -List, ?Tail) is det.
%  As findall/3, in front of Tail.
%  ?- findall(X, member(X, [1,2]), L, [3]).
%  L = [1,2,3]
findall(Template, Goal, List, Tail) :-
    '$must_be_partial_list'(List),
    '$findall_start'(Mark),
    '$findall'(Template, Goal, Mark, List, Tail).

'$findall'(Template, Goal, Mark, _, _) :- call(Goal), '$findall_add'(Mark, Template), fail.
'$findall'(_, _, Mark, List, Tail) :- '$findall_collect'(Mark, List, Tail).

%! bagof(?Template, :Goal, -List) is nondet.
%  As findall/3, once for each binding of the other variables of Goal, and failing where there is no solution; V^Goal leaves V out.
%  ?- bagof(X, member(X-Y, [1-a,2-b,3-a]), L).
%  Y = a, L = [1,3] ; Y = b, L = [2]
bagof(Template, Goal, List) :-
    '$must_be_partial_list'(List),
    '$free_variables'(Template, Goal, Plain, Free),
    '$bagof'(Free, Template, Plain, List).

'$bagof'([], Template, Goal, List) :- !, findall(Template, Goal, List0), List0 = [_|_], List = List0.
'$bagof'(Free, Template, Goal, List) :-
    '$witness'(Free, Witness),
    findall(Witness-Template, Goal, Pairs),
    Pairs = [_|_],
    '$share_variables'(Pairs, _),
    keysort(Pairs, Sorted),
    '$choose_group'(Sorted, Witness, List).

% One variable is its own witness: what it is bound to is sorted and compared without a look inside of a term.
'$witness'([Variable], Variable) :- !.
'$witness'(Free, Witness) :- Witness =.. [v|Free].

% `$share_variables'(+Pairs, ?Variables): the first variable of each witness is one, the second too, and so on, as in DEC-10 Prolog:
% so they are sorted by what else is in them, and not by the age of variables that mean nothing.
'$share_variables'([], _).
'$share_variables'([Witness-_|Pairs], Variables) :-
    ( ground(Witness) -> true ; term_variables(Witness, Own), '$begins_with'(Own, Variables) ),
    '$share_variables'(Pairs, Variables).

'$begins_with'([], _).
'$begins_with'([X|Xs], [X|Ys]) :- '$begins_with'(Xs, Ys).

'$choose_group'([First-Item|Pairs], Witness, List) :-
    '$group'(Pairs, First, Items, Others),
    '$choose_group'(Others, First, [Item|Items], Witness, List).

'$choose_group'([], Witness, List, Witness, List) :- !.
'$choose_group'(_, Witness, List, Witness, List).
'$choose_group'(Others, _, _, Witness, List) :- '$choose_group'(Others, Witness, List).

% The pairs are sorted by their witness: what is identical to a ground one follows it at once.
'$group'(Pairs, First, Items, Others) :-
    ( ground(First) -> '$identical_group'(Pairs, First, Items, Others) ; '$variant_group'(Pairs, First, Items, Others) ).

'$identical_group'([], _, [], []).
'$identical_group'([Pair|Pairs], First, Items, Others) :-
    Pair = Witness-Item,
    ( Witness == First ->
        Items = [Item|Items1],
        '$identical_group'(Pairs, First, Items1, Others)
    ; Items = [], Others = [Pair|Pairs]
    ).

'$variant_group'([], _, [], []).
'$variant_group'([Witness-Item|Pairs], First, Items, Others) :-
    Witness =@= First,
    !,
    Witness = First,
    Items = [Item|Items1],
    '$variant_group'(Pairs, First, Items1, Others).
'$variant_group'([Pair|Pairs], First, Items, [Pair|Others]) :- '$variant_group'(Pairs, First, Items, Others).

%! setof(?Template, :Goal, -List) is nondet.
%  As bagof/3, with each list sorted and without duplicates.
%  ?- setof(X-Y, member(X-Y, [b-1,a-1,b-1]), L).
%  L = [a-1,b-1]
setof(Template, Goal, List) :-
    '$must_be_partial_list'(List),
    bagof(Template, Goal, Items),
    sort(Items, Sorted),
    List = Sorted. % a variable of Goal may be List: its value need not be a list

'$free_variables'(Template, Goal, Plain, Free) :-
    '$strip_carets'(Goal, Template, Bound, Plain),
    term_variables(Bound, BoundVariables),
    term_variables(Plain, Variables),
    '$not_in'(Variables, BoundVariables, Free).

'$strip_carets'(Goal, Bound, Bound, Goal) :- var(Goal), !.
'$strip_carets'(V^Goal, Bound0, Bound, Plain) :- !, '$strip_carets'(Goal, Bound0-V, Bound, Plain).
'$strip_carets'(Left:Goal, Bound0, Bound, Plain) :- nonvar(Left), Left = V^M, !, % V^M:Goal, as the operators are here
    '$strip_carets'(V^(M:Goal), Bound0, Bound, Plain).
'$strip_carets'(M:Goal, Bound0, Bound, Plain) :- !,
    '$strip_carets'(Goal, Bound0, Bound, Plain0),
    '$qualify'(Plain0, M, Plain).
'$strip_carets'(Goal, Bound, Bound, Goal).

'$not_in'([], _, []).
'$not_in'([V|Vs], Bound, Free) :-
    ( '$occurs'(Bound, V) -> Free = Free1 ; Free = [V|Free1] ),
    '$not_in'(Vs, Bound, Free1).

'$occurs'([X|Xs], V) :- ( X == V -> true ; '$occurs'(Xs, V) ).
