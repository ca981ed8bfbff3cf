"""The test suite under the stress mode: a collection at every n-th entry of a predicate, all areas checked.

    python tools/stress.py [--every N] [--target NAME] [--seconds S] [FOLDER...]

In: folders of tests/, each with how often is collected if nothing is said (FOLDERS). Out: what pytest says of each
folder. Holds: a test that takes longer than `--seconds` is stopped and counts as skipped: what it did until then was
right. With `--target`, tests that leave the target open run on that one, emulated unless it is this host's.
As a plugin of pytest (`-p tools.stress`) this file does both.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# folders whose tests run an engine: n. Programs of many entries are collected less often.
FOLDERS = {
    "api": 1,
    "engine": 1,
    "database": 5,
    "jit": 1,
    "modules": 1,
    "toplevel": 1,
    "cli": 5,
    "iso": 1,
    "prolog": 3,
    "programs": 20,
    "real": 50,
}
COUNTING = "tests/cli/test_bench.py::test_counts_are_the_same_each_time"  # counts instructions, not to be disturbed
TARGET, SECONDS = "WAMJIT_STRESS_TARGET", "WAMJIT_STRESS_SECONDS"


@pytest.hookimpl
def pytest_configure(config: pytest.Config) -> None:
    """Tests that leave the target open get this one."""
    if os.environ.get(TARGET):
        from wamjit.engine import engine

        engine.DEFAULT_TARGET = os.environ[TARGET]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item):
    """Stops a test that takes too long."""

    def stop(*_: object) -> None:
        pytest.skip("right so far, stopped by tools/stress.py")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(int(os.environ.get(SECONDS, "20")))
    try:
        return (yield)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def main() -> int:
    """Run the folders one after another."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, help="collect at every n-th entry of a predicate")
    parser.add_argument("--target", default="", help="for tests that leave the target open")
    parser.add_argument("--seconds", default="20", help="the longest that a test may take")
    parser.add_argument("folder", nargs="*", default=list(FOLDERS))
    asked = parser.parse_args()
    failed = 0
    for folder in asked.folder:
        every = asked.every or FOLDERS.get(folder, 1)
        print(f"tests/{folder}, a collection at every {every}. entry", flush=True)
        environment = os.environ | {"WAMJIT_GC_STRESS": str(every), TARGET: asked.target, SECONDS: asked.seconds}
        command = [sys.executable, "-m", "pytest", "-p", "tools.stress", "--deselect", COUNTING, f"tests/{folder}"]
        failed += bool(subprocess.run(command, cwd=ROOT, env=environment).returncode)
    return failed


if __name__ == "__main__":
    sys.exit(main())
