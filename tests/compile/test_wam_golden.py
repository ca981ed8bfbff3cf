"""What the compiler makes of small programs; `make bless` rewrites the files, a person reads the difference."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.compile.programs import compile_clauses, read_clauses
from wamjit.compile.wam import print_wam

FILES = sorted((Path(__file__).parent / "golden").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_golden(file: Path, golden: Callable[[Path, Callable[[str], str]], None]) -> None:
    golden(file, lambda text: "\n".join(print_wam(code) for code in compile_clauses(read_clauses(text))))


def test_there_are_golden_files() -> None:
    assert len(FILES) >= 8
