"""The tracer: what its ports show, what may be said at one, and that nothing is left of it when it is off."""

import io
import re

import pytest

from wamjit.engine.tracer import OFF, Aborted

PROGRAM = """
p(X) :- q(X), r(X).
q(1). q(2). q(3).
r(X) :- X > 1, !, s(X).
s(2).
s(3) :- throw(oops).
hit(_).
len([], 0).
len([_|T], N) :- len(T, M), N is M+1.
neg(X) :- \\+ X = a, ( X == b -> true ; X == c ).
:- dynamic(d/1).
d(X) :- X > 0, s(X).
each(L) :- maplist(q, L).
loop(0) :- !.
loop(N) :- M is N-1, loop(M).
"""
MODULE = """
:- module(tracedm, [open_to_all/1]).
open_to_all(X) :- hidden(X), X > 1.
hidden(1). hidden(2).
"""


@pytest.fixture(scope="module")
def program(prolog, tmp_path_factory):
    """The program is loaded."""
    path = tmp_path_factory.mktemp("trace") / "tracedm.pl"
    path.write_text(MODULE)
    prolog.consult(text=PROGRAM + f":- use_module('{path}').\n")
    return prolog


@pytest.fixture
def traced(program, capsys, monkeypatch):
    """traced(goal, commands, answers) -> the lines shown and the answers; variables are called _."""

    def run(goal, commands="", answers=1, before="leash(all), trace"):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{command}\n" for command in commands)))
        capsys.readouterr()
        query = program.query(f"{before}, {goal}")
        found = [answer for _, answer in zip(range(answers), query, strict=False)]
        query.close()
        return shown(capsys.readouterr().err), found

    yield run
    first(program, "nospyall, nodebug, leash(all), visible(all)")


def first(program, goal):
    """The first answer, None if there is none."""
    return next(iter(program.query(goal)), None)


def shown(text):
    """The lines that ports show, without columns and names of variables."""
    lines = [re.sub(r"\b_\w+", "_", " ".join(line.split())) for line in text.splitlines()]
    return [line for line in lines if re.match(r"[+? ]*\d+ \d+ \w+:", line)]


def all_ports(traced, goal, answers=1):
    return traced(goal, answers=answers, before="leash(none), trace")


def test_the_ports_of_a_query_with_backtracking(traced):
    lines, found = all_ports(traced, "p(X)")
    assert found == [{"X": 2}]
    assert lines == [
        "1 1 Call: p(_)",
        "2 2 Call: q(_)",
        "? 2 2 Exit: q(1)",
        "3 2 Call: r(1)",
        "4 3 Call: 1>1",
        "4 3 Fail: 1>1",
        "3 2 Fail: r(1)",
        "2 2 Redo: q(1)",
        "? 2 2 Exit: q(2)",
        "5 2 Call: r(2)",
        "6 3 Call: 2>1",
        "6 3 Exit: 2>1",
        "7 3 Call: s(2)",
        "7 3 Exit: s(2)",
        "5 2 Exit: r(2)",
        "? 1 1 Exit: p(2)",
    ]


def test_recursion_that_code_does_by_a_jump_is_shown(traced):
    lines, _ = all_ports(traced, "loop(1)")
    assert [line for line in lines if "loop" in line] == [
        "1 1 Call: loop(1)",
        "3 2 Call: loop(0)",
        "3 2 Exit: loop(0)",
        "1 1 Exit: loop(1)",
    ]


def test_an_exception_passes_the_frames_that_it_leaves(traced):
    lines, found = all_ports(traced, "catch(s(3), B, true)")
    assert str(found[0]["B"]) == "oops"
    assert lines == [
        "1 1 Call: catch(s(3),_,true)",
        "2 2 Call: s(3)",
        "3 3 Call: throw(oops)",
        "3 3 Exception: throw(oops) raised oops",
        "2 2 Exception: s(3) raised oops",
        "1 1 Exit: catch(s(3),oops,true)",
    ]


def test_negation_and_conditions_show_their_goals(traced):
    lines, found = all_ports(traced, "neg(c)")
    assert found == [{}]
    assert lines == [
        "1 1 Call: neg(c)",
        "2 2 Call: c=a",
        "2 2 Fail: c=a",
        "3 2 Call: c==b",
        "3 2 Fail: c==b",
        "4 2 Call: c==c",
        "4 2 Exit: c==c",
        "1 1 Exit: neg(c)",
    ]


