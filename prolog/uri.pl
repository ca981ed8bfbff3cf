% URIs as RFC 3986 has them, with SWI-Prolog's names; nothing is fetched. How the comments are read: control.pl.
%
% uri_components(Scheme, Authority, Path, Query, Fragment), uri_authority(User, Password, Host, Port): what is not there is a variable.

:- module(uri, [uri_components/2, uri_data/3, uri_data/4, uri_is_global/1, uri_encoded/3, uri_query_components/2,
    uri_authority_components/2, uri_authority_data/3, uri_resolve/3, uri_normalized/2, uri_normalized/3, iri_normalized/2,
    iri_normalized/3, uri_normalized_iri/2, uri_normalized_iri/3, uri_iri/2, uri_file_name/2, uri_edit/3,
    www_form_encode/2, is_absolute_url/1, global_url/3]).

%! uri_components(?Uri, ?Components) is det.
%  Components are the parts of Uri, or make it; a query may be a list as in uri_query_components/2.
%  ?- uri_components('http://h:80/p?q=1#f', C), uri_components(U, uri_components(ftp, h, '/p', _, _)).
%  C = uri_components(http,'h:80','/p','q=1',f), U = 'ftp://h/p'
uri_components(Uri, Components) :-
    ( nonvar(Uri) -> '$split_uri'(Uri, Components0), Components = Components0
    ; nonvar(Components) ->
      ( Components = uri_components(Scheme, Authority, Path, Query0, Fragment) -> true
      ; throw(error(type_error(uri_components, Components), _))
      ),
      ( is_list(Query0) -> uri_query_components(Query, Query0) ; Query = Query0 ),
      '$join_uri'(Scheme, Authority, Path, Query, Fragment, Uri)
    ; throw(error(instantiation_error, _))
    ).

%! uri_data(?Field, +Components, ?Value) is nondet.
%  Value is a part: scheme, authority, path, search, fragment.
%  ?- uri_components('http://h/p', C), uri_data(path, C, P).
%  C = uri_components(http,h,'/p',_,_), P = '/p'
uri_data(Field, Components, Value) :- '$uri_place'(Field, Place), arg(Place, Components, Value).

'$uri_place'(scheme, 1).
'$uri_place'(authority, 2).
'$uri_place'(path, 3).
'$uri_place'(search, 4).
'$uri_place'(fragment, 5).

%! uri_data(+Field, +Components, ?Value, -NewComponents) is semidet.
%  NewComponents has Value as that part.
%  ?- uri_data(path, uri_components(http, h, '/p', q, f), '/r', C).
%  C = uri_components(http,h,'/r',q,f)
uri_data(Field, Components, Value, NewComponents) :-
    '$uri_place'(Field, Place),
    Components =.. [Name|Parts],
    nth1(Place, Parts, _, Others),
    nth1(Place, NewParts, Value, Others),
    NewComponents =.. [Name|NewParts].

%! uri_is_global(+Uri) is semidet.
%  Uri has a scheme, of two characters or more.
%  ?- uri_is_global('http://h'), \+ uri_is_global('/p'), \+ uri_is_global('c:p').
%  true
uri_is_global(Uri) :-
    '$split_uri'(Uri, uri_components(Scheme, _, _, _, _)),
    nonvar(Scheme),
    atom_length(Scheme, N),
    N > 1,
    atom_chars(Scheme, Chars),
    \+ ( member(C, Chars), \+ char_type(C, alnum), \+ memberchk(C, [+,-,'.']) ).

%! uri_encoded(+Component, ?Value, ?Encoded) is det.
%  Encoded is Value as it stands in a component: query_value, fragment, path, segment.
%  ?- uri_encoded(query_value, 'a b&c', E), uri_encoded(path, V, 'a%20b').
%  E = 'a%20b%26c', V = 'a b'
uri_encoded(Component, Value, Encoded) :- '$uri_encoded'(Component, Value, Encoded).

%! uri_query_components(?Query, ?Pairs) is det.
%  Pairs are the Name=Value of a query; to make one, Name-Value and Name(Value) will do too.
%  ?- uri_query_components('a=b&c=x+y', L), uri_query_components(Q, [a='1 2',b(c)]).
%  L = [a=b,c='x y'], Q = 'a=1%202&b=c'
uri_query_components(Query, Pairs) :-
    ( nonvar(Query) -> '$query_pairs'(Query, Pairs0), Pairs = Pairs0
    ; must_be(list, Pairs),
      '$query_texts'(Pairs, Texts),
      atomic_list_concat(Texts, &, Query)
    ).

'$query_pairs'(Query, Pairs) :-
    split_string(Query, "&;", "", Parts),
    ( Parts = [Only], string_length(Only, 0) -> Pairs = [] ; '$query_each'(Parts, Pairs) ).

