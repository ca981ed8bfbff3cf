"""Lines and pieces of text that are read at once, and places in the text.

In: arguments in x; the text that Python has left of a stream (kernel/char_input.py). Out: 1 or 0; a line whose end is
not there, and all else that is not plain, is left to the service of the same row. Holds: `mark_at` is a place in the
text that was counted: what lies in front of the next character is counted from there, once.
"""

from wamjit.kernel.char_input import has_text, is_text_source
from wamjit.kernel.chars import is_out
from wamjit.kernel.format_fields import port_column
from wamjit.kernel.names import PORT, ROW
from wamjit.kernel.slow import serve
from wamjit.kernel.text import CODES, ONE_BYTE, list_of
from wamjit.kernel.text_strings import as_text, drop_padding, is_among, is_ascii, skip_padding, string_from
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, int_value, is_int, make_int
from wamjit.subset.lang import WORD, Word, inline, kernel, load, load_byte, lt_s, reg, store, w

NEWLINE, RETURN = 10, 13
FOLLOWS, LEAD = 0x80, 0xC0


@kernel
def plain_source(given: Word) -> Word:
    """Whether a term is the stream whose text there is, and that is no binary one."""
    return is_text_source(given) and has_text() and load(w.port, PORT.text_binary) == 0


@kernel
def line_end() -> Word:
    """Where the newline of the line is that comes next; 0 if it is not there."""
    at = load(w.port, PORT.text_next)
    end = load(w.port, PORT.text_end)
    while at < end:
        if load_byte(at) == NEWLINE:
            return at
        at += 1
    return 0


@inline
def content_end(start: Word, newline: Word) -> Word:
    """Where a line ends without its newline and a carriage return in front of that."""
    end = newline
    if end != start:
        if load_byte(end, -1) == RETURN:
            end -= 1
    return end


@kernel
def bi_read_line_to_string() -> Word:
    """read_line_to_string/2."""
    if plain_source(reg.x(0)) != 0:
        start = load(w.port, PORT.text_next)
        newline = line_end()
        if newline != 0:
            line = string_from(start, content_end(start, newline))
            if line != 0:
                store(w.port, PORT.text_next, newline + 1)
                return unify(reg.x(1), line)
    return serve(ROW.bi_read_line_to_string)


@kernel
def bi_read_line_to_codes() -> Word:
    """read_line_to_codes/2."""
    if plain_source(reg.x(0)) != 0:
        start = load(w.port, PORT.text_next)
        newline = line_end()
        if newline != 0:
            line = list_of(start, content_end(start, newline) - start, CODES)
            if line != 0:
                store(w.port, PORT.text_next, newline + 1)
                return unify(reg.x(1), line)
    return serve(ROW.bi_read_line_to_codes)


@kernel
def bi_line_codes() -> Word:
    """'$line_codes'(+Stream, -Codes, -Tail): a line with its end, in front of Tail; fails where it is not there."""
    if plain_source(reg.x(0)) == 0:
        return 0
    start = load(w.port, PORT.text_next)
    newline = line_end()
    if newline == 0:
        return 0
    line = list_of(start, newline + 1 - start, CODES)
    if line == 0:
        return 0
    store(w.port, PORT.text_next, newline + 1)
    store(reg.h, -WORD, reg.x(2))
    return unify(reg.x(1), line)


# --- pieces ----------------------------------------------------------------------------------------------------------


@kernel
def piece_end(count: Word) -> Word:
    """Where the next `count` characters end; 0 if they are not all there."""
    at = load(w.port, PORT.text_next)
    end = load(w.port, PORT.text_end)
    if count > end - at:
        return 0
    while at < end:
        if load_byte(at) & LEAD != FOLLOWS:
            if count == 0:
                return at
            count -= 1
        at += 1
    if count == 0:
        return at
    return 0


@kernel
def piece(given: Word) -> Word:
    """Where a piece of so many characters ends; 0 for what is no small number, and where they are not there."""
    t = deref(given)
    if not is_int(t) or lt_s(int_value(t), 0):
        return 0
    return piece_end(int_value(t))


@kernel
def bi_read_string() -> Word:
    """read_string/3."""
    if plain_source(reg.x(0)) != 0:
        end = piece(reg.x(1))
        if end != 0:
            string = string_from(load(w.port, PORT.text_next), end)
            if string != 0:
                store(w.port, PORT.text_next, end)
                return unify(reg.x(2), string)
    return serve(ROW.bi_read_string)


