% Classes of characters as predicates of their own, for codes and characters. How the comments are read: control.pl.

:- module(ctypes, [is_alnum/1, is_alpha/1, is_ascii/1, is_cntrl/1, is_csym/1, is_csymf/1, is_digit/1, is_digit/3,
    is_endfile/1, is_endline/1, is_graph/1, is_lower/1, is_newline/1, is_newpage/1, is_paren/2, is_period/1, is_print/1,
    is_punct/1, is_quote/1, is_space/1, is_upper/1, is_white/1, to_lower/2, to_upper/2, upper_lower/2]).

%! is_alnum(+Char) is semidet.
%  Char is a letter or a digit.
%  ?- is_alnum(0'a).
%  true
is_alnum(Char) :- nonvar(Char), code_type(Char, alnum).

%! is_alpha(+Char) is semidet.
%  Char is a letter.
%  ?- is_alpha(0'a).
%  true
is_alpha(Char) :- nonvar(Char), code_type(Char, csymf), \+ '$underscore'(Char).

'$underscore'(0'_).
'$underscore'('_').

%! is_ascii(+Char) is semidet.
%  Char is one of ASCII.
%  ?- is_ascii(0'a).
%  true
is_ascii(Char) :- nonvar(Char), code_type(Char, ascii).

%! is_cntrl(+Char) is semidet.
%  Char is a control character.
%  ?- is_cntrl(1).
%  true
is_cntrl(Char) :- nonvar(Char), code_type(Char, cntrl).

%! is_csym(+Char) is semidet.
%  Char is a letter, a digit or an underscore.
%  ?- is_csym(0'_).
%  true
is_csym(Char) :- nonvar(Char), code_type(Char, csym).

%! is_csymf(+Char) is semidet.
%  Char is a letter or an underscore.
%  ?- is_csymf(0'_).
%  true
is_csymf(Char) :- nonvar(Char), code_type(Char, csymf).

%! is_digit(+Char) is semidet.
%  Char is a decimal digit.
%  ?- is_digit(0'5).
%  true
is_digit(Char) :- nonvar(Char), code_type(Char, digit(_)).

%! is_endfile(+Char) is semidet.
%  Char is the end of a file, -1.
%  ?- is_endfile(-1).
%  true
is_endfile(Char) :- ( Char == -1 -> true ; Char == end_of_file ).

%! is_endline(+Char) is semidet.
%  Char is one that ends a line.
%  ?- is_endline(10).
%  true
is_endline(Char) :- nonvar(Char), code_type(Char, end_of_line).

%! is_graph(+Char) is semidet.
%  Char is one that is seen.
%  ?- is_graph(0'a).
%  true
is_graph(Char) :- nonvar(Char), code_type(Char, graph).

%! is_lower(+Char) is semidet.
%  Char is a lower case letter.
%  ?- is_lower(0'a).
%  true
is_lower(Char) :- nonvar(Char), code_type(Char, lower).

%! is_newline(+Char) is semidet.
%  Char is the line feed.
%  ?- is_newline(10).
%  true
is_newline(Char) :- nonvar(Char), code_type(Char, newline).

%! is_newpage(+Char) is semidet.
%  Char is the form feed.
%  ?- is_newpage(12).
%  true
is_newpage(Char) :- nonvar(Char), ( atom(Char) -> char_code(Char, 12) ; Char =:= 12 ).

%! is_period(+Char) is semidet.
%  Char is one that ends a sentence.
%  ?- is_period(0'.).
%  true
is_period(Char) :- nonvar(Char), code_type(Char, period).

%! is_print(+Char) is semidet.
%  Char is one that is seen, or a blank.
%  ?- is_print(0'a).
%  true
is_print(Char) :- nonvar(Char), code_type(Char, print).

%! is_punct(+Char) is semidet.
%  Char is one that is seen and no letter or digit.
%  ?- is_punct(0'!).
%  true
is_punct(Char) :- nonvar(Char), code_type(Char, punct).

%! is_quote(+Char) is semidet.
%  Char is a quote.
%  ?- is_quote(0'").
%  true
is_quote(Char) :- nonvar(Char), code_type(Char, quote).

%! is_space(+Char) is semidet.
%  Char is layout.
%  ?- is_space(32).
%  true
is_space(Char) :- nonvar(Char), code_type(Char, space).

%! is_upper(+Char) is semidet.
%  Char is an upper case letter.
%  ?- is_upper(0'A).
%  true
is_upper(Char) :- nonvar(Char), code_type(Char, upper).

%! is_white(+Char) is semidet.
%  Char is a blank or a tab.
%  ?- is_white(9).
%  true
is_white(Char) :- nonvar(Char), code_type(Char, white).

%! is_digit(+Char, +Base, -Weight) is semidet.
%  Char is a digit in Base, 2 to 36, and has that Weight.
%  ?- is_digit(0'f, 16, W).
%  W = 15
is_digit(Char, Base, Weight) :-
    must_be(between(2, 36), Base),
    nonvar(Char),
    ( code_type(Char, digit(Weight0)) -> true
    ; code_type(Char, ascii), is_alpha(Char), to_lower(Char, Lower), '$code_of'(Lower, Code), Weight0 is Code - 0'a + 10
    ),
    Weight0 < Base,
    Weight = Weight0.

'$code_of'(Char, Code) :- ( atom(Char) -> char_code(Char, Code) ; Code = Char ).

%! is_paren(?Open, ?Close) is nondet.
%  They are a pair of brackets, as codes.
%  ?- is_paren(0'[, X).
%  X = 93
is_paren(0'(, 0')).
is_paren(0'[, 0']).
is_paren(0'{, 0'}).

%! to_lower(+Char, -Lower) is det.
%  Lower is Char, a lower case letter if Char is an upper case one.
%  ?- to_lower(0'A, X), to_lower('B', Y).
%  X = 97, Y = b
to_lower(Char, Lower) :- '$changed_case'(Char, downcase_atom, Lower).

%! to_upper(+Char, -Upper) is det.
%  Upper is Char, an upper case letter if Char is a lower case one.
%  ?- to_upper(0'a, X), to_upper(b, Y).
%  X = 65, Y = 'B'
to_upper(Char, Upper) :- '$changed_case'(Char, upcase_atom, Upper).

'$changed_case'(Char, Change, Changed) :- atom(Char), !, call(Change, Char, Changed).
'$changed_case'(Code, Change, Changed) :- char_code(Char, Code), call(Change, Char, Other), char_code(Other, Changed).

%! upper_lower(?Upper, ?Lower) is nondet.
%  Upper is an upper case letter and Lower the same one in lower case.
%  ?- upper_lower(U, 0'a), upper_lower('B', L).
%  U = 65, L = b
upper_lower(Upper, Lower) :- nonvar(Upper), !, is_upper(Upper), to_lower(Upper, Lower).
upper_lower(Upper, Lower) :- nonvar(Lower), !, is_lower(Lower), to_upper(Lower, Upper).
upper_lower(Upper, Lower) :- between(0, 255, Upper), upper_lower(Upper, Lower).
