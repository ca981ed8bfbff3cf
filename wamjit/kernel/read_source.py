"""Reading the text of a program: many clauses at once, facts straight to the clause store.

In: a part of a text, which engine/source_reader.py has left at w.source_text; places in it are numbers of bytes. Out:
clauses as terms, or facts in the store. Holds: both stop in front of the first clause that the kernel does not read
(kernel/read_term.py) or that is not its own to do, and say where that is; what is behind a directive is not read before
the directive was done.
"""

from wamjit.kernel.atom_store import intern
from wamjit.kernel.clause_add import FACT, add_known
from wamjit.kernel.copy import address_of, copy_words
from wamjit.kernel.names import ATOMS, BOX, FUNCTORS, LST, NAMED, STR
from wamjit.kernel.operators import there_is_syntax
from wamjit.kernel.read_scan import UNDERSCORE
from wamjit.kernel.read_term import read_from
from wamjit.kernel.text import has_room
from wamjit.kernel.text_strings import div_words
from wamjit.kernel.unify import unify
from wamjit.kernel.words import (
    box_words,
    compound_header,
    deref,
    functor_arity,
    header_of,
    int_value,
    is_lst,
    is_str,
    is_structure,
    make_int,
)
from wamjit.subset.lang import WORD, Word, inline, kernel, load, load_byte, reg, store, w
from wamjit.subset.words import Sized

SOURCE = 1  # the text is a program's
END_OF_CLAUSE = BOX  # behind the words of a clause: no box is empty
# what waits on the pdl while a term becomes words: the next part, how many there are, how far from each other; the word
# that says what they make
FRAME_AT, FRAME_LEFT, FRAME_STRIDE, FRAME_MAKES, FRAME = (
    Sized(lambda size, place=place: place * size) for place in range(5)
)


@inline
def is_single(named: Word) -> bool:
    """Whether a variable occurs once, and that is worth a warning: its name does not begin with an underline."""
    return load(named, NAMED.again) == 0 and load_byte(load(named, NAMED.text)) != UNDERSCORE


@kernel
def single_names() -> Word:
    """The list of the names of variables that deserve a warning; there is room."""
    result = ATOMS.nil
    named = w.read_names
    while named > w.names_start:
        named -= NAMED.size
        if is_single(named):
            name = intern(load(named, NAMED.text), load(named, NAMED.length))
            h = reg.h
            store(h, 0, name)
            store(h, WORD, result)
            result = h + LST
            reg.h = h + 2 * WORD
    return result


@inline
def has_room_for_note() -> bool:
    """Whether the heap has room for a clause in a list, with its names."""
    return has_room(reg.h, (w.read_names - w.names_start) * 2 + 7 * WORD)


@kernel
def note_clause(last: Word, end: Word, names: Word) -> Word:
    """A new last element of a list: '$clause_read'(Term, Start, End, Names); where the next one goes. There is room."""
    h = reg.h
    store(h, 0, FUNCTORS.source_clause)
    store(h, WORD, w.read_term)
    store(h, 2 * WORD, make_int(w.read_start - w.source_text))
    store(h, 3 * WORD, make_int(end - w.source_text))
    store(h, 4 * WORD, names)
    store(h, 5 * WORD, h + STR)
    store(h, 6 * WORD, ATOMS.nil)
    reg.h = h + 7 * WORD
    store(last, 0, h + (5 * WORD + LST))
    return h + 6 * WORD


@inline
def is_directive(header: Word) -> bool:
    """:- Goal, ?- Goal"""
    return header == FUNCTORS.directive or header == FUNCTORS.query


@kernel
def emit_names(to: Word) -> Word:
    """The names and the cells of the variables, 1 more for those that occur again; their number in front."""
    named = w.names_start
    store(to, 0, div_words(w.read_names - named) >> 2)
    to += WORD
    while named < w.read_names:
        store(to, 0, intern(load(named, NAMED.text), load(named, NAMED.length)))
        store(to, WORD, load(named, NAMED.variable) + load(named, NAMED.again))
        to += 2 * WORD
        named += NAMED.size
    return to


@kernel
def row_length(t: Word) -> Word:
    """How many cells of a list lie behind each other."""
    at = t - LST
    length = 1
    while load(at, WORD) == at + (2 * WORD + LST):
        at += 2 * WORD
        length += 1
    return length


@kernel
def emit_box(to: Word, t: Word) -> Word:
    """A float or string: its header and what follows it."""
    size = box_words(header_of(t)) * WORD + WORD
    copy_words(t - STR, to, size)
    return to + size


