"""`prolog`: one engine for each test file and way to run it."""

from __future__ import annotations

import pytest

from wamjit import Prolog
from wamjit.machine import ways
from wamjit.table import load_target, target_names

DEFAULT = ("x86_64", "native")


def possible_ways() -> list[tuple[str, str]]:
    """Targets and modes that this host can run, the default one first."""
    found = [(name, mode) for name in target_names() for mode, possible, _ in ways(load_target(name)) if possible]
    return sorted(found, key=lambda way: way != DEFAULT)


@pytest.fixture(scope="module", params=possible_ways(), ids="-".join)
def prolog(request):
    """An engine."""
    target, mode = request.param
    with Prolog(target, machine=mode) as prolog:
        yield prolog
