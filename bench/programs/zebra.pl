% The puzzle of five houses: who keeps the zebra, and who drinks water?
% Stresses unification of structures that are partly known, and deep backtracking.

bench_once :- street(Street), somewhere(house(_, _, zebra, _, _), Street), !.

answer(answer(Keeper, Drinker, Street)) :-
    street(Street),
    somewhere(house(_, Keeper, zebra, _, _), Street),
    somewhere(house(_, Drinker, _, water, _), Street), !.

small_answer(Answer) :- answer(Answer).

bench_size(600).
bench_small(1).

% house(Colour, Nation, Pet, Drink, Smoke), from left to right.
street(Street) :-
    Street = [_, _, _, _, _],
    somewhere(house(red, english, _, _, _), Street),
    somewhere(house(_, spanish, dog, _, _), Street),
    somewhere(house(green, _, _, coffee, _), Street),
    somewhere(house(_, ukrainian, _, tea, _), Street),
    left_of(house(ivory, _, _, _, _), house(green, _, _, _, _), Street),
    somewhere(house(_, _, snails, _, winston), Street),
    somewhere(house(yellow, _, _, _, kools), Street),
    Street = [house(_, norwegian, _, _, _), _, house(_, _, _, milk, _), _, _],
    beside(house(_, _, _, _, chesterfield), house(_, _, fox, _, _), Street),
    beside(house(_, _, _, _, kools), house(_, _, horse, _, _), Street),
    somewhere(house(_, _, _, juice, lucky), Street),
    somewhere(house(_, japanese, _, _, parliament), Street),
    beside(house(_, norwegian, _, _, _), house(blue, _, _, _, _), Street).

somewhere(House, [House|_]).
somewhere(House, [_|Street]) :- somewhere(House, Street).

left_of(Left, Right, [Left, Right|_]).
left_of(Left, Right, [_|Street]) :- left_of(Left, Right, Street).

beside(One, Other, Street) :- left_of(One, Other, Street).
beside(One, Other, Street) :- left_of(Other, One, Street).
