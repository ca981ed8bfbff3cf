"""Random texts to load and to type at the prompt, with Ctrl-C after a while.

    python tools/fuzz/texts.py [--examples N] [--target NAME --machine MODE]

In: how many. Out: the smallest text that does something wrong, if one does: an exception comes through, a message
speaks of an exception of Python or a system error, or the engine is not right afterwards. The texts are those of
tests/faults/random_texts.py, and others each time.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "faults"))

from hypothesis import HealthCheck, Phase, given, settings
from random_texts import WRONG, conversed, dialogues, loaded, met, texts


def search(harness, strategy, way: tuple[str, str], examples: int) -> None:
    """Try so many."""

    @settings(
        max_examples=examples,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(text=strategy)
    def one(text) -> None:
        said = met(harness, text, 0.5, way)
        assert not any(word in said for word in WRONG), said

    one()


def main() -> None:
    """Both kinds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=int, default=300)
    parser.add_argument("--target", default="x86_64")
    parser.add_argument("--machine", default="native")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    for harness, strategy in ((loaded, texts), (conversed, dialogues)):
        search(harness, strategy, (asked.target, asked.machine), asked.examples)


if __name__ == "__main__":
    main()
