% Files, read/1, terms and operators: a DSL with its own operators that is read from a file, copying a file by
% characters, reports into files, term inspection, copying, numbering, writing with all quoting rules.

:- set_prolog_flag(double_quotes, codes).
:- initialization(main).

:- op(1100, xfx, when).
:- op(1050, xfy, and_then).
:- op(700, xfx, costs).
:- op(700, xfx, weighs).
:- op(650, xfx, of).
:- op(600, fy, the).
:- op(200, xf, euros).
:- op(200, xf, kilos).
:- op(950, fx, deliver).
:- op(700, xfx, :=).
:- op(700, xfx, +=).
:- op(1150, fx, while).
:- op(1120, xfx, do).
:- op(990, xfy, &&).

% ---------------------------------------------------------------------------------------------------------------
% A file of terms, written and read again

file('real_test_data.tmp').

write_data(File) :-
    open(File, write, S),
    write_all(S, ["the apple costs 3 euros.\n", "the melon costs 7 euros.\n", "the apple weighs 1 kilos.\n", "% a comment\n", "the melon weighs 4 kilos. /* another */\n",
        "deliver 3 of the apple when sunny and_then ring.\n", "deliver 2 of the melon when rainy and_then wait and_then ring.\n",
        "total(X, Y, X) :- sum(X, Y), \\+ _ = Y.\n", "'quoted atom'(\"text\", 0'a, 0x1F, [a,b|T]).\n", "{a, b}. -1. -(1). -a. [].\n", "end_of_data.\n"]),
    close(S).

write_all(_, []).
write_all(S, [L|Ls]) :- write_codes(L, S), write_all(S, Ls).
write_codes([], _).
write_codes([C|Cs], S) :- put_code_(S, C), write_codes(Cs, S).
put_code_(S, C) :- char_code(A, C), put_char(S, A).

read_all(S, Ts) :- read(S, T), ( T == end_of_file -> Ts = [] ; Ts = [T|Ts1], read_all(S, Ts1) ).

inspect(T) :- copy_term(T, C), letters(C, 0, N), canon(C), write(' variables: '), write(N), nl.

canon(T) :- atomic(T), !, writeq(T).
canon([X|Xs]) :- !, write('['), canon(X), canon_tail(Xs), write(']').
canon(T) :- T =.. [F|As], writeq(F), write('('), canon_arguments(As), write(')').
canon_tail([]) :- !.
canon_tail([X|Xs]) :- !, write(','), canon(X), canon_tail(Xs).
canon_tail(T) :- write('|'), canon(T).
canon_arguments([A]) :- !, canon(A).
canon_arguments([A|As]) :- canon(A), write(','), canon_arguments(As).

letters(T, N0, N) :- var(T), !, number_codes(N0, Cs), append("v", Cs, Ds), atom_codes(T, Ds), N is N0 + 1.
letters(T, N, N) :- atomic(T), !.
letters(T, N0, N) :- T =.. [_|As], letters_all(As, N0, N).
letters_all([], N, N).
letters_all([A|As], N0, N) :- letters(A, N0, N1), letters_all(As, N1, N).

orders(Ts) :-
    findall(I-C, member(the I costs C euros, Ts), Costs), write(Costs), nl,
    findall(I-K, member(the I weighs K kilos, Ts), Kilos), write(Kilos), nl,
    (   member(( deliver N of the I when W and_then R ), Ts), memberchk(I-C, Costs), memberchk(I-K, Kilos), P is N * C, M is N * K,
        write(I), write(': '), write(P), write(' '), write(M), write(' '), write(W), write(' '), write(R), nl, fail
    ;   true
    ).

copy_chars(From, To) :- open(From, read, I), open(To, write, O), copy_rest(I, O, 0, N), close(I), close(O), write(copied(N)), nl.
copy_rest(I, O, N0, N) :- get_char(I, C), ( C == end_of_file -> N = N0 ; put_char(O, C), N1 is N0 + 1, copy_rest(I, O, N1, N) ).

count_lines(File, Lines, Chars) :- open(File, read, S), count_chars(S, 0, Lines, 0, Chars), close(S).
count_chars(S, L0, L, C0, C) :- peek_char(S, P), ( P == end_of_file -> L = L0, C = C0 ; get_char(S, X), C1 is C0 + 1, ( X == '\n' -> L1 is L0 + 1 ; L1 = L0 ), count_chars(S, L1, L, C1, C) ).

