"""Reading terms: the characters of tokens.

In: the address of a byte of a text in UTF-8 with a zero byte behind it. Out: where what begins there ends; 0 for what
the kernel does not read (kernel/read_term.py). Holds: a zero byte ends every loop and belongs to no token, so no place
behind the end is looked at. The rules are those of read/lexer.py, for ASCII; other characters are left to Python but
for those in quotes and comments.
"""

from wamjit.kernel.text import has_room
from wamjit.kernel.words import make_int, new_float
from wamjit.subset.lang import (
    WORD,
    WORD_BITS,
    Double,
    Word,
    inline,
    kernel,
    load_byte,
    mul,
    reg,
    store_byte,
    to_double,
    w,
)
from wamjit.subset.words import Sized

TAB, NEWLINE, RETURN, BLANK, DELETE, ASCII = 9, 10, 13, 32, 127, 128
FILE_SEPARATOR = 28  # it and the three behind it are layout
STAR, SLASH, DOT, PERCENT, PLUS, MINUS, UNDERSCORE = 42, 47, 46, 37, 43, 45, 95
SINGLE, DOUBLE, BACK, BACKSLASH, OPENING = 39, 34, 96, 92, 40
# the symbol characters #$&*+-./:<=>?@^~\ by their codes: from 32 on, from 64 on; and ~
SYMBOLS_LOW = sum(1 << ord(char) - 32 for char in "#$&*+-./:<=>?")
SYMBOLS_HIGH = sum(1 << ord(char) - 64 for char in "@^\\")
TILDE = 126
DIGITS = Sized(lambda size: 18 if size == 8 else 8)  # a number of so many is a small integer
FLOAT_DIGITS = Sized(lambda size: 15 if size == 8 else 9)  # so many are a word, and a double without rounding
LARGEST_POWER = 22  # of ten that is a double without rounding
NO_ESCAPE = 0


# --- kinds of characters ---------------------------------------------------------------------------------------------


@inline
def is_lower(c: Word) -> bool:
    """a to z."""
    return c - 97 < 26


@inline
def is_upper(c: Word) -> bool:
    """A to Z."""
    return c - 65 < 26


@inline
def is_digit(c: Word) -> bool:
    """0 to 9."""
    return c - 48 < 10


@inline
def is_word(c: Word) -> bool:
    """What an atom in letters, or a variable, goes on with."""
    return (c | 32) - 97 < 26 or c - 48 < 10 or c == UNDERSCORE


@inline
def is_symbol(c: Word) -> bool:
    """What sticks together as `=..` does."""
    result = 0
    if c - 32 < 32:
        result = Word(SYMBOLS_LOW) >> (c - 32) & 1
    elif c - 64 < 32:
        result = Word(SYMBOLS_HIGH) >> (c - 64) & 1
    elif c == TILDE:
        result = 1
    return result != 0


@inline
def is_layout(c: Word) -> bool:
    """Blanks, ends of lines and the like."""
    return c == BLANK or c - TAB <= RETURN - TAB or c - FILE_SEPARATOR < 4


@inline
def is_control(c: Word) -> bool:
    """What may not stand in quotes as it is."""
    return c < BLANK or c == DELETE


# --- what is skipped -------------------------------------------------------------------------------------------------


@kernel
def end_of_comment(at: Word) -> Word:
    """Behind the block comment that begins at `at`; 0 if it has no end."""
    at += 2
    while True:
        c = load_byte(at)
        if c == 0:
            return 0
        at += 1
        if c == STAR and load_byte(at) == SLASH:
            return at + 1


@kernel
def skip_layout(at: Word) -> Word:
    """The next token; 0 if a comment has no end."""
    while True:
        c = load_byte(at)
        if is_layout(c):
            at += 1
        elif c == PERCENT:
            while c != NEWLINE and c != 0:
                at += 1
                c = load_byte(at)
        elif c == SLASH and load_byte(at, 1) == STAR:
            at = end_of_comment(at)
            if at == 0:
                return 0
        else:
            return at


# --- names -----------------------------------------------------------------------------------------------------------


@kernel
def end_of_word(at: Word) -> Word:
    """Behind letters, digits and underlines; 0 where a character follows that may go on with them."""
    while is_word(load_byte(at)):
        at += 1
    if load_byte(at) >= ASCII:
        return 0
    return at


@kernel
def end_of_symbol(at: Word) -> Word:
    """Behind symbol characters; 0 where a character follows that may go on with them."""
    while is_symbol(load_byte(at)):
        at += 1
    if load_byte(at) >= ASCII:
        return 0
    return at


@inline
def is_end(at: Word) -> bool:
    """Whether the full stop at `at` is the end of a term."""
    return is_layout(load_byte(at, 1)) or load_byte(at, 1) == PERCENT


# --- quotes ----------------------------------------------------------------------------------------------------------


@kernel
def escaped(c: Word) -> Word:
    """What a backslash in front of a character means; NO_ESCAPE for what Python has to look at."""
    if c == BACKSLASH or c == SINGLE or c == DOUBLE or c == BACK:
        return c
    if c == 110:  # n
        return NEWLINE
    if c == 116:  # t
        return TAB
    if c == 114:  # r
        return RETURN
    if c == 97:  # a
        return 7
    if c == 98:  # b
        return 8
    if c == 118:  # v
        return 11
    if c == 102:  # f
        return 12
    return NO_ESCAPE


