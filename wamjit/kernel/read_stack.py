"""Reading terms: the shift-reduce machine of read/reduce.py, with its stacks on the pdl.

In: operands, operators and brackets, one after another (kernel/read_term.py). Out: the term of all in w.read_term, on
the heap. Each function gives 1, or 0 for what is no term, or for which there is no room: then Python reads it. Holds:
what waits for its right side is a record `pending`, from the beginning of the pdl on, the newest one last; the words
of arguments and elements of open brackets are pushed down from the end of the pdl. In front of each token there is
room for three entries.
"""

from wamjit.kernel.construct import begin_compound
from wamjit.kernel.names import ATOMS, CELL_SHIFT, LST, OPERATOR, PENDING
from wamjit.kernel.operators import find_operator
from wamjit.kernel.text import has_room
from wamjit.kernel.words import new_variable
from wamjit.subset.lang import WORD, Word, inline, kernel, load, reg, store, w
from wamjit.subset.words import Sized

ENTRY = PENDING.size
MOST_PUSHED = Sized(lambda size: 16 * size)  # bytes that one token may add to the stacks

OPEN = 1 << 20  # the priority of a bracket
HIGHEST, ARGUMENT, COMMA = 1200, 999, 1000
BARE = HIGHEST + 1  # the priority of an operator as an atom: it needs brackets, but where it is all that they hold
SOURCE_BAR = 1100  # the priority of `|` in the text of a program, where it is an operator without op/3
PREFIX = 0  # the left argument of a prefix operator
WHOLE, PARENTHESIS, ARGUMENTS, LIST, TAIL, CURLY = 1, 2, 3, 4, 5, 6  # kinds of brackets


# --- the stacks ------------------------------------------------------------------------------------------------------


@inline
def newest(field: Word) -> Word:
    """A field of the newest entry."""
    return load(w.read_top - ENTRY + field)


@inline
def push(priority: Word, right: Word, what: Word, left: Word) -> None:
    """Something waits."""
    top = w.read_top
    store(top, PENDING.priority, priority)
    store(top, PENDING.right, right)
    store(top, PENDING.what, what)
    store(top, PENDING.left, left)
    w.read_top = top + ENTRY


@inline
def pop() -> None:
    """The newest entry goes."""
    w.read_top = w.read_top - ENTRY


@kernel
def open_bracket(kind: Word, highest: Word) -> Word:
    """A bracket waits for what it holds."""
    push(OPEN, highest, kind, w.read_items)
    w.read_behind = 0
    return 1


@inline
def push_item(t: Word) -> None:
    """An argument or element is complete."""
    items = w.read_items - WORD
    store(items, 0, t)
    w.read_items = items


@kernel
def open_arguments(name: Word) -> Word:
    """A compound term begins: its name is the first item."""
    open_bracket(ARGUMENTS, ARGUMENT)
    push_item(name)
    return 1


@kernel
def operand(t: Word, priority: Word) -> Word:
    """There is an operand."""
    w.read_term = t
    w.read_priority = priority
    w.read_behind = 1
    return 1


@inline
def under_prefix() -> bool:
    """Whether a prefix operator waits for an operand that begins here."""
    return newest(PENDING.left) == PREFIX


# --- terms on the heap -----------------------------------------------------------------------------------------------


@kernel
def make_compound(items: Word, end: Word) -> Word:
    """The compound term of the items from `items` down to `end`, its name first."""
    arity = (items - end - WORD) >> CELL_SHIFT
    if not has_room(reg.h, (arity + 1) * WORD):
        return 0
    result = begin_compound(load(items, -WORD), arity)
    h = reg.h
    at = items - 2 * WORD
    while at >= end:
        store(h, 0, load(at))
        at -= WORD
        h += WORD
    reg.h = h
    return result


@kernel
def list_of_items(items: Word, end: Word, tail: Word) -> Word:
    """The list of the items from `items` down to `end`."""
    if not has_room(reg.h, (items - end) * 2):
        return 0
    h = reg.h
    result = h + LST
    at = items - WORD
    while at >= end:
        store(h, 0, load(at))
        h += 2 * WORD
        store(h, -WORD, h + LST)
        at -= WORD
    store(h, -WORD, tail)
    reg.h = h
    return result


