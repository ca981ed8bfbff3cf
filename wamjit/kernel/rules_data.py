"""Rules of the WAM's data instructions: moves, get, read, write and put.

`read_*` take offsets in cells from s, which still carries the tag of the term it points to; `write_*` and `put_*`
offsets in cells from h. Variables live on the heap only, so there are no unsafe values.
"""

from wamjit.kernel.construct import argument_of, arity_of, name_of, new_term
from wamjit.kernel.names import LST, STR
from wamjit.kernel.relations import order_of
from wamjit.kernel.unify import unify
from wamjit.kernel.words import (
    are_constants,
    deref,
    functor_arity,
    header_of,
    int_value,
    is_box_header,
    is_int,
    is_lst,
    is_ref,
    is_str,
)
from wamjit.subset.lang import (
    WORD,
    Const,
    Int,
    Label,
    Loc,
    fail,
    goto,
    inline,
    load,
    reg,
    rule,
    store,
    tail_jump,
    unlikely,
    w,
)
from wamjit.subset.lang import Word as Word


@inline
def bind_here(v: Word, t: Word) -> None:
    """Bind an unbound variable at depth 0; trailing is the rare case."""
    if unlikely(v < reg.hb):
        if reg.tr >= w.trail_end:
            tail_jump("trail_full")
        store(reg.tr, 0, v)
        reg.tr += WORD
    store(v, 0, t)


@inline
def bind_older(v: Word, t: Word) -> None:
    """The same where there is likely to be a choice point that is younger than the variable."""
    if v < reg.hb:
        if unlikely(reg.tr >= w.trail_end):
            tail_jump("trail_full")
        store(reg.tr, 0, v)
        reg.tr += WORD
    store(v, 0, t)


@rule
def bind_const(x: Loc, c: Const):
    """Bind the unbound variable x to a constant."""
    bind_older(x, c)


@rule
def bind_list(x: Loc):
    """Bind the unbound variable x to the list at h."""
    bind_older(x, reg.h + LST)


@rule
def bind_struct(x: Loc):
    """Bind the unbound variable x to the structure at h."""
    bind_older(x, reg.h + STR)


@rule
def move(d: Loc, s: Loc):
    """d := s."""
    d = s


@rule
def put_const(d: Loc, c: Const):
    """d := c."""
    d = c


@rule
def get_value(a: Loc, b: Loc):
    """Unify; b is the likelier variable."""
    t = b
    while True:
        if unlikely(not is_ref(t)):
            s = a
            if is_ref(s):
                s = deref(s)
                if is_ref(s):
                    bind_here(s, t)
                    return
            if s != t:
                if are_constants(s, t):
                    fail()
                if unify(s, t) == 0:
                    fail()
            return
        u = load(t)
        if u == t:
            break
        t = u
    v = a
    if unlikely(is_ref(v)):
        v = deref(v)
        if is_ref(v):
            unify(v, t)  # which of them is younger
            return
    bind_here(t, v)


@rule
def get_const(x: Loc, c: Const):
    """Unify with a constant."""
    t = x
    if unlikely(t != c):
        t = deref(t)
        if is_ref(t):
            bind_here(t, c)
        else:
            if t != c:
                fail()


@rule
def get_literal(x: Loc, c: Const):
    """Unify with a constant that lies in a box."""
    if unify(x, c) == 0:
        fail()


@rule
def get_list(x: Loc, write: Label):
    """x is a list (go on), or an unbound variable that becomes the list at h (go to write)."""
    t = x
    if unlikely(not is_lst(t)):
        t = deref(t)
        if is_ref(t):
            bind_here(t, reg.h + LST)
            goto(write)
        if not is_lst(t):
            fail()
        x = t


@rule
def get_list_write(x: Loc, read: Label):
    """The same with the write stream in line."""
    t = x
    while True:
        if unlikely(not is_ref(t)):
            if not is_lst(t):
                fail()
            x = t
            goto(read)
        u = load(t)
        if u == t:
            break
        t = u
    bind_here(t, reg.h + LST)


@rule
def get_struct(x: Loc, f: Const, write: Label):
    """x is a structure with functor f (go on), or an unbound variable that becomes the one at h (go to write)."""
    t = x
    if unlikely(not is_str(t)):
        t = deref(t)
        if is_ref(t):
            bind_here(t, reg.h + STR)
            goto(write)
        if not is_str(t):
            fail()
        x = t
    if load(t, -STR) != f:
        fail()


