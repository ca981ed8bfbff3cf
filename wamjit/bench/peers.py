"""Times benchmark programs on SWI-Prolog (`swipl -O`) and on GNU Prolog's native compiler (`gplc`), where installed.

In: a program of the shape that `wamjit.bench.catalogue` describes, and how often to run it. Out: a `Timing`, seconds
for one iteration, measured inside the Prolog process: the loop around `bench_once`, minus the same loop around nothing.
Holds: a peer that is not installed is left out; a peer that fails raises `PeerError` with what it printed.

Try it: python -m wamjit.bench.peers [NAMES] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from wamjit.bench.catalogue import program_names, program_path, size_fact

RUNS = 5
TIME_LIMIT = 600.0  # seconds for all runs of one program

# gplc's stacks are small by default and do not grow; KiB
GNU_STACKS = {"GLOBALSZ": "524288", "LOCALSZ": "131072", "TRAILSZ": "131072"}

LOOP = """
bench_loop(0) :- !.
bench_loop(N) :- \\+ \\+ bench_once, N1 is N - 1, bench_loop(N1).

bench_empty_loop(0) :- !.
bench_empty_loop(N) :- \\+ \\+ true, N1 is N - 1, bench_empty_loop(N1).

bench_runs(0, _) :- !.
bench_runs(Runs, N) :-
    bench_clock(User0, Wall0), bench_empty_loop(N),
    bench_clock(User1, Wall1), bench_loop(N),
    bench_clock(User2, Wall2),
    User is User2 - User1 - (User1 - User0),
    Wall is Wall2 - Wall1 - (Wall1 - Wall0),
    write(timing(User, Wall)), nl,
    Runs1 is Runs - 1,
    bench_runs(Runs1, N).
