% Colours. How the comments are read: control.pl.

:- module(ansi_term, [ansi_format/3]).

%! ansi_format(+Attributes, +Format, +Arguments) is det.
%  format/2 with attributes such as bold, underline, fg(red), bg(blue), hfg(green); plain if the output is no terminal, or the
%  environment has NO_COLOR.
%  ?- with_output_to(atom(A), ansi_format([bold, fg(red)], "~w!", [x])).
%  A = 'x!'
ansi_format(Attributes, Format, Arguments) :-
    ( is_list(Attributes) -> List = Attributes ; List = [Attributes] ),
    '$ansi_codes'(List, Codes),
    current_output(Stream),
    ( Codes \== [], stream_property(Stream, tty(true)), \+ getenv('NO_COLOR', _) ->
        atomic_list_concat(Codes, ';', Text),
        format("\x1b\[~wm", [Text]),
        format(Format, Arguments),
        write('\x1b\[0m')
    ; format(Format, Arguments)
    ).

'$ansi_codes'([], []).
'$ansi_codes'([X|Xs], Codes) :-
    ( '$ansi_code'(X, Code) -> Codes = [Code|Rest] ; throw(error(domain_error(ansi_attribute, X), _)) ),
    '$ansi_codes'(Xs, Rest).

'$ansi_code'(reset, 0).
'$ansi_code'(bold, 1).
'$ansi_code'(faint, 2).
'$ansi_code'(italic, 3).
'$ansi_code'(underline, 4).
'$ansi_code'(blink, 5).
'$ansi_code'(negative, 7).
'$ansi_code'(conceal, 8).
'$ansi_code'(crossed_out, 9).
'$ansi_code'(fg(Colour), Code) :- '$ansi_colour'(Colour, 30, Code).
'$ansi_code'(bg(Colour), Code) :- '$ansi_colour'(Colour, 40, Code).
'$ansi_code'(hfg(Colour), Code) :- '$ansi_colour'(Colour, 90, Code).
'$ansi_code'(hbg(Colour), Code) :- '$ansi_colour'(Colour, 100, Code).

'$ansi_colour'(Colour, Base, Code) :-
    nth0(N, [black,red,green,yellow,blue,magenta,cyan,white], Colour0),
    Colour0 == Colour,
    !,
    Code is Base + N.
'$ansi_colour'(default, Base, Code) :- Code is Base + 9.
