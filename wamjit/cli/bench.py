"""`wamjit bench`: the benchmark programs, their times, sizes and counts, beside peers, placements and ceilings.

In: programs, the machine, what to compare with. Out: tables on standard output, everything in a JSON file if asked for.
Exit status: 0; 1 when a program does not run or has a wrong answer; 2 for usage.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

RUNS = 5


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Adds the command."""
    parser = subparsers.add_parser("bench", help="time the benchmark programs")
    parser.add_argument("programs", metavar="PROGRAM", nargs="*", help="all of them if none is named")
    parser.add_argument("--target", help="x86_64, x86 or ppc64")
    parser.add_argument("--placement", help="where registers live (wamjit tables placements TARGET), or a FILE.toml")
    parser.add_argument("--abi", help="the C convention: sysv or ms on x86_64")
    parser.add_argument("--machine", choices=("native", "emulated"), help="how the code runs")
    parser.add_argument(
        "--runs", type=positive, default=RUNS, metavar="N", help="timings of each (default %(default)s)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything there")
    parser.add_argument("--instructions", action="store_true", help="instructions of small_answer/1, on the emulator")
    parser.add_argument("--peers", action="store_true", help="swipl -O and native gprolog beside it")
    parser.add_argument("--placements", action="store_true", help="all placements of the target side by side")
    parser.add_argument("--limits", action="store_true", help="naive reverse and tak beside hand-written code")
    parser.add_argument("--startup", action="store_true", help="how long starting and compiling take")
    parser.add_argument(
        "--endurance", nargs="*", metavar="WORK", help="the bars of memory and endurance, or some of them; no programs"
    )
    parser.set_defaults(run=run)


def positive(text: str) -> int:
    """A number from 1 up."""
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"no positive number: {text!r}")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Does what the command line asks for."""
    from wamjit.bench.catalogue import program_names, program_path
    from wamjit.bench.measure import BenchError
    from wamjit.bench.peers import PeerError
    from wamjit.bench.suite import Suite
    from wamjit.machine import CannotRun
    from wamjit.table import TableError

    names = args.programs or ([] if args.endurance is not None and not args.peers else program_names())
    try:
        for name in names:
            program_path(name)
        suite = Suite(args, names)
    except (ValueError, TableError) as problem:
        print(f"wamjit bench: {problem}", file=sys.stderr)
        return 2
    try:
        suite.run()
    except (BenchError, PeerError, OSError) as problem:
        print(f"wamjit bench: {problem}", file=sys.stderr)
        return 1
    except (CannotRun, TableError) as problem:
        print(f"wamjit bench: {problem}", file=sys.stderr)
        return 2
    if args.json is not None:
        try:
            args.json.write_text(json.dumps(suite.data, indent=1) + "\n", encoding="utf-8")
        except OSError as problem:
            print(f"wamjit bench: {args.json}: {(problem.strerror or str(problem)).lower()}", file=sys.stderr)
            return 1
    return 1 if suite.failed else 0
