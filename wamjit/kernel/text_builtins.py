"""Built-ins about the text of atoms and numbers: what programs do most; the services of the same rows do the rest.

In: arguments in x. Out: 1 or 0. Holds: a routine here decides only where types are as they should be, so errors are
raised in one place, builtins/text.py.
"""

from wamjit.kernel.atom_store import intern
from wamjit.kernel.compare import compare_bytes
from wamjit.kernel.links import look_around
from wamjit.kernel.names import ATOMS, LST, ROW
from wamjit.kernel.number import EQUAL
from wamjit.kernel.read_scan import is_digit, number_at
from wamjit.kernel.slow import serve
from wamjit.kernel.text import (
    CHARS,
    CODES,
    LONG_LIST,
    LONGEST_CHARACTER,
    LONGEST_NUMBER,
    MINUS,
    character_at,
    character_atom,
    characters_of,
    gathered,
    has_room,
    is_circular,
    is_code,
    length_of,
    list_of,
    put_atomic_text,
    put_decimal,
    put_list,
    text_of,
)
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, int_value, is_atom, is_int, is_lst, is_ref, is_string, make_int
from wamjit.subset.lang import (
    WORD,
    Word,
    inline,
    kernel,
    load,
    load_byte,
    lt_s,
    reg,
    store,
    store_byte,
    unlikely,
    w,
)

UNKNOWN = 2  # of what is neither 0 nor 1
STOPPED = 1  # no list
MOST_STOPS = 8  # of one text that is split


@inline
def is_count(t: Word) -> bool:
    """A variable, or a small integer that is not negative."""
    return is_ref(t) or (is_int(t) and not lt_s(t, 0))


@kernel
def may_be_text(t: Word, kind: Word) -> Word:
    """Whether a term can still become a list of codes or characters: other terms are errors, not a failure."""
    t = deref(t)
    while is_lst(t):
        item = deref(load(t, -LST))
        if kind == CODES:
            if not (is_ref(item) or (is_int(item) and is_code(int_value(item)))):
                return 0
        elif not (is_ref(item) or (is_atom(item) and characters_of(item) == 1)):
            return 0
        t = deref(load(t, WORD - LST))
    return is_ref(t) or t == ATOMS.nil


@kernel
def atom_list(kind: Word) -> Word:
    """atom_codes/2 and atom_chars/2: 0, 1, or UNKNOWN."""
    t = deref(reg.x(0))
    if is_atom(t):
        items = list_of(text_of(t), length_of(t), kind)
        if items == 0:
            return UNKNOWN
        if unify(reg.x(1), items) != 0:
            return 1
        if may_be_text(reg.x(1), kind) != 0:
            return 0
        return UNKNOWN
    if not is_ref(t):
        return UNKNOWN
    end = put_list(reg.h, reg.x(1), kind)
    if end == 0:
        return UNKNOWN
    return unify(t, gathered(end))


@kernel
def bi_atom_codes() -> Word:
    """atom_codes/2."""
    outcome = atom_list(CODES)
    if outcome == UNKNOWN:
        return serve(ROW.bi_atom_codes)
    return outcome


@kernel
def bi_atom_chars() -> Word:
    """atom_chars/2."""
    outcome = atom_list(CHARS)
    if outcome == UNKNOWN:
        return serve(ROW.bi_atom_chars)
    return outcome


@kernel
def bi_char_code() -> Word:
    """char_code/2."""
    t = deref(reg.x(0))
    code = deref(reg.x(1))
    if is_atom(t):
        if characters_of(t) == 1 and (is_ref(code) or (is_int(code) and is_code(int_value(code)))):
            return unify(code, make_int(character_at(text_of(t))))
    elif is_ref(t) and is_int(code):
        if is_code(int_value(code)):
            return unify(t, character_atom(int_value(code)))
    return serve(ROW.bi_char_code)


