% The clause database, flags, operators and streams: choosing among what a service lists. How the comments are read: control.pl.

% clause/2, retract/1, retractall/1 are the kernel's, for dynamic predicates; here is clause/2 for the others, and for errors.
'$clause'(Head, Body) :- '$clauses'(Head, Body, Clauses), '$pick'(Clauses, Head-Body).

%! current_op(?Priority, ?Type, ?Name) is nondet.
%  Name is an operator.
%  ?- current_op(P, xfx, is).
%  P = 700
current_op(Priority, Type, Name) :-
    '$operators'(Priority, Type, Name, List),
    '$pick'(List, op(Priority, Type, Name)).

%! current_prolog_flag(?Flag, ?Value) is nondet.
%  Flag has that value.
%  ?- current_prolog_flag(bounded, V).
%  V = false
current_prolog_flag(Flag, Value) :- '$flags'(Flag, List), '$pick'(List, Flag-Value).

%! stream_property(?Stream, ?Property) is nondet.
%  An open stream has that property.
%  ?- stream_property(S, alias(user_error)), S = '$stream'(N).
%  S = '$stream'(2), N = 2
stream_property(Stream, Property) :-
    nonvar(Property),
    '$known_property'(Stream, Property, Value),
    !,
    arg(1, Property, Value).
stream_property(Stream, Property) :- '$stream_properties'(Stream, Property, List), '$pick'(List, Stream-Property).

%! stream_position_data(?Field, +Position, ?Value) is nondet.
%  Value is the char_count, line_count, line_position or byte_count of a position in a stream.
%  ?- stream_position_data(line_count, '$stream_position'(7,2,3,7), N).
%  N = 2
stream_position_data(char_count, '$stream_position'(N, _, _, _), N).
stream_position_data(line_count, '$stream_position'(_, N, _, _), N).
stream_position_data(line_position, '$stream_position'(_, _, N, _), N).
stream_position_data(byte_count, '$stream_position'(_, _, _, N), N).

%! with_output_to(+Sink, :Goal) is semidet.
%  Goal once, with what it writes as atom(A), string(S), codes(Cs) or chars(Cs).
%  ?- with_output_to(atom(A), (write(a), write(1))).
%  A = a1
with_output_to(Sink, Goal) :-
    '$check_sink'(Sink),
    '$start_capture'(Saved),
    ( catch(Goal, Ball, ( '$end_capture'(Saved, _), throw(Ball) )) -> '$end_capture'(Saved, Text)
    ; '$end_capture'(Saved, _), fail
    ),
    '$sink'(Sink, Text).

'$check_sink'(Sink) :- var(Sink), !, throw(error(instantiation_error, _)).
'$check_sink'(Sink) :- nonvar(Sink), arg(1, Sink, Text), var(Text), '$sink_kind'(Sink), !.
'$check_sink'(Sink) :- \+ \+ '$sink'(Sink, ""), !.
'$check_sink'(Sink) :- nonvar(Sink), functor(Sink, Name, 1), memberchk(Name, [atom, string, codes, chars]), !.
'$check_sink'(Sink) :- throw(error(domain_error(output_sink, Sink), _)).

'$sink_kind'(atom(_)).
'$sink_kind'(string(_)).
'$sink_kind'(codes(_)).
'$sink_kind'(chars(_)).
'$sink_kind'(codes(_, _)).
'$sink_kind'(chars(_, _)).

'$sink'(atom(A), Text) :- atom_string(A, Text).
'$sink'(string(Text), Text).
'$sink'(codes(Codes), Text) :- string_codes(Text, Codes).
'$sink'(chars(Chars), Text) :- string_chars(Text, Chars).
'$sink'(codes(Codes, Tail), Text) :- string_codes(Text, List), append(List, Tail, Codes).
'$sink'(chars(Chars, Tail), Text) :- string_chars(Text, List), append(List, Tail, Chars).

%! numbervars(?Term, +Start, -End) is det.
%  Binds the variables of Term to '$VAR'(Start), '$VAR'(Start+1), ...
%  ?- T = f(X,Y), numbervars(T, 0, E), with_output_to(atom(A), print(T)).
%  T = f('$VAR'(0),'$VAR'(1)), X = '$VAR'(0), Y = '$VAR'(1), E = 2, A = 'f(A,B)'
numbervars(Term, Start, End) :- '$must_be_integer'(Start), term_variables(Term, Variables), '$number_variables'(Variables, Start, End).

'$number_variables'([], End, End).
'$number_variables'(['$VAR'(N)|Vs], N, End) :- N1 is N + 1, '$number_variables'(Vs, N1, End).

%! [](none) is det.
%  An empty list of files as a goal loads nothing.
%  ?- G = [], call(G).
%  G = []
[].

%! '.'(+File, +Files) is det.
%  A list of files as a goal loads them.
%  ?- catch([no_such_file], error(E, _), true).
%  E = existence_error(source_sink,no_such_file)
'.'(File, Files) :- consult([File|Files]).
