"""Writes expected/NAME.txt: what SWI-Prolog and GNU Prolog both print for the programs of this folder.

Usage: python tests/real/make_expected.py [NAMES]        (all programs when none is named)
Nothing is written for a program on which the two differ; the exit status is 1 then.
"""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from listing import expected, names, peers, placed

from wamjit.bench.peers import GNU_STACKS, GPROLOG, SWIPL

SYSTEMS = {"swipl": SWIPL, "gprolog": GPROLOG}
TIME_LIMIT = 120.0


def output(peer: str, name: str) -> str:
    """What a peer prints for a program, in an empty folder."""
    with tempfile.TemporaryDirectory(prefix="wamjit-real-") as folder:
        command = SYSTEMS[peer].command(placed(name, Path(folder)))
        environment = {**os.environ, **GNU_STACKS}
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
        )
    return done.stdout.decode()


def make(name: str) -> str | None:
    """Write the expected output of one program; the reason why not, if not."""
    first, *others = [(peer, output(peer, name)) for peer in peers(name)]
    for peer, text in others:
        if text != first[1]:
            lines = (first[1].splitlines(), text.splitlines())
            return "\n".join(difflib.unified_diff(*lines, first[0], peer, lineterm=""))
    expected(name).write_text(first[1], encoding="utf-8")
    return None


def main() -> int:
    """Make the outputs of all programs named, and say what went wrong."""
    failures = 0
    for name in sys.argv[1:] or names():
        reason = make(name)
        failures += reason is not None
        print(f"{name}: {reason or 'written'}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