@kernel
def make_operation(name: Word, left: Word) -> Word:
    """The term of an operator with one argument or two; the last one is the operand."""
    if not has_room(reg.h, 3 * WORD):
        return 0
    if left == PREFIX:
        result = begin_compound(name, 1)
    else:
        result = begin_compound(name, 2)
        store(reg.h, 0, left)
        reg.h = reg.h + WORD
    store(reg.h, 0, w.read_term)
    reg.h = reg.h + WORD
    return result


@kernel
def fresh_variable() -> Word:
    """A new variable as the operand."""
    if not has_room(reg.h, WORD):
        return 0
    return operand(new_variable(), 0)


# --- operators -------------------------------------------------------------------------------------------------------


@kernel
def reduce() -> Word:
    """The newest operator takes the operand as its right argument."""
    if w.read_priority > newest(PENDING.right):
        return 0
    t = make_operation(newest(PENDING.what), newest(PENDING.left))
    if t == 0:
        return 0
    w.read_term = t
    w.read_priority = newest(PENDING.priority)
    pop()
    return 1


@kernel
def make_left(priority: Word, left: Word) -> Word:
    """Reduce until the operand is the left argument, of at most priority `left`, of an operator of that priority."""
    while priority > newest(PENDING.right):
        if newest(PENDING.priority) > left:
            return 0
        if reduce() == 0:
            return 0
    if w.read_priority > left:
        return 0
    return 1


@kernel
def reduce_below(priority: Word) -> Word:
    """Reduce what an operator of that priority cannot be an argument of."""
    while newest(PENDING.priority) < priority:
        if reduce() == 0:
            return 0
    return 1


@kernel
def settle_bracket() -> Word:
    """Reduce all that waits in the innermost bracket."""
    if reduce_below(OPEN) == 0:
        return 0
    if w.read_priority > newest(PENDING.right) and w.read_priority != BARE:
        return 0
    return 1


@kernel
def wait_infix(name: Word, priority: Word, right: Word) -> Word:
    """The operand, reduced as far as it has to be, is the left argument of an infix operator."""
    push(priority, right, name, w.read_term)
    w.read_behind = 0
    return 1


@kernel
def infix(name: Word, entry: Word) -> Word:
    """An infix operator of the table."""
    if make_left(load(entry, OPERATOR.infix), load(entry, OPERATOR.infix_left)) == 0:
        return 0
    return wait_infix(name, load(entry, OPERATOR.infix), load(entry, OPERATOR.infix_right))


@kernel
def prefix_as_atom() -> Word:
    """The prefix operator that waits turns out to be an atom."""
    name = newest(PENDING.what)
    pop()
    if w.read_source != 0 or load(find_operator(name), OPERATOR.plain) != 0:
        return operand(name, 0)
    return operand(name, BARE)


@inline
def yields(entry: Word) -> bool:
    """Whether the prefix operator that waits is an atom if the infix operator `entry` follows it."""
    plain = load(find_operator(newest(PENDING.what)), OPERATOR.plain) != 0
    return plain or (w.read_source != 0 and load(entry, OPERATOR.prefix) == 0)


@kernel
def wait_prefix(name: Word, entry: Word) -> Word:
    """A prefix operator waits for its operand."""
    priority = load(entry, OPERATOR.prefix)
    if w.read_source != 0 and priority > newest(PENDING.right):
        priority = newest(PENDING.right)
    push(priority, load(entry, OPERATOR.prefix_right), name, PREFIX)
    return 1


@kernel
def atom_before(name: Word) -> Word:
    """An atom where an operand is due."""
    entry = find_operator(name)
    if entry == 0:
        return operand(name, 0)
    if load(entry, OPERATOR.infix) != 0 and under_prefix():
        if yields(entry):
            prefix_as_atom()
            return infix(name, entry)
    if load(entry, OPERATOR.prefix) != 0:
        return wait_prefix(name, entry)
    if w.read_source != 0:
        return operand(name, 0)
    return operand(name, BARE)


