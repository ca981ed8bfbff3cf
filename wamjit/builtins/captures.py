"""Output that is caught: with_output_to/2 and its like.

In: the beginning and the end of a piece of a program. Out: the text that it wrote on the current output. Holds: pieces
lie within each other. The kernel begins the innermost one by itself, in the port's buffer (kernel/captures.py);
whoever looks at the streams calls `uncover` first, and then it is a stream in memory like the others.
"""

from __future__ import annotations

from typing import NamedTuple

from wamjit.builtins.outputs import Output


class Capture(NamedTuple):
    """A piece: its number, the stream that gets the text, and where output went before."""

    serial: int
    stream: Output
    before: Output


class Captures:
    """The pieces that are open, but for one that only the kernel knows."""

    def __init__(self, streams):
        self.streams, self.open = streams, []

    @property
    def depth(self) -> int:
        """How many there are."""
        return len(self.open) + self.streams.port.is_covered()

    def begin(self) -> int:
        """Catch output from now on: the number of the piece."""
        self.uncover()
        serial = self.streams.port.next_capture()
        self._add(serial, "")
        self.streams.port.open_output(self.open[-1].stream, True)
        return serial

    def _add(self, serial: int, text: str) -> None:
        stream, stream_target = self.streams.open_memory()
        stream.memory = stream_target
        before, self.streams.output = self.streams.output, stream
        stream.write(text)
        self.open.append(Capture(serial, stream, before))

    def uncover(self) -> None:
        """Make a stream of what the kernel catches."""
        port = self.streams.port
        if port is not None and port.is_covered():
            serial, text = port.take_capture()
            self._add(serial, text)

    def end(self, serial: int) -> str:
        """The text of a piece; those within it end, too."""
        self.uncover()
        text = ""
        while self.open and self.open[-1].serial >= serial:
            text = self._end_last()
        return text

    def _end_last(self) -> str:
        _, stream, before = self.open.pop()
        stream.flush()
        self.streams.close(stream)
        known = before.number in self.streams.by_number
        self.streams.output = before if known else self.streams.user_output
        return stream.memory.getvalue()

    def leave(self, depth: int) -> None:
        """End all pieces but the outermost `depth`: nobody will."""
        self.uncover()
        while len(self.open) > depth:
            self._end_last()
