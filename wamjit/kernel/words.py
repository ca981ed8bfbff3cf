"""Words: telling them apart, following references, binding, room on the heap.

Everything here but the two routines dissolves into its caller. What has no room leaves every routine for `heap_full`,
`trail_full`, `pdl_full`, `copy_full`: nothing has to be kept over such a jump, as it would over a call that comes
back. Holds: variables live on the heap only; a binding goes from the younger (higher) cell to the older one; a cell
that is older than the newest choice point (`reg.hb`) is trailed, and there is room on the trail before the cell
changes, so that an overflow leaves no binding behind.
"""

from wamjit.kernel.names import (
    ATOM,
    ATOM_MASK,
    ATOM_SHIFT,
    BIG_BOX,
    BOX,
    BOX_KIND_MASK,
    BOX_SHIFT,
    FLOAT_HEADER,
    FUNCTOR_SHIFT,
    FUNCTORS,
    HEADER_MASK,
    INT,
    INT_MASK,
    INT_SHIFT,
    LST,
    NO_POINTER,
    POINTER_MASK,
    STR,
    STRING_BOX,
    SVC,
)
from wamjit.subset.lang import (
    ATOMREC,
    FUNCTOR,
    WORD,
    Double,
    Word,
    gate,
    gt_s,
    inline,
    kernel,
    load,
    reg,
    sar,
    store,
    store_double,
    test,
    unlikely,
    unwind_and_jump,
    w,
)

OLD_VALUE = 1  # in an entry of the trail: a changed cell, with what it held between two of these

# --- what the kernel asks for when it cannot go on -------------------------------------------------------------------


@kernel
def exhausted(area: Word) -> Word:
    """Throws a resource error; does not come back. For the entries that `unwind_and_jump` leads to."""
    w.svc[0] = area
    gate(SVC.resource)
    return 0


@kernel
def raise_error(code: Word, culprit: Word, second: Word) -> Word:
    """Throws an error of tables/errors.txt; does not come back. The caller returns 0 behind it, for form."""
    w.svc[0] = code
    w.svc[1] = culprit
    w.svc[2] = second
    gate(SVC.error)
    return 0


# --- tests -----------------------------------------------------------------------------------------------------------


@inline
def is_ref(t: Word) -> bool:
    """A reference; after `deref`, an unbound variable."""
    return not test(t, POINTER_MASK)


@inline
def is_lst(t: Word) -> bool:
    """A list cell."""
    return not test(t - LST, POINTER_MASK)


@inline
def is_str(t: Word) -> bool:
    """A structure or a box."""
    return not test(t - STR, POINTER_MASK)


@inline
def is_int(t: Word) -> bool:
    """A small integer."""
    return not test(t - INT, INT_MASK)


@inline
def is_atom(t: Word) -> bool:
    """An atom."""
    return not test(t - ATOM, ATOM_MASK)


@inline
def is_constant(t: Word) -> bool:
    """A small integer or an atom: equal exactly when the words are."""
    return (t & POINTER_MASK) == NO_POINTER


@inline
def are_constants(a: Word, b: Word) -> bool:
    """Both are: different ones are not equal, whatever follows."""
    return is_constant(a & b)


@inline
def is_box_header(header: Word) -> bool:
    """The header of raw words, not of arguments."""
    return not test(header - BOX, HEADER_MASK)


@inline
def header_of(t: Word) -> Word:
    """The header of what a STR word points to."""
    return load(t, -STR)


@inline
def is_float(t: Word) -> bool:
    """A float; t is dereferenced."""
    return is_str(t) and header_of(t) == FLOAT_HEADER


@inline
def is_big(t: Word) -> bool:
    """An integer that does not fit a word."""
    return is_str(t) and (header_of(t) & BOX_KIND_MASK) == BIG_BOX


@inline
def is_string(t: Word) -> bool:
    """A string object."""
    return is_str(t) and (header_of(t) & BOX_KIND_MASK) == STRING_BOX


@inline
def is_structure(t: Word) -> bool:
    """A compound term that is no list cell."""
    return is_str(t) and not is_box_header(header_of(t))


# --- taking apart and putting together -------------------------------------------------------------------------------


