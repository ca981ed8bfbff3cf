% Text: Huffman codes, run lengths, a regular-expression matcher (Thompson and derivatives), JSON, CSV, word counts,
% Roman numerals, number words, ciphers, edit distance, template expansion - all with atoms, codes and characters.

:- set_prolog_flag(double_quotes, codes).
:- initialization(main).

poem("the quick brown fox jumps over the lazy dog while the other dog sleeps and the fox runs on and on").

% ---------------------------------------------------------------------------------------------------------------
% Huffman

huffman(Codes, Table) :-
    msort(Codes, Sorted),
    runs(Sorted, Runs),
    leaves(Runs, Leaves),
    keysort(Leaves, Queue),
    build(Queue, Tree),
    findall(C-Bits, path(Tree, C, Bits), Table0),
    keysort(Table0, Table).

runs([], []).
runs([X|Xs], [N-X|Rs]) :- run(Xs, X, 1, N, Rest), runs(Rest, Rs).

run([Y|Ys], X, N0, N, Rest) :- Y == X, !, N1 is N0 + 1, run(Ys, X, N1, N, Rest).
run(Rest, _, N, N, Rest).

leaves([], []).
leaves([N-X|Rs], [N-leaf(X)|Ls]) :- leaves(Rs, Ls).

build([_-T], T) :- !.
build([A-T, B-U|Q], R) :- N is A + B, insert(Q, N-node(T, U), Q1), build(Q1, R).

insert([], X, [X]).
insert([M-Y|Ys], N-X, [N-X, M-Y|Ys]) :- N =< M, !.
insert([Y|Ys], X, [Y|Zs]) :- insert(Ys, X, Zs).

path(leaf(C), C, []).
path(node(L, _), C, [0|Bs]) :- path(L, C, Bs).
path(node(_, R), C, [1|Bs]) :- path(R, C, Bs).

encode([], _, []).
encode([C|Cs], Table, Bits) :- memberchk(C-B, Table), append(B, Rest, Bits), encode(Cs, Table, Rest).

decode([], _, []).
decode(Bits, Table, [C|Cs]) :- member(C-B, Table), append(B, Rest, Bits), !, decode(Rest, Table, Cs).

show_table([]).
show_table([C-Bits|T]) :- char_code(A, C), writeq(A), write(' '), show_bits(Bits), nl, show_table(T).

show_bits([]).
show_bits([B|Bs]) :- write(B), show_bits(Bs).

% ---------------------------------------------------------------------------------------------------------------
% Regular expressions: parsed from text to char(C), any, set(Cs), notset(Cs), seq, alt, star, plus, opt, empty

regex(Codes, R) :- phrase(alternatives(R), Codes), !.

