% What programs for several threads ask for, done by the one thread that there is. How the comments are read: control.pl.
%
% A mutex is a record $mutex: mutex(Name, HowOftenLocked).

:- module(threads, [mutex_create/1, mutex_create/2, mutex_destroy/1, mutex_lock/1, mutex_trylock/1, mutex_unlock/1,
    mutex_unlock_all/0, concurrent/3, concurrent_forall/2, concurrent_forall/3, concurrent_maplist/2, concurrent_maplist/3,
    concurrent_maplist/4, concurrent_and/2, concurrent_and/3, first_solution/3]).

%! mutex_create(?Mutex) is det.
%  A new mutex, with the name Mutex if that is an atom.
%  ?- mutex_create(_M), mutex_lock(_M), mutex_unlock(_M), mutex_destroy(_M).
%  true
mutex_create(Mutex) :- mutex_create(Mutex, []).

%! mutex_create(?Mutex, +Options) is det.
%  The same; alias(Name) gives a name.
%  ?- mutex_create(M, [alias(mutex_example)]), mutex_destroy(M).
%  M = mutex_example
mutex_create(Mutex, Options) :-
    ( memberchk(alias(Name), Options) -> Mutex = Name ; true ),
    ( var(Mutex) -> gensym('$mutex', Mutex) ; true ),
    must_be(atom, Mutex),
    ( recorded('$mutex', mutex(Mutex, _)) -> throw(error(permission_error(create, mutex, Mutex), _)) ; true ),
    recordz('$mutex', mutex(Mutex, 0)).

%! mutex_destroy(+Mutex) is det.
%  Mutex is gone.
%  ?- mutex_create(_M), mutex_destroy(_M).
%  true
mutex_destroy(Mutex) :- '$mutex'(Mutex, _, Reference), erase(Reference).

%! mutex_lock(+Mutex) is det.
%  Nobody else is there who could hold Mutex, so it is locked once more; a name that is new makes a mutex.
%  ?- mutex_lock(lock_example), mutex_unlock(lock_example), mutex_destroy(lock_example).
%  true
mutex_lock(Mutex) :-
    must_be(atom, Mutex),
    ( recorded('$mutex', mutex(Mutex, _)) -> true ; mutex_create(Mutex) ),
    '$mutex_add'(Mutex, 1).

%! mutex_trylock(+Mutex) is semidet.
%  The same as mutex_lock/1.
%  ?- mutex_trylock(trylock_example), mutex_unlock(trylock_example), mutex_destroy(trylock_example).
%  true
mutex_trylock(Mutex) :- mutex_lock(Mutex).

%! mutex_unlock(+Mutex) is det.
%  Mutex is locked once less; a permission error if it is not locked.
%  ?- mutex_create(_M), catch(mutex_unlock(_M), error(permission_error(A, T, _), _), true), mutex_destroy(_M).
%  A = unlock, T = mutex
mutex_unlock(Mutex) :-
    '$mutex'(Mutex, Count, _),
    ( Count =:= 0 -> throw(error(permission_error(unlock, mutex, Mutex), _)) ; '$mutex_add'(Mutex, -1) ).

%! mutex_unlock_all is det.
%  No mutex is locked.
%  ?- mutex_unlock_all.
%  true
mutex_unlock_all :-
    forall(( recorded('$mutex', mutex(Mutex, Count)), Count > 0 ), '$mutex_add'(Mutex, -Count)).

'$mutex'(Mutex, Count, Reference) :-
    must_be(atom, Mutex),
    ( recorded('$mutex', mutex(Mutex, Count), Reference) -> true ; throw(error(existence_error(mutex, Mutex), _)) ).

'$mutex_add'(Mutex, More) :-
    '$mutex'(Mutex, Count0, Reference),
    erase(Reference),
    Count is Count0 + More,
    recordz('$mutex', mutex(Mutex, Count)).

%! concurrent(+Threads, :Goals, +Options) is semidet.
%  Each of Goals once, one after another.
%  ?- concurrent(2, [X = 1, Y = 2], []).
%  X = 1, Y = 2
concurrent(Threads, Goals, _) :- must_be(positive_integer, Threads), '$split_module'(Goals, M, List), '$each_once'(List, M).

'$each_once'([], _).
'$each_once'([Goal|Goals], M) :- once(M:Goal), '$each_once'(Goals, M).

%! concurrent_forall(:Condition, :Action) is semidet.
%  The same as forall/2.
%  ?- concurrent_forall(member(X, [1,2]), X > 0).
%  true
concurrent_forall(Condition, Action) :- forall(Condition, Action).

%! concurrent_forall(:Condition, :Action, +Options) is semidet.
%  The same as forall/2.
%  ?- concurrent_forall(member(X, [1,2]), X > 0, [threads(2)]).
%  true
concurrent_forall(Condition, Action, _) :- forall(Condition, Action).

%! concurrent_maplist(:Goal, ?Xs) is semidet.
%  maplist/2 with the first solution of each call.
%  ?- concurrent_maplist(integer, [1,2]).
%  true
concurrent_maplist(Goal, Xs) :- maplist('$once'(Goal), Xs).

%! concurrent_maplist(:Goal, ?Xs, ?Ys) is semidet.
%  maplist/3 with the first solution of each call.
%  ?- concurrent_maplist(succ, [1,2], L).
%  L = [2,3]
concurrent_maplist(Goal, Xs, Ys) :- maplist('$once'(Goal), Xs, Ys).

%! concurrent_maplist(:Goal, ?Xs, ?Ys, ?Zs) is semidet.
%  maplist/4 with the first solution of each call.
%  ?- concurrent_maplist(plus, [1,2], [3,4], L).
%  L = [4,6]
concurrent_maplist(Goal, Xs, Ys, Zs) :- maplist('$once'(Goal), Xs, Ys, Zs).

'$once'(Goal, X) :- call(Goal, X), !.
'$once'(Goal, X, Y) :- call(Goal, X, Y), !.
'$once'(Goal, X, Y, Z) :- call(Goal, X, Y, Z), !.

%! concurrent_and(:Generator, :Test) is nondet.
%  Generator and then Test.
%  ?- concurrent_and(member(X, [1,2,3]), X > 1).
%  X = 2 ; X = 3
concurrent_and(Generator, Test) :- call(Generator), call(Test).

%! concurrent_and(:Generator, :Test, +Options) is nondet.
%  Generator and then Test.
%  ?- concurrent_and(member(X, [1,2,3]), X > 1, [threads(2)]).
%  X = 2 ; X = 3
concurrent_and(Generator, Test, _) :- call(Generator), call(Test).

%! first_solution(?Template, :Goals, +Options) is semidet.
%  Template is an instance for the first solution of the first of Goals that has one.
%  ?- first_solution(X, [fail, X = 1, X = 2], []).
%  X = 1
first_solution(Template, Goals, _) :-
    '$split_module'(Goals, M, List),
    member(Goal, List),
    catch(findall(Template, once(M:Goal), [Found]), _, fail),
    !,
    Template = Found.
