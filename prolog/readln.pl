% Sentences of people, read from the current input as lists of words, numbers and other characters. How the comments are
% read: control.pl.

:- module(readln, [readln/1, readln/2, readln/5]).

%! readln(-Words) is det.
%  Reads a line: words and numbers, each other visible character as an atom.
%  ?- open_codes_stream("Is it 42, or 3.5?", _S), current_input(_O), set_input(_S), readln(Ws), set_input(_O), close(_S).
%  Ws = ['Is',it,42,',',or,3.5,?]
readln(Words) :- readln(Words, _).

%! readln(-Words, -Last) is det.
%  Last is the code of the character that ended it, a line feed; end_of_file where nothing follows.
%  ?- open_codes_stream("one", _S), current_input(_O), set_input(_S), readln(Ws, L), set_input(_O), close(_S).
%  Ws = [one], L = end_of_file
readln(Words, Last) :- readln(Words, Last, [10], "_0123456789", uppercase).

%! readln(-Words, -Last, ?Stops, ?Parts, ?Case) is det.
%  The characters Stops end it, and are its last word if they can be seen; Parts may stand in words beside letters; Case
%  is lowercase, or uppercase for text as it is. Variables mean the end of line, digits with `_`, and lowercase.
%  ?- open_codes_stream("I know. Do you", _S), current_input(_O), set_input(_S), readln(Ws, L, ".!", _, _), set_input(_O), close(_S).
%  Ws = [i,know,'.'], L = 46
readln(Words, Last, Stops, Parts, Case) :-
    '$readln_codes'(Stops, [10], Ends),
    '$readln_codes'(Parts, "_0123456789", Inside),
    ( var(Case) -> Case = lowercase ; must_be(oneof([lowercase,uppercase]), Case) ),
    '$readln_text'(Ends, Text, Last0),
    '$readln_words'(Text, Inside, Case, Words0),
    Words = Words0, Last = Last0.

'$readln_codes'(Text, Default, Codes) :- ( var(Text) -> Codes = Default ; string_codes(Text, Codes) ).

'$readln_text'(Ends, Text, Last) :-
    get_code(Code),
    (   Code =:= -1 -> Text = [], Last = end_of_file
    ;   memberchk(Code, Ends) -> Last = Code, ( Code > 32 -> Text = [Code] ; Text = [] )
    ;   Text = [Code|Rest], '$readln_text'(Ends, Rest, Last)
    ).

'$readln_words'([], _, _, []).
'$readln_words'([C|Cs], Inside, Case, Words) :-
    (   '$readln_blank'(C) -> Words = More, Rest = Cs
    ;   '$readln_number'([C|Cs], Digits, Rest) -> number_codes(Word, Digits), Words = [Word|More]
    ;   Words = [Word|More],
        (   '$readln_letter'(C, Inside) -> '$readln_word'(Cs, Inside, Found, Rest) ; Found = [], Rest = Cs ),
        atom_codes(Word0, [C|Found]),
        ( Case == lowercase -> downcase_atom(Word0, Word) ; Word = Word0 )
    ),
    '$readln_words'(Rest, Inside, Case, More).

'$readln_word'([C|Cs], Inside, [C|Found], Rest) :-
    '$readln_letter'(C, Inside),
    !,
    '$readln_word'(Cs, Inside, Found, Rest).
'$readln_word'(Rest, _, [], Rest).

'$readln_letter'(C, Inside) :- ( code_type(C, alpha), C =\= 0'_ -> true ; memberchk(C, Inside) ).

'$readln_blank'(C) :- ( C =< 32 -> true ; code_type(C, space) ).

% digits, digits with a fraction, or a fraction alone
'$readln_number'(Codes, Number, Rest) :-
    '$readln_digits'(Codes, Whole, Behind),
    (   Behind = [0'.|Tail], '$readln_digits'(Tail, Fraction, Rest), Fraction \== []
    ->  ( Whole == [] -> Before = "0" ; Before = Whole ),
        append(Before, [0'.|Fraction], Number)
    ;   Whole \== [], Number = Whole, Rest = Behind
    ).

'$readln_digits'([C|Cs], [C|Digits], Rest) :- C >= 0'0, C =< 0'9, !, '$readln_digits'(Cs, Digits, Rest).
'$readln_digits'(Rest, [], Rest).
