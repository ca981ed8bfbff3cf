% JSON, as RFC 8259 has it, as terms. How the comments are read: control.pl.
%
% The terms are those of SICStus and SWI-Prolog: json([Name=Value, ...]) is an object, a list an array, an atom a string,
% a number a number; @(null), @(true), @(false) are the constants. What is no JSON is syntax_error(json(What)), with
% stream(Stream, Line, LinePosition, CharacterCount) as context. Options:
%   null(T), true(T), false(T)      what stands for the constants
%   value_string_as(string)         values are strings, in reading
%   end_of_file(T)                  T is read where nothing is left
%   width(W), step(N), tab(N)       in writing: how much a line takes (72; 0 means all), and indentation (2, with tabs of 8)
%   compact(true)                   no blanks and lines that JSON does not need
%   ensure_ascii(true)              \u in place of characters beyond ASCII
%   serialize_unknown(true)         a term that is no JSON becomes a string

:- module(json, [json_read/2, json_read/3, atom_json_term/3, json_from_atom/2, json_from_atom/3,
    json_from_codes/2, json_from_codes/3]).

%! json_read(+Stream, -Term) is det.
%  Term is the JSON value that stands next on Stream.
%  ?- open_string("{\"a\": [1, true, \"b\"]} rest", _S), json_read(_S, T).
%  T = json([a=[1,@(true),b]])
json_read(Stream, Term) :- json_read(Stream, Term, []).

%! json_read(+Stream, -Term, +Options) is det.
%  The same with options.
%  ?- open_string("[null, \"a\"]", _S), json_read(_S, T, [null(no), value_string_as(string)]).
%  T = [no,"a"]
json_read(Stream, Term, Options) :-
    '$json_reading'(Options, O),
    ( '$json_bytes'(Stream) ->
        setup_call_cleanup(
            ( set_stream(Stream, type(text)), set_stream(Stream, encoding(utf8)) ),
            '$json_next'(Stream, Found, O),
            set_stream(Stream, type(binary))
        )
    ; '$json_next'(Stream, Found, O)
    ),
    Term = Found.

'$json_bytes'(Stream) :-
    must_be(nonvar, Stream),
    ( atom(Stream) -> stream_property(S, alias(Stream)) ; S = Stream ),
    stream_property(S, type(binary)).

%! json_from_atom(+Text, -Term) is det.
%  Term is the JSON value that a text is, all of it.
%  ?- json_from_atom('[1, 2.5e3]', T).
%  T = [1,2500.0]
json_from_atom(Text, Term) :- json_from_atom(Text, Term, []).

%! json_from_atom(+Text, -Term, +Options) is det.
%  The same with options.
%  ?- json_from_atom('[1, 2] 3', T, []).
%  error(syntax_error(json(end_of_file_expected)))
json_from_atom(Text, Term, Options) :- ( Text == [] -> Text1 = "[]" ; Text1 = Text ), json_from_codes(Text1, Term, Options).

%! json_from_codes(+Codes, -Term) is det.
%  Term is the JSON value that a list of codes is.
%  ?- atom_codes('{}', _Cs), json_from_codes(_Cs, T).
%  T = json([])
json_from_codes(Codes, Term) :- json_from_codes(Codes, Term, []).

%! json_from_codes(+Codes, -Term, +Options) is det.
%  The same with options.
%  ?- atom_codes('{"a": false}', _Cs), json_from_codes(_Cs, T, [false(no)]).
%  T = json([a=no])
json_from_codes(Codes, Term, Options) :-
    '$json_reading'(Options, O),
    setup_call_cleanup(open_string(Codes, Stream), '$json_all'(Stream, Found, O), close(Stream)),
    Term = Found.

%! atom_json_term(?Text, ?Term, +Options) is det.
%  Term is the JSON value that Text is; an unknown Text becomes Term as JSON, an atom or what as(Type) says.
%  ?- atom_json_term('{"k": "v"}', T, []), atom_json_term(A, [1,x], [as(string)]).
%  T = json([k=v]), A = "[1, \"x\" ]"
atom_json_term(Text, Term, Options) :-
    ( ground(Text) -> json_from_atom(Text, Term, Options)
    ; select_option(as(Type), Options, Options1, atom),
      must_be(oneof([atom,string,codes,chars]), Type),
      Sink =.. [Type,Text],
      with_output_to(Sink, json_write(current_output, Term, Options1))
    ).

% Reading. O is r(Null, True, False, EndOfFile, StringType).

'$json_reading'(Options, r(Null, True, False, End, Type)) :-
    must_be(list, Options),
    option(null(Null), Options, @(null)),
    option(true(True), Options, @(true)),
    option(false(False), Options, @(false)),
    option(end_of_file(End), Options, error),
    option(value_string_as(Type), Options, atom),
    must_be(oneof([atom,string]), Type).

'$json_next'(S, Term, O) :-
    '$json_blank'(S, C),
    ( C =:= -1, arg(4, O, End), End \== error -> Term = End ; '$json_value'(C, S, Term, O) ).

