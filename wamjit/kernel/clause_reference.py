"""References to clauses of dynamic predicates: terms `$ref'(Place, Birth).

Place is where the clause lies in the store, in steps of 8 bytes; Birth the generation of the change that added it,
which no other clause has. Holds: a reference means its clause or none. What lies at its place is read only within the
store, and is taken for a clause only if it says so itself (a block that is something else has no address of its own
there), has that birth and is alive.
"""

from wamjit.kernel.clause_add import add_term
from wamjit.kernel.clause_chain import ALIVE
from wamjit.kernel.clause_erase import erase_clause
from wamjit.kernel.clause_match import begin_bindings, build_stored
from wamjit.kernel.names import CLAUSE, ERR, FUNCTORS, INT, INT_MASK, INT_SHIFT, STORE, STR
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, header_of, int_value, is_ref, is_str, need_heap, raise_error
from wamjit.subset.lang import WORD, Word, inline, kernel, load, reg, store, w

STEP_SHIFT = 3  # a clause's address is a multiple of 8


@kernel
def make_reference(clause: Word) -> Word:
    """The reference of a clause."""
    need_heap(3 * WORD)
    h = reg.h
    store(h, 0, FUNCTORS.reference)
    store(h, WORD, ((clause - w.store) >> STEP_SHIFT << INT_SHIFT) + INT)
    store(h, 2 * WORD, load(clause, CLAUSE.birth))
    reg.h = h + 3 * WORD
    return h + STR


@inline
def is_place(at: Word) -> bool:
    """Whether a clause may lie there."""
    return w.store + STORE.size <= at and at + CLAUSE.cells <= load(w.store, STORE.top)


@kernel
def clause_of(t: Word) -> Word:
    """The clause that a term refers to; an error if there is none."""
    t = deref(t)
    if is_ref(t):
        return raise_error(ERR.instantiation, t, t)
    if not is_str(t) or header_of(t) != FUNCTORS.reference:
        return raise_error(ERR.type_reference, t, t)
    place = deref(load(t, WORD - STR))
    birth = deref(load(t, 2 * WORD - STR))
    if place & INT_MASK != INT or birth & INT_MASK != INT:
        return raise_error(ERR.type_reference, t, t)
    at = w.store + (int_value(place) << STEP_SHIFT)
    if is_place(at) and load(at, CLAUSE.owner) == at:
        if load(at, CLAUSE.birth) == birth and load(at, CLAUSE.death) == ALIVE:
            return at
    return raise_error(ERR.existence_reference, t, t)


@kernel
def add_referred(at_end: Word) -> Word:
    """Add the clause in x0 and unify x1, which must be a variable, with its reference."""
    reference = deref(reg.x(1))
    if not is_ref(reference):
        return raise_error(ERR.uninstantiation, reference, reference)
    return unify(reg.x(1), make_reference(add_term(reg.x(0), at_end)))


@kernel
def bi_assertz_2() -> Word:
    """assertz(+Clause, -Reference)."""
    return add_referred(1)


@kernel
def bi_asserta_2() -> Word:
    """asserta(+Clause, -Reference)."""
    return add_referred(0)


@kernel
def bi_erase() -> Word:
    """erase(+Reference)."""
    erase_clause(clause_of(reg.x(0)))
    return 1


@kernel
def bi_referred() -> Word:
    """'$referred'(+Reference, -Address): where the clause lies, for Python; an error if it is not there any more."""
    return unify(reg.x(1), clause_of(reg.x(0)) + INT)


@kernel
def bi_recorded_term() -> Word:
    """'$recorded_term'(+Reference, ?Term): the second argument of the head, which is where a record keeps its term."""
    clause = clause_of(reg.x(0))
    begin_bindings(clause)
    return unify(reg.x(1), build_stored(load(clause + CLAUSE.cells + 2 * WORD)))
