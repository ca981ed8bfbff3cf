% Edinburgh input and output: files that are named where they are used, characters as codes. How the comments are read: control.pl.

:- module(edinburgh, [see/1, seeing/1, seen/0, tell/1, append/1, telling/1, told/0, get0/1, get0/2, get/1, get/2, put/1,
    put/2, skip/1, skip/2, skip_line/0, skip_line/1, display/1, display/2, displayq/1, displayq/2, ttyflush/0, prompt/2,
    name/2, 'C'/3, reconsult/1, unknown/2, fileerrors/2]).

%! see(+FileOrStream) is det.
%  It becomes the current input: a stream, an open file as see/1 left it, or else the file from its beginning.
%  ?- see(user), seeing(_S), stream_property(_S, alias(A)).
%  A = user_input
see(File) :- '$edinburgh_stream'(File, user_input, read, Stream), set_input(Stream).

%! seeing(-Stream) is det.
%  Stream is the current input.
%  ?- see(user), seeing(_S), current_input(_S).
%  true
seeing(Stream) :- current_input(Stream).

%! seen is det.
%  Closes the current input and goes back to the standard input.
%  ?- seen, seeing(_S), stream_property(_S, alias(A)).
%  A = user_input
seen :- current_input(Stream), set_input(user_input), '$edinburgh_close'(Stream, user_input).

%! tell(+FileOrStream) is det.
%  It becomes the current output: a stream, an open file as tell/1 left it, or else the file, emptied.
%  ?- tell(user), telling(_S), stream_property(_S, alias(A)).
%  A = user_output
tell(File) :- '$edinburgh_stream'(File, user_output, write, Stream), set_output(Stream).

%! append(+FileOrStream) is det.
%  The same as tell/1, but a file keeps what is in it.
%  ?- append(user), telling(_S), stream_property(_S, alias(A)).
%  A = user_output
append(File) :- '$edinburgh_stream'(File, user_output, append, Stream), set_output(Stream).

%! telling(-Stream) is det.
%  Stream is the current output.
%  ?- telling(_S), current_output(_S).
%  true
telling(Stream) :- current_output(Stream).

%! told is det.
%  Closes the current output and goes back to the standard output.
%  ?- told, telling(_S), stream_property(_S, alias(A)).
%  A = user_output
told :- current_output(Stream), set_output(user_output), '$edinburgh_close'(Stream, user_output).

'$edinburgh_stream'(File, _, _, _) :- var(File), throw(error(instantiation_error, _)).
'$edinburgh_stream'(user, Standard, _, Stream) :- !, stream_property(Stream, alias(Standard)).
'$edinburgh_stream'(Stream, _, _, Stream) :- \+ atom(Stream), !.
'$edinburgh_stream'(Alias, _, _, Stream) :- stream_property(Stream, alias(Alias)), !.
'$edinburgh_stream'(File, _, Mode, Stream) :-
    absolute_file_name(File, Path),
    stream_property(Stream, file_name(Name)),
    absolute_file_name(Name, Path),
    ( Mode == read -> stream_property(Stream, input) ; stream_property(Stream, output) ),
    !.
'$edinburgh_stream'(File, _, Mode, Stream) :- current_prolog_flag(fileerrors, true), !, open(File, Mode, Stream).
'$edinburgh_stream'(File, _, Mode, Stream) :- catch(open(File, Mode, Stream), error(_, _), fail).

'$edinburgh_close'(Stream, Standard) :- ( stream_property(Stream, alias(Standard)) -> true ; close(Stream) ).

%! get0(-Code) is det.
%  Reads a character of the current input; -1 at the end.
%  ?- open_string("ab", _S), set_input(_S), get0(A), get0(_), get0(E), close(_S).
%  A = 97, E = -1
get0(Code) :- get_code(Code).

%! get0(+Stream, -Code) is det.
%  Reads a character.
%  ?- open_string("ab", _S), get0(_S, A), close(_S).
%  A = 97
get0(Stream, Code) :- get_code(Stream, Code).

%! get(-Code) is det.
%  Reads up to a character that is no layout; -1 at the end.
%  ?- open_string("  ab", _S), set_input(_S), get(A), close(_S).
%  A = 97
get(Code) :- current_input(Stream), get(Stream, Code).

%! get(+Stream, -Code) is det.
%  Reads up to a character that is no layout; -1 at the end.
%  ?- open_string(" a ", _S), get(_S, A), get(_S, E), close(_S).
%  A = 97, E = -1
get(Stream, Code) :- get_code(Stream, Code0), '$get'(Code0, Stream, Code).

'$get'(Code0, Stream, Code) :-
    ( code_type(Code0, space) -> get_code(Stream, Code1), '$get'(Code1, Stream, Code)
    ; Code = Code0
    ).

