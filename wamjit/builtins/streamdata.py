"""Streams that forget, text up to a separator, single keys, links.

In: streams or aliases, texts. Out: streams, strings, codes. Holds: a key is read past what the stream has buffered.
"""

from __future__ import annotations

import os
import sys

from wamjit.builtins.chario import code_or_end
from wamjit.builtins.text import any_text
from wamjit.read.terms import Atom, String


class Nowhere:
    """A file that forgets what is written on it."""

    def write(self, text: str) -> None:
        """Forget it."""

    def flush(self) -> None:
        """Nothing is kept."""


def open_null_stream(engine, stream):
    """open_null_stream/1: what is written on the stream is counted and forgotten"""
    target = Nowhere()
    return [(stream, engine.streams.open_output(lambda: target).term)]


def read_string_5(engine, stream, separators, padding, separator, string):
    """read_string/5: up to a separator, without the padding at both ends; the separator's code, or -1 at the end"""
    found = engine.streams.input_of(stream)
    ends, pads = any_text(separators), any_text(padding)
    read = []
    while (char := found.get()) and char not in ends:
        read.append(char)
    text = "".join(read).strip(pads) if pads else "".join(read)
    return engine.streams.handed(found, [(separator, code_or_end(char)), (string, String(text))])


def get_single_char(engine, code):
    """get_single_char/1: a key of the terminal, not echoed; elsewhere the next character of standard input"""
    engine.streams.flush()
    if engine.streams.user_input.is_terminal():
        return [(code, code_or_end(key()))]
    return [(code, code_or_end(engine.streams.user_input.get()))]


def key() -> str:
    """One key; empty at the end of the input."""
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        return os.read(descriptor, 16).decode(errors="replace")[:1]
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def read_link(engine, file, link, target):
    """read_link/3: what a symbolic link says, and the file that it leads to in the end"""
    path = any_text(file)
    if not os.path.islink(path):
        return False
    return [(link, Atom(os.readlink(path))), (target, Atom(os.path.realpath(path)))]
