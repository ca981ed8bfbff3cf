"""Put the numbers of one run of `wamjit bench --json` into the tables of README.md and docs/benchmarks.md.

    python tools/bench_tables.py RESULT.json [README.md docs/benchmarks.md]

In: what `wamjit bench --peers --limits --startup --endurance --json RESULT.json` has written; texts with places like

    <!-- bench: programs -->
    ...
    <!-- bench: end -->

Out: the same texts with the tables between those lines made anew (`TABLES` says which there are). Holds: nothing else
of a text changes; a place of an unknown name, or a run that has not measured what a place wants, is an error and
changes nothing.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

TEXTS = ("README.md", "docs/benchmarks.md")
END = "<!-- bench: end -->"
PLACE = re.compile(rf"<!-- bench: (\w+) -->\n.*?{END}", re.DOTALL)
SYSTEMS = ("swipl", "gprolog")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def digits(number: float) -> str:
    """At least four digits, at least two behind the point of what is small."""
    return f"{number:.0f}" if number >= 1000 else f"{number:.1f}" if number >= 100 else f"{number:.2f}"


def programs(result: dict[str, Any]) -> str:
    """The benchmark programs: microseconds of processor time for an iteration, and how many times faster we are."""
    rows = [[name, *program_row(found)] for name, found in result["programs"].items()]
    means = [text for system in SYSTEMS for text in ("", f"**{result['means'][system]:.1f}**")]
    return table(
        ["program", "wamjit", "swipl -O", "times", "gprolog", "times"], [*rows, ["**geometric mean**", "", *means]]
    )


def program_row(found: dict[str, Any]) -> list[str]:
    """One program's cells."""
    cells = [digits(found["wamjit"]["best_us"])]
    for system in SYSTEMS:
        cells += [digits(found[system]["best_us"]), f"{found['ratios'][system]:.2f}"]
    return cells


def limits(result: dict[str, Any]) -> str:
    """What is reached of the programs that are written by hand in assembler."""
    rows = [
        [found["program"], found["unit"], f"{found['ours']:.0f}", f"{found['ceiling']:.0f}", f"{found['share']:.2f}"]
        for found in result["limits"]
    ]
    return table(["program", "unit", "wamjit", "by hand", "share"], rows)


def startup(result: dict[str, Any]) -> str:
    """Seconds until a program has run, wall time."""
    rows = [[found["title"], f"{found['best']:.2f}", f"{found['median']:.2f}"] for found in result["startup"]]
    return table(["", "best", "median"], rows)


def bars(result: dict[str, Any]) -> str:
    """Work that has a bar."""
    return endurance(result, wanted=True)


def work(result: dict[str, Any]) -> str:
    """What programs do all the time."""
    return endurance(result, wanted=False)


def endurance(result: dict[str, Any], wanted: bool) -> str:
    """The rows of endurance with a bar, or those without."""
    head = ["", "wamjit", "MB", "swipl", "times", "gprolog", "times"] + ["wanted", "met"] * wanted
    found = [row for row in result["endurance"] if (row["met"] is not None) == wanted]
    return table(head, [endurance_row(row) + bar_cells(row) * wanted for row in found])


def endurance_row(row: dict[str, Any]) -> list[str]:
    """Seconds of each system, and our memory."""
    cells = [row["bar"]["title"], f"{row['ours']['seconds']:.3f}", f"{row['ours']['resident']:.0f}"]
    for system in SYSTEMS:
        there = row["peers"].get(system)
        cells += [f"{there['seconds']:.3f}", f"{row['ratios'][system]:.1f}"] if there else ["", ""]
    return cells


def bar_cells(row: dict[str, Any]) -> list[str]:
    """What is wanted and whether it is met."""
    bar = row["bar"]
    wanted = ([f"{bar['times']:g}x"] if bar["times"] else []) + ([f"{bar['memory']} MB"] if bar["memory"] else [])
    return [", ".join(wanted), "yes" if row["met"] else "**no**"]


TABLES: dict[str, Callable[[dict[str, Any]], str]] = {
    make.__name__: make for make in (programs, limits, startup, bars, work)
}


def renewed(text: str, result: dict[str, Any]) -> str:
    """The text with its tables made anew."""
    return PLACE.sub(lambda place: f"<!-- bench: {place[1]} -->\n\n{TABLES[place[1]](result)}\n{END}", text)


def main(words: Sequence[str]) -> None:
    """What the first lines say."""
    if not words:
        sys.exit(f"usage: {__doc__.splitlines()[2].strip()}")
    result = json.loads(Path(words[0]).read_text("utf-8"))
    try:
        texts = {Path(name): renewed(Path(name).read_text("utf-8"), result) for name in words[1:] or TEXTS}
    except KeyError as missing:
        sys.exit(f"{words[0]}: {missing} is not among what was measured, or no table's name")
    for path, text in texts.items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
