"""Where the benchmark programs and their expected answers are: `bench/` in a checkout, beside this file in a wheel.

Every program defines `bench_once/0` (the work once, no output), `answer/1` and `small_answer/1` (a ground term each),
`bench_size/1` (iterations of `bench_once` for one timing on native machines) and `bench_small/1` (the same for emulated
ones). Nothing is appended to a program here; who runs it brings the loop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Answers:
    """What `writeq` shows of the terms of `answer/1` and `small_answer/1`."""

    answer: str
    small_answer: str


def program_names() -> list[str]:
    """The names of all programs, in alphabetical order."""
    return sorted(path.stem for path in _folder("programs").glob("*.pl"))


def program_path(name: str) -> Path:
    """The file of a program; `ValueError` names what there is instead."""
    path = _folder("programs") / f"{name}.pl"
    if not path.is_file():
        raise ValueError(f"no benchmark program {name!r}; there are: {' '.join(program_names())}")
    return path


def expected_path(name: str) -> Path:
    """The file with the expected answers of a program, one a line."""
    return _folder("expected") / f"{name}.txt"


def expected_answers(name: str) -> Answers:
    """The expected answers of a program, as SWI-Prolog and GNU Prolog computed them."""
    return Answers(*expected_path(name).read_text(encoding="utf-8").splitlines())


def size_fact(program: Path, fact: str = "bench_size") -> int:
    """The number in the fact `bench_size(N)` or `bench_small(N)` of a program, without running it."""
    found = re.search(rf"^{fact}\((\d+)\)\.$", program.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise ValueError(f"{program}: no fact {fact}(N)")
    return int(found.group(1))


def limits_path(name: str) -> Path:
    """The script that measures a hand-written ceiling."""
    return _folder("limits") / f"{name}.py"


def endurance_folder() -> Path:
    """The folder with bars.txt and its programs."""
    return _folder("bars")


def _folder(name: str) -> Path:
    here = Path(__file__).resolve()
    packaged = here.parent / name
    return packaged if packaged.is_dir() else here.parents[2] / "bench" / name
