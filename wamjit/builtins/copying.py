"""More about streams: places in bytes, copies from one to another.

In: streams, numbers. Out: effects on them. Holds: errors are those of the predicates of the standard.
"""

from __future__ import annotations

from wamjit.builtins.inputs import Place
from wamjit.engine.errors import (
    PrologError,
    domain_error,
    instantiation_error,
    permission_error,
    type_error,
)
from wamjit.read.terms import Atom, Var

METHODS = ("bof", "current", "eof")


def seek(engine, stream, offset, method, position):
    """seek/4: to a byte of the file"""
    found = engine.streams.find(stream)
    if isinstance(offset, Var) or isinstance(method, Var):
        raise instantiation_error()
    if not isinstance(offset, int):
        raise type_error("integer", offset)
    if not isinstance(method, Atom) or method.name not in METHODS:
        raise domain_error("seek_method", method)
    if not found.reposition:
        raise permission_error("reposition", "stream", stream)
    if method.name == "eof":
        flush = getattr(found, "flush", None)
        if flush is not None:
            flush()
        start = found.file.seek(0, 2)
    else:
        start = found.place().bytes if method.name == "current" else 0
    if start + offset < 0:
        raise domain_error("position", offset)
    found.seek(Place(start + offset, 1, 0, start + offset))
    return [(position, start + offset)]


def is_stream(engine, term):
    """is_stream/1"""
    try:
        engine.streams.find(term)
    except PrologError:
        return False
    return True


def copy_stream_data(engine, source, target):
    """copy_stream_data/2"""
    engine.streams.output_of(target).write(engine.streams.input_of(source).read_rest())


def copy_stream_data_3(engine, source, target, length):
    """copy_stream_data/3"""
    output, stream = engine.streams.output_of(target), engine.streams.input_of(source)
    if isinstance(length, Var):
        raise instantiation_error()
    if not isinstance(length, int):
        raise type_error("integer", length)
    output.write(stream.take(max(length, 0)))