@kernel
def bi_atom_length() -> Word:
    """atom_length/2."""
    t = deref(reg.x(0))
    length = deref(reg.x(1))
    if is_atom(t) and is_count(length):
        return unify(length, make_int(characters_of(t)))
    return serve(ROW.bi_atom_length)


@kernel
def bi_concat() -> Word:
    """'$concat'/3: atom_concat/3 with both parts known."""
    end = put_atomic_text(reg.h, reg.x(0))
    if end != 0:
        end = put_atomic_text(end, reg.x(1))
        whole = deref(reg.x(2))
        if end != 0 and (is_ref(whole) or is_atom(whole)):
            return unify(whole, gathered(end))
    return serve(ROW.bi_concat)


@kernel
def join(separator: Word, t: Word) -> Word:
    """Gather the items of a proper list, with the text of `separator` (0: none) between them."""
    at = reg.h
    t = deref(t)
    first = 1
    left = LONG_LIST
    while is_lst(t):
        left -= 1
        if unlikely(left == 0) and is_circular(t) != 0:
            return 0
        if first == 0 and separator != 0:
            at = put_atomic_text(at, separator)
            if at == 0:
                return 0
        first = 0
        at = put_atomic_text(at, load(t, -LST))
        if at == 0:
            return 0
        t = deref(load(t, WORD - LST))
    if t != ATOMS.nil:
        return 0
    return at


@kernel
def bi_join() -> Word:
    """atomic_list_concat/2."""
    end = join(0, reg.x(0))
    if end != 0:
        return unify(reg.x(1), gathered(end))
    return serve(ROW.bi_join)


@inline
def push_item(item: Word) -> None:
    """A list cell with an item, whose tail is the cell behind it; there is room."""
    h = reg.h
    store(h, 0, item)
    store(h, WORD, h + 2 * WORD + LST)
    reg.h = h + 2 * WORD


@kernel
def split(whole: Word, separator: Word, waits: Word) -> Word:
    """The list of the parts of an atom between the places of another, which is not empty; 0 if there is no room,
    STOPPED if somebody wants attention and `waits` is 0."""
    size = length_of(separator)
    byte = load_byte(text_of(separator))
    if not has_room(reg.h, (length_of(whole) + 1) * (2 * WORD)):
        return 0
    first = reg.h + LST
    start = text_of(whole)
    at = start
    end = at + length_of(whole)
    while at + size <= end:
        if load_byte(at) == byte and compare_bytes(at, text_of(separator), size) == EQUAL:
            if unlikely(w.pending != 0) and waits == 0:
                return STOPPED
            push_item(intern(start, at - start))
            at += size
            start = at
        else:
            at += 1
    push_item(intern(start, end - start))
    store(reg.h, -WORD, ATOMS.nil)
    return first


@kernel
def split_attentive(whole: Word, separator: Word) -> Word:
    """The same for who wants attention meanwhile: the list is begun anew behind that, for nobody knows its first part;
    now and then somebody has to wait, so that it ends."""
    start = reg.h
    left = MOST_STOPS
    items = split(whole, separator, 0)
    while items == STOPPED:
        reg.h = start
        left -= 1
        look_around(w.pdl_start)
        items = split(deref(reg.x(2)), deref(reg.x(1)), left == 0)
    return items


@kernel
def has_unknown(t: Word) -> Word:
    """Whether a list has a variable as an item or at its end."""
    t = deref(t)
    left = LONG_LIST
    while is_lst(t):
        left -= 1
        if unlikely(left == 0) and is_circular(t) != 0:
            return 0
        if is_ref(deref(load(t, -LST))):
            return 1
        t = deref(load(t, WORD - LST))
    if is_ref(t):
        return 1
    return 0


@kernel
def bi_join_3() -> Word:
    """atomic_list_concat/3: joins, or splits where an item is unknown."""
    separator = deref(reg.x(1))
    whole = deref(reg.x(2))
    if is_atom(separator):
        if has_unknown(reg.x(0)) == 0:
            end = join(separator, reg.x(0))
            if end != 0:
                return unify(whole, gathered(end))
        elif is_atom(whole) and length_of(separator) != 0:
            items = split_attentive(whole, separator)
            if items != 0:
                return unify(reg.x(0), items)
    return serve(ROW.bi_join_3)


