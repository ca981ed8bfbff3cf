% peers: swipl
:- module(_, []).
:- use_module(json).
:- use_module(xml).
:- use_module(markdown).
:- use_module(csv).
:- use_module(pretty).
:- use_module(library(plunit)).
:- use_module(library(readutil)).
:- use_module(library(debug)).
:- use_module(library(main)).
:- use_module(library(strings)).
:- use_module(library(gensym)).
:- set_prolog_flag(double_quotes, codes).

:- initialization(main).

:- multifile prolog:message//1, user:portray/1.
:- dynamic fact/3.

prolog:message(text(demo(X), N)) --> [ 'Demonstration ~w'-[X], nl, '  number ~d'-[N] ].
prolog:message(error(syntax_error(json(What)), Where)) --> [ 'JSON: ~p (~p)'-[What, Where] ].
prolog:message(error(xml(What), _)) --> { What =.. L }, [ 'XML: '-[] ], words(L).
words([]) --> [].
words([W|Ws]) --> [ ' ~w'-[W] ], words(Ws).

user:portray(json(Ps)) :- length(Ps, N), format("<object of ~d>", [N]).
user:portray(secret(_)) :- write('<secret>').

section(T) :- flag(section, N, N + 1), M is N + 1, format("~n~`=t~72|~n~d. ~w~n~`=t~72|~n", [M, T]).

goal_expansion(unless(C, G), ( C -> true ; G )).
goal_expansion(twice(G), ( G, G )).
term_expansion(facts(Name, Lists), Clauses) :- findall(fact(Name, K, V), member(K-V, Lists), Clauses).

facts(colour, [sky-blue, grass-green, snow-white]).
facts(sound, [cow-moo, duck-quack]).
facts(empty, []).

main(Argv) :-
    ( Argv == [] -> true ; writeln(arguments) ),
    section(json), json_demo,
    section(xml), xml_demo,
    section(markdown), markdown_demo,
    section(csv), csv_demo,
    section(pretty), pretty_demo,
    section(terms), terms_demo,
    section(formats), format_demo,
    section(errors), errors_demo,
    section(streams), streams_demo,
    section(tests), ( run_tests -> writeln(passed) ; writeln(not_passed) ).

json_text('{"name": "wamjit", "version": [0, 1, 0], "ratio": 1.5e3, "small": 1e-7, "big": 123456789012345678901234567890,\n\
  "nested": {"a": [true, false, null, {"b": []}], "empty": {}, "esc": "tab\\there \\"q\\" \\u00e9\\n\\\\"},\
  "list": [1,2,3,4,5,6,7,8,9,10,11,12], "neg": -12.25 /* comment */ }').

json_demo :-
    json_text(T), json_parse(T, J),
    json_print(J),
    print(J), nl, print(x(J, secret(42), [json([])])), nl,
    writeq(J), nl,
    json_path(J, [nested, a, 3, b], V), writeq(V), nl,
    json_update(J, [nested, a, 0], @(null), J1), json_get(J1, nested, N1), writeq(N1), nl,
    json_update(J1, [nested, new, deeper], 7, J2), json_path(J2, [nested, new], N2), writeq(N2), nl,
    forall(member(Bad, ['{"a": }', '[1, 2', '[1 2]', '{"a" 1}', 'tru', '"abc', '[1]x', '/* ', '[[[[1]]]]']),
           ( catch(( json_parse(Bad, R, [max_depth(2)]), format("~q -> ~p~n", [Bad, R]) ), E,
                   ( E = error(F, C), ( var(C) -> true ; C = line(_) -> true ; true ), format("~q -> ~q~n", [Bad, F]) )) )),
    catch(json_parse(f(x), _), error(Err, _), ( print_message_lines(user_output, kind(x), []), writeq(Err), nl )),
    catch(json_path(J, [nested, zzz], _), error(E2, _), ( writeq(E2), nl )).

xml_demo :-
    X = "<?xml version='1.0'?><!-- a shop --><shop name=\"A &amp; B\" open='yes'>\n\
           <item id='1' price=\"9.50\">Tea &lt;green&gt;</item><item id='2' price='3'>Milk<!-- fresh --></item>\
           <dept n='x'><item id='3'><![CDATA[5 < 6 & 7]]></item><empty/></dept> loose   text &#65;&#x42; </shop>",
    xml_parse(X, E), xml_print(E),
    findall(I-T, ( xml_select([deep(item)], E, It), xml_select([attr(id)], It, I), ( xml_select([text], It, T) -> true ; T = none ) ), L), print(L), nl,
    findall(P, xml_select([child(item), where(id='2'), attr(price)], E, P), Ps), print(Ps), nl,
    forall(member(B, ["<a><b></a></b>", "<a>"]), catch(xml_parse(B, _), error(xml(W), _), ( print(W), nl ))).

