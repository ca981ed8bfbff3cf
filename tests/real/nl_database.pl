% A natural-language front end: text -> tokens -> logical form -> answer.
%
% A grammar with agreement, gaps and quantifiers translates English questions about a small world of countries, rivers
% and cities into formulas; a planner orders the conjuncts of a formula by how bound they are; a small evaluator
% finds the answers, and every stage is printed.

:- set_prolog_flag(double_quotes, codes).
:- initialization(main).

% ---------------------------------------------------------------------------------------------------------------
% The world

% country(Name, Region, Population in thousands, Area in 1000 km2, Capital)
country(austria, central_europe, 8917, 84, vienna).
country(belgium, western_europe, 11556, 31, brussels).
country(bulgaria, eastern_europe, 6927, 111, sofia).
country(croatia, southern_europe, 4047, 57, zagreb).
country(czechia, central_europe, 10698, 79, prague).
country(denmark, northern_europe, 5831, 43, copenhagen).
country(finland, northern_europe, 5530, 338, helsinki).
country(france, western_europe, 67391, 549, paris).
country(germany, central_europe, 83240, 357, berlin).
country(greece, southern_europe, 10715, 132, athens).
country(hungary, central_europe, 9749, 93, budapest).
country(italy, southern_europe, 59554, 301, rome).
country(luxembourg, western_europe, 632, 3, luxembourg_city).
country(netherlands, western_europe, 17441, 42, amsterdam).
country(norway, northern_europe, 5379, 385, oslo).
country(poland, central_europe, 37950, 313, warsaw).
country(portugal, southern_europe, 10305, 92, lisbon).
country(romania, eastern_europe, 19286, 238, bucharest).
country(serbia, southern_europe, 6908, 88, belgrade).
country(slovakia, central_europe, 5458, 49, bratislava).
country(slovenia, central_europe, 2100, 20, ljubljana).
country(spain, southern_europe, 47351, 506, madrid).
country(sweden, northern_europe, 10353, 450, stockholm).
country(switzerland, central_europe, 8636, 41, bern).
country(ukraine, eastern_europe, 44134, 604, kyiv).

border_(austria, [czechia, germany, hungary, italy, slovakia, slovenia, switzerland]).
border_(belgium, [france, germany, luxembourg, netherlands]).
border_(bulgaria, [greece, romania, serbia]).
border_(croatia, [hungary, serbia, slovenia]).
border_(czechia, [germany, poland, slovakia]).
border_(denmark, [germany]).
border_(finland, [norway, sweden]).
border_(france, [germany, italy, luxembourg, spain, switzerland]).
border_(germany, [luxembourg, netherlands, poland, switzerland]).
border_(hungary, [romania, serbia, slovakia, slovenia, ukraine]).
border_(italy, [slovenia, switzerland]).
border_(norway, [sweden]).
border_(poland, [slovakia, ukraine]).
border_(portugal, [spain]).
border_(romania, [serbia, ukraine]).
border_(slovakia, [ukraine]).

% river(Name, Length in km, Countries from the source to the mouth)
river(danube, 2850, [germany, austria, slovakia, hungary, croatia, serbia, bulgaria, romania, ukraine]).
river(rhine, 1233, [switzerland, austria, germany, france, netherlands]).
river(elbe, 1094, [czechia, germany]).
river(vistula, 1047, [poland]).
river(loire, 1006, [france]).
river(tagus, 1007, [spain, portugal]).
river(ebro, 930, [spain]).
river(rhone, 813, [switzerland, france]).
river(po, 652, [italy]).
river(meuse, 925, [france, belgium, netherlands]).
river(tisza, 966, [ukraine, romania, hungary, slovakia, serbia]).
river(oder, 854, [czechia, poland, germany]).

% city(Name, Country, Population in thousands)
city(vienna, austria, 1897).
city(graz, austria, 291).
city(brussels, belgium, 1209).
city(antwerp, belgium, 523).
city(sofia, bulgaria, 1236).
city(prague, czechia, 1309).
city(copenhagen, denmark, 794).
city(helsinki, finland, 656).
city(paris, france, 2161).
city(marseille, france, 863).
city(lyon, france, 516).
city(berlin, germany, 3645).
city(hamburg, germany, 1841).
city(munich, germany, 1472).
city(cologne, germany, 1086).
city(athens, greece, 664).
city(budapest, hungary, 1752).
city(rome, italy, 2873).
city(milan, italy, 1352).
city(naples, italy, 967).
city(amsterdam, netherlands, 873).
city(oslo, norway, 693).
city(warsaw, poland, 1765).
city(krakow, poland, 779).
city(lisbon, portugal, 505).
city(bucharest, romania, 1883).
city(belgrade, serbia, 1166).
city(madrid, spain, 3223).
city(barcelona, spain, 1620).
city(stockholm, sweden, 975).
city(bern, switzerland, 134).
city(zurich, switzerland, 403).
city(kyiv, ukraine, 2884).

