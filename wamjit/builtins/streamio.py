"""Streams as programs see them: opening, closing, the current ones, properties, places.

In: stream terms, aliases, options. Out: streams, properties. Holds: errors are those of ISO 8.11.
"""

from __future__ import annotations

from collections.abc import Iterator

from wamjit.builtins.encodings import known, wants_mark
from wamjit.builtins.inputs import Place
from wamjit.builtins.options import Wrong, atom, checked, items_of, one_of, pairs, truth
from wamjit.builtins.outputs import Output
from wamjit.builtins.streams import Input, Stream, is_stream_term, path_of, place_from
from wamjit.builtins.text import any_text
from wamjit.engine.errors import (
    PrologError,
    domain_error,
    error,
    existence_error,
    instantiation_error,
    permission_error,
    type_error,
)
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, make_list

MODES = ("read", "write", "append", "update")
DEFAULTS = {"type": "text", "alias": None, "eof_action": "eof_code", "encoding": "utf8", "bom": None, "buffer": "full",
            "reposition": None, "newline": "posix"}  # fmt: skip


def encoding(value: Term) -> str:
    """The name of an encoding."""
    found = known(atom(value))
    if found is None:
        raise Wrong
    return found


EOF_ACTION = one_of("error", "eof_code", "reset")
BUFFER = one_of("full", "line", "false")
OPEN_OPTIONS = {
    "type": one_of("text", "binary"),
    "alias": atom,
    "eof_action": EOF_ACTION,
    "reposition": truth,
    "encoding": encoding,
    "bom": truth,
    "buffer": BUFFER,
    "close_on_abort": truth,
    "create": lambda value: value,
    "lock": one_of("none", "read", "shared", "write", "exclusive"),
    "wait": truth,
    "newline": one_of("posix", "dos", "detect"),
}


def open_3(engine, path, mode, stream):
    """open/3"""
    return open_4(engine, path, mode, stream, NIL)


def open_4(engine, path, mode, stream, options):
    """open/4"""
    if isinstance(path, Var) or isinstance(mode, Var):
        raise instantiation_error()
    items_of(options)
    if not isinstance(mode, Atom):
        raise type_error("atom", mode)
    if not isinstance(stream, Var):
        raise error(Struct("uninstantiation_error", (stream,)))
    piped = isinstance(path, Struct) and path.name == "pipe" and len(path.args) == 1
    name = any_text(path.args[0]) if piped else path_of(path)
    if mode.name not in MODES:
        raise domain_error("io_mode", mode)
    wanted = DEFAULTS | {"encoding": engine.flags.encoding} | checked(options, "stream_option", OPEN_OPTIONS)
    if wanted["bom"] is None and mode.name == "write":
        wanted["bom"] = is_marked(options)
    if wanted["alias"] in engine.streams.by_alias:
        raise permission_error("open", "source_sink", Struct("alias", (Atom(wanted["alias"]),)))
    if piped:
        from wamjit.builtins.processes import open_command

        return [(stream, open_command(engine, name, mode, wanted).term)]
    return [(stream, open_stream(engine, path, name, mode.name, wanted).term)]


def is_marked(options: Term) -> bool:
    """Whether a file is to begin with a mark because its encoding is the name of a kind."""
    found = pairs(options, "stream_option")
    return any(name == "encoding" and wants_mark(value.name) for _, name, value in found)


def open_stream(engine, path: Term, name: str, mode: str, wanted: dict) -> Stream:
    """The stream of a file, or the error that it is."""
    demanded = wanted["reposition"]
    wanted["reposition"] = demanded is not False
    try:
        made = engine.streams.open(name, mode, wanted)
    except FileNotFoundError:
        raise existence_error("source_sink", path) from None
    except (OSError, ValueError):
        raise permission_error("open", "source_sink", path) from None
    if demanded and not made.reposition:
        engine.streams.close(made)
        raise permission_error("open", "source_sink", Struct("reposition", (Atom("true"),)))
    return made


def close_1(engine, stream):
    """close/1"""
    engine.streams.close(engine.streams.find(stream))


def close_2(engine, stream, options):
    """close/2"""
    if isinstance(stream, Var):
        raise instantiation_error()
    force = checked(options, "close_option", {"force": truth}).get("force", False)
    found = engine.streams.find(stream)
    try:
        engine.streams.close(found)
    except PrologError:
        if not force:
            raise


