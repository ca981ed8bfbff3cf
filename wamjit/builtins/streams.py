"""Text streams: the standard ones, files, and text in memory.

In: characters and terms. Out: characters and terms. Holds: output is buffered and written at the end of a line on a
terminal, before input is read from a terminal, when the buffer is large, at `flush_output` and when the engine closes;
an output stream knows its column; the standard streams are those of `sys` at the time of writing.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

from wamjit.engine.errors import domain_error, existence_error, instantiation_error, permission_error
from wamjit.read.terms import Atom, Struct, Term, Var

BUFFER = 1 << 14
TRIM = 1 << 16
END_OF_TERM = re.compile(r"\.(?=[\s%]|\Z)")


class Stream:
    """What all streams have."""

    mode = ""

    def __init__(self, number: int, file_name: str | None = None):
        self.number, self.file_name = number, file_name
        self.alias: str | None = None
        self.eof_action = "error"
        self.binary = False

    @property
    def term(self) -> Term:
        """The stream as a term."""
        return Struct("$stream", (self.number,))

    def close(self) -> None:
        """Give up what the stream holds."""


class Output(Stream):
    """A stream to write on. `target` gives the file object to write on, when there is something to write."""

    mode = "append"

    def __init__(self, number: int, target: Callable, file_name: str | None = None):
        super().__init__(number, file_name)
        self._target = target
        self._parts: list[str] = []
        self._size = 0
        self.column = 0
        self.lines = 1

    def write(self, text: str) -> None:
        """Add characters."""
        if not text:
            return
        self._parts.append(text)
        self._size += len(text)
        newline = text.rfind("\n")
        if newline < 0:
            self.column += len(text)
        else:
            self.column = len(text) - newline - 1
            self.lines += text.count("\n")
        if self._size > BUFFER or (newline >= 0 and self._is_terminal()):
            self.flush()

    def _is_terminal(self) -> bool:
        isatty = getattr(self._target(), "isatty", None)
        return bool(isatty and isatty())

    def flush(self) -> None:
        """Hand everything on."""
        if self._parts:
            text, self._parts, self._size = "".join(self._parts), [], 0
            target = self._target()
            target.write(text)
            target.flush()

    def close(self) -> None:
        self.flush()
        if self.file_name is not None:
            self._target().close()


class Input(Stream):
    """A stream to read from. `source` gives the next piece of text, empty at the end."""

    mode = "read"

    def __init__(self, number: int, source: Callable[[], str], file_name: str | None = None):
        super().__init__(number, file_name)
        self._source = source
        self.text, self.position, self.line = "", 0, 1
        self.past_end = False
        self._ended = False
        self._reader = None

    def more(self) -> bool:
        """Get the next piece of text; False at the end."""
        if self._ended:
            return False
        piece = self._source()
        if not piece:
            self._ended = True
            return False
        if self.position > TRIM:
            self.text, self.position = self.text[self.position :], 0
        self.text += piece
        return True

    def peek(self) -> str:
        """The next character, empty at the end."""
        if self.position >= len(self.text) and not self.more():
            return ""
        return self.text[self.position]

    def get(self) -> str:
        """The next character, taken; empty at the end."""
        char = self.peek()
        if char:
            self.position += 1
            self.line += char == "\n"
        else:
            self._end_reached()
        return char

    def read_line(self) -> str | None:
        """The rest of the line without its end; None at the end of the stream."""
        if not self.peek():
            return None
        while (end := self.text.find("\n", self.position)) < 0 and self.more():
            pass
        stop = len(self.text) if end < 0 else end
        line, self.position = self.text[self.position : stop], min(stop + 1, len(self.text))
        self.line += end >= 0
        return line.removesuffix("\r")

    def read_rest(self) -> str:
        """Everything that is left."""
        while self.more():
            pass
        rest, self.position = self.text[self.position :], len(self.text)
        return rest

    def _end_reached(self) -> None:
        if self.past_end and self.eof_action == "error":
            raise permission_error("input", "past_end_of_stream", self.term)
        self.past_end = self.eof_action != "reset"

    def read_clause(self, operators, flags):
        """The next term as the reader's Clause, None at the end; SyntaxProblem for text that is no term."""
        from wamjit.read.parser import Reader, SyntaxProblem

        searched = self.position
        while True:
            while not END_OF_TERM.search(self.text, searched) and self.more():
                searched = max(searched, self.position)
            if self._reader is None or self._reader.text is not self.text:
                self._reader = Reader(self.text, filename=self.file_name)
            reader = self._reader
            reader.operators, reader.flags, reader.offset = operators, flags, self.position
            try:
                clause = reader.read()
            except SyntaxProblem:
                if reader.offset >= len(self.text) and self.more():
                    searched = self.position
                    continue  # an end token inside quotes or a comment: the term goes on
                self._advance(reader.offset)
                raise
            if clause is None and self.more():
                continue
            self._advance(reader.offset)
            return clause

    def _advance(self, offset: int) -> None:
        self.line += self.text.count("\n", self.position, offset)
        self.position = offset


