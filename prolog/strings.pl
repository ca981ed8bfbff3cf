% Text: joining, lines, indentation, white space. How the comments are read: control.pl.

:- module(strings, [text_concat/3, normalize_space/2, sformat/3, sformat/2, term_string/3, string_lines/2,
    split_lines/2, indent_lines/3, dedent_lines/3, write_length/3]).

%! text_concat(?Left, ?Right, ?Whole) is nondet.
%  Whole is the text of Left followed by that of Right: a string where one of them is a string, else an atom.
%  ?- text_concat(abc, X, abcdef).
%  X = def
text_concat(Left, Right, Whole) :-
    ( '$some_string'(Left, Right, Whole) -> string_concat(Left, Right, Whole) ; atom_concat(Left, Right, Whole) ).

'$some_string'(Left, Right, Whole) :- ( string(Left) -> true ; string(Right) -> true ; string(Whole) ).

%! normalize_space(+Sink, +Text) is det.
%  Writes the words of Text with one space between them to a stream or as atom(A), string(S), codes(Cs), chars(Cs).
%  ?- normalize_space(atom(A), '  a   b ').
%  A = 'a b'
normalize_space(Sink, Text) :- '$normal_space'(Text, Normal), format(Sink, '~s', [Normal]).

%! sformat(-String, +Format, +Arguments) is det.
%  String is what format/2 writes.
%  ?- sformat(S, 'a~w', [b]).
%  S = "ab"
sformat(String, Format, Arguments) :- format(string(String), Format, Arguments).

%! sformat(-String, +Format) is det.
%  String is what format/1 writes.
%  ?- sformat(S, abc).
%  S = "abc"
sformat(String, Format) :- format(string(String), Format, []).

%! term_string(?Term, ?String, +Options) is det.
%  String is the text of Term; Options are for reading it, or for writing Term where String is a variable.
%  ?- term_string(T, "f(X, a)", [variable_names([N=V])]).
%  T = f(V,a), N = 'X'
term_string(Term, String, Options) :- nonvar(String), !, read_term_from_atom(String, Term, Options).
term_string(Term, String, Options) :-
    must_be(list, Options),
    ( memberchk(quoted(_), Options) -> Writing = Options ; Writing = [quoted(true)|Options] ),
    with_output_to(string(String), write_term(Term, Writing)).

%! string_lines(?String, ?Lines) is det.
%  Lines are those of String, without their ends.
%  ?- string_lines('a\nb\n', L).
%  L = ["a","b"]
string_lines(String, Lines) :-
    ( var(String) ->
      must_be(list, Lines),
      '$with_line_ends'(Lines, Parts),
      atomics_to_string(Parts, String)
    ; split_string(String, '\n', '', Lines0),
      ( append(Lines1, [Last], Lines0), string_length(Last, 0) -> Lines = Lines1 ; Lines = Lines0 )
    ).

'$with_line_ends'([], []).
'$with_line_ends'([Line], [Line]) :- !.
'$with_line_ends'([Line|Lines], [Line, '\n'|Parts]) :- '$with_line_ends'(Lines, Parts).

%! split_lines(+String, -Lines) is det.
%  The same as string_lines/2 for a known string.
%  ?- split_lines('a\nb', L).
%  L = ["a","b"]
split_lines(String, Lines) :- must_be(nonvar, String), string_lines(String, Lines).

%! indent_lines(+Prefix, +Text, -Indented) is det.
%  Indented is Text with Prefix in front of each line.
%  ?- indent_lines('> ', 'a\nb', T).
%  T = "> a\n> b"
indent_lines(Prefix, Text, Indented) :-
    split_string(Text, '\n', '', Lines),
    '$put_before'(Lines, Prefix, Lines1),
    '$with_line_ends'(Lines1, Parts),
    atomics_to_string(Parts, Indented).

'$put_before'([], _, []).
'$put_before'([Line|Lines], Prefix, [Line1|Lines1]) :-
    ( string_length(Line, 0) -> Line1 = Line ; string_concat(Prefix, Line, Line1) ),
    '$put_before'(Lines, Prefix, Lines1).

%! dedent_lines(+Text, -Lines, +Options) is det.
%  Lines is Text without the white space that all its lines begin with.
%  ?- dedent_lines('  a\n   b', T, []).
%  T = "a\n b"
dedent_lines(Text, Dedented, Options) :-
    must_be(list, Options),
    split_string(Text, '\n', '', Lines),
    findall(N, ( member(Line, Lines), '$indentation'(Line, N) ), Ns),
    ( Ns = [_|_] -> min_list(Ns, Least) ; Least = 0 ),
    '$drop_indentation'(Lines, Least, Lines1),
    '$with_line_ends'(Lines1, Parts),
    atomics_to_string(Parts, Dedented).

'$indentation'(Line, N) :-
    string_codes(Line, Codes),
    '$leading_white'(Codes, 0, N),
    string_length(Line, Length),
    N < Length.

'$leading_white'([Code|Codes], N0, N) :- '$is_white'(Code), !, N1 is N0 + 1, '$leading_white'(Codes, N1, N).
'$leading_white'(_, N, N).

'$is_white'(0' ).
'$is_white'(0'\t).

'$drop_indentation'([], _, []).
'$drop_indentation'([Line|Lines], Least, [Line1|Lines1]) :-
    ( sub_string(Line, Least, _, 0, Line0) -> Line1 = Line0 ; split_string(Line, '', ' \t', [Line1]) ),
    '$drop_indentation'(Lines, Least, Lines1).

%! write_length(?Term, -Length, +Options) is semidet.
%  write_term/2 with Options writes Length characters; fails if they are more than the option max_length(Most) allows.
%  ?- write_length(f('A'), N, [quoted(true)]), \+ write_length(abcd, _, [max_length(3)]).
%  N = 6
write_length(Term, Length, Options) :-
    must_be(list, Options),
    ( select_option(max_length(Most), Options, Options1) -> true ; Options1 = Options, Most = inf ),
    with_output_to(string(Text), write_term(Term, Options1)),
    string_length(Text, Length0),
    ( Most == inf -> true ; Length0 =< Most ),
    Length = Length0.
