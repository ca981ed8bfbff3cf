"""Strings: what programs do most with them; the services of the same rows do the rest.

In: arguments in x, texts in boxes (UTF-8 behind their length) or of atoms. Out: 1 or 0. Holds: a new string is gathered
where it will lie, behind the room for its header and its length at the top of the heap; a routine here decides only
where types are as they should be, so errors are raised in one place, builtins/strings.py.
"""

from wamjit.kernel.names import ATOMS, BOX_SHIFT, CELL_SHIFT, LST, ROW, STR, STRING_BOX
from wamjit.kernel.slow import serve
from wamjit.kernel.text import (
    CHARS,
    CODES,
    ONE_BYTE,
    characters_of,
    gathered,
    has_room,
    length_of,
    list_of,
    put_atomic_text,
    put_bytes_at,
    put_list,
    text_of,
)
from wamjit.kernel.text_builtins import UNKNOWN
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, is_atom, is_lst, is_ref, is_string, make_int
from wamjit.subset.lang import WORD, Word, inline, kernel, load, load_byte, reg, store, store_byte, w
from wamjit.subset.words import Sized

BOX_FRONT = 2 * WORD  # header and length
HIGH_BITS = Sized(lambda size: int("80" * size, 16))  # of the bytes of a word
MOST_OF_PART = 5 * WORD  # of a part of split_string/4 beside its bytes: the box's front, padding, and a list cell


@kernel
def start_of(t: Word) -> Word:
    """The address of the text of a string or an atom."""
    if is_string(t):
        return t + (BOX_FRONT - STR)
    return text_of(t)


@kernel
def size_of(t: Word) -> Word:
    """How many bytes the text of a string or an atom has; the empty list has none."""
    if is_string(t):
        return load(t, WORD - STR)
    if t == ATOMS.nil:
        return 0
    return length_of(t)


@inline
def has_text(t: Word) -> bool:
    """Whether a term is a string or an atom."""
    return is_atom(t) or is_string(t)


@inline
def string_start() -> Word:
    """Where the bytes of the next string go; 0 if there is no room."""
    start = 0
    if has_room(reg.h, BOX_FRONT + WORD):
        start = reg.h + BOX_FRONT
    return start


@kernel
def made_string(end: Word) -> Word:
    """The string whose bytes were gathered up to `end`."""
    box = reg.h
    store(box, WORD, end - box - BOX_FRONT)
    while end & (WORD - 1) != 0:
        store_byte(end, 0, 0)
        end += 1
    words = div_words(end - box) - 1
    store(box, 0, (words << BOX_SHIFT) + STRING_BOX)
    reg.h = end
    return box + STR


@kernel
def string_from(start: Word, end: Word) -> Word:
    """The string of a text that lies elsewhere; 0 if there is no room."""
    size = end - start
    if not has_room(reg.h, size + BOX_FRONT + WORD):
        return 0
    return made_string(put_bytes_at(reg.h + BOX_FRONT, start, size))


@inline
def div_words(size: Word) -> Word:
    """How many words so many bytes are."""
    return size >> CELL_SHIFT


@kernel
def put_any_text(at: Word, t: Word) -> Word:
    """The text of an atom, a small integer, a string or a list of codes or characters; 0 for other terms."""
    t = deref(t)
    if is_lst(t):
        end = put_list(at, t, CODES)
        if end == 0:
            end = put_list(at, t, CHARS)
        return end
    return put_atomic_text(at, t)


@kernel
def string_of(t: Word) -> Word:
    """A new string with the text of a term; 0 for what put_any_text does not know."""
    start = string_start()
    if start == 0:
        return 0
    end = put_any_text(start, t)
    if end == 0:
        return 0
    return made_string(end)


@kernel
def bi_string_concat() -> Word:
    """'$string_concat'/3: string_concat/3 with both parts known."""
    at = string_start()
    if at != 0:
        at = put_any_text(at, reg.x(0))
        if at != 0:
            at = put_any_text(at, reg.x(1))
            if at != 0:
                return unify(reg.x(2), made_string(at))
    return serve(ROW.bi_string_concat)


@kernel
def count_characters(at: Word, end: Word) -> Word:
    """How many characters lie between two places: the bytes that begin one, a word at a time where all of it do."""
    count = 0
    while at + WORD <= end and at & (WORD - 1) == 0:
        if load(at) & HIGH_BITS != 0:
            break
        at += WORD
        count += WORD
    while at < end:
        if load_byte(at) & 0xC0 != 0x80:
            count += 1
        at += 1
    return count


@kernel
def bi_string_length() -> Word:
    """string_length/2."""
    t = deref(reg.x(0))
    if is_atom(t):
        return unify(reg.x(1), make_int(characters_of(t)))
    if is_string(t):
        start = start_of(t)
        return unify(reg.x(1), make_int(count_characters(start, start + size_of(t))))
    return serve(ROW.bi_string_length)


@kernel
def bi_atom_string() -> Word:
    """atom_string/2."""
    atom = deref(reg.x(0))
    if is_ref(atom):
        end = put_any_text(reg.h, reg.x(1))
        if end != 0:
            return unify(atom, gathered(end))
    else:
        string = string_of(atom)
        if string != 0:
            return unify(reg.x(1), string)
    return serve(ROW.bi_atom_string)