files :-
    file(F), write_data(F), open(F, read, S), read_all(S, Ts), close(S), length(Ts, N), write(N), nl,
    ( member(T, Ts), inspect(T), fail ; true ), orders(Ts),
    copy_chars(F, 'real_test_copy.tmp'), count_lines('real_test_copy.tmp', L, C), write(L/C), nl,
    open('real_test_copy.tmp', append, A), write(A, 'more(1).'), nl(A), writeq(A, 'it is'(2)), write(A, '.'), nl(A), close(A),
    open('real_test_copy.tmp', read, B), read_all(B, Us), close(B), append(_, [X, Y], Us), writeq(X/Y), nl,
    open(F, write, W), write_terms(W, [f(X1, Y1, X1), 'A b', [1, 2.5, "s"], a+(b-c), - (1), 1 - -1, {x}, (a :- b, c), \+ a, [Y1|Z1], '\n', f(:-, (:- a)), -(-(1)), 2 ^ 3 ^ 4, (a , b), 'hello'('World')]), close(W),
    open(F, read, R), read_all(R, Vs), close(R), ( member(V, Vs), inspect(V), fail ; true ), ( Z1 = [] -> true ; true ),
    catch(open('no/such/file.txt', read, _), error(E1, _), ( functor(E1, E1n, _), write(E1n), nl )), catch(read(no_stream, _), error(E2, _), ( functor(E2, E2n, _), write(E2n), nl )),
    catch(open(_, read, _), error(E3, _), ( write(E3), nl )), catch(open(F, sideways, _), error(E4, _), ( write(E4), nl )),
    bad_syntax(F).

write_terms(_, []).
write_terms(S, [T|Ts]) :- writeq(S, T), write(S, ' .'), nl(S), write_terms(S, Ts).

bad_syntax(F) :- open(F, write, W), write(W, 'good(1). bad bad bad. good(2). f(a b). good(3).'), nl(W), close(W), open(F, read, S), read_some(S, 6, Ts), close(S), write(Ts), nl.
read_some(_, 0, []) :- !.
read_some(S, N, [T|Ts]) :- catch(read(S, T), error(syntax_error(_), _), T = syntax), M is N - 1, ( T == end_of_file -> Ts = [] ; read_some(S, M, Ts) ).

% ---------------------------------------------------------------------------------------------------------------
% A DSL that is run: programs are terms with the operators above

dsl_program(( x := 10 && sum := 0 && ( while x > 0 do ( sum += x && x += -1 ) ) && print(sum) )).
dsl_program(( a := 0 && b := 1 && n := 15 && ( while n > 0 do ( print(a) && t := a + b && a := b && b := t && n += -1 ) ) )).
dsl_program(( n := 97 && d := 2 && p := 1 && ( while ( d * d =< n , p =:= 1 ) do ( if(n mod d =:= 0, p := 0, skip) && d += 1 ) ) && if(p =:= 1, print(n), print(d)) )).

run(( A && B ), E0, E) :- !, run(A, E0, E1), run(B, E1, E).
run(V := X, E0, E) :- !, value(X, E0, N), put(V, N, E0, E).
run(V += X, E0, E) :- !, value(V + X, E0, N), put(V, N, E0, E).
run(print(X), E, E) :- !, value(X, E, N), write(N), write(' ').
run(skip, E, E) :- !.
run(if(C, A, B), E0, E) :- !, ( test(C, E0) -> run(A, E0, E) ; run(B, E0, E) ).
run(( while C do B ), E0, E) :- ( test(C, E0) -> run(B, E0, E1), run(( while C do B ), E1, E) ; E = E0 ).
test(( A , B ), E) :- !, test(A, E), test(B, E).
test(C, E) :- C =.. [Op, A, B], value(A, E, X), value(B, E, Y), G =.. [Op, X, Y], call(G).
value(N, _, N) :- number(N), !.
value(V, E, N) :- atom(V), !, memberchk(V-N, E).
value(X, E, N) :- X =.. [Op, A, B], value(A, E, P), value(B, E, Q), Y =.. [Op, P, Q], N is Y.
put(V, N, [], [V-N]).
put(V, N, [W-M|E0], E) :- ( V == W -> E = [V-N|E0] ; E = [W-M|E1], put(V, N, E0, E1) ).

% ---------------------------------------------------------------------------------------------------------------
% Writing: what must be quoted, bracketed, spaced

