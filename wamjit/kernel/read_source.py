"""Reading the text of a program: many clauses at once, facts straight to the clause store.

In: a part of a text, which engine/source_reader.py has left at w.source_text; places in it are numbers of bytes. Out:
clauses as terms, or facts in the store. Holds: both stop in front of the first clause that the kernel does not read
(kernel/read_term.py) or that is not its own to do, and say where that is; what is behind a directive is not read before
the directive was done.
"""

from wamjit.kernel.atom_store import intern
from wamjit.kernel.clause_add import FACT, add_known
from wamjit.kernel.copy import address_of
from wamjit.kernel.names import ATOMS, FUNCTORS, LST, NAMED, STR
from wamjit.kernel.operators import there_is_syntax
from wamjit.kernel.read_scan import UNDERSCORE
from wamjit.kernel.read_term import read_from
from wamjit.kernel.text import has_room
from wamjit.kernel.text_strings import div_words
from wamjit.kernel.unify import unify
from wamjit.kernel.words import compound_header, deref, int_value, make_int
from wamjit.subset.lang import WORD, Word, inline, kernel, load, load_byte, reg, store, w

SOURCE = 1  # the text is a program's


@kernel
def source_names() -> Word:
    """The list of Name = Variable for variables that occur once, Name - Variable for others; there is room."""
    result = ATOMS.nil
    named = w.read_names
    while named > w.names_start:
        named -= NAMED.size
        name = intern(load(named, NAMED.text), load(named, NAMED.length))
        functor = FUNCTORS.equal
        if load(named, NAMED.again) != 0:
            functor = FUNCTORS.minus
        h = reg.h
        store(h, 0, functor)
        store(h, WORD, name)
        store(h, 2 * WORD, load(named, NAMED.variable))
        store(h, 3 * WORD, h + STR)
        store(h, 4 * WORD, result)
        result = h + (3 * WORD + LST)
        reg.h = h + 5 * WORD
    return result


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
def bi_read_clauses() -> Word:
    """'$read_clauses'(+Start, +Most, -Clauses): so many, or fewer."""
    at = w.source_text + int_value(deref(reg.x(0)))
    left = int_value(deref(reg.x(1)))
    first = reg.h
    if not there_is_syntax() or not has_room(first, WORD):
        return 0
    store(first, 0, ATOMS.nil)
    reg.h = first + WORD
    last = first
    while left != 0:
        at = read_from(at, SOURCE)
        if at == 0:
            break
        if not has_room_for_note():
            break
        last = note_clause(last, at, source_names())
        if is_directive(compound_header(w.read_term)):
            break
        left -= 1
    return unify(reg.x(2), load(first))


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
