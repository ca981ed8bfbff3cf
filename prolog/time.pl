% Goals that are called later, while something else runs. How the comments are read: control.pl.
%
% call_with_time_limit/2 is in limits.pl. An alarm calls its goal between two calls of the program, or while that sleeps; what
% it throws is thrown there.

:- module(time, [alarm/3, alarm/4, alarm_at/3, alarm_at/4, remove_alarm/1, install_alarm/1, install_alarm/2,
    uninstall_alarm/1, current_alarm/4]).

%! alarm(+Seconds, :Goal, -Alarm) is det.
%  Goal is called in so many seconds.
%  ?- catch(( alarm(0.01, throw(rings), _), sleep(5) ), B, true).
%  B = rings
alarm(Seconds, Goal, Alarm) :- alarm(Seconds, Goal, Alarm, []).

%! alarm(+Seconds, :Goal, -Alarm, +Options) is det.
%  The same; install(false) waits for install_alarm/1.
%  ?- alarm(60, true, _A, [install(false)]), current_alarm(_, _, _A, S).
%  S = disabled
alarm(Seconds, Goal, Alarm, Options) :-
    must_be(number, Seconds),
    must_be(callable, Goal),
    must_be(list, Options),
    option(install(Install), Options, true),
    must_be(boolean, Install),
    Alarm = '$alarm'(Number, Seconds, Goal),
    ( Install == true -> '$call_later'(Seconds, Goal, Number) ; Number = 0 ).

%! alarm_at(+Stamp, :Goal, -Alarm) is det.
%  Goal is called at that time.
%  ?- get_time(_T), catch(( alarm_at(_T, throw(rings), _), sleep(5) ), B, true).
%  B = rings
alarm_at(Stamp, Goal, Alarm) :- alarm_at(Stamp, Goal, Alarm, []).

%! alarm_at(+Stamp, :Goal, -Alarm, +Options) is det.
%  The same with options of alarm/4.
%  ?- alarm_at(soon, true, _, []).
%  error(type_error(number,soon))
alarm_at(Stamp, Goal, Alarm, Options) :-
    must_be(number, Stamp),
    get_time(Now),
    Seconds is max(0, Stamp - Now),
    alarm(Seconds, Goal, Alarm, Options).

%! remove_alarm(+Alarm) is det.
%  The goal is not called any more.
%  ?- alarm(60, true, _A), remove_alarm(_A), current_alarm(_, _, _A, S).
%  S = disabled
remove_alarm(Alarm) :- uninstall_alarm(Alarm).

%! install_alarm(+Alarm) is det.
%  An alarm that does not wait begins to.
%  ?- alarm(60, true, _A, [install(false)]), install_alarm(_A), remove_alarm(_A).
%  true
install_alarm(Alarm) :- must_be(nonvar, Alarm), arg(2, Alarm, Seconds), install_alarm(Alarm, Seconds).

%! install_alarm(+Alarm, +Seconds) is det.
%  The same with another time.
%  ?- alarm(60, throw(rings), _A, [install(false)]), catch(( install_alarm(_A, 0.01), sleep(5) ), B, true).
%  B = rings
install_alarm(Alarm, Seconds) :-
    uninstall_alarm(Alarm),
    arg(3, Alarm, Goal),
    '$call_later'(Seconds, Goal, Number),
    nb_setarg(1, Alarm, Number).

%! uninstall_alarm(+Alarm) is det.
%  The goal is not called, unless install_alarm/1 says so.
%  ?- uninstall_alarm(a).
%  error(type_error(alarm,a))
uninstall_alarm(Alarm) :-
    must_be(nonvar, Alarm),
    ( Alarm = '$alarm'(Number, _, _) -> '$stop_alarm'(Number), nb_setarg(1, Alarm, 0) ; throw(error(type_error(alarm, Alarm), _)) ).

%! current_alarm(?Stamp, :Goal, ?Alarm, ?Status) is nondet.
%  Alarm waits until Stamp to call Goal: Status is scheduled; disabled for one that is given and does not wait.
%  ?- alarm(60, docs_goal, _A), current_alarm(_, G, _A, S), remove_alarm(_A).
%  G = docs_goal, S = scheduled
current_alarm(Stamp, Goal, Alarm, Status) :-
    '$alarms'(Alarms),
    ( nonvar(Alarm), Alarm = '$alarm'(0, _, Goal) -> Status = disabled
    ; member(alarm(Stamp, Goal0, Number), Alarms),
      Goal = Goal0,
      ( var(Alarm) -> get_time(Now), Seconds is Stamp - Now, Alarm = '$alarm'(Number, Seconds, Goal0)
      ; arg(1, Alarm, Number)
      ),
      Status = scheduled
    ).
