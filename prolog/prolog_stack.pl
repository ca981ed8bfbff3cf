% What a running program is in. How the comments are read: control.pl.
%
% A backtrace is a list of frame(Level, Module:Name/Arity, 'File:Line'), the innermost first. A predicate that has begun its last
% call is not in it.

:- module(prolog_stack, [get_prolog_backtrace/2, get_prolog_backtrace/3, print_prolog_backtrace/2,
    print_prolog_backtrace/3, backtrace/1, prolog_stack_frame_property/2]).

%! get_prolog_backtrace(+Depth, -Backtrace) is det.
%  Backtrace has the innermost frames, at most Depth.
%  ?- get_prolog_backtrace(10, _B), is_list(_B).
%  true
get_prolog_backtrace(Depth, Backtrace) :- '$frames'(Depth, Backtrace).

%! get_prolog_backtrace(+Depth, -Backtrace, +Options) is det.
%  The same; options change nothing.
%  ?- get_prolog_backtrace(0, B, []).
%  B = []
get_prolog_backtrace(Depth, Backtrace, Options) :- must_be(list, Options), '$frames'(Depth, Backtrace).

%! print_prolog_backtrace(+Stream, +Backtrace) is det.
%  Writes a backtrace, a line for each frame.
%  ?- with_output_to(atom(A), print_prolog_backtrace(current_output, [frame(0,user:a/1,'b.pl:3')])).
%  A = '  [0] a/1 (b.pl:3)\n'
print_prolog_backtrace(Stream, Backtrace) :- print_prolog_backtrace(Stream, Backtrace, []).

%! print_prolog_backtrace(+Stream, +Backtrace, +Options) is det.
%  The same; options change nothing.
%  ?- with_output_to(atom(A), print_prolog_backtrace(current_output, [frame(1,m:a/1,'')], [])).
%  A = '  [1] m:a/1\n'
print_prolog_backtrace(Stream, Backtrace, Options) :-
    must_be(list, Options),
    forall(member(frame(Level, Module:Indicator, Place), Backtrace),
           ( ( Module == user -> Shown = Indicator ; Shown = Module:Indicator ),
             ( Place == '' -> format(Stream, '  [~w] ~q~n', [Level,Shown]) ; format(Stream, '  [~w] ~q (~w)~n', [Level,Shown,Place]) ) )).

%! backtrace(+Depth) is det.
%  Writes the innermost frames to the standard error stream.
%  ?- backtrace(0).
%  true
backtrace(Depth) :- '$frames'(Depth, Backtrace), print_prolog_backtrace(user_error, Backtrace).

%! prolog_stack_frame_property(+Frame, ?Property) is nondet.
%  Property is level(N), predicate(Module:Name/Arity) or location(Place).
%  ?- prolog_stack_frame_property(frame(0,user:a/1,''), predicate(P)).
%  P = user:a/1
prolog_stack_frame_property(frame(Level, _, _), level(Level)).
prolog_stack_frame_property(frame(_, Predicate, _), predicate(Predicate)).
prolog_stack_frame_property(frame(_, _, Place), location(Place)) :- Place \== ''.
