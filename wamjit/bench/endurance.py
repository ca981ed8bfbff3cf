"""The bars of memory and endurance: long loops, large terms, the database, exceptions, atoms, and how they compare.

In: the rows of bench/bars/bars.txt, the peers that are installed. Out: an `Outcome` for each program and system,
and whether the bar is met. Holds: every run is a process of its own, so that its resident memory is its own too; the
times are the process's own clock around the work, user and system time together; an answer that a peer does not
have is an error.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from wamjit.bench import report
from wamjit.bench.catalogue import endurance_folder
from wamjit.bench.measure import BenchError
from wamjit.bench.peers import GNU_STACKS, PEERS, Peer, PeerError
from wamjit.bench.startup import PACKAGE

TIME_LIMIT = 900.0
LETTERS = {peer.name[0]: peer for peer in PEERS}
OURS = "bench_clock(C, W) :- statistics(cputime, T), C is T * 1000, statistics(walltime, [W, _]).\n"
CLOCKS = {
    "swipl": "bench_clock(C, W) :- statistics(cputime, T), C is T * 1000, get_time(V), W is V * 1000.\n",
    "gprolog": """
bench_clock(C, W) :- statistics(user_time, [U, _]), statistics(system_time, [S, _]), C is U + S,
    statistics(real_time, [W, _]).
""",
}
PEER_OPTIONS = {"swipl": ["--stack-limit=8g"]}
# A process starts with the peak of the memory that the one who started it had (Linux, exec): so a small one starts it,
# and says what it came to, in the file whose number comes first.
LAUNCHER = """
import os, sys
process = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(process, 0)
with open(int(sys.argv[1]), "w") as said:
    print(usage.ru_maxrss, file=said)
sys.exit(max(os.waitstatus_to_exitcode(status), -1) % 256)
"""
DRIVER = """
bench_endurance(Work, Size) :-
    prepare(Work, Size),
    bench_clock(C0, W0), work(Work, Size, Answer), bench_clock(C1, W1),
    C is C1 - C0, W is W1 - W0,
    write(outcome(C, W)), nl, writeq(Answer), nl.
:- initialization(bench_endurance({work}, {size})).
"""


@dataclass(frozen=True)
class Bar:
    """A row of bars.txt."""

    program: str
    work: str
    size: int
    small: int
    peers: tuple[str, ...]
    times: float | None
    memory: int | None
    runs: int
    title: str

    @property
    def path(self) -> Path:
        """The program."""
        return endurance_folder() / f"{self.program}.pl"


@dataclass(frozen=True)
class Outcome:
    """Seconds of processor and wall time of the work alone, the process's resident megabytes at most, the answer."""

    seconds: float
    wall: float
    resident: float
    answer: str


@dataclass
class Result:
    """What came out for one bar: ours, and each peer's by name."""

    bar: Bar
    ours: Outcome
    peers: dict[str, Outcome] = field(default_factory=dict)

    def ratio(self, peer: str) -> float | None:
        """How many times as fast as the peer."""
        there = self.peers.get(peer)
        return there and there.seconds / max(self.ours.seconds, 1e-3)

    @property
    def met(self) -> bool | None:
        """Whether the bar is met; None where there is none, or nobody to compare with."""
        bar, found = self.bar, []
        if bar.memory is not None:
            found.append(self.ours.resident < bar.memory)
        ratio = self.ratio("swipl")
        if bar.times is not None and ratio is not None:
            found.append(ratio >= bar.times)
        return all(found) if found else None

    def as_json(self) -> dict:
        """Everything, ready for `json.dump`."""
        return {**asdict(self), "ratios": {name: self.ratio(name) for name in self.peers}, "met": self.met}


def bars() -> list[Bar]:
    """The rows of bars.txt."""
    return list(_rows((endurance_folder() / "bars.txt").read_text("utf-8").splitlines()))


def _rows(lines: Iterable[str]) -> Iterator[Bar]:
    for line in lines:
        if line.strip() and not line.startswith("#"):
            program, work, size, small, peers, times, memory, runs, title = line.split(maxsplit=8)
            yield Bar(
                program,
                work,
                int(size),
                int(small),
                tuple(LETTERS[letter].name for letter in peers if letter != "-"),
                None if times == "-" else float(times),
                None if memory == "-" else int(memory),
                int(runs),
                title,
            )