borders(X, Y) :- nonvar(X), !, borders_of(X, Y).
borders(X, Y) :- nonvar(Y), !, borders_of(Y, X).
borders(X, Y) :- country(X, _, _, _, _), borders_of(X, Y).

borders_of(X, Y) :- border_(X, L), member(Y, L).
borders_of(X, Y) :- border_(Y, L), memberchk_(X, L).

memberchk_(X, L) :- member(X, L), !.

% ---------------------------------------------------------------------------------------------------------------
% Text to tokens

tokens(Ts) --> blanks, tokens_(Ts).

tokens_([T|Ts]) --> token(T), !, blanks, tokens_(Ts).
tokens_([]) --> [].

blanks --> [C], { C =< 32 }, !, blanks.
blanks --> [].

token(N) --> digit(D), !, digits(Ds), { number_codes(N, [D|Ds]) }.
token(W) --> letter(L), !, letters(Ls), { atom_codes(W, [L|Ls]) }.
token(P) --> [C], { atom_codes(P, [C]) }.

digits([D|Ds]) --> digit(D), !, digits(Ds).
digits([]) --> [].

digit(D) --> [D], { D >= 0'0, D =< 0'9 }.

letters([L|Ls]) --> letter(L), !, letters(Ls).
letters([]) --> [].

