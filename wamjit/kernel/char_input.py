"""Characters, codes and bytes that are read, from the text that Python has left of a stream.

In: arguments in x; the text in the area `reading` (builtins/port.py). Out: 1 or 0; what is not there, not that simple
or wrong is left to the service of the same row of tables/builtins.txt, which leaves the text that comes next. Holds:
Python takes the text back before it looks at its stream; terms are read from the same text (kernel/read_builtins.py).
"""

from wamjit.kernel.chars import is_stream
from wamjit.kernel.names import PORT, ROW
from wamjit.kernel.slow import serve
from wamjit.kernel.text import LAST_CODE, ONE_BYTE, character_at, character_atom, character_size, characters_of
from wamjit.kernel.words import bind, deref, int_value, is_atom, is_int, is_ref, make_int
from wamjit.subset.lang import Word, inline, kernel, load, load_byte, lt_s, reg, store, w

CODES, CHARS, BYTES = 0, 1, 2  # what is asked for
LEAVE, STEP = 0, 1  # whether it is taken
SERVE, DONE, FAILS = 0, 1, 2


@inline
def is_text_source(given: Word) -> bool:
    """Whether a term is the stream whose text there is."""
    port = w.port
    return is_stream(given, load(port, PORT.text_stream), load(port, PORT.text_alias)) != 0


@inline
def is_text_current() -> bool:
    """Whether there is text of the current input."""
    return load(w.port, PORT.text_current) != 0


@kernel
def may_be(given: Word, kind: Word) -> Word:
    """Whether a bound argument is of the kind that is read: then another one fails, and is no error."""
    if kind == CHARS:
        return is_atom(given) and characters_of(given) == 1
    return kind == CODES and is_int(given) and not lt_s(int_value(given), 0) and int_value(given) <= LAST_CODE


@kernel
def take(given: Word, kind: Word, step: Word) -> Word:
    """Unify the next character with an argument, and step on: DONE, FAILS, or SERVE if Python has to do it."""
    port = w.port
    at = load(port, PORT.text_next)
    if at == load(port, PORT.text_end) or (load(port, PORT.text_binary) != 0) != (kind == BYTES):
        return SERVE
    code = load_byte(at)
    size = 1
    if code >= ONE_BYTE and kind != BYTES:
        code = character_at(at)
        size = character_size(code)
    found = make_int(code)
    if kind == CHARS:
        if code == 0:
            return SERVE
        found = character_atom(code)
    t = deref(given)
    answer = DONE
    if is_ref(t):
        bind(t, found)
    elif t != found:
        if may_be(t, kind) == 0:
            return SERVE
        answer = FAILS
    if step != LEAVE:
        store(port, PORT.text_next, at + size)
    return answer


@kernel
def from_current(row: Word, kind: Word, step: Word) -> Word:
    """`take` from the current input."""
    if is_text_current():
        answer = take(reg.x(0), kind, step)
        if answer != SERVE:
            return answer & DONE
    return serve(row)


@kernel
def from_stream(row: Word, kind: Word, step: Word) -> Word:
    """`take` from a stream."""
    if is_text_source(reg.x(0)):
        answer = take(reg.x(1), kind, step)
        if answer != SERVE:
            return answer & DONE
    return serve(row)


@kernel
def bi_get_char() -> Word:
    """get_char/1."""
    return from_current(ROW.bi_get_char, CHARS, STEP)


@kernel
def bi_get_char_2() -> Word:
    """get_char/2."""
    return from_stream(ROW.bi_get_char_2, CHARS, STEP)


@kernel
def bi_peek_char() -> Word:
    """peek_char/1."""
    return from_current(ROW.bi_peek_char, CHARS, LEAVE)


@kernel
def bi_peek_char_2() -> Word:
    """peek_char/2."""
    return from_stream(ROW.bi_peek_char_2, CHARS, LEAVE)


@kernel
def bi_get_code() -> Word:
    """get_code/1."""
    return from_current(ROW.bi_get_code, CODES, STEP)


@kernel
def bi_get_code_2() -> Word:
    """get_code/2."""
    return from_stream(ROW.bi_get_code_2, CODES, STEP)


@kernel
def bi_peek_code() -> Word:
    """peek_code/1."""
    return from_current(ROW.bi_peek_code, CODES, LEAVE)


@kernel
def bi_peek_code_2() -> Word:
    """peek_code/2."""
    return from_stream(ROW.bi_peek_code_2, CODES, LEAVE)


@kernel
def bi_get_byte() -> Word:
    """get_byte/1."""
    return from_current(ROW.bi_get_byte, BYTES, STEP)


@kernel
def bi_get_byte_2() -> Word:
    """get_byte/2."""
    return from_stream(ROW.bi_get_byte_2, BYTES, STEP)


@kernel
def bi_peek_byte() -> Word:
    """peek_byte/1."""
    return from_current(ROW.bi_peek_byte, BYTES, LEAVE)


@kernel
def bi_peek_byte_2() -> Word:
    """peek_byte/2."""
    return from_stream(ROW.bi_peek_byte_2, BYTES, LEAVE)


@inline
def has_text() -> bool:
    """Whether some text is left that was not read."""
    return load(w.port, PORT.text_next) != load(w.port, PORT.text_end)


@kernel
def bi_at_end_of_stream() -> Word:
    """at_end_of_stream/0."""
    if is_text_current() and has_text():
        return 0
    return serve(ROW.bi_at_end_of_stream)


@kernel
def bi_at_end_of_stream_1() -> Word:
    """at_end_of_stream/1."""
    if is_text_source(reg.x(0)) and has_text():
        return 0
    return serve(ROW.bi_at_end_of_stream_1)
