"""Digests of texts and files, random bytes, unique names, base 32.

In: texts, encodings, names of algorithms. Out: bytes as lists, text. Holds: the algorithms are those of hashlib.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import uuid

from wamjit.builtins.files import path_text, refused
from wamjit.builtins.terminals import codec_of
from wamjit.builtins.text import any_text
from wamjit.engine.errors import domain_error, representation_error, syntax_error
from wamjit.read.terms import Atom, String, Term, make_list

ALGORITHMS = frozenset("md5 sha1 sha224 sha256 sha384 sha512 blake2s blake2b sha3_256 sha3_512".split())
PIECE = 1 << 20


def algorithm_of(term: Term) -> str:
    """The name of an algorithm."""
    name = getattr(term, "name", "")
    if name not in ALGORITHMS:
        raise domain_error("algorithm", term)
    return name


def bytes_of(text: Term, encoding: Term) -> bytes:
    """The bytes of a text."""
    try:
        return any_text(text).encode(codec_of(encoding))
    except UnicodeEncodeError:
        raise representation_error("encoding") from None


def digest(engine, algorithm, text, encoding, found):
    """'$digest'(+Algorithm, +Text, +Encoding, -Bytes)"""
    made = hashlib.new(algorithm_of(algorithm), bytes_of(text, encoding), usedforsecurity=False)
    return [(found, make_list(made.digest()))]


def keyed_digest(engine, algorithm, key, text, encoding, found):
    """'$keyed_digest'(+Algorithm, +Key, +Text, +Encoding, -Bytes): RFC 2104"""
    made = hmac.new(bytes_of(key, encoding), bytes_of(text, encoding), algorithm_of(algorithm))
    return [(found, make_list(made.digest()))]


def file_digest(engine, algorithm, name, found):
    """'$file_digest'(+Algorithm, +File, -Bytes)"""
    made = hashlib.new(algorithm_of(algorithm), usedforsecurity=False)
    with refused("open", "file", name), open(path_text(name), "rb") as file:
        while piece := file.read(PIECE):
            made.update(piece)
            engine.look_around()
    return [(found, make_list(made.digest()))]


def random_bytes(engine, count, found):
    """'$random_bytes'(+Count, -Bytes): for secrets"""
    return [(found, make_list(secrets.token_bytes(count)))]


def unique_name(engine, version, name):
    """'$uuid'(+Version, -Atom): by chance (4) or by time and machine (1)"""
    return [(name, Atom(str(uuid.uuid1() if version == 1 else uuid.uuid4())))]


def base32_encode(engine, text, found):
    """'$base32_encode'(+Text, -String): RFC 4648, of the UTF-8 of the text"""
    return [(found, String(base64.b32encode(any_text(text).encode("utf-8")).decode("ascii")))]


def base32_decode(engine, text, found):
    """'$base32_decode'(+Text, -String)"""
    try:
        return [(found, String(base64.b32decode(any_text(text).encode("ascii"), casefold=True).decode("utf-8")))]
    except (binascii.Error, UnicodeError):
        raise syntax_error("illegal_base32") from None
