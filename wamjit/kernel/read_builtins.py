"""Reading terms: read/1, read_term/2 and their like, and terms of texts.

In: arguments in x; the text of a stream that Python has left in the area `reading` (builtins/port.py), or a text of the
program's. Out: 1 or 0. Holds: what the kernel does not read, the service of the same row reads from the same place; a
stream has gone on behind a term before anything is unified with it.
"""

from wamjit.kernel.atom_store import intern
from wamjit.kernel.char_input import is_text_current, is_text_source
from wamjit.kernel.names import ATOMS, FUNCTORS, LST, NAMED, PORT, ROW, STR
from wamjit.kernel.operators import there_is_syntax
from wamjit.kernel.read_scan import BLANK, DOT, NEWLINE, is_layout
from wamjit.kernel.read_term import read_from
from wamjit.kernel.slow import serve
from wamjit.kernel.text import has_room
from wamjit.kernel.text_strings import made_string, put_any_text, string_start
from wamjit.kernel.unify import unify
from wamjit.kernel.variables import variables_of
from wamjit.kernel.words import deref, header_of, is_lst, is_ref, is_str
from wamjit.kernel.write_format import write_as_atom, write_as_string
from wamjit.subset.lang import WORD, WORKER, Word, inline, kernel, load, load_byte, reg, store, store_byte, w

NAMES, VARIABLES, SINGLETONS = 0, 1, 2  # in w.read_wanted
LARGEST_TEXT = 1 << 18  # a larger one takes so long that Python should read it, which looks around meanwhile
HASH, SHOUT = 35, 33  # of the first line of a script, which Python skips


# --- options ---------------------------------------------------------------------------------------------------------


@kernel
def option_number(t: Word) -> Word:
    """Which of the options that the kernel knows a term is; another number for all else."""
    if is_str(t):
        header = header_of(t)
        if header == FUNCTORS.variable_names:
            return NAMES
        if header == FUNCTORS.variables:
            return VARIABLES
        if header == FUNCTORS.singletons:
            return SINGLETONS
    return SINGLETONS + 1


@kernel
def note_options(options: Word) -> Word:
    """Note what the options ask for; 0 for those that are not plain."""
    w.read_wanted[NAMES] = 0
    w.read_wanted[VARIABLES] = 0
    w.read_wanted[SINGLETONS] = 0
    t = deref(options)
    while is_lst(t):
        option = deref(load(t, -LST))
        number = option_number(option)
        if number > SINGLETONS:
            return 0
        slot = reg.w + WORKER.read_wanted + number * WORD
        if load(slot) != 0:
            return 0
        store(slot, 0, load(option, WORD - STR))
        t = deref(load(t, WORD - LST))
    if t != ATOMS.nil:
        return 0
    return 1


@kernel
def name_bindings(single: Word) -> Word:
    """The list of Name = Variable, or (`single`) of those that occur once; there is room."""
    result = ATOMS.nil
    named = w.read_names
    while named > w.names_start:
        named -= NAMED.size
        if single == 0 or load(named, NAMED.again) == 0:
            name = intern(load(named, NAMED.text), load(named, NAMED.length))
            h = reg.h
            store(h, 0, FUNCTORS.equal)
            store(h, WORD, name)
            store(h, 2 * WORD, load(named, NAMED.variable))
            store(h, 3 * WORD, h + STR)
            store(h, 4 * WORD, result)
            result = h + (3 * WORD + LST)
            reg.h = h + 5 * WORD
    return result


@inline
def has_room_for_bindings() -> bool:
    """Whether the heap has room for both lists of variables with names."""
    return has_room(reg.h, (w.read_names - w.names_start) * 4)


@kernel
def unify_read(t: Word) -> Word:
    """Unify what was read, and what the options ask for, with what they should be."""
    read = w.read_term
    names = ATOMS.nil
    single = ATOMS.nil
    if w.read_wanted(NAMES) != 0:
        names = name_bindings(0)
    if w.read_wanted(SINGLETONS) != 0:
        single = name_bindings(1)
    wanted_names = w.read_wanted(NAMES)
    wanted_single = w.read_wanted(SINGLETONS)
    wanted_variables = w.read_wanted(VARIABLES)
    if wanted_variables != 0:
        variables = variables_of(read)
        if unify(t, read) == 0 or unify(wanted_variables, variables) == 0:
            return 0
    elif unify(t, read) == 0:
        return 0
    if wanted_names != 0:
        if unify(wanted_names, names) == 0:
            return 0
    if wanted_single != 0:
        return unify(wanted_single, single)
    return 1


