"""The hand-written ceilings in bench/limits, beside what wamjit reaches in the same run.

In: timings of wamjit. Out: a `Ceiling` for each program that has one. Holds: a ceiling runs in a process of its own,
before and after; the better of the two counts, so that a busy machine does not flatter us.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import asdict, dataclass

from wamjit.bench.catalogue import limits_path
from wamjit.bench.measure import BenchError, Configuration, Session

INFERENCES = 496  # of one naive reverse of 30 elements
TIME_LIMIT = 120.0
LEAST_RUNS = 7  # as often as a ceiling is measured


@dataclass(frozen=True)
class Ceiling:
    """A rate (more is better) in `unit`: ours, and the ceiling's."""

    program: str
    unit: str
    ours: float
    ceiling: float

    @property
    def share(self) -> float:
        """How much of the ceiling is reached."""
        return self.ours / self.ceiling

    def as_json(self) -> dict:
        """Everything, ready for `json.dump`."""
        return {**asdict(self), "share": round(self.share, 3)}


def run_limit(name: str) -> float:
    """The number that a script of bench/limits prints."""
    command = [sys.executable, str(limits_path(name))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIME_LIMIT, check=False)
    if done.returncode:
        raise BenchError(f"{limits_path(name)}: {done.stderr.strip() or f'exit status {done.returncode}'}")
    return float(done.stdout)


def measure(placement: str | None, runs: int) -> list[Ceiling]:
    """Naive reverse and tak, native x86-64."""
    configuration = Configuration("x86_64", placement)
    found = []
    for program, script, unit in (("nreverse", "nrev", "MLIPS"), ("tak", "tak", "evaluations/s")):
        rates = [run_limit(script)]
        with Session(program, configuration) as session:
            session.check()
            best = session.time(max(runs, LEAST_RUNS)).best_wall
        rates.append(run_limit(script))
        if unit == "MLIPS":
            found.append(Ceiling(program, unit, INFERENCES / best / 1e6, max(rates)))
        else:
            found.append(Ceiling(program, unit, 1 / best, 1e6 / min(rates)))
    return found