"""


class PeerError(Exception):
    """A peer could not compile or run a program; the text is what it printed."""


@dataclass(frozen=True)
class Timing:
    """Seconds for one iteration of a program, an item for each run."""

    program: str
    system: str
    iterations: int
    user: tuple[float, ...]
    wall: tuple[float, ...]

    @property
    def best(self) -> float:
        """The least user time."""
        return min(self.user)

    @property
    def median(self) -> float:
        """The median user time."""
        return statistics.median(self.user)

    @property
    def best_wall(self) -> float:
        """The least wall time."""
        return min(self.wall)

    @property
    def median_wall(self) -> float:
        """The median wall time."""
        return statistics.median(self.wall)

    def as_json(self) -> dict[str, float | int]:
        """Microseconds for one iteration, and how many iterations and runs they come from."""
        microseconds = {
            "best_us": self.best,
            "median_us": self.median,
            "best_wall_us": self.best_wall,
            "median_wall_us": self.median_wall,
        }
        rounded = {key: round(value * 1e6, 3) for key, value in microseconds.items()}
        return {**rounded, "iterations": self.iterations, "runs": len(self.user)}


@dataclass(frozen=True)
class Peer:
    """Another Prolog system: what it needs, its clock in milliseconds, and how a source file becomes a command."""

    name: str
    title: str
    tools: tuple[str, ...]
    clock: str
    version: tuple[str, ...]
    command: Callable[[Path], list[str]]

    def installed(self) -> bool:
        """Are all its tools on the path?"""
        return all(shutil.which(tool) for tool in self.tools)

    def describe(self) -> str:
        """The first line that it prints when asked for its version."""
        return _output(list(self.version), "version").splitlines()[0].strip()

    def run(self, program: Path, goals: str) -> str:
        """What it prints for a program followed by the text `goals`, which holds its own initialization directive."""
        with tempfile.TemporaryDirectory(prefix="wamjit-peer-") as folder:
            source = Path(folder) / f"{program.stem}.pl"
            source.write_text(f"{program.read_text(encoding='utf-8')}\n{goals}", encoding="utf-8")
            return _output(self.command(source), f"{self.title}, {program.name}")

    def time(self, program: Path, iterations: int | None = None, runs: int = RUNS) -> Timing:
        """Run `bench_once` so many times (`bench_size` of the program by default), `runs` times over."""
        count = size_fact(program) if iterations is None else iterations
        start = f":- initialization(bench_runs({runs}, {count})).\n"
        printed = self.run(program, self.clock + LOOP + start)
        pairs = [_pair(line) for line in printed.splitlines() if line.startswith("timing(")]
        if len(pairs) != runs:
            raise PeerError(f"{self.title}, {program.name}: {runs} timings expected\n{printed}")
        user, wall = (tuple(pair[i] / 1000 / count for pair in pairs) for i in (0, 1))
        return Timing(program.stem, self.name, count, user, wall)


def _pair(line: str) -> tuple[float, float]:
    user, wall = line.removeprefix("timing(").removesuffix(")").split(",")
    return float(user), float(wall)


def _output(command: list[str], what: str) -> str:
    try:
        done = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=TIME_LIMIT,
            env={**os.environ, **GNU_STACKS},
        )
    except subprocess.TimeoutExpired as error:
        raise PeerError(f"{what}: not done after {TIME_LIMIT:.0f} s") from error
    if done.returncode:
        raise PeerError(f"{what}: exit status {done.returncode}\n{done.stdout}")
    return done.stdout


def _swipl_command(source: Path) -> list[str]:
    return ["swipl", "-O", "-q", "-f", "none", "-g", "halt", str(source)]


def _gprolog_command(source: Path) -> list[str]:
    binary = source.with_suffix("")
    _output(["gplc", "--no-top-level", "-o", str(binary), str(source)], f"gplc {source.name}")
    return [str(binary)]


SWIPL = Peer(
    name="swipl",
    title="SWI-Prolog -O",
    tools=("swipl",),
    clock="bench_clock(User, Wall) :- statistics(cputime, T), User is T * 1000, get_time(W), Wall is W * 1000.\n",
    version=("swipl", "--version"),
    command=_swipl_command,
)
GPROLOG = Peer(
    name="gprolog",
    title="GNU Prolog native",
    tools=("gplc", "gcc", "as", "ld"),
    clock="bench_clock(User, Wall) :- statistics(user_time, [User, _]), statistics(real_time, [Wall, _]).\n",
    version=("gplc", "--version"),
    command=_gprolog_command,
)
PEERS = (SWIPL, GPROLOG)


def time_swipl(program: Path, iterations: int | None = None, runs: int = RUNS) -> Timing:
    """SWI-Prolog with -O on one program."""
    return SWIPL.time(program, iterations, runs)


def time_gprolog(program: Path, iterations: int | None = None, runs: int = RUNS) -> Timing:
    """GNU Prolog, compiled to native code by gplc, on one program."""
    return GPROLOG.time(program, iterations, runs)


def installed_peers() -> list[Peer]:
    """The peers that this machine has."""
    return [peer for peer in PEERS if peer.installed()]


def time_peers(names: Iterable[str], runs: int = RUNS) -> dict[str, dict[str, Timing]]:
    """Program name -> peer name -> timing, for every installed peer."""
    peers = installed_peers()
    return {name: {peer.name: peer.time(program_path(name), runs=runs) for peer in peers} for name in names}


def as_json(timings: dict[str, dict[str, Timing]]) -> dict:
    """The timings with the versions of the systems, ready for `json.dump`."""
    return {
        "systems": {peer.name: peer.describe() for peer in installed_peers()},
        "programs": {
            name: {system: timing.as_json() for system, timing in row.items()} for name, row in timings.items()
        },
    }


def main(arguments: list[str] | None = None) -> int:
    """The command line: a table of microseconds for one iteration, the median of the runs' user times."""
    parser = argparse.ArgumentParser(prog="python -m wamjit.bench.peers", description=main.__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="programs; all of them when none is named")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the timings there too")
    parser.add_argument("--runs", type=int, default=RUNS, help="timings for each program (default %(default)s)")
    options = parser.parse_args(arguments)
    peers = installed_peers()
    if not peers:
        print("neither swipl nor gplc (with gcc, as, ld) is installed", file=sys.stderr)
        return 1
    print(f"{'us':14}" + "".join(f"{peer.name:>12}" for peer in peers))
    timings = {}
    try:
        for name in options.names or program_names():
            timings |= time_peers([name], options.runs)
            print(
                f"{name:14}" + "".join(f"{timings[name][peer.name].median * 1e6:12.2f}" for peer in peers), flush=True
            )
    except (PeerError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    if options.json:
        options.json.write_text(json.dumps(as_json(timings), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
