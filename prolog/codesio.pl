% Terms and formatted text as lists of codes, as SICStus has it. How the comments are read: control.pl.

:- module(codesio, [format_to_codes/3, format_to_codes/4, write_to_codes/2, write_to_codes/3, write_term_to_codes/3,
    write_term_to_codes/4, read_from_codes/2, read_term_from_codes/3, open_codes_stream/2, with_output_to_codes/2,
    with_output_to_codes/3]).

%! format_to_codes(+Format, +Arguments, -Codes) is det.
%  Codes are what format/2 writes.
%  ?- format_to_codes('~w', [ab], Cs).
%  Cs = [97,98]
format_to_codes(Format, Arguments, Codes) :- format(codes(Codes), Format, Arguments).

%! format_to_codes(+Format, +Arguments, -Codes, ?Rest) is det.
%  Codes are what format/2 writes, with Rest behind.
%  ?- format_to_codes('~w', [a], Cs, x).
%  Cs = [97|x]
format_to_codes(Format, Arguments, Codes, Rest) :- format(codes(Codes0), Format, Arguments), append(Codes0, Rest, Codes).

%! write_to_codes(?Term, -Codes) is det.
%  Codes are what write/1 writes.
%  ?- write_to_codes(a, Cs).
%  Cs = [97]
write_to_codes(Term, Codes) :- with_output_to(codes(Codes), write(Term)).

%! write_to_codes(?Term, -Codes, ?Rest) is det.
%  Codes are what write/1 writes, with Rest behind.
%  ?- write_to_codes(a, Cs, x).
%  Cs = [97|x]
write_to_codes(Term, Codes, Rest) :- with_output_to(codes(Codes, Rest), write(Term)).

%! write_term_to_codes(?Term, -Codes, +Options) is det.
%  Codes are what write_term/2 writes.
%  ?- write_term_to_codes('A', _Cs, [quoted(true)]), atom_codes(A, _Cs).
%  A = '\'A\''
write_term_to_codes(Term, Codes, Options) :- with_output_to(codes(Codes), write_term(Term, Options)).

%! write_term_to_codes(?Term, -Codes, ?Rest, +Options) is det.
%  Codes are what write_term/2 writes, with Rest behind.
%  ?- write_term_to_codes(a, Cs, x, []).
%  Cs = [97|x]
write_term_to_codes(Term, Codes, Rest, Options) :- with_output_to(codes(Codes, Rest), write_term(Term, Options)).

%! read_from_codes(+Codes, -Term) is det.
%  Term is the first one in Codes, which end it with a full stop.
%  ?- atom_codes('f(a). g(b).', _Cs), read_from_codes(_Cs, T).
%  T = f(a)
read_from_codes(Codes, Term) :- read_term_from_codes(Codes, Term, []).

%! read_term_from_codes(+Codes, -Term, +Options) is det.
%  As read_from_codes/2, with the options of read_term/2.
%  ?- atom_codes('f(X).', _Cs), read_term_from_codes(_Cs, T, [variable_names(Vs)]).
%  T = f(_), Vs = ['X'=_]
read_term_from_codes(Codes, Term, Options) :-
    open_codes_stream(Codes, Stream),
    call_cleanup(read_term(Stream, Term, Options), close(Stream)).

%! open_codes_stream(+Codes, -Stream) is det.
%  Stream reads Codes.
%  ?- open_codes_stream([97], _S), get_char(_S, C), close(_S).
%  C = a
open_codes_stream(Codes, Stream) :- string_codes(Text, Codes), open_string(Text, Stream).

%! with_output_to_codes(:Goal, -Codes) is semidet.
%  Goal once; Codes are what it writes.
%  ?- with_output_to_codes(write(a), Cs).
%  Cs = [97]
with_output_to_codes(Goal, Codes) :- with_output_to(codes(Codes), Goal).

%! with_output_to_codes(:Goal, -Codes, ?Rest) is semidet.
%  Goal once; Codes are what it writes, with Rest behind.
%  ?- with_output_to_codes(write(a), Cs, x).
%  Cs = [97|x]
with_output_to_codes(Goal, Codes, Rest) :- with_output_to(codes(Codes, Rest), Goal).
