% A database query: pairs of countries whose population densities differ by less than 5 per cent.
% Stresses enumeration of facts, integer arithmetic and comparison inside a failure-driven search.

bench_once :- similar(_, _, _, _), fail.
bench_once.

answer(Pairs) :- findall(pair(C, D, E, F), similar(C, D, E, F), Pairs).

small_answer(Pairs) :- answer(Pairs).

bench_size(5000).
bench_small(1).

similar(Country1, Density1, Country2, Density2) :-
    density(Country1, Density1),
    density(Country2, Density2),
    Density1 > Density2,
    20 * Density1 < 21 * Density2.

% People for 100 square kilometres.
density(Country, Density) :-
    people(Country, Thousands),
    surface(Country, Area),
    Density is Thousands * 100000 // Area.

people(argentina, 46000).
people(australia, 26000).
people(bangladesh, 171000).
people(brazil, 211000).
people(canada, 40000).
people(chile, 19600).
people(china, 1411000).
people(egypt, 105000).
people(ethiopia, 123000).
people(finland, 5600).
people(france, 68000).
people(germany, 84500).
people(india, 1428000).
people(indonesia, 277000).
people(italy, 58900).
people(japan, 124500).
people(kenya, 54000).
people(mexico, 128500).
people(nigeria, 223000).
people(norway, 5500).
people(pakistan, 240000).
people(poland, 37700).
people(spain, 48300).
people(sweden, 10500).
people(vietnam, 99500).

surface(argentina, 2780400).
surface(australia, 7692000).
surface(bangladesh, 147600).
surface(brazil, 8515800).
surface(canada, 9984700).
surface(chile, 756100).
surface(china, 9597000).
surface(egypt, 1010400).
surface(ethiopia, 1104300).
surface(finland, 338500).
surface(france, 551700).
surface(germany, 357600).
surface(india, 3287300).
surface(indonesia, 1904600).
surface(italy, 302100).
surface(japan, 378000).
surface(kenya, 580400).
surface(mexico, 1964400).
surface(nigeria, 923800).
surface(norway, 385200).
surface(pakistan, 881900).
surface(poland, 312700).
surface(spain, 506000).
surface(sweden, 450300).
surface(vietnam, 331200).
