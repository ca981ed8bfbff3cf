% Which arguments are ground? An abstract interpretation of small programs, to a fixed point.
% A mode is g (ground) or n (perhaps not). The table holds entry(Name, In, Out) for each call pattern; Out is a list of
% modes, or none as long as no clause is known to succeed.
% Stresses functor, arg, =.., copying by update, and if-then-else.

bench_once :- analysed(all, _).

answer(Tables) :- analysed(all, Tables).

small_answer(Tables) :- analysed(few, Tables).

bench_size(500).
bench_small(1).

analysed(Which, Tables) :-
    entries(Which, Entries),
    tables(Entries, Tables).

entries(few, [rev(g, n)]).
entries(all, [
    rev(g, n), rev(n, g), sorted(g, n, n), queens(g, n), sum_up(g, n), even(g), flat(g, n), perm(g, n), tak(g, g, g, n)
]).

tables([], []).
tables([Entry|Entries], [Table|Tables]) :-
    Entry =.. [Name|In],
    fixed_point([entry(Name, In, none)], Table),
    tables(Entries, Tables).

fixed_point(Table0, Table) :-
    pass(Table0, Table0, Table1),
    (   Table1 == Table0
    ->  Table = Table0
    ;   fixed_point(Table1, Table)
    ).

% pass(Entries, Table0, Table): each of Entries is computed once more; calls may add entries to the table.
pass([], Table, Table).
pass([entry(Name, In, _)|Entries], Table0, Table) :-
    shape(In, 0, Arity),
    source(Name, Arity, Clauses),
    clauses_out(Clauses, In, none, Out, Table0, Table1),
    recorded(Table1, Name, In, Out, Table2),
    pass(Entries, Table2, Table).

shape([], Arity, Arity).
shape([_|Modes], Arity0, Arity) :- Arity1 is Arity0 + 1, shape(Modes, Arity1, Arity).

recorded([entry(Name0, In0, Out0)|Entries], Name, In, Out, Table) :-
    (   Name0 == Name, In0 == In
    ->  Table = [entry(Name, In, Out)|Entries]
    ;   Table = [entry(Name0, In0, Out0)|Table1],
        recorded(Entries, Name, In, Out, Table1)
    ).

clauses_out([], _, Out, Out, Table, Table).
clauses_out([cl(Head, Body)|Clauses], In, Out0, Out, Table0, Table) :-
    numbered(cl(Head, Body), 0, Count),
    functor(Known0, env, Count),
    all_unknown(Count, Known0),
    Head =.. [_|Arguments],
    entered(Arguments, In, Known0, Known1),
    body(Body, Known1, Known2, Table0, Table1),
    clause_out(Known2, Arguments, ClauseOut),
    merged(Out0, ClauseOut, Out1),
    clauses_out(Clauses, In, Out1, Out, Table1, Table).

% Every variable of a clause becomes v(Number).
numbered(Term, Count0, Count) :- var(Term), !, Count is Count0 + 1, Term = v(Count).
numbered(v(_), Count, Count) :- !.
numbered(Term, Count0, Count) :- functor(Term, _, Arity), numbered(1, Arity, Term, Count0, Count).

numbered(N, Arity, _, Count, Count) :- N > Arity, !.
numbered(N, Arity, Term, Count0, Count) :-
    arg(N, Term, Argument),
    numbered(Argument, Count0, Count1),
    N1 is N + 1,
    numbered(N1, Arity, Term, Count1, Count).

all_unknown(0, _) :- !.
all_unknown(N, Known) :- arg(N, Known, n), N1 is N - 1, all_unknown(N1, Known).

entered([], [], Known, Known).
entered([Argument|Arguments], [Mode|Modes], Known0, Known) :-
    learnt(Mode, Argument, Known0, Known1),
    entered(Arguments, Modes, Known1, Known).

learnt(n, _, Known, Known).
learnt(g, Term, Known0, Known) :- grounded(Term, Known0, Known).

% grounded(Term, Known0, Known): Term has become ground, and so have its variables.
grounded(v(Number), Known0, Known) :- !,
    arg(Number, Known0, Mode),
    (   Mode == g
    ->  Known = Known0
    ;   functor(Known0, env, Count),
        functor(Known, env, Count),
        updated(Count, Number, Known0, Known)
    ).
grounded(Term, Known0, Known) :-
    functor(Term, _, Arity),
    arguments_grounded(Arity, Term, Known0, Known).

arguments_grounded(0, _, Known, Known) :- !.
arguments_grounded(N, Term, Known0, Known) :-
    arg(N, Term, Argument),
    grounded(Argument, Known0, Known1),
    N1 is N - 1,
    arguments_grounded(N1, Term, Known1, Known).

updated(0, _, _, _) :- !.
updated(N, Number, Known0, Known) :-
    (   N =:= Number
    ->  arg(N, Known, g)
    ;   arg(N, Known0, Mode),
        arg(N, Known, Mode)
    ),
    N1 is N - 1,
    updated(N1, Number, Known0, Known).

mode(v(Number), Known, Mode) :- !, arg(Number, Known, Mode).
mode(Term, Known, Mode) :- functor(Term, _, Arity), mode(Arity, Term, Known, Mode).

mode(0, _, _, g) :- !.
mode(N, Term, Known, Mode) :-
    arg(N, Term, Argument),
    mode(Argument, Known, ArgumentMode),
    (   ArgumentMode == n
    ->  Mode = n
    ;   N1 is N - 1,
        mode(N1, Term, Known, Mode)
    ).

