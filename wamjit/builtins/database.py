"""The clause database as programs see it: assert, retract, clause, current_predicate.

In: clauses, heads, indicators. Out: lists for the Prolog side to choose from (prolog/control.pl); a clause is named by
a number while somebody looks at it. Holds: errors are those of ISO 8.8 and 8.9.
"""

from __future__ import annotations

from itertools import islice

from wamjit.engine.database import check_body, functor_of, place_of, split
from wamjit.engine.errors import (
    domain_error,
    indicator,
    instantiation_error,
    permission_error,
    type_error,
)
from wamjit.engine.predicates import USER, Predicate
from wamjit.engine.terms import detach
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, conjuncts, list_parts, make_list

CHUNK = 8  # clauses that retract/1 looks at in one go


def assertz(engine, clause):
    """assertz/1, assert/1"""
    engine.database.add(detach(clause), last=True)


def asserta(engine, clause):
    """asserta/1"""
    engine.database.add(detach(clause), last=False)


def run_clauses(engine, goal, clauses):
    """'$clauses_now'(+Goal, -List): Head-Body of each clause that may match, for a dynamic predicate that is called"""
    found = engine.database.alternatives(goal)
    return [(clauses, make_list(Struct("-", (clause.head, clause.body)) for clause in found))]


def clauses_for(engine, head, body, clauses):
    """'$clauses'(+Head, ?Body, -List): Head-Body for clause/2"""
    predicate = known(engine, head, "access", "private_procedure")
    check_optional_body(body)
    if predicate is None:
        return [(clauses, NIL)]
    found = engine.database.candidates(predicate, head)
    return [(clauses, make_list(Struct("-", (clause.head, clause.body)) for clause in found))]


def clauses_to_retract(engine, clause, after, clauses):
    """'$retractable'(+Clause, +After, -List): r(Head, Body, Serial) of some clauses for retract/1, then more(After2)

    After is `start`, or at(Serial, Time): behind that clause, those that were there at that time.
    """
    head, body = split(clause)
    predicate = known(engine, head, "access", "private_procedure")
    check_optional_body(body)
    if predicate is None:
        return [(clauses, NIL)]
    if not predicate.dynamic:
        raise permission_error("access", "private_procedure", indicator(predicate.name, predicate.arity))
    serial, time = after.args if isinstance(after, Struct) else (None, engine.database.clock)
    candidates = engine.database.candidates(predicate, head)
    first = 0 if serial is None else place_of(candidates, serial + 1)
    chunk = list(islice((c for c in islice(candidates, first, None) if c.birth <= time), CHUNK + 1))
    found = [Struct("r", (c.head, c.body, c.serial)) for c in chunk[:CHUNK]]
    if len(chunk) > CHUNK:
        found.append(Struct("more", (Struct("at", (chunk[CHUNK - 1].serial, time)),)))
    return [(clauses, make_list(found))]


def known(engine, head: Term, action: str, kind: str) -> Predicate | None:
    """The user's predicate of a head; a permission error for a built-in one."""
    name, arity = functor_of(head)
    predicate = engine.predicates.find(USER, name, arity)
    if predicate is None or not (predicate.defined or predicate.dynamic):
        row = engine.registry.find(name, arity)
        if row is not None and row.protected:
            raise permission_error(action, kind, indicator(name, arity))
        return None
    return predicate


def check_optional_body(body: Term) -> None:
    """The body argument of clause/2 and retract/1: a variable or callable."""
    if not isinstance(body, Var):
        check_body(body, body)


def erase(engine, head, serial):
    """'$erase'(+Head, +Serial): fails if the clause is gone"""
    predicate = engine.predicates.find(USER, *functor_of(head))
    clause = engine.database.find(predicate, serial)
    return clause is not None and engine.database.erase(predicate, clause)


def retract_all(engine, head):
    """'$retractall'(+Head): retractall/1 where no argument is bound, or the predicate is new"""
    predicate = engine.database.dynamic(*functor_of(head))
    arguments = head.args if isinstance(head, Struct) else ()
    if all(isinstance(argument, Var) for argument in arguments) and len(set(arguments)) == len(arguments):
        engine.database.erase_all(predicate)
        return True
    return bool(predicate.clauses) or None


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
    return (predicate.defined or predicate.dynamic) and bool(predicate.clauses) and not predicate.name.startswith("$")


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
        terms.append(Struct("number_of_clauses", (len(predicate.clauses),)))
    return [(found, make_list(terms))]