%! put(+CodeOrChar) is det.
%  Writes a character.
%  ?- with_output_to(atom(A), (put(0'a), put(b))).
%  A = ab
put(Char) :- current_output(Stream), put(Stream, Char).

%! put(+Stream, +CodeOrChar) is det.
%  Writes a character.
%  ?- with_output_to(atom(A), (current_output(_S), put(_S, 0'a))).
%  A = a
put(Stream, Char) :- ( atom(Char) -> put_char(Stream, Char) ; Code is Char, put_code(Stream, Code) ).

%! skip(+CodeOrChar) is det.
%  Reads up to and with the next such character, or to the end.
%  ?- open_string("a,b", _S), set_input(_S), skip(0',), get_char(C), close(_S).
%  C = b
skip(Char) :- current_input(Stream), skip(Stream, Char).

%! skip(+Stream, +CodeOrChar) is det.
%  Reads up to and with the next such character, or to the end.
%  ?- open_string("a,b", _S), skip(_S, ','), get_char(_S, C), close(_S).
%  C = b
skip(Stream, Char) :-
    ( atom(Char) -> char_code(Char, Code) ; Code is Char ),
    repeat,
    ( '$skip_to'(Stream, Code) -> true ; get_code(Stream, Read), ( Read =:= Code -> true ; Read =:= -1 ) ),
    !.

%! skip_line is det.
%  Reads the rest of the line.
%  ?- open_string("a\nb", _S), set_input(_S), skip_line, get_char(C), close(_S).
%  C = b
skip_line :- skip(0'\n).

%! skip_line(+Stream) is det.
%  Reads the rest of the line.
%  ?- open_string("a\nb", _S), skip_line(_S), get_char(_S, C), close(_S).
%  C = b
skip_line(Stream) :- skip(Stream, 0'\n).

%! display(?Term) is det.
%  Writes Term without quotes and operators.
%  ?- with_output_to(atom(A), display(1+'X'*2)).
%  A = '+(1,*(X,2))'
display(Term) :- write_term(Term, [ignore_ops(true)]).

%! display(+Stream, ?Term) is det.
%  Writes Term without quotes and operators.
%  ?- with_output_to(atom(A), (current_output(_S), display(_S, - a))).
%  A = '-(a)'
display(Stream, Term) :- write_term(Stream, Term, [ignore_ops(true)]).

%! displayq(?Term) is det.
%  Writes Term with quotes, without operators.
%  ?- with_output_to(atom(A), displayq(1+'X')).
%  A = '+(1,\'X\')'
displayq(Term) :- write_term(Term, [ignore_ops(true), quoted(true)]).

%! displayq(+Stream, ?Term) is det.
%  Writes Term with quotes, without operators.
%  ?- with_output_to(atom(A), (current_output(_S), displayq(_S, 1+'X'))).
%  A = '+(1,\'X\')'
displayq(Stream, Term) :- write_term(Stream, Term, [ignore_ops(true), quoted(true)]).

%! ttyflush is det.
%  Hands on what was written on the standard output.
%  ?- ttyflush.
%  true
ttyflush :- flush_output(user_output).

%! prompt(-Old, +New) is det.
%  What a terminal shows when a program reads from it was Old and is New from now on.
%  ?- prompt(A, 'Yes? '), prompt(B, A).
%  A = '|: ', B = 'Yes? '
prompt(Old, New) :- '$prompt'(Old0), Old = Old0, ( New == Old0 -> true ; '$set_prompt'(New) ).

%! name(?Constant, ?Codes) is det.
%  Codes are the characters of Constant: a number if they read as one, else an atom.
%  ?- name(A, [0'1, 0'2]), name(B, [0'a]), name(12, C).
%  A = 12, B = a, C = [49,50]
name(Constant, Codes) :- nonvar(Constant), !, '$must_be_atomic'(Constant), atom_codes(Constant, Codes).
name(Constant, Codes) :-
    atom_codes(Atom, Codes),
    ( \+ '$layout_early'(Codes), atom_number(Atom, Number) -> Constant = Number ; Constant = Atom ).

% Layout in front of a number, or behind its sign.
'$layout_early'([Code|Codes]) :- ( code_type(Code, space) -> true ; Codes = [Next|_], code_type(Next, space) ).

'$must_be_atomic'(X) :- atomic(X), !.
'$must_be_atomic'(X) :- throw(error(type_error(atomic, X), _)).

%! 'C'(?List, ?Item, ?Rest) is det.
%  Item is the first of List: a terminal of a grammar rule.
%  ?- 'C'([a,b], X, R).
%  X = a, R = [b]
'C'([Item|Rest], Item, Rest).

%! reconsult(:Files) is det.
%  The same as consult/1.
%  ?- reconsult(no_such_file).
%  error(existence_error(source_sink,no_such_file))
reconsult(Files) :- consult(Files).

%! unknown(-Old, +New) is det.
%  What happens when an unknown procedure is called was Old and is New from now on: error, warning or fail.
%  ?- unknown(Old, fail), \+ no_such_procedure, unknown(New, error).
%  Old = error, New = fail
unknown(Old, New) :- current_prolog_flag(unknown, Old0), Old = Old0, set_prolog_flag(unknown, New).

%! fileerrors(-Old, +New) is det.
%  Whether see/1, tell/1 and append/1 raise an error for a file that cannot be opened, or else fail; was Old, is New: on or off.
%  ?- fileerrors(O, off), \+ see(no_such_file), fileerrors(_, on).
%  O = on
fileerrors(Old, New) :-
    current_prolog_flag(fileerrors, Old0),
    '$on_off'(Old1, Old0),
    !,
    Old = Old1,
    '$must_be_on_or_off'(New),
    '$on_off'(New, New0),
    set_prolog_flag(fileerrors, New0).

'$on_off'(on, true).
'$on_off'(off, false).

'$must_be_on_or_off'(X) :- var(X), !, throw(error(instantiation_error, _)).
'$must_be_on_or_off'(X) :- '$on_off'(X, _), !.
'$must_be_on_or_off'(X) :- throw(error(domain_error(on_or_off, X), _)).
