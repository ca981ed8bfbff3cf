"""What all tests share: a cache of compiled code, `--bless`, and golden files with input and output together.

The cache lies in the checkout, so that tests leave nothing in a home directory and images are built once for many
runs. A golden file is text: the input, a line `----`, the output. `make bless` writes the output anew from what comes
out now; a person reads the difference.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

SEPARATOR = "\n----\n"

ROOT = Path(__file__).parents[1]
os.environ.setdefault("WAMJIT_CACHE", str(ROOT / ".wamjit" / "cache"))
# what a test starts in another directory runs this checkout too, installed or not
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))

# who starts the tests in the background of a script has SIGINT ignored, and so would all whom the tests interrupt
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--bless`."""
    parser.addoption("--bless", action="store_true", help="rewrite golden files from what comes out now")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, Callable[[str], str]], None]:
    """golden(file, transform): the output in the file is what transform makes of the input in it."""

    def check(file: Path, transform: Callable[[str], str]) -> None:
        given, separator, expected = file.read_text(encoding="utf-8").partition(SEPARATOR)
        assert separator or request.config.getoption("--bless"), f"{file}: no line ---- between input and output"
        found = transform(given.rstrip("\n") + "\n").rstrip("\n") + "\n"
        if request.config.getoption("--bless"):
            file.write_text(given.rstrip("\n") + SEPARATOR + found, encoding="utf-8")
        else:
            assert found == expected

    return check
