% Matching of tree patterns against the property lists of 40 units, as a browser of a knowledge base would do it.
% A pattern item is just(Atom), any(Item), run(Items) or sub(Pattern); a variable that comes twice must match the same.
% Stresses backtracking over ways to split a list, and unification of lists.

bench_once :- browsed(40, _).

answer(Hits) :- browsed(40, Hits).

small_answer(Hits) :- browsed(3, Hits).

bench_size(120).
bench_small(1).

% browsed(Number, Hits): for each query, how many of the trees of Number units match.
browsed(Number, Hits) :-
    units(Number, 19, Units),
    asked([1,2,3,4,5], Units, Hits).

asked([], _, []).
asked([Query|Queries], Units, [Count|Hits]) :-
    units_hit(Units, Query, 0, Count),
    asked(Queries, Units, Hits).

units_hit([], _, Count, Count).
units_hit([unit(_, Properties)|Units], Query, Count0, Count) :-
    property(Properties, trees, Trees),
    trees_hit(Trees, Query, Count0, Count1),
    units_hit(Units, Query, Count1, Count).

property([Key=Value|_], Key, Value) :- !.
property([_|Properties], Key, Value) :- property(Properties, Key, Value).

trees_hit([], _, Count, Count).
trees_hit([Tree|Trees], Query, Count0, Count) :-
    (   query(Query, Pattern), matched(Pattern, Tree)
    ->  Count1 is Count0 + 1
    ;   Count1 = Count0
    ),
    trees_hit(Trees, Query, Count1, Count).

matched([], []).
matched([Item|Pattern], Tree) :-
    element(Item, Tree, Rest),
    matched(Pattern, Rest).

element(just(Atom), [Atom|Rest], Rest).
element(any(Item), [Item|Rest], Rest).
element(sub(Pattern), [Tree|Rest], Rest) :- matched(Pattern, Tree).
element(run(Items), Tree, Rest) :- joined(Items, Rest, Tree).

joined([], List, List).
joined([Item|Front], Back, [Item|Whole]) :- joined(Front, Back, Whole).

% units(Number, Seed, Units): each unit has a few other properties before its trees; chance chooses the trees.
units(0, _, []) :- !.
units(Number, Seed0, [unit(Number, Properties)|Units]) :-
    Fill is Number mod 5,
    chosen(3, Seed0, Seed, Trees),
    filled(Fill, [trees=Trees], Properties),
    Number1 is Number - 1,
    units(Number1, Seed, Units).

filled(0, Properties, Properties) :- !.
filled(Fill, Properties0, Properties) :-
    Fill1 is Fill - 1,
    filled(Fill1, [filler(Fill)=Fill|Properties0], Properties).

chosen(0, Seed, Seed, []) :- !.
chosen(Count, Seed0, Seed, [Tree|Trees]) :-
    Which is Seed0 mod 7,
    tree(Which, Tree),
    Seed1 is (Seed0 * 37 + 11) mod 1009,
    Count1 is Count - 1,
    chosen(Count1, Seed1, Seed, Trees).

tree(0, [a,b,c,[a,b],c,b,a,[c,c,a],b,a,c,a]).
tree(1, [c,c,c,a,b,b,a,[a,[b,c],a],c,c,c]).
tree(2, [b,a,b,a,c,b,a,b,a,c,[b,a],[a,b]]).
tree(3, [[a,b],[b,c],[c,a],a,b,c,[c,a],[b,c],[a,b]]).
tree(4, [a,a,a,b,a,a,a,b,b,c,a,a,a]).
tree(5, [c,a,b,[b,[b,[b,a]]],b,a,c]).
tree(6, [b,a,[a],c,b,a,b,a,[a],c,b,a]).

query(1, [run(Side), any(Middle), run(Side), any(Middle)]).
query(2, [run(_), any(One), run(Some), any(Other), run(Some), any(One), run(_), any(Other)]).
query(3, [any(End), run(_), sub([run(_), just(c), run(_)]), run(Rest), any(End), run(Rest)]).
query(4, [run(Start), run(Part), run(Part), just(b), run(Part), run(_), run(Start), any(a)]).
query(5, [run(_), sub([any(X), any(Y)]), run(_), sub([any(Y), any(X)]), run(_)]).