@kernel
def bi_peek_string() -> Word:
    """peek_string/3."""
    if plain_source(reg.x(0)) != 0:
        end = piece(reg.x(1))
        if end != 0:
            string = string_from(load(w.port, PORT.text_next), end)
            if string != 0:
                return unify(reg.x(2), string)
    return serve(ROW.bi_peek_string)


@kernel
def bi_skip_to() -> Word:
    """'$skip_to'(+Stream, +Code): go on behind the next such character, an ASCII one; fails where it is not there."""
    code = int_value(reg.x(1))
    if plain_source(reg.x(0)) == 0 or code >= ONE_BYTE:
        return 0
    at = load(w.port, PORT.text_next)
    end = load(w.port, PORT.text_end)
    while at < end:
        if load_byte(at) == code:
            store(w.port, PORT.text_next, at + 1)
            return 1
        at += 1
    store(w.port, PORT.text_next, at)
    return 0


@kernel
def separator_at(at: Word, separators: Word) -> Word:
    """The next place of the text, from `at` on, with one of some ASCII characters; 0 if none is there."""
    end = load(w.port, PORT.text_end)
    while at < end:
        if is_among(load_byte(at), separators) != 0:
            return at
        at += 1
    return 0


@kernel
def read_to(start: Word) -> Word:
    """The string from `start` up to a separator (in svc[0]), without padding (svc[1]), which is read with it; or 0."""
    at = separator_at(start, w.svc(0))
    if at == 0:
        return 0
    first = skip_padding(start, at)
    string = string_from(first, drop_padding(first, at))
    if string != 0:
        store(w.port, PORT.text_next, at + 1)
    return string


@kernel
def bi_read_string_5() -> Word:
    """read_string/5 with separators and padding that are ASCII."""
    if plain_source(reg.x(0)) != 0:
        separators = as_text(reg.x(1))
        padding = as_text(reg.x(2))
        if is_ascii(separators) != 0 and is_ascii(padding) != 0:
            w.svc[0] = separators
            w.svc[1] = padding
            string = read_to(load(w.port, PORT.text_next))
            if string != 0:
                code = load_byte(load(w.port, PORT.text_next), -1)
                return unify(reg.x(3), make_int(code)) != 0 and unify(reg.x(4), string) != 0
    return serve(ROW.bi_read_string_5)


# --- places ----------------------------------------------------------------------------------------------------------


@kernel
def count_on() -> Word:
    """Count what was read since the mark, which moves to the next character."""
    port = w.port
    at = load(port, PORT.mark_at)
    end = load(port, PORT.text_next)
    characters = load(port, PORT.mark_characters)
    column = load(port, PORT.mark_column)
    store(port, PORT.mark_bytes, load(port, PORT.mark_bytes) + end - at)
    while at < end:
        byte = load_byte(at)
        if byte == NEWLINE:
            store(port, PORT.mark_line, load(port, PORT.mark_line) + 1)
            column = -1
        if byte & LEAD != FOLLOWS:
            characters += 1
            column += 1
        at += 1
    store(port, PORT.mark_characters, characters)
    store(port, PORT.mark_column, column)
    store(port, PORT.mark_at, at)
    return 1


@inline
def is_marked(given: Word) -> bool:
    """Whether a term is a stream whose place is known; it is counted then."""
    return is_text_source(given) and load(w.port, PORT.mark_at) != 0 and count_on() != 0


@kernel
def bi_line_count() -> Word:
    """line_count/2."""
    if is_marked(reg.x(0)):
        return unify(reg.x(1), make_int(load(w.port, PORT.mark_line)))
    return serve(ROW.bi_line_count)


@kernel
def bi_line_position() -> Word:
    """line_position/2."""
    if is_marked(reg.x(0)):
        return unify(reg.x(1), make_int(load(w.port, PORT.mark_column)))
    if is_out(reg.x(0)):
        return unify(reg.x(1), make_int(port_column()))
    return serve(ROW.bi_line_position)


@kernel
def bi_character_count() -> Word:
    """character_count/2."""
    if is_marked(reg.x(0)):
        return unify(reg.x(1), make_int(load(w.port, PORT.mark_characters)))
    return serve(ROW.bi_character_count)


@kernel
def bi_byte_count() -> Word:
    """byte_count/2."""
    if is_marked(reg.x(0)):
        return unify(reg.x(1), make_int(load(w.port, PORT.mark_bytes)))
    return serve(ROW.bi_byte_count)
