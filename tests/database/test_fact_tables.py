"""Static predicates of many facts (engine/fact_tables.py): static to everybody, whatever they are loaded from."""

import pytest

from wamjit import PrologError
from wamjit.engine.fact_tables import FEWEST

COUNT = FEWEST + 100
FACTS = "".join(f"edge(n{i}, {i * 7 % COUNT}, X, [X, a|T], T).\n" for i in range(COUNT))
VARIABLES = "".join(f"any(_, {i}).\n" for i in range(COUNT))


@pytest.fixture
def facts(prolog):
    """An engine with two such predicates."""
    prolog.consult(text=FACTS + VARIABLES + "next(X, Y) :- edge(X, Y, _, _, _).\n")
    return prolog


def test_calls(facts, texts):
    assert texts("edge(n3, Y, v, L, [])", "Y-L") == ["21-[v,a]"]
    assert texts("next(n4, Y)", "Y") == ["28"]
    assert texts("findall(Y, next(_, Y), L), length(L, N), msort(L, [A|_]), last(L, Z)", "N/A/Z") == [
        f"{COUNT}/0/{(COUNT - 1) * 7 % COUNT}"
    ]
    assert texts("edge(nobody, _, _, _, _)", "x") == []
    assert texts("any(a, 5), any(f(_), 6)", "x") == ["x"]
    assert facts.engine.facts.entries  # they are kept so, indeed


def test_they_are_static(facts, texts):
    assert texts("next(n1, _), catch(assertz(edge(a, b, c, d, e)), error(E, _), true)", "E") == [
        "permission_error(modify,static_procedure,edge/5)"
    ]
    assert texts("catch(retract(edge(n1, _, _, _, _)), error(E, _), true)", "E") == [
        "permission_error(modify,static_procedure,edge/5)"
    ]
    assert texts("predicate_property(edge(_, _, _, _, _), static)", "x") == ["x"]
    assert texts("predicate_property(edge(_, _, _, _, _), number_of_clauses(N))", "N") == [str(COUNT)]


def test_loaded_again_they_are_the_new_ones(facts, texts):
    assert texts("next(n2, Y)", "Y") == ["14"]
    facts.consult(text=FACTS.replace("n2,", "m2,"))
    assert texts("next(n2, _)", "x") == []
    assert texts("next(m2, Y)", "Y") == ["14"]
    facts.consult(text="edge(n2, few, a, b, c).\n")
    assert texts("findall(Y, next(_, Y), L)", "L") == ["[few]"]
    facts.consult(text=FACTS)
    assert texts("next(n2, Y)", "Y") == ["14"]


def test_dynamic_facts_of_a_text_are_there_for_what_follows(prolog, texts):
    prolog.consult(
        text=":- dynamic p/1, q/1, seen/1.\nsee :- findall(X, p(X), L), assertz(seen(L)).\np(1). p(2). q(1).\np(3).\n"
        "p(X) :- q(X).\n:- see.\np(4).\n:- initialization(see).\np(5).\n"
    )
    assert texts("seen(L)", "L") == ["[1,2,3,1]", "[1,2,3,1,4,5]"]


def test_a_running_call_sees_the_clauses_it_began_with(facts, tmp_path):
    """Logical update view: redefined while a choice point is among the old clauses."""
    path = tmp_path / "again.pl"
    path.write_text(FACTS.replace("n1,", "m1,"))
    goal = f"(X == n0 -> consult('{path}'), edge(m1, _, _, _, _) ; true)"
    answers = facts.query(f"findall(X, (edge(X, _, _, _, _), {goal}), L), nth0(1, L, Y)")
    assert [str(answer["Y"]) for answer in answers] == ["n1"]
    assert not list(facts.query("edge(n1, _, _, _, _)"))


def test_errors_name_the_predicate(facts):
    with pytest.raises(PrologError, match="modify"):
        list(facts.query("edge(n1, _, _, _, _), asserta(edge(1, 2, 3, 4, 5))"))
