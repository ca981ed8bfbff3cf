"""Which characters make which tokens: ASCII by table, the others by their Unicode category.

A word starts with a letter and goes on with letters, digits, marks and `_`; upper and title case start variables.
Symbols and punctuation beyond ASCII behave like `+` and `*`: they stick together with symbol characters.
The lexer's rules and the writer's quoting both follow these functions, so that they agree.
"""

from __future__ import annotations

import re

SYMBOLS = "#$&*+-./:<=>?@^~\\"
LAYOUT = (
    " \n\t\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_PLAIN_ATOM = re.compile(r"[a-z][a-zA-Z0-9_]*\Z|[-#$&*+./:<=>?@^~\\]+\Z")
_SOLO_ATOMS = frozenset(["[]", "{}", "!", ";"])


def is_word_char(char: str) -> bool:
    """Whether a word may go on with `char`."""
    return char.isalnum() or char == "_" or (not char.isascii() and ("a" + char).isidentifier())


def is_symbol_char(char: str) -> bool:
    """Whether `char` sticks to its like, as `+` does."""
    if char.isascii():
        return char in SYMBOLS
    import unicodedata

    return unicodedata.category(char)[0] in "SP" and not is_word_char(char)


def starts_variable(char: str) -> bool:
    """Whether a word that starts with `char` names a variable."""
    return char == "_" or char.isupper() or char.istitle()


def starts_word(char: str) -> bool:
    """Whether `char` starts a word: a letter of any script, or `_`."""
    return char.isidentifier()


def starts_atom(char: str) -> bool:
    """Whether an unquoted alphanumeric atom may start with `char`."""
    return starts_word(char) and not starts_variable(char)


def needs_quotes(name: str) -> bool:
    """Whether the atom `name` must be written in quotes to be read back."""
    if _PLAIN_ATOM.match(name):
        return name == "." or name.startswith("/*")
    if name in _SOLO_ATOMS:
        return False
    if not name or name.isascii():
        return True
    if starts_atom(name[0]):
        return not all(map(is_word_char, name))
    return name.startswith("/*") or not all(map(is_symbol_char, name))
