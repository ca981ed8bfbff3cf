"""What directives of format/2 write that is no term: numbers in other notations, columns and what fills them.

In: numbers, places in the text that is gathered (write_gather.py). Out: text; 0 for what is left to Python. Holds:
`w.format_segment` is where the text since the last column stop or newline begins, once `new_line` was called, and
`w.format_column` the column there, or UNKNOWN as long as nobody had to ask the stream.
"""

from wamjit.kernel.names import PORT
from wamjit.kernel.text import LONGEST_NUMBER, put_decimal
from wamjit.kernel.text_strings import count_characters
from wamjit.kernel.words import int_value, is_int
from wamjit.kernel.write_gather import NOBODY, is_to_port, put_byte, room
from wamjit.kernel.write_tokens import BLANK
from wamjit.subset.lang import (
    WORD,
    WORKER,
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

UNKNOWN = (1 << 31) - 1  # a column
MOST_FILLS = 3  # fill points of a column; Python shares out among more of them
MOST = 1 << 16  # columns, repetitions
MINUS, POINT, COMMA, ZERO, NEWLINE = 45, 46, 44, 48, 10
SMALL_LETTERS, CAPITALS = 39, 7  # how far letters are behind the digits
LONGEST_RADIX = 72


# --- numbers --------------------------------------------------------------------------------------------------------


@inline
def put_sign(value: Word) -> Word:
    """A minus in front of a negative number: its magnitude."""
    if lt_s(value, 0):
        put_byte(MINUS)
        value = 0 - value
    return value


@kernel
def put_grouped(value: Word, places: Word, grouped: Word) -> Word:
    """An integer with a point in front of its last digits, and commas between groups of three in front of that."""
    if places > MOST:
        return 0
    room(2 * LONGEST_NUMBER + places + 4 * WORD)
    value = put_sign(value)
    digits = w.write_at + LONGEST_NUMBER + places + 2 * WORD  # they are made there, and come here one by one
    end = put_decimal(digits, value)
    while end - digits <= places:  # at least one digit stands in front of the point
        digits -= 1
        store_byte(digits, 0, ZERO)
    left = end - digits
    while left != 0:
        put_byte(load_byte(digits))
        digits += 1
        left -= 1
        if left == places:
            if left != 0:
                put_byte(POINT)
        elif grouped != 0 and left > places:
            whole = left - places
            if whole == mul(div(whole, 3), 3):
                put_byte(COMMA)
    return 1


@kernel
def put_radix(value: Word, base: Word, letters: Word) -> Word:
    """An integer in another base."""
    if base < 2 or base > 36:
        return 0
    room(2 * LONGEST_RADIX)
    value = put_sign(value)
    end = w.write_at + 2 * LONGEST_RADIX - 1
    at = end
    while True:
        rest = div(value, base)
        digit = value - mul(rest, base)
        if digit >= 10:
            digit += letters
        at -= 1
        store_byte(at, 0, ZERO + digit)
        value = rest
        if rest == 0:
            break
    while at != end:
        put_byte(load_byte(at))
        at += 1
    return 1


@kernel
def put_repeated(byte: Word, count: Word) -> Word:
    """An ASCII character, so many times."""
    if count > MOST:
        return 0
    room(count)
    at = w.write_at
    end = at + count
    while at < end:
        store_byte(at, 0, byte)
        at += 1
    w.write_at = at
    return 1


# --- columns --------------------------------------------------------------------------------------------------------


@kernel
def port_column() -> Word:
    """The column of the stream that has room in the port."""
    start = load(w.port, PORT.out_start)
    end = load(w.port, PORT.out_next)
    at = end
    while at != start:
        at -= 1
        if load_byte(at) == NEWLINE:
            return count_characters(at + 1, end)
    return load(w.port, PORT.out_column) + count_characters(start, end)


@inline
def fill_field(index: Word) -> Word:
    """The address of a fill point: its place; MOST_FILLS words behind it, its character."""
    return reg.w + WORKER.format_fill + index * WORD


@kernel
def new_line() -> Word:
    """Look whether a newline was written since the last stop: the segment, and its fill points, begin anew."""
    start = w.format_segment
    at = w.write_at
    while at != start:
        at -= 1
        if load_byte(at) == NEWLINE:
            break
    if at == start and (at == w.write_at or load_byte(at) != NEWLINE):
        return 0
    w.format_segment = at + 1
    w.format_column = 0
    w.format_stop = 0
    w.format_fills = 0
    return 0


@kernel
def add_fill(char: Word) -> Word:
    """A fill point."""
    new_line()
    count = w.format_fills
    if count == MOST_FILLS or char < BLANK or char > 126:
        return 0
    store(fill_field(count), 0, w.write_at)
    store(fill_field(count), MOST_FILLS * WORD, char)
    w.format_fills = count + 1
    return 1


@kernel
def start_column(sink: Word) -> Word:
    """The column where the segment begins; UNKNOWN if only Python knows it."""
    new_line()
    if w.format_column == UNKNOWN:
        if sink == NOBODY:
            w.format_column = 0
        elif is_to_port(sink):
            w.format_column = port_column()
    return w.format_column


@inline
def segment_length() -> Word:
    """The characters of the segment."""
    return count_characters(w.format_segment, w.write_at)


@kernel
def move_up(start: Word, end: Word, distance: Word) -> Word:
    """Move bytes to higher addresses."""
    while end != start:
        end -= 1
        store_byte(end + distance, 0, load_byte(end))
    return 0


@kernel
def widen(missing: Word) -> Word:
    """Share out blanks, or what else fills, among the fill points; what remains goes outwards from the middle one."""
    points = w.format_fills
    if points == 0:
        return put_repeated(BLANK, missing)
    room(missing)
    share = div(missing, points)
    rest = missing - mul(share, points)
    end = w.write_at
    w.write_at = end + missing
    index = points
    while index != 0:
        index -= 1
        width = share
        if index != 0 and index <= rest:
            width += 1
        place = load(fill_field(index))
        move_up(place, end, missing)
        end = place
        missing -= width
        at = place + missing
        stop = at + width
        while at != stop:
            store_byte(at, 0, load(fill_field(index), MOST_FILLS * WORD))
            at += 1
    return 1


@kernel
def stop_at(column: Word) -> Word:
    """A column stop: fill up to there, and begin a new segment. The column where this one begins is known."""
    if column > MOST:
        return 0
    here = w.format_column + segment_length()
    if column > here:
        if widen(column - here) == 0:
            return 0
        here = column
    w.format_column = here
    w.format_stop = here
    w.format_segment = w.write_at
    w.format_fills = 0
    return 1


@inline
def is_natural(t: Word) -> bool:
    """A small integer that is not negative."""
    return is_int(t) and not lt_s(int_value(t), 0)
