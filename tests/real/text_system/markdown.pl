:- module(markdown, [markdown/2, html/1, toc/2]).
:- use_module(library(lists)).
:- use_module(library(strings), []).
:- set_prolog_flag(double_quotes, string).

%   Lines to blocks to HTML; everything is strings here.

markdown(Text, Blocks) :-
    split_string(Text, "\n", "\r", Lines),
    blocks(Lines, Blocks).

blocks([], []).
blocks([L|Ls], Bs) :- blank(L), !, blocks(Ls, Bs).
blocks([L|Ls], [h(N, Inline)|Bs]) :- heading(L, N, T), !, inline(T, Inline), blocks(Ls, Bs).
blocks([L|Ls], [code(Lang, Body)|Bs]) :-
    string_concat("```", Lang, L), !,
    append(Body0, ["```"|Rest], Ls), !,
    atomics_to_string_lines(Body0, Body),
    blocks(Rest, Bs).
blocks([L|Ls], [list(Kind, Items)|Bs]) :- item(L, Kind, _), !, list_items([L|Ls], Kind, Items, Rest), blocks(Rest, Bs).
blocks([L, U|Ls], [table(Heads, Aligns, Rows)|Bs]) :-
    sub_string(L, _, _, _, "|"), rule(U, Aligns), !,
    cells(L, Heads),
    table_rows(Ls, Rows, Rest),
    blocks(Rest, Bs).
blocks([L|Ls], [hr|Bs]) :- normalize(L, "---"), !, blocks(Ls, Bs).
blocks(Ls, [p(Inline)|Bs]) :-
    paragraph(Ls, Ps, Rest),
    atomic_list_concat(Ps, ' ', A), atom_string(A, S),
    inline(S, Inline),
    blocks(Rest, Bs).

blank(L) :- split_string(L, "", " \t", [""]).
normalize(L, N) :- split_string(L, "", " \t", [N]).
atomics_to_string_lines(Ls, S) :- atomic_list_concat(Ls, '\n', A), atom_string(A, S).

