:- module(json_text, [ json_parse/2,            % +Text, -Term
                       json_parse/3,
                       json_print/1, json_print/2,
                       json_get/3, json_path/3, json_update/4,
                       op(600, xfy, =>>)
                     ]).
:- use_module(library(lists)).
:- use_module(library(apply)).
:- use_module(library(error)).
:- use_module(library(option)).
:- use_module(library(pairs)).
:- use_module(library(dcg/basics)).
:- set_prolog_flag(double_quotes, codes).
:- set_prolog_flag(back_quotes, codes).

/** <module> JSON

Objects are json([Key=Value,...]), arrays are lists, strings are string(Atom) or plain atoms,
constants are @(true), @(false), @(null).
*/

:- multifile user:portray/1.
:- dynamic   user:portray/1.

%!  json_parse(+Text, -Term) is det.
json_parse(Text, Term) :- json_parse(Text, Term, []).

json_parse(Text, Term, Options) :-
    must_be(list, Options),
    text_to_codes(Text, Codes),
    option(max_depth(Max), Options, 100),
    nb_setval(json_line, 1),
    b_setval(json_depth, Max),
    (   phrase((ws, value(Term0, 0), ws), Codes, Rest)
    ->  (   Rest == [] -> Term = Term0
        ;   length(Codes, L), length(Rest, R), At is L - R,
            throw(error(syntax_error(json(trailing)), json(At)))
        )
    ;   throw(error(syntax_error(json(illegal)), _))
    ).

text_to_codes(Text, Codes) :- string(Text), !, string_codes(Text, Codes).
text_to_codes(Text, Codes) :- atom(Text), !, atom_codes(Text, Codes).
text_to_codes(Codes, Codes) :- is_list(Codes), !.
text_to_codes(Text, _) :- type_error(text, Text).

