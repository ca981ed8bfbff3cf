"""What programs ask about the system: operators of a name, the value of a flag, the current streams.

In: arguments in x. Out: 1 or 0. Holds: the answers are those that Python left in the records `syntax` and `port`
(engine/syntax.py, builtins/port.py); where these say nothing, and for every error, the service of the same row answers.
"""

from wamjit.kernel.names import ATOM_SHIFT, ATOMS, FUNCTORS, LST, OPERATOR, PORT, ROW, STR, SYNTAX
from wamjit.kernel.operators import find_operator, there_is_syntax
from wamjit.kernel.slow import serve
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, int_value, is_atom, is_int, is_ref, make_int, need_heap
from wamjit.subset.lang import WORD, Word, inline, kernel, load, reg, store, w

FLAG_SLOTS = (SYNTAX.size - SYNTAX.flags) // (2 * WORD)  # the record ends with them
HIGHEST = 1200  # of the priorities
OPERATOR_SIZE = 6 * WORD  # op(P, T, N) and the list cell in front of it


@kernel
def is_priority(t: Word) -> Word:
    """A variable or a priority."""
    t = deref(t)
    return is_ref(t) or (is_int(t) and int_value(t) <= HIGHEST)


@kernel
def is_type(t: Word) -> Word:
    """A variable or a type of operators."""
    t = deref(t)
    if is_ref(t) or t == ATOMS.xfx or t == ATOMS.xfy or t == ATOMS.yfx:
        return 1
    return t == ATOMS.fy or t == ATOMS.fx or t == ATOMS.xf or t == ATOMS.yf


@kernel
def push_operator(priority: Word, type_: Word, name: Word) -> Word:
    """A list cell with op(Priority, Type, Name), whose tail is the cell behind it; there is room."""
    h = reg.h
    store(h, 0, h + 2 * WORD + STR)
    store(h, WORD, h + OPERATOR_SIZE + LST)
    store(h, 2 * WORD, FUNCTORS.op)
    store(h, 3 * WORD, make_int(priority))
    store(h, 4 * WORD, type_)
    store(h, 5 * WORD, name)
    reg.h = h + OPERATOR_SIZE
    return h


@kernel
def infix_type(found: Word, priority: Word) -> Word:
    """The type of an infix operator."""
    if load(found, OPERATOR.infix_left) == priority:
        return ATOMS.yfx
    if load(found, OPERATOR.infix_right) == priority:
        return ATOMS.xfy
    return ATOMS.xfx


@kernel
def operators_of(name: Word) -> Word:
    """The list of the operators of a name."""
    found = find_operator(name)
    if found == 0:
        return ATOMS.nil
    need_heap(3 * OPERATOR_SIZE)
    first = reg.h
    priority = load(found, OPERATOR.prefix)
    if priority != 0:
        push_operator(priority, ATOMS.fy if load(found, OPERATOR.prefix_right) == priority else ATOMS.fx, name)
    priority = load(found, OPERATOR.infix)
    if priority != 0:
        push_operator(priority, infix_type(found, priority), name)
    priority = load(found, OPERATOR.postfix)
    if priority != 0:
        push_operator(priority, ATOMS.yf if load(found, OPERATOR.postfix_left) == priority else ATOMS.xf, name)
    store(reg.h, WORD - OPERATOR_SIZE, ATOMS.nil)
    return first + LST


@kernel
def bi_operators() -> Word:
    """'$operators'(?Priority, ?Type, +Name, -List), if `user` has the operators that hold now."""
    name = deref(reg.x(2))
    known = is_atom(name) and there_is_syntax() and load(w.syntax, SYNTAX.of_user) != 0
    if known and is_priority(reg.x(0)) != 0 and is_type(reg.x(1)) != 0:
        return unify(reg.x(3), operators_of(name))
    return serve(ROW.bi_operators)


@kernel
def bi_flags() -> Word:
    """'$flags'(+Flag, -List): [Flag-Value]."""
    flag = deref(reg.x(0))
    if is_atom(flag):
        slot = w.syntax + SYNTAX.flags + ((flag >> ATOM_SHIFT) & (FLAG_SLOTS - 1)) * (2 * WORD)
        if load(slot) == flag:
            need_heap(5 * WORD)
            h = reg.h
            store(h, 0, h + 2 * WORD + STR)
            store(h, WORD, ATOMS.nil)
            store(h, 2 * WORD, FUNCTORS.minus)
            store(h, 3 * WORD, flag)
            store(h, 4 * WORD, load(slot, WORD))
            reg.h = h + 5 * WORD
            return unify(reg.x(1), h + LST)
    return serve(ROW.bi_flags)


@inline
def new_stream(number: Word) -> Word:
    """The term of a stream."""
    need_heap(2 * WORD)
    h = reg.h
    store(h, 0, FUNCTORS.stream)
    store(h, WORD, number)
    reg.h = h + 2 * WORD
    return h + STR


@kernel
def bi_current_input() -> Word:
    """current_input/1."""
    if not is_ref(deref(reg.x(0))):
        return serve(ROW.bi_current_input)
    return unify(reg.x(0), new_stream(load(w.port, PORT.now_input)))


@kernel
def bi_current_output() -> Word:
    """current_output/1; where output is caught, there is a stream for it only when Python is asked."""
    if load(w.port, PORT.capture_at) != 0 or not is_ref(deref(reg.x(0))):
        return serve(ROW.bi_current_output)
    return unify(reg.x(0), new_stream(load(w.port, PORT.now_output)))
