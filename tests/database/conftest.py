"""`prolog`: a fresh engine, natively and emulated for each target; `texts`: answers of a query as text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from wamjit import Prolog
from wamjit.machine import ways
from wamjit.read.parser import Reader
from wamjit.read.writer import write_term
from wamjit.table import load_target, target_names

WAYS = [(name, mode) for name in target_names() for mode, possible, _ in ways(load_target(name)) if possible]


@pytest.fixture(params=WAYS, ids="-".join)
def prolog(request):
    """An engine."""
    target, mode = request.param
    with Prolog(target, machine=mode) as prolog:
        yield prolog


@pytest.fixture
def texts(prolog):
    """texts(goal, template): the template's instances for all solutions, as text."""

    def run(goal: str, template: str) -> list[str]:
        term = Reader(f"({goal}) - ({template}).", prolog.engine.operators, prolog.engine.flags).read().term
        answers = prolog.engine.solve(*term.args)
        return [write_term(answer, quoted=True, var_name=lambda variable: "_") for answer in answers]

    return run
