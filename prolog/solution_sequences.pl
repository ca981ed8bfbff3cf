% Solutions of a goal one after another: some of them, in another order, without duplicates. How the comments are read: control.pl.

:- module(solution_sequences, [limit/2, offset/2, call_nth/2, countall/2, order_by/2, distinct/1, distinct/2, findnsols/4,
    findnsols/5, group_by/4]).

%! limit(+Count, :Goal) is nondet.
%  The first Count solutions of Goal; Count may be inf.
%  ?- limit(2, member(X, [a,b,c])).
%  X = a ; X = b
limit(Count, Goal) :- Count == inf, !, call(Goal).
limit(Count, Goal) :- Count == infinite, !, call(Goal).
limit(Count, Goal) :-
    Count > 0,
    '$new_count'(Counter),
    call(Goal),
    '$next_count'(Counter, N),
    ( N =:= Count -> ! ; true ).

%! offset(+Count, :Goal) is nondet.
%  The solutions of Goal but for the first Count ones.
%  ?- offset(1, member(X, [a,b,c])).
%  X = b ; X = c
offset(Count, Goal) :-
    must_be(integer, Count),
    ( Count < 0 -> throw(error(domain_error(not_less_than_zero, Count), _)) ; true ),
    '$new_count'(Counter),
    call(Goal),
    '$next_count'(Counter, N),
    N > Count.

%! call_nth(:Goal, ?N) is nondet.
%  The solution of Goal with number N, counted from 1: there is none with number 0, and Goal is not called for it.
%  ?- call_nth(member(X, [a,b,c]), 2).
%  X = b
call_nth(Goal, N) :-
    '$check_count'(N),
    N \== 0,
    '$new_count'(Counter),
    '$call_nth'(N, Counter, Goal).

'$check_count'(N) :-
    ( var(N) -> true
    ; must_be(integer, N),
      ( N < 0 -> throw(error(domain_error(not_less_than_zero, N), _)) ; true )
    ).

'$call_nth'(N, Counter, Goal) :- var(N), !, call(Goal), '$next_count'(Counter, N).
'$call_nth'(N, Counter, Goal) :- call(Goal), '$next_count'(Counter, N), !.

%! countall(:Goal, ?N) is semidet.
%  Goal has N solutions.
%  ?- countall(member(_, [a,b]), N).
%  N = 2
countall(Goal, N) :-
    '$check_count'(N),
    aggregate_all(count, Goal, Count),
    N = Count.

%! order_by(+Keys, :Goal) is nondet.
%  The solutions of Goal by asc(Key) or desc(Key), the first of Keys counting most.
%  ?- order_by([desc(X)], member(X, [a,c,b])).
%  X = c ; X = b ; X = a
order_by(Keys, Goal) :-
    must_be(list, Keys),
    ( Keys == [] -> throw(error(domain_error(non_empty_list, Keys), _)) ; true ),
    term_variables(Goal, Variables),
    '$sort_keys'(Keys, Orders, Terms),
    append(Terms, [Variables], Arguments),
    Solution =.. [s|Arguments],
    findall(Solution, Goal, Solutions),
    '$sort_by'(Orders, 1, Solutions, Sorted),
    member(Solution, Sorted).

'$sort_keys'([], [], []).
'$sort_keys'([Key|Keys], [Order|Orders], [Term|Terms]) :-
    must_be(nonvar, Key),
    ( '$sort_key'(Key, Order, Term) -> true ; throw(error(domain_error(order_specifier, Key), _)) ),
    '$sort_keys'(Keys, Orders, Terms).

'$sort_key'(asc(Term), @=<, Term).
'$sort_key'(desc(Term), @>=, Term).

% Sorting by the last key first, since a sorting keeps the order of what is equal. Keys are the first arguments.
'$sort_by'([], _, Solutions, Solutions).
'$sort_by'([Order|Orders], Place, Solutions, Sorted) :-
    Place1 is Place + 1,
    '$sort_by'(Orders, Place1, Solutions, Sorted1),
    sort(Place, Order, Sorted1, Sorted).

