"""The port: text of a stream that the kernel hands out, and room for what it takes (kernel/char_input.py, chars.py).

In: a stream that a program has just used. Out: the text that comes next on it in the area `reading`, for characters,
lines and terms alike; or an empty buffer for what is written. Holds: there is one stream that is read, two for text
that goes out, one for bytes; `settle` takes the buffers back, and comes before anything else looks at their streams: so
a stream that has no `port` is as it seems.
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
# fields that follow each other in the record
TEXT = ("text_next", "text_end", "text_binary", "text_stream", "text_alias", "text_current", "mark_at")
MARK = ("mark_characters", "mark_line", "mark_column", "mark_bytes")
OUT = tuple(f"out_{name}" for name in ("next", "end", "stream", "alias", "current", "clean", "start", "column"))
OTHER = tuple(name.replace("out", "other") for name in OUT)
ROOM, OTHER_ROOM = ("out_room", "out_room_end"), ("other_room", "other_room_end")
FIRST, SECOND = OUT + ROOM, OTHER + OTHER_ROOM
BYTES = ("byte_next", "byte_end", "byte_stream", "byte_current")


class Port:
    """The buffers of one engine."""

    def __init__(self, engine):
        self.engine = engine
        self.memory, self.layout = engine.memory, engine.layout
        area, record = self.memory.area("chars"), load_record("port", engine.target.word_size)
        engine.worker["port"] = area.start
        self.fields = {name: area.start + record.offset(name) for name in record.fields}
        self.start_bytes = area.start + record.size + 63 & -64
        self.end_bytes = self.start_bytes + BYTES_ROOM
        middle = (self.end_bytes + area.end) // 2 & -64
        self._set(ROOM + OTHER_ROOM, (self.end_bytes, middle, middle, area.end))
        self.outputs: dict[int, Output] = {}  # those that have room, by the words of their numbers
        self.bytes: Output | None = None  # a binary one
        self.start_text = self.memory.area("reading").start
        self.read: Input | None = None  # whose text the kernel has
        self.text = b""
        self.is_narrow = True  # a byte for each character
        self.text_size = LEAST_TEXT

    def _set(self, names: tuple[str, ...], values: tuple[int, ...]) -> None:
        for name, value in zip(names, values, strict=True):
            self.memory.write(self.fields[name], value)

    def _set_row(self, names: tuple[str, ...], values: tuple[int, ...]) -> None:
        """The same for fields that follow each other."""
        self.memory.write_words(self.fields[names[0]], values)

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
        behind = stream.is_whole and stream.position + len(text) == len(stream.text)
        self.memory.write_bytes(self.start_text, self.text + (b"\n\0" if behind else b"\0"))  # a full stop ends there
        self.read, stream.port = stream, self
        start, number = self.start_text, self.layout.int_word(stream.number)
        values = (int(stream.binary), number, self._alias(stream), int(current), start if place else 0)
        self._set_row(TEXT, (start, start + len(self.text), *values))
        if place is not None:
            self._set_row(MARK, place)

    def _take_back_text(self) -> None:
        stream, self.read = self.read, None
        stream.port = None
        taken = self.memory.read(self.fields["text_next"]) - self.start_text
        self._set_row(TEXT, (0,) * len(TEXT))
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
        if stream.buffer == "false" or stream.by_line():
            return
        if stream.takes_bytes and stream.encoding not in WIDE:
            return
        self._make_way()
        number = self.layout.int_word(stream.number)
        self.outputs[number], stream.port = stream, self
        start, end = (self.memory.read(self.fields[name]) for name in ("out_room", "out_room_end"))
        values = (start, end, number, self._alias(stream), int(current), int(stream.is_flushed), start, stream.column)
        self._set_row(OUT, values)

    def _make_way(self) -> None:
        """Let nobody have the first buffer of output; the stream that had it gets the second one."""
        first, second = ([self.memory.read(self.fields[name]) for name in names] for names in (FIRST, SECOND))
        number, other = first[OUT.index("out_stream")], second[OUT.index("out_stream")]
        if number and other:
            self._take_back_output(self.outputs[other])
            second[: len(OUT)] = (0,) * len(OUT)
        if number:
            self._set_row(FIRST + SECOND, (*second, *first))  # at once: Ctrl-C may come behind any line

    def _open_bytes(self, stream: Output, current: bool) -> None:
        """The same for a binary stream, whose bytes have a buffer of their own."""
        if self.bytes is not None:
            self._take_back_bytes()
        if stream.buffer == "false" or stream.by_line():
            return
        self.bytes, stream.port = stream, self
        number = self.layout.int_word(stream.number)
        self._set_row(BYTES, (self.start_bytes, self.end_bytes, number, int(current)))

    def _take_back_bytes(self) -> None:
        stream, self.bytes = self.bytes, None
        stream.port = None
        size = self.memory.read(self.fields["byte_next"]) - self.start_bytes
        self._set_row(BYTES, (0,) * len(BYTES))
        if size:
            stream.write(self.memory.read_bytes(self.start_bytes, size).decode("latin-1"))

    def _take_back_output(self, stream: Output) -> None:
        self.engine.streams.captures.uncover()
        number = self.layout.int_word(stream.number)
        for names, room in ((OUT, ROOM), (OTHER, OTHER_ROOM)):
            if self.memory.read(self.fields[names[OUT.index("out_stream")]]) == number:
                start = self.memory.read(self.fields[room[0]])
                text = self.memory.read_bytes(start, self.memory.read(self.fields[names[0]]) - start)
                self._set_row(names, (0,) * len(names))
                break
        else:  # what gave it room was interrupted
            text = b""
        stream.port = None
        del self.outputs[number]
        if text:
            stream.write(text.decode("utf-8", "surrogatepass"))

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
        self._set(("capture_at", "out_start"), (0, read(self.fields["out_room"])))
        self._set(("out_next", "out_end"), (start if before["end"] else 0, before["end"]))
        names = ("out_stream", "out_alias", "out_current", "out_column")
        self._set(names, tuple(before[name.removeprefix("out_")] for name in names))
        return serial, text

    def held(self) -> list[Stream]:
        """The streams of which the kernel has something."""
        return [stream for stream in (self.read, self.bytes, *self.outputs.values()) if stream is not None]

    def settle(self, stream: Stream) -> None:
        """Take back what the kernel has of a stream."""
        if stream in self.outputs.values():
            self._take_back_output(stream)
        elif stream is self.read:
            self._take_back_text()
        elif stream is self.bytes:
            self._take_back_bytes()
