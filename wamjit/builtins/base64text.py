"""Base 64 for prolog/base64.pl.

In: a text. Out: its code, or the text of a code. Holds: a text is bytes by way of an encoding.
"""

from __future__ import annotations

import base64 as codec
import binascii

from wamjit.builtins.text import any_text
from wamjit.engine.errors import domain_error, instantiation_error
from wamjit.read.terms import Atom, String, Term, Var

ENCODINGS = {"utf8": "utf-8", "octet": "latin-1", "iso_latin_1": "latin-1"}


def base64(engine, way, charset, coding, text, result):
    """'$base64'(+Way, +Set, +Encoding, +Text, -String): encode or decode; Set is standard or url"""
    if getattr(coding, "name", "") not in ENCODINGS:
        raise domain_error("encoding", coding)
    name, alternative = ENCODINGS[coding.name], b"-_" if charset.name == "url" else b"+/"
    if isinstance(text, Var):
        raise instantiation_error()
    plain = any_text(text)
    try:
        if way.name == "encode":
            made = codec.b64encode(plain.encode(name), alternative).decode()
            return [(result, String(made.rstrip("=") if charset.name == "url" else made))]
        padded = plain + "=" * (-len(plain) % 4)
        return [(result, String(codec.b64decode(padded, alternative, validate=True).decode(name)))]
    except (UnicodeError, binascii.Error):
        raise wrong_code(way, text) from None


def wrong_code(way: Atom, text: Term) -> Exception:
    """The error of a text that cannot be encoded, or is no code."""
    return domain_error("base64" if way.name == "decode" else "octets", text)
