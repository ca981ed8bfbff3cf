:- module(csv_text, [csv_rows/2, csv_rows/3, show_table/1, group_sum/4, pivot/3, csv_write/1]).
:- use_module(library(lists)).
:- use_module(library(apply)).
:- use_module(library(aggregate)).
:- use_module(library(assoc)).
:- use_module(library(readutil)).
:- use_module(library(yall)).

csv_rows(Text, Rows) :- csv_rows(Text, Rows, [separator(0',)]).
csv_rows(Text, Rows, Options) :-
    ( memberchk(separator(Sep), Options) -> true ; Sep = 0', ),
    ( memberchk(convert(Conv), Options) -> true ; Conv = true ),
    string_codes(Text, Codes),
    phrase(rows(Rows0, Sep, Conv), Codes),
    ( memberchk(functor(F), Options) -> maplist({F}/[L, T]>>( T =.. [F|L] ), Rows0, Rows) ; Rows = Rows0 ).

rows([R|Rs], Sep, Conv) --> peek(_), row(R, Sep, Conv), newline, !, rows(Rs, Sep, Conv).
rows([], _, _) --> [].
newline --> "\r\n", !.
newline --> "\n".
row([F|Fs], Sep, Conv) --> field(F, Sep, Conv), ( [Sep] -> row(Fs, Sep, Conv) ; { Fs = [] } ).
field(F, _, _) --> "\"", !, quoted(Cs), { atom_codes(F, Cs) }.
field(F, Sep, Conv) --> plain(Cs, Sep), { convert(Conv, Cs, F) }.
quoted([0'"|Cs]) --> "\"\"", !, quoted(Cs).
quoted([]) --> "\"", !.
quoted([C|Cs]) --> [C], quoted(Cs).
plain([C|Cs], Sep) --> [C], { C \== Sep, C \== 0'\n, C \== 0'\r }, !, plain(Cs, Sep).
plain([], _) --> [].
convert(true, Cs, N) :- catch(number_codes(N, Cs), error(syntax_error(_), _), fail), !.
convert(_, Cs, A) :- atom_codes(A, Cs).

show_table([Head|Rows]) :-
    length(Head, N),
    findall(W, ( between(1, N, I), aggregate_all(max(L), ( member(R, [Head|Rows]), nth1(I, R, X), format(atom(A), "~w", [X]), atom_length(A, L) ), W) ), Ws),
    ruler(Ws), line(Head, Ws), ruler(Ws), forall(member(R, Rows), line(R, Ws)), ruler(Ws).
ruler(Ws) :- forall(member(W, Ws), ( V is W + 2, format("+~`-t~*+", [V]) )), format("+~n").
line(R, Ws) :-
    maplist([X, W]>>( V is W + 1, ( number(X) -> format("| ~t~w~*+ ", [X, V]) ; format("| ~w~t~*+ ", [X, V]) ) ), R, Ws),
    format("|~n").

group_sum(Rows, KeyI, ValI, Pairs) :-
    empty_assoc(A0),
    foldl({KeyI, ValI}/[R, B0, B]>>( nth1(KeyI, R, K), nth1(ValI, R, V), ( get_assoc(K, B0, S0) -> true ; S0 = 0 ), S is S0 + V, put_assoc(K, B0, S, B) ), Rows, A0, A),
    assoc_to_list(A, Pairs).

pivot(Rows, K, Groups) :-
    findall(Key-Row, ( member(Row, Rows), nth1(K, Row, Key) ), Ps0),
    keysort(Ps0, Ps), group_pairs_by_key(Ps, Groups).

csv_write(Rows) :- forall(member(R, Rows), ( atomic_list_concat(R, ',', L), writeln(L) )).
peek(C), [C] --> [C].
