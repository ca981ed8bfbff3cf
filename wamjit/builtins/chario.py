"""Characters, codes, bytes and lines.

In: streams or aliases, characters. Out: characters. Holds: errors are those of ISO 8.12 and 8.13 in their order there:
the character is looked at before the stream, if one is said at all.
"""

from __future__ import annotations

from wamjit.builtins.streams import Input, check_kind
from wamjit.builtins.text import code_character
from wamjit.engine.errors import instantiation_error, representation_error, type_error
from wamjit.read.terms import Atom, String, Term, Var, make_list

END_OF_FILE = Atom("end_of_file")


def char_or_end(char: str) -> Atom:
    """A character as an atom, `end_of_file` at the end."""
    return Atom(char) if char else END_OF_FILE


def code_or_end(char: str) -> int:
    """A character as a code, -1 at the end."""
    return ord(char) if char else -1


def named(stream: Term) -> None:
    """The first of all errors: no stream is said."""
    if isinstance(stream, Var):
        raise instantiation_error()


def in_character(term: Term) -> None:
    """Check an argument that a character will be unified with."""
    if not isinstance(term, Var) and term is not END_OF_FILE and not (isinstance(term, Atom) and len(term.name) == 1):
        raise type_error("in_character", term)


def in_code(term: Term) -> None:
    """Check an argument that a code will be unified with."""
    if not isinstance(term, int | Var):
        raise type_error("integer", term)
    if isinstance(term, int) and not -1 <= term <= 0x10FFFF:
        raise representation_error("in_character_code")


def in_byte(term: Term) -> None:
    """Check an argument that a byte will be unified with."""
    if not isinstance(term, Var) and not (isinstance(term, int) and -1 <= term <= 255):
        raise type_error("in_byte", term)


def binary_input(engine) -> Input:
    """The current input, for bytes."""
    return check_kind(engine.streams.input, "input", "binary", engine.streams.input.term)


def get_char(engine, char):
    """get_char/1"""
    in_character(char)
    found = engine.streams.text_input()
    return engine.streams.handed(found, [(char, char_or_end(found.get()))])


def get_char_2(engine, stream, char):
    """get_char/2"""
    named(stream)
    in_character(char)
    found = engine.streams.input_of(stream)
    return engine.streams.handed(found, [(char, char_or_end(found.get()))])


def peek_char(engine, char):
    """peek_char/1"""
    in_character(char)
    found = engine.streams.text_input()
    return engine.streams.handed(found, [(char, char_or_end(found.look()))])


def peek_char_2(engine, stream, char):
    """peek_char/2"""
    named(stream)
    in_character(char)
    found = engine.streams.input_of(stream)
    return engine.streams.handed(found, [(char, char_or_end(found.look()))])


def get_code(engine, code):
    """get_code/1"""
    in_code(code)
    found = engine.streams.text_input()
    return engine.streams.handed(found, [(code, code_or_end(found.get()))])


def get_code_2(engine, stream, code):
    """get_code/2"""
    named(stream)
    in_code(code)
    found = engine.streams.input_of(stream)
    return engine.streams.handed(found, [(code, code_or_end(found.get()))])


def peek_code(engine, code):
    """peek_code/1"""
    in_code(code)
    found = engine.streams.text_input()
    return engine.streams.handed(found, [(code, code_or_end(found.look()))])


def peek_code_2(engine, stream, code):
    """peek_code/2"""
    named(stream)
    in_code(code)
    found = engine.streams.input_of(stream)
    return engine.streams.handed(found, [(code, code_or_end(found.look()))])


def get_byte(engine, byte):
    """get_byte/1"""
    in_byte(byte)
    found = binary_input(engine)
    return engine.streams.handed(found, [(byte, code_or_end(found.get()))])


def get_byte_2(engine, stream, byte):
    """get_byte/2"""
    named(stream)
    in_byte(byte)
    found = engine.streams.input_of(stream, "binary")
    return engine.streams.handed(found, [(byte, code_or_end(found.get()))])


def peek_byte(engine, byte):
    """peek_byte/1"""
    in_byte(byte)
    found = binary_input(engine)
    return engine.streams.handed(found, [(byte, code_or_end(found.look()))])


def peek_byte_2(engine, stream, byte):
    """peek_byte/2"""
    named(stream)
    in_byte(byte)
    found = engine.streams.input_of(stream, "binary")
    return engine.streams.handed(found, [(byte, code_or_end(found.look()))])


def peek_string(engine, stream, length, string):
    """peek_string/3"""
    found = engine.streams.input_of(stream)
    if not isinstance(length, int):
        raise instantiation_error() if isinstance(length, Var) else type_error("integer", length)
    return engine.streams.handed(found, [(string, String(found.look_ahead(length)))])


# writing


def character(term: Term) -> str:
    """An atom of one character."""
    if isinstance(term, Var):
        raise instantiation_error()
    if not isinstance(term, Atom) or len(term.name) != 1:
        raise type_error("character", term)
    return term.name


def byte_character(term: Term) -> str:
    """A byte, as the character of that code."""
    if isinstance(term, Var):
        raise instantiation_error()
    if not isinstance(term, int) or not 0 <= term <= 255:
        raise type_error("byte", term)
    return chr(term)


def put_char(engine, char):
    """put_char/1"""
    text = character(char)
    engine.streams.put(engine.streams.text_output(), text)


def put_char_2(engine, stream, char):
    """put_char/2"""
    named(stream)
    text = character(char)
    engine.streams.put(engine.streams.output_of(stream), text)


def put_code(engine, code):
    """put_code/1"""
    text = code_character(code)
    engine.streams.put(engine.streams.text_output(), text)


def put_code_2(engine, stream, code):
    """put_code/2"""
    named(stream)
    text = code_character(code)
    engine.streams.put(engine.streams.output_of(stream), text)


def put_byte(engine, byte):
    """put_byte/1"""
    text = byte_character(byte)
    engine.streams.put(check_kind(engine.streams.output, "output", "binary", engine.streams.output.term), text)


def put_byte_2(engine, stream, byte):
    """put_byte/2"""
    named(stream)
    text = byte_character(byte)
    engine.streams.put(engine.streams.output_of(stream, "binary"), text)


# lines


def read_line_to_string(engine, stream, line):
    """read_line_to_string/2"""
    found = engine.streams.input_of(stream)
    text = found.read_line()
    return engine.streams.handed(found, [(line, END_OF_FILE if text is None else String(text))])


def read_line_to_codes(engine, stream, line):
    """read_line_to_codes/2"""
    found = engine.streams.input_of(stream)
    text = found.read_line()
    return engine.streams.handed(found, [(line, -1 if text is None else make_list(map(ord, text)))])


def read_stream_to_codes(engine, stream, codes):
    """read_stream_to_codes/2"""
    return [(codes, make_list(map(ord, engine.streams.input_of(stream).read_rest())))]


def read_string(engine, stream, length, string):
    """read_string/3: as many characters, or all that is left where the length is unbound"""
    found = engine.streams.input_of(stream)
    if isinstance(length, int):
        return engine.streams.handed(found, [(string, String(found.take(length)))])
    if not isinstance(length, Var):
        raise type_error("integer", length)
    text = found.read_rest()
    return [(length, len(text)), (string, String(text))]