# the current streams


def current_input(engine, stream):
    """current_input/1"""
    return [(stream, _checked(engine, stream, engine.streams.input).term)]


def current_output(engine, stream):
    """current_output/1"""
    return [(stream, _checked(engine, stream, engine.streams.output).term)]


def _checked(engine, term: Term, stream: Stream) -> Stream:
    """A stream that is asked for; what is no stream, or none any more, is an error of domain: ISO 8.11.1."""
    if not isinstance(term, Var) and not (is_stream_term(term) and engine.streams.is_open(term)):
        raise domain_error("stream", term)
    return stream


def set_input(engine, stream):
    """set_input/1"""
    engine.streams.input = engine.streams.input_of(stream, None)


def set_output(engine, stream):
    """set_output/1"""
    found = engine.streams.find(stream)
    if not isinstance(found, Output):
        raise permission_error("output", "stream", stream)
    engine.streams.output = found


def flush_output(engine):
    """flush_output/0"""
    stream = engine.streams.output
    stream.flush()
    engine.streams.put(stream, "")


def flush_output_1(engine, stream):
    """flush_output/1"""
    found = engine.streams.find(stream)
    if not isinstance(found, Output):
        raise permission_error("output", "stream", stream)
    found.flush()
    engine.streams.put(found, "")


def at_end_of_stream(engine):
    """at_end_of_stream/0"""
    stream = engine.streams.input
    return engine.streams.handed(stream, is_at_end(stream))


def at_end_of_stream_1(engine, stream):
    """at_end_of_stream/1"""
    found = engine.streams.input_of(stream, None)
    return engine.streams.handed(found, is_at_end(found))


def is_at_end(stream: Input) -> bool:
    """Whether nothing is left; a terminal is asked."""
    return stream.past_end or not stream.peek()


# properties

COUNTED = ("utf8", "text", "ascii")  # encodings whose bytes are those of the text that the kernel has
PROPERTIES = {
    "alias": 1, "buffer": 1, "bom": 1, "close_on_abort": 1, "encoding": 1, "end_of_stream": 1, "eof_action": 1,
    "file_name": 1, "input": 0, "line_count": 1, "mode": 1, "newline": 1, "output": 0, "position": 1, "reposition": 1,
    "representation_errors": 1, "tty": 1, "type": 1,
}  # fmt: skip


def stream_properties(engine, stream, wanted, properties):
    """'$stream_properties'(?Stream, ?Property, -Pairs): Stream-Property for stream_property/2"""
    if not isinstance(stream, Var) and not is_stream_term(stream):
        raise domain_error("stream", stream)
    name, arity = None, 0
    if not isinstance(wanted, Var):
        name, arity = getattr(wanted, "name", ""), len(wanted.args) if isinstance(wanted, Struct) else 0
        if PROPERTIES.get(name) != arity or not isinstance(wanted, Atom | Struct):
            raise domain_error("stream_property", wanted)
    if not isinstance(stream, Var):
        streams = [engine.streams.find(stream)]
    elif name == "alias" and isinstance(wanted.args[0], Atom):
        named = engine.streams.by_alias.get(wanted.args[0].name)
        return [(properties, make_list([] if named is None else [Struct("-", (named.term, wanted))]))]
    else:
        streams = list(engine.streams.by_number.values())
    found = make_list(Struct("-", (s.term, p)) for s in streams for p in _properties(engine, s, name))
    if name in ("position", "end_of_stream") and len(streams) == 1 and isinstance(streams[0], Input):
        place = known_place(streams[0]) if name == "position" else None
        return engine.streams.handed(streams[0], [(properties, found)], place)
    return [(properties, found)]


def _properties(engine, stream: Stream, wanted: str | None) -> Iterator[Term]:
    """The properties of a stream; some only where they are asked for, because they cost."""
    for name, value in _named(engine, stream, wanted):
        if wanted in (None, name) and value is not None:
            yield Struct(name, (Atom(value) if isinstance(value, str) else value,)) if value != "" else Atom(name)


