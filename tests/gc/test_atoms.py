"""Atoms are collected when nobody refers to them, and never before."""

from __future__ import annotations

import gc
import weakref

import pytest
from engines import NATIVE, engine, possible_ways

from wamjit import Atom, PrologError
from wamjit.read.parser import read_term

DEFAULT = ("x86_64", NATIVE)
PROGRAM = """
:- dynamic((kept/2, ruled/1)).
:- initialization(nb_setval(counter, 0)).

% fresh(-Atom): an atom that nobody has made before, and which Python has met
fresh(Atom) :-
    nb_getval(counter, N), N1 is N+1, nb_setval(counter, N1),
    number_codes(N1, Codes), append("some new atom ", Codes, Text), atom_codes(Atom, Text).

waste(0) :- !.
waste(N) :- fresh(_), N1 is N-1, waste(N1).

% churn: collect, and let other atoms have the indexes of those that are gone
churn :- garbage_collect_atoms, waste(60).

means(Atom, N) :- number_codes(N, Codes), append("some new atom ", Codes, Text), atom_codes(Atom, Text).

register(A, N) :- fresh(A), nb_getval(counter, N).

in_environment :- register(A, N), churn, means(A, N).
in_heap :- findall(A-N, (member(_, [1, 2, 3]), register(A, N)), L), churn, forall(member(A-N, L), means(A, N)).
in_choice_point :- register(A, N), register(B, M), member(X-Y, [A-N, B-M]), churn, means(X, Y), Y =:= M.
in_answers :- findall(A-N, (member(_, [1, 2, 3]), register(A, N), churn), L), forall(member(A-N, L), means(A, N)).
in_ball :- catch((register(A, N), throw(ball(A, N))), ball(B, M), (churn, means(B, M))).
in_ball_from_below :- catch(setup_call_cleanup(true, (register(A, N), throw(b(A, N))), churn), b(B, M), means(B, M)).
in_error :- catch((register(A, N), atom_length(f(A, N), _)), error(type_error(_, f(B, M)), _), (churn, means(B, M))).
in_global :- register(A, N), b_setval(var, A-N), churn, b_getval(var, B-M), means(B, M).
in_changed_cell :- T = t(x), ( change(T), fail ; true ), churn, arg(1, T, x).
change(T) :- register(A, N), setarg(1, T, A), register(B, _), setarg(1, T, B), churn, arg(1, T, B), \\+ means(B, N).
in_kept_global :- register(A, N), nb_setval(other, A-N), churn, nb_getval(other, B-M), means(B, M).
in_constant :- register(A, N), nb_setval(third, A), churn, nb_getval(third, B), means(B, N).
in_string :- register(A, N), atom_string(A, S), churn, atom_string(B, S), means(B, N).
in_fact :- register(A, N), assertz(kept(A, N)), churn, kept(B, N), means(B, N), retract(kept(_, _)).
in_key :- register(A, N), assertz(kept(A, N)), churn, means(B, N), kept(B, N), retract(kept(_, _)).
in_body :-
    register(A, N), assertz((ruled(X) :- X = [A, N])), churn,
    ruled([B, M]), means(B, M), retract((ruled(_) :- _)).
in_erased :-
    register(A, N), assertz(kept(A, N)), assertz(kept(0, 0)), kept(B, M), retractall(kept(_, _)), churn, means(B, M).
in_predicate :- register(A, N), assertz(A), churn, means(B, N), call(B), abolish(B/0).
in_functor :- register(A, N), T =.. [A, 1, N], churn, functor(T, B, 2), arg(2, T, M), means(B, M).
in_module :- register(A, N), assertz(A:here(N)), churn, means(B, N), B:here(N).
in_operator :- register(A, N), op(700, xfx, A), churn, means(B, N), current_op(700, xfx, B), op(0, xfx, A).
in_flag :- register(A, N), set_prolog_flag(double_quotes, codes), nb_setval(A, N), churn, means(B, N), nb_getval(B, N).
in_alias :- register(A, N), open('/dev/null', read, S, [alias(A)]), churn, means(B, N), close(B), atom(A), nonvar(S).
in_nested_query :- register(A, N), with_output_to(atom(_), churn), means(A, N).
in_nested_text :- register(A, N), forall(member(_, [1, 2]), (findall(x, churn, _))), means(A, N).
in_bagof :- bagof(A-N, X^(member(X, [1, 2]), register(A, N), churn), L), forall(member(A-N, L), means(A, N)).
"""
HOLDERS = [line.split(" ")[0] for line in PROGRAM.splitlines() if line.startswith("in_")]


def atoms(prolog) -> int:
    """How many atoms there are."""
    return prolog.query_once("garbage_collect_atoms, statistics(atoms, N)")["N"]


@pytest.fixture(scope="module", params=possible_ways(), ids="-".join)
def prolog(request):
    """A Prolog with the program, for each way to run."""
    with engine(request.param, PROGRAM, heap=None) as prolog:
        yield prolog


@pytest.mark.parametrize("goal", HOLDERS)
def test_what_is_referred_to_stays(prolog, goal):
    assert prolog.query_once(f"{goal}, {goal}") is not None


