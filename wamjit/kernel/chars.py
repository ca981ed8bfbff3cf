"""Characters that are written, where Python has left room for some in the buffer of the port.

In: arguments in x. Out: 1 or 0; what has no room, is not that simple or wrong is left to the service of the same row of
tables/builtins.txt. Holds: Python takes the buffer back before it looks at its stream (builtins/port.py). Output is
UTF-8, that on binary streams bytes.
"""

from __future__ import annotations

from wamjit.kernel.evaluate import evaluate
from wamjit.kernel.names import FUNCTORS, PORT, ROW, STR
from wamjit.kernel.slow import serve
from wamjit.kernel.text import LONGEST_CHARACTER, is_code, put_character
from wamjit.kernel.words import (
    atom_record,
    deref,
    header_of,
    int_value,
    is_atom,
    is_int,
    is_str,
    is_structure,
)
from wamjit.subset.lang import (
    ATOMREC,
    WORD,
    Word,
    div,
    inline,
    kernel,
    load,
    load_byte,
    lt_s,
    mul,
    reg,
    store,
    store_byte,
    w,
)

FOLLOWS, LEAD = 0x80, 0xC0  # UTF-8: bytes behind the first are 10xxxxxx
NEWLINE, BLANK, MINUS, ZERO = 10, 32, 45, 48
MOST_BLANKS = 64
LAST_BYTE = 255


@kernel
def is_stream(given: Word, number: Word, alias: Word) -> Word:
    """Whether a term is the stream of a number, as its term or by its alias; 0 is no alias."""
    t = deref(given)
    if is_str(t):
        return header_of(t) == FUNCTORS.stream and deref(load(t, WORD - STR)) == number
    return t == alias


# --- output ----------------------------------------------------------------------------------------------------------


@kernel
def turn_outputs() -> Word:
    """The other stream that has room becomes the first one."""
    at = w.port + PORT.out_next
    end = w.port + PORT.other_next
    while at < end:
        x = load(at)
        store(at, 0, load(at, PORT.other_next - PORT.out_next))
        store(at, PORT.other_next - PORT.out_next, x)
        at += WORD
    return 1


@kernel
def turn_to(given: Word) -> Word:
    """Turn to the other stream if it is meant, and no output is caught."""
    port = w.port
    if load(port, PORT.other_end) == 0 or load(port, PORT.capture_at) != 0:
        return 0
    if is_stream(given, load(port, PORT.other_stream), load(port, PORT.other_alias)) == 0:
        return 0
    return turn_outputs()


@kernel
def turn_to_current() -> Word:
    """Turn to the other stream if it is the current output, and none is caught."""
    if load(w.port, PORT.other_current) == 0 or load(w.port, PORT.capture_at) != 0:
        return 0
    return turn_outputs()


@inline
def is_first(given: Word) -> bool:
    """Whether a stream is the one that was written on last, and has room."""
    port = w.port
    return (
        load(port, PORT.out_end) != 0 and is_stream(given, load(port, PORT.out_stream), load(port, PORT.out_alias)) != 0
    )


@inline
def is_out(given: Word) -> bool:
    """Whether a stream has room in the port; it is the first one then."""
    return is_first(given) or turn_to(given) != 0


@inline
def to_current() -> bool:
    """Whether the current output has room in the port; it is the first one then."""
    return load(w.port, PORT.out_current) != 0 or turn_to_current() != 0


@kernel
def put_text(text: Word, length: Word) -> Word:
    """Bytes for the output; 0 if there is no room."""
    port = w.port
    to = load(port, PORT.out_next)
    end = to + length
    if end > load(port, PORT.out_end):
        return 0
    store(port, PORT.out_next, end)
    while to < end:
        store_byte(to, 0, load_byte(text))
        text += 1
        to += 1
    return 1


@kernel
def put_bytes(byte: Word, count: Word) -> Word:
    """A byte, as often as `count` says; 0 if there is no room."""
    port = w.port
    to = load(port, PORT.out_next)
    end = to + count
    if end > load(port, PORT.out_end):
        return 0
    store(port, PORT.out_next, end)
    while to < end:
        store_byte(to, 0, byte)
        to += 1
    return 1


@kernel
def put_int(value: Word) -> Word:
    """An integer in decimal; 0 if there is no room."""
    port = w.port
    at = load(port, PORT.out_next)
    negative = lt_s(value, 0)
    if negative:
        value = 0 - value
    length = 1
    rest = div(value, 10)
    while rest != 0:
        rest = div(rest, 10)
        length += 1
    if at + length >= load(port, PORT.out_end):
        return 0
    if negative:
        store_byte(at, 0, MINUS)
        at += 1
    at += length
    store(port, PORT.out_next, at)
    while length != 0:
        rest = div(value, 10)
        at -= 1
        store_byte(at, 0, ZERO + value - mul(rest, 10))
        value = rest
        length -= 1
    return 1