def measure(bar: Bar, peers: Iterable[Peer], options: Iterable[str] = ()) -> Result:
    """The best of some runs of everybody, in turn; `options` are for `wamjit run`."""
    found: dict[str, list[Outcome]] = {}
    with tempfile.TemporaryDirectory(prefix="wamjit-endurance-") as name:
        folder = Path(name)
        commands = {"wamjit": wamjit_command(bar, folder, options)}
        commands |= {peer.name: peer_command(bar, peer, folder) for peer in peers if peer.name in bar.peers}
        for _ in range(bar.runs):
            for system, command in commands.items():
                found.setdefault(system, []).append(run(command, f"{system}, {bar.program} {bar.work}"))
    best = {system: min(outcomes, key=lambda o: o.seconds) for system, outcomes in found.items()}
    ours = best.pop("wamjit")
    for system, there in best.items():
        if there.answer != ours.answer:
            raise BenchError(f"{bar.program} {bar.work}: {ours.answer}, but {system} has {there.answer}")
    return Result(bar, ours, best)


def source(bar: Bar, clock: str, folder: Path, name: str) -> Path:
    """A file with the program, a clock, and the goal that measures."""
    path = folder / f"{name}.pl"
    driver = DRIVER.format(work=bar.work, size=bar.size)
    path.write_text(f"{bar.path.read_text('utf-8')}\n{clock}{driver}", "utf-8")
    return path


def wamjit_command(bar: Bar, folder: Path, options: Iterable[str]) -> list[str]:
    """How wamjit runs a bar."""
    return [sys.executable, "-m", "wamjit", "run", *options, str(source(bar, OURS, folder, "wamjit"))]


def peer_command(bar: Bar, peer: Peer, folder: Path) -> list[str]:
    """How a peer runs a bar."""
    program, *rest = peer.command(source(bar, CLOCKS[peer.name], folder, peer.name))
    return [program, *PEER_OPTIONS.get(peer.name, ()), *rest]


def run(command: list[str], what: str) -> Outcome:
    """One process."""
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as printed,
        tempfile.TemporaryFile("w+") as messages,
        tempfile.TemporaryFile("w+") as peak,
    ):
        status = launch(command, printed, messages, peak)
        for file in (printed, messages, peak):
            file.seek(0)
        text, said, resident = printed.read(), messages.read(), peak.read()
    lines = text.splitlines()
    if status or len(lines) != 2 or not lines[0].startswith("outcome("):
        raise BenchError(f"{what}: exit status {status}\n{text}{said}".strip())
    cpu, wall = (float(word) / 1000 for word in lines[0][len("outcome(") : -1].split(","))
    return Outcome(cpu, wall, int(resident) / 1024, lines[1])


def launch(command: list[str], printed: IO[str], messages: IO[str], peak: IO[str]) -> int:
    """Run it through LAUNCHER; its exit status, or that of SIGKILL when it takes too long."""
    paths = os.pathsep.join(filter(None, (str(PACKAGE), os.environ.get("PYTHONPATH", ""))))
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", LAUNCHER, str(peak.fileno()), *command],
        stdin=subprocess.DEVNULL,
        stdout=printed,
        stderr=messages,
        env={**os.environ, **GNU_STACKS, "PYTHONPATH": paths},
        pass_fds=[peak.fileno()],
        start_new_session=True,
    )
    alarm = threading.Timer(TIME_LIMIT, lambda: os.killpg(process.pid, signal.SIGKILL))
    alarm.start()
    try:
        return process.wait()
    finally:
        alarm.cancel()
        if process.returncode is None:  # Ctrl-C: what is in a session of its own does not see it
            os.killpg(process.pid, signal.SIGKILL)


def measure_all(peers: Iterable[Peer], options: Iterable[str], chosen: Sequence[str]) -> Iterator[Result | BenchError]:
    """All bars, or those of some kinds of work, one after another; a failure in its place."""
    known, options = list(peers), list(options)
    for bar in bars():
        if not chosen or bar.work in chosen or bar.program in chosen:
            try:
                yield measure(bar, known, options)
            except (BenchError, PeerError) as problem:
                yield BenchError(str(problem))


HEAD = ("seconds", "wamjit", "wall", "MB", "swipl", "ratio", "gprolog", "ratio", "wanted", "met")


def row(result: Result) -> list[str]:
    """A line of the table."""
    bar, cells = result.bar, [result.bar.title, f"{result.ours.seconds:.3f}", f"{result.ours.wall:.3f}"]
    cells.append(f"{result.ours.resident:.0f}")
    for peer in ("swipl", "gprolog"):
        there = result.peers.get(peer)
        cells += [f"{there.seconds:.3f}" if there else report.EMPTY, report.ratio(result.ratio(peer))]
    wanted = ([f"{bar.times:g}x"] if bar.times else []) + ([f"{bar.memory} MB"] if bar.memory else [])
    met = report.EMPTY if result.met is None else "yes" if result.met else "NO"
    return [*cells, " ".join(wanted) or report.EMPTY, met]
