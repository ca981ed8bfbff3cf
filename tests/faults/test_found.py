"""What fuzzing found."""

from __future__ import annotations

import pytest

from wamjit import Prolog


@pytest.mark.parametrize("goal", ["consult({0})", "ensure_loaded({0})", "use_module({0})"])
def test_a_name_that_no_file_can_have(goal):
    with Prolog() as prolog:
        answer = prolog.query_once(f"catch({goal.format('x' * 300)}, error(E, _), true), functor(E, N, _)")
        assert answer["N"].name == "existence_error"