def standard_line() -> str:
    """The next line of standard input."""
    return sys.stdin.readline()


class Streams:
    """The streams of one engine."""

    def __init__(self):
        self.by_number: dict[int, Stream] = {}
        self.by_alias: dict[str, Stream] = {}
        self.user_input = self._add(lambda number: Input(number, self._standard_input), "user_input")
        self.user_output = self._add(lambda number: Output(number, lambda: sys.stdout), "user_output")
        self.user_error = self._add(lambda number: Output(number, lambda: sys.stderr), "user_error")
        self.user_input.eof_action = "reset"
        self.input: Input = self.user_input
        self.output: Output = self.user_output

    def _standard_input(self) -> str:
        self.user_output.flush()
        return standard_line()

    def _add(self, make: Callable[[int], Stream], alias: str | None = None) -> Stream:
        number = max(self.by_number, default=-1) + 1
        stream = self.by_number[number] = make(number)
        if alias is not None:
            stream.alias = alias
            self.by_alias[alias] = stream
        return stream

    def warn(self, text: str) -> None:
        """Text for standard error, at once and behind what was written before."""
        self.user_output.flush()
        self.user_error.write(text)
        self.user_error.flush()

    def open(self, path: str, mode: str, alias: str | None, binary: bool = False) -> Stream:
        """open/4 on a file; OSError as Python has it."""
        encoding, errors, newline = ("latin-1", "strict", "") if binary else ("utf-8", "surrogateescape", None)
        if mode == "read":
            if Path(path).is_dir():
                raise IsADirectoryError(path)
            with open(path, encoding=encoding, errors=errors, newline=newline) as file:
                pieces = iter([file.read()])
            stream = self._add(lambda number: Input(number, lambda: next(pieces, ""), path), alias)
        else:
            kind = {"write": "w", "append": "a"}[mode]
            file = open(path, kind, encoding=encoding, errors=errors, newline=newline)  # noqa: SIM115  closed by close/1
            stream = self._add(lambda number: Output(number, lambda: file, path), alias)
            stream.mode = mode
        stream.binary = binary
        return stream

    def open_text(self, text: str) -> Input:
        """A stream to read a text in memory."""
        pieces = iter([text])
        return self._add(lambda number: Input(number, lambda: next(pieces, "")))

    def open_memory(self) -> tuple[Output, io.StringIO]:
        """A stream that writes to memory, and where."""
        target = io.StringIO()
        return self._add(lambda number: Output(number, lambda: target)), target

    def close(self, stream: Stream) -> None:
        """close/1; the standard streams stay open."""
        if stream in (self.user_input, self.user_output, self.user_error):
            if isinstance(stream, Output):
                stream.flush()
            return
        stream.close()
        del self.by_number[stream.number]
        if stream.alias is not None:
            self.by_alias.pop(stream.alias, None)
        if self.input is stream:
            self.input = self.user_input
        if self.output is stream:
            self.output = self.user_output

    def close_all(self) -> None:
        """Write what is left and close all files."""
        for stream in list(self.by_number.values()):
            self.close(stream)

    def flush(self) -> None:
        """Hand on what the standard streams hold."""
        self.user_output.flush()
        self.user_error.flush()

    def find(self, term: Term) -> Stream:
        """The stream that a term means: `$stream(N)` or an alias."""
        if isinstance(term, Var):
            raise instantiation_error()
        if isinstance(term, Atom):
            stream = self.by_alias.get(term.name)
        elif isinstance(term, Struct) and term.name == "$stream" and len(term.args) == 1:
            stream = self.by_number.get(term.args[0])
        else:
            raise domain_error("stream_or_alias", term)
        if stream is None:
            raise existence_error("stream", term)
        return stream

    def output_of(self, term: Term) -> Output:
        """A stream to write on."""
        stream = self.find(term)
        if not isinstance(stream, Output):
            raise permission_error("output", "stream", term)
        return stream

    def input_of(self, term: Term) -> Input:
        """A stream to read from."""
        stream = self.find(term)
        if not isinstance(stream, Input):
            raise permission_error("input", "stream", term)
        return stream


def path_of(term: Term) -> str:
    """A file name."""
    if isinstance(term, Var):
        raise instantiation_error()
    if isinstance(term, Atom):
        return term.name
    text = getattr(term, "text", None)
    if text is None:
        raise domain_error("source_sink", term)
    return text
