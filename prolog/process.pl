% Child processes, with SICStus' and SWI-Prolog's names. How the comments are read: control.pl.
%
% A program is a file, or path(Name) to be searched as a shell does. No shell sees its arguments. Each is a text, a number,
% file(Name), or a list of such to be put together. Options:
%   stdin(S), stdout(S), stderr(S)    S is std (ours), null, pipe(Stream), pipe(Stream, [type(T), encoding(E)]), stream(Stream)
%   cwd(Directory), env([Name=Value, ...]) in place of the environment, environment([Name=Value, ...]) beside it
%   process(Number)                   to be waited for; without it a status other than 0 is process_error(Program, Status)
%   wait(Status)                      waits at once
%   detached(Bool)                    in a session of its own

:- module(process, [process_create/2, process_create/3, process_wait/2, process_wait/3, process_id/2, process_kill/1,
    process_kill/2, process_group_kill/1, process_group_kill/2, process_release/1]).

%! process_create(+Program, +Arguments) is det.
%  Runs a program.
%  ?- catch(process_create(path(sh), ['-c', 'exit 2']), error(process_error(_, S), _), true).
%  S = exit(2)
process_create(Program, Arguments) :- process_create(Program, Arguments, []).

%! process_create(+Program, +Arguments, +Options) is det.
%  Starts a program, with streams to and from it.
%  ?- process_create(path(cat), [], [stdin(pipe(_I)), stdout(pipe(_O))]), write(_I, 'a b'), close(_I), read_string(_O, _, S), close(_O).
%  S = "a b"
process_create(Program, Arguments, Options) :-
    '$program'(Program, File),
    must_be(list, Arguments),
    must_be(list, Options),
    '$process_words'(Arguments, Words),
    '$process_options'(Options, options(std, std, std, -, -, false, -, -), options(In0, Out0, Err0, Dir, Env, Detached, Pid, Wait)),
    '$process_end'(In0, In, InStream),
    '$process_end'(Out0, Out, OutStream),
    ( '$same_pipe'(Out0, Err0) -> Err = stdout, ErrStream = (-) ; '$process_end'(Err0, Err, ErrStream) ),
    ( Pid == (-), Wait == (-) -> Known = false ; Known = true ),
    '$process_start'(process(File, Words, [In,Out,Err], Dir, Env, Detached, Known), Number, Streams),
    ( Err == stdout -> Streams = [InStream,OutStream,_] ; Streams = [InStream,OutStream,ErrStream] ),
    ( Pid == (-) -> true ; Pid = process(Number) ),
    ( Wait = wait(Status) -> process_wait(Number, Status)
    ; Known == false, Streams == [-,-,-] -> process_wait(Number, Status), '$process_good'(Status, File)
    ; true
    ).

'$process_good'(Status, File) :- ( Status == exit(0) -> true ; throw(error(process_error(File, Status), _)) ).

'$same_pipe'(Out, Err) :- Out = pipe(S, _), Err = pipe(S1, _), S == S1.

'$program'(Program, _) :- var(Program), !, throw(error(instantiation_error, _)).
'$program'(path(Name), File) :- !,
    must_be(atomic, Name),
    ( '$program_path'(Name, File) -> true ; throw(error(existence_error(source_sink, path(Name)), _)) ).
'$program'(Program, File) :- absolute_file_name(Program, File, [access(exist)]).

'$process_words'([], []).
'$process_words'([A|As], [W|Ws]) :- '$process_word'(A, W), '$process_words'(As, Ws).

'$process_word'(A, _) :- var(A), !, throw(error(instantiation_error, _)).
'$process_word'(A, W) :- A = [_|_], is_list(A), !, '$process_words'(A, Parts), atomic_list_concat(Parts, W).
'$process_word'(file(F), W) :- !, absolute_file_name(F, W).
'$process_word'(A, W) :- must_be(atomic, A), atomic_list_concat([A], W).

'$process_options'([], Options, Options).
'$process_options'([Option|Rest], Options0, Options) :-
    ( var(Option) -> throw(error(instantiation_error, _)) ; true ),
    ( '$process_option'(Option, Options0, Options1) -> true ; throw(error(domain_error(process_option, Option), _)) ),
    '$process_options'(Rest, Options1, Options).

'$process_option'(stdin(S), options(_, O, E, D, V, T, P, W), options(S1, O, E, D, V, T, P, W)) :- '$process_stream'(S, S1).
'$process_option'(stdout(S), options(I, _, E, D, V, T, P, W), options(I, S1, E, D, V, T, P, W)) :- '$process_stream'(S, S1).
'$process_option'(stderr(S), options(I, O, _, D, V, T, P, W), options(I, O, S1, D, V, T, P, W)) :- '$process_stream'(S, S1).
'$process_option'(cwd(D0), options(I, O, E, _, V, T, P, W), options(I, O, E, D, V, T, P, W)) :- absolute_file_name(D0, D).
'$process_option'(env(V), Options0, Options) :- '$process_environment'(V, none, env(V), Options0, Options).
'$process_option'(environment(V), Options0, Options) :- '$process_environment'(V, all, environment(V), Options0, Options).
'$process_option'(process(N), options(I, O, E, D, V, T, _, W), options(I, O, E, D, V, T, process(N), W)).
'$process_option'(wait(S), options(I, O, E, D, V, T, P, _), options(I, O, E, D, V, T, P, wait(S))).
'$process_option'(detached(T), options(I, O, E, D, V, _, P, W), options(I, O, E, D, V, T, P, W)) :- must_be(boolean, T).
'$process_option'(window(_), Options, Options).

