% Terms as JSON: what they stand for, and the options, says json.pl. How the comments are read: control.pl.
%
% O is w(Null, True, False, Step, Tab, SerializeUnknown, EnsureAscii, Compact). Width is 0 where all stands on one line,
% and Place says where a container begins: margin, or behind something. Lines and blanks are SWI-Prolog's.

:- module(json_writing, [json_write/2, json_write/3, is_json_term/1, is_json_term/2, json_to_atom/2, json_to_atom/3,
    json_to_codes/2, json_to_codes/3]).

%! json_write(+Stream, +Term) is det.
%  Writes Term as JSON.
%  ?- with_output_to(atom(A), ( current_output(_S), json_write(_S, json([a='</b>',c-1,d(@(true))])) )).
%  A = '{"a":"<\\/b>", "c":1, "d":true}'
json_write(Stream, Term) :- json_write(Stream, Term, []).

%! json_write(+Stream, +Term, +Options) is det.
%  The same with options; what does not fit into the width has a line for each member.
%  ?- with_output_to(atom(A), ( current_output(_S), json_write(_S, json([a=1,b=2]), [width(5), step(1)]) )).
%  A = '{\n "a":1,\n "b":2\n}'
json_write(Stream, Term, Options) :-
    must_be(list, Options),
    '$json_writing'(Options, Width, O),
    line_position(Stream, Column),
    ( Column =:= 0 -> Place = margin ; Place = behind ),
    '$json_put'(Term, Stream, 0, Width, Place, O).

%! json_to_atom(+Term, -Atom) is det.
%  Atom is Term as JSON.
%  ?- json_to_atom(json([a=1,b=[]]), A).
%  A = '{"a":1, "b": []}'
json_to_atom(Term, Atom) :- json_to_atom(Term, Atom, []).

