% GNU Prolog: terms as text, streams over texts, tokens, children. How the comments are read: control.pl.

:- module(gprolog_text, [write_canonical_to_atom/2, write_term_to_atom/3, writeq_to_chars/2, write_canonical_to_chars/2,
    print_to_chars/2, display_to_chars/2, write_term_to_chars/3, writeq_to_codes/2, write_canonical_to_codes/2,
    print_to_codes/2, display_to_codes/2, read_term_from_chars/3, read_token_from_atom/2, read_token_from_chars/2,
    read_token_from_codes/2, read_token/1, read_token/2, read_atom/1, read_atom/2, open_input_atom_stream/2,
    open_input_chars_stream/2, open_input_codes_stream/2, close_input_atom_stream/1, close_input_chars_stream/1,
    close_input_codes_stream/1, open_output_atom_stream/1, open_output_chars_stream/1, open_output_codes_stream/1,
    close_output_atom_stream/2, close_output_chars_stream/2, close_output_codes_stream/2, unget_char/1, unget_char/2,
    unget_code/1, unget_code/2, unget_byte/1, unget_byte/2, exec/4, exec/5, spawn/2, spawn/3, popen/3, wait/2,
    send_signal/2]).

%! write_canonical_to_atom(-Atom, ?Term) is det.
%  Atom is what write_canonical/1 writes.
%  ?- write_canonical_to_atom(A, f('B')).
%  A = 'f(\'B\')'
write_canonical_to_atom(Atom, Term) :- '$text_of'(atom(Atom), write_canonical(Term)).

%! write_term_to_atom(-Atom, ?Term, +Options) is det.
%  Atom is what write_term/2 writes.
%  ?- write_term_to_atom(A, f('B'), [quoted(true)]).
%  A = 'f(\'B\')'
write_term_to_atom(Atom, Term, Options) :- '$text_of'(atom(Atom), write_term(Term, Options)).

%! writeq_to_chars(-Chars, ?Term) is det.
%  Chars are what writeq/1 writes.
%  ?- writeq_to_chars(L, 'A').
%  L = ['\'','A','\'']
writeq_to_chars(Chars, Term) :- '$text_of'(chars(Chars), writeq(Term)).

%! write_canonical_to_chars(-Chars, ?Term) is det.
%  Chars are what write_canonical/1 writes.
%  ?- write_canonical_to_chars(L, 1).
%  L = ['1']
write_canonical_to_chars(Chars, Term) :- '$text_of'(chars(Chars), write_canonical(Term)).

%! print_to_chars(-Chars, ?Term) is det.
%  Chars are what print/1 writes.
%  ?- print_to_chars(L, 1).
%  L = ['1']
print_to_chars(Chars, Term) :- '$text_of'(chars(Chars), print(Term)).

%! display_to_chars(-Chars, ?Term) is det.
%  Chars are what display/1 writes.
%  ?- display_to_chars(L, a+b).
%  L = [+,'(',a,',',b,')']
display_to_chars(Chars, Term) :- '$text_of'(chars(Chars), write_term(Term, [ignore_ops(true)])).

%! write_term_to_chars(-Chars, ?Term, +Options) is det.
%  Chars are what write_term/2 writes.
%  ?- write_term_to_chars(L, a, []).
%  L = [a]
write_term_to_chars(Chars, Term, Options) :- '$text_of'(chars(Chars), write_term(Term, Options)).

%! writeq_to_codes(-Codes, ?Term) is det.
%  Codes are what writeq/1 writes.
%  ?- writeq_to_codes(L, 'A').
%  L = [39,65,39]
writeq_to_codes(Codes, Term) :- '$text_of'(codes(Codes), writeq(Term)).

%! write_canonical_to_codes(-Codes, ?Term) is det.
%  Codes are what write_canonical/1 writes.
%  ?- write_canonical_to_codes(L, 1).
%  L = [49]
write_canonical_to_codes(Codes, Term) :- '$text_of'(codes(Codes), write_canonical(Term)).

