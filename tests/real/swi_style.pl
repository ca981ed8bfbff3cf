% A program in the style of SWI-Prolog's libraries: lists, apply, assoc, pairs, aggregate, strings, format with columns,
% global variables, destructive assignment, cleanup, soft cut, yall-free meta-predicates.
% peers: swipl

:- use_module(library(lists)).
:- use_module(library(apply)).
:- use_module(library(assoc)).
:- use_module(library(pairs)).
:- use_module(library(aggregate)).
:- use_module(library(readutil)).
:- use_module(library(option)).
:- use_module(library(ordsets)).
:- use_module(library(ugraphs)).
:- use_module(library(gensym)).
:- use_module(library(dcg/basics)).

:- set_prolog_flag(double_quotes, string).
:- set_prolog_flag(back_quotes, codes).
:- initialization(main).

:- dynamic sale/4, seen/1.
:- discontiguous part/1.

% ---------------------------------------------------------------------------------------------------------------
% A report over sales

sale(1, north, apples, 10). sale(2, south, pears, 4). sale(3, north, pears, 7). sale(4, east, apples, 3).
sale(5, south, apples, 12). sale(6, north, plums, 1). sale(7, east, pears, 9). sale(8, south, plums, 5).

price(apples, 1.25). price(pears, 2.0). price(plums, 0.75).

part(report) :-
    findall(R-(P-Q), sale(_, R, P, Q), Pairs), keysort(Pairs, Sorted), group_pairs_by_key(Sorted, Groups),
    forall(member(R-Items, Groups), region_report(R, Items)),
    aggregate_all(count, sale(_, _, _, _), N), aggregate_all(sum(Q), sale(_, _, _, Q), S), aggregate_all(max(Q), sale(_, _, _, Q), Max), aggregate_all(bag(P), sale(_, _, P, _), Bag), aggregate_all(set(P), sale(_, _, P, _), Set), aggregate_all(min(Q), sale(_, north, _, Q), Min),
    print_all([N, S, Max, Bag, Set, Min]),
    ( aggregate_all(max(Q), sale(_, west, _, Q), M) -> writeln(M) ; writeln(no_sales) ),
    aggregate_all(max(Q, P), sale(_, _, P, Q), MW), writeln(MW), aggregate_all(count, fail, Z), writeln(Z).

region_report(R, Items) :-
    format("~w~t~12|~w~t~10+~w~n", [R, product, quantity]),
    forall(member(P-Q, Items), ( price(P, Price), V is Price * Q, format("~t~w~12|~t~d~10+~t~2f~10+~n", [P, Q, V]) )),
    pairs_values(Items, Qs), sum_list(Qs, Sum), format("~`-t~32|~n~w~t~w~32|~n", [total, Sum]).

print_all(L) :- forall(member(X, L), ( print(X), nl )).

% ---------------------------------------------------------------------------------------------------------------

