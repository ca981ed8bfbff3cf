"""References to clauses, where Python reads what they mean (the kernel checks them: kernel/clause_reference.py).

In: the address of a clause as a number, which the kernel gave a moment ago. Out: the clause as terms; references of
the clauses of a predicate. Holds: only clauses of dynamic predicates have references.
"""

from __future__ import annotations

from wamjit.engine.database import Stored, functor_of
from wamjit.engine.errors import indicator, permission_error
from wamjit.engine.meta import strip_checked
from wamjit.engine.predicates import SYSTEM, USER
from wamjit.read.terms import Atom, Struct, Term

STEP = 8  # bytes: kernel/clause_reference.py


def clause_at(engine, address, module, head, body, size):
    """'$clause_at'(+Address, -Module, -Head, -Body, -Bytes)"""
    store, layout = engine.database.store, engine.layout
    address = layout.int_word(address) - layout.int
    record = engine.memory.read(address + store.clause.offset("predicate"))
    predicate = engine.database.owners[record]
    clause = Stored(store, record).read(address, predicate.name)
    space = USER if predicate.space == SYSTEM else predicate.space
    room = engine.memory.read(address + store.clause.offset("room"))
    return [(module, Atom(space)), (head, clause.head), (body, clause.body), (size, room)]


def reference(engine, address: int) -> Term:
    """The reference of a clause."""
    store = engine.database.store
    birth = engine.layout.int_value(engine.memory.read(address + store.clause.offset("birth")))
    return Struct("$ref", ((address - engine.worker["store"]) // STEP, birth))


def nth(engine, head, _number, found):
    """'$nth_reference'(+Head, ?Number, -References): of the clauses of a predicate, in their order"""
    from wamjit.read.terms import make_list

    space, head = strip_checked(head, USER)
    name, arity = functor_of(head)
    predicate = engine.database.known("access", "private_procedure", name, arity, space)
    if predicate is None:
        return False
    if predicate.stored is None:
        raise permission_error("access", "static_procedure", indicator(name, arity))
    return [(found, make_list(reference(engine, address) for address in predicate.stored.addresses()))]
