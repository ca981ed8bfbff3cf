"""Characters and texts in the kernel: UTF-8, gathered above the top of the heap, where nobody looks.

In: atoms, small integers, lists of codes or characters. Out: texts in the free part of the heap, atoms, lists. Holds:
a routine that gathers gets the place for the next byte and gives the one behind its last, or 0 for what is not that
simple: too long, not of these types, no proper list, a code that no text has. What then is an error says the service
of the same built-in.
"""

from wamjit.kernel.atom_store import DIRECT, FIXED, intern
from wamjit.kernel.big_text import put_big
from wamjit.kernel.names import ATOM_SHIFT, ATOMS, ATOMSTORE, LST, STR, TEXT
from wamjit.kernel.words import atom_record, deref, int_value, is_atom, is_big, is_int, is_lst, is_string, make_int
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
    unlikely,
    w,
)

CODES, CHARS = 0, 1  # what the items of a list are
LONGEST_NUMBER = 24  # bytes of a small integer in decimal, and more
LONGEST_CHARACTER = 4
LONG_LIST = 1000  # after so many items a list is looked at: it may have no end
MINUS, ZERO = 45, 48
# the codes that UTF-8 gives one byte, two, three; the rest of the bytes of a character have six bits each
ONE_BYTE, TWO_BYTES, THREE_BYTES = 0x80, 0x800, 0x10000
SURROGATES, LAST_SURROGATE, LAST_CODE = 0xD800, 0xDFFF, 0x10FFFF


@inline
def text_of(atom: Word) -> Word:
    """The address of an atom's text."""
    return load(atom_record(atom), ATOMREC.text)


@inline
def length_of(atom: Word) -> Word:
    """The length of an atom's text in bytes."""
    return load(atom_record(atom), ATOMREC.length)


@inline
def characters_of(atom: Word) -> Word:
    """The number of characters of an atom."""
    return load(text_of(atom), TEXT.characters - TEXT.bytes)


@inline
def is_code(code: Word) -> bool:
    """Whether a number is the code of a character that texts have. A zero, and surrogates, are left to Python."""
    return code - 1 < LAST_CODE and (code < SURROGATES or code > LAST_SURROGATE)


@inline
def character_size(code: Word) -> Word:
    """How many bytes a character takes."""
    size = 1
    if code >= ONE_BYTE:
        size = 2
        if code >= TWO_BYTES:
            size = 3
            if code >= THREE_BYTES:
                size = 4
    return size


@kernel
def character_at(at: Word) -> Word:
    """The code of the character that begins at `at`."""
    byte = load_byte(at)
    if byte < ONE_BYTE:
        return byte
    second = load_byte(at, 1) & 0x3F
    if byte < 0xE0:
        return ((byte & 0x1F) << 6) + second
    third = load_byte(at, 2) & 0x3F
    if byte < 0xF0:
        return ((byte & 0xF) << 12) + (second << 6) + third
    return ((byte & 7) << 18) + (second << 12) + (third << 6) + (load_byte(at, 3) & 0x3F)


@kernel
def put_character(at: Word, code: Word) -> Word:
    """Write a character; there is room."""
    if code < ONE_BYTE:
        store_byte(at, 0, code)
        return at + 1
    if code < TWO_BYTES:
        store_byte(at, 0, 0xC0 + (code >> 6))
        store_byte(at, 1, 0x80 + (code & 0x3F))
        return at + 2
    if code < THREE_BYTES:
        store_byte(at, 0, 0xE0 + (code >> 12))
        store_byte(at, 1, 0x80 + (code >> 6 & 0x3F))
        store_byte(at, 2, 0x80 + (code & 0x3F))
        return at + 3
    store_byte(at, 0, 0xF0 + (code >> 18))
    store_byte(at, 1, 0x80 + (code >> 12 & 0x3F))
    store_byte(at, 2, 0x80 + (code >> 6 & 0x3F))
    store_byte(at, 3, 0x80 + (code & 0x3F))
    return at + 4


@kernel
def new_character(code: Word) -> Word:
    """The atom of a character that the table of characters does not have."""
    at = reg.h
    found = intern(at, put_character(at, code) - at)
    if code < DIRECT:
        store(w.atom_store + ATOMSTORE.characters + code * WORD, 0, found)
        store_byte(load(w.atom_store, ATOMSTORE.states) + (found >> ATOM_SHIFT), 0, FIXED)
    return found


