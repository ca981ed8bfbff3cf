"""`wamjit targets`: for each target, how its code can run on this machine."""

from __future__ import annotations

import argparse
import sys

from wamjit.table import TableError, load_target, target_names


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Adds the command."""
    parser = subparsers.add_parser("targets", help="how the code of each target can run here")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints a line for each target and way to run: possible or not, and why."""
    from wamjit.machine import ways

    try:
        rows = [(name, *way) for name in target_names() for way in ways(load_target(name))]
    except TableError as problem:
        print(f"wamjit targets: {problem}", file=sys.stderr)
        return 1
    width = max(len(name) for name, *_ in rows)
    for name, mode, possible, reason in rows:
        print(f"{name:<{width}}  {mode:<8}  {'yes' if possible else 'no':<3}  {reason}".rstrip())
    return 0