@inline
def deref(t: Word) -> Word:
    """Follow references from t to an unbound variable or a value."""
    while is_ref(t):
        u = load(t)
        if u == t:
            break
        t = u
    return t


@inline
def int_value(t: Word) -> Word:
    """The number of a small integer."""
    return sar(t, INT_SHIFT)


@inline
def make_int(value: Word) -> Word:
    """The word of a number that fits."""
    return (value << INT_SHIFT) + INT


@inline
def fits_int(value: Word) -> bool:
    """Whether a number fits a small integer."""
    return sar(value << INT_SHIFT, INT_SHIFT) == value


@inline
def box_words(header: Word) -> Word:
    """How many raw words follow a box header."""
    return header >> BOX_SHIFT


@inline
def functor_record(header: Word) -> Word:
    """The record of a functor."""
    return w.functor_table + (header >> FUNCTOR_SHIFT) * FUNCTOR.size


@inline
def functor_arity(header: Word) -> Word:
    """The arity that a header says."""
    return load(functor_record(header), FUNCTOR.arity)


@inline
def functor_name(header: Word) -> Word:
    """The name that a header says, an atom."""
    return load(functor_record(header), FUNCTOR.name)


@inline
def atom_record(atom: Word) -> Word:
    """The record of an atom."""
    return w.atom_table + (atom >> ATOM_SHIFT) * ATOMREC.size


@inline
def compound_header(t: Word) -> Word:
    """The functor of a compound term (that of `'.'/2` for a list cell), 0 for everything else."""
    result = 0
    if is_lst(t):
        result = FUNCTORS.dot
    elif is_str(t):
        header = header_of(t)
        if not is_box_header(header):
            result = header
    return result


@inline
def compound_arguments(t: Word) -> Word:
    """The address of the first argument of a compound term."""
    result = t - LST
    if is_str(t):
        result = t - STR + WORD
    return result


# --- binding ---------------------------------------------------------------------------------------------------------


@inline
def trail(v: Word) -> None:
    """Note that the variable at v is about to be bound, if a choice point must undo it."""
    if v < reg.hb:
        if unlikely(reg.tr >= w.trail_end):
            unwind_and_jump("trail_full")
        store(reg.tr, 0, v)
        reg.tr += WORD


@inline
def trail_value(cell: Word) -> None:
    """Note what a cell holds that is about to be changed: three words, so that the trail reads both ways."""
    tr = reg.tr
    if unlikely(tr + 2 * WORD >= w.trail_end):
        unwind_and_jump("trail_full")
    store(tr, 0, cell + OLD_VALUE)
    store(tr, WORD, load(cell))
    store(tr, 2 * WORD, cell + OLD_VALUE)
    reg.tr = tr + 3 * WORD


@inline
def bind(v: Word, t: Word) -> None:
    """Bind the unbound variable v to t, which is no variable or an older one."""
    trail(v)
    store(v, 0, t)


@inline
def bind_variables(a: Word, b: Word) -> None:
    """Bind the younger of two different variables to the older."""
    if a < b:
        bind(b, a)
    else:
        bind(a, b)


@inline
def undo_trail(to: Word) -> None:
    """Reset the variables bound, and the cells changed, since the trail's top was at `to`."""
    tr = reg.tr
    while tr > to:
        tr -= WORD
        v = load(tr)
        if unlikely(test(v, OLD_VALUE)):
            store(v, -OLD_VALUE, load(tr, -WORD))
            tr -= 2 * WORD
        else:
            store(v, 0, v)
    reg.tr = tr


# --- heap ------------------------------------------------------------------------------------------------------------


@inline
def need_heap(size: Word) -> None:
    """Make sure of `size` bytes on the heap, in front of what clauses may use without a check."""
    if unlikely(gt_s(size, w.heap_end - reg.h)):
        unwind_and_jump("heap_full")


@inline
def new_variable() -> Word:
    """A fresh variable; the room is checked by the caller."""
    h = reg.h
    store(h, 0, h)
    reg.h = h + WORD
    return h


@inline
def new_float(value: Double) -> Word:
    """A float box."""
    need_heap(WORD + 8)
    h = reg.h
    store(h, 0, FLOAT_HEADER)
    store_double(h, WORD, value)
    reg.h = h + WORD + 8
    return h + STR
