"""Real programs print what SWI-Prolog and GNU Prolog print, byte for byte.

All of them run natively on x86-64, the quick ones also emulated on PPC64; `make test-all` runs all on every target.
"""

from __future__ import annotations

import pytest
from listing import expected, names, placed

from wamjit.cli import main
from wamjit.machine import ways
from wamjit.table import load_target

NATIVE = ("x86_64", "native")
OTHERS = [("x86", "native"), ("x86_64", "emulated"), ("x86", "emulated"), ("ppc64", "emulated")]
QUICK = {("ppc64", "emulated"): ("prover", "control_corners", "database_heavy")}


def cases() -> list:
    """Program and way to run it; what `make test` leaves out is marked slow."""
    found = []
    for way in [NATIVE, *OTHERS]:
        if way[1] in [mode for mode, possible, _ in ways(load_target(way[0])) if possible]:
            for name in names():
                chosen = way == NATIVE or name in QUICK.get(way, ())
                marks = [] if chosen else [pytest.mark.slow]
                found.append(pytest.param(name, *way, marks=marks, id=f"{name}-{way[0]}-{way[1]}"))
    return found


@pytest.mark.parametrize("name, target, machine", cases())
def test_output(name, target, machine, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    assert main(["run", str(placed(name, tmp_path)), "--target", target, "--machine", machine]) == 0
    assert capfd.readouterr().out == expected(name).read_text("utf-8")


def test_each_expected_output_has_its_program():
    assert [path.stem for path in sorted(expected("").parent.glob("*.txt"))] == names()
