"""profile/1: exact calls, a table that adds up, and cells that lead where they led."""

import re

import pytest

from wamjit.engine.errors import PrologError
from wamjit.engine.profiler import Profiler

PROGRAM = """
app([], L, L).
app([H|T], L, [H|R]) :- app(T, L, R).
nrev([], []).
nrev([H|T], R) :- nrev(T, RT), app(RT, [H], R).
q(1). q(2). q(3).
some(X) :- q(X), X > 2.
names([]).
names([X|Xs]) :- atom_length(X, _), ( X == b -> hit ; miss ), names(Xs).
hit.
miss.
:- dynamic(d/1).
d(1). d(2).
d(X) :- q(X).
wrong :- q(_), throw(oops).
each(L) :- maplist(q, L).
grow(N) :- between(1, N, X), assertz(n(X)), fail.
grow(_) :- n(_), !.
:- dynamic(n/1).
"""
MODULE = (
    ":- module(profiledm, [twice/1]).\n:- meta_predicate twice(0).\ntwice(G) :- one(G), one(G).\none(G) :- call(G).\n"
)
ROW = re.compile(r"% +([\d,]+) +(\d+\.\d+) +(\d+\.\d) +(\S+)$")


@pytest.fixture(scope="module")
def program(prolog, tmp_path_factory):
    """The program is loaded."""
    path = tmp_path_factory.mktemp("profile") / "profiledm.pl"
    path.write_text(MODULE)
    prolog.consult(text=PROGRAM + f":- use_module('{path}').\n")
    return prolog


@pytest.fixture
def profiled(program, capsys):
    """profiled(goal) -> calls by predicate, and the answer."""

    def run(goal):
        capsys.readouterr()
        answer = program.query_once(f"profile(({goal}))")
        return calls(capsys.readouterr().err), answer

    return run


def calls(text):
    """The calls that a table shows, by predicate."""
    rows = [found for line in text.splitlines() if (found := ROW.match(line))]
    assert rows
    assert sum(float(row[3]) for row in rows) == pytest.approx(100, abs=len(rows))
    return {row[4]: int(row[1].replace(",", "")) for row in rows}


def test_calls_of_compiled_recursion(profiled):
    found, answer = profiled("numlist(1, 30, L), nrev(L, R), nrev([], [])")
    assert answer["R"] == list(range(30, 0, -1))
    assert found["nrev/2"] == 32
    assert found["app/3"] == sum(range(1, 31))


def test_backtracking_is_no_call(profiled):
    found, answer = profiled("some(X)")
    assert answer == {"X": 3}
    assert (found["some/1"], found["q/1"]) == (1, 1)


def test_builtins_in_place_and_parts_of_clauses(profiled):
    found, _ = profiled("names([a, b, c])")
    assert {name: found[name] for name in ("names/1", "atom_length/2", "hit/0", "miss/0")} == {
        "names/1": 4,
        "atom_length/2": 3,
        "hit/0": 1,
        "miss/0": 2,
    }


def test_dynamic_predicates(profiled):
    found, answer = profiled("findall(X, (member(_, [a, b]), d(X)), L)")
    assert answer["L"] == [1, 2, 1, 2, 3] * 2
    assert (found["d/1"], found["q/1"], found["member/2"]) == (2, 2, 1)


def test_dynamic_predicates_that_are_compiled_meanwhile(profiled):
    found, _ = profiled("between(1, 3000, _), d(2), fail ; true")
    assert found["d/1"] == 3000
    assert found["q/1"] == 3000


def test_the_library_and_what_it_calls(profiled):
    found, _ = profiled("each([1, 2, 3])")
    assert (found["each/1"], found["q/1"], found["maplist/2"]) == (1, 3, 1)


def test_modules(profiled):
    found, _ = profiled("twice(q(1))")
    assert (found["profiledm:twice/1"], found["profiledm:one/1"], found["q/1"]) == (1, 2, 2)


def test_what_the_goal_changes_stays_changed(profiled, program):
    found, answer = profiled("grow(3)")
    assert answer == {}
    assert found["assertz/1"] == 3
    assert [row["X"] for row in program.query("n(X)")] == [1, 2, 3]
    program.consult(text="fresh(1).\n")
    profiled("fresh(1), retractall(n(_))")
    program.consult(text="fresh(2).\n")
    assert program.query_once("fresh(X)") == {"X": 2}


@pytest.mark.parametrize("goal", ["nrev([1, 2], _)", "nrev([1], [2])", "wrong", "each([1])"])
def test_cells_lead_where_they_led(program, goal):
    engine = program.engine

    def cells():
        return {p: engine.codespace.read(p.cell) for p in engine.predicates.all if p.compiled}

    program.query_once("catch(profile(true), _, true)")
    program.query_once(f"catch({goal}, _, true)")  # what is not compiled yet is now
    before = cells()
    program.query_once(f"catch(profile({goal}), _, true)")
    after = cells()
    assert {p: after[p] for p in before} == before
    assert engine.profiler is None


def test_goals_that_a_service_runs_are_counted(profiled):
    found, _ = profiled("once(setup_call_cleanup(true, q(X), nrev([X], _)))")
    assert (found["q/1"], found["nrev/2"], found["app/3"]) == (1, 2, 1)


def test_the_time_of_all_rows_is_the_time_of_the_goal(program):
    """What machine code and services took is given to somebody, as far as it is not compiling."""
    seen = []
    stop = Profiler.stop

    def stopped(profiler):
        stop(profiler)
        seen.append(profiler)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Profiler, "stop", stopped)
        program.query_once("profile((between(1, 300, X), atom_length(X, _), atom_to_term('f(X)', _, _), fail ; true))")
    profile = seen[0]
    assert sum(profile.seconds.values()) == pytest.approx(profile.elapsed, rel=0.01)


def test_failure_and_exceptions_pass(program, capsys):
    assert program.query_once("profile(nrev([1], [2]))") is None
    assert calls(capsys.readouterr().err)["nrev/2"] == 2
    with pytest.raises(PrologError, match="oops"):
        program.query_once("profile(wrong)")
    found = calls(capsys.readouterr().err)
    assert (found["wrong/0"], found["throw/1"]) == (1, 1)
    assert "catch/3" not in found


def test_one_profile_at_a_time(program):
    found = program.query_once("profile(catch(profile(true), error(E, _), true)), term_to_atom(E, A)")
    assert str(found["A"]) == "permission_error(start,profiler,profile)"


def test_the_tracer_waits_meanwhile(program, capsys):
    program.query_once("leash(none), trace")
    capsys.readouterr()
    program.query_once("profile(nrev([1], _))")
    said = capsys.readouterr().err
    assert "Call: nrev" not in said
    assert calls(said)["nrev/2"] == 2
    program.query_once("nrev([1], _)")
    assert "Call: nrev([1]" in capsys.readouterr().err
    program.query_once("nodebug, leash(all)")
