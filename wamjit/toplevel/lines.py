"""Lines and keys from the person at the terminal, or from a pipe.

In: prompts. Out: lines, single keys. Holds: line editing, history and completion come from Python's readline and are
used only where both ends are terminals.
"""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable
from pathlib import Path

ESCAPE = b"\x1b"


class Lines:
    """Where queries come from."""

    def __init__(self, names: Callable[[], list[str]]) -> None:
        # a stream that was closed when Python started is None
        self.interactive = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
        self.names = names
        if self.interactive:
            self._edit()

    def _edit(self) -> None:
        """Editing, history, completion."""
        try:
            import readline
        except ImportError:
            return
        self.history = Path(os.environ.get("WAMJIT_HISTORY") or Path.home() / ".wamjit_history")
        try:
            readline.read_history_file(self.history)
        except OSError:
            pass
        readline.set_history_length(2000)
        readline.set_auto_history(False)  # a query of several lines is one entry
        readline.set_completer(self.complete)
        readline.set_completer_delims(" \t\n()[]{},|;.\\+*/<>=:-")
        readline.parse_and_bind("tab: complete")

    def complete(self, start: str, state: int) -> str | None:
        """The state-th name that begins with `start`."""
        found = sorted({name for name in self.names() if name.startswith(start)}) if start else []
        return found[state] if state < len(found) else None

    def read(self, prompt: str) -> str | None:
        """A line without its end; None at the end of the input."""
        try:
            if self.interactive:
                return input(prompt)
            line = "" if sys.stdin is None else sys.stdin.readline()
        except EOFError:
            return None
        return line.rstrip("\n") if line else None

    def data(self, prompt: str) -> str:
        """A line that a program reads, with its end; empty at the end of the input."""
        line = self.read(prompt)
        return "" if line is None else line + "\n"

    def keep(self, query: str) -> None:
        """A query goes to the history, in one line; a comment up to the end of its line forbids that."""
        if self.interactive and hasattr(self, "history"):
            import readline

            text = query.strip()
            text = " ".join(text.split("\n")) if "%" not in text else text
            if text and text != readline.get_history_item(readline.get_current_history_length()):
                readline.add_history(text)

    def key(self) -> str:
        """One key, not echoed."""
        import termios
        import tty

        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)
        try:
            tty.setcbreak(descriptor, termios.TCSANOW)  # keys that were typed ahead stay
            key = os.read(descriptor, 1)
            if key == ESCAPE and select.select([descriptor], [], [], 0)[0]:
                os.read(descriptor, 16)  # the rest of what an arrow or function key sends
            return key.decode(errors="replace")
        finally:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)

    def close(self) -> None:
        """Keep the history."""
        if self.interactive and hasattr(self, "history"):
            import readline

            try:
                readline.write_history_file(self.history)
            except OSError:
                pass
