"""Tokens: their types, texts and where they end; numbers and quoted text and what they stand for."""

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wamjit.read.lexer import new_lexer, rescan
from wamjit.read.literals import number, read_number, unquote
from wamjit.read.problems import ParseError


def tokens(text):
    lexer = new_lexer(text)
    found = []
    while (token := lexer.token()) is not None:
        if token.type == "OTHER":
            token = rescan(lexer, token)
        found.append((token.type, token.value))
    return found


def values(text):
    return [value for _, value in tokens(text)]


def test_kinds():
    assert tokens("foo(X, _y1) :- [], 'a b'(1.5e3).") == [
        ("NAME", "foo("),
        ("VAR", "X"),
        ("PUNCT", ","),
        ("VAR", "_y1"),
        ("PUNCT", ")"),
        ("SYMBOL", ":-"),
        ("PUNCT", "["),
        ("PUNCT", "]"),
        ("PUNCT", ","),
        ("QUOTED", "'a b'("),
        ("NUMBER", "1.5e3"),
        ("PUNCT", ")"),
        ("END", "."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a.b", ["a", ".", "b"]),
        ("a. b", ["a", ".", "b"]),
        ("a.%c", ["a", "."]),
        ("a=.. b", ["a", "=..", "b"]),
        ("X=..Y", ["X", "=..", "Y"]),
        ("!;a", ["!", ";", "a"]),
        (";(a)", [";(", "a", ")"]),
        ("1.e", ["1", ".", "e"]),
        ("1.0e", ["1.0", "e"]),
        ("1e5", ["1", "e5"]),
        ("0xg", ["0", "xg"]),
        ("0b2", ["0", "b2"]),
        ("0o8", ["0", "o8"]),
        ("1_000 1_a", ["1_000", "1", "_a"]),
        ("0'a'b'", ["0'a", "'b'"]),
        ("0''1", ["0", "''", "1"]),
        ("0'''1", ["0'''", "1"]),
        ("00'a'", ["00", "'a'"]),
        ("1'a'", ["1", "'a'"]),
        ("0'\\n", ["0'\\n"]),
        ("0'\\x41\\1", ["0'\\x41\\", "1"]),
        ("'a''b'", ["'a''b'"]),
        ("'a' 'b'", ["'a'", "'b'"]),
        ('"a""b"', ['"a""b"']),
        ("`a`", ["`a`"]),
        ("a/*x*/b", ["a", "b"]),
        ("a /*x\n.y */ b %z\nc", ["a", "b", "c"]),
        ("/**/a", ["a"]),
        ("/*/*/a", ["a"]),
        ("- /*.*/1", ["-", "1"]),
        ("-/*.*/1", ["-/*.*/", "1"]),
        ("'\\\nab'", ["'\\\nab'"]),
        ("a\u00a0b\ufeffc\u3000d", ["a", "b", "c", "d"]),
    ],
)
def test_where_tokens_end(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("été Été", [("NAME", "été"), ("VAR", "Été")]),
        ("aé(b)", [("NAME", "aé("), ("NAME", "b"), ("PUNCT", ")")]),
        ("日本 Ωx ωx", [("NAME", "日本"), ("VAR", "Ωx"), ("NAME", "ωx")]),
        ("हिन्दी", [("NAME", "हिन्दी")]),
        ("e\u0301a E\u0301", [("NAME", "e\u0301a"), ("VAR", "E\u0301")]),
        ("a→b ≤≥ =→", [("NAME", "a"), ("SYMBOL", "→"), ("NAME", "b"), ("SYMBOL", "≤≥"), ("SYMBOL", "=→")]),
        ("→(a)", [("SYMBOL", "→("), ("NAME", "a"), ("PUNCT", ")")]),
    ],
)
def test_unicode(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("  'ab", 2, "end of file in quoted"),
        ("'a\nb'", 0, "end of line in quoted"),
        ("'a\\qb'", 2, "undefined escape sequence"),
        ("'a\\e'", 2, "undefined escape sequence"),
        ("'a\\x4'", 2, "undefined escape sequence"),
        ("'a\tb'", 2, "control character in quoted"),
        ("a /* b", 2, "end of file in block comment"),
        ("a \x01", 2, "illegal character"),
    ],
)
def test_bad_tokens(text, offset, message):
    with pytest.raises(ParseError, match=message) as caught:
        tokens(text)
    assert caught.value.offset == offset


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("010", 10),
        ("1_000_000", 1000000),
        ("0xFf", 255),
        ("0o17", 15),
        ("0b1_01", 5),
        ("0'a", 97),
        ("0' ", 32),
        ("0'''", 39),
        ("0'\\'", 39),
        ("0'\\n", 10),
        ("0'\\x41\\", 65),
        ("0'\\101\\", 65),
        ("0'\\\\", 92),
        ("0'\"", 34),
        ("0'é", 233),
        ("1.0", 1.0),
        ("1_0.25", 10.25),
        ("1.5e3", 1500.0),
        ("1.0E-3", 0.001),
        ("1.0e+2", 100.0),
        ("1.0Inf", math.inf),
    ],
)
def test_numbers(text, expected):
    assert tokens(text) == [("NUMBER", text)]
    value = number(text)
    assert value == expected
    assert type(value) is type(expected)


def test_nan():
    assert math.isnan(number("1.5NaN"))


def test_float_too_large():
    with pytest.raises(ParseError):
        number("1.0e400")


def test_numbers_of_any_length():
    assert number("1" + "0" * 20000) == 10**20000
    assert number("1_" + "0" * 20000) == 10**20000
    assert number("9" * 30001) == 10**30001 - 1
    assert number("123456789" * 3000) == 123456789 * sum(10 ** (9 * place) for place in range(3000))


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("'abc'", "abc"),
        ("''", ""),
        ("''''", "'"),
        ("\"''\"", "''"),
        ('"a""b"', 'a"b'),
        ("'\\a\\b\\f\\n\\r\\t\\v'", "\a\b\f\n\r\t\v"),
        ("'\\\\\\'\\\"\\`'", "\\'\"`"),
        ("'\\x1F600\\'", "\U0001f600"),
        ("'\\0\\x'", "\0x"),
        ("'a\\\nb'", "ab"),
        ("'a\\\r\n b'", "a b"),
    ],
)
def test_quoted_text(token, expected):
    assert tokens(token) == [("QUOTED", token)]
    assert unquote(token) == expected


@pytest.mark.parametrize("token", ["'\\x110000\\'", "'\\xd800\\'", "'\\77777777777\\'"])
def test_characters_that_do_not_exist(token):
    with pytest.raises(ParseError):
        unquote(token)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12", 12), (" -5", -5), ("- 5", -5), ("'-'5", -5), ("/**/1", 1), ("\n0'a", 97), ("-1.5", -1.5), ("0x1F", 31)],
)
def test_read_number(text, expected):
    assert read_number(text) == expected


@pytest.mark.parametrize("text", ["", "a", "1 ", "+1", "-/**/1", "1 2", "--1", "3.", "'", "1e5", "-", "\x01"])
def test_read_number_refuses(text):
    with pytest.raises(ParseError):
        read_number(text)


def test_ply_writes_no_files(tmp_path):
    code = "from wamjit.read.lexer import new_lexer; print(new_lexer('a').token().value)"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (run.stdout, run.stderr) == ("a\n", "")
    assert list(tmp_path.iterdir()) == []
