% Messages by topic, and assertions. How the comments are read: control.pl.

:- module(debug, [debug/3, debug/1, nodebug/1, debugging/1, debugging/2, list_debug_topics/0, assertion/1]).

%! debug(+Topic, +Format, +Arguments) is det.
%  Writes a message on user_error if somebody wants those of Topic.
%  ?- debug(quiet, 'not shown ~w', [x]).
%  true
debug(Topic, Format, Arguments) :-
    retractall('$debug_topic'('$none')), % so that there is such a predicate
    ( '$debug_topic'(Topic) ->
      flush_output,
      format(user_error, '% ', []),
      format(user_error, Format, Arguments),
      nl(user_error)
    ; true
    ).

%! debug(+Topic) is det.
%  Messages of Topic are shown from now on.
%  ?- debug(noise), debugging(noise), nodebug(noise).
%  true
debug(Topic) :-
    must_be(nonvar, Topic),
    ( clause('$debug_topic'(Known), true), Known == Topic -> true ; assertz('$debug_topic'(Topic)) ).

%! nodebug(+Topic) is det.
%  Messages of Topic are not shown any more.
%  ?- debug(noise), nodebug(noise), \+ debugging(noise).
%  true
nodebug(Topic) :- retractall('$debug_topic'(Topic)).

%! debugging(?Topic) is nondet.
%  Messages of Topic are shown.
%  ?- debug(noise), debugging(noise), nodebug(noise).
%  true
debugging(Topic) :- clause('$debug_topic'(Topic), true).

%! debugging(?Topic, ?Shown) is nondet.
%  Whether messages of Topic are shown: true or false.
%  ?- debugging(silence, S).
%  S = false
debugging(Topic, Shown) :- ( debugging(Topic) *-> Shown = true ; nonvar(Topic), Shown = false ).

%! list_debug_topics is det.
%  Writes the topics whose messages are shown.
%  ?- with_output_to(atom(A), list_debug_topics), atom(A).
%  A = ''
list_debug_topics :- forall(debugging(Topic), ( writeq(Topic), nl )).

%! assertion(:Goal) is det.
%  An error and a message unless Goal succeeds; nothing is bound.
%  ?- assertion(1 < 2).
%  true
assertion(Goal) :-
    ( \+ \+ catch(Goal, error(Formal, Context), '$assertion_failed'(error(Formal, Context), Goal)) -> true
    ; '$assertion_failed'(fail, Goal)
    ).

'$assertion_failed'(Reason, Goal) :-
    flush_output,
    '$qualify'(Goal, user, Qualified),
    format(user_error, 'Assertion failed: ~q~n', [Qualified]),
    throw(assertion_error(Reason, Qualified)).
