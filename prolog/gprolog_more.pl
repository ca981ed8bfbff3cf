% GNU Prolog: sorting in place, streams, properties, bits of global variables. How the comments are read: control.pl.

:- module(gprolog_more, [sort/1, msort/1, keysort/1, setarg/4, list/1, partial_list/1, call_with_args/1, call_with_args/2,
    call_with_args/3, call_with_args/4, call_with_args/5, call_with_args/6, call_with_args/7, call_with_args/8, call_det/2,
    new_atom/1, new_atom/2, atom_property/2, current_alias/2, add_stream_alias/2, set_stream_eof_action/2,
    set_stream_type/2, set_stream_buffering/2, stream_line_column/3, stream_position/2, current_stream/1, current_stream/3,
    date_time/1, host_name/1, architecture/1, temporary_name/2, temporary_file/3, get_key/1, get_key/2, load/1,
    g_set_bit/2, g_reset_bit/2, g_test_set_bit/2, g_test_reset_bit/2, get_seed/1]).

%! sort(+List) is det.
%  List itself becomes what sort/2 makes of it, until backtracking.
%  ?- L = [b,a,b], sort(L).
%  L = [a,b]
sort(List) :- sort(List, Sorted), '$list_becomes'(List, Sorted).

%! msort(+List) is det.
%  List itself becomes what msort/2 makes of it.
%  ?- L = [b,a,b], msort(L).
%  L = [a,b,b]
msort(List) :- msort(List, Sorted), '$list_becomes'(List, Sorted).

%! keysort(+List) is det.
%  List itself becomes what keysort/2 makes of it.
%  ?- L = [b-1,a-2], keysort(L).
%  L = [a-2,b-1]
keysort(List) :- keysort(List, Sorted), '$list_becomes'(List, Sorted).

'$list_becomes'([], []).
'$list_becomes'(List, [X|Xs]) :-
    List = [_|Rest],
    setarg(1, List, X),
    ( Xs == [] -> setarg(2, List, []) ; '$list_becomes'(Rest, Xs) ).

%! setarg(+Place, +Term, ?Value, +Undo) is det.
%  As setarg/3 where Undo is true, as nb_setarg/3 where it is false.
%  ?- T = f(a), ( setarg(1, T, b, false), fail ; true ).
%  T = f(b)
setarg(Place, Term, Value, Undo) :-
    must_be(boolean, Undo),
    ( Undo == true -> setarg(Place, Term, Value) ; nb_setarg(Place, Term, Value) ).

%! list(?Term) is semidet.
%  Term is a list.
%  ?- list([a]), \+ list([a|_]).
%  true
list(Term) :- is_list(Term).

%! partial_list(?Term) is semidet.
%  Term is a variable, or a list that ends in one.
%  ?- partial_list([a|_]), \+ partial_list([a]).
%  true
partial_list(Term) :- '$skip_list'(Term, _, End), var(End).

%! call_with_args(:Goal) is nondet.
%  The same as call/1.
%  ?- call_with_args(true).
%  true
call_with_args(G) :- call(G).

%! call_with_args(:Goal, ?A) is nondet.
%  The same as call/2.
%  ?- call_with_args(atom, a).
%  true
call_with_args(G, A) :- call(G, A).

%! call_with_args(:Goal, ?A, ?B) is nondet.
%  The same as call/3.
%  ?- call_with_args(atom_length, abc, N).
%  N = 3
call_with_args(G, A, B) :- call(G, A, B).

%! call_with_args(:Goal, ?A, ?B, ?C) is nondet.
%  The same as call/4.
%  ?- call_with_args(functor, T, f, 0).
%  T = f
call_with_args(G, A, B, C) :- call(G, A, B, C).

%! call_with_args(:Goal, ?A, ?B, ?C, ?D) is nondet.
%  The same as call/5.
%  ?- call_with_args(between(1), 2, X, _, _).
%  error(existence_error(procedure,between/5))
call_with_args(G, A, B, C, D) :- call(G, A, B, C, D).

%! call_with_args(:Goal, ?A, ?B, ?C, ?D, ?E) is nondet.
%  The same as call/6.
%  ?- call_with_args(sub_atom, abc, 1, 1, A, S).
%  A = 1, S = b
call_with_args(G, A, B, C, D, E) :- call(G, A, B, C, D, E).

%! call_with_args(:Goal, ?A, ?B, ?C, ?D, ?E, ?F) is nondet.
%  The same as call/7.
%  ?- call_with_args(maplist, [A,B,C,D,E]>>(E is A+B+C+D), [1], [1], [1], [1], L).
%  L = [4]
call_with_args(G, A, B, C, D, E, F) :- call(G, A, B, C, D, E, F).

%! call_with_args(:Goal, ?A, ?B, ?C, ?D, ?E, ?F, ?H) is nondet.
%  The same as call/8.
%  ?- call_with_args(_, 1, 2, 3, 4, 5, 6, 7).
%  error(instantiation_error)
call_with_args(G, A, B, C, D, E, F, H) :- call(G, A, B, C, D, E, F, H).

