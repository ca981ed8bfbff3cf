"""Encodings of text streams: the names that programs use, and what Python calls them.

In: names, bytes, text. Out: text, bytes. Holds: a byte that is no text is kept as a surrogate (PEP 383), so that
nothing is lost until somebody reads that character.
"""

from __future__ import annotations

import codecs
import re

PYTHON_NAMES = {
    "utf8": "utf-8",
    "text": "utf-8",
    "iso_latin_1": "latin-1",
    "octet": "latin-1",
    "ascii": "ascii",
    "utf16be": "utf-16-be",
    "utf16le": "utf-16-le",
    "unicode_be": "utf-16-be",
    "unicode_le": "utf-16-le",
    "utf32be": "utf-32-be",
    "utf32le": "utf-32-le",
}
SYNONYMS = {
    "utf-8": "utf8",
    "latin1": "iso_latin_1",
    "latin-1": "iso_latin_1",
    "iso-latin-1": "iso_latin_1",
    "iso-8859-1": "iso_latin_1",
    "us-ascii": "ascii",
    "utf16": "utf16be",  # unless a mark says the other order; so who writes it begins with one
    "utf-16": "utf16be",
    "utf-16be": "utf16be",
    "utf-16le": "utf16le",
    "unicode-be": "unicode_be",
    "unicode-le": "unicode_le",
    "utf32": "utf32be",
    "utf-32": "utf32be",
    "utf-32be": "utf32be",
    "utf-32le": "utf32le",
}
OF_PYTHON = re.compile(r"(?:ISO-8859-\d+|windows-125\d|KOI8-[RU])\Z")  # names that are Python's too
MARKS = (  # the longer ones first: one begins with another
    ("utf32le", codecs.BOM_UTF32_LE),
    ("utf32be", codecs.BOM_UTF32_BE),
    ("utf8", codecs.BOM_UTF8),
    ("utf16le", codecs.BOM_UTF16_LE),
    ("utf16be", codecs.BOM_UTF16_BE),
)
SAID = re.compile(rb"(?s)(?:\s|%[^\n]*\n|#![^\n]*\n|/\*.*?\*/)*:-\s*encoding\(\s*'?([\w-]+)'?\s*\)\s*\.")
ESCAPED = range(0xDC80, 0xDD00)
NO_TEXT = re.compile(f"[{chr(ESCAPED.start)}-{chr(ESCAPED.stop - 1)}]")


def known(name: str) -> str | None:
    """The name of an encoding as stream_property/2 shows it."""
    if OF_PYTHON.match(name) and name != "ISO-8859-1":
        return name if is_codec(name) else None
    plain = name.lower().replace("_", "-")
    name = SYNONYMS.get(plain, name)
    return name if name in PYTHON_NAMES else None


def wants_mark(name: str) -> bool:
    """Whether a name says nothing of the order of bytes, so that a mark has to."""
    return name.lower().replace("_", "-") in ("utf16", "utf-16", "utf32", "utf-32")


def is_codec(name: str) -> bool:
    """Whether Python has an encoding of that name."""
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def source_text(data: bytes, usual: str = "utf8") -> tuple[str, str]:
    """The text of a program, and its encoding: that of a byte order mark or of the directive `encoding/1` that the
    file begins with, else the usual one. ValueError (of codecs) for what is no text."""
    name, length = marked(data) or ("", 0)
    said = None if name else SAID.match(data)
    if said is not None:
        name = known(said[1].decode("ascii", "replace")) or ""
    name = name or usual
    return str(data[length:], PYTHON_NAMES.get(name, name)), name


def decoder(name: str):
    """An incremental decoder."""
    return codecs.getincrementaldecoder(PYTHON_NAMES.get(name, name))("surrogateescape")


def encoded(text: str, name: str) -> bytes:
    """The bytes of a text; UnicodeEncodeError for what the encoding does not have."""
    return text.encode(PYTHON_NAMES.get(name, name), "surrogateescape")


def mark_of(name: str) -> bytes:
    """The byte order mark of an encoding, or nothing."""
    return dict(MARKS).get(name, b"")


def marked(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark tells, and its length."""
    return next(((name, len(mark)) for name, mark in MARKS if data.startswith(mark)), None)


def is_no_text(char: str) -> bool:
    """Whether a character stands for a byte that is no text."""
    return char != "" and ord(char) in ESCAPED


def has_no_text(text: str) -> bool:
    """Whether a character of a text stands for a byte that is no text."""
    return NO_TEXT.search(text) is not None
