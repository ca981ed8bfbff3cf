"""Random programs of tests/gc/random_goals.py in wamjit and in swipl: where do they differ?

    python tools/random_goals.py [--first SEED] [--count N] [--target NAME] [--machine MODE] [--every N]

In: seeds. Out: each goal whose answers differ, with both. Blanks, and the names of variables, do not count. With
`--every`, wamjit collects at every n-th entry.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "gc"))

from engines import answers
from random_goals import GOALS, KINDS, RandomGoals

SWIPL = ["swipl", "-q", "-g", "go", "-t", "halt", "program.pl"]
DRIVER = """
:- style_check(-singleton).
go :- forall(between(1, {goals}, K), ( ( answer(K, T) -> true ; T = none ), write(T), nl )).
"""


def of_swipl(text: str) -> list[str]:
    """What swipl answers."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "program.pl").write_text(DRIVER.format(goals=GOALS) + text)
        done = subprocess.run(SWIPL, cwd=folder, capture_output=True, text=True, timeout=60, input="")
    return done.stdout.splitlines()


def plain(answer: str) -> str:
    """An answer without blanks, and with the functor of lists as the standard has it."""
    return re.sub(r"\s", "", answer).replace("'[|]'", "'.'")


def main() -> None:
    """Compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--target", default="x86_64")
    parser.add_argument("--machine", default="native")
    parser.add_argument("--every", type=int, default=0)
    parser.add_argument("--kind", action="append", choices=KINDS)
    asked = parser.parse_args()
    for seed in range(asked.first, asked.first + asked.count):
        text = RandomGoals(seed, tuple(asked.kind or KINDS)).program()
        pairs = zip(answers((asked.target, asked.machine), text, asked.every), of_swipl(text), strict=True)
        for number, (ours, theirs) in enumerate(pairs, 1):
            if plain(ours) != plain(theirs):
                goal = next(line for line in text.splitlines() if line.startswith(f"goal({number}, "))
                print(f"seed {seed}: {goal}\n    wamjit: {ours}\n    swipl:  {theirs}", flush=True)


if __name__ == "__main__":
    main()