'$query_each'([], []).
'$query_each'([Part|Parts], [Name=Value|Pairs]) :-
    ( sub_string(Part, Before, 1, After, =) -> true ; throw(error(syntax_error(illegal_uri_query), _)) ),
    sub_string(Part, 0, Before, _, Name0),
    sub_string(Part, _, After, 0, Value0),
    '$uri_encoded'(query_value, Name, Name0),
    '$uri_encoded'(query_value, Value, Value0),
    '$query_each'(Parts, Pairs).

'$query_texts'([], []).
'$query_texts'([Pair|Pairs], [Text|Texts]) :-
    ( nonvar(Pair), ( Pair = (Name=Value) ; Pair = Name-Value ; compound(Pair), Pair =.. [Name,Value] ) -> true
    ; throw(error(type_error(name_value, Pair), _))
    ),
    '$uri_encoded'(query_value, Name, Name1),
    '$uri_encoded'(query_value, Value, Value1),
    atomic_list_concat([Name1,=,Value1], Text),
    '$query_texts'(Pairs, Texts).

%! uri_authority_components(?Authority, ?Components) is det.
%  Components are uri_authority(User, Password, Host, Port).
%  ?- uri_authority_components('u@h:80', C), uri_authority_components(A, uri_authority(_, _, h, 8080)).
%  C = uri_authority(u,_,h,80), A = 'h:8080'
uri_authority_components(Authority, Components) :-
    ( nonvar(Authority) -> '$split_authority'(Authority, Components0), Components = Components0
    ; Components = uri_authority(User, Password, Host, Port),
      ( var(User) -> P1 = [] ; var(Password) -> P1 = [User,@] ; P1 = [User,:,Password,@] ),
      ( var(Host) -> P2 = [] ; P2 = [Host] ),
      ( var(Port) -> P3 = [] ; P3 = [:,Port] ),
      append([P1,P2,P3], Parts),
      atomic_list_concat(Parts, Authority)
    ).

%! uri_authority_data(?Field, +Components, ?Value) is nondet.
%  Value is a part: user, password, host, port.
%  ?- uri_authority_data(host, uri_authority(u, p, h, 80), V).
%  V = h
uri_authority_data(Field, Components, Value) :-
    nth1(Place, [user,password,host,port], Field),
    arg(Place, Components, Value).

%! uri_resolve(+Reference, +Base, -Uri) is det.
%  Uri is Reference seen from Base.
%  ?- uri_resolve('../x', 'http://h/a/b/c', U).
%  U = 'http://h/a/x'
uri_resolve(Reference, Base, Uri) :- '$uri_resolve'(Reference, Base, Uri).

%! uri_normalized(+Uri, -Normalized) is det.
%  Normalized has small letters where they mean the same, no . and .., escapes only where they are needed.
%  ?- uri_normalized('HTTP://H/%7Ea/../b c', N).
%  N = 'http://h/b%20c'
uri_normalized(Uri, Normalized) :- '$uri_normalized'(Uri, Normalized).

%! uri_normalized(+Uri, +Base, -Normalized) is det.
%  The same of Uri seen from Base.
%  ?- uri_normalized('../x', 'http://H/a/b/c', N).
%  N = 'http://h/a/x'
uri_normalized(Uri, Base, Normalized) :- uri_resolve(Uri, Base, Whole), uri_normalized(Whole, Normalized).

%! iri_normalized(+Iri, -Normalized) is det.
%  As uri_normalized/2; letters beyond ASCII stay.
%  ?- iri_normalized('http://h/\xe9\ x', N).
%  N = 'http://h/é%20x'
iri_normalized(Iri, Normalized) :- '$iri_normalized'(Iri, Normalized).

%! iri_normalized(+Iri, +Base, -Normalized) is det.
%  The same of Iri seen from Base.
%  ?- iri_normalized('../x', 'http://h/a/b/c', N).
%  N = 'http://h/a/x'
iri_normalized(Iri, Base, Normalized) :- uri_resolve(Iri, Base, Whole), iri_normalized(Whole, Normalized).

%! uri_normalized_iri(+Uri, -Normalized) is det.
%  Normalized is an IRI: escapes of letters beyond ASCII are the letters.
%  ?- uri_normalized_iri('http://h/%C3%A9', N).
%  N = 'http://h/é'
uri_normalized_iri(Uri, Normalized) :- uri_iri(Uri, Iri), iri_normalized(Iri, Normalized).

