"""The programs of this folder, their expected outputs, and the peers that must agree on them.

A program is `NAME.pl`: `main` runs when it is loaded and prints what `expected/NAME.txt` holds; `work` is a longer
computation for comparing times. A line `% peers: swipl` says that only SWI-Prolog can run it (big integers, libraries).
"""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
PEERS = re.compile(r"^% peers: (.+)$", re.MULTILINE)
BOTH = "swipl gprolog"


def names() -> list[str]:
    """All programs."""
    return sorted(path.stem for path in FOLDER.glob("*.pl"))


def program(name: str) -> Path:
    """The text of a program."""
    return FOLDER / f"{name}.pl"


def expected(name: str) -> Path:
    """Where its expected output lies."""
    return FOLDER / "expected" / f"{name}.txt"


def peers(name: str) -> list[str]:
    """The names of the systems that must agree."""
    found = PEERS.search(program(name).read_text("utf-8"))
    return (found[1] if found else BOTH).split()
