% Grammar rules that take grammar bodies. How the comments are read: control.pl.

:- module(dcg_high_order, [sequence//2, sequence//3, sequence//5, optional//2, foreach//2, foreach//3]).

%! sequence(:Element, ?Items)// is nondet.
%  Element for each of Items, as many as possible first.
%  ?- phrase(sequence(digit, Ds), [49,50,97], R), Ds = [_,_].
%  Ds = [49,50], R = [97]
sequence(Element, Items) --> '$sequence'(Items, Element).

'$sequence'([X|Xs], Element) --> call(Element, X), '$sequence'(Xs, Element).
'$sequence'([], _) --> [].

%! sequence(:Element, :Separator, ?Items)// is nondet.
%  As sequence//2, with Separator between the items, as far as they go; more solutions are those of the last item.
%  ?- phrase(sequence(digit, [0',], Ds), [49,44,50], []).
%  Ds = [49,50]
sequence(Element, Separator, Items) --> '$separated'(Items, Element, Separator).

'$separated'(Items, Element, Separator) -->
    ( { Items = [X|Xs] }, call(Element, X) *-> ( Separator, !, '$separated_more'(Xs, Element, Separator) ; { Xs = [] } )
    ; { Items = [] }
    ).

'$separated_more'([X|Xs], Element, Separator) -->
    call(Element, X),
    ( Separator, !, '$separated_more'(Xs, Element, Separator) ; { Xs = [] } ).

%! sequence(:Start, :Element, :Separator, :End, ?Items)// is semidet.
%  As sequence//3 between Start and End.
%  ?- phrase(sequence([0'<], integer, [0',], [0'>], Is), [60,49,44,50,62], []).
%  Is = [1,2]
sequence(Start, Element, Separator, End, Items) -->
    Start,
    sequence(Element, Separator, Items),
    End,
    !.

%! optional(:Match, :Default)// is det.
%  Match once, or else Default.
%  ?- phrase(optional([a], { X = none }), [b], R).
%  X = none, R = [b]
optional(Match, _) --> Match, !.
optional(_, Default) --> Default.

%! foreach(:Generator, :Element)// is det.
%  Element for each solution of Generator.
%  ?- phrase(foreach(member(X, [a,b]), [X]), L).
%  L = [a,b]
foreach(Generator, Element) --> foreach(Generator, Element, []).

%! foreach(:Generator, :Element, :Separator)// is det.
%  As foreach//2, with Separator between.
%  ?- phrase(foreach(member(X, [a,b]), [X], [-]), L).
%  L = [a,-,b]
foreach(Generator, Element, Separator, Head, Tail) :-
    findall(Element, Generator, Elements),
    '$each_element'(Elements, Separator, Head, Tail).

'$each_element'([], _) --> [].
'$each_element'([Element|Elements], Separator) --> Element, '$each_more'(Elements, Separator).

'$each_more'([], _) --> [].
'$each_more'([Element|Elements], Separator) --> Separator, Element, '$each_more'(Elements, Separator).