%! json_to_atom(+Term, -Atom, +Options) is det.
%  The same with options.
%  ?- json_to_atom(json([a=1,b=['\xe9\']]), A, [compact(true), ensure_ascii(true)]).
%  A = '{"a":1,"b":["\\u00e9"]}'
json_to_atom(Term, Atom, Options) :- '$json_written'(atom(Text), Term, Options), Atom = Text.

%! json_to_codes(+Term, -Codes) is det.
%  Codes is Term as JSON.
%  ?- json_to_codes(@(null), Cs), atom_codes(A, Cs).
%  Cs = [110,117,108,108], A = null
json_to_codes(Term, Codes) :- json_to_codes(Term, Codes, []).

%! json_to_codes(+Term, -Codes, +Options) is det.
%  The same with options.
%  ?- json_to_codes(none, _Cs, [null(none)]), atom_codes(A, _Cs).
%  A = null
json_to_codes(Term, Codes, Options) :- '$json_written'(codes(Text), Term, Options), Codes = Text.

'$json_written'(Sink, Term, Options) :- with_output_to(Sink, ( current_output(S), json_write(S, Term, Options) )).

'$json_writing'(Options, Width, w(Null, True, False, Step, Tab, Unknown, Ascii, Compact)) :-
    option(null(Null), Options, @(null)),
    option(true(True), Options, @(true)),
    option(false(False), Options, @(false)),
    option(step(Step), Options, 2),
    option(tab(Tab), Options, 8),
    option(width(Width0), Options, 72),
    option(serialize_unknown(Unknown), Options, false),
    option(ensure_ascii(Ascii), Options, false),
    option(compact(Compact), Options, false),
    must_be(nonneg, Width0),
    must_be(positive_integer, Step),
    must_be(positive_integer, Tab),
    maplist(must_be(boolean), [Unknown,Ascii,Compact]),
    ( Compact == true -> Width = 0 ; Width = Width0 ).

'$json_put'(Term, _, _, _, _, _) :- var(Term), !, throw(error(instantiation_error, _)).
'$json_put'(json(Members), S, Indent, Width, Place, O) :- !,
    must_be(list, Members),
    '$json_container'(Members, Members, 0'{, 0'}, S, Indent, Width, Place, O).
'$json_put'(Items, S, Indent, Width, Place, O) :- is_list(Items), !,
    '$json_container'(Items, items, 0'[, 0'], S, Indent, Width, Place, O).
'$json_put'(Term, S, _, _, _, O) :- '$json_constant'(Term, O, Name), !, write(S, Name).
'$json_put'(Number, S, _, _, _, _) :- number(Number), !,
    ( float(Number), abs(Number) > 1.7976931348623157e308 -> throw(error(type_error(json_term, Number), _))
    ; Number =\= Number -> throw(error(type_error(json_term, Number), _))
    ; write(S, Number)
    ).
'$json_put'(#(Term), S, _, _, _, O) :- !,
    ( atom(Term) -> Text = Term ; term_string(Term, Text) ),
    '$json_put_text'(Text, S, O).
'$json_put'(Text, S, _, _, _, O) :- ( atom(Text) ; string(Text) ), !, '$json_put_text'(Text, S, O).
'$json_put'(Term, S, _, _, _, O) :-
    ( arg(6, O, true) -> term_string(Term, Text), '$json_put_text'(Text, S, O)
    ; throw(error(type_error(json_term, Term), _))
    ).

'$json_constant'(Term, w(Null, True, False, _, _, _, _, _), Name) :-
    ( Term == True -> Name = true
    ; Term == False -> Name = false
    ; Term == Null -> Name = null
    ).

% `$json_container'(+Contents, +Kind, +Open, +Close, ...): an object has its members as Kind, an array `items'.
'$json_container'(Contents, Kind, Open, Close, S, Indent, Width, Place, O) :-
    arg(8, O, Compact),
    ( Place == behind, Compact == false -> put_char(S, ' ') ; true ),
    put_code(S, Open),
    ( '$json_fits'(Width, Kind, Contents, Indent, O) -> '$json_line'(Contents, Kind, S, Indent, Compact, O)
    ; arg(4, O, Step),
      Indent1 is Indent + Step,
      '$json_lines'(Contents, Kind, S, Indent1, Width, O),
      '$json_new_line'(S, Indent, O)
    ),
    put_code(S, Close).

'$json_line'([], _, _, _, _, _).
'$json_line'([X|Xs], Kind, S, Indent, Compact, O) :-
    '$json_element'(Kind, X, S, Indent, 0, behind, O),
    ( Xs == [] -> ( Kind == items, Compact == false -> put_char(S, ' ') ; true )
    ; Compact == true -> put_char(S, ',')
    ; write(S, ', ')
    ),
    '$json_line'(Xs, Kind, S, Indent, Compact, O).

'$json_lines'([], _, _, _, _, _).
'$json_lines'([X|Xs], Kind, S, Indent, Width, O) :-
    '$json_new_line'(S, Indent, O),
    '$json_element'(Kind, X, S, Indent, Width, margin, O),
    ( Xs == [] -> true ; put_char(S, ',') ),
    '$json_lines'(Xs, Kind, S, Indent, Width, O).

'$json_new_line'(S, Indent, O) :-
    arg(5, O, Tab),
    nl(S),
    Tabs is Indent // Tab,
    Blanks is Indent mod Tab,
    forall(between(1, Tabs, _), put_char(S, '\t')),
    tab(S, Blanks).

'$json_element'(items, Item, S, Indent, Width, Place, O) :- !, '$json_put'(Item, S, Indent, Width, Place, O).
'$json_element'(_, Member, S, Indent, Width, _, O) :-
    '$json_pair'(Member, Name, Value),
    '$json_put_text'(Name, S, O),
    put_char(S, ':'),
    '$json_put'(Value, S, Indent, Width, behind, O).

'$json_pair'(Member, _, _) :- var(Member), !, throw(error(instantiation_error, _)).
'$json_pair'(Name=Value, Name, Value) :- !.
'$json_pair'(Name-Value, Name, Value) :- !.
'$json_pair'(Member, Name, Value) :- compound(Member), functor(Member, Name, 1), !, arg(1, Member, Value).
'$json_pair'(Member, _, _) :- throw(error(type_error(json_pair, Member), _)).

% `$json_fits'(+Width, +Kind, +Contents, +Indent, +O): a container that may stand on the line where it begins.
'$json_fits'(0, _, _, _, _) :- !.
'$json_fits'(Width, Kind, Contents, Indent, O) :-
    Column is Indent + 2,
    Column =< Width,
    '$json_contents_length'(Contents, Kind, Width, Column, _, O).

'$json_contents_length'([], _, _, Length, Length, _).
'$json_contents_length'([X|Xs], Kind, Width, Length0, Length, O) :-
    '$json_element_length'(Kind, X, Width, Length0, Length1, O),
    ( Xs == [] -> Length = Length1
    ; Length2 is Length1 + 2,
      Length2 =< Width,
      '$json_contents_length'(Xs, Kind, Width, Length2, Length, O)
    ).

'$json_element_length'(items, Item, Width, Length0, Length, O) :- !, '$json_length'(Item, Width, Length0, Length, O).
'$json_element_length'(_, Member, Width, Length0, Length, O) :-
    '$json_pair'(Member, Name, Value),
    '$json_text_length'(Name, N),
    Length1 is Length0 + N + 4,
    Length1 =< Width,
    '$json_length'(Value, Width, Length1, Length, O).

'$json_length'(Term, _, _, _, _) :- var(Term), !, throw(error(instantiation_error, _)).
'$json_length'(json(Members), Width, Length0, Length, O) :- !,
    must_be(list, Members),
    Length1 is Length0 + 2,
    Length1 =< Width,
    '$json_contents_length'(Members, Members, Width, Length1, Length, O).
'$json_length'(Items, Width, Length0, Length, O) :- is_list(Items), !,
    Length1 is Length0 + 2,
    Length1 =< Width,
    '$json_contents_length'(Items, items, Width, Length1, Length, O).
'$json_length'(Term, Width, Length0, Length, O) :-
    ( '$json_constant'(Term, O, Name) -> atom_length(Name, N)
    ; number(Term) -> atom_length(Term, N)
    ; ( atom(Term) ; string(Term) ) -> atom_length(Term, N0), N is N0 + 2
    ; term_string(Term, Text), string_length(Text, N0), N is N0 + 2
    ),
    Length is Length0 + N,
    Length =< Width.

'$json_text_length'(Text, N) :-
    ( ( atom(Text) ; string(Text) ) -> atom_length(Text, N) ; throw(error(type_error(text, Text), _)) ).

'$json_put_text'(Text, S, O) :-
    ( atom(Text) -> atom_codes(Text, Codes)
    ; string(Text) -> string_codes(Text, Codes)
    ; throw(error(type_error(text, Text), _))
    ),
    arg(7, O, Ascii),
    put_char(S, '"'),
    ( '$json_plain'(Codes, Ascii) -> write(S, Text)
    ; '$json_escaped'(Codes, Ascii, Codes1),
      string_codes(Escaped, Codes1),
      write(S, Escaped)
    ),
    put_char(S, '"').

'$json_plain'([], _).
'$json_plain'([C|Cs], Ascii) :-
    C >= 32,
    C =\= 0'",
    C =\= 0'\\,
    ( C =:= 0'< -> Cs \= [0'/|_] ; C > 126 -> Ascii == false ; true ),
    '$json_plain'(Cs, Ascii).

'$json_escaped'([], _, []).
'$json_escaped'([C|Cs], Ascii, Out) :-
    ( C =:= 0'<, Cs = [0'/|_] -> Out = [C,0'\\|Out1]
    ; '$json_short'(C, Letter) -> Out = [0'\\,Letter|Out1]
    ; C < 32 -> '$json_unit'(C, Out, Out1)
    ; C > 126, Ascii == true -> '$json_units'(C, Out, Out1)
    ; Out = [C|Out1]
    ),
    '$json_escaped'(Cs, Ascii, Out1).

'$json_short'(0'", 0'").
'$json_short'(0'\\, 0'\\).
'$json_short'(8, 0'b).
'$json_short'(9, 0't).
'$json_short'(10, 0'n).
'$json_short'(12, 0'f).
'$json_short'(13, 0'r).

'$json_units'(C, Out, Tail) :-
    ( C < 0x10000 -> '$json_unit'(C, Out, Tail)
    ; High is 0xD800 + ((C - 0x10000) >> 10),
      Low is 0xDC00 + ((C - 0x10000) /\ 0x3FF),
      '$json_unit'(High, Out, Out1),
      '$json_unit'(Low, Out1, Tail)
    ).

'$json_unit'(Unit, Out, Tail) :-
    format(codes(Codes), '\\u~|~`0t~16r~4+', [Unit]),
    append(Codes, Tail, Out).

%! is_json_term(?Term) is semidet.
%  Term is what json_read/2 gives.
%  ?- is_json_term(json([a=[1,@(null)]])), \+ is_json_term(f(x)).
%  true
is_json_term(Term) :- is_json_term(Term, []).

%! is_json_term(?Term, +Options) is semidet.
%  The same with options that say what stands for the constants.
%  ?- is_json_term([none(0)], [null(none(0))]).
%  true
is_json_term(Term, Options) :- '$json_writing'(Options, _, O), '$is_json'(Term, O).

'$is_json'(Term, _) :- var(Term), !, fail.
'$is_json'(json(Members), O) :- !, is_list(Members), '$are_members'(Members, O).
'$is_json'(Items, O) :- is_list(Items), !, '$are_json'(Items, O).
'$is_json'(Term, O) :- ( atomic(Term) -> true ; '$json_constant'(Term, O, _) ).

'$are_json'([], _).
'$are_json'([X|Xs], O) :- '$is_json'(X, O), '$are_json'(Xs, O).

'$are_members'([], _).
'$are_members'([M|Ms], O) :- nonvar(M), M = (Name=Value), atom(Name), '$is_json'(Value, O), '$are_members'(Ms, O).
