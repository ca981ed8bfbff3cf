"""Streams that write to memory, and characters that are put back on a stream.

In: streams, character codes. Out: streams, text. Holds: what is put back comes next, whether it was read before or not.
"""

from __future__ import annotations

import io

from wamjit.builtins.outputs import Output
from wamjit.engine.errors import domain_error
from wamjit.read.terms import String


def open_memory(engine, stream):
    """'$open_memory'(-Stream)"""
    made, _ = engine.streams.open_memory()
    return [(stream, made.term)]


def close_memory(engine, stream, text):
    """'$close_memory'(+Stream, -String): what was written on a stream of '$open_memory'"""
    found = engine.streams.find(stream)
    target = found.target() if isinstance(found, Output) else None
    if not isinstance(target, io.StringIO) or found in (engine.streams.user_output, engine.streams.user_error):
        raise domain_error("term_stream", stream)
    found.flush()
    written = target.getvalue()
    engine.streams.close(found)
    return [(text, String(written))]


def unget(engine, stream, kind, code):
    """'$unget'(+Stream, +Kind, +Code): Kind is text or binary"""
    found = engine.streams.input_of(stream, kind.name)
    char = chr(code)
    at = found.position
    if at and found.text[at - 1] == char:
        found.position -= 1
    else:
        found.text = found.text[:at] + char + found.text[at:]
    found.line -= char == "\n"
    found.past_end = False