@kernel
def operator_behind(name: Word, opens: Word) -> Word:
    """A name behind an operand; `opens`: with a parenthesis behind it."""
    entry = find_operator(name)
    if entry == 0:
        return 0
    if load(entry, OPERATOR.infix) != 0:
        if infix(name, entry) == 0:
            return 0
        if opens:
            return open_bracket(PARENTHESIS, HIGHEST)
        return 1
    if load(entry, OPERATOR.postfix) == 0 or opens:
        return 0
    if make_left(load(entry, OPERATOR.postfix), load(entry, OPERATOR.postfix_left)) == 0:
        return 0
    t = make_operation(name, PREFIX)
    if t == 0:
        return 0
    return operand(t, load(entry, OPERATOR.postfix))


# --- brackets --------------------------------------------------------------------------------------------------------


@kernel
def comma() -> Word:
    """Separates arguments and elements; elsewhere it is the operator."""
    if reduce_below(COMMA) == 0:
        return 0
    if newest(PENDING.priority) == OPEN and newest(PENDING.right) == ARGUMENT:
        if newest(PENDING.what) == TAIL or settle_bracket() == 0:
            return 0
        push_item(w.read_term)
        w.read_behind = 0
        return 1
    if make_left(COMMA, ARGUMENT) == 0:
        return 0
    return wait_infix(ATOMS.comma, COMMA, COMMA)


@kernel
def bar() -> Word:
    """Separates the tail of a list; elsewhere an infix operator if there is one."""
    if reduce_below(COMMA + 1) == 0:
        return 0
    if newest(PENDING.priority) == OPEN and newest(PENDING.what) == LIST:
        if settle_bracket() == 0:
            return 0
        push_item(w.read_term)
        store(w.read_top - ENTRY, PENDING.what, TAIL)
        w.read_behind = 0
        return 1
    if newest(PENDING.right) == ARGUMENT:
        return 0
    entry = find_operator(ATOMS.bar)
    if entry != 0 and load(entry, OPERATOR.infix) != 0:
        return infix(ATOMS.bar, entry)
    if w.read_source == 0 or make_left(SOURCE_BAR, SOURCE_BAR - 1) == 0:
        return 0
    return wait_infix(ATOMS.bar, SOURCE_BAR, SOURCE_BAR)


@kernel
def empty_brackets(kind: Word, name: Word, opens: Word) -> Word:
    """[] or {}; `opens`: with a parenthesis behind it."""
    if newest(PENDING.priority) != OPEN or newest(PENDING.what) != kind or newest(PENDING.left) != w.read_items:
        return 0
    pop()
    if opens:
        return open_arguments(name)
    return operand(name, 0)


@inline
def matches(kind: Word, closed: Word) -> bool:
    """Whether a bracket is closed by what would close one of the kind `closed`."""
    return kind == closed or (kind == ARGUMENTS and closed == PARENTHESIS) or (kind == TAIL and closed == LIST)


@kernel
def close_bracket(closed: Word) -> Word:
    """A closing bracket: makes the compound term, list or bracketed term."""
    if settle_bracket() == 0:
        return 0
    kind = newest(PENDING.what)
    if not matches(kind, closed):
        return 0
    items = newest(PENDING.left)
    t = w.read_term
    if kind == CURLY:
        t = make_operation(ATOMS.curly, PREFIX)
    elif kind == TAIL:
        t = list_of_items(items, w.read_items, t)
    elif kind != PARENTHESIS:
        push_item(t)
        if kind == LIST:
            t = list_of_items(items, w.read_items, ATOMS.nil)
        else:
            t = make_compound(items, w.read_items)
    if t == 0:
        return 0
    w.read_items = items
    pop()
    return operand(t, 0)


@kernel
def end_of_term() -> Word:
    """The full stop: whether all brackets are closed."""
    if w.read_behind == 0:
        if not under_prefix():
            return 0
        prefix_as_atom()
    if settle_bracket() == 0 or newest(PENDING.what) != WHOLE:
        return 0
    return 1
