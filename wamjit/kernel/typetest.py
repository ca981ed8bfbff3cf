"""Type tests: conditions for rules, and the predicates.

In: dereferenced words for the conditions, x0 for the built-ins. Out: a condition, or 1 and 0.
"""

from wamjit.kernel.links import is_new, settle, tick
from wamjit.kernel.names import ATOMS, ERR, LST
from wamjit.kernel.pdl import push_two
from wamjit.kernel.words import (
    compound_arguments,
    compound_header,
    deref,
    functor_arity,
    header_of,
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
    is_structure,
    raise_error,
)
from wamjit.subset.lang import WORD, Word, inline, kernel, load, reg, unlikely, w


@inline
def is_integer(t: Word) -> bool:
    """A small or big integer."""
    return is_int(t) or is_big(t)


@inline
def is_number(t: Word) -> bool:
    """An integer or a float."""
    return is_int(t) or is_float(t) or is_big(t)


@inline
def is_atomic(t: Word) -> bool:
    """Neither a variable nor compound."""
    return is_constant(t) or (is_str(t) and is_box_header(header_of(t)))


@inline
def is_compound(t: Word) -> bool:
    """A list cell or a structure."""
    return is_lst(t) or is_structure(t)


@inline
def is_callable(t: Word) -> bool:
    """An atom or a compound term."""
    return is_atom(t) or is_compound(t)


@kernel
def list_end(t: Word) -> Word:
    """What a list ends in: [] for a proper one, a variable for a partial one, 0 for a cyclic one (Brent 1980)."""
    t = deref(t)
    power = 1
    steps = 0
    kept = t
    while is_lst(t):
        tick()
        t = deref(load(t, WORD - LST))
        if t == kept:
            return 0
        steps += 1
        if steps == power:
            kept = t
            power += power
            steps = 0
    return t


@kernel
def check_partial_list(t: Word) -> Word:
    """1 if t may become a proper list, else the ISO error."""
    end = list_end(t)
    if end != ATOMS.nil and end != 0 and not is_ref(end):
        return raise_error(ERR.type_list, t, 0)
    return 1


@kernel
def has_no_variable(t: Word) -> Word:
    """Whether there is no variable in t, of any depth."""
    top = w.pdl_start
    at = 0
    left = 0
    while True:
        t = deref(t)
        if is_ref(t):
            return 0
        header = compound_header(t)
        if header != 0:
            if left != 0:
                top = push_two(top, at, left)
            left = 0
            if is_new(t, top):
                at = compound_arguments(t)
                left = functor_arity(header)
        if left == 0:
            if top == w.pdl_start:
                return 1
            top -= 2 * WORD
            at = load(top)
            left = load(top, WORD)
        left -= 1
        t = load(at)
        at += WORD


@kernel
def is_ground(t: Word) -> Word:
    """Whether there is no variable in t."""
    result = has_no_variable(t)
    if unlikely(w.rounds != 0):
        settle()
    return result


@kernel
def bi_var() -> Word:
    """var(@T)."""
    if is_ref(deref(reg.x(0))):
        return 1
    return 0


@kernel
def bi_nonvar() -> Word:
    """nonvar(@T)."""
    if is_ref(deref(reg.x(0))):
        return 0
    return 1


@kernel
def bi_atom() -> Word:
    """atom(@T)."""
    if is_atom(deref(reg.x(0))):
        return 1
    return 0


@kernel
def bi_integer() -> Word:
    """integer(@T)."""
    t = deref(reg.x(0))
    if is_integer(t):
        return 1
    return 0


@kernel
def bi_float() -> Word:
    """float(@T)."""
    t = deref(reg.x(0))
    if is_float(t):
        return 1
    return 0


@kernel
def bi_number() -> Word:
    """number(@T)."""
    t = deref(reg.x(0))
    if is_number(t):
        return 1
    return 0


@kernel
def bi_atomic() -> Word:
    """atomic(@T)."""
    t = deref(reg.x(0))
    if is_atomic(t):
        return 1
    return 0


@kernel
def bi_compound() -> Word:
    """compound(@T)."""
    t = deref(reg.x(0))
    if is_compound(t):
        return 1
    return 0


@kernel
def bi_callable() -> Word:
    """callable(@T)."""
    t = deref(reg.x(0))
    if is_callable(t):
        return 1
    return 0


@kernel
def bi_string() -> Word:
    """string(@T)."""
    t = deref(reg.x(0))
    if is_string(t):
        return 1
    return 0


@kernel
def bi_ground() -> Word:
    """ground(@T)."""
    return is_ground(reg.x(0))


@kernel
def bi_is_list() -> Word:
    """is_list(@T): a proper list."""
    if list_end(reg.x(0)) == ATOMS.nil:
        return 1
    return 0
