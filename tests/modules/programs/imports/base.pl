:- module(base, [one/1, two/1, three/1, four//1, op(700, xfx, ~>)]).
one(base1). two(base2). three(base3).
four(X) --> [X].
hidden(base).