'$json_all'(S, Term, O) :-
    '$json_next'(S, Term, O),
    '$json_blank'(S, C),
    ( C =:= -1 -> true ; '$json_wrong'(end_of_file_expected, S) ).

'$json_wrong'(What, S) :-
    character_count(S, Count),
    line_count(S, Line),
    line_position(S, Position),
    throw(error(syntax_error(json(What)), stream(S, Line, Position, Count))).

% `$json_unexpected'(+Code, +What, +Stream): the error for a character that may not stand here.
'$json_unexpected'(C, What, S) :- ( C =:= -1 -> '$json_wrong'(unexpected_end_of_file, S) ; '$json_wrong'(What, S) ).

% `$json_blank'(+Stream, -Code): the next character that is no blank.
'$json_blank'(S, C) :- get_code(S, C0), '$json_blank'(C0, S, C).

'$json_blank'(0' , S, C) :- !, '$json_blank'(S, C).
'$json_blank'(0'\n, S, C) :- !, '$json_blank'(S, C).
'$json_blank'(0'\r, S, C) :- !, '$json_blank'(S, C).
'$json_blank'(0'\t, S, C) :- !, '$json_blank'(S, C).
'$json_blank'(C, _, C).

'$json_value'(0'{, S, json(Members), O) :- !, '$json_blank'(S, C), '$json_members'(C, S, Members, O).
'$json_value'(0'[, S, Items, O) :- !, '$json_blank'(S, C), '$json_items'(C, S, Items, O).
'$json_value'(0'", S, Text, O) :- !,
    '$json_string'(S, Codes),
    ( arg(5, O, atom) -> atom_codes(Text, Codes) ; string_codes(Text, Codes) ).
'$json_value'(0't, S, True, O) :- !, '$json_rest'("rue", true, S), arg(2, O, True).
'$json_value'(0'f, S, False, O) :- !, '$json_rest'("alse", false, S), arg(3, O, False).
'$json_value'(0'n, S, Null, O) :- !, '$json_rest'("ull", null, S), arg(1, O, Null).
'$json_value'(C, S, Number, _) :- ( C =:= 0'- ; C >= 0'0, C =< 0'9 ), !, '$json_number'(C, S, Number).
'$json_value'(C, S, _, _) :- '$json_unexpected'(C, illegal_json, S).

'$json_rest'([], _, _).
'$json_rest'([C|Cs], Name, S) :-
    get_code(S, D),
    ( C =:= D -> '$json_rest'(Cs, Name, S) ; '$json_wrong'(json_expected(Name), S) ).

'$json_members'(0'}, _, [], _) :- !.
'$json_members'(C, S, Members, O) :- '$json_member'(C, S, Members, O).

'$json_member'(C, S, [Name=Value|Members], O) :-
    ( C =:= 0'" -> true ; '$json_unexpected'(C, illegal_object, S) ),
    '$json_string'(S, Codes),
    atom_codes(Name, Codes),
    '$json_blank'(S, Colon),
    ( Colon =:= 0': -> true ; '$json_unexpected'(Colon, illegal_object, S) ),
    '$json_blank'(S, C1),
    '$json_value'(C1, S, Value, O),
    '$json_blank'(S, C2),
    '$json_more_members'(C2, S, Members, O).

'$json_more_members'(0',, S, Members, O) :- !, '$json_blank'(S, C), '$json_member'(C, S, Members, O).
'$json_more_members'(0'}, _, [], _) :- !.
'$json_more_members'(C, S, _, _) :- '$json_unexpected'(C, illegal_object, S).

'$json_items'(0'], _, [], _) :- !.
'$json_items'(C, S, Items, O) :- '$json_item'(C, S, Items, O).

'$json_item'(C, S, [Item|Items], O) :-
    '$json_value'(C, S, Item, O),
    '$json_blank'(S, C1),
    '$json_more_items'(C1, S, Items, O).

'$json_more_items'(0',, S, Items, O) :- !, '$json_blank'(S, C), '$json_item'(C, S, Items, O).
'$json_more_items'(0'], _, [], _) :- !.
'$json_more_items'(C, S, _, _) :- '$json_unexpected'(C, illegal_array, S).

% `$json_string'(+Stream, -Codes): what stands in front of the closing quote.
'$json_string'(S, Codes) :- get_code(S, C), '$json_string'(C, S, Codes).

'$json_string'(0'", _, []) :- !.
'$json_string'(0'\\, S, [Code|Codes]) :- !,
    get_code(S, C),
    '$json_escape'(C, S, Code),
    '$json_string'(S, Codes).
'$json_string'(C, S, [C|Codes]) :- C >= 32, !, '$json_string'(S, Codes).
'$json_string'(C, S, _) :- '$json_unquoted'(C, illegal_control_character, S).

'$json_unquoted'(C, What, S) :- ( C =:= -1 -> '$json_wrong'(eof_in_string, S) ; '$json_wrong'(What, S) ).

'$json_escape'(0'", _, 0'") :- !.
'$json_escape'(0'\\, _, 0'\\) :- !.
'$json_escape'(0'/, _, 0'/) :- !.
'$json_escape'(0'b, _, 8) :- !.
'$json_escape'(0'f, _, 12) :- !.
'$json_escape'(0'n, _, 10) :- !.
'$json_escape'(0'r, _, 13) :- !.
'$json_escape'(0't, _, 9) :- !.
'$json_escape'(0'u, S, Code) :- !,
    '$json_hexadecimal'(4, S, 0, Unit),
    ( Unit < 0xD800 -> Code = Unit
    ; Unit > 0xDFFF -> Code = Unit
    ; Unit < 0xDC00, get_code(S, 0'\\), get_code(S, 0'u), '$json_hexadecimal'(4, S, 0, Low), Low >> 10 =:= 0x37 ->
        Code is 0x10000 + ((Unit - 0xD800) << 10) + (Low - 0xDC00)
    ; '$json_wrong'(illegal_surrogate_pair, S)
    ).
'$json_escape'(C, S, _) :- '$json_unquoted'(C, illegal_string_escape, S).

'$json_hexadecimal'(0, _, Code, Code) :- !.
'$json_hexadecimal'(N, S, Code0, Code) :-
    get_code(S, C),
    ( '$json_digit'(C, Digit) -> true ; '$json_wrong'(illegal_string_escape, S) ),
    Code1 is Code0 * 16 + Digit,
    N1 is N - 1,
    '$json_hexadecimal'(N1, S, Code1, Code).

'$json_digit'(C, D) :- C >= 0'0, C =< 0'9, !, D is C - 0'0.
'$json_digit'(C, D) :- C >= 0'a, C =< 0'f, !, D is C - 0'a + 10.
'$json_digit'(C, D) :- C >= 0'A, C =< 0'F, D is C - 0'A + 10.

% `$json_number'(+First, +Stream, -Number): the character behind the number stays on the stream.
'$json_number'(0'-, S, Number) :- !,
    get_code(S, C),
    '$json_integer'(C, S, Codes, Tail),
    '$json_fraction'(S, Tail, Kind),
    '$json_value_of'(Kind, [0'-|Codes], S, Number).
'$json_number'(C, S, Number) :-
    '$json_integer'(C, S, Codes, Tail),
    '$json_fraction'(S, Tail, Kind),
    '$json_value_of'(Kind, Codes, S, Number).

'$json_value_of'(integer, Codes, _, Number) :- number_codes(Number, Codes).
'$json_value_of'(float, Codes, S, Number) :-
    atom_codes(Text, Codes),
    ( atom_number(Text, Number) -> true ; '$json_wrong'(number_out_of_range, S) ).

'$json_integer'(0'0, S, [0'0|Tail], Tail) :- !,
    peek_code(S, C),
    ( C >= 0'0, C =< 0'9 -> get_code(S, _), '$json_wrong'(illegal_number, S) ; true ).
'$json_integer'(C, S, [C|Codes], Tail) :- C >= 0'1, C =< 0'9, !, '$json_digits'(S, Codes, Tail).
'$json_integer'(C, S, _, _) :- '$json_unexpected'(C, illegal_number, S).

'$json_digits'(S, Codes, Tail) :-
    peek_code(S, C),
    ( C >= 0'0, C =< 0'9 -> get_code(S, _), Codes = [C|Codes1], '$json_digits'(S, Codes1, Tail) ; Codes = Tail ).

% At least one digit.
'$json_some_digits'(S, [C|Codes], Tail) :-
    get_code(S, C),
    ( C >= 0'0, C =< 0'9 -> true ; '$json_unexpected'(C, illegal_number, S) ),
    '$json_digits'(S, Codes, Tail).

'$json_fraction'(S, Codes, Kind) :-
    peek_code(S, C),
    ( C =:= 0'. -> get_code(S, _), Codes = [0'.|Codes1], Kind = float,
        '$json_some_digits'(S, Codes1, Tail),
        '$json_power'(S, Tail)
    ; ( C =:= 0'e ; C =:= 0'E ) -> Codes = [0'.,0'0|Tail], Kind = float, '$json_power'(S, Tail)
    ; Codes = [], Kind = integer
    ).

'$json_power'(S, Codes) :-
    peek_code(S, C),
    ( ( C =:= 0'e ; C =:= 0'E ) -> get_code(S, _), Codes = [0'e|Codes1],
        '$json_sign'(S, Codes1, Codes2),
        '$json_some_digits'(S, Codes2, [])
    ; Codes = []
    ).

'$json_sign'(S, Codes, Tail) :-
    peek_code(S, C),
    ( ( C =:= 0'- ; C =:= 0'+ ) -> get_code(S, _), Codes = [C|Tail] ; Codes = Tail ).