def test_dynamic_predicates(traced, program):
    first(program, "retractall(d(_)), assertz((d(X) :- X > 0, s(X)))")
    lines, _ = all_ports(traced, "d(2)")
    assert lines == [
        "1 1 Call: d(2)",
        "2 2 Call: 2>0",
        "2 2 Exit: 2>0",
        "3 2 Call: s(2)",
        "3 2 Exit: s(2)",
        "1 1 Exit: d(2)",
    ]


def test_the_library_is_shown_from_outside_only(traced):
    lines, _ = all_ports(traced, "each([X])")
    assert lines == [
        "1 1 Call: each([_])",
        "2 2 Call: maplist(q,[_])",
        "3 3 Call: q(_)",
        "? 3 3 Exit: q(1)",
        "? 2 2 Exit: maplist(q,[1])",
        "? 1 1 Exit: each([1])",
    ]


def test_predicates_of_modules_have_their_module(traced):
    lines, found = all_ports(traced, "open_to_all(X)")
    assert found == [{"X": 2}]
    assert [line for line in lines if ">" not in line] == [
        "1 1 Call: tracedm:open_to_all(_)",
        "2 2 Call: tracedm:hidden(_)",
        "? 2 2 Exit: tracedm:hidden(1)",
        "2 2 Redo: tracedm:hidden(1)",
        "2 2 Exit: tracedm:hidden(2)",
        "1 1 Exit: tracedm:open_to_all(2)",
    ]


@pytest.mark.parametrize(
    ("goal", "commands", "lines", "answer"),
    [
        ("q(X)", ["c", "l"], ["1 1 Call: q(_) ? creep", "? 1 1 Exit: q(1) ? leap"], {"X": 1}),
        ("p(X)", ["s", "l"], ["1 1 Call: p(_) ? skip", "? 1 1 Exit: p(2) ? leap"], {"X": 2}),
        (
            "p(X)",
            ["", "u", "l"],
            ["1 1 Call: p(_) ? creep", "2 2 Call: q(_) ? up", "? 1 1 Exit: p(2) ? leap"],
            {"X": 2},
        ),
        ("q(X)", ["f", ""], ["1 1 Call: q(_) ? fail", "1 1 Fail: q(_) ? creep"], None),
        ("s(7)", ["i", "n"], ["1 1 Call: s(7) ? ignore", "1 1 Exit: s(7) ? nodebug"], {}),
        (
            "q(X)",
            ["", "r", "", "f", ""],
            [
                "1 1 Call: q(_) ? creep",
                "? 1 1 Exit: q(1) ? retry",
                "1 1 Call: q(_) ? creep",
                "? 1 1 Exit: q(1) ? fail",
                "1 1 Fail: q(_) ? creep",
            ],
            None,
        ),
        (
            "p(X)",
            ["", "", "", "", "g", "r 1", "n"],
            [
                "1 1 Call: p(_) ? creep",
                "2 2 Call: q(_) ? creep",
                "? 2 2 Exit: q(1) ? creep",
                "3 2 Call: r(1) ? creep",
                "4 3 Call: 1>1 ? goals",
                "1 1 Ancestor: p(1)",
                "3 2 Ancestor: r(1)",
                "4 3 Call: 1>1 ? retry",
                "1 1 Call: p(_) ? nodebug",
            ],
            {"X": 2},
        ),
        (
            "s(4)",
            ["", "r", "", ""],
            ["1 1 Call: s(4) ? creep", "1 1 Fail: s(4) ? retry", "1 1 Call: s(4) ? creep", "1 1 Fail: s(4) ? creep"],
            None,
        ),
    ],
)
def test_commands(traced, goal, commands, lines, answer):
    found_lines, found = traced(goal, commands)
    assert found_lines == lines
    assert found == ([] if answer is None else [answer])


def test_at_the_end_of_the_input_nobody_is_asked(traced):
    lines, found = traced("len([a], N)", [])
    assert found == [{"N": 1}]
    assert lines[0] == "1 1 Call: len([a],_) ?"
    assert lines[-1] == "1 1 Exit: len([a],1)"