part(lists) :-
    numlist(1, 10, L), foldl([X, A0, A]>>(A is A0 + X), L, 0, Sum0), writeln(Sum0), include(even, L, Ev), exclude(even, L, Od), partition(small, L, Sm, La), print_all([Ev, Od, Sm, La]), partition(cmp5, L, Less, Eq, More), print_all([Less, Eq, More]),
    maplist(square, L, Sq), last(Sq, Last), nth0(3, Sq, N0), nth1(3, Sq, N1), print_all([Sq, Last, N0, N1]), max_list(Sq, Mx), min_list(Sq, Mn), sumlist(Sq, Sm2), print_all([Mx, Mn, Sm2]), foldl(add, L, 0, Sum), writeln(Sum), foldl(add2, [1, 2], [3, 4], 0, S2), writeln(S2),
    sort(0, @>=, [3, 1, 2, 3], Desc), writeln(Desc), sort(1, @<, [f(2, a), f(1, b), f(2, c)], ByArg), writeln(ByArg), predsort(by_length, [[a, b], [], [c], [d]], PS), writeln(PS), msort([b, a, c, a], Ms), writeln(Ms), list_to_set([a, b, a, c, b], Set), writeln(Set),
    subtract([1, 2, 3, 4], [2, 4], Sub), intersection([1, 2, 3], [2, 3, 4], Int), union([1, 2], [2, 3], Un), print_all([Sub, Int, Un]), exclude([X1]>>memberchk(X1, [a]), [a, b, a], Ex), writeln(Ex), sumlist([], Zero), writeln(Zero), delete([a, b, a, c], a, Del), writeln(Del), select(b, [a, b, c], x, Sel), writeln(Sel),
    pairs_keys_values(Ps, [a, b], [1, 2]), transpose_pairs(Ps, Tr), print_all([Ps, Tr]), max_member(MM, [3, a, f(x), 2.5]), writeln(MM), flatten([a, [b, [c, d], []], e], Fl), writeln(Fl), sum_list([0.5, 1, 2], Sf), writeln(Sf), append([[a], [b, c], []], Ap), writeln(Ap), exclude([_]>>fail, [1], Same), writeln(Same),
    ( member(X2, [1, 2, 3]), X2 > 1 *-> writeln(X2) ; writeln(none) ), findall(X3, ( member(X3, []) *-> true ; X3 = default ), L3), writeln(L3), findall(X4-Y4, ( member(X4, [1, 2]) *-> member(Y4, [a, b]) ; true ), L4), writeln(L4), length(L5, 2), L5 = [p|_], L5 = [_, q], writeln(L5), aggregate_all(count, permutation([1, 2, 3, 4], _), Perms), writeln(Perms), sumlist(L, Ssum), writeln(Ssum),
    nth0(1, R0, z, [a, b]), writeln(R0), subseq_count([a, b, c], SC), writeln(SC), findall(S-R, select(S, [a, b, c], R), Srs), writeln(Srs), exclude(==(a), [a, b], E2), writeln(E2), maplist([X5, Y5]>>(Y5 = f(X5)), [1, 2], L6), writeln(L6), pairs_keys([a-1, b-2], Ks), writeln(Ks), foldl([K-V, A1, A2]>>put_assoc(K, A1, V, A2), [x-1, y-2], t, As), assoc_to_list(As, AL), writeln(AL), permutation([1, 2], Pe), writeln(Pe), sort([c-1, a-2, b-3, a-2], So), writeln(So), last([z], Lz), writeln(Lz), min_member(Mi, [b, a, 3]), writeln(Mi), same_length([a, b], SL), length(SL, SLn), writeln(SLn), sumlist([1], One), writeln(One), reverse([1, 2, 3], Rv), writeln(Rv), exclude([X7]>>(X7 > 2), [1, 2, 3, 4], X8), writeln(X8).

subseq_count(L, N) :- aggregate_all(count, sub_list(L, _), N).
sub_list([], []).
sub_list([X|Xs], [X|Ys]) :- sub_list(Xs, Ys).
sub_list([_|Xs], Ys) :- sub_list(Xs, Ys).
even(X) :- 0 is X mod 2.
small(X) :- X < 4.
cmp5(X, O) :- compare(O, X, 5).
square(X, Y) :- Y is X * X.
add(X, S0, S) :- S is S0 + X.
add2(X, Y, S0, S) :- S is S0 + X * Y.
by_length(O, A, B) :- length(A, M), length(B, N), compare(O0, M, N), ( O0 == (=) -> compare(O, A, B) ; O = O0 ).

% ---------------------------------------------------------------------------------------------------------------

