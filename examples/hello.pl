% The smallest program:  wamjit run examples/hello.pl

:- initialization(main).

main :-
    greeting(Words),
    say(Words).

greeting([hello, from, machine, code]).

say([Word]) :- write(Word), write('!'), nl.
say([Word, Next|Words]) :- write(Word), write(' '), say([Next|Words]).
