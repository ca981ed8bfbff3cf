"""Terms that are written: the notation of compound terms, with what is still to be done on the pdl.

In: a term without cycles, options in the worker record. Out: its text, gathered as write_tokens.py says. Holds: the
text is that of read/writer.py, routine for routine. What is to be done has four words on the pdl, below `w.write_top`:
a kind and three more. Every term counts a step, so that a long text is left in time (kernel/links.py).
"""

from wamjit.kernel.compare import is_negative_zero
from wamjit.kernel.links import PATIENCE
from wamjit.kernel.names import ATOMS, FUNCTORS, LST, OPERATOR, STR, SVC
from wamjit.kernel.number import big_sign, float_value
from wamjit.kernel.operators import find_operator
from wamjit.kernel.text import length_of, text_of
from wamjit.kernel.words import (
    compound_arguments,
    compound_header,
    deref,
    functor_arity,
    functor_name,
    header_of,
    int_value,
    is_atom,
    is_big,
    is_box_header,
    is_constant,
    is_float,
    is_int,
    is_lst,
    is_ref,
    is_str,
    is_string,
)
from wamjit.kernel.write_floats import put_float
from wamjit.kernel.write_tokens import (
    AFTER_PREFIX,
    BLANK,
    BRACES,
    CLOSE,
    DOT,
    IGNORE_OPS,
    LISTS,
    NUMBERVARS,
    QUOTED,
    ask,
    class_at,
    gap,
    is_bare,
    put_byte,
    put_closing,
    put_constant,
    put_letter,
    put_name,
    put_open,
    put_raw_text,
    put_separator,
    put_small,
    put_solo,
    put_string,
    put_variable,
    room,
)
from wamjit.subset.lang import (
    TAG,
    WORD,
    Double,
    Word,
    inline,
    kernel,
    load,
    lt_s,
    store,
    unlikely,
    unordered,
    unwind_and_jump,
    w,
)

# what is to be done: the kind, and what its three words are
TERM = 0  # a term, its place (below), its depth
ARGUMENTS = 1  # the address of the next one, how many there are, the depth of the term
TAIL = 2  # what follows an element, how many elements there were, their depth
RIGHT = 3  # a term of an infix operator whose left argument is written, the place of the right one, its depth
NAME = 4  # a postfix operator
BYTE = 5  # a closing bracket
SIZE = 4 * WORD
# the place of a term: the highest priority it may have, and
OPERAND = 1 << 12  # an atom that is an operator gets brackets
CLOSED = 1 << 13  # of RIGHT: a bracket is to be closed behind
HIGHEST, ARGUMENT = 1200, 999
PRIORITY_MASK = OPERAND - 1
# an operator as one word: its priority from bit 4 on, and
LEFT_SAME, RIGHT_SAME = 1, 2  # an argument may have the same priority
PLAIN = 4  # a prefix operator that yields to an infix one behind it
PRIORITY_SHIFT = 4
IS_PREFIX = 1 << 16
OPEN_LIST, CLOSE_LIST, OPEN_BRACE, CLOSE_BRACE, BAR, OPENING = 91, 93, 123, 125, 124, 40


@inline
def push(kind: Word, a: Word, b: Word, c: Word) -> None:
    """Leave something to do."""
    top = w.write_top
    if unlikely(top + SIZE > w.pdl_end):
        unwind_and_jump("pdl_full")
    store(top, 0, kind)
    store(top, WORD, a)
    store(top, 2 * WORD, b)
    store(top, 3 * WORD, c)
    w.write_top = top + SIZE


@kernel
def pause() -> Word:
    """The steps are used up: look whether somebody wants attention."""
    w.steps = PATIENCE
    if w.pending != 0:
        w.svc[0] = 0
        ask(SVC.event)
    return 0


@inline
def step() -> None:
    """Count a term."""
    left = w.steps - 1
    w.steps = left
    if unlikely(left == 0):
        pause()


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


