% Classes of characters: char_type/2 and code_type/2. How the comments are read: control.pl.
%
% What is asked about a known ASCII character is decided here, in machine code; the services '$char_types' and
% '$code_types' do the rest, and define what is right: tests/prolog/test_characters.py holds one against the other.

:- module(characters, [char_type/2, code_type/2]).

%! char_type(?Char, ?Type) is nondet.
%  Char is of Type: alpha, alnum, digit(W), upper(L), lower(U), space, punct, csym, csymf, ...
%  ?- char_type('7', digit(W)).
%  W = 7
char_type(Char, Type) :-
    ( atom(Char), nonvar(Type), atom_length(Char, 1), char_code(Char, Code), Code < 128,
      '$ascii_char_type'(Type, Code, Answer)
    -> Answer == true
    ; '$char_types'(Char, Type, Solutions), '$pick'(Solutions, Char-Type)
    ).

%! code_type(?Code, ?Type) is nondet.
%  As char_type/2 for a code.
%  ?- code_type(0'a, alpha).
%  true
code_type(Code, Type) :-
    ( integer(Code), Code >= 0, Code < 128, nonvar(Type), '$ascii_code_type'(Type, Code, Answer) -> Answer == true
    ; '$code_types'(Code, Type, Solutions), '$pick'(Solutions, Code-Type)
    ).

'$ascii_char_type'(Type, Code, Answer) :-
    ( atom(Type) -> '$ascii_type'(Type, Code, Answer)
    ; '$digit_type'(Type, Code, Value) -> '$is_value'(Type, Value, Answer)
    ; '$case_type'(Type, Code, Value),
      ( Value < 0 -> Answer = false ; char_code(Char, Value), '$is_value'(Type, Char, Answer) )
    ).

'$ascii_code_type'(Type, Code, Answer) :-
    ( atom(Type) -> '$ascii_type'(Type, Code, Answer)
    ; '$digit_type'(Type, Code, Value) -> '$is_value'(Type, Value, Answer)
    ; '$case_type'(Type, Code, Value), '$is_value'(Type, Value, Answer)
    ).

% -1 is no value.
'$is_value'(Type, Value, Answer) :- ( Value \== -1, arg(1, Type, Value) -> Answer = true ; Answer = false ).

'$digit_type'(digit(_), C, W) :- ( C >= 0'0, C =< 0'9 -> W is C - 0'0 ; W = -1 ).
'$digit_type'(xdigit(_), C, W) :-
    ( C >= 0'0, C =< 0'9 -> W is C - 0'0
    ; C >= 0'a, C =< 0'f -> W is C - 0'a + 10
    ; C >= 0'A, C =< 0'F -> W is C - 0'A + 10
    ; W = -1
    ).

'$case_type'(to_lower(_), C, L) :- ( '$is_upper'(C) -> L is C + 32 ; L = C ).
'$case_type'(to_upper(_), C, U) :- ( '$is_lower'(C) -> U is C - 32 ; U = C ).
'$case_type'(upper(_), C, L) :- ( '$is_upper'(C) -> L is C + 32 ; L = -1 ).
'$case_type'(lower(_), C, U) :- ( '$is_lower'(C) -> U is C - 32 ; U = -1 ).

'$is_upper'(C) :- C >= 0'A, C =< 0'Z.
'$is_lower'(C) :- C >= 0'a, C =< 0'z.
'$is_digit'(C) :- C >= 0'0, C =< 0'9.
'$is_letter'(C) :- ( C >= 0'a -> C =< 0'z ; C >= 0'A, C =< 0'Z ).
'$is_alnum'(C) :- ( C >= 0'A -> '$is_letter'(C) ; '$is_digit'(C) ).
'$is_csym'(C) :- ( '$is_alnum'(C) -> true ; C =:= 0'_ ).
'$is_csymf'(C) :- ( '$is_letter'(C) -> true ; C =:= 0'_ ).
'$is_space'(C) :- ( C =:= 32 -> true ; C >= 9, C =< 13 ).
'$is_graph'(C) :- C > 32, C < 127.

'$ascii_type'(alpha, C, A) :- ( '$is_letter'(C) -> A = true ; A = false ).
'$ascii_type'(alnum, C, A) :- ( '$is_alnum'(C) -> A = true ; A = false ).
'$ascii_type'(csym, C, A) :- ( '$is_csym'(C) -> A = true ; A = false ).
'$ascii_type'(csymf, C, A) :- ( '$is_csymf'(C) -> A = true ; A = false ).
'$ascii_type'(ascii, _, true).
'$ascii_type'(digit, C, A) :- ( '$is_digit'(C) -> A = true ; A = false ).
'$ascii_type'(decimal, C, A) :- ( '$is_digit'(C) -> A = true ; A = false ).
'$ascii_type'(space, C, A) :- ( '$is_space'(C) -> A = true ; A = false ).
'$ascii_type'(white, C, A) :- ( C =:= 32 -> A = true ; C =:= 9 -> A = true ; A = false ).
'$ascii_type'(end_of_line, C, A) :- ( C >= 10, C =< 13 -> A = true ; A = false ).
'$ascii_type'(newline, C, A) :- ( C =:= 10 -> A = true ; A = false ).
'$ascii_type'(lower, C, A) :- ( '$is_lower'(C) -> A = true ; A = false ).
'$ascii_type'(upper, C, A) :- ( '$is_upper'(C) -> A = true ; A = false ).
'$ascii_type'(graph, C, A) :- ( '$is_graph'(C) -> A = true ; A = false ).
'$ascii_type'(print, C, A) :- ( C >= 32, C < 127 -> A = true ; A = false ).
'$ascii_type'(punct, C, A) :- ( '$is_graph'(C), \+ '$is_alnum'(C) -> A = true ; A = false ).
'$ascii_type'(prolog_var_start, C, A) :- ( '$is_upper'(C) -> A = true ; C =:= 0'_ -> A = true ; A = false ).
'$ascii_type'(prolog_atom_start, C, A) :- ( '$is_lower'(C) -> A = true ; A = false ).
'$ascii_type'(prolog_identifier_continue, C, A) :- ( '$is_csym'(C) -> A = true ; A = false ).