writings :-
    (   member(T, [a, 'A', 'a b', [], {}, ;, !, ',', '|', 'it_is', '1a', aB1, +, '\\', '\t', '', [a], [a, b], [a|b], 'a.b', f(','), f((a, b)), f((:-)), [(a :- b)], [(a, b)], (a :- b, c ; d -> e), 1 - 2 - 3, 1 - (2 - 3), (1 - 2) - 3,
            a = b, f(a = b), (a = b) = c, 2 ^ 3 ^ 4, (2 ^ 3) ^ 4, a * (b + c), (a * b) + c, -(a), -(-(a)), \+ a, \+ (a, b), \+ [a], f(-), - a * b, (- a) ^ 2, 1.5, -1, -1.5, 1.0e10,
            {a, b}, '{}'(x), "codes", 'hello'(x), 'Hello'(x), +(1), 1 + 2, a:b:c, (a:-b), (:- a), (a-->b), ?-(x), f(A, B, A), [A, B|_], 'end_of_file', p:q, (a ; b), (a -> b ; c), (a , b , c), ((a , b) , c), the x, the (the x), 3 euros, (3 euros) * 2, deliver 3 of x, (x := 1 && y += 2),
            ( while (x > 0) do y ), f((x when y)), [(x when y)], 'when', f(when), 1 - (-1), a - (- b), \ a, \ (\ a), @(a), #, 'a\\b', 'a"b', "", is, (is) + 1, mod, a mod b, (a mod b) mod c, a mod (b mod c), a rem b, 2 - 1]),
        copy_term(T, U), letters(U, 0, _), writeq(U), write('   '), print_plain(U), nl, fail
    ;   true
    ).
print_plain(U) :- write(U).

canonical_writings :-
    ( member(T, [f(a, 'B c', 1, 2), 1 + 2 * 3, -(1), -(a), 'x'(y), (a :- b), '$VAR'(1), 'a\nb', f(;, '|', [])]), write_canonical(T), write('  '), write_term(T, [quoted(true), ignore_ops(true)]), nl, fail ; true ),
    ( member(N, [0, 1, 25, 26, 27, 51, 52, 700]), write_term('$VAR'(N), [numbervars(true)]), write(' '), fail ; nl ),
    write_term([a, 'B', "c"], [quoted(true)]), nl, write_term('$VAR'(x), [numbervars(true), quoted(true)]), nl.

% ---------------------------------------------------------------------------------------------------------------
% Terms taken apart

terms :-
    ( member(T, [a, f(x), f(x, y, z), 1, 2.5, {q}, 1 + 2, -(1), []]), ( compound(T) -> functor(T, N, A), T =.. L, writeq(N/A), write(' '), writeq(L) ; writeq(T), ( atomic(T) -> write(' atomic') ; true ) ), nl, fail ; true ),
    functor(T1, foo, 3), letters(T1, 0, _), writeq(T1), nl, functor(T2, foo, 0), writeq(T2), nl, functor(T3, 5, 0), writeq(T3), nl, T4 =.. [bar, 1, X, X], letters(T4, 0, _), writeq(T4), nl,
    findall(A1, ( member(I, [1, 2, 3]), arg(I, f(p, q, r), A1) ), As), writeq(As), nl, ( arg(4, f(p, q, r), _) -> write(yes) ; write(no) ), ( arg(0, f(p), _) -> write(yes) ; write(no) ), nl,
    copy_term(g(P, Q, P, [Q|R], R), G), letters(G, 0, _), writeq(G), nl, ( P == Q -> write(bound) ; write(free) ), nl,
    ( f(U, b, V) = f(a, W, W) -> writeq([U, V, W]) ; true ), nl, ( unify_with_occurs_check(Y, f(Y)) -> write(cyclic) ; write(occurs) ), nl, ( \+ a = b, \+ f(_) = g(_), f(_, 1) \= f(_, 2) -> write(ok) ; write(bad) ), nl,
    ( member(D, [f(_), _, a, 1.0, 1, [x], "s", -3]), findall(K, type_of(D, K), Ks), write(Ks), nl, fail ; true ),
    subterms(f(a, g(b, [c]), 1), Ss), length(Ss, SN), writeq(SN), nl, substitute(f(a, b, g(a, h(a))), a, z, Sub), writeq(Sub), nl, depth(f(g(h(i)), [a, b, c]), De), writeq(De), nl, paths(f(a, g(b, a), a), a, Pa), writeq(Pa), nl,
    ( f(A9, B9, C9) == f(A9, B9, C9) -> write(same) ; write(differ) ), ( A9 == B9 -> write(same) ; write(differ) ), ( C9 \== A9 -> write(differ) ; write(same) ), nl.
type_of(X, var) :- var(X).
type_of(X, nonvar) :- nonvar(X).
type_of(X, atom) :- atom(X).
type_of(X, number) :- number(X).
type_of(X, integer) :- integer(X).
type_of(X, float) :- float(X).
type_of(X, atomic) :- atomic(X).
type_of(X, compound) :- compound(X).
type_of(X, callable) :- callable(X).
type_of(X, list) :- nonvar(X), X = [_|_].
subterms(T, [T|Ss]) :- ( compound(T) -> T =.. [_|As], all_subterms(As, Ss) ; Ss = [] ).
all_subterms([], []).
all_subterms([A|As], Ss) :- subterms(A, S1), all_subterms(As, S2), append(S1, S2, Ss).
substitute(T, X, Y, Y) :- T == X, !.
substitute(T, _, _, T) :- atomic(T), !.
substitute(T, X, Y, U) :- T =.. [F|As], substitute_all(As, X, Y, Bs), U =.. [F|Bs].
substitute_all([], _, _, []).
substitute_all([A|As], X, Y, [B|Bs]) :- substitute(A, X, Y, B), substitute_all(As, X, Y, Bs).
depth(T, 0) :- atomic(T), !.
depth(T, D) :- T =.. [_|As], depths(As, 0, M), D is M + 1.
depths([], D, D).
depths([A|As], D0, D) :- depth(A, E), D1 is max(D0, E), depths(As, D1, D).
paths(T, X, Ps) :- findall(P, path(T, X, P), Ps).
path(T, X, []) :- T == X.
path(T, X, [I|P]) :- compound(T), functor(T, _, N), between(1, N, I), arg(I, T, A), path(A, X, P).

% ---------------------------------------------------------------------------------------------------------------
% format/2 as far as both peers agree

% two files written and read in turn, the way of DEC-10 Prolog
edinburgh :-
    tell('real_test_data.tmp'), write('a(1).'), nl, tell('real_test_copy.tmp'), write(b), tell('real_test_data.tmp'), write('a(2).'), nl, told,
    tell('real_test_copy.tmp'), told, see('real_test_data.tmp'), read(X), see('real_test_copy.tmp'), get_char(C), see('real_test_data.tmp'), read(Y), seen,
    see('real_test_copy.tmp'), seen, write([X, Y, C]), nl, append('real_test_data.tmp'), write('a(3).'), nl, told,
    see('real_test_data.tmp'), read(_), read(_), read(Z), read(E), seen, write(Z-E), nl,
    catch(see(_), error(E1, _), ( write(E1), nl )), catch(see('no/such/file'), error(E2, _), ( functor(E2, N2, _), write(N2), nl )).

main :- files, edinburgh, ( dsl_program(P), run(P, [], E), nl, write(E), nl, fail ; true ), writings, canonical_writings, terms,
    format("~w and ~q~n", ['A b', 'A b']), format("~a|~d|~s|~c~n", [abc, 42, "codes", 65]), format("~2d~n", [1234567]), format("~4f ~1f~n", [2.0, 3.14159]), format("~~ ~i~w~n", [skipped, shown]), format("~*c~w~n", [5, 0'x, end]), format("~8r ~16r ~8R ~16R~n", [100, 255, 100, 255]),
    format("plain~n", []), format("~w ~w~n", [a, [b, c]]), format("~n", []), catch(format("~d~n", [x]), error(_, _), ( write(caught), nl )).

work :- file(F), w(15, F).
w(0, _) :- !.
w(N, F) :- write_data(F), open(F, read, S), read_all(S, Ts), close(S), copy_chars(F, 'real_test_copy.tmp'), count_lines('real_test_copy.tmp', _, _), open('real_test_copy.tmp', write, W), write_many(100, W, Ts), close(W), open('real_test_copy.tmp', read, R), read_all(R, Us), close(R), length(Us, L), write(L), nl, M is N - 1, w(M, F).
write_many(0, _, _) :- !.
write_many(N, S, Ts) :- ( member(T, Ts), writeq(S, T), write(S, ' .'), nl(S), fail ; true ), M is N - 1, write_many(M, S, Ts).
