% What programs for GNU Prolog use: global variables, the command line, times, numbers from the input.
% How the comments are read: control.pl.

:- module(gprolog, [for/3, g_assign/2, g_assignb/2, g_read/2, g_inc/1, g_inc/2, g_inco/2, g_inc/3, g_dec/1, g_dec/2,
    g_deco/2, g_dec/3, argument_list/1, argument_counter/1, argument_value/2, list_or_partial_list/1, nth/3, user_time/1,
    system_time/1, cpu_time/1, real_time/1, randomize/0, set_seed/1, read_integer/1, read_integer/2, read_number/1,
    read_number/2, number_atom/2, lower_upper/2, file_exists/1, unlink/1, change_directory/1, working_directory/1, system/1,
    system/2, prolog_pid/1, os_version/1, write_to_atom/2, writeq_to_atom/2, print_to_atom/2, display_to_atom/2,
    write_to_chars/2, format_to_atom/3, format_to_chars/3, read_from_atom/2, read_from_chars/2]).

%! for(?Counter, +Low, +High) is nondet.
%  Counter is an integer from Low to High.
%  ?- for(I, 1, 3).
%  I = 1 ; I = 2 ; I = 3
for(Counter, Low, High) :- Low1 is Low, High1 is High, between(Low1, High1, Counter).

%! g_assign(+Name, ?Value) is det.
%  The global variable Name is a copy of Value from now on.
%  ?- g_assign(docs, 3), g_read(docs, X).
%  X = 3
g_assign(Name, Value) :- nb_setval(Name, Value).

%! g_assignb(+Name, ?Value) is det.
%  The same until backtracking.
%  ?- g_assign(docs, 3), ( g_assignb(docs, 4), fail ; g_read(docs, X) ).
%  X = 3
g_assignb(Name, Value) :- b_setval(Name, Value).

%! g_read(+Name, ?Value) is semidet.
%  Value is that of the global variable; 0 as long as it has none.
%  ?- g_read(docs_unknown, X).
%  X = 0
g_read(Name, Value) :-
    must_be(atom, Name),
    catch(nb_getval(Name, Value0), error(existence_error(_, _), _), Value0 = 0),
    Value = Value0.

%! g_inc(+Name) is det.
%  Adds one to a global variable.
%  ?- g_assign(docs, 3), g_inc(docs), g_read(docs, X).
%  X = 4
g_inc(Name) :- g_inc(Name, _, _).

%! g_inc(+Name, -New) is det.
%  Adds one; New is the value then.
%  ?- g_assign(docs, 3), g_inc(docs, X).
%  X = 4
g_inc(Name, New) :- g_inc(Name, _, New).

%! g_inco(+Name, -Old) is det.
%  Adds one; Old is the value before.
%  ?- g_assign(docs, 3), g_inco(docs, X).
%  X = 3
g_inco(Name, Old) :- g_inc(Name, Old, _).

%! g_inc(+Name, -Old, -New) is det.
%  Adds one; the value was Old and is New.
%  ?- g_assign(docs, 3), g_inc(docs, X, Y).
%  X = 3, Y = 4
g_inc(Name, Old, New) :- '$g_add'(Name, 1, Old, New).

%! g_dec(+Name) is det.
%  Takes one from a global variable.
%  ?- g_assign(docs, 3), g_dec(docs), g_read(docs, X).
%  X = 2
g_dec(Name) :- g_dec(Name, _, _).

%! g_dec(+Name, -New) is det.
%  Takes one; New is the value then.
%  ?- g_assign(docs, 3), g_dec(docs, X).
%  X = 2
g_dec(Name, New) :- g_dec(Name, _, New).

%! g_deco(+Name, -Old) is det.
%  Takes one; Old is the value before.
%  ?- g_assign(docs, 3), g_deco(docs, X).
%  X = 3
g_deco(Name, Old) :- g_dec(Name, Old, _).

%! g_dec(+Name, -Old, -New) is det.
%  Takes one; the value was Old and is New.
%  ?- g_assign(docs, 3), g_dec(docs, X, Y).
%  X = 3, Y = 2
g_dec(Name, Old, New) :- '$g_add'(Name, -1, Old, New).

'$g_add'(Name, Difference, Old, New) :-
    g_read(Name, Old0),
    New0 is Old0 + Difference,
    nb_setval(Name, New0),
    Old = Old0,
    New = New0.

%! argument_list(-Arguments) is det.
%  The arguments of the command line, as the flag argv has them.
%  ?- argument_list(As), current_prolog_flag(argv, As), is_list(As), As = [].
%  As = []
argument_list(Arguments) :- current_prolog_flag(argv, Arguments).

%! argument_counter(-Count) is det.
%  How many arguments there are, the program's name included.
%  ?- argument_counter(N).
%  N = 1
argument_counter(Count) :- argument_list(Arguments), length([_|Arguments], Count).

