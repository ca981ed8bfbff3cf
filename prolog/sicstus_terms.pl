% SICStus: measures of terms, queues by their own names, parts of graphs. How the comments are read: control.pl.

:- module(sicstus_terms, [term_depth/2, depth_bound/2, size_bound/2, length_bound/2, term_order/3, subsumeschk/2,
    same_functor/5, term_variables_set/2, term_variables_bag/2, queue_length/2, queue_head/2, queue_tail/2, queue_cons/3,
    queue_last/2, queue_append/3, queue_memberchk/2, list_queue/2, singleton_queue/2, map_queue/2, symmetric_closure/2,
    reduce/2, path/3]).

%! term_depth(?Term, -Depth) is det.
%  Depth is 0 for variables and atomic terms, else one more than that of the deepest argument.
%  ?- term_depth(f(a, g(b)), N).
%  N = 2
term_depth(Term, Depth) :-
    ( compound(Term) -> Term =.. [_|Arguments], foldl('$deepest', Arguments, 0, Most), Depth is Most + 1 ; Depth = 0 ).

'$deepest'(Term, Most0, Most) :- term_depth(Term, Depth), Most is max(Most0, Depth).

%! depth_bound(?Term, +Bound) is semidet.
%  Term is at most so deep.
%  ?- depth_bound(f(a), 1), \+ depth_bound(f(f(a)), 1).
%  true
depth_bound(Term, Bound) :-
    ( compound(Term) -> Bound > 0, Bound1 is Bound - 1, Term =.. [_|Arguments], '$all_bound'(Arguments, Bound1) ; Bound >= 0 ).

'$all_bound'([], _).
'$all_bound'([X|Xs], Bound) :- depth_bound(X, Bound), '$all_bound'(Xs, Bound).

%! size_bound(?Term, +Bound) is semidet.
%  Term has at most so many functors and constants.
%  ?- size_bound(f(a), 2), \+ size_bound(f(a, b), 2).
%  true
size_bound(Term, Bound) :- '$size_left'(Term, Bound, _).

'$size_left'(Term, Left0, Left) :-
    ( var(Term) -> Left = Left0
    ; Left1 is Left0 - 1,
      Left1 >= 0,
      ( compound(Term) -> Term =.. [_|Arguments], foldl('$size_left', Arguments, Left1, Left) ; Left = Left1 )
    ).

%! length_bound(?List, +Bound) is nondet.
%  List has at most so many items; a partial one becomes each of these.
%  ?- length_bound([a], 2), findall(N, ( length_bound(L, 1), length(L, N) ), Ns).
%  Ns = [0,1]
length_bound([], Bound) :- Bound >= 0.
length_bound([_|List], Bound) :- Bound > 0, Bound1 is Bound - 1, length_bound(List, Bound1).

%! term_order(?Term, ?Other, -Order) is det.
%  Order is <, = or > in the standard order.
%  ?- term_order(a, f(a), O).
%  O = <
term_order(Term, Other, Order) :- compare(Order, Term, Other).

%! subsumeschk(?General, ?Specific) is semidet.
%  The same as subsumes_term/2.
%  ?- subsumeschk(f(_), f(a)).
%  true
subsumeschk(General, Specific) :- subsumes_term(General, Specific).

%! same_functor(?Term, ?Other, ?Arity, ?Name, ?Name2) is semidet.
%  Both terms have Arity; Name and Name2 are their names.
%  ?- same_functor(f(a), _T, N, F, g), _T = g(_).
%  N = 1, F = f
same_functor(Term, Other, Arity, Name, Name2) :-
    ( nonvar(Term) -> functor(Term, Name, Arity), functor(Other, Name2, Arity)
    ; functor(Other, Name2, Arity), functor(Term, Name, Arity)
    ).

%! term_variables_set(?Term, -Variables) is det.
%  Variables are those of Term, as an ordered set.
%  ?- term_variables_set(f(X, Y, X), _L), length(_L, N).
%  N = 2
term_variables_set(Term, Variables) :- term_variables(Term, Variables0), sort(Variables0, Variables).

%! term_variables_bag(?Term, -Variables) is det.
%  Variables are those of Term in the order of first occurrence.
%  ?- term_variables_bag(f(X, Y, X), L), L = [1,2].
%  X = 1, Y = 2, L = [1,2]
term_variables_bag(Term, Variables) :- term_variables(Term, Variables).

%! queue_length(+Queue, -Length) is det.
%  The same as length_queue/2 the other way round.
%  ?- list_queue([a,b], _Q), queue_length(_Q, N).
%  N = 2
queue_length(Queue, Length) :- length_queue(Queue, Length).

%! queue_head(+Queue, ?Head) is semidet.
%  Head is the first item.
%  ?- list_queue([a,b], _Q), queue_head(_Q, X).
%  X = a
queue_head(Queue, Head) :- head_queue(Queue, Head).

