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
SYNONYMS = {"utf_8": "utf8", "UTF-8": "utf8", "utf-8": "utf8", "latin1": "iso_latin_1", "ISO-8859-1": "iso_latin_1"}
MARKS = (("utf8", codecs.BOM_UTF8), ("utf16le", codecs.BOM_UTF16_LE), ("utf16be", codecs.BOM_UTF16_BE))
ESCAPED = range(0xDC80, 0xDD00)
NO_TEXT = re.compile(f"[{chr(ESCAPED.start)}-{chr(ESCAPED.stop - 1)}]")


def known(name: str) -> str | None:
    """The name of an encoding as stream_property/2 shows it."""
    name = SYNONYMS.get(name, name)
    return name if name in PYTHON_NAMES else None


def decoder(name: str):
    """An incremental decoder."""
    return codecs.getincrementaldecoder(PYTHON_NAMES[name])("surrogateescape")


def encoded(text: str, name: str) -> bytes:
    """The bytes of a text; UnicodeEncodeError for what the encoding does not have."""
    return text.encode(PYTHON_NAMES[name], "surrogateescape")


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
