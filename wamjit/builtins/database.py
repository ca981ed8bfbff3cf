"""The clause database as programs see it, but for what the kernel does (kernel/clause_*.py): declarations, abolish/1,
clauses of static predicates, current_predicate.

In: heads, indicators. Out: lists for the Prolog side to choose from (prolog/control.pl). Holds: errors are those of ISO
8.8 and 8.9.
"""

from __future__ import annotations

from wamjit.engine.database import as_body, functor_of
from wamjit.engine.errors import (
    domain_error,
    instantiation_error,
    type_error,
)
from wamjit.engine.meta import is_qualified, strip_checked
from wamjit.engine.predicates import USER
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, conjuncts, list_parts, make_list


def static_clauses(engine, head, body, clauses):
    """'$clauses'(+Head, ?Body, -List): Head-Body of the clauses of a static predicate, for clause/2"""
    given = head
    space, head = strip_checked(head, USER)
    predicate = engine.database.known("access", "private_procedure", *functor_of(head), space)
    if not isinstance(body, Var):
        functor_of(body)
    wanted = key_of(head)
    found = [] if predicate is None else predicate.clauses
    if wanted is not None:
        found = [clause for clause in found if key_of(clause.head) in (None, wanted)]
    return [(clauses, make_list(Struct("-", (like(given, clause.head), as_body(clause.body))) for clause in found))]


def like(given: Term, head: Term) -> Term:
    """A head with the modules in front that were given."""
    modules = []
    while is_qualified(given):
        modules.append(given.args[0])
        given = given.args[1]
    for module in reversed(modules):
        head = Struct(":", (module, head))
    return head


def key_of(head: Term) -> tuple | None:
    """What the first argument of a head is, by its outermost symbol; None where it says nothing."""
    first = head.args[0] if isinstance(head, Struct) else None
    if first is None or isinstance(first, Var):
        return None
    if isinstance(first, Struct):
        return first.name, len(first.args)
    return type(first), first


def abolish(engine, term):
    """abolish/1"""
    space, term = strip_checked(term, USER)
    name, arity = checked_indicator(term)
    engine.database.abolish(name, arity, space)


def checked_indicator(term: Term) -> tuple[str, int]:
    """A predicate indicator, with the errors of abolish/1."""
    if isinstance(term, Var):
        raise instantiation_error()
    if not (isinstance(term, Struct) and term.name == "/" and len(term.args) == 2):
        raise type_error("predicate_indicator", term)
    name, arity = term.args
    if isinstance(name, Var) or isinstance(arity, Var):
        raise instantiation_error()
    if not isinstance(arity, int):
        raise type_error("integer", arity)
    if not isinstance(name, Atom):
        raise type_error("atom", name)
    if arity < 0:
        raise domain_error("not_less_than_zero", arity)
    return name.name, arity


def indicators(term: Term) -> list[tuple[str, int, str]]:
    """The indicators of a declaration, with their modules: one, a list, or joined by commas."""
    found = []
    todo = [(USER, term)]
    while todo:
        space, part = todo.pop()
        space, part = strip_checked(part, space)
        items, tail = list_parts(part)
        if items:
            todo.extend((space, item) for item in reversed(items))
            if tail is not NIL:
                todo.append((space, tail))
        elif isinstance(part, Struct) and part.name == "," and len(part.args) == 2:
            todo.extend((space, item) for item in reversed(list(conjuncts(part))))
        elif isinstance(part, Struct) and part.name == "//" and len(part.args) == 2 and isinstance(part.args[1], int):
            found.append((*checked_indicator(Struct("/", (part.args[0], part.args[1] + 2))), space))
        elif part is not NIL:
            found.append((*checked_indicator(part), space))
    return found


def dynamic(engine, term):
    """dynamic/1"""
    for name, arity, space in indicators(term):
        engine.database.declare(name, arity, space)


def discontiguous(engine, term):
    """discontiguous/1: what is declared exists, as ISO 7.4.2 has it, if without clauses"""
    for name, arity, space in indicators(term):
        predicate = engine.database.writable("modify", name, arity, space)
        predicate.discontiguous = predicate.defined = True


def multifile(engine, term):
    """multifile/1: as discontiguous/1"""
    for name, arity, space in indicators(term):
        predicate = engine.database.own("modify", name, arity, space)
        predicate.multifile = predicate.discontiguous = predicate.defined = True


def block(engine, _term):
    """block/1: a declaration of SICStus that is accepted, but calls do not wait"""
    said = Atom("calls do not wait for variables of block/1")
    if engine.loads:
        engine.loads[-1].report("Warning", said.name, Struct("block", (said,)))
    else:
        engine.reporter.say("warning", said.name, Struct("block", (said,)))


def accept(engine, _what):
    """Declarations that change nothing here"""


def accept_options(engine, _indicator, _argument, _options):
    """predicate_options/3, likewise"""
