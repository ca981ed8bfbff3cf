% Answers of goals, one line each, for ../test_peer.py: the same text in both systems, so that lines can be compared.
:- set_prolog_flag(double_quotes, codes).
:- set_prolog_flag(back_quotes, codes).
:- use_module(library(lists)).
:- use_module(library(apply)).
:- use_module(library(yall)).
:- use_module(library(error)).
:- use_module(library(assoc)).
:- use_module(library(ordsets)).
:- use_module(library(pairs)).
:- use_module(library(ugraphs)).
:- use_module(library(aggregate)).
:- use_module(library(option)).
:- use_module(library(terms)).
:- use_module(library(occurs)).
:- use_module(library(heaps)).
:- use_module(library(rbtrees)).
:- use_module(library(main)).
:- use_module(library(random)).
:- use_module(library(gensym)).
:- use_module(library(strings)).
:- use_module(library(solution_sequences)).
:- use_module(library(dcg/basics)).
:- use_module(library(dcg/high_order)).
:- use_module(library(http/json)).
:- use_module(library(uri)).

answer_goals(File) :-
    open(File, read, Stream),
    repeat,
    read_term(Stream, Goal, [variable_names(Names)]),
    (   Goal == end_of_file
    ->  !, close(Stream)
    ;   answer_goal(Goal, Names), fail
    ).

answer_goal(Goal, Names) :-
    write('> '),
    catch(answers_of(Goal, Names, Answers), Ball, Answers = raised(Ball)),
    show(Answers),
    nl.

answers_of(Goal, Names, Answers) :- findall(Names, limit(6, Goal), Answers).

show(raised(error(Formal, _))) :- !, show_term(error(Formal)).
show(raised(Ball)) :- !, show_term(ball(Ball)).
show([]) :- !, write(false).
show(Answers) :- show_term(Answers).

show_term(Term) :-
    copy_term(Term, Copy),
    numbervars(Copy, 0, _),
    write_term(Copy, [quoted(true), numbervars(true)]).
