"""`tools/bench_tables.py`: the tables of the texts are made from a result, everything else stays."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "bench_tables.py"
RESULT = {"limits": [{"program": "tak", "unit": "evaluations/s", "ours": 4181.8, "ceiling": 9708.7, "share": 0.431}]}
PLACE = "<!-- bench: limits -->\n{}<!-- bench: end -->\n"
TEXT = f"Before.\n{PLACE.format('old')}Between.\n{PLACE.format('')}"


def run(folder: Path, text: str, result: dict) -> subprocess.CompletedProcess[str]:
    """The tool on one text."""
    (folder / "text.md").write_text(text)
    (folder / "result.json").write_text(json.dumps(result))
    command = [sys.executable, str(TOOL), "result.json", "text.md"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_tables_are_made_anew(tmp_path):
    assert run(tmp_path, TEXT, RESULT).returncode == 0
    first = (tmp_path / "text.md").read_text()
    assert first.startswith("Before.\n") and "old" not in first
    assert first.count("| tak | evaluations/s | 4182 | 9709 | 0.43 |") == 2
    assert run(tmp_path, first, RESULT).returncode == 0
    assert (tmp_path / "text.md").read_text() == first


@pytest.mark.parametrize(("text", "result"), [(TEXT, {}), (TEXT.replace("limits", "speeds"), RESULT)])
def test_what_is_not_there_changes_nothing(tmp_path, text, result):
    found = run(tmp_path, text, result)
    assert found.returncode == 1 and found.stderr.count("\n") == 1
    assert (tmp_path / "text.md").read_text() == text


def test_the_texts_of_the_project_have_places():
    root = TOOL.parents[1]
    texts = "".join((root / name).read_text("utf-8") for name in ("README.md", "docs/benchmarks.md"))
    assert [texts.count(f"<!-- bench: {name} -->") for name in ("programs", "limits", "bars", "work")] == [1, 1, 1, 1]