@kernel
def bi_string_to_atom() -> Word:
    """string_to_atom/2 of a string or a list, or of an atom where there is none."""
    string = deref(reg.x(0))
    atom = deref(reg.x(1))
    if is_ref(string) and is_atom(atom):
        string = string_of(atom)
        if string != 0:
            return unify(reg.x(0), string)
        return serve(ROW.bi_string_to_atom)
    if is_string(string) or is_lst(string):
        end = put_any_text(reg.h, string)
        if end != 0:
            return unify(reg.x(1), gathered(end))
    return serve(ROW.bi_string_to_atom)


@kernel
def bi_text_to_string() -> Word:
    """text_to_string/2 of what has a text and is no number."""
    t = deref(reg.x(0))
    if is_string(t):
        return unify(reg.x(1), t)
    if is_lst(t) or (is_atom(t) and t != ATOMS.nil):
        string = string_of(t)
        if string != 0:
            return unify(reg.x(1), string)
    return serve(ROW.bi_text_to_string)


@kernel
def string_list(kind: Word) -> Word:
    """string_codes/2 and string_chars/2: 0, 1, or UNKNOWN."""
    string = deref(reg.x(0))
    if is_ref(string):
        end = string_start()
        if end != 0:
            end = put_list(end, reg.x(1), kind)
        if end == 0:
            return UNKNOWN
        return unify(string, made_string(end))
    if not is_string(string):
        return UNKNOWN
    items = list_of(start_of(string), size_of(string), kind)
    if items == 0:
        return UNKNOWN
    return unify(reg.x(1), items)


@kernel
def bi_string_codes() -> Word:
    """string_codes/2."""
    outcome = string_list(CODES)
    if outcome == UNKNOWN:
        return serve(ROW.bi_string_codes)
    return outcome


@kernel
def bi_string_chars() -> Word:
    """string_chars/2."""
    outcome = string_list(CHARS)
    if outcome == UNKNOWN:
        return serve(ROW.bi_string_chars)
    return outcome


# --- split_string/4: separators in svc[0], padding in svc[1] as long as no service is called --------------------------


@kernel
def is_ascii(t: Word) -> Word:
    """Whether a string or an atom, or 0 for none, has ASCII characters only."""
    if t == 0:
        return 0
    at = start_of(t)
    end = at + size_of(t)
    while at < end:
        if load_byte(at) >= ONE_BYTE:
            return 0
        at += 1
    return 1


@kernel
def is_among(byte: Word, t: Word) -> Word:
    """Whether a byte is one of an ASCII text."""
    at = start_of(t)
    end = at + size_of(t)
    while at < end:
        if load_byte(at) == byte:
            return 1
        at += 1
    return 0


@kernel
def skip_padding(at: Word, end: Word) -> Word:
    """The first place that has no padding."""
    padding = w.svc(1)
    while at < end:
        if is_among(load_byte(at), padding) == 0:
            return at
        at += 1
    return at


@kernel
def drop_padding(at: Word, end: Word) -> Word:
    """The end without the padding in front of it."""
    padding = w.svc(1)
    while at < end:
        if is_among(load_byte(end, -1), padding) == 0:
            return end
        end -= 1
    return end


@kernel
def push_part(at: Word, end: Word) -> Word:
    """A list cell, at the top of the heap, with the part as a string behind it; its tail is what comes behind that."""
    at = skip_padding(at, end)
    end = drop_padding(at, end)
    cell = reg.h
    reg.h = cell + 2 * WORD
    store(cell, 0, made_string(put_bytes_at(reg.h + BOX_FRONT, at, end - at)))
    store(cell, WORD, reg.h + LST)
    return cell


@kernel
def split_text(at: Word, end: Word) -> Word:
    """The list of the parts of a text; there is room."""
    first = reg.h + LST
    separators = w.svc(0)
    at = skip_padding(at, end)
    end = drop_padding(at, end)
    start = at
    while at < end:
        if is_among(load_byte(at), separators) != 0:
            push_part(start, at)
            start = skip_padding(at, end)  # one that is padding too counts once, with what padding follows
            if start == at:
                start += 1
            at = start
        else:
            at += 1
    store(push_part(start, end), WORD, ATOMS.nil)
    return first


@kernel
def as_text(t: Word) -> Word:
    """The term if it is a string or an atom, else a string with its text; 0 for what put_any_text does not know."""
    t = deref(t)
    if has_text(t):
        return t
    return string_of(t)


@kernel
def bi_split_string() -> Word:
    """split_string/4 with separators and padding that are ASCII."""
    whole = as_text(reg.x(0))
    separators = as_text(reg.x(1))
    padding = as_text(reg.x(2))
    if whole != 0 and is_ascii(separators) != 0 and is_ascii(padding) != 0:
        w.svc[0] = separators
        w.svc[1] = padding
        size = size_of(whole)
        if has_room(reg.h, (size + 1) * (MOST_OF_PART + 1)):
            start = start_of(whole)
            return unify(reg.x(3), split_text(start, start + size))
    return serve(ROW.bi_split_string)