# --- operators ------------------------------------------------------------------------------------------------------


@inline
def priority_of(operator: Word) -> Word:
    """The priority in the word of an operator."""
    return (operator & (IS_PREFIX - 1)) >> PRIORITY_SHIFT


@inline
def side_priority(operator: Word, same: Word) -> Word:
    """The highest priority of an argument; `same` is the bit for its side."""
    priority = priority_of(operator)
    if (operator & same) == 0:
        priority -= 1
    return priority


@inline
def packed(priority: Word, left: Word, right: Word) -> Word:
    """An operator as one word, 0 for none."""
    operator = priority << PRIORITY_SHIFT
    if priority != 0:
        if left == priority:
            operator += LEFT_SAME
        if right == priority:
            operator += RIGHT_SAME
    return operator


@kernel
def is_numbered(t: Word) -> Word:
    """Whether the argument of '$VAR'/1 is a natural number: 1 for a small one, 2 for a big one."""
    t = deref(load(t, WORD - STR))
    if is_int(t) and not lt_s(int_value(t), 0):
        return 1
    if is_big(t) and big_sign(t) == 0:
        return 2
    return 0


@kernel
def main_operator(t: Word) -> Word:
    """The word of the operator that a compound term is written with, 0 if it is written otherwise."""
    header = compound_header(t)
    arity = functor_arity(header)
    if arity > 2 or header == FUNCTORS.dot:
        return 0
    entry = find_operator(functor_name(header))
    if entry == 0:
        return 0
    if arity == 2:
        return packed(load(entry, OPERATOR.infix), load(entry, OPERATOR.infix_left), load(entry, OPERATOR.infix_right))
    if header == FUNCTORS.numbered and (w.write_flags & NUMBERVARS) != 0:
        if is_numbered(t) != 0:
            return 0
    priority = load(entry, OPERATOR.prefix)
    if priority == 0:
        return packed(load(entry, OPERATOR.postfix), load(entry, OPERATOR.postfix_left), 0)
    operator = packed(priority, 0, load(entry, OPERATOR.prefix_right)) + IS_PREFIX
    if load(entry, OPERATOR.plain) != 0:
        operator += PLAIN
    return operator


@inline
def is_compound(t: Word) -> bool:
    """Whether a dereferenced term is compound."""
    return is_lst(t) or (is_str(t) and not is_box_header(header_of(t)))


@kernel
def left_place(t: Word, operator: Word) -> Word:
    """The place of a left argument. The reader gives an operand to the older operator where both could take it, so an
    argument that is open to the right at the same priority needs brackets."""
    left = side_priority(operator, LEFT_SAME)
    t = deref(t)
    if (operator & LEFT_SAME) != 0 and is_compound(t):
        own = main_operator(t)
        if (own & RIGHT_SAME) != 0 and priority_of(own) == priority_of(operator):
            left -= 1
    return left | OPERAND


@kernel
def has_sign(t: Word) -> Word:
    """Whether the text of a number begins with a minus: 1; 0 if not; 2 for what is no number."""
    negative = 2
    if is_int(t):
        negative = t >> (WORD * 8 - 1)
    elif is_big(t):
        negative = big_sign(t)
    elif is_float(t):
        negative = 0
        value: Double = float_value(t)
        if not unordered(value, value):
            if value < 0.0 or (value == 0.0 and is_negative_zero(t)):
                negative = 1
    return negative


@kernel
def minus_needs_brackets(t: Word) -> Word:
    """Whether the argument of a minus is a number without a sign or the term of an infix or postfix operator: a number
    in front would take the minus as its sign."""
    if is_compound(t):
        operator = main_operator(t)
        if operator != 0 and (operator & IS_PREFIX) == 0:
            return 1
        return 0
    if has_sign(t) == 0:
        return 1
    return 0


