% First in, first out, as R. A. O'Keefe's queues in the DEC-10 library and YAP have it. How the comments are read: control.pl.
%
% A queue is Front-Back: a list that ends in the variable Back.

:- module(queues, [make_queue/1, join_queue/3, list_join_queue/3, jump_queue/3, list_jump_queue/3, head_queue/2, serve_queue/3,
    length_queue/2, empty_queue/1, list_to_queue/2, queue_to_list/2]).

%! make_queue(-Queue) is det.
%  Queue is empty.
%  ?- make_queue(_Q), queue_to_list(_Q, L).
%  L = []
make_queue(X-X).

%! join_queue(?Element, +Queue, -NewQueue) is det.
%  NewQueue has Element at the end.
%  ?- make_queue(_Q0), join_queue(a, _Q0, _Q1), join_queue(b, _Q1, _Q), queue_to_list(_Q, L).
%  L = [a,b]
join_queue(Element, Front-[Element|Back], Front-Back).

%! list_join_queue(+List, +Queue, -NewQueue) is det.
%  NewQueue has the elements of List at the end.
%  ?- list_to_queue([a], _Q0), list_join_queue([b,c], _Q0, _Q), queue_to_list(_Q, L).
%  L = [a,b,c]
list_join_queue(List, Front-OldBack, Front-Back) :- append(List, Back, OldBack).

%! jump_queue(?Element, +Queue, -NewQueue) is det.
%  NewQueue has Element at the front.
%  ?- list_to_queue([a], _Q0), jump_queue(b, _Q0, _Q), queue_to_list(_Q, L).
%  L = [b,a]
jump_queue(Element, Front-Back, [Element|Front]-Back).

%! list_jump_queue(+List, +Queue, -NewQueue) is det.
%  NewQueue has the elements of List at the front.
%  ?- list_to_queue([a], _Q0), list_jump_queue([b,c], _Q0, _Q), queue_to_list(_Q, L).
%  L = [b,c,a]
list_jump_queue(List, OldFront-Back, Front-Back) :- append(List, OldFront, Front).

%! head_queue(+Queue, ?Head) is semidet.
%  Head is the first element.
%  ?- list_to_queue([a,b], _Q), head_queue(_Q, X).
%  X = a
head_queue(Front-Back, Head) :- Front \== Back, Front = [Head|_].

%! serve_queue(+Queue, ?Head, -Rest) is semidet.
%  Head is the first element, and Rest the queue without it.
%  ?- list_to_queue([a,b], _Q), serve_queue(_Q, X, _R), queue_to_list(_R, L).
%  X = a, L = [b]
serve_queue(OldFront-Back, Head, Front-Back) :- OldFront \== Back, OldFront = [Head|Front].

%! length_queue(+Queue, -Length) is det.
%  Length is the number of elements.
%  ?- list_to_queue([a,b], _Q), length_queue(_Q, N).
%  N = 2
length_queue(Queue, Length) :- queue_to_list(Queue, List), length(List, Length).

%! empty_queue(+Queue) is semidet.
%  Queue has no elements.
%  ?- make_queue(_Q), empty_queue(_Q).
%  true
empty_queue(Front-Back) :- Front == Back.

%! list_to_queue(+List, -Queue) is det.
%  Queue has the elements of List.
%  ?- list_to_queue([a], _Q), queue_to_list(_Q, L).
%  L = [a]
list_to_queue(List, Front-Back) :- append(List, Back, Front).

%! queue_to_list(+Queue, -List) is det.
%  List has the elements of Queue.
%  ?- list_to_queue([a,b], _Q), queue_to_list(_Q, L).
%  L = [a,b]
queue_to_list(Front-Back, List) :-
    ( Front == Back -> List = [] ; Front = [X|Rest], List = [X|Xs], queue_to_list(Rest-Back, Xs) ).