@kernel
def push_frame(top: Word, at: Word, left: Word) -> Word:
    """Parts of a term wait from `top` on: where they are, how many; what they make, and how far from each other they
    are, stands there already. The new top."""
    store(top, FRAME_AT, at)
    store(top, FRAME_LEFT, left)
    return top + FRAME


@kernel
def emit_term(t: Word, to: Word) -> Word:
    """A term in postfix order: constants, cells of variables, boxes, and behind their parts the headers of structures
    and for lists the number of their elements, tagged LST, or STR where a tail is in front of them. 0: no room."""
    top = w.pdl_start
    while True:
        t = deref(t)
        if top + FRAME > w.pdl_end:
            return 0
        if is_lst(t):
            length = row_length(t)
            tail = load(t + (length - 1) * (2 * WORD), WORD - LST)
            store(top, FRAME_STRIDE, 2 * WORD)
            store(top, FRAME_MAKES, (length << 2) + (LST if tail == ATOMS.nil else STR))
            top = push_frame(top, t - LST, length)
            if tail != ATOMS.nil:
                t = tail
                continue
        elif is_structure(t):
            store(top, FRAME_STRIDE, WORD)
            store(top, FRAME_MAKES, header_of(t))
            top = push_frame(top, t + (WORD - STR), functor_arity(header_of(t)))
        elif is_str(t):
            to = emit_box(to, t)
        else:
            store(to, 0, t)
            to += WORD
        while top != w.pdl_start and load(top, FRAME_LEFT - FRAME) == 0:
            store(to, 0, load(top, FRAME_MAKES - FRAME))
            to += WORD
            top -= FRAME
        if top == w.pdl_start:
            return to
        at = load(top, FRAME_AT - FRAME)
        t = load(at)
        store(top, FRAME_AT - FRAME, at + load(top, FRAME_STRIDE - FRAME))
        store(top, FRAME_LEFT - FRAME, load(top, FRAME_LEFT - FRAME) - 1)


@inline
def fits(to: Word, start: Word) -> bool:
    """Whether there is room for the term whose cells lie from `start` to h: no cell is more than one word, but for the
    term's own, and the names."""
    needed = reg.h - start + (w.read_names - w.names_start) + 8 * WORD
    return to + needed <= w.source_end


@kernel
def bi_read_clauses() -> Word:
    """'$read_clauses'(+Start, +Most, -Words): so many clauses, or fewer, as words at w.source_places."""
    at = w.source_text + int_value(deref(reg.x(0)))
    left = int_value(deref(reg.x(1)))
    to = w.source_places
    h = reg.h
    if not there_is_syntax():
        return 0
    while left != 0:
        at = read_from(at, SOURCE)
        if at == 0 or not fits(to, h):
            break
        t = w.read_term
        store(to, 0, w.read_start - w.source_text)
        store(to, WORD, at - w.source_text)
        end = emit_term(t, emit_names(to + 2 * WORD))
        if end == 0:
            break
        store(end, 0, END_OF_CLAUSE)
        to = end + WORD
        left -= 1
        if is_directive(compound_header(t)):
            break
        reg.h = h
    reg.h = h
    return unify(reg.x(2), make_int(div_words(to - w.source_places)))


@kernel
def has_single() -> Word:
    """Whether a variable deserves a warning."""
    named = w.names_start
    while named < w.read_names:
        if is_single(named):
            return 1
        named += NAMED.size
    return 0


@kernel
def bi_read_facts() -> Word:
    """'$read_facts'(+Start, +Predicate, +Head, -Count, -End, -Single): facts of the functor of a head, for the end of a
    predicate; `Single` are those that deserve a warning, with the names of the variables for that."""
    at = w.source_text + int_value(deref(reg.x(0)))
    predicate = address_of(deref(reg.x(1)))
    place = w.source_places
    first = reg.h
    if not there_is_syntax() or not has_room(first, WORD):
        return 0
    store(first, 0, ATOMS.nil)
    reg.h = first + WORD
    last = first
    while True:
        h = reg.h
        end = read_from(at, SOURCE)
        if end == 0 or compound_header(w.read_term) != compound_header(deref(reg.x(2))):
            break
        t = w.read_term
        if has_single() != 0:
            if not has_room_for_note():
                break
            w.read_term = ATOMS.nil
            last = note_clause(last, end, single_names())
            h = reg.h
        store(place, 0, w.read_start - w.source_text)
        place += WORD
        at = end
        add_known(predicate, t, ATOMS.true, FACT, 1)
        reg.h = h
    reg.h = h
    if unify(reg.x(5), load(first)) == 0:
        return 0
    if unify(reg.x(3), make_int(div_words(place - w.source_places))) == 0:
        return 0
    return unify(reg.x(4), make_int(at - w.source_text))
