% The smallest circuits of NAND gates with two inputs that compute given functions of three inputs.
% A signal is the truth table of a node as eight bits; gates are added one by one, deeper and deeper.
% Stresses search with arithmetic on bits, negation and pairs out of a list.

bench_once :- circuits([60, 226], _).

answer(Circuits) :- circuits([60, 226], Circuits).

small_answer(Circuits) :- circuits([192, 95], Circuits).

bench_size(1000).
bench_small(1).

circuits([], []).
circuits([Function|Functions], [Function=Circuit|Circuits]) :-
    smallest(Function, Circuit),
    circuits(Functions, Circuits).

smallest(Function, Circuit) :-
    inputs(Signals),
    upto(1, 6, Gates),
    built(Gates, Signals, 3, -1, Function, Circuit), !.

inputs([signal(3, 240), signal(2, 204), signal(1, 170)]).

upto(Low, High, Low) :- Low =< High.
upto(Low, High, Number) :- Low < High, Next is Low + 1, upto(Next, High, Number).

% built(Gates, Signals, Newest, Last, Function, Circuit): Gates more gates give Function. Two gates that do not
% depend on each other are tried in one order only: Last is the rank of the gate that came before.
built(1, Signals, Newest, _, Function, [nand(Output, Input1, Input2)]) :- !,
    pair(Signals, Input1, Table1, Input2, Table2),
    Function =:= 255 - (Table1 /\ Table2),
    Output is Newest + 1.
built(Gates, Signals, Newest, Last, Function, [nand(Output, Input1, Input2)|Circuit]) :-
    pair(Signals, Input1, Table1, Input2, Table2),
    Rank is Input1 * 16 + Input2,
    in_order(Input1, Newest, Rank, Last),
    Table is 255 - (Table1 /\ Table2),
    \+ known(Signals, Table),
    Output is Newest + 1,
    Gates1 is Gates - 1,
    built(Gates1, [signal(Output, Table)|Signals], Output, Rank, Function, Circuit).

in_order(Newest, Newest, _, _) :- !.
in_order(_, _, Rank, Last) :- Rank > Last.

pair([signal(Node1, Table1)|Signals], Node1, Table1, Node2, Table2) :-
    among([signal(Node1, Table1)|Signals], Node2, Table2).
pair([_|Signals], Node1, Table1, Node2, Table2) :-
    pair(Signals, Node1, Table1, Node2, Table2).

among([signal(Node, Table)|_], Node, Table).
among([_|Signals], Node, Table) :- among(Signals, Node, Table).

known([signal(_, Table)|_], Table) :- !.
known([_|Signals], Table) :- known(Signals, Table).
