% Grammar rules for white space, numbers, words and lines over lists of codes. How the comments are read: control.pl.

:- module(dcg_basics, [blank//0, blanks//0, white//0, whites//0, blanks_to_nl//0, nonblank//1, nonblanks//1,
    string//1, string_without//2, alpha_to_lower//1, digits//1, digit//1, integer//1, float//1, number//1,
    xinteger//1, xdigits//1, xdigit//1, prolog_symbol//1, csym//1, csyms//1, prolog_var_name//1, eos//0, eol//0,
    remainder//1, atom//1]).

%! blank// is semidet.
%  One white space character, or a line end.
%  ?- phrase(blank, [32]).
%  true
blank --> [C], { nonvar(C), code_type(C, space) }.

%! blanks// is det.
%  All white space that follows.
%  ?- phrase(blanks, [32,10,97], R).
%  R = [97]
blanks --> blank, !, blanks.
blanks --> [].

%! white// is semidet.
%  A space or a tab.
%  ?- phrase(white, [9]).
%  true
white --> [C], { nonvar(C), code_type(C, white) }.

%! whites// is det.
%  All spaces and tabs that follow.
%  ?- phrase(whites, [32,9,10], R).
%  R = [10]
whites --> white, !, whites.
whites --> [].

%! blanks_to_nl// is semidet.
%  White space up to the end of the line or of the text.
%  ?- phrase(blanks_to_nl, [32,10,97], R).
%  R = [97]
blanks_to_nl --> [10], !.
blanks_to_nl --> white, !, blanks_to_nl.
blanks_to_nl --> [13], !, blanks_to_nl.
blanks_to_nl --> eos.

%! nonblank(?Code)// is semidet.
%  One character that is no white space.
%  ?- phrase(nonblank(C), [97]).
%  C = 97
nonblank(C) --> [C], { code_type(C, graph) }.

%! nonblanks(-Codes)// is det.
%  All characters up to white space.
%  ?- phrase(nonblanks(Cs), [97,98,32], R).
%  Cs = [97,98], R = [32]
nonblanks([C|Cs]) --> [C], { code_type(C, graph) }, !, nonblanks(Cs).
nonblanks([]) --> [].

%! string(-Codes)// is nondet.
%  As few characters as possible, more on backtracking.
%  ?- phrase((string(Cs), [98]), [97,98], R).
%  Cs = [97], R = []
string([]) --> [].
string([C|Cs]) --> [C], string(Cs).

%! string_without(+End, -Codes)// is det.
%  All characters up to one of End, a text or a list of codes.
%  ?- phrase(string_without(",", Cs), [97,44], R).
%  Cs = [97], R = [44]
string_without(End, Codes) --> { '$codes_of'(End, Ends) }, '$string_without'(Codes, Ends).

'$string_without'([C|Cs], Ends) --> [C], { \+ memberchk(C, Ends) }, !, '$string_without'(Cs, Ends).
'$string_without'([], _) --> [].

'$codes_of'(Text, Codes) :- ( is_list(Text) -> Codes = Text ; atom_codes(Text, Codes) ).

%! alpha_to_lower(?Lower)// is semidet.
%  A letter, of which Lower is the small one.
%  ?- phrase(alpha_to_lower(L), [65]).
%  L = 97
alpha_to_lower(Lower) --> [C], { '$lower_code'(C, Lower) }.

'$lower_code'(C, Lower) :-
    ( nonvar(C) -> code_type(C, alpha), '$to_lower_code'(C, L), ( Lower = L -> true ; Lower == C )
    ; C = Lower
    ).

'$to_lower_code'(C, L) :- char_code(Char, C), downcase_atom(Char, Small), char_code(Small, L).

%! digits(?Codes)// is det.
%  All digits that follow.
%  ?- phrase(digits(Ds), [49,50,97], R).
%  Ds = [49,50], R = [97]
digits([C|Cs]) --> digit(C), !, digits(Cs).
digits([]) --> [].

%! digit(?Code)// is semidet.
%  A digit.
%  ?- phrase(digit(D), [49]).
%  D = 49
digit(C) --> [C], { integer(C), C >= 0'0, C =< 0'9 }.

%! integer(?Integer)// is semidet.
%  An integer with a sign or without.
%  ?- phrase(integer(I), [45,49,50]).
%  I = -12
integer(I, Head, Tail) :-
    nonvar(I), !,
    must_be(integer, I),
    number_codes(I, Codes),
    append(Codes, Tail, Head).
integer(I) --> '$integer_codes'(Codes), { number_codes(I, Codes) }.

'$integer_codes'([0'-, D|Ds]) --> [0'-], !, '$digits1'(D, Ds).
'$integer_codes'([D|Ds]) --> [0'+], !, '$digits1'(D, Ds).
'$integer_codes'([D|Ds]) --> '$digits1'(D, Ds).

'$digits1'(D, Ds) --> digit(D), digits(Ds).

%! float(?Float)// is semidet.
%  A number with a fraction or an exponent, as a float.
%  ?- phrase(float(F), [49,46,53]).
%  F = 1.5
float(F, Head, Tail) :-
    nonvar(F), !,
    Value is float(F),
    number_codes(Value, Codes),
    append(Codes, Tail, Head).
float(F) --> number(F0), { float(F0), F = F0 }.

%! number(?Number)// is semidet.
%  An integer or a float.
%  ?- phrase(number(N), [49,101,51]).
%  N = 1000.0
number(N, Head, Tail) :-
    nonvar(N), !,
    must_be(number, N),
    number_codes(N, Codes),
    append(Codes, Tail, Head).
number(N) -->
    '$integer_codes'(Whole),
    '$fraction'(Fraction),
    '$exponent'(Exponent),
    { '$number_text'(Fraction, Exponent, Whole, Codes), number_codes(N, Codes) }.

'$fraction'([0'., D|Ds]) --> [0'.], '$digits1'(D, Ds), !.
'$fraction'([]) --> [].

'$exponent'([0'e|Codes]) --> '$e', '$integer_codes'(Codes), !.
'$exponent'([]) --> [].

'$e' --> [0'e].
'$e' --> [0'E].

'$number_text'([], [], Whole, Whole) :- !.
'$number_text'([], Exponent, Whole, Codes) :- !, append([Whole, [0'., 0'0], Exponent], Codes).
'$number_text'(Fraction, Exponent, Whole, Codes) :- append([Whole, Fraction, Exponent], Codes).

%! xinteger(?Integer)// is semidet.
%  An integer in hexadecimal digits.
%  ?- phrase(xinteger(I), [49,70]).
%  I = 31
xinteger(I, Head, Tail) :-
    nonvar(I), !,
    must_be(integer, I),
    format(codes(Codes), '~16r', [I]),
    append(Codes, Tail, Head).
xinteger(I) --> xdigit(D), xdigits(Ds), { '$weigh'([D|Ds], 0, I) }.

'$weigh'([], I, I).
'$weigh'([D|Ds], I0, I) :- I1 is I0 * 16 + D, '$weigh'(Ds, I1, I).

%! xdigits(-Weights)// is det.
%  All hexadecimal digits that follow, as numbers.
%  ?- phrase(xdigits(Ws), [49,102]).
%  Ws = [1,15]
xdigits([D|Ds]) --> xdigit(D), !, xdigits(Ds).
xdigits([]) --> [].

%! xdigit(-Weight)// is semidet.
%  A hexadecimal digit, as a number.
%  ?- phrase(xdigit(W), [70]).
%  W = 15
xdigit(Weight) --> [C], { '$hex_weight'(C, Weight) }.

'$hex_weight'(C, W) :- integer(C), C >= 0'0, C =< 0'9, !, W is C - 0'0.
'$hex_weight'(C, W) :- integer(C), C >= 0'a, C =< 0'f, !, W is C - 0'a + 10.
'$hex_weight'(C, W) :- integer(C), C >= 0'A, C =< 0'F, W is C - 0'A + 10.

%! prolog_symbol(-Symbol)// is semidet.
%  An atom of symbol characters.
%  ?- phrase(prolog_symbol(S), [60,61,97], R).
%  S = <=, R = [97]
prolog_symbol(Symbol) --> '$symbol_codes'(C, Cs), { atom_codes(Symbol, [C|Cs]) }.

'$symbol_codes'(C, Cs) --> [C], { '$is_symbol_code'(C) }, '$more_symbols'(Cs).

'$more_symbols'([C|Cs]) --> [C], { '$is_symbol_code'(C) }, !, '$more_symbols'(Cs).
'$more_symbols'([]) --> [].

'$is_symbol_code'(C) :- memberchk(C, `#$&*+-./:<=>?@^~\\`).

%! csym(?Code)// is semidet.
%  A letter, a digit or _.
%  ?- phrase(csym(C), [95]).
%  C = 95
csym(C) --> [C], { integer(C), code_type(C, csym) }.

%! csyms(-Codes)// is det.
%  All letters, digits and _ that follow.
%  ?- phrase(csyms(Cs), [97,49,32], R).
%  Cs = [97,49], R = [32]
csyms([C|Cs]) --> csym(C), !, csyms(Cs).
csyms([]) --> [].

%! prolog_var_name(-Name)// is semidet.
%  The name of a variable.
%  ?- phrase(prolog_var_name(N), [88,49,32], R).
%  N = 'X1', R = [32]
prolog_var_name(Name) -->
    [C],
    { integer(C), once(( C =:= 0'_ ; code_type(C, upper(_)) )) },
    csyms(Cs),
    { atom_codes(Name, [C|Cs]) }.

%! eos// is semidet.
%  The end of the text.
%  ?- phrase(eos, []).
%  true
eos([], []).

%! eol// is semidet.
%  The end of a line, or of the text.
%  ?- phrase(eol, [10,97], R).
%  R = [97]
eol --> [10], !.
eol --> [13, 10], !.
eol --> eos.

%! remainder(-Codes)// is det.
%  All that is left.
%  ?- phrase(remainder(R), [97,98]).
%  R = [97,98]
remainder(Codes, Codes, []).

%! atom(+Atomic)// is det.
%  The text of an atomic term.
%  ?- phrase(atom(ab), L).
%  L = [97,98]
atom(Atomic, Head, Tail) :- must_be(nonvar, Atomic), format(codes(Codes), '~a', [Atomic]), append(Codes, Tail, Head).
