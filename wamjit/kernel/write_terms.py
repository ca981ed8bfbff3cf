"""Terms that are written: the notation of compound terms, one part after another.

In: a term without cycles, options in the worker record. Out: its text, gathered as write_gather.py says. Holds: the
text is that of read/writer.py, routine for routine; what is still to be done stands as write_pending.py says.
"""

from wamjit.kernel.names import ATOMS, FUNCTORS, LST, STR
from wamjit.kernel.operators import find_operator
from wamjit.kernel.typetest import is_compound
from wamjit.kernel.words import (
    compound_arguments,
    compound_header,
    deref,
    functor_arity,
    functor_name,
    int_value,
    is_atom,
    is_constant,
    is_float,
    is_int,
    is_lst,
    is_ref,
    is_string,
)
from wamjit.kernel.write_floats import put_float
from wamjit.kernel.write_gather import put_byte, room
from wamjit.kernel.write_operators import is_numbered, main_operator, write_infix, write_right, write_unary
from wamjit.kernel.write_pending import (
    ARGUMENT,
    ARGUMENTS,
    BYTE,
    HIGHEST,
    NAME,
    OPERAND,
    RIGHT,
    SIZE,
    TAIL,
    TERM,
    push,
    step,
)
from wamjit.kernel.write_tokens import (
    BRACES,
    CLOSING,
    DOT,
    IGNORE_OPS,
    LISTS,
    NUMBERVARS,
    gap,
    put_closing,
    put_constant,
    put_letter,
    put_name,
    put_open,
    put_separator,
    put_small,
    put_solo,
    put_string,
    put_variable,
)
from wamjit.subset.lang import TAG, WORD, Word, inline, kernel, load, w

OPEN_LIST, CLOSE_LIST, OPEN_BRACE, CLOSE_BRACE, BAR, OPENING = 91, 93, 123, 125, 124, 40


# --- arguments and lists --------------------------------------------------------------------------------------------


@kernel
def write_plain(t: Word) -> Word:
    """An atom or a small integer that is no operand."""
    step()
    if is_int(t):
        return put_small(int_value(t))
    return put_name(t)


@inline
def is_plain(t: Word) -> bool:
    """Whether a term can be written at once."""
    return is_constant(t) and w.write_depth == 0


@kernel
def write_arguments(at: Word, left: Word, depth: Word) -> Word:
    """Arguments, and the closing bracket."""
    while True:
        t = deref(load(at))
        at += WORD
        left -= 1
        if not is_plain(t):
            push(ARGUMENTS, at, left, depth)
            push(TERM, t, ARGUMENT, depth + 1)
            return 0
        write_plain(t)
        if left == 0:
            return put_closing()
        put_separator()


@kernel
def write_canonical(t: Word, header: Word, depth: Word) -> Word:
    """name(arguments)."""
    put_name(functor_name(header))
    put_solo(OPENING)
    return write_arguments(compound_arguments(t), functor_arity(header), depth)


@kernel
def end_list(t: Word, depth: Word) -> Word:
    """What follows the last element."""
    if t == ATOMS.nil:
        return put_solo(CLOSE_LIST)
    put_solo(BAR)
    push(BYTE, CLOSE_LIST, 0, 0)
    push(TERM, t, ARGUMENT, depth)
    return 0


@kernel
def write_elements(t: Word, count: Word, depth: Word) -> Word:
    """The elements of a list; `count` is the number of the first of these."""
    while True:
        item = deref(load(t, -LST))
        if not is_plain(item):
            push(TAIL, load(t, WORD - LST), count, depth)
            push(TERM, item, ARGUMENT, depth)
            return 0
        write_plain(item)
        t = deref(load(t, WORD - LST))
        if not is_lst(t):
            return end_list(t, depth)
        put_separator()


@kernel
def put_dots() -> Word:
    """Three dots, for which there is room."""
    put_byte(DOT)
    put_byte(DOT)
    put_byte(DOT)
    return 0


