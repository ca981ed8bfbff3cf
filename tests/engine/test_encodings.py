"""Program text in other encodings than UTF-8: a byte order mark tells, or the directive encoding/1."""

from __future__ import annotations

import codecs

import pytest

from wamjit import Prolog, PrologError
from wamjit.builtins.encodings import known

CLAUSE = "p('\u00e9\u65e5\U0001f600').\n"
LATIN = "p('\u00e9\u00a3').\n"
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.fixture(scope="module")
def prolog():
    with Prolog() as engine:
        yield engine


def consulted(prolog, path, data: bytes) -> list:
    """What p/1 is in a file of these bytes."""
    path.write_bytes(data)
    assert prolog.consult(str(path))
    return [answer["X"] for answer in prolog.query("p(X)")]


@pytest.mark.parametrize("name", MARKS)
def test_a_byte_order_mark_tells_the_encoding(prolog, tmp_path, name):
    found = consulted(prolog, tmp_path / "marked.pl", MARKS[name] + CLAUSE.encode(name))
    assert [atom.name for atom in found] == ["\u00e9\u65e5\U0001f600"]


@pytest.mark.parametrize(
    ("said", "name"),
    [("iso_latin_1", "latin-1"), ("'ISO-8859-1'", "latin-1"), ("'ISO-8859-15'", "iso8859-15"), ("utf8", "utf-8")],
)
def test_a_directive_tells_the_encoding(prolog, tmp_path, said, name):
    text = f"#!/usr/bin/env x\n% c /* \n/* : */ :- encoding({said}).\n{LATIN}"
    assert [atom.name for atom in consulted(prolog, tmp_path / "said.pl", text.encode(name))] == ["\u00e9\u00a3"]


def test_the_flag_tells_the_encoding_of_texts_that_do_not(prolog, tmp_path):
    plain, marked = LATIN.encode("latin-1"), MARKS["utf-8"] + LATIN.encode("utf-8")
    prolog.query_once("set_prolog_flag(encoding, iso_latin_1)")
    try:
        found = [consulted(prolog, tmp_path / "plain.pl", plain), consulted(prolog, tmp_path / "marked.pl", marked)]
    finally:
        prolog.query_once("set_prolog_flag(encoding, utf8)")
    assert [[atom.name for atom in atoms] for atoms in found] == [["\u00e9\u00a3"]] * 2


def test_text_that_is_not_in_the_encoding_it_says(prolog, tmp_path):
    path = tmp_path / "wrong.pl"
    path.write_bytes(b":- encoding(ascii).\np('\xe9').\n")
    with pytest.raises(PrologError, match="no ASCII at byte 23"):
        prolog.consult(str(path))


def test_names_of_encodings():
    names = ("UTF-8", "utf_8", "UTF-16LE", "unicode_be", "US-ASCII", "ISO-8859-1", "ISO-8859-99", "klingon")
    expected = ["utf8", "utf8", "utf16le", "unicode_be", "ascii", "iso_latin_1", None, None]
    assert [known(name) for name in names] == expected
    assert known("windows-1252") == "windows-1252"
