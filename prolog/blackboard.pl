% SICStus' blackboard and mutable terms, and lines of the input. How the comments are read: control.pl.
%
% What bb_put/2 keeps under an atom or a small integer survives backtracking, and belongs to the module that says so.

:- module(blackboard, [bb_put/2, bb_get/2, bb_delete/2, bb_update/3, create_mutable/2, get_mutable/2, update_mutable/2,
    mutable/1, is_mutable/1, read_line/1, read_line/2, at_end_of_line/0, at_end_of_line/1, current_host/1, trimcore/0]).

%! bb_put(:Key, ?Value) is det.
%  Keeps a copy of Value under Key.
%  ?- bb_put(docs, f(1)), bb_get(docs, V).
%  V = f(1)
bb_put(Spec, Value) :- '$bb_name'(Spec, Name), nb_setval(Name, value(Value)).

%! bb_get(:Key, -Value) is semidet.
%  Value is a copy of what is kept under Key.
%  ?- bb_get(docs_none, V).
%  false
bb_get(Spec, Value) :- '$bb_name'(Spec, Name), '$bb_value'(Name, Value0), Value = Value0.

%! bb_delete(:Key, -Value) is semidet.
%  Value was kept under Key, and is no more.
%  ?- bb_put(docs_gone, 1), bb_delete(docs_gone, V), \+ bb_get(docs_gone, _).
%  V = 1
bb_delete(Spec, Value) :-
    '$bb_name'(Spec, Name),
    '$bb_value'(Name, Value0),
    Value = Value0,
    nb_setval(Name, none).

%! bb_update(:Key, -Old, ?New) is semidet.
%  Old was kept under Key; a copy of New is.
%  ?- bb_put(docs_count, 1), bb_update(docs_count, O, 2), bb_get(docs_count, N).
%  O = 1, N = 2
bb_update(Spec, Old, New) :-
    '$bb_name'(Spec, Name),
    '$bb_value'(Name, Old0),
    Old = Old0,
    nb_setval(Name, value(New)).

'$bb_value'(Name, Value) :- catch(nb_getval(Name, Kept), error(existence_error(_, _), _), fail), Kept = value(Value).

% Names of global variables: of `user' as of a module, whose name is in it.
'$bb_name'(Spec, Name) :-
    ( atom(Spec) -> atom_concat('$bb ', Spec, Name)
    ; '$split_module'(Spec, Module, Key),
      ( var(Key) -> throw(error(instantiation_error, _))
      ; ( atom(Key) ; integer(Key) ) -> true
      ; throw(error(type_error(atomic, Key), _))
      ),
      ( Module == user -> atom_concat('$bb ', Key, Name) ; atomic_list_concat(['$bb ',Module,:,Key], Name) )
    ).

%! create_mutable(+Value, -Mutable) is det.
%  Mutable is a term that has the value Value.
%  ?- create_mutable(1, _M), update_mutable(2, _M), get_mutable(V, _M).
%  V = 2
create_mutable(Value, Mutable) :- must_be(nonvar, Value), Mutable = '$mutable'(Value, 0).

%! get_mutable(?Value, +Mutable) is semidet.
%  Value is the value of Mutable now.
%  ?- create_mutable(a, _M), ( update_mutable(b, _M), fail ; get_mutable(V, _M) ).
%  V = a
get_mutable(Value, Mutable) :- '$must_be_mutable'(Mutable), arg(1, Mutable, Value).

%! update_mutable(+Value, +Mutable) is det.
%  Mutable has another value, until backtracking.
%  ?- update_mutable(1, a).
%  error(type_error(mutable,a))
update_mutable(Value, Mutable) :- '$must_be_mutable'(Mutable), must_be(nonvar, Value), setarg(1, Mutable, Value).

'$must_be_mutable'(Mutable) :-
    ( var(Mutable) -> throw(error(instantiation_error, _)) ; mutable(Mutable) -> true ; throw(error(type_error(mutable, Mutable), _)) ).

%! mutable(?Term) is semidet.
%  Term is one of create_mutable/2.
%  ?- create_mutable(1, _M), mutable(_M), \+ mutable(1).
%  true
mutable(Term) :- nonvar(Term), Term = '$mutable'(_, _).

%! is_mutable(?Term) is semidet.
%  The same as mutable/1.
%  ?- is_mutable(a).
%  false
is_mutable(Term) :- mutable(Term).

%! read_line(-Codes) is det.
%  Codes are those of the next line of the current input, without its end; end_of_file behind the last one.
%  ?- open_string("ab\n", _S), read_line(_S, L), read_line(_S, E).
%  L = [97,98], E = end_of_file
read_line(Codes) :- current_input(Stream), read_line(Stream, Codes).

%! read_line(+Stream, -Codes) is det.
%  The same from Stream.
%  ?- open_string("\n", _S), read_line(_S, L).
%  L = []
read_line(Stream, Codes) :- read_line_to_codes(Stream, Codes0), ( Codes0 == -1 -> Codes = end_of_file ; Codes = Codes0 ).

%! at_end_of_line is semidet.
%  Nothing is left of the line of the current input.
%  ?- open_string("", _S), set_input(_S), at_end_of_line.
%  true
at_end_of_line :- current_input(Stream), at_end_of_line(Stream).

%! at_end_of_line(+Stream) is semidet.
%  The same for Stream.
%  ?- open_string("a\nb", _S), \+ at_end_of_line(_S), get_char(_S, _), at_end_of_line(_S).
%  true
at_end_of_line(Stream) :- peek_code(Stream, Code), ( Code =:= -1 -> true ; Code =:= 10 ).

%! current_host(-Name) is det.
%  The name of this machine.
%  ?- current_host(_H), atom(_H).
%  true
current_host(Name) :- '$host_name'(Name).

%! trimcore is det.
%  Gives memory that nobody needs back to the system.
%  ?- trimcore.
%  true
trimcore :- garbage_collect.
