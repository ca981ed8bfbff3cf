"""The port: characters of a stream that the kernel hands out, and room for those that it takes (kernel/chars.py).

In: a stream that a program has just used. Out: words of its next characters in the kernel's buffer, its text where
terms are read from it (kernel/read_builtins.py), or an empty buffer for what is written. Holds: there is one stream
for each of these; `settle` takes the buffers back, and comes before anything else looks at their streams: so a stream
that has no `port` is as it seems.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from wamjit.builtins.inputs import Input, Stream
from wamjit.builtins.outputs import Output
from wamjit.read.terms import Atom
from wamjit.table import load_record

FEWEST, MOST = 32, 4096  # characters that are handed over at once
CHARS, CODES, BYTES = 0, 1, 2  # the kernel's names: kernel/chars.py
NO_TEXT = re.compile("[\ud800-\udfff]")  # bytes that were none: encodings.py
WIDE = frozenset(("utf8", "utf16le", "utf16be", "utf32le", "utf32be"))  # encodings that have every character
LEAST_TEXT, STREAM_TEXT = 1 << 10, 1 << 16  # bytes of text for reading terms
TEXT = ("text_next", "text_stream", "text_current")
IN, OUT = ("in_next", "in_end", "in_current"), ("out_next", "out_end", "out_current")


class Table(dict):
    """The bytes of a word for each character, made when it is first seen."""

    def __init__(self, engine, word: Callable[[str], int]):
        super().__init__()
        self.word, self.size = word, engine.target.word_size
        self.order = "big" if engine.target.big_endian else "little"

    def __missing__(self, char: str) -> bytes:
        found = self[char] = self.word(char).to_bytes(self.size, self.order)
        return found


class Port:
    """The buffers of one engine."""

    def __init__(self, engine):
        self.engine = engine
        self.memory, self.layout = engine.memory, engine.layout
        area, record = self.memory.area("chars"), load_record("port", engine.target.word_size)
        engine.worker["port"] = area.start
        self.fields = {name: area.start + record.offset(name) for name in record.fields}
        atoms = Table(engine, lambda char: engine.atom_word(Atom(char)))  # these atoms stay
        codes = Table(engine, lambda char: self.layout.int_word(ord(char)))
        self.tables = {CHARS: atoms, CODES: codes, BYTES: codes}
        self.start_in = area.start + record.size + 63 & -64
        self.start_out = self.start_in + MOST * engine.target.word_size
        self.end_out = area.end
        self._set(("room_start", "room_end"), (self.start_out, self.end_out))
        self.input: Input | None = None
        self.output: Output | None = None
        self.size = FEWEST
        self.given = 0
        self.start_text = self.memory.area("reading").start
        self.read: Input | None = None  # whose text the kernel has
        self.text = b""
        self.text_size = LEAST_TEXT

    def _set(self, names: tuple[str, ...], values: tuple[int, ...]) -> None:
        for name, value in zip(names, values, strict=True):
            self.memory.write(self.fields[name], value)

    def set_current(self, input_number: int, output_number: int) -> None:
        """Other streams are the current ones."""
        words = (self.layout.int_word(input_number), self.layout.int_word(output_number))
        self._set(("now_input", "now_output"), words)

    # reading

    def hand_over(self, stream: Input, kind: int, current: bool) -> None:
        """Let the kernel have what comes next on a stream."""
        if self.input is not None:
            self._take_back_input()
        text = stream.text[stream.position : stream.position + self.size]
        if kind != BYTES and not text.isascii() and (bad := NO_TEXT.search(text)):
            text = text[: bad.start()]
        if not text or stream.past_end:
            return
        words = b"".join(map(self.tables[kind].__getitem__, text))
        self.memory.write_bytes(self.start_in, words)
        self.input, stream.port, self.given = stream, self, len(text)
        self._set(IN, (self.start_in, self.start_in + len(words), int(current)))
        self._set(("in_kind", "in_stream"), (kind, self.layout.int_word(stream.number)))

    def _take_back_input(self) -> None:
        stream, self.input = self.input, None
        stream.port = None
        taken = (self.memory.read(self.fields["in_next"]) - self.start_in) // self.memory.word_size
        self._set(IN, (0, 0, 0))
        stream.advance(stream.position + taken)
        self.size = min(4 * self.size, MOST) if taken == self.given else max(self.size // 2, FEWEST)

    # reading terms

    def hand_text(self, stream: Input, current: bool) -> None:
        """Let the kernel have the text that comes next on a stream, as far as it is here."""
        if self.read is not None:
            self._take_back_text()
        text = stream.text[stream.position : stream.position + self.text_size]
        if not text or stream.past_end or not self.engine.syntax.prepare():
            return
        if not text.isascii() and (bad := NO_TEXT.search(text)):
            text = text[: bad.start()]
        self.text = text.encode()[:STREAM_TEXT]
        self.memory.write_bytes(self.start_text, self.text + b"\0")
        self.read, stream.port = stream, self
        self._set(TEXT, (self.start_text, self.layout.int_word(stream.number), int(current)))

    def _take_back_text(self) -> None:
        stream, self.read = self.read, None
        stream.port = None
        taken = self.text[: self.memory.read(self.fields["text_next"]) - self.start_text]
        self._set(TEXT, (0, 0, 0))
        stream.advance(stream.position + len(taken.decode()))
        if 2 * len(taken) > len(self.text):
            self.text_size = min(4 * self.text_size, STREAM_TEXT)
        else:
            self.text_size = max(self.text_size // 4, LEAST_TEXT)

    # writing

    def open_output(self, stream: Output, current: bool) -> None:
        """Give the kernel room for what will be written on a stream, if nothing has to be checked or seen at once."""
        self.engine.streams.captures.uncover()
        if self.output is not None:
            self._take_back_output()
        if stream.binary or stream.buffer == "false" or stream.by_line():
            return
        if stream.takes_bytes and stream.encoding not in WIDE:
            return
        self.output, stream.port = stream, self
        self._set(OUT, (self.start_out, self.end_out, int(current)))
        number = self.layout.int_word(stream.number)
        self._set(("out_stream", "out_start", "out_column"), (number, self.start_out, stream.column))

    def _take_back_output(self) -> None:
        self.engine.streams.captures.uncover()
        stream, self.output = self.output, None
        stream.port = None
        size = self.memory.read(self.fields["out_next"]) - self.start_out
        self._set(OUT, (0, 0, 0))
        if size:
            stream.write(self.memory.read_bytes(self.start_out, size).decode("utf-8", "surrogatepass"))

    # output that is caught

    def is_covered(self) -> bool:
        """Whether the kernel catches output by itself."""
        return self.memory.read(self.fields["capture_at"]) != 0

    def next_capture(self) -> int:
        """The number of a new piece."""
        serial = self.memory.read(self.fields["capture_serial"]) + 1
        self._set(("capture_serial",), (serial,))
        return serial

    def take_capture(self) -> tuple[int, str]:
        """Number and text of the piece that the kernel catches; from now on it does not."""
        read, names = self.memory.read, ("capture_at", "capture_serial", "out_next")
        start, serial, end = (read(self.fields[name]) for name in names)
        text = self.memory.read_bytes(start, end - start).decode("utf-8", "surrogatepass")
        kept = ("end", "stream", "current", "column")
        before = dict(zip(kept, (read(self.fields[f"before_{name}"]) for name in kept), strict=True))
        self._set(("capture_at", "out_start"), (0, self.start_out))
        self._set(OUT, (start if before["end"] else 0, before["end"], before["current"]))
        self._set(("out_stream", "out_column"), (before["stream"], before["column"]))
        return serial, text

    def settle(self, stream: Stream) -> None:
        """Take back what the kernel has of a stream."""
        if stream is self.input:
            self._take_back_input()
        elif stream is self.output:
            self._take_back_output()
        elif stream is self.read:
            self._take_back_text()
