"""The text of single tokens: floats, integers of any size, quoted text, atoms, numbered variables; and which of two
tokens run together when nothing stands between them. `format_float` and `quote` give what the reader reads back."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from wamjit.read import chars

ESCAPES = {"\a": "\\a", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v", "\\": "\\\\"}
_SAFE = re.compile(r"[ !#-&(-\[\]-_a-~]*\Z")
_MAX_BITS = 13000  # CPython refuses to write integers of more than 4300 digits at once


def format_float(value: float) -> str:
    """The shortest text that reads back as `value`, always with a point, its exponent with a sign as
    SWI-Prolog and GNU Prolog write it; `inf`, `-inf` and `nan` for the others."""
    if math.isinf(value) or math.isnan(value):
        return repr(value)
    text = repr(value)
    mantissa, _, exponent = text.partition("e")
    if not exponent and abs(value) >= 1e15 and text.endswith(".0"):
        mantissa, exponent = _scientific(text)
    if not exponent:
        return text
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{int(exponent):+d}"


def float_text(value: float, quoted: bool) -> str:
    """A float as it is written; quoted output must read back, so infinity and NaN get the reader's spelling."""
    text = format_float(value)
    return text.replace("inf", "1.0Inf").replace("nan", "1.5NaN") if quoted else text


def _scientific(text: str) -> tuple[str, str]:
    """Mantissa and exponent of a whole float of 15 digits or more that repr writes without an exponent."""
    sign, digits = ("-", text[1:-2]) if text[0] == "-" else ("", text[:-2])
    return f"{sign}{digits[0]}.{digits[1:].rstrip('0') or '0'}", str(len(digits) - 1)


def format_integer(value: int) -> str:
    """The decimal digits of an integer of any size."""
    if value.bit_length() <= _MAX_BITS:
        return int.__repr__(value)
    import decimal

    powers: dict[int, decimal.Decimal] = {}

    def number(rest: int, bits: int) -> decimal.Decimal:  # by halves: decimal numbers multiply in nearly linear time
        if bits <= _MAX_BITS:
            return decimal.Decimal(rest)
        low = bits // 2
        if low not in powers:
            powers[low] = decimal.Decimal(2) ** low
        return number(rest >> low, bits - low) * powers[low] + number(rest & ((1 << low) - 1), low)

    with decimal.localcontext() as context:  # in which all of this is exact
        context.prec, context.Emax, context.Emin = decimal.MAX_PREC, decimal.MAX_EMAX, decimal.MIN_EMIN
        return ("-" if value < 0 else "") + f"{number(abs(value), value.bit_length()):f}"


def quote(text: str, mark: str = "'") -> str:
    """`text` between quotes, with escapes where the reader needs them."""
    if _SAFE.match(text):
        return mark + text + mark
    return mark + "".join(_quoted_char(char, mark) for char in text) + mark


def _quoted_char(char: str, mark: str) -> str:
    if char == mark:
        return "\\" + mark
    return ESCAPES.get(char) or (char if char.isprintable() else f"\\x{ord(char):x}\\")


@lru_cache(maxsize=8192)
def atom_text(name: str) -> str:
    """The atom `name`, in quotes if it needs them."""
    return quote(name) if chars.needs_quotes(name) else name


def atom_text_with(name: str, escapes: bool, quote_non_ascii: bool) -> str:
    """The atom `name` as the options character_escapes and quote_non_ascii of write_term/2 want it."""
    if not chars.needs_quotes(name) and (name.isascii() or not quote_non_ascii):
        return name
    if escapes:
        return quote(name)
    return "'" + name.replace("'", "''") + "'"


def numbered_variable(number: int) -> str:
    """The name that `numbervars` gives to '$VAR'(number)."""
    return chr(ord("A") + number % 26) + (str(number // 26) if number >= 26 else "")


@lru_cache(maxsize=1024)
def char_class(char: str) -> str:
    """Characters of one class run together; those of class "" do not."""
    if not char:
        return ""
    if chars.is_word_char(char):
        return "word"
    if chars.is_symbol_char(char):
        return "symbol"
    return char if char in "'\"`" else ""