%! distinct(:Goal) is nondet.
%  The solutions of Goal, each once.
%  ?- distinct(member(X, [a,b,a])).
%  X = a ; X = b
distinct(Goal) :- distinct(Goal, Goal).

%! distinct(?Witness, :Goal) is nondet.
%  The solutions of Goal whose Witness is no variant of an earlier one.
%  ?- distinct(X, member(X-_, [a-1,b-2,a-3])).
%  X = a ; X = b
distinct(Witness, Goal) :-
    '$counter'('$count'(_, Number)),
    setup_call_cleanup(true, '$distinct'(Number, Witness, Goal), retractall('$seen'(Number, _))).

'$distinct'(Number, Witness, Goal) :-
    call(Goal),
    \+ ( clause('$seen'(Number, Earlier), true), Earlier =@= Witness ),
    assertz('$seen'(Number, Witness)).

%! findnsols(+Count, ?Template, :Goal, -List) is nondet.
%  List has copies of Template for the first Count solutions of Goal, then for the next ones, until there are fewer.
%  ?- findnsols(2, X, member(X, [a,b,c]), L).
%  L = [a,b] ; L = [c]
findnsols(Count, Template, Goal, List) :- findnsols(Count, Template, Goal, List, []).

%! findnsols(+Count, ?Template, :Goal, -List, ?Tail) is nondet.
%  The same, with Tail behind the copies.
%  ?- findnsols(2, X, member(X, [a,b,c]), L, [end]).
%  L = [a,b,end] ; L = [c,end]
findnsols(Count, Template, Goal, List, Tail) :-
    must_be(integer, Count),
    ( Count < 0 -> throw(error(domain_error(not_less_than_zero, Count), _)) ; true ),
    '$counter'(Number),
    '$new_count'(Counter),
    copy_term(Template-Goal, Copy-Call),
    '$findnsols'(Count, Copy, Call, Number, Counter, Copies),
    append(Copies, Tail, List).

'$findnsols'(0, _, _, _, _, []) :- !.
'$findnsols'(Count, Template, Goal, Number, Counter, Copies) :-
    call_cleanup(catch(Goal, Ball, ( retractall('$solution'(Number, _)), throw(Ball) )), Last = true),
    assertz('$solution'(Number, Template)),
    '$next_count'(Counter, N),
    ( Last == true -> ! ; N =:= Count, nb_setarg(1, Counter, 0) ),
    '$taken_solutions'(Number, Copies).
'$findnsols'(_, _, _, Number, _, Copies) :- '$taken_solutions'(Number, Copies).

'$taken_solutions'(Number, Copies) :- findall(Copy, retract('$solution'(Number, Copy)), Copies).

% A counter that backtracking does not set back.
'$new_count'(Counter) :- functor(Counter, count, 1), nb_setarg(1, Counter, 0).

'$next_count'(Counter, N) :- arg(1, Counter, N0), N1 is N0 + 1, nb_setarg(1, Counter, N1), N = N1.

%! group_by(+By, ?Template, :Goal, -Bag) is nondet.
%  Bag has Template for each solution of Goal; one answer for each value of By.
%  ?- group_by(K, V, member(K-V, [a-1, b-2, a-3]), L).
%  K = a, L = [1,3] ; K = b, L = [2]
group_by(By, Template, Goal, Bag) :-
    term_variables(By, Free),
    term_variables(Goal, Variables),
    '$not_among'(Variables, Free, Others),
    bagof(Template, Others^Goal, Bag).

'$not_among'([], _, []).
'$not_among'([V|Vs], Free, Others) :-
    ( '$occurs'(Free, V) -> Others = Others1 ; Others = [V|Others1] ),
    '$not_among'(Vs, Free, Others1).