%! call_det(:Goal, -Deterministic) is nondet.
%  Goal, and whether it has left no choice point: true or false.
%  ?- call_det(true, A), call_det(member(X, [1,2]), B).
%  A = true, X = 1, B = false ; A = true, X = 2, B = true
call_det(Goal, Deterministic) :-
    call_cleanup(Goal, Done = true),
    ( Done == true -> Deterministic = true ; Deterministic = false ).

%! new_atom(-Atom) is det.
%  Atom is one that was not there.
%  ?- new_atom(_A), new_atom(_B), _A \== _B, sub_atom(_A, 0, 5, _, P).
%  P = atom_
new_atom(Atom) :- new_atom(atom_, Atom).

%! new_atom(+Prefix, -Atom) is det.
%  The same, beginning with Prefix.
%  ?- new_atom(docs_, _A), atom_concat(docs_, _N, _A), atom_number(_N, _I), integer(_I).
%  true
new_atom(Prefix, Atom) :- must_be(atom, Prefix), gensym(Prefix, Atom).

%! atom_property(+Atom, ?Property) is nondet.
%  Property is length(N), hash(H), needs_quotes, prefix_op, infix_op or postfix_op.
%  ?- atom_property('A b', length(N)), atom_property('A b', needs_quotes), atom_property(-, infix_op).
%  N = 3
atom_property(Atom, Property) :- must_be(atom, Atom), '$atom_property'(Property, Atom).

'$atom_property'(length(N), Atom) :- atom_length(Atom, N).
'$atom_property'(hash(H), Atom) :- term_hash(Atom, H).
'$atom_property'(prefix_op, Atom) :- '$operator_of'(Atom, [fx,fy]).
'$atom_property'(infix_op, Atom) :- '$operator_of'(Atom, [xfx,xfy,yfx]).
'$atom_property'(postfix_op, Atom) :- '$operator_of'(Atom, [xf,yf]).
'$atom_property'(needs_quotes, Atom) :- format(atom(Text), '~q', [Atom]), Text \== Atom.

'$operator_of'(Atom, Types) :- current_op(_, Type, Atom), memberchk(Type, Types), !.

%! current_alias(?Stream, ?Alias) is nondet.
%  Alias is one of Stream.
%  ?- current_alias(S, user_input), current_alias(S, A).
%  S = '$stream'(0), A = user_input
current_alias(Stream, Alias) :- stream_property(Stream, alias(Alias)).

%! add_stream_alias(+Stream, +Alias) is det.
%  Gives Stream an alias.
%  ?- open_string("a", _S), add_stream_alias(_S, docs_alias), get_char(docs_alias, C), close(_S).
%  C = a
add_stream_alias(Stream, Alias) :- set_stream(Stream, alias(Alias)).

%! set_stream_eof_action(+Stream, +Action) is det.
%  What happens behind the end: error, eof_code, reset.
%  ?- open_string("", _S), set_stream_eof_action(_S, eof_code), get_char(_S, _), get_char(_S, C).
%  C = end_of_file
set_stream_eof_action(Stream, Action) :- set_stream(Stream, eof_action(Action)).

%! set_stream_type(+Stream, +Type) is det.
%  Stream is for text or binary.
%  ?- set_stream_type(_, text).
%  error(instantiation_error)
set_stream_type(Stream, Type) :- set_stream(Stream, type(Type)).

%! set_stream_buffering(+Stream, +Buffering) is det.
%  What is written is handed on at once (none), by lines (line), or in blocks (block).
%  ?- set_stream_buffering(user_output, maybe).
%  error(domain_error(buffering_mode,maybe))
set_stream_buffering(Stream, Buffering) :-
    ( '$buffering'(Buffering, Mode) -> set_stream(Stream, buffer(Mode)) ; throw(error(domain_error(buffering_mode, Buffering), _)) ).

'$buffering'(none, false).
'$buffering'(line, line).
'$buffering'(block, full).

%! stream_line_column(+Stream, -Line, -Column) is det.
%  Where Stream is, both from 1 on.
%  ?- open_string("a\nbc", _S), get_char(_S, _), get_char(_S, _), get_char(_S, _), stream_line_column(_S, L, C).
%  L = 2, C = 2
stream_line_column(Stream, Line, Column) :-
    line_count(Stream, Line0),
    line_position(Stream, Position),
    Line = Line0,
    Column is Position + 1.

%! stream_position(+Stream, -Position) is det.
%  The place of Stream, for set_stream_position/2.
%  ?- open_string("ab", _S), stream_position(_S, P).
%  P = '$stream_position'(0,1,0,0)
stream_position(Stream, Position) :- stream_property(Stream, position(Position)).

%! current_stream(?Stream) is nondet.
%  Stream is open.
%  ?- current_stream('$stream'(0)).
%  true
current_stream(Stream) :- stream_property(Stream, mode(_)).

%! current_stream(?File, ?Mode, ?Stream) is nondet.
%  Stream is open in Mode; File is its file's name, [] where it has none.
%  ?- open_string("ab", _S), current_stream(F, M, _S).
%  F = [], M = read
current_stream(File, Mode, Stream) :-
    stream_property(Stream, mode(Mode)),
    ( stream_property(Stream, file_name(Name)) -> File = Name ; File = [] ).

