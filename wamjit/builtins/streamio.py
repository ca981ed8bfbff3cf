"""Streams as programs see them: opening, closing, characters, reading terms.

In: stream terms, aliases, options. Out: characters, codes, terms. Holds: errors are those of ISO 8.11 to 8.14.
"""

from __future__ import annotations

from wamjit.builtins.streams import Input, Output, path_of
from wamjit.builtins.text import code_character
from wamjit.engine.errors import (
    domain_error,
    error,
    existence_error,
    instantiation_error,
    permission_error,
    type_error,
)
from wamjit.read.problems import SyntaxProblem
from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var, list_parts, make_list

END_OF_FILE = Atom("end_of_file")


def options_of(options: Term) -> dict[str, Term]:
    """name(Value) options as a dictionary."""
    items, tail = list_parts(options)
    if isinstance(tail, Var) or any(isinstance(item, Var) for item in items):
        raise instantiation_error()
    if tail is not NIL:
        raise type_error("list", options)
    found = {}
    for item in items:
        if not isinstance(item, Struct) or len(item.args) != 1:
            raise domain_error("stream_option", item)
        if isinstance(item.args[0], Var) and item.name in ("alias", "type", "eof_action", "reposition"):
            raise instantiation_error()
        found[item.name] = item.args[0]
    return found


def open_3(engine, path, mode, stream):
    """open/3"""
    return open_4(engine, path, mode, stream, NIL)


def open_4(engine, path, mode, stream, options):
    """open/4"""
    name = path_of(path)
    if isinstance(mode, Var):
        raise instantiation_error()
    if not isinstance(mode, Atom):
        raise type_error("atom", mode)
    if mode.name not in ("read", "write", "append"):
        raise domain_error("io_mode", mode)
    wanted = options_of(options)
    if not isinstance(stream, Var):
        raise error(Struct("uninstantiation_error", (stream,)))
    alias = wanted["alias"].name if isinstance(wanted.get("alias"), Atom) else None
    if alias in engine.streams.by_alias:
        raise permission_error("open", "source_sink", Struct("alias", (wanted["alias"],)))
    try:
        made = engine.streams.open(name, mode.name, alias, wanted.get("type") is Atom("binary"))
    except FileNotFoundError:
        raise existence_error("source_sink", path) from None
    except OSError:
        raise permission_error("open", "source_sink", path) from None
    if isinstance(wanted.get("eof_action"), Atom):
        made.eof_action = wanted["eof_action"].name
    return [(stream, made.term)]


def close_1(engine, stream):
    """close/1"""
    engine.streams.close(engine.streams.find(stream))


def close_2(engine, stream, options):
    """close/2"""
    options_of(options)
    engine.streams.close(engine.streams.find(stream))


def current_input(engine, stream):
    """current_input/1"""
    return [(stream, _checked(engine, stream, engine.streams.input).term)]


def current_output(engine, stream):
    """current_output/1"""
    return [(stream, _checked(engine, stream, engine.streams.output).term)]


def _checked(engine, term: Term, stream):
    if not isinstance(term, Var) and not (isinstance(term, Struct) and term.name == "$stream"):
        raise domain_error("stream", term)
    return stream


def set_input(engine, stream):
    """set_input/1"""
    engine.streams.input = engine.streams.input_of(stream)


def set_output(engine, stream):
    """set_output/1"""
    engine.streams.output = engine.streams.output_of(stream)


def flush_output(engine):
    """flush_output/0"""
    engine.streams.output.flush()


def flush_output_1(engine, stream):
    """flush_output/1"""
    engine.streams.output_of(stream).flush()


def at_end_of_stream(engine):
    """at_end_of_stream/0"""
    return not engine.streams.input.peek()


def at_end_of_stream_1(engine, stream):
    """at_end_of_stream/1"""
    return not engine.streams.input_of(stream).peek()


def stream_properties(engine, stream, properties):
    """'$stream_properties'(?Stream, -Pairs): Stream-Property for stream_property/2"""
    wanted = engine.streams.by_number.values() if isinstance(stream, Var) else [engine.streams.find(stream)]
    return [(properties, make_list(Struct("-", (s.term, p)) for s in list(wanted) for p in _properties(s)))]


def _properties(stream) -> list[Term]:
    found: list[Term] = [Struct("mode", (Atom(stream.mode),)), Atom("input" if isinstance(stream, Input) else "output")]
    if stream.alias is not None:
        found.append(Struct("alias", (Atom(stream.alias),)))
    if stream.file_name is not None:
        found.append(Struct("file_name", (Atom(stream.file_name),)))
    if isinstance(stream, Input):
        found.append(Struct("eof_action", (Atom(stream.eof_action),)))
        found.append(Struct("line_count", (stream.line,)))
    found.append(Struct("type", (Atom("binary" if stream.binary else "text"),)))
    return found


def line_count(engine, stream, count):
    """line_count/2"""
    found = engine.streams.find(stream)
    return [(count, found.lines if isinstance(found, Output) else found.line)]


def line_position(engine, stream, column):
    """line_position/2"""
    return [(column, engine.streams.output_of(stream).column)]


# characters


def char_or_end(char: str) -> Atom:
    """A character as an atom, `end_of_file` at the end."""
    return Atom(char) if char else END_OF_FILE


def code_or_end(char: str) -> int:
    """A character as a code, -1 at the end."""
    return ord(char) if char else -1


def in_character(term: Term) -> None:
    """Check an argument that a character will be unified with."""
    if not isinstance(term, Var) and term is not END_OF_FILE and not (isinstance(term, Atom) and len(term.name) == 1):
        raise type_error("in_character", term)


