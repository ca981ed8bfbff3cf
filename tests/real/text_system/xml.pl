:- module(xml_text, [xml_parse/2, xml_print/1, xml_select/3, entities/2]).
:- use_module(library(lists)).
:- use_module(library(dcg/basics), [blanks//0, string_without//2, string//1]).
:- set_prolog_flag(double_quotes, codes).

xml_parse(Codes, element(N, As, Cs)) :- phrase(document(element(N, As, Cs)), Codes).

document(E) --> prolog_part, element(E), blanks.
prolog_part --> blanks, "<?", string(_), "?>", !, prolog_part.
prolog_part --> blanks, "<!--", string(_), "-->", !, prolog_part.
prolog_part --> blanks.

element(element(N, As, Cs)) -->
    "<", name(N), attributes(As), blanks,
    (   "/>" -> { Cs = [] }
    ;   ">", content(Cs0), close_tag(N), { normal(Cs0, Cs) }
    ).
close_tag(N) --> "</", name(M), blanks, ">", !, { N == M -> true ; throw(error(xml(mismatch(N, M)), _)) }.
close_tag(N) --> { throw(error(xml(not_closed(N)), _)) }.

name(N) --> [C], { code_type(C, csymf) }, name_rest(Cs), { atom_codes(N, [C|Cs]) }.
name_rest([C|Cs]) --> [C], { code_type(C, csym) ; memberchk(C, ":-.") }, !, name_rest(Cs).
name_rest([]) --> [].

attributes([N=V|As]) --> blanks, name(N), blanks, "=", blanks, [Q], { memberchk(Q, "'\"") }, string_without([Q], Cs), [Q], !,
    { entities(Cs, Ds), atom_codes(V, Ds) }, attributes(As).
attributes([]) --> [].

content([]) --> look("</"), !.
content([]) --> eos, !.
content([E|Cs]) --> look("<"), \+ look("<!"), !, element(E), content(Cs).
content([comment(A)|Cs]) --> "<!--", !, string(Xs), "-->", !, { atom_codes(A, Xs) }, content(Cs).
content([A|Cs]) --> "<![CDATA[", !, string(Xs), "]]>", !, { atom_codes(A, Xs) }, content(Cs).
content([A|Cs]) --> string_without("<", Xs), { entities(Xs, Ys), atom_codes(A, Ys) }, content(Cs).

look(S, Cs, Cs) :- append(S, _, Cs).
eos([], []).

entities(Cs, Ds) :- phrase(entity_text(Ds), Cs), !.
entity_text([C|Cs]) --> "&", entity(C), ";", !, entity_text(Cs).
entity_text([C|Cs]) --> [C], !, entity_text(Cs).
entity_text([]) --> [].
entity(0'<) --> "lt".
entity(0'>) --> "gt".
entity(0'&) --> "amp".
entity(0'") --> "quot".
entity(0'\') --> "apos".
entity(C) --> "#x", !, hex(0, C).
entity(C) --> "#", dec(0, C).
hex(V0, V) --> [C], { code_type(C, xdigit(W)) }, !, { V1 is V0 * 16 + W }, hex(V1, V).
hex(V, V) --> [].
dec(V0, V) --> [C], { code_type(C, digit(W)) }, !, { V1 is V0 * 10 + W }, dec(V1, V).
dec(V, V) --> [].

normal([], []).
normal([A|Cs0], Cs) :- atom(A), normalize_space_atom(A, B), ( B == '' -> Cs = Cs1 ; Cs = [B|Cs1] ), !, normal(Cs0, Cs1).
normal([C|Cs0], [C|Cs]) :- normal(Cs0, Cs).


normalize_space_atom(A, B) :-
    split_string(A, " \n\t", " \n\t", Parts0), exclude(==(""), Parts0, Parts1), exclude([S]>>(S == ""), Parts1, Parts2),
    maplist([S,At]>>atom_string(At, S), Parts2, Parts3), exclude(==(''), Parts3, Parts),
    atomic_list_concat(Parts, ' ', B).

xml_print(E) :- xml_print(E, 0).
xml_print(element(N, As, Cs), I) :-
    tab(I), format("<~w", [N]),
    forall(member(K=V, As), ( escape(V, W), format(" ~w=\"~w\"", [K, W]) )),
    (   Cs == [] -> format("/>~n")
    ;   Cs = [A], atom(A) -> escape(A, W), format(">~w</~w>~n", [W, N])
    ;   format(">~n"), I1 is I + 3, forall(member(C, Cs), xml_print(C, I1)), tab(I), format("</~w>~n", [N])
    ).
xml_print(comment(C), I) :- tab(I), format("<!--~w-->~n", [C]).
xml_print(A, I) :- atom(A), tab(I), escape(A, W), format("~w~n", [W]).

escape(A, W) :- atom_codes(A, Cs), phrase(escaped(Ds), Cs), atom_codes(W, Ds).
escaped(Ds) --> [C], !, { esc(C, E) -> append(E, Ds1, Ds) ; Ds = [C|Ds1] }, escaped(Ds1).
escaped([]) --> [].
esc(0'<, "&lt;").
esc(0'>, "&gt;").
esc(0'&, "&amp;").
esc(0'", "&quot;").

% xml_select(+Path, +Element, -Found): Path is //name, /name, name[@a=v] steps as a list
xml_select([], E, E).
xml_select([child(N)|Ps], element(_, _, Cs), F) :- member(C, Cs), C = element(N, _, _), xml_select(Ps, C, F).
xml_select([deep(N)|Ps], E, F) :- descendant(E, D), D = element(N, _, _), xml_select(Ps, D, F).
xml_select([attr(K)|_], element(_, As, _), V) :- memberchk(K=V, As).
xml_select([where(K=V)|Ps], E, F) :- E = element(_, As, _), memberchk(K=V, As), xml_select(Ps, E, F).
xml_select([text], element(_, _, Cs), T) :- member(T, Cs), atom(T).

descendant(element(_, _, Cs), D) :- member(C, Cs), C = element(_, _, _), ( D = C ; descendant(C, D) ).
