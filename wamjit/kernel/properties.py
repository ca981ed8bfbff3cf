"""What predicates are, as far as predicate_property/2 and current_predicate/1 have asked: a small table of answers.

In: arguments in x. Out: 1 or 0. Holds: `w.properties` is 0 where the table may be wrong, because Python has run
something that may have changed a predicate (engine/services.py); machine code alone changes none in these respects.
"""

from wamjit.kernel.clause_add import record_of
from wamjit.kernel.module_front import is_qualified, strip_front
from wamjit.kernel.names import ATOM_SHIFT, ATOMS, DYNAMIC, PROPERTY
from wamjit.kernel.unify import unify
from wamjit.kernel.words import compound_header, deref, is_atom, make_int
from wamjit.subset.lang import Word, kernel, load, reg, store, w

SLOTS = 64


@kernel
def head_key(head: Word) -> Word:
    """The header of a head, or the atom that it is; 0 for what is none."""
    if head == 0 or is_qualified(head):
        return 0
    header = compound_header(head)
    if header == 0 and is_atom(head):
        return head
    return header


@kernel
def slot_of(key: Word, name: Word) -> Word:
    """Where the answer about a property of a predicate stands, if anywhere."""
    return w.properties_start + ((key + (name >> ATOM_SHIFT) * 3) >> ATOM_SHIFT & (SLOTS - 1)) * PROPERTY.size


@kernel
def bi_property_known() -> Word:
    """'$property_known'(+Head, +Property, -Answer): true or false; fails where nobody has asked before."""
    if w.properties == 0:
        return 0
    key = head_key(strip_front(reg.x(0)))
    name = deref(reg.x(1))
    slot = slot_of(key, name)
    if key == 0 or load(slot, PROPERTY.head) != key or load(slot, PROPERTY.module) != w.svc(0):
        return 0
    if load(slot, PROPERTY.name) != name:
        return 0
    return unify(reg.x(2), load(slot, PROPERTY.answer))


@kernel
def forget_properties() -> Word:
    """An empty table."""
    at = w.properties_start
    end = at + SLOTS * PROPERTY.size
    while at < end:
        store(at, PROPERTY.head, 0)
        at += PROPERTY.size
    w.properties = 1
    return 1


@kernel
def bi_note_property() -> Word:
    """'$note_property'(+Head, +Property, +Answer)."""
    if w.properties == 0:
        forget_properties()
    key = head_key(strip_front(reg.x(0)))
    if key != 0:
        name = deref(reg.x(1))
        slot = slot_of(key, name)
        store(slot, PROPERTY.head, key)
        store(slot, PROPERTY.module, w.svc(0))
        store(slot, PROPERTY.name, name)
        store(slot, PROPERTY.answer, deref(reg.x(2)))
    return 1


@kernel
def bi_dynamic_count() -> Word:
    """'$dynamic_count'(+Head, -Count): how many clauses a dynamic predicate of `user` has; fails for all others."""
    head = strip_front(reg.x(0))
    if head_key(head) == 0 or w.svc(0) != ATOMS.user:
        return 0
    w.clause_module = ATOMS.user
    record = record_of(head)
    if record == 0:
        return 0
    return unify(reg.x(1), make_int(load(record, DYNAMIC.count)))
