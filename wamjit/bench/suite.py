"""One run of `wamjit bench`: what is measured in which order, shown as it comes, and collected.

In: the options of the command line, names of programs. Out: tables on standard output, `data` for JSON. Holds: a
program that fails is reported and left out of the means; all that is compared is measured in the same run, program by
program.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from wamjit import __version__
from wamjit.bench import endurance, measure, report
from wamjit.bench.measure import BenchError, Configuration, Counts, Session
from wamjit.bench.peers import Peer, Timing, installed_peers
from wamjit.table import load_placement, load_target, placement_names


class Suite:
    """What one command line asks for."""

    def __init__(self, options: argparse.Namespace, names: Sequence[str]) -> None:
        from wamjit.engine.engine import DEFAULT_TARGET

        self.options, self.names, self.failed = options, names, False
        self.target = load_target(options.target or DEFAULT_TARGET)
        self.configuration = Configuration(self.target.name, options.placement, options.abi, options.machine)
        self.placement = load_placement(
            self.target.name,
            options.placement or self.target.default_placement,
            abi=options.abi or self.target.default_abi,
        )
        self.peers: list[Peer] = installed_peers() if options.peers else []
        self.data: dict = {
            "wamjit": __version__,
            "machine": report.machine_description(),
            "target": self.target.name,
            "placement": self.placement.name,
            "key": self.placement.key,
            "runs": options.runs,
        }

    def run(self) -> None:
        """Everything."""
        say(f"{self.data['machine']['processor']}, load {self.data['machine']['load'][0]}")
        if self.options.placements:
            self.placements()
        elif self.options.endurance is None or self.names:
            self.programs()
        if self.options.limits:
            self.limits()
        if self.options.startup:
            self.startup()
        if self.options.endurance is not None:
            self.endurance()

    def attempt(self, work: Callable[[], object]) -> object:
        """Do something; a failure is reported, and gives None."""
        try:
            return work()
        except BenchError as problem:
            print(f"wamjit bench: {problem}", file=sys.stderr)
            self.failed = True
            return None

    # Programs, with peers beside.

    def programs(self) -> None:
        """A line for each program, and the geometric means."""
        self.data["systems"] = {peer.name: peer.describe() for peer in self.peers}
        if self.options.peers and not self.peers:
            say("neither swipl nor gplc is installed: no peers")
        rows = self.data["programs"] = {}
        for name in self.names:
            row = self.attempt(lambda: self.program(name))  # noqa: B023 called at once
            if row is not None:
                rows[name] = row
                say(f"  {name}: {row['wamjit']['best_us']} us", sys.stderr)
        self.data["means"] = {
            peer.name: report.geometric_mean(row["ratios"].get(peer.name, 0.0) for row in rows.values())
            for peer in self.peers
        }
        say(self.program_table(rows))

    def program(self, name: str) -> dict:
        """Everything about one program."""
        with Session(name, self.configuration) as session:
            session.check()
            timing = session.time(self.options.runs)
            row: dict = {"machine": session.engine.machine.mode, "wamjit": timing.as_json()}
            row["code_bytes"] = session.code_size()
        if self.options.instructions:
            row["counts"] = asdict(measure.count(name, self.configuration))
        timings: dict[str, Timing] = {peer.name: peer.time(session.path, runs=self.options.runs) for peer in self.peers}
        row |= {peer: found.as_json() for peer, found in timings.items()}
        row["ratios"] = {peer: found.best / timing.best for peer, found in timings.items() if timing.best}
        return row

    def program_table(self, rows: dict) -> str:
        """The table of all programs."""
        counted = self.options.instructions
        head = [f"us, {self.placement.key}", "user", "median", "wall", "median", "code"]
        head += ["instructions"] if counted else []
        head += [word for peer in self.peers for word in (peer.name, "ratio")]
        lines = [head]
        for name, row in rows.items():
            ours = row["wamjit"]
            times = [ours[key] for key in ("best_us", "median_us", "best_wall_us", "median_wall_us")]
            line = [name, *(report.microseconds(time / 1e6) for time in times), str(row["code_bytes"])]
            line += [str(row["counts"]["instructions"])] if counted else []
            for peer in self.peers:
                ratio = report.ratio(row["ratios"].get(peer.name))  # none where the clock has not moved
                line += [report.microseconds(row[peer.name]["best_us"] / 1e6), ratio]
            lines.append(line)
        if self.peers:
            means = [word for peer in self.peers for word in ("", report.ratio(self.data["means"][peer.name]))]
            lines.append(["geometric mean", *[""] * (5 + counted), *means])
        return report.table(lines[0], lines[1:])

    # Placements side by side.

    def placements(self) -> None:
        """Time, instructions, memory accesses and code size of all placements, one table each."""
        columns = {name: name for name in placement_names(self.target.name)}
        given = self.options.placement or self.target.default_placement
        if given not in columns:  # a file of the user's
            columns[Path(given).stem] = given
        found: dict[str, dict[str, dict]] = {}
        for program in self.names:
            for column, placement in columns.items():
                row = self.attempt(lambda: self.placed(program, placement))  # noqa: B023 called at once
                if row is not None:
                    found.setdefault(program, {})[column] = row
                    say(f"  {program}, {column}: {row['user_us']} us", sys.stderr)
        self.data["placements"] = found
        for key, title in MEASURES.items():
            say(placement_table(title, key, found, tuple(columns), self.target.default_placement))

    def placed(self, program: str, placement: str) -> dict:
        """One program with one placement."""
        configuration = replace(self.configuration, placement=placement)
        with Session(program, configuration) as session:
            session.check()
            timing = session.time(self.options.runs).as_json()
            size = session.code_size()
        counts: Counts = measure.count(program, configuration)
        return {"user_us": timing["best_us"], "code_bytes": size, **asdict(counts), "timing": timing}

    # Ceilings and start-up.

    def limits(self) -> None:
        """Ours beside the ceilings."""
        from wamjit.bench.ceilings import measure as ceilings

        found = ceilings(self.options.placement if self.target.name == "x86_64" else None, self.options.runs)
        self.data["limits"] = [ceiling.as_json() for ceiling in found]
        rows = [[c.program, f"{c.ours:.0f}", f"{c.ceiling:.0f}", f"{c.share:.2f}", c.unit] for c in found]
        say(report.table(["native x86-64", "wamjit", "ceiling", "share", ""], rows))

    def startup(self) -> None:
        """Seconds of starting and compiling."""
        from wamjit.bench.startup import measure as startup

        found = startup(self.options.runs)
        self.data["startup"] = [row.as_json() for row in found]
        rows = [
            [row.title, f"{row.best:.3f}", f"{row.median:.3f}", f"{row.processor:.3f}", f"{row.goal:.1f}"]
            for row in found
        ]
        say(report.table(["seconds", "best", "median", "processor", "goal"], rows))

    # Bars of memory and endurance.

    def endurance(self) -> None:
        """A line for each bar, as it comes; wamjit natively, or with the target and placement asked for."""
        o = self.options
        named = {"--target": o.target, "--placement": o.placement, "--abi": o.abi, "--machine": o.machine}
        options = [word for name, value in named.items() if value for word in (name, value)]
        found = []
        for result in endurance.measure_all(installed_peers(), options, o.endurance):
            if isinstance(result, BenchError):
                print(f"wamjit bench: {result}", file=sys.stderr)
                self.failed = True
            else:
                found.append(result)
                say(f"  {result.bar.title}: {result.ours.seconds:.3f} s", sys.stderr)
        self.data["endurance"] = [result.as_json() for result in found]
        say(report.table(endurance.HEAD, map(endurance.row, found)))


MEASURES = {
    "user_us": "us of user time",
    "instructions": "instructions of small_answer/1",
    "reads": "reads of memory, the same",
    "writes": "writes of memory, the same",
    "code_bytes": "bytes of code",
}


def placement_table(title: str, key: str, found: dict, names: Sequence[str], default: str) -> str:
    """One measure: programs down, placements across, the geometric mean relative to the default placement below."""
    rows, ratios = [], {name: [] for name in names}
    for program, placements in found.items():
        base = placements.get(default, {}).get(key)
        cells = [program]
        for name in names:
            value = placements.get(name, {}).get(key)
            if value is not None and base:
                ratios[name].append(value / base)
            cells.append(shown(value))
        rows.append(cells)
    rows.append(["relative", *(report.ratio(report.geometric_mean(ratios[name])) for name in names)])
    return report.table([title, *names], rows)


def shown(value: float | None) -> str:
    """A time or a count."""
    if value is None:
        return report.EMPTY
    return report.microseconds(value / 1e6) if isinstance(value, float) else str(value)


def say(text: str, stream: object = None) -> None:
    """Print at once: a run takes minutes. What goes to standard output is a part of its own."""
    if stream is None:
        print(f"{text}\n", flush=True)
    elif sys.stderr.isatty():
        print(text, file=stream, flush=True)