@kernel
def write_tail(t: Word, count: Word, depth: Word) -> Word:
    """What follows the first elements of a list."""
    t = deref(t)
    if not is_lst(t):
        return end_list(t, depth)
    if w.write_depth != 0 and depth + count > w.write_depth:
        room(8)
        put_byte(BAR)
        put_dots()
        return put_solo(CLOSE_LIST)
    put_separator()
    return write_elements(t, count + 1, depth)


@kernel
def put_ellipsis() -> Word:
    """What stands for a term that lies too deep."""
    room(8)
    gap(TAG.SYMBOL_CLASS)
    put_dots()
    w.write_last = TAG.SYMBOL_CLASS
    return 0


# --- terms ----------------------------------------------------------------------------------------------------------


@kernel
def write_numbered(t: Word, kind: Word) -> Word:
    """'$VAR'(N) with a natural number N."""
    if kind == 1:
        return put_letter(int_value(deref(load(t, WORD - STR))))
    return put_constant(t)


@kernel
def write_compound(t: Word, place: Word, depth: Word) -> Word:
    """A compound term, in the notation that fits it."""
    header = compound_header(t)
    flags = w.write_flags
    if is_lst(t):
        if (flags & LISTS) != 0:
            put_solo(OPEN_LIST)
            return write_elements(t, 1, depth + 1)
        return write_canonical(t, header, depth)
    if header == FUNCTORS.numbered and (flags & NUMBERVARS) != 0:
        kind = is_numbered(t)
        if kind != 0:
            return write_numbered(t, kind)
    if header == FUNCTORS.braces and (flags & BRACES) != 0:
        put_solo(OPEN_BRACE)
        push(BYTE, CLOSE_BRACE, 0, 0)
        push(TERM, load(t, WORD - STR), HIGHEST, depth + 1)
        return 0
    arity = functor_arity(header)
    if (flags & IGNORE_OPS) != 0 or arity > 2 or main_operator(t) == 0:
        return write_canonical(t, header, depth)
    if arity == 2:
        return write_infix(t, place, depth)
    return write_unary(t, place, depth)


@kernel
def write_atom(t: Word, place: Word) -> Word:
    """An atom; one that is an operator gets brackets as an operand."""
    if (place & OPERAND) != 0 and (w.write_flags & IGNORE_OPS) == 0:
        if find_operator(t) != 0:
            put_open()
            put_name(t)
            return put_closing()
    return put_name(t)


@kernel
def write_one(t: Word, place: Word, depth: Word) -> Word:
    """A term, or as much of it as can be written at once."""
    step()
    t = deref(t)
    if w.write_depth != 0 and depth > w.write_depth:
        return put_ellipsis()
    if is_int(t):
        return put_small(int_value(t))
    if is_atom(t):
        return write_atom(t, place)
    if is_ref(t):
        return put_variable(t)
    if is_compound(t):
        return write_compound(t, place, depth)
    if is_string(t):
        return put_string(t)
    if is_float(t) and put_float(t) != 0:
        return 0
    return put_constant(t)


@kernel
def write_more(kind: Word) -> Word:
    """Do what is to be done next but for a term; it stands above the top."""
    at = w.write_top
    a = load(at, WORD)
    b = load(at, 2 * WORD)
    c = load(at, 3 * WORD)
    if kind == ARGUMENTS:
        if b == 0:
            return put_closing()
        put_separator()
        return write_arguments(a, b, c)
    if kind == TAIL:
        return write_tail(a, b, c)
    if kind == RIGHT:
        return write_right(a, b, c)
    if kind == NAME:
        return put_name(a)
    if a == CLOSING:
        return put_closing()
    return put_solo(a)


@kernel
def write_whole(t: Word, priority: Word) -> Word:
    """A term where one of that priority may stand."""
    bottom = w.pdl_start
    w.write_top = bottom
    push(TERM, t, priority, 1)
    while w.write_top != bottom:
        top = w.write_top - SIZE
        w.write_top = top
        kind = load(top)
        if kind == TERM:
            write_one(load(top, WORD), load(top, 2 * WORD), load(top, 3 * WORD))
        else:
            write_more(kind)
    return 0
