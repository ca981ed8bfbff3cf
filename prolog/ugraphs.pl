% Directed graphs as lists of Vertex-Neighbours, vertices and neighbours sorted. How the comments are read: control.pl.

:- module(ugraphs, [vertices_edges_to_ugraph/3, vertices/2, edges/2, add_vertices/3, del_vertices/3, add_edges/3,
    del_edges/3, ugraph_union/3, transpose_ugraph/2, neighbours/3, neighbors/3, complement/2, compose/3,
    transitive_closure/2, top_sort/2, reachable/3, connect_ugraph/3]).

%! vertices_edges_to_ugraph(+Vertices, +Edges, -Graph) is det.
%  Graph has the Vertices, and the Edges From-To with their ends.
%  ?- vertices_edges_to_ugraph([d], [a-b,b-c], G).
%  G = [a-[b],b-[c],c-[],d-[]]
vertices_edges_to_ugraph(Vertices, Edges, Graph) :-
    must_be(list, Vertices),
    must_be(list(pair), Edges),
    pairs_keys_values(Edges, Froms, Tos),
    append([Vertices, Froms, Tos], Ends),
    sort(Ends, All),
    sort(Edges, Sorted),
    '$neighbours_of_all'(All, Sorted, Graph).

'$neighbours_of_all'([], _, []).
'$neighbours_of_all'([V|Vs], Edges, [V-Ns|Graph]) :-
    '$edges_from'(Edges, V, Ns, Rest),
    '$neighbours_of_all'(Vs, Rest, Graph).

'$edges_from'([From-To|Edges], V, [To|Ns], Rest) :- From == V, !, '$edges_from'(Edges, V, Ns, Rest).
'$edges_from'(Rest, _, [], Rest).

%! vertices(+Graph, -Vertices) is det.
%  Vertices are those of Graph.
%  ?- vertices([a-[b],b-[]], V).
%  V = [a,b]
vertices([], []).
vertices([V-_|Graph], [V|Vertices]) :- vertices(Graph, Vertices).

%! edges(+Graph, -Edges) is det.
%  Edges are the From-To of Graph.
%  ?- edges([a-[b,c],b-[c],c-[]], E).
%  E = [a-b,a-c,b-c]
edges([], []).
edges([V-Ns|Graph], Edges) :- '$edges'(Ns, V, Edges, Rest), edges(Graph, Rest).

'$edges'([], _, Rest, Rest).
'$edges'([N|Ns], V, [V-N|Edges], Rest) :- '$edges'(Ns, V, Edges, Rest).

%! add_vertices(+Graph, +Vertices, -Larger) is det.
%  Larger is Graph with Vertices.
%  ?- add_vertices([a-[b],b-[]], [c,a], G).
%  G = [a-[b],b-[],c-[]]
add_vertices(Graph, Vertices, Larger) :-
    sort(Vertices, Sorted),
    '$alone'(Sorted, Other),
    ugraph_union(Graph, Other, Larger).

'$alone'([], []).
'$alone'([V|Vs], [V-[]|Graph]) :- '$alone'(Vs, Graph).

%! del_vertices(+Graph, +Vertices, -Smaller) is det.
%  Smaller is Graph without Vertices and the edges from and to them.
%  ?- del_vertices([a-[b],b-[c],c-[]], [b], G).
%  G = [a-[],c-[]]
del_vertices(Graph, Vertices, Smaller) :- sort(Vertices, Gone), '$del_vertices'(Graph, Gone, Smaller).

'$del_vertices'([], _, []).
'$del_vertices'([V-Ns|Graph], Gone, Smaller) :-
    ( ord_memberchk(V, Gone) -> Smaller = Smaller1
    ; ord_subtract(Ns, Gone, Ns1), Smaller = [V-Ns1|Smaller1]
    ),
    '$del_vertices'(Graph, Gone, Smaller1).

%! add_edges(+Graph, +Edges, -Larger) is det.
%  Larger is Graph with Edges and their ends.
%  ?- add_edges([a-[]], [a-b], G).
%  G = [a-[b],b-[]]
add_edges(Graph, Edges, Larger) :-
    vertices_edges_to_ugraph([], Edges, Other),
    ugraph_union(Graph, Other, Larger).

%! del_edges(+Graph, +Edges, -Smaller) is det.
%  Smaller is Graph without Edges.
%  ?- del_edges([a-[b],b-[]], [a-b], G).
%  G = [a-[],b-[]]
del_edges(Graph, Edges, Smaller) :-
    vertices_edges_to_ugraph([], Edges, Other),
    '$del_edges'(Graph, Other, Smaller).