%! queue_tail(+Queue, ?Rest) is semidet.
%  Rest is Queue without its first item.
%  ?- list_queue([a,b], _Q), queue_tail(_Q, _R), list_queue(L, _R).
%  L = [b]
queue_tail(Queue, Rest) :- serve_queue(Queue, _, Rest).

%! queue_cons(?Item, ?Queue, ?Longer) is semidet.
%  Longer is Queue with Item in front.
%  ?- list_queue([b], _Q), queue_cons(a, _Q, _R), list_queue(L, _R).
%  L = [a,b]
queue_cons(Item, Queue, Longer) :- ( nonvar(Queue) -> jump_queue(Item, Queue, Longer) ; serve_queue(Longer, Item, Queue) ).

%! queue_last(+Queue, ?Last) is semidet.
%  Last is the last item.
%  ?- list_queue([a,b], _Q), queue_last(_Q, X).
%  X = b
queue_last(Queue, Last) :- queue_to_list(Queue, List), last(List, Last).

%! queue_append(+Queue, +List, -Longer) is det.
%  Longer is Queue with the items of List behind.
%  ?- list_queue([a], _Q), queue_append(_Q, [b,c], _R), list_queue(L, _R).
%  L = [a,b,c]
queue_append(Queue, List, Longer) :- list_join_queue(List, Queue, Longer).

%! queue_memberchk(?Item, +Queue) is semidet.
%  Item is in Queue.
%  ?- list_queue([a,b], _Q), queue_memberchk(b, _Q).
%  true
queue_memberchk(Item, Queue) :- queue_to_list(Queue, List), memberchk(Item, List).

%! list_queue(?List, ?Queue) is det.
%  Queue has the items of List.
%  ?- list_queue([a,b], _Q), list_queue(L, _Q).
%  L = [a,b]
list_queue(List, Queue) :- ( nonvar(Queue) -> queue_to_list(Queue, List) ; list_to_queue(List, Queue) ).

%! singleton_queue(?Item, ?Queue) is det.
%  Queue has one item.
%  ?- singleton_queue(a, _Q), list_queue(L, _Q).
%  L = [a]
singleton_queue(Item, Queue) :- list_queue([Item], Queue).

%! map_queue(:Goal, +Queue) is nondet.
%  Goal holds of each item.
%  ?- list_queue([1,2], _Q), map_queue(integer, _Q).
%  true
map_queue(Goal, Queue) :- queue_to_list(Queue, List), maplist(Goal, List).

%! symmetric_closure(+Graph, -Closure) is det.
%  Closure has each edge of a ugraph in both directions.
%  ?- vertices_edges_to_ugraph([], [a-b], _G), symmetric_closure(_G, C).
%  C = [a-[b],b-[a]]
symmetric_closure(Graph, Closure) :- transpose_ugraph(Graph, Transposed), ugraph_union(Graph, Transposed, Closure).

%! reduce(+Graph, -Reduced) is det.
%  The vertices of Reduced are the strongly connected components of a ugraph, as ordered sets.
%  ?- vertices_edges_to_ugraph([], [a-b,b-a,b-c], _G), reduce(_G, R).
%  R = [[a,b]-[[c]],[c]-[]]
reduce(Graph, Reduced) :-
    transitive_closure(Graph, Closure),
    vertices(Graph, Vertices),
    findall(V-Component, ( member(V, Vertices), '$component'(V, Closure, Component) ), Members),
    findall(C, member(_-C, Members), Components),
    findall(C1-C2, ( member(V-Ns, Graph), member(N, Ns), memberchk(V-C1, Members), memberchk(N-C2, Members), C1 \== C2 ), Edges),
    vertices_edges_to_ugraph(Components, Edges, Reduced).

'$component'(V, Closure, Component) :-
    memberchk(V-Reached, Closure),
    findall(U, ( member(U, Reached), memberchk(U-Back, Closure), memberchk(V, Back) ), Others),
    sort([V|Others], Component).

%! path(+Vertex, +Graph, -Path) is nondet.
%  Path is a way from Vertex in a ugraph that comes to no vertex twice, and cannot be made longer.
%  ?- vertices_edges_to_ugraph([], [a-b,a-c,b-c], _G), path(a, _G, P).
%  P = [a,b,c] ; P = [a,c]
path(Vertex, Graph, Path) :- '$path'(Vertex, Graph, [Vertex], Path).

'$path'(V, Graph, Visited, [V|Path]) :-
    neighbours(V, Graph, Neighbours),
    findall(N, ( member(N, Neighbours), \+ memberchk(N, Visited) ), Next),
    ( Next == [] -> Path = [] ; member(N, Next), '$path'(N, Graph, [N|Visited], Path) ).
