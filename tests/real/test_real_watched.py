"""Real programs do under the profiler and the tracer what they do without."""

from __future__ import annotations

import pytest
from listing import expected, program

from wamjit.cli import main

PROFILE = "profile(consult('{}'))"
TRACE = "leash(none), visible(none), trace, consult('{}')"


@pytest.mark.parametrize(
    "name, how",
    [
        pytest.param("control_corners", PROFILE, id="profiled"),
        pytest.param("control_corners", TRACE, id="traced", marks=pytest.mark.slow),
        pytest.param("swi_style", TRACE, id="traced-modern", marks=pytest.mark.slow),
        pytest.param("solutions_heavy", TRACE, id="traced-solutions", marks=pytest.mark.slow),
    ],
)
def test_output_is_the_same(name, how, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "watched.pl").write_text(f":- initialization(({how.format(program(name))})).\n")
    assert main(["run", "watched.pl"]) == 0
    assert capfd.readouterr().out == expected(name).read_text("utf-8")
