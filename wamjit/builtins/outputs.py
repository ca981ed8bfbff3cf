"""Streams to write on.

In: text. Out: bytes on a file, text on what `sys` has, or in memory. Holds: text is kept until there is much of it,
until flush_output, and on a terminal until the end of the line; a stream knows its place. A character that the encoding
does not have is an error at once, and nothing of that text is written.
"""

from __future__ import annotations

from collections.abc import Callable

from wamjit.builtins.encodings import encoded
from wamjit.builtins.inputs import Place, Stream
from wamjit.engine.errors import PrologError, error, reason, representation_error
from wamjit.read.terms import Atom, Struct, Term

BUFFER = 1 << 14


class Output(Stream):
    """A stream to write on. `target` gives the file object to write on, when there is something to write."""

    mode = "append"

    def __init__(self, number: int, target: Callable, file_name: str | None = None):
        super().__init__(number, file_name)
        self._target = target
        self._parts: list[str] = []
        self._size = 0
        self.column, self.lines, self.characters, self.bytes = 0, 1, 0, 0
        self.takes_bytes = False

    def target(self):
        """The file object that is written on."""
        return self._target()

    def write(self, text: str) -> None:
        """Add characters."""
        self.settle()
        if not text:
            return
        if self.takes_bytes:
            self._check(text)
        self._parts.append(text)
        self._size += len(text)
        self.characters += len(text)
        newline = text.rfind("\n")
        if newline < 0:
            self.column += len(text)
        else:
            self.column = len(text) - newline - 1
            self.lines += text.count("\n")
        if self._size > BUFFER or (newline >= 0 and self.by_line()) or self.buffer == "false":
            self.flush()

    def _check(self, text: str) -> None:
        try:
            self.bytes += len(self._coded(text))
        except UnicodeEncodeError:
            raise representation_error("character") from None

    def _coded(self, text: str) -> bytes:
        """The bytes of a text in a file."""
        return encoded(text.replace("\n", "\r\n") if self.newline == "dos" else text, self.encoding)

    @property
    def is_flushed(self) -> bool:
        """Whether nothing is kept."""
        return not self._parts

    def by_line(self) -> bool:
        """Whether each line is handed on at its end."""
        if self.buffer == "line":
            return True
        isatty = getattr(self._target(), "isatty", None)
        return bool(isatty and isatty())

    def is_terminal(self) -> bool:
        isatty = getattr(self._target(), "isatty", None)
        return bool(isatty and isatty())

    def flush(self) -> None:
        """Hand everything on."""
        self.settle()
        if not self._parts:
            return
        text, self._parts, self._size = "".join(self._parts), [], 0
        target = self._target()
        if target is None:  # the standard streams of a process that has none
            return
        try:
            if self.takes_bytes:
                target.write(self._coded(text))
            else:
                write_text(target, text)
            target.flush()
        except (OSError, ValueError) as problem:
            raise write_error(self.term, problem) from None

    def place(self) -> Place:
        """How much was written."""
        return Place(self.characters, self.lines, self.column, self.bytes)

    def seek(self, place: Place) -> None:
        """Write on at another place."""
        self.flush()
        self._target().seek(place.bytes)
        self.characters, self.lines, self.column, self.bytes = place

    def close(self) -> None:
        try:
            self.flush()
        finally:
            if self.file is not None:
                self.file.close()


def write_text(target, text: str) -> None:
    """Text for a text file of Python's; what its encoding does not have is escaped."""
    try:
        target.write(text)
    except UnicodeEncodeError:
        encoding = getattr(target, "encoding", None) or "ascii"
        target.write(text.encode(encoding, "backslashreplace").decode(encoding))


def write_error(stream: Term, problem: Exception) -> PrologError:
    """What cannot be written."""
    return error(Struct("io_error", (Atom("write"), stream)), Atom(reason(problem)))
