"""Terms that are written as operators: which one a term has, what brackets it and its arguments need.

In: compound terms, the place that each has (write_pending.py). Out: the operator's text; its arguments are left to be
done. Holds: the text is that of read/writer.py, routine for routine.
"""

from wamjit.kernel.compare import has_minus
from wamjit.kernel.names import ATOMS, FUNCTORS, OPERATOR, STR
from wamjit.kernel.number import big_sign, float_value
from wamjit.kernel.operators import find_operator
from wamjit.kernel.text import length_of, text_of
from wamjit.kernel.typetest import is_compound
from wamjit.kernel.words import (
    compound_arguments,
    compound_header,
    deref,
    functor_arity,
    functor_name,
    header_of,
    int_value,
    is_big,
    is_float,
    is_int,
)
from wamjit.kernel.write_gather import class_at, put_byte, room
from wamjit.kernel.write_pending import BYTE, CLOSED, HIGHEST, NAME, OPERAND, PRIORITY_MASK, RIGHT, TERM, push
from wamjit.kernel.write_tokens import (
    AFTER_PREFIX,
    BLANK,
    CLOSE,
    CLOSING,
    NUMBERVARS,
    QUOTED,
    is_bare,
    put_name,
    put_open,
    put_raw_text,
    put_separator,
    put_solo,
)
from wamjit.subset.lang import TAG, WORD, Double, Word, inline, kernel, load, lt_s, unordered, w

# an operator as one word: its priority from bit 4 on, and
LEFT_SAME, RIGHT_SAME = 1, 2  # an argument may have the same priority
PLAIN = 4  # a prefix operator that yields to an infix one behind it
PRIORITY_SHIFT = 4
IS_PREFIX = 1 << 16


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
            if has_minus(t, value):
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
        push(BYTE, CLOSING, 0, 0)
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
        push(BYTE, CLOSING, 0, 0)
        push(TERM, argument, HIGHEST, depth + 1)
    else:
        push(TERM, argument, side_priority(operator, RIGHT_SAME) | OPERAND, depth + 1)
    return 0


@kernel
def write_unary(t: Word, place: Word, depth: Word) -> Word:
    """A term of one argument whose name is a prefix or a postfix operator."""
    operator = main_operator(t)
    if open_above(priority_of(operator), place & PRIORITY_MASK) != 0:
        push(BYTE, CLOSING, 0, 0)
    if (operator & IS_PREFIX) != 0:
        return write_prefix(t, operator, depth)
    push(NAME, functor_name(header_of(t)), 0, 0)
    argument = load(t, WORD - STR)
    push(TERM, argument, left_place(argument, operator), depth + 1)
    return 0
