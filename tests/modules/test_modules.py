"""Programs of several modules: what they write, on the native machine and an emulated one; SWI-Prolog writes the same.

`programs/NAME/main.pl` is loaded, `programs/NAME/expected.txt` is what it writes; `make bless` writes the latter anew.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = sorted(path.parent for path in Path(__file__).parent.glob("programs/*/main.pl"))
WAYS = [("x86_64", "native"), ("ppc64", "emulated")]
BY_NAME = pytest.mark.parametrize("folder", PROGRAMS, ids=lambda folder: folder.name)
SECONDS = 120


def written(folder: Path, *command: str) -> str:
    """What a program writes; what it complains about is shown where a test fails."""
    done = subprocess.run(
        [*command, "main.pl"], cwd=folder, capture_output=True, text=True, timeout=SECONDS, stdin=subprocess.DEVNULL
    )
    sys.stderr.write(done.stderr)
    return done.stdout


@BY_NAME
@pytest.mark.parametrize("way", WAYS, ids="-".join)
def test_what_a_program_writes(folder, way, request):
    target, machine = way
    found = written(folder, sys.executable, "-m", "wamjit", "run", "--target", target, "--machine", machine)
    expected = folder / "expected.txt"
    if request.config.getoption("--bless"):
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")


@BY_NAME
@pytest.mark.skipif(shutil.which("swipl") is None, reason="SWI-Prolog is not installed")
def test_the_peer_writes_the_same(folder):
    assert written(folder, "swipl", "-q", "-g", "halt") == (folder / "expected.txt").read_text("utf-8")
