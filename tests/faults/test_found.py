"""What fuzzing found."""

from __future__ import annotations

import pytest

from wamjit import Prolog


@pytest.mark.parametrize("goal", ["consult({0})", "ensure_loaded({0})", "use_module({0})"])
def test_a_name_that_no_file_can_have(goal):
    with Prolog() as prolog:
        answer = prolog.query_once(f"catch({goal.format('x' * 300)}, error(E, _), true), functor(E, N, _)")
        assert answer["N"].name == "existence_error"


@pytest.mark.parametrize("goal", ["exists_file(F)", "exists_directory(F)", "file_exists(F)", "exists_source(F)"])
def test_a_question_about_such_a_name_is_answered(goal):
    with Prolog() as prolog:
        assert prolog.query_once(f"length(L, 5000), maplist(=(a), L), atom_chars(F, L), {goal}") is None


def test_a_module_header_in_the_middle_of_a_text_is_reported(capsys):
    """It was raised out of `Prolog.consult`, and the rest of the text was not loaded."""
    with Prolog() as prolog:
        assert not prolog.consult(text="p(1).\n:- module(m, [p/1]).\nq(2).\n")
        assert prolog.query_once("q(X)") == {"X": 2}
    assert "no permission to declare module m" in capsys.readouterr().err