def _named(engine, stream: Stream, wanted: str | None) -> Iterator[tuple[str, Term]]:
    stream.settle()
    is_input = isinstance(stream, Input)
    yield "input" if is_input else "output", ""
    yield "mode", stream.mode
    for alias in [alias for alias, named in engine.streams.by_alias.items() if named is stream]:
        yield "alias", alias
    if stream.file_name is not None:
        yield "file_name", stream.file_name
    yield "type", "binary" if stream.binary else "text"
    yield "eof_action", stream.eof_action
    if is_input and wanted in (None, "end_of_stream"):
        yield "end_of_stream", stream.end_of_stream()
    if wanted in (None, "position"):
        if is_input:
            stream.shorten()
        yield "position", stream.place().term
    yield "reposition", truth_name(stream.reposition)
    if not stream.binary:
        yield "encoding", stream.encoding
        yield "newline", stream.newline
        yield "line_count", stream.line if is_input else stream.lines
        yield "bom", truth_name(stream.marked)
    yield "buffer", stream.buffer
    if wanted in (None, "tty"):
        yield "tty", truth_name(stream.is_terminal())


def truth_name(value: bool) -> str:
    """true or false."""
    return "true" if value else "false"


def counted(engine, stream: Term, wanted: str, value: Term) -> list:
    """What is counted of a stream; of one that is read the kernel counts on from there, where bytes tell it."""
    found = engine.streams.find(stream)
    if isinstance(found, Output):
        answer = [(value, getattr(found.place(), wanted))]
        engine.streams.put(found, "")
        return answer
    found.shorten()
    answer = [(value, getattr(found.place(), wanted))]
    return engine.streams.handed(found, answer, known_place(found))


def known_place(stream: Input) -> Place | None:
    """The place of a stream whose text the kernel can count."""
    return stream.place() if stream.encoding in COUNTED else None


def line_count(engine, stream, count):
    """line_count/2"""
    return counted(engine, stream, "line", count)


def line_position(engine, stream, column):
    """line_position/2"""
    return counted(engine, stream, "column", column)


def character_count(engine, stream, count):
    """character_count/2"""
    return counted(engine, stream, "characters", count)


def byte_count(engine, stream, count):
    """byte_count/2"""
    return counted(engine, stream, "bytes", count)


def prompt(engine, text):
    """'$prompt'(-Atom): prompt/2"""
    return [(text, Atom(engine.streams.prompt))]


# changes


def set_prompt(engine, text):
    """'$set_prompt'(+Text): prompt/2"""
    engine.streams.prompt = any_text(text)


def set_stream_position(engine, stream, position):
    """set_stream_position/2"""
    if isinstance(stream, Var) or isinstance(position, Var):
        raise instantiation_error()
    found = engine.streams.find(stream)
    place = place_from(position)
    if place is None:
        raise domain_error("stream_position", position)
    if not found.reposition:
        raise permission_error("reposition", "stream", stream)
    if not isinstance(found, Input):
        found.seek(place)
    else:
        if not found.go_back(place):
            found.seek(place)
        engine.streams.handed(found, True, known_place(found))


def set_stream(engine, stream, option):
    """set_stream/2: alias(A), encoding(E), type(T), eof_action(A), buffer(B), line_position(N)"""
    found = engine.streams.find(stream)
    if isinstance(option, Var):
        raise instantiation_error()
    if not isinstance(option, Struct) or len(option.args) != 1:
        raise domain_error("stream_property", option)
    kinds = {name: OPEN_OPTIONS[name] for name in ("alias", "type", "encoding", "eof_action", "buffer", "newline")}
    kinds |= {name: (lambda value: value) for name in ("line_position", "tty", "record_position", "timeout")}
    ((name, value),) = checked(make_list([option]), "stream_property", kinds).items()
    if name == "alias":
        engine.streams.name(found, value)
    elif name in ("eof_action", "buffer"):
        setattr(found, name, value)
    elif name == "newline" and isinstance(found, Output):
        found.flush()  # what was written before has the ends of lines of before
        found.newline = value
    elif name in ("encoding", "type"):
        _recode(found, name, value)
    elif name == "line_position" and isinstance(found, Output) and isinstance(value, int):
        found.column = value


def _recode(stream: Stream, name: str, value: str) -> None:
    binary = stream.binary if name == "encoding" else value == "binary"
    if name == "type":
        value = "octet" if binary else "utf8"
    if isinstance(stream, Input):
        stream.set_encoding(value, binary)
    else:
        stream.flush()
        stream.encoding, stream.binary = value, binary
