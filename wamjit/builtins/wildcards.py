"""wildcard_match/2,3: file name patterns.

In: a pattern with * ? [..] {a,b} and backslashes, a text. Out: whether the whole text matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wamjit.builtins.options import checked, truth
from wamjit.builtins.text import any_text
from wamjit.engine.errors import PrologError, syntax_error
from wamjit.read.terms import NIL


def wildcard_match(engine, pattern, text):
    """wildcard_match/2"""
    return wildcard_match_3(engine, pattern, text, NIL)


def wildcard_match_3(engine, pattern, text, options):
    """wildcard_match/3: case_sensitive(Boolean)"""
    wanted = {"case_sensitive": True} | checked(options, "wildcard_option", {"case_sensitive": truth})
    flags = re.DOTALL | (0 if wanted["case_sensitive"] else re.IGNORECASE)
    expression = "".join(pieces(any_text(pattern)))
    try:
        return re.fullmatch(expression, any_text(text), flags) is not None
    except re.error:
        raise wrong("illegal wildcard pattern") from None


def wrong(text: str) -> PrologError:
    """The error of a pattern that is none."""
    return syntax_error(text)


def pieces(pattern: str) -> Iterator[str]:
    """The parts of the regular expression for a pattern."""
    position, depth = 0, 0
    while position < len(pattern):
        char = pattern[position]
        position += 1
        if char == "\\" and position < len(pattern):
            yield re.escape(pattern[position])
            position += 1
        elif char == "[":
            end = pattern.find("]", position)
            if end <= position:
                raise wrong("illegal wildcard pattern")
            yield f"[{members(pattern[position:end])}]"
            position = end + 1
        elif char == "{":
            depth += 1
            yield "(?:"
        elif char == "}" and depth:
            depth -= 1
            yield ")"
        elif char == "," and depth:
            yield "|"
        else:
            yield {"*": ".*", "?": "."}.get(char, re.escape(char))
    if depth:
        raise wrong("illegal wildcard pattern")


def members(text: str) -> str:
    """The inside of a set of characters: ranges stay, all else stands for itself."""
    return re.sub(r"[\\^\[\]&~|]", lambda found: "\\" + found[0], text)