%! argument_value(+Place, -Argument) is semidet.
%  The argument at that place, from 1 on; 0 is the program's name.
%  ?- argument_value(1, A).
%  false
argument_value(Place, Argument) :- must_be(integer, Place), argument_list(Arguments), '$argument'(Place, Arguments, Argument).

'$argument'(0, _, Argument) :- !, current_prolog_flag(executable, Argument).
'$argument'(Place, Arguments, Argument) :- nth1(Place, Arguments, Argument).

%! list_or_partial_list(?Term) is semidet.
%  Term is a list, or could become one.
%  ?- list_or_partial_list([a|_]), \+ list_or_partial_list([a|b]).
%  true
list_or_partial_list(Term) :- '$skip_list'(Term, _, End), ( var(End) -> true ; End == [] ).

%! nth(?Place, ?List, ?Item) is nondet.
%  The same as nth1/3.
%  ?- nth(2, [a,b], X).
%  X = b
nth(Place, List, Item) :- nth1(Place, List, Item).

%! user_time(-Milliseconds) is det.
%  Processor time of the process.
%  ?- user_time(_T), integer(_T).
%  true
user_time(Milliseconds) :- statistics(process_time, [Milliseconds|_]).

%! system_time(-Milliseconds) is det.
%  Processor time that the system took for the process.
%  ?- system_time(_T), integer(_T).
%  true
system_time(Milliseconds) :- statistics(system_time, [Milliseconds|_]).

%! cpu_time(-Milliseconds) is det.
%  Processor time of the process.
%  ?- cpu_time(_T), integer(_T).
%  true
cpu_time(Milliseconds) :- statistics(runtime, [Milliseconds|_]).

%! real_time(-Milliseconds) is det.
%  Time since the start.
%  ?- real_time(_T), integer(_T).
%  true
real_time(Milliseconds) :- statistics(walltime, [Milliseconds|_]).

%! randomize is det.
%  Random numbers are others than the last time.
%  ?- randomize.
%  true
randomize :- set_random(seed(random)).

%! set_seed(+Seed) is det.
%  Random numbers are the same as the last time with this Seed.
%  ?- set_seed(7), random(_X), set_seed(7), random(_Y), _X =:= _Y.
%  true
set_seed(Seed) :- must_be(integer, Seed), set_random(seed(Seed)).

%! read_integer(-Integer) is det.
%  Reads an integer, behind layout, from the current input.
%  ?- open_string(" 12 x", _S), set_input(_S), read_integer(I), close(_S).
%  I = 12
read_integer(Integer) :- current_input(Stream), read_integer(Stream, Integer).

%! read_integer(+Stream, -Integer) is det.
%  Reads an integer, behind layout.
%  ?- open_string(" -12,", _S), read_integer(_S, I), get_char(_S, C), close(_S).
%  I = -12, C = ','
read_integer(Stream, Integer) :-
    '$number_ahead'(Stream, Number),
    ( integer(Number) -> Integer = Number ; throw(error(syntax_error(integer_expected), _)) ).

%! read_number(-Number) is det.
%  Reads a number, behind layout, from the current input.
%  ?- open_string("2.5", _S), set_input(_S), read_number(N), close(_S).
%  N = 2.5
read_number(Number) :- current_input(Stream), read_number(Stream, Number).

%! read_number(+Stream, -Number) is det.
%  Reads a number, behind layout.
%  ?- open_string(" 2.5. ", _S), read_number(_S, N), close(_S).
%  N = 2.5
read_number(Stream, Number) :- '$number_ahead'(Stream, Number0), Number = Number0.

'$number_ahead'(Stream, Number) :-
    '$skip_layout'(Stream),
    '$sign_ahead'(Stream, Chars, Chars1),
    '$digits_ahead'(Stream, Chars1),
    catch(number_chars(Number, Chars), error(syntax_error(_), _), throw(error(syntax_error(number_expected), _))).

'$skip_layout'(Stream) :-
    peek_char(Stream, Char),
    ( Char \== end_of_file, char_type(Char, space) -> get_char(Stream, _), '$skip_layout'(Stream) ; true ).

'$sign_ahead'(Stream, Chars, Rest) :-
    peek_char(Stream, Char),
    ( Char == (-) -> get_char(Stream, _), Chars = [Char|Rest]
    ; Char == (+) -> get_char(Stream, _), Chars = Rest
    ; Chars = Rest
    ).

% Letters, digits, and a period with a digit behind it.
'$digits_ahead'(Stream, Chars) :-
    peek_char(Stream, Char),
    ( Char \== end_of_file, char_type(Char, alnum) -> get_char(Stream, _), Chars = [Char|Chars1], '$digits_ahead'(Stream, Chars1)
    ; Char == '.', peek_string(Stream, 2, Ahead), string_code(2, Ahead, Code), code_type(Code, digit) ->
      get_char(Stream, _),
      Chars = [Char|Chars1],
      '$digits_ahead'(Stream, Chars1)
    ; Chars = []
    ).