def test_a_goal_that_waits_for_a_query_inside_cannot_be_retried(traced):
    lines, found = traced("once(setup_call_cleanup(true, q(X), hit(X)))", ["c"] * 5 + ["r 1"] + ["n"])
    assert found == [{"X": 1}]
    inside = next(n for n, line in enumerate(lines) if "Call: hit" in line)
    assert lines[inside].endswith("? retry")
    assert "Exit: hit" in lines[inside + 1]


def test_abort_ends_the_query(traced, program):
    with pytest.raises(Aborted):
        traced("p(X)", ["", "a"])
    assert first(program, "nodebug, p(X)") == {"X": 2}


def test_what_a_spy_point_shows(traced):
    lines, found = traced("p(X)", ["l", "l"], before="spy(s/1)")
    assert lines == ["+ 1 1 Call: s(2) ? leap", "+ 1 1 Exit: s(2) ? leap"]
    assert found == [{"X": 2}]


def test_a_spy_point_sees_the_calls_that_a_predicate_makes_of_itself(traced, program):
    first(program, "loop(2)")
    lines, _ = traced("loop(2)", ["l"] * 6, before="spy(loop/1)")
    assert [line.split()[3:5] for line in lines] == [["Call:", f"loop({n})"] for n in (2, 1, 0)] + [
        ["Exit:", f"loop({n})"] for n in (0, 1, 2)
    ]
    assert first(program, "nospyall, nodebug, loop(3)") == {}


def test_long_terms_are_cut_short(traced):
    lines, _ = traced("numlist(1, 100, L)", ["c", "w", "c"])
    assert lines[1].endswith("|...]) ? write")


def test_a_spy_point_on_a_builtin_that_is_done_in_place(traced):
    lines, found = traced("len([a, b], N)", ["l"] * 4, before="spy((is)/2)")
    assert [line for line in lines if "Exit" in line] == ["+ 1 1 Exit: 1 is 0+1 ? leap", "+ 2 1 Exit: 2 is 1+1 ? leap"]
    assert found == [{"N": 2}]


def test_a_spy_point_in_a_module(traced):
    lines, _ = traced("open_to_all(2)", ["l"] * 2, before="spy(tracedm:hidden/1)")
    assert lines == ["+ 1 1 Call: tracedm:hidden(2) ? leap", "+ 1 1 Exit: tracedm:hidden(2) ? leap"]


def test_only_visible_ports_are_shown(traced):
    lines, _ = traced("p(X)", before="leash(none), visible([fail]), trace")
    assert lines == ["4 3 Fail: 1>1", "3 2 Fail: r(1)"]


def test_the_tracer_leaves_the_code_as_it_was(traced, program):
    engine = program.engine

    def cells():
        return {p: engine.codespace.read(p.cell) for p in engine.predicates.all if p.compiled and p.space != "system"}

    first(program, "p(X), len([a], N), each([1])")
    before = cells()
    all_ports(traced, "p(X)")
    assert any(address != before.get(predicate) for predicate, address in cells().items())
    first(program, "nodebug")
    assert engine.tracer.mode == OFF
    assert first(program, "p(X), len([a], N), each([1])") == {"X": 2, "N": 1}
    after = cells()
    assert {p: after[p] for p in before} == before


def test_redefined_predicates_are_traced_as_they_are_now(traced, program):
    first(program, "leash(none), trace")
    program.consult(text="fresh(1).\n")
    assert all_ports(traced, "fresh(X)")[1] == [{"X": 1}]
    program.consult(text="fresh(2).\n")
    lines, found = all_ports(traced, "fresh(X)")
    assert found == [{"X": 2}]
    assert lines[-1] == "1 1 Exit: fresh(2)"


@pytest.mark.parametrize(
    ("goal", "error"),
    [
        ("spy(_)", "instantiation_error"),
        ("spy(a/b)", "type_error(integer,b)"),
        ("spy(1)", "type_error(predicate_indicator,1)"),
        ("leash(sideways)", "domain_error(port,sideways)"),
        ("visible(_)", "instantiation_error"),
    ],
)
def test_errors(program, goal, error):
    found = first(program, f"catch({goal}, error(E, _), true), term_to_atom(E, A)")
    assert str(found["A"]) == error
