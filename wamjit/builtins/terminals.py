"""What prolog/swi_more.pl and tokens.pl need of terminals, files, encodings and characters.

In: texts, bytes, streams. Out: the same. Holds: what is not there (a terminal, an encoding) is a Prolog error.
"""

from __future__ import annotations

import os
import unicodedata

from wamjit.builtins.encodings import PYTHON_NAMES, known
from wamjit.builtins.text import any_text
from wamjit.engine.errors import domain_error, existence_error, permission_error, representation_error
from wamjit.read.terms import Atom, String, Term, list_parts, make_list


def prompt_once(engine, prompt):
    """'$prompt_once'(+Text): prompt1/1"""
    engine.streams.prompt_once = any_text(prompt)


def terminal_size(engine, rows, columns):
    """'$terminal_size'(-Rows, -Columns)"""
    try:
        size = os.get_terminal_size(0)
    except OSError:
        raise existence_error("terminal", Atom("user_input")) from None
    return [(rows, size.lines), (columns, size.columns)]


def codec_of(encoding: Term) -> str:
    """Python's name of an encoding."""
    name = known(any_text(encoding))
    if name is None:
        raise domain_error("encoding", encoding)
    return PYTHON_NAMES.get(name, name)


def text_bytes(engine, text, encoding, found):
    """'$text_bytes'(+Text, +Encoding, -Bytes)"""
    try:
        return [(found, make_list(any_text(text).encode(codec_of(encoding))))]
    except UnicodeEncodeError:
        raise representation_error("encoding") from None


def bytes_text(engine, given, encoding, text):
    """'$bytes_text'(+Bytes, +Encoding, -String)"""
    try:
        return [(text, String(bytes(list_parts(given)[0]).decode(codec_of(encoding))))]
    except UnicodeDecodeError:
        raise representation_error("encoding") from None


def set_end_of_stream(engine, stream):
    """'$set_end_of_stream'(+Stream): the file ends where the stream writes"""
    found = engine.streams.output_of(stream, None)
    found.flush()
    if found.file is None or not found.file.seekable():
        raise permission_error("set_end_of_stream", "stream", stream)
    found.file.truncate()


def unaccented(engine, text, plain):
    """'$unaccented'(+Text, -Atom): letters without their marks"""
    parts = unicodedata.normalize("NFD", any_text(text))
    return [(plain, Atom("".join(char for char in parts if not unicodedata.combining(char))))]