markdown_demo :-
    atomic_list_concat(['# Title *one*', '', 'A paragraph with **bold *and* em**,', 'and `code` in [a link](http://x.y/z).', '', '## Lists', '',
      '- first', '- second', '  continued', '* third', '', '1. uno', '2. due', '', '```prolog', 'p(X) :-', '    q(X).', '```', '', '---',
      '| Name | Number | Mid |', '|:-----|------:|:---:|', '| a | 1 | x |', '| longer | 12345 | yyyy |', '', 'last line'], '\n', A),
    atom_string(A, S), markdown(S, Bs), html(Bs), toc(Bs, Toc), print(Toc), nl, writeq(Toc), nl, forall(member(B, Bs), ( functor(B, F, N), write(F/N), write(' ') )), nl.

csv_demo :-
    csv_rows("name,dept,salary\nAnn,it,5200\nBob,\"sales, east\",4100.5\n\"Cid \"\"C\"\"\",it,4800\nDee,ops,\n", [H|Rows]),
    show_table([H|Rows]),
    exclude([R]>>(nth1(3, R, '')), Rows, Full),
    exclude([R]>>( nth1(1, R, 'Bob') ), Full, Full9), group_sum(Full9, 2, 3, Sums), print(Sums), nl,
    pivot(Full, 2, Groups), forall(member(K-G, Groups), ( length(G, N), format("~w~t~20|~d~n", [K, N]) )),
    csv_rows("a;1\nb;2\n", Fs, [separator(0';), functor(row)]), print(Fs), nl,
    maplist([L,T0]>>( T0 =.. [r|L] ), Full, FullT), sort(3, @>=, FullT, SortedT), maplist([T1,L1]>>( T1 =.. [r|L1] ), SortedT, Sorted), maplist([R, X]>>nth1(1, R, X), Sorted, Names), print(Names), nl,
    sort(2, @<, FullT, Unique), length(Unique, NU), print(NU), nl,
    aggregate_all(max(Sal, Nm), member([Nm, _, Sal], Full), max(M, W)), print(M-W), nl.

pretty_demo :-
    T = module(name, [export(foo/2, [det, total]), export(bar/3, []), import(lists, all)], {a, b, c}, clause(head(_, 'Quoted atom', "codes"), (goal1(x, y), goal2(z))), [1, 2, 3|tail]),
    numbervars(T, 0, _),
    term_doc(T, D),
    forall(member(W, [200, 60, 30]), ( format("~`.t~*|~n", [W]), pretty(W, D) )).

:- dynamic rule/2, counter/1, shape/3.
rule(X, Y) :- member(X, [1, 2, 3]), ( X > 1, Y = a ; X =:= 1 -> Y = b ; \+ X = 2, Y = [c|_] ), !.
rule(_, "text") :- format("~w", [x]), \+ ( a = b, c = d ), catch(foo, _, true).
rule(X, Y) :- forall(member(X, Y), ( X = 1 ; X = 2 )), findall(Z, ( member(Z, Y), Z > 1 ), _L), ( X == Y, fail ; true ).
shape(circle, R, A) :- A is pi * R ** 2.
shape(square, S, A) :- A is S * S, A > 0 -> true ; A = 0.
counter(0).

terms_demo :-
    forall(( member(H, [rule(_, _), shape(_, _, _)]), clause(H, B0) ), portray_clause((H :- B0))), listing(counter/1),
    portray_clause(foo(X, Y, _, X)), portray_clause((a :- b, ( c -> d ; e ), \+ f, g(Y))), portray_clause([1, X, 'A b']),
    portray_clause((h(X) --> "abc", [X], { p(X) }, !)),
    findall(K-V, fact(colour, K, V), L), print(L), nl,
    ( bagof(K1, V1^fact(N1, K1, V1), L1), format("~w: ~w~n", [N1, L1]), fail ; true ),
    T = f(A, B, g(A, _)), copy_term(T, T2), T2 = f(1, _, G), functor(G, GF, GN), print(GF/GN), nl,
    term_variables(T, Vs), length(Vs, NV), print(NV), nl,
    ( T = f(1, 2, _) -> print(B) ; true ), nl,
    term_to_atom(h(p, 'Q', 'X y', "s"), At), writeq(At), nl,
    term_to_atom(TT, 'foo(X, bar(Y, X), Z)'), numbervars(TT, 0, _), print(TT), nl,
    read_term_from_atom('p(A, B, A)', RT, []), RT = p(1, 2, One), print(One), nl,
    sformat_test,
    writeq(['A', b, "c d", 'it''s', [], {}, '{}', ';', ',', '|', !, (:-), 1 - -1, a=(\+b), \+ (a, b), [a|b], 1.0e10, 1.0e-5, 'hello\nworld', f(',', (a, b)), (a :- b, c), -a, - (-a), 2 ** 3, 2 ^ 3, f(;), (dynamic), [(a :- b)], 'é', 'Éa', 'ab\\c']), nl,
    unless(fail, writeln(unless_ran)), twice(write(twice)), nl.

sformat_test :- with_output_to(string(S), ( write(a), print(b), writeq('C') )), string_length(S, L), print(L), nl,
    format(atom(A), "~w-~a-~q", [x, y, 'Z']), writeq(A), nl,
    format(codes(C), "~d", [42]), print(C), nl,
    with_output_to(codes(C2), write(abc)), print(C2), nl.

format_demo :-
    format("~w ~q ~a ~p~n", ['A b', 'A b', 'A b', 'A b']),
    format("~d ~D ~2d ~0d ~3d~n", [1234567, 1234567, 1234567, 5, 5]),
    format("~2f ~0f ~10f ~e ~3e ~g~n", [3.14159, 2.5, 1/3, 12345.678, 0.00012, 0.1]),
    format("~8r ~16r ~16R ~2r~n", [100, 255, 255, 10]),
    format("~c~c ~5c~n", [72, 105, 0'x]),
    format("~a~t~15|~a~t~10+~a~n", [left, mid, end]),
    format("~t~a~15|~t~a~10+~n", [right, r2]),
    format("~t~d~6|~t~d~6+~t~d~6+~n", [1, 22, 333]),
    format("~`*t~t~30|~n"), format("~`-t~30|~n"),
    format("~ic~w~n", [skipped, shown]), format("~*c~w~n", [3, 0'., x]),
    format("no args~n"), format("~s and ~s~n", ["codes", [0'a, 0'b]]),
    format("~q ~w~n", [[a, 'B'], "str"]), format("~~ ~w~30|~w~n", [a, b]),
    format("~p~n", [secret(1)]), format("~w~n", hello), format("~D~n", [123]), format("~2D~n", [1234567]).

errors_demo :-
    forall(member(G, [ atom_length(_, _), X is foo + 1, X is 1 / 0, arg(x, f(a), _), functor(_, _, _), atom_codes(_, _),
                       undefined_predicate_zz(1), call(1), number_codes(_, "3x"), assertz((foo :- 1)), assertz(atom(_)), succ(_, 0), nb_getval(nokey, _),
                       must_be(positive_integer, 0), must_be(list, [a|_]), must_be(boolean, 7), type_error(integer, x), domain_error(d, x),
                       throw(my_ball), see('/no/such/file'), open(nofile_zz, read, _), number_vars(x), call((fail, 1)) ]),
           ( catch(( G -> writeln(yes) ; writeln(no) ), Err, ( Err = error(F, _) -> print(F), nl ; print(ball(Err)), nl )) )).

streams_demo :-
    tmp_file_text(F),
    setup_call_cleanup(open(F, write, S), ( format(S, "foo(~q, x, y, x).~n% comment~nbar --> [a].~n'end'. ~n", ['A']), format(S, "last(1,2)", []) ), close(S)),
    setup_call_cleanup(open(F, read, R), catch(read_all(R), error(E, _), ( print(E), nl )), close(R)),
    read_file_to_codes(F, Cs, []), length(Cs, N), print(N), nl,
    read_file_to_terms_safe(F),
    setup_call_cleanup(open(F, append, S2), format(S2, ".~nx. y.~n", []), close(S2)),
    read_file_to_terms(F, Ts, []), print(Ts), nl,
    setup_call_cleanup(open(F, read, R3), ( read_line_to_codes(R3, L1), format("~s~n", [L1]), read_line_to_string(R3, L2), print(L2), nl, line_count(R3, LC), print(LC), nl, read_term(R3, T3, [variable_names(V3)]), print(T3-V3), nl, peek_char(R3, C3), print(C3), nl, stream_property(R3, position(P)), read(R3, A4), set_stream_position(R3, P), read(R3, A5), print(A4-A5), nl, ( at_end_of_stream(R3) -> print(at_end) ; print(not_at_end) ), nl ), close(R3)),
    delete_file(F), ( exists_file(F) -> print(there) ; print(gone) ), nl.
read_all(R) :- repeat, read_term(R, T, [variable_names(Vs)]), ( T == end_of_file -> ! ; print(T), write(' '), print(Vs), nl, fail ).
read_file_to_terms_safe(F) :- catch(( read_file_to_terms(F, Ts, []), print(Ts), nl ), error(syntax_error(E), _), ( print(caught(E)), nl )).
tmp_file_text(F) :- tmp_file(text, F0), atom_concat(F0, '.pl', F).

:- begin_tests(text).
test(json) :- json_parse('[1,2]', L), L == [1, 2].
test(json_object, [true(K == a)]) :- json_parse('{"a": 1}', json([K=_])).
test(all, all(X == [1, 2, 3])) :- member(X, [1, 2, 3]).
test(fails, fail) :- json_get(json([]), a, _).
test(throws, throws(error(type_error(_, _), _))) :- json_parse(1.5, _).
test(error, error(existence_error(_, _))) :- json_path(json([]), [a], _).
test(nondet, nondet) :- member(_, [a, b]).
test(setup, [setup(nb_setval(k, 1)), cleanup(nb_setval(k, 0)), true(X =:= 1)]) :- nb_getval(k, X).
test(cond, [condition(fail)]) :- fail.
test(forall, [forall(member(X, [1, 2, 3])), true(Y =:= X * X)]) :- Y is X ^ 2.
test(blocked, [blocked(not_ready)]) :- fail.
:- end_tests(text).
