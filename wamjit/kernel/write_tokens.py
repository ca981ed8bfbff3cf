"""Tokens of terms that are written: atoms with and without quotes, numbers, variables, strings; blanks between them.

In: words of constants. Out: text, gathered as write_gather.py says. Holds: the text is that of read/writer.py and
read/texts.py; there is room before anything is written.
"""

from wamjit.kernel.big_text import BIG_ROOM, MOST_LIMBS, put_big
from wamjit.kernel.names import AREA, CELL_SHIFT, STR, SVC
from wamjit.kernel.number import big_limbs, big_sign
from wamjit.kernel.text import (
    LONGEST_NUMBER,
    ONE_BYTE,
    character_at,
    character_size,
    length_of,
    put_bytes_at,
    put_decimal,
    text_of,
)
from wamjit.kernel.words import exhausted, is_big
from wamjit.kernel.write_gather import NOBODY, ask, class_at, class_of, hand_on, put_byte, room
from wamjit.subset.lang import TAG, WORD, Word, div, inline, kernel, load, load_byte, mul, w

# what `w.write_last` says of the token in front, beside the class of its last character
ZERO, CLOSE, AFTER_PREFIX = 8, 16, 32  # it is `0`, it is `)`, it is a prefix operator that needs no blank
# options, in `w.write_flags`
QUOTED, IGNORE_OPS, NUMBERVARS, BLANKS, LISTS, BRACES = 1, 2, 4, 8, 16, 32
BLANK, QUOTE, DOUBLE_QUOTE, BACKSLASH, CLOSING, SLASH, STAR, DOT = 32, 39, 34, 92, 41, 47, 42, 46
LONGEST_ESCAPE = 9  # bytes: \x10ffff\
MOST_GROWTH = 5  # times what quoting does to a text, but for the quotes: a byte to \x1f\
HEXADECIMAL, LETTERS = 10, 39  # from this digit on letters; how far these are behind the digits


# --- spacing --------------------------------------------------------------------------------------------------------


@inline
def gap(kind: Word) -> None:
    """A blank if a token that begins with a character of that class would run together with the one in front."""
    last = w.write_last
    if kind != 0:
        if (last & TAG.CLASS) == kind or (kind == TAG.QUOTE_CLASS and (last & ZERO) != 0):
            put_byte(BLANK)


@kernel
def note_token(start: Word) -> Word:
    """A token was written from `start` on: remember how it ends."""
    end = w.write_at
    if end == start:
        w.write_last = 0
        return 0
    at = end - 1
    byte = load_byte(at)
    while (byte & 0xC0) == 0x80:
        at -= 1
        byte = load_byte(at)
    last = class_at(at) & TAG.CLASS
    if end - start == 1:
        if byte == CLOSING:
            last = CLOSE
        elif byte == 48:
            last = TAG.WORD_CLASS | ZERO
    w.write_last = last
    return 0


@kernel
def put_solo(byte: Word) -> Word:
    """A bracket, brace or comma: it never runs together with anything."""
    room(2)
    put_byte(byte)
    w.write_last = 0
    return 0


@kernel
def put_closing() -> Word:
    """`)`."""
    room(2)
    put_byte(CLOSING)
    w.write_last = CLOSE
    return 0


@kernel
def put_open() -> Word:
    """`(` around a term; behind a prefix operator a blank keeps it from being a functor's."""
    room(2)
    if (w.write_last & AFTER_PREFIX) != 0:
        put_byte(BLANK)
    put_byte(40)
    w.write_last = 0
    return 0


@kernel
def put_separator() -> Word:
    """What stands between arguments."""
    room(2)
    put_byte(44)
    if (w.write_flags & BLANKS) != 0:
        put_byte(BLANK)
    w.write_last = 0
    return 0


# --- atoms ----------------------------------------------------------------------------------------------------------


@kernel
def all_of(at: Word, end: Word, kind: Word) -> Word:
    """Whether all characters of a text are of one class."""
    while at < end:
        byte = load_byte(at)
        size = 1
        if byte >= ONE_BYTE:
            byte = character_at(at)
            size = character_size(byte)
        if (class_of(byte) & TAG.CLASS) != kind:
            return 0
        at += size
    return 1


@kernel
def is_solo(text: Word, length: Word) -> Word:
    """Whether a text is one of the atoms [] {} ! ;"""
    byte = load_byte(text)
    if length == 1:
        if byte == 33 or byte == 59:
            return 1
    elif length == 2:
        if byte == 91 and load_byte(text, 1) == 93:
            return 1
        if byte == 123 and load_byte(text, 1) == 125:
            return 1
    return 0


@kernel
def is_bare(text: Word, length: Word) -> Word:
    """Whether an atom with this text needs no quotes."""
    if length == 0:
        return 0
    found = class_at(text)
    if (found & TAG.STARTS) != 0:
        return all_of(text, text + length, TAG.WORD_CLASS)
    if (found & TAG.CLASS) == TAG.SYMBOL_CLASS:
        first = load_byte(text)
        if length == 1 and first == DOT:
            return 0
        if length >= 2 and first == SLASH and load_byte(text, 1) == STAR:
            return 0
        return all_of(text, text + length, TAG.SYMBOL_CLASS)
    return is_solo(text, length)


@inline
def letter_of(code: Word) -> Word:
    """The letter of a control character's escape sequence, 0 if it has none."""
    letter = 0
    if code == 10:
        letter = 110
    elif code == 9:
        letter = 116
    elif code == 13:
        letter = 114
    elif code == 7:
        letter = 97
    elif code == 8:
        letter = 98
    elif code == 12:
        letter = 102
    elif code == 11:
        letter = 118
    elif code == BACKSLASH:
        letter = BACKSLASH
    return letter


