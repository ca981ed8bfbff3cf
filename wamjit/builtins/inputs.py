"""Streams to read from.

In: pieces of bytes or text from a source. Out: characters, lines, terms. Holds: bytes are decoded as they come; a
binary stream is one whose characters are its bytes. Places count characters, lines and bytes from the beginning.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import NamedTuple

from wamjit.builtins.encodings import decoder, encoded, has_no_text, is_no_text, marked
from wamjit.engine.errors import permission_error, representation_error
from wamjit.read.terms import Struct, Term

PIECE = 1 << 16
TRIM = 1 << 16
SHORT = 1 << 12
END_OF_TERM = re.compile(r"\.(?=[\s%]|\Z)")
POSITION = "$stream_position"


class Stream:
    """What all streams have."""

    mode = ""
    port = None  # while the kernel has some of its characters: who knows how many it took

    def __init__(self, number: int, file_name: str | None = None):
        self.number, self.file_name = number, file_name
        self.alias: str | None = None
        self.eof_action = "error"
        self.binary = self.reposition = False
        self.encoding = "utf8"
        self.marked = False  # has a byte order mark
        self.buffer = "full"
        self.newline = "posix"
        self.file = None

    @property
    def term(self) -> Term:
        """The stream as a term."""
        return Struct("$stream", (self.number,))

    def settle(self) -> None:
        """Take back what the kernel has of the stream."""
        if self.port is not None:
            self.port.settle(self)

    def close(self) -> None:
        """Give up what the stream holds."""

    def is_terminal(self) -> bool:
        """Whether a person is at the other end."""
        isatty = getattr(self.file, "isatty", None)
        return bool(isatty and not self.file.closed and isatty())


class Place(NamedTuple):
    """Where a stream is: characters, lines (from 1), characters in the line, bytes."""

    characters: int
    line: int
    column: int
    bytes: int

    @property
    def term(self) -> Term:
        """As a term, for the property position(P)."""
        return Struct(POSITION, self)


class Input(Stream):
    """A stream to read from. `source` gives the next piece of bytes or of text, an empty one at the end."""

    mode = "read"
    is_whole = False  # nothing comes behind `text`

    def __init__(self, number: int, source: Callable[[], bytes | str], file_name: str | None = None):
        super().__init__(number, file_name)
        self._source = source
        self.past_end = False
        self._reader = None
        self.read_from = 0
        self.restart(Place(0, 1, 0, 0))

    def restart(self, place: Place) -> None:
        """Go on at a place of the source."""
        self.text, self.position, self.line = "", 0, place.line
        self.start = place  # where `text` begins
        self._ended = self.past_end = False
        self._decoder = None

    def set_encoding(self, encoding: str, binary: bool) -> None:
        """Another encoding for what comes, and for what is here but not read."""
        rest = encoded(self.text[self.position :], self.encoding)
        self._drop(self.position)
        self.encoding, self.binary = encoding, binary
        self._decoder = decoder(encoding)
        self.text = self._decoder.decode(rest)

    def detect_mark(self) -> None:
        """Skip a byte order mark and use the encoding that it tells."""
        piece = self._source()
        found = marked(piece)
        if found is not None:
            self.encoding, length = found
            self.marked = True
            self.start = Place(0, 1, 0, length)
            piece = piece[length:]
        self._add(piece)

    def more(self) -> bool:
        """Get the next piece; False at the end."""
        if self._ended:
            return False
        piece = self._source()
        if self.position > TRIM:
            self._drop(self.position)
        return self._add(piece)

    def _add(self, piece: bytes | str) -> bool:
        if isinstance(piece, bytes):
            if self._decoder is None:
                self._decoder = decoder(self.encoding)
            ended = not piece
            self.text += self._decoder.decode(piece, ended)
        else:
            ended = not piece
            self.text += piece
        self._ended = ended
        return not ended or self.position < len(self.text)

    def _drop(self, position: int) -> None:
        """Forget the text in front of a position."""
        self.start = self.place()
        self.text, self.position = self.text[position:], self.position - position

    def shorten(self) -> None:
        """Forget what was read, if it is so much that counting it again takes long."""
        if self.position > SHORT:
            self._drop(self.position)

    def place(self) -> Place:
        """Where the next character is."""
        read = self.text[: self.position]
        newline = read.rfind("\n")
        column = self.start.column + len(read) if newline < 0 else len(read) - newline - 1
        size = len(encoded(read, self.encoding))
        return Place(self.start.characters + len(read), self.line, column, self.start.bytes + size)

    def seek(self, place: Place) -> None:
        """Read on from another place."""
        self.file.seek(place.bytes)
        self.restart(place)

    def go_back(self, place: Place) -> bool:
        """Read on from a place where the stream has been, if the text from there on is still here."""
        offset = place.characters - self.start.characters
        if not 0 <= offset <= self.position:
            return False
        read = self.text[:offset]
        lines = self.start.line + read.count("\n")
        if (self.start.bytes + len(encoded(read, self.encoding)), lines) != (place.bytes, place.line):
            return False
        self.position, self.line = offset, place.line
        self._ended = self.past_end = False
        return True

    def peek(self) -> str:
        """The next character, empty at the end; nothing changes but that its end is known."""
        while self.position >= len(self.text):
            if not self.more():
                return ""
        return self.text[self.position]

    def look(self) -> str:
        """As peek, for programs: an error past the end of the stream, and for bytes that are no text."""
        if self.past_end:
            self._past_end()
        char = self.peek()
        if is_no_text(char):
            raise representation_error("character")
        return char

    def get(self) -> str:
        """The next character, taken; empty at the end."""
        char = self.look()
        if char:
            self.position += 1
            self.line += char == "\n"
        else:
            self.past_end = True
        return char

    def _past_end(self) -> None:
        """Somebody reads on behind the end."""
        if self.eof_action == "error":
            raise permission_error("input", "past_end_of_stream", self.term)
        if self.eof_action == "reset":
            self.past_end = self._ended = False

    def end_of_stream(self) -> str:
        """Where the stream is: not, at or past its end. A terminal is not asked."""
        if self.past_end:
            return "past"
        if self.position < len(self.text) or (not self._ended and self.file is None and self.is_live):
            return "not"
        return "not" if self.peek() else "at"

    is_live = False  # whether looking at the next character may wait for a person

    def is_terminal(self) -> bool:
        if self.is_live:
            return bool(sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty())
        return super().is_terminal()

    def look_ahead(self, length: int) -> str:
        """The next characters, fewer at the end; none is taken."""
        while len(self.text) - self.position < length and self.more():
            pass
        return checked(self.text[self.position : self.position + length])

    def take(self, length: int) -> str:
        """The next characters, fewer at the end."""
        text = self.look_ahead(length)
        self.advance(self.position + len(text))
        return text

    def read_line(self) -> str | None:
        """The rest of the line without its end; None at the end of the stream."""
        if not self.peek():
            return None
        while (end := self.text.find("\n", self.position)) < 0 and self.more():
            pass
        stop = len(self.text) if end < 0 else end
        line, self.position = checked(self.text[self.position : stop]), min(stop + 1, len(self.text))
        self.line += end >= 0
        return line.removesuffix("\r")

    def read_rest(self) -> str:
        """Everything that is left."""
        while self.more():
            pass
        rest = checked(self.text[self.position :])
        self.advance(len(self.text))
        return rest

    def read_clause(self, operators, flags, places: bool = False):
        """The next term as the reader's Clause, None at the end; SyntaxProblem for text that is no term. `places`: it
        knows where its parts stand. `read_from` is then where the layout in front of it began."""
        from wamjit.read.parser import Reader, SyntaxProblem

        if self.past_end:
            self._past_end()
        searched = self.position
        while True:
            while not END_OF_TERM.search(self.text, searched) and self.more():
                searched = max(searched, self.position)
            if self._reader is None or self._reader.text is not self.text:
                self._reader = Reader(self.text, filename=self.file_name)
            reader = self._reader
            reader.operators, reader.flags, reader.offset = operators, flags, self.position
            reader.note_places(self.start.characters if places else None)
            try:
                clause = reader.read()
            except SyntaxProblem:
                if reader.offset >= len(self.text) and self.more():
                    searched = self.position
                    continue  # an end token inside quotes or a comment: the term goes on
                self.advance(reader.offset)
                raise
            if clause is None and self.more():
                continue
            self.read_from = self.position
            self.advance(reader.offset)
            self.past_end = clause is None
            return clause

    def place_of(self, offset: int) -> Place:
        """The place of an offset in `text`, not behind the next character."""
        lines = self.text.count("\n", offset, self.position)
        newline = self.text.rfind("\n", 0, offset)
        column = self.start.column + offset if newline < 0 else offset - newline - 1
        size = len(encoded(self.text[:offset], self.encoding))
        return Place(self.start.characters + offset, self.line - lines, column, self.start.bytes + size)

    def advance(self, offset: int) -> None:
        """Go on to an offset in `text`."""
        self.line += self.text.count("\n", self.position, offset)
        self.position = offset

    def close(self) -> None:
        self.settle()
        if self.file is not None:
            self.file.close()


def checked(text: str) -> str:
    """Text that a program gets; an error for bytes that are no text."""
    if not text.isascii() and has_no_text(text):
        raise representation_error("character")
    return text
