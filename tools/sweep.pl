% What the rows of sweep.txt call beside built-ins. gprolog has to compile this too.
:- dynamic(fact/2).
:- dynamic(gone/1).
fact(1, a). fact(2, b). fact(3, c). fact(4, d).
age(peter, 7). age(ann, 11). age(pat, 8). age(tom, 5). age(mike, 11).
inc(X, Y) :- Y is X + 1.
add(X, Y, Z) :- Z is X + Y.
add4(X, Y, Z, W) :- W is X + Y + Z.
even(X) :- X mod 2 =:= 0.
pos(X) :- X > 0.
both(_, _).
three(_, _, _).
order(O, X, Y) :- compare(O, X, Y).
all_of_it([_|_], []).
less(X, Y) :- X < Y.
numbers([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).
pairs([a-1, b-2, c-3, d-4, e-5, f-6, g-7, h-8, i-9, j-10]).
mixed([c, a, 1, f(x), b, s, 2.0, a, 1]).
greeting --> [hello], place.
place --> [world].
place --> [prolog].
graph([a-[b, c], b-[d], c-[d], d-[]]).
