"""Built-ins on strings that change or read them: letters of the other case, numbers, one character.

In: arguments in x. Out: 1 or 0. Holds: as in kernel/text_strings.py; a text with characters beyond ASCII, a number that
the scanner does not know, and all errors are left to the service of the same row.
"""

from wamjit.kernel.names import ROW
from wamjit.kernel.slow import serve
from wamjit.kernel.text import (
    LONGEST_NUMBER,
    ONE_BYTE,
    character_at,
    has_room,
    put_decimal,
    skip_characters,
)
from wamjit.kernel.text_builtins import is_letter, parse_number
from wamjit.kernel.text_strings import (
    as_text,
    count_characters,
    made_string,
    put_any_text,
    size_of,
    start_of,
    string_from,
    string_start,
)
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, int_value, is_int, is_ref, make_int
from wamjit.subset.lang import Word, inline, kernel, load_byte, lt_s, reg, store_byte, unwind_and_jump

UNKNOWN = -1
SMALL_A, CAPITAL_A, LETTERS, OTHER_CASE = 0x61, 0x41, 26, 0x20


@kernel
def other_case(at: Word, end: Word, first: Word) -> Word:
    """Turn the 26 letters from `first` on into those of the other case; 0 if a character is not ASCII."""
    while at < end:
        byte = load_byte(at)
        if byte >= ONE_BYTE:
            return 0
        if byte - first < LETTERS:
            store_byte(at, 0, byte ^ OTHER_CASE)
        at += 1
    return 1


@kernel
def change_string(first: Word) -> Word:
    """The end of a string with the text of x0 in the other case, gathered at the top of the heap; or 0."""
    start = string_start()
    if start == 0:
        return 0
    end = put_any_text(start, reg.x(0))
    if end == 0 or other_case(start, end, first) == 0:
        return 0
    return end


@kernel
def bi_string_upper() -> Word:
    """string_upper/2."""
    end = change_string(SMALL_A)
    if end != 0:
        return unify(reg.x(1), made_string(end))
    return serve(ROW.bi_string_upper)


@kernel
def bi_string_lower() -> Word:
    """string_lower/2."""
    end = change_string(CAPITAL_A)
    if end != 0:
        return unify(reg.x(1), made_string(end))
    return serve(ROW.bi_string_lower)


@kernel
def bi_number_string() -> Word:
    """number_string/2."""
    string = deref(reg.x(1))
    if is_ref(string):
        number = deref(reg.x(0))
        start = string_start()
        if is_int(number) and start != 0 and has_room(start, LONGEST_NUMBER):
            return unify(string, made_string(put_decimal(start, int_value(number))))
        return serve(ROW.bi_number_string)
    end = put_any_text(reg.h, string)
    if end != 0 and end != reg.h:
        if is_letter(load_byte(reg.h)):
            return 0
        store_byte(end, 0, 0)
        number = parse_number(reg.h, end)
        if number != 0:
            return unify(reg.x(0), number)
    return serve(ROW.bi_number_string)


@kernel
def bi_string_code() -> Word:
    """string_code/3, get_string_code/3 of what has a text."""
    index = deref(reg.x(0))
    string = as_text(reg.x(1))
    if not is_int(index) or lt_s(index, 0) or string == 0:
        return serve(ROW.bi_string_code)
    left = int_value(index)
    at = start_of(string)
    end = at + size_of(string)
    while at < end:
        if load_byte(at) & 0xC0 != 0x80:  # a byte that begins a character
            left -= 1
            if left == 0:
                return unify(reg.x(2), make_int(character_at(at)))
        at += 1
    return 0


# --- parts -----------------------------------------------------------------------------------------------------------


@inline
def known(t: Word) -> Word:
    """The number of a small integer that is not negative; else UNKNOWN."""
    number = UNKNOWN
    if is_int(t) and not lt_s(int_value(t), 0):
        number = int_value(t)
    return number


@kernel
def place_in(start: Word, narrow: Word, count: Word) -> Word:
    """Where a text goes on behind so many characters; `narrow`: they have a byte each."""
    if narrow != 0:
        return start + count
    return skip_characters(start, count)


@kernel
def bi_string_part() -> Word:
    """'$string_part'(+String, ?Before, ?Length, ?After, -Part): two of the numbers are known."""
    string = deref(reg.x(0))
    start = start_of(string)
    size = size_of(string)
    total = count_characters(start, start + size)
    before = known(deref(reg.x(1)))
    length = known(deref(reg.x(2)))
    after = known(deref(reg.x(3)))
    if before == UNKNOWN:
        before = total - length - after
    elif length == UNKNOWN:
        length = total - before - after
    if before > total or length > total - before:
        return 0
    after = total - before - length
    narrow = 0
    if size == total:
        narrow = 1
    at = place_in(start, narrow, before)
    part = string_from(at, place_in(at, narrow, length))
    if part == 0:
        unwind_and_jump("heap_full")
    if unify(reg.x(1), make_int(before)) == 0 or unify(reg.x(2), make_int(length)) == 0:
        return 0
    return unify(reg.x(3), make_int(after)) != 0 and unify(reg.x(4), part) != 0
