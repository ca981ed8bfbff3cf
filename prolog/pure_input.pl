% Grammars over the text of a file. How the comments are read: control.pl.
%
% The whole text is read before the grammar begins, as a list of codes.

:- module(pure_input, [phrase_from_file/2, phrase_from_file/3, phrase_from_stream/2, stream_to_lazy_list/2,
    syntax_error//1]).

%! phrase_from_file(:Body, +File) is nondet.
%  The grammar body describes the codes of File.
%  ?- tmp_file(pure, _F), open(_F, write, _S), write(_S, abc), close(_S), phrase_from_file([C,98,99], _F), delete_file(_F).
%  C = 97
phrase_from_file(Body, File) :- phrase_from_file(Body, File, []).

%! phrase_from_file(:Body, +File, +Options) is nondet.
%  The same with options of open/4.
%  ?- tmp_file(pure, _F), open(_F, write, _S), write(_S, ab), close(_S), phrase_from_file([A,B], _F, [encoding(utf8)]).
%  A = 97, B = 98
phrase_from_file(Body, File, Options) :-
    setup_call_cleanup(open(File, read, Stream, Options), read_stream_to_codes(Stream, Codes), close(Stream)),
    phrase(Body, Codes).

%! phrase_from_stream(:Body, +Stream) is nondet.
%  The grammar body describes the codes up to the end of Stream.
%  ?- open_string("ab", _S), phrase_from_stream([A,B], _S).
%  A = 97, B = 98
phrase_from_stream(Body, Stream) :- read_stream_to_codes(Stream, Codes), phrase(Body, Codes).

%! stream_to_lazy_list(+Stream, -Codes) is det.
%  Codes are all that is left of Stream. They are read at once: there are no lazy lists here.
%  ?- open_string("ab", _S), stream_to_lazy_list(_S, L).
%  L = [97,98]
stream_to_lazy_list(Stream, Codes) :- read_stream_to_codes(Stream, Codes).

%! syntax_error(+Message)// is failure.
%  Throws a syntax error.
%  ?- phrase(syntax_error(no_number), []).
%  error(syntax_error(no_number))
syntax_error(Message, _, _) :- throw(error(syntax_error(Message), _)).