%! date_time(-Time) is det.
%  The local time as dt(Year, Month, Day, Hour, Minute, Second).
%  ?- date_time(_T), _T = dt(_Y, _, _, _, _, _S), integer(_Y), integer(_S).
%  true
date_time(dt(Year, Month, Day, Hour, Minute, Second)) :-
    get_time(Stamp),
    stamp_date_time(Stamp, date(Year, Month, Day, Hour, Minute, Seconds, _, _, _), local),
    Second is truncate(Seconds).

%! host_name(-Name) is det.
%  The name of this machine.
%  ?- host_name(_H), atom(_H).
%  true
host_name(Name) :- '$host_name'(Name).

%! architecture(-Name) is det.
%  What the machine code is for.
%  ?- architecture(_A), atom(_A).
%  true
architecture(Name) :- current_prolog_flag(arch, Name).

%! temporary_name(+Template, -Name) is det.
%  Name is Template with other characters for the XXXXXX at its end; there is no file of that name.
%  ?- temporary_name('/tmp/docsXXXXXX', _N), \+ exists_file(_N), sub_atom(_N, 0, _, 6, P).
%  P = '/tmp/docs'
temporary_name(Template, Name) :-
    must_be(atom, Template),
    ( atom_concat(Prefix, 'XXXXXX', Template) -> true ; throw(error(domain_error(temporary_name_template, Template), _)) ),
    repeat,
    Number is random(1 << 30),
    format(atom(Name0), '~w~`0t~36r~6|', [Prefix,Number]),
    sub_atom(Name0, _, 6, 0, Digits),
    atom_concat(Prefix, Digits, Name1),
    \+ access_file(Name1, exist),
    !,
    Name = Name1.

%! temporary_file(+Directory, +Prefix, -Name) is det.
%  Name is a name in Directory that begins with Prefix; there is no file of that name.
%  ?- temporary_file('/tmp', docs, _N), \+ exists_file(_N), sub_atom(_N, 0, _, 6, P).
%  P = '/tmp/docs'
temporary_file(Directory, Prefix, Name) :-
    ( Directory == '' -> Directory1 = '/tmp' ; Directory1 = Directory ),
    atomic_list_concat([Directory1,/,Prefix,'XXXXXX'], Template),
    temporary_name(Template, Name).

%! get_key(-Code) is det.
%  A key of the terminal; elsewhere the next code of the current input.
%  ?- open_string("a", _S), set_input(_S), get_key(C), close(_S).
%  C = 97
get_key(Code) :- current_input(Stream), get_key(Stream, Code).

%! get_key(+Stream, -Code) is det.
%  The same from Stream.
%  ?- open_string("a", _S), get_key(_S, C).
%  C = 97
get_key(Stream, Code) :-
    ( stream_property(Input, alias(user_input)), ( Stream == user_input ; Stream == Input ) -> get_single_char(Code)
    ; get_code(Stream, Code)
    ).

%! load(+Files) is det.
%  Loads a file, or a list of files.
%  ?- load([]).
%  true
load(Files) :- ( is_list(Files) -> forall(member(File, Files), ensure_loaded(File)) ; ensure_loaded(Files) ).

%! g_set_bit(+Name, +Bit) is det.
%  Sets a bit of a global variable that is an integer.
%  ?- g_assign(docs_bits, 0), g_set_bit(docs_bits, 3), g_read(docs_bits, V).
%  V = 8
g_set_bit(Name, Bit) :- g_read(Name, V0), V is V0 \/ 1 << Bit, g_assign(Name, V).

%! g_reset_bit(+Name, +Bit) is det.
%  Clears a bit.
%  ?- g_assign(docs_bits, 9), g_reset_bit(docs_bits, 3), g_read(docs_bits, V).
%  V = 1
g_reset_bit(Name, Bit) :- g_read(Name, V0), V is V0 /\ \ (1 << Bit), g_assign(Name, V).

%! g_test_set_bit(+Name, +Bit) is semidet.
%  The bit is set.
%  ?- g_assign(docs_bits, 8), g_test_set_bit(docs_bits, 3), \+ g_test_set_bit(docs_bits, 2).
%  true
g_test_set_bit(Name, Bit) :- g_read(Name, V), V >> Bit /\ 1 =:= 1.

%! g_test_reset_bit(+Name, +Bit) is semidet.
%  The bit is clear.
%  ?- g_assign(docs_bits, 8), g_test_reset_bit(docs_bits, 2).
%  true
g_test_reset_bit(Name, Bit) :- g_read(Name, V), V >> Bit /\ 1 =:= 0.

%! get_seed(-Seed) is det.
%  A number that set_seed/1 takes: random numbers from now on come again with it.
%  ?- get_seed(_S), random(_X), set_seed(_S), random(_Y), _X =:= _Y.
%  true
get_seed(Seed) :- Seed0 is random(1 << 28), set_seed(Seed0), Seed = Seed0.
