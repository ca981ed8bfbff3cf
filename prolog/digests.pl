% Digests, unique names, bytes in hexadecimal and base 32. How the comments are read: control.pl.
%
% Options: encoding(E) (utf8) says what bytes a text has, algorithm(A) is md5, sha1, sha224, sha256, sha384, sha512, blake2b, ...

:- module(digests, [md5_hash/3, sha_hash/3, hmac_sha/4, file_sha1/2, hash_atom/2, hex_bytes/2, crypto_data_hash/3,
    crypto_file_hash/3, crypto_n_random_bytes/2, uuid/1, uuid/2, base32/2]).

%! md5_hash(+Text, -Hash, +Options) is det.
%  Hash is the MD5 digest in hexadecimal.
%  ?- md5_hash(abc, H, []).
%  H = '900150983cd24fb0d6963f7d28e17f72'
md5_hash(Text, Hash, Options) :- '$hash_encoding'(Options, Encoding), '$digest'(md5, Text, Encoding, Bytes), hash_atom(Bytes, Hash).

'$hash_encoding'(Options, Encoding) :- must_be(list, Options), option(encoding(Encoding), Options, utf8).

%! sha_hash(+Text, -Bytes, +Options) is det.
%  Bytes is the digest: SHA-1 without algorithm(A).
%  ?- sha_hash(abc, _B, []), hash_atom(_B, H).
%  H = a9993e364706816aba3e25717850c26c9cd0d89d
sha_hash(Text, Bytes, Options) :-
    '$hash_encoding'(Options, Encoding),
    option(algorithm(Algorithm), Options, sha1),
    '$digest'(Algorithm, Text, Encoding, Bytes).

%! hmac_sha(+Key, +Text, -Bytes, +Options) is det.
%  Bytes is the keyed digest of RFC 2104.
%  ?- hmac_sha(key, data, _B, [algorithm(sha1)]), hash_atom(_B, H).
%  H = '104152c5bfdca07bc633eebd46199f0255c9f49d'
hmac_sha(Key, Text, Bytes, Options) :-
    '$hash_encoding'(Options, Encoding),
    option(algorithm(Algorithm), Options, sha1),
    '$keyed_digest'(Algorithm, Key, Text, Encoding, Bytes).

%! file_sha1(+File, -Hash) is det.
%  Hash is the SHA-1 digest of a file, in hexadecimal.
%  ?- file_sha1('/no/such', H).
%  error(existence_error(file,'/no/such'))
file_sha1(File, Hash) :- '$file_digest'(sha1, File, Bytes), hash_atom(Bytes, Hash).

%! hash_atom(+Bytes, -Hexadecimal) is det.
%  Hexadecimal is the atom of two digits for each byte.
%  ?- hash_atom([1,255], A).
%  A = '01ff'
hash_atom(Bytes, Hexadecimal) :-
    must_be(list(between(0, 255)), Bytes),
    '$hexadecimal'(Bytes, Codes),
    atom_codes(Hexadecimal, Codes).

'$hexadecimal'([], []).
'$hexadecimal'([Byte|Bytes], [A,B|Codes]) :-
    '$hexadecimal_digit'(Byte >> 4, A),
    '$hexadecimal_digit'(Byte /\ 15, B),
    '$hexadecimal'(Bytes, Codes).

'$hexadecimal_digit'(Expression, Code) :- D is Expression, ( D < 10 -> Code is D + 0'0 ; Code is D - 10 + 0'a ).

%! hex_bytes(?Hexadecimal, ?Bytes) is det.
%  Bytes are those that two digits each say.
%  ?- hex_bytes('0aFF', B), hex_bytes(H, [10]).
%  B = [10,255], H = '0a'
hex_bytes(Hexadecimal, Bytes) :-
    ( var(Hexadecimal) -> hash_atom(Bytes, Hexadecimal)
    ; atom_codes(Hexadecimal, Codes),
      ( '$hex_values'(Codes, Bytes0) -> Bytes = Bytes0 ; throw(error(syntax_error(illegal_hexadecimal), _)) )
    ).

'$hex_values'([], []).
'$hex_values'([A,B|Codes], [Byte|Bytes]) :-
    code_type(A, xdigit(High)),
    code_type(B, xdigit(Low)),
    Byte is High * 16 + Low,
    '$hex_values'(Codes, Bytes).

%! crypto_data_hash(+Text, -Hash, +Options) is det.
%  Hash is the digest in hexadecimal, SHA-256 without algorithm(A); hmac(Key) makes a keyed one.
%  ?- crypto_data_hash(abc, H, [algorithm(md5)]).
%  H = '900150983cd24fb0d6963f7d28e17f72'
crypto_data_hash(Text, Hash, Options) :-
    '$hash_encoding'(Options, Encoding),
    '$crypto_algorithm'(Options, Algorithm),
    ( option(hmac(Key), Options) -> '$keyed_digest'(Algorithm, Key, Text, Encoding, Bytes)
    ; '$digest'(Algorithm, Text, Encoding, Bytes)
    ),
    hash_atom(Bytes, Hash).

'$crypto_algorithm'(Options, Algorithm) :-
    option(algorithm(A), Options, sha256),
    ( memberchk(A, [default]) -> Algorithm = sha256 ; Algorithm = A ).

%! crypto_file_hash(+File, -Hash, +Options) is det.
%  The same for a file.
%  ?- tmp_file(docs, _F), open(_F, write, _S), write(_S, abc), close(_S), crypto_file_hash(_F, H, [algorithm(md5)]), delete_file(_F).
%  H = '900150983cd24fb0d6963f7d28e17f72'
crypto_file_hash(File, Hash, Options) :-
    must_be(list, Options),
    '$crypto_algorithm'(Options, Algorithm),
    '$file_digest'(Algorithm, File, Bytes),
    hash_atom(Bytes, Hash).

%! crypto_n_random_bytes(+Count, -Bytes) is det.
%  Bytes that nobody can guess.
%  ?- crypto_n_random_bytes(4, _B), length(_B, N).
%  N = 4
crypto_n_random_bytes(Count, Bytes) :- must_be(nonneg, Count), '$random_bytes'(Count, Bytes).

%! uuid(-Name) is det.
%  Name is a new one in all the world, by chance.
%  ?- uuid(_U), atom_length(_U, N).
%  N = 36
uuid(Name) :- uuid(Name, []).

%! uuid(-Name, +Options) is det.
%  The same; version(1) takes the time and the machine for it.
%  ?- uuid(_U, [version(1)]), sub_atom(_U, 14, 1, _, V).
%  V = '1'
uuid(Name, Options) :-
    must_be(list, Options),
    option(version(Version), Options, 4),
    must_be(oneof([1,4]), Version),
    '$uuid'(Version, Name).

%! base32(?Plain, ?Encoded) is det.
%  Encoded is Plain in base 32 (RFC 4648), of its UTF-8.
%  ?- base32(abc, E), base32(P, 'MFRGG===').
%  E = 'MFRGG===', P = abc
base32(Plain, Encoded) :-
    ( nonvar(Plain) -> '$base32_encode'(Plain, Text), atom_string(Encoded, Text)
    ; '$base32_decode'(Encoded, Text), atom_string(Plain, Text)
    ).
