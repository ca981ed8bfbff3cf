% Queues and balanced trees, rebuilt all the time: most of what is made is garbage soon.
prepare(_, _).

% A queue of numbers whose front goes to its end changed, beside a tree of how often each was seen. The tree
% is rebuilt from its pairs from time to time.
work(collections, N, Answer) :-
    empty_queue(Queue0),
    fill(2000, Queue0, Queue),
    turn(N, Queue, t, Answer).

fill(0, Queue, Queue) :-
    !.
fill(N, Queue0, Queue) :-
    X is N * 7919 mod 10007,
    put_last(X, Queue0, Queue1),
    N1 is N - 1,
    fill(N1, Queue1, Queue).

turn(0, Queue, Tree, Answer) :-
    !,
    queue_list(Queue, List),
    add_up(List, 0, Sum),
    tree_pairs(Tree, Pairs),
    weigh(Pairs, Sum, Answer).
turn(N, Queue0, Tree0, Answer) :-
    take_first(X, Queue0, Queue1),
    Y is (X * 31 + N) mod 10007,
    put_last(Y, Queue1, Queue),
    count(Y, Tree0, Tree1),
    rebuilt(N, Tree1, Tree),
    N1 is N - 1,
    turn(N1, Queue, Tree, Answer).

add_up([], Sum, Sum).
add_up([X|List], Sum0, Sum) :-
    Sum1 is Sum0 + X,
    add_up(List, Sum1, Sum).

weigh([], Sum, Sum).
weigh([Key-Count|Pairs], Sum0, Sum) :-
    Sum1 is (Sum0 + Key * Count) mod 1000003,
    weigh(Pairs, Sum1, Sum).

rebuilt(N, Tree0, Tree) :-
    N mod 5000 =:= 0,
    !,
    tree_pairs(Tree0, Pairs),
    fresh(Pairs, t, Tree).
rebuilt(_, Tree, Tree).

fresh([], Tree, Tree).
fresh([Key-Count|Pairs], Tree0, Tree) :-
    insert(Tree0, Key, Count, Tree1, _),
    fresh(Pairs, Tree1, Tree).

% Queues: a front, and a back in reverse.
empty_queue(queue([], [])).

put_last(X, queue(Front, Back), queue(Front, [X|Back])).

take_first(X, queue([X|Front], Back), queue(Front, Back)) :-
    !.
take_first(X, queue([], Back), queue(Front, [])) :-
    turned(Back, [], [X|Front]).

turned([], List, List).
turned([X|Back], List0, List) :-
    turned(Back, [X|List0], List).

queue_list(queue(Front, Back), List) :-
    turned(Back, [], End),
    joined(Front, End, List).

joined([], List, List).
joined([X|Front], End, [X|List]) :-
    joined(Front, End, List).

% Balanced trees (AVL): t, or t(Key, Value, Balance, Left, Right); the balance is the side that is higher.
count(Key, Tree0, Tree) :-
    found(Tree0, Key, Count0),
    !,
    Count is Count0 + 1,
    insert(Tree0, Key, Count, Tree, _).
count(Key, Tree0, Tree) :-
    insert(Tree0, Key, 1, Tree, _).

found(t(Key0, Value0, _, Left, Right), Key, Value) :-
    compare(Order, Key, Key0),
    found(Order, Key, Value, Value0, Left, Right).

found(=, _, Value, Value, _, _).
found(<, Key, Value, _, Left, _) :-
    found(Left, Key, Value).
found(>, Key, Value, _, _, Right) :-
    found(Right, Key, Value).

insert(t, Key, Value, t(Key, Value, even, t, t), higher).
insert(t(Key0, Value0, Balance, Left, Right), Key, Value, Tree, Growth) :-
    compare(Order, Key, Key0),
    insert(Order, Key0, Value0, Balance, Left, Right, Key, Value, Tree, Growth).

insert(=, Key, _, Balance, Left, Right, _, Value, t(Key, Value, Balance, Left, Right), same).
insert(<, Key0, Value0, Balance, Left0, Right, Key, Value, Tree, Growth) :-
    insert(Left0, Key, Value, Left, Growth0),
    heavier(Growth0, left, Balance, Key0, Value0, Left, Right, Tree, Growth).
insert(>, Key0, Value0, Balance, Left, Right0, Key, Value, Tree, Growth) :-
    insert(Right0, Key, Value, Right, Growth0),
    heavier(Growth0, right, Balance, Key0, Value0, Left, Right, Tree, Growth).

heavier(same, _, Balance, Key, Value, Left, Right, t(Key, Value, Balance, Left, Right), same).
heavier(higher, Side, Balance, Key, Value, Left, Right, Tree, Growth) :-
    lean(Balance, Side, Key, Value, Left, Right, Tree, Growth).

lean(even, Side, Key, Value, Left, Right, t(Key, Value, Side, Left, Right), higher).
lean(left, left, Key, Value, Left, Right, Tree, same) :-
    !,
    rotate_right(Left, Key, Value, Right, Tree).
lean(left, right, Key, Value, Left, Right, t(Key, Value, even, Left, Right), same).
lean(right, left, Key, Value, Left, Right, t(Key, Value, even, Left, Right), same) :-
    !.
lean(right, right, Key, Value, Left, Right, Tree, same) :-
    rotate_left(Right, Key, Value, Left, Tree).

rotate_right(t(K1, V1, left, A, B), K, V, C, t(K1, V1, even, A, t(K, V, even, B, C))) :-
    !.
rotate_right(t(K1, V1, right, A, t(K2, V2, Balance, B1, B2)), K, V, C,
             t(K2, V2, even, t(K1, V1, Left, A, B1), t(K, V, Right, B2, C))) :-
    shares(Balance, Left, Right).

rotate_left(t(K1, V1, right, B, C), K, V, A, t(K1, V1, even, t(K, V, even, A, B), C)) :-
    !.
rotate_left(t(K1, V1, left, t(K2, V2, Balance, B1, B2), C), K, V, A,
            t(K2, V2, even, t(K, V, Left, A, B1), t(K1, V1, Right, B2, C))) :-
    shares(Balance, Left, Right).

shares(even, even, even).
shares(left, even, right).
shares(right, left, even).

tree_pairs(Tree, Pairs) :-
    tree_pairs(Tree, Pairs, []).

tree_pairs(t, Pairs, Pairs).
tree_pairs(t(Key, Value, _, Left, Right), Pairs, End) :-
    tree_pairs(Left, Pairs, [Key-Value|Middle]),
    tree_pairs(Right, Middle, End).
