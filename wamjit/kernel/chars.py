"""Characters in and out, where Python has left some of a stream, or room for some, in the buffers of the port.

In: arguments in x. Out: 1 or 0; what is not there, not that simple or wrong is left to the service of the same row of
tables/builtins.txt. Holds: Python takes the buffers back before it looks at their streams (builtins/port.py). Input is
one word for each character, ready to be bound; output is UTF-8.
"""

from __future__ import annotations

from wamjit.kernel.names import FUNCTORS, PORT, ROW, STR
from wamjit.kernel.slow import serve
from wamjit.kernel.words import (
    atom_record,
    bind,
    deref,
    header_of,
    int_value,
    is_atom,
    is_int,
    is_ref,
    is_str,
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

CHARS, CODES, BYTES = 0, 1, 2  # what the words of the input buffer are
LONGEST_CHARACTER, FOLLOWS, LEAD = 4, 0x80, 0xC0  # UTF-8: bytes behind the first are 10xxxxxx
NEWLINE, BLANK, MINUS, ZERO = 10, 32, 45, 48
MOST_BLANKS = 64
ASCII = 128


@inline
def is_stream(given: Word, field: Word) -> bool:
    """Whether a word is the stream whose number the port has in a field."""
    t = deref(given)
    return is_str(t) and header_of(t) == FUNCTORS.stream and deref(load(t, WORD - STR)) == load(w.port, field)


# --- input -----------------------------------------------------------------------------------------------------------


@kernel
def take(given: Word, kind: Word, step: Word) -> Word:
    """Unify the next word of the input with an argument, and step on; 0 if Python has to do it."""
    port = w.port
    at = load(port, PORT.in_next)
    if at == load(port, PORT.in_end) or load(port, PORT.in_kind) != kind:
        return 0
    found = load(at)
    t = deref(given)
    if is_ref(t):
        bind(t, found)
    elif t != found:
        return 0
    store(port, PORT.in_next, at + step)
    return 1


@inline
def from_current(kind: Word, step: Word) -> bool:
    """`take` from the current input."""
    return load(w.port, PORT.in_current) != 0 and take(reg.x(0), kind, step) != 0


@inline
def from_stream(kind: Word, step: Word) -> bool:
    """`take` from a stream."""
    return is_stream(reg.x(0), PORT.in_stream) and take(reg.x(1), kind, step) != 0


@kernel
def bi_get_char() -> Word:
    """get_char/1."""
    if from_current(CHARS, WORD):
        return 1
    return serve(ROW.bi_get_char)


@kernel
def bi_get_char_2() -> Word:
    """get_char/2."""
    if from_stream(CHARS, WORD):
        return 1
    return serve(ROW.bi_get_char_2)


@kernel
def bi_peek_char() -> Word:
    """peek_char/1."""
    if from_current(CHARS, 0):
        return 1
    return serve(ROW.bi_peek_char)


@kernel
def bi_peek_char_2() -> Word:
    """peek_char/2."""
    if from_stream(CHARS, 0):
        return 1
    return serve(ROW.bi_peek_char_2)


@kernel
def bi_get_code() -> Word:
    """get_code/1."""
    if from_current(CODES, WORD):
        return 1
    return serve(ROW.bi_get_code)


@kernel
def bi_get_code_2() -> Word:
    """get_code/2."""
    if from_stream(CODES, WORD):
        return 1
    return serve(ROW.bi_get_code_2)


@kernel
def bi_peek_code() -> Word:
    """peek_code/1."""
    if from_current(CODES, 0):
        return 1
    return serve(ROW.bi_peek_code)


@kernel
def bi_peek_code_2() -> Word:
    """peek_code/2."""
    if from_stream(CODES, 0):
        return 1
    return serve(ROW.bi_peek_code_2)


@kernel
def bi_get_byte() -> Word:
    """get_byte/1."""
    if from_current(BYTES, WORD):
        return 1
    return serve(ROW.bi_get_byte)


@kernel
def bi_get_byte_2() -> Word:
    """get_byte/2."""
    if from_stream(BYTES, WORD):
        return 1
    return serve(ROW.bi_get_byte_2)


@kernel
def bi_peek_byte() -> Word:
    """peek_byte/1."""
    if from_current(BYTES, 0):
        return 1
    return serve(ROW.bi_peek_byte)


@kernel
def bi_peek_byte_2() -> Word:
    """peek_byte/2."""
    if from_stream(BYTES, 0):
        return 1
    return serve(ROW.bi_peek_byte_2)


# --- output ----------------------------------------------------------------------------------------------------------


@inline
def is_out(given: Word) -> bool:
    """Whether a stream is the one that has room in the port."""
    return load(w.port, PORT.out_end) != 0 and is_stream(given, PORT.out_stream)


@inline
def to_current() -> bool:
    """Whether the current output is the one that has room in the port."""
    return load(w.port, PORT.out_current) != 0


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
def put_ascii(given: Word) -> Word:
    """The character of a small code; 0 for others."""
    t = deref(given)
    if is_int(t) and int_value(t) < ASCII:
        return put_bytes(int_value(t), 1)
    return 0


@kernel
def put_blanks(given: Word) -> Word:
    """A small number of blanks; 0 for what is none."""
    t = deref(given)
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
    if to_current() and put_ascii(reg.x(0)) != 0:
        return 1
    return serve(ROW.bi_put_code)


@kernel
def bi_put_code_2() -> Word:
    """put_code/2."""
    if is_out(reg.x(0)) and put_ascii(reg.x(1)) != 0:
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