%! number_atom(?Number, ?Atom) is det.
%  Atom is the text of Number.
%  ?- number_atom(12, A), number_atom(N, '2.5').
%  A = '12', N = 2.5
number_atom(Number, Atom) :- nonvar(Atom), !, must_be(atom, Atom), atom_chars(Atom, Chars), number_chars(Number, Chars).
number_atom(Number, Atom) :- number_chars(Number, Chars), atom_chars(Atom, Chars).

%! lower_upper(?Lower, ?Upper) is det.
%  Characters: Upper is Lower as an upper case letter; others stay what they are.
%  ?- lower_upper(a, U), lower_upper(L, 'B').
%  U = 'A', L = b
lower_upper(Lower, Upper) :- nonvar(Lower), !, upcase_atom(Lower, Upper).
lower_upper(Lower, Upper) :- must_be(atom, Upper), downcase_atom(Upper, Lower).

%! file_exists(+File) is semidet.
%  There is such a file or directory.
%  ?- file_exists('.'), \+ file_exists(no_such_file).
%  true
file_exists(File) :- ( exists_file(File) -> true ; exists_directory(File) ).

%! unlink(+File) is det.
%  Deletes a file.
%  ?- unlink(no_such_file).
%  error(existence_error(file,no_such_file))
unlink(File) :- delete_file(File).

%! change_directory(+Directory) is det.
%  Relative names mean files of this directory.
%  ?- change_directory('.').
%  true
change_directory(Directory) :- working_directory(_, Directory).

%! working_directory(-Directory) is det.
%  The directory that relative names mean.
%  ?- working_directory(_D), atom(_D).
%  true
working_directory(Directory) :- working_directory(Directory, Directory).

%! system(+Command) is semidet.
%  The shell runs Command and it ends well.
%  ?- system(true).
%  true
system(Command) :- shell(Command).

%! system(+Command, -Status) is det.
%  The shell runs Command, which ends with Status.
%  ?- system('exit 3', S).
%  S = 3
system(Command, Status) :- shell(Command, Status).

%! prolog_pid(-Number) is det.
%  The number of the process.
%  ?- prolog_pid(_N), integer(_N).
%  true
prolog_pid(Number) :- current_prolog_flag(pid, Number).

%! os_version(-Text) is det.
%  The name and version of the operating system.
%  ?- os_version(_V), atom(_V).
%  true
os_version(Text) :- '$os_version'(Text).

%! write_to_atom(-Atom, ?Term) is det.
%  Atom is what write/1 writes.
%  ?- write_to_atom(A, f('X y')).
%  A = 'f(X y)'
write_to_atom(Atom, Term) :- with_output_to(atom(Atom), write(Term)).

%! writeq_to_atom(-Atom, ?Term) is det.
%  Atom is what writeq/1 writes.
%  ?- writeq_to_atom(A, ['X']).
%  A = '[\'X\']'
writeq_to_atom(Atom, Term) :- with_output_to(atom(Atom), writeq(Term)).

%! print_to_atom(-Atom, ?Term) is det.
%  Atom is what print/1 writes.
%  ?- print_to_atom(A, 1+2).
%  A = '1+2'
print_to_atom(Atom, Term) :- with_output_to(atom(Atom), print(Term)).

%! display_to_atom(-Atom, ?Term) is det.
%  Atom is what display/1 writes.
%  ?- display_to_atom(A, 1+2).
%  A = '+(1,2)'
display_to_atom(Atom, Term) :- with_output_to(atom(Atom), display(Term)).

%! write_to_chars(-Chars, ?Term) is det.
%  Chars are what write/1 writes.
%  ?- write_to_chars(Cs, f(a)).
%  Cs = [f,'(',a,')']
write_to_chars(Chars, Term) :- with_output_to(chars(Chars), write(Term)).

%! format_to_atom(-Atom, +Format, +Arguments) is det.
%  Atom is what format/2 writes.
%  ?- format_to_atom(A, '~w-~d', [a, 1]).
%  A = 'a-1'
format_to_atom(Atom, Format, Arguments) :- format(atom(Atom), Format, Arguments).

%! format_to_chars(-Chars, +Format, +Arguments) is det.
%  Chars are what format/2 writes.
%  ?- format_to_chars(Cs, '~w', [ab]).
%  Cs = [a,b]
format_to_chars(Chars, Format, Arguments) :- format(chars(Chars), Format, Arguments).

%! read_from_atom(+Atom, -Term) is det.
%  Term is what Atom reads as; a full stop may be left out.
%  ?- read_from_atom('f(X, b)', T).
%  T = f(_,b)
read_from_atom(Atom, Term) :- must_be(atom, Atom), term_to_atom(Term0, Atom), Term = Term0.

%! read_from_chars(+Chars, -Term) is det.
%  Term is what Chars read as.
%  ?- read_from_chars([a, +, b], T).
%  T = a+b
read_from_chars(Chars, Term) :- atom_chars(Atom, Chars), read_from_atom(Atom, Term).
