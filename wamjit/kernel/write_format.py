"""format/1,2,3: the directives that write terms, text and small integers, and columns.

In: a format and its arguments in x. Out: text on a stream, or an atom, a string, a list. Holds: nothing is handed on
before all is gathered; what is left to the service (builtins/formatting.py), errors too, begins anew there. The format
is a string on the heap meanwhile, so it stays where it is; at the end the heap is as it was, but for an answer.
"""

from wamjit.kernel.atom_store import intern
from wamjit.kernel.format_exponents import put_in_exponents
from wamjit.kernel.format_fields import (
    CAPITALS,
    MOST,
    NEWLINE,
    SMALL_LETTERS,
    UNKNOWN,
    add_fill,
    is_natural,
    put_grouped,
    put_radix,
    put_repeated,
    segment_length,
    start_column,
    stop_at,
)
from wamjit.kernel.format_floats import put_fixed
from wamjit.kernel.names import ATOMS, FUNCTORS, LST, ROW, STR
from wamjit.kernel.slow import serve
from wamjit.kernel.text import CHARS, CODES, is_code, list_of, put_atomic_text, put_bytes_at, put_character
from wamjit.kernel.text_strings import made_string, put_any_text, size_of, start_of, string_of
from wamjit.kernel.typetest import list_end
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, header_of, int_value, is_atom, is_big, is_int, is_lst, is_structure
from wamjit.kernel.write_builtins import PLAINLY, begin, gather, has_no_portray
from wamjit.kernel.write_gather import CURRENT, NOBODY, hand_on, room
from wamjit.kernel.write_tokens import BLANK, IGNORE_OPS, QUOTED
from wamjit.subset.lang import WORD, Word, inline, kernel, load, load_byte, mul, reg, store, w

NO_NUMBER = UNKNOWN
TILDE, STAR, BACKQUOTE = 126, 42, 96
TAB_WIDTH = 8
FLOAT_PLACES = 6  # of ~f ~e ~g


@kernel
def next_argument() -> Word:
    """The next argument, 0 if there is none."""
    t = w.format_arguments
    if not is_lst(t):
        return 0
    w.format_arguments = deref(load(t, WORD - LST))
    return deref(load(t, -LST))


@kernel
def put_part(t: Word, flags: Word) -> Word:
    """A term, as one of the directives for terms writes it."""
    if t == 0:
        return 0
    w.write_flags = flags
    w.write_last = 0
    return gather(t)


@kernel
def put_text_of(t: Word, lists: Word) -> Word:
    """The text of an atom, a small integer, a string, or where `lists` says so of a list."""
    if t == 0:
        return 0
    end = 0
    if lists == 0:
        end = put_atomic_text(w.write_at, t)
    elif t == ATOMS.nil:
        return 1
    else:
        end = put_any_text(w.write_at, t)
    if end == 0:
        return 0
    w.write_at = end
    return 1


@kernel
def do_term(letter: Word) -> Word:
    """~w ~q ~p ~k"""
    t = next_argument()
    if letter == 119:
        return put_part(t, PLAINLY)
    if letter == 107:
        return put_part(t, QUOTED | IGNORE_OPS)
    if letter == 112 and not has_no_portray():
        return 0
    return put_part(t, PLAINLY | QUOTED)


@kernel
def do_integer(letter: Word, number: Word) -> Word:
    """~d ~D ~r ~R: a small integer in some notation"""
    t = next_argument()
    if letter == 100 and number == NO_NUMBER and is_big(t):
        return put_text_of(t, 0)
    if not is_int(t):
        return 0
    if letter == 114:
        return put_radix(int_value(t), number, SMALL_LETTERS)
    if letter == 82:
        return put_radix(int_value(t), number, CAPITALS)
    places = number
    if number == NO_NUMBER:
        places = 0
    return put_grouped(int_value(t), places, letter == 68)


@kernel
def do_character(number: Word) -> Word:
    """~c: a code, so many times"""
    t = next_argument()
    if not is_int(t) or not is_code(int_value(t)):
        return 0
    if number == NO_NUMBER:
        number = 1
    if number > MOST:
        return 0
    room(number * 4)
    while number != 0:
        w.write_at = put_character(w.write_at, int_value(t))
        number -= 1
    return 1