def in_code(term: Term) -> None:
    """Check an argument that a code will be unified with."""
    if not isinstance(term, int | Var):
        raise type_error("integer", term)
    if isinstance(term, int) and term != -1:
        code_character(term)


def get_char(engine, char):
    """get_char/1"""
    in_character(char)
    return [(char, char_or_end(engine.streams.input.get()))]


def get_char_2(engine, stream, char):
    """get_char/2"""
    found = engine.streams.input_of(stream)
    in_character(char)
    return [(char, char_or_end(found.get()))]


def peek_char(engine, char):
    """peek_char/1"""
    in_character(char)
    return [(char, char_or_end(engine.streams.input.peek()))]


def peek_char_2(engine, stream, char):
    """peek_char/2"""
    found = engine.streams.input_of(stream)
    in_character(char)
    return [(char, char_or_end(found.peek()))]


def get_code(engine, code):
    """get_code/1"""
    in_code(code)
    return [(code, code_or_end(engine.streams.input.get()))]


def get_code_2(engine, stream, code):
    """get_code/2"""
    found = engine.streams.input_of(stream)
    in_code(code)
    return [(code, code_or_end(found.get()))]


def peek_code(engine, code):
    """peek_code/1"""
    in_code(code)
    return [(code, code_or_end(engine.streams.input.peek()))]


def peek_code_2(engine, stream, code):
    """peek_code/2"""
    found = engine.streams.input_of(stream)
    in_code(code)
    return [(code, code_or_end(found.peek()))]


def get_byte(engine, byte):
    """get_byte/1"""
    return [(byte, code_or_end(engine.streams.input.get()))]


def get_byte_2(engine, stream, byte):
    """get_byte/2"""
    return [(byte, code_or_end(engine.streams.input_of(stream).get()))]


def peek_byte(engine, byte):
    """peek_byte/1"""
    return [(byte, code_or_end(engine.streams.input.peek()))]


def peek_byte_2(engine, stream, byte):
    """peek_byte/2"""
    return [(byte, code_or_end(engine.streams.input_of(stream).peek()))]


def put_byte(engine, byte):
    """put_byte/1"""
    engine.streams.output.write(code_character(byte))


def put_byte_2(engine, stream, byte):
    """put_byte/2"""
    engine.streams.output_of(stream).write(code_character(byte))


def read_line_to_string(engine, stream, line):
    """read_line_to_string/2"""
    text = engine.streams.input_of(stream).read_line()
    return [(line, END_OF_FILE if text is None else String(text))]


def read_line_to_codes(engine, stream, line):
    """read_line_to_codes/2"""
    text = engine.streams.input_of(stream).read_line()
    return [(line, -1 if text is None else make_list(map(ord, text)))]


def read_stream_to_codes(engine, stream, codes):
    """read_stream_to_codes/2"""
    return [(codes, make_list(map(ord, engine.streams.input_of(stream).read_rest())))]


# terms


def read_1(engine, term):
    """read/1"""
    return read_from(engine, engine.streams.input, term, NIL)


def read_2(engine, stream, term):
    """read/2"""
    return read_from(engine, engine.streams.input_of(stream), term, NIL)


def read_term_2(engine, term, options):
    """read_term/2"""
    return read_from(engine, engine.streams.input, term, options)


def read_term_3(engine, stream, term, options):
    """read_term/3"""
    return read_from(engine, engine.streams.input_of(stream), term, options)


def read_from(engine, stream: Input, term: Term, options: Term) -> list:
    """Read a term, and what the options ask about its variables."""
    wanted = options_of(options)
    try:
        clause = stream.read_clause(engine.operators, engine.flags)
    except SyntaxProblem as problem:
        raise error(Struct("syntax_error", (problem.formal,))) from None
    if clause is None:
        pairs, value = {}, END_OF_FILE
        singletons: list[str] = []
    else:
        pairs, value, singletons = clause.variables, clause.term, clause.singletons
    answers = [(term, value)]
    named = [(name, variable) for name, variable in pairs.items() if name != "_"]
    if "variable_names" in wanted:
        answers.append((wanted["variable_names"], _bindings(named)))
    if "variables" in wanted:
        answers.append((wanted["variables"], make_list(variables_of(value))))
    if "singletons" in wanted:
        answers.append((wanted["singletons"], _bindings([pair for pair in named if pair[0] in singletons])))
    return answers


def _bindings(pairs: list) -> Term:
    return make_list(Struct("=", (Atom(name), variable)) for name, variable in pairs)


def variables_of(term: Term) -> list[Var]:
    """The variables of a term, each once, from left to right."""
    found: dict[Var, None] = {}
    todo = [term]
    while todo:
        part = todo.pop()
        if isinstance(part, Var):
            found[part] = None
        elif isinstance(part, Struct):
            todo.extend(reversed(part.args))
    return list(found)


# output to memory


def start_capture(engine, saved):
    """'$start_capture'(-Saved): write to memory from now on"""
    stream, target = engine.streams.open_memory()
    stream.memory = target
    before = engine.streams.output
    engine.streams.output = stream
    return [(saved, Struct("-", (stream.term, before.term)))]


def end_capture(engine, saved, text):
    """'$end_capture'(+Saved, -String): what was written; output goes where it went before"""
    stream = engine.streams.find(saved.args[0])
    stream.flush()
    engine.streams.close(stream)
    engine.streams.output = engine.streams.output_of(saved.args[1])
    return [(text, String(stream.memory.getvalue()))]
