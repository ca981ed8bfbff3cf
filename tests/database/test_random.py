"""Random operations against a model, with searches left open; seed and operations are printed where they fail."""

from __future__ import annotations

import os
import random

import pytest
from chains import check_chains
from clause_model import Model

from wamjit import Prolog
from wamjit.read.parser import Reader

STEPS = {"native": 500, "emulated": 120}
SEEDS = 2


def solver(prolog):
    """solve(goal, template) for texts."""

    def solve(goal: str, template: str):
        term = Reader(f"({goal}) - {template}.", prolog.engine.operators, prolog.engine.flags).read().term
        return prolog.engine.solve(*term.args)

    return solve


def run(prolog, seed: int, steps: int, form: str = "p(KEY, NUMBER)") -> None:
    """One random run."""
    arity = form.count(",") + 1
    prolog.consult(text=f":- dynamic(p/{arity}).")
    model = Model(solver(prolog), seed, form)
    try:
        for step in range(steps):
            model.step()
            if step % 10 == 0:
                assert check_chains(prolog.engine, "p", arity) == len(model.rows)
    except AssertionError:
        print(f"seed {seed}, {form}")
        print("\n".join(model.log[-200:]))
        raise
    for search in reversed(model.searches):
        search.answers.close()


@pytest.mark.parametrize("number", range(SEEDS))
def test_random_operations(prolog, number):
    seed = random.randrange(1 << 30)
    run(prolog, seed, STEPS["native" if "native" in os.environ["PYTEST_CURRENT_TEST"] else "emulated"])


FORMS = ["p(NUMBER, KEY)", "p(c, KEY, NUMBER)", "p(_, NUMBER, KEY)", "p(NUMBER, f(_), KEY, KEY)"]


@pytest.mark.parametrize("form", FORMS)
def test_random_operations_where_another_argument_is_known(form, monkeypatch):
    monkeypatch.setattr("wamjit.engine.stored.SCANS", 1)
    with Prolog() as prolog:
        run(prolog, random.randrange(1 << 30), 400, form)
        assert prolog.engine.predicates.find("user", "p", form.count(",") + 1).stored.field("others") != 0


def test_random_operations_where_another_argument_is_known_everywhere(prolog, monkeypatch):
    monkeypatch.setattr("wamjit.engine.stored.SCANS", 1)
    run(prolog, random.randrange(1 << 30), 100, random.choice(FORMS))


def test_random_operations_while_the_heap_is_collected_at_each_entry(monkeypatch):
    monkeypatch.setenv("WAMJIT_GC_STRESS", "1")
    with Prolog() as prolog:
        run(prolog, random.randrange(1 << 30), 60)


def test_random_operations_on_a_predicate_that_is_often_compiled(monkeypatch):
    monkeypatch.setattr("wamjit.engine.stored.CALLS", 2)
    monkeypatch.setattr("wamjit.engine.database.CALLS_FOR_EACH_CLAUSE", 0)
    monkeypatch.setattr("wamjit.engine.database.LESS_PATIENT", 1)
    monkeypatch.setattr("wamjit.engine.database.LARGEST_COMPILED", 40)
    with Prolog() as prolog:
        run(prolog, random.randrange(1 << 30), 300)
        assert prolog.engine.compiler.generations[prolog.engine.predicates.find("user", "p", 2).number]