%! print_to_codes(-Codes, ?Term) is det.
%  Codes are what print/1 writes.
%  ?- print_to_codes(L, 1).
%  L = [49]
print_to_codes(Codes, Term) :- '$text_of'(codes(Codes), print(Term)).

%! display_to_codes(-Codes, ?Term) is det.
%  Codes are what display/1 writes.
%  ?- display_to_codes(L, - a).
%  L = [45,40,97,41]
display_to_codes(Codes, Term) :- '$text_of'(codes(Codes), write_term(Term, [ignore_ops(true)])).

'$text_of'(Sink, Goal) :- with_output_to(Sink, Goal).

%! read_term_from_chars(+Chars, -Term, +Options) is det.
%  Term is what Chars say, with the options of read_term/2.
%  ?- read_term_from_chars([f,'(','X',')','.'], _T, [variable_names(L)]), L = [N=_].
%  L = ['X'=_], N = 'X'
read_term_from_chars(Chars, Term, Options) :-
    atom_chars(Text, Chars),
    '$with_text'(Text, Stream, read_term(Stream, Term, Options)).

'$with_text'(Text, Stream, Goal) :- setup_call_cleanup(open_input_atom_stream(Text, Stream), once(Goal), close(Stream)).

%! read_token_from_atom(+Atom, -Token) is det.
%  Token is the first one of a text; what tokens are says read_token/2.
%  ?- read_token_from_atom('X1 + 2', T).
%  T = var('X1')
read_token_from_atom(Atom, Token) :- must_be(atomic, Atom), '$with_text'(Atom, Stream, read_token(Stream, Token)).

%! read_token_from_chars(+Chars, -Token) is det.
%  The same for a list of characters.
%  ?- read_token_from_chars([a,b,' '], T).
%  T = ab
read_token_from_chars(Chars, Token) :- atom_chars(Text, Chars), read_token_from_atom(Text, Token).

%! read_token_from_codes(+Codes, -Token) is det.
%  The same for a list of codes.
%  ?- read_token_from_codes([49,50,44], T).
%  T = 12
read_token_from_codes(Codes, Token) :- atom_codes(Text, Codes), read_token_from_atom(Text, Token).

%! read_token(-Token) is det.
%  The next token of the current input.
%  ?- open_string("=.. ", _S), set_input(_S), read_token(T), close(_S).
%  T = =..
read_token(Token) :- current_input(Stream), read_token(Stream, Token).

%! read_token(+Stream, -Token) is det.
%  The next token: var(Name), string(Name), back_quotes(Name), punct(P) with P a bracket, |, full_stop or end_of_file, else the
%  atom or number that it is.
%  ?- open_string("f(X). ", _S), findall(T, ( between(1, 5, _), read_token(_S, T) ), L).
%  L = [f,punct('('),var('X'),punct(')'),punct(full_stop)]
read_token(Stream, Token) :-
    '$token_begins'(Stream, Char),
    '$token_kind'(Char, Kind),
    '$token'(Kind, Char, Stream, Token0),
    Token = Token0.

% Behind layout and comments; the character is not taken.
'$token_begins'(Stream, Char) :-
    peek_char(Stream, C),
    ( C \== end_of_file, char_type(C, space) -> get_char(Stream, _), '$token_begins'(Stream, Char)
    ; C == '%' -> '$skip_to_line_end'(Stream), '$token_begins'(Stream, Char)
    ; C == (/), peek_string(Stream, 2, Two), atom_string('/*', Two) ->
        get_char(Stream, _), get_char(Stream, _), '$skip_comment'(Stream),
        '$token_begins'(Stream, Char)
    ; Char = C
    ).

'$skip_to_line_end'(Stream) :- ( at_end_of_line(Stream) -> true ; get_char(Stream, _), '$skip_to_line_end'(Stream) ).

'$skip_comment'(Stream) :-
    get_char(Stream, C),
    ( C == end_of_file -> true
    ; C == (*), peek_char(Stream, /) -> get_char(Stream, _)
    ; '$skip_comment'(Stream)
    ).

