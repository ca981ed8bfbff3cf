% Reading lines, files and terms. How the comments are read: control.pl.

:- module(readutil, [read_line_to_codes/3, read_stream_to_codes/3, read_file_to_codes/3, read_file_to_string/3,
    read_file_to_terms/3]).

%! read_line_to_codes(+Stream, -Codes, ?Tail) is det.
%  Codes are those of the next line, its end included, in front of Tail; at the end of the stream both are equal.
%  ?- tmp_file(line, _F), open(_F, write, _O), write(_O, 'a\nb'), close(_O), open(_F, read, _S), read_line_to_codes(_S, C, [0]), close(_S), delete_file(_F).
%  C = [97,10,0]
read_line_to_codes(Stream, Codes, Tail) :-
    ( '$line_codes'(Stream, List, Rest) -> true ; '$line_with_end'(Stream, List, Rest) ),
    Rest = Tail,
    Codes = List.

'$line_with_end'(Stream, Codes, Tail) :-
    get_code(Stream, Code),
    ( Code =:= -1 -> Codes = Tail
    ; Code =:= 10 -> Codes = [10|Tail]
    ; Codes = [Code|Codes1], '$line_with_end'(Stream, Codes1, Tail)
    ).

%! read_stream_to_codes(+Stream, -Codes, ?Tail) is det.
%  Codes are all that is left of Stream, in front of Tail.
%  ?- predicate_property(read_stream_to_codes(_, _, _), library).
%  true
read_stream_to_codes(Stream, Codes, Tail) :- read_stream_to_codes(Stream, List), append(List, Tail, Codes).

%! read_file_to_codes(+File, -Codes, +Options) is det.
%  Codes are those of a file; Options as of open/4, and tail(Tail).
%  ?- read_file_to_codes('/no/such', C, []).
%  error(existence_error(source_sink,'/no/such'))
read_file_to_codes(File, Codes, Options) :-
    ( select_option(tail(Tail), Options, Options1) -> true ; Tail = [], Options1 = Options ),
    setup_call_cleanup(open(File, read, Stream, Options1), read_stream_to_codes(Stream, List), close(Stream)),
    append(List, Tail, Codes).

%! read_file_to_string(+File, -String, +Options) is det.
%  String is the text of a file.
%  ?- read_file_to_string('/no/such', S, []).
%  error(existence_error(source_sink,'/no/such'))
read_file_to_string(File, String, Options) :-
    read_file_to_codes(File, Codes, Options),
    string_codes(String, Codes).

%! read_file_to_terms(+File, -Terms, +Options) is det.
%  Terms are those of a file; Options as of read_term/3, and tail(Tail).
%  ?- read_file_to_terms('/no/such', T, []).
%  error(existence_error(source_sink,'/no/such'))
read_file_to_terms(File, Terms, Options) :-
    ( select_option(tail(Tail), Options, Options1) -> true ; Tail = [], Options1 = Options ),
    setup_call_cleanup(open(File, read, Stream), '$read_terms'(Stream, Options1, Terms, Tail), close(Stream)).

'$read_terms'(Stream, Options, Terms, Tail) :-
    read_term(Stream, Term, Options),
    ( Term == end_of_file -> Terms = Tail ; Terms = [Term|Terms1], '$read_terms'(Stream, Options, Terms1, Tail) ).