'$process_environment'(List, Base, Option, options(I, O, E, D, V0, T, P, W), options(I, O, E, D, V, T, P, W)) :-
    ( V0 == (-) -> true ; throw(error(permission_error(redefine, process_option, Option), _)) ),
    must_be(list, List),
    '$process_variables'(List, Pairs),
    V = environment(Base, Pairs).

'$process_variables'([], []).
'$process_variables'([V|Vs], [Name=Word|Ps]) :-
    ( nonvar(V), V = (Name=Value) -> true ; throw(error(type_error(environment_variable, V), _)) ),
    must_be(atomic, Name),
    '$process_word'(Value, Word),
    '$process_variables'(Vs, Ps).

% `$process_stream'(+Specification, -Kind): std, null, stream(S), pipe(S, Options).
'$process_stream'(S, _) :- var(S), !, throw(error(instantiation_error, _)).
'$process_stream'(std, std) :- !.
'$process_stream'(null, null) :- !.
'$process_stream'(stream(S), stream(S)) :- !.
'$process_stream'(pipe(S), pipe(S, pipe(text, utf8))) :- !, must_be(var, S).
'$process_stream'(pipe(S, Options), pipe(S, pipe(Type, Encoding))) :- !,
    must_be(var, S),
    must_be(list, Options),
    option(type(Type), Options, text),
    must_be(oneof([text,binary]), Type),
    option(encoding(Encoding), Options, utf8),
    must_be(atom, Encoding).
'$process_stream'(S, _) :- throw(error(domain_error(process_stream, S), _)).

% `$process_end'(+Kind, -Wanted, -Stream)
'$process_end'(pipe(Stream, Wanted), Wanted, Stream) :- !.
'$process_end'(Kind, Kind, -).

%! process_wait(+Process, -Status) is det.
%  Waits for the end of a process: exit(Number) or killed(Signal).
%  ?- process_create(path(sh), ['-c', 'exit 3'], [process(_P)]), process_wait(_P, S).
%  S = exit(3)
process_wait(Process, Status) :- process_wait(Process, Status, []).

%! process_wait(+Process, -Status, +Options) is det.
%  The same for at most timeout(Seconds): Status is timeout then, and the process goes on.
%  ?- process_create(path(sleep), [9], [process(_P)]), process_wait(_P, A, [timeout(0)]), process_kill(_P), process_wait(_P, B).
%  A = timeout, B = killed(15)
process_wait(Process, Status, Options) :-
    must_be(list, Options),
    option(timeout(Seconds0), Options, infinite),
    ( Seconds0 == infinite -> Seconds = -1 ; must_be(number, Seconds0), Seconds is max(0, Seconds0) ),
    '$process_wait'(Process, Seconds, Status0),
    Status = Status0.

%! process_id(+Process, -Number) is det.
%  Number is the operating system's for Process: the same.
%  ?- process_id(12, N).
%  N = 12
process_id(Process, Number) :- must_be(integer, Process), Number = Process.

%! process_kill(+Process) is det.
%  Asks a process to end.
%  ?- process_kill(a).
%  error(type_error(integer,a))
process_kill(Process) :- process_kill(Process, term).

%! process_kill(+Process, +Signal) is det.
%  Sends a signal, by name or number.
%  ?- process_create(path(sleep), [9], [process(_P)]), process_kill(_P, kill), process_wait(_P, S).
%  S = killed(9)
process_kill(Process, Signal) :- '$process_kill'(Process, Signal, false).

%! process_group_kill(+Process) is det.
%  As process_kill/1 for all processes of a group.
%  ?- process_create(path(sleep), [9], [process(_P), detached(true)]), process_group_kill(_P), process_wait(_P, S).
%  S = killed(15)
process_group_kill(Process) :- process_group_kill(Process, term).

%! process_group_kill(+Process, +Signal) is det.
%  As process_kill/2 for all processes of a group.
%  ?- process_group_kill(_, term).
%  error(instantiation_error)
process_group_kill(Process, Signal) :- '$process_kill'(Process, Signal, true).

%! process_release(+Process) is det.
%  Nobody is interested in the status of a process: waits for its end.
%  ?- process_create(path(true), [], [process(_P)]), process_release(_P).
%  true
process_release(Process) :- process_wait(Process, _).
