"""The library beside SWI-Prolog's: the goals of goals/*.txt, a line each, have the same answers in both.

Behind a line `% differs: WHY` stands a goal for which they do not; it is left out. Without `swipl` there is nothing to
compare with.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

GOALS = Path(__file__).parent / "goals"
FILES = sorted(GOALS.glob("*.txt"))
SWIPL = shutil.which("swipl")
PATIENCE = 120  # seconds for all goals of a file


def goals_of(file: Path) -> list[str]:
    """The goals of a file that both systems answer alike."""
    found, differs = [], False
    for line in file.read_text("utf-8").splitlines():
        if line and not line.startswith("%") and not differs:
            found.append(line)
        differs = line.startswith("% differs:")
    return found


def answers(command: list[str], goals: list[str], folder: Path) -> list[str]:
    """What a system answers, a line for each goal; where spaces stand is the systems' own choice."""
    file = folder / "goals.pl"
    file.write_text("".join(goal + "\n" for goal in goals), "utf-8")
    arguments = [text.replace("FILE", str(file)) for text in command]
    done = subprocess.run(
        arguments, capture_output=True, text=True, timeout=PATIENCE, cwd=folder, stdin=subprocess.DEVNULL
    )
    lines = re.split(r"^> ", done.stdout, flags=re.MULTILINE)[1:]
    return [line.replace(" ", "").rstrip("\n") for line in lines]


@pytest.mark.skipif(SWIPL is None, reason="swipl is not installed: nothing to compare with")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_answers_are_those_of_the_peer(file, tmp_path):
    goals, driver = goals_of(file), str(GOALS / "driver.pl")
    goal = "answer_goals('FILE')"
    theirs = answers([SWIPL, "-q", "-g", goal, "-t", "halt", driver], goals, tmp_path)
    ours = answers([sys.executable, "-m", "wamjit", "run", driver, "-g", goal], goals, tmp_path)
    assert len(theirs) == len(goals)
    different = [
        f"{goal}\n    {our}\n    {their} with swipl"
        for goal, our, their in zip(goals, ours, theirs, strict=False)
        if our != their
    ]
    assert not different, "\n".join(different)
    assert len(ours) == len(goals)