'$del_edges'([], _, []).
'$del_edges'([V-Ns|Graph], Other, [V-Ns1|Smaller]) :-
    '$skip_to'(Other, V, Gone, Rest),
    ord_subtract(Ns, Gone, Ns1),
    '$del_edges'(Graph, Rest, Smaller).

% The neighbours of V, none if it is no vertex, and the graph behind it.
'$skip_to'([], _, [], []).
'$skip_to'([W-Ns|Graph], V, Found, Rest) :- compare(Order, W, V), '$skip_to'(Order, W, Ns, Graph, V, Found, Rest).

'$skip_to'(<, _, _, Graph, V, Found, Rest) :- '$skip_to'(Graph, V, Found, Rest).
'$skip_to'(=, _, Ns, Graph, _, Ns, Graph).
'$skip_to'(>, W, Ns, Graph, _, [], [W-Ns|Graph]).

%! ugraph_union(+Graph, +Other, -Union) is det.
%  Union has the vertices and edges of both graphs.
%  ?- ugraph_union([a-[b],b-[]], [a-[c],c-[]], G).
%  G = [a-[b,c],b-[],c-[]]
ugraph_union([], Union, Union).
ugraph_union([V-Ns|Graph], Other, Union) :- '$ugraph_union'(Other, V, Ns, Graph, Union).

'$ugraph_union'([], V, Ns, Graph, [V-Ns|Graph]).
'$ugraph_union'([W-Ms|Other], V, Ns, Graph, Union) :-
    compare(Order, V, W),
    '$ugraph_union'(Order, V, Ns, Graph, W, Ms, Other, Union).

'$ugraph_union'(<, V, Ns, Graph, W, Ms, Other, [V-Ns|Union]) :- '$ugraph_union'(Graph, W, Ms, Other, Union).
'$ugraph_union'(=, V, Ns, Graph, _, Ms, Other, [V-All|Union]) :- ord_union(Ns, Ms, All), ugraph_union(Graph, Other, Union).
'$ugraph_union'(>, V, Ns, Graph, W, Ms, Other, [W-Ms|Union]) :- '$ugraph_union'(Other, V, Ns, Graph, Union).

%! transpose_ugraph(+Graph, -Transposed) is det.
%  Transposed has the edges of Graph turned around.
%  ?- transpose_ugraph([a-[b,c],b-[c],c-[]], G).
%  G = [a-[],b-[a],c-[a,b]]
transpose_ugraph(Graph, Transposed) :-
    edges(Graph, Edges),
    vertices(Graph, Vertices),
    '$turn_around'(Edges, Turned),
    vertices_edges_to_ugraph(Vertices, Turned, Transposed).

'$turn_around'([], []).
'$turn_around'([From-To|Edges], [To-From|Turned]) :- '$turn_around'(Edges, Turned).

%! neighbours(+Vertex, +Graph, -Neighbours) is semidet.
%  There are edges from Vertex to Neighbours.
%  ?- neighbours(a, [a-[b,c],b-[],c-[]], N).
%  N = [b,c]
neighbours(V, [W-Ns|Graph], Neighbours) :- ( V == W -> Neighbours = Ns ; neighbours(V, Graph, Neighbours) ).

%! neighbors(+Vertex, +Graph, -Neighbours) is semidet.
%  The same as neighbours/3.
%  ?- neighbors(a, [a-[b],b-[]], N).
%  N = [b]
neighbors(V, Graph, Neighbours) :- neighbours(V, Graph, Neighbours).

%! complement(+Graph, -Complement) is det.
%  Complement has the edges between different vertices that Graph has not.
%  ?- complement([a-[b],b-[],c-[]], G).
%  G = [a-[c],b-[a,c],c-[a,b]]
complement(Graph, Complement) :- vertices(Graph, Vertices), '$complement'(Graph, Vertices, Complement).

'$complement'([], _, []).
'$complement'([V-Ns|Graph], Vertices, [V-Others|Complement]) :-
    ord_add_element(Ns, V, Known),
    ord_subtract(Vertices, Known, Others),
    '$complement'(Graph, Vertices, Complement).

%! compose(+Graph, +Other, -Composition) is det.
%  Composition has an edge X-Z where Graph has X-Y and Other has Y-Z.
%  ?- compose([a-[b],b-[]], [b-[c],c-[]], G).
%  G = [a-[c],b-[],c-[]]
compose(Graph, Other, Composition) :-
    vertices(Graph, Vertices1),
    vertices(Other, Vertices2),
    ord_union(Vertices1, Vertices2, Vertices),
    '$compose'(Vertices, Graph, Other, Composition).

'$compose'([], _, _, []).
'$compose'([V|Vs], Graph, Other, [V-Ns|Composition]) :-
    '$skip_to'(Graph, V, Between, Graph1),
    '$all_neighbours'(Between, Other, Lists),
    ord_union(Lists, Ns),
    '$compose'(Vs, Graph1, Other, Composition).

