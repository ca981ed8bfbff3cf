:- module(pretty, [pretty/2, doc//1, term_doc/2, op(400, yfx, <+>), op(400, yfx, </>), fits/3]).
:- use_module(library(apply)).

% A Wadler style pretty printer over difference lists, and documents of Prolog terms.

pretty(Width, Doc) :- best(Width, 0, [i(0, break, Doc)], Out), maplist(emit, Out), nl.

emit(text(T)) :- write(T).
emit(line(I)) :- nl, tab(I).

best(_, _, [], []).
best(W, K, [i(_, _, nil)|Ds], Out) :- !, best(W, K, Ds, Out).
best(W, K, [i(I, M, A <+> B)|Ds], Out) :- !, best(W, K, [i(I, M, A), i(I, M, B)|Ds], Out).
best(W, K, [i(I, M, A </> B)|Ds], Out) :- !, best(W, K, [i(I, M, A), i(I, M, line), i(I, M, B)|Ds], Out).
best(W, K, [i(I, M, nest(J, D))|Ds], Out) :- !, I1 is I + J, best(W, K, [i(I1, M, D)|Ds], Out).
best(W, K, [i(_, _, text(T))|Ds], [text(T)|Out]) :- !, atom_length(T, L), K1 is K + L, best(W, K1, Ds, Out).
best(W, K, [i(_, flat, line)|Ds], [text(' ')|Out]) :- !, K1 is K + 1, best(W, K1, Ds, Out).
best(W, K, [i(_, flat, softline)|Ds], Out) :- !, best(W, K, Ds, Out).
best(W, _, [i(I, break, L)|Ds], [line(I)|Out]) :- memberchk(L, [line, softline]), !, best(W, I, Ds, Out).
best(W, K, [i(I, M, group(D))|Ds], Out) :-
    Left is W - K,
    ( M == break, \+ fits(Left, [i(I, flat, D)], Ds) -> best(W, K, [i(I, break, D)|Ds], Out) ; best(W, K, [i(I, flat, D)|Ds], Out) ).

fits(W, _, _) :- W < 0, !, fail.
fits(_, [], []) :- !.
fits(W, [], [D|Ds]) :- !, fits(W, [D], Ds).
fits(W, [i(_, _, nil)|Ds], R) :- !, fits(W, Ds, R).
fits(W, [i(I, M, A <+> B)|Ds], R) :- !, fits(W, [i(I, M, A), i(I, M, B)|Ds], R).
fits(W, [i(I, M, A </> B)|Ds], R) :- !, fits(W, [i(I, M, A), i(I, M, line), i(I, M, B)|Ds], R).
fits(W, [i(I, M, nest(J, D))|Ds], R) :- !, I1 is I + J, fits(W, [i(I1, M, D)|Ds], R).
fits(W, [i(_, _, text(T))|Ds], R) :- !, atom_length(T, L), W1 is W - L, fits(W1, Ds, R).
fits(W, [i(_, flat, line)|Ds], R) :- !, W1 is W - 1, fits(W1, Ds, R).
fits(W, [i(_, flat, softline)|Ds], R) :- !, fits(W, Ds, R).
fits(_, [i(_, break, _)|_], _) :- !.
fits(W, [i(I, _, group(D))|Ds], R) :- fits(W, [i(I, flat, D)|Ds], R).

term_doc(T, text(A)) :- ( var(T) ; atomic(T) ), !, format(atom(A), "~q", [T]).
term_doc(L, D) :- L = [_|_], !, list_docs(L, Ds), bracket('[', Ds, ']', D).
term_doc({T}, D) :- !, comma_docs(T, Ds), bracket('{', Ds, '}', D).
term_doc(T, group(A </> text(Op) </> B)) :- T =.. [Op, X, Y], current_op(P, _, Op), P >= 200, !, term_doc(X, A), term_doc(Y, B).
term_doc(T, D) :- T =.. [F|As], maplist(term_doc, As, Ds), format(atom(O), "~q(", [F]), bracket(O, Ds, ')', D).

list_docs([X|Xs], [D|Ds]) :- !, term_doc(X, D), list_docs(Xs, Ds).
list_docs([], []) :- !.
list_docs(T, [text('|') <+> D]) :- term_doc(T, D).
comma_docs((A, B), [D|Ds]) :- !, term_doc(A, D), comma_docs(B, Ds).
comma_docs(A, [D]) :- term_doc(A, D).

bracket(O, Ds, C, group(text(O) <+> nest(2, softline <+> Body) <+> softline <+> text(C))) :- sep(Ds, Body).
sep([D], D) :- !.
sep([D|Ds], D <+> text(',') </> E) :- sep(Ds, E).

doc(D) --> [D].
