% Words of natural language. How the comments are read: control.pl.

:- module(tokens, [tokenize_atom/2, unaccent_atom/2]).

%! tokenize_atom(+Text, -Tokens) is det.
%  Tokens are the words, numbers and other characters of Text, without blanks.
%  ?- tokenize_atom('Hello, world 12 3.5e1 a_b!', T).
%  T = ['Hello',',',world,12,35.0,a,'_',b,!]
tokenize_atom(Text, Tokens) :- atom_codes(Text, Codes), '$tokens'(Codes, Tokens).

'$tokens'([], []).
'$tokens'([C|Cs], Tokens) :-
    ( code_type(C, space) -> '$tokens'(Cs, Tokens)
    ; '$number_token'([C|Cs], Number, Rest) -> Tokens = [Number|Tokens1], '$tokens'(Rest, Tokens1)
    ; '$word'([C|Cs], Word, Rest), Word \== [] -> atom_codes(Token, Word), Tokens = [Token|Tokens1], '$tokens'(Rest, Tokens1)
    ; char_code(Token, C), Tokens = [Token|Tokens1], '$tokens'(Cs, Tokens1)
    ).

'$word'([C|Cs], [C|Word], Rest) :- code_type(C, alpha), C =\= 0'_, \+ code_type(C, digit), !, '$word'(Cs, Word, Rest).
'$word'(Rest, [], Rest).

'$number_token'(Codes, Number, Rest) :-
    '$signed'(Codes, Text, Rest0, Tail),
    ( Rest0 = [0'.,D|Rest1], code_type(D, digit) ->
        Tail = [0'.|Tail1],
        '$digit_run'([D|Rest1], Tail1, Rest2, Tail2),
        '$number_exponent'(Rest2, Tail2, Rest)
    ; Rest = Rest0, Tail = []
    ),
    number_codes(Number, Text).

'$signed'([0'-,D|Codes], [0'-|Text], Rest, Tail) :- code_type(D, digit), !, '$digit_run'([D|Codes], Text, Rest, Tail).
'$signed'([D|Codes], Text, Rest, Tail) :- code_type(D, digit), '$digit_run'([D|Codes], Text, Rest, Tail).

'$digit_run'([D|Codes], [D|Text], Rest, Tail) :- code_type(D, digit), !, '$digit_run'(Codes, Text, Rest, Tail).
'$digit_run'(Rest, Tail, Rest, Tail).

'$number_exponent'([E|Codes], [0'e|Tail], Rest) :- ( E =:= 0'e ; E =:= 0'E ), '$signed'(Codes, Tail, Rest, []), !.
'$number_exponent'(Rest, [], Rest).

%! unaccent_atom(+Text, -Plain) is det.
%  Plain is Text without the marks on its letters.
%  ?- unaccent_atom('d\xe9\j\xe0\', A).
%  A = deja
unaccent_atom(Text, Plain) :- '$unaccented'(Text, Plain).