def test_what_nobody_refers_to_goes(prolog):
    prolog.query_once("waste(1)")
    before = atoms(prolog)
    text = prolog.engine.atoms.space
    assert prolog.query_once("waste(3000)") is not None
    assert prolog.engine.atoms.count() > before + 2900
    assert atoms(prolog) <= before + 2
    assert prolog.engine.atoms.space <= text + 100
    assert prolog.query_once(
        "statistics(agc, N), statistics(agc_gained, G), N > 1, G > 2900, statistics(atom_space, S), S > 0"
    )


def test_collections_begin_by_themselves(prolog):
    """However the atoms come to be garbage: by a loop that leaves no choice points, and by one that fails."""
    store, count = prolog.engine.atoms, prolog.engine.atoms.count
    for goal in ("waste(400)", "forall(between(1, 400, _), fresh(_))"):
        atoms(prolog)
        prolog.engine.memory.write(store._field("made_at"), 100)
        before = count("collections")
        assert prolog.query_once(goal) is not None
        assert count("collections") > before and count("made") < 350


def test_atoms_of_clauses_that_are_gone(prolog):
    """The table of keys still has their words; atoms with the same words come to the same slots."""
    before = 0
    for _ in range(3):
        assert prolog.query_once("forall(between(1, 50, _), (register(A, N), assertz(kept(A, N))))") is not None
        assert prolog.query_once("churn, aggregate_all(count, (kept(A, N), means(A, N), kept(A, N)), 50)") is not None
        assert prolog.query_once("retractall(kept(_, _)), churn") is not None
        before = before or atoms(prolog)  # with what the goals themselves have entered
    assert atoms(prolog) <= before + 10


def test_queries_that_wait(prolog):
    """What an open query holds, and its template, stay while another one runs inside it."""
    engine = prolog.engine
    goal = read_term("(register(A, N), member(X, [1, 2]), means(A, N))", engine.operators, engine.flags)
    answers = engine.solve(goal, goal.args[0].args[0])
    first = next(answers)
    for _ in range(2):
        assert engine.once(read_term("churn", engine.operators, engine.flags)) is not None
    assert next(answers) is first
    answers.close()


def test_open_query_inside_a_service(prolog):
    """A directive of a text that is loaded while a clause is running."""
    text = "load(T) :- register(A, N), consult(T), means(A, N)."
    assert prolog.consult(text=text)
    path = prolog.query_once(
        "tmp_file_stream(text, F, T), close(T), open(F, write, S), write(S, ':- churn, churn.'), nl(S), close(S)"
    )["F"]
    assert prolog.query_once(f"load('{path}'), delete_file('{path}')") is not None


def test_global_variable_of_an_earlier_query(prolog):
    """Its record was made in a query that has ended."""
    goal = "nb_setval(fourth, x), register(A, N), nb_setval(fourth, A), nb_setval(number, N)"
    assert prolog.query_once(goal) is not None
    assert prolog.query_once("churn, churn") is not None
    assert prolog.query_once("nb_getval(fourth, A), nb_getval(number, N), means(A, N)") is not None


def test_python_forgets():
    """An atom that neither the machine nor Python refers to is no object any more."""
    with engine(DEFAULT, PROGRAM) as prolog:
        assert prolog.query_once("findall(A, (between(1, 10, _), fresh(A)), L)") is not None
        known = [weakref.ref(atom) for atom in prolog.engine.atoms.atoms.values() if atom.name.startswith("some new")]
        assert len(known) >= 10
        atoms(prolog)
        Atom._recent.clear()
        gc.collect()
        assert sum(reference() is not None for reference in known) <= 1
        name = "some new atom 3"
        assert Atom(name) is Atom(name)


@pytest.mark.parametrize("way", possible_ways(), ids="-".join)
def test_stress(way):
    """A collection of atoms wherever one is possible changes nothing."""
    goals = [
        "in_heap",
        "in_choice_point",
        "in_ball_from_below",
        "in_changed_cell",
        "in_body",
        "in_erased",
        "in_functor",
    ]
    with engine(way, PROGRAM.replace("waste(60)", "waste(2)"), 2) as prolog:
        for goal in goals:
            assert prolog.query_once(goal) is not None, goal
        assert prolog.engine.atoms.count("collections") > 30


def test_no_room():
    """Long atoms that stay fill the texts: an error that can be caught, and room again when they are gone."""
    with engine(("ppc64", "emulated"), PROGRAM, heap=None) as prolog:
        long = "length(L, 10000), maplist(=(0'x), L), number_codes(N, C), append(C, L, T), atom_codes(A, T)"
        assert prolog.consult(text=f"long(N, A) :- {long}.\nmany(N, [A|As]) :- long(N, A), N1 is N+1, many(N1, As).")
        size = prolog.engine.memory.area("text").size
        store = prolog.engine.atoms
        prolog.engine.memory.write(store._field("text_end"), store.count("text_top") + 4 * 10000)
        assert size > 4 * 10000
        with pytest.raises(PrologError, match="not enough atoms"):
            prolog.query_once("many(1, L)")
        assert prolog.query_once("garbage_collect_atoms, long(1, A), long(2, B), A \\== B") is not None