@kernel
def put_escape(code: Word) -> Word:
    """The escape sequence of a character; there is room."""
    put_byte(BACKSLASH)
    letter = letter_of(code)
    if letter != 0:
        put_byte(letter)
        return 0
    put_byte(120)
    digits = 4
    rest = code >> 4
    while rest != 0:
        digits += 4
        rest = rest >> 4
    while digits != 0:
        digits -= 4
        digit = (code >> digits) & 15
        if digit >= HEXADECIMAL:
            digit += LETTERS
        put_byte(48 + digit)
    put_byte(BACKSLASH)
    return 0


@kernel
def put_quoted(text: Word, length: Word, mark: Word) -> Word:
    """A text between quotes; there is room."""
    end = text + length
    put_byte(mark)
    while text < end:
        code = load_byte(text)
        size = 1
        if code >= ONE_BYTE:
            code = character_at(text)
            size = character_size(code)
        if code == mark:
            put_byte(BACKSLASH)
            put_byte(mark)
        elif (class_of(code) & TAG.SAFE) != 0:
            w.write_at = put_bytes_at(w.write_at, text, size)
        else:
            put_escape(code)
        text += size
    put_byte(mark)
    return 0


@kernel
def put_raw_text(text: Word, length: Word) -> Word:
    """A text without quotes as a token; there is room."""
    if length != 0:
        kind = class_at(text) & TAG.CLASS
        gap(kind)
    start = w.write_at
    w.write_at = put_bytes_at(start, text, length)
    note_token(start)
    return 0


@kernel
def put_quoted_text(text: Word, length: Word, mark: Word) -> Word:
    """A text in quotes as a token; there is room."""
    kind = TAG.QUOTE_CLASS
    if mark == DOUBLE_QUOTE:
        kind = TAG.DOUBLE_CLASS
    gap(kind)
    put_quoted(text, length, mark)
    w.write_last = kind
    return 0


@inline
def text_room(length: Word) -> None:
    """Room for a text, however it is written."""
    size = length + 2
    if (w.write_flags & QUOTED) != 0:
        size = length * MOST_GROWTH + LONGEST_ESCAPE
    room(size)


@kernel
def put_name(atom: Word) -> Word:
    """An atom as a token."""
    length = length_of(atom)
    text_room(length)
    text = text_of(atom)
    if (w.write_flags & QUOTED) == 0 or is_bare(text, length) != 0:
        return put_raw_text(text, length)
    return put_quoted_text(text, length, QUOTE)


@kernel
def put_string(t: Word) -> Word:
    """A string as a token."""
    text = t + (2 * WORD - STR)
    length = load(t, WORD - STR)
    text_room(length)
    if (w.write_flags & QUOTED) == 0:
        return put_raw_text(text, length)
    return put_quoted_text(text, length, DOUBLE_QUOTE)


# --- numbers and variables ------------------------------------------------------------------------------------------


@kernel
def put_small(value: Word) -> Word:
    """A small integer as a token."""
    room(LONGEST_NUMBER)
    kind = TAG.WORD_CLASS
    if value >> (WORD * 8 - 1) != 0:
        kind = TAG.SYMBOL_CLASS
    gap(kind)
    w.write_at = put_decimal(w.write_at, value)
    last = TAG.WORD_CLASS
    if value == 0:
        last = TAG.WORD_CLASS | ZERO
    w.write_last = last
    return 0


@kernel
def put_variable(t: Word) -> Word:
    """A variable, named after its place."""
    room(LONGEST_NUMBER)
    gap(TAG.WORD_CLASS)
    put_byte(95)
    w.write_at = put_decimal(w.write_at, (t - w.heap_start) >> CELL_SHIFT)
    w.write_last = TAG.WORD_CLASS
    return 0


@kernel
def put_letter(number: Word) -> Word:
    """What '$VAR'(number) stands for."""
    room(LONGEST_NUMBER)
    gap(TAG.WORD_CLASS)
    rest = div(number, 26)
    put_byte(65 + number - mul(rest, 26))
    if rest != 0:
        w.write_at = put_decimal(w.write_at, rest)
    w.write_last = TAG.WORD_CLASS
    return 0


@kernel
def fetch_constant(t: Word) -> Word:
    """Have the text of a number put somewhat behind what was gathered: its length, 0 if there is no room."""
    w.svc[0] = t
    w.svc[1] = w.write_at + 2 * WORD
    w.svc[2] = w.write_flags & QUOTED
    return ask(SVC.constant)


@kernel
def put_big_token(t: Word) -> Word:
    """A big integer that is not very long, as a token."""
    room(BIG_ROOM + WORD)
    kind = TAG.WORD_CLASS
    if big_sign(t) != 0:
        kind = TAG.SYMBOL_CLASS
    gap(kind)
    w.write_at = put_big(w.write_at, t)
    w.write_last = TAG.WORD_CLASS
    return 0


@kernel
def put_constant(t: Word) -> Word:
    """A number that only Python can write as a token; so far a variable that '$VAR'(N) stands for is one, too."""
    if is_big(t):
        if big_limbs(t) <= MOST_LIMBS:
            return put_big_token(t)
    room(4 * WORD)
    length = fetch_constant(t)
    if length == 0 and w.write_sink != NOBODY:
        hand_on()
        length = fetch_constant(t)
    if length == 0:
        exhausted(AREA.heap)
    text = w.write_at + 2 * WORD
    kind = class_at(text) & TAG.CLASS
    gap(kind)
    start = w.write_at
    w.write_at = put_bytes_at(start, text, length)
    if w.write_at > w.write_limit:
        w.write_limit = w.write_at
    note_token(start)
    return 0