@kernel
def do_column(letter: Word, number: Word) -> Word:
    """~| ~+ ~N: what depends on the column"""
    start = start_column(w.format_sink)
    if start == UNKNOWN:
        return 0
    here = start + segment_length()
    if letter == 78:
        if here == 0:
            return 1
        return put_repeated(NEWLINE, 1)
    if letter == 124:
        if number == NO_NUMBER:
            number = here
        return stop_at(number)
    if number == NO_NUMBER:
        number = TAB_WIDTH
    if number > MOST:
        return 0
    return stop_at(w.format_stop + number)


@kernel
def do_plain(letter: Word, number: Word) -> Word:
    """~~ ~n ~t ~i ~a ~s"""
    if letter == TILDE:
        return put_repeated(TILDE, 1)
    if letter == 110:
        if number == NO_NUMBER:
            number = 1
        return put_repeated(NEWLINE, number)
    if letter == 116:
        if number == NO_NUMBER:
            number = BLANK
        return add_fill(number)
    if letter == 105:
        return next_argument()
    if letter == 97:
        return put_text_of(next_argument(), 0)
    if letter == 115 and number == NO_NUMBER:
        t = next_argument()
        if not is_int(t):
            return put_text_of(t, 1)
    return 0


@kernel
def do_directive(letter: Word, number: Word) -> Word:
    """A directive: not 0 if it is done."""
    if letter == 119 or letter == 113 or letter == 112 or letter == 107:
        return do_term(letter)
    if letter == 100 or letter == 68 or letter == 114 or letter == 82:
        return do_integer(letter, number)
    if letter == 99:
        return do_character(number)
    if letter == 102:
        if number == NO_NUMBER:
            number = FLOAT_PLACES
        return put_fixed(next_argument(), number)
    if letter | 34 == 103:  # e E g G
        if number == NO_NUMBER:
            number = FLOAT_PLACES
        return put_in_exponents(next_argument(), number, letter)
    if letter == 124 or letter == 43 or letter == 78:
        return do_column(letter, number)
    return do_plain(letter, number)


@inline
def byte_before(at: Word, end: Word) -> Word:
    """The byte at a place of the format, 0 behind its end."""
    byte = 0
    if at < end:
        byte = load_byte(at)
    return byte


@kernel
def do_format(at: Word, end: Word) -> Word:
    """Gather the text of a format that lies there: 1, or 0 if Python has to do it."""
    while at < end:
        start = at
        while at < end and load_byte(at) != TILDE:
            at += 1
        room(at - start)
        w.write_at = put_bytes_at(w.write_at, start, at - start)
        if at == end:
            break
        at += 1
        number = NO_NUMBER
        byte = byte_before(at, end)
        if byte == STAR:
            t = next_argument()
            if t == 0 or not is_natural(t) or int_value(t) > MOST:
                return 0
            number = int_value(t)
            at += 1
        elif byte == BACKQUOTE:
            number = byte_before(at + 1, end)
            at += 2
        else:
            while byte - 48 < 10:
                if number == NO_NUMBER:
                    number = 0
                number = mul(number, 10) + byte - 48
                if number > MOST:
                    return 0
                at += 1
                byte = byte_before(at, end)
        if at >= end or do_directive(load_byte(at), number) == 0:
            return 0
        at += 1
    return w.format_arguments == ATOMS.nil


@kernel
def take_arguments(t: Word) -> Word:
    """Note the arguments of a format: a list, or one term that is no list, with a module in front or not. 1, or 0 for
    a partial or cyclic list."""
    t = deref(t)
    while is_structure(t) and header_of(t) == FUNCTORS.colon and is_atom(deref(load(t, WORD - STR))):
        t = deref(load(t, 2 * WORD - STR))
    if t != ATOMS.nil and not is_lst(t):
        h = reg.h
        store(h, 0, t)
        store(h, WORD, ATOMS.nil)
        reg.h = h + 2 * WORD
        w.format_arguments = h + LST
        return 1
    w.format_arguments = t
    return list_end(t) == ATOMS.nil