part(atoms) :-
    atomic_list_concat([a, 1, 'B', 2.5], X), writeln(X), atomic_list_concat([a, b, c], '-', Y), writeln(Y), atomic_list_concat(Parts, ',', 'x,y,,z'), writeq(Parts), nl, upcase_atom('hello World', U), writeln(U), atom_number('12.5', N), writeln(N), ( atom_number(abc, _) -> true ; writeln(not_a_number) ), atom_number(At, 7), writeq(At), nl,
    term_to_atom(f(_, 'A', "s", [1|_]), T0), ( sub_atom(T0, 0, 2, _, P2) -> writeln(P2) ; true ), term_to_atom(T, 'g(X, Y, X)'), T = g(A, B, C), ( A == C, A \== B -> writeln(shared) ; writeln(wrong) ), format(atom(F), "~w-~a", [x, y]), writeq(F), nl, with_output_to(string(S), ( write(a), write(1) )), string_length(S, SL), writeln(SL), with_output_to(atom(WA), print([1])), writeq(WA), nl,
    split_string("/home//jan///nice/path", "/", "", L1), writeq(L1), nl, split_string("  a b  ", " ", " ", L2), writeq(L2), nl, split_string("SWI-Prolog, 7.0", ",", " ", L3), writeq(L3), nl, string_concat("abc", def, SC), writeq(SC), nl, sub_string("hello world", 6, 5, _, SS), writeq(SS), nl, string_codes(S4, [0'x, 0'y]), writeq(S4), nl, string_chars(S5, [q, r]), writeq(S5), nl, string_to_atom(S6, abc), writeq(S6), nl, number_string(N7, "42"), writeln(N7), string_upper("mixed Case", UP), string_lower("Mixed Case", LO), print_all([UP, LO]), term_string(TS, "foo(X, bar)"), functor(TS, FN, FA), writeln(FN/FA), sub_atom(hello, B8, 2, 0, E8), writeln(B8-E8), findall(B9, sub_atom(abracadabra, B9, _, _, abra), L9), writeln(L9), atomic_list_concat(Ws, ' ', 'the quick brown fox'), length(Ws, WL), last(Ws, LW), writeln(WL-LW), nb_text, char_code(Ch, 0'a), writeln(Ch), atom_chars(123, Cs), writeq(Cs), nl, string_code(1, "abc", SCd), writeln(SCd), read_term_from_atom('p(Q, r)', RT, []), RT = p(_, RR), writeln(RR), sformat_like, char_type(a, alpha), ( char_type('1', digit(W11)) -> writeln(W11) ; true ), atom_string(AS, "str"), writeq(AS), nl, text_to_string(hello, TS2), writeq(TS2), nl, concat_all([a, "b", 1, 'C d'], CA), writeq(CA), nl.
nb_text :- format("~a~t~20|~w~n", [left, right]), format("~t~a~20|~w~n", [left, right]), format("~t~a~t~20|~w~n", [mid, right]), format("[~10|~w~30|]~n", [abc]), format("~`*t~t~20|~n"), format("~w~30|~w~n", [a, b]), format("~t~d~6|~t~d~12|~n", [123, 4567]), format("~D ~2d ~e ~4g ~3f ~0f~n", [1234567, 314, 1.5, 2.5, 2.0, 2.5]), format("~q ~a ~s ~c~c~n", ['A b', 'A b', [0'o, 0'k], 65, 66]), format("~*c|~i~w|~8|x~n", [3, 0'-, skip, shown]), format("~p ~~~n", [p]) -> true ; true.
sformat_like :- format("~ia~w~n", [x, y]), format("~w and ~w~n", [one, two]), format('~w~n', hello), format("no args~n"), format("~8r ~16r ~8R ~16R~n", [64, 255, 64, 255]).
concat_all(L, A) :- atomic_list_concat(L, A).

% ---------------------------------------------------------------------------------------------------------------

part(assoc) :-
    list_to_assoc([k1-v1, k2-v2, k3-v3], A0), put_assoc(k2, A0, new, A1), ( get_assoc(k2, A1, V) -> writeln(V) ; true ), ( get_assoc(k9, A1, _) -> true ; writeln(none) ), assoc_to_keys(A1, Ks), assoc_to_values(A1, Vs), writeln(Ks/Vs), numlist(1, 500, L), foldl([X, B0, B]>>( Y is X * X mod 101, put_assoc(Y, B0, X, B) ), L, t, Big), assoc_to_list(Big, BL), length(BL, N), writeln(N), min_assoc(Big, MK, MV), max_assoc(Big, XK, XV), writeln(MK-MV/XK-XV),
    ord_union([a, c], [b, c], OU), ord_subtract([a, b, c], [b], OS), ord_memberchk(a, OU), ord_insert_all([d, b, a], OI), ord_intersection([a, b, c], [b, c, d], ON), ( ord_subset([a], [a, b]) -> true ; writeln(wrong) ), print_all([OU, OS, OI, ON]), vertices_edges_to_ugraph([a, d], [a-b, b-c, c-a], G), writeln(G), top_sort_or(G), transitive_closure(G, TC), writeln(TC), neighbours(a, G, Ne), writeln(Ne), vertices_edges_to_ugraph([], [1-2, 2-3, 1-3], G2), top_sort(G2, TS), writeln(TS), reachable(1, G2, Re), writeln(Re), option_things.
ord_insert_all(L, S) :- list_to_ord_set(L, S).
top_sort_or(G) :- ( top_sort(G, L) -> writeln(L) ; writeln(cyclic) ).
option_things :- Os = [depth(3), name(x), verbose], option(depth(D), Os), option(missing(M), Os, default), ( option(verbose(V), Os) -> true ; V = unset ), select_option(name(N), Os, Rest), writeln([D, M, V, N, Rest]), merge_options([depth(9)], [depth(3), a(1)], Mo), writeln(Mo).

% ---------------------------------------------------------------------------------------------------------------

part(globals) :-
    nb_setval(counter, 0), forall(between(1, 10, _), ( nb_getval(counter, C), C1 is C + 1, nb_setval(counter, C1) )), nb_getval(counter, V), writeln(V), b_setval(var, 1), ( b_setval(var, 2), fail ; b_getval(var, W) ), writeln(W),
    T = count(0, x), ( between(1, 5, _), arg(1, T, N), N1 is N + 1, nb_setarg(1, T, N1), fail ; true ), writeln(T), S = f(a, b), setarg(1, S, z), writeln(S), ( setarg(2, S, gone), fail ; true ), writeln(S), duplicate_term(S, D), setarg(1, D, d), writeln(S/D), term_variables(f(X, g(Y), X), Vs), length(Vs, VN), writeln(VN), X = Y, gensym(g, G1), gensym(g, G2), writeln(G1/G2), reset_gensym(g), gensym(g, G3), writeln(G3), succ(S3, 4), succ(4, S5), plus(1, P, 3), writeln([S3, S5, P]), tab(3), writeln(tabbed), string_things, ( succ_throw -> true ; writeln(failed) ), copy_things, ground_things, setup_things, findnsols_things, numbervars_things.
string_things :- X = "a string", ( string(X) -> writeln(string) ; writeln(no_string) ), ( atom(X) -> true ; writeln(no_atom) ), ( X == "a string" -> writeln(same) ; true ), string_concat(P, S, "ab"), write(P-S), write(' '), fail ; nl.
succ_throw :- catch(succ(a, _), error(type_error(T, V), _), ( writeln(T/V) )).
copy_things :- copy_term([X, Y, X], L), L = [1, 2|_], L = [_, _, Z], writeln(Z), ( var(X), var(Y) -> writeln(unbound) ; true ), ( f(X, Y) =@= f(_, _) -> writeln(variant) ; true ), ( f(X, X) =@= f(Y, _) -> true ; writeln(no_variant) ), ( subsumes_term(f(_, b), f(a, b)) -> writeln(subsumes) ; true ), ( f(A, B, A) = f(B, c, D) -> writeln([A, B, D]) ; true ), ( ?=(a, b) -> writeln(decided) ; true ), tab(2), writeln(x), ( unifiable_(f(X), f(Y)) -> true ; true ).
unifiable_(A, B) :- \+ A \= B.
ground_things :- ( ground(f(a, [b])) -> writeln(ground) ; true ), ( ground(f(_)) -> true ; writeln(not_ground) ), ( is_list([a|_]) -> true ; writeln(no_list) ), ( callable(foo) -> writeln(callable) ; true ), ( is_assoc(t) -> writeln(assoc) ; true ), atomic_list_concat([x, y], R), ( nonvar(R) -> writeln(R) ; true ), must_be(integer, 3), catch(must_be(integer, a), error(E, _), ( print(E), nl )), catch(must_be(positive_integer, 0), error(E2, _), ( print(E2), nl )), catch(must_be(boolean, _), error(E3, _), ( print(E3), nl )), catch(must_be(list, [a|b]), error(E4, _), ( print(E4), nl )), catch(must_be(oneof([a, b]), c), error(E5, _), ( print(E5), nl )), ( is_of_type(nonneg, 0) -> writeln(nonneg) ; true ).
setup_things :- setup_call_cleanup(writeln(setup), member(X, [1, 2, 3]), writeln(cleanup)), X >= 2, !, writeln(X), catch(setup_call_cleanup(true, throw(oops), writeln(cleaned)), oops, writeln(caught)), setup_call_cleanup(true, true, writeln(done)), ( setup_call_cleanup(true, fail, writeln(failed)) -> true ; writeln(no) ), call_cleanup(writeln(body), writeln(end)), ignore(fail), once(member(_, [a, b])), \+ fail, forall(fail, true).
findnsols_things :- findnsols(2, X, member(X, [a, b, c]), L), writeln(L), !, findall(X2, limit(2, member(X2, [p, q, r])), L2), writeln(L2), findall(X3, ( order_by_([X3]) ), L3), writeln(L3), tabling_free, foldl([X4, Y4-Z4, Z4-W4]>>( W4 is Y4 + X4 ), [1, 2, 3], 0-0, R), writeln(R), aggregate_all(count, between(1, 7, _), N), writeln(N), between(1, inf, I), I * I > 50, !, writeln(I).
order_by_([X]) :- member(X, [1, 2]).
tabling_free :- apply_things.
apply_things :- G = format("~w-~w~n"), call(G, [a, b]), Add = plus(3), call(Add, 4, R), writeln(R), maplist(call_it(2), [1, 2], L), writeln(L).
call_it(K, X, Y) :- Y is K * X.
numbervars_things :- T = f(X, Y, X), copy_term(T, U), numbervars(U, 0, E), print(U), write(' '), writeln(E), format("~w ~q ~p~n", [U, U, U]), write_term(U, [numbervars(false), quoted(true)]), nl, ( var(X), var(Y) -> true ; true ), write_canonical('$VAR'(1)), nl, print('$VAR'(27)), nl, write_term([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [max_depth(5)]), nl, write_term('a b', [quoted(true)]), nl, write_term(f(x, A, B, A), [variable_names(['A'=A, 'B'=B])]), nl, tab(1), nl.

% ---------------------------------------------------------------------------------------------------------------

part(grammar) :-
    phrase(csv(Rows), `a,b,c\n1,2,3\n"quo""ted",,x\n`), print_all(Rows), phrase(( whites, integer(X), blanks, ",", blanks, number(Y), remainder(R) ), `  12 , 3.5 rest`), atom_codes(RA, R), writeq(X/Y/RA), nl, phrase(string_without(`,`, S), `abc,def`, Rest), atom_codes(SA, S), atom_codes(SR, Rest), writeq(SA/SR), nl, atom_codes(A0, `literal`), phrase(( "lit", string(M), "al" ), `literal`), atom_codes(MA, M), writeq(A0/MA), nl, phrase(anbn(N), [a, a, b, b]), writeln(N), ( phrase(anbn(_), [a, b, b]) -> true ; writeln(no) ), phrase(seq_of(digit_, Ds), `123`, _), atom_codes(DA, Ds), writeln(DA), phrase(look_ahead(L), [x, y], _), writeln(L), findall(P-Q, phrase(( list_of(P), [sep], list_of(Q) ), [a, sep, b]), PQ), writeln(PQ), phrase(( \+ [z], [a] -> [b] ; [c] ), [a, b]), phrase(call([X1, Y1]>>( X1 = [_|Y1] )), [q]), phrase(opt_sign(Sg), `-`), writeln(Sg), xinteger_hex.
xinteger_hex :- phrase(xinteger(H), `ff`), writeln(H).
csv([R|Rs]) --> row(R), "\n", !, csv(Rs).
csv([]) --> [].
row([F|Fs]) --> field(F), ( "," -> row(Fs) ; { Fs = [] } ).
field(F) --> "\"", !, quoted(Cs), { atom_codes(F, Cs) }.
field(F) --> plain(Cs), { atom_codes(F, Cs) }.
quoted([0'"|Cs]) --> "\"\"", !, quoted(Cs).
quoted([]) --> "\"", !.
quoted([C|Cs]) --> [C], quoted(Cs).
plain([C|Cs]) --> [C], { \+ memberchk(C, `,\n`) }, !, plain(Cs).
plain([]) --> [].
anbn(0) --> [].
anbn(N) --> [a], anbn(M), [b], { N is M + 1 }.
digit_(D) --> [D], { code_type(D, digit) }.
seq_of(P, [X|Xs]) --> call(P, X), !, seq_of(P, Xs).
seq_of(_, []) --> [].
look_ahead(X), [X] --> [X].
list_of([]) --> [].
list_of([X|Xs]) --> [X], list_of(Xs).
opt_sign(minus) --> "-", !.
opt_sign(plus) --> "+" | "".

% ---------------------------------------------------------------------------------------------------------------

part(errors) :-
    forall(member(G, [atom_length(X, X), arg(a, f(x), _), foo_bar_baz(1), atom_codes(_, _), number_codes(_, [0'a]), _ is a + 1, functor(_, _, _), nb_getval(no_such_key, _), nth0(a, [x], _), length(_, -1), length(a, _), length(_, a), sub_atom(_, _, _, _, _), throw(custom), assertz((a :- 1)), atom_length(L, L), number_vars_bad, call((fail, 1)), call((write(x), 1)), open(nofile, read, _), op(1201, xfx, a), op(200, xxx, a), succ(X1, X1)]),
        ( catch(( G -> Out = yes ; Out = no ), Err, Out = Err), ( Out = error(Formal, _) -> true ; Formal = Out ), copy_term(Formal, F2), numbervars(F2, 0, _), print(F2), nl )).
number_vars_bad :- atom_to_term('foo(X, Y, X)', T, Bs), numbervars(T, 0, _), print(T-Bs), nl.

main :- forall(clause(part(P), _), ( writeln(P), ( catch(part(P), E, ( print_message_lines_(E) )) -> true ; writeln(part_failed(P)) ) )).
print_message_lines_(E) :- print(uncaught(E)), nl.

work :- numlist(1, 20000, L), foldl([X, B0, B]>>( Y is X * 7919 mod 10007, put_assoc(Y, B0, X, B) ), L, t, Big), assoc_to_list(Big, BL), length(BL, N), writeln(N), maplist([X, Y]>>( Y is X * 2 ), L, L2), sum_list(L2, S), writeln(S), include([X]>>( X mod 3 =:= 0 ), L, L3), length(L3, N3), writeln(N3), forall(between(1, 300, I), ( atomic_list_concat([a, I, b], '-', A), atomic_list_concat(P, '-', A), length(P, 3), split_string(A, "-", "", SP), length(SP, 3), format(atom(_), "~w~t~20|~a", [A, A]) )), nb_setval(c, 0), forall(between(1, 20000, _), ( nb_getval(c, C), C1 is C + 1, nb_setval(c, C1) )), nb_getval(c, CV), writeln(CV), aggregate_all(sum(X), between(1, 50000, X), AS), writeln(AS), length(BL, _), predsort([O, A1, B1]>>compare(O, A1, B1), L2, PS), length(PS, PN), writeln(PN).
