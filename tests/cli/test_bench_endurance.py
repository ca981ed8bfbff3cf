"""`wamjit bench --endurance`: every program answers as swipl does, what a bar needs, the table. No time is asserted."""

from __future__ import annotations

import dataclasses
import json
import shutil

import pytest

from wamjit.bench import endurance
from wamjit.bench.endurance import Bar, Outcome, Result, bars
from wamjit.bench.peers import SWIPL
from wamjit.cli import main
from wamjit.engine.engine import Engine
from wamjit.read.parser import read_term
from wamjit.read.terms import Struct, Var
from wamjit.read.writer import write_term

BARS = {(bar.program, bar.work): bar for bar in bars()}
BAR = Bar("structure_loop", "loop", 1000, 10, ("swipl",), 3.0, 300, 1, "a loop")
SLOW: frozenset[str] = frozenset()
LISTED = "bench_small([]).\nbench_small([W-N|L]) :- prepare(W, N), work(W, N, A), writeq(A), nl, bench_small(L).\n"


def works(program: str) -> list[Bar]:
    """The bars of a program, one for each kind of work."""
    return [bar for (name, _), bar in BARS.items() if name == program]


def answers(program: str, target: str, machine: str) -> list[str]:
    """What a program answers for its small sizes, one engine for all of them."""
    engine = Engine(target, machine=machine)
    try:
        found = []
        for bar in works(program):
            assert engine.consult(text=bar.path.read_text("utf-8"))
            answer = Var("A")
            assert (
                engine.once(read_term(f"prepare({bar.work}, {bar.small})", engine.operators, engine.flags)) is not None
            )
            term = engine.once(
                Struct("work", (read_term(bar.work, engine.operators, engine.flags), bar.small, answer)), answer
            )
            found.append(write_term(term, quoted=True, operators=engine.operators))
        return found
    finally:
        engine.close()


@pytest.mark.skipif(shutil.which("swipl") is None, reason="swipl is not installed")
@pytest.mark.parametrize("program", sorted({program for program, _ in BARS}))
def test_answers(program, tmp_path):
    native = answers(program, "x86_64", "native")
    if program not in SLOW:
        assert answers(program, "ppc64", "emulated") == native
    goal = ",".join(f"{bar.work}-{bar.small}" for bar in works(program))
    path = tmp_path / "both.pl"
    path.write_text(BARS[program, works(program)[0].work].path.read_text("utf-8") + LISTED)
    found = SWIPL.run(path, f":- initialization(bench_small([{goal}])).\n")
    assert found.splitlines() == native


@pytest.mark.parametrize(
    ("ours", "theirs", "memory", "met"),
    [(1.0, 3.0, 100, True), (1.0, 2.9, 100, False), (1.0, 3.0, 300, False), (1.0, None, 100, True)],
)
def test_met(ours, theirs, memory, met):
    peers = {} if theirs is None else {"swipl": Outcome(theirs, theirs, 10, "a")}
    assert Result(BAR, Outcome(ours, ours, memory, "a"), peers).met is met


def test_no_bar():
    result = Result(dataclasses.replace(BAR, times=None, memory=None), Outcome(1, 1, 1, "a"))
    assert result.met is None
    assert endurance.row(result)[-2:] == ["-", "-"]


def test_command(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(endurance, "bars", lambda: [BAR, dataclasses.replace(BAR, work="soup")])
    file = tmp_path / "found.json"
    assert main(["bench", "--endurance", "--json", str(file)]) == 1
    found = capsys.readouterr()
    line = next(line for line in found.out.splitlines() if line.startswith("a loop"))
    assert line.split()[-3:-1] == ["300", "MB"]
    assert "structure_loop soup" in found.err
    row = json.loads(file.read_text())["endurance"][0]
    assert row["ours"]["resident"] > 10 and row["ours"]["answer"] == row["peers"].get("swipl", row["ours"])["answer"]


def test_another_answer_is_an_error(monkeypatch):
    monkeypatch.setattr(
        endurance, "run", lambda command, what: Outcome(1, 1, 1, "b" if what.startswith("swipl") else "a")
    )
    with pytest.raises(endurance.BenchError, match="structure_loop loop: a, but swipl has b"):
        endurance.measure(BAR, [SWIPL])
