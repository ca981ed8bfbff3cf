% Base 64, RFC 4648. How the comments are read: control.pl.

:- module(base64, [base64/2, base64url/2, base64_encoded/2, base64_encoded/3, base64//1]).

%! base64(?Plain, ?Encoded) is det.
%  Encoded is the atom for the characters of Plain, none above 255; or Plain is the atom that Encoded stands for.
%  ?- base64(hello, X), base64(Y, X).
%  X = 'aGVsbG8=', Y = hello
base64(Plain, Encoded) :- '$base64_atoms'(Plain, Encoded, standard).

%! base64url(?Plain, ?Encoded) is det.
%  The same with - and _ for + and /, and nothing behind.
%  ?- base64url('>>?', X), base64url(Y, X).
%  X = 'Pj4_', Y = >>?
base64url(Plain, Encoded) :- '$base64_atoms'(Plain, Encoded, url).

'$base64_atoms'(Plain, Encoded, Set) :-
    ( nonvar(Plain) -> '$base64'(encode, Set, octet, Plain, Text), atom_string(Encoded, Text)
    ; '$base64'(decode, Set, octet, Encoded, Text), atom_string(Plain, Text)
    ).

%! base64_encoded(?Plain, ?Encoded) is det.
%  The same as base64_encoded/3 without options.
%  ?- base64_encoded("é", X).
%  X = "w6k="
base64_encoded(Plain, Encoded) :- base64_encoded(Plain, Encoded, []).

%! base64_encoded(?Plain, ?Encoded, +Options) is det.
%  As base64/2 for all characters: encoding(utf8) or octet, charset(classic) or url, as(string) or atom, codes.
%  ?- base64_encoded(X, 'w6k=', [as(atom)]).
%  X = é
base64_encoded(Plain, Encoded, Options) :-
    option(encoding(Encoding), Options, utf8),
    option(charset(Charset), Options, classic),
    ( Charset == url -> Set = url ; Set = standard ),
    option(as(As), Options, string),
    must_be(oneof([string, atom, codes]), As),
    ( nonvar(Plain) -> '$base64'(encode, Set, Encoding, Plain, Text), '$text_as'(As, Text, Encoded)
    ; '$base64'(decode, Set, Encoding, Encoded, Text), '$text_as'(As, Text, Plain)
    ).

%! base64(?Plain)// is det.
%  The codes are those of Plain, codes or text, in base 64; or Plain are the codes that all of them stand for.
%  ?- phrase(base64("hello"), Cs), atom_codes(A, Cs), phrase(base64(Ds), Cs), atom_codes(B, Ds).
%  Cs = [97,71,86,115,98,71,56,61], A = 'aGVsbG8=', Ds = [104,101,108,108,111], B = hello
base64(Plain, Codes, Rest) :-
    (   nonvar(Plain) -> '$base64'(encode, standard, octet, Plain, Text), string_codes(Text, Encoded), append(Encoded, Rest, Codes)
    ;   Rest = [], '$base64'(decode, standard, octet, Codes, Text), string_codes(Text, Plain)
    ).

'$text_as'(string, Text, Text).
'$text_as'(atom, Text, Atom) :- atom_string(Atom, Text).
'$text_as'(codes, Text, Codes) :- string_codes(Text, Codes).
