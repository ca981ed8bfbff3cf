"""The clause database as programs see it, but for what the kernel does (kernel/clause_*.py): declarations, abolish/1,
clauses of static predicates, current_predicate.

In: heads, indicators. Out: lists for the Prolog side to choose from (prolog/control.pl). Holds: errors are those of ISO
8.8 and 8.9.
"""

from __future__ import annotations

from wamjit.engine.database import functor_of
from wamjit.engine.errors import (
    domain_error,
    indicator,
    instantiation_error,
    type_error,
)
from wamjit.engine.predicates import USER, Predicate
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, conjuncts, list_parts, make_list


def static_clauses(engine, head, body, clauses):
    """'$clauses'(+Head, ?Body, -List): Head-Body of the clauses of a static predicate, for clause/2"""
    predicate = engine.database.known("access", "private_procedure", *functor_of(head))
    if not isinstance(body, Var):
        functor_of(body)
    wanted = key_of(head)
    found = [] if predicate is None else predicate.clauses
    if wanted is not None:
        found = [clause for clause in found if key_of(clause.head) in (None, wanted)]
    return [(clauses, make_list(Struct("-", (clause.head, clause.body)) for clause in found))]


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
    name, arity = checked_indicator(term)
    engine.database.abolish(name, arity)


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


def indicators(term: Term) -> list[tuple[str, int]]:
    """The indicators of a declaration: one, a list, or joined by commas."""
    found = []
    todo = [term]
    while todo:
        part = todo.pop()
        items, tail = list_parts(part)
        if items:
            todo.extend(reversed(items))
            if tail is not NIL:
                todo.append(tail)
        elif isinstance(part, Struct) and part.name == "," and len(part.args) == 2:
            todo.extend(reversed(list(conjuncts(part))))
        elif isinstance(part, Struct) and part.name == ":" and len(part.args) == 2:
            todo.append(part.args[1])
        elif part is not NIL:
            found.append(checked_indicator(part))
    return found


def dynamic(engine, term):
    """dynamic/1"""
    for name, arity in indicators(term):
        engine.database.declare(name, arity)


def discontiguous(engine, term):
    """discontiguous/1"""
    for name, arity in indicators(term):
        predicate = engine.database.writable("modify", name, arity)
        predicate.discontiguous = True


def multifile(engine, term):
    """multifile/1"""
    for name, arity in indicators(term):
        predicate = engine.predicates.ensure(USER, name, arity)
        predicate.multifile = predicate.discontiguous = True


def accept(engine, _term):
    """Declarations that change nothing here"""


def predicate_list(engine, pattern, found):
    """'$current_predicates'(?Indicator, -List): Name/Arity for current_predicate/1"""
    check_pattern(pattern)
    if isinstance(pattern, Struct):
        name, arity = pattern.args
        if isinstance(name, Atom) and isinstance(arity, int):
            predicate = engine.predicates.find(USER, name.name, arity)
            listed = [predicate] if predicate is not None and is_visible(predicate) else []
            return [(found, make_list(indicator(p.name, p.arity) for p in listed))]
    listed = [predicate for predicate in engine.predicates.user() if is_visible(predicate)]
    return [(found, make_list(indicator(p.name, p.arity) for p in listed))]


def is_visible(predicate: Predicate) -> bool:
    """Whether current_predicate/1 shows a predicate."""
    return predicate.clause_count > 0 and not predicate.name.startswith("$")


def check_pattern(pattern: Term) -> None:
    """The errors of current_predicate/1."""
    if isinstance(pattern, Var):
        return
    if not (isinstance(pattern, Struct) and pattern.name == "/" and len(pattern.args) == 2):
        raise type_error("predicate_indicator", pattern)
    name, arity = pattern.args
    if not isinstance(name, Atom | Var) or not isinstance(arity, int | Var):
        raise type_error("predicate_indicator", pattern)


def properties(engine, head, found):
    """'$properties'(+Head, -List): for predicate_property/2"""
    name, arity = functor_of(head)
    predicate = engine.visible(name, arity)
    if predicate is None:
        return [(found, NIL)]
    names = ["visible", "defined"]
    if predicate.builtin is not None:
        names += ["static", "built_in" if predicate.builtin.protected else "library"]
    else:
        names.append("dynamic" if predicate.dynamic else "static")
        names += [flag for flag in ("discontiguous", "multifile") if getattr(predicate, flag)]
    terms: list[Term] = [Atom(text) for text in names]
    if predicate.builtin is None:
        terms.append(Struct("number_of_clauses", (predicate.clause_count,)))
    return [(found, make_list(terms))]
