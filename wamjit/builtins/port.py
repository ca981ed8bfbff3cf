"""The port: text of a stream that the kernel hands out, and room for what it takes (kernel/char_input.py, chars.py).

In: a stream that a program has just used. Out: the text that comes next on it in the area `reading`, for characters,
lines and terms alike; or an empty buffer for what is written. Holds: there is one stream for each of these: one that is
read, one for text that is written, one for bytes; `settle` takes the buffers back, and comes before anything else looks
at their streams: so a stream that has no `port` is as it seems.
"""

from __future__ import annotations

import re

from wamjit.builtins.inputs import Input, Place, Stream
from wamjit.builtins.outputs import Output
from wamjit.read.terms import Atom
from wamjit.table import load_record

NO_TEXT = re.compile("[\ud800-\udfff]")  # bytes that were none: encodings.py
WIDE = frozenset(("utf8", "utf16le", "utf16be", "utf32le", "utf32be"))  # encodings that have every character
LEAST_TEXT, STREAM_TEXT = 1 << 10, 1 << 16  # bytes of text that are handed over at once
BYTES_ROOM = 1 << 14
TEXT = ("text_next", "text_end", "text_stream", "text_alias", "text_current", "text_binary", "mark_at")
MARK = ("mark_characters", "mark_line", "mark_column", "mark_bytes")
OUT, BYTES = ("out_next", "out_end", "out_current"), ("byte_next", "byte_end", "byte_stream", "byte_current")


class Port:
    """The buffers of one engine."""

    def __init__(self, engine):
        self.engine = engine
        self.memory, self.layout = engine.memory, engine.layout
        area, record = self.memory.area("chars"), load_record("port", engine.target.word_size)
        engine.worker["port"] = area.start
        self.fields = {name: area.start + record.offset(name) for name in record.fields}
        self.start_bytes = area.start + record.size + 63 & -64
        self.start_out, self.end_out = self.start_bytes + BYTES_ROOM, area.end
        self._set(("room_start", "room_end"), (self.start_out, self.end_out))
        self.output: Output | None = None
        self.bytes: Output | None = None  # a binary one
        self.start_text = self.memory.area("reading").start
        self.read: Input | None = None  # whose text the kernel has
        self.text = b""
        self.is_narrow = True  # a byte for each character
        self.text_size = LEAST_TEXT

    def _set(self, names: tuple[str, ...], values: tuple[int, ...]) -> None:
        for name, value in zip(names, values, strict=True):
            self.memory.write(self.fields[name], value)

    def _alias(self, stream: Stream) -> int:
        """The atom that names a stream, 0 if there is none."""
        known = self.engine.streams.by_alias.get(stream.alias) is stream
        return self.engine.atom_word(Atom(stream.alias)) if known else 0

    def set_current(self, input_number: int, output_number: int) -> None:
        """Other streams are the current ones."""
        words = (self.layout.int_word(input_number), self.layout.int_word(output_number))
        self._set(("now_input", "now_output"), words)

    # reading

    def hand_text(self, stream: Input, current: bool, place: Place | None = None) -> None:
        """Let the kernel have the text that comes next on a stream, as far as it is here; and its place, if known."""
        if self.read is not None:
            self._take_back_text()
        text = stream.text[stream.position : stream.position + self.text_size]
        if not text or stream.past_end:
            return
        self.is_narrow = stream.binary or text.isascii()
        if not self.is_narrow and (bad := NO_TEXT.search(text)):
            text = text[: bad.start()]
            if not text:
                return
        self.text = text.encode("latin-1" if stream.binary else "utf-8")
        if len(self.text) > STREAM_TEXT:  # whole characters only
            self.text = self.text[:STREAM_TEXT].decode("utf-8", "ignore").encode()
        self.memory.write_bytes(self.start_text, self.text + b"\0")
        self.read, stream.port = stream, self
        start, number = self.start_text, self.layout.int_word(stream.number)
        values = (number, self._alias(stream), int(current), int(stream.binary), start if place else 0)
        self._set(TEXT, (start, start + len(self.text), *values))
        if place is not None:
            self._set(MARK, place)

    def _take_back_text(self) -> None:
        stream, self.read = self.read, None
        stream.port = None
        taken = self.memory.read(self.fields["text_next"]) - self.start_text
        self._set(TEXT, (0,) * len(TEXT))
        length = taken if self.is_narrow else len(self.text[:taken].decode())
        stream.advance(stream.position + length)
        if 2 * taken > len(self.text):
            self.text_size = min(4 * self.text_size, STREAM_TEXT)
        else:
            self.text_size = max(self.text_size // 4, LEAST_TEXT)

    # writing

    def open_output(self, stream: Output, current: bool) -> None:
        """Give the kernel room for what will be written on a stream, if nothing has to be checked or seen at once."""
        self.engine.streams.captures.uncover()
        if stream.binary:
            self._open_bytes(stream, current)
            return
        if self.output is not None:
            self._take_back_output()
        if stream.buffer == "false" or stream.by_line():
            return
        if stream.takes_bytes and stream.encoding not in WIDE:
            return
        self.output, stream.port = stream, self
        self._set(OUT, (self.start_out, self.end_out, int(current)))
        number = self.layout.int_word(stream.number)
        names = ("out_stream", "out_alias", "out_clean", "out_start", "out_column")
        self._set(names, (number, self._alias(stream), int(stream.is_flushed), self.start_out, stream.column))

    def _open_bytes(self, stream: Output, current: bool) -> None:
        """The same for a binary stream, whose bytes have a buffer of their own."""
        if self.bytes is not None:
            self._take_back_bytes()
        if stream.buffer == "false" or stream.by_line():
            return
        self.bytes, stream.port = stream, self
        number = self.layout.int_word(stream.number)
        self._set(BYTES, (self.start_bytes, self.start_out, number, int(current)))

    def _take_back_bytes(self) -> None:
        stream, self.bytes = self.bytes, None
        stream.port = None
        size = self.memory.read(self.fields["byte_next"]) - self.start_bytes
        self._set(BYTES, (0,) * len(BYTES))
        if size:
            stream.write(self.memory.read_bytes(self.start_bytes, size).decode("latin-1"))

    def _take_back_output(self) -> None:
        self.engine.streams.captures.uncover()
        stream, self.output = self.output, None
        stream.port = None
        size = self.memory.read(self.fields["out_next"]) - self.start_out
        self._set((*OUT, "out_alias"), (0, 0, 0, 0))
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
        kept = ("end", "stream", "alias", "current", "column")
        before = dict(zip(kept, (read(self.fields[f"before_{name}"]) for name in kept), strict=True))
        self._set(("capture_at", "out_start"), (0, self.start_out))
        self._set(OUT, (start if before["end"] else 0, before["end"], before["current"]))
        self._set(("out_stream", "out_alias", "out_column"), (before["stream"], before["alias"], before["column"]))
        return serial, text

    def settle(self, stream: Stream) -> None:
        """Take back what the kernel has of a stream."""
        if stream is self.output:
            self._take_back_output()
        elif stream is self.read:
            self._take_back_text()
        elif stream is self.bytes:
            self._take_back_bytes()