'$token_kind'(end_of_file, Kind) :- !, Kind = end.
'$token_kind'('_', Kind) :- !, Kind = variable.
'$token_kind'(C, Kind) :- memberchk(C, ['(',')','[',']','{','}','|']), !, Kind = punctuation.
'$token_kind'(C, Kind) :- memberchk(C, [',',!,;]), !, Kind = solo.
'$token_kind'(C, Kind) :- memberchk(C, ['\'','"','`']), !, Kind = quoted.
'$token_kind'(C, Kind) :- char_type(C, digit), !, Kind = number.
'$token_kind'(C, Kind) :- char_type(C, upper), !, Kind = variable.
'$token_kind'(C, Kind) :- char_type(C, csym), !, Kind = name.
'$token_kind'(_, symbols).

'$token'(end, _, _, punct(end_of_file)).
'$token'(punctuation, C, Stream, punct(C)) :- get_char(Stream, _).
'$token'(solo, C, Stream, C) :- get_char(Stream, _).
'$token'(number, _, Stream, Number) :- read_number(Stream, Number).
'$token'(variable, _, Stream, var(Name)) :- '$token_chars'(Stream, csym, Chars), atom_chars(Name, Chars).
'$token'(name, _, Stream, Name) :- '$token_chars'(Stream, csym, Chars), atom_chars(Name, Chars).
'$token'(symbols, C, Stream, Token) :-
    '$token_chars'(Stream, symbol, Chars),
    ( Chars == [] -> get_char(Stream, _), Token = C
    ; Chars == ['.'], peek_char(Stream, Next), ( Next == end_of_file -> true ; char_type(Next, space) ) -> Token = punct(full_stop)
    ; atom_chars(Token, Chars)
    ).
'$token'(quoted, Quote, Stream, Token) :-
    get_char(Stream, _),
    '$token_quoted'(Stream, Quote, Chars),
    atom_chars(Text, ['\''|Chars]),
    atom_to_term(Text, Atom, _),
    ( Quote == '\'' -> Token = Atom ; Quote == '"' -> Token = string(Atom) ; Token = back_quotes(Atom) ).

'$token_chars'(Stream, Type, Chars) :-
    peek_char(Stream, C),
    ( C \== end_of_file, '$token_char'(Type, C) -> get_char(Stream, _), Chars = [C|Chars1], '$token_chars'(Stream, Type, Chars1)
    ; Chars = []
    ).

