% Edinburgh input and output: files that are named where they are used. How the comments are read: control.pl.

:- module(edinburgh, [see/1, seeing/1, seen/0, tell/1, append/1, telling/1, told/0]).

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
'$edinburgh_stream'(File, _, Mode, Stream) :- open(File, Mode, Stream).

'$edinburgh_close'(Stream, Standard) :- ( stream_property(Stream, alias(Standard)) -> true ; close(Stream) ).
