% The lexical part of the compiler of the language "Mini": text to tokens with their positions.
:- module(lexer, [tokens/2, tokens_of_codes/2, token_text/2, keyword/1, token_kind/2]).

:- use_module(library(lists)).
:- use_module(library(readutil), [read_file_to_codes/3]).

:- set_prolog_flag(double_quotes, codes).

/*  A token is  tok(Kind, Value, Line:Column).
    Kinds: id, kw, int, real, str, sym, eof.
*/

:- dynamic user_keyword/1.
:- multifile user_keyword/1.

term_expansion(keywords(List), Clauses) :-
    findall(keyword(K), member(K, List), Clauses).

keywords([program, var, const, type, function, procedure, begin, end, if, then, else, while, do, for, to, downto,
          repeat, until, return, case, of, otherwise, and, or, not, div, mod, array, record, integer, boolean, real,
          true, false, write, writeln, char, string, shl, shr, xor, nil, break, continue]).

tokens(File, Tokens) :-
    read_file_to_codes(File, Codes, [encoding(utf8)]),
    tokens_of_codes(Codes, Tokens).

tokens_of_codes(Codes, Tokens) :-
    phrase(lex(1, 1, Tokens), Codes).

lex(L, C, Ts) --> blank(L, C, L1, C1), !, lex(L1, C1, Ts).
lex(L, C, [tok(Kind, Value, L:C)|Ts]) -->
    token(Kind, Value, N), !,
    { C1 is C + N },
    lex(L, C1, Ts).
lex(L, C, [tok(eof, eof, L:C)]) --> eos, !.
lex(L, C, _) --> [X], { char_code(Ch, X), throw(lex_error(L:C, unexpected(Ch))) }.

eos([], []).

blank(L, _, L1, 1) --> "\n", !, { succ(L, L1) }.
blank(L, C, L, C1) --> [X], { X =< 0' }, !, { C1 is C + 1 }.
blank(L, C, L1, C1) --> "{", !, { C0 is C + 1 }, comment(L, C0, L1, C1).
blank(L, _, L, 1) --> "//", rest_of_line.

comment(L, C, L, C1) --> "}", !, { C1 is C + 1 }.
comment(L, _, L2, C2) --> "\n", !, { L1 is L + 1 }, comment(L1, 1, L2, C2).
comment(L, C, L2, C2) --> [_], !, { C1 is C + 1 }, comment(L, C1, L2, C2).
comment(L, C, _, _) --> { throw(lex_error(L:C, unclosed_comment)) }.

rest_of_line, "\n" --> "\n", !.
rest_of_line --> [_], !, rest_of_line.
rest_of_line --> [].

token(Kind, Value, N) -->
    letter(H), !, alnums(T, N0), { N is N0 + 1, atom_codes(A, [H|T]), word_kind(A, Kind, Value) }.
token(Kind, Value, N) -->
    digit(H), digits(T, N0),
    (   ".", digit(D), digits(Ds, N1)
    ->  { append([H|T], [0'., D|Ds], Cs), Kind = real, N is N0 + N1 + 3 }
    ;   { Cs = [H|T], Kind = int, N is N0 + 1 }
    ),
    { number_codes(Value, Cs) }.
token(int, Value, N) --> "$", hexs(Cs), { Cs = [_|_] }, { hex_value(Cs, 0, Value), length(Cs, N0), N is N0 + 1 }.
token(str, Value, N) --> "'", string_body(Cs, N0), { atom_codes(Value, Cs), N is N0 + 2 }.
token(sym, S, N) --> symbol(S, N).

string_body([0'\'|Cs], N) --> "''", !, string_body(Cs, N0), { N is N0 + 2 }.
string_body([], 0) --> "'", !.
string_body([C|Cs], N) --> [C], { C =\= 0'\n }, string_body(Cs, N0), { N is N0 + 1 }.

symbol(':=', 2) --> ":=".
symbol('<>', 2) --> "<>".
symbol('<=', 2) --> "<=".
symbol('>=', 2) --> ">=".
symbol('..', 2) --> "..".
symbol(S, 1) --> [C], { memberchk(C, "+-*/=<>()[],;:.^"), char_code(S, C) }.

letter(C) --> [C], { code_type(C, alpha), C < 128 ; C >= 128, code_type(C, alpha) }, !.
alnums([C|Cs], N) --> [C], { code_type(C, csym) }, !, alnums(Cs, N0), { N is N0 + 1 }.
alnums([], 0) --> [].
digit(C) --> [C], { C >= 0'0, C =< 0'9 }.
digits([C|Cs], N) --> digit(C), !, digits(Cs, N0), { N is N0 + 1 }.
digits([], 0) --> [].
hexs([W|Cs]) --> [C], { code_type(C, xdigit(W)) }, !, hexs(Cs).
hexs([]) --> [].

hex_value([], V, V).
hex_value([W|Ws], V0, V) :- V1 is V0 << 4 \/ W, hex_value(Ws, V1, V).

word_kind(W, kw, K) :- downcase_atom(W, K), ( keyword(K) ; user_keyword(K) ), !.
word_kind(W, id, I) :- downcase_atom(W, I).

token_kind(tok(K, _, _), K).

token_text(tok(eof, _, _), 'end of file') :- !.
token_text(tok(str, V, _), T) :- !, format(atom(T), "'~w'", [V]).
token_text(tok(_, V, _), T) :- format(atom(T), "~w", [V]).
