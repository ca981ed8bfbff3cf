"""print_message/2 and its kind: what programs say in the system's way.

In: a kind and a term, or lines of a message. Out: text on `user_error` or another stream. Holds: the program's
hooks (message_hook/3, prolog:message//1) are asked first, see engine/reporting.py.
"""

from __future__ import annotations

from wamjit.builtins.text import any_text, codes
from wamjit.engine.errors import instantiation_error
from wamjit.read.cycles import cut_short
from wamjit.read.terms import Var


def print_message(engine, kind, term):
    """print_message/2"""
    if isinstance(kind, Var):
        raise instantiation_error()
    engine.reporter.message(kind, cut_short(term))


def print_message_lines(engine, stream, prefix, lines):
    """print_message_lines/3: each line behind a prefix; `kind(K)` stands for the prefix of a kind"""
    from wamjit.engine.reporting import PREFIXES

    if getattr(prefix, "name", "") == "kind" and getattr(prefix, "args", ()):
        before = PREFIXES.get(getattr(prefix.args[0], "name", ""), "")
    else:
        before = any_text(prefix).replace("~N", "")
    text = engine.reporter.rendered(cut_short(lines))
    engine.streams.output_of(stream).write("".join(f"{before}{line}\n" for line in text.splitlines()))


def message_to_codes(engine, term, _kind, found):
    """message_to_codes/3: the text of a message"""
    lines = engine.reporter.translated(cut_short(term))
    return [(found, codes(engine.reporter.rendered(lines).rstrip("\n")))]
