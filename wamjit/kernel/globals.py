"""Global variables: read, set, and set until backtracking, as long as Python is not needed.

In: keys, values; for the cells that the system itself uses, their numbers. Out: 1, whether the value unifies, or what
the service of the same row of tables/builtins.txt does. Holds: the trail notes what a cell held, as for setarg/3; the
collector knows the cells below `w.globals_size`. A variable that b_setval/2 was never used with holds a constant or
`$unset`, and then a clause of a predicate that nobody else knows may have a copy of its value; nb_setval/2 of the
others is left to the service, because the trail would restore what was there before; and so are terms that contain
themselves.
"""

from wamjit.kernel.acyclic import is_acyclic
from wamjit.kernel.clause_add import FACT, make_clause
from wamjit.kernel.clause_enter import enter_clause
from wamjit.kernel.clause_erase import erase_clause, next_generation
from wamjit.kernel.clause_match import begin_bindings, build_stored
from wamjit.kernel.names import ATOMS, CLAUSE, FUNCTORS, GLOBAL, OPAQUE, ROW, STR
from wamjit.kernel.slow import serve
from wamjit.kernel.unify import unify
from wamjit.kernel.words import OLD_VALUE, deref, int_value, is_atom, is_constant, need_heap, trail_value
from wamjit.subset.lang import NODE, WORD, Word, inline, kernel, load, reg, store, w

MOST = 64  # variables that are looked at


@kernel
def global_of(key: Word) -> Word:
    """The record of a variable, or 0: there is none, or it is one of many."""
    key = deref(key)
    if not is_atom(key):
        return 0
    at = w.globals_start
    size = w.globals_size
    end = at + (size if size < MOST * GLOBAL.size else MOST * GLOBAL.size)
    while at < end:
        if load(at, GLOBAL.key) == key:
            return at
        at += GLOBAL.size
    return 0


@inline
def is_noted(known: Word, cell: Word) -> bool:
    """Whether the trail has an entry of the cell since the newest choice point was made: at `known`, which is a
    multiple of 8, or a word further."""
    if known < load(reg.b, NODE.tr) or known >= reg.tr:
        return False
    return load(known) == cell + OLD_VALUE or load(known, WORD) == cell + OLD_VALUE


@kernel
def value_of(number: Word) -> Word:
    """Unify x1 with the value of the variable x0; else the service of that row of the table does it."""
    found = global_of(reg.x(0))
    if found != 0:
        value = load(found, GLOBAL.value)
        if value != ATOMS.unset:
            return unify(reg.x(1), value)
        clause = load(found, GLOBAL.clause)
        if clause != 0:
            clause -= OPAQUE
            begin_bindings(clause)
            return unify(reg.x(1), build_stored(load(clause + CLAUSE.cells + 2 * WORD)))
    return serve(number)


@kernel
def forget_clause(found: Word) -> Word:
    """Erase the clause with the value of a variable, if it has one."""
    clause = load(found, GLOBAL.clause)
    if clause != 0:
        store(found, GLOBAL.clause, 0)
        erase_clause(clause - OPAQUE)
    return 0


@kernel
def keep_value(found: Word, value: Word) -> Word:
    """Make a clause that holds a copy of the value of a variable."""
    need_heap(3 * WORD)
    head = reg.h
    store(head, 0, FUNCTORS.global_value)
    store(head, WORD, load(found, GLOBAL.key))
    store(head, 2 * WORD, value)
    reg.h = head + 3 * WORD
    clause = make_clause(w.globals_stored, head + STR, ATOMS.true)
    store(clause, CLAUSE.birth, next_generation())
    store(clause, CLAUSE.info, load(clause, CLAUSE.info) + FACT)
    enter_clause(w.globals_stored, clause, 1)
    forget_clause(found)
    store(found, GLOBAL.value, ATOMS.unset)
    store(found, GLOBAL.clause, clause + OPAQUE)
    return 1


@kernel
def bi_nb_getval() -> Word:
    """nb_getval(+Key, -Value)."""
    return value_of(ROW.bi_nb_getval)


@kernel
def bi_b_getval() -> Word:
    """b_getval(+Key, -Value)."""
    return value_of(ROW.bi_b_getval)


@kernel
def new_global(value: Word) -> Word:
    """The record of a variable that had none, or 0: the service makes it for a constant, so that it does not have to
    read a large term."""
    if not is_atom(deref(reg.x(0))) or w.globals_size >= MOST * GLOBAL.size:
        return 0
    reg.x[1] = ATOMS.nil
    serve(ROW.bi_nb_setval)
    reg.x[1] = value
    return global_of(reg.x(0))


@kernel
def bi_nb_setval() -> Word:
    """nb_setval(+Key, +Value)."""
    found = global_of(reg.x(0))
    value = deref(reg.x(1))
    if not is_constant(value) and is_acyclic(value) == 0:
        return serve(ROW.bi_nb_setval)
    if found == 0 and not is_constant(value):
        found = new_global(value)
    if found != 0:
        if load(found, GLOBAL.noted) == 0:
            if not is_constant(value):
                return keep_value(found, value)
            forget_clause(found)
            store(found, GLOBAL.value, value)
            return 1
    return serve(ROW.bi_nb_setval)


@kernel
def bi_b_setval() -> Word:
    """b_setval(+Key, +Value)."""
    found = global_of(reg.x(0))
    if found == 0:
        return serve(ROW.bi_b_setval)
    known = load(found, GLOBAL.noted)
    if known == 0:
        return serve(ROW.bi_b_setval)
    cell = found + GLOBAL.value
    if not is_noted(known - OPAQUE, cell):
        store(found, GLOBAL.noted, (reg.tr & ~7) + OPAQUE)
        trail_value(cell)
    store(cell, 0, deref(reg.x(1)))
    return 1


@inline
def global_cell() -> Word:
    """The cell whose number is in x0."""
    return w.globals_start + int_value(deref(reg.x(0))) * WORD


@kernel
def bi_global() -> Word:
    """'$global'(+Number, ?Value)."""
    return unify(reg.x(1), load(global_cell()))


@kernel
def bi_set_global() -> Word:
    """'$set_global'(+Number, +Value)."""
    cell = global_cell()
    trail_value(cell)
    store(cell, 0, deref(reg.x(1)))
    return 1
