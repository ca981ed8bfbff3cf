% A question answering system over a geographical world, after the manner of the 1980s: tokens, a DCG with gaps and
% features, quantified formulas, a query planner, an evaluator, answers in English.

:- set_prolog_flag(double_quotes, codes).
:- op(990, xfy, &).
:- op(900, fx, not).
:- op(700, xfx, isa).
:- op(300, fx, #).

:- dynamic(seen_question/2).
:- dynamic(statistic/2).
:- dynamic(cached/3).

:- include('world.pl').
:- include('lexicon.pl').
:- initialization(main).

main :-
    retractall(statistic(_, _)),
    open('questions.txt', read, S),
    questions(S, 1),
    close(S),
    summary.

questions(S, N) :-
    read_line(S, Cs),
    ( Cs == end_of_file -> true
    ; question(N, Cs),
      N1 is N + 1,
      questions(S, N1)
    ).

read_line(S, Cs) :-
    get_char(S, C),
    ( C == end_of_file -> Cs = end_of_file ; read_line(C, S, Cs) ).
read_line('\n', _, []) :- !.
read_line(end_of_file, _, []) :- !.
read_line(C, S, [C|Cs]) :- get_char(S, C1), read_line(C1, S, Cs).

count(Key) :-
    ( retract(statistic(Key, N)) -> true ; N = 0 ),
    N1 is N + 1,
    assertz(statistic(Key, N1)).

question(N, Cs) :-
    phrase(words(Ws), Cs),
    write(N), write(': '), write_words(Ws), nl,
    ( catch(answer_to(Ws, N), Ball, trouble(Ball)) -> true ; count(failed), write('   I do not understand.'), nl ),
    assertz(seen_question(N, Ws)).

trouble(Ball) :- count(trouble), write('   trouble: '), print(Ball), nl.

write_words([]).
write_words([W]) :- !, write(W).
write_words([W|Ws]) :- write(W), put_char(' '), write_words(Ws).

% ---------------------------------------------------------------- words

words([]) --> blanks, eos, !.
words([W|Ws]) --> blanks, word(W), words(Ws).

blanks --> [' '], !, blanks.
blanks --> [].
eos([], []).

word(#N) --> digit(D), !, digits(Ds), { number_chars(N, [D|Ds]) }.
word(W) --> letter(L), !, letters(Ls), { atom_chars(W, [L|Ls]) }.
word(P) --> [P].

digit(D) --> [D], { '0' @=< D, D @=< '9' }.
digits([D|Ds]) --> digit(D), !, digits(Ds).
digits([]) --> [].
letter(L) --> [L], { 'a' @=< L, L @=< 'z' }.
letters([L|Ls]) --> letter(L), !, letters(Ls).
letters([]) --> [].

% ---------------------------------------------------------------- grammar
% Semantics: quant(Det, X, Range, Scope); formulas with &, not; numbers: agg(Kind, X, Formula, N)

sentence(yesno(F)) --> [is], np(sg, subj, X, P, F), complement(X, P), stop.
sentence(yesno(F)) --> [is, there], np(sg, subj, _, true, F), stop.
sentence(yesno(F)) --> [are, there], np(pl, subj, _, true, F), stop.
sentence(yesno(F)) --> [does], np(sg, subj, X, P, F), vp(base, X, nogap, P), stop.
sentence(yesno(F)) --> [do], np(pl, subj, X, P, F), vp(base, X, nogap, P), stop.
sentence(wh(X, F & P)) --> [what, is], attribute_np(X, F), { P = true }, stop.
sentence(wh(X, person(X) & P)) --> [who], vp(past, X, nogap, P), stop.
sentence(who(X, X isa person)) --> [who, is], proper(X, person), stop.
sentence(count(X, R & P)) --> [how, many], nominal(pl, X, R), ( vp(pl, X, nogap, P) ; aux_clause(X, P) ), stop.
sentence(wh(X, R & P)) --> [which], nominal(Num, X, R), vp(Num, X, nogap, P), stop.
sentence(wh(X, R & P)) --> [which], nominal(Num, X, R), [have(Num)], [has], vp(Num, X, nogap, P), stop.
sentence(max(X, V, R & value(A, X, V))) --> [which], nominal(sg, X, R), [has, the, largest], [A], { measure(A) }, stop.
sentence(wh(X, R)) --> [list, the], nominal(pl, X, R), stop.

stop --> ['?'], !.
stop --> ['.'].

aux_clause(X, has(Y, X)) --> [does], proper(Y, _), [have].
aux_clause(X, P) --> [does], proper(Y, _), transitive(base, Y, X, P).

complement(X, P) --> [a], nominal(sg, X, P).
complement(X, P) --> adjective_phrase(X, P).

np(sg, _, X, P, P) --> proper(X, _).
np(Num, _, X, P, quant(D, X, R, P)) --> det(Num, D), nominal(Num, X, R).
np(pl, _, X, P, quant(some, X, R, P)) --> nominal(pl, X, R).

proper(X, T) --> [X], { named(X, T) }.

det(sg, some) --> [a].
det(sg, some) --> [some].
det(sg, all) --> [every].
det(sg, the) --> [the].
det(pl, the) --> [the].
det(pl, all) --> [all].
det(pl, no) --> [no].
det(pl, more(N)) --> [more, than, #N].

nominal(Num, X, F) --> common(Num, X, F0), modifiers(X, F0, F).

common(Num, X, F) --> [W], { common_noun(W, Num, X, F) }.

common_noun(country, sg, X, country(X)).
common_noun(countries, pl, X, country(X)).
common_noun(city, sg, X, city(X)).
common_noun(cities, pl, X, city(X)).
common_noun(river, sg, X, river(X)).
common_noun(rivers, pl, X, river(X)).
common_noun(person, sg, X, person(X)).
common_noun(persons, pl, X, person(X)).
common_noun(Job, sg, X, job(X, Job)) :- occupation(Job, _).
common_noun(Jobs, pl, X, job(X, Job)) :- occupation(Job, Jobs).
common_noun(W, sg, X, thing(X, T)) :- noun(W, _, thing(T)).
common_noun(W, pl, X, thing(X, T)) :- noun(_, W, thing(T)).

occupation(writer, writers).
occupation(painter, painters).
occupation(ruler, rulers).
occupation(merchant, merchants).
occupation(pilot, pilots).

modifiers(X, F0, F) --> modifier(X, F1), modifiers(X, F0 & F1, F).
modifiers(_, F, F) --> [].

modifier(X, F) --> [in], np(_, obj, Y, in(X, Y), F).
modifier(X, F) --> relative(X, F).

relative(X, F) --> rel_pronoun, vp(sg, X, nogap, F0), conjoined(X, F0, F).
relative(X, F) --> rel_pronoun, vp(pl, X, nogap, F0), conjoined(X, F0, F).
relative(X, F) --> rel_pronoun, np(Num, subj, Y, P, F), vp(Num, Y, gap(X), P).
relative(X, value(A, X, V) & compare(Op, V, N)) -->
    [whose, A], { measure(A) }, comparison(Op), [#N].

conjoined(X, F0, F0 & F) --> [and], relative(X, F).
conjoined(_, F, F) --> [].

rel_pronoun --> [that].
rel_pronoun --> [who].
rel_pronoun --> [which].

comparison(>) --> [exceeds].
comparison(<) --> [is, below].

vp(Num, X, Gap, F) --> transitive_vp(Num, X, Gap, F).
vp(Num, X, nogap, F) --> intransitive(Num, X, F).
vp(Num, X, nogap, F) --> be(Num), adjective_phrase(X, F).
vp(Num, X, nogap, F) --> be_past(Num), participle(X, F).
vp(sg, X, nogap, F) --> [has], np(_, obj, Y, has(X, Y), F).
vp(base, X, nogap, F) --> [have], np(_, obj, Y, has(X, Y), F).

be(sg) --> [is].
be(pl) --> [are].
be_past(sg) --> [was].
be_past(pl) --> [were].

transitive_vp(Num, X, gap(Y), P) --> transitive(Num, X, Y, P).
transitive_vp(Num, X, nogap, F) --> transitive(Num, X, Y, P), np(_, obj, Y, P, F).

transitive(sg, X, Y, borders(X, Y)) --> [borders].
transitive(pl, X, Y, borders(X, Y)) --> [border].
transitive(base, X, Y, borders(X, Y)) --> [border].
transitive(_, X, Y, visited(X, Y)) --> [visited].
transitive(base, X, Y, visited(X, Y)) --> [visit].
transitive(sg, X, Y, act(V, X, Y)) --> [W], { tv(_, W, _, act(V)) }.
transitive(past, X, Y, act(V, X, Y)) --> [W], { tv(_, _, W, act(V)) }.

intransitive(Num, X, F) --> flow(Num), [through], np(_, obj, Y, flows(X, Y), F0), flow_more(X, F0, F).
flow(sg) --> [flows].
flow(pl) --> [flow].
flow_more(X, F0, F0 & F) --> [and], np(_, obj, Y, flows(X, Y), F).
flow_more(_, F, F) --> [].

adjective_phrase(X, F) --> [longer, than], np(_, obj, Y, value(length, X, A) & value(length, Y, B) & compare(>, A, B), F).
adjective_phrase(X, F) --> [larger, than], np(_, obj, Y, value(population, X, A) & value(population, Y, B) & compare(>, A, B), F).

participle(X, value(born, X, V) & compare(<, V, N)) --> [born, before, #N].
participle(X, value(born, X, V) & compare(>, V, N)) --> [born, after, #N].
participle(X, F) --> [born, in], np(_, obj, Y, born_in(X, Y), F).

attribute_np(X, capital(X, Y)) --> [the, capital, of], proper(Y, country).
attribute_np(V, value(A, Y, V)) --> [the, A, of], { measure(A) }, proper(Y, _).
attribute_np(V, agg(average, N, R & value(A, X, N), V)) --> [the, average, A], { measure(A) }, [of, the], nominal(pl, X, R).

measure(population).
measure(area).
measure(length).

% ---------------------------------------------------------------- the world

holds(true).
holds(F & G) :- holds(F), holds(G).
holds(not F) :- \+ holds(F).
holds(X isa T) :- named(X, T).
holds(country(X)) :- country(X, _, _, _).
holds(city(X)) :- city(X, _, _).
holds(river(X)) :- river(X, _, _).
holds(person(X)) :- person(X, _, _, _, _).
holds(job(X, J)) :- person(X, _, _, _, J).
holds(thing(_, T)) :- throw(no_knowledge(T)).
holds(act(V, _, _)) :- throw(no_knowledge(V)).
holds(capital(X, Y)) :- capital_of(X, Y).
holds(in(X, Y)) :- inside(X, Y).
holds(has(X, Y)) :- inside(Y, X).
holds(borders(X, Y)) :- ( nonvar(X) -> neighbour(X, Y) ; nonvar(Y) -> neighbour(Y, X) ; neighbour(X, Y) ).
holds(visited(X, Y)) :- visited(X, Y, _).
holds(flows(X, Y)) :- river(X, _, Cs), member(Y, Cs).
holds(born_in(X, Y)) :- person(X, _, _, Y, _).
holds(value(A, X, V)) :- value(A, X, V).
holds(compare(Op, A, B)) :- compare_values(Op, A, B).
holds(agg(Kind, N, F, V)) :- findall(N, holds(F), Ns), Ns = [_|_], aggregate(Kind, Ns, V).
holds(quant(D, X, R, P)) :- quantified(D, X, R, P).

neighbour(X, Y) :- border(X, Y).
neighbour(X, Y) :- border(Y, X).

inside(X, Y) :- city(X, Y, _).
inside(X, Y) :- country(X, Y, _, _).
inside(X, Y) :- nonvar(Y), named(Y, continent), country(C, Y, _, _), city(X, C, _).

value(population, X, V) :- city(X, _, V).
value(population, X, V) :- country(X, _, _, V).
value(area, X, V) :- country(X, _, V, _).
value(length, X, V) :- river(X, V, _).
value(born, X, V) :- person(X, _, V, _, _).

compare_values(>, A, B) :- A > B.
compare_values(<, A, B) :- A < B.

aggregate(average, Ns, V) :- sum(Ns, 0, S), length(Ns, N), V is S // N.

sum([], S, S).
sum([N|Ns], S0, S) :- S1 is S0 + N, sum(Ns, S1, S).

quantified(some, _, R, P) :- holds(R), holds(P).
quantified(the, X, R, P) :- findall(X, holds(R), Xs0), sort(Xs0, Xs), ( Xs = [X1] -> X = X1, holds(P) ; throw(not_unique(Xs)) ).
quantified(all, _, R, P) :- \+ ( holds(R), \+ holds(P) ).
quantified(no, _, R, P) :- \+ ( holds(R), holds(P) ).
quantified(more(N), X, R, P) :- bagof_count(X, R & P, M), M > N.

bagof_count(X, F, N) :- bagof_variables(X, F, Vs), bagof(X, holding(Vs, F), Xs0), sort(Xs0, Xs), length(Xs, N).
holding(_, F) :- holds(F).

% the variables of F that may vary: outer ones that are not bound by a quantifier in it
bagof_variables(X, F, Vs) :- free(F, [X], Vs0), sort(Vs0, Vs).

free(F, B, Vs) :- var(F), !, ( occurs_in(F, B) -> Vs = [] ; Vs = [F] ).
free(quant(_, X, R, P), B, Vs) :- !, free(R & P, [X|B], Vs).
free(F, B, Vs) :- F =.. [_|As], free_all(As, B, Vs).
free_all([], _, []).
free_all([A|As], B, Vs) :- free(A, B, V1), free_all(As, B, V2), append(V1, V2, Vs).
occurs_in(X, [Y|Ys]) :- ( X == Y -> true ; occurs_in(X, Ys) ).

% ---------------------------------------------------------------- planning: cheap goals first, by number of solutions

plan(F, G) :- conjuncts(F, Cs, []), order(Cs, [], Os), conjunction(Os, G).

conjuncts(F & G) --> !, conjuncts(F), conjuncts(G).
conjuncts(true) --> !.
conjuncts(F) --> [F].

order([], _, []).
order(Cs, Bound, [C1|Os]) :-
    best(Cs, Bound, none, 1000000, C, Rest),
    plan_inner(C, C1),
    term_vars(C, Bound, Bound1),
    order(Rest, Bound1, Os).

best([], _, C, _, C, []).
best([C|Cs], B, C0, K0, Best, Rest) :-
    cost(C, B, K),
    ( K < K0 -> best(Cs, B, C, K, Best, Rest1), put_back(C0, Rest1, Rest)
    ; Rest = [C|Rest1], best(Cs, B, C0, K0, Best, Rest1)
    ).
put_back(none, R, R) :- !.
put_back(C, R, [C|R]).

plan_inner(quant(D, X, R, P), quant(D, X, R1, P1)) :- !, plan(R, R1), plan(P, P1).
plan_inner(agg(K, N, F, V), agg(K, N, F1, V)) :- !, plan(F, F1).
plan_inner(F, F).

term_vars(T, B0, B) :- free(T, B0, Vs), append(Vs, B0, B).

unknowns(T, B, N) :- free(T, B, Vs0), sort(Vs0, Vs), length(Vs, N).

cost(C, B, K) :- unknowns(C, B, N), base(C, N, K0), spread(C, K1), K is K0 * K1 + N.
base(_, 0, 1) :- !.
base(compare(_, _, _), _, 900) :- !.
base(quant(_, _, _, _), _, 60) :- !.
base(value(_, X, _), _, 2) :- nonvar(X), !.
base(value(_, _, _), 1, 3) :- !.
base(_, 1, 4) :- !.
base(_, _, 40).
spread(city(_), 60) :- !.
spread(person(_), 30) :- !.
spread(country(_), 15) :- !.
spread(river(_), 12) :- !.
spread(job(_, _), 10) :- !.
spread(_, 5).

conjunction([], true).
conjunction([F], F) :- !.
conjunction([F|Fs], F & G) :- conjunction(Fs, G).

% ---------------------------------------------------------------- answers

answer_to(Ws, N) :-
    phrase(sentence(S), Ws),
    !,
    count(parsed),
    show_form(N, S),
    reply(S).

show_form(N, S) :-
    ( N mod 7 =:= 0 -> copy_term(S, T), numbervars(T, 0, End), write('   '), print(T), write(' '), write(End), nl ; true ).

reply(yesno(F)) :- !,
    plan(F, G),
    ( holds(G) -> count(yes), write('   Yes.') ; count(no), write('   No.') ), nl.
reply(wh(X, F)) :- !,
    plan(F, G),
    ( setof(X, holding([], G), _), findall(X, holds(G), Xs0) -> sort(Xs0, Xs), write('   '), list_answer(Xs) ; write('   None.') ), nl.
reply(who(X, _)) :- !, describe(X).
reply(count(X, F)) :- !,
    plan(F, G), findall(X, holds(G), Xs0), sort(Xs0, Xs), length(Xs, N),
    write('   '), write(N), write('.'), nl.
reply(max(X, V, F)) :- !,
    plan(F, G), findall(V-X, holds(G), Ps0), sort(Ps0, Ps),
    ( append(_, [M-_], Ps) -> findall(Y, member(M-Y, Ps), Ys), write('   '), list_answer(Ys), write(' with '), write(M) ; write('   None.') ), nl.

list_answer([]) :- write('None').
list_answer([X]) :- !, write(X).
list_answer([X, Y]) :- !, write(X), write(' and '), write(Y).
list_answer([X|Xs]) :- length(Xs, N), N >= 12, !, write(X), write(' and '), write(N), write(' more').
list_answer([X|Xs]) :- write(X), write(', '), list_answer(Xs).

describe(X) :-
    person(X, Sex, Born, City, Job),
    pronoun(Sex, He),
    write('   '), write(He), write(' is a '), write(Job), write(', born '), write(Born), write(' in '), write(City),
    ( city(City, C, _) -> write(' ('), write(C), write(')') ; true ), nl,
    ( setof(Y-Where, visited(X, Where, Y), Vs) -> write('   '), write(He), write(' visited '), visits(Vs), nl ; true ),
    ( bagof(P, ( person(P, _, _, City, _), P \== X ), Ps) -> write('   born there too: '), list_answer(Ps), nl ; true ).
pronoun(male, he).
pronoun(female, she).
visits([Y-W]) :- !, write(W), write(' in '), write(Y).
visits([Y-W|Vs]) :- write(W), write(' in '), write(Y), write(', '), visits(Vs).

summary :-
    findall(K-N, statistic(K, N), Ps), keysort(Ps, Sorted),
    summary_lines(Sorted),
    findall(L, ( seen_question(_, Ws), length(Ws, L) ), Ls), sum(Ls, 0, S), write(words(S)), nl,
    ( bagof(N, Ws^( seen_question(N, Ws), Ws = [who|_] ), Ns) -> length(Ns, Who) ; Who = 0 ), write(who(Who)), nl,
    findall(W-N, ( setof(N, Ws^( seen_question(N, Ws), Ws = [W|_] ), Ns1), length(Ns1, N) ), Firsts), write(Firsts), nl,
    ( setof(D-Cs, setof(C, P^A^country(C, D, A, P), Cs), Groups) -> groups(Groups) ; true ),
    setof(L1-R, Cs1^river(R, L1, Cs1), Rivers), append(_, [R1, R2, R3], Rivers), write([R1, R2, R3]), nl,
    components(Comps), write(components(Comps)), nl.
summary_lines([]).
summary_lines([K-N|Ps]) :- write(K), write(': '), write(N), nl, summary_lines(Ps).
groups([]).
groups([D-Cs|Gs]) :- length(Cs, N), write(D), write(' '), write(N), nl, groups(Gs).

% connected countries, by a breadth first walk
components(Sizes) :- findall(C, country(C, _, _, _), Cs), components(Cs, [], Sizes0), msort_down(Sizes0, Sizes).
components([], _, []).
components([C|Cs], Seen, Sizes) :- member(C, Seen), !, components(Cs, Seen, Sizes).
components([C|Cs], Seen, [N|Sizes]) :- reach([C], [C], Rs), length(Rs, N), append(Rs, Seen, Seen1), components(Cs, Seen1, Sizes).
reach([], R, R).
reach([X|Q], R0, R) :-
    findall(Y, ( neighbour(X, Y), \+ member(Y, R0) ), Ys0), sort(Ys0, Ys),
    append(R0, Ys, R1), append(Q, Ys, Q1), reach(Q1, R1, R).
msort_down(L, D) :- findall(K-X, ( member(X, L), K is -X ), Ps), keysort(Ps, S), findall(X, member(_-X, S), D).