'$all_neighbours'([], _, []).
'$all_neighbours'([V|Vs], Graph, [Ns|Lists]) :- '$skip_to'(Graph, V, Ns, Rest), '$all_neighbours'(Vs, Rest, Lists).

%! transitive_closure(+Graph, -Closure) is det.
%  Closure has an edge wherever Graph has a way of one edge or more.
%  ?- transitive_closure([a-[b],b-[c],c-[]], G).
%  G = [a-[b,c],b-[c],c-[]]
transitive_closure(Graph, Closure) :- vertices(Graph, Vertices), '$closure'(Vertices, Graph, Closure).

% S. Warshall 1962: ways by the first vertex, then by the first two, ...
'$closure'([], Closure, Closure).
'$closure'([V|Vs], Graph, Closure) :-
    ( neighbours(V, Graph, Ns) -> true ; Ns = [] ),
    '$by_way_of'(Graph, V, Ns, Graph1),
    '$closure'(Vs, Graph1, Closure).

'$by_way_of'([], _, _, []).
'$by_way_of'([W-Ms|Graph], V, Ns, [W-All|Graph1]) :-
    ( ord_memberchk(V, Ms) -> ord_union(Ms, Ns, All) ; All = Ms ),
    '$by_way_of'(Graph, V, Ns, Graph1).

%! top_sort(+Graph, -Vertices) is semidet.
%  Vertices are in an order in which each stands before its neighbours; fails where Graph has a cycle.
%  ?- top_sort([a-[b],b-[],c-[a]], L).
%  L = [c,a,b]
top_sort(Graph, Vertices) :-
    '$entering'(Graph, Counts),
    '$without_entering'(Counts, Ready),
    list_to_assoc(Counts, Assoc),
    list_to_assoc(Graph, Table),
    length(Graph, Count),
    '$top_sort'(Ready, Count, Assoc, Table, Vertices).

'$entering'(Graph, Counts) :- transpose_ugraph(Graph, Turned), '$lengths'(Turned, Counts).

'$lengths'([], []).
'$lengths'([V-Ns|Graph], [V-Count|Counts]) :- length(Ns, Count), '$lengths'(Graph, Counts).

'$without_entering'([], []).
'$without_entering'([V-Count|Counts], Ready) :-
    ( Count =:= 0 -> Ready = [V|Ready1] ; Ready = Ready1 ),
    '$without_entering'(Counts, Ready1).

'$top_sort'([], 0, _, _, []).
'$top_sort'([V|Ready], Count, Assoc, Table, [V|Vertices]) :-
    get_assoc(V, Table, Ns),
    '$count_down'(Ns, Assoc, Assoc1, Ready, Ready1),
    Count1 is Count - 1,
    '$top_sort'(Ready1, Count1, Assoc1, Table, Vertices).

'$count_down'([], Assoc, Assoc, Ready, Ready).
'$count_down'([N|Ns], Assoc0, Assoc, Ready0, Ready) :-
    get_assoc(N, Assoc0, Count0),
    Count is Count0 - 1,
    put_assoc(N, Assoc0, Count, Assoc1),
    ( Count =:= 0 -> Ready1 = [N|Ready0] ; Ready1 = Ready0 ),
    '$count_down'(Ns, Assoc1, Assoc, Ready1, Ready).

%! reachable(+Vertex, +Graph, -Reachable) is semidet.
%  Reachable are the vertices to which there is a way from Vertex, a vertex of Graph: itself included, sorted.
%  ?- reachable(a, [a-[b],b-[c],c-[],d-[a]], R).
%  R = [a,b,c]
reachable(V, Graph, Reachable) :- neighbours(V, Graph, _), '$reachable'([V], Graph, [V], Reachable).

'$reachable'([], _, Reachable, Reachable).
'$reachable'([V|Vs], Graph, Known, Reachable) :-
    neighbours(V, Graph, Ns),
    ord_union(Known, Ns, Known1, New),
    append(Vs, New, Todo),
    '$reachable'(Todo, Graph, Known1, Reachable).

%! connect_ugraph(+Graph, -Start, -Connected) is det.
%  Connected is Graph with a vertex Start more, which stands before all others and has edges to them.
%  ?- connect_ugraph([a-[b],b-[]], S, G).
%  S = 0, G = [0-[a,b],a-[b],b-[]]
connect_ugraph(Graph, Start, [Start-Vertices|Graph]) :- vertices(Graph, Vertices), '$before_all'(Vertices, Start).

'$before_all'([First|_], Start) :- number(First), First =< 0, !, Start is First - 1.
'$before_all'([First|_], _) :- var(First), !, throw(error(instantiation_error, _)).
'$before_all'(_, 0).
