% Formatted output of DEC-10 Prolog. How the comments are read: control.pl.

:- module(writef, [writef/1, writef/2, swritef/2, swritef/3]).

%! writef(+Format) is det.
%  Writes an atom, with \n and \l, each two characters, as line feeds.
%  ?- with_output_to(string(S), writef('a\\lb')).
%  S = "a\nb"
writef(Format) :- writef(Format, []).

%! writef(+Format, +Arguments) is det.
%  The same; %w and %d write the next argument, %p prints it, %s writes a list of codes, %20l %20r %20c write it in a column.
%  ?- with_output_to(string(S), writef('%w-%s %4l|%4r|%4c|', [a, [0'b], x, y, z])).
%  S = "a-b x   |   y| z  |"
writef(Format, Arguments) :-
    must_be(list, Arguments),
    atom_codes(Format, Codes),
    '$writef'(Codes, Arguments).

%! swritef(-Text, +Format) is det.
%  Text is a string of what writef/1 writes.
%  ?- swritef(S, 'a\\n').
%  S = "a\n"
swritef(Text, Format) :- swritef(Text, Format, []).

%! swritef(-Text, +Format, +Arguments) is det.
%  Text is a string of what writef/2 writes.
%  ?- swritef(S, '%w, %w', [a, b]).
%  S = "a, b"
swritef(Text, Format, Arguments) :- with_output_to(string(Text), writef(Format, Arguments)).

'$writef'([], _).
'$writef'([0'\\, Code|Codes], Arguments) :- '$writef_line'(Code), !, nl, '$writef'(Codes, Arguments).
'$writef'([0'%, Code|Codes], [Argument|Arguments]) :- '$writef_one'(Code, Argument), !, '$writef'(Codes, Arguments).
'$writef'([0'%|Codes], [Argument|Arguments]) :-
    '$writef_width'(Codes, Digits, [Side|Rest]),
    Digits = [_|_],
    '$writef_side'(Side),
    !,
    number_codes(Width, Digits),
    with_output_to(codes(Text), write(Argument)),
    '$writef_column'(Side, Width, Text),
    '$writef'(Rest, Arguments).
'$writef'([Code|Codes], Arguments) :- put_code(Code), '$writef'(Codes, Arguments).

'$writef_line'(0'n).
'$writef_line'(0'l).

'$writef_one'(0'w, Argument) :- write(Argument).
'$writef_one'(0'd, Argument) :- write(Argument).
'$writef_one'(0'p, Argument) :- print(Argument).
'$writef_one'(0's, Argument) :- format('~s', [Argument]).

'$writef_width'([Code|Codes], [Code|Digits], Rest) :- Code >= 0'0, Code =< 0'9, !, '$writef_width'(Codes, Digits, Rest).
'$writef_width'(Codes, [], Codes).

'$writef_side'(0'l).
'$writef_side'(0'r).
'$writef_side'(0'c).

'$writef_column'(Side, Width, Text) :-
    length(Text, Length),
    Room is max(0, Width - Length),
    '$writef_left'(Side, Room, Left),
    Right is Room - Left,
    format('~*c~s~*c', [Left, 0' , Text, Right, 0' ]).

'$writef_left'(0'l, _, 0).
'$writef_left'(0'r, Room, Room).
'$writef_left'(0'c, Room, Left) :- Left is Room // 2.
