r"""Text to tokens, by ply.lex: ISO 13211-1 section 6.4 and the numbers that Prolog systems share (`1_000`, `1.0Inf`).

`new_lexer(text)` gives a PLY lexer over `text`; `lexer.token()` gives tokens with `type`, `value` (the text) and
`lexpos`, None at the end; `lexer.lexpos` may be set between two tokens. Types:

- NAME, SYMBOL  an unquoted atom; `(` as last character when an opening parenthesis follows at once
- QUOTED        text in ', " or `, with its quotes (and `(` as with names)
- VAR, NUMBER, END
- PUNCT         one of ( ) [ ] { } , |
- OTHER         a character that no rule above takes: `rescan` makes a token of it, or raises ParseError

All rules are plain patterns without functions, which is what makes PLY fast; each excludes what another one takes, so
their order does not matter but for OTHER, the shortest and so the last. Layout and comments are skipped by PLY. Only
single characters are repeated possessively: `(...)*+` is wrong in the `re` of Python 3.11.2, which Debian 12 has.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from wamjit.read import chars
from wamjit.read.problems import ParseError

if TYPE_CHECKING:
    from ply.lex import Lexer, LexToken

_ESCAPE = r"\\(?:[abfnrtv\\'\"`]|x[0-9a-fA-F]++\\|[0-7]++\\)"
# what SWI-Prolog, SICStus and YAP have beside them: `\d \e \s`, codes that no backslash ends (`\033[1m`), and these:
_UNICODE = r"u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}"
_LOOSE_CODE = rf"\\(?:[abdefnrstv\\'\"`]|x[0-9a-fA-F]++\\?|[0-7]++\\?|{_UNICODE})"
_LOOSE_ESCAPE = rf"(?:{_LOOSE_CODE}|\\c\s*+)"
_COMMENT = r"%[^\n]*+|/\*(?s:.*?)\*/"
_CONTROL = r"\x00-\x1f\x7f"
_NOT_WIDE = r"(?![^\x00-\x7f])"


def _opened(quote: str, escape: str = _ESCAPE, more: str = "") -> str:
    return rf"{quote}(?:[^{quote}\\{_CONTROL}]++|{quote}{quote}|{escape}|\\\r?\n{more})*"


def _quoted(quote: str, *loose: str) -> str:
    return f"{_opened(quote, *loose)}{quote}(?!{quote})"


_LOOSE = (_LOOSE_ESCAPE, r"|\r?\n|\t")  # ends of lines as they are
_LETTER = rf"0'(?:''|{_ESCAPE}|[^'\\{_CONTROL}])"
_LOOSE_LETTER = rf"0'(?:''|{_LOOSE_CODE}|[^\\{_CONTROL}])"  # `0''` too
_BASED = r"0(?:x[0-9a-fA-F]++(?:_[0-9a-fA-F]++)*|o[0-7]++(?:_[0-7]++)*|b[01]++(?:_[01]++)*)"
_DIGITS = r"[0-9]++(?:_[0-9]++)*"
_FRACTION = r"\.[0-9]++(?:[eE][-+]?[0-9]++|Inf|NaN)?"


class _Rules:
    """The rules as PLY wants them: one attribute `t_TYPE` each."""

    tokens = ("NAME", "SYMBOL", "QUOTED", "VAR", "NUMBER", "END", "PUNCT", "OTHER")
    t_NAME = rf"(?:[a-z]\w*+{_NOT_WIDE}|[!;])\(?"
    t_SYMBOL = rf"(?!/\*|\.(?:[\s%]|\Z))[-#$&*+./:<=>?@^~\\]++{_NOT_WIDE}\(?"
    t_QUOTED = rf"{_quoted(chr(39))}\(?|{_quoted(chr(34))}|{_quoted('`')}"
    t_VAR = rf"[A-Z_]\w*+{_NOT_WIDE}"
    t_NUMBER = rf"{_LETTER}|{_BASED}|{_DIGITS}(?:{_FRACTION})?"
    t_END = r"\.(?=[\s%]|\Z)"
    t_PUNCT = r"[()\[\]{},|]"
    t_OTHER = r"."
    t_ignore = chars.LAYOUT
    t_ignore_COMMENT = _COMMENT

    @staticmethod
    def t_error(token: LexToken) -> None:
        raise AssertionError(f"no rule for {token.value[:1]!r}")


class _LooseRules(_Rules):
    """What other systems read beyond ISO: `1e10`, `16'FF`, `0''`, more escapes, quotes over several lines."""

    t_QUOTED = rf"{_quoted(chr(39), *_LOOSE)}\(?|{_quoted(chr(34), *_LOOSE)}|{_quoted('`', *_LOOSE)}"
    t_NUMBER = rf"{_LOOSE_LETTER}|{_BASED}|[1-9][0-9]?'[0-9a-zA-Z]++|{_DIGITS}(?:{_FRACTION}|[eE][-+]?[0-9]++)?"


@cache
def _master(loose: bool) -> Lexer:
    """The one lexer that all are copies of, made at the first use. `lextab=""`: PLY neither reads nor writes files."""
    from ply import lex

    return lex.lex(object=_LooseRules() if loose else _Rules(), optimize=True, lextab="", reflags=0)


def new_lexer(text: str, loose: bool = False) -> Lexer:
    """A lexer at the start of `text`; a loose one knows what other systems have beyond ISO."""
    lexer = _master(loose).clone()
    lexer.input(text)
    return lexer


def rescan(lexer: Lexer, token: LexToken) -> LexToken:
    """Makes a NAME, SYMBOL or VAR of an OTHER token where characters beyond ASCII are involved."""
    text, start = lexer.lexdata, token.lexpos
    char = text[start]
    if char in "'\"`":
        raise _bad_quoted(text, start)
    if text.startswith("/*", start):
        raise ParseError("end of file in block comment", start, len(text))
    if chars.starts_word(char):
        token.type = "VAR" if chars.starts_variable(char) else "NAME"
        end = _span(text, start, chars.is_word_char)
    elif chars.is_symbol_char(char):
        token.type = "SYMBOL"
        end = _span(text, start, chars.is_symbol_char)
    else:
        raise ParseError(f"illegal character {char!r}", start)
    if token.type != "VAR" and text.startswith("(", end):
        end += 1
    token.value = text[start:end]
    lexer.lexpos = end
    return token


def _span(text: str, start: int, belongs) -> int:
    end = start + 1
    while end < len(text) and belongs(text[end]):
        end += 1
    return end


_LAYOUT = re.compile(rf"(?:[{chars.LAYOUT}]|{_COMMENT})*")


def only_layout(text: str) -> bool:
    """Whether there is no token in `text`."""
    return _LAYOUT.fullmatch(text) is not None


_END = re.compile(r"\.(?=[\s%]|\Z)")


def _bad_quoted(text: str, start: int) -> ParseError:
    """Why no quoted item starts at `start`, and where skipping should go on: behind the closing quote if one stands in
    the same line (escapes that do not exist included), else at the next full stop."""
    quote = text[start]
    good = re.compile(_opened(quote)).match(text, start)
    stop = good.end() if good else start
    closed = re.compile(rf"{quote}(?:[^{quote}\\\n]|{quote}{quote}|\\(?s:.))*{quote}(?!{quote})").match(text, start)
    resume = closed.end() if closed else start + 1
    if not closed:
        end = _END.search(text, start)
        resume = end.start() if end else len(text)
    if stop >= len(text):
        return ParseError("end of file in quoted", start, resume)
    if text[stop] == "\\":
        return ParseError("undefined escape sequence", stop, resume)
    if text[stop] == "\n":
        return ParseError("end of line in quoted", start, resume)
    return ParseError("control character in quoted", stop, resume)
