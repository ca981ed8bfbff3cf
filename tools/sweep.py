"""What a call of each built-in and library predicate costs, here and in the peers: where the interpreter still serves.

    python tools/sweep.py [--peers swipl,gprolog] [--over RATIO] [WORD...]

In: the rows of tools/sweep.txt (those that contain a WORD). Out: nanoseconds a call on wamjit and on the peers that are
installed, sorted by how much slower than SWI-Prolog wamjit is; `--uncovered` names what has no row. Holds: a goal runs
in a failure-driven loop of a compiled clause, as often as fills some milliseconds; the best of a few loops counts, less
the same loop around `true`. A goal that raises an error has no number.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from wamjit.bench.peers import PEERS, PeerError
from wamjit.builtins.registry import definitions

ROWS = Path(__file__).with_suffix(".txt")
HELPERS = Path(__file__).with_suffix(".pl")
CHUNK = 40  # rows of a process
LINES = 300_000  # of the file that rows read
TIME_LIMIT = 300
QUIET = ":- style_check(-singleton).\n"
CPUTIME = "sweep_clock(T) :- statistics(cputime, S), T is S * 1.0e9.\n"
BEGIN = {
    "wamjit": QUIET + ":- set_prolog_flag(double_quotes, string).\n" + CPUTIME,
    "swipl": QUIET + ":- use_module([library(yall), library(apply_macros)]).\n" + CPUTIME,  # closures are compiled
    "gprolog": "sweep_clock(T) :- statistics(user_time, [S|_]), T is S * 1.0e6.\n",
}
ENOUGH = {"wamjit": 2e7, "swipl": 2e7, "gprolog": 6e7}  # nanoseconds that a loop should take; gprolog counts in 1e6
MEASURE = """
sweep_best(I, N, T) :- sweep_case(I, N, A), sweep_case(I, N, B), sweep_case(I, N, C), T is min(A, min(B, C)).
sweep_rounds(T, N0, N) :- R is truncate(N0 * ENOUGH / (T + 1000.0)), N is max(20, min(100000, R)).
sweep_row(I) :-
    ( catch(sweep_time(I, Answer), E, Answer = error(E)) -> true ; Answer = failed ),
    set_input(user_input), set_output(user_output), write(sweep(I, Answer)), nl.