@inline
def character_atom(code: Word) -> Word:
    """The atom of a character."""
    found = 0
    if code < DIRECT:
        found = load(w.atom_store + ATOMSTORE.characters + code * WORD)
    if unlikely(found == 0):
        found = new_character(code)
    return found


@kernel
def skip_characters(at: Word, count: Word) -> Word:
    """Where the text goes on behind so many characters."""
    while count != 0:
        byte = load_byte(at)
        at += 1
        if byte >= 0xC0:
            at += 1
            if byte >= 0xE0:
                at += 1
                if byte >= 0xF0:
                    at += 1
        count -= 1
    return at


# --- gathering -------------------------------------------------------------------------------------------------------


@inline
def has_room(at: Word, size: Word) -> bool:
    """Whether the heap has room for so many bytes from `at`, and some more."""
    return at < w.heap_end and size < w.heap_end - at


@kernel
def put_bytes_at(at: Word, text: Word, length: Word) -> Word:
    """Copy bytes."""
    end = text + length
    while text < end:
        store_byte(at, 0, load_byte(text))
        text += 1
        at += 1
    return at


@kernel
def put_decimal(at: Word, value: Word) -> Word:
    """A small integer in decimal."""
    if lt_s(value, 0):
        store_byte(at, 0, MINUS)
        at += 1
        value = 0 - value
    rest = div(value, 10)
    at += 1
    while rest != 0:
        rest = div(rest, 10)
        at += 1
    end = at
    rest = value
    while True:
        value = rest
        rest = div(value, 10)
        at -= 1
        store_byte(at, 0, ZERO + value - mul(rest, 10))
        if rest == 0:
            return end


@kernel
def put_atomic_text(at: Word, t: Word) -> Word:
    """The text of an atom, an integer that is not very long, or a string; 0 for other terms."""
    t = deref(t)
    if is_atom(t):
        length = length_of(t)
        if has_room(at, length):
            return put_bytes_at(at, text_of(t), length)
    elif is_int(t):
        if has_room(at, LONGEST_NUMBER):
            return put_decimal(at, int_value(t))
    elif is_big(t):
        return put_big(at, t)
    elif is_string(t):
        length = load(t, WORD - STR)
        if has_room(at, length):
            return put_bytes_at(at, t + (2 * WORD - STR), length)
    return 0


@kernel
def is_circular(t: Word) -> Word:
    """Whether a list goes on in itself (Brent 1980); it looks around for nobody, so the heap above h stays as it is."""
    t = deref(t)
    power = 1
    steps = 0
    kept = t
    while is_lst(t):
        t = deref(load(t, WORD - LST))
        if t == kept:
            return 1
        steps += 1
        if steps == power:
            kept = t
            power += power
            steps = 0
    return 0


@kernel
def put_list(at: Word, t: Word, kind: Word) -> Word:
    """The text of a proper list of codes, or of characters."""
    t = deref(t)
    left = LONG_LIST
    while is_lst(t):
        left -= 1
        if unlikely(left == 0) and is_circular(t) != 0:
            return 0
        item = deref(load(t, -LST))
        if not has_room(at, LONGEST_CHARACTER):
            return 0
        if kind == CODES:
            if not is_int(item):
                return 0
            code = int_value(item)
            if not is_code(code):
                return 0
            at = put_character(at, code)
        else:
            if not is_atom(item):
                return 0
            if characters_of(item) != 1:
                return 0
            at = put_bytes_at(at, text_of(item), length_of(item))
        t = deref(load(t, WORD - LST))
    if t != ATOMS.nil:
        return 0
    return at


@inline
def gathered(end: Word) -> Word:
    """The atom of the text that was gathered from the top of the heap on."""
    return intern(reg.h, end - reg.h)


# --- lists -----------------------------------------------------------------------------------------------------------


@kernel
def list_of(text: Word, length: Word, kind: Word) -> Word:
    """The list of the codes or characters of a text that lies elsewhere; 0 if there is no room."""
    if length == 0:
        return ATOMS.nil
    if not has_room(reg.h, length * (2 * WORD)):
        return 0
    first = reg.h + LST
    end = text + length
    while text < end:
        code = load_byte(text)
        if code >= ONE_BYTE:
            code = character_at(text)
        text += character_size(code)
        item = make_int(code)
        if kind == CHARS:
            item = character_atom(code)
        h = reg.h
        store(h, 0, item)
        store(h, WORD, h + 2 * WORD + LST)
        reg.h = h + 2 * WORD
    store(reg.h, -WORD, ATOMS.nil)
    return first
