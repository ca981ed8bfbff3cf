"""The streams of an engine: the standard ones, files, text in memory.

In: paths, options, stream terms. Out: streams. Holds: the standard streams are those of `sys` at the time of use, and
stay open; standard output is handed on before standard input is read.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress

from wamjit.builtins.captures import Captures
from wamjit.builtins.encodings import mark_of
from wamjit.builtins.inputs import PIECE, Input, Place, Stream
from wamjit.builtins.outputs import Output
from wamjit.engine.errors import (
    PrologError,
    domain_error,
    error,
    existence_error,
    instantiation_error,
    permission_error,
    reason,
)
from wamjit.read.terms import Atom, Struct, Term, Var

__all__ = ["Input", "Output", "Stream", "Streams", "path_of"]


STANDARD = ("user_input", "user_output", "user_error")


def standard_line() -> str:
    """The next line of standard input; nothing where there is none."""
    return sys.stdin.readline() if sys.stdin is not None else ""


class Streams:
    """The streams of one engine."""

    port = None  # the engine's, once it has one

    def __init__(self):
        self.by_number: dict[int, Stream] = {}
        self.by_alias: dict[str, Stream] = {}
        self.last_number = -1
        self.user_input = self._add(lambda number: Input(number, self._standard_input), "user_input")
        self.user_output = self._add(lambda number: Output(number, lambda: sys.stdout), "user_output")
        self.user_error = self._add(lambda number: Output(number, lambda: sys.stderr), "user_error")
        for stream in (self.user_input, self.user_output, self.user_error):
            stream.eof_action = "reset"  # ISO 7.10.2.13
        self.user_input.is_live = True
        self._input: Input = self.user_input
        self._output: Output = self.user_output
        self.captures = Captures(self)
        self.prompt = "|: "  # what a terminal shows when a program reads from it
        self.prompt_once: str | None = None  # what it shows instead, the next time
        self.edited: Callable[[str], str] | None = None  # where a person edits lines: a line, its prompt given

    @property
    def input(self) -> Input:
        """The current input."""
        self._input.settle()
        return self._input

    @input.setter
    def input(self, stream: Input) -> None:
        self.settle()
        self._input = stream
        self.tell_current()

    @property
    def output(self) -> Output:
        """The current output."""
        self.captures.uncover()
        self._output.settle()
        return self._output

    @output.setter
    def output(self, stream: Output) -> None:
        self.settle()
        self._output = stream
        self.tell_current()

    def tell_current(self) -> None:
        """Let the kernel know which streams are the current ones."""
        if self.port is not None:
            self.port.set_current(self._input.number, self._output.number)

    def settle(self) -> None:
        """Take back what the kernel has of any stream."""
        self.captures.uncover()
        if self.port is not None:
            for stream in self.port.held():
                stream.settle()

    def put(self, stream: Output, text: str) -> None:
        """Write for a program, which may go on writing on that stream: the kernel can do it now."""
        stream.write(text)
        self.port.open_output(stream, stream is self._output)

    def handed(self, stream: Input, answer, place: Place | None = None):
        """The answer of a program that reads, and may go on doing so: the kernel has what comes next."""
        self.port.hand_text(stream, stream is self._input, place)
        return answer

    def _next_prompt(self) -> str:
        """What a terminal shows now."""
        shown, self.prompt_once = self.prompt if self.prompt_once is None else self.prompt_once, None
        return shown

    def _standard_input(self) -> str:
        """The next line; a person at a terminal sees the prompt of prompt/2 where nothing else asks."""
        output = self.user_output
        output.flush()
        talking = self.user_input.is_terminal() and sys.stdout is not None
        if talking and not output.column and self.edited is not None:
            line = self.edited(self._next_prompt())
        else:
            if talking and not output.column:
                sys.stdout.write(self._next_prompt())
                sys.stdout.flush()
            line = standard_line()
        if talking and output.is_terminal():  # what was typed has moved the cursor
            output.column = 0
            sys.stdout.write("" if line.endswith("\n") else "\n")
        return line

    def _add(self, make: Callable[[int], Stream], alias: str | None = None) -> Stream:
        self.last_number += 1
        stream = self.by_number[self.last_number] = make(self.last_number)
        if alias is not None:
            self.name(stream, alias)
        return stream

    def name(self, stream: Stream, alias: str) -> None:
        """Give a stream an alias; another one loses it."""
        if self.port is not None:
            self.settle()  # the kernel knows streams by their aliases
        other = self.by_alias.get(alias)
        if other is not None and other.alias == alias:
            other.alias = None
        stream.alias = alias
        self.by_alias[alias] = stream

    def warn(self, text: str) -> None:
        """Text for standard error, or the stream that has become user_error, at once, behind what was written before.

        A message is no place for errors of its own: that standard output cannot be written is found again at the end.
        """
        with suppress(PrologError):
            self.user_output.flush()
        stream = self.by_alias.get("user_error", self.user_error)
        stream = stream if isinstance(stream, Output) else self.user_error
        with suppress(PrologError):
            stream.write(text)
            stream.flush()

    def open(self, path: str, mode: str, wanted: dict) -> Stream:
        """open/4 on a file, with the options as `open_options` gives them; OSError as Python has it."""
        stream = self.adopt(open_file(path, mode), mode, wanted, os.path.abspath(path))
        self._byte_order(stream, mode, wanted)
        return stream

    def adopt(self, file, mode: str, wanted: dict, name: str | None = None) -> Stream:
        """A stream over an open file of bytes, with the options of open/4."""
        binary = wanted["type"] == "binary"
        if mode == "read":
            stream = self._add(lambda number: Input(number, lambda: read_piece(file, stream), name))
        else:
            stream = self._add(lambda number: Output(number, lambda: file, name))
            stream.takes_bytes = True
        stream.file, stream.mode, stream.binary = file, mode, binary
        stream.encoding = "octet" if binary else wanted["encoding"]
        stream.eof_action, stream.buffer = wanted["eof_action"], wanted["buffer"]
        if mode != "read" and not binary:
            stream.newline = wanted["newline"]
        stream.reposition = wanted["reposition"] and file.seekable()
        if wanted["alias"] is not None:
            self.name(stream, wanted["alias"])
        return stream

    def _byte_order(self, stream: Stream, mode: str, wanted: dict) -> None:
        """Look for a byte order mark, or write one."""
        if stream.binary or wanted["bom"] is False:
            return
        if isinstance(stream, Input):
            if stream.file.seekable():
                stream.detect_mark()
        elif wanted["bom"] and mode == "write":
            mark = mark_of(stream.encoding)
            stream.file.write(mark)
            stream.bytes, stream.marked = len(mark), bool(mark)

    def open_text(self, text: str) -> Input:
        """A stream to read a text in memory."""
        stream = self._add(lambda number: Input(number, lambda: ""))
        stream.text, stream.is_whole = text, True
        return stream

    def open_memory(self) -> tuple[Output, io.StringIO]:
        """A stream that writes to memory, and where."""
        target = io.StringIO()
        return self._add(lambda number: Output(number, lambda: target)), target

    def open_output(self, target: Callable) -> Output:
        """A stream to write on what `target` gives."""
        return self._add(lambda number: Output(number, target))

    def close(self, stream: Stream) -> None:
        """close/1; the standard streams stay open."""
        if stream in (self.user_input, self.user_output, self.user_error):
            if isinstance(stream, Output):
                stream.flush()
            return
        try:
            stream.close()
        finally:
            self._forget(stream)

    def _forget(self, stream: Stream) -> None:
        self.by_number.pop(stream.number, None)
        for alias in [alias for alias, named in self.by_alias.items() if named is stream]:
            del self.by_alias[alias]
            if alias in STANDARD:  # a stream that stood for a standard one
                self.by_alias[alias] = getattr(self, alias)
        if self.input is stream:
            self.input = self.user_input
        if self.output is stream:
            self.output = self.user_output

    def close_all(self) -> None:
        """Write what is left and close all files."""
        for stream in list(self.by_number.values()):
            try:
                self.close(stream)
            except Exception as problem:
                sys.stderr.write(f"Warning: {problem}\n")

    def flush(self) -> None:
        """Hand on what the standard streams hold."""
        self.user_output.flush()
        self.user_error.flush()

    def find(self, term: Term) -> Stream:
        """The stream that a term means: `$stream(N)` or an alias."""
        self.captures.uncover()
        if isinstance(term, Var):
            raise instantiation_error()
        if isinstance(term, Atom):
            stream = self.by_alias.get(term.name) or self._current(term.name)
        elif is_stream_term(term):
            stream = self.by_number.get(term.args[0])
        else:
            raise domain_error("stream_or_alias", term)
        if stream is None:
            raise existence_error("stream", term)
        stream.settle()
        return stream

    def is_open(self, term: Struct) -> bool:
        """Whether a stream term is that of a stream that is open."""
        return term.args[0] in self.by_number

    def _current(self, name: str) -> Stream | None:
        """What `current_input` and `current_output` mean where no stream has that alias, as in SWI-Prolog."""
        if name == "current_output":
            return self.output
        return self.input if name == "current_input" else None

    def output_of(self, term: Term, kind: str = "text") -> Output:
        """A stream to write text (or bytes) on."""
        stream = self.find(term)
        if not isinstance(stream, Output):
            raise permission_error("output", "stream", term)
        check_kind(stream, "output", kind, term)
        return stream

    def input_of(self, term: Term, kind: str | None = "text") -> Input:
        """A stream to read text (or bytes) from."""
        stream = self.find(term)
        if not isinstance(stream, Input):
            raise permission_error("input", "stream", term)
        check_kind(stream, "input", kind, term)
        return stream

    def text_output(self) -> Output:
        """The current output, for text."""
        return check_kind(self.output, "output", "text", self.output.term)

    def text_input(self) -> Input:
        """The current input, for text."""
        return check_kind(self.input, "input", "text", self.input.term)


def check_kind(stream: Stream, action: str, kind: str | None, term: Term):
    """The stream, if it is for text or for bytes as `kind` says."""
    if kind is not None and stream.binary != (kind == "binary"):
        raise permission_error(action, "binary_stream" if stream.binary else "text_stream", term)
    return stream


def is_stream_term(term: Term) -> bool:
    """Whether a term may be a stream."""
    return isinstance(term, Struct) and term.name == "$stream" and len(term.args) == 1 and isinstance(term.args[0], int)


def open_file(path: str, mode: str):
    """A file of bytes; a directory is an error, and so is a pipe to which nobody listens."""
    if stat_mode(path) and stat.S_ISDIR(stat_mode(path)):
        raise IsADirectoryError(path)
    if mode == "read":
        return open(path, "rb", buffering=0)
    if mode == "update":
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b", buffering=0)
    return open(path, {"write": "wb", "append": "ab"}[mode], buffering=0)


def stat_mode(path: str) -> int:
    """The mode bits of a file, 0 if there is none."""
    try:
        return os.stat(path).st_mode
    except OSError:
        return 0


def read_piece(file, stream: Stream) -> bytes:
    """The next piece of a file."""
    try:
        return file.read(PIECE)
    except OSError as problem:
        raise error(Struct("io_error", (Atom("read"), stream.term)), Atom(reason(problem))) from None


def place_from(term: Term) -> Place | None:
    """The place that a term is, None for others."""
    if isinstance(term, Struct) and term.name == "$stream_position" and len(term.args) == 4:
        if all(isinstance(number, int) and number >= 0 for number in term.args):
            return Place(*term.args)
    return None


def path_of(term: Term) -> str:
    """A file name."""
    if isinstance(term, Var):
        raise instantiation_error()
    text = term.name if isinstance(term, Atom) else getattr(term, "text", None)
    if text is None:
        raise domain_error("source_sink", term)
    return text
