"""docs/embedding.md does what it says."""

import doctest
from pathlib import Path

EMBEDDING = Path(__file__).parents[2] / "docs" / "embedding.md"


def test_the_page_about_embedding():
    failures, tried = doctest.testfile(str(EMBEDDING), module_relative=False, encoding="utf-8")
    assert tried > 20 and failures == 0