alternatives(R) --> sequence(A), ( "|" -> alternatives(B), { R = alt(A, B) } ; { R = A } ).
sequence(R) --> repeated(A), sequence_rest(A, R).
sequence(empty) --> [].
sequence_rest(A, seq(A, R)) --> repeated(B), !, sequence_rest(B, R).
sequence_rest(A, A) --> [].
repeated(R) --> single(A), repeat(A, R).
repeat(A, R) --> "*", !, repeat(star(A), R).
repeat(A, R) --> "+", !, repeat(plus(A), R).
repeat(A, R) --> "?", !, repeat(opt(A), R).
repeat(A, A) --> [].
single(any) --> ".", !.
single(R) --> "(", !, alternatives(R), ")".
single(notset(S)) --> "[^", !, items(S), "]".
single(set(S)) --> "[", !, items(S), "]".
single(char(C)) --> "\\", !, [C].
single(char(C)) --> [C], { \+ memberchk(C, "|*+?()[]") }.
items([I|Is]) --> item(I), items(Is).
items([]) --> [].
item(A-B) --> [A], "-", [B], { B =\= 0'] }, !.
item(A-A) --> [A], { A =\= 0'] }.

in_set(C, [A-B|_]) :- C >= A, C =< B, !.
in_set(C, [_|S]) :- in_set(C, S).

% backtracking matcher
match(R, Cs0, Cs) :- m(R, Cs0, Cs).
m(empty, Cs, Cs).
m(char(C), [C|Cs], Cs).
m(any, [_|Cs], Cs).
m(set(S), [C|Cs], Cs) :- in_set(C, S).
m(notset(S), [C|Cs], Cs) :- \+ in_set(C, S).
m(seq(A, B), Cs0, Cs) :- m(A, Cs0, Cs1), m(B, Cs1, Cs).
m(alt(A, _), Cs0, Cs) :- m(A, Cs0, Cs).
m(alt(_, B), Cs0, Cs) :- m(B, Cs0, Cs).
m(star(A), Cs0, Cs) :- m(A, Cs0, Cs1), Cs1 \== Cs0, m(star(A), Cs1, Cs).
m(star(_), Cs, Cs).
m(plus(A), Cs0, Cs) :- m(A, Cs0, Cs1), m(star(A), Cs1, Cs).
m(opt(A), Cs0, Cs) :- m(A, Cs0, Cs).
m(opt(_), Cs, Cs).

% derivatives
nullable(empty). nullable(star(_)). nullable(opt(_)).
nullable(plus(A)) :- nullable(A).
nullable(seq(A, B)) :- nullable(A), nullable(B).
nullable(alt(A, B)) :- ( nullable(A) -> true ; nullable(B) ).

derive(empty, _, none).
derive(none, _, none).
derive(char(C), D, R) :- ( C =:= D -> R = empty ; R = none ).
derive(any, _, empty).
derive(set(S), C, R) :- ( in_set(C, S) -> R = empty ; R = none ).
derive(notset(S), C, R) :- ( in_set(C, S) -> R = none ; R = empty ).
derive(alt(A, B), C, R) :- derive(A, C, D), derive(B, C, E), make_alt(D, E, R).
derive(seq(A, B), C, R) :-
    derive(A, C, D), make_seq(D, B, S),
    ( nullable(A) -> derive(B, C, E), make_alt(S, E, R) ; R = S ).
derive(star(A), C, R) :- derive(A, C, D), make_seq(D, star(A), R).
derive(plus(A), C, R) :- derive(A, C, D), make_seq(D, star(A), R).
derive(opt(A), C, R) :- derive(A, C, R).

make_alt(none, R, R) :- !.
make_alt(R, none, R) :- !.
make_alt(R, S, R) :- R == S, !.
make_alt(R, S, alt(R, S)).
make_seq(none, _, none) :- !.
make_seq(empty, R, R) :- !.
make_seq(R, S, seq(R, S)).

derivative_match(R, []) :- nullable(R).
derivative_match(R, [C|Cs]) :- derive(R, C, D), D \== none, derivative_match(D, Cs).

regex_cases([
    "a*b"-["aaab", "b", "aba", ""], "(a|b)*abb"-["abb", "aababb", "ab"], "[0-9]+(\\.[0-9]+)?"-["12", "3.14", "3.", ".5"],
    "[^aeiou]+"-["rhythm", "vowel"], "colou?r"-["color", "colour", "colouur"], ".*fox.*"-["the fox", "the dog"], "(ab|a)(bc|c)?"-["abc", "ab", "ac", "abbc"],
    "((a*)*)*"-["aaaa", "b"], "x.y|z"-["xay", "z", "xy"]]).

regexes :-
    regex_cases(L), member(P-Ts, L), atom_codes(PA, P), regex(P, R), writeq(PA), write(' '), writeq(R), nl,
    member(T, Ts), atom_codes(TA, T),
    ( match(R, T, []) -> A = yes ; A = no ),
    ( derivative_match(R, T) -> B = yes ; B = no ),
    write('  '), writeq(TA), write(' '), write(A-B), nl, fail.
regexes.

% all places where a pattern matches, longest first at each
search(R, Text, Found) :- findall(At-Word, ( append(Before, Rest, Text), longest(R, Rest, W), W \== [], length(Before, At), atom_codes(Word, W) ), Found).
longest(R, Cs, W) :- findall(N-V, ( match(R, Cs, Tail), append(V, Tail, Cs), length(V, N0), N is -N0 ), L), keysort(L, [_-W|_]).

% ---------------------------------------------------------------------------------------------------------------
% JSON

json(Codes, T) :- phrase(( ws, value(T), ws ), Codes), !.

ws --> [C], { memberchk(C, " \t\n\r") }, !, ws.
ws --> [].

value(string(A)) --> "\"", !, chars(Cs), { atom_codes(A, Cs) }.
value(object(Ps)) --> "{", !, ws, members(Ps).
value(array(Vs)) --> "[", !, ws, elements(Vs).
value(true) --> "true".
value(false) --> "false".
value(null) --> "null".
value(N) --> json_number(Cs), { number_codes(N, Cs) }.

members([]) --> "}", !.
members([K-V|Ps]) --> "\"", chars(Cs), { atom_codes(K, Cs) }, ws, ":", ws, value(V), ws, members_rest(Ps).
members_rest([]) --> "}", !.
members_rest([K-V|Ps]) --> ",", ws, "\"", chars(Cs), { atom_codes(K, Cs) }, ws, ":", ws, value(V), ws, members_rest(Ps).
elements([]) --> "]", !.
elements([V|Vs]) --> value(V), ws, elements_rest(Vs).
elements_rest([]) --> "]", !.
elements_rest([V|Vs]) --> ",", ws, value(V), ws, elements_rest(Vs).

chars([]) --> "\"", !.
chars([C|Cs]) --> "\\", !, [E], escape(E, C), chars(Cs).
chars([C|Cs]) --> [C], chars(Cs).
escape(0'n, 10) --> [].
escape(0't, 9) --> [].
escape(0'", 0'") --> [].
escape(0'\\, 0'\\) --> [].
escape(0'/, 0'/) --> [].
escape(0'u, C) --> hex(A), hex(B), hex(D), hex(E), { C is ((A * 16 + B) * 16 + D) * 16 + E }.
hex(V) --> [C], { C >= 0'0, C =< 0'9 -> V is C - 0'0 ; C >= 0'a, C =< 0'f -> V is C - 0'a + 10 ; C >= 0'A, C =< 0'F, V is C - 0'A + 10 }.

% ISO has no number with an exponent and no fraction: .0 is put in between
json_number(Cs) --> sign(Cs, C1), some_digits(C1, C2), fraction(C2, C3, F), exponent(C3, [], F).
sign([0'-|T], T) --> "-", !.
sign(T, T) --> [].
some_digits([D|T0], T) --> [D], { D >= 0'0, D =< 0'9 }, more_digits(T0, T).
more_digits([D|T0], T) --> [D], { D >= 0'0, D =< 0'9 }, !, more_digits(T0, T).
more_digits(T, T) --> [].
fraction([0'.|T0], T, yes) --> ".", !, some_digits(T0, T).
fraction(T, T, no) --> [].
exponent(T, T1, no) --> peek_exponent, !, { T = [0'., 0'0|T2] }, exponent(T2, T1, yes).
exponent([0'e|T0], T, _) --> ( "e" ; "E" ), !, ( "+", { T1 = T0 } ; "-", { T0 = [0'-|T1] } ; { T1 = T0 } ), !, some_digits(T1, T).
exponent(T, T, _) --> [].
peek_exponent, [C] --> [C], { memberchk(C, "eE") }.

print_json(T) :- print_json(T, 0), nl.

print_json(object([]), _) :- !, write({}).
print_json(object(Ps), I) :- !, write('{'), nl, J is I + 2, print_members(Ps, J), nl, indent(I), write('}').
print_json(array(Vs), I) :- !, write('['), print_elements(Vs, I), write(']').
print_json(string(A), _) :- !, write('"'), atom_codes(A, Cs), print_chars(Cs), write('"').
print_json(A, _) :- write(A).

print_members([K-V], I) :- !, print_member(K, V, I).
print_members([K-V|Ps], I) :- print_member(K, V, I), write(','), nl, print_members(Ps, I).
print_member(K, V, I) :- indent(I), print_json(string(K), I), write(': '), print_json(V, I).
print_elements([], _).
print_elements([V], I) :- !, print_json(V, I).
print_elements([V|Vs], I) :- print_json(V, I), write(', '), print_elements(Vs, I).
print_chars([]).
print_chars([C|Cs]) :- print_char(C), print_chars(Cs).
print_char(0'") :- !, write('\\"').
print_char(0'\\) :- !, write('\\\\').
print_char(10) :- !, write('\\n').
print_char(C) :- put_char_code(C).
put_char_code(C) :- char_code(A, C), put_char(A).
indent(0) :- !.
indent(N) :- put_char(' '), M is N - 1, indent(M).

json_text("{\"name\": \"Widget \\\"X\\\"\", \"sizes\": [1, 2.5, -3e2, 1.5E+3], \"tags\": [], \"nested\": {\"a\": null, \"b\": [true, false, {\"c\": \"\\u0041\\n\"}]}, \"empty\": {}}").

json_get([], V, V).
json_get([K|Ks], object(Ps), V) :- atom(K), memberchk(K-W, Ps), json_get(Ks, W, V).
json_get([N|Ks], array(Vs), V) :- integer(N), nth_(N, Vs, W), json_get(Ks, W, V).
nth_(0, [X|_], X) :- !.
nth_(N, [_|L], X) :- M is N - 1, nth_(M, L, X).

% ---------------------------------------------------------------------------------------------------------------
% Words, numbers, ciphers

words(Codes, Words) :- split(Codes, 0' , Parts), findall(W, ( member(P, Parts), P \== [], atom_codes(W, P) ), Words).

split(Codes, Sep, [Codes]) :- \+ memberchk(Sep, Codes), !.
split(Codes, Sep, [A|Rest]) :- append(A, [Sep|B], Codes), !, split(B, Sep, Rest).

count_words(Words, Counts) :- msort(Words, S), runs(S, Runs), findall(M-W, ( member(N-W, Runs), M is -N ), L), msort(L, Counts).

roman(0, []) :- !.
roman(N, R) :- numeral(V, S), N >= V, !, M is N - V, append(S, T, R), roman(M, T).
numeral(1000, "M"). numeral(900, "CM"). numeral(500, "D"). numeral(400, "CD"). numeral(100, "C"). numeral(90, "XC").
numeral(50, "L"). numeral(40, "XL"). numeral(10, "X"). numeral(9, "IX"). numeral(5, "V"). numeral(4, "IV"). numeral(1, "I").

from_roman([], 0).
from_roman(R, N) :- numeral(V, S), append(S, T, R), !, from_roman(T, M), N is M + V.

say(N, W) :- N < 20, !, nth_(N, [zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen,
    sixteen, seventeen, eighteen, nineteen], W).
say(N, W) :- N < 100, !, T is N // 10, R is N mod 10, nth_(T, [_, _, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety], A),
    ( R =:= 0 -> W = A ; say(R, B), atom_concat(A, '-', C), atom_concat(C, B, W) ).
say(N, W) :- N < 1000, !, H is N // 100, R is N mod 100, say(H, A), atom_concat(A, ' hundred', B), join(B, ' and ', R, W).
say(N, W) :- scale(V, Name), N >= V, !, Q is N // V, R is N mod V, say(Q, A), atom_concat(A, ' ', B), atom_concat(B, Name, C), join(C, ' ', R, W).
scale(1000000000, billion). scale(1000000, million). scale(1000, thousand).
join(A, _, 0, A) :- !.
join(A, Sep, R, W) :- say(R, B), atom_concat(A, Sep, C), atom_concat(C, B, W).

caesar(K, Text, Out) :- atom_chars(Text, Cs), shift_all(Cs, K, Ds), atom_chars(Out, Ds).
shift_all([], _, []).
shift_all([C|Cs], K, [D|Ds]) :- char_code(C, A), ( A >= 0'a, A =< 0'z -> B is (A - 0'a + K) mod 26 + 0'a, char_code(D, B) ; D = C ), shift_all(Cs, K, Ds).

distance(A, B, D) :- atom_codes(A, As), atom_codes(B, Bs), length(Bs, N), first_row(0, N, Row), rows(As, Bs, 1, Row, Last), last_of(Last, D).
first_row(I, N, [I|R]) :- I < N, !, J is I + 1, first_row(J, N, R).
first_row(N, N, [N]).
rows([], _, _, Row, Row).
rows([A|As], Bs, I, Row, Last) :- Row = [D|Up], row(Bs, A, D, Up, I, Next), J is I + 1, rows(As, Bs, J, [I|Next], Last).
row([], _, _, _, _, []).
row([B|Bs], A, Diag, [Up|Ups], Left, [V|Vs]) :-
    ( A =:= B -> V = Diag ; V is 1 + min(Diag, min(Up, Left)) ),
    row(Bs, A, Up, Ups, V, Vs).
last_of([X], X) :- !.
last_of([_|L], X) :- last_of(L, X).

% templates: "Dear {name}, ..." with bindings
template([], _) --> [].
template(Cs, Env) --> { append("{", R0, Cs), append(K, [0'}|R], R0), ! }, { atom_codes(Key, K), ( memberchk(Key=V, Env) -> text_of(V, T) ; T = "?" ) }, put(T), template(R, Env).
template([C|Cs], Env) --> [C], template(Cs, Env).
put([]) --> [].
put([C|Cs]) --> [C], put(Cs).
text_of(V, T) :- ( number(V) -> number_codes(V, T) ; atom_codes(V, T) ).

palindrome(A) :- atom_codes(A, Cs), findall(C, ( member(C, Cs), C >= 0'a, C =< 0'z ), Ls), reverse(Ls, Ls).

sub_atoms(A, N, L) :- findall(S, sub_atom(A, _, N, _, S), L).

% ---------------------------------------------------------------------------------------------------------------

main :-
    poem(P),
    huffman(P, Table), show_table(Table),
    encode(P, Table, Bits), length(P, N), length(Bits, M), write(N-M), nl,
    decode(Bits, Table, Back), ( Back == P -> write(same) ; write(different) ), nl,
    regexes,
    regex("[a-z]*o[a-z]*", R), search(R, "one dog too", Found), writeq(Found), nl,
    json_text(J), json(J, T), writeq(T), nl, print_json(T),
    ( member(Path, [[name], [sizes, 1], [nested, b, 2, c], [nested, x]]), writeq(Path), write(' = '), ( json_get(Path, T, V) -> writeq(V) ; write(none) ), nl, fail ; true ),
    words(P, Ws), writeq(Ws), nl, count_words(Ws, Counts), writeq(Counts), nl,
    ( member(K, [1, 4, 9, 14, 40, 90, 399, 1987, 2024, 3999]), roman(K, Rn), atom_codes(RA, Rn), from_roman(Rn, K2), write(K-RA-K2), nl, fail ; true ),
    ( member(K, [0, 7, 13, 20, 42, 100, 115, 999, 1000, 1001, 12345, 1000000, 987654321, 2000000017]), say(K, W), write(K), write(': '), write(W), nl, fail ; true ),
    caesar(3, 'hello, world', C1), caesar(-3, C1, C2), writeq(C1-C2), nl,
    ( member(A-B, [kitten-sitting, saturday-sunday, ''-abc, same-same, flaw-lawn]), distance(A, B, D), writeq(A-B-D), nl, fail ; true ),
    phrase(template("Dear {name}, you owe {sum} to {who}; {unknown} {open", [name='Mr X', sum=42, who=nobody]), Letter), atom_codes(LA, Letter), write(LA), nl,
    ( member(A, ['a man, a plan, a canal: panama', 'was it a rat i saw', 'not one']), ( palindrome(A) -> write(yes(A)) ; write(no(A)) ), nl, fail ; true ),
    sub_atoms(abcde, 3, L3), writeq(L3), nl,
    atom_things.

atom_things :-
    findall(B-L-A, sub_atom(banana, B, L, A, ana), L1), writeq(L1), nl,
    findall(X+Y, atom_concat(X, Y, abc), L2), writeq(L2), nl,
    ( member(A, [abc, '', 'hello world', 'X', '\n', a1, +, ';', '!', ',', '|', '{}']), atom_length(A, Len), writeq(A), write(' '), write(Len), nl, fail ; true ),
    ( member(Cs, ["12", " 12", "0x1F", "1.5e3", "-7", "0b101", "0o17", "1e", "abc", "1.", "", "12abc"]), atom_codes(TA, Cs), writeq(TA),
      catch(( number_codes(X1, Cs), write(' '), writeq(X1) ), error(E, _), ( functor(E, F, _), write(' '), writeq(F) )), nl, fail ; true ),
    upcase("mixed Case 9", U), atom_codes(UA, U), writeq(UA), nl.

upcase([], []).
upcase([C|Cs], [D|Ds]) :- ( C >= 0'a, C =< 0'z -> D is C - 32 ; D = C ), upcase(Cs, Ds).

work :- work(40).
work(0) :- !.
work(N) :- quiet, M is N - 1, work(M).
quiet :-
    poem(P), huffman(P, Table), encode(P, Table, Bits), decode(Bits, Table, _),
    regex("[a-z]*o[a-z]*", R), search(R, P, _),
    json_text(J), json(J, _), words(P, Ws), count_words(Ws, _),
    ( between(1, 200, K), roman(K, Rn), from_roman(Rn, _), fail ; true ),
    ( member(A, Ws), member(B, Ws), distance(A, B, _), fail ; true ),
    ( member(A, Ws), sub_atom(A, _, 2, _, S), atom_concat(S, A, X), atom_length(X, _), atom_chars(X, Cs), reverse(Cs, Ds), atom_chars(_, Ds), fail ; true ).