@kernel
def starts_with_infix(t: Word) -> Word:
    """Whether the text of a term starts with an operator that could be infix: a plain prefix operator before it would
    yield to it."""
    while is_compound(t):
        operator = main_operator(t)
        if operator == 0:
            return 0
        if (operator & IS_PREFIX) != 0:
            if load(find_operator(functor_name(header_of(t))), OPERATOR.infix) != 0:
                return 1
            return 0
        t = deref(load(compound_arguments(t)))
    if has_sign(t) == 1:
        return 1
    return 0


@kernel
def put_infix(header: Word) -> Word:
    """An infix operator: blanks around a word."""
    name = functor_name(header)
    length = length_of(name)
    room(length + 2)
    text = text_of(name)
    flags = w.write_flags
    if header == FUNCTORS.conjunction:
        return put_separator()
    if header == FUNCTORS.bar:
        return put_raw_text(text, length)
    if length != 0 and (class_at(text) & TAG.CLASS) == TAG.WORD_CLASS:
        if (flags & QUOTED) == 0 or is_bare(text, length) != 0:
            if (w.write_last & CLOSE) == 0:
                put_byte(BLANK)
            w.write_last = 0
            put_raw_text(text, length)
            return put_solo(BLANK)
    return put_name(name)


@kernel
def put_prefix(name: Word) -> Word:
    """A prefix operator: a blank behind a word."""
    put_name(name)
    last = w.write_last
    if (last & TAG.CLASS) == TAG.WORD_CLASS:
        return put_solo(BLANK)
    w.write_last = last | AFTER_PREFIX
    return 0


@inline
def open_above(own: Word, priority: Word) -> Word:
    """Opens a bracket if an operator's priority is too high for its place: CLOSED, else 0."""
    closed = 0
    if own > priority:
        put_open()
        closed = CLOSED
    return closed


@kernel
def write_infix(t: Word, place: Word, depth: Word) -> Word:
    """A term of two arguments whose name is an infix operator."""
    operator = main_operator(t)
    closed = open_above(priority_of(operator), place & PRIORITY_MASK)
    push(RIGHT, t, side_priority(operator, RIGHT_SAME) | OPERAND | closed, depth)
    argument = load(t, WORD - STR)
    push(TERM, argument, left_place(argument, operator), depth + 1)
    return 0


@kernel
def write_right(t: Word, place: Word, depth: Word) -> Word:
    """An infix operator, and what stands behind it."""
    put_infix(header_of(t))
    if (place & CLOSED) != 0:
        push(BYTE, 41, 0, 0)
    push(TERM, load(t, 2 * WORD - STR), place & ~CLOSED, depth + 1)
    return 0


@kernel
def write_prefix(t: Word, operator: Word, depth: Word) -> Word:
    """A prefix operator and its argument; the bracket around them is open."""
    name = functor_name(header_of(t))
    put_prefix(name)
    argument = deref(load(t, WORD - STR))
    bracket = 0
    if name == ATOMS.minus:
        bracket = minus_needs_brackets(argument)
    if bracket == 0 and (operator & PLAIN) != 0:
        bracket = starts_with_infix(argument)
    if bracket != 0:
        put_open()
        push(BYTE, 41, 0, 0)
        push(TERM, argument, HIGHEST, depth + 1)
    else:
        push(TERM, argument, side_priority(operator, RIGHT_SAME) | OPERAND, depth + 1)
    return 0


@kernel
def write_unary(t: Word, place: Word, depth: Word) -> Word:
    """A term of one argument whose name is a prefix or a postfix operator."""
    operator = main_operator(t)
    if open_above(priority_of(operator), place & PRIORITY_MASK) != 0:
        push(BYTE, 41, 0, 0)
    if (operator & IS_PREFIX) != 0:
        return write_prefix(t, operator, depth)
    push(NAME, functor_name(header_of(t)), 0, 0)
    argument = load(t, WORD - STR)
    push(TERM, argument, left_place(argument, operator), depth + 1)
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
    if a == 41:
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
