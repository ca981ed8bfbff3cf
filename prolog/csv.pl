% Comma-separated values, as RFC 4180 has them. How the comments are read: control.pl.
%
% A row is a compound term: row(Field, ...). Options: separator(Code) (`,`), functor(Name) (row), arity(N), convert(Bool) (true: numbers
% become numbers), strip(Bool) (false: blanks around a field stay), skip_header(CommentCodes), case(down), match_arity(Bool).

:- module(csv, [csv/3, csv/4, csv_read_file/2, csv_read_file/3, csv_read_file_row/3, csv_read_stream/3, csv_read_row/3, csv_options/2,
    csv_write_file/2, csv_write_file/3, csv_write_stream/3]).

%! csv(?Rows)// is det.
%  The rows of a text, or the text of rows.
%  ?- atom_codes('a,1\n"b ""c""",2.5\n', _Cs), phrase(csv(Rows), _Cs).
%  Rows = [row(a,1),row('b "c"',2.5)]
csv(Rows, S0, S) :- csv(Rows, [], S0, S).

%! csv(?Rows, +Options)// is det.
%  The same with options.
%  ?- phrase(csv([p('x;y',2)], [separator(0';), functor(p)]), _Cs), atom_codes(A, _Cs).
%  A = '"x;y";2\r\n'
csv(Rows, Options0, S0, S) :-
    '$csv_options'(Options0, Options),
    ( var(S0), is_list(Rows) -> '$csv_written'(Rows, Options, S0, S) ; '$csv_rows'(S0, Options, Rows), S = [] ).

%! csv_options(-Compiled, +Options) is det.
%  Options in the form that csv_read_row/3 takes; they may be given as they are, too.
%  ?- csv_options(_O, [separator(0';)]), open_string("a;b\n", _S), csv_read_row(_S, R, _O).
%  R = row(a,b)
csv_options(Options, Given) :- '$csv_options'(Given, Options).

'$csv_options'(csv(S, F, A, C, T), csv(S, F, A, C, T)) :- !.
'$csv_options'(Options, csv(Separator, Functor, Arity, Convert, Strip)) :-
    must_be(list, Options),
    option(separator(Separator), Options, 0',),
    option(functor(Functor), Options, row),
    option(arity(Arity), Options, _),
    option(convert(Convert), Options, true),
    option(strip(Strip), Options, false).

'$csv_rows'([], _, []) :- !.
'$csv_rows'(Codes, Options, [Row|Rows]) :- '$csv_row'(Codes, Options, Rest, Row), '$csv_rows'(Rest, Options, Rows).

'$csv_row'(Codes, Options, Rest, Row) :-
    Options = csv(_, Functor, Arity, _, _),
    '$csv_fields'(Codes, Options, Rest, Fields),
    Row =.. [Functor|Fields],
    functor(Row, _, Found),
    ( Arity = Found -> true ; throw(error(domain_error(row_arity(Arity), Found), _)) ).

'$csv_fields'(Codes, Options, Rest, [Field|Fields]) :-
    arg(1, Options, Separator),
    '$csv_field'(Codes, Separator, Text, Codes1),
    '$csv_value'(Text, Options, Field),
    ( Codes1 = [Separator|Codes2] -> '$csv_fields'(Codes2, Options, Rest, Fields)
    ; Fields = [], '$csv_line_end'(Codes1, Rest)
    ).

'$csv_line_end'([0'\r,0'\n|Rest], Rest) :- !.
'$csv_line_end'([0'\n|Rest], Rest) :- !.
'$csv_line_end'([0'\r|Rest], Rest) :- !.
'$csv_line_end'([], []).

'$csv_field'([0'"|Codes], Separator, Text, Rest) :- !,
    '$csv_quoted'(Codes, Text, Codes1),
    '$csv_plain'(Codes1, Separator, _, Rest).
'$csv_field'(Codes, Separator, Text, Rest) :- '$csv_plain'(Codes, Separator, Text, Rest).

'$csv_quoted'([0'",0'"|Codes], [0'"|Text], Rest) :- !, '$csv_quoted'(Codes, Text, Rest).
'$csv_quoted'([0'"|Codes], [], Codes) :- !.
'$csv_quoted'([C|Codes], [C|Text], Rest) :- !, '$csv_quoted'(Codes, Text, Rest).
'$csv_quoted'([], _, _) :- throw(error(syntax_error(end_of_file_in_quoted(csv)), _)).

'$csv_plain'([], _, [], []) :- !.
'$csv_plain'([C|Codes], Separator, [], [C|Codes]) :- ( C =:= Separator ; C =:= 0'\n ; C =:= 0'\r ), !.
'$csv_plain'([C|Codes], Separator, [C|Text], Rest) :- '$csv_plain'(Codes, Separator, Text, Rest).

'$csv_value'(Codes0, csv(_, _, _, Convert, Strip), Value) :-
    ( Strip == true -> '$csv_stripped'(Codes0, Codes) ; Codes = Codes0 ),
    ( Convert == true, Codes = [C|_], C > 32, catch(number_codes(Number, Codes), _, fail) -> Value = Number
    ; atom_codes(Value, Codes)
    ).

'$csv_stripped'(Codes0, Codes) :- atom_codes(A, Codes0), split_string(A, "", " \t", [S]), string_codes(S, Codes).

%! csv_read_file(+File, -Rows) is det.
%  The rows of a file.
%  ?- tmp_file(csv, _F), csv_write_file(_F, [row(a,'b,c'),row(1,2.5)]), csv_read_file(_F, Rows), delete_file(_F).
%  Rows = [row(a,'b,c'),row(1,2.5)]
csv_read_file(File, Rows) :- csv_read_file(File, Rows, []).

%! csv_read_file(+File, -Rows, +Options) is det.
%  The rows of a file; a name that ends in .tsv means tabulators. Options are those of csv//2 and of open/4.
%  ?- tmp_file(csv, _F), csv_write_file(_F, [row(a,1)]), csv_read_file(_F, Rows, [convert(false)]), delete_file(_F).
%  Rows = [row(a,'1')]
csv_read_file(File, Rows, Options0) :-
    '$csv_separator'(File, Options0, Options),
    '$csv_open_options'(Options, Open),
    setup_call_cleanup(open(File, read, Stream, Open), csv_read_stream(Stream, Rows, Options), close(Stream)).

'$csv_separator'(File, Options, [separator(0'\t)|Options]) :-
    \+ memberchk(separator(_), Options),
    atomic(File),
    file_name_extension(_, tsv, File),
    !.
'$csv_separator'(_, Options, Options).

'$csv_open_options'(Options, Open) :- ( memberchk(encoding(E), Options) -> Open = [encoding(E)] ; Open = [] ).

%! csv_read_file_row(+File, -Row, +Options) is nondet.
%  Row is a row of File, one after the other; line(N) among Options is its number.
%  ?- tmp_file(csv, _F), csv_write_file(_F, [r(a),r(b)]), findall(N-R, csv_read_file_row(_F, R, [line(N)]), L), delete_file(_F).
%  L = [1-row(a),2-row(b)]
csv_read_file_row(File, Row, Options0) :-
    '$csv_separator'(File, Options0, Options1),
    ( select_option(line(Line), Options1, Options) -> true ; Options = Options1 ),
    '$csv_open_options'(Options, Open),
    csv_options(Compiled, Options),
    setup_call_cleanup(open(File, read, Stream, Open), '$csv_each_row'(Stream, 1, Row, Line, Compiled), close(Stream)).

'$csv_each_row'(Stream, N, Row, Line, Compiled) :-
    csv_read_row(Stream, Found, Compiled),
    Found \== end_of_file,
    ( Row = Found, Line = N ; N1 is N + 1, '$csv_each_row'(Stream, N1, Row, Line, Compiled) ).

%! csv_read_stream(+Stream, -Rows, +Options) is det.
%  The rows up to the end of Stream.
%  ?- open_string("a,b\nc,d\n", _S), csv_read_stream(_S, Rows, []).
%  Rows = [row(a,b),row(c,d)]
csv_read_stream(Stream, Rows, Options0) :-
    '$csv_options'(Options0, Options),
    read_stream_to_codes(Stream, Codes),
    '$csv_rows'(Codes, Options, Rows).

%! csv_read_row(+Stream, -Row, +Options) is det.
%  The next row of Stream; end_of_file at its end.
%  ?- open_string("a,b\n", _S), csv_read_row(_S, A, []), csv_read_row(_S, B, []).
%  A = row(a,b), B = end_of_file
csv_read_row(Stream, Row, Options0) :-
    '$csv_options'(Options0, Options),
    ( peek_code(Stream, -1) -> get_code(Stream, _), Row0 = end_of_file
    ; '$csv_line'(Stream, 0, Codes), '$csv_row'(Codes, Options, _, Row0)
    ),
    Row = Row0.

% `$csv_line'(+Stream, +InQuotes, -Codes): a line, or more if a quoted field goes on.
'$csv_line'(Stream, Quotes, Codes) :-
    get_code(Stream, C),
    ( C =:= -1 -> Codes = []
    ; C =:= 0'\n, Quotes =:= 0 -> Codes = [C]
    ; Codes = [C|Rest], ( C =:= 0'" -> Quotes1 is 1 - Quotes ; Quotes1 = Quotes ), '$csv_line'(Stream, Quotes1, Rest)
    ).

%! csv_write_file(+File, +Rows) is det.
%  Writes rows to a file.
%  ?- tmp_file(csv, _F), csv_write_file(_F, [r(a)]), read_file_to_string(_F, S, []), delete_file(_F).
%  S = "a\r\n"
csv_write_file(File, Rows) :- csv_write_file(File, Rows, []).

%! csv_write_file(+File, +Rows, +Options) is det.
%  The same with options of csv//2 and of open/4.
%  ?- tmp_file(csv, _F), csv_write_file(_F, [r(a,b)], [separator(0';)]), read_file_to_string(_F, S, []), delete_file(_F).
%  S = "a;b\r\n"
csv_write_file(File, Rows, Options0) :-
    '$csv_separator'(File, Options0, Options),
    '$csv_open_options'(Options, Open),
    setup_call_cleanup(open(File, write, Stream, Open), csv_write_stream(Stream, Rows, Options), close(Stream)).

%! csv_write_stream(+Stream, +Rows, +Options) is det.
%  Writes rows.
%  ?- with_output_to(string(S), ( current_output(_O), csv_write_stream(_O, [r(a,'b"')], []) )).
%  S = "a,\"b\"\"\"\r\n"
csv_write_stream(Stream, Rows, Options0) :-
    '$csv_options'(Options0, Options),
    forall(member(Row, Rows), ( '$csv_written'([Row], Options, Codes, []), format(Stream, "~s", [Codes]) )).

'$csv_written'([], _, S, S).
'$csv_written'([Row|Rows], Options, S0, S) :-
    arg(1, Options, Separator),
    Row =.. [_|Fields],
    '$csv_written_fields'(Fields, Separator, S0, [0'\r,0'\n|S1]),
    '$csv_written'(Rows, Options, S1, S).

'$csv_written_fields'([], _, S, S).
'$csv_written_fields'([Field|Fields], Separator, S0, S) :-
    format(codes(Codes), "~w", [Field]),
    ( member(C, Codes), ( C =:= Separator ; C =:= 0'" ; C =:= 0'\n ; C =:= 0'\r ) ->
        S0 = [0'"|S1], '$csv_escaped'(Codes, S1, [0'"|S2])
    ; append(Codes, S2, S0)
    ),
    ( Fields == [] -> S = S2 ; S2 = [Separator|S3], '$csv_written_fields'(Fields, Separator, S3, S) ).

'$csv_escaped'([], S, S).
'$csv_escaped'([C|Cs], S0, S) :- ( C =:= 0'" -> S0 = [C,C|S1] ; S0 = [C|S1] ), '$csv_escaped'(Cs, S1, S).
