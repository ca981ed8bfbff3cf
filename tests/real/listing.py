"""The programs of this folder, their expected outputs, and the peers that must agree on them.

A program is `NAME.pl`, or `NAME/main.pl` with the modules and data files that it loads from its folder: `main`
runs when it is loaded and prints what `expected/NAME.txt` holds; `work`, where there is one, is a longer computation
for comparing times. A line `% peers: swipl` says that only SWI-Prolog can run it (big integers, modules, libraries).
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
PEERS = re.compile(r"^% peers: (.+)$", re.MULTILINE)
BOTH = "swipl gprolog"


def names() -> list[str]:
    """All programs."""
    return sorted([path.stem for path in FOLDER.glob("*.pl")] + [path.parent.name for path in FOLDER.glob("*/main.pl")])


def program(name: str) -> Path:
    """The text of a program: of its main file."""
    single = FOLDER / f"{name}.pl"
    return single if single.exists() else FOLDER / name / "main.pl"


def placed(name: str, folder: Path) -> Path:
    """A copy of a program in an empty folder: its main file."""
    source = program(name)
    if source.name == "main.pl":
        shutil.copytree(source.parent, folder, dirs_exist_ok=True)
    else:
        shutil.copy(source, folder)
    return folder / source.name


def expected(name: str) -> Path:
    """Where its expected output lies."""
    return FOLDER / "expected" / f"{name}.txt"


def peers(name: str) -> list[str]:
    """The names of the systems that must agree."""
    found = PEERS.search(program(name).read_text("utf-8"))
    return (found[1] if found else BOTH).split()
