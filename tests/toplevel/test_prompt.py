"""prompt/2: what a terminal shows when a program reads from it."""

from __future__ import annotations

import io

from wamjit import Prolog


class Terminal(io.StringIO):
    """A standard input with a person at the other end."""

    def isatty(self) -> bool:
        return True


def test_a_program_that_reads_from_a_terminal_shows_the_prompt(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", Terminal("a.\nb.\n"))
    with Prolog() as prolog:
        for goal in ("read(a)", "prompt(_, 'Next? ')", "read(b)"):
            assert list(prolog.query(goal))
    assert capsys.readouterr().out == "|: Next? "


def test_a_pipe_shows_none(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("a.\n"))
    with Prolog() as prolog:
        assert list(prolog.query("read(a)"))
    assert capsys.readouterr().out == ""
