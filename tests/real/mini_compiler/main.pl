% peers: swipl
% Driver: compiles and runs the samples, prints stages when asked to; messages through print_message.
:- module(mini, [main/0, main/1, compile_file/3]).
:- use_module(lexer).
:- use_module(parser).
:- use_module(types, [check/3, type_name//1]).
:- use_module(ir).
:- use_module(alloc, [allocate/3]).
:- use_module(vm, [run/3]).
:- use_module(library(option)).
:- use_module(library(main), []).
:- if(current_prolog_flag(bounded, false)).
:- use_module(library(aggregate)).
:- else.
:- use_module(library(does_not_exist_at_all)).
:- endif.
:- ensure_loaded(ops).

:- initialization(main).

:- multifile prolog:message//1, prolog:error_message//1.
:- dynamic mini_option/1.

prolog:message(mini(Kind, File)) --> mini_message(Kind, File).
prolog:message(compile_error(File, L:C, E)) --> ['~w:~d:~d: '-[File, L, C]], error_text(E).

mini_message(stage(S), File) --> ['~w: ~w'-[File, S]].
mini_message(count(N, M), _) --> ['~D instructions, ~D after optimisation'-[N, M], nl, 'ratio ~2f'-[R]], { R is M / N }.

error_text(mismatch(A, B)) --> ['expected '], phrase_items(A), [', found '], phrase_items(B).
error_text(twice(N)) --> ['~q is declared twice'-[N]].
error_text(unknown(N)) --> ['unknown name ~q'-[N]].
error_text(unknown_type(N)) --> ['unknown type ~q'-[N]].
error_text(arity(N, W, G)) --> ['~q has ~d parameter~w, ~d given'-[N, W, S, G]], { plural(W, S) }.
error_text(operands(Op, A, B)) --> ['operator ~w is not for '-[Op]], phrase_items(A), [' and '], phrase_items(B).
error_text(E) --> { E =.. [F|As] }, ['~w'-[F]], ( { As == [] } -> [] ; [' (~w)'-[As]] ).

phrase_items(T) --> { types:type_name(T, Ts, []), atomic_items(Ts, As), atomic_list_concat(As, ' of ', A) }, ['~w'-[A]].
atomic_items([], []).
atomic_items([T|Ts], [A|As]) :- term_to_atom(T, A), atomic_items(Ts, As).

plural(1, '') :- !.
plural(_, s).

main :- main([]).
main(_) :-
    prolog_load_context(directory, Dir), !,
    samples(Dir).
main(_) :-
    module_property(mini, file(F)), file_directory_name(F, Dir),
    samples(Dir).

samples(Dir) :-
    forall(member(S-Options,
                  [ sort-[], primes-[show(true)], functions-[registers(4)], matrix-[], queens-[registers(6)], wrong-[], syntax-[],
                    lex-[], comment-[], loop-[limit(3000)], missing-[] ]),
           sample(Dir, S, Options)).

sample(Dir, S, Options) :-
    format("~`=t~t ~w ~t~`=t~60|~n", [S]),
    atomic_list_concat([Dir, /, samples, /, S, '.mini'], File),
    catch(run_file(File, S, Options), E, failed(S, E)),
    !.
sample(_, S, _) :- format("~w failed~n", [S]).

failed(S, error(existence_error(A, F), _)) :- !, file_base_name(F, B), format("~w: no ~w ~w~n", [S, A, B]).
failed(S, lex_error(L:C, What)) :- !, format("~w:~w:~w: ~p~n", [S, L, C, What]).
failed(S, syntax_error_at(L:C, T)) :- !, format("~a:~d:~d: syntax error at ~q~n", [S, L, C, T]).
failed(S, E) :- print_message(error, E), format("~w: ~q~n", [S, E]).

run_file(File, Name, Options) :-
    option(limit(Limit), Options, 400000),
    option(registers(K), Options, 8),
    compile_file(File, Name-K, Code),
    (   Code = errors(Es)
    ->  forall(member(P-E, Es), ( message_to_text(compile_error(Name, P, E), T), format("~s~n", [T]) ))
    ;   Code = ok(M, N0, N1, IR),
        (   option(show(true), Options) -> print_code(IR) ; true ),
        M = mcode(_, _, Stats),
        format("~w~t~20|~t~w~8+~t~w~8+~t~w~8+~t~w~8+~n", [function, nodes, edges, used, spills]),
        forall(member(stat(F, A, B, C, D), Stats), format("~w~t~20|~t~d~8+~t~d~8+~t~d~8+~t~d~8+~n", [F, A, B, C, D])),
        format("~D -> ~D instructions~n", [N0, N1]),
        run(M, Limit, Steps),
        format("~`-t~30|~n~d steps~n", [Steps])
    ).

message_to_text(M, T) :-
    phrase(prolog:message(M), Parts),
    with_output_to(codes(T), forall(member(P, Parts), part(P))).
part(F-As) :- !, format(F, As).
part(nl) :- !, nl.
part(A) :- write(A).

compile_file(File, _-K, Result) :-
    tokens(File, Ts),
    parse(Ts, P),
    check(P, C, Es),
    (   Es == []
    ->  lower(C, IR0), instruction_count(IR0, N0),
        optimise(IR0, IR), instruction_count(IR, N1),
        allocate(K, IR, M),
        Result = ok(M, N0, N1, IR)
    ;   Result = errors(Es)
    ).