%! uri_normalized_iri(+Uri, +Base, -Normalized) is det.
%  The same of Uri seen from Base.
%  ?- uri_normalized_iri('x', 'http://h/a', N).
%  N = 'http://h/x'
uri_normalized_iri(Uri, Base, Normalized) :- uri_resolve(Uri, Base, Whole), uri_normalized_iri(Whole, Normalized).

%! uri_iri(?Uri, ?Iri) is det.
%  Iri has letters beyond ASCII where Uri has their escapes.
%  ?- uri_iri('http://h/%C3%A9', I), uri_iri(U, 'http://h/\xe9\ ').
%  I = 'http://h/é', U = 'http://h/%C3%A9%20'
uri_iri(Uri, Iri) :- '$uri_iri'(Uri, Iri).

%! uri_file_name(?Uri, ?File) is semidet.
%  Uri is the one of a file of this machine.
%  ?- uri_file_name(U, '/a b'), uri_file_name('file:///c%20d', F).
%  U = 'file:///a%20b', F = '/c d'
uri_file_name(Uri, File) :-
    ( nonvar(Uri) ->
        '$split_uri'(Uri, uri_components(file, Authority, Path, _, _)),
        ( var(Authority) ; Authority == '' ; Authority == localhost ),
        !,
        '$uri_encoded'(path, File, Path)
    ; absolute_file_name(File, Absolute),
      '$uri_encoded'(path, Absolute, Path),
      '$join_uri'(file, '', Path, _, _, Uri)
    ).

%! uri_edit(+Actions, +Uri, -Edited) is det.
%  Edited is Uri with scheme(S), host(H), port(P), user(U), password(P), path(P), search(Pairs), fragment(F) done to it, in that order.
%  ?- uri_edit([path(x), search([a=b])], 'http://h/y/z?c=d', U).
%  U = 'http://h/y/x?c=d&a=b'
uri_edit(Actions, Uri, Edited) :-
    ( is_list(Actions) -> List = Actions ; List = [Actions] ),
    uri_components(Uri, Components0),
    foldl('$uri_edit', List, Components0, Components),
    uri_components(Edited, Components).

'$uri_edit'(Action, C0, C) :- ( '$uri_edited'(Action, C0, C1) -> C = C1 ; throw(error(domain_error(uri_edit, Action), _)) ).

'$uri_edited'(scheme(S), C0, C) :- uri_data(scheme, C0, S, C).
'$uri_edited'(fragment(F), C0, C) :- uri_data(fragment, C0, F, C).
'$uri_edited'(path(P), C0, C) :-
    uri_data(path, C0, Old),
    '$join_uri'(_, _, P, _, _, Reference),
    ( Old == '' -> Path0 = / ; Path0 = Old ),
    uri_resolve(Reference, Path0, Path),
    uri_data(path, C0, Path, C).
'$uri_edited'(search(Pairs), C0, C) :-
    uri_data(search, C0, Old),
    ( var(Old) -> Pairs0 = [] ; uri_query_components(Old, Pairs0) ),
    foldl('$query_replaced', Pairs, Pairs0, New),
    uri_query_components(Query, New),
    uri_data(search, C0, Query, C).
'$uri_edited'(Action, C0, C) :-
    Action =.. [Field,Value],
    nth1(Place, [user,password,host,port], Field),
    uri_data(authority, C0, Old),
    ( var(Old) -> A0 = uri_authority(_, _, _, _) ; uri_authority_components(Old, A0) ),
    A0 =.. [Name|Parts],
    nth1(Place, Parts, _, Others),
    nth1(Place, NewParts, Value, Others),
    A =.. [Name|NewParts],
    uri_authority_components(Authority, A),
    uri_data(authority, C0, Authority, C).

'$query_replaced'(Pair, Pairs0, Pairs) :-
    ( Pair = (Name=Value) ; Pair = Name-Value ; Pair =.. [Name,Value] ),
    !,
    exclude([N=_]>>(N == Name), Pairs0, Pairs1),
    append(Pairs1, [Name=Value], Pairs).

%! www_form_encode(?Value, ?Encoded) is det.
%  Encoded is Value as a form sends it.
%  ?- www_form_encode('a b&', E), www_form_encode(V, 'a+b').
%  E = 'a%20b%26', V = 'a b'
www_form_encode(Value, Encoded) :- '$uri_encoded'(query_value, Value, Encoded).

%! is_absolute_url(+Url) is semidet.
%  Url has a scheme.
%  ?- is_absolute_url('http://h'), \+ is_absolute_url(p).
%  true
is_absolute_url(Url) :- uri_is_global(Url).

%! global_url(+Url, +Base, -Global) is det.
%  Global is Url seen from Base.
%  ?- global_url(x, 'http://h/a', U).
%  U = 'http://h/x'
global_url(Url, Base, Global) :- uri_resolve(Url, Base, Global).