@kernel
def put_atomic(given: Word) -> Word:
    """What write/1 writes for an atom or a small integer; 0 for other terms."""
    t = deref(given)
    if is_atom(t):
        record = atom_record(t)
        return put_text(load(record, ATOMREC.text), load(record, ATOMREC.length))
    if is_int(t):
        return put_int(int_value(t))
    return 0


@kernel
def put_one(given: Word) -> Word:
    """The character that an atom is; 0 for other terms."""
    t = deref(given)
    if not is_atom(t):
        return 0
    text = load(atom_record(t), ATOMREC.text)
    length = load(atom_record(t), ATOMREC.length)
    if length == 0 or length > LONGEST_CHARACTER:
        return 0
    at = text + 1
    while at < text + length:
        if load_byte(at) & LEAD != FOLLOWS:
            return 0
        at += 1
    return put_text(text, length)


@kernel
def put_one_code(given: Word) -> Word:
    """The character of a code; 0 for what is none."""
    t = deref(given)
    if not is_int(t) or not is_code(int_value(t)):
        return 0
    at = load(w.port, PORT.out_next)
    if at + LONGEST_CHARACTER > load(w.port, PORT.out_end):
        return 0
    store(w.port, PORT.out_next, put_character(at, int_value(t)))
    return 1


@kernel
def put_one_byte(given: Word) -> Word:
    """A byte for a binary stream; 0 for what is none, and where there is no room."""
    t = deref(given)
    port = w.port
    at = load(port, PORT.byte_next)
    if not is_int(t) or int_value(t) > LAST_BYTE or at >= load(port, PORT.byte_end):
        return 0
    store_byte(at, 0, int_value(t))
    store(port, PORT.byte_next, at + 1)
    return 1


@kernel
def put_blanks(given: Word) -> Word:
    """A small number of blanks, an expression maybe; 0 for what is none."""
    t = deref(given)
    if is_structure(t):
        t = evaluate(t)
    if is_int(t) and int_value(t) < MOST_BLANKS:
        return put_bytes(BLANK, int_value(t))
    return 0


@kernel
def put_line(given: Word) -> Word:
    """As put_atomic, with the end of the line."""
    start = load(w.port, PORT.out_next)
    if put_atomic(given) != 0:
        if put_bytes(NEWLINE, 1) != 0:
            return 1
        store(w.port, PORT.out_next, start)
    return 0


@kernel
def bi_nl() -> Word:
    """nl/0."""
    if to_current() and put_bytes(NEWLINE, 1) != 0:
        return 1
    return serve(ROW.bi_nl)


@kernel
def bi_nl_1() -> Word:
    """nl/1."""
    if is_out(reg.x(0)) and put_bytes(NEWLINE, 1) != 0:
        return 1
    return serve(ROW.bi_nl_1)


@kernel
def bi_put_char() -> Word:
    """put_char/1."""
    if to_current() and put_one(reg.x(0)) != 0:
        return 1
    return serve(ROW.bi_put_char)


@kernel
def bi_put_char_2() -> Word:
    """put_char/2."""
    if is_out(reg.x(0)) and put_one(reg.x(1)) != 0:
        return 1
    return serve(ROW.bi_put_char_2)


@kernel
def bi_put_code() -> Word:
    """put_code/1."""
    if to_current() and put_one_code(reg.x(0)) != 0:
        return 1
    return serve(ROW.bi_put_code)


@kernel
def bi_put_code_2() -> Word:
    """put_code/2."""
    if is_out(reg.x(0)) and put_one_code(reg.x(1)) != 0:
        return 1
    return serve(ROW.bi_put_code_2)


@kernel
def bi_tab() -> Word:
    """tab/1."""
    if to_current() and put_blanks(reg.x(0)) != 0:
        return 1
    return serve(ROW.bi_tab)


@kernel
def bi_tab_2() -> Word:
    """tab/2."""
    if is_out(reg.x(0)) and put_blanks(reg.x(1)) != 0:
        return 1
    return serve(ROW.bi_tab_2)


@kernel
def bi_put_byte() -> Word:
    """put_byte/1."""
    if load(w.port, PORT.byte_current) != 0 and put_one_byte(reg.x(0)) != 0:
        return 1
    return serve(ROW.bi_put_byte)


@kernel
def bi_put_byte_2() -> Word:
    """put_byte/2."""
    if is_stream(reg.x(0), load(w.port, PORT.byte_stream), 0) != 0 and put_one_byte(reg.x(1)) != 0:
        return 1
    return serve(ROW.bi_put_byte_2)