sweep_time(I, Answer) :-
    sweep_case(I, 2, _), sweep_case(I, 20, T0), sweep_rounds(T0, 20, N0),
    N1 is max(20, N0 // 10), sweep_case(I, N1, T1), sweep_rounds(T1, N1, N),
    sweep_best(I, N, T), sweep_best(empty, N, E), Answer is (T - E) / N.
sweep_case(empty, N, T) :-
    sweep_clock(A), ( between(1, N, _), true, fail ; true ), sweep_clock(B), T is B - A.
"""
CASE = """
sweep_case({number}, Sweep_N, Sweep_T) :-
    {setup}, sweep_clock(Sweep_A), ( between(1, Sweep_N, I), {goal}, fail ; true ), sweep_clock(Sweep_B),
    Sweep_T is Sweep_B - Sweep_A.
"""


@dataclass
class Row:
    """A line of sweep.txt, and nanoseconds by system."""

    number: int
    peers: str
    setup: str
    goal: str
    times: dict[str, float] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        """How many times as long as SWI-Prolog; 0 where that is unknown."""
        ours, theirs = (self.times.get(name) for name in ("wamjit", "swipl"))
        return max(ours, 1.0) / max(theirs, 1.0) if ours is not None and theirs is not None else 0.0


def rows(words: Iterable[str]) -> list[Row]:
    """The rows that contain a word, all where none is given."""
    wanted, found = list(words), []
    for line in ROWS.read_text("utf-8").splitlines():
        if line and not line.startswith("#") and (not wanted or any(word in line for word in wanted)):
            peers, *setup, goal = (part.strip() for part in line.split(" :: "))
            found.append(Row(len(found), peers, setup[0] if setup else "true", goal))
    return found


def program(system: str, chosen: list[Row], folder: Path) -> Path:
    """A file that measures some rows and prints `sweep(Number, Nanoseconds)` for each."""
    text = [BEGIN[system], HELPERS.read_text("utf-8"), MEASURE.replace("ENOUGH", str(ENOUGH[system]))]
    files = {"LINES": folder / "lines.txt", "OUT": folder / f"{system}.out"}
    for row in chosen:
        parts = [re.sub("FILE_([A-Z]+)", lambda m: f"'{files[m[1]]}'", part) for part in (row.setup, row.goal)]
        text.append(CASE.format(number=row.number, setup=parts[0], goal=parts[1]))
    text.append("sweep :- " + ", ".join(f"sweep_row({row.number})" for row in chosen) + ".\n")
    text.append(":- initialization(sweep).\n")
    path = folder / f"{system}_{chosen[0].number}.pl"
    path.write_text("\n".join(text), "utf-8")
    return path


def measure(system: str, command: list[str], chosen: list[Row]) -> None:
    """Run a program and note what it prints."""
    stderr = None if system == "wamjit" else subprocess.DEVNULL
    with open(Path(command[-1]).with_suffix(".printed"), "w+", encoding="utf-8") as printed:
        try:
            subprocess.run(command, stdin=subprocess.DEVNULL, stdout=printed, stderr=stderr, timeout=TIME_LIMIT)
        except subprocess.TimeoutExpired:
            print(f"{system}: stopped", file=sys.stderr)
        printed.seek(0)
        text = printed.read()
    known = {row.number: row for row in chosen}
    for number, answer in re.findall(r"^sweep\((\d+),(.*)\)$", text, re.MULTILINE):
        try:
            known[int(number)].times[system] = float(answer)
        except ValueError:
            print(f"{system}: {known[int(number)].goal}: {answer[:150]}", file=sys.stderr)


def sweep(system: str, chosen: list[Row], folder: Path) -> None:
    """Measure the rows that a system has, some in each process."""
    mine = [row for row in chosen if system == "wamjit" or system[0] in row.peers]
    for start in range(0, len(mine), CHUNK):
        some = mine[start : start + CHUNK]
        path = program(system, some, folder)
        if system == "wamjit":
            command = [sys.executable, "-m", "wamjit", "run", str(path)]
        else:
            try:
                command = next(peer for peer in PEERS if peer.name == system).command(path)
            except PeerError as problem:
                print(problem, file=sys.stderr)
                continue
        measure(system, command, some)


def table(chosen: list[Row], over: float) -> Iterator[str]:
    """The lines of the table, the worst first."""
    yield "| goal | wamjit ns | swipl ns | ratio | gprolog ns |\n|---|---|---|---|---|"
    for row in sorted(chosen, key=lambda row: -row.ratio):
        if row.ratio >= over:
            ours, theirs, gnu = (_shown(row.times.get(name)) for name in ("wamjit", "swipl", "gprolog"))
            yield f"| `{row.goal}` | {ours} | {theirs} | {row.ratio:.2f} | {gnu} |"


def _shown(time: float | None) -> str:
    return "" if time is None else f"{max(time, 0):.0f}"


def uncovered(chosen: list[Row]) -> Iterator[str]:
    """Built-ins and exports whose names no row has."""
    names = set(re.findall(r"[a-z]\w*|[^\w\s,()\[\]|'\"]+", " ".join(f"{row.setup} {row.goal}" for row in chosen)))
    return (f"{row.name}/{row.arity}" for row in definitions() if row.name not in names and row.name[0] != "$")


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="tools/sweep.py", description="Cost of a call of each built-in.")
    parser.add_argument("words", nargs="*", metavar="WORD", help="rows that contain it; all where none is given")
    parser.add_argument("--peers", default="swipl", help="peers to measure, with commas (default %(default)s)")
    parser.add_argument("--over", type=float, default=0.0, help="show rows of this ratio and more only")
    parser.add_argument("--uncovered", action="store_true", help="name the predicates that no row calls")
    options = parser.parse_args(arguments)
    chosen = rows(options.words)
    if options.uncovered:
        print("\n".join(uncovered(chosen)))
        return 0
    with TemporaryDirectory(prefix="wamjit-sweep-") as name:
        folder = Path(name)
        lines = "".join(f"line {n} of the file.\n" for n in range(LINES))
        (folder / "lines.txt").write_text(lines, "utf-8")
        for system in ("wamjit", *filter(None, options.peers.split(","))):
            sweep(system, chosen, folder)
    print("\n".join(table(chosen, options.over)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
