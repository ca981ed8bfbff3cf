"""The toplevel at a terminal: a pseudo terminal with the test at its other end."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 20  # seconds for an answer: the kernel may have to be built first
CTRL_C, CTRL_D = "\x03", "\x04"


class Terminal:
    """A toplevel that is talked to."""

    def __init__(self, history: Path, *arguments: str, **environment: str):
        self.said = ""
        self.process, self.file = pty.fork()
        if self.process == 0:
            os.chdir(ROOT)
            os.environ.update({"TERM": "xterm", "WAMJIT_HISTORY": str(history)} | environment)
            os.execv(sys.executable, [sys.executable, "-m", "wamjit", "top", *arguments])

    def type(self, text: str) -> None:
        """Press keys."""
        if text in (CTRL_C, CTRL_D):  # until readline has the keyboard: it may miss a signal, and take no end before
            time.sleep(0.2)
        os.write(self.file, text.encode())

    def expect(self, pattern: str) -> str:
        """Wait until something is said; what was said up to there."""
        until = time.monotonic() + PATIENCE
        while not (found := re.search(pattern, self.said, re.DOTALL)):
            if not select.select([self.file], [], [], max(0.0, until - time.monotonic()))[0]:
                raise AssertionError(f"no {pattern!r} in {self.said!r}")
            try:
                self.said += os.read(self.file, 4096).decode(errors="replace").replace("\r", "")
            except OSError:
                raise AssertionError(f"the end, and no {pattern!r} in {self.said!r}") from None
        before, self.said = self.said[: found.end()], self.said[found.end() :]
        return before

    def ask(self, query: str, answer: str) -> str:
        """Type a query, wait for its answer and the next prompt."""
        self.type(query + "\n")
        return self.expect(answer) + self.expect(r"\?- ")

    def end(self) -> int:
        """The exit status; what is still said is read."""
        try:
            self.expect("(?!)")  # nothing is that: until the end
        except AssertionError as nothing:
            assert "the end" in str(nothing), nothing
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        return os.waitstatus_to_exitcode(status)

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self.file)


@pytest.fixture
def start(tmp_path):
    """start(*arguments): a terminal that shows the first prompt."""

    opened = []

    def started(*arguments: str, **environment: str) -> Terminal:
        terminal = Terminal(tmp_path / "history", *arguments, **environment)
        opened.append(terminal)
        terminal.greeting = terminal.expect(r"\?- ")
        return terminal

    yield started
    for terminal in opened:
        terminal.close()


def test_a_conversation(start, tmp_path):
    file = tmp_path / "program.pl"
    file.write_text("p(X) :- appnd(X, [], _).\nportray(secret(_)) :- write(hidden).\n")
    terminal = start(NO_COLOR="1")
    assert "wamjit" in terminal.greeting and "help." in terminal.greeting
    terminal.type("member(X, [1, 2,\n")
    terminal.expect(r"\|    ")
    terminal.type("3]).\n")
    terminal.expect("X = 1 ")
    terminal.type(";")
    terminal.expect("X = 2 ")
    terminal.type("h")
    terminal.expect("next answer")
    terminal.type("\n")
    terminal.expect(r"\?- ")
    terminal.ask("Y = $X.", r"Y = 2\.\n")
    said = terminal.ask(f"['{file}'].", r"true\.\n")
    assert f"Warning: {file}:1: appnd/3 is called by p/1 and is not defined (perhaps append/3)" in said
    terminal.ask("Z = secret(1).", r"Z = hidden\.\n")
    terminal.ask("length(L, 100).", r"\|\.\.\.\]\.\n")
    terminal.type("length(L, 100) ; true.\n")
    terminal.expect(r"\|\.\.\.\] ")
    terminal.type("w")
    terminal.expect(r"_V3\] ")
    terminal.type(".")
    terminal.expect(r"\?- ")
    terminal.ask("X = (:-), Y = [-].", r"X = \(:-\),\nY = \[-\]\.\n")
    terminal.type(CTRL_D)
    assert terminal.end() == 0
    history = (tmp_path / "history").read_text().splitlines()
    assert history[0] == "member(X, [1, 2, 3])."
    assert history[1] == "Y = $X."


def test_ctrl_c(start):
    terminal = start(NO_COLOR="")
    terminal.type("repeat, write(on), nl, fail.\n")
    terminal.expect("on\non\n")
    terminal.type(CTRL_C)
    terminal.expect("\x1b\\[31mInterrupted\x1b\\[0m\n")
    terminal.expect(r"\?- ")
    terminal.type("foo(bar,")
    terminal.expect("bar,")
    terminal.type(CTRL_C)
    terminal.expect(r"\n\?- ")
    terminal.type("X = f(\n")
    terminal.expect(r"\|    ")
    terminal.type(CTRL_C)
    assert "Interrupted" not in terminal.expect(r"\n\?- ")
    terminal.ask("X = 1.", r"X = 1\.\n")
    terminal.type("halt(3).\n")
    assert terminal.end() == 3


def test_clauses_that_are_pasted_behind_the_query_that_reads_them(start):
    """The terminal has them before the program asks."""
    terminal = start(NO_COLOR="1")
    terminal.type("[user].\rlikes(a, b).\rlikes(a, c).\r" + CTRL_D)
    terminal.expect(r"true\.\n")
    terminal.ask("findall(X, likes(a, X), L).", r"L = \[b, c\]\.\n")
    terminal.type(CTRL_D)
    assert terminal.end() == 0


def test_what_is_typed(start):
    terminal = start(NO_COLOR="1")
    terminal.type("[user].\n")
    terminal.expect(r"\|: ")
    terminal.type("f(1).\n")
    terminal.expect(r"\|: ")
    terminal.type("f(2).\n" + CTRL_D)
    terminal.expect(r"true\.\n")
    terminal.type("read(X), f(Y), !.\n")
    terminal.expect(r"\|: ")
    terminal.type("g(_).\n")
    terminal.expect(r"X = g\(_A\),\nY = 1\.\n")
    terminal.type("copy_t\t(f(A), B).\n")
    terminal.expect(r"copy_t\x07?erm\(f\(A\), B\)\.\nB = f\(_A\)\.\n")
    terminal.type(CTRL_D)
    assert terminal.end() == 0
