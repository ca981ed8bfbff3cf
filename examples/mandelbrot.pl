% The Mandelbrot set in letters: floats, and nothing else but write.  wamjit run examples/mandelbrot.pl

:- initialization(main).

% 78 columns and 31 rows over the plane from -2.1 - 1.2i to 0.7 + 1.2i. To fail after each row gives its memory back.
main :-
    upto(0, 30, Row),
    Im is 1.2 - Row * 0.08,
    columns(0, Im), nl,
    fail.
main.

upto(Low, High, Low) :- Low =< High.
upto(Low, High, Number) :- Low < High, Next is Low + 1, upto(Next, High, Number).

columns(78, _) :- !.
columns(Column, Im) :-
    Re is Column * 0.036 - 2.1,
    escape(0.0, 0.0, Re, Im, 0, Steps),
    shade(Steps, Mark),
    write(Mark),
    Next is Column + 1,
    columns(Next, Im).

% escape(X, Y, Re, Im, Step, Steps): how often z -> z*z + c can be done until z leaves the circle of radius 2.
escape(_, _, _, _, 1000, 1000) :- !.
escape(X, Y, _, _, Steps, Steps) :- X * X + Y * Y > 4.0, !.
escape(X, Y, Re, Im, Step, Steps) :-
    X1 is X * X - Y * Y + Re,
    Y1 is 2.0 * X * Y + Im,
    Step1 is Step + 1,
    escape(X1, Y1, Re, Im, Step1, Steps).

shade(Steps, '@') :- Steps >= 1000, !.
shade(Steps, '%') :- Steps > 40, !.
shade(Steps, '#') :- Steps > 20, !.
shade(Steps, '*') :- Steps > 14, !.
shade(Steps, '+') :- Steps > 10, !.
shade(Steps, '=') :- Steps > 7, !.
shade(Steps, '-') :- Steps > 5, !.
shade(Steps, ':') :- Steps > 4, !.
shade(Steps, '.') :- Steps > 3, !.
shade(_, ' ').
