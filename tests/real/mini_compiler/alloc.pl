% Register allocation by colouring an interference graph, and the machine code of the abstract machine.
:- module(alloc, [allocate/3, live_ranges/2, colours/3]).
:- use_module(library(lists)).
:- use_module(library(apply)).
:- use_module(library(assoc)).
:- use_module(library(ordsets)).
:- use_module(library(ugraphs)).
:- use_module(library(pairs)).
:- ensure_loaded(ops).

allocate(K, code(S, Bs0), mcode(S, Bs, Stats)) :-
    maplist(allocate_body(K), Bs0, Bs, Stats).

allocate_body(K, body(L, NP, F, I0), mbody(L, NP, Frame, Code), stat(L, Nodes, Edges, Used, Spills)) :-
    number_instrs(I0, 0, Numbered),
    live_ranges(I0, LiveOuts),
    interference(Numbered, LiveOuts, Graph),
    vertices(Graph, Vs), length(Vs, Nodes),
    edges(Graph, Es), length(Es, Edges2), Edges is Edges2 // 2,
    colours(Graph, K, Colouring),
    findall(C, ( gen_assoc(_, Colouring, r(C)) ), Cs0), sort(Cs0, Cs), length(Cs, Used),
    findall(V, gen_assoc(V, Colouring, spill(_)), Sp), length(Sp, Spills),
    Frame is F + Spills,
    maplist(rewrite(Colouring, F), I0, Code).

number_instrs([], _, []).
number_instrs([I|Is], N, [N-I|Ns]) :- N1 is N + 1, number_instrs(Is, N1, Ns).

% Liveness backwards, to a fixed point over the labels.

live_ranges(Is, Outs) :-
    reverse(Is, Rev),
    empty_assoc(At0),
    fixpoint(Rev, At0, 0, Outs0),
    reverse(Outs0, Outs).

fixpoint(Rev, At0, N, Outs) :-
    foldl(transfer, Rev, s([], At0, []), s(_, At, Outs0)),
    (   assoc_to_list(At0, L), assoc_to_list(At, L) -> reverse(Outs0, Outs)
    ;   N < 50, N1 is N + 1, fixpoint(Rev, At, N1, Outs)
    ).

transfer(I, s(Live0, At0, Outs), s(Live, At, [Out|Outs])) :-
    live_out(I, Live0, At0, Out),
    defined(I, Defs), uses(I, Uses),
    ord_subtract(Out, Defs, L1),
    ord_union(L1, Uses, Live),
    (   I = label(L) -> put_assoc(L, At0, Live, At) ; At = At0 ).

live_out(jump(L), _, At, Out) :- !, at(L, At, Out).
live_out(branch(_, A, B), _, At, Out) :- !, at(A, At, OA), at(B, At, OB), ord_union(OA, OB, Out).
live_out(ret(_), _, _, []) :- !.
live_out(_, Out, _, Out).

at(L, At, Out) :- ( get_assoc(L, At, Out0) -> Out = Out0 ; Out = [] ).

defined(?R <- _, [R]) :- !.
defined(_, []).

uses(I, Us) :- findall(N, use_of(I, N), Ns), sort(Ns, Us).
use_of(?_ <- E, N) :- !, regs(E, N).
use_of(I, N) :- regs(I, N).
regs(?N, N) :- !.
regs(T, N) :- compound(T), argument(T, A), regs(A, N).

interference(Numbered, Outs, Graph) :-
    findall(R, member(_-(?R <- _), Numbered), Rs0), sort(Rs0, Rs),
    findall(A-B, ( pair(Numbered, Outs, A, B) ), Es0),
    findall(B-A, member(A-B, Es0), Es1),
    append(Es0, Es1, Es2), sort(Es2, Es),
    vertices_edges_to_ugraph(Rs, Es, Graph).

pair([_-(?R <- _)|_], [Out|_], R, B) :- member(B, Out), B \== R.
pair([_|Is], [_|Os], A, B) :- pair(Is, Os, A, B).

% Simplify: take away the node of the smallest degree, push it; colour when it comes back.

colours(Graph, K, Colouring) :-
    simplify(Graph, Stack),
    empty_assoc(C0),
    nb_setval(spills, 0),
    foldl(colour(K, Graph), Stack, C0, Colouring).

simplify(Graph, Stack) :- simplify(Graph, [], Stack).
simplify([], Stack, Stack) :- !.
simplify(Graph, Stack0, Stack) :-
    findall(D-V, ( member(V-Ns, Graph), length(Ns, D) ), Ds0),
    keysort(Ds0, [_-V|_]),
    del_vertices(Graph, [V], Graph1),
    simplify(Graph1, [V|Stack0], Stack).

colour(K, Graph, V, C0, C) :-
    neighbours(V, Graph, Ns),
    findall(X, ( member(N, Ns), get_assoc(N, C0, r(X)) ), Taken0), sort(Taken0, Taken),
    (   between(1, K, X), \+ ord_memberchk(X, Taken)
    ->  put_assoc(V, C0, r(X), C)
    ;   nb_getval(spills, S0), S is S0 + 1, nb_setval(spills, S), put_assoc(V, C0, spill(S0), C)
    ).

rewrite(C, F, I, J) :- rewrite_term(I, C, F, J).
rewrite_term(?N, C, F, R) :- !, ( get_assoc(N, C, R0) -> ( R0 = spill(S) -> Slot is F + S, R = f(Slot) ; R = R0 ) ; R = r(0) ).
rewrite_term(T, C, F, T1) :- compound(T), !, T =.. [Fn|As], maplist([A, B]>>rewrite_term(A, C, F, B), As, Bs), T1 =.. [Fn|Bs].
rewrite_term(A, _, _, A).
argument(T, A) :- functor(T, _, N), between(1, N, I), arg(I, T, A).