'$token_char'(csym, C) :- char_type(C, csym).
'$token_char'(symbol, C) :- memberchk(C, [+,-,*,/,\,^,<,>,=,~,:,'.',?,@,#,&,$]).

% What stands in other quotes becomes what would stand in single ones.
'$token_quoted'(Stream, Quote, Chars) :-
    get_char(Stream, C),
    ( C == end_of_file -> throw(error(syntax_error(end_of_file_in_quoted(Quote)), _))
    ; C == Quote, peek_char(Stream, Quote) -> get_char(Stream, _), '$token_in_quotes'(C, Chars, Chars1), '$token_quoted'(Stream, Quote, Chars1)
    ; C == Quote -> Chars = ['\'']
    ; C == (\) -> get_char(Stream, D), Chars = [C,D|Chars1], '$token_quoted'(Stream, Quote, Chars1)
    ; '$token_in_quotes'(C, Chars, Chars1), '$token_quoted'(Stream, Quote, Chars1)
    ).

'$token_in_quotes'(C, Chars, Rest) :- ( C == '\'' -> Chars = [C,C|Rest] ; Chars = [C|Rest] ).

%! read_atom(-Atom) is det.
%  Atom is the next token of the current input.
%  ?- open_string("ab.", _S), set_input(_S), read_atom(A), close(_S).
%  A = ab
read_atom(Atom) :- current_input(Stream), read_atom(Stream, Atom).

%! read_atom(+Stream, -Atom) is det.
%  Atom is the next token, which is an atom.
%  ?- open_string("12", _S), read_atom(_S, A).
%  error(syntax_error(atom_expected))
read_atom(Stream, Atom) :-
    read_token(Stream, Token),
    ( atom(Token) -> Atom = Token ; throw(error(syntax_error(atom_expected), _)) ).

%! open_input_atom_stream(+Atom, -Stream) is det.
%  Stream reads the text of Atom.
%  ?- open_input_atom_stream(ab, _S), get_char(_S, C), close_input_atom_stream(_S).
%  C = a
open_input_atom_stream(Atom, Stream) :- must_be(atomic, Atom), ( Atom == [] -> Text = "[]" ; Text = Atom ), open_string(Text, Stream).

%! open_input_chars_stream(+Chars, -Stream) is det.
%  Stream reads a list of characters.
%  ?- open_input_chars_stream([a,b], _S), get_char(_S, C), close_input_chars_stream(_S).
%  C = a
open_input_chars_stream(Chars, Stream) :- must_be(chars, Chars), open_string(Chars, Stream).

%! open_input_codes_stream(+Codes, -Stream) is det.
%  Stream reads a list of codes.
%  ?- open_input_codes_stream([97], _S), get_char(_S, C), close_input_codes_stream(_S).
%  C = a
open_input_codes_stream(Codes, Stream) :- must_be(codes, Codes), open_string(Codes, Stream).

%! close_input_atom_stream(+Stream) is det.
%  Closes the stream.
%  ?- open_input_atom_stream(a, _S), close_input_atom_stream(_S).
%  true
close_input_atom_stream(Stream) :- close(Stream).

%! close_input_chars_stream(+Stream) is det.
%  Closes the stream.
%  ?- open_input_chars_stream([a], _S), close_input_chars_stream(_S).
%  true
close_input_chars_stream(Stream) :- close(Stream).

%! close_input_codes_stream(+Stream) is det.
%  Closes the stream.
%  ?- open_input_codes_stream([97], _S), close_input_codes_stream(_S).
%  true
close_input_codes_stream(Stream) :- close(Stream).

%! open_output_atom_stream(-Stream) is det.
%  What is written on Stream becomes an atom in the end.
%  ?- open_output_atom_stream(_S), write(_S, f(x)), close_output_atom_stream(_S, A).
%  A = 'f(x)'
open_output_atom_stream(Stream) :- '$open_memory'(Stream).

%! open_output_chars_stream(-Stream) is det.
%  What is written on Stream becomes a list of characters in the end.
%  ?- open_output_chars_stream(_S), write(_S, ab), close_output_chars_stream(_S, L).
%  L = [a,b]
open_output_chars_stream(Stream) :- '$open_memory'(Stream).

%! open_output_codes_stream(-Stream) is det.
%  What is written on Stream becomes a list of codes in the end.
%  ?- open_output_codes_stream(_S), write(_S, a), close_output_codes_stream(_S, L).
%  L = [97]
open_output_codes_stream(Stream) :- '$open_memory'(Stream).

%! close_output_atom_stream(+Stream, -Atom) is det.
%  Closes the stream; Atom is what was written.
%  ?- close_output_atom_stream(user_output, A).
%  error(domain_error(term_stream,user_output))
close_output_atom_stream(Stream, Atom) :- '$close_memory'(Stream, Text), atom_string(Atom, Text).

%! close_output_chars_stream(+Stream, -Chars) is det.
%  Closes the stream; Chars are what was written.
%  ?- open_output_chars_stream(_S), close_output_chars_stream(_S, L).
%  L = []
close_output_chars_stream(Stream, Chars) :- '$close_memory'(Stream, Text), string_chars(Text, Chars).

%! close_output_codes_stream(+Stream, -Codes) is det.
%  Closes the stream; Codes are what was written.
%  ?- open_output_codes_stream(_S), close_output_codes_stream(_S, L).
%  L = []
close_output_codes_stream(Stream, Codes) :- '$close_memory'(Stream, Text), string_codes(Text, Codes).

%! unget_char(+Char) is det.
%  Char is what comes next on the current input.
%  ?- open_string("b", _S), set_input(_S), unget_char(a), get_char(A), get_char(B), close(_S).
%  A = a, B = b
unget_char(Char) :- current_input(Stream), unget_char(Stream, Char).

%! unget_char(+Stream, +Char) is det.
%  Char is what comes next on Stream.
%  ?- open_string("b", _S), get_char(_S, B), unget_char(_S, B), get_char(_S, C).
%  B = b, C = b
unget_char(Stream, Char) :- must_be(char, Char), char_code(Char, Code), '$unget'(Stream, text, Code).

%! unget_code(+Code) is det.
%  The same for a code.
%  ?- open_string("b", _S), set_input(_S), unget_code(97), get_char(A), close(_S).
%  A = a
unget_code(Code) :- current_input(Stream), unget_code(Stream, Code).

%! unget_code(+Stream, +Code) is det.
%  The same for a code.
%  ?- open_string("b", _S), unget_code(_S, 97), get_code(_S, A).
%  A = 97
unget_code(Stream, Code) :- must_be(code, Code), '$unget'(Stream, text, Code).

%! unget_byte(+Byte) is det.
%  The same for a byte of a binary stream.
%  ?- unget_byte(256).
%  error(type_error(byte,256))
unget_byte(Byte) :- current_input(Stream), unget_byte(Stream, Byte).

%! unget_byte(+Stream, +Byte) is det.
%  The same for a byte of a binary stream.
%  ?- tmp_file(docs, _F), open(_F, write, _O), close(_O), open(_F, read, _S, [type(binary)]), unget_byte(_S, 7), get_byte(_S, B), close(_S).
%  B = 7
unget_byte(Stream, Byte) :-
    must_be(integer, Byte),
    ( Byte >= 0, Byte =< 255 -> '$unget'(Stream, binary, Byte) ; throw(error(type_error(byte, Byte), _)) ).

%! exec(+Command, -In, -Out, -Err) is det.
%  Runs a command of the shell with streams to its input and from its outputs.
%  ?- exec(cat, _I, _O, _), write(_I, a), close(_I), get_char(_O, C).
%  C = a
exec(Command, In, Out, Err) :- exec(Command, In, Out, Err, _).

%! exec(+Command, -In, -Out, -Err, -Process) is det.
%  The same; Process is to be waited for with wait/2.
%  ?- exec('exit 3', _, _, _, _P), wait(_P, S).
%  S = 3
exec(Command, In, Out, Err, Process) :-
    must_be(atomic, Command),
    process_create('/bin/sh', ['-c',Command], [stdin(pipe(In)),stdout(pipe(Out)),stderr(pipe(Err)),process(Process)]).

%! spawn(+Program, +Arguments) is semidet.
%  Runs a program, which ends with status 0.
%  ?- spawn(true, []), \+ spawn(false, []).
%  true
spawn(Program, Arguments) :- spawn(Program, Arguments, 0).

%! spawn(+Program, +Arguments, -Status) is det.
%  Runs a program; Status is what it ends with, or minus the signal that ended it.
%  ?- spawn(sh, ['-c', 'exit 3'], S).
%  S = 3
spawn(Program, Arguments, Status) :-
    ( sub_atom(Program, _, 1, _, /) -> Exe = Program ; Exe = path(Program) ),
    process_create(Exe, Arguments, [process(Process)]),
    wait(Process, Status).

%! popen(+Command, +Mode, -Stream) is det.
%  Stream reads what a command of the shell writes, or writes what it reads.
%  ?- popen('echo ab', read, _S), read_line_to_string(_S, L), close(_S).
%  L = "ab"
popen(Command, Mode, Stream) :- open(pipe(Command), Mode, Stream).

%! wait(+Process, -Status) is det.
%  Waits for the end of a process; Status is as in spawn/3.
%  ?- wait(99999999, S).
%  error(existence_error(process,99999999))
wait(Process, Status) :-
    process_wait(Process, Ended),
    ( Ended = exit(Number) -> true ; Ended = killed(Signal), Number is - Signal ),
    Status = Number.

%! send_signal(+Process, +Signal) is det.
%  Sends a signal, by name ('SIGINT') or number.
%  ?- process_create(path(sleep), [9], [process(_P)]), send_signal(_P, 'SIGKILL'), wait(_P, S).
%  S = -9
send_signal(Process, Signal) :- process_kill(Process, Signal).
