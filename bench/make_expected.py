"""Writes bench/expected/NAME.txt: the answers of the benchmark programs, on which SWI-Prolog and GNU Prolog must agree.

Usage: python bench/make_expected.py [NAMES]        (all programs when none is named)
A file has two lines, what `writeq` shows of the terms of `answer/1` and of `small_answer/1`. Nothing is written for a
program on which the two systems differ, that fails or that prints a warning; the exit status is 1 then.
"""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from wamjit.bench.catalogue import expected_path, program_names, program_path
from wamjit.bench.peers import GPROLOG, SWIPL, PeerError

ASK = """
bench_ask :-
    answer(Answer), writeq(Answer), nl,
    small_answer(SmallAnswer), writeq(SmallAnswer), nl.
:- initialization(bench_ask).
"""


def make(name: str) -> str | None:
    """Write the expected answers of one program; the reason why not, if not."""
    try:
        swipl, gprolog = (peer.run(program_path(name), ASK) for peer in (SWIPL, GPROLOG))
    except PeerError as error:
        return str(error)
    if swipl != gprolog:
        return "\n".join(
            difflib.unified_diff(swipl.splitlines(), gprolog.splitlines(), "swipl", "gprolog", lineterm="")
        )
    if swipl.count("\n") != 2:
        return f"two lines expected:\n{swipl}"
    expected_path(name).write_text(swipl, encoding="utf-8")
    return None


def main() -> int:
    """Make the answers of all programs named, and say what went wrong."""
    failures = 0
    for name in sys.argv[1:] or program_names():
        reason = make(name)
        failures += reason is not None
        print(f"{name}: {reason or 'written'}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