@kernel
def gather_format(pattern: Word, arguments: Word, sink: Word) -> Word:
    """Gather the text of a format for a sink: 1, or 0 if Python has to do it."""
    pattern = deref(pattern)
    if pattern == ATOMS.nil or is_int(pattern) or take_arguments(arguments) == 0:
        return 0
    text = string_of(pattern)
    if text == 0 or begin(PLAINLY, NOBODY, w.write_row) == 0:
        return 0
    w.format_sink = sink
    w.format_segment = w.write_start
    w.format_column = UNKNOWN
    w.format_stop = 0
    w.format_fills = 0
    start = start_of(text)
    return do_format(start, start + size_of(text))


@kernel
def format_on(pattern: Word, arguments: Word, sink: Word) -> Word:
    """Write a format on a stream: 1, or 0 if Python has to do it."""
    top = reg.h
    done = gather_format(pattern, arguments, sink)
    if done != 0:
        w.write_sink = sink
        hand_on()
    reg.h = top
    return done


@kernel
def bi_format_1() -> Word:
    """format/1."""
    w.write_row = ROW.bi_format_1
    if format_on(reg.x(0), ATOMS.nil, CURRENT) != 0:
        return 1
    return serve(ROW.bi_format_1)


@kernel
def bi_format_2() -> Word:
    """format/2."""
    w.write_row = ROW.bi_format_2
    if format_on(reg.x(0), reg.x(1), CURRENT) != 0:
        return 1
    return serve(ROW.bi_format_2)


# --- text as a term -------------------------------------------------------------------------------------------------


@inline
def gathered_atom() -> Word:
    """The atom of what was gathered."""
    return intern(w.write_start, w.write_at - w.write_start)


@kernel
def gathered_as(header: Word) -> Word:
    """What was gathered as the answer for a sink of that kind; 0 if there is no room."""
    if header == FUNCTORS.atom_sink:
        return gathered_atom()
    text = made_string(w.write_at)
    if header == FUNCTORS.string_sink:
        return text
    kind = CODES
    if header == FUNCTORS.chars_sink:
        kind = CHARS
    return list_of(start_of(text), size_of(text), kind)


@inline
def is_sink(header: Word) -> bool:
    """Whether text can become a term of that kind."""
    return (
        header == FUNCTORS.atom_sink
        or header == FUNCTORS.string_sink
        or header == FUNCTORS.codes_sink
        or header == FUNCTORS.chars_sink
    )


@kernel
def format_into(sink: Word) -> Word:
    """format/3 whose answer is a term: 0, 1, or UNKNOWN if Python has to do it."""
    header = header_of(sink)
    top = reg.h
    if not is_sink(header) or gather_format(reg.x(1), reg.x(2), NOBODY) == 0:
        return UNKNOWN
    found = gathered_as(header)
    if header == FUNCTORS.atom_sink:
        reg.h = top
    if found == 0:
        return UNKNOWN
    return unify(load(sink, WORD - STR), found)


@kernel
def bi_format_3() -> Word:
    """format/3."""
    sink = deref(reg.x(0))
    w.write_row = ROW.bi_format_3
    if is_structure(sink) and header_of(sink) != FUNCTORS.stream:
        outcome = format_into(sink)
        if outcome != UNKNOWN:
            return outcome
    elif format_on(reg.x(1), reg.x(2), sink) != 0:
        return 1
    return serve(ROW.bi_format_3)


@kernel
def write_as_atom(t: Word) -> Word:
    """The atom that term_to_atom/2 makes of a term; 0 if Python has to do it."""
    if begin(PLAINLY | QUOTED, NOBODY, 0) == 0 or gather(t) == 0:
        return 0
    return gathered_atom()


@kernel
def write_as_string(t: Word) -> Word:
    """The same as a string."""
    if begin(PLAINLY | QUOTED, NOBODY, 0) == 0 or gather(t) == 0:
        return 0
    return made_string(w.write_at)
