"""The values of tokens: what stands between quotes, and numbers. Also numbers on their own, for number_codes/2."""

from __future__ import annotations

import math
import re

from wamjit.read.lexer import new_lexer, rescan
from wamjit.read.problems import ParseError

_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_ESCAPES |= {"d": "\x7f", "e": "\x1b", "s": " "}  # beyond ISO
_SEQUENCE = re.compile(
    r"\\(?:\r?\n|c\s*|x([0-9a-fA-F]+)\\?|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]+)\\?|(.))|(''|\"\"|``)", re.DOTALL
)
_MAX_DIGITS = 4000  # CPython refuses to convert more than 4300 digits at once


def unquote(token: str, offset: int = 0) -> str:
    """The text that a token in quotes stands for. `offset` is for the error of a character that does not exist."""
    quote, body = token[0], token[1:-1]
    if "\\" not in body and quote not in body:
        return body

    def value(match: re.Match) -> str:
        *codes, octal, char, pair = match.groups()
        if pair:
            return quote if pair[0] == quote else pair
        if char:
            return _ESCAPES.get(char, char)
        code = next(filter(None, codes), None)
        digits = code or octal
        return character(int(digits, 16 if code else 8), offset + match.start()) if digits else ""

    return _SEQUENCE.sub(value, body)


def character(code: int, offset: int) -> str:
    """The character with this code, or ParseError."""
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise ParseError("illegal character code", offset)
    return chr(code)


def number(text: str, offset: int = 0) -> int | float:
    """The value of a NUMBER token."""
    if text.isdigit():
        return decimal(text)
    if text.startswith("0'"):
        body = text[2:]
        return ord(body if len(body) == 1 else unquote(f"'{body}'", offset))
    if text[:2] in ("0x", "0o", "0b"):
        return int(text, 0)
    text = text.replace("_", "")
    if text.isdigit():
        return decimal(text)
    if "'" in text:
        return based(*text.split("'"), offset)
    if text.endswith("NaN"):
        return math.nan
    if text.endswith("Inf"):
        return math.inf
    value = float(text)
    if math.isinf(value):
        raise ParseError("illegal number", offset)
    return value


def based(base: str, digits: str, offset: int) -> int:
    """The value of `16'FF`, or ParseError."""
    try:
        return int(digits, int(base))
    except ValueError:
        raise ParseError("illegal number", offset) from None


def decimal(digits: str) -> int:
    """The value of decimal digits, however many: of the halves, as multiplication takes less than quadratic time."""
    powers: dict[int, int] = {}

    def value(start: int, end: int) -> int:
        if end - start <= _MAX_DIGITS:
            return int(digits[start:end])
        low = (end - start) // 2
        if low not in powers:
            powers[low] = 10**low
        return value(start, end - low) * powers[low] + value(end - low, end)

    return value(0, len(digits))


def read_number(text: str) -> int | float:
    """The number that all of `text` denotes as a term, behind layout and with a minus or without (ISO number_codes/2);
    ParseError where it denotes none."""
    lexer = new_lexer(text)
    token = lexer.token()
    negative = token is not None and token.value in ("-", "'-'")
    if negative:
        token = lexer.token()
    if token is not None and token.type == "OTHER":
        token = rescan(lexer, token)
    if token is None or token.type != "NUMBER" or lexer.lexpos != len(text):
        raise ParseError("illegal number", lexer.lexpos)
    value = number(token.value, token.lexpos)
    return -value if negative else value
