"""`wamjit bench`: what it shows and writes, and that a wrong answer is noticed. No time is compared with anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wamjit.bench import catalogue, ceilings, measure, report, suite
from wamjit.bench.measure import BenchError, Configuration, Session
from wamjit.bench.peers import Timing
from wamjit.cli import main
from wamjit.machine import ways
from wamjit.table import load_target, placement_names

NATIVE = ways(load_target("x86_64"))[0][1]
DEFAULT = Configuration()


def bench(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command prints; it must go well."""
    status = main(["bench", "--runs", "1", *arguments])
    found = capsys.readouterr()
    assert status == 0, found.err
    return found.out


def columns(text: str, name: str) -> list[str]:
    """The cells of the line that begins with a name."""
    return next(line.split()[1:] for line in text.splitlines() if line.startswith(f"{name} "))


def test_programs_and_json(capsys, tmp_path):
    file = tmp_path / "found.json"
    shown = bench(capsys, "nreverse", "derive", "--instructions", "--json", str(file))
    times = columns(shown, "nreverse")
    assert len(times) == 6 and all(float(cell) > 0 for cell in times)
    data = json.loads(file.read_text())
    assert set(data["programs"]) == {"nreverse", "derive"}
    assert {"processor", "system", "python", "load"} <= set(data["machine"])
    row = data["programs"]["nreverse"]
    assert row["wamjit"]["runs"] == 1
    assert row["counts"]["instructions"] == int(times[5]) > row["counts"]["reads"] > row["counts"]["writes"] > 496
    assert row["code_bytes"] == int(times[4])


@pytest.mark.parametrize("target", ["x86", "ppc64"])
def test_other_targets(capsys, target):
    assert float(columns(bench(capsys, "hanoi", "--target", target, "--machine", "emulated"), "hanoi")[0]) > 0


def test_counts_are_the_same_each_time():
    first = measure.count("derive", DEFAULT)
    assert first == measure.count("derive", DEFAULT)
    assert measure.count("derive", Configuration(placement="memory")).reads > first.reads


def test_placements(capsys, tmp_path):
    file = tmp_path / "found.json"
    shown = bench(capsys, "derive", "--target", "x86", "--placements", "--json", str(file))
    names = placement_names("x86")
    found = json.loads(file.read_text())["placements"]["derive"]
    assert set(found) == set(names)
    for measured in suite.MEASURES:
        assert all(row[measured] > 0 for row in found.values())
    assert shown.count("relative") == len(suite.MEASURES)
    assert columns(shown, "relative")[names.index("sicstus")] == "1.00"


class Peer:
    name = "other"

    def describe(self) -> str:
        return "Other 1.0"

    def time(self, path: Path, runs: int) -> Timing:
        return Timing(path.stem, "other", 1, (1.0,) * runs, (1.0,) * runs)


def test_a_clock_that_has_not_moved(capsys, monkeypatch):
    monkeypatch.setattr(suite, "installed_peers", lambda: [Peer()])
    monkeypatch.setattr(
        Session, "time", lambda self, runs: Timing(self.name, "wamjit", 1, (0.0,) * runs, (0.1,) * runs)
    )
    assert columns(bench(capsys, "derive", "--peers"), "derive")[-1] == "-"


def test_peers(capsys, monkeypatch):
    monkeypatch.setattr(suite, "installed_peers", lambda: [Peer()])
    shown = bench(capsys, "nreverse", "--peers")
    *_, peer, ratio = columns(shown, "nreverse")
    assert float(peer) == 1e6 and float(ratio) > 1
    assert columns(shown, "geometric")[-1] == ratio


def test_no_peers(capsys, monkeypatch):
    monkeypatch.setattr(suite, "installed_peers", lambda: [])
    assert "neither swipl nor gplc" in bench(capsys, "derive", "--peers")


def test_a_wrong_answer_is_noticed(capsys, monkeypatch):
    monkeypatch.setattr(measure, "expected_answers", lambda name: catalogue.Answers("[1]", "[1]"))
    assert main(["bench", "qsort", "--runs", "1"]) == 1
    found = capsys.readouterr()
    assert "qsort: " in found.err and ", not [1]" in found.err
    assert "qsort" not in found.out


def test_an_error_names_program_and_goal():
    with Session("derive", DEFAULT) as session:
        with pytest.raises(BenchError, match="derive: nothing: unknown procedure"):
            session.ask("nothing")
        with pytest.raises(BenchError, match="derive: fail fails"):
            session.ask("fail")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["soup"], "no benchmark program 'soup'"),
        (["tak", "--target", "pdp11"], "no such target"),
        (["tak", "--placement", "nowhere"], "no such placement"),
        (["tak", "--target", "ppc64", "--machine", "native"], "ppc64 code cannot run natively"),
    ],
)
def test_usage(capsys, arguments, message):
    assert main(["bench", *arguments]) == 2
    found = capsys.readouterr()
    assert found.err.startswith("wamjit bench: ") and found.err.count("\n") == 1 and message in found.err


def test_json_that_cannot_be_written(capsys, tmp_path):
    assert main(["bench", "derive", "--runs", "1", "--json", str(tmp_path / "no" / "found.json")]) == 1
    assert "no such file or directory" in capsys.readouterr().err


@pytest.mark.skipif(not NATIVE, reason="no x86-64 processor")
def test_limits(capsys, monkeypatch):
    monkeypatch.setattr(ceilings, "run_limit", lambda name: 1000.0)
    shown = bench(capsys, "derive", "--limits")
    ours, ceiling, share, unit = columns(shown, "nreverse")
    assert (ceiling, unit) == ("1000", "MLIPS")
    assert float(share) == pytest.approx(float(ours) / 1000, abs=0.006)
    assert columns(shown, "tak")[1] == "1000"


@pytest.mark.slow
@pytest.mark.skipif(not NATIVE, reason="no x86-64 processor")
def test_the_ceilings_run():
    assert ceilings.run_limit("nrev") > 0
    assert ceilings.run_limit("tak") > 0


def test_startup(capsys):
    shown = bench(capsys, "derive", "--startup")
    for title in ("hello world, warm", "hello world, new program", "consult and compile parser_500"):
        line = next(line for line in shown.splitlines() if line.startswith(title))
        assert all(float(number) > 0 for number in line.split()[-4:])


def test_table_and_means():
    assert report.table(["a", "b"], [["long", "1"], ["x", "22"]]) == "a      b\nlong   1\nx     22"
    assert report.geometric_mean([2.0, 8.0]) == pytest.approx(4.0)
    assert report.geometric_mean([]) is None
    assert [report.microseconds(s) for s in (1.5e-6, 0.1236e-3, 0.5)] == ["1.50", "123.6", "500000"]