heading(L, N, T) :-
    string_codes(L, Cs), hashes(Cs, 0, N, Rest), N > 0, N =< 6, Rest = [0' |_],
    string_codes(T0, Rest), normalize(T0, T).
hashes([0'#|Cs], N0, N, Rest) :- !, N1 is N0 + 1, hashes(Cs, N1, N, Rest).
hashes(Cs, N, N, Cs).

item(L, ul, T) :- ( string_concat("- ", T, L) ; string_concat("* ", T, L) ), !.
item(L, ol, T) :- sub_string(L, B, 2, A, ". "), B > 0, B < 4, sub_string(L, 0, B, _, Ns), catch(number_string(_, Ns), _, fail), !, sub_string(L, _, A, 0, T).

list_items([L|Ls], K, [I|Is], Rest) :- item(L, K, T), !, continuation(Ls, More, Ls1), atomic_list_concat([T|More], ' ', A), atom_string(A, S), inline(S, I), list_items(Ls1, K, Is, Rest).
list_items(Ls, _, [], Ls).
continuation([L|Ls], [T|Ts], Rest) :- string_concat("  ", T0, L), !, normalize(T0, T), continuation(Ls, Ts, Rest).
continuation(Ls, [], Ls).

rule(U, Aligns) :- cells(U, Cs), Cs = [_|_], maplist(align, Cs, Aligns).
align(C, A) :-
    string_codes(C, Cs), forall(member(X, Cs), memberchk(X, [0'-, 0':])), Cs = [_|_],
    ( Cs = [0':|_] -> ( last(Cs, 0':) -> A = center ; A = left ) ; last(Cs, 0':) -> A = right ; A = none ).
cells(L, Cs) :-
    split_string(L, "|", " ", Cs0),
    ( Cs0 = [""|Cs1] -> true ; Cs1 = Cs0 ),
    ( append(Cs, [""], Cs1) -> true ; Cs = Cs1 ).
table_rows([L|Ls], [R|Rs], Rest) :- sub_string(L, _, _, _, "|"), !, cells(L, R), table_rows(Ls, Rs, Rest).
table_rows(Ls, [], Ls).

paragraph([L|Ls], [], [L|Ls]) :- ( blank(L) ; heading(L, _, _) ; item(L, _, _) ), !.
paragraph([L|Ls], [N|Ps], Rest) :- !, normalize(L, N), paragraph(Ls, Ps, Rest).
paragraph([], [], []).

% inline: *em*, **strong**, `code`, [text](url)
inline(S, Is) :- string_chars(S, Cs), phrase(spans(Is0), Cs), join(Is0, Is).
spans([strong(X)|Is]) --> ['*', '*'], until(['*', '*'], Cs), !, { string_chars(T, Cs), inline(T, X) }, spans(Is).
spans([em(X)|Is]) --> ['*'], until(['*'], Cs), { Cs = [C|_], C \== ' ' }, !, { string_chars(T, Cs), inline(T, X) }, spans(Is).
spans([code(T)|Is]) --> ['`'], until(['`'], Cs), !, { string_chars(T, Cs) }, spans(Is).
spans([a(X, U)|Is]) --> ['['], until([']', '('], Cs), until([')'], Us), !, { string_chars(T, Cs), inline(T, X), string_chars(U, Us) }, spans(Is).
spans([C|Is]) --> [C], !, spans(Is).
spans([]) --> [].
until(End, []) --> End, !.
until(End, [C|Cs]) --> [C], until(End, Cs).
join([], []).
join([C|Cs], [T|Is]) :- atom(C), !, chars_prefix([C|Cs], Xs, Rest), string_chars(T, Xs), join(Rest, Is).
join([X|Xs], [X|Is]) :- join(Xs, Is).
chars_prefix([C|Cs], [C|Xs], Rest) :- atom(C), !, chars_prefix(Cs, Xs, Rest).
chars_prefix(Rest, [], Rest).

html(Blocks) :- forall(member(B, Blocks), html_block(B)).
html_block(h(N, I)) :- format("<h~d>", [N]), html_inline(I), format("</h~d>~n", [N]).
html_block(p(I)) :- write("<p>"), html_inline(I), writeln("</p>").
html_block(hr) :- writeln("<hr/>").
html_block(code(L, B)) :- format("<pre class=~q>~s</pre>~n", [L, B]).
html_block(list(K, Is)) :- format("<~w>~n", [K]), forall(member(I, Is), ( write("  <li>"), html_inline(I), writeln("</li>") )), format("</~w>~n", [K]).
html_block(table(Hs, As, Rs)) :-
    maplist(string_length, Hs, W0),
    foldl([R, A, B]>>( maplist(string_length, R, Ls), maplist([X, Y, Z]>>(Z is max(X, Y)), Ls, A, B) ), Rs, W0, Ws),
    row(Hs, As, Ws), sum_list(Ws, S), length(Ws, N), Total is S + 3 * N + 1, format("~`-t~*|~n", [Total]),
    forall(member(R, Rs), row(R, As, Ws)).
row(Cs, As, Ws) :- maplist(cell, Cs, As, Ws), writeln("|").
cell(C, right, W) :- !, format("| ~t~w~*+ ", [C, W]).
cell(C, center, W) :- !, format("| ~t~w~t~*+ ", [C, W]).
cell(C, _, W) :- format("| ~w~t~*+ ", [C, W]).
html_inline(Is) :- maplist(html_1, Is).
html_1(S) :- string(S), !, write(S).
html_1(em(I)) :- format("<em>~@</em>", [html_inline(I)]).
html_1(strong(I)) :- format("<strong>~@</strong>", [html_inline(I)]).
html_1(code(T)) :- format("<code>~w</code>", [T]).
html_1(a(I, U)) :- format("<a href=~q>~@</a>", [U, html_inline(I)]).

toc(Blocks, Toc) :- findall(N-T, ( member(h(N, I), Blocks), with_output_to(string(T), html_inline(I)) ), Toc).