@rule
def get_struct_write(x: Loc, f: Const, read: Label):
    """The same with the write stream in line."""
    t = x
    while True:
        if unlikely(not is_ref(t)):
            if not is_str(t):
                fail()
            if load(t, -STR) != f:
                fail()
            x = t
            goto(read)
        u = load(t)
        if u == t:
            break
        t = u
    bind_here(t, reg.h + STR)


@rule
def read_list(x: Loc):
    """s := the list in x."""
    reg.s = x


@rule
def read_struct(x: Loc):
    """s := the structure in x."""
    reg.s = x


@rule
def read_var(d: Loc, k: Int, tag: Int):
    """d := the cell."""
    d = load(reg.s, k * WORD - tag)


@rule
def read_const(c: Const, k: Int, tag: Int):
    """Unify the cell with a constant."""
    t = load(reg.s, k * WORD - tag)
    if unlikely(t != c):
        t = deref(t)
        if is_ref(t):
            bind_here(t, c)
        else:
            if t != c:
                fail()


@rule
def read_literal(c: Const, k: Int, tag: Int):
    """Unify the cell with a constant that lies in a box."""
    s = reg.s
    if unify(load(s, k * WORD - tag), c) == 0:
        fail()
    reg.s = s


@rule
def read_value(v: Loc, k: Int, tag: Int):
    """Unify the cell with a value; ends the use of s."""
    t = load(reg.s, k * WORD - tag)
    if unlikely(t != v):
        if are_constants(t, v):
            fail()
        if unify(t, v) == 0:
            fail()


@rule
def write_functor(f: Const, k: Int):
    """The cell := the header of a structure."""
    store(reg.h, k * WORD, f)


@rule
def write_const(c: Const, k: Int):
    """The cell := a constant."""
    store(reg.h, k * WORD, c)


@rule
def write_value(s: Loc, k: Int):
    """The cell := a value."""
    store(reg.h, k * WORD, s)


@rule
def write_void(k: Int):
    """The cell becomes an unbound variable."""
    store(reg.h, k * WORD, reg.h + k * WORD)


@rule
def write_var(d: Loc, k: Int):
    """The cell becomes an unbound variable, d its address."""
    d = reg.h + k * WORD
    store(reg.h, k * WORD, d)


@rule
def write_var_slot(d: Loc, k: Int):
    """write_var where d is an environment slot."""
    t = reg.h + k * WORD
    store(reg.h, k * WORD, t)
    d = t


@rule
def write_list(to: Int, k: Int):
    """The cell := the list at offset `to`."""
    store(reg.h, k * WORD, reg.h + (to * WORD + LST))


@rule
def write_struct(to: Int, k: Int):
    """The cell := the structure at offset `to`."""
    store(reg.h, k * WORD, reg.h + (to * WORD + STR))


@rule
def put_ref(d: Loc, k: Int):
    """d := the address of the cell."""
    d = reg.h + k * WORD


@rule
def put_list(d: Loc, k: Int):
    """d := the list at offset k."""
    d = reg.h + (k * WORD + LST)


@rule
def put_struct(d: Loc, k: Int):
    """d := the structure at offset k."""
    d = reg.h + (k * WORD + STR)


@rule
def bump(n: Int):
    """h moves over n cells."""
    reg.h = reg.h + n * WORD


@rule
def argument(d: Loc, n: Loc, t: Loc):
    """d := an argument of a compound term."""
    i = n
    s = t
    if unlikely(not is_str(s)):
        s = deref(s)
    if is_int(i) and is_str(s):
        header = header_of(s)
        number = int_value(i)
        if not is_box_header(header) and number - 1 < functor_arity(header):
            d = load(s + number * WORD, -STR)
            return
    r = argument_of(i, s)
    if r == 0:
        fail()
    d = r


@rule
def functor_of(name: Loc, arity: Loc, t: Loc):
    """The name and the arity of a term that is no variable."""
    s = t
    n = name_of(s)
    k = arity_of(s)
    name = n
    arity = k


@rule
def make_term(d: Loc, name: Loc, arity: Loc):
    """d := the compound term with fresh arguments, or constant, that functor/3 makes."""
    d = new_term(name, arity)


@rule
def order(d: Loc, a: Loc, b: Loc):
    """d := what compare/3 answers."""
    d = order_of(a, b)