# --- letters ---------------------------------------------------------------------------------------------------------


@kernel
def change_case(t: Word, first: Word) -> Word:
    """Gather the text of an ASCII atom, with the 26 letters from `first` on in the other case."""
    t = deref(t)
    if not is_atom(t):
        return 0
    length = length_of(t)
    if characters_of(t) != length or not has_room(reg.h, length):
        return 0
    text = text_of(t)
    at = reg.h
    end = at + length
    while at < end:
        byte = load_byte(text)
        if byte - first < 26:
            byte = byte ^ 0x20
        store_byte(at, 0, byte)
        text += 1
        at += 1
    return at


@kernel
def bi_upcase_atom() -> Word:
    """upcase_atom/2."""
    end = change_case(reg.x(0), 0x61)
    if end != 0:
        return unify(reg.x(1), gathered(end))
    return serve(ROW.bi_upcase_atom)


@kernel
def bi_downcase_atom() -> Word:
    """downcase_atom/2."""
    end = change_case(reg.x(0), 0x41)
    if end != 0:
        return unify(reg.x(1), gathered(end))
    return serve(ROW.bi_downcase_atom)


# --- numbers ---------------------------------------------------------------------------------------------------------


@kernel
def parse_number(at: Word, end: Word) -> Word:
    """The plain number of a text with a zero byte behind it, with a minus in front or not; 0 for any other text."""
    negative = 0
    if load_byte(at) == MINUS:
        negative = 1
        at += 1
    if not is_digit(load_byte(at)) or number_at(at, negative) != end:
        return 0
    return w.read_term


@kernel
def number_list(kind: Word) -> Word:
    """number_codes/2 and number_chars/2: 0, 1, or UNKNOWN."""
    items = deref(reg.x(1))
    t = deref(reg.x(0))
    if is_lst(items) or is_string(items):
        end = 0
        if is_string(items):
            end = put_atomic_text(reg.h, items)
        else:
            end = put_list(reg.h, items, kind)
        if end == 0 or not (is_ref(t) or is_int(t)):
            return UNKNOWN
        store_byte(end, 0, 0)
        number = parse_number(reg.h, end)
        if number == 0:
            return UNKNOWN
        return unify(t, number)
    if not (is_ref(items) and is_int(t)):
        return UNKNOWN
    room = LONGEST_NUMBER * (2 * WORD)  # the digits behind the cells of their list
    if not has_room(reg.h, room + LONGEST_NUMBER):
        return UNKNOWN
    start = reg.h + room
    return unify(items, list_of(start, put_decimal(start, int_value(t)) - start, kind))


@kernel
def bi_number_codes() -> Word:
    """number_codes/2."""
    outcome = number_list(CODES)
    if outcome == UNKNOWN:
        return serve(ROW.bi_number_codes)
    return outcome


@kernel
def bi_number_chars() -> Word:
    """number_chars/2."""
    outcome = number_list(CHARS)
    if outcome == UNKNOWN:
        return serve(ROW.bi_number_chars)
    return outcome


@inline
def is_letter(byte: Word) -> bool:
    """An ASCII letter: no number begins with one."""
    return (byte | 0x20) - 0x61 < 26


@kernel
def bi_atom_number() -> Word:
    """atom_number/2."""
    t = deref(reg.x(0))
    if is_atom(t):
        text = text_of(t)
        if length_of(t) != 0 and is_letter(load_byte(text)):
            return 0
        number = parse_number(text, text + length_of(t))
        if number != 0:
            return unify(reg.x(1), number)
    elif is_ref(t):
        number = deref(reg.x(1))
        if is_int(number) and has_room(reg.h, LONGEST_NUMBER + LONGEST_CHARACTER):
            return unify(t, gathered(put_decimal(reg.h, int_value(number))))
    return serve(ROW.bi_atom_number)