# --- streams ---------------------------------------------------------------------------------------------------------


@kernel
def read_port() -> Word:
    """Read a term from the text that Python has left of a stream: 1 if that went well; the stream has gone on then."""
    at = load(w.port, PORT.text_next)
    if at == 0 or load(w.port, PORT.text_binary) != 0 or not there_is_syntax():
        return 0
    end = read_from(at, 0)
    if end == 0 or not has_room_for_bindings():
        return 0
    if end > load(w.port, PORT.text_end):  # the newline that Python puts behind a whole text was read
        end = load(w.port, PORT.text_end)
    store(w.port, PORT.text_next, end)
    return 1


@kernel
def bi_read() -> Word:
    """read/1."""
    if is_text_current() and read_port() != 0:
        return unify(reg.x(0), w.read_term)
    return serve(ROW.bi_read)


@kernel
def bi_read_2() -> Word:
    """read/2."""
    if is_text_source(reg.x(0)) and read_port() != 0:
        return unify(reg.x(1), w.read_term)
    return serve(ROW.bi_read_2)


@kernel
def bi_read_term() -> Word:
    """read_term/2."""
    if is_text_current() and note_options(reg.x(1)) != 0 and read_port() != 0:
        return unify_read(reg.x(0))
    return serve(ROW.bi_read_term)


@kernel
def bi_read_term_3() -> Word:
    """read_term/3."""
    if is_text_source(reg.x(0)) and note_options(reg.x(2)) != 0 and read_port() != 0:
        return unify_read(reg.x(1))
    return serve(ROW.bi_read_term_3)


# --- texts -----------------------------------------------------------------------------------------------------------


@kernel
def put_stop(at: Word, first: Word) -> Word:
    """A full stop behind a text, with the character `first` in front of it."""
    store_byte(at, 0, first)
    store_byte(at, 1, DOT)
    store_byte(at, 2, NEWLINE)
    store_byte(at, 3, 0)
    return at + 4


@kernel
def read_text(given: Word, between: Word) -> Word:
    """Read the one term of a text, with the character `between` and a full stop behind it: 1 if that went well."""
    if not there_is_syntax():
        return 0
    h = reg.h
    start = string_start()
    if start == 0:
        return 0
    end = put_any_text(start, given)
    if end == 0 or end - start > LARGEST_TEXT or not has_room(end, 2 * WORD):
        return 0
    if load_byte(start) == HASH and load_byte(start, 1) == SHOUT:
        return 0
    made_string(put_stop(end, between))
    at = read_from(start, 0)
    if at != 0:
        while at < end:
            if not is_layout(load_byte(at)):
                break
            at += 1
        if at >= end:
            return 1
    reg.h = h
    return 0


@inline
def is_known(t: Word) -> bool:
    """Whether a text is known that can be read."""
    return not is_ref(deref(t)) and deref(t) != ATOMS.nil


@kernel
def bi_term_to_atom() -> Word:
    """term_to_atom/2."""
    if is_ref(deref(reg.x(1))) and not is_ref(deref(reg.x(0))):
        atom = write_as_atom(reg.x(0))
        if atom != 0:
            return unify(reg.x(1), atom)
    elif is_known(reg.x(1)) and read_text(reg.x(1), NEWLINE) != 0:
        return unify(reg.x(0), w.read_term)
    return serve(ROW.bi_term_to_atom)


@kernel
def bi_term_string() -> Word:
    """term_string/2."""
    if is_ref(deref(reg.x(0))) and not is_ref(deref(reg.x(1))):
        if is_known(reg.x(1)) and read_text(reg.x(1), NEWLINE) != 0:
            return unify(reg.x(0), w.read_term)
    else:
        string = write_as_string(reg.x(0))
        if string != 0:
            return unify(reg.x(1), string)
    return serve(ROW.bi_term_string)


@kernel
def bi_read_term_from_atom() -> Word:
    """read_term_from_atom/3."""
    plain = is_known(reg.x(0)) and deref(reg.x(2)) == ATOMS.nil
    if plain and read_text(reg.x(0), NEWLINE) != 0:
        return unify(reg.x(1), w.read_term)
    return serve(ROW.bi_read_term_from_atom)


@kernel
def bi_atom_to_term() -> Word:
    """atom_to_term/3."""
    if is_known(reg.x(0)) and read_text(reg.x(0), BLANK) != 0 and has_room_for_bindings():
        read = w.read_term
        names = name_bindings(0)
        if unify(reg.x(1), read) == 0:
            return 0
        return unify(reg.x(2), names)
    return serve(ROW.bi_atom_to_term)