modes([], _, []).
modes([Term|Terms], Known, [Mode|Modes]) :- mode(Term, Known, Mode), modes(Terms, Known, Modes).

body([], Known, Known, Table, Table).
body([Goal|Goals], Known0, Known, Table0, Table) :-
    goal(Goal, Known0, Known1, Table0, Table1),
    rest(Known1, Goals, Known, Table1, Table).

rest(none, _, none, Table, Table) :- !.
rest(Known0, Goals, Known, Table0, Table) :- body(Goals, Known0, Known, Table0, Table).

goal(Left = Right, Known0, Known, Table, Table) :- !,
    mode(Left, Known0, LeftMode),
    mode(Right, Known0, RightMode),
    learnt(LeftMode, Right, Known0, Known1),
    learnt(RightMode, Left, Known1, Known).
goal(Test, Known0, Known, Table, Table) :- arithmetic(Test), !, grounded(Test, Known0, Known).
goal(Call, Known0, Known, Table0, Table) :-
    Call =.. [Name|Arguments],
    modes(Arguments, Known0, In),
    (   found(Table0, Name, In, Out)
    ->  Table = Table0
    ;   Out = none,
        added(Table0, entry(Name, In, none), Table)
    ),
    returned(Out, Arguments, Known0, Known).

arithmetic(_ is _).
arithmetic(_ < _).
arithmetic(_ =< _).
arithmetic(_ > _).
arithmetic(_ =\= _).

found([entry(Name, In, Out)|_], Name, In, Out) :- !.
found([_|Table], Name, In, Out) :- found(Table, Name, In, Out).

added([], Entry, [Entry]).
added([Other|Table0], Entry, [Other|Table]) :- added(Table0, Entry, Table).

returned(none, _, _, none) :- !.
returned(Out, Arguments, Known0, Known) :- entered(Arguments, Out, Known0, Known).

clause_out(none, _, none) :- !.
clause_out(Known, Arguments, Out) :- modes(Arguments, Known, Out).

merged(none, Out, Out) :- !.
merged(Out, none, Out) :- !.
merged([], [], []).
merged([Mode1|Modes1], [Mode2|Modes2], [Mode|Modes]) :-
    (   Mode1 == Mode2 -> Mode = Mode1 ; Mode = n ),
    merged(Modes1, Modes2, Modes).

% The programs under analysis: source(Name, Arity, Clauses), a body is a list of goals.
source(rev, 2, [
    cl(rev([], []), []),
    cl(rev([X|Xs], Ys), [rev(Xs, Zs), app(Zs, [X], Ys)])]).
source(app, 3, [
    cl(app([], L, L), []),
    cl(app([X|Xs], Ys, [X|Zs]), [app(Xs, Ys, Zs)])]).
source(sorted, 3, [
    cl(sorted([], R, R), []),
    cl(sorted([X|Xs], R0, R), [split(Xs, X, A, B), sorted(B, R0, R1), sorted(A, [X|R1], R)])]).
source(split, 4, [
    cl(split([], _, [], []), []),
    cl(split([X|Xs], P, [X|A], B), [X < P, split(Xs, P, A, B)]),
    cl(split([Y|Ys], Q, C, [Y|D]), [Y > Q, split(Ys, Q, C, D)])]).
source(queens, 2, [
    cl(queens(N, Qs), [upto(1, N, Ns), place(Ns, [], Qs)])]).
source(upto, 3, [
    cl(upto(N, N, [N]), []),
    cl(upto(L, H, [L|Ns]), [L < H, M is L + 1, upto(M, H, Ns)])]).
source(place, 3, [
    cl(place([], Qs, Qs), []),
    cl(place(Ns, Ps, Rs), [pick(Q, Ns, Ms), safe(Ps, Q, 1), place(Ms, [Q|Ps], Rs)])]).
source(pick, 3, [
    cl(pick(X, [X|Xs], Xs), []),
    cl(pick(Y, [Z|Ys], [Z|Zs]), [pick(Y, Ys, Zs)])]).
source(safe, 3, [
    cl(safe([], _, _), []),
    cl(safe([P|Ps], Q, D), [P =\= Q + D, P =\= Q - D, E is D + 1, safe(Ps, Q, E)])]).
source(sum_up, 2, [
    cl(sum_up(T, S), [fold(T, 0, S)])]).
source(fold, 3, [
    cl(fold(leaf, S, S), []),
    cl(fold(node(L, X, R), S0, S3), [fold(L, S0, S1), S2 is S1 + X, fold(R, S2, S3)])]).
source(even, 1, [
    cl(even(0), []),
    cl(even(N), [N > 0, M is N - 1, odd(M)])]).
source(odd, 1, [
    cl(odd(N), [N > 0, M is N - 1, even(M)])]).
source(flat, 2, [
    cl(flat(T, L), [leaves(T, L, E), E = []])]).
source(leaves, 3, [
    cl(leaves(leaf(X), [X|L], L), []),
    cl(leaves(fork(A, B), L0, L2), [leaves(A, L0, L1), leaves(B, L1, L2)])]).
source(perm, 2, [
    cl(perm([], []), []),
    cl(perm(Xs, [Y|Ys]), [pick(Y, Xs, Zs), perm(Zs, Ys)])]).
source(tak, 4, [
    cl(tak(X, Y, Z, A), [X =< Y, Z = A]),
    cl(tak(P, Q, R, B), [P > Q, P1 is P - 1, Q1 is Q - 1, R1 is R - 1, tak(P1, Q, R, B1), tak(Q1, R, P, B2),
        tak(R1, P, Q, B3), tak(B1, B2, B3, B)])]).