ws --> [C], { ws(C) }, !, ws.
ws --> "/*", !, string_without_end, ws.
ws --> [].
ws(0' ). ws(0'\t). ws(0'\r).
ws(0'\n) :- nb_getval(json_line, N0), succ(N0, N), nb_setval(json_line, N).

string_without_end --> "*/", !.
string_without_end --> [_], !, string_without_end.
string_without_end --> { nb_getval(json_line, L), throw(error(syntax_error(json(unclosed_comment)), line(L))) }.

value(V, D) --> { b_getval(json_depth, Max), D > Max, !, throw(error(resource_error(json_depth), _)) }, [V].
value(json(Ps), D) --> "{", !, ws, { D1 is D + 1 }, members(Ps, D1).
value(L, D) --> "[", !, ws, { D1 is D + 1 }, elements(L, D1).
value(S, _) --> "\"", !, chars(Cs), { atom_codes(S, Cs) }.
value(N, _) --> number_token(N), !.
value(@(A), _) --> csyms(Cs), { Cs \== [], atom_codes(A, Cs), ( memberchk(A, [true, false, null]) -> true ; domain_error(json_constant, A) ) }.

members([], _) --> "}", !.
members([K=V|Ps], D) --> key(K), ws, colon, ws, value(V, D), ws, more_members(Ps, D).
more_members([], _) --> "}", !.
more_members(Ps, D) --> ",", !, ws, members(Ps, D).
more_members(_, _) --> here(`, or }`).

colon --> ":", !.
colon --> here(`:`).
key(K) --> "\"", !, chars(Cs), { atom_codes(K, Cs) }.
key(K) --> csyms([C|Cs]), { atom_codes(K, [C|Cs]) }.

elements([], _) --> "]", !.
elements([V|Vs], D) --> value(V, D), ws, more_elements(Vs, D).
more_elements([], _) --> "]", !.
more_elements(Vs, D) --> ",", !, ws, elements(Vs, D).
more_elements(_, _) --> here(`, or ]`).

here(What, Rest, _) :-
    atom_codes(W, What),
    nb_getval(json_line, Line),
    ( Rest = [C|_] -> char_code(Found, C) ; Found = end_of_file ),
    throw(error(syntax_error(json(expected(W, Found))), line(Line))).

csyms([C|Cs]) --> [C], { code_type(C, csym) }, !, csyms(Cs).
csyms([]) --> [].

number_token(N) --> sign(S), digits1(Ds), fraction(F), exponent(E),
    { append([S, Ds, F, E], Cs), number_codes_json(F, E, Cs, N) }.
number_codes_json([], [_|_], Cs, N) :- !, append(Pre, [E|Post], Cs), memberchk(E, `eE`), !, append(Pre, [0'., 0'0, 0'e|Post], All), number_codes(N, All).
number_codes_json(_, _, Cs, N) :- number_codes(N, Cs).
sign(`-`) --> "-", !.
sign([]) --> [].
digits1([D|Ds]) --> digit(D), !, digits(Ds).
fraction([0'.|Ds]) --> ".", digits1(Ds), !.
fraction([]) --> [].
exponent([0'e|Ds]) --> ( "e" ; "E" ), !, ( "+" -> { Ds = Ds0 } ; "-" -> { Ds = [0'-|Ds0] } ; { Ds = Ds0 } ), digits1(Ds0).
exponent([]) --> [].

chars([]) --> "\"", !.
chars([C|Cs]) --> "\\", !, escape(C), chars(Cs).
chars([C|Cs]) --> [C], !, chars(Cs).
chars(_) --> { throw(error(syntax_error(json(unclosed_string)), _)) }.
escape(C) --> "u", !, xdigits4(W), { C = W }.
escape(C) --> [E], { memberchk(E-C, [0'n-10, 0't-9, 0'r-13, 0'b-8, 0'f-12, 0'"-0'", 0'\\-0'\\, 0'/-0'/]) }.
xdigits4(W) --> xdigits([A, B, C, D]), { W is ((A * 16 + B) * 16 + C) * 16 + D }, !.

% ---------------------------------------------------------------- printing

json_print(T) :- current_output(S), json_print(S, T).
json_print(S, T) :- print_value(T, 0, S), nl(S).

print_value(json(Ps), I, S) :- !,
    (   Ps == [] -> write(S, {})
    ;   I1 is I + 2,
        format(S, "{~n", []),
        print_members(Ps, I1, S),
        format(S, "~*c}", [I, 0' ])
    ).
print_value([], _, S) :- !, write(S, []).
print_value(L, I, S) :- is_list(L), !,
    (   forall(member(X, L), atomic(X)), length(L, N), N =< 10
    ->  format(S, "[", []), print_flat(L, S), format(S, "]", [])
    ;   I1 is I + 2,
        format(S, "[~n", []),
        print_elements(L, I1, S),
        format(S, "~*c]", [I, 0' ])
    ).
print_value(@(A), _, S) :- !, write(S, A).
print_value(N, _, S) :- integer(N), !, format(S, "~d", [N]).
print_value(F, _, S) :- float(F), !, ( F =:= integer(F), abs(F) < 1.0e15 -> format(S, "~1f", [F]) ; format(S, "~15|~w", [F]) ).
print_value(A, _, S) :- atom(A), !, print_string(A, S).
print_value(X, _, _) :- type_error(json_term, X).

print_flat([X], S) :- !, print_value(X, 0, S).
print_flat([X|Xs], S) :- print_value(X, 0, S), write(S, ', '), print_flat(Xs, S).

print_members([K=V|Ps], I, S) :-
    format(S, "~*c", [I, 0' ]), print_string(K, S), format(S, ": ", []), print_value(V, I, S),
    (   Ps == [] -> nl(S) ; format(S, ",~n", []), print_members(Ps, I, S) ).
print_elements([V|Vs], I, S) :-
    tab(S, I), print_value(V, I, S),
    (   Vs == [] -> nl(S) ; write(S, ','), nl(S), print_elements(Vs, I, S) ).

print_string(A, S) :-
    put_char(S, '"'),
    forall(sub_atom(A, _, 1, _, C), print_char(C, S)),
    put_char(S, '"').
print_char('"', S) :- !, write(S, '\\"').
print_char('\\', S) :- !, write(S, '\\\\').
print_char('\n', S) :- !, write(S, '\\n').
print_char('\t', S) :- !, write(S, '\\t').
print_char(C, S) :- char_code(C, X), X < 32, !, format(S, "\\u~|~`0t~16r~4+", [X]).
print_char(C, S) :- put_char(S, C).

% ---------------------------------------------------------------- access

json_get(json(Ps), K, V) :- memberchk(K=V, Ps).
json_get(L, I, V) :- is_list(L), integer(I), nth0(I, L, V).

json_path(V, [], V) :- !.
json_path(T, [K|Ks], V) :- json_get(T, K, T1), !, json_path(T1, Ks, V).
json_path(_, [K|_], _) :- existence_error(json_key, K).

json_update(_, [], V, V).
json_update(json(Ps0), [K|Ks], V, json(Ps)) :-
    (   selectchk(K=Old, Ps0, K=New, Ps) -> true ; Old = json([]), append(Ps0, [K=New], Ps) ),
    json_update(Old, Ks, V, New).
json_update(L0, [I|Ks], V, L) :- integer(I), nth0(I, L0, Old, Rest), nth0(I, L, New, Rest), json_update(Old, Ks, V, New).