@kernel
def unescape(at: Word, quote: Word) -> Word:
    """As `quoted_text` for escapes and doubled quotes: the text is put where the stacks of the reader are free."""
    to = w.read_top
    w.read_text = to
    while to < w.read_items:
        c = load_byte(at)
        at += 1
        if c == quote:
            if load_byte(at) != quote:
                w.read_length = to - w.read_text
                return at
            at += 1
        elif c == BACKSLASH:
            c = load_byte(at)
            at += 1
            if c == NEWLINE:
                continue
            c = escaped(c)
            if c == NO_ESCAPE:
                return 0
        elif is_control(c):
            return 0
        store_byte(to, 0, c)
        to += 1
    return 0


@kernel
def quoted_text(at: Word, quote: Word) -> Word:
    """Behind the closing quote of the text that begins at `at`: w.read_text then, of w.read_length bytes."""
    start = at
    while True:
        c = load_byte(at)
        if c == quote:
            if load_byte(at, 1) == quote:
                return unescape(start, quote)
            w.read_text = start
            w.read_length = at - start
            return at + 1
        if c == BACKSLASH:
            return unescape(start, quote)
        if is_control(c):
            return 0
        at += 1


# --- numbers: they go to w.read_term ---------------------------------------------------------------------------------


@kernel
def character_code(at: Word, negative: Word) -> Word:
    """0'c, at the character."""
    c = load_byte(at)
    at += 1
    if c == BACKSLASH:
        c = escaped(load_byte(at))
        if c == NO_ESCAPE:
            return 0
        at += 1
    elif c == SINGLE:
        if load_byte(at) != SINGLE:
            return 0
        at += 1
    elif is_control(c) or c >= ASCII:
        return 0
    if negative:
        c = 0 - c
    w.read_term = make_int(c)
    return at


@kernel
def digit_value(c: Word) -> Word:
    """The value of a digit of any base; a large number for what is none."""
    if is_digit(c):
        return c - 48
    return ((c | 32) - 97 & 255) + 10


@kernel
def in_base(at: Word, bits: Word, negative: Word) -> Word:
    """The digits of 0x, 0o, 0b: so many bits each."""
    value = 0
    start = at
    while digit_value(load_byte(at)) >> bits == 0:
        value = (value << bits) + digit_value(load_byte(at))
        at += 1
    if at == start or mul(at - start, bits) > WORD_BITS - 5 or load_byte(at) == UNDERSCORE:
        return 0
    if negative:
        value = 0 - value
    w.read_term = make_int(value)
    return at


@inline
def make_float(value: Word, power: Word, negative: Word) -> None:
    """The float value * 10 ** power: one operation on doubles that are exact rounds it as it should be."""
    number: Double = to_double(value)
    ten: Double = 1.0
    if power > LARGEST_POWER:  # it is negative
        power = 0 - power
        while power != 0:
            ten = ten * 10.0
            power -= 1
        number = number / ten
    else:
        while power != 0:
            ten = ten * 10.0
            power -= 1
        number = number * ten
    if negative:
        number = -number
    w.read_term = new_float(number)


@kernel
def exponent_at(at: Word, digits: Word) -> Word:
    """Behind the exponent of a float, if it has one; its power of ten, less the digits behind the point, goes to
    w.read_length. 0 for what is left to Python."""
    power = 0
    if load_byte(at) | 32 == 101:  # e
        sign = load_byte(at, 1)
        at += 1
        if sign == PLUS or sign == MINUS:
            at += 1
        if not is_digit(load_byte(at)):
            return 0
        while is_digit(load_byte(at)):
            power = mul(power, 10) + load_byte(at) - 48
            if power > 1000:
                return 0
            at += 1
        if sign == MINUS:
            power = 0 - power
    w.read_length = power - digits
    return at


@kernel
def fraction_at(at: Word, value: Word, first: Word) -> Word:
    """The rest of a float, behind its point: `value` is what stands in front of it, from `first` on."""
    start = at
    while is_digit(load_byte(at)):
        if at - first > FLOAT_DIGITS:
            return 0
        value = mul(value, 10) + load_byte(at) - 48
        at += 1
    if load_byte(at) == 73 or load_byte(at) == 78:  # 1.0Inf, 1.5NaN
        return 0
    digits = at - start
    w.read_text = value
    return exponent_at(at, digits)


@kernel
def number_at(at: Word, negative: Word) -> Word:
    """The number that begins at `at`, of which `negative` says whether a minus stands in front of it."""
    first = at
    value = 0
    c = load_byte(at)
    if c == 48:
        c = load_byte(at, 1)
        if c == SINGLE:
            return character_code(at + 2, negative)
        if c == 120:  # x
            return in_base(at + 2, 4, negative)
        if c == 111:  # o
            return in_base(at + 2, 3, negative)
        if c == 98:  # b
            return in_base(at + 2, 1, negative)
    while is_digit(load_byte(at)):
        if at - first >= DIGITS:
            return 0
        value = mul(value, 10) + load_byte(at) - 48
        at += 1
    c = load_byte(at)
    if c == UNDERSCORE:
        return 0
    if c == DOT and is_digit(load_byte(at, 1)):
        if at - first >= FLOAT_DIGITS:
            return 0
        at = fraction_at(at + 1, value, first)
        power = w.read_length
        if at == 0 or power + LARGEST_POWER > 2 * LARGEST_POWER:
            return 0
        if not has_room_for_float():
            return 0
        make_float(w.read_text, power, negative)
        return at
    if negative:
        value = 0 - value
    w.read_term = make_int(value)
    return at


@inline
def has_room_for_float() -> bool:
    """Whether the heap has room for a float."""
    return has_room(reg.h, WORD + 8)