letter(L) --> [C], { C >= 0'a, C =< 0'z, L = C ; C >= 0'A, C =< 0'Z, L is C + 32 ; C =:= 0'_, L = C }, !.

% ---------------------------------------------------------------------------------------------------------------
% The grammar: semantics by unification
%
% Formulas: and(P, Q), not(P), exists(X, P), forall(X, P, Q), count(X, P, N), true, goal(Goal),
% and a question is yesno(P), which(X, P), howmany(X, P) or value(V, P).

question(which(X, P)) --> [which], noun(N, X, P1), modifiers(X, P1, P2), verb_phrase(N, X, P2, P), stop.
question(which(X, P)) --> what_is, [the], superlative_np(X, P), stop.
question(value(V, P)) --> what_is, [the], attribute(X, V, P1), [of], np(_, X, P1, P), stop.
question(which(X, P)) --> [who], vp(sg, X, true, P), stop.
question(howmany(X, P)) --> [how, many], noun(pl, X, P1), modifiers(X, P1, P2), verb_phrase(pl, X, P2, P), stop.
question(howmany(Y, P)) -->
    [how, many], noun(pl, Y, P1), auxiliary(N), np_full(N, X, P2, P), transitive_base(X, Y, P3),
    { conj(P1, P3, P2) }, stop.
question(yesno(P)) --> be(N), np_full(N, X, P1, P), predicate(X, P1), stop.
question(yesno(P)) --> auxiliary(N), np_full(N, X, P1, P), base_vp(X, P1), stop.
question(yesno(P)) --> [is, there], [a], noun(sg, X, P1), modifiers(X, P1, P2), { P = exists(X, P2) }, stop.
question(which(X, P)) --> [name], [the], noun(_, X, P1), modifiers(X, P1, P), stop.

what_is --> [what, is].
what_is --> [which, is].

stop --> ['?'].
stop --> ['.'].
stop --> [].

conj(true, P, P) :- !.
conj(P, true, P) :- !.
conj(P, Q, and(P, Q)).

% a noun phrase with its quantifier: np(Number, Variable, Scope, Formula)
np_full(N, X, Scope, P) --> np(N, X, Scope, P).

np(sg, X, Scope, P) --> name(X), { P = Scope }.
np(N, X, Scope, P) --> determiner(N, X, Restriction, Scope, P), noun(N, X, R0), modifiers(X, R0, Restriction).

determiner(sg, X, R, S, exists(X, and(R, S))) --> [a].
determiner(sg, X, R, S, exists(X, and(R, S))) --> [an].
determiner(_, X, R, S, exists(X, and(R, S))) --> [some].
determiner(sg, X, R, S, forall(X, R, S)) --> [every].
determiner(sg, X, R, S, forall(X, R, S)) --> [each].
determiner(pl, X, R, S, forall(X, R, S)) --> [all].
determiner(_, X, R, S, not(exists(X, and(R, S)))) --> [no].
determiner(_, X, R, S, exists(X, and(R, S))) --> [the].
determiner(pl, X, R, S, atleast(N, X, and(R, S))) --> [at, least], number(N).
determiner(pl, X, R, S, atmost(N, X, and(R, S))) --> [at, most], number(N).
determiner(pl, X, R, S, exactly(N, X, and(R, S))) --> [exactly], number(N).
determiner(pl, X, R, S, exactly(N, X, and(R, S))) --> number(N).
determiner(pl, X, R, S, atleast(2, X, and(R, S))) --> [several].

number(N) --> [N], { integer(N) }.
number(N) --> [W], { number_word(W, N) }.

number_word(one, 1).    number_word(two, 2).    number_word(three, 3).   number_word(four, 4).
number_word(five, 5).   number_word(six, 6).    number_word(seven, 7).   number_word(eight, 8).

name(X) --> [X], { known_name(X) }.

known_name(X) :- atom(X), ( country(X, _, _, _, _) ; river(X, _, _) ; city(X, _, _) ), !.

noun(N, X, P) --> adjectives(X, P1), [W], { noun_form(W, N, X, P0), conj(P0, P1, P) }.

noun_form(country, sg, X, goal(country(X, _, _, _, _))).
noun_form(countries, pl, X, goal(country(X, _, _, _, _))).
noun_form(river, sg, X, goal(river(X, _, _))).
noun_form(rivers, pl, X, goal(river(X, _, _))).
noun_form(city, sg, X, goal(city(X, _, _))).
noun_form(cities, pl, X, goal(city(X, _, _))).
noun_form(capital, sg, X, goal(country(_, _, _, _, X))).
noun_form(capitals, pl, X, goal(country(_, _, _, _, X))).
noun_form(neighbour, sg, X, goal(borders(X, _))).
noun_form(neighbours, pl, X, goal(borders(X, _))).

adjectives(X, P) --> adjective(X, P1), !, adjectives(X, P2), { conj(P1, P2, P) }.
adjectives(_, true) --> [].

adjective(X, goal(in_region(X, R))) --> [W], { region_adjective(W, R) }.
adjective(X, goal(large(X))) --> [large].
adjective(X, goal(small(X))) --> [small].
adjective(X, goal(long(X))) --> [long].

region_adjective(nordic, northern_europe).
region_adjective(northern, northern_europe).
region_adjective(southern, southern_europe).
region_adjective(western, western_europe).
region_adjective(eastern, eastern_europe).
region_adjective(central, central_europe).

in_region(X, R) :- country(X, R, _, _, _).
in_region(X, R) :- city(X, C, _), country(C, R, _, _, _).

large(X) :- country(X, _, _, A, _), A > 300.
large(X) :- city(X, _, P), P > 1000.
small(X) :- country(X, _, _, A, _), A < 50.
small(X) :- city(X, _, P), P < 500.
long(X) :- river(X, L, _), L > 1000.

% modifiers add to the restriction
modifiers(X, P0, P) --> modifier(X, P1), { conj(P0, P1, P2) }, modifiers(X, P2, P).
modifiers(_, P, P) --> [].

modifier(X, P) --> [that], vp_any(X, P).
modifier(X, P) --> [which], vp_any(X, P).
modifier(X, P) --> [whose], attribute(X, V, P1), be(_), comparison(V, P2), { P = and(P1, P2) }.
modifier(X, P) --> [with], [a], attribute(X, V, P1), [of], comparison(V, P2), { P = and(P1, P2) }.
modifier(X, P) --> [in], np(_, Y, goal(within(X, Y)), P).
modifier(X, P) --> [of], np(_, Y, goal(of(X, Y)), P).
modifier(X, P) --> [bordering], np(_, Y, goal(borders(X, Y)), P).
modifier(X, P) --> [through], np(_, Y, goal(flows(Y, X)), P).
modifier(X, P) --> [without], [a], noun(sg, Y, R), { P = not(exists(Y, and(R, goal(has(X, Y))))) }.

within(X, Y) :- city(X, Y, _).
within(X, Y) :- river(X, _, L), member(Y, L).
of(X, Y) :- country(Y, _, _, _, X).
of(X, Y) :- city(X, Y, _).
of(X, Y) :- borders(Y, X).
has(X, Y) :- city(Y, X, _).
has(X, Y) :- river(Y, _, L), member(X, L).

vp_any(X, P) --> vp(_, X, true, P).

verb_phrase(N, X, P0, P) --> vp(N, X, P0, P).
verb_phrase(N, X, P0, P) --> be(N), predicate(X, P1), { conj(P0, P1, P) }.
verb_phrase(_, X, P0, P) --> auxiliary(M), np(M, Y, P1, P2), transitive_base(Y, X, P1), { conj(P0, P2, P) }.

vp(N, X, P0, P) --> vp1(N, X, P1), vp_rest(N, X, P1, P2), { conj(P0, P2, P) }.

vp_rest(N, X, P1, and(P1, P2)) --> [and], vp1(N, X, P2).
vp_rest(N, X, P1, or(P1, P2)) --> [or], vp1(N, X, P2).
vp_rest(_, _, P, P) --> [].

vp1(N, X, P) --> verb(N, X, Y, P1), np(_, Y, P1, P).
vp1(N, X, P) --> be(N), predicate(X, P).
vp1(N, X, not(P)) --> auxiliary(N), [not], base_vp(X, P).

base_vp(X, P) --> base_verb(X, Y, P1), np(_, Y, P1, P).

transitive_base(X, Y, P) --> base_verb(X, Y, P).
transitive_base(X, Y, P) --> [flow, through], { P = goal(flows(X, Y)) }.

auxiliary(sg) --> [does].
auxiliary(pl) --> [do].

be(sg) --> [is].
be(pl) --> [are].

verb(sg, X, Y, P) --> [W], { verb_form(_, W, X, Y, P) }.
verb(pl, X, Y, P) --> [W], { verb_form(W, _, X, Y, P) }.
verb(sg, X, Y, goal(flows(X, Y))) --> [flows, through].
verb(pl, X, Y, goal(flows(X, Y))) --> [flow, through].

base_verb(X, Y, P) --> [W], { verb_form(W, _, X, Y, P) }.
base_verb(X, Y, goal(flows(X, Y))) --> [flow, through].

verb_form(border, borders, X, Y, goal(borders(X, Y))).
verb_form(contain, contains, X, Y, goal(has(X, Y))).
verb_form(have, has, X, Y, goal(has(X, Y))).
verb_form(cross, crosses, X, Y, goal(flows(X, Y))).
verb_form(exceed, exceeds, X, Y, goal(bigger(X, Y))).

flows(X, Y) :- river(X, _, L), member(Y, L).

bigger(X, Y) :- size(X, SX), size(Y, SY), SX > SY.

size(X, S) :- country(X, _, _, S, _).
size(X, S) :- city(X, _, S).
size(X, S) :- river(X, S, _).

predicate(X, P) --> [not], predicate(X, P1), { P = not(P1) }.
predicate(X, P) --> adjective(X, P).
predicate(X, P) --> [larger, than], np(_, Y, goal(bigger(X, Y)), P).
predicate(X, P) --> [longer, than], np(_, Y, goal(bigger(X, Y)), P).
predicate(X, P) --> [smaller, than], np(_, Y, goal(bigger(Y, X)), P).
predicate(X, P) --> [in], np(_, Y, goal(within(X, Y)), P).
predicate(X, P) --> [a], noun(sg, X, P0), modifiers(X, P0, P).
predicate(X, P) --> [the, capital, of], np(_, Y, goal(country(Y, _, _, _, X)), P).
predicate(X, P) --> [the], superlative_np(Y, P0), { P = and(P0, goal(X = Y)) }.

attribute(X, V, goal(country(X, _, V, _, _))) --> [population].
attribute(X, V, goal(country(X, _, _, V, _))) --> [area].
attribute(X, V, goal(country(X, _, _, _, V))) --> [capital].
attribute(X, V, goal(river(X, V, _))) --> [length].
attribute(X, V, goal(density(X, V))) --> [density].

density(X, V) :- country(X, _, P, A, _), V is P // A.

comparison(V, goal(V > N)) --> [above], number(N).
comparison(V, goal(V > N)) --> [more, than], number(N).
comparison(V, goal(V < N)) --> [below], number(N).
comparison(V, goal(V < N)) --> [less, than], number(N).
comparison(V, goal((V >= L, V =< H))) --> [between], number(L), [and], number(H).
comparison(V, goal(V =:= N)) --> number(N).

superlative_np(X, best(Order, X, S, and(P, goal(size(X, S))))) -->
    [W], { superlative(W, Order) }, noun(_, X, P0), modifiers(X, P0, P).

superlative(largest, max).
superlative(biggest, max).
superlative(longest, max).
superlative(smallest, min).
superlative(shortest, min).

% ---------------------------------------------------------------------------------------------------------------
% Planning: cheap conjuncts first

plan(P, Q) :- conjuncts(P, Cs, []), order(Cs, [], Ds), rebuild(Ds, Q).

conjuncts(and(P, Q), L, T) :- !, conjuncts(P, L, M), conjuncts(Q, M, T).
conjuncts(P, [Q|T], T) :- plan_inside(P, Q).

plan_inside(exists(X, P), exists(X, Q)) :- !, plan(P, Q).
plan_inside(forall(X, P, R), forall(X, Q, S)) :- !, plan(P, Q), plan(R, S).
plan_inside(not(P), not(Q)) :- !, plan(P, Q).
plan_inside(or(P, R), or(Q, S)) :- !, plan(P, Q), plan(R, S).
plan_inside(atleast(N, X, P), atleast(N, X, Q)) :- !, plan(P, Q).
plan_inside(atmost(N, X, P), atmost(N, X, Q)) :- !, plan(P, Q).
plan_inside(exactly(N, X, P), exactly(N, X, Q)) :- !, plan(P, Q).
plan_inside(best(O, X, V, P), best(O, X, V, Q)) :- !, plan(P, Q).
plan_inside(P, P).

order([], _, []).
order(Cs, Bound, [C|Ds]) :-
    costs(Cs, Bound, Costs),
    keysort(Costs, [_-C|_]),
    remove(C, Cs, Rest),
    variables_of(C, Bound, Bound1),
    order(Rest, Bound1, Ds).

costs([], _, []).
costs([C|Cs], Bound, [N-C|Ns]) :- cost(C, Bound, N), costs(Cs, Bound, Ns).

cost(goal(G), Bound, N) :- !, G =.. [F|As], unbound_count(As, Bound, 0, U), base_cost(F, B), N is B + 10 * U.
cost(not(_), _, 500) :- !.
cost(exists(_, P), Bound, N) :- !, cost(P, Bound, M), N is M + 5.
cost(and(P, Q), Bound, N) :- !, cost(P, Bound, A), cost(Q, Bound, B), N is A + B.
cost(true, _, 0) :- !.
cost(_, _, 300).

base_cost((','), 400) :- !.
base_cost(>, 400) :- !.
base_cost(<, 400) :- !.
base_cost(=, 1) :- !.
base_cost(borders, 6) :- !.
base_cost(country, 5) :- !.
base_cost(bigger, 100) :- !.
base_cost(_, 8).

unbound_count([], _, N, N).
unbound_count([A|As], Bound, N0, N) :-
    ( var(A), \+ bound(A, Bound) -> N1 is N0 + 1 ; N1 = N0 ),
    unbound_count(As, Bound, N1, N).

bound(V, [W|Ws]) :- ( V == W -> true ; bound(V, Ws) ).

variables_of(T, Vs, Vs) :- atomic(T), !.
variables_of(T, Vs0, Vs) :- var(T), !, ( bound(T, Vs0) -> Vs = Vs0 ; Vs = [T|Vs0] ).
variables_of(T, Vs0, Vs) :- T =.. [_|As], variables_of_list(As, Vs0, Vs).

variables_of_list([], Vs, Vs).
variables_of_list([A|As], Vs0, Vs) :- variables_of(A, Vs0, Vs1), variables_of_list(As, Vs1, Vs).

remove(X, [Y|Ys], Ys) :- X == Y, !.
remove(X, [Y|Ys], [Y|Zs]) :- remove(X, Ys, Zs).

rebuild([], true).
rebuild([P], P) :- !.
rebuild([P|Ps], and(P, Q)) :- rebuild(Ps, Q).

% ---------------------------------------------------------------------------------------------------------------
% Evaluation

holds(true).
holds(goal(G)) :- call(G).
holds(and(P, Q)) :- holds(P), holds(Q).
holds(or(P, Q)) :- ( holds(P) ; holds(Q) ).
holds(not(P)) :- \+ holds(P).
holds(exists(_, P)) :- holds(P).
holds(forall(_, P, Q)) :- \+ ( holds(P), \+ holds(Q) ).
holds(atleast(N, X, P)) :- solutions(X, P, L), length(L, M), M >= N.
holds(atmost(N, X, P)) :- solutions(X, P, L), length(L, M), M =< N.
holds(exactly(N, X, P)) :- solutions(X, P, L), length(L, N).
holds(best(Order, X, V, P)) :-
    findall(V-X, holds(P), L0), sort(L0, L), L = [_|_],
    ( Order == max -> last_(L, _-X) ; L = [_-X|_] ).

last_([X], X) :- !.
last_([_|L], X) :- last_(L, X).

solutions(X, P, L) :- ( setof(X, free_holds(X, P), L) -> true ; L = [] ).

free_holds(X, P) :- copy_term(X-P, X-Q), holds(Q).

answer(yesno(P), A) :- ( holds(P) -> A = yes ; A = no ).
answer(which(X, P), A) :- findall(X, holds(P), L), sort(L, S), ( S == [] -> A = none ; A = S ).
answer(howmany(X, P), A) :- findall(X, holds(P), L), sort(L, S), length(S, A).
answer(value(V, P), A) :- findall(V, holds(P), L), sort(L, A).

% ---------------------------------------------------------------------------------------------------------------
% The conversation

ask(Codes) :-
    atom_codes(Text, Codes), write('> '), write(Text), nl,
    phrase(tokens(Ts), Codes),
    write('  '), writeq(Ts), nl,
    ( phrase(question(Q), Ts) ->
        show(Q),
        plan_question(Q, R),
        show(R),
        answer(R, A),
        write('  = '), writeq(A), nl
    ;   write('  I do not understand.'), nl
    ).

show(Q) :- \+ \+ ( numbered(Q), write('  '), print_formula(Q), nl ).

print_formula(Q) :- write_term(Q, [quoted(true), numbervars(true)]).

numbered(T) :- variables_of(T, [], Vs), reversed(Vs, [], Ws), number_them(Ws, 0).

reversed([], L, L).
reversed([X|Xs], L, R) :- reversed(Xs, [X|L], R).

number_them([], _).
number_them(['$VAR'(N)|Vs], N) :- M is N + 1, number_them(Vs, M).

plan_question(yesno(P), yesno(Q)) :- plan(P, Q).
plan_question(which(X, P), which(X, Q)) :- plan(P, Q).
plan_question(howmany(X, P), howmany(X, Q)) :- plan(P, Q).
plan_question(value(V, P), value(V, Q)) :- plan(P, Q).

questions([
    "Which countries border Germany?",
    "Which rivers flow through Austria and flow through Hungary?",
    "Which country that borders Italy is small?",
    "What is the capital of Spain?",
    "What is the population of a nordic country?",
    "Does France border Spain?",
    "Does Portugal border France?",
    "Is Vienna the capital of Austria?",
    "Is Berlin in Germany?",
    "Is every northern country large?",
    "Is some southern country large?",
    "How many countries border Ukraine?",
    "How many countries does Danube cross?",
    "How many rivers cross Germany?",
    "What is the largest country?",
    "What is the smallest country bordering Germany?",
    "What is the longest river in France?",
    "Which countries whose population is above 40000 border Poland?",
    "Which country with a density of more than 300 borders Germany?",
    "Which countries border at least six countries?",
    "Which rivers cross exactly 3 countries?",
    "Which country contains at least three large cities?",
    "Which countries do not border a country?",
    "Is there a river that crosses no large country?",
    "Is there a country whose population is between 600 and 700?",
    "Name the capitals of countries that border Austria.",
    "Which cities in Germany are larger than Munich?",
    "Which river is longer than every river in Germany?",
    "Does every river in Poland cross Germany?",
    "Does some country border every western country?",
    "Which countries without a city are central?",
    "Which country is not large and borders a large country?",
    "Colourless green ideas sleep furiously."
]).

main :- questions(Qs), ask_all(Qs), main_end.

ask_all([]).
ask_all([Q|Qs]) :- ask(Q), ask_all(Qs).

main_end :- count_parses(N), write(parses(N)), nl.

% all readings of all questions
count_parses(N) :-
    questions(Qs),
    findall(Q, ( member(C, Qs), phrase(tokens(Ts), C), phrase(question(Q), Ts) ), L),
    length(L, N).

work :- work(30).
work(0) :- !.
work(N) :- quiet, count_parses(_), M is N - 1, work(M).

quiet :- questions(Qs), member(C, Qs), phrase(tokens(Ts), C), once(phrase(question(Q), Ts)), plan_question(Q, R), answer(R, _), fail.
quiet.
